import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarDate, daysInMonth, isLeapYear, YearMonth } from '../../src/values/calendar.ts';
import { date, month } from './arbitraries.ts';
import { codeOf } from './problems.ts';

const day = (text: string) => CalendarDate.parse(text);
const of = (text: string) => YearMonth.parse(text);

describe('leap years and months', () => {
  it.each([
    [1900, false],
    [2000, true],
    [2020, true],
    [2023, false],
    [2024, true],
    [2100, false],
  ])('%d: %s', (year, leap) => {
    expect(isLeapYear(year)).toBe(leap);
    expect(daysInMonth(year, 2)).toBe(leap ? 29 : 28);
  });

  it('the months of a year have 365 days', () => {
    const lengths = Array.from({ length: 12 }, (_, index) => daysInMonth(2023, index + 1));
    expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });
});

describe('a date', () => {
  it('is read and written in ISO form', () => {
    const date = day('2023-08-09');
    expect([date.year, date.month, date.day]).toEqual([2023, 8, 9]);
    expect(date.toString()).toBe('2023-08-09');
    expect(JSON.stringify({ date })).toBe('{"date":"2023-08-09"}');
  });

  it.each([
    ['2023-8-9', 'date-malformed'],
    ['2023/08/09', 'date-malformed'],
    ['23-08-09', 'date-malformed'],
    ['2023-08-09T00:00', 'date-malformed'],
    ['2023-02-29', 'date-impossible'],
    ['2023-04-31', 'date-impossible'],
    ['2023-13-01', 'date-impossible'],
    ['2023-00-01', 'date-impossible'],
    ['2023-01-00', 'date-impossible'],
    ['0999-12-31', 'date-impossible'],
  ])('%s is refused: %s', (text, code) => {
    expect(codeOf(() => day(text))).toBe(code);
  });

  it('exists only where the calendar has it', () => {
    expect(CalendarDate.of(2024, 2, 29)?.toString()).toBe('2024-02-29');
    expect(CalendarDate.of(2023, 2, 29)).toBeNull();
    expect(CalendarDate.of(1000, 1, 1)?.toString()).toBe('1000-01-01');
    expect(CalendarDate.of(999, 12, 31)).toBeNull();
    expect(CalendarDate.of(9999, 12, 31)?.toString()).toBe('9999-12-31');
    expect(CalendarDate.of(10_000, 1, 1)).toBeNull();
    expect(CalendarDate.of(Number.NaN, Number.NaN, Number.NaN)).toBeNull();
    expect(CalendarDate.of(2023, 1, 1.5)).toBeNull();
    expect(CalendarDate.of(2023, 1.5, 1)).toBeNull();
  });

  it.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-31', 2, '2024-03-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2023-01-15', -1, '2022-12-15'],
    ['2023-12-31', 1, '2024-01-31'],
    ['2023-08-09', 0, '2023-08-09'],
    ['2023-08-31', 6, '2024-02-29'],
  ])('%s moved by %d months is %s', (text, months, expected) => {
    expect(day(text).plusMonths(months).toString()).toBe(expected);
  });

  it.each([
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-01-01', -1, '2022-12-31'],
    ['2023-01-01', 365, '2024-01-01'],
    ['1000-01-02', -1, '1000-01-01'],
  ])('%s moved by %d days is %s', (text, days, expected) => {
    expect(day(text).plusDays(days).toString()).toBe(expected);
  });

  it.each([
    ['2020-01-31', '2020-02-29', 1],
    ['2020-01-31', '2020-02-28', 0],
    ['2020-01-30', '2020-02-29', 1],
    ['2020-02-29', '2021-02-28', 12],
    ['2020-02-29', '2021-02-27', 11],
    ['2020-02-29', '2024-02-28', 47],
    ['2020-02-29', '2024-02-29', 48],
    ['2022-08-09', '2023-08-08', 11],
    ['2022-08-09', '2023-08-09', 12],
    ['2023-08-09', '2023-08-09', 0],
    ['2023-08-09', '2023-08-08', 0],
    ['2023-08-09', '2023-07-09', -1],
    ['2023-08-09', '2023-07-10', 0],
  ])('from %s to %s there are %d full months', (from, to, expected) => {
    expect(day(to).monthsSince(day(from))).toBe(expected);
  });

  it('counts days without the first', () => {
    expect(day('2023-03-01').daysSince(day('2023-02-28'))).toBe(1);
    expect(day('2024-03-01').daysSince(day('2024-02-28'))).toBe(2);
    expect(day('2023-02-28').daysSince(day('2023-03-01'))).toBe(-1);
  });

  it('has no neighbours beyond the years 1000 to 9999', () => {
    expect(codeOf(() => day('9999-12-31').plusDays(1))).toBe('date-out-of-range');
    expect(codeOf(() => day('1000-01-01').plusDays(-1))).toBe('date-out-of-range');
    expect(codeOf(() => day('9999-12-31').plusMonths(1))).toBe('date-out-of-range');
    expect(codeOf(() => day('1000-01-01').plusMonths(-1))).toBe('date-out-of-range');
    expect(codeOf(() => day('2023-01-01').plusDays(1e15))).toBe('date-out-of-range');
    expect(codeOf(() => day('2023-01-01').plusDays(Number.NaN))).toBe('date-out-of-range');
    expect(codeOf(() => day('2023-01-01').plusMonths(Number.POSITIVE_INFINITY))).toBe('date-out-of-range');
  });

  it('is ordered as the calendar is', () => {
    const texts = ['2023-08-09', '2022-12-31', '2023-08-10', '2023-01-01'];
    const sorted = texts.map(day).sort((a, b) => a.compare(b));
    expect(sorted.map(String)).toEqual(['2022-12-31', '2023-01-01', '2023-08-09', '2023-08-10']);
    expect(day('2023-08-09').equals(day('2023-08-09'))).toBe(true);
    expect(day('2023-08-09').equals(day('2023-08-10'))).toBe(false);
  });

  it('walks through every day of a leap and of a common year', () => {
    let current = day('2023-01-01');
    for (let step = 0; step < 365 + 366; step += 1) {
      const next = current.plusDays(1);
      const sameMonth = next.month === current.month && next.day === current.day + 1;
      const newMonth = next.day === 1 && current.day === daysInMonth(current.year, current.month);
      expect(sameMonth || newMonth).toBe(true);
      current = next;
    }
    expect(current.toString()).toBe('2025-01-01');
  });
});

describe('laws of dates', () => {
  it('going so many days and back', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -100_000, max: 100_000 }), (start, days) => {
        const end = start.plusDays(days);
        expect(end.daysSince(start)).toBe(days);
        expect(end.plusDays(-days).equals(start)).toBe(true);
      }),
    );
  });

  it('full months are the most that lead no further than the date', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [from, to] = a.compare(b) <= 0 ? [a, b] : [b, a];
        const months = to.monthsSince(from);
        expect(from.plusMonths(months).compare(to)).toBeLessThanOrEqual(0);
        expect(from.plusMonths(months + 1).compare(to)).toBeGreaterThan(0);
        expect(from.monthsSince(to) + months).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('so many months later there are that many full months', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 1200 }), (start, months) => {
        const end = start.plusMonths(months);
        expect(end.monthsSince(start)).toBe(months);
        const last = daysInMonth(end.year, end.month);
        expect(end.day).toBe(Math.min(start.day, last));
      }),
      { numRuns: 500 },
    );
  });

  it('is read back from its text', () => {
    fc.assert(fc.property(date, (each) => CalendarDate.parse(each.toString()).equals(each)));
  });
});

describe('a month', () => {
  it('is read and written in ISO form', () => {
    expect(of('2020-02').toString()).toBe('2020-02');
    expect(JSON.stringify([of('2020-02')])).toBe('["2020-02"]');
    expect(YearMonth.containing(day('2020-02-29')).toString()).toBe('2020-02');
  });

  it.each(['2020-2', '2020-13', '2020-00', '202002', '2020-02-01', '0999-12', ''])('%j is refused', (text) => {
    expect(codeOf(() => of(text))).toBe('month-malformed');
  });

  it('exists within the years 1000 to 9999', () => {
    expect(YearMonth.of(1000, 1)?.toString()).toBe('1000-01');
    expect(YearMonth.of(999, 12)).toBeNull();
    expect(YearMonth.of(9999, 12)?.toString()).toBe('9999-12');
    expect(YearMonth.of(10_000, 1)).toBeNull();
    expect(YearMonth.of(2020, Number.NaN)).toBeNull();
    expect(YearMonth.of(2020, 0)).toBeNull();
    expect(YearMonth.of(2020, 13)).toBeNull();
  });

  it('has a first and a last day', () => {
    expect(of('2024-02').firstDay().toString()).toBe('2024-02-01');
    expect(of('2024-02').lastDay().toString()).toBe('2024-02-29');
    expect(of('2023-02').lastDay().toString()).toBe('2023-02-28');
    expect(of('2023-12').lastDay().toString()).toBe('2023-12-31');
  });

  it('moves across years', () => {
    expect(of('2020-12').plusMonths(1).toString()).toBe('2021-01');
    expect(of('2020-01').plusMonths(-1).toString()).toBe('2019-12');
    expect(codeOf(() => of('9999-12').plusMonths(1))).toBe('date-out-of-range');
    expect(codeOf(() => of('1000-01').plusMonths(-1))).toBe('date-out-of-range');
    expect(codeOf(() => of('2020-01').plusMonths(Number.NaN))).toBe('date-out-of-range');
  });

  it('the months between two months lead from one to the other', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -1200, max: 1200 }), (start, months) => {
        const end = start.plusMonths(months);
        expect(end.monthsSince(start)).toBe(months);
        expect(Math.sign(end.compare(start))).toBe(Math.sign(months));
        expect(end.equals(start)).toBe(months === 0);
      }),
    );
  });
});
