import { nearest } from '../../language/nearest.ts';
import { problem } from '../../values/problem.ts';
import { SHELLS } from '../completion/complete.ts';
import { SCRIPTS } from '../completion/scripts.ts';
import { write } from '../io.ts';
import { EXIT } from '../options.ts';
import type { Session } from '../session.ts';

/** `suance completion`: the script by which a shell completes our command lines. */
export async function completion(session: Session, [name = '']: readonly string[]): Promise<number> {
  const shell = SHELLS.find((each) => each === name);
  if (!shell) throw problem('unknown-shell', { name, nearest: nearest(name, SHELLS), known: SHELLS });
  await write(session.io.stdout, SCRIPTS[shell]);
  return EXIT.computed;
}
