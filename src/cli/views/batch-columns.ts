import { columnKey, NO_FACT } from '../../batch/mapping/mapping.ts';
import type { BatchReport } from '../../batch/run.ts';
import { plainHeader } from '../../cases/names.ts';
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
