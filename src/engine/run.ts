import type { Slots } from '../language/evaluate.ts';
import { missingOf, type Row, Unknown, type Value } from '../language/value.ts';
import { YearMonth } from '../values/calendar.ts';
import { Exact } from '../values/exact.ts';
import { type Problem, problem, problemData, SuanceError, withPlace } from '../values/problem.ts';
import type { Case } from './case.ts';
import { type DerivedFact, deriveFacts } from './derived.ts';
import { identityProblems } from './identity.ts';
import type { ParameterValue } from './parameters.ts';
import { type Plan, slotsFor } from './plan.ts';
import { checkSeries } from './schedule.ts';
import { runSteps } from './steps.ts';

export type Status = 'eligible' | 'ineligible' | 'undetermined' | 'invalid';

/** What came of a condition: true, false, or unknown for want of facts (`null`). */
export type Outcome = boolean | null;

/** A case evaluated by a measure. */
export interface Evaluation {
  readonly plan: Plan;
  readonly given: Case;
  readonly status: Status;
  /** One for each condition of the plan. */
  readonly outcomes: readonly Outcome[];
  /** Whether the measure is made for the case's region; `null` where the case names none. */
  readonly inRegion: boolean | null;
  /** One for each output, rounded; unknown ones with their bounds. Empty unless the case may be eligible. */
  readonly outputs: readonly Value[];
  /** The money total: a figure, unknown with bounds, or `null` where the measure has none or the case is invalid. */
  readonly amount: Value | null;
  /** Facts and figures that can still change the answer, in the order in which the measure reads them. */
  readonly missing: readonly string[];
  readonly errors: readonly Problem[];
  readonly parameters: readonly ParameterValue[];
  /** Facts that were worked out from others, because the case does not give them. */
  readonly derived: readonly DerivedFact[];
  /** The values seen, by the plan's layout; good until the slots are used again. */
  readonly slots: Slots;
}

/**
 * Evaluates a case: all conditions, then what is granted. The only way from facts to a result.
 * @param slots slots to use again, for many cases in a row; an evaluation is then to be read before the next
 */
export function evaluate(plan: Plan, given: Case, slots: Slots = slotsFor(plan)): Evaluation {
  if (given.errors.length > 0) return invalid(plan, given, slots, given.errors);
  try {
    return run(plan, given, slots);
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    return invalid(
      plan,
      given,
      slots,
      error.problems.map((each) => withPlace(each, { file: plan.measure.file })),
    );
  }
}

function invalid(plan: Plan, given: Case, slots: Slots, errors: readonly Problem[]): Evaluation {
  return {
    plan,
    given,
    status: 'invalid',
    outcomes: [],
    inRegion: null,
    outputs: [],
    amount: null,
    missing: [],
    errors,
    parameters: [],
    derived: [],
    slots,
  };
}

function run(plan: Plan, given: Case, slots: Slots): Evaluation {
  for (const fact of plan.facts) slots[fact.slot] = given.facts[fact.definition.name] ?? fact.unknown;
  checkConstraints(plan, given, slots);
  const derived = deriveFacts(plan.derivations, given, slots);
  const parameters: ParameterValue[] = [];
  for (const each of plan.parameters) {
    const found = each.find(given, slots);
    slots[each.slot] = found.value;
    parameters.push(found);
  }
  const outputs: Value[] = new Array<Value>(plan.outputs.length);
  runSteps(plan.early, slots, given, outputs, parameters);

  const lacking: Value[] = [];
  let failed = false;
  const outcomes: Outcome[] = [];
  for (const { test } of plan.conditions) {
    const outcome = test(slots);
    if (outcome instanceof Unknown) lacking.push(outcome);
    if (outcome === false) failed = true;
    outcomes.push(outcome instanceof Unknown ? null : outcome === true);
  }
  const inRegion = given.regionChain ? given.regionChain.includes(plan.measure.region) : null;
  if (failed || inRegion === false) {
    return {
      plan,
      given,
      status: 'ineligible',
      outcomes,
      inRegion,
      outputs: [],
      // Nothing is due, whatever the measure grants.
      amount: Exact.ZERO,
      missing: [],
      errors: [],
      parameters,
      derived,
      slots,
    };
  }
  runSteps(plan.late, slots, given, outputs, parameters);
  const status = lacking.length > 0 ? 'undetermined' : 'eligible';
  const open: Unknown[] = [];
  for (const [index, each] of outputs.entries())
    if (each instanceof Unknown && !plan.optional.has(index)) open.push(each);
  const missing = lacking.length + open.length === 0 ? [] : missingOf(...lacking, ...open);
  const stuck = status === 'eligible' ? open.some((each) => each.missing.length === 0) : missing.length === 0;
  if (stuck) {
    // Unknown for want of nothing: no rule of a table applies, which the check of the tables would have shown.
    throw problem('table-gap', { table: emptyTable(plan, slots), example: null });
  }
  return {
    plan,
    given,
    status,
    outcomes,
    inRegion,
    outputs,
    amount: plan.amount < 0 ? null : outputs[plan.amount]!,
    missing: missing.sort((a, b) => (plan.order.get(a) ?? 0) - (plan.order.get(b) ?? 0)),
    errors: [],
    parameters,
    derived,
    slots,
  };
}

function emptyTable(plan: Plan, slots: Slots): string {
  const empty = [...plan.early, ...plan.late].find(
    (each) => each.kind === 'table' && each.table.look(slots).rules.length === 0,
  );
  return empty?.kind === 'table' ? empty.table.table.name : plan.measure.id;
}

function checkConstraints(plan: Plan, given: Case, slots: Slots): void {
  for (const { names, require, index } of plan.constraints) {
    if (require(slots) !== false) continue;
    const { message } = plan.measure.vocabulary.constraints[index]!;
    throw new SuanceError([problemData('facts-contradict', { message }, { field: names.join(', ') })]);
  }
  const [contradiction, ...others] = identityProblems(plan.measure, given);
  if (contradiction) throw new SuanceError([contradiction, ...others]);
  const { governedBy, unit } = plan.measure.window;
  if (unit !== 'month') return;
  const from = given.facts[governedBy[0]!];
  const to = given.facts[governedBy.at(-1)!];
  if (!(from instanceof YearMonth) || !(to instanceof YearMonth)) return;
  for (const [name, series] of Object.entries(given.series)) checkSeries(name, series, from, to);
}

/** The rows of the measure's schedule, or `null` where it has none or they are not known. */
export function scheduleRows(evaluation: Evaluation): readonly Row[] | null {
  if (evaluation.outputs.length === 0) return null;
  for (const step of [...evaluation.plan.early, ...evaluation.plan.late]) {
    if (step.kind !== 'schedule') continue;
    const rows = evaluation.slots[step.schedule.slot];
    return rows instanceof Unknown || rows === undefined ? null : (rows as readonly Row[]);
  }
  return null;
}
