import { CalendarDate, YearMonth } from './calendar.ts';
import { Exact } from './exact.ts';
import { problem } from './problem.ts';

/*
 * Reading what people and their systems write (domain: offices' files). Normalised where the meaning is certain,
 * refused with what was expected where it is not.
 */

const HUNDRED = Exact.integer(100);
const THOUSAND = Exact.integer(1000);
const TEN_THOUSAND = Exact.integer(10_000);
const HUNDRED_MILLION = Exact.integer(100_000_000);

/** Forms of a character that mean that very character: full and half width, small and vertical forms, Kangxi radicals. */
const FORMS = /[\u2f00-\u2fdf\u3000\ufe30-\ufe6f\uff01-\uffee]/g;
/** Blanks, and characters that show nothing: zero-width spaces, marks of writing direction, variation selectors. */
export const UNSEEN = '[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufe0e\\ufe0f\\ufeff]';
const AROUND = new RegExp(`^${UNSEEN}+|${UNSEEN}+$`, 'g');
const UNSEEN_SIGN = new RegExp(UNSEEN);
/** Characters of a long text. */
const LONG = 200;
const INSIDE = new RegExp(`${UNSEEN}+`, 'g');

/**
 * Full-width forms to ASCII, blanks of every kind trimmed (no-break and ideographic spaces, a trailing tab), a leading
 * apostrophe dropped, and the formula that keeps a text one: the marks that spreadsheets leave around a value. Circled and
 * raised digits stay as they are: the ① of `30①` is a footnote, no digit.
 */
export function tidy(text: string): string {
  if (/^[\x21-\x26\x28-\x7e][\x21-\x7e]*$/.test(text)) return text.startsWith('="') ? unwrapped(text) : text;
  const plain = trimmed(trimmed(text).replace(FORMS, (form) => form.normalize('NFKC')));
  return unwrapped(plain.startsWith("'") ? trimmed(plain.slice(1)) : plain);
}

/**
 * What stands in `="00123"`, as systems write texts of digits for a spreadsheet: a formula that has no other value than
 * the text. Any other text is given back as it is.
 */
function unwrapped(plain: string): string {
  const inner = TEXT_FORMULA.exec(plain)?.[1];
  return inner === undefined ? plain : trimmed(inner);
}

const TEXT_FORMULA = /^="([^"]*)"$/;

/** Without what shows nothing at either end. */
function trimmed(text: string): string {
  if (text.length <= LONG) return text.replace(AROUND, '');
  // The expression looks at each blank as often as blanks follow it: too often where there are a million.
  let [from, to] = [0, text.length];
  while (from < to && UNSEEN_SIGN.test(text[from]!)) from += 1;
  while (to > from && UNSEEN_SIGN.test(text[to - 1]!)) to -= 1;
  return text.slice(from, to);
}

/**
 * A text as it is meant to stand: without blanks around it, marks that show nothing, and the apostrophe by which a
 * spreadsheet keeps a text, or the formula; what is inside stays as it is written.
 */
export function trimText(text: string): string {
  const plain = trimmed(text);
  return unwrapped(/^['＇]/.test(plain) ? trimmed(plain.slice(1)) : plain);
}

/** What a spreadsheet shows in place of a value, in all languages that it writes them in. */
const FAILED =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/i;

/**
 * Refuses what a spreadsheet shows where it has no value, whatever the type.
 * @throws SuanceError `cell-error` for a failed formula; `cell-hashes` for a column that was too narrow
 */
export function refuseShown(text: string): void {
  const plain = tidy(text);
  if (!plain.startsWith('#')) return;
  if (/^#{2,}$/.test(plain)) throw problem('cell-hashes', {});
  if (FAILED.test(plain)) throw problem('cell-error', { text: plain });
}

/** The same, with blanks inside taken out too: for values in which a blank carries nothing. */
function compact(text: string): string {
  return tidy(text).replace(INSIDE, '');
}

/**
 * The same for a number. A blank between two of its digits must set groups of three apart, as in `12 345.60`: two numbers
 * of one cell are not put together to one. @throws SuanceError `number-grouping`
 */
function compactNumber(text: string): string {
  const plain = tidy(text);
  if (/\d\s+\d/.test(plain) && !/^\D*\d{1,3}([ \u00a0\u2009\u202f]\d{3})+(?!\s*\d)(\.\d+)?\D*$/.test(plain)) {
    throw problem('number-grouping', { text });
  }
  return compact(plain);
}

const SCIENTIFIC = /^[+-]?\d+(\.\d+)?[eE][+-]?\d+$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^(\d+(\.\d+)?|\.\d+)$/;

/** A plain or thousands-grouped number, with sign; anything else is refused as `code`. */
function parseNumber(
  text: string,
  original: string,
  code: 'money-malformed' | 'count-malformed' | 'rate-malformed',
): Exact {
  let digits = text;
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(digits);
  if (bracketed) {
    negative = true;
    digits = bracketed[1]!;
  } else if (/^[-−△▲]/.test(digits)) {
    negative = true;
    digits = digits.slice(1);
  } else if (digits.startsWith('+')) digits = digits.slice(1);
  if (SCIENTIFIC.test(digits)) throw problem('number-scientific', { text: original });
  if (digits.includes(',')) {
    if (!GROUPED.test(digits)) throw problem('number-grouping', { text: original });
    digits = digits.replaceAll(',', '');
  }
  if (!PLAIN.test(digits) || digits.length > 40) throw problem(code, { text: original });
  const value = Exact.parse(digits);
  return negative ? value.negated() : value;
}

/** Units that may be declared for a whole column, in its header. */
export type MoneyUnit = 'yuan' | 'ten-thousand-yuan';

/** Digits and perhaps a point, as systems export numbers. */
const BARE = /^\d{1,15}(\.\d{1,9})?$/;

/** The number that a text is as it stands, without a sign, a unit or anything else to be looked at; else `null`. */
function bareNumber(text: string): Exact | null {
  return BARE.test(text) ? Exact.parse(text) : null;
}

/**
 * An amount of money in yuan: `1,234.50`, `￥12`, `12.5万元`, `３００元`, `(5.00)` for a negative.
 * @param unit the unit of a bare number; a unit written beside the number goes before it
 * @throws SuanceError `money-malformed`, `number-scientific`, `number-grouping`, and `money-below-fen` for parts of a fen
 */
export function parseMoney(text: string, unit: MoneyUnit = 'yuan'): Exact {
  const number = bareNumber(text);
  if (number) return wholeFen(unit === 'yuan' ? number : number.times(TEN_THOUSAND), text);
  const bare = compactNumber(text).replace(/^([-−△▲+(]?)(?:人民币|RMB|CNY|[¥￥])+/i, '$1');
  const match = /^(.*?)(亿元|亿|万元|万|元整|元|圆整|圆|yuan)?(\)?)$/i.exec(bare)!;
  const written = match[2]?.toLowerCase();
  const value = parseNumber(match[1]! + match[3]!, text, 'money-malformed');
  let yuan = value;
  if (written?.startsWith('亿')) yuan = value.times(HUNDRED_MILLION);
  else if (written?.startsWith('万') || (written === undefined && unit === 'ten-thousand-yuan')) {
    yuan = value.times(TEN_THOUSAND);
  }
  return wholeFen(yuan, text);
}

function wholeFen(yuan: Exact, text: string): Exact {
  if (!yuan.hasAtMostDecimals(2)) throw problem('money-below-fen', { text });
  return yuan;
}

/** How a bare number in a rate is meant: not at all, as a percentage, per mille, or as a decimal fraction. */
export type BareRate = 'refused' | 'percent' | 'per-mille' | 'fraction';

/**
 * A rate as a fraction of one: `5.5%`, `55‰`, `5.5％`. A bare number is refused, because 5.5 and 0.055 are both seen for
 * the same rate, unless the column or the format says which it is; zero is zero either way.
 * @throws SuanceError `rate-without-unit`, `rate-malformed`, `number-scientific`, `number-grouping`
 */
export function parseRate(text: string, bare: BareRate = 'refused'): Exact {
  const match = /^(.*?)([%‰])?(\)?)$/.exec(compactNumber(text))!;
  const value = parseNumber(match[1]! + match[3]!, text, 'rate-malformed');
  if (match[2] === '%') return value.dividedBy(HUNDRED);
  if (match[2] === '‰') return value.dividedBy(THOUSAND);
  if (bare === 'percent') return value.dividedBy(HUNDRED);
  if (bare === 'per-mille') return value.dividedBy(THOUSAND);
  if (bare === 'fraction' || value.isZero()) return value;
  throw problem('rate-without-unit', { text });
}

/**
 * A whole number: `30`, `1,200`, `30人`, `12 个月`; a fraction of zero (`30.0`, as spreadsheets export) is a whole number.
 * @param units texts that may follow the number
 * @throws SuanceError `count-malformed`, `count-not-whole`, `number-scientific`, `number-grouping`
 */
export function parseCount(text: string, units: readonly string[] = []): Exact {
  const value = bareNumber(text) ?? countWithUnit(text, units);
  if (!value.isInteger()) throw problem('count-not-whole', { text });
  return value;
}

function countWithUnit(text: string, units: readonly string[]): Exact {
  let plain = compactNumber(text);
  // Of 月 and 个月 the longer one is what was written.
  const unit = units
    .map(compact)
    .filter((each) => each !== '' && plain.endsWith(each))
    .reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  if (unit !== '') plain = plain.slice(0, -unit.length);
  return parseNumber(plain, text, 'count-malformed');
}

/** A number without unit. @throws SuanceError `count-malformed`, `number-scientific`, `number-grouping` */
export function parsePlainNumber(text: string): Exact {
  return bareNumber(text) ?? parseNumber(compactNumber(text), text, 'count-malformed');
}

/** The number of a day, counted by a spreadsheet from 1900 or from 1904. */
const SERIAL = /^\d{5}(\.\d+)?$/;

/** A date or month without the midnight that systems export after it, and without blanks around its separators. */
function tidyDate(text: string): string {
  return tidy(text)
    .replace(/[T\s]+0{1,2}:00(:00(\.0+)?)?$/, '')
    .replace(/\s*([-/.年月日号])\s*/g, '$1');
}

/**
 * A date: `2023-02-01`, `2023/2/1`, `2023.2.1`, `20230201`, `2023年2月1日`, each also with a time of midnight after it.
 * @throws SuanceError `date-malformed`, `date-impossible`, `date-without-day`, `date-serial` (a spreadsheet's day number)
 */
export function parseDate(text: string): CalendarDate {
  const plain = tidyDate(text);
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]$/.exec(plain) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(plain);
  if (match) {
    const date = CalendarDate.of(Number(match[1]), Number(match[3]), Number(match[4]));
    if (!date) throw problem('date-impossible', { text });
    return date;
  }
  if (/^\d{4}([-/.]\d{1,2}|年\d{1,2}月份?|年)?$/.test(plain)) throw problem('date-without-day', { text });
  if (SERIAL.test(plain)) throw problem('date-serial', { text });
  throw problem('date-malformed', { text });
}

/**
 * A month: `2020-02`, `2020/2`, `2020.02`, `202002`, `2020年2月`; the first day of a month stands for the month, because
 * spreadsheets turn one into the other. `2020.1` is refused: it may be an October that lost its zero.
 * @throws SuanceError `month-malformed`, `month-ambiguous`, `date-serial` (a spreadsheet's day number)
 */
export function parseMonth(text: string): YearMonth {
  const plain = tidyDate(text);
  if (/^\d{4}\.1$/.test(plain)) throw problem('month-ambiguous', { text });
  const match =
    /^(\d{4})[-/.](\d{1,2})$/.exec(plain) ??
    /^(\d{4})年(\d{1,2})月份?$/.exec(plain) ??
    /^(\d{4})(\d{2})$/.exec(plain) ??
    /^(\d{4})([-/.])(\d{1,2})\2(0?1)$/.exec(plain) ??
    /^(\d{4})年(\d{1,2})月0?1[日号]$/.exec(plain);
  const digits = match && (match[4] !== undefined ? match[3] : match[2]);
  const month = match && YearMonth.of(Number(match[1]), Number(digits));
  if (!month) throw problem(SERIAL.test(plain) ? 'date-serial' : 'month-malformed', { text });
  return month;
}

const TRUE = new Set(['是', '有', '√', '✓', '✔', '☑', 'y', 'yes', 'true', '1', '对']);
const FALSE = new Set(['否', '无', '没有', '×', '✗', '✘', '✕', '✖', '☐', 'n', 'no', 'false', '0', '不是', '非']);

/** Yes or no: `是`/`否`, `有`/`无`, `√`/`×`, `Y`/`N`, `true`/`false`, `1`/`0`. @throws SuanceError `boolean-malformed` */
export function parseBoolean(text: string): boolean {
  const plain = compact(text).toLowerCase();
  if (TRUE.has(plain)) return true;
  if (FALSE.has(plain)) return false;
  throw problem('boolean-malformed', { text });
}
