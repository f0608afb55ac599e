import fc from 'fast-check';
import type { Case, GivenFigure, MonthSeries } from '../../src/engine/case.ts';
import type { Value } from '../../src/language/value.ts';
import type { FactDefinition, FigureDefinition, Measure } from '../../src/policies/model.ts';
import { CalendarDate, YearMonth } from '../../src/values/calendar.ts';
import { Exact } from '../../src/values/exact.ts';

/** Everything that can be said of a case of a measure, each under its name. */
export interface World {
  readonly facts: Readonly<Record<string, Value>>;
  readonly series: Readonly<Record<string, MonthSeries>>;
  readonly figures: Readonly<Record<string, Exact>>;
}

const day = CalendarDate.parse;

/** Days about the edges of all windows and of a year. */
const DAYS = [
  '2019-01-30',
  '2019-01-31',
  '2019-12-31',
  '2020-01-01',
  '2020-05-25',
  '2020-05-26',
  '2020-12-31',
  '2021-01-01',
  '2022-08-09',
  '2022-10-08',
  '2023-08-08',
  '2023-08-09',
  '2023-10-08',
  '2023-12-31',
  '2024-01-01',
].map(day);

const decimals = (...texts: string[]) => fc.constantFrom(...texts.map((each) => Exact.parse(each)));
const rate = fc.oneof(
  decimals('0', '0.02', '0.033', '0.055', '0.0551', '0.06', '0.2', '0.2001', '1'),
  fc.integer({ min: 0, max: 10_000 }).map((each) => Exact.parse(String(each)).dividedBy(Exact.parse('10000'))),
);
const money = fc.oneof(
  decimals('0', '0.01', '0.03', '100', '12345.68'),
  fc.integer({ min: 0, max: 10_000_000 }).map((fen) => Exact.parse(String(fen)).dividedBy(Exact.parse('100'))),
);
const count = fc.oneof(
  decimals('0', '2', '3', '11', '12', '30', '31'),
  fc.nat(100).map((each) => Exact.integer(each)),
);
const MONTHS = Array.from({ length: 8 }, (_, index) => YearMonth.of(2020, index + 1)!);

function quantityOf(definition: FactDefinition | FigureDefinition, measure: Measure): fc.Arbitrary<Value> {
  switch (definition.type) {
    case 'money':
      return money;
    case 'rate':
      return rate;
    case 'count':
      return count;
    case 'boolean':
      return fc.boolean();
    case 'date':
      // Mostly days of the measure's own time, or nothing but one condition would ever matter.
      return fc.oneof(
        fc.constantFrom(...DAYS),
        fc.constant(day(measure.window.from)),
        fc.constant(day(measure.window.from).plusDays(30)),
      );
    case 'month':
      return fc.constantFrom(...MONTHS);
    default: {
      const members = measure.vocabulary.enums[definition.type.slice('enum '.length)]!.members.map((each) => each.id);
      return fc.oneof(fc.constantFrom(...members), fc.constant(members[0]!));
    }
  }
}

const series: fc.Arbitrary<MonthSeries> = fc.oneof(
  money.map((every): MonthSeries => ({ every, months: {} })),
  fc.array(money, { minLength: MONTHS.length, maxLength: MONTHS.length }).map(
    (values): MonthSeries => ({
      every: null,
      months: Object.fromEntries(MONTHS.map((month, index) => [month.toString(), values[index]!])),
    }),
  ),
);

/** The names of a measure that can be given and hidden. */
export function namesOf(measure: Measure): string[] {
  return [
    ...measure.facts.filter((each) => !measure.auxiliary.includes(each)),
    ...measure.parameters.map((each) => each.name),
  ];
}

/** Random cases in which everything is known; figures with reference values are sometimes left to them. */
export function worldOf(measure: Measure): fc.Arbitrary<World> {
  const facts: Record<string, fc.Arbitrary<Value>> = {};
  const monthly: Record<string, fc.Arbitrary<MonthSeries>> = {};
  // What only helps to work out another fact is left out: a random size and a random trade would contradict each other.
  for (const name of measure.facts.filter((each) => !measure.auxiliary.includes(each))) {
    const definition = measure.vocabulary.facts[name]!;
    if (definition.by === 'month') monthly[name] = series;
    else facts[name] = quantityOf(definition, measure);
  }
  const figures: Record<string, fc.Arbitrary<Exact>> = {};
  for (const { name } of measure.parameters)
    figures[name] = quantityOf(measure.vocabulary.figures[name]!, measure) as fc.Arbitrary<Exact>;
  return fc.record({ facts: fc.record(facts), series: fc.record(monthly), figures: fc.record(figures) }).map(inOrder);
}

/** A period begins before it ends, and months are given for it alone. */
function inOrder(world: World): World {
  const { contribution_from: from, contribution_to: to } = world.facts;
  if (!(from instanceof YearMonth) || !(to instanceof YearMonth)) return world;
  const [first, last] = from.compare(to) <= 0 ? [from, to] : [to, from];
  const within = ([month]: [string, Exact]) => month >= first.toString() && month <= last.toString();
  const cut = Object.entries(world.series).map(([name, each]): [string, MonthSeries] => [
    name,
    { every: each.every, months: Object.fromEntries(Object.entries(each.months).filter(within)) },
  ]);
  return {
    ...world,
    facts: { ...world.facts, contribution_from: first, contribution_to: last },
    series: Object.fromEntries(cut),
  };
}

function without<T>(all: Readonly<Record<string, T>>, hidden: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !hidden.has(name)));
}

/** A case that tells of a world what is not hidden. */
export function caseOf(world: World, hidden: ReadonlySet<string> = new Set()): Case {
  const figures = Object.entries(without(world.figures, hidden)).map(([name, value]): [string, GivenFigure] => [
    name,
    { value, origin: 'case', source: null },
  ]);
  return {
    facts: without(world.facts, hidden),
    series: without(world.series, hidden),
    figures: Object.fromEntries(figures),
    regionChain: null,
    errors: [],
  };
}
