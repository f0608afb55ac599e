import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { problem } from '../values/problem.ts';

/** Bytes to read, and how many there are where that is known. */
export interface Source {
  readonly bytes: Readable;
  readonly size: number | null;
  /** Its name in messages. */
  readonly name: string;
}

const BLOCK = 256 * 1024;

/** Opens a file. @throws SuanceError `file-not-found`, `file-is-directory`, `file-unreadable` */
export function openFile(path: string): Source {
  let size: number | null = null;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw problem('file-is-directory', { path });
    if (stat.isFile()) size = stat.size;
  } catch (error) {
    throw unreadable(path, error);
  }
  return { bytes: createReadStream(path, { highWaterMark: BLOCK }), size, name: path };
}

/** The same error, or what it says of a file that cannot be read. */
export function unreadable(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  if (code === 'ENOENT') return problem('file-not-found', { path });
  if (code === 'EISDIR') return problem('file-is-directory', { path });
  return problem('file-unreadable', { path, reason: code });
}
