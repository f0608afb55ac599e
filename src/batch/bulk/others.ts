import { tidy } from '../../values/parse.ts';
import type { Codec } from '../codec.ts';
import type { Delimiter } from '../csv-reader.ts';
import { OTHER_ROWS_BEGIN, saysOther } from '../list/kinds.ts';

const [NEWLINE, RETURN, QUOTE, ZERO, NINE, ASCII] = [0x0a, 0x0d, 0x22, 0x30, 0x39, 0x80] as const;
/** Where the signs stand that {@link tidy} drops, or takes for ones of ASCII or for other characters. */
const TIDIED: readonly (readonly [from: number, to: number])[] = [
  [0x01, 0x7e],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x206f],
  [0x2f00, 0x2fdf],
  [0x3000, 0x3000],
  [0xfe0e, 0xfeff],
  [0xff01, 0xffee],
];
const DIGITS = /^\d+$/;
let known: readonly string[] | null = null;

/** All signs with which a total or a note, or a serial number before it, may begin: blanks and marks that show nothing too. */
function beginnings(): readonly string[] {
  if (known) return known;
  const plain = new Set([...OTHER_ROWS_BEGIN, ...'0123456789"', '']);
  const tidied = TIDIED.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)),
  );
  known = [...OTHER_ROWS_BEGIN, ...tidied.filter((each) => plain.has(tidy(each).slice(0, 1)))];
  return known;
}

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
    for (const sign of [delimiter, ...beginnings()]) {
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
    if (at > from && input[at] === this.delimiter) {
      if (at + 2 >= to) return false;
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
