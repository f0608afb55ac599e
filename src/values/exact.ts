import { problem } from './problem.ts';
import { type RoundingMode, WideNumber } from './wide.ts';

export type { RoundingMode } from './wide.ts';

/** Longest decimal that is read, and largest that a power may produce: far beyond any money, small enough to stay fast. */
const MAX_DIGITS = 400;
const DECIMAL = /^[+-]?(\d+(\.\d+)?|\.\d+)$/;

/** Most decimals of a short number: ten to that power is still exact as a `number`. */
const MOST_DECIMALS = 15;
const POWERS_OF_TEN = Array.from({ length: MOST_DECIMALS + 1 }, (_, exponent) => 10 ** exponent);
/** Longer texts are hardly ever those of short numbers. */
const SHORT_TEXT = 17;

function isExact(units: number): boolean {
  return units <= Number.MAX_SAFE_INTEGER && units >= Number.MIN_SAFE_INTEGER;
}

/**
 * An exact number: a decimal, or a decimal over a whole number where a quotient does not terminate.
 *
 * Almost all numbers of cases are short: a whole number of units of a power of ten, `1234.56` being 123456 units of 2
 * decimals. These are kept as two integers, and reckoned with as such wherever every integer on the way is within ±(2^53-1),
 * where a `number` holds integers exactly. All others are kept, and worked out, as {@link WideNumber}.
 * Canonical: what can be short is short, with as few decimals as it can have, so equal numbers have equal parts.
 */
export class Exact {
  private constructor(
    /** Of a short number; a safe integer, never a negative zero. */
    private readonly units: number,
    private readonly decimals: number,
    /** Of any other. */
    private readonly wide: WideNumber | null,
  ) {}

  static readonly ZERO: Exact = new Exact(0, 0, null);
  static readonly ONE: Exact = new Exact(1, 0, null);

  /**
   * Reads a plain decimal such as `-12.50`; takes no exponent, grouping or unit.
   * @throws SuanceError `number-malformed` on anything else
   */
  static parse(text: string): Exact {
    if (text.length > MAX_DIGITS && text.replace(/^[+-]/, '').length > MAX_DIGITS)
      throw problem('number-malformed', { text });
    return Exact.read(text);
  }

  private static read(text: string): Exact {
    if (!DECIMAL.test(text)) throw problem('number-malformed', { text });
    if (text.length <= SHORT_TEXT) {
      const point = text.indexOf('.');
      const units = Number(point < 0 ? text : text.slice(0, point) + text.slice(point + 1));
      if (isExact(units)) return Exact.short(units, point < 0 ? 0 : text.length - point - 1);
    }
    return Exact.ofWide(WideNumber.of(text));
  }

  /** The whole number `value`. @throws RangeError when it is no safe integer */
  static integer(value: number): Exact {
    if (!Number.isSafeInteger(value)) throw new RangeError('not a safe integer');
    return new Exact(value + 0, 0, null);
  }

  /**
   * A whole number of units of so many decimals: 123456 units of 2 decimals are 1234.56.
   * @throws RangeError when `units` is no safe integer
   */
  static units(units: number, decimals: number): Exact {
    if (!Number.isSafeInteger(units)) throw new RangeError('not a safe integer');
    return Exact.short(units + 0, decimals);
  }

  /** `text` as written by {@link toJSON}: a decimal, or `decimal/integer`. */
  static fromJSON(text: string): Exact {
    const slash = text.indexOf('/');
    if (slash < 0) return Exact.read(text);
    return Exact.read(text.slice(0, slash)).dividedBy(Exact.read(text.slice(slash + 1)));
  }

  /** @param units exact; @param decimals as many as those of two short numbers together at most */
  private static short(units: number, decimals: number): Exact {
    let fewer = units;
    let left = decimals;
    while (left > 0 && fewer % 10 === 0) {
      fewer /= 10;
      left -= 1;
    }
    if (left > MOST_DECIMALS) return Exact.ofWide(WideNumber.of(`${fewer}e-${left}`));
    return new Exact(fewer + 0, left, null);
  }

  private static ofWide(wide: WideNumber): Exact {
    const decimals = wide.decimals();
    if (decimals !== null && decimals <= MOST_DECIMALS) {
      const units = wide.unitsOf(decimals);
      if (isExact(units)) return new Exact(units + 0, decimals, null);
    }
    return new Exact(0, 0, wide);
  }

  private widened(): WideNumber {
    return this.wide ?? WideNumber.of(this.decimals === 0 ? this.units : `${this.units}e-${this.decimals}`);
  }

  /** The number in units of so many decimals, no fewer than it has; not exact where there are too many. */
  private unitsOf(decimals: number): number {
    return decimals === this.decimals ? this.units : this.units * POWERS_OF_TEN[decimals - this.decimals]!;
  }

  plus(other: Exact): Exact {
    if (!this.wide && !other.wide) {
      const decimals = Math.max(this.decimals, other.decimals);
      const a = this.unitsOf(decimals);
      const b = other.unitsOf(decimals);
      if (isExact(a) && isExact(b) && isExact(a + b)) return Exact.short(a + b, decimals);
    }
    return Exact.ofWide(this.widened().plus(other.widened()));
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    if (!this.wide && !other.wide) {
      const units = this.units * other.units;
      if (isExact(units)) return Exact.short(units, this.decimals + other.decimals);
    }
    return Exact.ofWide(this.widened().times(other.widened()));
  }

  /** @throws SuanceError `division-by-zero` */
  dividedBy(other: Exact): Exact {
    if (other.isZero()) throw problem('division-by-zero', {});
    const short = this.wide || other.wide ? null : this.dividedShort(other);
    return short ?? Exact.ofWide(this.widened().dividedBy(other.widened()));
  }

  /** The quotient of two short numbers where it terminates, else `null`. */
  private dividedShort(other: Exact): Exact | null {
    let [x, y] = [Math.abs(this.units), Math.abs(other.units)];
    while (y !== 0) [x, y] = [y, x % y];
    let top = this.units / x;
    let bottom = other.units / x;
    let decimals = this.decimals - other.decimals;
    // A divisor of twos and fives becomes a power of ten.
    for (; bottom % 10 === 0; decimals += 1) bottom /= 10;
    for (; bottom % 2 === 0; decimals += 1) [top, bottom] = [top * 5, bottom / 2];
    for (; bottom % 5 === 0; decimals += 1) [top, bottom] = [top * 2, bottom / 5];
    if (decimals < 0) top *= POWERS_OF_TEN[-decimals]!;
    if (Math.abs(bottom) !== 1 || !isExact(top)) return null;
    return Exact.short(top * bottom, Math.max(0, decimals));
  }

  /**
   * A whole power. @throws SuanceError `power-not-whole` for a fractional or huge exponent, `number-too-large` when the
   * result would have more digits than any figure of a policy could
   */
  power(exponent: Exact): Exact {
    if (!exponent.isInteger() || exponent.absolute().compare(LARGEST_EXPONENT) > 0) {
      throw problem('power-not-whole', { exponent: exponent.toString() });
    }
    const times = exponent.toSafeInteger();
    const result = Exact.ofWide(this.widened().power(Math.abs(times), MAX_DIGITS * 10));
    return times < 0 ? Exact.ONE.dividedBy(result) : result;
  }

  /** FEEL's modulo: the remainder has the sign of the divisor. @throws SuanceError `division-by-zero` */
  modulo(divisor: Exact): Exact {
    return this.minus(divisor.times(this.dividedBy(divisor).rounded(0, 'floor')));
  }

  negated(): Exact {
    return this.wide ? new Exact(0, 0, this.wide.negated()) : new Exact(0 - this.units, this.decimals, null);
  }

  absolute(): Exact {
    return this.isNegative() ? this.negated() : this;
  }

  /** Negative, zero or positive, as this number is below, equal to or above the other. */
  compare(other: Exact): number {
    if (!this.wide && !other.wide) {
      const decimals = Math.max(this.decimals, other.decimals);
      // One of the two is as it was: beside it, the other may lose digits, but not its place.
      return this.unitsOf(decimals) - other.unitsOf(decimals);
    }
    return this.widened().compare(other.widened());
  }

  equals(other: Exact): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.units === 0 && this.wide === null;
  }

  isNegative(): boolean {
    return this.wide ? this.wide.isNegative() : this.units < 0;
  }

  isInteger(): boolean {
    return this.hasAtMostDecimals(0);
  }

  /** Whether it can be written with at most this many decimals. */
  hasAtMostDecimals(places: number): boolean {
    const decimals = this.wide ? this.wide.decimals() : this.decimals;
    return decimals !== null && decimals <= places;
  }

  /** Rounded to `places` decimals (negative: to tens, hundreds …). */
  rounded(places: number, mode: RoundingMode): Exact {
    if (this.wide || this.decimals - places > MOST_DECIMALS) return Exact.ofWide(this.widened().rounded(places, mode));
    if (this.decimals <= places) return this;
    const unit = POWERS_OF_TEN[this.decimals - places]!;
    const rest = this.units % unit;
    const towardsZero = (this.units - rest) / unit;
    const whole = towardsZero + stepAway(mode, rest, unit, towardsZero % 2 !== 0);
    if (places >= 0) return Exact.short(whole, places);
    const units = whole * POWERS_OF_TEN[-places]!;
    return isExact(units) ? Exact.short(units, 0) : Exact.ofWide(WideNumber.of(`${whole}e${-places}`));
  }

  /** A safe integer for loops and calendars, never for money. @throws RangeError when it is none */
  toSafeInteger(): number {
    if (this.wide || this.decimals > 0) throw new RangeError('not a safe integer');
    return this.units;
  }

  /** With exactly `places` decimals; the number must already be rounded to them. */
  toFixed(places: number): string {
    const rounded = this.rounded(places, 'half-up');
    if (rounded.wide) return rounded.wide.toFixed(places);
    const text = rounded.toText();
    if (places === rounded.decimals) return text;
    return `${text}${rounded.decimals === 0 ? '.' : ''}${'0'.repeat(places - rounded.decimals)}`;
  }

  /** Of a short number: all its digits. */
  private toText(): string {
    if (this.decimals === 0) return String(this.units);
    const digits = String(Math.abs(this.units)).padStart(this.decimals + 1, '0');
    const point = digits.length - this.decimals;
    return `${this.units < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
  }

  /** Decimal digits: all of them where they end, else 34 significant ones. */
  toString(): string {
    return this.wide ? this.wide.toString() : this.toText();
  }

  /** `2/3` where the number does not terminate, else `null`. */
  toFraction(): string | null {
    return this.wide ? this.wide.toFraction() : null;
  }

  /** Lossless text, read back by {@link Exact.fromJSON}. */
  toJSON(): string {
    return this.wide ? this.wide.toJSON() : this.toText();
  }
}

const LARGEST_EXPONENT = Exact.integer(MAX_DIGITS);

/**
 * What is added to a number rounded towards zero, to round it by a mode: 1, 0 or -1.
 * @param rest what rounding towards zero took away, with its sign, of a `unit`
 * @param odd whether the number rounded towards zero is odd
 */
function stepAway(mode: RoundingMode, rest: number, unit: number, odd: boolean): number {
  const away = Math.sign(rest);
  const half = 2 * Math.abs(rest) - unit;
  switch (mode) {
    case 'down':
      return 0;
    case 'up':
      return away;
    case 'ceiling':
      return Math.max(0, away);
    case 'floor':
      return Math.min(0, away);
    case 'half-up':
      return half >= 0 ? away : 0;
    case 'half-down':
      return half > 0 ? away : 0;
    case 'half-even':
      return half > 0 || (half === 0 && odd) ? away : 0;
  }
}
