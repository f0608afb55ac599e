import { moneyText } from '../../values/print.ts';
import type { Tally } from '../tally.ts';
import type { SumsData } from '../totals/sums.ts';
import type { TotalsData } from '../totals/totals.ts';

/**
 * Totals as a manifest has them: those that every run counts, and, where rows were totalled one by one, those by measure,
 * reason, column and amount.
 */
export type ManifestTotals = {
  readonly rows: number;
  readonly all: Omit<SumsData, 'settled'> & { readonly settled?: number };
} & Partial<Pick<TotalsData, 'measures' | 'reasons' | 'columns' | 'amounts'>>;

/** The totals that every run counts. Money is yuan with two decimals. */
export function totalsOfTally({ rows, statuses, total, open, openLow, openHigh }: Tally): ManifestTotals {
  return {
    rows,
    all: {
      statuses: { ...statuses },
      amount: total ? moneyText(total) : '0.00',
      open,
      open_min: openLow && moneyText(openLow),
      open_max: openHigh && moneyText(openHigh),
    },
  };
}
