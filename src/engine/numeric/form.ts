import { enumOf, isNumeric, type Type } from '../../language/types.ts';
import { Unknown, type Value } from '../../language/value.ts';
import type { EnumDefinition } from '../../policies/model.ts';
import { CalendarDate, YearMonth } from '../../values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../../values/duration.ts';
import { Exact } from '../../values/exact.ts';

/*
 * The numeric form of values, for evaluating lists: every value is one JS number. Numbers are whole multiples of a power
 * of ten that belongs to their type (money: the fen), below 2^53 by far; what does not fit is left to the exact
 * evaluator. NaN stands for a value that is not known.
 */

/** Decimals that numbers of a type are given with at most, and the greatest number, in units of the last of them. */
const GIVEN: Readonly<Record<string, readonly [decimals: number, most: number]>> = {
  money: [2, 1e12],
  rate: [6, 1e8],
  count: [0, 1e9],
  number: [6, 1e12],
};

/** The decimals with which numbers of a type are held when they are given. */
export function decimalsOf(type: Type): number {
  return isNumeric(type) ? GIVEN[type]![0] : 0;
}

/** The greatest number of a type that is held, in units of its last decimal. */
export function mostOf(type: Type): number {
  return isNumeric(type) ? GIVEN[type]![1] : Number.MAX_SAFE_INTEGER;
}

/** Booleans as numbers; unknown is a third. */
export const [FALSE, TRUE, UNDECIDED] = [0, 1, 2] as const;

/** A date as one number that orders as dates do: months since year 0, and the day in the lowest five bits. */
export function packDate(year: number, month: number, day: number): number {
  return (year * 12 + month - 1) * 32 + day;
}

/** Texts that are numbered, so that memory does not grow with the rows of a list. */
const MOST_TEXTS = 65_536;

/** Texts and enum members by number, for one run: equal texts have equal numbers. */
export class Codes {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  /** @param enums enums whose members come first, each in its own range from 0 */
  constructor(private readonly enums: Readonly<Record<string, EnumDefinition>>) {}

  /** The number of a text, or of a member of an enum; -1 where it has none: no such member, or one text too many. */
  of(text: string, type: Type): number {
    const name = enumOf(type);
    if (name !== null) return this.enums[name]?.members.findIndex((each) => each.id === text) ?? -1;
    let number = this.numbers.get(text);
    if (number === undefined) {
      if (this.texts.length >= MOST_TEXTS) return -1;
      number = this.texts.length;
      this.texts.push(text);
      this.numbers.set(text, number);
    }
    return number;
  }

  /** The text of a number. */
  text(number: number, type: Type): string {
    const name = enumOf(type);
    return name === null ? this.texts[number]! : this.enums[name]!.members[number]!.id;
  }
}

/** A value in numeric form; `null` where it has none: too large, or with too many decimals. */
export function toNumber(value: Value, type: Type, codes: Codes): number | null {
  if (value instanceof Exact) {
    const scaled = value.times(Exact.integer(10 ** decimalsOf(type)));
    if (!scaled.isInteger() || scaled.absolute().compare(Exact.integer(mostOf(type))) > 0) return null;
    return scaled.toSafeInteger();
  }
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (typeof value === 'string') {
    const code = codes.of(value, type);
    return code < 0 ? null : code;
  }
  if (value instanceof CalendarDate) return packDate(value.year, value.month, value.day);
  if (value instanceof YearMonth) return value.year * 12 + value.month - 1;
  if (value instanceof MonthsDuration) return value.months;
  if (value instanceof DaysDuration) return value.days;
  if (value instanceof Unknown) return type === 'boolean' ? UNDECIDED : Number.NaN;
  return null;
}

/** What stands for a value of a type that is not known. */
export function unknownNumber(type: Type): number {
  return type === 'boolean' ? UNDECIDED : Number.NaN;
}

/**
 * The value that a number in numeric form stands for.
 * @param decimals decimals of the number, and what it is still to be divided by
 */
export function fromNumber(number: number, type: Type, decimals: number, divisor: number, codes: Codes): Value {
  if (isNumeric(type)) {
    const scaled = Exact.units(number, decimals);
    return divisor === 1 ? scaled : scaled.dividedBy(Exact.integer(divisor));
  }
  switch (type) {
    case 'boolean':
      return number === TRUE;
    case 'date':
      return CalendarDate.of(Math.floor((number >> 5) / 12), ((number >> 5) % 12) + 1, number & 31)!;
    case 'month':
      return YearMonth.of(Math.floor(number / 12), (number % 12) + 1)!;
    case 'months duration':
      return new MonthsDuration(number);
    case 'days duration':
      return new DaysDuration(number);
    default:
      return codes.text(number, type);
  }
}
