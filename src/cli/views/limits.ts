import { Describer, type Wording } from '../../language/describe.ts';
import type { Limit, Measure } from '../../policies/model.ts';
import { Exact } from '../../values/exact.ts';
import { numberText, printMoney } from '../../values/print.ts';
import type { Texts } from '../texts/texts.ts';
import { inLanguage } from '../wording.ts';

/** What a limit says, in words, without its title: what is counted together, what of it, and how much there may be. */
export function limitText(limit: Limit, measure: Measure, wording: Wording, texts: Texts): string {
  const { limits, words } = texts;
  const named = (names: readonly string[]) => names.map((each) => wording.name(each)).join(words.listComma);
  const parts = [
    limit.of.length > 0 ? limits.together(named(limit.of)) : limits.allClaims,
    limit.yearOf === null ? '' : limits.eachYear(named([limit.yearOf])),
    limit.when ? limits.when(new Describer(wording).formula(limit.when)) : '',
    limit.counts.length > 0 ? limits.sumOf(named(limit.counts)) : limits.claims,
    limit.atMost === null ? '' : limits.most(mostText(limit, limit.atMost, measure, texts)),
    limit.used === null ? '' : limits.used(named([limit.used])),
  ];
  const reading = measure.readings.find((each) => each.id === limit.reading);
  if (reading) parts.push(limits.readingOf(inLanguage(reading.question, texts)));
  return parts.filter(Boolean).join(texts.comma);
}

function mostText({ counts }: Limit, most: string, { outputs }: Measure, texts: Texts): string {
  const value = Exact.fromJSON(most);
  const output = outputs.find((each) => each.name === counts[0]);
  if (!output) return texts.limits.times(numberText(value));
  if (output.type === 'money') return printMoney(value, texts.language);
  return output.kind === 'months' ? texts.result.months(numberText(value)) : numberText(value);
}
