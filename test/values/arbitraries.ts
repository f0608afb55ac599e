import fc from 'fast-check';
import { CalendarDate, daysInMonth, YearMonth } from '../../src/values/calendar.ts';
import { Exact } from '../../src/values/exact.ts';

/** The text of a decimal: `-1200.0305`. */
export const decimalText: fc.Arbitrary<string> = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, places]) => decimalOf(digits, places));

/** A whole number of units of so many decimals, as text. */
export function decimalOf(units: bigint, places: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  if (places === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

export const decimal: fc.Arbitrary<Exact> = decimalText.map((text) => Exact.parse(text));

/** A quotient of two whole numbers, and the two numbers. */
export const fraction: fc.Arbitrary<{ readonly top: bigint; readonly bottom: bigint; readonly value: Exact }> = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 5000n }))
  .map(([top, bottom]) => ({
    top,
    bottom,
    value: Exact.parse(String(top)).dividedBy(Exact.parse(String(bottom))),
  }));

/** Decimals and quotients alike. */
export const exact: fc.Arbitrary<Exact> = fc.oneof(
  decimal,
  fraction.map((each) => each.value),
);

export const nonZero: fc.Arbitrary<Exact> = exact.filter((each) => !each.isZero());

/** Dates far enough from the ends of the calendar to be moved about; ends of months are frequent. */
export const date: fc.Arbitrary<CalendarDate> = fc
  .tuple(
    fc.integer({ min: 1900, max: 2200 }),
    fc.integer({ min: 1, max: 12 }),
    fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(31), fc.constant(29)),
  )
  .map(([year, month, day]) => CalendarDate.of(year, month, Math.min(day, daysInMonth(year, month)))!);

export const month: fc.Arbitrary<YearMonth> = date.map((each) => YearMonth.containing(each));
