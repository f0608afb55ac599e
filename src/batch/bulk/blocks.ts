import { problem, SuanceError } from '../../values/problem.ts';
import { UTF8 } from '../codec.ts';
import { CsvReader, type Delimiter } from '../csv-reader.ts';
import { type Encoding, LONGEST_LINE, linesIn } from '../encoding.ts';

const [NEWLINE, QUOTE] = [0x0a, 0x22] as const;

/** Bytes of a list that are worked on at a time. */
export const BLOCK = 256 * 1024;
/** Lists of this size are worth a second thread. */
export const THREADED = 8 * 1024 * 1024;
/** The longest record that is held. */
export const LONGEST_RECORD = LONGEST_LINE;

/** Quotes nearer to each other than this are quicker found byte by byte. */
const NEAR = 64;

/**
 * Where the last record ends that is whole between two positions, the first of which is the border of a record; the first
 * position where none is. Line breaks in quotes end nothing; neither quotes nor line breaks are part of another character
 * in UTF-8 or GB18030.
 */
export function lastBorder(bytes: Buffer, from: number, to: number): number {
  let quoted = countQuotes(bytes, from, to) % 2 === 1;
  for (let end = to; ; quoted = !quoted) {
    const quote = Math.max(from - 1, lastIndex(bytes, QUOTE, from, end));
    if (!quoted) {
      const newline = lastIndex(bytes, NEWLINE, from, end);
      if (newline > quote) return newline + 1;
    }
    if (quote < from) return from;
    end = quote;
  }
}

function lastIndex(bytes: Buffer, byte: number, from: number, to: number): number {
  return to > from ? bytes.lastIndexOf(byte, to - 1) : -1;
}

function countQuotes(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(QUOTE, from); at >= 0 && at < to; at = bytes.indexOf(QUOTE, at + 1)) {
    count += 1;
    if (count % 64 === 0 && at - from < count * NEAR) {
      for (let next = at + 1; next < to; next += 1) if (bytes[next] === QUOTE) count += 1;
      return count;
    }
  }
  return count;
}

/** Where a record begins: its row, and its line in the file. */
export interface RecordPlace {
  readonly row: number;
  readonly line: number;
}

/**
 * What is wrong with bytes that hold no whole record and are more than one may have: a quote that stands where none may,
 * after which all that follows seems to be quoted; else their number.
 * @param encoding and `position`: as {@link linesIn} takes them
 */
export function faultOfLong(
  bytes: Buffer,
  delimiter: Delimiter,
  encoding: Encoding | null,
  position: number,
  place: RecordPlace,
): SuanceError {
  try {
    const whole = bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
    const reader = new CsvReader(delimiter, () => {});
    reader.continueAt(place.row, place.line);
    reader.push(linesIn(UTF8, whole, encoding, position).lines.toString());
  } catch (error) {
    if (error instanceof SuanceError) return error;
    throw error;
  }
  return problem('csv-record-too-large', { limit: '4 MiB' }, place);
}
