import { CsvWriter } from '../../batch/csv-writer.ts';
import { RESULT_COLUMNS, resultColumns } from '../../cases/columns.ts';
import { factTexts } from '../../cases/result.ts';
import type { Evaluation } from '../../engine/run.ts';
import type { Regions } from '../../policies/regions.ts';
import { columnWording } from '../column-wording.ts';
import type { Texts } from '../texts/texts.ts';

/** One result as CSV: a header and a row, the facts before the result columns. */
export function resultCsv(evaluation: Evaluation, texts: Texts, regions?: () => Regions): string {
  const facts = Object.entries(factTexts(evaluation)).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string'
      ? value
      : Object.entries(value)
          .map(([month, each]) => `${month}:${each}`)
          .join(';'),
  ]);
  const header = [...facts.map(([name]) => name), ...RESULT_COLUMNS.map((each) => texts.resultColumns[each])];
  const row = [...facts.map(([, value]) => value), ...resultColumns(evaluation, columnWording(texts, regions))];
  const writer = new CsvWriter(',', '\n', true);
  return writer.line(header) + writer.line(row);
}
