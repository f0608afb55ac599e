import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Codes, decimalsOf, fromNumber, mostOf, toNumber, unknownNumber } from '../../../src/engine/numeric/form.ts';
import type { Type } from '../../../src/language/types.ts';
import { compareValues, Unknown, type Value } from '../../../src/language/value.ts';
import { DaysDuration, MonthsDuration } from '../../../src/values/duration.ts';
import { Exact } from '../../../src/values/exact.ts';
import { ownSet } from '../../policies/sets.ts';
import { date, month } from '../../values/arbitraries.ts';

const { enums } = ownSet().vocabulary();
const codes = () => new Codes(enums);

describe('numeric form', () => {
  test('of numbers is whole units of the last decimal of their type, up to its greatest', () => {
    const read = (text: string, type: Type) => toNumber(Exact.parse(text), type, codes());
    expect(read('1234.5', 'money')).toBe(123450);
    expect(read('-0.01', 'money')).toBe(-1);
    expect(read('0.001', 'money')).toBeNull();
    expect(read('10000000000', 'money')).toBe(1e12);
    expect(read('10000000000.01', 'money')).toBeNull();
    expect(read('-10000000000.01', 'money')).toBeNull();
    expect(read('0.055', 'rate')).toBe(55_000);
    expect(read('0.0000001', 'rate')).toBeNull();
    expect(read('30', 'count')).toBe(30);
    expect(read('1000000001', 'count')).toBeNull();
    expect(toNumber(Exact.parse('1').dividedBy(Exact.parse('3')), 'number', codes())).toBeNull();
  });

  test('gives every value back', () => {
    const members = Object.entries(enums).flatMap(([name, each]) =>
      each.members.map(({ id }): [Value, Type] => [id, `enum ${name}`]),
    );
    const number = fc
      .constantFrom<Type>('money', 'rate', 'count', 'number')
      .chain((type) =>
        fc
          .integer({ min: -mostOf(type), max: mostOf(type) })
          .map((units): [Value, Type] => [Exact.units(units, decimalsOf(type)), type]),
      );
    const typed = <T extends Value>(values: fc.Arbitrary<T>, type: Type) =>
      values.map((each): [Value, Type] => [each, type]);
    const length = fc.integer({ min: -120_000, max: 120_000 });
    const value = fc.oneof(
      number,
      typed(fc.boolean(), 'boolean'),
      typed(date, 'date'),
      typed(month, 'month'),
      typed(fc.string(), 'text'),
      typed(
        length.map((each) => new MonthsDuration(each)),
        'months duration',
      ),
      typed(
        length.map((each) => new DaysDuration(each)),
        'days duration',
      ),
      fc.constantFrom(...members),
    );
    const known = codes();
    fc.assert(
      fc.property(value, ([each, type]) => {
        const back = fromNumber(toNumber(each, type, known)!, type, decimalsOf(type), 1, known);
        expect(String(back)).toBe(String(each));
        expect(back?.constructor).toBe(each?.constructor);
      }),
      { numRuns: 1000 },
    );
  });

  test('numbers so many texts and no more; all others have no numeric form', () => {
    const known = codes();
    const numbers = Array.from({ length: 70_000 }, (_, index) => toNumber(`text ${index}`, 'text', known));
    expect(numbers.slice(0, 65_536)).toEqual(Array.from({ length: 65_536 }, (_, index) => index));
    expect(new Set(numbers.slice(65_536))).toEqual(new Set([null]));
    expect(toNumber('text 7', 'text', known)).toBe(7);
  });

  test('orders dates and months as they come', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(date, date), fc.tuple(month, month)), ([a, b]) => {
        const [x, y] = [a, b].map((each) => toNumber(each, 'day' in each ? 'date' : 'month', codes())!) as [
          number,
          number,
        ];
        expect(Math.sign(x - y)).toBe(Math.sign(compareValues(a, b)));
      }),
    );
  });

  test('knows what is not known', () => {
    for (const type of ['money', 'date', 'text', 'boolean'] as const)
      expect(toNumber(Unknown.for([]), type, codes())).toBe(unknownNumber(type));
    expect([unknownNumber('money'), unknownNumber('boolean')]).toEqual([Number.NaN, 2]);
  });

  test('divides by what is still to be divided by', () => {
    expect(fromNumber(200, 'money', 2, 3, codes()).toString()).toBe(
      Exact.parse('2').dividedBy(Exact.parse('3')).toString(),
    );
  });
});
