import { describe, expect, test } from 'vitest';
import { daysInMonthOf, lastDayOf } from '../../../src/engine/numeric/arithmetic.ts';
import { compareTerms, type ExpressionContext } from '../../../src/engine/numeric/expression.ts';
import { Codes } from '../../../src/engine/numeric/form.ts';
import { Emitter, literalNumber, type NumberTerm, quotientOf, sumOf } from '../../../src/engine/numeric/terms.ts';

describe('the bounds of a term', () => {
  test('stay in order where a divisor is negative', () => {
    const emitter = new Emitter();
    const fen: NumberTerm = { kind: 'number', code: 'a', decimals: 2, divisor: 1, low: 0, high: 1e12 };
    const half = quotientOf(fen, literalNumber(-2, 0), emitter);
    expect([half.low, half.high, half.divisor]).toEqual([-1e12, -0, 2]);
    const rest = sumOf('-', fen, half, emitter);
    expect([rest.low, rest.high]).toEqual([0, 3e12]);
  });
});

describe('what is not known', () => {
  test('has no days', () => {
    expect([daysInMonthOf(Number.NaN), lastDayOf(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
    expect(daysInMonthOf(2024 * 12 + 1)).toBe(29);
  });

  test('is neither equal to nothing nor different from it', () => {
    const context: ExpressionContext = {
      emitter: new Emitter(),
      codes: new Codes({}),
      nameOf: () => {
        throw new Error('no names here');
      },
    };
    const nothing = { kind: 'nothing', code: 'NaN' } as const;
    for (const kind of ['boolean', 'plain'] as const)
      for (const comparison of ['=', '!='] as const)
        expect(compareTerms(comparison, { kind, code: 'a' }, nothing, context).code).toBe('2');
  });
});
