import type { Status } from '../../engine/run.ts';
import type { Exact } from '../../values/exact.ts';
import { type Fen, FenSum, fenOf } from './fen.ts';

/** Bounds of an amount that is still open; `null` where there is none. */
export interface OpenAmount {
  readonly low: Exact | null;
  readonly high: Exact | null;
}

/** Counts and sums as plain data. Money is yuan with two decimals. */
export interface SumsData {
  readonly statuses: Readonly<Record<Status, number>>;
  /** Eligible results with a settled amount, and the sum of these. */
  readonly settled: number;
  readonly amount: string;
  /** Eligible results whose amount is open, and the sums of its bounds; `null` where one of them has none. */
  readonly open: number;
  readonly open_min: string | null;
  readonly open_max: string | null;
}

export const STATUSES: readonly Status[] = ['eligible', 'ineligible', 'undetermined', 'invalid'];

/** Counts by status and sums of the amounts of eligible results. */
export class Sums {
  readonly statuses: Record<Status, number> = { eligible: 0, ineligible: 0, undetermined: 0, invalid: 0 };
  settled = 0;
  readonly amount = new FenSum();
  open = 0;
  openLow: FenSum | null = new FenSum();
  openHigh: FenSum | null = new FenSum();

  /** @param fen the settled amount of an eligible result; `null` where there is none */
  add(status: Status, fen: Fen | null, open: OpenAmount | null): void {
    this.statuses[status] += 1;
    if (fen !== null) {
      this.settled += 1;
      this.amount.add(fen);
    } else if (open !== null) {
      this.open += 1;
      this.openLow = plus(this.openLow, open.low);
      this.openHigh = plus(this.openHigh, open.high);
    }
  }

  merge(other: Sums): void {
    for (const each of STATUSES) this.statuses[each] += other.statuses[each];
    this.settled += other.settled;
    this.amount.merge(other.amount);
    this.open += other.open;
    this.openLow = both(this.openLow, other.openLow);
    this.openHigh = both(this.openHigh, other.openHigh);
  }

  data(): SumsData {
    return {
      statuses: { ...this.statuses },
      settled: this.settled,
      amount: this.amount.text,
      open: this.open,
      open_min: this.openLow?.text ?? null,
      open_max: this.openHigh?.text ?? null,
    };
  }

  static from(data: SumsData): Sums {
    const sums = new Sums();
    for (const each of STATUSES) sums.statuses[each] = data.statuses[each];
    sums.settled = data.settled;
    sums.amount.merge(FenSum.parse(data.amount));
    sums.open = data.open;
    sums.openLow = data.open_min === null ? null : FenSum.parse(data.open_min);
    sums.openHigh = data.open_max === null ? null : FenSum.parse(data.open_max);
    return sums;
  }
}

function plus(sum: FenSum | null, bound: Exact | null): FenSum | null {
  if (sum === null || bound === null) return null;
  sum.add(fenOf(bound));
  return sum;
}

function both(sum: FenSum | null, other: FenSum | null): FenSum | null {
  if (sum === null || other === null) return null;
  sum.merge(other);
  return sum;
}

/** How many results there are in all. */
export function countOf({ statuses }: Pick<SumsData, 'statuses'>): number {
  return STATUSES.reduce((sum, each) => sum + statuses[each], 0);
}
