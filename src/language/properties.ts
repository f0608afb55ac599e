import type { CalendarDate, YearMonth } from '../values/calendar.ts';
import type { DaysDuration, MonthsDuration } from '../values/duration.ts';
import { Exact } from '../values/exact.ts';
import type { Type } from './types.ts';
import type { Value } from './value.ts';

type Reader = (value: Value) => number;

const PROPERTIES: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  date: {
    year: (value) => (value as CalendarDate).year,
    month: (value) => (value as CalendarDate).month,
    day: (value) => (value as CalendarDate).day,
  },
  month: {
    year: (value) => (value as YearMonth).year,
    month: (value) => (value as YearMonth).month,
  },
  'months duration': {
    years: (value) => Math.trunc((value as MonthsDuration).months / 12),
    months: (value) => (value as MonthsDuration).months % 12,
  },
  'days duration': { days: (value) => (value as DaysDuration).days },
};

/** Names of the properties that values of a type have. */
export function propertiesOf(type: Type): string[] {
  return Object.keys(PROPERTIES[type] ?? {});
}

/** The type of a property, or `undefined` where there is none. */
export function propertyType(type: Type, property: string): Type | undefined {
  return Object.hasOwn(PROPERTIES[type] ?? {}, property) ? 'count' : undefined;
}

/** Reads a property of a known value, as FEEL has them: `years` and `months` of a duration are its two parts. */
export function readProperty(value: Value, type: Type, property: string): Value {
  return Exact.integer(PROPERTIES[type]![property]!(value));
}
