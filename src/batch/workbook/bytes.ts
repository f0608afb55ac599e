import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { problem } from '../../values/problem.ts';
import { unreadable } from '../source.ts';
import { LIMITS, tooLarge } from './limits.ts';

/** A workbook: the path of a file, or the bytes themselves where they came from a pipe. */
export type WorkbookInput = string | Buffer;

/** Bytes of which any part can be read. */
export interface RandomBytes {
  readonly size: number;
  /** The bytes from a position on: fewer than asked for at the end. */
  read(position: number, length: number): Buffer;
  close(): void;
}

/** Opens an input for reading anywhere in it. @throws SuanceError `file-not-found`, `file-is-directory`, `file-unreadable` */
export function randomBytes(input: WorkbookInput): RandomBytes {
  if (typeof input !== 'string') {
    const read = (position: number, length: number) => input.subarray(position, position + length);
    return { size: input.length, read, close: () => {} };
  }
  const reading = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw unreadable(input, error);
    }
  };
  const file = reading(() => openSync(input, 'r'));
  const close = () => closeSync(file);
  const stat = fstatSync(file);
  if (stat.isDirectory()) {
    close();
    throw problem('file-is-directory', { path: input });
  }
  const read = (position: number, length: number) => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(
      0,
      reading(() => readSync(file, bytes, 0, length, position)),
    );
  };
  return { size: stat.size, read, close };
}

/**
 * All bytes of a stream, for a workbook that comes through a pipe: its directory stands at its end.
 * @param first what was read of it already
 * @throws SuanceError `workbook-too-large` beyond `LIMITS.file`
 */
export async function readWhole(
  rest: Readable | AsyncIterable<Buffer>,
  first: readonly Buffer[] = [],
): Promise<Buffer> {
  const chunks = [...first];
  let size = chunks.reduce((sum, each) => sum + each.length, 0);
  for await (const chunk of rest as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LIMITS.file) throw tooLarge('file', LIMITS.file);
  }
  return Buffer.concat(chunks, size);
}
