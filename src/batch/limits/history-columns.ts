import { RESULT_COLUMNS, type ResultColumn } from '../../cases/columns.ts';
import type { Head } from '../list/head.ts';

/** How results are worded that a history may be written in. */
export interface HistoryWords {
  /** The headers of the result columns, in each language. */
  readonly headers: readonly Readonly<Record<ResultColumn, string>>[];
  /** What stands for an eligible row. */
  readonly eligible: readonly string[];
  readonly ineligible: readonly string[];
  /** What stands for a row of any other status. */
  readonly others: readonly string[];
}

/** Where a CSV of results has what is needed. */
export interface ResultPlaces {
  readonly status: number;
  readonly measure: number;
  readonly amount: number;
}

const PLACES = ['status', 'measure', 'amount'] as const;

function isPlace(column: ResultColumn): column is (typeof PLACES)[number] {
  return (PLACES as readonly ResultColumn[]).includes(column);
}

/** The number that a result column has where its name was taken; what measure it is of, where there were several. */
const NUMBERED = / \(\d+\)$/;
const OF_MEASURE = /^(.*?)(?: \((.+)\)|（(.+)）)$/;

/** The result column that a header names, and the block of columns that it is in. */
export function resultOf(
  header: string,
  { headers }: HistoryWords,
): { column: ResultColumn; block: string } | undefined {
  const plain = header.trim().replace(NUMBERED, '');
  const of = OF_MEASURE.exec(plain);
  for (const [name, block] of [[plain, ''], ...(of ? [[of[1]!, of[2] ?? of[3]!]] : [])] as const) {
    const column = RESULT_COLUMNS.find((each) => headers.some((one) => one[each] === name));
    if (column) return { column, block };
  }
  return undefined;
}

/** Where the result columns of a header are; none where a block of them is not whole. */
export function placesIn(fields: readonly string[], words: HistoryWords): ResultPlaces[] {
  const blocks = new Map<string, { status?: number; measure?: number; amount?: number }>();
  for (const [index, text] of fields.entries()) {
    const found = resultOf(text, words);
    if (!found || !isPlace(found.column)) continue;
    // A list that was computed before has its older results to the left, under the same names.
    blocks.set(found.block, { ...blocks.get(found.block), [found.column]: index });
  }
  return [...blocks.values()].flatMap(({ status, measure, amount }) =>
    status === undefined || measure === undefined || amount === undefined ? [] : [{ status, measure, amount }],
  );
}

/** The row that names the most result columns. */
export function headOf(rows: readonly (readonly string[])[], words: HistoryWords): Head {
  const counts = rows.map((each) => new Set(each.flatMap((header) => resultOf(header, words)?.column ?? [])).size);
  const named = Math.max(0, ...counts);
  const titles = Math.max(0, counts.indexOf(named));
  return { titles, rows: 1, names: rows[titles] ?? [], named };
}
