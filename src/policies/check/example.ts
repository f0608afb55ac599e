import type { Tree } from '../../language/tree.ts';
import { enumOf, type Type } from '../../language/types.ts';
import type { Value } from '../../language/value.ts';
import { CalendarDate, YearMonth } from '../../values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../../values/duration.ts';
import { Exact } from '../../values/exact.ts';
import {
  type Language,
  numberText,
  printDate,
  printDuration,
  printMoney,
  printMonth,
  rateText,
} from '../../values/print.ts';
import type { Label } from '../../values/problem.ts';
import type { DecisionTable, Measure, Vocabulary } from '../model.ts';
import { OTHER_TEXT } from './domain.ts';

/** A case that shows what is wrong with a table, in words: the columns named, each with a value. */
export function exampleText(
  table: DecisionTable,
  values: readonly Value[],
  columns: readonly number[],
  home: Pick<Measure, 'vocabulary' | 'steps'>,
): Label {
  const inLanguage = (language: Language) =>
    columns
      .map((column) => {
        const input = table.inputs[column]!;
        const name = labelOf(input, column, home)[language];
        return `${name} = ${valueText(values[column]!, input.type, home.vocabulary, language)}`;
      })
      .join(language === 'zh' ? '，' : ', ');
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}

/** What a column is called: the fact or figure that it reads, what is worked out beside it, or its number. */
function labelOf(input: Tree, column: number, { vocabulary, steps }: Pick<Measure, 'vocabulary' | 'steps'>): Label {
  const numbered = { zh: `第 ${column + 1} 列`, en: `column ${column + 1}` };
  if (input.op !== 'name') return numbered;
  const known = vocabulary.facts[input.name] ?? vocabulary.figures[input.name];
  if (known) return known.label;
  for (const step of steps) {
    if (step.kind === 'definition' && step.definition.name === input.name) return step.definition.title;
    const output = step.kind === 'table' ? step.table.outputs.find((each) => each.name === input.name) : undefined;
    if (output) return output.title;
  }
  return { zh: input.name, en: input.name };
}

function valueText(value: Value, type: Type, vocabulary: Vocabulary, language: Language): string {
  if (value instanceof Exact) {
    if (type === 'money') return printMoney(value, language);
    return type === 'rate' ? rateText(value) : numberText(value);
  }
  if (typeof value === 'boolean') return { zh: ['否', '是'], en: ['no', 'yes'] }[language][Number(value)]!;
  if (value instanceof CalendarDate) return printDate(value, language);
  if (value instanceof YearMonth) return printMonth(value, language);
  if (value instanceof MonthsDuration || value instanceof DaysDuration) return printDuration(value, language);
  if (value === OTHER_TEXT) return { zh: '其他文字', en: 'any other text' }[language];
  const enumName = enumOf(type);
  const member = enumName && vocabulary.enums[enumName]?.members.find((each) => each.id === value);
  return member ? member.label[language] : String(value);
}
