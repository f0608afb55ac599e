import { CalendarDate, YearMonth } from '../values/calendar.ts';
import { type DaysDuration, type MonthsDuration, parseDuration } from '../values/duration.ts';
import { Exact } from '../values/exact.ts';
import type { LiteralValue } from './tree.ts';
import { isNumeric, type Type } from './types.ts';

/** One row of a schedule: its columns by name. */
export interface Row {
  readonly row: Readonly<Record<string, Value>>;
}

export type Value =
  | Exact
  | boolean
  | string
  | CalendarDate
  | YearMonth
  | MonthsDuration
  | DaysDuration
  | Row
  | readonly Value[]
  | Unknown;

/**
 * A value that is not known because facts or figures are missing. For a number, the bounds that it is known to lie
 * within, both included, may already be known.
 */
export class Unknown {
  private constructor(
    readonly missing: readonly string[],
    readonly low: Exact | null,
    readonly high: Exact | null,
    /** The values that it can be, where they are few and no numbers: dates or months that a table may give. */
    readonly candidates: readonly Value[] | null = null,
  ) {}

  /** Not known, for want of these facts or figures. */
  static for(missing: readonly string[]): Unknown {
    return new Unknown(missing, null, null);
  }

  /** One of several values, it is not known which. */
  static among(missing: readonly string[], candidates: readonly Value[]): Unknown {
    return new Unknown(missing, null, null, candidates);
  }

  /** The same, for want of something else. */
  lacking(missing: readonly string[]): Unknown {
    return new Unknown(missing, this.low, this.high, this.candidates);
  }

  /** A number between two bounds (`null`: none); the bounds coinciding, the number itself. */
  static between(missing: readonly string[], low: Exact | null, high: Exact | null): Unknown | Exact {
    if (low && high && low.equals(high)) return low;
    return new Unknown(missing, low, high);
  }
}

/** What several values lack, each name once, in order. */
export function missingOf(...values: readonly Value[]): string[] {
  const names = new Set<string>();
  for (const value of values) {
    if (value instanceof Unknown) for (const name of value.missing) names.add(name);
    else if (Array.isArray(value)) for (const name of missingOf(...value)) names.add(name);
  }
  return [...names];
}

/** Reads a literal as a tree stores it. */
export function literalValue(value: LiteralValue, type: Type): Value {
  if (value === null) return Unknown.for([]);
  if (typeof value === 'boolean') return value;
  if (isNumeric(type)) return Exact.fromJSON(value);
  switch (type) {
    case 'date':
      return CalendarDate.parse(value);
    case 'month':
      return YearMonth.parse(value);
    case 'months duration':
    case 'days duration':
      return parseDuration(value);
    default:
      return value;
  }
}

type Comparable = CalendarDate | YearMonth | MonthsDuration | DaysDuration;

/** Order of two known values of one type. Lists and rows have none. @throws TypeError for values that the type check keeps apart */
export function compareValues(left: Value, right: Value): number {
  if (left instanceof Exact && right instanceof Exact) return left.compare(right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (
    typeof left === 'object' &&
    typeof right === 'object' &&
    'compare' in left &&
    left.constructor === right.constructor
  ) {
    return (left as { compare(other: Comparable): number }).compare(right as Comparable);
  }
  throw new TypeError('values of different types compared');
}

/** Equality of two values, lists element by element; not known where what is not known can still decide it. */
export function equalValues(left: Value, right: Value): boolean | Unknown {
  if (left instanceof Unknown || right instanceof Unknown) return Unknown.for(missingOf(left, right));
  if (!Array.isArray(left) || !Array.isArray(right)) return compareValues(left, right) === 0;
  if (left.length !== right.length) return false;
  const open: Unknown[] = [];
  for (const [index, each] of left.entries()) {
    const equal = equalValues(each, right[index]);
    if (equal === false) return false;
    if (equal instanceof Unknown) open.push(equal);
  }
  return open.length === 0 || Unknown.for(missingOf(...open));
}
