import { plainValue } from '../cases/wording.ts';
import { labelsOf, type ReaderWording } from '../engine/explain.ts';
import { Describer } from '../language/describe.ts';
import type { Tree } from '../language/tree.ts';
import { enumOf, type Type } from '../language/types.ts';
import { literalValue, Unknown, type Value } from '../language/value.ts';
import type { Measure, Output, Quantity, Vocabulary } from '../policies/model.ts';
import { languageType } from '../policies/quantity.ts';
import type { Regions } from '../policies/regions.ts';
import { CalendarDate, YearMonth } from '../values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../values/duration.ts';
import { Exact } from '../values/exact.ts';
import { printDate, printDuration, printMoney, printMonth } from '../values/print.ts';
import type { Label, Problem } from '../values/problem.ts';
import { visible } from '../values/visible.ts';
import { renderProblem } from './texts/render.ts';
import type { Texts } from './texts/texts.ts';

/** What has names and values to put into words: a measure, or how a fact follows from others. */
export type Worded = Pick<Measure, 'vocabulary' | 'steps' | 'outputs'>;

/** Labels and values of a measure in the reader's language; regions by name where they are to be had. */
export function wordingFor(measure: Worded, texts: Texts, regions?: () => Regions): ReaderWording {
  const { language, words } = texts;
  const labels = labelsOf(measure);
  return {
    ...words,
    regionSigns: [words.in, words.notIn],
    region: (code) => regions?.().get(code)?.label[language] ?? code,
    name: (name) => labels.get(name)?.[language] ?? name,
    value: (value, type) => printValue(value, type, measure, texts),
  };
}

/** A value as people of a language read it. */
export function printValue(value: Value, type: Type, measure: Pick<Measure, 'vocabulary'>, texts: Texts): string {
  const { language, words } = texts;
  if (value instanceof Unknown) return words.unknown;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (value instanceof CalendarDate) return printDate(value, language);
  if (value instanceof YearMonth) return printMonth(value, language);
  if (value instanceof MonthsDuration || value instanceof DaysDuration) return printDuration(value, language);
  if (value instanceof Exact && type === 'money') return printMoney(value, language);
  const enumName = enumOf(type);
  if (enumName) {
    const member = measure.vocabulary.enums[enumName]?.members.find((each) => each.id === value);
    return member ? member.label[language] : String(value);
  }
  return visible(plainValue(value, type));
}

/** An error of a case: it shows its fact, as people know it, not the policy file that refused it or the row. */
export function errorOfCase(error: Problem, measure: Measure | null, texts: Texts): string {
  const { file: _file, line: _line, column: _column, row: _row, field, ...place } = error.place;
  const labels = measure && labelsOf(measure);
  const named = field?.split(', ').map((name, index) => {
    // What contradicts an identifier may be no fact that the measure reads.
    const own = error.code === 'identifier-contradicts' ? Object.values(error.params)[index] : undefined;
    return (labels?.get(name) ?? own)?.[texts.language] ?? name;
  });
  const shown = named ? { ...place, field: named.join(texts.words.listComma) } : place;
  return renderProblem({ ...error, place: shown } as Problem, texts);
}

/** What the facts of a vocabulary are called; others go by their ids. */
export function vocabularyLabels({ facts, figures }: Vocabulary, { language }: Texts): (name: string) => string {
  return (name) => (facts[name] ?? figures[name])?.label[language] ?? name;
}

/** The same error, its facts by what they are called. */
export function withLabels(error: Problem, labelOf: (name: string) => string, { words }: Texts): Problem {
  const { field } = error.place;
  if (field === undefined) return error;
  const labels = field.split(', ').map(labelOf).join(words.listComma);
  return { ...error, place: { ...error.place, field: labels } } as Problem;
}

/** A label in the reader's language. */
export function inLanguage(label: Label, texts: Texts): string {
  return label[texts.language];
}

/** A bound of a figure for a reader: a number in the figure's unit, or the formula. */
export function boundText(bound: Tree, figure: Quantity, measure: Measure, texts: Texts): string {
  const type = languageType(figure.type);
  if (bound.op === 'literal') return printValue(literalValue(bound.value, type), type, measure, texts);
  return new Describer(wordingFor(measure, texts)).formula(bound);
}

/** An output for a reader: months as months. */
export function outputText(value: Value, { type, kind }: Output, measure: Measure, texts: Texts): string {
  const text = printValue(value, type, measure, texts);
  return kind === 'months' && value instanceof Exact ? texts.result.months(text) : text;
}
