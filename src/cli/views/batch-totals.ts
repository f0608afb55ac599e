import { MOST_GROUPS } from '../../batch/totals/groups.ts';
import type { TotalsData } from '../../batch/totals/totals.ts';
import { groupDigits } from '../../values/print.ts';
import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { hanging } from '../wrap.ts';
import { renderTable } from './table.ts';
import {
  amountRows,
  amountSummary,
  columnTable,
  countText,
  measureTable,
  openText,
  reasonRows,
  type TextTable,
  textsOfTotals,
} from './totals-rows.ts';

/** What is shown of a long table; the rest is in the report and the manifest. */
const MOST_REASONS = 10;
const MOST_SHOWN = 30;
const BAR = 20;

/** Which totals are shown beside the summary. */
export interface TotalsView {
  readonly texts: Texts;
  readonly style: Style;
  /** The title of a measure, with its id. */
  readonly titleOf: (id: string) => string;
}

/**
 * The totals of a list for a terminal: by measure where there are several, by reason, by each column asked for, and how the
 * amounts are distributed.
 * @returns lines no wider than the terminal
 */
export async function totalsLines(totals: TotalsData, { style, titleOf, ...view }: TotalsView): Promise<string[]> {
  const texts = textsOfTotals(totals, view.texts);
  const words = texts.list.totals;
  const lines: string[] = [];
  const section = async (title: string, table: TextTable, notes: readonly (string | null)[] = []) => {
    lines.push('', ...hanging('', style.bold(title), style.width));
    if (table.rows.length > 0) lines.push(...(await renderTable(table.head, table.rows, style)));
    for (const note of notes) if (note !== null) lines.push(...hanging('  ', style.dim(note), style.width));
  };
  if (totals.measures.length > 1)
    await section(words.byMeasure, measureTable(totals, titleOf, texts), [openText(totals.all, texts)]);
  const reasons = reasonRows(totals.reasons, texts);
  if (reasons.length > 0) {
    // A line that says that one is left out is as long as the one.
    const shown = reasons.length === MOST_REASONS + 1 ? reasons : reasons.slice(0, MOST_REASONS);
    const rows = shown.map((each) => [
      `${words.kind[each.kind]}${texts.colon}${each.text}`,
      countText(each.results),
      countText(each.alone),
    ]);
    const further = reasons.length - rows.length;
    const more = further > 0 ? words.moreReasons(countText(further)) : null;
    await section(words.byReason, { head: [words.reason, words.results, words.alone], rows }, [more]);
  }
  for (const each of totals.columns) {
    const table = columnTable(each, totals.all, MOST_SHOWN, texts);
    if (table) await section(words.byColumn(each.column), table, [openText(totals.all, texts)]);
    else lines.push('', ...hanging('', words.tooMany(each.column, countText(MOST_GROUPS)), style.width));
  }
  const amounts = amountRows(totals.amounts, texts);
  if (amounts.length > 0) {
    const most = Math.max(...amounts.map((each) => each.results));
    const sign = style.ascii ? '#' : '█';
    const rows = amounts.map(({ label, results, amount }) => [
      label,
      countText(results),
      groupDigits(amount),
      // A class that is not empty is seen.
      sign.repeat(results === 0 ? 0 : Math.max(1, Math.round((results / most) * BAR))),
    ]);
    const table = { head: [words.class, words.results, words.amount, ''], rows };
    await section(words.byAmount, table, [amountSummary(totals, texts)]);
  }
  return lines;
}
