import { relative } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Manifest } from '../batch/manifest/model.ts';
import { FILE_OPTIONS, optionKey, REPEATED_FILES } from '../batch/manifest/model.ts';
import type { ManifestTotals } from '../batch/manifest/totals.ts';
import type { Recompute } from '../batch/manifest/verify.ts';
import type { Config } from './config.ts';
import type { Options } from './options.ts';
import type { Session } from './session.ts';
import { textsFor } from './texts/texts.ts';

/**
 * Computes the list of a manifest again by the command that made it, with the options and settings that it records: what
 * the user has set since does not count.
 * @param policies the directory of policy files to compute by
 */
export function recomputeBatch(session: Session, policies: string | undefined): Recompute {
  return async (manifest, take) => {
    const { batch } = await import('./commands/batch.ts');
    const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
    const again: Session = {
      // What each result names as its program is that of the run; whether it is another now is told apart.
      io: { ...session.io, stdin: Readable.from([]), stderr, version: manifest.program },
      texts: textsFor(manifest.language),
      config: configOf(manifest),
    };
    let totals: ManifestTotals | null = null;
    const subjects = manifest.subjects.length > 0 ? [manifest.subjects.join(',')] : [];
    await batch(again, [...subjects, manifest.input.path!], optionsOf(manifest, policies), {
      output: manifest.output.path,
      take,
      totalled: manifest.totals.measures !== undefined,
      totals: (found) => {
        totals = found;
      },
    });
    return { totals };
  };
}

function optionsOf(manifest: Manifest, policies: string | undefined): Options {
  const options = Object.fromEntries(Object.entries(manifest.options).map(([name, value]) => [optionKey(name), value]));
  const files: Record<string, string | string[]> = {};
  for (const name of FILE_OPTIONS) {
    const paths = manifest.used
      .filter((each) => each.option === name && each.from === 'option')
      // As it was most likely written, which errors repeat.
      .map(({ path }) => relative(process.cwd(), path!) || path!);
    if (paths.length > 0) files[optionKey(name)] = REPEATED_FILES.has(name) ? paths : paths[0]!;
  }
  return { ...(options as Options), ...(policies === undefined ? {} : { policies }), ...files, quiet: true };
}

/** What the user had set. */
function configOf({ standing_region, used }: Manifest): Config {
  const locality = used.find((each) => each.option === 'locality' && each.from === 'settings');
  const settings: Config['settings'] = {
    ...(standing_region === null ? {} : { region: { value: standing_region, place: {} } }),
    ...(locality ? { locality: { value: locality.path!, place: {} } } : {}),
  };
  // The path of the locality is whole; that of the settings only says that there are some.
  return { path: process.cwd(), exists: true, settings, problems: [] };
}
