import { problem } from './problem.ts';

/** Longer than any span of the calendar, short enough that every sum of two is exact. */
const MOST_MONTHS = 120_000;
const MOST_DAYS = 3_660_000;

function bounded(count: number, most: number): number {
  if (!(Math.abs(count) <= most)) throw problem('number-too-large', {});
  return count;
}

/** A number of years and months (FEEL: years and months duration). */
export class MonthsDuration {
  readonly months: number;

  /** @throws SuanceError `number-too-large` beyond ten thousand years */
  constructor(months: number) {
    this.months = bounded(months, MOST_MONTHS);
  }

  compare(other: MonthsDuration): number {
    return this.months - other.months;
  }

  equals(other: MonthsDuration): boolean {
    return this.months === other.months;
  }

  /** ISO 8601: `P1Y6M`, `P0M`. */
  toString(): string {
    const sign = this.months < 0 ? '-' : '';
    const years = Math.floor(Math.abs(this.months) / 12);
    const months = Math.abs(this.months) % 12;
    if (years === 0 && months === 0) return 'P0M';
    return `${sign}P${years ? `${years}Y` : ''}${months ? `${months}M` : ''}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A number of days (FEEL: days and time duration, without its time part). */
export class DaysDuration {
  readonly days: number;

  /** @throws SuanceError `number-too-large` beyond ten thousand years */
  constructor(days: number) {
    this.days = bounded(days, MOST_DAYS);
  }

  compare(other: DaysDuration): number {
    return this.days - other.days;
  }

  equals(other: DaysDuration): boolean {
    return this.days === other.days;
  }

  /** ISO 8601: `P30D`. */
  toString(): string {
    return `${this.days < 0 ? '-' : ''}P${Math.abs(this.days)}D`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/**
 * Reads an ISO 8601 duration of years and months (`P1Y`, `P18M`) or of weeks or days (`P30D`, `P2W`).
 * @throws SuanceError `duration-malformed`; months and days in one duration have no fixed length and are refused, as in
 * FEEL. `number-too-large` beyond ten thousand years
 */
export function parseDuration(text: string): MonthsDuration | DaysDuration {
  const months = /^(-?)P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?$/.exec(text);
  if (months && (months[2] !== undefined || months[3] !== undefined)) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return new MonthsDuration(months[1] ? 0 - count : count);
  }
  const days = /^(-?)P(\d{1,9})([WD])$/.exec(text);
  if (days) {
    const count = Number(days[2]) * (days[3] === 'W' ? 7 : 1);
    return new DaysDuration(days[1] ? 0 - count : count);
  }
  throw problem('duration-malformed', { text });
}
