import { openCompiled, readCompiledTables } from '../policies/compiled.ts';
import type { PolicySet, PolicyTables } from '../policies/set.ts';
import { SuanceError } from '../values/problem.ts';
import type { Config } from './config.ts';
import type { Io } from './io.ts';
import type { Texts } from './texts/texts.ts';

/** What every command works with: streams, language, tables. */
export interface Session {
  readonly io: Io;
  readonly texts: Texts;
  /** What the user has set for all commands. */
  readonly config: Config;
}

/** Policy files that cannot be used: the process ends with 3. */
export class UnsoundTables extends SuanceError {}

/** Opens the built-in tables, with a directory of the user's on top where one is given. @throws UnsoundTables */
export async function openPolicies(session: Session, directory: string | undefined): Promise<PolicySet> {
  if (directory === undefined) return openCompiled(session.io.tables);
  const { setOf } = await import('../policies/load/directory.ts');
  // A second thread is given what the first has read.
  const given = (await session.io.help?.job)?.tables;
  if (given) return setOf(given);
  return setOf(await loadPolicies(directory, directory, readCompiledTables(session.io.tables)));
}

/**
 * Loads a directory of policy files.
 * @throws UnsoundTables with every fault; SuanceError `policies-not-found` where there is no such directory
 */
export async function loadPolicies(
  directory: string,
  shownAs: string,
  base: PolicyTables | null,
): Promise<PolicyTables> {
  const { loadDirectory } = await import('../policies/load/directory.ts');
  try {
    return loadDirectory(directory, shownAs.replace(/[/\\]+$/, ''), base);
  } catch (error) {
    if (!(error instanceof SuanceError) || error.problem.code === 'policies-not-found') throw error;
    throw new UnsoundTables(error.problems);
  }
}
