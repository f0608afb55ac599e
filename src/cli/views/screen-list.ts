import type { ScreenListWords } from '../../batch/several/screen-rows.ts';
import { labelsOf } from '../../engine/explain.ts';
import type { Texts } from '../texts/texts.ts';

/** How a screened list is worded: titles of measures, amounts as plain numbers. */
export function screenListWords(texts: Texts): ScreenListWords {
  const { several } = texts;
  return {
    headers: several.screenHeaders,
    separator: texts.words.separator,
    title: ({ measure }) => measure.title[texts.language],
    granted: (title, amount, low, high) => {
      if (amount !== null) return `${title} ${amount}`;
      return low === null && high === null ? title : `${title} ${several.between(low, high)}`;
    },
    lacking: ({ measure }, facts) => {
      const labels = labelsOf(measure);
      const named = facts.map((each) => labels.get(each)?.[texts.language] ?? each);
      return several.lacking(measure.title[texts.language], named);
    },
  };
}
