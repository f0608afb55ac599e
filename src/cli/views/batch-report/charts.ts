import { type GroupsData, shownGroups } from '../../../batch/totals/groups.ts';
import type { TotalsData } from '../../../batch/totals/totals.ts';
import { Exact } from '../../../values/exact.ts';
import { groupDigits } from '../../../values/print.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, html } from '../html.ts';
import { type AmountRow, amountRows, countText, type ReasonRow } from '../totals-rows.ts';
import { type Bar, barChart } from './chart.ts';

/** Bars that can be taken in at once; the table below has the rest. */
const MOST_BARS = 16;
/** In how many steps sums are drawn. */
const STEPS = Exact.integer(10_000);

function figure(caption: string, chart: Html): Html {
  return html`<figure><figcaption>${caption}</figcaption>${chart}</figure>
`;
}

/** The reasons with the most results; nothing where there is but one. */
export function reasonChart(reasons: readonly ReasonRow[], texts: Texts): Html | null {
  if (reasons.length < 2) return null;
  const bars = reasons.slice(0, MOST_BARS).map(({ kind, text, results }) => ({
    label: `${texts.list.totals.kind[kind]}${texts.colon}${text}`,
    length: results,
    figure: countText(results),
  }));
  return figure(texts.list.report.chartReasons, barChart(bars, 'rows'));
}

/**
 * The sums of the texts of a column; where they are too many, the largest, first of all, and the caption says what the
 * others come to. Nothing where there is but one text, or nothing is paid.
 */
export function columnChart({ column, groups }: GroupsData, texts: Texts): Html | null {
  if (groups === null || groups.length < 2) return null;
  const { report, totals } = texts.list;
  const { shown, others } = shownGroups(groups, MOST_BARS);
  const lengths = proportions(shown.map((each) => Exact.parse(each.amount)));
  if (lengths === null) return null;
  const bars = shown.map(
    ({ text, amount }, index): Bar => ({
      label: text || totals.blank,
      length: lengths[index]!,
      figure: groupDigits(amount),
    }),
  );
  if (others === null) return figure(report.chartColumn(column), barChart(bars, 'rows'));
  bars.sort((a, b) => b.length - a.length);
  const rest = groupDigits(others.sums.amount);
  const caption = report.chartLargest(column, countText(bars.length), countText(others.count), rest);
  return figure(caption, barChart(bars, 'rows'));
}

/** Sums as steps of the largest, for drawing alone; `null` where none is above zero. */
function proportions(sums: readonly Exact[]): number[] | null {
  const most = sums.reduce((best, each) => (each.compare(best) > 0 ? each : best), Exact.ZERO);
  if (most.isZero()) return null;
  return sums.map((each) =>
    each.isNegative() ? 0 : each.times(STEPS).dividedBy(most).rounded(0, 'half-up').toSafeInteger(),
  );
}

/** How the amounts are distributed, with the rows of the table below the chart; `null` where there are none. */
export function amountChart(
  { amounts }: TotalsData,
  texts: Texts,
): { readonly figure: Html | null; readonly rows: readonly AmountRow[] } | null {
  const rows = amountRows(amounts, texts);
  if (rows.length === 0) return null;
  if (rows.length === 1) return { figure: null, rows };
  const { report } = texts.list;
  const short = (text: string) => groupDigits(text.replace(/\.00$/, ''));
  const bars = rows.map(({ label, bounds, results }): Bar => {
    const tick =
      bounds === null || label === texts.list.totals.exactly('0')
        ? label
        : bounds.from === null
          ? report.tickBelow(short(bounds.below))
          : report.tick(short(bounds.from), short(bounds.below));
    return { label: tick, length: results, figure: countText(results) };
  });
  return { figure: figure(report.chartAmounts, barChart(bars, 'columns')), rows };
}
