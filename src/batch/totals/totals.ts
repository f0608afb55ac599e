import type { Status } from '../../engine/run.ts';
import type { Exact } from '../../values/exact.ts';
import type { Label } from '../../values/problem.ts';
import { Distribution, type DistributionData } from './distribution.ts';
import { fenOf } from './fen.ts';
import { Groups, type GroupsData } from './groups.ts';
import { type OpenAmount, Sums, type SumsData } from './sums.ts';

/**
 * Why a result is not eligible: a condition that failed, a fact or figure that is missing, an error, or a limit across
 * rows; of an error the fact concerned, or its kind.
 */
export interface Reason {
  readonly kind: 'condition' | 'missing' | 'error' | 'limit';
  readonly id: string;
  readonly title: Label;
}

/** A result, as totals need it. */
export interface TotalsRow {
  readonly status: Status;
  /** `null` where no version could be chosen. */
  readonly measure: string | null;
  /** The amount of a result that is eligible and settled, else `null`. */
  readonly amount: Exact | null;
  /** The bounds of the amount of a result that is eligible and open, else `null`. */
  readonly open: OpenAmount | null;
  /** All that keep it from being eligible; none where it is. */
  readonly reasons: readonly Reason[];
  /** The cells of the columns to total by, in their order. */
  readonly groups: readonly string[];
  /** Whether it is a further result of a row that has been counted: a row may be computed by several measures. */
  readonly further?: boolean;
}

export interface ReasonData extends Reason {
  readonly measure: string | null;
  /** Results that have this reason, and those that have no other. */
  readonly results: number;
  readonly alone: number;
}

/** All totals of a list as plain data. Money is yuan with two decimals. */
export interface TotalsData {
  readonly rows: number;
  readonly all: SumsData;
  /** In order of their ids; `null` stands for results without a measure. */
  readonly measures: readonly (SumsData & { readonly measure: string | null })[];
  /** The most frequent first. */
  readonly reasons: readonly ReasonData[];
  readonly columns: readonly GroupsData[];
  readonly amounts: DistributionData;
}

interface CountedReason {
  readonly reason: Reason;
  readonly measure: string | null;
  results: number;
  alone: number;
}

/**
 * Totals of a list: by status, measure, reason, the texts of columns, and amount. Sums are those of the amounts as results
 * show them, exact to the fen. Memory does not grow with the number of rows. Totals of parts can be put together, in any
 * order.
 */
export class Totals {
  private rows = 0;
  private readonly all = new Sums();
  private readonly measures = new Map<string | null, Sums>();
  private readonly reasons = new Map<string, CountedReason>();
  private columns: readonly Groups[];
  private readonly amounts = new Distribution();

  /** @param by headers of the columns to total by */
  constructor(by: readonly string[] = []) {
    this.columns = by.map((each) => new Groups(each));
  }

  add(row: TotalsRow): void {
    const { status, measure, amount, open } = row;
    if (!row.further) this.rows += 1;
    const fen = status === 'eligible' && amount !== null ? fenOf(amount) : null;
    const bounds = status === 'eligible' && fen === null ? open : null;
    this.all.add(status, fen, bounds);
    this.sumsOf(measure).add(status, fen, bounds);
    if (fen !== null) this.amounts.add(fen);
    for (let index = 0; index < this.columns.length; index += 1)
      this.columns[index]!.add(row.groups[index] ?? '', status, fen, bounds);
    const { reasons } = row;
    for (const each of reasons) this.count(each, measure, 1, reasons.length === 1 ? 1 : 0);
  }

  /** Adds what others counted, in another thread for instance. They must be by the same columns. */
  merge(other: Totals): void {
    this.rows += other.rows;
    this.all.merge(other.all);
    for (const [measure, sums] of other.measures) this.sumsOf(measure).merge(sums);
    for (const { reason, measure, results, alone } of other.reasons.values())
      this.count(reason, measure, results, alone);
    for (const [index, groups] of other.columns.entries()) this.columns[index]!.merge(groups);
    this.amounts.merge(other.amounts);
  }

  private sumsOf(measure: string | null): Sums {
    let sums = this.measures.get(measure);
    if (!sums) {
      sums = new Sums();
      this.measures.set(measure, sums);
    }
    return sums;
  }

  private count(reason: Reason, measure: string | null, results: number, alone: number): void {
    const key = `${measure ?? ''} ${reason.kind} ${reason.id}`;
    const known = this.reasons.get(key);
    if (known) {
      known.results += results;
      known.alone += alone;
    } else this.reasons.set(key, { reason, measure, results, alone });
  }

  data(): TotalsData {
    return {
      rows: this.rows,
      all: this.all.data(),
      measures: [...this.measures]
        .map(([measure, sums]) => ({ measure, ...sums.data() }))
        .sort((a, b) => compareTexts(a.measure ?? '', b.measure ?? '')),
      reasons: [...this.reasons.values()]
        .map(({ reason: { kind, id, title }, measure, results, alone }) => ({
          kind,
          id,
          title: { zh: title.zh, en: title.en },
          measure,
          results,
          alone,
        }))
        .sort((a, b) => b.results - a.results || compareTexts(keyOf(a), keyOf(b))),
      columns: this.columns.map((each) => each.data()),
      amounts: this.amounts.data(),
    };
  }

  static from(data: TotalsData): Totals {
    const totals = new Totals();
    totals.rows = data.rows;
    totals.all.merge(Sums.from(data.all));
    for (const { measure, ...sums } of data.measures) totals.measures.set(measure, Sums.from(sums));
    for (const { kind, id, title, measure, results, alone } of data.reasons)
      totals.count({ kind, id, title }, measure, results, alone);
    totals.columns = data.columns.map((each) => Groups.from(each));
    totals.amounts.merge(Distribution.from(data.amounts));
    return totals;
  }
}

function keyOf({ measure, kind, id }: ReasonData): string {
  return `${measure ?? ''} ${kind} ${id}`;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
