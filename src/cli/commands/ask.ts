import { type CaseSettings, completeCase } from '../../cases/assemble.ts';
import { addEntries } from '../../cases/entries.ts';
import type { CaseFile } from '../../cases/json.ts';
import { CaseBuilder, isMalformed, isPair, splitPair } from '../../cases/read.ts';
import type { Case } from '../../engine/case.ts';
import { preparePlan } from '../../engine/plan.ts';
import { type Evaluation, evaluate } from '../../engine/run.ts';
import { findSubject, type PolicySet, type Subject } from '../../policies/set.ts';
import { type Problem, problem, SuanceError } from '../../values/problem.ts';
import { findOffers } from '../interview/families.ts';
import { Interview } from '../interview/interview.ts';
import { type Io, type Output, write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { regionNote, settingsFor } from '../standing.ts';
import { withTerminal } from '../terminal.ts';
import { renderProblem } from '../texts/render.ts';
import { readCase, writeResult, writeSheetOf } from './calc.ts';

/** An interview put together from the command line. */
interface Prepared {
  readonly set: PolicySet;
  readonly settings: CaseSettings;
  readonly subject: Subject | null;
  /** Words for a measure that is not known by them. */
  readonly term: string;
  readonly builder: CaseBuilder;
}

/** `suance ask`: asks at a terminal for what still matters; elsewhere names what is missing. */
export async function ask(session: Session, positionals: readonly string[], options: Options): Promise<number> {
  const { io } = session;
  // A case read from the terminal itself leaves nobody to ask.
  const asked = askedOn(io, options);
  const prepared = await prepare(session, positionals, options, asked !== null);
  return asked ? converse(session, asked, prepared, options) : answerAtOnce(session, prepared, options);
}

/** The output on which questions are asked: a result that goes into a file or a pipe leaves the error output for them. */
function askedOn(io: Io, { case: file, format }: Options): Output | null {
  if (io.stdin.isTTY !== true || file === '-') return null;
  if (io.stdout.isTTY) return io.stdout;
  return io.stderr.isTTY && format !== undefined ? io.stderr : null;
}

async function prepare(
  session: Session,
  positionals: readonly string[],
  options: Options,
  terminal: boolean,
): Promise<Prepared> {
  const set = await openPolicies(session, options.policies);
  const file: CaseFile | null = options.case === undefined ? null : await readCase(options.case, session);
  const named = positionals[0] !== undefined && !isPair(positionals[0]);
  const text = named ? positionals[0]! : (file?.subject ?? null);
  const { subject, term } = subjectOf(set, text, session, terminal);
  const settings = await settingsFor(session, set, options);
  const builder = new CaseBuilder(settings.context);
  addEntries(builder, file?.facts ?? [], settings.names);
  for (const pair of named ? positionals.slice(1) : positionals) {
    const [name, value] = splitPair(pair);
    builder.addText(settings.names.require(name), value, { field: name });
  }
  const [first, ...others] = builder.build(null).errors.filter(isMalformed);
  if (first) throw new SuanceError([first, ...others]);
  return { set, settings, subject, term, builder };
}

/** The measure or family meant; on a terminal, words that only point to some begin the search for one. */
function subjectOf(
  set: PolicySet,
  text: string | null,
  session: Session,
  terminal: boolean,
): { subject: Subject | null; term: string } {
  if (text === null) return { subject: null, term: '' };
  try {
    return { subject: findSubject(set, text), term: '' };
  } catch (error) {
    if (!terminal || findOffers(set, text, session.texts.language).length === 0) throw error;
    return { subject: null, term: text };
  }
}

async function converse(session: Session, asked: Output, prepared: Prepared, options: Options): Promise<number> {
  const { io, texts } = session;
  const { set, settings, subject, term, builder } = prepared;
  await tellRegion(session, prepared);
  settings.addDefaults(builder);
  const given = builder.build(null);
  await tell(session, given.errors);
  const { StateFile, statePath } = await import('../window/state.ts');
  const { WindowKeeper } = await import('../window/keeper.ts');
  const { Conversation } = await import('../interview/conversation.ts');
  const finish =
    options.format === undefined || options.format === 'table' ? {} : { finish: finishing(session, prepared, options) };
  // What was given beforehand is part of the case: no place and day stand beside it.
  const keeper = new WindowKeeper(new StateFile(statePath(io.env)), set, { place: null, day: options.on ?? null });
  const start = {
    subject,
    term,
    given,
    explain: options.explain === true,
    save: options.save ?? null,
    sheet: options.sheet,
  };
  return withTerminal(session, asked, options, async (prompter, style) => {
    const desk = { prompter, set, texts, style, version: io.version, fullIds: options.fullIds };
    await new Conversation(desk, settings, { keeper, ...finish }).run(start);
  });
}

/** What is done with the result where it is wanted as data: it is saved and printed, and that is the end. */
function finishing(session: Session, { set }: Prepared, options: Options) {
  return async (evaluation: Evaluation) => {
    if (options.save !== undefined) await save(options.save, evaluation, session, set);
    await writeSheetOf(evaluation, session, set, options);
    await writeResult(evaluation, session, set, options);
  };
}

/** Says which region is taken where neither the case nor an option names one. */
async function tellRegion(session: Session, { settings, builder }: Prepared): Promise<void> {
  if (settings.standingRegion === null || builder.has('region')) return;
  const { texts, io } = session;
  await write(io.stderr, `${texts.note}${texts.colon}${regionNote(settings, texts)}\n`);
}

async function tell(session: Session, errors: readonly Problem[]): Promise<void> {
  const { texts, io } = session;
  for (const each of errors) await write(io.stderr, `${texts.error}${texts.colon}${renderProblem(each, texts)}\n`);
}

/** Without a terminal: the result where nothing is missing, else what is, in the order in which it would be asked. */
async function answerAtOnce(session: Session, prepared: Prepared, options: Options): Promise<number> {
  const { io, texts } = session;
  const { set, settings, subject, builder } = prepared;
  await tellRegion(session, prepared);
  if (!subject) throw problem('not-a-terminal', { missing: [texts.ask.family] });
  const interview = new Interview(settings, subject, caseWithDefaults(settings, builder));
  const step = interview.step();
  if (step.kind === 'blocked') throw new SuanceError([step.problem]);
  const { measure } = interview;
  if (step.kind === 'question' && interview.contradicted.length === 0) {
    if (measure) {
      await write(
        io.stderr,
        `${texts.ask.version} ${measure.id} ${texts.result.clause(measure.number, measure.clause)}\n`,
      );
    }
    const missing = interview
      .pending()
      .map((name) => `${interview.question(name).definition.label[texts.language]} (${name})`);
    throw problem('not-a-terminal', { missing });
  }
  const { given, measure: chosen } = completeCase(settings, subject, builder);
  const evaluation = evaluate(preparePlan(chosen), given);
  await writeSheetOf(evaluation, session, set, options);
  await writeResult(evaluation, session, set, options);
  if (options.save !== undefined) await save(options.save, evaluation, session, set);
  return EXIT.computed;
}

function caseWithDefaults(settings: CaseSettings, builder: CaseBuilder): Case {
  settings.addDefaults(builder);
  return builder.build(null);
}

async function save(path: string, evaluation: Evaluation, session: Session, set: PolicySet): Promise<void> {
  const { caseYaml, writeCase } = await import('../../cases/save.ts');
  writeCase(path, caseYaml(evaluation, session.texts.language, { tables: set.hash, version: session.io.version }));
  await write(session.io.stderr, `${session.texts.ask.saved(path)}\n`);
}
