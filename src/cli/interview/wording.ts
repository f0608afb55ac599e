import type { Tree } from '../../language/tree.ts';
import { Unknown, type Value } from '../../language/value.ts';
import type { FactDefinition, MeasureSummary, Quantity } from '../../policies/model.ts';
import { CalendarDate, YearMonth } from '../../values/calendar.ts';
import { Exact } from '../../values/exact.ts';
import { groupDigits, numberText, printDate, printMoney, printMonth, rateText } from '../../values/print.ts';
import type { Problem, SuanceError } from '../../values/problem.ts';
import { messageOf } from '../texts/render.ts';
import { boundText } from '../wording.ts';
import { hanging, pad, widthOf } from '../wrap.ts';
import { type Answer, monthsText } from './answers.ts';
import type { Desk } from './desk.ts';
import type { Question } from './interview.ts';

/** A value as a reader of the language reads it, with its unit. */
export function valueText(value: Value, definition: Quantity, desk: Desk): string {
  const { set, texts } = desk;
  const { language, words } = texts;
  if (value instanceof Unknown) return words.unknown;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (value instanceof CalendarDate) return printDate(value, language);
  if (value instanceof YearMonth) return printMonth(value, language);
  if (value instanceof Exact) {
    if (definition.type === 'money') return printMoney(value, language);
    if (definition.type === 'rate') return rateText(value);
    const unit = definition.unit ? ` ${definition.unit[language]}` : '';
    return `${groupDigits(numberText(value))}${unit}`;
  }
  const text = String(value);
  if (definition.type === 'region') {
    const region = set.regions().get(text);
    return region ? `${region.label[language]} ${text}` : text;
  }
  if (!definition.type.startsWith('enum ')) return text;
  const members = set.vocabulary().enums[definition.type.slice('enum '.length)]?.members ?? [];
  return members.find((each) => each.id === text)?.label[language] ?? text;
}

/** An answer in words. */
export function answerInWords(answer: Answer, definition: Quantity, desk: Desk): string {
  const { ask, words, language } = desk.texts;
  switch (answer.kind) {
    case 'unknown':
      return ask.unknown;
    case 'fact':
      return valueText(answer.value, definition, desk);
    case 'figure':
      return valueText(answer.figure.value, definition, desk);
    case 'series': {
      const { every, months } = answer.series;
      if (every) return ask.everyMonth(valueText(every, definition, desk));
      const parts = Object.entries(months).map(
        ([month, value]) => `${printMonth(YearMonth.parse(month), language)} ${valueText(value, definition, desk)}`,
      );
      return parts.join(words.separator);
    }
  }
}

/** What a fact or figure is called. */
export function labelOf(name: string, desk: Desk): string {
  const vocabulary = desk.set.vocabulary();
  return (vocabulary.facts[name] ?? vocabulary.figures[name])?.label[desk.texts.language] ?? name;
}

/** A question explained: what is meant, and what the document says of it. */
export function helpOf(question: Question, desk: Desk): string[] {
  const { texts } = desk;
  const { definition, use, measure, months } = question;
  const lines: string[] = [];
  if (definition.help) lines.push(definition.help[texts.language]);
  if (use && measure && (use.min !== null || use.max !== null)) {
    const print = (bound: Tree | null) => bound && boundText(bound, definition, measure, texts);
    lines.push(texts.ask.bounds(print(use.min), print(use.max), use.clause));
  }
  if (months && months.length > 1) {
    const [from, to] = [months[0]!, months.at(-1)!];
    const two = monthsText([
      [from.toString(), '1000'],
      [months[1]!.toString(), '900'],
    ]);
    const example = months.length > 2 ? `${two};…` : two;
    lines.push(texts.ask.months(printMonth(from, texts.language), printMonth(to, texts.language), example));
  }
  return lines;
}

/** What stands in an empty field: an example, and the unit where the example does not show it. */
export function hintOf(question: Question, desk: Desk): string {
  const { language, ask, comma } = desk.texts;
  const { definition } = question;
  const example = (definition as Partial<FactDefinition>).example ?? (definition.type === 'rate' ? '5.5%' : null);
  const parts = [
    example === null ? null : ask.example(example),
    definition.unit ? ask.unit(definition.unit[language]) : null,
  ];
  return parts.filter((each) => each !== null).join(comma);
}

/** An answer on the screen, as it stays. */
export function answerLines(label: string, answer: Answer, definition: Quantity, desk: Desk): string[] {
  const { style } = desk;
  const known = answer.kind !== 'unknown';
  const mark = known ? style.good(style.signs.yes) : style.open(style.signs.unknown);
  const text = answerInWords(answer, definition, desk);
  return hanging(`${mark} ${label}  `, known ? style.bold(text) : style.dim(text), style.width);
}

/** What is wrong with an answer, without its place: the question is on the screen. */
export function faultText(error: SuanceError, desk: Desk): string {
  return error.problems.map((each) => messageOf(each, desk.texts)).join(' ');
}

/** A problem in lines, marked. */
export function problemLines(problem: Problem, desk: Desk): string[] {
  const { style, texts } = desk;
  return hanging(`${style.bad(style.signs.no)} `, messageOf(problem, texts), style.width);
}

/** When a version holds: `2023年8月9日 至 2023年12月31日`. */
export function windowText(summary: MeasureSummary, desk: Desk): string {
  const { language, ask } = desk.texts;
  const { from, to, unit } = summary.window;
  const print = (day: string) => {
    const date = CalendarDate.parse(day);
    return unit === 'month' ? printMonth(YearMonth.containing(date), language) : printDate(date, language);
  };
  return ask.window(print(from), to === null ? null : print(to));
}

/** The place that a version is made for. */
export function placeText(summary: MeasureSummary, desk: Desk): string {
  return desk.set.regions().get(summary.region)?.label[desk.texts.language] ?? summary.region;
}

/** Why no version can be chosen; the versions themselves are listed to choose from. */
export function blockedText(why: Problem, desk: Desk): string {
  const { ask, language } = desk.texts;
  if (why.code !== 'version-none') return ask.versionOpen;
  const { region, date } = why.params;
  const place = region === '' ? null : (desk.set.regions().get(region)?.label[language] ?? region);
  return ask.noneInForce(date === '' ? null : printDate(CalendarDate.parse(date), language), place);
}

/** A version in a line: place, window, id. */
export function versionLine(summary: MeasureSummary, desk: Desk): string {
  return [placeText(summary, desk), windowText(summary, desk), summary.id].join(` ${desk.style.signs.bullet} `);
}

/** Which version was taken: document, clause, place, window. */
export function versionLines(summary: MeasureSummary, desk: Desk): string[] {
  const { texts, style } = desk;
  const title = `${texts.ask.version} ${texts.result.clause(summary.number, summary.clause)}`;
  return [
    ...hanging(`${style.signs.arrow} `, title, style.width),
    ...hanging('  ', versionLine(summary, desk), style.width).map((line) => style.dim(line)),
  ];
}

/** A text cut to a width in columns: a list with a line for each entry. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) >= width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Texts in two columns, the first as wide as its widest. */
export function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([left]) => widthOf(left)));
  return rows.map(([left, right]) => `${pad(left, width)}  ${right}`);
}
