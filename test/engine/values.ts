import fc from 'fast-check';
import { isNumeric } from '../../src/language/types.ts';
import type { Value } from '../../src/language/value.ts';
import type { FactDefinition, FigureDefinition, Measure } from '../../src/policies/model.ts';
import { languageType } from '../../src/policies/quantity.ts';
import { CalendarDate, YearMonth } from '../../src/values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../../src/values/duration.ts';
import { Exact } from '../../src/values/exact.ts';
import type { MonthValues } from './possible.ts';

type Definition = FactDefinition | FigureDefinition;

const STEP: Readonly<Record<string, Exact>> = {
  money: Exact.parse('0.01'),
  rate: Exact.parse('0.0001'),
  count: Exact.ONE,
  number: Exact.ONE,
};
const COMMON: Readonly<Record<string, readonly string[]>> = {
  money: ['0', '0.01', '0.03', '100', '12345.68'],
  rate: ['0', '0.02', '0.033', '0.055', '0.2', '1'],
  count: ['0', '1', '2', '3', '12', '30'],
  number: ['0', '1', '2', '12', '365'],
};
/** As far as random numbers go, in steps, where no bound and no threshold is higher. */
const REACH: Readonly<Record<string, number>> = { money: 10_000_000, rate: 10_000, count: 60, number: 60 };

/** Values of a fact or figure: those about what it is held against, those in common use, and any others within its bounds. */
export function quantityOf(
  definition: Definition,
  measure: Measure,
  thresholds: readonly Value[],
): fc.Arbitrary<Value> {
  const { type } = definition;
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'date':
      return dayOf(definition, measure, thresholds);
    case 'month':
      return monthOf(measure, thresholds);
    case 'text':
      return fc.constantFrom('甲', '乙', 'a, "b"', '2020');
    case 'region':
      return fc.constantFrom(...measure.regionChain);
    default: {
      if (isNumeric(languageType(type))) return numberOf(definition, thresholds);
      const members = measure.vocabulary.enums[type.slice('enum '.length)]!.members.map((each) => each.id);
      return fc.constantFrom(...members);
    }
  }
}

function numberOf(definition: Definition, thresholds: readonly Value[]): fc.Arbitrary<Exact> {
  const { type, min, max } = definition;
  const step = STEP[type]!;
  const low = min === null ? Exact.ZERO : Exact.fromJSON(min);
  const high = max === null ? null : Exact.fromJSON(max);
  const within = (value: Exact) => value.compare(low) >= 0 && (high === null || value.compare(high) <= 0);
  const fits = (value: Exact) => within(value) && (type !== 'count' || value.isInteger());
  const held = thresholds.filter((each) => each instanceof Exact);
  const about = held.flatMap((each) => [each.minus(step), each, each.plus(step)]);
  const known = 'values' in definition ? definition.values.map((each) => Exact.fromJSON(each.value)) : [];
  const common = COMMON[type]!.map((each) => Exact.parse(each));
  const likely = [low, ...(high ? [high] : []), ...known.slice(0, 3), ...common].filter(fits);
  const steps = (value: Exact) => value.minus(low).dividedBy(step).rounded(0, 'floor').toSafeInteger();
  const reach = high ? steps(high) : Math.max(REACH[type]!, ...held.filter(within).map((each) => 2 * steps(each)));
  const any = fc.integer({ min: 0, max: reach }).map((each) => low.plus(Exact.integer(each).times(step)));
  const near = about.filter(fits);
  return fc.oneof(
    ...(near.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...near) }] : []),
    { weight: 1, arbitrary: fc.constantFrom(...likely) },
    { weight: 1, arbitrary: any },
  );
}

/** The first and last day of a measure, and a day between them. */
function anchors({ window }: Measure): CalendarDate[] {
  const first = CalendarDate.parse(window.from);
  return [first, first.plusDays(30), window.to === null ? first.plusMonths(30) : CalendarDate.parse(window.to)];
}

/** Moves of a day, in months and days, that lengths of time among the thresholds make. */
function moves(thresholds: readonly Value[]): (readonly [months: number, days: number])[] {
  const found: (readonly [number, number])[] = [[0, 0]];
  for (const each of thresholds) {
    if (each instanceof MonthsDuration) found.push([each.months, 0], [-each.months, 0]);
    if (each instanceof DaysDuration) found.push([0, each.days], [0, -each.days]);
    if (!(each instanceof Exact) || !each.isInteger() || each.isZero()) continue;
    // A number of years, of months or of days: which of them it is shows in the expression alone.
    const count = each.compare(Exact.integer(200)) <= 0 ? each.toSafeInteger() : 0;
    found.push([-12 * count, 0], [-count, 0], [0, -count]);
  }
  return found;
}

const plausible = (day: CalendarDate) => day.compare(EARLIEST) >= 0 && day.compare(LATEST) <= 0;
const EARLIEST = CalendarDate.parse('1930-01-01');
const LATEST = CalendarDate.parse('2040-12-31');

function dayOf(definition: Definition, measure: Measure, thresholds: readonly Value[]): fc.Arbitrary<Value> {
  const fixed = [...anchors(measure), ...thresholds.filter((each) => each instanceof CalendarDate)];
  const beside = fc.constantFrom(-1, 0, 0, 1);
  const fixedDay = fc.record({ day: fc.constantFrom(...fixed), by: beside }).map(({ day, by }) => day.plusDays(by));
  // What says when a claim is made lies mostly in the measure's own time.
  if (measure.window.governedBy.includes(definition.name)) return fixedDay;
  const moved = fc
    .record({ day: fc.constantFrom(...fixed), move: fc.constantFrom(...moves(thresholds)), by: beside })
    .map(({ day, move: [months, days], by }) => day.plusMonths(months).plusDays(days + by))
    .filter(plausible);
  const any = fc
    .record({ day: fc.constantFrom(...fixed), by: fc.integer({ min: -400, max: 400 }) })
    .map(({ day, by }) => day.plusDays(by));
  return fc.oneof(fixedDay, moved, any);
}

function monthOf(measure: Measure, thresholds: readonly Value[]): fc.Arbitrary<Value> {
  const fixed = [
    ...anchors(measure).map((each) => YearMonth.containing(each)),
    ...thresholds.filter((each) => each instanceof YearMonth),
  ];
  return fc
    .record({
      month: fc.constantFrom(...fixed),
      by: fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -4, max: 8 })),
    })
    .map(({ month, by }) => month.plusMonths(by));
}

/** Values of a fact for every month, or for each in turn. */
export function monthValues(
  definition: FactDefinition,
  measure: Measure,
  thresholds: readonly Value[] = [],
): fc.Arbitrary<MonthValues> {
  const value = quantityOf({ ...definition, by: null }, measure, thresholds) as fc.Arbitrary<Exact>;
  return fc.record({
    every: fc.option(value),
    months: fc.constant({}),
    inTurn: fc.array(value, { minLength: 1, maxLength: 5 }),
  });
}
