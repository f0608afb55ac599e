import { amountCapitals, type Provenance } from '../../cases/result.ts';
import {
  type ExplainedCondition,
  type ExplainedSchedule,
  type Explanation,
  explain,
  explainConditions,
} from '../../engine/explain.ts';
import type { Evaluation } from '../../engine/run.ts';
import type { Measure } from '../../policies/model.ts';
import type { Regions } from '../../policies/regions.ts';
import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { errorOfCase, inLanguage, wordingFor } from '../wording.ts';
import { hanging, pad, widthOf, wrap } from '../wrap.ts';
import {
  amountWords,
  definitionWords,
  derivedWords,
  exclusionWords,
  factWords,
  figureWords,
  grantWords,
  missingWords,
  outputWords,
  scheduleTable,
  tableWords,
} from './account.ts';
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
  } else if (account.readings.length > 0) {
    lines.push('', style.dim(texts.result.readingsTaken(account.readings.length)));
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
  const capitals = evaluation.status === 'eligible' && texts.language === 'zh' ? amountCapitals(evaluation) : null;
  if (amount && capitals) lines.push(...hanging(`${style.bold(texts.result.capitals)}  `, capitals, style.width));
  lines.push(...grantLines(evaluation, view));
  lines.push(...wrap(style.dim(texts.result.clause(measure.number, measure.clause)), style.width));
  return lines;
}

function grantLines(evaluation: Evaluation, { texts, style }: View): string[] {
  return grantWords(evaluation, texts).flatMap(({ word, text }) => hanging(`${style.bold(word)}  `, text, style.width));
}

/** The amount in words: a figure, or its bounds. */
export function amountLine(evaluation: Evaluation, { texts, style }: Pick<View, 'texts' | 'style'>): string | null {
  const amount = amountWords(evaluation, texts);
  return amount && (amount.settled ? style.bold(amount.text) : amount.text);
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

function derivedLines(evaluation: Evaluation, { texts, style }: View): string[] {
  return derivedWords(evaluation, texts).flatMap((each) => hanging(`${style.signs.bullet} `, each, style.width));
}

function tableLines(account: Explanation, { texts, style }: View): string[] {
  if (account.tables.length === 0) return [];
  const lines = ['', style.bold(texts.result.tables)];
  for (const { head, rows } of tableWords(account, style.signs.arrow, texts)) {
    lines.push(...hanging(`${style.signs.bullet} `, head, style.width));
    for (const [row, text] of rows) lines.push(...hanging(`    ${row} `, text!, style.width));
  }
  return lines;
}

async function scheduleLines(schedule: ExplainedSchedule, measure: Measure, view: View): Promise<string[]> {
  const { texts, style } = view;
  const { head, rows, total } = scheduleTable(schedule, measure, texts);
  const body = [...rows, ...(total ? [total] : [])].map((row) => [...row]);
  return ['', style.bold(inLanguage(schedule.title, texts)), ...(await renderTable([...head], body, style))];
}

function outputLines(account: Explanation, evaluation: Evaluation, view: View, full: boolean): string[] {
  const { texts, style } = view;
  if (account.outputs.length === 0) return [];
  const lines = ['', style.bold(texts.result.formula)];
  for (const definition of full ? account.definitions : [])
    lines.push(...hanging('  ', definitionWords(definition, evaluation.plan.measure, texts), style.width));
  for (const { output, name, steps, value, rounding } of outputWords(account, evaluation, texts)) {
    const shown = steps !== null && (full || output.name === 'amount') ? ` = ${steps}` : '';
    lines.push(...hanging('  ', `${name}${shown} = ${value}`, style.width));
    if (full && rounding) lines.push(...hanging('    ', style.dim(rounding), style.width));
  }
  return lines;
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
    const { label, value, time, source } = figureWords(each, measure, texts);
    const when = time === null ? '' : ` (${time})`;
    lines.push(...hanging('  ', `${label} ${value}${when}${texts.comma}${source}`, style.width));
  }
  return lines;
}

function exclusionLines(evaluation: Evaluation, { texts, style }: View): string[] {
  const exclusions = exclusionWords(evaluation, texts);
  if (exclusions.length === 0) return [];
  return ['', style.bold(texts.policies.exclusions), ...exclusions.flatMap((each) => hanging('  ', each, style.width))];
}

function missingLines(evaluation: Evaluation, { texts, style }: View): string[] {
  const lines = ['', style.bold(texts.result.missing)];
  for (const { label, name } of missingWords(evaluation, texts))
    lines.push(...hanging(`${style.open(style.signs.unknown)} `, `${label}${texts.comma}${name}`, style.width));
  return lines;
}

function factLines(evaluation: Evaluation, { texts, style, regions }: View): string[] {
  const rows = factWords(evaluation, texts, regions);
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
