import { describe, expect, it } from 'vitest';
import {
  commonType,
  elementOf,
  enumOf,
  isAssignable,
  isComparable,
  isNumeric,
  isOrdered,
  listOf,
  productType,
  quotientType,
  sumType,
  type Type,
} from '../../src/language/types.ts';

const KINDS: readonly Type[] = [
  'number',
  'money',
  'rate',
  'count',
  'date',
  'month',
  'months duration',
  'days duration',
  'text',
];

/** One line a left side, one column a right side, in the order of KINDS; `-` where there is no type. */
function table(typeOf: (left: Type, right: Type) => Type | null): string[] {
  const short: Partial<Record<Type, string>> = { 'months duration': 'P1M', 'days duration': 'P1D' };
  return KINDS.map((left) =>
    KINDS.map((right) => {
      const type = typeOf(left, right);
      return type ? (short[type] ?? type) : '-';
    }).join(' '),
  );
}

describe('the type of', () => {
  it('a sum', () => {
    expect(table((left, right) => sumType('+', left, right))).toEqual([
      'number money rate count - - - - -',
      'money money - - - - - - -',
      'rate - rate - - - - - -',
      'count - - count - - - - -',
      '- - - - - - date date -',
      '- - - - - - month - -',
      '- - - - date month P1M - -',
      '- - - - date - - P1D -',
      '- - - - - - - - text',
    ]);
  });

  it('a difference', () => {
    expect(table((left, right) => sumType('-', left, right))).toEqual([
      'number money rate count - - - - -',
      'money money - - - - - - -',
      'rate - rate - - - - - -',
      'count - - count - - - - -',
      '- - - - P1D - date date -',
      '- - - - - P1M month - -',
      '- - - - - - P1M - -',
      '- - - - - - - P1D -',
      '- - - - - - - - -',
    ]);
  });

  it('a product', () => {
    expect(table(productType)).toEqual([
      'number money rate number - - P1M P1D -',
      'money - money money - - - - -',
      'rate money rate number - - - - -',
      'number money number count - - P1M P1D -',
      '- - - - - - - - -',
      '- - - - - - - - -',
      'P1M - - P1M - - - - -',
      'P1D - - P1D - - - - -',
      '- - - - - - - - -',
    ]);
  });

  it('a quotient', () => {
    expect(table(quotientType)).toEqual([
      'number - number number - - - - -',
      'money rate money money - - - - -',
      'rate - rate rate - - - - -',
      'count - number rate - - - - -',
      ...Array<string>(5).fill('- - - - - - - - -'),
    ]);
  });
});

describe('types that go together', () => {
  it.each<readonly [Type, Type, Type | null]>([
    ['money', 'money', 'money'],
    ['money', 'number', 'money'],
    ['number', 'rate', 'rate'],
    ['money', 'rate', null],
    ['count', 'rate', null],
    ['null', 'date', 'date'],
    ['date', 'null', 'date'],
    ['date', 'month', null],
    ['enum size', 'enum size', 'enum size'],
    ['enum size', 'enum kind', null],
    ['enum size', 'text', null],
    ['list of money', 'list of number', 'list of money'],
    ['list of null', 'list of date', 'list of date'],
    ['list of money', 'list of rate', null],
    ['list of money', 'money', null],
    ['list of list of number', 'list of list of rate', 'list of list of rate'],
    ['months duration', 'days duration', null],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(commonType(a, b)).toBe(expected);
    expect(commonType(b, a)).toBe(expected);
    expect(isAssignable(a, b)).toBe(expected !== null);
  });

  it('have an order, or only equality, or neither', () => {
    const ordered: readonly Type[] = [...KINDS];
    for (const type of ordered) expect(isOrdered(type)).toBe(true);
    for (const type of ['boolean', 'enum size', 'null', 'list of money', 'rows plan'] as const)
      expect(isOrdered(type)).toBe(false);
    for (const type of [...ordered, 'boolean', 'enum size', 'list of list of date'] as const)
      expect(isComparable(type)).toBe(true);
    for (const type of ['rows plan', 'list of rows plan'] as const) expect(isComparable(type)).toBe(false);
  });

  it('are taken apart', () => {
    expect(listOf('money')).toBe('list of money');
    expect(elementOf('list of list of money')).toBe('list of money');
    expect(elementOf('money')).toBeNull();
    expect(elementOf('rows plan')).toBeNull();
    expect(enumOf('enum size')).toBe('size');
    expect(enumOf('text')).toBeNull();
    expect(KINDS.filter(isNumeric)).toEqual(['number', 'money', 'rate', 'count']);
  });
});
