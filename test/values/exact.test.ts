import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact, type RoundingMode } from '../../src/values/exact.ts';
import { decimal, decimalOf, exact, fraction, nonZero } from './arbitraries.ts';
import { codeOf, problemOf } from './problems.ts';

const of = (text: string) => Exact.parse(text);
const quotient = (top: string, bottom: string) => of(top).dividedBy(of(bottom));

/** Whole quotient, rounded by school arithmetic on whole numbers: independent of the code under test. */
function roundedQuotient(top: bigint, bottom: bigint, mode: RoundingMode): bigint {
  const negative = top < 0n !== bottom < 0n;
  const [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const whole = a / b;
  const twice = (a % b) * 2n;
  const inexact = a % b !== 0n;
  const awayFromZero: Record<RoundingMode, boolean> = {
    'half-up': twice >= b,
    'half-down': twice > b,
    'half-even': twice > b || (twice === b && whole % 2n === 1n),
    up: inexact,
    down: false,
    ceiling: inexact && !negative,
    floor: inexact && negative,
  };
  const size = awayFromZero[mode] ? whole + 1n : whole;
  return negative ? -size : size;
}

const MODES: readonly RoundingMode[] = ['half-up', 'half-down', 'half-even', 'up', 'down', 'ceiling', 'floor'];

describe('reading a number', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['+5', '5'],
    ['007', '7'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['12.50', '12.5'],
    ['0.1', '0.1'],
  ])('%s is %s', (text, expected) => {
    expect(of(text).toString()).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '5.',
    '.',
    '1e5',
    '1E-3',
    '1,000',
    '0x10',
    'NaN',
    'Infinity',
    '- 1',
    '--1',
    '1.2.3',
    '１',
    '1/3',
    ' 1',
  ])('refuses %j', (text) => {
    expect(problemOf(() => of(text))).toMatchObject({ code: 'number-malformed', params: { text } });
  });

  it('reads 400 digits with or without a sign, not 401', () => {
    const longest = '9'.repeat(400);
    expect(of(longest).toString()).toBe(longest);
    expect(of(`-${longest}`).toString()).toBe(`-${longest}`);
    expect(codeOf(() => of(`${longest}9`))).toBe('number-malformed');
  });

  it('takes safe integers only', () => {
    expect(Exact.integer(-42).toString()).toBe('-42');
    expect(Exact.integer(-0).toString()).toBe('0');
    expect(() => Exact.integer(0.5)).toThrow(RangeError);
    expect(() => Exact.integer(2 ** 53)).toThrow(RangeError);
    expect(() => Exact.integer(Number.NaN)).toThrow(RangeError);
  });
});

describe('printing a number', () => {
  it.each([
    ['1', '3', '0.3333333333333333333333333333333333', '1/3'],
    ['2', '3', '0.6666666666666666666666666666666667', '2/3'],
    ['-2', '3', '-0.6666666666666666666666666666666667', '-2/3'],
    ['200', '3', '66.66666666666666666666666666666667', '200/3'],
    ['1', '300', '0.003333333333333333333333333333333333', '1/300'],
    ['0.5', '3', '0.1666666666666666666666666666666667', '1/6'],
    ['10', '-15', '-0.6666666666666666666666666666666667', '-2/3'],
    ['1', '8', '0.125', null],
    ['7', '1.4', '5', null],
    ['0', '7', '0', null],
  ])('%s / %s = %s', (top, bottom, digits, asFraction) => {
    const value = quotient(top, bottom);
    expect(value.toString()).toBe(digits);
    expect(value.toFraction()).toBe(asFraction);
    expect(value.toJSON()).toBe(asFraction ?? digits);
  });

  it('shows 34 significant digits of a longer decimal, and all digits of a whole number', () => {
    expect(of(`0.${'1'.repeat(34)}`).toString()).toBe(`0.${'1'.repeat(34)}`);
    expect(of(`0.${'1'.repeat(34)}5`).toString()).toBe(`0.${'1'.repeat(33)}2`);
    expect(of(`12.${'3'.repeat(40)}`).toString()).toBe(`12.${'3'.repeat(32)}`);
    const large = `1${'0'.repeat(40)}1`;
    expect(of(large).toString()).toBe(large);
    expect(of(`${large}.6`).toString()).toBe(`1${'0'.repeat(40)}2`);
  });

  it('never shows an exponent', () => {
    expect(of('0.0000000000001').toString()).toBe('0.0000000000001');
    expect(of('10').power(of('30')).toString()).toBe(`1${'0'.repeat(30)}`);
  });

  it('prints with a fixed number of decimals', () => {
    expect(of('7407.408').toFixed(2)).toBe('7407.41');
    expect(of('20').toFixed(2)).toBe('20.00');
    expect(of('-0.001').toFixed(2)).toBe('0.00');
    expect(quotient('1', '3').toFixed(4)).toBe('0.3333');
    expect(quotient('2', '3').toFixed(0)).toBe('1');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(exact, (value) => {
        expect(Exact.fromJSON(value.toJSON()).equals(value)).toBe(true);
      }),
    );
  });

  it('reads back more digits than a person may write', () => {
    const long = of('9'.repeat(400)).times(of('9'.repeat(400)));
    expect(Exact.fromJSON(long.toJSON()).equals(long)).toBe(true);
    expect(codeOf(() => Exact.fromJSON('1e5'))).toBe('number-malformed');
    expect(codeOf(() => Exact.fromJSON('1/0'))).toBe('division-by-zero');
  });
});

describe('rounding', () => {
  it.each([
    ['1.005', 2, 'half-up', '1.01'],
    ['8.345', 2, 'half-up', '8.35'],
    ['8.345', 2, 'half-even', '8.34'],
    ['8.355', 2, 'half-even', '8.36'],
    ['8.345', 2, 'half-down', '8.34'],
    ['8.3451', 2, 'half-down', '8.35'],
    ['-1.005', 2, 'half-up', '-1.01'],
    ['-1.005', 2, 'half-down', '-1'],
    ['-1.005', 2, 'half-even', '-1'],
    ['-1.001', 2, 'up', '-1.01'],
    ['-1.009', 2, 'down', '-1'],
    ['-1.001', 2, 'floor', '-1.01'],
    ['-1.009', 2, 'ceiling', '-1'],
    ['1296.9', 0, 'half-up', '1297'],
    ['1250', -2, 'half-up', '1300'],
    ['1250', -2, 'half-even', '1200'],
    ['-1250', -2, 'half-up', '-1300'],
    ['1249.99', -2, 'half-up', '1200'],
    ['4', -1, 'up', '10'],
    ['0.4', 0, 'floor', '0'],
    ['-0.4', 0, 'floor', '-1'],
    ['-0.4', 0, 'ceiling', '0'],
  ] as const)('%s to %d decimals, %s: %s', (text, places, mode, expected) => {
    expect(of(text).rounded(places, mode).toString()).toBe(expected);
  });

  it('of a third and of a half that only a fraction has', () => {
    expect(quotient('1', '3').rounded(2, 'half-up').toString()).toBe('0.33');
    expect(quotient('-2', '3').rounded(2, 'half-up').toString()).toBe('-0.67');
    expect(quotient('0.005', '1').rounded(2, 'half-up').toString()).toBe('0.01');
    expect(quotient('500', '3').rounded(-2, 'half-up').toString()).toBe('200');
    expect(quotient('-1', '3').rounded(0, 'ceiling').toString()).toBe('0');
  });

  it.each(MODES)('%s equals whole-number arithmetic', (mode) => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: -4, max: 8 }), ({ top, bottom, value }, places) => {
        const [a, b] = places >= 0 ? [top * 10n ** BigInt(places), bottom] : [top, bottom * 10n ** BigInt(-places)];
        const units = roundedQuotient(a, b, mode);
        const expected = places >= 0 ? decimalOf(units, places) : String(units * 10n ** BigInt(-places));
        expect(value.rounded(places, mode).equals(of(expected))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(MODES)('%s of an exact half equals whole-number arithmetic', (mode) => {
    fc.assert(
      fc.property(fc.bigInt({ min: -100_000n, max: 100_000n }), (units) => {
        const halves = units * 10n + 5n;
        const expected = roundedQuotient(halves, 10n, mode);
        expect(of(decimalOf(halves, 3)).rounded(2, mode).toFixed(2)).toBe(decimalOf(expected, 2));
      }),
    );
  });
});

describe('laws of arithmetic', () => {
  it('a third, times three, is the whole', () => {
    const three = of('3');
    fc.assert(
      fc.property(exact, (value) => {
        expect(value.dividedBy(three).times(three).equals(value)).toBe(true);
      }),
    );
  });

  it('dividing undoes multiplying', () => {
    fc.assert(
      fc.property(exact, nonZero, (a, b) => {
        expect(a.times(b).dividedBy(b).equals(a)).toBe(true);
        expect(a.dividedBy(b).times(b).equals(a)).toBe(true);
      }),
    );
  });

  it('subtracting undoes adding', () => {
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
      }),
    );
  });

  it('sums do not depend on order or grouping, and products distribute over them', () => {
    fc.assert(
      fc.property(exact, exact, exact, (a, b, c) => {
        expect(
          a
            .plus(b)
            .plus(c)
            .equals(c.plus(b.plus(a))),
        ).toBe(true);
        expect(a.times(b.plus(c)).equals(a.times(b).plus(a.times(c)))).toBe(true);
      }),
    );
  });

  it('equal numbers have equal parts, however they came about', () => {
    fc.assert(
      fc.property(exact, nonZero, (a, b) => {
        const again = a.times(b).dividedBy(b).plus(b).minus(b);
        expect(again.toJSON()).toBe(a.toJSON());
        expect(again.toString()).toBe(a.toString());
      }),
    );
  });

  it('order agrees with the difference', () => {
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        const difference = a.minus(b);
        expect(Math.sign(a.compare(b))).toBe(difference.isZero() ? 0 : difference.isNegative() ? -1 : 1);
        expect(Math.sign(b.compare(a))).toBe(0 - Math.sign(a.compare(b)));
      }),
    );
  });

  it('a sum of decimals equals whole-number arithmetic', () => {
    const units = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    fc.assert(
      fc.property(units, units, (a, b) => {
        const [left, right] = [of(decimalOf(a, 7)), of(decimalOf(b, 7))];
        expect(left.plus(right).toFixed(7)).toBe(decimalOf(a + b, 7));
        expect(left.times(right).toFixed(14)).toBe(decimalOf(a * b, 14));
      }),
    );
  });

  it('0.1 + 0.2 is 0.3', () => {
    expect(of('0.1').plus(of('0.2')).toJSON()).toBe('0.3');
  });

  it('knows zero, sign and whole numbers', () => {
    const negativeZero = of('-0');
    expect(negativeZero.isZero()).toBe(true);
    expect(negativeZero.isNegative()).toBe(false);
    expect(negativeZero.equals(Exact.ZERO)).toBe(true);
    expect(negativeZero.negated().toString()).toBe('0');
    expect(of('-0.5').absolute().toString()).toBe('0.5');
    expect(of('2.00').isInteger()).toBe(true);
    expect(of('2.01').isInteger()).toBe(false);
    expect(quotient('1', '3').isInteger()).toBe(false);
    expect(quotient('9', '3').isInteger()).toBe(true);
    expect(of('2.50').hasAtMostDecimals(1)).toBe(true);
    expect(of('2.51').hasAtMostDecimals(1)).toBe(false);
    expect(quotient('1', '3').hasAtMostDecimals(400)).toBe(false);
  });

  it('gives a small whole number to calendars, and nothing else', () => {
    expect(of('12.0').toSafeInteger()).toBe(12);
    expect(of('-0').toSafeInteger()).toBe(0);
    expect(() => of('0.5').toSafeInteger()).toThrow(RangeError);
    expect(() => quotient('1', '3').toSafeInteger()).toThrow(RangeError);
    expect(() => of('9007199254740992').toSafeInteger()).toThrow(RangeError);
  });
});

describe('division, powers, remainders', () => {
  it('refuses to divide by zero', () => {
    expect(codeOf(() => Exact.ONE.dividedBy(Exact.ZERO))).toBe('division-by-zero');
    expect(codeOf(() => Exact.ZERO.dividedBy(of('-0.00')))).toBe('division-by-zero');
    expect(codeOf(() => Exact.ONE.modulo(Exact.ZERO))).toBe('division-by-zero');
    expect(codeOf(() => Exact.ZERO.power(of('-1')))).toBe('division-by-zero');
  });

  it.each([
    ['2', '10', '1024'],
    ['2', '0', '1'],
    ['0', '0', '1'],
    ['2', '-2', '0.25'],
    ['-2', '2', '4'],
    ['-2', '3', '-8'],
    ['1.1', '2', '1.21'],
    ['1', '400', '1'],
  ])('%s to the power of %s is %s', (base, exponent, expected) => {
    expect(of(base).power(of(exponent)).toString()).toBe(expected);
  });

  it('keeps fractions exact in powers', () => {
    expect(quotient('2', '3').power(of('2')).toFraction()).toBe('4/9');
    expect(of('3').power(of('-1')).toFraction()).toBe('1/3');
  });

  it('refuses powers that are no whole number or too large', () => {
    expect(problemOf(() => of('2').power(of('0.5')))).toMatchObject({
      code: 'power-not-whole',
      params: { exponent: '0.5' },
    });
    expect(codeOf(() => of('1').power(of('401')))).toBe('power-not-whole');
    expect(codeOf(() => of('1').power(of('-401')))).toBe('power-not-whole');
    expect(codeOf(() => of('1').power(quotient('1', '3')))).toBe('power-not-whole');
    expect(codeOf(() => of('9'.repeat(20)).power(of('300')))).toBe('number-too-large');
    expect(of('9'.repeat(20)).power(of('200')).toString()).toHaveLength(4000);
    expect(codeOf(() => of('9'.repeat(20)).power(of('201')))).toBe('number-too-large');
  });

  it.each([
    ['7', '3', '1'],
    ['-7', '3', '2'],
    ['7', '-3', '-2'],
    ['-7', '-3', '-1'],
    ['6', '3', '0'],
    ['5.5', '2', '1.5'],
    ['-0.1', '0.3', '0.2'],
  ])('%s modulo %s is %s', (dividend, divisor, expected) => {
    expect(of(dividend).modulo(of(divisor)).toString()).toBe(expected);
  });

  it('a remainder has the sign of the divisor, is smaller, and differs from the dividend by a whole multiple', () => {
    fc.assert(
      fc.property(decimal, nonZero, (dividend, divisor) => {
        const rest = dividend.modulo(divisor);
        expect(rest.isZero() || rest.isNegative() === divisor.isNegative()).toBe(true);
        expect(rest.absolute().compare(divisor.absolute())).toBeLessThan(0);
        expect(dividend.minus(rest).dividedBy(divisor).isInteger()).toBe(true);
      }),
    );
  });
});
