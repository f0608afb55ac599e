import { type AmountClass, type DistributionData, displayClasses } from '../../batch/totals/distribution.ts';
import { type GroupsData, shownGroups } from '../../batch/totals/groups.ts';
import { countOf, STATUSES, type SumsData } from '../../batch/totals/sums.ts';
import type { Reason, ReasonData, TotalsData } from '../../batch/totals/totals.ts';
import { Exact } from '../../values/exact.ts';
import { groupDigits, moneyText, printMoney } from '../../values/print.ts';
import { visible } from '../../values/visible.ts';
import type { Texts } from '../texts/texts.ts';

/*
 * Totals in words and figures, for the terminal and for the report alike.
 */

/** A table of texts. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A class of amounts, or one amount, with how many results it has. */
export interface AmountRow {
  readonly label: string;
  /** The bounds of a class; `null`: one amount. */
  readonly bounds: Pick<AmountClass, 'from' | 'below'> | null;
  readonly results: number;
  readonly amount: string;
}

/** Amounts one by one, where there are no more of them. */
const MOST_SINGLE = 8;
const MOST_CLASSES = 12;

/** Texts for totals that count rows, or, where a row has a result by each of several measures, results. */
export function textsOfTotals({ rows, all }: TotalsData, texts: Texts): Texts {
  if (countOf(all) === rows) return texts;
  const { totals, report, ofResults } = texts.list;
  const list = {
    ...texts.list,
    totals: { ...totals, ...ofResults.totals },
    report: { ...report, ...ofResults.report },
  };
  return { ...texts, list };
}

/** A count with its digits in groups. */
export function countText(count: number): string {
  return groupDigits(String(count));
}

/** Rows of counts by status and sums, and all of them together at the end where there are several. */
export function sumsTable(
  title: string,
  rows: readonly { readonly text: string; readonly sums: SumsData }[],
  all: SumsData | null,
  texts: Texts,
): TextTable {
  const { totals } = texts.list;
  const shown = [...rows, ...(all ? [{ text: totals.all, sums: all }] : [])];
  // What no row has is no column.
  const open = shown.some(({ sums }) => sums.open > 0);
  const statuses = STATUSES.filter((each) => each === 'eligible' || shown.some(({ sums }) => sums.statuses[each] > 0));
  return {
    head: [
      title,
      totals.results,
      ...statuses.map((each) => texts.status[each]),
      totals.amount,
      ...(open ? [totals.open] : []),
    ],
    rows: shown.map(({ text, sums }) => [
      text,
      countText(countOf(sums)),
      ...statuses.map((each) => countText(sums.statuses[each])),
      groupDigits(sums.amount),
      ...(open ? [countText(sums.open)] : []),
    ]),
  };
}

/** Totals by measure. @param titleOf the title of a measure */
export function measureTable({ measures, all }: TotalsData, titleOf: (id: string) => string, texts: Texts): TextTable {
  const rows = measures.map(({ measure, ...sums }) => ({
    text: measure === null ? texts.list.totals.noMeasure : titleOf(measure),
    sums,
  }));
  return sumsTable(texts.list.totals.measure, rows, rows.length > 1 ? all : null, texts);
}

/** Totals by the texts of a column; `null` where it has too many. */
export function columnTable(
  { column, groups }: GroupsData,
  all: SumsData,
  most: number,
  texts: Texts,
): TextTable | null {
  if (groups === null) return null;
  const { shown, others } = shownGroups(groups, most);
  const rows = shown.map((each) => ({ text: visible(each.text) || texts.list.totals.blank, sums: each as SumsData }));
  if (others) rows.push({ text: texts.list.totals.others(countText(others.count)), sums: others.sums });
  return sumsTable(visible(column), rows, all, texts);
}

/** A reason in words, with how many results it has: those of several measures that read alike taken together. */
export interface ReasonRow {
  readonly kind: Reason['kind'];
  readonly text: string;
  readonly results: number;
  readonly alone: number;
}

/** Reasons, the most frequent first. */
export function reasonRows(reasons: readonly ReasonData[], texts: Texts): ReasonRow[] {
  const found = new Map<string, ReasonRow>();
  for (const { kind, id, title, results, alone } of reasons) {
    const text =
      (kind === 'error' || kind === 'limit') && title.zh === id
        ? (texts.list.totals.errors[id] ?? id)
        : title[texts.language];
    const key = `${kind} ${text}`;
    const known = found.get(key);
    found.set(key, { kind, text, results: results + (known?.results ?? 0), alone: alone + (known?.alone ?? 0) });
  }
  return [...found.values()].sort((a, b) => b.results - a.results);
}

/** Amounts one by one where they are few, else in classes. */
export function amountRows(data: DistributionData, texts: Texts): AmountRow[] {
  const { totals } = texts.list;
  if (data.values && data.values.length <= MOST_SINGLE) {
    return data.values.map(({ amount, results }) => ({
      label: totals.exactly(groupDigits(amount)),
      bounds: null,
      results,
      amount: moneyText(Exact.parse(amount).times(Exact.integer(results))),
    }));
  }
  return displayClasses(data, MOST_CLASSES).map((each) => ({
    label: classLabel(each, texts),
    bounds: each,
    results: each.results,
    amount: each.amount,
  }));
}

function classLabel({ from, below }: AmountClass, { list: { totals } }: Texts): string {
  const print = (text: string) => groupDigits(text.replace(/\.00$/, ''));
  if (from === null) return totals.below(print(below));
  // Nothing lies between zero and the first fen.
  return from === '0.00' && below === '0.01' ? totals.exactly('0') : totals.between(print(from), print(below));
}

/** How many amounts there are, the least, the greatest and their mean; `null` where there is none. */
export function amountSummary({ all, amounts }: TotalsData, texts: Texts): string | null {
  if (amounts.min === null || amounts.max === null) return null;
  const mean = Exact.parse(all.amount).dividedBy(Exact.integer(all.settled)).rounded(2, 'half-up');
  const print = (text: string) => groupDigits(text);
  return texts.list.totals.summary(
    countText(all.settled),
    print(amounts.min),
    print(amounts.max),
    print(moneyText(mean)),
  );
}

/** What is said of eligible results whose amount is open; `null` where there are none. */
export function openText({ open, open_min, open_max }: SumsData, texts: Texts): string | null {
  if (open === 0) return null;
  const print = (text: string) => printMoney(Exact.parse(text), texts.language);
  const bounds = open_min !== null && open_max !== null ? texts.result.between(print(open_min), print(open_max)) : '';
  return texts.list.totals.openSum(countText(open), bounds);
}
