import type { Value } from '../language/value.ts';
import type { LocalValue } from '../policies/locality/model.ts';
import { type CalendarDate, YearMonth } from '../values/calendar.ts';
import type { Label } from '../values/problem.ts';
import type { FigureOrigin } from './case.ts';

/** A value that holds on a day at a place, and where it is stated; days are ISO text. */
export interface StatedValue {
  readonly value: Value;
  readonly origin: FigureOrigin;
  readonly region: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: Label | null;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The dated values of a figure, by region and day. To find one costs a look in a map for each region that is asked, and a
 * binary search among the values of the one that has any.
 */
export class DatedValues {
  private readonly regions = new Map<string, RegionValues>();

  /** @param origin where a value that is found is said to come from */
  constructor(values: readonly LocalValue[], origin: FigureOrigin) {
    const lists = new Map<string, StatedValue[]>();
    for (const { region, from, to, value, source } of values) {
      const stated: StatedValue = { value, origin, region, validFrom: from, validTo: to, source };
      const list = lists.get(region);
      if (list) list.push(stated);
      else lists.set(region, [stated]);
    }
    for (const [region, list] of lists) this.regions.set(region, new RegionValues(list));
  }

  /**
   * The value of the nearest region on a day, or of a month on its first.
   * @param chain regions, the nearest first
   */
  on(day: CalendarDate | YearMonth, chain: readonly string[]): StatedValue | null {
    for (const region of chain) {
      const found = this.regions.get(region)?.on(day);
      if (found) return found;
    }
    return null;
  }

  /** Whether one of the regions has a value, whatever its days. */
  reaches(chain: readonly string[]): boolean {
    return chain.some((region) => this.regions.has(region));
  }
}

/** The values of one region, those first that were stated first. */
class RegionValues {
  /** The same in the order of their days, where no two hold on one day; else `null`. */
  private readonly sorted: readonly StatedValue[] | null;
  private readonly first: readonly number[];
  private readonly last: readonly number[];

  constructor(private readonly values: readonly StatedValue[]) {
    const sorted = [...values].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    const first = sorted.map((each) => numberOf(each.validFrom));
    const last = sorted.map((each) => (each.validTo === null ? Number.POSITIVE_INFINITY : numberOf(each.validTo)));
    // Values of saved results have the days that the file gives them.
    const plain = values.every((each) => ISO_DAY.test(each.validFrom) && ISO_DAY.test(each.validTo ?? each.validFrom));
    const apart = first.every((each, index) => each <= last[index]! && (index === 0 || last[index - 1]! < each));
    this.sorted = plain && apart ? sorted : null;
    this.first = first;
    this.last = last;
  }

  on(day: CalendarDate | YearMonth): StatedValue | undefined {
    const { sorted, first, last } = this;
    if (!sorted) return this.firstOf((day instanceof YearMonth ? day.firstDay() : day).toString());
    const wanted = (day.year * 100 + day.month) * 100 + (day instanceof YearMonth ? 1 : day.day);
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (first[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return low > 0 && wanted <= last[low - 1]! ? sorted[low - 1] : undefined;
  }

  private firstOf(date: string): StatedValue | undefined {
    return this.values.find(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo));
  }
}

/** `2023-08-09` as 20230809: in the order of days. */
function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''));
}
