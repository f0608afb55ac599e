import { SuanceError } from '../../values/problem.ts';
import type { CellMark } from '../cells.ts';
import { CsvReader, type CsvRecord, type Delimiter, detectDelimiter } from '../csv-reader.ts';
import { LONGEST_LINE } from '../encoding.ts';
import { HEAD_ROWS, type Head } from './head.ts';

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

/** A record of a text, and where the next begins. */
interface PlacedRecord {
  readonly record: CsvRecord;
  readonly end: number;
}

/**
 * The first records of a text, each with the place where the next begins.
 * @param ended whether no more text will come: else a record counts only when it is complete
 * @throws SuanceError `csv-quote`, `csv-quote-open`
 */
export function firstRecords(text: string, count: number, delimiter: Delimiter, ended: boolean): PlacedRecord[] {
  return [...recordsOf(text, count, delimiter, ended)];
}

function* recordsOf(
  text: string,
  count: number,
  delimiter: Delimiter,
  ended: boolean,
): Generator<PlacedRecord, void, undefined> {
  const found: PlacedRecord[] = [];
  let end = 0;
  let given = 0;
  const reader = new CsvReader(delimiter, (record) => found.push({ record, end }));
  reader.skipsBlank = false;
  for (let line = 1; end < text.length && given < count; ) {
    const next = recordEnd(text, end);
    if (next < 0 && !ended) break;
    const piece = text.slice(end, next < 0 ? text.length : next);
    end += piece.length;
    reader.continueAt(given, line);
    reader.push(piece);
    reader.end();
    line = reader.place().line;
    for (const each of found.splice(0)) {
      given += 1;
      yield each;
    }
  }
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

/** Whether there are so many records and one more. */
function hasRecords(text: string, count: number): boolean {
  let end = 0;
  for (let seen = 0; seen <= count; seen += 1) {
    end = recordEnd(text, end);
    if (end < 0) return false;
  }
  return true;
}

/** Characters up to which each piece of a beginning is looked at as it comes. */
const SMALL = 64 * 1024;

/** Gathers the beginning of a text, however small the pieces are in which it comes, until the rows are there that may have the header. */
export class Beginning {
  text = '';
  private tried = 0;

  /** @returns whether it is enough, or more than any row may have */
  add(block: string): boolean {
    this.text += block;
    const { length } = this.text;
    if (length < this.tried * 2 && length > SMALL) return false;
    this.tried = length;
    return length > LONGEST_LINE || hasRecords(this.text, HEAD_ROWS);
  }
}

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];

/**
 * The delimiter of a text: the one by which a row of its beginning names the most columns; of equals that of its first line.
 * One that stands in rows alone, and not in a header of one column, is part of their cells.
 * @param head finds the header among rows
 */
export function delimiterOf(
  text: string,
  ended: boolean,
  head: (rows: readonly (readonly string[])[]) => Head,
): Delimiter {
  const judged = (delimiter: Delimiter) => {
    const rows: (readonly string[])[] = [];
    try {
      for (const { record } of recordsOf(text, HEAD_ROWS + 1, delimiter, ended)) rows.push(record.fields);
    } catch (error) {
      // What stands before the fault shows the delimiter; the fault is told of when the list is read.
      if (!(error instanceof SuanceError)) throw error;
    }
    const { titles, rows: headers, names, named } = head(rows);
    const split = names.length === 1 && rows.slice(titles + headers).some((each) => each.length > 1);
    return { delimiter, named, split };
  };
  let best = judged(detectDelimiter(text.replace(/^[\r\n]+/, '')));
  for (const each of DELIMITERS) {
    if (each === best.delimiter) continue;
    const other = judged(each);
    if (other.named > best.named || (other.named === best.named && best.split && !other.split)) best = other;
  }
  return best.delimiter;
}
