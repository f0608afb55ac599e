import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { nearest } from '../language/nearest.ts';
import { type Place, type Problem, problem, problemData, SuanceError } from '../values/problem.ts';
import type { Io } from './io.ts';

/*
 * What a user has set for all commands: a file of `key: value` lines, which is YAML too. It is read at every start, so by
 * these few lines and not by the YAML library.
 */

export const CONFIG_KEYS = ['locality', 'region', 'language'] as const;
export type ConfigKey = (typeof CONFIG_KEYS)[number];

/** A setting, and where it stands. */
export interface Setting {
  readonly value: string;
  readonly place: Place;
}

export interface Config {
  /** Where the settings are, or would be; `null` where they are left aside. */
  readonly path: string | null;
  readonly exists: boolean;
  readonly settings: Readonly<Partial<Record<ConfigKey, Setting>>>;
  /** What is wrong with the file. Commands that would use it stop; all others run. */
  readonly problems: readonly Problem[];
}

/**
 * Where the settings are: the file that SUANCE_CONFIG names, else suance/config.yaml where the system keeps settings.
 * @returns `null` where SUANCE_CONFIG is empty
 */
export function configPath(env: Io['env'], platform: NodeJS.Platform = process.platform): string | null {
  if (env.SUANCE_CONFIG !== undefined) return env.SUANCE_CONFIG === '' ? null : resolve(env.SUANCE_CONFIG);
  const home = () => env.HOME || env.USERPROFILE || homedir();
  const base =
    platform === 'win32'
      ? env.APPDATA || join(home(), 'AppData', 'Roaming')
      : env.XDG_CONFIG_HOME || join(home(), '.config');
  return join(base, 'suance', 'config.yaml');
}

/** Whether the arguments say that the settings are left aside. */
function refused(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--no-config');
}

/** Reads the settings, if there are any. Faults are among what is returned: most commands run without them. */
export function readConfig(env: Io['env'], argv: readonly string[]): Config {
  const path = refused(argv) ? null : configPath(env);
  if (path === null) return { path, exists: false, settings: {}, problems: [] };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    const absent = reason === 'ENOENT' || reason === 'ENOTDIR';
    // That nobody has set anything is the usual case; a file that is named is meant.
    const fault = !absent
      ? problemData('file-unreadable', { path, reason })
      : problemData('file-not-found', { path }, { option: 'SUANCE_CONFIG' });
    const told = !absent || env.SUANCE_CONFIG !== undefined;
    return { path, exists: !absent, settings: {}, problems: told ? [fault] : [] };
  }
  return { path, exists: true, ...parseConfig(text, path) };
}

/** Takes the lines of a settings file apart. */
export function parseConfig(text: string, file: string): Pick<Config, 'settings' | 'problems'> {
  const settings: Partial<Record<ConfigKey, Setting>> = {};
  const problems: Problem[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(#|$)|^---\s*$/.test(line)) continue;
    const place = { file, line: index + 1, column: 1 };
    const key = keyOf(line);
    const value = key === undefined ? undefined : plainText(line.slice(line.indexOf(':') + 1));
    if (key === undefined || value === undefined) {
      problems.push(problemData('config-malformed', { text: line.trim() }, place));
    } else if (!isKey(key)) {
      problems.push(problemData('config-unknown-key', { name: key, nearest: nearest(key, CONFIG_KEYS) }, place));
    } else if (settings[key]) {
      problems.push(problemData('fact-twice', { name: key }, place));
    } else if (key === 'language' && value !== '' && !LANGUAGES.includes(value)) {
      problems.push(problemData('option-value', { value, allowed: LANGUAGES }, { ...place, field: key }));
    } else if (value !== '') settings[key] = { value, place };
  }
  return { settings, problems };
}

export const LANGUAGES: readonly string[] = ['zh', 'en'];

export function isKey(text: string): text is ConfigKey {
  return (CONFIG_KEYS as readonly string[]).includes(text);
}

function keyOf(line: string): string | undefined {
  return /^([\p{L}\d_-]+)\s*:(?=\s|$)/u.exec(line)?.[1];
}

/** A value as YAML would read it, plain or quoted, on one line; `undefined` for anything else. */
function plainText(written: string): string | undefined {
  const text = written.trim();
  const quoted = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:\s#.*)?$/.exec(text)?.[1];
  if (quoted?.startsWith("'")) return quoted.slice(1, -1).replaceAll("''", "'");
  if (quoted) {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      return undefined;
    }
  }
  if (/^["'[\]{}&*!|>%@`,?]|^- /.test(text)) return undefined;
  return text.replace(/(^|\s+)#.*$/, '').trim();
}

/** The path of the locality file that the settings name, from where their file is. */
export function localityPath(config: Config): string | null {
  const written = config.settings.locality?.value;
  if (written === undefined || config.path === null) return null;
  const path = /^~[/\\]/.test(written) ? join(homedir(), written.slice(2)) : written;
  return resolve(dirname(config.path), path);
}

/** Stops a command that would use settings that are not sound. @throws SuanceError with every fault */
export function requireSound({ problems }: Config): void {
  const [first, ...others] = problems;
  if (first) throw new SuanceError([first, ...others]);
}

/**
 * Sets a key, or takes it out (`null`), and leaves every other line as it is.
 * @returns the path of the file
 * @throws SuanceError `config-ignored`, `file-unreadable`, `file-unwritable`
 */
export function writeSetting(config: Config, key: string, value: string | null): string {
  const { path } = config;
  if (path === null) throw problem('config-ignored', {});
  // A device or a pipe would be replaced by a file.
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw problem('file-is-directory', { path });
  if (there?.isFile() === false) throw problem('file-unwritable', { path, reason: 'EINVAL' });
  const lines = linesOf(path);
  const at = lines.findIndex((line) => keyOf(line) === key);
  const kept = lines.filter((line, index) => index === at || keyOf(line) !== key);
  const own = value === null ? [] : [`${key}: ${JSON.stringify(value)}`];
  if (at >= 0) kept.splice(at, 1, ...own);
  else kept.push(...own);
  // A link stays a link: what it points to is replaced.
  const real = there ? realpathSync(path) : path;
  const beside = `${real}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, kept.map((line) => `${line}\n`).join(''), { flag: 'wx' });
    renameSync(beside, real);
  } catch (error) {
    rmSync(beside, { force: true });
    throw problem('file-unwritable', { path, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
  return path;
}

/** The lines of the file, none where there is none. @throws SuanceError `file-unreadable` */
export function linesOf(path: string): string[] {
  try {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return [];
    throw problem('file-unreadable', { path, reason });
  }
}

/** Whether the file has a line for a key, known or not. */
export function hasKey(path: string, key: string): boolean {
  return linesOf(path).some((line) => keyOf(line) === key);
}
