import type { CaseSettings } from '../../cases/assemble.ts';
import { CaseBuilder } from '../../cases/read.ts';
import { plainValue } from '../../cases/wording.ts';
import type { Case, GivenFigure, MonthSeries } from '../../engine/case.ts';
import type { Value } from '../../language/value.ts';
import type { Quantity } from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import { SuanceError } from '../../values/problem.ts';

/** What was said to a question: a value, one for each month, a figure of the place, or that it is not known. */
export type Answer =
  | { readonly kind: 'fact'; readonly value: Value }
  | { readonly kind: 'series'; readonly series: MonthSeries }
  | { readonly kind: 'figure'; readonly figure: GivenFigure }
  | { readonly kind: 'unknown' };

/** The answers of an interview, by fact or figure. */
export type Answers = ReadonlyMap<string, Answer>;

/** The answers that a case already holds. */
export function answersOf(given: Case): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const [name, value] of Object.entries(given.facts)) answers.set(name, { kind: 'fact', value });
  for (const [name, series] of Object.entries(given.series)) answers.set(name, { kind: 'series', series });
  for (const [name, figure] of Object.entries(given.figures)) answers.set(name, { kind: 'figure', figure });
  return answers;
}

/** A case builder that holds the answers; what is not known is left out. */
export function builderOf(answers: Answers, context: CaseSettings['context']): CaseBuilder {
  const builder = new CaseBuilder(context);
  for (const [name, answer] of answers) {
    if (answer.kind === 'fact') builder.addDefault(name, answer.value);
    else if (answer.kind === 'series') builder.addDefaultSeries(name, answer.series);
    else if (answer.kind === 'figure') builder.addFigure(name, answer.figure.value, answer.figure.origin, null);
  }
  return builder;
}

/**
 * Reads the answer to one question, by the readers of every other way in.
 * @throws SuanceError with what was expected
 */
export function readAnswer(name: string, text: string, settings: CaseSettings): Answer {
  const builder = new CaseBuilder(settings.context);
  builder.addText(settings.names.require(name), text, {});
  const read = builder.build(null);
  const [first, ...others] = read.errors;
  if (first) throw new SuanceError([first, ...others]);
  return answersOf(read).get(name)!;
}

/** An answer as it would be typed, to be edited; nothing for what is not known. */
export function answerText(answer: Answer | undefined, definition: Quantity): string {
  const type = languageType(definition.type);
  switch (answer?.kind) {
    case 'fact':
      return plainValue(answer.value, type);
    case 'figure':
      return plainValue(answer.figure.value, type);
    case 'series': {
      const { every, months } = answer.series;
      if (every) return plainValue(every, type);
      return monthsText(Object.entries(months).map(([month, value]) => [month, plainValue(value, type)]));
    }
    default:
      return '';
  }
}

/** Values by month as one text: `2020-02:1000;2020-03:900`. */
export function monthsText(values: readonly (readonly [month: string, text: string])[]): string {
  return values.map(([month, text]) => `${month}:${text}`).join(';');
}
