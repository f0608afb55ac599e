import { openCompiled } from '../../policies/compiled.ts';
import { CONFIG_KEYS } from '../config.ts';
import { write } from '../io.ts';
import type { Session } from '../session.ts';
import { complete, type Grammar } from './complete.ts';
import { wordsOf } from './line.ts';

/**
 * `suance __complete`, for the scripts of the shells: `--line` and the line up to the cursor, or `--` and its words. Prints
 * a candidate a line, its explanation behind a tab; before them `:files`, `:directories`, or `:open` where candidates are
 * to be gone on with.
 * @returns 0; 1 where nothing could be made of it: the shell then completes as it does without us
 */
export async function answer(
  argv: readonly string[],
  grammar: Omit<Grammar, 'configKeys'>,
  session: Session,
): Promise<number> {
  const { io, texts } = session;
  try {
    const words = argv[0] === '--line' ? wordsOf(argv[1] ?? '') : argv.slice(argv[0] === '--' ? 1 : 0);
    const open = () => openCompiled(io.tables);
    const { kind, candidates } = complete(words, { ...grammar, configKeys: CONFIG_KEYS }, open, texts);
    const first =
      kind === 'words' ? (candidates.some((each) => each.text.endsWith('=')) ? ':open' : ':words') : `:${kind}`;
    const lines = candidates.map(({ text, about }) => (about === '' ? text : `${text}\t${about}`));
    await write(io.stdout, `${[first, ...lines].join('\n')}\n`);
    return 0;
  } catch {
    return 1;
  }
}
