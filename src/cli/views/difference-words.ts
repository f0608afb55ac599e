import { PLAIN_WORDING, plainValue } from '../../cases/wording.ts';
import type { Describer, Wording } from '../../language/describe.ts';
import type { Tree } from '../../language/tree.ts';
import type {
  Beneficiary,
  FactType,
  Limit,
  Measure,
  OutputKind,
  Quantity,
  RoundingUnit,
} from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import type { Regions } from '../../policies/regions.ts';
import { CalendarDate } from '../../values/calendar.ts';
import { Exact } from '../../values/exact.ts';
import { printDate, printMoney } from '../../values/print.ts';
import type { Label } from '../../values/problem.ts';
import type { CompareTexts } from '../texts/compare.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
import { type Worded, wordingFor } from '../wording.ts';
import { limitText } from './limits.ts';

/** How differences are put into words: in labels for people, in ids for programs. */
export interface DifferenceWords {
  readonly texts: CompareTexts;
  /** Between what is said of one part: a line each for people. */
  readonly separator: string;
  readonly listComma: string;
  /** Several items of one kind. */
  list(items: readonly string[]): string;
  wording(home: Worded): Wording;
  /** What people call it, or its id. */
  title(label: Label, id: string): string;
  day(iso: string): string;
  period(from: string, to: string | null): string;
  region(code: string): string;
  figure(quantity: Quantity, text: string): string;
  rounding(unit: RoundingUnit | null): string;
  kind(kind: OutputKind): string;
  beneficiary(who: Beneficiary): string;
  /** What a limit says. */
  limit(limit: Limit, measure: Measure): string;
  /** A test of which any or all parts are needed. */
  group(test: Tree & { readonly op: 'and' | 'or' }, describer: Describer): string;
}

/** Words for people of a language. */
export function wordsForPeople(texts: Texts, regions: () => Regions): DifferenceWords {
  const { language, compare, policies } = texts;
  const day = (iso: string) => printDate(CalendarDate.parse(iso), language);
  return {
    texts: compare,
    separator: '\n',
    listComma: texts.words.listComma,
    list: bullets,
    wording: (measure) => wordingFor(measure, texts, regions),
    title: (label) => label[language],
    day,
    period: (from, to) => policies.window(day(from), to === null ? texts.words.open : day(to)),
    region: (code) => [code, regions().get(code)?.label[language]].filter(Boolean).join(' '),
    figure: (quantity, text) =>
      quantity.type === 'money' ? printMoney(Exact.fromJSON(text), language) : plain(quantity.type, text),
    rounding: (unit) => (unit === null ? '' : texts.rounding[unit]),
    kind: (kind) => compare.kinds[kind],
    beneficiary: (who) => compare.beneficiaries[who],
    limit: (limit, measure) => limitText(limit, measure, wordingFor(measure, texts, regions), texts),
    group: (test, describer) => {
      const word = test.op === 'or' ? policies.anyOf : policies.allOf;
      return `${word}${texts.colon.trimEnd()}\n${bullets(test.operands.map((each) => describer.formula(each)))}`;
    },
  };
}

/** Ids and plain values, the same in every language. */
export const WORDS_FOR_PROGRAMS: DifferenceWords = {
  texts: textsFor('en').compare,
  separator: '; ',
  listComma: ', ',
  list: (items) => items.join('; '),
  wording: () => PLAIN_WORDING,
  title: (_label, id) => id,
  day: (iso) => iso,
  period: (from, to) => `${from}/${to ?? '..'}`,
  region: (code) => code,
  figure: (quantity, text) => plain(quantity.type, text),
  rounding: (unit) => unit ?? '',
  kind: (kind) => kind,
  beneficiary: (who) => who,
  limit: (limit, measure) => limitText(limit, measure, PLAIN_WORDING, textsFor('en')),
  group: (test, describer) => describer.formula(test),
};

function bullets(items: readonly string[]): string {
  return items.map((each) => `· ${each}`).join('\n');
}

function plain(type: FactType, text: string): string {
  return plainValue(Exact.fromJSON(text), languageType(type));
}
