import { relative } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Manifest } from '../batch/manifest/model.ts';
import type { Recompute } from '../batch/manifest/verify.ts';
import type { Config } from './config.ts';
import type { Options } from './options.ts';
import type { Session } from './session.ts';
import { textsFor } from './texts/texts.ts';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Computes the list of a manifest again by the command that made it, with the options and settings that it records: what
 * the user has set since does not count.
 * @param policies the directory of policy files to compute by
 */
export function recomputeBatch(session: Session, policies: string | undefined): Recompute {
  return async (manifest, take) => {
    const { batch } = await import('./commands/batch.ts');
    const stdout = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        take(chunk);
        done();
      },
    });
    const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
    const again: Session = {
      // What each result names as its program is that of the run; whether it is another now is told apart.
      io: { ...session.io, stdin: Readable.from([]), stdout, stderr, version: manifest.program },
      texts: textsFor(manifest.language),
      config: configOf(manifest),
    };
    // A file for people begins with a mark, which a pipe does not.
    if (manifest.output.path !== null && (manifest.options.format ?? 'csv') === 'csv') take(BYTE_ORDER_MARK);
    await batch(again, [manifest.subjects.join(','), manifest.input.path!], optionsOf(manifest, policies));
    return { totals: null };
  };
}

function optionsOf(manifest: Manifest, policies: string | undefined): Options {
  const locality = manifest.used.find((each) => each.option === 'locality' && each.from === 'option');
  return {
    ...(manifest.options as Options),
    ...(policies === undefined ? {} : { policies }),
    // As it was most likely written, which errors repeat.
    ...(locality ? { locality: relative(process.cwd(), locality.path!) || locality.path! } : {}),
    quiet: true,
  };
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
