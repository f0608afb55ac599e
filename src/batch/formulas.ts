/*
 * A spreadsheet runs a cell that begins with one of these as a formula, whether it is quoted or not (CWE-1236). A leading
 * apostrophe makes it text. The full-width forms are taken for the plain ones by some input methods and imports.
 */
const STARTERS = '=+\\-@\\t\\r\\n\\0＝＋－＠';
const STARTS = new RegExp(`^[${STARTERS}]`);
const AT_SIGN = 0x40;
const FULL_WIDTH_PLUS = 0xff0b;
/** Numbers, and a dash for nothing: no spreadsheet runs them. */
const PLAIN_NUMBER = /^(-+|[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?)$/;

/** The text as it may stand in a file that people open in a spreadsheet: with an apostrophe where it would be run. */
export function guardFormula(text: string): string {
  const code = text.charCodeAt(0);
  // Letters and Chinese characters begin nothing: the quick way out of almost every cell.
  if (code > AT_SIGN && code < FULL_WIDTH_PLUS) return text;
  return STARTS.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** Finds lines that have a cell to look at more closely. */
export function startsFormula(delimiter: string): RegExp {
  // Between tabs an empty cell is followed by a tab.
  const starters = delimiter === '\t' ? STARTERS.replace('\\t', '') : STARTERS;
  return new RegExp(`(^|[${delimiter}])("[${STARTERS}]|[${starters}])`);
}
