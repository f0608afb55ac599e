import { describe, expect, test } from 'vitest';
import { compareBy } from '../../src/language/compare.ts';
import { oneOf } from '../../src/language/spans.ts';
import { Unknown } from '../../src/language/value.ts';
import { YearMonth } from '../../src/values/calendar.ts';

const month = (text: string) => YearMonth.parse(text);
const either = oneOf([month('2020-04'), month('2020-06')], ['size']);

describe('a month that is one of two', () => {
  test('is unknown for want of what decides between them', () => {
    expect(either).toBeInstanceOf(Unknown);
    expect((either as Unknown).missing).toEqual(['size']);
  });

  test.each([
    ['<=', '2020-04', true],
    ['<=', '2020-05', null],
    ['<=', '2020-07', false],
    ['<', '2020-04', null],
    ['<', '2020-03', true],
    ['=', '2020-05', false],
    ['=', '2020-06', null],
    ['!=', '2020-05', true],
  ] as const)('%s against %s is decided only where both agree', (comparison, text, expected) => {
    const outcome = compareBy(comparison, month(text), either);
    if (expected === null) expect((outcome as Unknown).missing).toEqual(['size']);
    else expect(outcome).toBe(expected);
  });

  test('two equal ones are known, whatever is missing', () => {
    expect(oneOf([month('2020-04'), month('2020-04')], ['size'])).toEqual(month('2020-04'));
  });

  test('one among them that may be anything leaves all open', () => {
    const open = oneOf([month('2020-04'), Unknown.for(['date'])], ['size']);
    expect((compareBy('<=', month('2020-04'), open) as Unknown).missing).toEqual(['size', 'date']);
  });

  test('one of several among several is one of all', () => {
    const wider = oneOf([either, month('2020-05')], ['kind']);
    expect(compareBy('<=', month('2020-04'), wider)).toBe(true);
    expect(compareBy('>=', month('2020-06'), wider)).toBe(true);
    expect((compareBy('<=', month('2020-05'), wider) as Unknown).missing).toEqual(['kind', 'size']);
  });
});
