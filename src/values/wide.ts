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
 * A number of any length: a decimal, or a decimal over a whole number where a quotient does not terminate.
 * Canonical: `denominator` is `null`, or a positive integer prime to 2, to 5 and to the numerator's digits,
 * so equal numbers have equal parts.
 */
export class WideNumber {
  private constructor(
    private readonly numerator: Decimal,
    private readonly denominator: Decimal | null,
  ) {}

  /** @param text a plain decimal */
  static of(text: string | number): WideNumber {
    return new WideNumber(new Wide(text), null);
  }

  private static quotient(numerator: Decimal, denominator: Decimal): WideNumber {
    if (numerator.isZero()) return new WideNumber(numerator, null);
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
    return new WideNumber(top, bottom.equals(ONE) ? null : bottom);
  }

  plus(other: WideNumber): WideNumber {
    if (!this.denominator && !other.denominator) return new WideNumber(this.numerator.plus(other.numerator), null);
    const a = this.denominator ?? ONE;
    const b = other.denominator ?? ONE;
    return WideNumber.quotient(this.numerator.times(b).plus(other.numerator.times(a)), a.times(b));
  }

  times(other: WideNumber): WideNumber {
    const top = this.numerator.times(other.numerator);
    if (!this.denominator && !other.denominator) return new WideNumber(top, null);
    return WideNumber.quotient(top, (this.denominator ?? ONE).times(other.denominator ?? ONE));
  }

  /** @param other not zero */
  dividedBy(other: WideNumber): WideNumber {
    return WideNumber.quotient(
      this.numerator.times(other.denominator ?? ONE),
      (this.denominator ?? ONE).times(other.numerator),
    );
  }

  /**
   * A power, the exponent a whole number that is not negative.
   * @param most digits that it may have, about. @throws SuanceError `number-too-large` beyond
   */
  power(exponent: number, most: number): WideNumber {
    const digits =
      this.numerator.precision(true) + this.numerator.decimalPlaces() + (this.denominator?.precision() ?? 0);
    if (digits * exponent > most) throw problem('number-too-large', {});
    let result = new WideNumber(ONE, null);
    for (let turn = 0; turn < exponent; turn += 1) result = result.times(this);
    return result;
  }

  negated(): WideNumber {
    return new WideNumber(this.numerator.neg(), this.denominator);
  }

  compare(other: WideNumber): number {
    if (!this.denominator && !other.denominator) return this.numerator.comparedTo(other.numerator);
    return this.numerator.times(other.denominator ?? ONE).comparedTo(other.numerator.times(this.denominator ?? ONE));
  }

  isZero(): boolean {
    return this.numerator.isZero();
  }

  isNegative(): boolean {
    return this.numerator.isNegative() && !this.numerator.isZero();
  }

  /** The least number of decimals that it can be written with; `null` where it does not terminate. */
  decimals(): number | null {
    return this.denominator ? null : this.numerator.decimalPlaces();
  }

  rounded(places: number, mode: RoundingMode): WideNumber {
    if (!this.denominator && places >= 0)
      return new WideNumber(this.numerator.toDecimalPlaces(places, DECIMAL_MODE[mode]), null);
    const shift = powerOfTen(places);
    const scaled = this.numerator.times(shift);
    const whole = this.denominator
      ? roundQuotient(scaled, this.denominator, mode)
      : scaled.toDecimalPlaces(0, DECIMAL_MODE[mode]);
    return new WideNumber(whole.times(powerOfTen(-places)), null);
  }

  /** So many units of the last of `places` decimals, as a `number`: exact only where it is a safe integer. */
  unitsOf(places: number): number {
    return this.denominator ? Number.NaN : this.numerator.times(powerOfTen(places)).toNumber();
  }

  /** With exactly `places` decimals; it must have no more. */
  toFixed(places: number): string {
    return this.numerator.toFixed(places);
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

  /** Lossless text: a decimal, or `decimal/integer`. */
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
