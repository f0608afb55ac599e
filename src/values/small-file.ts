import { closeSync, openSync, readSync } from 'node:fs';
import { type Place, problem } from './problem.ts';

/** Bytes of a case, a settings or a policy file: the largest of ours is a tenth of it. */
export const LARGEST_SMALL = 1024 * 1024;

/**
 * The bytes of a file that people write by hand. It is read no further than such a file can be long, so that neither a wrong
 * file nor a device without end fills the memory.
 * @param shownAs its name in messages
 * @throws SuanceError `file-not-found`, `file-is-directory`, `file-unreadable`, `file-too-large`
 */
export function readSmallFile(path: string, shownAs: string, place: Place = {}): Buffer {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const bytes = Buffer.allocUnsafe(LARGEST_SMALL + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(file, bytes, length, bytes.length - length, null);
    if (length > LARGEST_SMALL) throw tooLarge(shownAs, place);
    return Buffer.from(bytes.subarray(0, length));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ENOENT') throw problem('file-not-found', { path: shownAs }, place);
    if (code === 'EISDIR') throw problem('file-is-directory', { path: shownAs }, place);
    throw problem('file-unreadable', { path: shownAs, reason: code }, place);
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** The same of a stream. @throws SuanceError `file-too-large` */
export async function readSmallStream(stream: AsyncIterable<Uint8Array>, shownAs: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > LARGEST_SMALL) throw tooLarge(shownAs, {});
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string, place: Place) {
  return problem('file-too-large', { path, limit: '1 MiB' }, place);
}
