const SHORT = 24;

/** Bytes that grow: what is to be written, before it is. */
export class Bytes {
  data: Buffer;
  length = 0;

  constructor(size: number) {
    this.data = Buffer.allocUnsafeSlow(size);
  }

  /** Makes room for so many more bytes. */
  reserve(count: number): void {
    if (this.length + count <= this.data.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.length + count, Math.ceil(this.data.length * 1.5)));
    this.data.copy(grown, 0, 0, this.length);
    this.data = grown;
  }

  /** Adds a byte. */
  byte(byte: number): void {
    this.reserve(1);
    this.data[this.length] = byte;
    this.length += 1;
  }

  /** Adds a text as UTF-8. */
  text(text: string): void {
    this.reserve(text.length * 3);
    this.length += this.data.write(text, this.length, 'utf8');
  }

  /** Adds bytes. */
  add(bytes: Buffer): void {
    const { length } = bytes;
    this.reserve(length);
    const { data } = this;
    // A loop is quicker than a call for a few bytes only.
    if (length > SHORT) data.set(bytes, this.length);
    else for (let at = this.length, index = 0; index < length; index += 1) data[at++] = bytes[index]!;
    this.length += length;
  }

  /** Adds an amount of fen as yuan with two decimals. */
  fen(fen: number): void {
    this.reserve(24);
    const { data } = this;
    let rest = fen < 0 ? 0 - fen : fen;
    if (fen < 0) data[this.length++] = 0x2d;
    const cents = rest % 100;
    rest = (rest - cents) / 100;
    let digits = 1;
    for (let bound = 10; bound <= rest; bound *= 10) digits += 1;
    let at = this.length + digits + 2;
    this.length = at + 1;
    data[at--] = 0x30 + (cents % 10);
    data[at--] = 0x30 + ((cents / 10) | 0);
    data[at--] = 0x2e;
    while (rest > 0x7fffffff) {
      const next = Math.floor(rest / 10);
      data[at--] = 0x30 + (rest - next * 10);
      rest = next;
      digits -= 1;
    }
    let small = rest | 0;
    for (; digits > 0; digits -= 1) {
      const next = (small / 10) | 0;
      data[at--] = 0x30 + (small - next * 10);
      small = next;
    }
  }

  /** The bytes so far, which are then forgotten; good until the next are added. */
  take(): Buffer {
    const taken = this.data.subarray(0, this.length);
    this.length = 0;
    return taken;
  }
}
