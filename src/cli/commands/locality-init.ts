import { existsSync } from 'node:fs';
import { fileTarget, streamTarget } from '../../batch/target.ts';
import { neededFigures } from '../../policies/locality/survey.ts';
import { parseDate } from '../../values/parse.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { draftYaml } from '../views/locality.ts';

/** `suance locality init`: a file of the local figures of a place, to fill in. */
export async function localityInit(
  session: Session,
  positionals: readonly string[],
  options: Options,
): Promise<number> {
  const { io, texts } = session;
  const set = await openPolicies(session, options.policies);
  const region = set.regions().find(positionals[0]!).code;
  const on = options.on === undefined ? null : dayOf(options.on);
  const toFile = options.output !== undefined && options.output !== '-';
  // What an office has filled in is not to be lost.
  if (toFile && existsSync(options.output!))
    throw problem('file-exists', { path: options.output! }, { option: '--output' });
  const figures = neededFigures(set, region, on);
  const file = toFile ? options.output! : `${region}.yaml`;
  const target = toFile ? fileTarget(options.output!) : streamTarget((text) => write(io.stdout, text));
  try {
    await target.write(draftYaml({ region, on, figures, file }, set, texts));
    target.finish();
  } finally {
    target.discard();
  }
  const open = figures.filter((each) => each.open.length > 0).length;
  if (toFile && !options.quiet) await write(io.stderr, `${texts.locality.draft.written(options.output!, open)}\n`);
  return EXIT.computed;
}

function dayOf(text: string) {
  try {
    return parseDate(text);
  } catch (error) {
    throw error instanceof SuanceError ? error.at({ option: '--on' }) : error;
  }
}
