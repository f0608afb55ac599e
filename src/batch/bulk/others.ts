import type { Codec } from '../codec.ts';
import type { Delimiter } from '../csv-reader.ts';
import { OTHER_ROWS_BEGIN, saysOther } from '../list/kinds.ts';

const [NEWLINE, RETURN, QUOTE, ZERO, NINE, ASCII] = [0x0a, 0x0d, 0x22, 0x30, 0x39, 0x80] as const;
const BLANKS = ` "'\u3000`;
const DIGITS = /^\d+$/;

/** Tells from the first bytes of a row that it may be a total or a note: the exact path then looks closer. */
export class OtherRows {
  /** Bytes that are passed over before the first text of a row. */
  private readonly blanks = new Uint8Array(256);
  /** Pairs of bytes with which such a text may begin, and whole first characters that take three. */
  private readonly pairs = new Uint8Array(0x10000);
  private readonly triples = new Set<number>();
  private readonly delimiter: number;

  constructor(
    private readonly codec: Codec,
    delimiter: Delimiter,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
    for (const sign of BLANKS) this.blanks[codec.encode(sign)[0]!] = 1;
    this.blanks[this.delimiter] = 1;
    for (const sign of OTHER_ROWS_BEGIN) {
      const [first, second, third] = codec.encode(sign);
      const seconds = second === undefined ? Array.from({ length: 256 }, (_, byte) => byte) : [second];
      for (const each of seconds) this.pairs[(first! << 8) | each] = 1;
      if (third !== undefined) this.triples.add((first! << 16) | (second! << 8) | third);
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
    if (this.blanks[input[at]!] === 1) return this.says(input, from, to);
    const pair = (input[at]! << 8) | input[at + 1]!;
    if (this.pairs[pair] === 0) return false;
    return (input[at]! < ASCII || this.begins(pair, input[at + 2]!)) && this.says(input, from, to);
  }

  private begins(pair: number, third: number): boolean {
    return this.triples.size === 0 || this.triples.has((pair << 8) | third);
  }

  private says(input: Buffer, from: number, to: number): boolean {
    const start = this.passBlanks(input, from, to);
    const end = this.cellEnd(input, start, to);
    const text = this.codec.decode(input, start, end);
    if (!DIGITS.test(text)) return saysOther(text) !== 'case';
    const next = this.passBlanks(input, end, to);
    return saysOther(this.codec.decode(input, next, this.cellEnd(input, next, to))) === 'total';
  }

  private passBlanks(input: Buffer, from: number, to: number): number {
    let at = from;
    while (at < to && this.blanks[input[at]!] === 1) at += 1;
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
