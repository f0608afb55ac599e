import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { vi } from 'vitest';
import type { OutputEncoding } from '../../../src/batch/codec.ts';
import type { Delimiter } from '../../../src/batch/csv-reader.ts';
import { type BatchReport, type BatchRequest, runBatch } from '../../../src/batch/run.ts';
import { streamTarget } from '../../../src/batch/target.ts';
import { WorkbookWriter } from '../../../src/batch/workbook/writer.ts';
import type { CaseSettings } from '../../../src/cases/assemble.ts';
import type { Subject } from '../../../src/policies/set.ts';
import { type Problem, SuanceError } from '../../../src/values/problem.ts';
import { ownSet } from '../../policies/sets.ts';
import { Dice } from '../bulk/dice.ts';
import { EXACT, type List, QUICK, rowSettings, streamOf } from '../bulk/lists.ts';
import { lineOf } from '../bulk/sheets.ts';
import { type Draw, drawsOf, type Faults, tableOf } from '../bulk/tables.ts';

/*
 * Whole lists by `runBatch`, for laws that hold of any list.
 */

// Some machines are busy.
vi.setConfig({ testTimeout: 120_000 });

const set = ownSet();
export const ALL_MEASURES = set.summaries.map(({ id }) => set.measure(id));

/** A subject and a random list for it. */
export interface Drawn {
  readonly subject: Subject;
  readonly draw: Draw;
}

const drawn = new Map<string, fc.Arbitrary<Draw>>();

/** Random lists of some measures, each a list of its own; families stand for all their versions. */
export function listsOf(subjects: readonly Subject[], maxLength = 30): fc.Arbitrary<Drawn> {
  return fc.constantFrom(...subjects).chain((subject) => {
    const id = subject.kind === 'measure' ? subject.id : subject.family.id;
    const key = `${id} ${maxLength}`;
    const ids = subject.kind === 'measure' ? [id] : set.versions(id).map((each) => each.id);
    const draws =
      drawn.get(key) ??
      drawsOf(
        ids.map((each) => set.measure(each)),
        maxLength,
      );
    drawn.set(key, draws);
    return draws.map((draw) => ({ subject, draw }));
  });
}

export const MEASURES: readonly Subject[] = ALL_MEASURES.map(({ id }) => ({ kind: 'measure', id }));
export const FAMILIES: readonly Subject[] = set.families
  .filter(({ id }) => set.versions(id).length > 1)
  .map((family) => ({ kind: 'family', family }));

/** A table and what of it is asked. */
export interface Sheet {
  readonly settings: CaseSettings;
  readonly header: readonly string[];
  readonly subject: Subject;
  readonly rows: readonly (readonly string[])[];
}

/** The sheet of a random list. @param faults how many rows have faults */
export function sheetOf({ subject, draw }: Drawn, faults: Faults['rows']): Sheet & { readonly dice: Dice } {
  const dice = new Dice(draw.seed);
  const { settings, header, rows } = tableOf(subject, draw, { rows: faults, lists: 0 }, dice);
  // Among the first bytes of a file a zero says that it is no text.
  const texts = rows.map(({ cells }) => cells.map((each) => each.replaceAll('\0', '0')));
  return { settings, header, subject, rows: texts, dice };
}

/** Whether a row is left out as empty. */
export const isBlank = (cells: readonly string[]) => cells.length > 1 && cells.every((each) => each.trim() === '');

/** A table as text. */
export function textOf(rows: readonly (readonly string[])[], delimiter: Delimiter = ',', end = '\n'): string {
  const dice = new Dice(1);
  return rows.map((cells) => lineOf(cells, { delimiter, quoted: 0 }, dice) + end).join('');
}

/** A text in an encoding. */
export function bytesOf(text: string, encoding: OutputEncoding): Buffer {
  if (encoding === 'gb18030') return iconv.encode(text, 'gb18030');
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text);
}

/** A table as a workbook. */
export async function workbookOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const plan = { name: '名单', columns: [], headerRows: 1 } as const;
  const writer = new WorkbookWriter(plan, async (bytes) => void parts.push(Buffer.from(bytes)));
  for (const each of rows) await writer.row(each);
  await writer.end();
  return Buffer.concat(parts);
}

/** How a list is run, beside what it is. */
export interface Ways
  extends Partial<
    Pick<BatchRequest, 'encoding' | 'delimiter' | 'format' | 'words' | 'plan' | 'history' | 'watchers' | 'mask'>
  > {
  readonly language?: List['language'];
  readonly formulas?: boolean;
  readonly quickly?: boolean;
  readonly results?: OutputEncoding;
  readonly workbook?: boolean;
}

/** What came of a list: the bytes written and what is reported, or why it was refused. */
export type Ran = { readonly bytes: Buffer; readonly report: BatchReport } | { readonly problems: readonly Problem[] };

/** Runs a list in memory. */
export async function ran(
  bytes: Buffer,
  { settings, subject }: Pick<Sheet, 'settings' | 'subject'>,
  ways: Ways = {},
): Promise<Ran> {
  const { language = 'en', formulas = true, quickly = false, results, workbook = false, ...more } = ways;
  const written: Buffer[] = [];
  const row = rowSettings({ settings, subject, language, pieces: [] });
  try {
    const report = await runBatch({
      ...row,
      encoding: undefined,
      delimiter: undefined,
      ...more,
      formulas,
      source: streamOf([bytes]),
      target: streamTarget(async (data) => void written.push(Buffer.from(data as Uint8Array))),
      output: workbook ? { workbook: '结果' } : { encoding: results, otherwise: 'utf-8' },
      progress: () => {},
      quickAfter: quickly ? QUICK : EXACT,
    });
    return { bytes: Buffer.concat(written), report };
  } catch (error) {
    if (error instanceof SuanceError) return { problems: error.problems };
    throw error;
  }
}

/** The rows of a text, by a reader of others. */
export function readCsv(text: string, delimiter = ','): string[][] {
  return parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n'],
  });
}

/** What came of a table: the rows of the results, header first, or the kind of error for which the list was refused. */
export type Results = { readonly rows: string[][]; readonly report: BatchReport } | { readonly refused: string };

/** Runs a table as CSV. */
export async function resultsOf(sheet: Sheet, ways: Ways = {}): Promise<Results> {
  const found = await ran(Buffer.from(textOf([sheet.header, ...sheet.rows])), sheet, { delimiter: ',', ...ways });
  if ('problems' in found) return { refused: found.problems.map((each) => each.code).join() };
  return { rows: readCsv(found.bytes.toString()), report: found.report };
}

/** The cells that were added to a row. */
export const added = (rows: readonly (readonly string[])[], width: number) =>
  rows.slice(1).map((each) => each.slice(width));

/** Counts of a property's cases that were no test of it: most must be. */
export class Share {
  private all = 0;
  private good = 0;

  /** @returns what it was given */
  note(good: boolean): boolean {
    this.all += 1;
    if (good) this.good += 1;
    return good;
  }

  get value(): number {
    return this.all === 0 ? 0 : this.good / this.all;
  }
}

/** The text of bytes, without a mark before it. */
export function decoded(bytes: Buffer, encoding: OutputEncoding): string {
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true }).decode(bytes);
}
