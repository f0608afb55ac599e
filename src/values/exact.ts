import { Decimal } from 'decimal.js';
import { problem } from './problem.ts';

/**
 * Decimal arithmetic without rounding: sums, differences and products of decimals are exact as long as the
 * precision is larger than any number that can occur, and nothing here ever divides with it.
 */
const Wide = Decimal.clone({ precision: 1e9, toExpNeg: -1e9, toExpPos: 1e9 });
/** Used only to print a fraction that does not terminate: 34 significant digits, as DMN's decimal128. */
const Printed = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -1e9, toExpPos: 1e9 });

const SIGNIFICANT_DIGITS = 34;
/** Longest decimal that is read, and largest that a power may produce: far beyond any money, small enough to stay fast. */
const MAX_DIGITS = 400;

/** How a number is rounded; `half-up` is 四舍五入 (halves away from zero). */
export type RoundingMode = 'half-up' | 'half-down' | 'half-even' | 'up' | 'down' | 'ceiling' | 'floor';

const DECIMAL_MODE: Record<RoundingMode, Decimal.Rounding> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-down': Decimal.ROUND_HALF_DOWN,
  'half-even': Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
};

const ONE = new Wide(1);
const TWO = new Wide(2);
const FIVE = new Wide(5);
const TEN = new Wide(10);

function powerOfTen(exponent: number): Decimal {
  return new Wide(`1e${exponent}`);
}

function greatestCommonDivisor(a: Decimal, b: Decimal): Decimal {
  let x = a.abs();
  let y = b.abs();
  while (!y.isZero()) [x, y] = [y, x.mod(y)];
  return x;
}

/**
 * An exact number: a decimal, or a decimal over a whole number where a quotient does not terminate.
 * Canonical: `denominator` is `null`, or a positive integer prime to 2, to 5 and to the numerator's digits,
 * so equal numbers have equal parts.
 */
export class Exact {
  private constructor(
    private readonly numerator: Decimal,
    private readonly denominator: Decimal | null,
  ) {}

  static readonly ZERO: Exact = new Exact(new Wide(0), null);
  static readonly ONE: Exact = new Exact(ONE, null);

  /**
   * Reads a plain decimal such as `-12.50`; takes no exponent, grouping or unit.
   * @throws SuanceError `number-malformed` on anything else
   */
  static parse(text: string): Exact {
    if (text.replace(/^[+-]/, '').length > MAX_DIGITS) throw problem('number-malformed', { text });
    return Exact.read(text);
  }

  private static read(text: string): Exact {
    if (!/^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text)) throw problem('number-malformed', { text });
    return new Exact(new Wide(text), null);
  }

  /** The whole number `value`. @throws RangeError when it is no safe integer */
  static integer(value: number): Exact {
    if (!Number.isSafeInteger(value)) throw new RangeError('not a safe integer');
    return new Exact(new Wide(value), null);
  }

  /** `text` as written by {@link toJSON}: a decimal, or `decimal/integer`. */
  static fromJSON(text: string): Exact {
    const slash = text.indexOf('/');
    if (slash < 0) return Exact.read(text);
    return Exact.read(text.slice(0, slash)).dividedBy(Exact.read(text.slice(slash + 1)));
  }

  private static quotient(numerator: Decimal, denominator: Decimal): Exact {
    if (numerator.isZero()) return Exact.ZERO;
    let top = denominator.isNegative() ? numerator.neg() : numerator;
    let bottom = denominator.abs();
    const scale = Math.max(top.decimalPlaces(), bottom.decimalPlaces());
    if (scale > 0) {
      const shift = powerOfTen(scale);
      top = top.times(shift);
      bottom = bottom.times(shift);
    }
    const common = greatestCommonDivisor(top, bottom);
    if (!common.equals(ONE)) {
      top = top.divToInt(common);
      bottom = bottom.divToInt(common);
    }
    // Twos and fives go into the decimal: what terminates is kept as a plain decimal.
    for (;;) {
      if (bottom.mod(TEN).isZero()) {
        bottom = bottom.divToInt(TEN);
        top = top.times('0.1');
      } else if (bottom.mod(TWO).isZero()) {
        bottom = bottom.divToInt(TWO);
        top = top.times('0.5');
      } else if (bottom.mod(FIVE).isZero()) {
        bottom = bottom.divToInt(FIVE);
        top = top.times('0.2');
      } else break;
    }
    return new Exact(top, bottom.equals(ONE) ? null : bottom);
  }

  plus(other: Exact): Exact {
    if (!this.denominator && !other.denominator) return new Exact(this.numerator.plus(other.numerator), null);
    const a = this.denominator ?? ONE;
    const b = other.denominator ?? ONE;
    return Exact.quotient(this.numerator.times(b).plus(other.numerator.times(a)), a.times(b));
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    const top = this.numerator.times(other.numerator);
    if (!this.denominator && !other.denominator) return new Exact(top, null);
    return Exact.quotient(top, (this.denominator ?? ONE).times(other.denominator ?? ONE));
  }

  /** @throws SuanceError `division-by-zero` */
  dividedBy(other: Exact): Exact {
    if (other.isZero()) throw problem('division-by-zero', {});
    return Exact.quotient(
      this.numerator.times(other.denominator ?? ONE),
      (this.denominator ?? ONE).times(other.numerator),
    );
  }

  /**
   * A whole power. @throws SuanceError `power-not-whole` for a fractional or huge exponent, `number-too-large` when the
   * result would have more digits than any figure of a policy could
   */
  power(exponent: Exact): Exact {
    if (!exponent.isInteger() || exponent.numerator.abs().greaterThan(MAX_DIGITS)) {
      throw problem('power-not-whole', { exponent: exponent.toString() });
    }
    const times = exponent.numerator.abs().toNumber();
    const digits =
      this.numerator.precision(true) + this.numerator.decimalPlaces() + (this.denominator?.precision() ?? 0);
    if (digits * times > MAX_DIGITS * 10) throw problem('number-too-large', {});
    let result = Exact.ONE;
    for (let i = 0; i < times; i += 1) result = result.times(this);
    return exponent.isNegative() ? Exact.ONE.dividedBy(result) : result;
  }

  /** FEEL's modulo: the remainder has the sign of the divisor. @throws SuanceError `division-by-zero` */
  modulo(divisor: Exact): Exact {
    return this.minus(divisor.times(this.dividedBy(divisor).rounded(0, 'floor')));
  }

  negated(): Exact {
    return new Exact(this.numerator.neg(), this.denominator);
  }

  absolute(): Exact {
    return this.isNegative() ? this.negated() : this;
  }

  /** Negative, zero or positive, as this number is below, equal to or above the other. */
  compare(other: Exact): number {
    if (!this.denominator && !other.denominator) return this.numerator.comparedTo(other.numerator);
    return this.numerator.times(other.denominator ?? ONE).comparedTo(other.numerator.times(this.denominator ?? ONE));
  }

  equals(other: Exact): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.numerator.isZero();
  }

  isNegative(): boolean {
    return this.numerator.isNegative() && !this.numerator.isZero();
  }

  isInteger(): boolean {
    return this.denominator === null && this.numerator.isInteger();
  }

  /** Whether it can be written with at most this many decimals. */
  hasAtMostDecimals(places: number): boolean {
    return this.denominator === null && this.numerator.decimalPlaces() <= places;
  }

  /** Rounded to `places` decimals (negative: to tens, hundreds …). */
  rounded(places: number, mode: RoundingMode): Exact {
    if (!this.denominator && places >= 0)
      return new Exact(this.numerator.toDecimalPlaces(places, DECIMAL_MODE[mode]), null);
    const shift = powerOfTen(places);
    const scaled = this.numerator.times(shift);
    const whole = this.denominator
      ? roundQuotient(scaled, this.denominator, mode)
      : scaled.toDecimalPlaces(0, DECIMAL_MODE[mode]);
    return new Exact(whole.times(powerOfTen(-places)), null);
  }

  /** A safe integer for loops and calendars, never for money. @throws RangeError when it is none */
  toSafeInteger(): number {
    const value = this.isInteger() ? this.numerator.toNumber() : Number.NaN;
    if (!Number.isSafeInteger(value)) throw new RangeError('not a safe integer');
    // Never a negative zero.
    return value + 0;
  }

  /** With exactly `places` decimals; the number must already be rounded to them. */
  toFixed(places: number): string {
    return this.rounded(places, 'half-up').numerator.toFixed(places);
  }

  /** Decimal digits: all of them where they end, else 34 significant ones. */
  toString(): string {
    if (this.denominator) return new Printed(this.numerator).div(new Printed(this.denominator)).toFixed();
    const digits = this.numerator.precision(true);
    if (digits <= SIGNIFICANT_DIGITS || this.numerator.isInteger()) return this.numerator.toFixed();
    const whole = digits - this.numerator.decimalPlaces();
    return this.numerator.toSignificantDigits(Math.max(SIGNIFICANT_DIGITS, whole), Decimal.ROUND_HALF_UP).toFixed();
  }

  /** `2/3` where the number does not terminate, else `null`. */
  toFraction(): string | null {
    if (!this.denominator) return null;
    const shift = powerOfTen(this.numerator.decimalPlaces());
    const top = this.numerator.times(shift);
    const bottom = this.denominator.times(shift);
    const common = greatestCommonDivisor(top, bottom);
    return `${top.divToInt(common).toFixed()}/${bottom.divToInt(common).toFixed()}`;
  }

  /** Lossless text, read back by {@link Exact.fromJSON}. */
  toJSON(): string {
    return this.toFraction() ?? this.numerator.toFixed();
  }
}

function roundQuotient(top: Decimal, bottom: Decimal, mode: RoundingMode): Decimal {
  const truncated = top.divToInt(bottom);
  const rest = top.minus(truncated.times(bottom));
  if (rest.isZero()) return truncated;
  const negative = top.isNegative();
  const away = truncated.plus(negative ? -1 : 1);
  switch (mode) {
    case 'down':
      return truncated;
    case 'up':
      return away;
    case 'ceiling':
      return negative ? truncated : away;
    case 'floor':
      return negative ? away : truncated;
    case 'half-up':
    case 'half-down':
    case 'half-even':
      // A quotient that does not terminate is never exactly halfway.
      return rest.abs().times(TWO).greaterThan(bottom) ? away : truncated;
  }
}
