import type { CalendarDate } from '../../values/calendar.ts';
import { parseDate } from '../../values/parse.ts';
import { printDate } from '../../values/print.ts';
import { SuanceError } from '../../values/problem.ts';
import type { Desk } from '../interview/desk.ts';
import { BACK, type Choice } from '../interview/prompter.ts';
import { NO_FIT, searchRank, searchWords } from '../interview/search.ts';
import { aligned, cut, faultText } from '../interview/wording.ts';

/** Columns of a list that its entries do not have. */
const BESIDE = 2;

/** Not a code of any region. */
const NONE = '-';

/** The name of a region, as it is shown. */
export function placeName(code: string, desk: Desk): string {
  return desk.set.regions().get(code)?.label[desk.texts.language] ?? code;
}

/**
 * Lets a region be found by its names in either language, pinyin or code.
 * @param needed whether it must be given
 * @returns the code, `null` for none, or BACK where it is left as it is
 */
export async function askPlace(needed: boolean, desk: Desk): Promise<string | null | typeof BACK> {
  const { prompter, set, texts, style } = desk;
  const { all } = set.regions();
  const within = (parent: string | null) => (parent === null ? '' : placeName(parent, desk));
  const code = await prompter.search({
    message: texts.window.choosePlace,
    initialTerm: '',
    none: texts.window.noPlace,
    back: texts.ask.cancel,
    find: (term) => {
      const words = searchWords(term);
      const fitting = all
        .map((region) => {
          const names = [region.code, region.label.zh, region.label.en, ...region.aliases];
          return { region, rank: searchRank(names, region.pinyin, words) };
        })
        .filter(({ rank }) => rank < NO_FIT)
        .sort((a, b) => a.rank - b.rank);
      const names = aligned(fitting.map(({ region: { code: own, label } }) => [label[texts.language], own]));
      const found = fitting.map(({ region: { code: own, parent } }, index): Choice<string> => {
        const place = within(parent);
        const name = cut(place === '' ? names[index]! : `${names[index]}  ${place}`, style.width - BESIDE, style);
        return { value: own, name };
      });
      return needed || words.length > 0 ? found : [{ value: NONE, name: texts.window.unsetPlace }, ...found];
    },
  });
  return code === NONE ? null : code;
}

/**
 * Asks for a day.
 * @param before what stands in the field at first
 * @param needed whether it must be given
 * @returns `null` for none, or BACK where it is left as it is
 */
export async function askDay(
  before: string | null,
  needed: boolean,
  today: CalendarDate,
  desk: Desk,
): Promise<string | null | typeof BACK> {
  const { prompter, texts } = desk;
  const { ask, window } = texts;
  for (;;) {
    const reply = await prompter.text({
      message: window.chooseDay,
      help: [window.dayHelp],
      prefill: before ?? '',
      hint: ask.example(today.toString()),
      empty: needed ? ask.cancel : window.asked,
      other: null,
      back: ask.cancel,
      read: (text) => {
        try {
          return { ok: true, shown: printDate(parseDate(text), texts.language) };
        } catch (error) {
          if (!(error instanceof SuanceError)) throw error;
          return { ok: false, message: faultText(error, desk) };
        }
      },
    });
    if (reply.kind === 'back') return BACK;
    if (reply.kind !== 'text') continue;
    if (reply.text === '') return needed ? BACK : null;
    return parseDate(reply.text).toString();
  }
}
