import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact, type RoundingMode } from '../../src/values/exact.ts';
import { WideNumber } from '../../src/values/wide.ts';
import { decimalOf } from './arbitraries.ts';

const LIMIT = BigInt(Number.MAX_SAFE_INTEGER);

/** Numbers on both sides of what is kept as two integers: about 2^53, about 15 decimals, and where products cross them. */
const text: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: -1000n, max: 1000n }),
      fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }),
      fc.bigInt({ min: LIMIT - 20n, max: LIMIT + 20n }),
      fc.bigInt({ min: -LIMIT - 20n, max: -LIMIT + 20n }),
      fc.bigInt({ min: -LIMIT * 30n, max: LIMIT * 30n }),
      fc.integer({ min: 0, max: 22 }).map((exponent) => 10n ** BigInt(exponent)),
      fc.integer({ min: 0, max: 60 }).map((exponent) => 2n ** BigInt(exponent)),
      fc.integer({ min: 0, max: 25 }).map((exponent) => -(5n ** BigInt(exponent))),
    ),
    fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 20 })),
  )
  .map(([units, places]) => decimalOf(units, places));

/** The same number by both ways of reckoning: a decimal, or a quotient of two. */
const both: fc.Arbitrary<readonly [Exact, WideNumber]> = fc.oneof(
  { weight: 4, arbitrary: text.map((each) => [Exact.parse(each), WideNumber.of(each)] as const) },
  fc
    .tuple(text, text)
    .filter(([, bottom]) => !Exact.parse(bottom).isZero())
    .map(
      ([top, bottom]) =>
        [Exact.parse(top).dividedBy(Exact.parse(bottom)), WideNumber.of(top).dividedBy(WideNumber.of(bottom))] as const,
    ),
);

const MODES: readonly RoundingMode[] = ['half-up', 'half-down', 'half-even', 'up', 'down', 'ceiling', 'floor'];

/** That they are the same number, in the one form that it has. */
function same(exact: Exact, wide: WideNumber): void {
  const plain = wide.isZero() ? '0' : wide.toJSON();
  expect(exact.toJSON()).toBe(plain);
  expect(exact).toStrictEqual(Exact.fromJSON(plain));
}

const RUNS = { numRuns: 2000 };

describe('short numbers are reckoned as decimals are', () => {
  test('sums, differences and products', () => {
    fc.assert(
      fc.property(both, both, ([a, x], [b, y]) => {
        same(a.plus(b), x.plus(y));
        same(a.minus(b), x.plus(y.negated()));
        same(a.times(b), x.times(y));
      }),
      RUNS,
    );
  });

  test('quotients and remainders', () => {
    fc.assert(
      fc.property(both, both, ([a, x], [b, y]) => {
        fc.pre(!y.isZero());
        const quotient = x.dividedBy(y);
        same(a.dividedBy(b), quotient);
        same(a.modulo(b), x.plus(y.times(quotient.rounded(0, 'floor')).negated()));
      }),
      RUNS,
    );
  });

  test('powers', () => {
    fc.assert(
      fc.property(both, fc.integer({ min: -5, max: 5 }), ([a, x], exponent) => {
        fc.pre(exponent >= 0 || !x.isZero());
        const power = x.power(Math.abs(exponent), 100_000);
        same(a.power(Exact.integer(exponent)), exponent < 0 ? WideNumber.of(1).dividedBy(power) : power);
      }),
      { numRuns: 300 },
    );
  });

  test('order and sign', () => {
    fc.assert(
      fc.property(both, both, ([a, x], [b, y]) => {
        expect(Math.sign(a.compare(b))).toBe(x.compare(y));
        expect(a.equals(b)).toBe(x.compare(y) === 0);
        expect([a.isZero(), a.isNegative()]).toEqual([x.isZero(), x.isNegative()]);
        same(a.negated(), x.negated());
        same(a.absolute(), x.isNegative() ? x.negated() : x);
      }),
      RUNS,
    );
  });

  test('order of neighbours', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: -22, max: 22 }), (digits, exponent) => {
        const a = Exact.parse(digits);
        const step = Exact.parse('10').power(Exact.integer(exponent));
        expect([a.compare(a.plus(step)) < 0, a.plus(step).compare(a) > 0, a.plus(step).minus(step).compare(a)]).toEqual(
          [true, true, 0],
        );
      }),
      RUNS,
    );
  });

  test('rounding, and what is printed with fixed decimals', () => {
    fc.assert(
      fc.property(both, fc.integer({ min: -17, max: 20 }), fc.constantFrom(...MODES), ([a, x], places, mode) => {
        same(a.rounded(places, mode), x.rounded(places, mode));
        const decimals = Math.abs(places);
        const rounded = x.rounded(decimals, 'half-up');
        expect(a.toFixed(decimals)).toBe((rounded.isZero() ? WideNumber.of(0) : rounded).toFixed(decimals));
      }),
      RUNS,
    );
  });

  test('whole numbers, decimals and texts', () => {
    fc.assert(
      fc.property(both, fc.integer({ min: 0, max: 20 }), ([a, x], places) => {
        const decimals = x.decimals();
        expect(a.isInteger()).toBe(decimals === 0);
        expect(a.hasAtMostDecimals(places)).toBe(decimals !== null && decimals <= places);
        expect([a.toString(), a.toFraction()]).toEqual([x.isZero() ? '0' : x.toString(), x.toFraction()]);
        const units = decimals === 0 ? x.unitsOf(0) : Number.NaN;
        if (Number.isSafeInteger(units)) expect(a.toSafeInteger()).toBe(units + 0);
        else expect(() => a.toSafeInteger()).toThrow(RangeError);
      }),
      RUNS,
    );
  });
});

test('a text is the number that it writes, whatever its length and the noughts around it', () => {
  const noughts = fc.integer({ min: 0, max: 20 }).map((count) => '0'.repeat(count));
  fc.assert(
    fc.property(text, noughts, noughts, fc.boolean(), (plain, before, after, plus) => {
      const sign = plain.startsWith('-') ? '-' : plus ? '+' : '';
      const digits = plain.replace('-', '');
      const written = `${sign}${before}${digits}${digits.includes('.') ? after : ''}`;
      same(Exact.parse(written), WideNumber.of(plain));
      if (/^0\./.test(digits)) same(Exact.parse(sign + digits.slice(1)), WideNumber.of(plain));
    }),
    RUNS,
  );
});
