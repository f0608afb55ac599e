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

/** Room behind the last byte, for what is written in words of four. */
const SLACK = 8;

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
    const { data } = this;
    const size = fen < 0 ? 0 - fen : fen;
    if (fen < 0) data[this.length++] = 0x2d;
    let rest = Math.floor(size / 100);
    const cents = (size - rest * 100) | 0;
    let digits = 1;
    for (let bound = 10; bound <= rest; bound *= 10) digits += 1;
    let at = this.length + digits + 2;
    this.length = at + 1;
    const tens = (cents / 10) | 0;
    data[at--] = 0x30 + cents - tens * 10;
    data[at--] = 0x30 + tens;
    data[at--] = 0x2e;
    for (; rest > 0x7fffffff; digits -= 1) {
      const next = Math.floor(rest / 10);
      data[at--] = 0x30 + (rest - next * 10);
      rest = next;
    }
    let small = rest | 0;
    for (; digits > 0; digits -= 1) {
      const next = (small / 10) | 0;
      data[at--] = 0x30 + (small - next * 10);
      small = next;
    }
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
