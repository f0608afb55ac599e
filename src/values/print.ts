import type { CalendarDate, YearMonth } from './calendar.ts';
import { DaysDuration, type MonthsDuration } from './duration.ts';
import { Exact } from './exact.ts';

/** Languages that people read results in. */
export type Language = 'zh' | 'en';

const HUNDRED = Exact.integer(100);

/** `12,345.68`, `10,000/3`; a number with more decimals than asked for must have been rounded before. */
export function groupDigits(text: string): string {
  if (text.includes('/')) return text.split('/').map(groupDigits).join('/');
  const [whole = '', decimals] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** Money for programs: yuan with two decimals, half up. */
export function moneyText(value: Exact): string {
  return value.toFixed(2);
}

/** Money for people: `7,407.41 元`, `7,407.41 yuan`. Sums not yet rounded to the fen are shown with all their digits. */
export function printMoney(value: Exact, language: Language): string {
  const digits = value.hasAtMostDecimals(2) ? value.toFixed(2) : numberText(value);
  return `${groupDigits(digits)} ${language === 'zh' ? '元' : 'yuan'}`;
}

/** A rate for people and programs alike: `5.5%`; one that does not terminate as a fraction, `2/3`. */
export function rateText(value: Exact): string {
  return value.toFraction() ?? `${value.times(HUNDRED).toString()}%`;
}

/** A number: all its digits, or a fraction where they do not end. */
export function numberText(value: Exact): string {
  return value.toFraction() ?? value.toString();
}

/** `2023年8月9日`, or ISO in English. */
export function printDate(value: CalendarDate, language: Language): string {
  return language === 'zh' ? `${value.year}年${value.month}月${value.day}日` : value.toString();
}

/** `2020年2月`, or ISO in English. */
export function printMonth(value: YearMonth, language: Language): string {
  return language === 'zh' ? `${value.year}年${value.month}月` : value.toString();
}

/** `1年6个月`, `30天`; `1 year 6 months`, `30 days`. */
export function printDuration(value: MonthsDuration | DaysDuration, language: Language): string {
  if (value instanceof DaysDuration) {
    return language === 'zh' ? `${value.days}天` : plural(value.days, 'day');
  }
  const sign = value.months < 0 ? '-' : '';
  const years = Math.floor(Math.abs(value.months) / 12);
  const months = Math.abs(value.months) % 12;
  const parts: string[] = [];
  if (years > 0) parts.push(language === 'zh' ? `${years}年` : plural(years, 'year'));
  if (months > 0 || years === 0) parts.push(language === 'zh' ? `${months}个月` : plural(months, 'month'));
  return sign + parts.join(language === 'zh' ? '' : ' ');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${Math.abs(count) === 1 ? '' : 's'}`;
}
