import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Plan, preparePlan } from '../../src/engine/plan.ts';
import { type Evaluation, evaluate } from '../../src/engine/run.ts';
import { Unknown, type Value } from '../../src/language/value.ts';
import { Exact } from '../../src/values/exact.ts';
import { ownSet } from '../policies/sets.ts';
import { asDerived, derivedFrom } from './possible.ts';
import { caseOf, localFigures, namesOf, type World, worldOf } from './worlds.ts';

/*
 * What holds of every case in which something is not known yet: what is said of it stays true whatever turns out, what
 * it asks for is enough, and what it does not ask for does not matter.
 */

// There are many measures: what one run does not meet, another does.
const RUNS = { numRuns: 80 };

function textOf(value: Value | null): string {
  if (value === null) return 'none';
  if (value instanceof Unknown) return `${value.low?.toJSON() ?? ''}…${value.high?.toJSON() ?? ''}`;
  return value instanceof Exact ? value.toJSON() : String(value);
}

/** What a reader takes from an evaluation. What nobody is asked for may be left out. */
function answer(evaluation: Evaluation): string {
  const { optional, amount: index } = evaluation.plan;
  const outputs = evaluation.outputs.filter((_, index) => !optional.has(index)).map(textOf);
  const amount = evaluation.status === 'eligible' && optional.has(index) ? 'optional' : textOf(evaluation.amount);
  return [evaluation.status, amount, ...(evaluation.status === 'eligible' ? outputs : [])].join(' | ');
}

/** Whether what is not known yet may turn out so. */
function leavesOpen(found: Unknown, value: Value): boolean {
  if (value instanceof Unknown) return true;
  if (!(value instanceof Exact)) return found.candidates?.some((each) => textOf(each) === textOf(value)) ?? true;
  return (
    (found.low === null || found.low.compare(value) <= 0) && (found.high === null || value.compare(found.high) <= 0)
  );
}

interface Hidden {
  readonly world: World;
  readonly other: World;
  readonly hidden: readonly string[];
}

const measures = ownSet().summaries.map((each) => ownSet().measure(each.id));

describe.each(measures.map((measure) => [measure.id, measure, preparePlan(measure)] as const))(
  '%s',
  (_id, measure, plan) => {
    const local = localFigures(measure);
    const names = namesOf(measure).filter((name) => name in measure.vocabulary.facts || local.includes(name));
    const partial: fc.Arbitrary<Hidden> = fc.record({
      world: worldOf(measure),
      other: worldOf(measure),
      hidden: fc.subarray(names),
    });
    const run = (world: World, hidden: Iterable<string>) => evaluate(plan, caseOf(world, new Set(hidden)));
    const complete = (world: World) => {
      const evaluation = run(world, []);
      fc.pre(evaluation.status !== 'invalid');
      return evaluation;
    };

    test('a complete case is decided, with nothing missing', () => {
      fc.assert(
        fc.property(worldOf(measure), (world) => {
          const evaluation = complete(world);
          expect(['eligible', 'ineligible']).toContain(evaluation.status);
          expect(evaluation.missing).toEqual([]);
          if (evaluation.status === 'ineligible') expect(evaluation.amount).toEqual(Exact.ZERO);
          else if (plan.amount < 0) expect(evaluation.amount).toBeNull();
          else expect(evaluation.amount).toBeInstanceOf(Exact);
          for (const [index, value] of evaluation.outputs.entries())
            if (!plan.optional.has(index)) expect(value, plan.outputs[index]!.name).not.toBeInstanceOf(Unknown);
        }),
        RUNS,
      );
    });

    test('what is said of a part stays true of the whole', () => {
      fc.assert(
        fc.property(partial, ({ world, hidden }) => {
          const whole = complete(world);
          const part = run(world, hidden);
          expect(part.status).not.toBe('invalid');
          if (part.status !== 'undetermined') expect(part.status).toBe(whole.status);
          for (const [index, outcome] of part.outcomes.entries()) {
            const settled = whole.outcomes[index];
            // Where no rule of a table applies, another condition excludes the case.
            if (settled === null) expect(whole.status).toBe('ineligible');
            else if (outcome !== null) expect(settled, plan.conditions[index]!.condition.id).toBe(outcome);
          }
          if (whole.status !== 'eligible') return;
          for (const [index, value] of part.outputs.entries()) {
            const settled = whole.outputs[index]!;
            if (value instanceof Unknown)
              expect(leavesOpen(value, settled), `${textOf(settled)} in ${textOf(value)}`).toBe(true);
            else expect(textOf(value)).toBe(textOf(settled));
          }
        }),
        RUNS,
      );
    });

    test('what is asked for is enough to decide, and nothing known is asked for', () => {
      fc.assert(
        fc.property(partial, ({ world, hidden }) => {
          const whole = complete(world);
          const still = new Set(hidden);
          let part = run(world, still);
          while (part.missing.length > 0) {
            for (const name of part.missing) expect(still.delete(name), name).toBe(true);
            part = run(world, still);
          }
          expect(answer(part)).toBe(answer(whole));
        }),
        RUNS,
      );
    });

    test('what is not asked for changes nothing', () => {
      fc.assert(
        fc.property(partial, ({ world, other, hidden }) => {
          const part = run(world, hidden);
          // What follows from facts that are known is found again, and asked for itself only where it does not.
          const derived = derivedFrom(plan, (name) => name in world.facts && !hidden.includes(name)).filter((name) =>
            hidden.includes(name),
          );
          const idle = new Set(hidden.filter((name) => !part.missing.includes(name) && !derived.includes(name)));
          expectSame(complete(asDerived(plan, mixed(world, other, idle), derived)), complete(world), part);
        }),
        RUNS,
      );
    });

    test('a case gives the same answer again in slots that another case has used', () => {
      const slots: Value[] = [];
      fc.assert(
        fc.property(partial, ({ world, other, hidden }) => {
          const fresh = answer(run(world, hidden));
          evaluate(plan, caseOf(other), slots);
          expect(answer(evaluate(plan, caseOf(world, new Set(hidden)), slots))).toBe(fresh);
        }),
        RUNS,
      );
    });
  },
);

/** A world with some of its values taken from another one. */
function mixed(world: World, other: World, names: ReadonlySet<string>): World {
  const mix = <T>(from: Readonly<Record<string, T>>, to: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(from).map(([name, value]) => [name, names.has(name) ? to[name]! : value]));
  return {
    facts: mix(world.facts, other.facts),
    series: mix(world.series, other.series),
    figures: mix(world.figures, other.figures),
  };
}

/** Two wholes that differ in what the part did not ask for. */
function expectSame(one: Evaluation, another: Evaluation, part: Evaluation): void {
  expect(answer(one), `asked for: ${part.missing.join(', ')}`).toBe(answer(another));
}

/** Kept here so that a plan that forgets a fact is noticed: every fact of a measure has a place in the order of asking. */
test('every fact and figure has its place in the order of asking', () => {
  for (const measure of measures) {
    const plan: Plan = preparePlan(measure);
    const figures = measure.parameters.map((each) => each.name);
    expect([...plan.order.keys()]).toEqual([...measure.facts, ...figures]);
  }
});
