import { parseDate } from '../../values/parse.ts';
import type { Language } from '../../values/print.ts';
import { SuanceError } from '../../values/problem.ts';
import type { Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { openStanding, settingsFor } from '../standing.ts';
import { withTerminal } from '../terminal.ts';
import { textsFor } from '../texts/texts.ts';
import { StateFile, statePath } from '../window/state.ts';
import { Window } from '../window/window.ts';

/** `suance` alone at a terminal: the window that stays open. */
export async function window(session: Session, options: Options): Promise<number> {
  const { io } = session;
  const set = await openPolicies(session, options.policies);
  const file = new StateFile(statePath(io.env));
  // The language chosen in the window holds until one is asked for.
  const language: Language =
    options.lang === undefined ? (file.read().language ?? session.texts.language) : session.texts.language;
  const region = options.region === undefined ? null : set.regions().find(options.region).code;
  const day = options.on === undefined ? null : atOption('--on', () => parseDate(options.on!).toString());
  if (region !== null || day !== null)
    file.update((state) => ({ ...state, place: region ?? state.place, day: day ?? state.day }));
  const { region: standing } = await openStanding(session, set, options.locality);
  const standingPlace = standing?.code ?? null;
  return withTerminal(session, io.stdout, options, async (prompter, style) => {
    const deskIn = (wanted: Language) => {
      const texts = textsFor(wanted);
      prompter.texts = texts;
      return { prompter, set, texts, style, version: io.version };
    };
    const of = (place: string | null, on: string | null) =>
      settingsFor(session, set, {
        ...(place === null ? {} : { region: place }),
        ...(on === null ? {} : { on }),
        locality: options.locality,
      });
    const now = () => new Date();
    await new Window({ file, deskIn, settingsFor: of, standingPlace, language, now }).run();
  });
}

function atOption<T>(option: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof SuanceError ? error.at({ option }) : error;
  }
}
