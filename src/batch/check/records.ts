import { type Problem, problemData, SuanceError } from '../../values/problem.ts';
import { CsvReader, type CsvRecord, type Delimiter, isEmptyRow } from '../csv-reader.ts';
import { LONGEST_LINE } from '../encoding.ts';
import { MOST_COLUMNS } from '../list/head.ts';

/** A record, or a line that is none. */
export type CheckedRecord = { readonly record: CsvRecord } | { readonly fault: Problem };

const [QUOTE, NEWLINE, RETURN] = [0x22, 0x0a, 0x0d] as const;

/**
 * Takes a text apart into records, and goes on behind a line that cannot be read: one quote in the wrong place is one fault,
 * and not the end of the list.
 */
export class CheckedRecords {
  private rest = '';
  private found: CsvRecord | null = null;
  private reader: CsvReader;

  /** @param line the line of the file with which it begins */
  constructor(
    private readonly delimiter: Delimiter,
    private line = 1,
  ) {
    this.reader = this.newReader();
  }

  /** The records that are complete with this block; at the end, all that are left. */
  *push(block: string, end = false): Generator<CheckedRecord, void, undefined> {
    const text = this.rest + block;
    let at = 0;
    while (at < text.length) {
      let next = endOfRecord(text, at, end);
      const long = next < 0 ? text.length - at > LONGEST_LINE : next - at > LONGEST_LINE;
      if (next < 0 && !long) break;
      if (long) {
        yield { fault: problemData('csv-quote-open', {}, { line: this.line }) };
        next = endOfLine(text, at);
      } else {
        const read = this.read(text.slice(at, next));
        if ('fault' in read) next = endOfLine(text, at);
        yield read;
      }
      this.line += breaksIn(text, at, next);
      at = next;
    }
    this.rest = text.slice(at);
  }

  /** The line with which the next record begins. */
  get nextLine(): number {
    return this.line;
  }

  private read(piece: string): CheckedRecord {
    const { line } = this;
    if (!piece.includes('"')) {
      const raw = piece.replace(/\r?\n$|\r$/, '');
      // What has more columns than any list is not taken apart: that would take a hundred times its size.
      const empty = raw.length > MOST_COLUMNS && isEmptyRow(raw, this.delimiter);
      const found = raw.length > MOST_COLUMNS && !empty ? countOf(this.delimiter, raw) + 1 : 0;
      if (found > MOST_COLUMNS)
        return { fault: problemData('csv-columns-many', { found, limit: MOST_COLUMNS }, { line }) };
      return { record: { fields: empty ? [''] : raw.split(this.delimiter), raw, line } };
    }
    this.found = null;
    this.reader.continueAt(0, line);
    try {
      this.reader.push(piece);
      this.reader.end();
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      // What it holds of the record is of no use.
      this.reader = this.newReader();
      return { fault: { ...error.problem, place: { line } } };
    }
    return { record: this.found! };
  }

  private newReader(): CsvReader {
    const reader = new CsvReader(this.delimiter, (record) => {
      this.found = record;
    });
    reader.skipsBlank = false;
    return reader;
  }
}

/** Where the record ends that begins at a place, its line end included; -1 where more text is needed to tell. */
function endOfRecord(text: string, from: number, end: boolean): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) quoted = !quoted;
    else if (!quoted && sign === NEWLINE) return at + 1;
    else if (!quoted && sign === RETURN) {
      if (at + 1 === text.length && !end) return -1;
      return text.charCodeAt(at + 1) === NEWLINE ? at + 2 : at + 1;
    }
  }
  return end ? text.length : -1;
}

function countOf(sign: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === NEWLINE) return at + 1;
    if (sign === RETURN) return text.charCodeAt(at + 1) === NEWLINE ? at + 2 : at + 1;
  }
  return text.length;
}

function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at = endOfLine(text, at)) breaks += 1;
  return breaks;
}
