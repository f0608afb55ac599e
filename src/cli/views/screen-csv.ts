import { CsvWriter } from '../../batch/csv-writer.ts';
import { type ColumnWording, RESULT_COLUMNS, type ResultColumn, resultColumns } from '../../cases/columns.ts';
import type { ScreenedMeasure, Screening } from '../../cases/screening/screen.ts';
import type { Regions } from '../../policies/regions.ts';
import { columnWording } from '../column-wording.ts';
import type { ScreenColumn } from '../texts/screen.ts';
import type { Texts } from '../texts/texts.ts';

const COLUMNS = [
  'id',
  'title',
  'status',
  'amount',
  'amount_min',
  'amount_max',
  'kinds',
  'beneficiary',
  'reasons',
  'missing',
  'errors',
  'document',
  'clause',
] as const satisfies readonly (ScreenColumn | ResultColumn)[];

/** A screening as CSV: a row a measure, safe to open in a spreadsheet. */
export function screeningCsv(screening: Screening, texts: Texts, regions?: () => Regions): string {
  const writer = new CsvWriter(',', '\n', true);
  const headers: Readonly<Record<string, string>> = { ...texts.resultColumns, ...texts.screen.columns };
  const wording = columnWording(texts, regions);
  const rows = screening.measures.map((each) => {
    const cells = cellsOf(each, wording, texts);
    return writer.line(COLUMNS.map((name) => cells[name]!));
  });
  return writer.line(COLUMNS.map((name) => headers[name]!)) + rows.join('');
}

function cellsOf(
  { measure, evaluation }: ScreenedMeasure,
  wording: ColumnWording,
  texts: Texts,
): Readonly<Record<string, string>> {
  const values = resultColumns(evaluation, wording);
  return {
    ...Object.fromEntries(RESULT_COLUMNS.map((name, index) => [name, values[index]!])),
    id: measure.id,
    title: measure.title[texts.language],
    kinds: measure.kinds.join(' '),
    beneficiary: measure.beneficiary ?? '',
    document: measure.number,
    clause: measure.clause,
  };
}
