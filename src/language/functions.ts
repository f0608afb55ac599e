import { CalendarDate, daysInMonth, YearMonth } from '../values/calendar.ts';
import { MonthsDuration, parseDuration } from '../values/duration.ts';
import { Exact, type RoundingMode } from '../values/exact.ts';
import { problem } from '../values/problem.ts';
import { absoluteNumber, addNumbers, extremeOfNumbers, monotone, roundNumber } from './spans.ts';
import { commonType, elementOf, isComparable, isNumeric, isOrdered, type Type } from './types.ts';
import { compareValues, equalValues, missingOf, Unknown, type Value } from './value.ts';

/** A function of the language. */
export interface BuiltIn {
  /** What the arguments may be, for messages and the reference. */
  readonly expects: string;
  /** Least and greatest number of arguments. */
  readonly count: readonly [number, number];
  /** The type of the result for arguments of these types, or `null` where they do not fit. */
  type(types: readonly Type[]): Type | null;
  /** The result. Unknown arguments reach it only where `partial` is set. */
  evaluate(values: readonly Value[]): Value;
  /** Whether it can say something of arguments that are not all known. */
  readonly partial?: true;
  /** Whether its arguments are of one kind, which a plain number among them takes. */
  readonly alike?: true;
  /** Whether its text argument must be a literal, because it decides the type. */
  readonly literal?: true;
}

const MANY = 1000;
const MOST_PLACES = 400;

/** The numbers of a call: one list, or the arguments themselves. */
function spread(values: readonly Value[]): readonly Value[] {
  return values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
}

function spreadType(types: readonly Type[]): Type | null {
  const items = types.length === 1 ? [elementOf(types[0]!) ?? types[0]!] : types;
  return items.reduce<Type | null>((common, each) => common && commonType(common, each), items[0]!);
}

function extreme(which: 'min' | 'max'): BuiltIn {
  return {
    expects: 'a list, or values of one ordered type',
    count: [1, MANY],
    partial: true,
    alike: true,
    type: (types) => {
      const common = spreadType(types);
      return common && isOrdered(common) ? common : null;
    },
    evaluate: (values) => {
      if (values[0] instanceof Unknown && values.length === 1) return values[0];
      const items = spread(values);
      if (items.length === 0) throw problem('empty-list', { name: which });
      if (items.every((each) => each instanceof Exact || each instanceof Unknown))
        return extremeOfNumbers(which, items);
      const missing = missingOf(...items);
      if (items.some((each) => each instanceof Unknown)) return Unknown.for(missing);
      return items.reduce((best, each) => {
        const order = compareValues(each, best);
        return (which === 'min' ? order < 0 : order > 0) ? each : best;
      });
    },
  };
}

function rounding(mode: RoundingMode, needsPlaces: boolean): BuiltIn {
  return {
    expects: needsPlaces ? 'a number and the number of decimals' : 'a number, and optionally the number of decimals',
    count: [needsPlaces ? 2 : 1, 2],
    partial: true,
    type: (types) =>
      isNumeric(types[0]!) && (types[1] === undefined || types[1] === 'number' || types[1] === 'count')
        ? types[0]!
        : null,
    evaluate: ([value, places]) => {
      if (places instanceof Unknown) return Unknown.for(missingOf(value!, places));
      return roundNumber(value!, places === undefined ? 0 : decimalPlaces(places), mode);
    },
  };
}

/** A whole number small enough for a calendar or a number of decimals. @throws SuanceError `number-not-whole` */
export function wholeNumber(value: Value): number {
  if (value instanceof Exact && value.isInteger() && value.absolute().compare(Exact.integer(1_000_000)) <= 0) {
    return value.toSafeInteger();
  }
  throw problem('number-not-whole', { text: value instanceof Exact ? value.toString() : '' });
}

/** A number of decimals. @throws SuanceError `number-not-whole`, `number-too-large` */
function decimalPlaces(value: Value): number {
  const places = wholeNumber(value);
  if (Math.abs(places) > MOST_PLACES) throw problem('number-too-large', {});
  return places;
}

function datesBetween(measure: (from: CalendarDate, to: CalendarDate) => number): BuiltIn {
  return {
    expects: 'two dates: the earlier, the later',
    count: [2, 2],
    type: (types) => (types.every((each) => each === 'date') ? 'count' : null),
    evaluate: ([from, to]) => Exact.integer(measure(from as CalendarDate, to as CalendarDate)),
  };
}

function textTest(test: (text: string, part: string) => boolean): BuiltIn {
  return {
    expects: 'two texts',
    count: [2, 2],
    type: (types) => (types.every((each) => each === 'text') ? 'boolean' : null),
    evaluate: ([text, part]) => test(text as string, part as string),
  };
}

const fullMonths = (from: CalendarDate, to: CalendarDate) => to.monthsSince(from);

/** All functions by name. `docs/expressions.md` describes each. */
export const FUNCTIONS: ReadonlyMap<string, BuiltIn> = new Map<string, BuiltIn>([
  ['min', extreme('min')],
  ['max', extreme('max')],
  [
    'sum',
    {
      expects: 'a list of numbers, or numbers',
      count: [1, MANY],
      partial: true,
      alike: true,
      type: (types) => {
        const common = spreadType(types);
        return common && isNumeric(common) ? common : null;
      },
      evaluate: (values) =>
        values.length === 1 && values[0] instanceof Unknown ? values[0] : spread(values).reduce(addNumbers, Exact.ZERO),
    },
  ],
  [
    'count',
    {
      expects: 'a list',
      count: [1, 1],
      partial: true,
      type: ([list]) => (elementOf(list!) || list!.startsWith('rows ') ? 'count' : null),
      evaluate: ([list]) => (list instanceof Unknown ? list : Exact.integer((list as readonly Value[]).length)),
    },
  ],
  [
    'abs',
    {
      expects: 'a number',
      count: [1, 1],
      partial: true,
      type: ([type]) => (isNumeric(type!) ? type! : null),
      evaluate: ([value]) => absoluteNumber(value!),
    },
  ],
  ['floor', rounding('floor', false)],
  ['ceiling', rounding('ceiling', false)],
  ['round up', rounding('up', true)],
  ['round down', rounding('down', true)],
  ['round half up', rounding('half-up', true)],
  ['round half down', rounding('half-down', true)],
  ['round half even', rounding('half-even', true)],
  ['decimal', rounding('half-even', true)],
  [
    'modulo',
    {
      expects: 'two numbers of one kind: the dividend, the divisor',
      count: [2, 2],
      alike: true,
      type: ([a, b]) => (isNumeric(a!) && isNumeric(b!) ? commonType(a!, b!) : null),
      evaluate: ([a, b]) => (a as Exact).modulo(b as Exact),
    },
  ],
  [
    'date',
    {
      expects: 'a text such as "2023-08-09", or year, month and day',
      count: [1, 3],
      type: (types) => {
        if (types.length === 1) return types[0] === 'text' ? 'date' : null;
        return types.length === 3 && types.every((each) => each === 'number' || each === 'count') ? 'date' : null;
      },
      evaluate: (values) => {
        if (values.length === 1) return CalendarDate.parse(values[0] as string);
        const [year, month, day] = values.map(wholeNumber);
        const date = CalendarDate.of(year!, month!, day!);
        if (!date) throw problem('date-impossible', { text: `${year}-${month}-${day}` });
        return date;
      },
    },
  ],
  [
    'month',
    {
      expects: 'a text such as "2020-02", or a date',
      count: [1, 1],
      type: ([type]) => (type === 'text' || type === 'date' ? 'month' : null),
      evaluate: ([value]) =>
        value instanceof CalendarDate ? YearMonth.containing(value) : YearMonth.parse(value as string),
    },
  ],
  [
    'duration',
    {
      expects: 'a literal text such as "P1Y", "P6M" or "P30D"',
      count: [1, 1],
      literal: true,
      type: ([type]) => (type === 'text' ? 'months duration' : null),
      evaluate: ([value]) => parseDuration(value as string),
    },
  ],
  [
    'years and months duration',
    {
      expects: 'two dates: the earlier, the later',
      count: [2, 2],
      type: (types) => (types.every((each) => each === 'date') ? 'months duration' : null),
      evaluate: ([from, to]) => new MonthsDuration(fullMonths(from as CalendarDate, to as CalendarDate)),
    },
  ],
  ['years between', datesBetween((from, to) => Math.trunc(fullMonths(from, to) / 12))],
  ['months between', datesBetween(fullMonths)],
  ['days between', datesBetween((from, to) => to.daysSince(from))],
  [
    'first day of',
    {
      expects: 'a month or a date',
      count: [1, 1],
      type: ([type]) => (type === 'month' || type === 'date' ? 'date' : null),
      evaluate: ([value]) => asMonth(value!).firstDay(),
    },
  ],
  [
    'last day of',
    {
      expects: 'a month or a date',
      count: [1, 1],
      type: ([type]) => (type === 'month' || type === 'date' ? 'date' : null),
      evaluate: ([value]) => asMonth(value!).lastDay(),
    },
  ],
  [
    'days in month',
    {
      expects: 'a month or a date',
      count: [1, 1],
      type: ([type]) => (type === 'month' || type === 'date' ? 'count' : null),
      evaluate: ([value]) => {
        const month = asMonth(value!);
        return Exact.integer(daysInMonth(month.year, month.month));
      },
    },
  ],
  [
    'list contains',
    {
      expects: 'a list and a value of its kind',
      count: [2, 2],
      type: ([list, element]) => {
        const own = elementOf(list!);
        const common = own && commonType(own, element!);
        return common && isComparable(common) ? 'boolean' : null;
      },
      evaluate: ([list, element]) => {
        const items = list as readonly Value[];
        const outcomes = items.map((each) => equalValues(each, element!));
        if (outcomes.includes(true)) return true;
        return outcomes.some((each) => each instanceof Unknown) ? Unknown.for(missingOf(...outcomes)) : false;
      },
    },
  ],
  ['contains', textTest((text, part) => text.includes(part))],
  ['starts with', textTest((text, part) => text.startsWith(part))],
  ['ends with', textTest((text, part) => text.endsWith(part))],
  [
    'string length',
    {
      expects: 'a text',
      count: [1, 1],
      type: ([type]) => (type === 'text' ? 'count' : null),
      evaluate: ([text]) => Exact.integer([...(text as string)].length),
    },
  ],
  [
    'number',
    {
      expects: 'a number with a unit, or a text such as "12.5"',
      count: [1, 1],
      partial: true,
      type: ([type]) => (isNumeric(type!) || type === 'text' ? 'number' : null),
      evaluate: ([value]) => (typeof value === 'string' ? Exact.parse(value) : monotone(value!, (number) => number)),
    },
  ],
]);

function asMonth(value: Value): YearMonth {
  return value instanceof CalendarDate ? YearMonth.containing(value) : (value as YearMonth);
}
