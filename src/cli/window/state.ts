import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Io } from '../io.ts';

/*
 * What the window remembers from one sitting to the next: place and day, language, and the cases of late, so that one
 * that was interrupted can be taken up again. Nobody but its owner may read it, and no person is named in it.
 */

/** A case as it is remembered: its facts as they would be typed, without those that say who someone is. */
export interface KeptCase {
  readonly id: string;
  /** When it was last worked on, in ISO form. */
  readonly at: string;
  readonly kind: 'measure' | 'screening';
  /** The family or measure; of a screening, for whom. */
  readonly subject: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Facts of which nothing is known. */
  readonly unknown: readonly string[];
  readonly place: string | null;
  readonly day: string | null;
  /** What it came to; `null` for one that was not finished. */
  readonly outcome: KeptOutcome | null;
}

export interface KeptOutcome {
  readonly measure: string | null;
  readonly status: string;
  readonly amount: string | null;
}

export interface WindowState {
  readonly language: 'zh' | 'en' | null;
  /** The region in which cases are, unless they say another. */
  readonly place: string | null;
  /** The day on which cases are, unless they say another; `null`: it is asked. */
  readonly day: string | null;
  /** The last day that was given for an application. */
  readonly lastDay: string | null;
  /** Cases of late, the latest first. */
  readonly recent: readonly KeptCase[];
}

/** Cases that are remembered. */
export const REMEMBERED = 20;

export const NO_STATE: WindowState = { language: null, place: null, day: null, lastDay: null, recent: [] };

/**
 * Where the state is kept: the file that SUANCE_STATE names, else suance/window.json where the system keeps state.
 * @returns `null` where SUANCE_STATE is empty, which stands for nowhere
 */
export function statePath(env: Io['env'], platform: NodeJS.Platform = process.platform): string | null {
  if (env.SUANCE_STATE !== undefined) return env.SUANCE_STATE === '' ? null : resolve(env.SUANCE_STATE);
  const home = env.HOME || env.USERPROFILE || homedir();
  const base =
    platform === 'win32'
      ? env.LOCALAPPDATA || join(home, 'AppData', 'Local')
      : env.XDG_STATE_HOME || join(home, '.local', 'state');
  return join(base, 'suance', 'window.json');
}

/** The state of the window in its file. What cannot be kept is lost without ado: the case at hand goes on. */
export class StateFile {
  /** Why the state is not kept, where it is not. */
  fault: string | null = null;

  /** What would be in the file, for as long as the window is open. */
  private memory: WindowState = NO_STATE;

  /** @param path `null` to keep nothing beyond the sitting */
  constructor(readonly path: string | null) {}

  /** What is remembered; nothing where there is no file, or none that can be read. */
  read(): WindowState {
    if (this.path === null || this.fault !== null) return this.memory;
    try {
      return stateOf(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch {
      return NO_STATE;
    }
  }

  /**
   * Changes what is remembered. It is read anew before, so that two windows do not undo each other's work, and put in
   * place whole: an interrupted run leaves the old state or the new one.
   */
  update(change: (state: WindowState) => WindowState): WindowState {
    const next = change(this.read());
    this.memory = next;
    if (this.path === null) return next;
    const beside = `${this.path}.${randomBytes(4).toString('hex')}.part`;
    try {
      const directory = dirname(this.path);
      if (mkdirSync(directory, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(directory, 0o700);
      writeFileSync(beside, `${JSON.stringify({ version: VERSION, ...next }, null, 1)}\n`, { mode: 0o600, flag: 'wx' });
      renameSync(beside, this.path);
      this.fault = null;
    } catch (error) {
      this.fault = (error as NodeJS.ErrnoException).code ?? String(error);
      discard(beside);
    }
    return next;
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where it could not be written, it is not there either.
  }
}

/** Of the form below; a state of another form is left aside. */
const VERSION = 1;

/** Takes from what a file has what is of the right form. */
function stateOf(data: unknown): WindowState {
  if (!isRecord(data) || data.version !== VERSION) return NO_STATE;
  const { language, place, day, lastDay, recent } = data;
  return {
    language: language === 'zh' || language === 'en' ? language : null,
    place: textOr(place),
    day: textOr(day),
    lastDay: textOr(lastDay),
    recent: Array.isArray(recent) ? recent.filter(isKept).slice(0, REMEMBERED) : [],
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isKept(value: unknown): value is KeptCase {
  if (!isRecord(value)) return false;
  const { id, at, kind, subject, facts, unknown, place, day, outcome } = value;
  const texts = [id, at, subject].every((each) => typeof each === 'string');
  const ours = (kind === 'measure' || kind === 'screening') && Array.isArray(unknown);
  const open = [place, day].every((each) => each === null || typeof each === 'string');
  const known = isRecord(facts) && Object.values(facts).every((each) => typeof each === 'string');
  return texts && ours && open && known && (outcome === null || isRecord(outcome));
}
