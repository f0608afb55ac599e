import { assembleCase } from '../../cases/assemble.ts';
import type { CaseFile } from '../../cases/json.ts';
import { isMalformed, isPair } from '../../cases/read.ts';
import { resultOf } from '../../cases/result.ts';
import { preparePlan } from '../../engine/plan.ts';
import { type Evaluation, evaluate } from '../../engine/run.ts';
import { findSubject, type PolicySet } from '../../policies/set.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import { readSmallFile, readSmallStream } from '../../values/small-file.ts';
import { utf8Text } from '../../values/utf8.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { regionNote, settingsFor } from '../standing.ts';
import { styleFor } from '../style.ts';
import { messageOf } from '../texts/render.ts';

/** `suance calc`: one case from arguments, a file or standard input; with `-`, one a line from standard input. */
export async function calc(session: Session, positionals: readonly string[], options: Options): Promise<number> {
  const { io, texts } = session;
  if (options.explain && options.format === 'csv')
    throw problem('option-not-here', { option: '--explain', command: 'calc --format csv' });
  if (options.fullIds && options.sheet === undefined)
    throw problem('option-needs', { option: '--full-ids', needs: '--sheet' });
  if (positionals.includes('-')) {
    const { calcLines } = await import('./calc-lines.ts');
    return calcLines(session, positionals, options);
  }
  const set = await openPolicies(session, options.policies);
  const file = options.case === undefined ? null : await readCase(options.case, session);
  // `suance calc --case saved.yaml` takes the measure that the case was saved for.
  const named = positionals[0] !== undefined && !isPair(positionals[0]);
  const subjectText = named ? positionals[0] : file?.subject;
  if (subjectText == null) throw problem('argument-missing', { name: 'measure' });
  const subject = findSubject(set, subjectText);
  const settings = await settingsFor(session, set, options, subject);
  const assembled = assembleCase(settings, subject, named ? positionals.slice(1) : positionals, file?.facts ?? []);
  const malformed = assembled.given.errors.filter(isMalformed);
  const [first, ...others] = malformed;
  if (first) throw new SuanceError([first, ...others]);

  const evaluation = evaluate(preparePlan(assembled.measure), assembled.given);
  if (!options.quiet) {
    const notes: string[] = [];
    if (assembled.regionAssumed) notes.push(texts.calc.onlyVersion(assembled.measure.id));
    if (assembled.regionStanding) notes.push(regionNote(settings, texts));
    if (assembled.unused.length > 0)
      notes.push(texts.calc.unused(assembled.measure.id, assembled.unused.join(texts.comma)));
    for (const note of notes) await write(io.stderr, `${texts.note}${texts.colon}${note}\n`);
  }
  await writeSheetOf(evaluation, session, set, options);
  await writeResult(evaluation, session, set, options);
  return EXIT.computed;
}

/** Prints a result in the format asked for. */
export async function writeResult(
  evaluation: Evaluation,
  session: Session,
  set: PolicySet,
  options: Options,
): Promise<void> {
  const { io, texts } = session;
  const provenance = { tables: set.hash, version: io.version };
  const format = options.format ?? 'table';
  if (format === 'table') {
    const { resultPage } = await import('../views/result.ts');
    const view = { texts, style: await styleFor(io, options), provenance, regions: () => set.regions() };
    await write(io.stdout, await resultPage(evaluation, view, options.explain === true));
  } else if (format === 'csv') {
    const { resultCsv } = await import('../views/csv.ts');
    await write(
      io.stdout,
      resultCsv(evaluation, texts, () => set.regions()),
    );
  } else {
    const result = resultOf(evaluation, {
      provenance,
      explain: options.explain === true,
      message: (each) => messageOf(each, texts),
    });
    await write(io.stdout, `${JSON.stringify(result, null, format === 'json' ? 2 : undefined)}\n`);
  }
}

/** Writes the sheet, where one is asked for, before the result is shown: a result never stands for a sheet that is not there. */
export async function writeSheetOf(
  evaluation: Evaluation,
  { io, texts }: Session,
  set: PolicySet,
  options: Options,
): Promise<void> {
  const { sheet: path } = options;
  if (path === undefined) return;
  const provenance = { tables: set.hash, version: io.version };
  const { writeSheet } = await import('../sheet.ts');
  if (options.case !== undefined && options.case !== '-') {
    const { refuseSameFile } = await import('../../batch/target.ts');
    refuseSameFile(options.case, path, '--sheet');
  }
  const view = { texts, provenance, regions: () => set.regions() };
  await writeSheet(path, evaluation, view, { fullIds: options.fullIds === true });
  if (!options.quiet) await write(io.stderr, `${texts.note}${texts.colon}${texts.sheet.written(path)}\n`);
}

/** Reads a case file, or standard input for `-`. @throws SuanceError `file-not-found`, `file-is-directory`, `file-unreadable`, `file-too-large`, `file-encoding` */
export async function readCase(path: string, session: Session): Promise<CaseFile> {
  // The readers of YAML and JSON are loaded only for a case that comes as a file.
  const { readCaseFile } = await import('../../cases/file.ts');
  if (path === '-') {
    return readCaseFile(utf8Text(await readSmallStream(session.io.stdin, '-'), '-'), '-');
  }
  return readCaseFile(utf8Text(readSmallFile(path, path, { option: '--case' }), path), path);
}
