import { compile, type Evaluate, Layout, type Slots } from '../language/evaluate.ts';
import { freeNames, type Tree } from '../language/tree.ts';
import { Unknown, type Value } from '../language/value.ts';
import type {
  Condition,
  FactDefinition,
  Limit,
  Measure,
  NamedValue,
  Output,
  Quantity,
  Step,
  WorkStep,
} from '../policies/model.ts';
import { windowTest } from '../policies/windows.ts';
import { Exact } from '../values/exact.ts';
import { type CompiledDerivation, compileDerivation } from './derived.ts';
import { type CompiledParameter, compileParameter } from './parameters.ts';
import { type CompiledSchedule, compileSchedule } from './schedule.ts';
import { type CompiledTable, compileTable } from './table.ts';

export interface CompiledCondition {
  readonly condition: Condition;
  readonly test: Evaluate;
}

export interface CompiledValue {
  readonly named: NamedValue;
  readonly slot: number;
  readonly value: Evaluate;
}

export type CompiledStep =
  | { readonly kind: 'table'; readonly table: CompiledTable }
  | { readonly kind: 'definition'; readonly definition: CompiledValue }
  | { readonly kind: 'schedule'; readonly schedule: CompiledSchedule }
  | { readonly kind: 'output'; readonly output: CompiledValue; readonly index: number };

export interface CompiledFact {
  readonly definition: FactDefinition;
  readonly slot: number;
  /** What stands for it where it is not given: unknown, within its bounds. */
  readonly unknown: Value;
}

export interface CompiledConstraint {
  readonly names: readonly string[];
  readonly require: Evaluate;
  readonly index: number;
}

/** A limit, with what of a claim it counts. */
export interface CompiledLimit {
  readonly limit: Limit;
  /** Whether a claim that is granted is one of those that it is about. */
  readonly when: Evaluate | null;
  /** Indexes of the outputs that are summed. */
  readonly counts: readonly number[];
}

/** A measure compiled to closures over slots: done once, run for every case. */
export interface Plan {
  readonly measure: Measure;
  readonly layout: Layout;
  readonly facts: readonly CompiledFact[];
  readonly derivations: readonly CompiledDerivation[];
  readonly parameters: readonly CompiledParameter[];
  readonly constraints: readonly CompiledConstraint[];
  readonly conditions: readonly CompiledCondition[];
  /** What the conditions need, worked out for every case. */
  readonly early: readonly CompiledStep[];
  /** The rest, worked out only where no condition has failed. */
  readonly late: readonly CompiledStep[];
  readonly outputs: readonly Output[];
  readonly limits: readonly CompiledLimit[];
  /** Index of the output `amount`, or -1. */
  readonly amount: number;
  /** Indexes of the outputs that are left out where the facts that they need are not given. */
  readonly optional: ReadonlySet<number>;
  /** Position of each fact and figure in the order in which they are asked and listed. */
  readonly order: ReadonlyMap<string, number>;
}

export const IN_FORCE = 'in-force';
export const IN_REGION = 'in-region';

/** Compiles a measure. Throws nothing for a measure that has been loaded: its trees are checked. */
export function preparePlan(measure: Measure): Plan {
  const layout = new Layout();
  const { vocabulary } = measure;
  const facts = measure.facts.map((name) => {
    const definition = vocabulary.facts[name]!;
    return { definition, slot: layout.slot(name), unknown: unknownQuantity(definition) };
  });
  const monthly = new Map(
    facts.filter((each) => each.definition.by === 'month').map((each) => [each.definition.name, each.unknown]),
  );
  const parameters = measure.parameters
    .filter((each) => !each.perRow)
    .map((each) => compileParameter(each, measure, layout));
  const inForce: Condition = {
    id: IN_FORCE,
    title: vocabulary.labels[IN_FORCE] ?? { zh: IN_FORCE, en: IN_FORCE },
    clause: measure.clause,
    test: windowTest(measure.window),
  };
  const conditions = [inForce, ...measure.conditions].map((condition) => ({
    condition,
    test: compile(condition.test, layout),
  }));
  const needed = stepsNeededBy(
    measure.conditions.map((each) => each.test),
    measure.steps,
    measure.outputs,
  );
  const early: CompiledStep[] = [];
  const late: CompiledStep[] = [];
  for (const step of measure.steps) (needed.has(step) ? early : late).push(compileStep(step, measure, monthly, layout));
  const names = [...measure.facts, ...measure.parameters.map((each) => each.name)];
  const derivations = Object.values(vocabulary.derivations).map((each) =>
    compileDerivation(each, measure.window.governedBy, layout, (step) => compileWork(step, layout)),
  );
  return {
    measure,
    layout,
    facts,
    derivations,
    parameters,
    constraints: vocabulary.constraints.map((each, index) => ({
      names: each.names,
      require: compile(each.require, layout),
      index,
    })),
    conditions,
    early,
    late,
    outputs: measure.outputs,
    limits: measure.limits.map((limit) => ({
      limit,
      when: limit.when && compile(limit.when, layout),
      counts: limit.counts.map((name) => measure.outputs.findIndex((each) => each.name === name)),
    })),
    amount: measure.outputs.findIndex((each) => each.name === 'amount' && each.type === 'money'),
    optional: new Set(measure.outputs.flatMap((each, index) => (each.optional ? [index] : []))),
    order: new Map(names.map((name, index) => [name, index])),
  };
}

/** What stands for a quantity that is not given: a number within its bounds, or anything. */
export function unknownQuantity(definition: Quantity): Value {
  const { name, min, max } = definition;
  if (min === null && max === null) return Unknown.for([name]);
  return Unknown.between([name], min === null ? null : Exact.fromJSON(min), max === null ? null : Exact.fromJSON(max));
}

function compileNamed(named: NamedValue, layout: Layout): CompiledValue {
  return { named, value: compile(named.value, layout), slot: layout.slot(named.name) };
}

/** Compiles a table or a definition: what rests on facts and figures alone. */
export function compileWork(step: WorkStep, layout: Layout): CompiledStep {
  return step.kind === 'table'
    ? { kind: 'table', table: compileTable(step.table, layout) }
    : { kind: 'definition', definition: compileNamed(step.definition, layout) };
}

function compileStep(step: Step, measure: Measure, monthly: ReadonlyMap<string, Value>, layout: Layout): CompiledStep {
  switch (step.kind) {
    case 'table':
    case 'definition':
      return compileWork(step, layout);
    case 'schedule':
      return { kind: 'schedule', schedule: compileSchedule(step.schedule, monthly, measure, layout) };
    case 'output': {
      const index = measure.outputs.findIndex((each) => each.name === step.output);
      return { kind: 'output', output: compileNamed(measure.outputs[index]!, layout), index };
    }
  }
}

/** The names that a step works out, and those that it reads. */
export function readsOf(
  step: Step,
  outputs: readonly Output[],
): { gives: readonly string[]; reads: ReadonlySet<string> } {
  const reads = new Set<string>();
  const read = (tree: Tree) => freeNames(tree, new Set(), reads);
  switch (step.kind) {
    case 'table':
      for (const tree of step.table.inputs) read(tree);
      for (const rule of step.table.rules) {
        for (const tests of rule.cells) read({ op: 'in', value: step.table.inputs[0]!, tests, type: 'boolean' });
        for (const tree of rule.outputs) read(tree);
      }
      return { gives: step.table.outputs.map((each) => each.name), reads };
    case 'definition':
      read(step.definition.value);
      return { gives: [step.definition.name], reads };
    case 'schedule':
      for (const tree of [step.schedule.from, step.schedule.to, ...step.schedule.columns.map((each) => each.value)])
        read(tree);
      return { gives: [step.schedule.name], reads };
    case 'output':
      read(outputs.find((each) => each.name === step.output)!.value);
      return { gives: [step.output], reads };
  }
}

/** The steps that some expressions need, directly or through other steps. Steps come in an order in which each needs earlier ones. */
function stepsNeededBy(trees: readonly Tree[], steps: readonly Step[], outputs: readonly Output[]): Set<Step> {
  const wanted = new Set<string>();
  for (const tree of trees) freeNames(tree, new Set(), wanted);
  const needed = new Set<Step>();
  for (const step of [...steps].reverse()) {
    const { gives, reads } = readsOf(step, outputs);
    if (!gives.some((name) => wanted.has(name))) continue;
    needed.add(step);
    for (const name of reads) wanted.add(name);
  }
  return needed;
}

/** Fresh slots for one case; reused from row to row in bulk. */
export function slotsFor(plan: Plan): Slots {
  return new Array<Value>(plan.layout.size);
}
