import type { ColumnWording } from '../cases/columns.ts';
import { labelsOf, type ReaderWording } from '../engine/explain.ts';
import type { Measure } from '../policies/model.ts';
import type { Regions } from '../policies/regions.ts';
import type { Texts } from './texts/texts.ts';
import { errorOfCase, wordingFor } from './wording.ts';

/**
 * Result columns in a language: status as its id, so that programs can rely on it, reasons in words.
 * @param regions where regions are to be named; left out, they go by their codes
 */
export function columnWording(texts: Texts, regions?: () => Regions): ColumnWording {
  const wordings = new WeakMap<Measure, ReaderWording>();
  return {
    separator: texts.words.separator,
    status: (status) => status,
    wording: (measure) => {
      let wording = wordings.get(measure);
      if (!wording) {
        wording = wordingFor(measure, texts, regions);
        wordings.set(measure, wording);
      }
      return wording;
    },
    reason: (title, because) => `${title[texts.language]}${texts.colon}${because}`,
    name: (name, evaluation) => labelsOf(evaluation.plan.measure).get(name)?.[texts.language] ?? name,
    message: (error, evaluation) => errorOfCase(error, evaluation?.plan.measure ?? null, texts),
  };
}
