const [QUOTE, BACKSLASH, COLON, COMMA, OPEN, CLOSE] = [0x22, 0x5c, 0x3a, 0x2c, 0x7b, 0x7d] as const;
const [SPACE, TAB, RETURN, MINUS, ZERO, NINE, POINT] = [0x20, 0x09, 0x0d, 0x2d, 0x30, 0x39, 0x2e] as const;

/** Names in one object; one with more is for the ordinary reader. */
const MOST = 256;
const [FACTS, MEASURE, TRUE, FALSE, NULL] = ['facts', 'measure', 'true', 'false', 'null'].map((each) =>
  Uint8Array.from(Buffer.from(each)),
) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];

/**
 * Finds the names and values of a case that is written plainly in JSON: one object, or one under `facts` with its
 * `measure` beside it, of texts without escapes, numbers without exponents, `true`, `false` and `null`. Whatever else a
 * line holds, be it sound or not, is for the ordinary reader: this one accepts no text that JSON does not.
 */
export class ObjectScanner {
  count = 0;
  readonly nameFrom = new Int32Array(MOST);
  readonly nameTo = new Int32Array(MOST);
  /** Where a value stands, its quotes left out. */
  readonly from = new Int32Array(MOST);
  readonly to = new Int32Array(MOST);
  /** Whether the value is `null`, which stands for a fact that is not known. */
  readonly none = new Uint8Array(MOST);
  /** Where the measure's name stands; -1 where the line names none. */
  measureFrom = -1;
  measureTo = -1;
  /** Whether there is anything beyond ASCII. */
  wide = false;
  private quoted = false;

  /**
   * Looks at the line between two positions.
   * @param to where the line break stands
   * @returns false where the ordinary reader is to judge
   */
  scan(bytes: Buffer, from: number, to: number): boolean {
    this.count = 0;
    this.measureFrom = -1;
    this.wide = false;
    const at = blanks(bytes, from);
    if (bytes[at] !== OPEN) return false;
    const end = this.members(bytes, at + 1, true);
    return end >= 0 && blanks(bytes, end) === to;
  }

  /** The members of an object; gives where it has ended, -1 for what is not plain. */
  private members(bytes: Buffer, start: number, outer: boolean): number {
    let nested = false;
    let at = blanks(bytes, start);
    if (bytes[at] === CLOSE) return at + 1;
    for (;;) {
      if (bytes[at] !== QUOTE) return -1;
      const nameFrom = at + 1;
      const nameTo = this.text(bytes, nameFrom);
      if (nameTo < 0) return -1;
      at = blanks(bytes, nameTo + 1);
      if (bytes[at] !== COLON) return -1;
      at = blanks(bytes, at + 1);
      if (bytes[at] === OPEN) {
        if (!outer || nested || !same(bytes, nameFrom, nameTo, FACTS) || !this.onlyMeasure(bytes)) return -1;
        nested = true;
        at = this.members(bytes, at + 1, false);
      } else {
        at = this.member(bytes, nameFrom, nameTo, at);
        if (at >= 0 && nested && !this.laterMeasure(bytes)) return -1;
      }
      if (at < 0) return -1;
      at = blanks(bytes, at);
      if (bytes[at] === CLOSE) return at + 1;
      if (bytes[at] !== COMMA) return -1;
      at = blanks(bytes, at + 1);
    }
  }

  /** Takes down a name and its value; gives where that has ended. */
  private member(bytes: Buffer, nameFrom: number, nameTo: number, from: number): number {
    const { count } = this;
    if (count === MOST) return -1;
    this.none[count] = 0;
    this.quoted = bytes[from] === QUOTE;
    let end: number;
    if (this.quoted) {
      const to = this.text(bytes, from + 1);
      if (to < 0) return -1;
      this.from[count] = from + 1;
      this.to[count] = to;
      end = to + 1;
    } else {
      end = this.literal(bytes, from);
      this.from[count] = from;
      this.to[count] = end;
    }
    this.nameFrom[count] = nameFrom;
    this.nameTo[count] = nameTo;
    this.count = count + 1;
    return end;
  }

  /** Where a text ends; -1 where it has an escape, or does not end. */
  private text(bytes: Buffer, from: number): number {
    for (let at = from; ; at += 1) {
      const byte = bytes[at]!;
      if (byte === QUOTE) return at;
      if (byte === BACKSLASH || byte < SPACE) return -1;
      if (byte >= 0x80) this.wide = true;
    }
  }

  /** Where a number, `true`, `false` or `null` ends; -1 for anything else. */
  private literal(bytes: Buffer, from: number): number {
    let at = from;
    if (bytes[at] === MINUS) at += 1;
    if (!isDigit(bytes[at]!)) return at > from ? -1 : this.word(bytes, from);
    if (bytes[at] === ZERO) at += 1;
    else at = digits(bytes, at);
    if (bytes[at] === POINT) {
      if (!isDigit(bytes[at + 1]!)) return -1;
      at = digits(bytes, at + 1);
    }
    // An exponent, and whatever else may follow, is no sign that ends a value.
    return at;
  }

  private word(bytes: Buffer, from: number): number {
    if (same(bytes, from, from + 4, TRUE)) return from + 4;
    if (same(bytes, from, from + 5, FALSE)) return from + 5;
    if (!same(bytes, from, from + 4, NULL)) return -1;
    this.none[this.count] = 1;
    return from + 4;
  }

  /** Whether what came before `facts` is at most the name of the measure, which is then no fact. */
  private onlyMeasure(bytes: Buffer): boolean {
    if (this.count === 0) return true;
    return this.count === 1 && this.takeMeasure(bytes);
  }

  /** The same of what comes after `facts`. */
  private laterMeasure(bytes: Buffer): boolean {
    return this.measureFrom < 0 && this.takeMeasure(bytes);
  }

  private takeMeasure(bytes: Buffer): boolean {
    const last = this.count - 1;
    if (!this.quoted || !same(bytes, this.nameFrom[last]!, this.nameTo[last]!, MEASURE)) return false;
    this.measureFrom = this.from[last]!;
    this.measureTo = this.to[last]!;
    this.count = last;
    return true;
  }
}

function blanks(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at];
    if (byte !== SPACE && byte !== TAB && byte !== RETURN) return at;
    at += 1;
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function digits(bytes: Buffer, from: number): number {
  let at = from;
  while (isDigit(bytes[at]!)) at += 1;
  return at;
}

/** Whether there stands a text between two positions. */
export function same(bytes: Buffer, from: number, to: number, text: Uint8Array): boolean {
  if (to - from !== text.length) return false;
  for (let index = 0; index < text.length; index += 1) if (bytes[from + index] !== text[index]) return false;
  return true;
}
