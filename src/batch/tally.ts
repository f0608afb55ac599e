import { amountDue } from '../cases/result.ts';
import type { Status } from '../engine/run.ts';
import { Unknown } from '../language/value.ts';
import { Exact } from '../values/exact.ts';
import { FormCounts } from '../values/forms.ts';
import type { RowOutcome } from './compute.ts';
import type { RowKind } from './list/kinds.ts';

/** A row that could not be computed, for the summary. */
export interface InvalidRow {
  readonly row: number;
  /** The line of the file on which it begins. */
  readonly line: number;
  readonly message: string;
}

const SHOWN = 5;

/** What a row is that is no case. */
type CarriedKind = Exclude<RowKind, 'case'>;

/** What is counted of rows that are computed in bulk: all of them eligible or not. */
export interface BulkCounts {
  readonly measures: readonly { readonly id: string; readonly eligible: number; readonly ineligible: number }[];
  /** Sum of the amounts, `null` where there are none. */
  readonly total: Exact | null;
  readonly regionAssumed: number;
  readonly regionStanding: number;
}

/** A tally as plain data. */
export interface TallyData {
  readonly rows: number;
  readonly statuses: Readonly<Record<Status, number>>;
  readonly measures: readonly (readonly [id: string, count: number])[];
  readonly total: string | null;
  readonly open: number;
  readonly openLow: string | null;
  readonly openHigh: string | null;
  readonly regionAssumed: number;
  readonly regionStanding: number;
  readonly lacking: readonly (readonly [name: string, count: number])[];
  readonly invalid: readonly InvalidRow[];
  readonly carried: Readonly<Record<CarriedKind, number>>;
  readonly forms: readonly number[];
}

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
  /** Invalid results of rows that had one already, by another measure. */
  invalidAgain = 0;
  private lastInvalid = 0;
  /** Rows that were carried along and not computed: sums of other rows, notes, and headers that come again. */
  readonly carried: Record<CarriedKind, number> = { total: 0, note: 0, header: 0 };

  /** In which forms values were written, by column. */
  readonly forms: FormCounts;

  /**
   * @param absent facts that no column gives
   * @param columns how many columns give facts
   */
  constructor(
    private readonly absent: readonly string[],
    columns = 0,
  ) {
    this.forms = new FormCounts(columns);
  }

  /**
   * @param message the row's errors in words; asked for only where they will be shown
   * @param further whether the row has been added with another measure
   */
  add(outcome: RowOutcome, row: number, line: number, message: () => string, further = false): void {
    this.rows += 1;
    const { evaluation } = outcome;
    const status = evaluation ? evaluation.status : outcome.missing.length > 0 ? 'undetermined' : 'invalid';
    this.statuses[status] += 1;
    if (status === 'invalid') this.noteResult(row, line, message, further);
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
    const amount = status === 'eligible' ? (amountDue(evaluation) as Exact | Unknown | null) : null;
    if (amount === null) return;
    if (amount instanceof Unknown) {
      this.open += 1;
      this.openLow = this.openLow && amount.low && this.openLow.plus(amount.low);
      this.openHigh = this.openHigh && amount.high && this.openHigh.plus(amount.high);
    } else this.total = this.total ? this.total.plus(amount) : amount;
  }

  /** Notes an invalid result: of several for one row the first, with what others say beside it. */
  private noteResult(row: number, line: number, message: () => string, further: boolean): void {
    if (further && row === this.lastInvalid) {
      this.invalidAgain += 1;
      const shown = this.invalid.at(-1);
      if (shown?.row !== row) return;
      const text = message();
      if (!shown.message.includes(text))
        this.invalid[this.invalid.length - 1] = { row, line, message: `${shown.message} ${text}` };
      return;
    }
    this.lastInvalid = row;
    if (this.invalid.length < SHOWN) this.invalid.push({ row, line, message: message() });
  }

  /** Notes a row that could not be computed, of those that a summary shows. */
  noteInvalid(row: InvalidRow): void {
    if (this.invalid.length < SHOWN) this.invalid.push(row);
  }

  /** Adds an amount between two bounds: one that is open where they differ. */
  addAmount(low: Exact, high: Exact | null): void {
    if (high?.equals(low)) this.total = this.total ? this.total.plus(low) : low;
    else {
      this.open += 1;
      this.openLow = this.openLow?.plus(low) ?? null;
      this.openHigh = this.openHigh && high && this.openHigh.plus(high);
    }
  }

  /** Moves the places of invalid rows that were counted from the beginning of a block: those at some places of {@link invalid}. */
  moveInvalid([from, to]: readonly [number, number], rows: number, lines: number): void {
    for (let index = from; index < to; index += 1) {
      const { row, line, message } = this.invalid[index]!;
      this.invalid[index] = { row: row + rows, line: line + lines, message };
    }
  }

  /** Adds rows that have been counted elsewhere. */
  addBulk({ measures, total, regionAssumed, regionStanding }: BulkCounts): void {
    for (const { id, eligible, ineligible } of measures) {
      this.rows += eligible + ineligible;
      this.statuses.eligible += eligible;
      this.statuses.ineligible += ineligible;
      if (eligible + ineligible > 0) this.measures.set(id, (this.measures.get(id) ?? 0) + eligible + ineligible);
    }
    if (total) this.total = this.total ? this.total.plus(total) : total;
    this.regionAssumed += regionAssumed;
    this.regionStanding += regionStanding;
  }

  /** The counts as plain data, for another thread. */
  data(): TallyData {
    const { rows, statuses, total, open, openLow, openHigh, regionAssumed, regionStanding, invalid } = this;
    return {
      rows,
      statuses: { ...statuses },
      measures: [...this.measures],
      total: total?.toJSON() ?? null,
      open,
      openLow: openLow?.toJSON() ?? null,
      openHigh: openHigh?.toJSON() ?? null,
      regionAssumed,
      regionStanding,
      lacking: [...this.lacking],
      invalid: [...invalid],
      carried: { ...this.carried },
      forms: this.forms.data(),
    };
  }

  /** Adds the counts of other rows of the same list. */
  addData(data: TallyData): void {
    const sum = (own: Exact | null, text: string | null) =>
      own && (text === null ? null : own.plus(Exact.fromJSON(text)));
    this.rows += data.rows;
    for (const status of Object.keys(this.statuses) as Status[]) this.statuses[status] += data.statuses[status];
    for (const [id, count] of data.measures) this.measures.set(id, (this.measures.get(id) ?? 0) + count);
    if (data.total !== null) this.total = sum(this.total ?? Exact.ZERO, data.total);
    this.open += data.open;
    this.openLow = sum(this.openLow, data.openLow);
    this.openHigh = sum(this.openHigh, data.openHigh);
    this.regionAssumed += data.regionAssumed;
    this.regionStanding += data.regionStanding;
    for (const [name, count] of data.lacking) this.lacking.set(name, (this.lacking.get(name) ?? 0) + count);
    for (const kind of Object.keys(this.carried) as CarriedKind[]) this.carried[kind] += data.carried[kind];
    this.forms.addData(data.forms);
    this.invalid.push(...data.invalid);
    this.invalid.sort((a, b) => a.row - b.row);
    this.invalid.splice(SHOWN);
  }

  private lack(name: string): void {
    this.lacking.set(name, (this.lacking.get(name) ?? 0) + 1);
  }
}
