import type { Subject } from '../../policies/set.ts';
import type { Desk } from './desk.ts';
import { findOffers, type Offer } from './families.ts';
import { BACK, type Choice } from './prompter.ts';
import { aligned, cut, versionLine } from './wording.ts';

/** Columns before the entries of a list. */
const BESIDE = 2;

/** Whether an offer is to stand before others: what is in force where the person works. */
export type Favoured = (offer: Offer) => boolean;

/**
 * Lets a family or measure be found by the words that people use for it.
 * @param home whether Esc leads to a home screen
 * @returns `null` where it is left for the home screen
 */
export async function chooseSubject(
  term: string,
  desk: Desk,
  home: boolean,
  favoured: Favoured = () => true,
): Promise<Subject | null> {
  const { prompter, set, texts, style } = desk;
  const id = await prompter.search({
    message: texts.ask.chooseFamily,
    initialTerm: term,
    none: texts.ask.noFamily,
    back: home ? texts.ask.menu.home : null,
    find: (words) => {
      const found = findOffers(set, words, texts.language);
      const offers = [...found.filter(favoured), ...found.filter((each) => !favoured(each))];
      const names = aligned(offers.map((each) => [each.label, each.id]));
      return offers.map((each, index): Choice<string> => {
        const versions = each.versions.map((version) => versionLine(version, desk));
        const name = cut(names[index]!, style.width - BESIDE, style);
        return {
          value: each.id,
          name: name.startsWith(each.label) ? each.label + style.dim(name.slice(each.label.length)) : name,
          description: versions.join('\n'),
        };
      });
    },
  });
  if (id === BACK) return null;
  const family = set.families.find((each) => each.id === id);
  return family ? { kind: 'family', family } : { kind: 'measure', id };
}
