import type { NumberForm } from './formats.ts';

const SECONDS_A_DAY = 86_400;
const MILLISECONDS_A_DAY = SECONDS_A_DAY * 1000;
/** Days from 30 December 1899, the day 0 that makes serials right from March 1900 on, to the first of 1904. */
const DAYS_TO_1904 = 1462;
/** The day that spreadsheets have and the calendar has not: 29 February 1900. */
const FALSE_LEAP_DAY = 60;
const FIRST_OF_YEAR_10000 = 2_958_466;
const DAY_ZERO = Date.UTC(1899, 11, 30);

/**
 * The text of a date or time that a spreadsheet stores as a number of days: `2023-02-01`, `2023-02-01 13:30:00`,
 * `13:30:00`. A time of day shows where the format has one and it is not midnight.
 * @param from1904 whether days are counted from 1904
 * @returns `null` for a number that no spreadsheet shows as a date
 */
export function serialText(serial: number, form: NumberForm, from1904: boolean): string | null {
  const timed = form !== 'date';
  const seconds = timed ? Math.round(serial * SECONDS_A_DAY) : Math.floor(serial) * SECONDS_A_DAY;
  if (form === 'elapsed' && seconds >= 0) return timeText(seconds);
  const days = Math.floor(seconds / SECONDS_A_DAY);
  const rest = seconds - days * SECONDS_A_DAY;
  if (days < 0 || days >= FIRST_OF_YEAR_10000 - (from1904 ? DAYS_TO_1904 : 0)) return null;
  if (form === 'time' && days === 0) return timeText(rest);
  const date = dateText(from1904 ? days + DAYS_TO_1904 : days);
  return timed && rest > 0 ? `${date} ${timeText(rest)}` : date;
}

/** The day as people see it: of the first two months of 1900 spreadsheets are a day behind, and have a 29 February. */
function dateText(days: number): string {
  if (days === 0) return '1900-01-00';
  if (days === FALSE_LEAP_DAY) return '1900-02-29';
  const date = new Date(DAY_ZERO + (days < FALSE_LEAP_DAY ? days + 1 : days) * MILLISECONDS_A_DAY);
  return date.toISOString().slice(0, 10);
}

function timeText(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((each) => String(Math.floor(each)).padStart(2, '0'))
    .join(':');
}

/** The number of a day in a workbook that counts from 1900; `null` for days before March 1900, which it counts wrongly. */
export function serialOf(year: number, month: number, day: number): number | null {
  const serial = (Date.UTC(year, month - 1, day) - DAY_ZERO) / MILLISECONDS_A_DAY;
  return serial > FALSE_LEAP_DAY && serial < FIRST_OF_YEAR_10000 ? serial : null;
}
