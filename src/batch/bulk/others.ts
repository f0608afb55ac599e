import type { Codec } from '../codec.ts';
import type { Delimiter } from '../csv-reader.ts';
import { OTHER_ROWS_BEGIN, saysOther } from '../list/kinds.ts';

const [NEWLINE, RETURN, QUOTE, ZERO, NINE] = [0x0a, 0x0d, 0x22, 0x30, 0x39] as const;
const BLANKS = ` "'\u3000`;
const DIGITS = /^\d+$/;

/** Tells from the first bytes of a row that it may be a total or a note: the exact path then looks closer. */
export class OtherRows {
  /** Bytes that such a row may begin with, and those that are passed over before its first text. */
  private readonly begins = new Uint8Array(256);
  private readonly blanks = new Uint8Array(256);
  /** Pairs of bytes that may follow a serial number and its delimiter. */
  private readonly afterNumber = new Uint8Array(0x10000);
  private readonly delimiter: number;

  constructor(
    private readonly codec: Codec,
    delimiter: Delimiter,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
    for (const sign of BLANKS) this.blanks[codec.encode(sign)[0]!] = 1;
    for (const sign of [delimiter, ...BLANKS, ...OTHER_ROWS_BEGIN]) {
      const bytes = codec.encode(sign);
      this.begins[bytes[0]!] = 1;
      const [from, to] = bytes.length > 1 ? [bytes[1]!, bytes[1]!] : [0, 0xff];
      for (let second = from; second <= to; second += 1) this.afterNumber[(bytes[0]! << 8) | second] = 1;
    }
  }

  /** Whether the row that begins at `from` may be one; `to` is where the bytes end. */
  may(input: Buffer, from: number, to: number): boolean {
    const first = input[from]!;
    if (this.begins[first] === 1) return this.says(input, from, to);
    if (first < ZERO || first > NINE) return false;
    let at = from + 1;
    while (input[at]! >= ZERO && input[at]! <= NINE) at += 1;
    if (input[at] !== this.delimiter || at + 2 >= to) return false;
    return this.afterNumber[(input[at + 1]! << 8) | input[at + 2]!] === 1 && this.says(input, from, to);
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
    while (at < to && (input[at] === this.delimiter || this.blanks[input[at]!] === 1)) at += 1;
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
