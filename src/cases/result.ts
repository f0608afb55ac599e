import { type ExplainedCondition, type Explanation, explain, explainConditions } from '../engine/explain.ts';
import type { ParameterValue } from '../engine/parameters.ts';
import { type Evaluation, type Outcome, type Status, scheduleRows } from '../engine/run.ts';
import type { Type } from '../language/types.ts';
import type { Row, Value } from '../language/value.ts';
import { Unknown } from '../language/value.ts';
import type { Measure } from '../policies/model.ts';
import { languageType } from '../policies/quantity.ts';
import { hasCapitals, moneyInCapitals } from '../values/capitals.ts';
import { Exact } from '../values/exact.ts';
import { moneyText } from '../values/print.ts';
import type { Label, Problem } from '../values/problem.ts';
import { PLAIN_WORDING, plainValue } from './wording.ts';

/** A result for programs: design §6. Money has two decimals, `null` stands for what is not known. */
export interface Result {
  readonly measure: string;
  readonly status: Status;
  readonly amount: string | null;
  readonly amount_min: string | null;
  readonly amount_max: string | null;
  /** The amount in Chinese capitals; `null` where it is open. */
  readonly amount_capitals: string | null;
  readonly outputs: Readonly<Record<string, string | null>>;
  readonly schedule?: readonly Readonly<Record<string, string | null>>[];
  readonly conditions: readonly ResultCondition[];
  readonly missing: readonly string[];
  readonly errors: readonly ResultError[];
  /** Ids of the readings on which the result rests. */
  readonly readings: readonly string[];
  readonly parameters: readonly ResultParameter[];
  /** Facts worked out from others, because the case does not give them. */
  readonly derived?: readonly ResultDerived[];
  /** What an eligible case may do or is entitled to. */
  readonly decision?: Label;
  /** What the document grants without giving a figure. */
  readonly unquantified?: Label;
  readonly document: string;
  readonly clause: string;
  readonly facts: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly tables: string;
  readonly version: string;
  readonly explanation?: unknown;
}

export interface ResultCondition {
  readonly id: string;
  readonly outcome: Outcome;
  readonly clause: string;
  readonly because: string;
  readonly would_pass?: string;
}

export interface ResultError {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

export interface ResultParameter {
  readonly name: string;
  readonly value: string | null;
  readonly from: string;
  readonly region: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly source: Label | null;
}

export interface ResultDerived {
  readonly name: string;
  /** `null` where it is one of a few, which `candidates` lists. */
  readonly value: string | null;
  readonly candidates?: readonly string[];
  readonly from: readonly string[];
  readonly source: Label;
}

/** Which program and tables a result comes from. */
export interface Provenance {
  readonly tables: string;
  readonly version: string;
}

export interface ResultOptions {
  readonly provenance: Provenance;
  readonly explain: boolean;
  /** Words an error for a reader. */
  readonly message: (error: Problem) => string;
}

/** The three columns of an amount: the figure, or its bounds where it is open. */
export interface AmountTexts {
  readonly amount: string | null;
  readonly min: string | null;
  readonly max: string | null;
}

/** The amount of an evaluation, settled or open; `null` where there is none, also where it is left out for want of a figure that nobody must give. */
export function amountDue({ amount, plan }: Evaluation): Evaluation['amount'] {
  return amount instanceof Unknown && plan.optional.has(plan.amount) ? null : amount;
}

/** The amount of an evaluation as text: a figure, or what bounds it. */
export function amountTexts(evaluation: Evaluation): AmountTexts {
  const { status } = evaluation;
  const amount = amountDue(evaluation);
  if (amount === null) return { amount: null, min: null, max: null };
  if (amount instanceof Unknown || status === 'undetermined') {
    // Undetermined, it may still come to nothing; the upper bound is what it would be.
    const high = amount instanceof Unknown ? amount.high : (amount as Exact);
    const low = amount instanceof Unknown ? amount.low : null;
    const min = status === 'undetermined' ? '0.00' : low && moneyText(low);
    return { amount: null, min, max: high && moneyText(high) };
  }
  return { amount: moneyText(amount as Exact), min: null, max: null };
}

/** The amount in Chinese capitals, or `null` where it is no settled sum that can be written so. */
export function amountCapitals(evaluation: Evaluation): string | null {
  return inCapitals(amountTexts(evaluation));
}

function inCapitals({ amount }: AmountTexts): string | null {
  const sum = amount === null ? null : Exact.parse(amount);
  return sum !== null && hasCapitals(sum) ? moneyInCapitals(sum) : null;
}

/** The result of an evaluation as plain data. */
export function resultOf(evaluation: Evaluation, options: ResultOptions): Result {
  const { plan, status } = evaluation;
  const { measure } = plan;
  const amount = amountTexts(evaluation);
  const rows = scheduleRows(evaluation);
  const types = rows && columnTypes(evaluation);
  const schedule = rows && types ? { schedule: rows.map((row) => rowTexts(row, types)) } : {};
  return {
    measure: measure.id,
    status,
    amount: amount.amount,
    amount_min: amount.min,
    amount_max: amount.max,
    amount_capitals: inCapitals(amount),
    outputs: outputTexts(evaluation),
    ...schedule,
    conditions: explainConditions(evaluation, PLAIN_WORDING).map(conditionResult),
    missing: evaluation.missing,
    errors: evaluation.errors.map((each) => ({
      code: each.code,
      field: each.place.field ?? null,
      message: options.message(each),
    })),
    readings: measure.readings.map((each) => each.id),
    parameters: figuresOf(evaluation).map((each) => parameterResult(each, measure)),
    ...derivedResult(evaluation),
    ...(measure.decision ? { decision: measure.decision } : {}),
    ...(measure.unquantified ? { unquantified: measure.unquantified } : {}),
    document: measure.number,
    clause: measure.clause,
    facts: factTexts(evaluation),
    tables: options.provenance.tables,
    version: options.provenance.version,
    ...(options.explain && status !== 'invalid'
      ? { explanation: plainExplanation(explain(evaluation, PLAIN_WORDING)) }
      : {}),
  };
}

function derivedResult({ derived, plan, given }: Evaluation): Pick<Result, 'derived'> {
  if (derived.length === 0) return {};
  const { facts } = plan.measure.vocabulary;
  return {
    derived: derived.map(({ derivation, value }) => ({
      name: derivation.fact,
      ...derivedValue(value, languageType(facts[derivation.fact]!.type)),
      from: derivation.inputs.filter((name) => given.facts[name] !== undefined),
      source: derivation.source,
    })),
  };
}

function derivedValue(value: Value, type: Type): Pick<ResultDerived, 'value' | 'candidates'> {
  if (!(value instanceof Unknown)) return { value: plainValue(value, type) };
  return { value: null, candidates: [...new Set((value.candidates ?? []).map((each) => plainValue(each, type)))] };
}

/** What came of a condition as plain data. */
export function conditionResult(condition: ExplainedCondition): ResultCondition {
  const { id, outcome, clause, because, wouldPass } = condition;
  return { id, outcome, clause, because, ...(wouldPass === null ? {} : { would_pass: wouldPass }) };
}

function known(value: Value | undefined, type: Type): string | null {
  return value === undefined || value instanceof Unknown ? null : plainValue(value, type);
}

/** Each output as text: `null` where it is open; nothing is granted where a case is ineligible. */
export function outputTexts(evaluation: Evaluation): Record<string, string | null> {
  const { plan, status } = evaluation;
  const texts: Record<string, string | null> = {};
  if (status === 'invalid') return texts;
  for (const [index, output] of plan.outputs.entries()) {
    if (status === 'ineligible') texts[output.name] = output.type === 'money' ? '0.00' : null;
    else if (status === 'undetermined') texts[output.name] = null;
    else texts[output.name] = known(evaluation.outputs[index], output.type);
  }
  return texts;
}

function rowTexts(row: Row, types: ReadonlyMap<string, Type>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(row.row).map(([name, value]) => [name, known(value, types.get(name) ?? 'text')]),
  );
}

/** The types of the schedule's columns, its period among them. */
function columnTypes(evaluation: Evaluation): Map<string, Type> {
  const types = new Map<string, Type>();
  for (const step of evaluation.plan.measure.steps) {
    if (step.kind !== 'schedule') continue;
    types.set(step.schedule.each.name, step.schedule.each.type);
    for (const column of step.schedule.columns) types.set(column.name, column.type);
  }
  return types;
}

/** The figures that were looked up, and those that were given and not come to: without them the case is another. */
function figuresOf({ parameters, plan, given }: Evaluation): ParameterValue[] {
  const seen = new Set(parameters.map((each) => each.name));
  const unseen = plan.measure.parameters.flatMap(({ name }): ParameterValue[] => {
    const own = given.figures[name];
    if (!own || seen.has(name)) return [];
    const { value, origin, source } = own;
    return [{ name, value, unproven: null, origin, region: null, validFrom: null, validTo: null, source }];
  });
  return [...parameters, ...unseen];
}

/** A figure of a measure as plain data. */
export function parameterResult(parameter: ParameterValue, { vocabulary }: Measure): ResultParameter {
  const definition = vocabulary.figures[parameter.name]!;
  return {
    name: parameter.name,
    value: known(parameter.unproven ?? parameter.value, languageType(definition.type)),
    from: parameter.origin,
    region: parameter.region,
    valid_from: parameter.validFrom,
    valid_to: parameter.validTo,
    source: parameter.source,
  };
}

const NAMED_FACTS = new WeakMap<Measure, readonly { readonly name: string; readonly type: Type }[]>();

/** The facts that a result of a measure names, the region before all others. */
export function namedFacts(measure: Measure): readonly { readonly name: string; readonly type: Type }[] {
  let named = NAMED_FACTS.get(measure);
  if (!named) {
    named = ['region', ...measure.facts.filter((each) => each !== 'region')].flatMap((name) => {
      const definition = measure.vocabulary.facts[name];
      return definition ? [{ name, type: languageType(definition.type) }] : [];
    });
    NAMED_FACTS.set(measure, named);
  }
  return named;
}

/** The facts that the measure read, as normalised text. */
export function factTexts(evaluation: Evaluation): Record<string, string | Record<string, string>> {
  const { given, plan } = evaluation;
  const texts: Record<string, string | Record<string, string>> = {};
  for (const { name, type } of namedFacts(plan.measure)) {
    const value = given.facts[name];
    const series = given.series[name];
    if (value !== undefined) texts[name] = plainValue(value, type);
    else if (series?.every) texts[name] = plainValue(series.every, type);
    else if (series) {
      texts[name] = Object.fromEntries(
        Object.entries(series.months).map(([month, each]) => [month, plainValue(each, type)]),
      );
    }
  }
  return texts;
}

/** Facts that say who the case is of, in the order of the vocabulary. Only sheets and saved cases show them. */
export function identityTexts({ given, plan }: Evaluation): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { name, identity } of Object.values(plan.measure.vocabulary.facts)) {
    const value = given.facts[name];
    if (identity && value !== undefined) texts[name] = plainValue(value, 'text');
  }
  return texts;
}

function plainExplanation(explanation: Explanation): unknown {
  const value = (each: Explanation['outputs'][number]) => ({
    name: each.name,
    title: each.title,
    formula: each.formula,
    with_values: each.withValues,
    unrounded: known(each.unrounded, each.type),
    rounding: each.rounding,
    value: known(each.value, each.type),
    bounds: each.value instanceof Unknown ? boundTexts(each.value, each.type) : null,
  });
  return {
    conditions: explanation.conditions.map((each) => ({ ...conditionResult(each), title: each.title })),
    tables: explanation.tables,
    definitions: explanation.definitions.map(value),
    outputs: explanation.outputs.map(value),
    readings: explanation.readings,
  };
}

function boundTexts(value: Unknown, type: Type): { min: string | null; max: string | null } {
  return { min: value.low && plainValue(value.low, type), max: value.high && plainValue(value.high, type) };
}
