import { daysInMonth } from '../../values/calendar.ts';

const ZERO = 0x30;
/** What stands for digits that are none: far below any, and whole, so that all of it is reckoned in whole numbers. */
const NONE = -1_000_000;

/** A day of which year, month and day stand at some places in digits, packed; 0 where there is none. */
export function isoDay(bytes: Buffer, yearAt: number, monthAt: number, dayAt: number): number {
  const year = twoDigits(bytes, yearAt) * 100 + twoDigits(bytes, yearAt + 2);
  const month = twoDigits(bytes, monthAt);
  const day = twoDigits(bytes, dayAt);
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return 0;
  if (day > 28 && !(day <= daysInMonth(year, month))) return 0;
  return (year * 12 + month - 1) * 32 + day;
}

function twoDigits(bytes: Buffer, at: number): number {
  const tens = bytes[at]! - ZERO;
  const ones = bytes[at + 1]! - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NONE;
}
