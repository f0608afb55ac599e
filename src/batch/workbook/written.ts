import stringWidth from 'string-width';

/** Widths of columns, in characters of the sheet's font. */
const NARROWEST = 8;
const WIDEST = 60;
const MARGIN = 2;
const LONGEST_SHEET_NAME = 31;

/**
 * A text as hucre must get it to come out unchanged: what looks like the format's way to write a character is marked as
 * text, and characters that XML cannot hold are written in that way. (Control characters it sees to itself.)
 */
export function escaped(text: string): string {
  if (!/_x|[\ud800-\udfff\ufffe\uffff]/.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\ufffe\uffff]|\p{Surrogate}/gu, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`);
}

/** A name that a sheet may have: without the signs that formulas use, at most 31 characters; `Sheet1` for an empty one. */
export function sheetName(wanted: string): string {
  const allowed = wanted.replace(/[[\]:*?/\\]|\p{Cc}|\p{Surrogate}/gu, ' ').replace(/^[\s']+|[\s']+$/g, '');
  const cut = allowed
    .slice(0, LONGEST_SHEET_NAME)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[\s']+$/, '');
  return cut === '' || cut.toLowerCase() === 'history' ? 'Sheet1' : cut;
}

/**
 * Widths for columns by what they hold; a Chinese character counts double. Rows with one cell (notes) do not count.
 * @param rows the header and some rows under it
 */
export function columnWidths(rows: readonly (readonly string[])[], columns: number): number[] {
  const widths = new Array<number>(columns).fill(NARROWEST);
  for (const cells of rows) {
    if (columns > 1 && cells.filter((each) => each !== '').length === 1) continue;
    for (const [column, text] of cells.entries()) {
      const longest = Math.max(
        ...text
          .slice(0, 1000)
          .split('\n')
          .map((line) => stringWidth(line)),
      );
      widths[column] = Math.min(WIDEST, Math.max(widths[column]!, longest + MARGIN));
    }
  }
  return widths;
}
