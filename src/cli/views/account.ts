import type { ExplainedSchedule, ExplainedValue, Explanation } from '../../engine/explain.ts';
import type { ParameterValue } from '../../engine/parameters.ts';
import type { Evaluation } from '../../engine/run.ts';
import { addNumbers } from '../../language/spans.ts';
import { isNumeric, type Type } from '../../language/types.ts';
import { Unknown, type Value } from '../../language/value.ts';
import type { Measure } from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import type { Regions } from '../../policies/regions.ts';
import { Exact } from '../../values/exact.ts';
import { printMoney } from '../../values/print.ts';
import type { Texts } from '../texts/texts.ts';
import { inLanguage, outputText, printValue } from '../wording.ts';

/*
 * What stands behind a result, in the reader's words and not yet laid out: the page of a case and its sheet say the same.
 */

/** The amount as it is to be told: a figure, or what is known of an open one; `null` where there is none to tell. */
export function amountWords(evaluation: Evaluation, texts: Texts): { settled: boolean; text: string } | null {
  const { amount, status, plan } = evaluation;
  // That nothing is due of what is no money goes without saying.
  if (amount === null || plan.amount < 0 || (amount instanceof Unknown && plan.optional.has(plan.amount))) return null;
  const print = (value: Value) => (value instanceof Exact ? printMoney(value, texts.language) : texts.words.unknown);
  if (!(amount instanceof Unknown) && status !== 'undetermined') return { settled: true, text: print(amount) };
  // Undetermined, it may still come to nothing.
  const high = amount instanceof Unknown ? amount.high : (amount as Exact);
  const low = amount instanceof Unknown && status !== 'undetermined' ? amount.low : null;
  const bounds = boundsText({ low, high }, print, texts);
  const text = bounds === null ? texts.result.open : `${texts.result.open}${texts.comma}${bounds}`;
  return { settled: false, text };
}

/** What is known of an open number; that it is no less than nothing goes without saying. */
export function boundsText(
  { low, high }: Pick<Unknown, 'low' | 'high'>,
  print: (bound: Value) => string,
  texts: Texts,
): string | null {
  const floor = low && !low.isZero() ? low : null;
  if (floor && high) return texts.result.between(print(floor), print(high));
  if (high) return texts.result.atMost(print(high));
  return floor ? texts.result.atLeast(print(floor)) : null;
}

/** What is granted without money, or without a figure, under its heading; nothing where a case is not eligible. */
export function grantWords({ status, plan }: Evaluation, texts: Texts): { word: string; text: string }[] {
  if (status !== 'eligible' && status !== 'undetermined') return [];
  const { decision, unquantified } = plan.measure;
  const { result } = texts;
  return [
    ...(decision ? [{ word: result.decision, label: decision }] : []),
    ...(unquantified ? [{ word: result.unquantified, label: unquantified }] : []),
  ].map(({ word, label }) => {
    const text = inLanguage(label, texts);
    return { word, text: status === 'eligible' ? text : result.ifMet(text) };
  });
}

/** Facts that the case does not give and that follow from others. */
export function derivedWords({ derived, plan, given }: Evaluation, texts: Texts): string[] {
  const { measure } = plan;
  const label = (name: string) => inLanguage(measure.vocabulary.facts[name]!.label, texts);
  return derived.map(({ derivation: { fact, inputs, source }, value }) => {
    const from = inputs.filter((name) => given.facts[name] !== undefined).map(label);
    const type = languageType(measure.vocabulary.facts[fact]!.type);
    const values = value instanceof Unknown ? [...new Set(value.candidates ?? [])] : [value];
    return texts.result.derived(
      label(fact),
      values.map((each) => printValue(each, type, measure, texts)).join(texts.result.or),
      from.join(texts.words.listComma),
      inLanguage(source, texts),
    );
  });
}

/** A schedule as a table: its head, a row for each period, and the totals where there is more than one. */
export interface ScheduleTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
  /** Which columns are of numbers. */
  readonly numeric: readonly boolean[];
}

/** The cells of a schedule; money without its unit. */
export function scheduleTable(schedule: ExplainedSchedule, measure: Measure, texts: Texts): ScheduleTable {
  const print = (value: Value, type: Type) => {
    const text = printValue(value, type, measure, texts);
    return type === 'money' ? text.replace(/\s*(元|yuan)$/, '') : text;
  };
  const head = [schedule.period, ...schedule.columns].map((each) => inLanguage(each.title, texts));
  const rows = schedule.rows.map(({ row }) => [
    print(row[schedule.period.name]!, schedule.period.type),
    ...schedule.columns.map((each) => print(row[each.name]!, each.type)),
  ]);
  const numeric = [schedule.period, ...schedule.columns].map((each) => isNumeric(each.type));
  if (rows.length < 2) return { head, rows, total: null, numeric };
  const total = schedule.columns.map((each) => {
    if (each.type !== 'money') return '';
    return print(
      schedule.rows.reduce<Value>((all, { row }) => addNumbers(all, row[each.name]!), Exact.ZERO),
      each.type,
    );
  });
  return { head, rows, total: [texts.result.total, ...total], numeric };
}

/** A figure worked out: its steps where they say more than its value, and the value before rounding. */
export interface OutputWords {
  readonly output: ExplainedValue;
  readonly name: string;
  readonly steps: string | null;
  readonly value: string;
  readonly rounding: string | null;
  /** Whether rounding changed it. */
  readonly rounded: boolean;
}

/** The outputs; one that was not asked for is not shown as open. */
export function outputWords(account: Explanation, { plan }: Evaluation, texts: Texts): OutputWords[] {
  const { measure } = plan;
  const stated = new Map(measure.outputs.map((each) => [each.name, each]));
  return account.outputs.flatMap((output) => {
    const definition = stated.get(output.name)!;
    if (definition.optional && output.value instanceof Unknown) return [];
    const value =
      output.value instanceof Unknown
        ? openValue(output.value, output.type, measure, texts)
        : outputText(output.value, definition, measure, texts);
    const before = output.rounding && !(output.unrounded instanceof Unknown) ? output.unrounded : null;
    const rounding =
      before === null
        ? null
        : `${texts.result.beforeRounding} ${printValue(before, output.type, measure, texts)}${texts.comma}${texts.rounding[output.rounding!]}`;
    const steps = output.withValues === value ? null : output.withValues;
    return [{ output, name: inLanguage(output.title, texts), steps, value, rounding, rounded: isRounded(output) }];
  });
}

function isRounded({ unrounded, value }: ExplainedValue): boolean {
  return unrounded instanceof Exact && value instanceof Exact && !unrounded.equals(value);
}

/** An open value, with what bounds it. */
function openValue(value: Unknown, type: Type, measure: Measure, texts: Texts): string {
  const bounds = boundsText(value, (bound) => printValue(bound, type, measure, texts), texts);
  return bounds === null ? texts.words.unknown : `${texts.words.unknown} (${bounds})`;
}

/** A step on the way to the outputs: `name = formula with its numbers = value`. */
export function definitionWords(definition: ExplainedValue, measure: Measure, texts: Texts): string {
  const value = printValue(definition.value, definition.type, measure, texts);
  return `${inLanguage(definition.title, texts)} = ${definition.withValues} = ${value}`;
}

/** The tables looked up: what went in, and the rows that apply. */
export function tableWords(account: Explanation, arrow: string, texts: Texts): { head: string; rows: string[][] }[] {
  return account.tables.map((table) => ({
    head: `${inLanguage(table.title, texts)}${texts.colon}${table.inputs.join(texts.comma)}`,
    rows: table.rules.map((rule) => [
      texts.result.tableRow(rule.number),
      `${rule.cells.join(' | ')} ${arrow} ${rule.outputs.join(texts.comma)}`,
    ]),
  }));
}

/** A figure of a place and time: what it is called, its value, when it holds, where it is from. */
export interface FigureWords {
  readonly label: string;
  readonly value: string;
  /** `2022-01-01…2022-12-31`, or `null`. */
  readonly time: string | null;
  readonly source: string;
}

/** A figure in words; one that could not be checked against its bounds says so. */
export function figureWords(figure: ParameterValue, measure: Measure, texts: Texts): FigureWords {
  const definition = measure.vocabulary.figures[figure.name]!;
  const stated = figure.source && inLanguage(figure.source, texts);
  // The office's own file is told from the tables that come with the program.
  const origin = stated === null || figure.origin === 'locality' ? texts.origin[figure.origin] : null;
  const source = [origin, stated].filter((one) => one !== null).join(texts.colon);
  return {
    label: inLanguage(definition.label, texts),
    value: printValue(figure.unproven ?? figure.value, languageType(definition.type), measure, texts),
    time: figure.validFrom ? `${figure.validFrom}…${figure.validTo ?? ''}` : null,
    source: figure.unproven === null ? source : `${source}${texts.comma}${texts.result.unproven}`,
  };
}

/** What cannot be had together with this: a clerk must know before both are paid. */
export function exclusionWords({ status, plan }: Evaluation, texts: Texts): string[] {
  if (status === 'ineligible') return [];
  return plan.measure.exclusions.map((each) =>
    [each.with, texts.policies.exclusion[each.rule], inLanguage(each.note, texts)].join(texts.comma),
  );
}

/** What is still needed: label and id. */
export function missingWords(evaluation: Evaluation, texts: Texts): { label: string; name: string }[] {
  const { facts, figures } = evaluation.plan.measure.vocabulary;
  return evaluation.missing.map((name) => {
    const definition = facts[name] ?? figures[name];
    return { label: definition ? inLanguage(definition.label, texts) : name, name };
  });
}

/** The facts given that the measure reads, each with its label; regions by name where they are to be had. */
export function factWords(
  evaluation: Evaluation,
  texts: Texts,
  regions?: () => Regions,
): [label: string, value: string][] {
  const { measure } = evaluation.plan;
  const { facts, series } = evaluation.given;
  return measure.facts.flatMap((name): [string, string][] => {
    const definition = measure.vocabulary.facts[name]!;
    const print = (value: Value) => {
      const region = definition.type === 'region' ? regions?.().get(String(value)) : undefined;
      return region
        ? `${inLanguage(region.label, texts)} (${region.code})`
        : printValue(value, languageType(definition.type), measure, texts);
    };
    const label = inLanguage(definition.label, texts);
    const value = facts[name] ?? series[name]?.every;
    if (value !== undefined && value !== null) return [[label, print(value)]];
    const months = Object.entries(series[name]?.months ?? {});
    return months.length === 0
      ? []
      : [[label, months.map(([month, each]) => `${month} ${print(each)}`).join(texts.comma)]];
  });
}
