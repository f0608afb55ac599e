import { problem } from './problem.ts';

const MILLISECONDS_A_DAY = 86_400_000;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether the year has a 29 February (Gregorian). */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : DAYS_IN_MONTH[month - 1]!;
}

/** Days and months with two digits; years have four. */
function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** A calendar date without time zone. */
export class CalendarDate {
  private constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}

  /** The date, or `null` where the calendar has no such day. Years 1000 to 9999. */
  static of(year: number, month: number, day: number): CalendarDate | null {
    if (!YearMonth.of(year, month) || !Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
    return new CalendarDate(year, month, day);
  }

  /** Reads `2023-08-09`. @throws SuanceError `date-malformed`, `date-impossible` */
  static parse(text: string): CalendarDate {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!match) throw problem('date-malformed', { text });
    const date = CalendarDate.of(Number(match[1]), Number(match[2]), Number(match[3]));
    if (!date) throw problem('date-impossible', { text });
    return date;
  }

  private static fromSerial(serial: number): CalendarDate {
    const date = new Date(serial * MILLISECONDS_A_DAY);
    const result = CalendarDate.of(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
    if (!result) throw problem('date-out-of-range', {});
    return result;
  }

  private serial(): number {
    return Date.UTC(this.year, this.month - 1, this.day) / MILLISECONDS_A_DAY;
  }

  /** @throws SuanceError `date-out-of-range` beyond the years 1000 to 9999 */
  plusDays(days: number): CalendarDate {
    return CalendarDate.fromSerial(this.serial() + days);
  }

  /**
   * The corresponding day so many months later (or earlier), or the last day of a month that has none
   * (Civil Code art. 202). @throws SuanceError `date-out-of-range`
   */
  plusMonths(months: number): CalendarDate {
    const index = this.year * 12 + this.month - 1 + months;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    const date = CalendarDate.of(year, month, Math.min(this.day, daysInMonth(year, month)));
    if (!date) throw problem('date-out-of-range', {});
    return date;
  }

  /** Days from the other date to this one; the first day does not count (Civil Code art. 201). */
  daysSince(earlier: CalendarDate): number {
    return this.serial() - earlier.serial();
  }

  /**
   * Full months from the other date to this one: the largest n for which the corresponding day after n months
   * is not later than this date. Negative where this date is the earlier one.
   */
  monthsSince(earlier: CalendarDate): number {
    if (this.compare(earlier) < 0) return 0 - earlier.monthsSince(this);
    const span = (this.year - earlier.year) * 12 + this.month - earlier.month;
    return earlier.plusMonths(span).compare(this) <= 0 ? span : span - 1;
  }

  compare(other: CalendarDate): number {
    return this.year - other.year || this.month - other.month || this.day - other.day;
  }

  equals(other: CalendarDate): boolean {
    return this.compare(other) === 0;
  }

  toString(): string {
    return `${this.year}-${twoDigits(this.month)}-${twoDigits(this.day)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A month of a year, as contributions and allowances are counted (费款所属期). */
export class YearMonth {
  private constructor(
    readonly year: number,
    readonly month: number,
  ) {}

  /** The month, or `null` where there is none. Years 1000 to 9999. */
  static of(year: number, month: number): YearMonth | null {
    if (!Number.isInteger(year) || !Number.isInteger(month)) return null;
    if (year < 1000 || year > 9999 || month < 1 || month > 12) return null;
    return new YearMonth(year, month);
  }

  /** Reads `2020-02`. @throws SuanceError `month-malformed` */
  static parse(text: string): YearMonth {
    const match = /^(\d{4})-(\d{2})$/.exec(text);
    const month = match && YearMonth.of(Number(match[1]), Number(match[2]));
    if (!month) throw problem('month-malformed', { text });
    return month;
  }

  /** The month that a date lies in. */
  static containing(date: CalendarDate): YearMonth {
    return new YearMonth(date.year, date.month);
  }

  firstDay(): CalendarDate {
    return CalendarDate.of(this.year, this.month, 1)!;
  }

  lastDay(): CalendarDate {
    return CalendarDate.of(this.year, this.month, daysInMonth(this.year, this.month))!;
  }

  /** @throws SuanceError `date-out-of-range` */
  plusMonths(months: number): YearMonth {
    const index = this.year * 12 + this.month - 1 + months;
    const year = Math.floor(index / 12);
    const result = YearMonth.of(year, index - year * 12 + 1);
    if (!result) throw problem('date-out-of-range', {});
    return result;
  }

  /** Months from the other to this one. */
  monthsSince(earlier: YearMonth): number {
    return (this.year - earlier.year) * 12 + this.month - earlier.month;
  }

  compare(other: YearMonth): number {
    return this.year - other.year || this.month - other.month;
  }

  equals(other: YearMonth): boolean {
    return this.compare(other) === 0;
  }

  toString(): string {
    return `${this.year}-${twoDigits(this.month)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
