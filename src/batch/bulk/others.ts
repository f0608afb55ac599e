import { tidy } from '../../values/parse.ts';
import type { Codec } from '../codec.ts';
import type { Delimiter } from '../csv-reader.ts';
import { OTHER_ROWS_BEGIN, saysOther } from '../list/kinds.ts';

const [NEWLINE, RETURN, QUOTE, ZERO, NINE] = [0x0a, 0x0d, 0x22, 0x30, 0x39] as const;
/** Signs of ASCII that may stand before the first word of a row: blanks, apostrophes, quotes. */
const PASSED = ' \t\v\f"\'';
/** Where the others stand that {@link tidy} drops, or takes for signs of ASCII or for other characters. */
const TIDIED: readonly (readonly [from: number, to: number])[] = [
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x206f],
  [0x2f00, 0x2fdf],
  [0x3000, 0x3000],
  [0xfe0e, 0xfeff],
  [0xff01, 0xffee],
];
const DIGITS = /^\d+$/;
/** What a pair of bytes is: the beginning of no such row, or of one; above, the number of its third bytes. */
const [NONE, WHOLE] = [0, 1] as const;

/** All signs with which a total or a note, or a serial number before it, may begin, a line each. */
function beginnings(): string {
  const tidied = TIDIED.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)),
  );
  return [...OTHER_ROWS_BEGIN, ...PASSED, ...tidied].join('\n');
}

/**
 * Tells from the first bytes of a row that it may be a total or a note: the exact path then looks closer. Cases that begin
 * like one must be few, or they are all decoded: two bytes would take a county for a total, three do not.
 */
export class OtherRows {
  private readonly pairs = new Uint8Array(0x10000);
  /** By number: which third bytes such a row may have. */
  private readonly thirds = new Uint8Array(0x10000);
  private readonly delimiter: number;
  /** The last number given to a pair. */
  private count: number = WHOLE;

  constructor(
    private readonly codec: Codec,
    delimiter: Delimiter,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
    this.begin(this.delimiter, NEWLINE, NEWLINE);
    const bytes = codec.encode(`${beginnings()}\n\n\n`);
    let end = 0;
    for (let from = 0; from < bytes.length - 2; from = end + 1) {
      end = bytes.indexOf(NEWLINE, from);
      this.begin(bytes[from]!, bytes[from + 1]!, bytes[from + 2]!);
    }
  }

  /** Notes a character by its first three bytes; a shorter one is followed by a line feed. */
  private begin(first: number, second: number, third: number): void {
    if (second === NEWLINE) {
      this.pairs.fill(WHOLE, first << 8, (first + 1) << 8);
      return;
    }
    const pair = (first << 8) | second;
    if (third === NEWLINE) this.pairs[pair] = WHOLE;
    if (this.pairs[pair] === WHOLE) return;
    if (this.pairs[pair] === NONE) {
      this.count += 1;
      this.pairs[pair] = this.count;
    }
    this.thirds[(this.pairs[pair]! << 8) | third] = 1;
  }

  /** Whether the row that begins at `from` may be one; `to` is where the bytes end. */
  may(input: Buffer, from: number, to: number): boolean {
    let at = from;
    // A serial number may stand before a total.
    while (input[at]! >= ZERO && input[at]! <= NINE) at += 1;
    if (at > from && input[at] === this.delimiter) {
      if (at + 2 >= to) return false;
      at += 1;
    }
    const kind = this.pairs[(input[at]! << 8) | input[at + 1]!]!;
    if (kind === NONE) return false;
    if (kind !== WHOLE && this.thirds[(kind << 8) | input[at + 2]!] === 0) return false;
    return this.says(input, from, to);
  }

  private says(input: Buffer, from: number, to: number): boolean {
    const first = this.firstText(input, from, to);
    if (!DIGITS.test(first.text)) return saysOther(first.text) !== 'case';
    return saysOther(this.firstText(input, first.next, to).text) === 'total';
  }

  /**
   * The first cell of the row from there on in which something stands, and where the next begins. Of a cell in quotes the
   * text goes as far as the first quote in it: how it begins is enough.
   */
  private firstText(input: Buffer, from: number, to: number): { readonly text: string; readonly next: number } {
    for (let at = from; ; ) {
      const quoted = input[at] === QUOTE;
      const start = quoted ? at + 1 : at;
      const end = quoted ? this.closing(input, start, to) : this.cellEnd(input, start, to);
      const text = tidy(this.codec.decode(input, start, end));
      const after = quoted ? end + 1 : end;
      if (text !== '' || after >= to || input[after] !== this.delimiter) return { text, next: after + 1 };
      at = after + 1;
    }
  }

  private closing(input: Buffer, from: number, to: number): number {
    let at = from;
    while (at < to && input[at] !== QUOTE) at += 1;
    return at;
  }

  private cellEnd(input: Buffer, from: number, to: number): number {
    for (let at = from; at < to; at += 1) {
      const byte = input[at];
      if (byte === this.delimiter || byte === NEWLINE || byte === RETURN || byte === QUOTE) return at;
    }
    return to;
  }
}
