import { type Codes, decimalsOf, mostOf, toNumber } from '../../engine/numeric/form.ts';
import { languageType } from '../../policies/quantity.ts';
import { Exact } from '../../values/exact.ts';
import type { Forms } from '../../values/forms.ts';
import type { IdentifierFormat } from '../../values/identifiers.ts';
import { tidy } from '../../values/parse.ts';
import { SuanceError } from '../../values/problem.ts';
import type { Codec } from '../codec.ts';
import type { ValueColumn } from '../columns.ts';
import type { ColumnReader } from '../compute.ts';
import { isoDay } from './days.ts';
import { isIdentifier } from './identifiers.ts';
import type { RowForms } from './row-forms.ts';

/** What a reader gives for a cell that only the exact path can judge: malformed, out of bounds, too long. */
export const LEFT_CELL = Number.POSITIVE_INFINITY;

const [DICTIONARY, DECIMAL, DATE, IDENTIFIER] = [0, 1, 2, 3] as const;
const [ZERO, POINT, PERCENT, HYPHEN] = [0x30, 0x2e, 0x25, 0x2d] as const;
/** What stands for an identifier: no measure computes with one. */
const GOOD = 0;
/** Digits with which a number surely is a whole number that a double holds. */
const MOST_DIGITS = 15;
const POWERS = Float64Array.from({ length: 16 }, (_, index) => 10 ** index);

/** Texts remembered for a column, and the longest of them. */
const REMEMBERED = 4096;
const LONGEST = 64;
const TABLE = 16_384;
const SHORT_PLACES = 64;

/**
 * Reads the cells of a column from bytes into numeric form: NaN for a blank, {@link LEFT_CELL} for what the exact path is
 * to judge. Plain numbers and ISO dates are read digit by digit, every other text once by the reader of the exact path.
 */
export class CellReader {
  private readonly kind: number;
  private readonly decimals: number;
  private readonly percent: 'needed' | 'allowed' | 'hundredths' | 'none';
  private readonly format: IdentifierFormat;
  private readonly low: number;
  private readonly high: number;
  private readonly places = new Int32Array(TABLE).fill(-1);
  private readonly starts = new Int32Array(REMEMBERED);
  private readonly lengths = new Int32Array(REMEMBERED);
  private readonly values = new Float64Array(REMEMBERED);
  private readonly forms = new Int32Array(REMEMBERED);
  /** The forms of the text that was looked up last. */
  private lastForms: Forms = 0;
  /** By place: the bytes of a short text as two words, how many bits they have, and the value. */
  private readonly shortWords = new Int32Array(2 * SHORT_PLACES);
  private readonly shortBits = new Uint8Array(SHORT_PLACES);
  private readonly shortValues = new Float64Array(SHORT_PLACES);
  private readonly shortForms = new Int32Array(SHORT_PLACES);
  /** The words of all texts, one behind the other. */
  private words = new Int32Array(1024);
  private wordsLength = 0;
  private count = 0;

  constructor(
    column: ValueColumn,
    private readonly reader: ColumnReader,
    private readonly codes: Codes,
    private readonly codec: Codec,
    private readonly row: RowForms | null = null,
    private readonly index = 0,
  ) {
    const definition = column.named.definition as {
      type?: string;
      min?: string | null;
      max?: string | null;
      format?: IdentifierFormat;
    };
    const { bareRate, moneyUnit } = column.hints;
    const type = definition.type ?? 'text';
    this.type = languageType(type as Parameters<typeof languageType>[0]);
    const decimals = decimalsOf(this.type);
    this.kind = DICTIONARY;
    this.decimals = decimals;
    this.percent = 'none';
    this.format = definition.format ?? 'resident_id';
    if (definition.format) this.kind = IDENTIFIER;
    else if (type === 'date') this.kind = DATE;
    else if (type === 'count' || type === 'number') this.kind = DECIMAL;
    else if (type === 'money') {
      this.kind = DECIMAL;
      // In units of ten thousand yuan four more decimals make a fen.
      if (moneyUnit === 'ten-thousand-yuan') this.decimals = decimals + 4;
    } else if (type === 'rate') {
      this.kind = DECIMAL;
      if (bareRate !== 'fraction') this.decimals = decimals - 2;
      this.percent = bareRate === 'percent' ? 'allowed' : bareRate === 'fraction' ? 'hundredths' : 'needed';
      if (bareRate === 'per-mille') this.kind = DICTIONARY;
    }
    const bound = (text: string | null | undefined, own: number) =>
      text == null ? own : (toNumber(Exact.fromJSON(text), this.type, codes) ?? own);
    const most = mostOf(this.type);
    this.low = bound(definition.min, -most);
    this.high = bound(definition.max, most);
  }

  private readonly type: ReturnType<typeof languageType>;

  /**
   * The value of the cell between two positions.
   * @param view the same bytes; eight more can be read behind any cell
   */
  read(bytes: Buffer, view: DataView, from: number, to: number): number {
    if (from === to) return Number.NaN;
    if (this.kind === DECIMAL) {
      const value = this.decimal(bytes, from, to);
      if (value >= this.low && value <= this.high) return value;
    } else if (this.kind === DATE && to - from === 10) {
      const value = isoDate(bytes, from);
      if (value > 0) return value;
    } else if (this.kind === IDENTIFIER) return isIdentifier(this.format, bytes, from, to) ? GOOD : LEFT_CELL;
    return to - from <= 8 ? this.short(bytes, view, from, to) : this.lookUp(bytes, view, from, to);
  }

  /** A plain decimal in units of the last decimal; NaN for any other text. */
  private decimal(bytes: Buffer, from: number, to: number): number {
    let end = to;
    let { decimals } = this;
    if (this.percent !== 'none') {
      if (bytes[to - 1] === PERCENT) {
        end -= 1;
        if (this.percent === 'hundredths') decimals -= 2;
      } else if (this.percent === 'needed') return Number.NaN;
    }
    const length = end - from;
    if (length === 0 || length > MOST_DIGITS) return Number.NaN;
    let value = 0;
    let point = -1;
    for (let at = from; at < end; at += 1) {
      const digit = bytes[at]! - ZERO;
      if (digit >= 0 && digit <= 9) value = value * 10 + digit;
      else if (digit === POINT - ZERO && point < 0 && at > from && at < end - 1) point = at;
      else return Number.NaN;
    }
    const surplus = decimals - (point < 0 ? 0 : end - 1 - point);
    if (surplus < 0) return Number.NaN;
    return value * POWERS[surplus]!;
  }

  /** Most texts of a column are a few short ones: these are known by their bytes as two words. */
  private short(bytes: Buffer, view: DataView, from: number, to: number): number {
    const bits = (to - from) * 8;
    const first = bits >= 32 ? view.getInt32(from, true) : view.getInt32(from, true) & ((1 << bits) - 1);
    const second =
      bits <= 32
        ? 0
        : bits === 64
          ? view.getInt32(from + 4, true)
          : view.getInt32(from + 4, true) & ((1 << (bits - 32)) - 1);
    const place = (Math.imul(first ^ Math.imul(second, 31), 0x9e3779b1) >>> 26) * 2;
    const { shortWords } = this;
    if (shortWords[place] === first && shortWords[place + 1] === second && this.shortBits[place >> 1] === bits) {
      const forms = this.shortForms[place >> 1]!;
      if (forms !== 0) this.row?.note(this.index, forms);
      return this.shortValues[place >> 1]!;
    }
    const value = this.lookUp(bytes, view, from, to);
    shortWords[place] = first;
    shortWords[place + 1] = second;
    this.shortBits[place >> 1] = bits;
    this.shortValues[place >> 1] = value;
    this.shortForms[place >> 1] = this.lastForms;
    return value;
  }

  /** Texts are hashed, compared and kept by words of four bytes, the last filled up with zeros. */
  private lookUp(bytes: Buffer, view: DataView, from: number, to: number): number {
    const length = to - from;
    if (length > LONGEST) return this.noted(this.readText(bytes, from, to));
    const whole = from + (length & ~3);
    const rest = (length & 3) * 8;
    const tail = rest === 0 ? 0 : view.getInt32(whole, true) & ((1 << rest) - 1);
    let hash = Math.imul(length, 31) ^ tail;
    for (let at = from; at < whole; at += 4) hash = (Math.imul(hash, 31) + view.getInt32(at, true)) | 0;
    let place = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 18;
    for (; this.places[place] !== -1; place = (place + 1) % TABLE) {
      const entry = this.places[place]!;
      if (this.lengths[entry] === length && this.same(entry, view, from, whole, tail)) {
        this.lastForms = this.forms[entry]!;
        return this.noted(this.values[entry]!);
      }
    }
    const value = this.readText(bytes, from, to);
    if (this.count < REMEMBERED) this.remember(place, view, from, length, tail, value);
    return this.noted(value);
  }

  /** A value that was looked up; its forms are noted for the row. */
  private noted(value: number): number {
    if (this.lastForms !== 0) this.row?.note(this.index, this.lastForms);
    return value;
  }

  private same(entry: number, view: DataView, from: number, whole: number, tail: number): boolean {
    const { words } = this;
    let word = this.starts[entry]!;
    for (let at = from; at < whole; at += 4) {
      if (words[word] !== view.getInt32(at, true)) return false;
      word += 1;
    }
    return words[word] === tail;
  }

  private remember(place: number, view: DataView, from: number, length: number, tail: number, value: number): void {
    const count = (length >> 2) + 1;
    if (this.wordsLength + count > this.words.length) {
      const grown = new Int32Array(this.words.length * 2);
      grown.set(this.words);
      this.words = grown;
    }
    const start = this.wordsLength;
    for (let index = 0; index < count - 1; index += 1)
      this.words[start + index] = view.getInt32(from + index * 4, true);
    this.words[start + count - 1] = tail;
    this.starts[this.count] = start;
    this.lengths[this.count] = length;
    this.values[this.count] = value;
    this.forms[this.count] = this.lastForms;
    this.places[place] = this.count;
    this.wordsLength += count;
    this.count += 1;
  }

  private readText(bytes: Buffer, from: number, to: number): number {
    const text = this.codec.decode(bytes, from, to);
    const value = this.reader.read(text);
    this.lastForms = value === null ? 0 : this.reader.formsOf(text, value);
    if (value instanceof SuanceError) return LEFT_CELL;
    if (value === null) return tidy(text) === '' ? Number.NaN : LEFT_CELL;
    return toNumber(value, this.type, this.codes) ?? LEFT_CELL;
  }
}

/** A date written `2023-08-09`, packed; 0 for any other text of ten bytes. */
function isoDate(bytes: Buffer, from: number): number {
  if (bytes[from + 4] !== HYPHEN || bytes[from + 7] !== HYPHEN) return 0;
  return isoDay(bytes, from, from + 5, from + 8);
}
