import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { problem, type SuanceError } from '../values/problem.ts';

/** Where results go. */
export interface Target {
  write(data: string | Uint8Array): Promise<void>;
  /** The open file that several threads may write to in turn; `null` where there is none. */
  readonly file: number | null;
  /** What is told of a fault that was met in writing to {@link file}. */
  fault(error: unknown): unknown;
  /** Where the output is until it is in place; `null` where it is not in a file of its own. */
  readonly temporary: string | null;
  /** All has been written: sees to it that it is on the disk, so that little is left that can go wrong. */
  settle(): void;
  /** Puts the output in place; nothing is seen of it before. */
  finish(): void;
  /** Takes back what was written; may be called at any time, also from a signal or at exit. */
  discard(): void;
}

/** A target that hands text on, as it comes. */
export function streamTarget(write: (data: string | Uint8Array) => Promise<void>): Target {
  return {
    write,
    file: null,
    temporary: null,
    fault: (error) => error,
    settle: () => {},
    finish: () => {},
    discard: () => {},
  };
}

/**
 * A file written beside its target and put in its place when complete. Until then an older one stays as it is; the
 * unfinished one is readable by its owner alone. Devices and pipes are written to as they are.
 * @param option the option that names it, for errors
 * @throws SuanceError `file-is-directory`, `file-not-found` for a directory that is not there, `file-unwritable`
 */
export function fileTarget(path: string, option = '--output'): Target {
  const guarded = <T>(run: () => T): T => guardedAt(path, option, run);
  const existing = guarded(() => statOf(path));
  if (existing?.isDirectory()) throw problem('file-is-directory', { path }, { option });
  if (existing && !existing.isFile()) return deviceTarget(path, guarded);
  // A link stays a link: what it points to is replaced.
  const real = existing ? realpathSync(path) : path;
  const temporary = join(dirname(real), `.suance-${randomBytes(6).toString('hex')}.tmp`);
  let open: number | null = guarded(() => openSync(temporary, 'wx', 0o600));
  const close = () => {
    if (open !== null) closeSync(open);
    open = null;
  };
  let pending = true;
  const discard = () => {
    if (!pending) return;
    pending = false;
    try {
      close();
    } finally {
      unlinkSync(temporary);
    }
  };
  const settle = () => {
    if (open === null) return;
    guarded(() => {
      fsyncSync(open!);
      close();
    });
  };
  return {
    write: async (data) => guarded(() => writeAll(open!, data)),
    file: open,
    temporary,
    fault: (error) => unwritable(path, option, error),
    settle,
    finish: () => {
      settle();
      guarded(() => {
        renameSync(temporary, real);
        pending = false;
        allow(real, existing ? existing.mode & 0o777 : 0o666 & ~process.umask());
        syncDirectory(dirname(real));
      });
    },
    discard,
  };
}

/** Lets those read a file who may; not before it is in place, so that no unfinished one is ever seen by others. */
function allow(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch {
    // Where a system does not know such rights, the file is complete and in place.
  }
}

function deviceTarget(path: string, guarded: <T>(run: () => T) => T): Target {
  const open = guarded(() => openSync(path, 'w'));
  return {
    write: async (data) => guarded(() => writeAll(open, data)),
    file: null,
    temporary: null,
    fault: (error) => error,
    settle: () => {},
    finish: () => closeSync(open),
    discard: () => {},
  };
}

/** Writes all of it to an open file. */
export function writeAll(file: number, data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** So that the new name outlasts a power cut; where directories cannot be opened the system sees to it. */
function syncDirectory(directory: string): void {
  try {
    const open = openSync(directory, 'r');
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  } catch {
    // The file itself is complete and in place.
  }
}

/** Whether something stands there that is no file to be replaced. */
function isDevice(path: string): boolean {
  try {
    return statOf(path)?.isFile() === false;
  } catch {
    return false;
  }
}

function statOf(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

/** Which file is open under a number; `null` for what is no file. */
function identityOf(file: number): string | null {
  try {
    return identity(fstatSync(file, { bigint: true }));
  } catch {
    return null;
  }
}

/** Which file stands at a path; `null` for what is none. A path that cannot be looked at is told of when it is opened. */
function identityAt(path: string): string | null {
  try {
    return identity(statSync(path, { bigint: true, throwIfNoEntry: false }));
  } catch {
    return null;
  }
}

function guardedAt<T>(path: string, option: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw unwritable(path, option, error);
  }
}

function unwritable(path: string, option: string, error: unknown): SuanceError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const place = { option };
  if (code === 'ENOENT' || code === 'ENOTDIR') return problem('directory-not-found', { path: dirname(path) }, place);
  return problem('file-unwritable', { path, reason: code }, place);
}

/**
 * Refuses an output that is the input, however either is spelled: links, hard links, another path to it.
 * @param input path, or the number of an open file
 * @throws SuanceError `output-is-input`
 */
export function refuseSameFile(input: string | number, output: string, option = '--output'): void {
  const from = typeof input === 'number' ? identityOf(input) : identityAt(input);
  const to = identityAt(output);
  if (from !== null && from === to) throw problem('output-is-input', { path: basename(output) }, { option });
}

/**
 * Refuses two outputs that are one file.
 * @param outputs by the options that name them
 * @throws SuanceError `outputs-same`
 */
export function refuseSameOutputs(outputs: readonly { readonly option: string; readonly path: string }[]): void {
  const taken = new Map<string, string>();
  for (const { option, path } of outputs) {
    const other = taken.get(placeOf(path));
    // What goes to a terminal or to nowhere is not overwritten.
    if (other !== undefined && !isDevice(path))
      throw problem('outputs-same', { path: basename(path), options: [other, option] }, { option });
    taken.set(placeOf(path), option);
  }
}

/** Where a file is or will be, links aside. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(resolve(path))), basename(path));
    } catch {
      return resolve(path);
    }
  }
}

function identity(stat: { dev: bigint; ino: bigint; isFile(): boolean } | undefined): string | null {
  return stat?.isFile() ? `${stat.dev}:${stat.ino}` : null;
}
