import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DaysDuration, MonthsDuration, parseDuration } from '../../src/values/duration.ts';
import { codeOf } from './problems.ts';

describe('reading a duration', () => {
  it.each([
    ['P1Y', 12],
    ['P18M', 18],
    ['P1Y6M', 18],
    ['P0M', 0],
    ['-P1Y', -12],
    ['-P0M', 0],
  ])('%s is %d months', (text, months) => {
    const duration = parseDuration(text);
    expect(duration).toBeInstanceOf(MonthsDuration);
    expect((duration as MonthsDuration).months).toBe(months);
  });

  it.each([
    ['P30D', 30],
    ['P2W', 14],
    ['-P3D', -3],
    ['P0D', 0],
    ['-P0D', 0],
  ])('%s is %d days', (text, days) => {
    const duration = parseDuration(text);
    expect(duration).toBeInstanceOf(DaysDuration);
    expect((duration as DaysDuration).days).toBe(days);
  });

  it.each([
    '',
    'P',
    '-P',
    '1Y',
    'P1',
    'P1Y2D',
    'P1M1D',
    'PT1H',
    'P1DT1H',
    'P1.5Y',
    'p1y',
    'P1M1Y',
    'P2W1D',
    'P-1Y',
    ' P1Y',
  ])('%j is refused', (text) => {
    expect(codeOf(() => parseDuration(text))).toBe('duration-malformed');
  });

  it('ends at ten thousand years', () => {
    expect(parseDuration('P10000Y').toString()).toBe('P10000Y');
    expect(codeOf(() => parseDuration('P10000Y1M'))).toBe('number-too-large');
    expect(parseDuration('P3660000D').toString()).toBe('P3660000D');
    expect(codeOf(() => parseDuration('P3660001D'))).toBe('number-too-large');
    expect(codeOf(() => new DaysDuration(Number.POSITIVE_INFINITY))).toBe('number-too-large');
    expect(codeOf(() => new MonthsDuration(Number.NaN))).toBe('number-too-large');
    expect(codeOf(() => new MonthsDuration(-120_001))).toBe('number-too-large');
  });
});

describe('writing a duration', () => {
  it.each([
    [18, 'P1Y6M'],
    [12, 'P1Y'],
    [6, 'P6M'],
    [0, 'P0M'],
    [-18, '-P1Y6M'],
    [-1, '-P1M'],
  ])('%d months are %s', (months, text) => {
    expect(new MonthsDuration(months).toString()).toBe(text);
    expect(new MonthsDuration(months).toJSON()).toBe(text);
  });

  it.each([
    [30, 'P30D'],
    [0, 'P0D'],
    [-3, '-P3D'],
  ])('%d days are %s', (days, text) => {
    expect(new DaysDuration(days).toString()).toBe(text);
    expect(new DaysDuration(days).toJSON()).toBe(text);
  });

  it('is read back from its text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -120_000, max: 120_000 }),
        fc.integer({ min: -3_660_000, max: 3_660_000 }),
        (m, d) => {
          expect((parseDuration(new MonthsDuration(m).toString()) as MonthsDuration).months).toBe(m);
          expect((parseDuration(new DaysDuration(d).toString()) as DaysDuration).days).toBe(d);
        },
      ),
    );
  });
});

describe('comparing durations', () => {
  it('a year is twelve months, a week seven days', () => {
    expect((parseDuration('P1Y') as MonthsDuration).equals(new MonthsDuration(12))).toBe(true);
    expect((parseDuration('P1Y') as MonthsDuration).equals(new MonthsDuration(11))).toBe(false);
    expect((parseDuration('P1W') as DaysDuration).equals(new DaysDuration(7))).toBe(true);
    expect((parseDuration('P1W') as DaysDuration).equals(new DaysDuration(8))).toBe(false);
    expect(new MonthsDuration(11).compare(new MonthsDuration(12))).toBeLessThan(0);
    expect(new DaysDuration(8).compare(new DaysDuration(7))).toBeGreaterThan(0);
  });
});
