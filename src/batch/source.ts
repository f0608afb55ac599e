import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { problem } from '../values/problem.ts';

/** Bytes to read, and how many there are where that is known. */
export interface Source {
  readonly bytes: AsyncIterable<Buffer>;
  readonly size: number | null;
  /** The open file whose bytes they are, where they can be read from any position; else `null`. */
  readonly file: number | null;
  /** Its name in messages. */
  readonly name: string;
  close(): void;
}

const BLOCK = 256 * 1024;
const BEGINNING = 16 * 1024;

/** Opens a file. @throws SuanceError `file-not-found`, `file-is-directory`, `file-unreadable` */
export function openFile(path: string): Source {
  let open: number | null = null;
  try {
    open = openSync(path, 'r');
    const stat = fstatSync(open);
    if (stat.isDirectory()) throw problem('file-is-directory', { path });
    if (!stat.isFile()) return streamSource(createReadStream(path, { fd: open, highWaterMark: BLOCK }), path);
    const file = open;
    return { bytes: readBlocks(file), size: stat.size, file, name: path, close: closing(file) };
  } catch (error) {
    if (open !== null) closeSync(open);
    throw unreadable(path, error);
  }
}

/** What comes from a stream: it can be read once, in order. */
export function streamSource(stream: Readable, name: string): Source {
  return { bytes: stream, size: null, file: null, name, close: () => stream.destroy() };
}

async function* readBlocks(file: number): AsyncGenerator<Buffer, void, undefined> {
  // The beginning, which shows what is in a list, comes by itself.
  for (let position = 0, size = BEGINNING; ; size = BLOCK) {
    const block = Buffer.allocUnsafe(size);
    const read = readSync(file, block, 0, size, position);
    if (read === 0) return;
    position += read;
    yield block.subarray(0, read);
  }
}

/**
 * What is piped in, as it comes; a chunk is good until the next. A file is read in large blocks, from where it stands.
 * @throws SuanceError `file-unreadable`, `file-is-directory`
 */
export async function* pipedIn(
  stdin: Readable & { readonly fd?: number },
  name: string,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    if (stdin.fd === undefined || !fstatSync(stdin.fd).isFile()) yield* stdin as AsyncIterable<Buffer>;
    else {
      const block = Buffer.allocUnsafe(BLOCK);
      for (;;) {
        const read = readSync(stdin.fd, block, 0, BLOCK, null);
        if (read === 0) return;
        yield block.subarray(0, read);
      }
    }
  } catch (error) {
    throw unreadable(name, error);
  }
}

function closing(file: number): () => void {
  let open = true;
  return () => {
    if (open) closeSync(file);
    open = false;
  };
}

/** The same error, or what it says of a file that cannot be read. */
export function unreadable(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  if (code === 'ENOENT') return problem('file-not-found', { path });
  if (code === 'EISDIR') return problem('file-is-directory', { path });
  return problem('file-unreadable', { path, reason: code });
}
