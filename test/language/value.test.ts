import { describe, expect, it } from 'vitest';
import { propertiesOf, propertyType, readProperty } from '../../src/language/properties.ts';
import { innerScope, namesScope } from '../../src/language/scope.ts';
import type { Type } from '../../src/language/types.ts';
import { compareValues, equalValues, literalValue, missingOf, Unknown, type Value } from '../../src/language/value.ts';
import { CalendarDate, YearMonth } from '../../src/values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../../src/values/duration.ts';
import { Exact } from '../../src/values/exact.ts';
import { SCOPE, show } from './world.ts';

const of = (text: string) => Exact.parse(text);

describe('an unknown value', () => {
  it('is the number itself where its bounds meet', () => {
    expect(Unknown.between(['a'], of('1'), of('1.0'))).toEqual(of('1'));
    const open = Unknown.between(['a'], of('1'), of('2'));
    expect(open).toBeInstanceOf(Unknown);
    expect(show(open)).toBe('unknown 1..2 a');
  });

  it('names what is missing once, in order, lists included', () => {
    const [a, b] = [Unknown.for(['x', 'y']), Unknown.for(['y', 'z'])];
    expect(missingOf(a, of('1'), [b, [a, true]])).toEqual(['x', 'y', 'z']);
    expect(missingOf(of('1'), 'text', [])).toEqual([]);
  });
});

describe('literals as stored', () => {
  it.each<readonly [string | boolean, Type, string]>([
    ['1/3', 'money', '1/3'],
    ['12.50', 'number', '12.5'],
    [true, 'boolean', 'true'],
    ['2023-08-09', 'date', '2023-08-09'],
    ['2020-02', 'month', '2020-02'],
    ['P18M', 'months duration', 'P1Y6M'],
    ['P30D', 'days duration', 'P30D'],
    ['large', 'enum size', 'large'],
    ['2020-02', 'text', '2020-02'],
  ])('%s of type %s', (stored, type, expected) => {
    expect(show(literalValue(stored, type))).toBe(expected);
  });

  it('null is unknown, for want of nothing', () => {
    expect(literalValue(null, 'date')).toEqual(Unknown.for([]));
  });
});

describe('order and equality', () => {
  it('of texts is that of their characters, of booleans no before yes', () => {
    expect(compareValues('a', 'b')).toBe(-1);
    expect(compareValues('b', 'a')).toBe(1);
    expect(compareValues('a', 'a')).toBe(0);
    expect(compareValues(false, true)).toBe(-1);
  });

  it('never mixes types', () => {
    const pairs: readonly (readonly [Value, Value])[] = [
      [of('1'), 'a'],
      [CalendarDate.parse('2023-01-01'), YearMonth.parse('2023-01')],
      [new MonthsDuration(1), new DaysDuration(30)],
      [{ row: {} }, { row: {} }],
    ];
    for (const [a, b] of pairs) expect(() => compareValues(a, b)).toThrow(TypeError);
  });

  it('of lists goes element by element, and stops at the first difference', () => {
    const open = Unknown.for(['a']);
    expect(equalValues([of('1'), of('2')], [of('1.0'), of('2')])).toBe(true);
    expect(equalValues([of('1')], [of('1'), of('2')])).toBe(false);
    expect(equalValues([open, of('2')], [of('1'), of('3')])).toBe(false);
    expect(equalValues([open, of('2')], [of('1'), of('2')])).toEqual(open);
    expect(equalValues([], [])).toBe(true);
    expect(equalValues(open, of('1'))).toEqual(open);
  });
});

describe('properties', () => {
  it.each<readonly [Type, Value, Record<string, string>]>([
    ['date', CalendarDate.parse('2023-08-09'), { year: '2023', month: '8', day: '9' }],
    ['month', YearMonth.parse('2020-02'), { year: '2020', month: '2' }],
    ['months duration', new MonthsDuration(18), { years: '1', months: '6' }],
    ['months duration', new MonthsDuration(-18), { years: '-1', months: '-6' }],
    ['months duration', new MonthsDuration(-12), { years: '-1', months: '0' }],
    ['days duration', new DaysDuration(30), { days: '30' }],
  ])('of a %s', (type, value, expected) => {
    expect(propertiesOf(type)).toEqual(Object.keys(expected));
    for (const [property, text] of Object.entries(expected)) {
      expect(propertyType(type, property)).toBe('count');
      expect(show(readProperty(value, type, property))).toBe(text);
    }
  });

  it('are no others', () => {
    expect(propertyType('date', 'weekday')).toBeUndefined();
    expect(propertyType('date', 'constructor')).toBeUndefined();
    expect(propertyType('money', 'year')).toBeUndefined();
    expect(propertiesOf('money')).toEqual([]);
  });
});

describe('scopes', () => {
  it('an inner one hides names of the outer, and keeps the rest', () => {
    const scope = innerScope(SCOPE, new Map<string, Type>([['wage', 'rate']]));
    expect(scope.lookup('wage')).toEqual({ name: 'wage', type: 'rate' });
    expect(scope.lookup('裁员率')).toEqual({ name: 'layoff_rate', type: 'rate' });
    expect(scope.lookup('no_such_name')).toBeUndefined();
    expect([...scope.names()].filter((name) => name === 'wage')).toHaveLength(2);
    expect(scope.member('size', '大型')).toBe('large');
    expect(scope.members('size')).toEqual(['large', 'small']);
    expect([...scope.columns('plan').keys()]).toEqual(['month', 'amount']);
  });

  it('one of names alone has nothing else', () => {
    const scope = namesScope(new Map<string, Type>([['a', 'money']]));
    expect(scope.lookup('a')).toEqual({ name: 'a', type: 'money' });
    expect(scope.lookup('b')).toBeUndefined();
    expect([...scope.names()]).toEqual(['a']);
    expect(scope.member('size', 'large')).toBeUndefined();
    expect(scope.members('size')).toEqual([]);
    expect(scope.columns('plan').size).toBe(0);
  });
});
