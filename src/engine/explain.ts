import { Describer, type Inspector, type Wording } from '../language/describe.ts';
import { compile, type Evaluate } from '../language/evaluate.ts';
import type { Tree } from '../language/tree.ts';
import type { Type } from '../language/types.ts';
import { type Row, Unknown, type Value } from '../language/value.ts';
import type { Measure, NamedValue, Reading, RoundingUnit } from '../policies/model.ts';
import { type Label, SuanceError } from '../values/problem.ts';
import type { ParameterValue } from './parameters.ts';
import { type CompiledStep, IN_REGION, type Plan } from './plan.ts';
import type { Evaluation, Outcome } from './run.ts';
import type { CompiledTable } from './table.ts';

/** How a reader is told of names, values and regions. */
export interface ReaderWording extends Wording {
  region(code: string): string;
  /** What stands between a region and the one that it lies in, or does not; signs where it is left out. */
  readonly regionSigns?: readonly [inside: string, outside: string];
}

/** A condition as it came out, in a reader's words. */
export interface ExplainedCondition {
  readonly id: string;
  readonly title: Label;
  readonly clause: string;
  readonly outcome: Outcome;
  readonly because: string;
  /** What would have passed; only where it failed. */
  readonly wouldPass: string | null;
}

/** A row of a decision table that applied, or may apply. */
export interface ExplainedTable {
  readonly name: string;
  readonly title: Label;
  readonly inputs: readonly string[];
  readonly rules: readonly {
    readonly number: number;
    readonly cells: readonly string[];
    readonly outputs: readonly string[];
  }[];
}

/** A figure worked out: its formula, with the values put in, before and after rounding. */
export interface ExplainedValue {
  readonly name: string;
  readonly title: Label;
  readonly formula: string;
  readonly withValues: string;
  readonly unrounded: Value;
  readonly rounding: RoundingUnit | null;
  readonly value: Value;
  readonly type: Type;
}

export interface ExplainedSchedule {
  readonly title: Label;
  readonly period: { readonly name: string; readonly title: Label; readonly type: Type };
  readonly columns: readonly NamedValue[];
  readonly rows: readonly Row[];
}

/** Everything behind a result. */
export interface Explanation {
  readonly conditions: readonly ExplainedCondition[];
  readonly parameters: readonly ParameterValue[];
  readonly tables: readonly ExplainedTable[];
  readonly definitions: readonly ExplainedValue[];
  readonly schedule: ExplainedSchedule | null;
  readonly outputs: readonly ExplainedValue[];
  readonly readings: readonly Reading[];
}

const CACHES = new WeakMap<Plan, WeakMap<Tree, Evaluate>>();

/** Looks up what parts of expressions came to in an evaluation, by the closures of its plan. */
export function inspectorOf(evaluation: Evaluation): Inspector {
  let cache = CACHES.get(evaluation.plan);
  if (!cache) {
    cache = new WeakMap();
    CACHES.set(evaluation.plan, cache);
  }
  return {
    valueOf: (tree) => {
      let run = cache.get(tree);
      if (!run) {
        run = compile(tree, evaluation.plan.layout);
        cache.set(tree, run);
      }
      try {
        return run(evaluation.slots);
      } catch (error) {
        // The evaluation never came to this part: what another left decided stands, and this one is no reason for it.
        if (error instanceof SuanceError) return Unknown.for([]);
        throw error;
      }
    },
  };
}

/** Why each condition came out as it did. */
export function explainConditions(evaluation: Evaluation, wording: ReaderWording): ExplainedCondition[] {
  const { plan, outcomes } = evaluation;
  const inspector = inspectorOf(evaluation);
  const describer = new Describer(wording, inspector);
  const figures = new Set(plan.measure.parameters.map((each) => each.name));
  const asked = new Describer(wording, inspector, (name) => figures.has(name));
  const explained: ExplainedCondition[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const { condition } = plan.conditions[index]!;
    explained.push({
      id: condition.id,
      title: condition.title,
      clause: condition.clause,
      outcome,
      because: describer.because(condition.test),
      wouldPass: outcome === false ? asked.formula(condition.test) : null,
    });
  }
  if (evaluation.inRegion !== null) explained.push(explainRegion(evaluation, wording));
  return explained;
}

/** A requirement that a case did not meet, in a reader's words. */
export interface ExplainedFailure {
  readonly title: Label;
  readonly because: string;
}

/** Why a case is not eligible, and nothing else: the reasons that a list gives. */
export function explainFailures(evaluation: Evaluation, wording: ReaderWording): ExplainedFailure[] {
  const describer = new Describer(wording, inspectorOf(evaluation));
  const failures: ExplainedFailure[] = [];
  for (const [index, outcome] of evaluation.outcomes.entries()) {
    if (outcome !== false) continue;
    const { title, test } = evaluation.plan.conditions[index]!.condition;
    failures.push({ title, because: describer.because(test) });
  }
  if (evaluation.inRegion === false) failures.push(explainRegion(evaluation, wording));
  return failures;
}

function explainRegion({ plan, given, inRegion }: Evaluation, wording: ReaderWording): ExplainedCondition {
  return regionReason(plan.measure, given.regionChain![0]!, inRegion!, wording);
}

/** Whether a case's region is one that the measure is made for, in a reader's words. */
export function regionReason(
  measure: Measure,
  own: string,
  inside: boolean,
  wording: ReaderWording,
): ExplainedCondition {
  const label = measure.vocabulary.labels[IN_REGION] ?? { zh: IN_REGION, en: IN_REGION };
  const [within, beyond] = wording.regionSigns ?? ['⊆', '⊄'];
  const sign = inside ? within : beyond;
  const name = wording.name('region');
  return {
    id: IN_REGION,
    title: label,
    clause: measure.clause,
    outcome: inside,
    because: `${name} ${wording.region(own)} ${sign} ${wording.region(measure.region)}`,
    wouldPass: inside ? null : `${name} ${within} ${wording.region(measure.region)}`,
  };
}

/** The whole account of an evaluation. */
export function explain(evaluation: Evaluation, wording: ReaderWording): Explanation {
  const { plan } = evaluation;
  const reached =
    evaluation.outputs.length > 0 ? [...plan.early, ...plan.late] : evaluation.errors.length > 0 ? [] : plan.early;
  const inspector = inspectorOf(evaluation);
  const of = <Kind extends CompiledStep['kind']>(kind: Kind) =>
    reached.filter((each): each is CompiledStep & { kind: Kind } => each.kind === kind);
  const schedule = of('schedule')[0]?.schedule;
  const rows = schedule && evaluation.slots[schedule.slot];
  const value = (named: NamedValue) => explainValue(named, evaluation, wording, inspector);
  return {
    conditions: explainConditions(evaluation, wording),
    parameters: evaluation.parameters,
    tables: of('table').map(({ table }) => explainTable(table, evaluation, wording, inspector)),
    definitions: of('definition').map(({ definition }) => value(definition.named)),
    schedule:
      schedule && rows && !(rows instanceof Unknown)
        ? {
            title: schedule.schedule.title,
            period: schedule.schedule.each,
            columns: schedule.schedule.columns,
            rows: rows as readonly Row[],
          }
        : null,
    outputs: plan.outputs.filter((_, index) => evaluation.outputs[index] !== undefined).map(value),
    readings: plan.measure.readings,
  };
}

function explainTable(
  table: CompiledTable,
  evaluation: Evaluation,
  wording: ReaderWording,
  inspector: Inspector,
): ExplainedTable {
  const hit = table.look(evaluation.slots);
  const withValues = new Describer(wording, inspector);
  const plain = new Describer(wording);
  return {
    name: table.table.name,
    title: table.table.title,
    inputs: table.table.inputs.map((each) => withValues.formula(each)),
    rules: hit.rules.map((index) => {
      const rule = table.table.rules[index]!;
      return {
        number: index + 1,
        cells: rule.cells.map((each) => plain.tests(each)),
        outputs: rule.outputs.map((each) => plain.formula(each)),
      };
    }),
  };
}

function explainValue(
  named: NamedValue,
  evaluation: Evaluation,
  wording: ReaderWording,
  inspector: Inspector,
): ExplainedValue {
  return {
    name: named.name,
    title: named.title,
    formula: new Describer(wording).formula(named.value),
    withValues: new Describer(wording, inspector).formula(named.value),
    unrounded: inspector.valueOf(named.value),
    rounding: named.round,
    value: evaluation.slots[evaluation.plan.layout.slot(named.name)]!,
    type: named.type,
  };
}

type Labelled = Pick<Measure, 'vocabulary' | 'steps' | 'outputs'>;

const LABELS = new WeakMap<Labelled, ReadonlyMap<string, Label>>();

/** What every name of a measure is called: facts, figures, and what it works out itself. */
export function labelsOf(measure: Labelled): ReadonlyMap<string, Label> {
  let labels = LABELS.get(measure);
  if (!labels) {
    labels = collectLabels(measure);
    LABELS.set(measure, labels);
  }
  return labels;
}

function collectLabels(measure: Labelled): Map<string, Label> {
  const labels = new Map<string, Label>();
  const { facts, figures } = measure.vocabulary;
  for (const each of [...Object.values(facts), ...Object.values(figures)]) labels.set(each.name, each.label);
  for (const step of measure.steps) {
    if (step.kind === 'table') for (const output of step.table.outputs) labels.set(output.name, output.title);
    if (step.kind === 'definition') labels.set(step.definition.name, step.definition.title);
    if (step.kind === 'schedule') {
      labels.set(step.schedule.name, step.schedule.title);
      labels.set(step.schedule.each.name, step.schedule.each.title);
      for (const column of step.schedule.columns) if (!labels.has(column.name)) labels.set(column.name, column.title);
    }
  }
  for (const output of measure.outputs) labels.set(output.name, output.title);
  return labels;
}
