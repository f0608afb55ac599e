import type { MeasureSummary } from '../../policies/model.ts';
import { familyNames, type PolicySet, type Subject } from '../../policies/set.ts';
import type { Language } from '../../values/print.ts';
import { NO_FIT, searchRank, searchWords } from './search.ts';

/** Something that can be computed: a family, or one measure of it. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  readonly subject: Subject;
  readonly versions: readonly MeasureSummary[];
}

/**
 * What can be computed and goes by such words: families by label, alias and id in either language, and their measures by
 * id, document number and place. Each word must be found; no words find all families.
 */
export function findOffers(set: PolicySet, term: string, language: Language): Offer[] {
  const words = searchWords(term);
  const families = set.families
    .map((family) => ({ family, versions: versionsOf(set, family.id) }))
    .filter(({ versions }) => versions.length > 0);
  const offers = families
    .map((each) => ({ ...each, rank: searchRank(familyNames(each.family), each.family.pinyin, words) }))
    .filter(({ rank }) => rank < NO_FIT)
    .sort((a, b) => a.rank - b.rank)
    .map(({ family, versions }): Offer => {
      return { id: family.id, label: family.label[language], subject: { kind: 'family', family }, versions };
    });
  if (words.length === 0) return offers;
  // A word that only a place or a number has leads to single measures.
  const measures = set.summaries
    .filter((each) => !offers.some((offer) => offer.id === each.family))
    .filter((each) => searchRank(namesOfMeasure(each, set), [], words) < NO_FIT)
    .map((each): Offer => {
      return { id: each.id, label: each.title[language], subject: { kind: 'measure', id: each.id }, versions: [each] };
    });
  return [...offers, ...measures];
}

/** The versions of a family, the oldest first. */
function versionsOf(set: PolicySet, family: string): MeasureSummary[] {
  return set.summaries
    .filter((each) => each.family === family)
    .sort((a, b) => (a.window.from < b.window.from ? -1 : 1));
}

function namesOfMeasure(summary: MeasureSummary, set: PolicySet): string[] {
  const region = set.regions().get(summary.region);
  const place = region ? [region.label.zh, region.label.en, ...region.aliases] : [];
  const family = set.families.filter((each) => each.id === summary.family).flatMap(familyNames);
  return [summary.id, summary.number, summary.title.zh, summary.title.en, ...place, ...family];
}
