import fc from 'fast-check';
import { addEntries } from '../../src/cases/entries.ts';
import { NameIndex } from '../../src/cases/names.ts';
import { CaseBuilder } from '../../src/cases/read.ts';
import type { Case, GivenFigure, MonthSeries } from '../../src/engine/case.ts';
import type { Measure } from '../../src/policies/model.ts';
import { ownSet } from '../policies/sets.ts';
import { type Loose, possible, type World } from './possible.ts';
import { thresholdsOf } from './thresholds.ts';
import { monthValues, quantityOf } from './values.ts';

export type { World } from './possible.ts';

/** The names of a measure that can be given and hidden. */
export function namesOf(measure: Measure): string[] {
  return [...measure.facts, ...measure.parameters.map((each) => each.name)];
}

/**
 * The figures that nobody but the case gives: hidden, they are missing. One that has a reference value where the measure
 * holds, or that a reading settles, is found all the same, and may well differ.
 */
export function localFigures(measure: Measure): string[] {
  return measure.parameters
    .filter(({ otherwise }) => otherwise === null)
    .map(({ name }) => name)
    .filter((name) =>
      measure.vocabulary.figures[name]!.values.every(({ region }) => !measure.regionChain.includes(region)),
    );
}

/**
 * Random cases in which everything is known. Most begin with a worked example of the measure, of which some facts are
 * changed, or nothing but one condition would ever matter; values lie about what they are held against.
 */
export function worldOf(measure: Measure): fc.Arbitrary<World> {
  const thresholds = thresholdsOf(measure);
  const { facts: definitions, figures } = measure.vocabulary;
  const own = measure.facts;
  const names = namesOf(measure);
  const values = (list: readonly string[], of: typeof figures | typeof definitions) =>
    Object.fromEntries(list.map((name) => [name, quantityOf(of[name]!, measure, thresholds.get(name) ?? [])]));
  const monthly = own.filter((name) => definitions[name]!.by === 'month');
  const single = own.filter((name) => definitions[name]!.by === null);
  const random: fc.Arbitrary<Loose> = fc.record({
    facts: fc.record(values(single, definitions)),
    series: fc.record(
      Object.fromEntries(
        monthly.map((name) => [name, monthValues(definitions[name]!, measure, thresholds.get(name)!)]),
      ),
    ),
    figures: fc.record(
      values(
        measure.parameters.map((each) => each.name),
        figures,
      ),
    ),
  });
  const started = fc.record({
    random,
    example: fc.constantFrom(...examplesOf(measure)),
    kept: fc.oneof(
      { weight: 3, arbitrary: fc.subarray(names, { minLength: Math.max(0, names.length - 3) }) },
      { weight: 1, arbitrary: fc.subarray(names) },
    ),
  });
  const repair = possible(measure);
  return started
    .map(({ random, example, kept }) => repair(combine(random, example, new Set(kept))))
    .filter((each): each is World => each !== null);
}

/** The worked examples of a measure. */
function examplesOf(measure: Measure): Case[] {
  const set = ownSet();
  const vocabulary = measure.vocabulary;
  const index = new NameIndex(vocabulary);
  const cases = measure.examples
    .filter((each) => each.status !== 'invalid')
    .map((each) => {
      const builder = new CaseBuilder({ vocabulary, regions: () => set.regions() });
      const place = { file: measure.file, line: each.line };
      const entries = Object.entries(each.given).map(([name, value]) => ({ name, value: value as string, place }));
      addEntries(builder, entries, index);
      return builder.build(null);
    });
  return cases.length > 0 ? cases : [{ facts: {}, series: {}, figures: {}, regionChain: null, errors: [] }];
}

/** A random case with what is kept of an example. */
function combine(random: Loose, example: Case, kept: ReadonlySet<string>): Loose {
  const mix = <T, U extends T>(own: Readonly<Record<string, T>>, others: Readonly<Record<string, U>>) =>
    Object.fromEntries(
      Object.entries(own).map(([name, value]): [string, T] => [name, (kept.has(name) ? others[name] : null) ?? value]),
    );
  const given = Object.entries(example.figures).map(([name, each]) => [name, each.value] as const);
  const series = Object.entries(random.series).map(([name, each]): [string, Loose['series'][string]] => {
    const other = kept.has(name) ? example.series[name] : undefined;
    return [name, other ? { ...each, every: other.every, months: other.months } : each];
  });
  return {
    facts: mix(random.facts, example.facts),
    series: Object.fromEntries(series),
    figures: mix(random.figures, Object.fromEntries(given)),
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
    series: without<MonthSeries>(world.series, hidden),
    figures: Object.fromEntries(figures),
    regionChain: null,
    errors: [],
  };
}
