import { measureResult, screeningResult } from '../../cases/screening/result.ts';
import { readScreeningCase, Screener } from '../../cases/screening/screen.ts';
import type { PolicySet } from '../../policies/set.ts';
import { type Label, problem } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { regionNote, settingsFor } from '../standing.ts';
import { styleFor } from '../style.ts';
import { messageOf } from '../texts/render.ts';
import { readCase } from './calc.ts';

/** `suance screen`: one case by every measure in force for a place and a day. */
export async function screen(session: Session, positionals: readonly string[], options: Options): Promise<number> {
  const { io, texts } = session;
  const format = options.format ?? 'table';
  if (options.explain && format === 'csv')
    throw problem('option-not-here', { option: '--explain', command: 'screen --format csv' });
  const set = await openPolicies(session, options.policies);
  const file = options.case === undefined ? null : await readCase(options.case, session);
  const settings = await settingsFor(session, set, options);
  const asked = readScreeningCase(settings, positionals, file?.facts ?? []);
  const screening = new Screener(set).screen(asked);
  if (!options.quiet && asked.regionStanding)
    await write(io.stderr, `${texts.note}${texts.colon}${regionNote(settings, texts)}\n`);
  if (!options.quiet && screening.unread.length > 0)
    await write(io.stderr, `${texts.note}${texts.colon}${texts.screen.unread(screening.unread.join(texts.comma))}\n`);

  const provenance = { tables: set.hash, version: io.version };
  const explain = options.explain === true;
  if (format === 'table') {
    const { screeningPage } = await import('../views/screen.ts');
    const style = await styleFor(io, options);
    const view = { texts, style, provenance, regions: () => set.regions() };
    await write(io.stdout, screeningPage(screening, set, view, explain));
    return EXIT.computed;
  }
  if (format === 'csv') {
    const { screeningCsv } = await import('../views/screen-csv.ts');
    await write(
      io.stdout,
      screeningCsv(screening, texts, () => set.regions()),
    );
    return EXIT.computed;
  }
  const wanted = { provenance, explain, message: (each: Parameters<typeof messageOf>[0]) => messageOf(each, texts) };
  if (format === 'json') {
    const result = screeningResult(screening, wanted, (name) => labelOf(name, set));
    await write(io.stdout, `${JSON.stringify(result, null, 2)}\n`);
  } else {
    for (const each of screening.measures) await write(io.stdout, `${JSON.stringify(measureResult(each, wanted))}\n`);
  }
  return EXIT.computed;
}

/** What a fact or figure is called. */
function labelOf(name: string, set: PolicySet): Label {
  const { facts, figures } = set.vocabulary();
  return (facts[name] ?? figures[name])?.label ?? { zh: name, en: name };
}
