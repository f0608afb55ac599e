import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { NameIndex } from '../../cases/names.ts';
import { splitPair } from '../../cases/read.ts';
import type { Language } from '../../values/print.ts';
import type { Seal } from '../seal.ts';
import { type Manifest, type ManifestOptions, type ManifestUsedFile, optionKey, RECORDED_OPTIONS } from './model.ts';
import type { ManifestTotals } from './totals.ts';

/** A run, as its manifest is made of it. Paths are as they were given; `null` stands for a pipe. */
export interface RunRecord {
  readonly program: string;
  readonly tables: string;
  readonly language: Language;
  readonly subjects: readonly string[];
  /** All options of the run; those that cannot change what comes out are left aside. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly standingRegion: string | null;
  readonly policies: string | null;
  readonly input: Seal & { readonly path: string | null };
  readonly output: Seal & { readonly path: string | null };
  readonly used: readonly (Seal & Omit<ManifestUsedFile, 'path'> & { readonly path: string })[];
  readonly totals: ManifestTotals;
}

/**
 * The manifest of a run.
 * @param path where it will be; paths in it start from there
 * @param names tell which of the facts given for all rows say who these are of: such are left out
 */
export function makeManifest(run: RunRecord, path: string, names: NameIndex): Manifest {
  const from = dirname(resolve(path));
  const file = <T extends { readonly path: string | null }>(each: T): T => ({
    ...each,
    path: each.path === null ? null : fromDirectory(from, each.path),
  });
  const seal = ({ path: at, size, sha256 }: Seal & { readonly path: string | null }) =>
    file({ path: at, size, sha256 });
  return {
    suance_manifest: 1,
    program: run.program,
    tables: run.tables,
    language: run.language,
    subjects: run.subjects,
    options: recordedOptions(run.options, names),
    standing_region: run.standingRegion,
    policies: run.policies === null ? null : fromDirectory(from, run.policies),
    input: seal(run.input),
    output: seal(run.output),
    used: run.used.map((each) => ({
      option: each.option,
      from: each.from,
      ...seal(each),
      path: fromDirectory(from, each.path),
    })),
    totals: run.totals,
  };
}

/** A path from a directory, the same on every system; one on another drive stays whole. */
function fromDirectory(directory: string, path: string): string {
  const found = relative(directory, resolve(path));
  return isAbsolute(found) ? found : found.split(sep).join('/');
}

function recordedOptions(options: Readonly<Record<string, unknown>>, names: NameIndex): ManifestOptions {
  const recorded: Record<string, string | boolean | readonly string[]> = {};
  for (const name of RECORDED_OPTIONS) {
    const value = options[optionKey(name)];
    if (typeof value === 'string' || value === true) recorded[name] = value;
    else if (Array.isArray(value)) {
      const kept = value.filter(
        (each): each is string => typeof each === 'string' && !(name === 'set' && saysWho(each, names)),
      );
      if (kept.length > 0) recorded[name] = kept;
    }
  }
  return recorded;
}

/** Whether `name=value` says who the rows are of. It decides nothing, so that the output is the same without it. */
function saysWho(pair: string, names: NameIndex): boolean {
  const named = names.find(splitPair(pair)[0]);
  return named?.kind === 'fact' && named.definition.identity === true;
}

/** The text of a manifest. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
