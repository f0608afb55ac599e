/** A number of a cell. */
export interface StoredNumber {
  /** Its decimal text, without exponent, grouping or needless zeros. */
  readonly text: string;
  /** Whether it has 16 or more whole digits: more than a spreadsheet keeps, so that the last ones are lost. */
  readonly rounded: boolean;
}

const STORED = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
/** Almost all numbers, which stand as they are. */
const SIMPLE = /^(?:0|[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,6})\.\d{0,6}[1-9])$/;
/** Longest text of a number that is looked at. */
const LONGEST = 1000;
/** Digits that a spreadsheet keeps of what is typed, and digits that its programs write of what they hold. */
const KEPT = 15;
const WRITTEN = 17;

/**
 * The number of a cell from the text of the file. Spreadsheets hold numbers in binary and write 17 digits of them: 8.2 as
 * 8.1999999999999993. Where the text is such a print, it is taken back to the shortest decimal that is the same number;
 * any other text stays, digit for digit. Nothing is rounded: 0.30000000000000004 shows.
 * @param shift powers of ten to multiply by: 2 for a percentage
 * @returns `null` for what is no number, or beyond those that a spreadsheet holds
 */
export function storedNumber(stored: string, shift = 0): StoredNumber | null {
  if (shift === 0 && SIMPLE.test(stored)) return { text: stored, rounded: false };
  const text = stored.trim();
  if (text.length > LONGEST) return null;
  const match = STORED.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const value = Number(text);
  if (whole + fraction === '' || !Number.isFinite(value)) return null;
  const all = (whole + fraction).replace(/^0+/, '');
  const leading = whole.length + fraction.length - all.length;
  const { digits, point } = shortest(all.replace(/0+$/, ''), whole.length - leading + Number(exponent), value);
  const written = pointed(digits, point);
  const result = shift === 0 ? written : pointed(digits, point + shift);
  return {
    text: sign === '-' && result !== '0' ? `-${result}` : result,
    rounded: !written.includes('.') && written.length > KEPT,
  };
}

/** Digits up to which numbers are compared with short ones, and the most that a short one has. */
const COMPARED = 13;
const SHORT = 8;

/**
 * The short number that another misses by no more than a spreadsheet's arithmetic leaves behind: 5.5 of 5.500000000000005, which
 * 1-189/200 comes to. @returns `null` for any other: a third is one
 */
export function nearNumber(text: string): string | null {
  if (text.length <= KEPT) return null;
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const all = (whole + fraction).replace(/^0+/, '');
  if (all.length <= KEPT) return null;
  const last = 10n ** BigInt(all.length - COMPARED);
  const rounded = String((BigInt(all) + last / 2n) / last);
  const digits = rounded.replace(/0+$/, '');
  if (digits.length > SHORT) return null;
  const point = all.length - fraction.length + (rounded.length - COMPARED);
  return `${sign}${pointed(digits, point)}`;
}

/** Digits without zeros at either end, and where the point stands, counted from the first. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

/** The digits of the shortest decimal that is the same binary number, where these are a print of one. */
function shortest(digits: string, point: number, value: number): Digits {
  if (digits.length <= KEPT || digits.length > WRITTEN) return { digits, point };
  const print = significand(value.toExponential(digits.length - 1));
  return print.digits === digits ? significand(value.toExponential()) : { digits, point };
}

/** The digits of `-1.25e-3` and its like. */
function significand(exponential: string): Digits {
  const [mantissa, exponent] = exponential.split('e') as [string, string];
  return { digits: mantissa.replace(/[-.]/g, '').replace(/0+$/, ''), point: Number(exponent) + 1 };
}

/** Digits with the point put in after so many of them. */
function pointed(digits: string, point: number): string {
  if (digits === '') return '0';
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
