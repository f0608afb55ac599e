import { askingOrder } from '../../cases/needs.ts';
import { GROUPS, type Group, type ScreenedMeasure, type Screening } from '../../cases/screening/screen.ts';
import { explainConditions, explainFailures } from '../../engine/explain.ts';
import type { Evaluation } from '../../engine/run.ts';
import { Unknown } from '../../language/value.ts';
import type { Output } from '../../policies/model.ts';
import type { PolicySet } from '../../policies/set.ts';
import { printDate } from '../../values/print.ts';
import { errorOfCase, inLanguage, outputText, printValue, wordingFor } from '../wording.ts';
import { hanging, pad, widthOf, wrap } from '../wrap.ts';
import { boundsText } from './account.ts';
import { amountLine, conditionLines, type View } from './result.ts';
import { closingLines } from './screen-totals.ts';

/** Reasons told of a measure that a case is not eligible for, and facts told of one that is open. */
const REASONS = 2;
const NEEDED = 4;

/** A screening for people: what is in force, group by group, what it comes to, and what to ask next. */
export function screeningPage(screening: Screening, set: PolicySet, view: View, full: boolean): string {
  const { texts, style } = view;
  const { language } = texts;
  const region = set.regions().get(screening.region);
  const place = region ? `${region.label[language]} ${screening.region}` : screening.region;
  const day = printDate(screening.on, language);
  const { measures } = screening;
  const lines = wrap(style.bold(texts.screen.heading(place, day, measures.length)), style.width);
  lines.push(...documentLines(measures, view));
  if (measures.length === 0) lines.push(texts.screen.none);
  for (const group of GROUPS) {
    const own = measures.filter((each) => each.group === group);
    if (own.length === 0) continue;
    lines.push('', `${paintOf(group, view)(style.bold(texts.screen.group[group]))} ${style.dim(String(own.length))}`);
    if (group === 'untouched' && !full) lines.push(...untouchedLines(own, set, view));
    else lines.push(...byBeneficiary(own, (each) => measureLines(each, set, view, full), view));
  }
  lines.push(...closingLines(screening, set, view));
  return style.shown(`${lines.join('\n')}\n`);
}

/** The documents that the measures are from: their ids stand at the head of the measures' ids. */
function documentLines(measures: readonly ScreenedMeasure[], { texts, style }: View): string[] {
  const counts = new Map<string, { number: string; count: number }>();
  for (const { measure } of measures) {
    const { count } = counts.get(measure.document) ?? { count: 0 };
    counts.set(measure.document, { number: measure.number, count: count + 1 });
  }
  const width = Math.max(0, ...[...counts.keys()].map((each) => widthOf(each)));
  return [...counts].flatMap(([id, { number, count }]) =>
    hanging(`  ${style.dim(pad(id, width))}  `, texts.screen.document(number, count), style.width),
  );
}

function paintOf(group: Group, { style }: View): (text: string) => string {
  if (group === 'eligible') return style.good;
  return group === 'undetermined' ? style.open : group === 'untouched' ? (text) => text : style.bad;
}

/** Measures of a group in their order, each kind of beneficiary under its name. */
function byBeneficiary(
  measures: readonly ScreenedMeasure[],
  linesOf: (each: ScreenedMeasure) => string[],
  { texts, style }: View,
): string[] {
  const lines: string[] = [];
  let last: string | null = null;
  for (const each of measures) {
    const kind = each.measure.beneficiary ?? 'none';
    if (kind !== last) lines.push(style.dim(texts.screen.beneficiary[kind]));
    last = kind;
    lines.push(...linesOf(each));
  }
  return lines;
}

function measureLines(screened: ScreenedMeasure, set: PolicySet, view: View, full: boolean): string[] {
  const { texts, style } = view;
  const { measure, evaluation, group } = screened;
  const sign = { eligible: style.signs.yes, invalid: style.signs.no, ineligible: style.signs.no } as const;
  const mark = paintOf(group, view)(sign[group as keyof typeof sign] ?? style.signs.unknown);
  const lines = titleLines(mark, screened, view);
  const indent = '    ';
  const room = style.width - indent.length;
  const grant = grantText(evaluation, view);
  if (grant !== null) lines.push(...hanging(indent, grant, style.width));
  const hung = (text: string) => lines.push(...hanging(indent, text, style.width));
  if (evaluation.missing.length > 0) hung(`${texts.screen.needed}${texts.colon}${neededText(evaluation, set, view)}`);
  for (const each of evaluation.errors) hung(errorOfCase(each, measure, texts));
  const wording = wordingFor(measure, texts, view.regions);
  if (full) {
    for (const each of explainConditions(evaluation, wording))
      lines.push(...conditionLines(each, { ...view, style: { ...style, width: room } }).map((line) => indent + line));
  } else if (group === 'ineligible') {
    for (const { title, because } of explainFailures(evaluation, wording).slice(0, REASONS))
      hung(`${inLanguage(title, texts)}${texts.colon}${because}`);
  }
  return lines;
}

/** A title and its clause, with the id of the measure at the end of the line, or beneath where they do not fit. */
function titleLines(mark: string, { measure }: ScreenedMeasure, { texts, style }: View): string[] {
  const title = `${inLanguage(measure.title, texts)}${style.dim(texts.screen.clause(measure.clause))}`;
  const gap = style.width - widthOf(mark) - 1 - widthOf(title) - widthOf(measure.id);
  if (gap >= 2) return [`${mark} ${title}${' '.repeat(gap)}${style.dim(measure.id)}`];
  const beneath = ' '.repeat(Math.max(4, style.width - widthOf(measure.id)));
  return [...hanging(`${mark} `, title, style.width), beneath + style.dim(measure.id)];
}

/** What a measure grants, in words: money or its bounds, other figures, a decision, or that there is no figure. */
function grantText(evaluation: Evaluation, view: View): string | null {
  const { texts, style } = view;
  const { status, plan, outputs } = evaluation;
  const { measure } = plan;
  if (status !== 'eligible' && status !== 'undetermined') return null;
  const parts: string[] = [];
  const amount = amountLine(evaluation, view);
  const told = amount !== null && amount !== texts.result.open;
  if (told || (amount !== null && status === 'eligible' && !plan.optional.has(plan.amount))) parts.push(amount);
  for (const [index, output] of plan.outputs.entries()) {
    const value = outputs[index];
    // The parts of an amount are for its own page.
    if (index === plan.amount || output.kind === 'amount' || value === undefined) continue;
    if (status !== 'eligible' && (value instanceof Unknown || output.kind === 'decision')) continue;
    if (value instanceof Unknown && plan.optional.has(index)) continue;
    const text =
      value instanceof Unknown ? openText(value, output, evaluation, view) : outputText(value, output, measure, texts);
    if (text !== null) parts.push(`${inLanguage(output.title, texts)} ${text}`);
  }
  if (measure.decision) parts.push(inLanguage(measure.decision, texts));
  if (measure.unquantified && !told) parts.push(style.open(texts.screen.figureless));
  return parts.length === 0 ? null : parts.join(texts.words.separator);
}

/** What bounds an open figure, or `null`. */
function openText(value: Unknown, { type }: Output, { plan }: Evaluation, { texts }: View): string | null {
  return boundsText(value, (bound) => printValue(bound, type, plan.measure, texts), texts);
}

function neededText(evaluation: Evaluation, set: PolicySet, view: View): string {
  const { texts } = view;
  const names = askingOrder(evaluation);
  const shown = names.slice(0, NEEDED).map((each) => labelIn(each, set, view));
  const list = shown.join(texts.words.listComma);
  return names.length > NEEDED ? `${list}${texts.comma}${texts.screen.others(names.length)}` : list;
}

/** What a fact or figure is called, in the reader's language. */
export function labelIn(name: string, set: PolicySet, { texts }: View): string {
  const { facts, figures } = set.vocabulary();
  return (facts[name] ?? figures[name])?.label[texts.language] ?? name;
}

/** Measures of which nothing is known yet, a line each, under what would be asked first. */
function untouchedLines(measures: readonly ScreenedMeasure[], set: PolicySet, view: View): string[] {
  const { texts, style } = view;
  const lines: string[] = [];
  const kinds = new Map<string, Map<string, ScreenedMeasure[]>>();
  for (const each of measures) {
    const kind = each.measure.beneficiary ?? 'none';
    const asked = kinds.get(kind) ?? new Map<string, ScreenedMeasure[]>();
    const first = askingOrder(each.evaluation)[0]!;
    asked.set(first, [...(asked.get(first) ?? []), each]);
    kinds.set(kind, asked);
  }
  for (const [kind, asked] of kinds) {
    for (const [name, own] of asked) {
      const heading = [
        texts.screen.beneficiary[kind as keyof typeof texts.screen.beneficiary],
        texts.screen.firstAsked(labelIn(name, set, view)),
      ];
      lines.push(...wrap(style.dim(heading.join(texts.comma)), style.width));
      for (const each of own) lines.push(...titleLines(style.signs.bullet, each, view));
    }
  }
  return lines;
}
