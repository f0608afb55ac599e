import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addMonthsToMonth,
  daysBetween,
  daysInMonthOf,
  divideHalfUp,
  divideRounded,
  lastDayOf,
  monthsBetween,
  yearsBetween,
} from '../../../src/engine/numeric/arithmetic.ts';
import { packDate } from '../../../src/engine/numeric/form.ts';
import { CalendarDate, daysInMonth, YearMonth } from '../../../src/values/calendar.ts';
import { Exact, type RoundingMode } from '../../../src/values/exact.ts';
import { SuanceError } from '../../../src/values/problem.ts';

const RUNS = { numRuns: 2000 };

/** Days of the whole calendar; its ends, ends of months and leap days are frequent. */
const day: fc.Arbitrary<CalendarDate> = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1000, max: 9999 }), fc.constantFrom(1000, 1900, 2000, 2023, 2024, 2100, 9999)),
    fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 2, 12)),
    fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(1, 28, 29, 30, 31)),
  )
  .map(([year, month, of]) => CalendarDate.of(year, month, Math.min(of, daysInMonth(year, month)))!);

const pack = ({ year, month, day }: CalendarDate) => packDate(year, month, day);
const packMonth = ({ year, month }: YearMonth) => year * 12 + month - 1;

/** What a calculation gives, NaN where it leaves the calendar. */
function orLeft(run: () => number): number {
  try {
    return run();
  } catch (error) {
    if (error instanceof SuanceError && error.problem.code === 'date-out-of-range') return Number.NaN;
    throw error;
  }
}

describe('dates in numeric form', () => {
  test('are moved by months and days as dates are, and leave the calendar where they do', () => {
    const far = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -120_000, max: 120_000 }));
    const days = fc.oneof(fc.integer({ min: -800, max: 800 }), fc.integer({ min: -3_660_000, max: 3_660_000 }));
    fc.assert(
      fc.property(day, far, days, (date, months, by) => {
        expect(addMonths(pack(date), months)).toBe(orLeft(() => pack(date.plusMonths(months))));
        expect(addDays(pack(date), by)).toBe(orLeft(() => pack(date.plusDays(by))));
        const month = YearMonth.containing(date);
        expect(addMonthsToMonth(packMonth(month), months)).toBe(orLeft(() => packMonth(month.plusMonths(months))));
      }),
      RUNS,
    );
  });

  test('are as far apart as dates are', () => {
    const near = fc.tuple(day, fc.integer({ min: -800, max: 800 })).map(([date, by]): [CalendarDate, CalendarDate] => {
      try {
        return [date, date.plusDays(by)];
      } catch {
        return [date, date];
      }
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(day, day)), ([from, to]) => {
        const [a, b] = [pack(from), pack(to)];
        expect(Math.sign(b - a)).toBe(Math.sign(to.compare(from)));
        expect(daysBetween(a, b)).toBe(to.daysSince(from));
        expect(monthsBetween(a, b)).toBe(to.monthsSince(from));
        expect(yearsBetween(a, b) + 0).toBe(Math.trunc(to.monthsSince(from) / 12) + 0);
      }),
      RUNS,
    );
  });

  test('know the months that they lie in', () => {
    fc.assert(
      fc.property(day, (date) => {
        const month = YearMonth.containing(date);
        expect(Math.floor(pack(date) / 32)).toBe(packMonth(month));
        expect(lastDayOf(packMonth(month))).toBe(pack(month.lastDay()));
        expect(daysInMonthOf(packMonth(month))).toBe(daysInMonth(date.year, date.month));
      }),
      RUNS,
    );
  });
});

describe('division', () => {
  const MODES: readonly RoundingMode[] = ['half-up', 'half-down', 'half-even', 'up', 'down', 'ceiling', 'floor'];
  const MOST = Number.MAX_SAFE_INTEGER;

  test('rounds as exact numbers do, in every way, also just below 2^53', () => {
    const divisor = fc.oneof(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 12 }).map((power) => 10 ** power),
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      fc.integer({ min: MOST - 1000, max: MOST }),
    );
    const number = fc.oneof(
      fc.integer({ min: -2000, max: 2000 }),
      fc.maxSafeInteger(),
      fc.integer({ min: MOST - 10_000, max: MOST }),
      fc.integer({ min: -MOST, max: 10_000 - MOST }),
    );
    // Halves, and what lies beside them.
    const half = fc.tuple(divisor, fc.integer({ min: -50, max: 50 }), fc.constantFrom(-1, 0, 1));
    const cases = fc.oneof(
      fc.tuple(number, divisor),
      half
        .map(([by, times, beside]): [number, number] => [Math.floor(by / 2) + by * times + beside, by])
        .filter(([each]) => Number.isSafeInteger(each)),
    );
    fc.assert(
      fc.property(cases, ([top, by]) => {
        const quotient = Exact.integer(top).dividedBy(Exact.integer(by));
        for (const mode of MODES)
          expect(`${mode} ${divideRounded(top, by, mode)}`).toBe(`${mode} ${quotient.rounded(0, mode)}`);
        expect(divideHalfUp(top, by)).toBe(quotient.rounded(0, 'half-up').toSafeInteger());
      }),
      RUNS,
    );
  });

  test.each([
    [5, 2, [3, 2, 2, 3, 2, 3, 2]],
    [-5, 2, [-3, -2, -2, -3, -2, -2, -3]],
    [7, 2, [4, 3, 4, 4, 3, 4, 3]],
    [-1, 3, [0, 0, 0, -1, 0, 0, -1]],
    [MOST, 2, [2 ** 52, 2 ** 52 - 1, 2 ** 52, 2 ** 52, 2 ** 52 - 1, 2 ** 52, 2 ** 52 - 1]],
  ])('%i by %i', (top, by, rounded) => {
    expect(MODES.map((mode) => divideRounded(top, by, mode))).toEqual(rounded);
  });
});
