import type { Provenance } from '../../cases/result.ts';
import {
  type ExplainedCondition,
  type ExplainedSchedule,
  type Explanation,
  explain,
  explainConditions,
} from '../../engine/explain.ts';
import type { Evaluation } from '../../engine/run.ts';
import { addNumbers } from '../../language/spans.ts';
import type { Type } from '../../language/types.ts';
import { Unknown, type Value } from '../../language/value.ts';
import type { Measure } from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import type { Regions } from '../../policies/regions.ts';
import { Exact } from '../../values/exact.ts';
import { printMoney } from '../../values/print.ts';
import type { Label } from '../../values/problem.ts';
import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { errorOfCase, inLanguage, outputText, printValue, wordingFor } from '../wording.ts';
import { hanging, pad, widthOf, wrap } from '../wrap.ts';
import { renderTable } from './table.ts';

/** What a page about a result is made with. */
export interface View {
  readonly texts: Texts;
  readonly style: Style;
  readonly provenance: Provenance;
  /** Names of regions, read when one is shown. */
  readonly regions?: () => Regions;
}

/** A result for people: outcome, amount, clause, conditions; with `full`, everything behind it. */
export async function resultPage(evaluation: Evaluation, view: View, full: boolean): Promise<string> {
  const { texts, style } = view;
  const { measure } = evaluation.plan;
  const lines: string[] = [...header(evaluation, view), ''];
  if (evaluation.status === 'invalid') {
    lines.push(style.bold(texts.result.errors));
    for (const each of evaluation.errors)
      lines.push(...hanging(`${style.bad(style.signs.no)} `, errorOfCase(each, measure, texts), style.width));
    return style.shown(`${lines.join('\n')}\n`);
  }
  const wording = wordingFor(measure, texts, view.regions);
  lines.push(style.bold(texts.result.conditions));
  for (const each of explainConditions(evaluation, wording)) lines.push(...conditionLines(each, view));
  lines.push(...derivedLines(evaluation, view));
  const account = explain(evaluation, wording);
  if (full) lines.push(...tableLines(account, view));
  if (account.schedule && (full || account.schedule.rows.length > 1))
    lines.push(...(await scheduleLines(account.schedule, measure, view)));
  lines.push(...outputLines(account, evaluation, view, full));
  lines.push(...figureLines(account, evaluation, view, full));
  lines.push(...exclusionLines(evaluation, view));
  if (evaluation.missing.length > 0) lines.push(...missingLines(evaluation, view));
  if (full) {
    lines.push(...factLines(evaluation, view), ...readingLines(account, view));
    lines.push('', style.dim(texts.result.seal(view.provenance.tables.slice(0, 19), view.provenance.version)));
  }
  return style.shown(`${lines.join('\n')}\n`);
}

function header(evaluation: Evaluation, view: View): string[] {
  const { texts, style } = view;
  const { measure } = evaluation.plan;
  const paint = { eligible: style.good, ineligible: style.bad, undetermined: style.open, invalid: style.bad }[
    evaluation.status
  ];
  const title = `${paint(style.bold(texts.status[evaluation.status]))}  ${style.bold(inLanguage(measure.title, texts))}`;
  const gap = Math.max(2, style.width - widthOf(title) - widthOf(measure.id));
  const lines = [
    title + (widthOf(title) + widthOf(measure.id) + 2 <= style.width ? ' '.repeat(gap) + style.dim(measure.id) : ''),
  ];
  const amount = amountLine(evaluation, view);
  if (amount) lines.push(`${style.bold(texts.result.amount)}  ${amount}`);
  lines.push(...grantLines(evaluation, view));
  lines.push(...wrap(style.dim(texts.result.clause(measure.number, measure.clause)), style.width));
  return lines;
}

/** What is granted without money, or without a figure; nothing where a case is not eligible. */
function grantLines({ status, plan }: Evaluation, { texts, style }: View): string[] {
  if (status !== 'eligible' && status !== 'undetermined') return [];
  const { decision, unquantified } = plan.measure;
  const line = (word: string, label: Label) => {
    const text = inLanguage(label, texts);
    return hanging(`${style.bold(word)}  `, status === 'eligible' ? text : texts.result.ifMet(text), style.width);
  };
  return [
    ...(decision ? line(texts.result.decision, decision) : []),
    ...(unquantified ? line(texts.result.unquantified, unquantified) : []),
  ];
}

/** The amount in words: a figure, or its bounds. */
export function amountLine(evaluation: Evaluation, view: Pick<View, 'texts' | 'style'>): string | null {
  const { amount, status } = evaluation;
  const { texts, style } = view;
  // That nothing is due of what is no money goes without saying.
  const { plan } = evaluation;
  if (amount === null || plan.amount < 0 || (amount instanceof Unknown && plan.optional.has(plan.amount))) return null;
  const print = (value: Value) => (value instanceof Exact ? printMoney(value, texts.language) : texts.words.unknown);
  if (!(amount instanceof Unknown) && status !== 'undetermined') return style.bold(print(amount));
  // Undetermined, it may still come to nothing.
  const high = amount instanceof Unknown ? amount.high : (amount as Exact);
  const low = amount instanceof Unknown && status !== 'undetermined' ? amount.low : null;
  const bounds = boundsText({ low, high }, print, texts);
  return bounds === null ? texts.result.open : `${texts.result.open}${texts.comma}${bounds}`;
}

/** A condition: whether it is met, why, and what would have passed. */
export function conditionLines(condition: ExplainedCondition, view: View): string[] {
  const { texts, style } = view;
  const mark =
    condition.outcome === null
      ? style.open(style.signs.unknown)
      : condition.outcome
        ? style.good(style.signs.yes)
        : style.bad(style.signs.no);
  const lines = hanging(`${mark} `, inLanguage(condition.title, texts), style.width);
  const indent = ' '.repeat(widthOf(mark) + 3);
  for (const line of wrap(condition.because, style.width - indent.length)) lines.push(indent + style.dim(line));
  if (condition.wouldPass)
    lines.push(...hanging(`${indent}${texts.result.wouldPass} `, condition.wouldPass, style.width));
  return lines;
}

/** Facts that the case does not give and that follow from others. */
function derivedLines({ derived, plan, given }: Evaluation, { texts, style }: View): string[] {
  const { measure } = plan;
  const label = (name: string) => inLanguage(measure.vocabulary.facts[name]!.label, texts);
  return derived.flatMap(({ derivation: { fact, inputs, source }, value }) => {
    const from = inputs.filter((name) => given.facts[name] !== undefined).map(label);
    const type = languageType(measure.vocabulary.facts[fact]!.type);
    const values = value instanceof Unknown ? [...new Set(value.candidates ?? [])] : [value];
    const text = texts.result.derived(
      label(fact),
      values.map((each) => printValue(each, type, measure, texts)).join(texts.result.or),
      from.join(texts.words.listComma),
      inLanguage(source, texts),
    );
    return hanging(`${style.signs.bullet} `, text, style.width);
  });
}

function tableLines(account: Explanation, view: View): string[] {
  const { texts, style } = view;
  if (account.tables.length === 0) return [];
  const lines = ['', style.bold(texts.result.tables)];
  for (const table of account.tables) {
    lines.push(
      ...hanging(
        `${style.signs.bullet} `,
        `${inLanguage(table.title, texts)}${texts.colon}${table.inputs.join(texts.comma)}`,
        style.width,
      ),
    );
    for (const rule of table.rules) {
      const text = `${rule.cells.join(' | ')} ${style.signs.arrow} ${rule.outputs.join(texts.comma)}`;
      lines.push(...hanging(`    ${texts.result.tableRow(rule.number)} `, text, style.width));
    }
  }
  return lines;
}

async function scheduleLines(schedule: ExplainedSchedule, measure: Measure, view: View): Promise<string[]> {
  const { texts, style } = view;
  const print = (value: Value, type: Parameters<typeof printValue>[1]) => {
    const text = printValue(value, type, measure, texts);
    return type === 'money' ? text.replace(/\s*(元|yuan)$/, '') : text;
  };
  const head = [schedule.period, ...schedule.columns].map((each) => inLanguage(each.title, texts));
  const rows = schedule.rows.map(({ row }) => [
    print(row[schedule.period.name]!, schedule.period.type),
    ...schedule.columns.map((each) => print(row[each.name]!, each.type)),
  ]);
  const total = schedule.columns.map((each) => {
    const sum = schedule.rows.reduce<Value>(
      (all, { row }) => (each.type === 'money' ? addNumbers(all, row[each.name]!) : all),
      Exact.ZERO,
    );
    return each.type === 'money' ? print(sum, each.type) : '';
  });
  const body = rows.length > 1 ? [...rows, [texts.result.total, ...total]] : rows;
  return ['', style.bold(inLanguage(schedule.title, texts)), ...(await renderTable(head, body, style))];
}

function outputLines(account: Explanation, evaluation: Evaluation, view: View, full: boolean): string[] {
  const { texts, style } = view;
  const { measure } = evaluation.plan;
  if (account.outputs.length === 0) return [];
  const lines = ['', style.bold(texts.result.formula)];
  for (const definition of full ? account.definitions : []) {
    const value = printValue(definition.value, definition.type, measure, texts);
    lines.push(
      ...hanging('  ', `${inLanguage(definition.title, texts)} = ${definition.withValues} = ${value}`, style.width),
    );
  }
  const kinds = new Map(measure.outputs.map((each) => [each.name, each]));
  for (const output of account.outputs) {
    const stated = kinds.get(output.name)!;
    const { optional } = stated;
    // What was not asked for is not shown as open.
    if (optional && output.value instanceof Unknown) continue;
    const value =
      output.value instanceof Unknown
        ? valueOrBounds(output.value, output.type, measure, view)
        : outputText(output.value, stated, measure, texts);
    const name = inLanguage(output.title, texts);
    const steps = output.withValues === value ? '' : ` = ${output.withValues}`;
    lines.push(...hanging('  ', `${name}${full || output.name === 'amount' ? steps : ''} = ${value}`, style.width));
    if (full && output.rounding && !(output.unrounded instanceof Unknown)) {
      const before = printValue(output.unrounded, output.type, measure, texts);
      lines.push(
        ...hanging(
          '    ',
          style.dim(`${texts.result.beforeRounding} ${before}${texts.comma}${texts.rounding[output.rounding]}`),
          style.width,
        ),
      );
    }
  }
  return lines;
}

/** A value, or for an open one what bounds it. */
function valueOrBounds(value: Value, type: Type, measure: Measure, view: View): string {
  const { texts } = view;
  if (!(value instanceof Unknown)) return printValue(value, type, measure, texts);
  const print = (bound: Value) => printValue(bound, type, measure, texts);
  const bounds = boundsText(value, print, texts);
  return bounds === null ? texts.words.unknown : `${texts.words.unknown} (${bounds})`;
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

/** The figures used, with their sources; missing ones that no longer matter only where everything is shown. */
function figureLines(account: Explanation, evaluation: Evaluation, view: View, full: boolean): string[] {
  const { texts, style } = view;
  const { measure } = evaluation.plan;
  const missing = new Set(evaluation.missing);
  const shown = account.parameters.filter(({ origin, name }) => full || origin !== 'missing' || missing.has(name));
  if (shown.length === 0) return [];
  const lines = ['', style.bold(texts.result.figures)];
  for (const each of shown) {
    const definition = measure.vocabulary.figures[each.name]!;
    const value = printValue(each.unproven ?? each.value, languageType(definition.type), measure, texts);
    const doubt = each.unproven === null ? '' : `${texts.comma}${texts.result.unproven}`;
    const stated = each.source && inLanguage(each.source, texts);
    // The office's own file is told from the tables that come with the program.
    const origin = stated === null || each.origin === 'locality' ? texts.origin[each.origin] : null;
    const source = [origin, stated].filter((one) => one !== null).join(texts.colon);
    const time = each.validFrom ? ` (${each.validFrom}…${each.validTo ?? ''})` : '';
    lines.push(
      ...hanging(
        '  ',
        `${inLanguage(definition.label, texts)} ${value}${time}${texts.comma}${source}${doubt}`,
        style.width,
      ),
    );
  }
  return lines;
}

/** What cannot be had together with this: a clerk must know before both are paid. */
function exclusionLines({ status, plan }: Evaluation, { texts, style }: View): string[] {
  const { exclusions } = plan.measure;
  if (status === 'ineligible' || exclusions.length === 0) return [];
  return [
    '',
    style.bold(texts.policies.exclusions),
    ...exclusions.flatMap((each) =>
      hanging(
        '  ',
        [each.with, texts.policies.exclusion[each.rule], inLanguage(each.note, texts)].join(texts.comma),
        style.width,
      ),
    ),
  ];
}

function missingLines(evaluation: Evaluation, view: View): string[] {
  const { texts, style } = view;
  const { facts, figures } = evaluation.plan.measure.vocabulary;
  const lines = ['', style.bold(texts.result.missing)];
  for (const name of evaluation.missing) {
    const definition = facts[name] ?? figures[name];
    const label = definition ? inLanguage(definition.label, texts) : name;
    lines.push(...hanging(`${style.open(style.signs.unknown)} `, `${label}${texts.comma}${name}`, style.width));
  }
  return lines;
}

function factLines(evaluation: Evaluation, view: View): string[] {
  const { texts, style } = view;
  const { measure } = evaluation.plan;
  const rows = measure.facts.flatMap((name): [string, string][] => {
    const definition = measure.vocabulary.facts[name]!;
    const type = languageType(definition.type);
    const value = evaluation.given.facts[name];
    const series = evaluation.given.series[name];
    const label = inLanguage(definition.label, texts);
    if (value !== undefined) return [[label, printValue(value, type, measure, texts)]];
    if (series?.every) return [[label, printValue(series.every, type, measure, texts)]];
    if (series) {
      const months = Object.entries(series.months).map(
        ([month, each]) => `${month} ${printValue(each, type, measure, texts)}`,
      );
      return [[label, months.join(texts.comma)]];
    }
    return [];
  });
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([label]) => widthOf(label)));
  return [
    '',
    style.bold(texts.result.facts),
    ...rows.flatMap(([label, value]) => hanging(`  ${pad(label, width)}  `, value, style.width)),
  ];
}

function readingLines(account: Explanation, view: View): string[] {
  const { texts, style } = view;
  if (account.readings.length === 0) return [];
  const lines = ['', style.bold(texts.result.readings)];
  for (const each of account.readings) {
    lines.push(...hanging(`${style.signs.bullet} `, inLanguage(each.question, texts), style.width));
    for (const [word, label] of [
      [texts.result.readingTaken, each.taken],
      [texts.result.readingBecause, each.because],
      [texts.result.readingInstead, each.instead],
    ] as const) {
      lines.push(...hanging(`    ${word} `, inLanguage(label, texts), style.width));
    }
  }
  return lines;
}
