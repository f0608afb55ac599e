import { tidy } from '../../values/parse.ts';
import type { Codec } from '../codec.ts';
import type { Delimiter } from '../csv-reader.ts';
import { OTHER_ROWS_BEGIN, saysOther } from '../list/kinds.ts';

const [NEWLINE, RETURN, QUOTE, ZERO, NINE, ASCII] = [0x0a, 0x0d, 0x22, 0x30, 0x39, 0x80] as const;
/** What may stand before the first text of a row: blanks of every kind, marks that show nothing, quotes. */
const PASSED =
  ' "\'\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f' +
  '\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u3000\ufe0e\ufe0f\ufeff';
const DIGITS = /^\d+$/;

/** Tells from the first bytes of a row that it may be a total or a note: the exact path then looks closer. */
export class OtherRows {
  /** Pairs of bytes with which the beginning of such a row may begin, and whole first characters that take more. */
  private readonly pairs = new Uint8Array(0x10000);
  private readonly triples = new Set<number>();
  private readonly delimiter: number;

  constructor(
    private readonly codec: Codec,
    delimiter: Delimiter,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
    for (const sign of [delimiter, ...PASSED, ...OTHER_ROWS_BEGIN]) {
      const [first, second, third] = codec.encode(sign);
      const seconds = second === undefined ? Array.from({ length: 256 }, (_, byte) => byte) : [second];
      for (const each of seconds) this.pairs[(first! << 8) | each] = 1;
      this.triples.add((first! << 16) | ((second ?? 0) << 8) | (third ?? 0));
    }
  }

  /** Whether the row that begins at `from` may be one; `to` is where the bytes end. */
  may(input: Buffer, from: number, to: number): boolean {
    let at = from;
    // A serial number may stand before a total.
    while (input[at]! >= ZERO && input[at]! <= NINE) at += 1;
    if (at > from) {
      if (input[at] !== this.delimiter || at + 2 >= to) return false;
      at += 1;
    }
    const pair = (input[at]! << 8) | input[at + 1]!;
    if (this.pairs[pair] === 0) return false;
    return (input[at]! < ASCII || this.begins(pair, input[at + 2]!)) && this.says(input, from, to);
  }

  /** Characters of two bytes are told by them, those of more by three. */
  private begins(pair: number, third: number): boolean {
    return this.triples.has(pair << 8) || this.triples.has((pair << 8) | third);
  }

  private says(input: Buffer, from: number, to: number): boolean {
    const first = this.firstText(input, from, to);
    if (!DIGITS.test(first.text)) return saysOther(first.text) !== 'case';
    return saysOther(this.firstText(input, first.end + 1, to).text) === 'total';
  }

  /** The first cell of the row from there on in which something stands, and where it ends. */
  private firstText(input: Buffer, from: number, to: number): { readonly text: string; readonly end: number } {
    for (let at = from; ; at += 1) {
      while (at < to && input[at] === QUOTE) at += 1;
      const end = this.cellEnd(input, at, to);
      const text = tidy(this.codec.decode(input, at, end));
      at = end;
      if (text !== '' || (input[end] !== this.delimiter && input[end] !== QUOTE)) return { text, end };
    }
  }

  private cellEnd(input: Buffer, from: number, to: number): number {
    for (let at = from; at < to; at += 1) {
      const byte = input[at];
      if (byte === this.delimiter || byte === NEWLINE || byte === RETURN || byte === QUOTE) return at;
    }
    return to;
  }
}
