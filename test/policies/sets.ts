import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { loadDirectory, setOf } from '../../src/policies/load/directory.ts';
import type { PolicySet, PolicyTables } from '../../src/policies/set.ts';
import { type Problem, SuanceError } from '../../src/values/problem.ts';

export const POLICIES = fileURLToPath(new URL('../../policies', import.meta.url));

let tables: PolicyTables | undefined;
let set: PolicySet | undefined;

/** The tables of the repository's own policies/, read once a test file. */
export function ownTables(): PolicyTables {
  tables ??= loadDirectory(POLICIES, 'policies', null);
  return tables;
}

/** {@link ownTables} as a set. */
export function ownSet(): PolicySet {
  set ??= setOf(ownTables());
  return set;
}

const made: string[] = [];
afterAll(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** A directory that is gone when the tests of the file are over. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'suance-test-'));
  made.push(path);
  return path;
}

/** Writes files, given by path and content, into a new directory. */
export function directoryOf(files: Readonly<Record<string, string>>): string {
  const path = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** One change of one file: a text that stands in it exactly once, and what to put there instead. */
export type Edit = readonly [file: string, from: string, to: string];

/** A copy of policies/, or of some of its documents and files, with some edits and further files. */
export function copyWith(
  edits: readonly Edit[],
  files: Readonly<Record<string, string>> = {},
  parts: readonly string[] = [''],
): string {
  const path = directoryOf({});
  for (const part of parts) cpSync(join(POLICIES, part), join(path, part), { recursive: true });
  for (const [file, from, to] of edits) {
    const text = readFileSync(join(path, file), 'utf8');
    if (text.split(from).length !== 2)
      throw new Error(`"${from}" stands ${text.split(from).length - 1} times in ${file}`);
    writeFileSync(
      join(path, file),
      text.replace(from, () => to),
    );
  }
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  return path;
}

/** What loading policies/ with some edits met. */
export interface Edited {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/**
 * Loads policies/ with some edits and further files. To be quick, only what they touch is loaded again: documents on top
 * of all others as they are, or the shared files without any document.
 */
export function loadEdited(edits: readonly Edit[], files: Readonly<Record<string, string>> = {}): Edited {
  const folders = new Set([...edits.map(([file]) => file), ...Object.keys(files)].map((file) => file.split('/')[0]!));
  const documents = [...folders].filter((each) => !each.endsWith('.yaml'));
  if (documents.length === 0) {
    const shared = readdirSync(POLICIES).filter((each) => each.endsWith('.yaml'));
    const path = copyWith(edits, files, shared);
    return { path, problems: problemsOfLoading(path) };
  }
  if (documents.length < folders.size) throw new Error('edits of documents and of shared files together');
  const { documents: all, measures, ...rest } = ownTables();
  const base = {
    ...rest,
    documents: all.filter((each) => !documents.includes(each.id)),
    measures: measures.filter((each) => !documents.includes(each.document)),
  };
  const own = documents.filter((each) => all.some(({ id }) => id === each));
  const path = copyWith(edits, files, own);
  return { path, problems: problemsOfLoading(path, base) };
}

/** Every problem that loading a directory meets, on top of `base` if given; none where it loads. */
export function problemsOfLoading(directory: string, base: PolicyTables | null = null): readonly Problem[] {
  try {
    loadDirectory(directory, 'policies', base);
    return [];
  } catch (error) {
    if (error instanceof SuanceError) return error.problems;
    throw error;
  }
}

/** Line and column, counted from 1, of a text that stands in a file exactly once; `skip` moves on within it. */
export function whereIs(path: string, text: string, skip = 0): { line: number; column: number } {
  const content = readFileSync(path, 'utf8');
  const at = content.indexOf(text);
  if (at < 0 || content.indexOf(text, at + 1) >= 0) throw new Error(`"${text}" does not stand once in ${path}`);
  const before = content.slice(0, at + skip).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** A problem in one line: code, file, line and column. */
export function placeText(problem: Problem): string {
  const { file = '', line = 0, column = 0 } = problem.place;
  return `${problem.code} ${file}:${line}:${column}`;
}
