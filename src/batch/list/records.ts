import { SuanceError } from '../../values/problem.ts';
import type { CellMark } from '../cells.ts';
import { CsvReader, type CsvRecord, type Delimiter, detectDelimiter } from '../csv-reader.ts';

/** A row of a list, whatever it comes from. */
export interface ListRecord {
  readonly fields: readonly string[];
  /** The record as it stands in a text, without its line end; `null` in a workbook. */
  readonly raw: string | null;
  /** The line of the file, or the row of the sheet, on which it begins, from 1. */
  readonly line: number;
  /** Cells that must not be used as they stand; `null` where there is none. */
  readonly marks?: ReadonlyMap<number, CellMark> | null;
}

/**
 * The first records of a text, each with the place where the next begins.
 * @param ended whether no more text will come: else a record counts only when it is complete
 * @throws SuanceError `csv-quote`, `csv-quote-open`
 */
export function firstRecords(
  text: string,
  count: number,
  delimiter: Delimiter,
  ended: boolean,
): { readonly record: CsvRecord; readonly end: number }[] {
  const found: { record: CsvRecord; end: number }[] = [];
  let end = 0;
  const reader = new CsvReader(delimiter, (record) => found.push({ record, end }));
  reader.skipsBlank = false;
  for (let line = 1; end < text.length && found.length < count; ) {
    const next = recordEnd(text, end);
    if (next < 0 && !ended) break;
    const piece = text.slice(end, next < 0 ? text.length : next);
    end += piece.length;
    reader.continueAt(found.length, line);
    reader.push(piece);
    reader.end();
    line = reader.place().line;
  }
  return found;
}

/** Where the record that begins at a place of a text ends, its line end included; -1 where the text does not say. */
export function recordEnd(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '\n') return at + 1;
    else if (!quoted && sign === '\r' && at + 1 < text.length) return text[at + 1] === '\n' ? at + 2 : at + 1;
  }
  return -1;
}

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];

/**
 * The delimiter of a text: the one by which a row of its beginning names the most columns; of equals that of its first line.
 * @param named how many columns the rows name by which one is the header
 */
export function delimiterOf(
  text: string,
  rows: number,
  ended: boolean,
  named: (rows: readonly (readonly string[])[]) => number,
): Delimiter {
  const first = detectDelimiter(text.replace(/^[\r\n]+/, ''));
  const count = (delimiter: Delimiter) => {
    try {
      return named(firstRecords(text, rows, delimiter, ended).map((each) => each.record.fields));
    } catch (error) {
      if (error instanceof SuanceError) return 0;
      throw error;
    }
  };
  let [best, most] = [first, count(first)];
  for (const each of DELIMITERS) {
    const found = each === first ? most : count(each);
    if (found > most) [best, most] = [each, found];
  }
  return best;
}
