import { ExactRows, type RowSettings } from '../../../src/batch/exact-rows.ts';
import { type BatchReport, type BatchRequest, runBatch } from '../../../src/batch/run.ts';
import type { Source } from '../../../src/batch/source.ts';
import type { TallyData } from '../../../src/batch/tally.ts';
import { streamTarget } from '../../../src/batch/target.ts';
import type { CaseSettings } from '../../../src/cases/assemble.ts';
import { batchWords } from '../../../src/cli/commands/batch.ts';
import { en } from '../../../src/cli/texts/en.ts';
import { zh } from '../../../src/cli/texts/zh.ts';
import type { Subject } from '../../../src/policies/set.ts';
import type { Language } from '../../../src/values/print.ts';
import { type Problem, SuanceError } from '../../../src/values/problem.ts';

/** A list and what is asked of it. */
export interface List extends Partial<Pick<BatchRequest, 'encoding' | 'delimiter' | 'formulas' | 'block'>> {
  /** Whether results are in UTF-8 with its mark, not in the encoding of the list. */
  readonly mark?: boolean;
  readonly settings: CaseSettings;
  readonly subject: Subject;
  readonly language: Language;
  /** The file, in the pieces in which it comes. */
  readonly pieces: readonly Buffer[];
}

/** What came of a list: all that a person is shown of it. */
export type Outcome =
  | { readonly output: string; readonly report: Omit<BatchReport, 'tally'> & TallyData }
  | { readonly problems: readonly Problem[] };

/** The two ways through a list, by the bytes after which the quick one begins. */
export const [QUICK, EXACT] = [0, Number.POSITIVE_INFINITY] as const;

/** A list that comes from a stream. */
export function streamOf(pieces: readonly Buffer[]): Source {
  async function* bytes() {
    // Nothing may write into what a source has given away.
    for (const each of pieces) yield Buffer.from(each);
  }
  return { bytes: bytes(), size: null, file: null, name: 'list.csv', close: () => {} };
}

/** How the rows of a list are computed. */
export function rowSettings({ settings, subject, language }: List): RowSettings {
  return {
    settings,
    subject,
    format: 'csv',
    words: batchWords(settings.set.vocabulary(), language === 'zh' ? zh : en),
    result: { provenance: { tables: 'tables', version: 'version' }, explain: false },
  };
}

/** Runs a list one way, from a stream to memory. */
export async function outcomeOf(list: List, quickAfter: number): Promise<Outcome> {
  const written: Buffer[] = [];
  // What is written is taken at once: its bytes are used again.
  const target = streamTarget(async (data) => void written.push(Buffer.from(data as Uint8Array)));
  return outcomeFrom(list, { source: streamOf(list.pieces), target, quickAfter }, () => Buffer.concat(written));
}

/** What comes of a list. @param written is read when all has been written */
export async function outcomeFrom(
  list: List,
  ways: Pick<BatchRequest, 'source' | 'target' | 'quickAfter' | 'helper'>,
  written: () => Buffer,
): Promise<Outcome> {
  const { encoding, delimiter, formulas = false, mark = false, block } = list;
  const output = { encoding: mark ? 'utf-8-bom' : undefined, otherwise: 'utf-8' } as const;
  const form = { encoding, delimiter, formulas, output, block };
  try {
    const { tally, ...report } = await runBatch({ ...rowSettings(list), ...form, ...ways, progress: () => {} });
    const { measures, lacking, ...counts } = tally.data();
    const counted = { ...counts, measures: [...measures].sort(), lacking: [...lacking].sort() };
    return { output: written().toString(), report: { ...report, ...counted } };
  } catch (error) {
    if (error instanceof SuanceError) return { problems: error.problems };
    throw error;
  }
}

/** Counts the rows that the exact path computes while something runs. */
export async function countingExactRows<T>(
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly exact: number }> {
  const { line } = ExactRows.prototype;
  let exact = 0;
  ExactRows.prototype.line = function (...given) {
    exact += 1;
    return line.apply(this, given);
  };
  try {
    return { result: await run(), exact };
  } finally {
    ExactRows.prototype.line = line;
  }
}

/** Bytes cut into pieces of some sizes, used in turn. */
export function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const end = at + Math.max(1, sizes[turn % sizes.length]!);
    pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return pieces;
}
