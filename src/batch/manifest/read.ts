import { problem, type SuanceError } from '../../values/problem.ts';
import { STATUSES, type SumsData } from '../totals/sums.ts';
import {
  FLAG_OPTIONS,
  type Manifest,
  type ManifestFile,
  type ManifestOptions,
  type ManifestUsedFile,
  RECORDED_OPTIONS,
  REPEATED_OPTIONS,
} from './model.ts';
import type { ManifestTotals } from './totals.ts';

/** Whether a file that begins so is a manifest: by what is in it, not by its name. */
export function looksLikeManifest(head: string): boolean {
  return /^\uFEFF?\s*\{/.test(head) && /(?<!\\)"suance_manifest"\s*:/.test(head);
}

/** The most characters of a manifest: those of a list with all its groups have some hundred thousand. */
export const LARGEST_MANIFEST = 64 * 1024 * 1024;

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Reads a manifest. What it does not say is not guessed.
 * @param file its name, for errors
 * @throws SuanceError `json-malformed`; `manifest-newer` for a form of a later version; `manifest-malformed` with the key;
 * `manifest-option` for an option that no manifest holds
 */
export function readManifest(text: string, file: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The message of the parser repeats parts of the file.
    throw problem('json-malformed', { message: (error as Error).name }, { file });
  }
  const reader = new Reader(data, file, '');
  const form = reader.value('suance_manifest');
  if (form !== 1) {
    if (typeof form === 'number' && form > 1) throw problem('manifest-newer', { found: String(form) }, { file });
    throw reader.malformed('suance_manifest', '1');
  }
  const language = reader.text('language');
  if (language !== 'zh' && language !== 'en') throw reader.malformed('language', 'zh, en');
  return {
    suance_manifest: 1,
    program: reader.text('program'),
    tables: reader.text('tables'),
    language,
    subjects: reader.texts('subjects'),
    options: optionsOf(reader.mapping('options')),
    standing_region: reader.textOrNull('standing_region'),
    policies: reader.textOrNull('policies'),
    input: fileOf(reader.mapping('input')),
    output: fileOf(reader.mapping('output')),
    used: reader.list('used').map(usedOf),
    totals: totalsOf(reader.mapping('totals')),
  };
}

function optionsOf(reader: Reader): ManifestOptions {
  const options: Record<string, string | boolean | readonly string[]> = {};
  for (const name of Object.keys(reader.data)) {
    if (!(RECORDED_OPTIONS as readonly string[]).includes(name))
      throw problem('manifest-option', { option: name }, { file: reader.file });
    if (REPEATED_OPTIONS.has(name)) options[name] = reader.texts(name);
    else if (!FLAG_OPTIONS.has(name)) options[name] = reader.text(name);
    else if (reader.value(name) === true) options[name] = true;
    else throw reader.malformed(name, 'true');
  }
  return options;
}

function fileOf(reader: Reader): ManifestFile {
  const sha256 = reader.text('sha256');
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw reader.malformed('sha256', '64 × 0-9 a-f');
  return { path: reader.textOrNull('path'), size: reader.count('size'), sha256 };
}

function usedOf(reader: Reader): ManifestUsedFile {
  const from = reader.text('from');
  if (from !== 'option' && from !== 'settings') throw reader.malformed('from', 'option, settings');
  return { option: reader.text('option'), from, ...fileOf(reader) };
}

/** The totals as they stand: what is compared of them is checked, the rest is for people. */
function totalsOf(reader: Reader): ManifestTotals {
  reader.count('rows');
  sumsOf(reader.mapping('all'));
  if (reader.value('measures') !== undefined) for (const each of reader.list('measures')) sumsOf(each);
  return reader.data as unknown as ManifestTotals;
}

function sumsOf(reader: Reader): SumsData {
  const statuses = reader.mapping('statuses');
  for (const each of STATUSES) statuses.count(each);
  if (reader.value('settled') !== undefined) reader.count('settled');
  reader.count('open');
  if (!/^-?\d+\.\d\d$/.test(reader.text('amount'))) throw reader.malformed('amount', '0.00');
  return reader.data as unknown as SumsData;
}

/** Reads keys of one mapping, and says which one is wrong. */
class Reader {
  readonly data: Mapping;

  constructor(
    data: unknown,
    readonly file: string,
    private readonly path: string,
  ) {
    if (typeof data !== 'object' || data === null || Array.isArray(data)) throw this.malformed('', '{ }');
    this.data = data as Mapping;
  }

  malformed(key: string, expected: string): SuanceError {
    const path = [this.path, key].filter((each) => each !== '').join('.');
    return problem('manifest-malformed', { key: path, expected }, { file: this.file });
  }

  value(key: string): unknown {
    return Object.hasOwn(this.data, key) ? this.data[key] : undefined;
  }

  text(key: string): string {
    const value = this.value(key);
    if (typeof value !== 'string') throw this.malformed(key, '" "');
    return value;
  }

  textOrNull(key: string): string | null {
    return this.value(key) === null ? null : this.text(key);
  }

  count(key: string): number {
    const value = this.value(key);
    if (!Number.isSafeInteger(value) || (value as number) < 0) throw this.malformed(key, '0, 1, 2 …');
    return value as number;
  }

  texts(key: string): string[] {
    const value = this.value(key);
    if (!Array.isArray(value) || value.some((each) => typeof each !== 'string')) throw this.malformed(key, '[" "]');
    return value as string[];
  }

  mapping(key: string): Reader {
    return new Reader(this.value(key), this.file, [this.path, key].filter((each) => each !== '').join('.'));
  }

  list(key: string): Reader[] {
    const value = this.value(key);
    if (!Array.isArray(value)) throw this.malformed(key, '[ ]');
    return value.map(
      (each, index) => new Reader(each, this.file, `${this.path ? `${this.path}.` : ''}${key}.${index}`),
    );
  }
}
