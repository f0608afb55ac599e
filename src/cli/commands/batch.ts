import { statSync } from 'node:fs';
import { THREADED } from '../../batch/bulk/blocks.ts';
import type { Helper } from '../../batch/bulk/threads.ts';
import type { OutputEncoding } from '../../batch/codec.ts';
import type { Delimiter } from '../../batch/csv-reader.ts';
import type { Encoding } from '../../batch/encoding.ts';
import type { BatchWords, RowSettings } from '../../batch/exact-rows.ts';
import type { HistoryWords } from '../../batch/limits/history-columns.ts';
import { type ManifestTotals, totalsOfTally } from '../../batch/manifest/totals.ts';
import { maskNumbers } from '../../batch/mask.ts';
import { type BatchRequest, runBatch } from '../../batch/run.ts';
import { openFile, type Source, streamSource } from '../../batch/source.ts';
import { fileTarget, refuseSameFile, refuseSameOutputs, streamTarget, type Target } from '../../batch/target.ts';
import type { Vocabulary } from '../../policies/model.ts';
import type { Regions } from '../../policies/regions.ts';
import { problem } from '../../values/problem.ts';
import type { FurtherOutputs, ListRun } from '../batch-outputs.ts';
import { columnWording } from '../column-wording.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { regionText, settingsFor } from '../standing.ts';
import { styleFor } from '../style.ts';
import { messageOf } from '../texts/render.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
import { findingText } from '../views/limits.ts';
import type { Progress } from '../views/progress.ts';
import { chosenMapping, writeMapping } from './batch-mapping.ts';
import { type BatchArguments, batchArguments, planOf, subjectsOf } from './batch-several.ts';

const DELIMITERS: Readonly<Record<string, Delimiter>> = { comma: ',', tab: '\t', semicolon: ';' };

/** A list that is computed again: its results go to nobody's file. */
export interface Rerun {
  /** Where the results went, which says in which form they were; `null` for a pipe. */
  readonly output: string | null;
  take(bytes: string | Uint8Array): void;
  /** Whether rows are totalled one by one, and who is told of the totals. */
  readonly totalled: boolean;
  totals(totals: ManifestTotals): void;
}

/** `suance batch`: a list in, a list out, a result for each row. */
export async function batch(
  session: Session,
  positionals: readonly string[],
  options: Options,
  again?: Rerun,
): Promise<number> {
  const { io } = session;
  if (options.explain && options.format !== 'ndjson')
    throw problem('option-not-here', { option: '--explain', command: 'batch --format csv' });
  // It makes itself ready while the beginning of the list is read.
  const named = batchArguments(positionals, options);
  const helper = !again && !options.check && isLong(named, options) ? await io.startHelper?.() : undefined;
  try {
    return await computeList(session, named, options, helper, again);
  } finally {
    helper?.end();
  }
}

/**
 * What results are written as: what the name of the file says, and in which encoding.
 * @throws SuanceError `option-without-use` for an encoding where there is none to choose
 */
function outputForm({ encoding, format }: Options, file: string | null, texts: Texts): BatchRequest['output'] {
  const refuse = (of: 'ndjson' | 'workbook-results') => {
    if (encoding !== undefined && !(of === 'ndjson' && encoding === 'utf-8'))
      throw problem('option-without-use', { of }, { option: '--encoding' });
  };
  if (format === 'ndjson') {
    refuse('ndjson');
    return { encoding: 'utf-8', otherwise: 'utf-8' };
  }
  if (file !== null && /\.xlsx$/i.test(file)) {
    refuse('workbook-results');
    return { workbook: texts.batch.sheet };
  }
  // A spreadsheet knows UTF-8 by its mark alone, and results have Chinese in them where the list has none.
  return { encoding: encoding as OutputEncoding | undefined, otherwise: file === null ? 'utf-8' : 'utf-8-bom' };
}

/** Whether a list is worth a second thread: a long file, whose results go to a file, with no look at its rows. */
function isLong({ names, input }: BatchArguments, options: Options): boolean {
  const { output, format, mask, rejects, report, totalBy, history } = options;
  if (names.length !== 1 || history) return false;
  if (mask || [rejects, report, totalBy].some((each) => each !== undefined)) return false;
  if (input === undefined || output === undefined || output === '-' || format === 'ndjson') return false;
  if (/\.xlsx$/i.test(output)) return false;
  try {
    const stat = statSync(input);
    return stat.isFile() && stat.size >= THREADED;
  } catch {
    // What cannot be looked at is told of when it is opened.
    return false;
  }
}

async function computeList(
  session: Session,
  { names, input }: BatchArguments,
  options: Options,
  helper: Helper | undefined,
  again: Rerun | undefined,
): Promise<number> {
  const { io, texts } = session;
  const start = performance.now();
  const format = options.format === 'ndjson' ? 'ndjson' : 'csv';
  const set = await openPolicies(session, options.policies);
  const subjects = subjectsOf(names, set);
  const settings = await settingsFor(session, set, options);
  const words = batchWords(
    set.vocabulary(),
    texts,
    (id) => set.measure(id).title[texts.language],
    () => set.regions(),
  );
  const mapping = await chosenMapping(options, settings, words.fact);
  const row: RowSettings = {
    settings,
    // A list that is screened has none.
    subject: subjects[0] ?? { kind: 'family', family: set.families[0]! },
    format,
    words,
    mapping: mapping.entries,
    result: { provenance: { tables: set.hash, version: io.version }, explain: options.explain === true },
    mask: options.mask === true,
  };
  if (io.help) {
    const { helpWith } = await import('../../batch/bulk/threads.ts');
    io.help.done(await helpWith(await io.help.job, row));
    return EXIT.computed;
  }
  if (options.check) {
    const { batchCheck, refuseForCheck } = await import('./batch-check.ts');
    refuseForCheck(options, mapping);
    const source = openInput(session, input);
    const delimiter = options.delimiter === undefined ? undefined : DELIMITERS[options.delimiter];
    return batchCheck(session, options, { source, settings, subjects, mapping, fact: words.fact, delimiter });
  }
  const toFile = options.output !== undefined && options.output !== '-';

  const source = openInput(session, input);
  if (toFile)
    for (const each of [inputIdentity(session, input), ...(options.history ?? [])])
      refuseSameFile(each, options.output!);
  const watched = !options.quiet && io.stderr.isTTY === true && io.env.TERM !== 'dumb' && (toFile || !io.stdout.isTTY);
  const progress = watched ? new (await import('../views/progress.ts')).Progress(io.stderr, source.size, texts) : null;
  const formed = again ? again.output : toFile ? options.output! : null;
  const results = again
    ? streamTarget(async (data) => again.take(data))
    : toFile
      ? fileTarget(options.output!)
      : streamTarget((data) => write(io.stdout, data));
  const outputs: { discard(): void }[] = [results];
  let mapTarget: Target | null = null;
  const release = onInterrupt(outputs, progress);
  let written = false;
  try {
    if (mapping.saveTo !== null) {
      mapTarget = newFile(mapping.saveTo, '--map-file', toFile ? options.output! : null);
      outputs.push(mapTarget);
    }
    const further = await furtherOutputs(
      {
        session,
        options: again?.totalled ? { ...options, totalBy: [] } : options,
        settings,
        subjects: names,
        tables: set.hash,
        input: input === undefined || input === '-' ? null : input,
        inputFile: (io.stdin as { readonly fd?: number }).fd ?? 0,
        output: toFile ? options.output! : null,
        kept: mapTarget,
      },
      source,
      results,
    );
    if (further) {
      outputs.push(further);
      await further.open();
    }
    const target = further?.target ?? results;
    const watchers = further?.watchers.length ? further.watchers : undefined;
    const report = await runBatch({
      ...row,
      source: further?.source ?? source,
      target: {
        ...target,
        write: (data) => {
          written = true;
          return target.write(data);
        },
      },
      watchers,
      helper,
      encoding: options.inputEncoding as Encoding | undefined,
      sheet: options.sheet,
      delimiter: options.delimiter === undefined ? undefined : DELIMITERS[options.delimiter],
      formulas: options.formulas === true,
      plan: await planOf({ ...row, watchers }, subjects, options, texts),
      history: options.history && { files: options.history, words: historyWords() },
      output: outputForm(options, formed, texts),
      progress: (rows, bytes) => progress?.update(rows, bytes),
    });
    if (mapTarget) await writeMapping(mapTarget, mapping, report, words.fact, texts);
    target.settle();
    await further?.write(report);
    target.finish();
    mapTarget?.finish();
    further?.place();
    again?.totals(further?.data ?? totalsOfTally(report.tally));
    progress?.clear();
    if (!options.quiet) {
      const { batchSummary, folded } = await import('../views/batch-summary.ts');
      const { shown, width } = await styleFor({ ...io, stdout: io.stderr }, options);
      const seconds = (performance.now() - start) / 1000;
      const region = settings.standingRegion && {
        from: settings.standingRegion.from,
        name: regionText(settings.standingRegion.code, set, texts),
      };
      const summary = batchSummary(report, seconds, words.fact, texts, region, mapping);
      // A file has its lines as they are, for whoever searches it.
      await write(io.stderr, shown(io.stderr.isTTY === true ? folded(summary, width) : summary));
      const lines = (await further?.lines()) ?? [];
      if (lines.length > 0) await write(io.stderr, shown(`${lines.join('\n')}\n`));
    }
    return report.tally.statuses.invalid > 0 ? EXIT.invalid : EXIT.computed;
  } catch (error) {
    progress?.clear();
    if (written && !toFile) await write(io.stderr, `${texts.note}${texts.colon}${texts.batch.incomplete}\n`);
    throw error;
  } finally {
    discardAll(outputs);
    release();
  }
}

/** What is made of the list beside its results, if anything is. */
async function furtherOutputs(run: ListRun, source: Source, results: Target): Promise<FurtherOutputs | null> {
  const { totalBy, report, manifest, rejects } = run.options;
  if ([totalBy, report, manifest, rejects].every((each) => each === undefined)) return null;
  const { FurtherOutputs } = await import('../batch-outputs.ts');
  return new FurtherOutputs(run, source, results);
}

/** A file that is made beside the results. @throws SuanceError `outputs-same` where they are one, and as {@link fileTarget} */
function newFile(path: string, option: string, output: string | null): Target {
  refuseSameOutputs([...(output === null ? [] : [{ option: '--output', path: output }]), { option, path }]);
  return fileTarget(path, option);
}

function discardAll(outputs: readonly { discard(): void }[]): void {
  let failure: { readonly error: unknown } | null = null;
  for (const each of outputs) {
    try {
      each.discard();
    } catch (error) {
      // The others still have to go.
      failure ??= { error };
    }
  }
  if (failure) throw failure.error;
}

/** @throws SuanceError `argument-missing` where nothing is piped in and no file is named, and as {@link openFile} */
function openInput(session: Session, input: string | undefined): Source {
  if (input !== undefined && input !== '-') return openFile(input);
  const { stdin } = session.io;
  if (input === undefined && stdin.isTTY) throw problem('argument-missing', { name: 'input' });
  return streamSource(stdin, session.texts.batch.stdin);
}

/** The path of the input, or the number of the file that is piped in. */
function inputIdentity(session: Session, input: string | undefined): string | number {
  if (input !== undefined && input !== '-') return input;
  return (session.io.stdin as { readonly fd?: number }).fd ?? 0;
}

/** Leaves nothing half done when the process is told to stop: the unfinished file goes, the old one stays. */
function onInterrupt(outputs: readonly { discard(): void }[], progress: Progress | null): () => void {
  const stop = () => {
    progress?.clear();
    discardAll(outputs);
    process.exit(EXIT.interrupted);
  };
  const discard = () => discardAll(outputs);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  process.on('exit', discard);
  return () => {
    for (const signal of signals) process.off(signal, stop);
    process.off('exit', discard);
  };
}

/** How results are worded in either language: earlier ones may be in another than this. */
function historyWords(): HistoryWords {
  const all = (['zh', 'en'] as const).map(textsFor);
  const words = (status: keyof Texts['status']) => [
    ...new Set(all.flatMap((each) => [columnWording(each).status(status), each.status[status]])),
  ];
  const headers = all.map((each) => each.resultColumns);
  const others = [...words('undetermined'), ...words('invalid')];
  return { headers, eligible: words('eligible'), ineligible: words('ineligible'), others };
}

/** What batch says, in the reader's language; numbers that may name a person are left out of it. */
export function batchWords(
  vocabulary: Vocabulary,
  texts: Texts,
  titleOf: (measure: string) => string = (id) => id,
  regions?: () => Regions,
): BatchWords {
  const columns = columnWording(texts, regions);
  return {
    columns: {
      ...columns,
      message: (error, evaluation) => maskNumbers(columns.message(error, evaluation)),
    },
    headers: texts.resultColumns,
    fact: (name) => {
      const definition = vocabulary.facts[name] ?? vocabulary.figures[name];
      return definition ? texts.batch.fact(definition.label[texts.language], name) : name;
    },
    message: (error) => messageOf(error, texts),
    headerOf: texts.several.headerOf,
    finding: (finding) => findingText(finding, titleOf, texts),
  };
}
