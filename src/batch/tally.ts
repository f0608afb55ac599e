import type { Status } from '../engine/run.ts';
import { Unknown } from '../language/value.ts';
import { Exact } from '../values/exact.ts';
import type { RowOutcome } from './compute.ts';

/** A row that could not be computed, for the summary. */
export interface InvalidRow {
  readonly row: number;
  /** The line of the file on which it begins. */
  readonly line: number;
  readonly message: string;
}

const SHOWN = 5;

/** Counts what came of the rows: the same memory for any number of them. */
export class Tally {
  rows = 0;
  readonly statuses: Record<Status, number> = { eligible: 0, ineligible: 0, undetermined: 0, invalid: 0 };
  readonly measures = new Map<string, number>();
  /** Sum of the amounts that are known, each rounded before. */
  total: Exact | null = null;
  /** Eligible rows whose amount is open, and the sums of its bounds (`null`: one of them has none). */
  open = 0;
  openLow: Exact | null = Exact.ZERO;
  openHigh: Exact | null = Exact.ZERO;
  /** Rows whose version was chosen without a region. */
  regionAssumed = 0;
  /** Rows without a region, which have that of the locality file or of the settings. */
  regionStanding = 0;
  /** For facts without a column: rows that lack them. */
  readonly lacking = new Map<string, number>();
  readonly invalid: InvalidRow[] = [];

  /** @param absent facts that no column gives */
  constructor(private readonly absent: readonly string[]) {}

  /** @param message the row's errors in words; asked for only where they will be shown */
  add(outcome: RowOutcome, row: number, line: number, message: () => string): void {
    this.rows += 1;
    const { evaluation } = outcome;
    const status = evaluation ? evaluation.status : outcome.missing.length > 0 ? 'undetermined' : 'invalid';
    this.statuses[status] += 1;
    if (status === 'invalid' && this.invalid.length < SHOWN) this.invalid.push({ row, line, message: message() });
    if (!evaluation) {
      for (const name of this.absent) if (outcome.missing.includes(name)) this.lack(name);
      return;
    }
    const { id } = evaluation.plan.measure;
    this.measures.set(id, (this.measures.get(id) ?? 0) + 1);
    if (outcome.regionAssumed && status !== 'invalid') this.regionAssumed += 1;
    if (outcome.regionStanding && status !== 'invalid') this.regionStanding += 1;
    if (evaluation.missing.length > 0)
      for (const name of this.absent) if (evaluation.missing.includes(name)) this.lack(name);
    if (status !== 'eligible' || evaluation.amount === null) return;
    const amount = evaluation.amount as Exact | Unknown;
    if (amount instanceof Unknown) {
      this.open += 1;
      this.openLow = this.openLow && amount.low && this.openLow.plus(amount.low);
      this.openHigh = this.openHigh && amount.high && this.openHigh.plus(amount.high);
    } else this.total = this.total ? this.total.plus(amount) : amount;
  }

  private lack(name: string): void {
    this.lacking.set(name, (this.lacking.get(name) ?? 0) + 1);
  }
}
