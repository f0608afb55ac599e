import { columnKey, NO_FACT } from '../../batch/mapping/mapping.ts';
import type { BatchReport } from '../../batch/run.ts';
import { plainHeader } from '../../cases/names.ts';
import { groupDigits } from '../../values/print.ts';
import type { ChosenMapping } from '../commands/batch-mapping.ts';
import type { Texts } from '../texts/texts.ts';

/** What is to be said of the columns that the user has named. */
export function mappingNotes(
  { entries, saveTo }: Pick<ChosenMapping, 'entries' | 'saveTo'>,
  { columns: { header, values } }: Pick<BatchReport, 'columns'>,
  texts: Texts,
): string[] {
  const used = new Set(values.flatMap(({ index }) => [columnKey(index, header), `#${index + 1}`].map(plainHeader)));
  const unused = entries
    .filter(({ column, target }) => target !== NO_FACT && !used.has(plainHeader(column)))
    .map((each) => each.column);
  return [
    ...(unused.length > 0 ? [texts.columns.unused(unused.join(texts.words.listComma))] : []),
    ...(saveTo === null ? [] : [texts.columns.saved(saveTo)]),
  ];
}

/** Columns and forms of a column that a summary has room for. */
const [COLUMNS_TOLD, FORMS_TOLD] = [8, 3] as const;

/** What was normalised in reading: a line for each column, the most frequent forms first. */
export function formLines(
  { columns: { values }, tally: { forms } }: Pick<BatchReport, 'columns' | 'tally'>,
  { columns: words, words: { listComma }, colon }: Texts,
): string[] {
  const told = values
    .map(({ header }, index) => ({ header, found: forms.of(index) }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => b.found[0]!.count - a.found[0]!.count);
  if (told.length === 0) return [];
  const lines = told.slice(0, COLUMNS_TOLD).map(({ header, found }) => {
    const shown = found
      .slice(0, FORMS_TOLD)
      .map(({ form, count }) => words.form(words.forms[form], groupDigits(String(count)), count));
    const rest = found.length > FORMS_TOLD ? words.otherForms(found.length - FORMS_TOLD) : '';
    return `  ${header.replace(/\s+/g, ' ').trim()}${colon}${shown.join(listComma)}${rest}`;
  });
  if (told.length > COLUMNS_TOLD) lines.push(`  ${words.otherColumns(told.length - COLUMNS_TOLD)}`);
  return [words.normalised, ...lines];
}
