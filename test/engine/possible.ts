import type { Case, MonthSeries } from '../../src/engine/case.ts';
import { type Plan, preparePlan, slotsFor } from '../../src/engine/plan.ts';
import { type Evaluation, evaluate } from '../../src/engine/run.ts';
import { runSteps } from '../../src/engine/steps.ts';
import { compile } from '../../src/language/evaluate.ts';
import { compareValues, Unknown, type Value } from '../../src/language/value.ts';
import type { Measure } from '../../src/policies/model.ts';
import { YearMonth } from '../../src/values/calendar.ts';
import { Exact } from '../../src/values/exact.ts';
import { type Problem, SuanceError } from '../../src/values/problem.ts';

/** Everything that can be said of a case of a measure, each under its name. */
export interface World {
  readonly facts: Readonly<Record<string, Value>>;
  readonly series: Readonly<Record<string, MonthSeries>>;
  readonly figures: Readonly<Record<string, Value>>;
}

/** Values of a fact by month, of which those for the months of the case are still to be taken. */
export interface MonthValues extends MonthSeries {
  /** For months that have none of their own, one after the other. */
  readonly inTurn: readonly Exact[];
}

/** A world as drawn: its parts may contradict one another. */
export interface Loose {
  readonly facts: Readonly<Record<string, Value>>;
  readonly series: Readonly<Record<string, MonthValues>>;
  readonly figures: Readonly<Record<string, Value>>;
}

/**
 * Makes drawn worlds of a measure possible: what ends begins before, facts that follow from others do, figures keep to
 * the document's bounds, months are those of the case.
 * @returns the world, or `null` where it contradicts itself all the same
 */
export function possible(measure: Measure): (loose: Loose) => World | null {
  const plan = preparePlan(measure);
  const slots = slotsFor(plan);
  const pairs = orderedPairs(measure);
  return ({ facts, series, figures }) => {
    const world = { facts: inOrder(facts, pairs), series: {}, figures };
    const held = heldToBounds(plan, asDerived(plan, world), slots);
    if (!held) return null;
    return { ...held, series: byMonth(plan, held, series, slots) };
  };
}

/** Facts of which one may not come after the other. */
function orderedPairs({ vocabulary, window }: Measure): (readonly [string, string])[] {
  const pairs = vocabulary.constraints.flatMap(({ require: tree }): [string, string][] => {
    if (tree.op !== 'compare' || tree.comparison !== '<=') return [];
    const { left, right } = tree;
    return left.op === 'name' && right.op === 'name' ? [[left.name, right.name]] : [];
  });
  const [first, last] = window.governedBy;
  return last === undefined ? pairs : [...pairs, [first!, last]];
}

function inOrder(facts: World['facts'], pairs: readonly (readonly [string, string])[]): World['facts'] {
  const ordered = { ...facts };
  for (const [first, last] of pairs) {
    const [one, other] = [ordered[first], ordered[last]];
    if (one === undefined || other === undefined || compareValues(one, other) <= 0) continue;
    ordered[first] = other;
    ordered[last] = one;
  }
  return ordered;
}

const told = (world: World): Case => ({
  facts: world.facts,
  series: world.series,
  figures: Object.fromEntries(
    Object.entries(world.figures).map(([name, value]) => [name, { value, origin: 'case', source: null }]),
  ),
  regionChain: null,
  errors: [],
});

/** The facts that can be told from some given ones alone, at least in part. */
export function derivedFrom(plan: Plan, given: (name: string) => boolean): string[] {
  return plan.derivations.filter((each) => each.triggers.some(given)).map((each) => each.derivation.fact);
}

/**
 * Where facts that follow from others are told beside those, they are what follows.
 * @param which those that are put right
 */
export function asDerived(plan: Plan, world: World, which?: readonly string[]): World {
  let { facts } = world;
  for (const { derivation, triggers } of plan.derivations) {
    const { fact } = derivation;
    if (which && !which.includes(fact)) continue;
    if (!triggers.some((name) => facts[name] !== undefined)) continue;
    const { [fact]: _, ...others } = facts;
    const found = evaluate(plan, told({ facts: others, series: {}, figures: {} })).derived.find(
      (each) => each.derivation === derivation,
    );
    if (!found) continue;
    const { value } = found;
    const fits = value instanceof Unknown ? value.candidates!.some((each) => same(each, facts[fact]!)) : false;
    if (!fits) facts = { ...others, [fact]: value instanceof Unknown ? value.candidates![0]! : value };
  }
  return { ...world, facts };
}

function same(left: Value, right: Value): boolean {
  return !(left instanceof Unknown) && compareValues(left, right) === 0;
}

/** Puts figures that lie outside the document's bounds on the bound. */
function heldToBounds(plan: Plan, world: World, slots: Value[]): World | null {
  let { figures } = world;
  for (let round = 0; round <= plan.measure.parameters.length; round += 1) {
    const errors = errorsOf(evaluate(plan, told({ ...world, figures }), slots));
    const [error] = errors;
    if (!error) return { ...world, figures };
    const name = error?.place.field;
    if (error?.code !== 'figure-out-of-bounds' || name === undefined) return null;
    const bound = nearestBound(plan, name, figures[name]!, slots);
    if (bound === null) return null;
    figures = { ...figures, [name]: bound };
  }
  return null;
}

/** What is wrong with a case, in what is worked out for eligible ones too. */
function errorsOf({ plan, given, status, errors, slots }: Evaluation): readonly Problem[] {
  if (status !== 'ineligible') return errors;
  try {
    runSteps(plan.late, slots, given, [], []);
    return [];
  } catch (error) {
    if (error instanceof SuanceError) return error.problems;
    throw error;
  }
}

function nearestBound({ measure, layout }: Plan, name: string, value: Value, slots: Value[]): Value | null {
  const use = measure.parameters.find((each) => each.name === name)!;
  const { type, min, max } = measure.vocabulary.figures[name]!;
  const at = (tree: typeof use.min, own: string | null): Value | null =>
    tree ? compile(tree, layout)(slots) : own === null ? null : Exact.fromJSON(own);
  // Nobody gives a part of a fen.
  const whole = (bound: Value | null, mode: 'ceiling' | 'floor') =>
    type === 'money' && bound instanceof Exact ? bound.rounded(2, mode) : bound;
  const [low, high] = [whole(at(use.min, min), 'ceiling'), whole(at(use.max, max), 'floor')];
  if (low instanceof Unknown || high instanceof Unknown) return null;
  if (low !== null && compareValues(value, low) < 0) return low;
  return high !== null && compareValues(value, high) > 0 ? high : null;
}

/** Gives the facts by month values for the months that the measure asks for. */
function byMonth(plan: Plan, world: World, series: Loose['series'], slots: Value[]): World['series'] {
  const names = Object.keys(series);
  if (names.length === 0) return {};
  const months = monthsOf(plan, evaluate(plan, told(world), slots));
  const given = names.map((name): [string, MonthSeries] => {
    const { every, months: own, inTurn } = series[name]!;
    if (every !== null || months === null) return [name, { every: every ?? inTurn[0]!, months: {} }];
    const each = months.map((month, index) => [month, own[month] ?? inTurn[index % inTurn.length]!] as const);
    return [name, { every: null, months: Object.fromEntries(each) }];
  });
  return Object.fromEntries(given);
}

const LONGEST = 60;

/** The months of the schedule of a case, where it has some and not too many. */
function monthsOf(plan: Plan, evaluation: Evaluation): string[] | null {
  const step = plan.measure.steps.find((each) => each.kind === 'schedule');
  if (step?.kind !== 'schedule') return null;
  const { from, to, each } = step.schedule;
  try {
    // Of a case that is not eligible, what its months rest on has not been worked out.
    if (evaluation.outputs.length === 0) runSteps(plan.late, evaluation.slots, evaluation.given, [], []);
    const span = { op: 'span', from, to, type: `list of ${each.type}`, at: [1, 1] } as const;
    const periods = compile(span, plan.layout)(evaluation.slots);
    if (periods instanceof Unknown) return null;
    const months = (periods as readonly Value[]).filter((one) => one instanceof YearMonth);
    return months.length > 0 && months.length <= LONGEST ? months.map(String) : null;
  } catch (error) {
    if (error instanceof SuanceError) return null;
    throw error;
  }
}
