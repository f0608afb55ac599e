import { problem } from './problem.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a UTF-8 file, without its byte order mark. What is in another encoding is refused, never patched with
 * replacement characters.
 * @throws SuanceError `file-encoding`
 */
export function utf8Text(bytes: Uint8Array, path: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw problem('file-encoding', { path });
  }
}
