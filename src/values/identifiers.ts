import { CalendarDate } from './calendar.ts';
import { tidy } from './parse.ts';
import { problem } from './problem.ts';

/*
 * Numbers that say who somebody is. No error repeats one: a problem here carries lengths and places of characters, never
 * the number or a part of it.
 */

/** The forms of identifiers that facts may have. */
export const IDENTIFIER_FORMATS = ['resident_id', 'credit_code'] as const;
export type IdentifierFormat = (typeof IDENTIFIER_FORMATS)[number];

/** What follows from a resident identity number; `null` where the standard does not say. */
export interface ResidentId {
  /** The 18 characters, a capital X last where there is one. */
  readonly text: string;
  readonly bornOn: CalendarDate | null;
  readonly isMale: boolean | null;
}

/** What follows from a unified social credit code. */
export interface CreditCode {
  /** The 18 characters, in capitals. */
  readonly text: string;
  /** The first two characters: the office that registers, and the kind of body among those that it registers. */
  readonly kind: string;
}

/** A number that a spreadsheet has shortened: 15 digits are what its cells keep. */
const SCIENTIFIC = /^[+-]?\d(\.\d+)?e\+?\d+$/i;
/** A number of which a part is hidden, as in a public notice. */
const MASKED = /[\dA-Z]\*{2,}/;
const BLANKS = /[\s\u200b-\u200f\u2060\ufeff]+/g;

/**
 * An identifier without blanks, in half width and capitals.
 * @throws SuanceError `identifier-rounded` for what is left of a number after a spreadsheet has taken it for one;
 * `identifier-masked` where a part of it is hidden
 */
function plainIdentifier(text: string): string {
  const plain = tidy(text).replace(BLANKS, '').toUpperCase();
  if (MASKED.test(plain)) throw problem('identifier-masked', {});
  if (SCIENTIFIC.test(plain) || /^\d{15,}\.0+$/.test(plain)) throw problem('identifier-rounded', {});
  return plain;
}

/** Letters and signs that are written for the X at the end: Cyrillic Ha and the sign of multiplication. */
const LIKE_X = /[\u0425\u00d7\u2715\u2716]$/;
/**
 * Resident identity numbers. GB/T 2260: the first two digits of every province, municipality, region and of Hong Kong, Macao
 * and Taiwan; 83 are residence permits. ISO 7064 MOD 11-2: the weight of each of the first 17 digits, and the character for
 * each remainder.
 */
export const RESIDENT: {
  readonly provinces: readonly string[];
  readonly weights: readonly number[];
  readonly checks: string;
} = {
  provinces:
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
      ' ',
    ),
  weights: [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2],
  checks: '10X98765432',
};

/** The check character of the first 17 digits of a resident identity number (GB 11643). */
export function residentCheck(digits: string): string {
  let sum = 0;
  for (const [index, weight] of RESIDENT.weights.entries()) sum += weight * (digits.charCodeAt(index) - 48);
  return RESIDENT.checks.charAt(sum % 11);
}

/**
 * A resident identity number (GB 11643): region, date of birth, sequence, check character. Blanks, full width and a small
 * x are normalised, and what is written for the X at the end. A permanent residence card of a foreigner, which begins with 9, has
 * its check character tested; nothing follows from it here.
 * @throws SuanceError `identifier-rounded` where a spreadsheet has shortened it; `resident-id-old` for the 15 digits
 * of the first generation; `resident-id-length`, `resident-id-characters`, `resident-id-region`, `resident-id-date`,
 * `resident-id-check`
 */
export function parseResidentId(text: string): ResidentId {
  const plain = plainIdentifier(text).replace(LIKE_X, 'X');
  if (/^\d{15}$/.test(plain)) throw problem('resident-id-old', {});
  const signs = [...plain];
  if (signs.length !== 18) throw problem('resident-id-length', { found: signs.length });
  const wrong = signs.findIndex((sign, index) => !(index < 17 ? /\d/ : /[\dX]/).test(sign));
  if (wrong >= 0) throw problem('resident-id-characters', { position: wrong + 1 });
  const checked = residentCheck(plain) === plain.charAt(17);
  // Fifteen significant digits are kept and the rest become zeros: a true number that ends so passes its check.
  if (!checked && plain.endsWith('000')) throw problem('identifier-rounded', {});
  if (plain.startsWith('9')) {
    if (!checked) throw problem('resident-id-check', {});
    return { text: plain, bornOn: null, isMale: null };
  }
  if (!RESIDENT.provinces.includes(plain.slice(0, 2))) throw problem('resident-id-region', {});
  const bornOn = CalendarDate.of(Number(plain.slice(6, 10)), Number(plain.slice(10, 12)), Number(plain.slice(12, 14)));
  if (!bornOn) throw problem('resident-id-date', {});
  if (!checked) throw problem('resident-id-check', {});
  return { text: plain, bornOn, isMale: Number(plain.charAt(16)) % 2 === 1 };
}

/**
 * Credit codes (GB 32100): digits and capitals without I, O, S, V and Z, of which each counts as its place among them; and
 * powers of 3 modulo 31 as weights of the first 17.
 */
export const CREDIT: { readonly signs: string; readonly weights: readonly number[] } = {
  signs: '0123456789ABCDEFGHJKLMNPQRTUWXY',
  weights: [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28],
};

/** The check character of the first 17 characters of a unified social credit code (GB 32100). */
export function creditCheck(signs: string): string {
  let sum = 0;
  for (const [index, weight] of CREDIT.weights.entries()) sum += weight * CREDIT.signs.indexOf(signs.charAt(index));
  return CREDIT.signs.charAt((31 - (sum % 31)) % 31);
}

/**
 * A unified social credit code (GB 32100): registering office, kind of body, division, nine characters of the body, check
 * character. Blanks, full width and small letters are normalised; letters that the code does not have (an O written for a
 * zero) are refused, since which digit was meant is not certain.
 * @throws SuanceError `identifier-rounded` where a spreadsheet has shortened it; `credit-code-length`, `credit-code-characters`,
 * `credit-code-check`
 */
export function parseCreditCode(text: string): CreditCode {
  const plain = plainIdentifier(text);
  const signs = [...plain];
  if (signs.length !== 18) throw problem('credit-code-length', { found: signs.length });
  const wrong = signs.findIndex(
    (sign, index) => !CREDIT.signs.includes(sign) || (index >= 2 && index < 8 && !/\d/.test(sign)),
  );
  if (wrong >= 0) throw problem('credit-code-characters', { position: wrong + 1 });
  if (creditCheck(plain) !== plain.charAt(17)) {
    if (/^\d+000$/.test(plain)) throw problem('identifier-rounded', {});
    throw problem('credit-code-check', {});
  }
  return { text: plain, kind: plain.slice(0, 2) };
}

/** An identifier of a format, normalised. @throws SuanceError as the reader of the format does */
export function parseIdentifier(text: string, format: IdentifierFormat): string {
  return format === 'resident_id' ? parseResidentId(text).text : parseCreditCode(text).text;
}
