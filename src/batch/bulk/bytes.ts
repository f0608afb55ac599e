/** Bytes that are written again and again, as words of four; what is beyond their length is overwritten by what follows. */
export interface Constant {
  readonly words: Int32Array;
  readonly length: number;
}

/** Bytes to be written as they are. */
export function constant(bytes: Buffer): Constant {
  const words = new Int32Array(Math.ceil(bytes.length / 4));
  const padded = Buffer.concat([bytes], words.length * 4);
  for (let index = 0; index < words.length; index += 1) words[index] = padded.readInt32LE(index * 4);
  return { words, length: bytes.length };
}

const [MINUS, HYPHEN, POINT, ZERO] = [0x2d, 0x2d, 0x2e, 0x30] as const;
const POWERS = Float64Array.from({ length: 16 }, (_, index) => 10 ** index);

/** Room behind the last byte, for what is written sixteen bytes at a time. */
const SLACK = 16;

/** The bytes of a text in UTF-8, to be written as they are. */
export function constantText(text: string): Constant {
  return constant(Buffer.from(text));
}

/** Bytes that grow: what is to be written, before it is. */
export class Bytes {
  data: Buffer;
  view: DataView;
  length = 0;

  constructor(size: number) {
    this.data = Buffer.allocUnsafeSlow(size + SLACK);
    this.view = new DataView(this.data.buffer);
  }

  /** Makes room for so many more bytes. */
  reserve(count: number): void {
    const least = this.length + count + SLACK;
    if (least <= this.data.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(least, Math.ceil(this.data.length * 1.5)));
    this.data.copy(grown, 0, 0, this.length);
    this.data = grown;
    this.view = new DataView(grown.buffer);
  }

  /** Adds a byte. */
  byte(byte: number): void {
    this.reserve(1);
    this.data[this.length] = byte;
    this.length += 1;
  }

  /** Adds bytes that come but once. */
  put(bytes: Buffer): void {
    this.reserve(bytes.length);
    bytes.copy(this.data, this.length);
    this.length += bytes.length;
  }

  /** Adds bytes prepared before. */
  add({ words, length }: Constant): void {
    this.reserve(length);
    const { view } = this;
    let at = this.length;
    for (let index = 0; index < words.length; index += 1) {
      view.setInt32(at, words[index]!, true);
      at += 4;
    }
    this.length += length;
  }

  /** Adds bytes that stand in others. */
  addFrom(other: Bytes, from: number, to: number): void {
    this.reserve(to - from);
    const { view } = this;
    let target = this.length;
    for (let at = from; at < to; at += 4) {
      view.setInt32(target, other.view.getInt32(at, true), true);
      target += 4;
    }
    this.length += to - from;
  }

  /** Adds an amount of fen as yuan with two decimals. */
  fen(fen: number): void {
    this.reserve(24);
    const size = fen < 0 ? 0 - fen : fen;
    if (fen < 0) this.data[this.length++] = MINUS;
    const yuan = Math.floor(size / 100);
    this.whole(yuan);
    this.fraction((size - yuan * 100) | 0, 2);
  }

  /**
   * Adds a number, with as few decimals as it can have.
   * @param units a safe integer, in units of so many decimals, 15 at most
   */
  decimal(units: number, decimals: number): void {
    this.reserve(24);
    let size = units < 0 ? 0 - units : units;
    let left = decimals;
    for (; left > 0 && size % 10 === 0; left -= 1) size /= 10;
    if (units < 0) this.data[this.length++] = MINUS;
    if (left === 0) {
      this.whole(size);
      return;
    }
    const unit = POWERS[left]!;
    const whole = Math.floor(size / unit);
    this.whole(whole);
    this.fraction(size - whole * unit, left);
  }

  /** Adds a date as it is packed in numeric form, in ISO form. */
  date(date: number): void {
    this.month(date >> 5);
    this.byte(HYPHEN);
    this.twoDigits(date & 31);
  }

  /** Adds a month that is counted from year 0, in ISO form. */
  month(month: number): void {
    const year = (month / 12) | 0;
    this.twoDigits((year / 100) | 0);
    this.twoDigits(year % 100);
    this.byte(HYPHEN);
    this.twoDigits((month % 12) + 1);
  }

  private twoDigits(number: number): void {
    this.reserve(2);
    const tens = (number / 10) | 0;
    this.data[this.length] = ZERO + tens;
    this.data[this.length + 1] = ZERO + number - tens * 10;
    this.length += 2;
  }

  /** Adds a whole number that is not negative; there must be room for it. */
  private whole(number: number): void {
    let digits = 1;
    for (let bound = 10; bound <= number; bound *= 10) digits += 1;
    this.digits(number, digits);
  }

  /** Adds a point and decimals, zeros in front of them included. */
  private fraction(number: number, digits: number): void {
    this.data[this.length++] = POINT;
    this.digits(number, digits);
  }

  private digits(number: number, count: number): void {
    const { data } = this;
    const from = this.length;
    let rest = number;
    let at = from + count - 1;
    for (; rest > 0x7fffffff; at -= 1) {
      const next = Math.floor(rest / 10);
      data[at] = ZERO + (rest - next * 10);
      rest = next;
    }
    let small = rest | 0;
    for (; at >= from; at -= 1) {
      const next = (small / 10) | 0;
      data[at] = ZERO + (small - next * 10);
      small = next;
    }
    this.length = from + count;
  }

  /** The bytes so far, to be kept: further ones go elsewhere, into a buffer that is no longer needed where there is one. */
  give(unneeded: Buffer | undefined): Buffer {
    const given = this.data.subarray(0, this.length);
    const next = unneeded ? Buffer.from(unneeded.buffer) : Buffer.allocUnsafeSlow(this.data.length);
    this.data = next;
    this.view = new DataView(next.buffer);
    this.length = 0;
    return given;
  }

  /** The bytes so far, which are then forgotten; good until the next are added. */
  take(): Buffer {
    const taken = this.data.subarray(0, this.length);
    this.length = 0;
    return taken;
  }
}
