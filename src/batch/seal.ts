import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { unreadable } from './source.ts';
import type { Target } from './target.ts';

/** What a file is told by: its size in bytes, and the SHA-256 of them in hexadecimal digits. */
export interface Seal {
  readonly size: number;
  readonly sha256: string;
}

/** Seals bytes as they pass. */
export class Sealer {
  private readonly hash = createHash('sha256');
  private size = 0;

  /** @param chunk bytes, or a text that is written as UTF-8 */
  add(chunk: Uint8Array | string): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    this.hash.update(bytes);
    this.size += bytes.length;
  }

  /** The seal of all that has passed; more may follow. */
  seal(): Seal {
    return { size: this.size, sha256: this.hash.copy().digest('hex') };
  }
}

/** The seal of a file, read once. @throws SuanceError `file-not-found`, `file-is-directory`, `file-unreadable` */
export async function sealOfFile(path: string): Promise<Seal> {
  const sealer = new Sealer();
  try {
    for await (const chunk of createReadStream(path)) sealer.add(chunk as Buffer);
  } catch (error) {
    throw unreadable(path, error);
  }
  return sealer.seal();
}

/** The same target; all that is written to it is sealed, so that threads do not write past it to the open file. */
export function sealedTarget(target: Target, sealer: Sealer): Target {
  return {
    ...target,
    file: null,
    write: (data) => {
      sealer.add(data);
      return target.write(data);
    },
  };
}
