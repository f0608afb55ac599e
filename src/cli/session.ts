import type { ReadingContext } from '../policies/quantity.ts';
import type { PolicySet } from '../policies/set.ts';
import type { Io } from './io.ts';
import type { Texts } from './texts/texts.ts';

/** What every command works with: streams, language, tables. */
export interface Session {
  readonly io: Io;
  readonly texts: Texts;
}

/** Opens the built-in tables, with a directory of the user's on top where one is given. @throws SuanceError */
export async function openPolicies(session: Session, directory: string | undefined): Promise<PolicySet> {
  const compiled = await import('../policies/compiled.ts');
  if (directory === undefined) return compiled.openCompiled(session.io.tables);
  const { loadDirectory, setOf } = await import('../policies/load/directory.ts');
  return setOf(
    loadDirectory(directory, directory.replace(/[/\\]+$/, ''), compiled.readCompiledTables(session.io.tables)),
  );
}

/** What reading values needs of a set of tables. */
export function readingContext(set: PolicySet, vocabulary: ReadingContext['vocabulary']): ReadingContext {
  return { vocabulary, regions: () => set.regions() };
}
