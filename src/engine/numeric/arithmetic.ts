import { daysInMonth } from '../../values/calendar.ts';
import type { RoundingMode } from '../../values/exact.ts';

/*
 * What generated code calls: arithmetic on numeric forms. Dates out of the calendar come back as NaN, which callers take
 * for a case that only the exact evaluator can judge.
 */

const FIRST_MONTH = 1000 * 12;
const LAST_MONTH = 9999 * 12 + 11;

/** Days of a month that is counted from year 0; NaN of one that is not known. */
function lengthOf(month: number): number {
  if (Number.isNaN(month)) return Number.NaN;
  return daysInMonth(Math.floor(month / 12), (month % 12) + 1);
}

/** A month so many months later; NaN outside the calendar. */
export function addMonthsToMonth(month: number, months: number): number {
  const sum = month + months;
  return sum >= FIRST_MONTH && sum <= LAST_MONTH ? sum : Number.NaN;
}

/** The corresponding day so many months later, or the last day of a month that has none (Civil Code art. 202); NaN outside the calendar. */
export function addMonths(date: number, months: number): number {
  const month = addMonthsToMonth(Math.floor(date / 32), months);
  if (Number.isNaN(month)) return Number.NaN;
  const day = date % 32;
  return month * 32 + (day <= 28 ? day : Math.min(day, lengthOf(month)));
}

/** Days since 1 March of year 0, by the Gregorian calendar. */
function serial(date: number): number {
  const months = Math.floor(date / 32) - 2;
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  const days = Math.floor((153 * month + 2) / 5) + (date % 32) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + days;
}

/** The date of a serial number; NaN outside the calendar. */
function fromSerial(days: number): number {
  const era = Math.floor(days / 146_097);
  const rest = days - era * 146_097;
  const year = Math.floor(
    (rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365,
  );
  const day = rest - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * day + 2) / 153);
  const index = (era * 400 + year) * 12 + month + 2;
  if (!(index >= FIRST_MONTH && index <= LAST_MONTH)) return Number.NaN;
  return index * 32 + day - Math.floor((153 * month + 2) / 5) + 1;
}

/** A date so many days later; NaN outside the calendar. */
export function addDays(date: number, days: number): number {
  return fromSerial(serial(date) + days);
}

/** Days from one date to another; the first day does not count (Civil Code art. 201). */
export function daysBetween(from: number, to: number): number {
  return serial(to) - serial(from);
}

/** Full months from one date to another, negative where the second is the earlier one. */
export function monthsBetween(from: number, to: number): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const span = Math.floor(to / 32) - Math.floor(from / 32);
  return addMonths(from, span) <= to ? span : span - 1;
}

/** Full years from one date to another. */
export function yearsBetween(from: number, to: number): number {
  return Math.trunc(monthsBetween(from, to) / 12);
}

/** The last day of a month. */
export function lastDayOf(month: number): number {
  return month * 32 + lengthOf(month);
}

/** Days of a month. */
export function daysInMonthOf(month: number): number {
  return lengthOf(month);
}

/**
 * A whole number divided by a positive one and rounded to a whole number. Exact for magnitudes below 2^53: where the true
 * quotient is no whole number it is further from one than a double can round.
 */
export function divideRounded(number: number, divisor: number, mode: RoundingMode): number {
  const size = Math.abs(number);
  const quotient = Math.floor(size / divisor);
  const rest = size - quotient * divisor;
  if (rest === 0) return number < 0 ? 0 - quotient : quotient;
  const negative = number < 0;
  let up: boolean;
  switch (mode) {
    case 'half-up':
      up = rest * 2 >= divisor;
      break;
    case 'half-down':
      up = rest * 2 > divisor;
      break;
    case 'half-even':
      up = rest * 2 > divisor || (rest * 2 === divisor && quotient % 2 === 1);
      break;
    case 'up':
      up = true;
      break;
    case 'down':
      up = false;
      break;
    case 'ceiling':
      up = !negative;
      break;
    case 'floor':
      up = negative;
      break;
  }
  const rounded = up ? quotient + 1 : quotient;
  return negative ? 0 - rounded : rounded;
}

/** Half up, the way of nearly every figure. */
export function divideHalfUp(number: number, divisor: number): number {
  const size = Math.abs(number);
  let quotient = Math.floor(size / divisor);
  if ((size - quotient * divisor) * 2 >= divisor) quotient += 1;
  return number < 0 ? 0 - quotient : quotient;
}
