import { problem, type SuanceError } from '../values/problem.ts';
import { LONGEST_LINE } from './encoding.ts';

/** What separates the fields of a line. */
export type Delimiter = ',' | '\t' | ';';

/** One record of a file. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** The record as it stands in the file, without its line end. */
  readonly raw: string;
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
}

const QUOTE = '"';
const QUOTE_CODE = 34;
/** Characters of a long field. */
const LONG = 64 * 1024;
const NEWLINE = 10;
const RETURN = 13;

/**
 * Reads CSV after RFC 4180 from blocks of text. Written by hand because it was measured: lines without quotes are split
 * by the engine's own string functions, six times as fast as csv-parse, which counts a line break inside a field twice
 * as well. The tests compare the two.
 */
export class CsvReader {
  /** Empty lines that were left out. */
  blankLines = 0;
  /** Whether an empty line is no record; in a file of one column it is an empty cell. */
  skipsBlank = true;
  /** Whether a line of empty cells, as spreadsheets write an empty row, is no record either. */
  skipsEmptyCells = false;
  private rest = '';
  private line = 1;
  private count = 0;

  constructor(
    private readonly delimiter: Delimiter,
    private readonly take: (record: CsvRecord) => void,
  ) {}

  /** Goes on from another place of the file: `count` records have been read before, and the next line is `line`. */
  continueAt(count: number, line: number): void {
    this.count = count;
    this.line = line;
  }

  /**
   * Reads all records that are complete with this block.
   * @throws SuanceError `csv-quote`, `csv-record-too-large` with row (from 1 after the header) and line; what `take` throws
   */
  push(block: string): void {
    this.read(this.rest === '' ? block : this.rest + block, false);
    if (this.rest.length > LONGEST_LINE) throw problem('csv-record-too-large', { limit: '4 MiB' }, this.place());
  }

  /** Reads what is left. @throws SuanceError as {@link push}, and `csv-quote-open` */
  end(): void {
    if (this.rest !== '') this.read(this.rest, true);
  }

  /** Whether all text read so far belongs to records that have been handed on. */
  get atBorder(): boolean {
    return this.rest === '';
  }

  /** Where the next record begins. */
  place(): { row?: number; line: number } {
    return this.count === 0 ? { line: this.line } : { row: this.count, line: this.line };
  }

  private read(text: string, end: boolean): void {
    let at = 0;
    let quote = text.indexOf(QUOTE);
    const oldLineEnds = /\r(?!\n|$)/.test(text);
    while (at < text.length) {
      const next = text.indexOf('\n', at);
      if (next >= 0 && (quote < 0 || quote > next) && !oldLineEnds) {
        this.give(null, text.slice(at, next > at && text.charCodeAt(next - 1) === RETURN ? next - 1 : next), 1);
        at = next + 1;
        continue;
      }
      const after = this.readRecord(text, at, end);
      if (after < 0) break;
      at = after;
      if (quote >= 0 && quote < at) quote = text.indexOf(QUOTE, at);
    }
    this.rest = at === 0 ? text : text.slice(at);
  }

  /** Hands a record on: taken apart already, or as the text of a line without quotes. */
  private give(fields: readonly string[] | null, raw: string, lines: number): void {
    if (raw === '' ? this.skipsBlank : this.skipsEmptyCells && this.isEmpty(fields, raw)) this.blankLines += 1;
    else {
      this.take({ fields: fields ?? raw.split(this.delimiter), raw, line: this.line });
      this.count += 1;
    }
    this.line += lines;
  }

  private isEmpty(fields: readonly string[] | null, raw: string): boolean {
    const first = raw[0]!;
    if (first !== this.delimiter && first !== QUOTE && first.trim() !== '') return false;
    // In quotes a delimiter or a quote is part of a cell.
    return fields ? fields.every((each) => each.trim() === '') : isEmptyRow(raw, this.delimiter);
  }

  /** Reads one record; gives where the next begins, or -1 where the text ends before it does. */
  private readRecord(text: string, start: number, end: boolean): number {
    const fields: string[] = [];
    let breaks = 0;
    let at = start;
    for (;;) {
      let stop: number;
      if (text[at] === QUOTE) {
        const close = this.closingQuote(text, at, end);
        if (close < 0) return -1;
        const value = text.slice(at + 1, close);
        breaks += countBreaks(value);
        fields.push(value.includes(QUOTE) ? undoubled(value) : value);
        stop = close + 1;
      } else {
        stop = this.fieldEnd(text, at);
        if (text[stop] === QUOTE) stop = this.formulaEnd(text, at, stop, end);
        if (stop < 0) return -1;
        fields.push(text.slice(at, stop));
      }
      const sign = text[stop];
      if (sign === this.delimiter) {
        at = stop + 1;
        continue;
      }
      if (sign === undefined && !end) return -1;
      if (sign === '\r' && stop + 1 === text.length && !end) return -1;
      if (sign !== undefined && sign !== '\n' && sign !== '\r') throw this.misplaced();
      this.give(fields, text.slice(start, stop), 1 + breaks);
      if (sign === undefined) return text.length;
      return sign === '\r' && text[stop + 1] === '\n' ? stop + 2 : stop + 1;
    }
  }

  private closingQuote(text: string, open: number, end: boolean): number {
    for (let from = open + 1; ; ) {
      const found = text.indexOf(QUOTE, from);
      if (found < 0) {
        if (end) throw problem('csv-quote-open', {}, this.place());
        return -1;
      }
      if (text[found + 1] !== QUOTE) return found + 1 === text.length && !end ? -1 : found;
      from = found + 2;
    }
  }

  private fieldEnd(text: string, start: number): number {
    const delimiter = this.delimiter.charCodeAt(0);
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === NEWLINE || code === RETURN || code === QUOTE_CODE) return at;
    }
    return text.length;
  }

  /**
   * Where a field ends that is `="00123"`: the only one with quotes in it that is read without quotes around it, since
   * programs write it so. It goes up to its second quote; -1 where the text ends before that.
   * @throws SuanceError `csv-quote` for any other
   */
  private formulaEnd(text: string, start: number, open: number, end: boolean): number {
    if (open !== start + 1 || text[start] !== '=') throw this.misplaced();
    const close = this.fieldEnd(text, open + 1);
    if (close === text.length && !end) return -1;
    if (text[close] !== QUOTE) throw this.misplaced();
    return close + 1;
  }

  private misplaced(): SuanceError {
    return problem('csv-quote', {}, this.place());
  }
}

/** A field with each doubled quote as one. A long one may be nothing else, and pieces of it would take a hundred times its size. */
function undoubled(value: string): string {
  if (value.length <= LONG) return value.replaceAll('""', QUOTE);
  const signs = new Uint16Array(value.length);
  let length = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    signs[length] = code;
    length += 1;
    if (code === QUOTE_CODE) at += 1;
  }
  return Buffer.from(signs.buffer, 0, length * 2).toString('utf16le');
}

const CONTENT: Readonly<Record<Delimiter, RegExp>> = { ',': /[^\s",]/, '\t': /[^\s"]/, ';': /[^\s";]/ };

/** Whether a row as it stands in a file has nothing but empty cells. */
export function isEmptyRow(raw: string, delimiter: Delimiter): boolean {
  return !CONTENT[delimiter].test(raw);
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/**
 * The delimiter of a text: the one that stands most often outside quotes in its first line that has one, for titles above
 * the header have none; of equals the comma, the tab.
 */
export function detectDelimiter(text: string): Delimiter {
  const candidates: readonly Delimiter[] = [',', '\t', ';'];
  const counts = new Map<string, number>();
  let quoted = false;
  for (const sign of text) {
    if (sign === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '\n' || sign === '\r') {
      if (candidates.some((each) => counts.has(each))) break;
    } else counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return candidates.reduce((best, each) => ((counts.get(each) ?? 0) > (counts.get(best) ?? 0) ? each : best));
}

/** The line end that a text uses first; `\n` where it has none. */
export function detectNewline(text: string): '\n' | '\r\n' {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}
