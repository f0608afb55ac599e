import { columnsUnder } from '../columns.ts';
import type { RowSettings } from '../exact-rows.ts';
import { columnsOfAll, type NamedSubject, readBlocks } from './blocks.ts';
import type { RowPlan } from './list-rows.ts';
import { SeveralRows } from './rows.ts';
import { type ScreenListWords, ScreenRows } from './screen-rows.ts';

/** Several measures or families, each with result columns of its own. */
export function severalPlan(request: RowSettings, subjects: readonly NamedSubject[]): RowPlan {
  const { settings, words, mapping } = request;
  return (heading) => {
    const found = readBlocks(heading.names, subjects, settings, words.fact, mapping);
    const columns = columnsUnder(found.columns, heading);
    const blocks = found.blocks.map((each) => ({ ...each, columns: columnsUnder(each.columns, heading) }));
    return {
      columns,
      measures: [...new Set(blocks.flatMap((each) => each.measures))],
      rows: (writer, ledger) => new SeveralRows(request, blocks, columns, writer, ledger),
    };
  };
}

/** Every measure in force for the place and day of each row. Nothing is granted, so that there are no limits to watch. */
export function screenPlan(request: RowSettings, screen: ScreenListWords): RowPlan {
  const { settings, words, mapping } = request;
  return (heading) => {
    const columns = columnsUnder(columnsOfAll(heading.names, settings, words.fact, mapping), heading);
    return { columns, measures: [], rows: (writer) => new ScreenRows(request, screen, columns, writer) };
  };
}
