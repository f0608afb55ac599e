import { Exact } from '../../values/exact.ts';
import { type Fen, FenSum, fenOf, fenText } from './fen.ts';

/** Amounts from one (included) to another (not included): yuan with two decimals. */
export interface AmountClass {
  /** `null`: below zero, without a lower bound. */
  readonly from: string | null;
  readonly below: string;
  readonly results: number;
  readonly amount: string;
}

/** One amount, and how many results have it. */
export interface AmountValue {
  readonly amount: string;
  readonly results: number;
}

/** How amounts are distributed, as plain data. */
export interface DistributionData {
  readonly min: string | null;
  readonly max: string | null;
  /** Classes that are not empty, in order. Their bounds are 1, 2 and 5 fen times a power of ten, and zero. */
  readonly classes: readonly AmountClass[];
  /** Each amount that occurs, in order; `null` where there are more than {@link MOST_VALUES}. */
  readonly values: readonly AmountValue[] | null;
}

/** Amounts that are kept one by one: subsidies often come in a few rates. */
export const MOST_VALUES = 24;

const LEADS = [1n, 2n, 5n] as const;
const BELOW_ZERO = -2;
const ZERO = -1;

/** The class of an amount: zero and what is below it are classes of their own. */
function classOf(fen: Fen): number {
  if (fen <= 0) return fen < 0 ? BELOW_ZERO : ZERO;
  const digits = String(fen);
  const lead = digits.charCodeAt(0) - 48;
  return 3 * (digits.length - 1) + (lead >= 5 ? 2 : lead >= 2 ? 1 : 0);
}

/** The lower bound of a class. */
function boundOf(index: number): Fen {
  if (index < 0) return 0;
  return LEADS[index % 3]! * 10n ** BigInt(Math.floor(index / 3));
}

interface Cell {
  results: number;
  readonly amount: FenSum;
}

/**
 * The distribution of amounts, exact and in one pass: in classes that are fixed beforehand, so that parts can be put
 * together, and amount by amount as long as there are few.
 */
export class Distribution {
  private readonly cells = new Map<number, Cell>();
  private values: Map<Fen, number> | null = new Map();
  private min: Fen | null = null;
  private max: Fen | null = null;

  add(fen: Fen): void {
    this.count(classOf(fen), 1).add(fen);
    this.countValue(fen, 1);
    this.reach(fen);
  }

  merge(other: Distribution): void {
    for (const [index, { results, amount }] of other.cells) this.count(index, results).merge(amount);
    if (other.values === null) this.values = null;
    else for (const [fen, results] of other.values) this.countValue(fen, results);
    if (other.min !== null) this.reach(other.min);
    if (other.max !== null) this.reach(other.max);
  }

  private count(index: number, results: number): FenSum {
    let cell = this.cells.get(index);
    if (!cell) {
      cell = { results: 0, amount: new FenSum() };
      this.cells.set(index, cell);
    }
    cell.results += results;
    return cell.amount;
  }

  private countValue(fen: Fen, results: number): void {
    if (this.values === null) return;
    const before = this.values.get(fen);
    if (before === undefined && this.values.size === MOST_VALUES) this.values = null;
    else this.values.set(fen, (before ?? 0) + results);
  }

  private reach(fen: Fen): void {
    if (this.min === null || fen < this.min) this.min = fen;
    if (this.max === null || fen > this.max) this.max = fen;
  }

  data(): DistributionData {
    const classes = [...this.cells]
      .sort(([a], [b]) => a - b)
      .map(([index, { results, amount }]) => ({
        from: index === BELOW_ZERO ? null : fenText(boundOf(index)),
        below: index === ZERO ? '0.01' : fenText(boundOf(index + 1)),
        results,
        amount: amount.text,
      }));
    const values =
      this.values &&
      [...this.values]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([fen, results]) => ({ amount: fenText(fen), results }));
    return {
      min: this.min === null ? null : fenText(this.min),
      max: this.max === null ? null : fenText(this.max),
      classes,
      values,
    };
  }

  static from(data: DistributionData): Distribution {
    const distribution = new Distribution();
    for (const { from, results, amount } of data.classes) {
      const index = from === null ? BELOW_ZERO : classOf(fenOf(Exact.parse(from)));
      distribution.count(index, results).merge(FenSum.parse(amount));
    }
    distribution.values =
      data.values && new Map(data.values.map((each) => [fenOf(Exact.parse(each.amount)), each.results]));
    for (const text of [data.min, data.max]) if (text !== null) distribution.reach(fenOf(Exact.parse(text)));
    return distribution;
  }
}

/**
 * The classes for people: at most so many, without gaps between the first and the last. Where there are more, those of a
 * decade are taken together, then the lowest ones.
 */
export function displayClasses({ classes }: DistributionData, most = 12): AmountClass[] {
  for (const grain of ['class', 'decade'] as const) {
    const shown = filled(classes, grain);
    if (shown.length <= most || grain === 'decade') return lowestTogether(shown, most);
  }
  return [];
}

/** The classes at a grain, with the empty ones between them. */
function filled(classes: readonly AmountClass[], grain: 'class' | 'decade'): AmountClass[] {
  const at = (each: AmountClass): number => {
    const index = each.from === null ? BELOW_ZERO : classOf(fenOf(Exact.parse(each.from)));
    return grain === 'decade' && index >= 0 ? index - (index % 3) : index;
  };
  const shown: AmountClass[] = [];
  const step = grain === 'decade' ? 3 : 1;
  for (const each of classes) {
    const index = at(each);
    const last = shown.at(-1);
    // Nothing is filled in between zero and what is above it: how far they are apart says nothing.
    if (last && index >= 0 && at(last) >= 0)
      for (let gap = at(last) + step; gap < index; gap += step) shown.push(emptyAt(gap, step));
    const previous = shown.at(-1);
    if (previous && at(previous) === index) shown[shown.length - 1] = together(previous, each);
    else shown.push(index >= 0 ? together(emptyAt(index, step), each) : each);
  }
  return shown;
}

function emptyAt(index: number, step: number): AmountClass {
  return { from: fenText(boundOf(index)), below: fenText(boundOf(index + step)), results: 0, amount: '0.00' };
}

/** Two neighbouring classes as one; the first may be the wider one. */
function together(first: AmountClass, second: AmountClass): AmountClass {
  const [one, two] = [Exact.parse(first.below), Exact.parse(second.below)];
  const amount = FenSum.parse(first.amount);
  amount.merge(FenSum.parse(second.amount));
  return {
    from: first.from,
    below: one.compare(two) >= 0 ? first.below : second.below,
    results: first.results + second.results,
    amount: amount.text,
  };
}

function lowestTogether(classes: readonly AmountClass[], most: number): AmountClass[] {
  const excess = classes.length - most;
  if (excess <= 0) return [...classes];
  return [classes.slice(0, excess + 1).reduce(together), ...classes.slice(excess + 1)];
}
