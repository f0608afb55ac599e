import type { CellMark } from '../cells.ts';
import { CsvReader, type CsvRecord, type Delimiter } from '../csv-reader.ts';

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

/** The first records of a text, each with the place where the next begins. */
export function firstRecords(
  text: string,
  count: number,
  delimiter: Delimiter,
): { readonly record: CsvRecord; readonly end: number }[] {
  const found: { record: CsvRecord; end: number }[] = [];
  let end = 0;
  const reader = new CsvReader(delimiter, (record) => found.push({ record, end }));
  reader.skipsBlank = false;
  for (let line = 1; end < text.length && found.length < count; ) {
    const next = recordEnd(text, end);
    const piece = text.slice(end, next);
    end = next;
    reader.continueAt(found.length, line);
    reader.push(piece);
    reader.end();
    line = reader.place().line;
  }
  return found;
}

/** Where the record that begins at a place of a text ends, its line end included. */
export function recordEnd(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '\n') return at + 1;
    else if (!quoted && sign === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1;
  }
  return text.length;
}
