import type { Readable } from 'node:stream';
import type { Helper, ThreadJob, ThreadOutcome } from '../batch/bulk/threads.ts';
import { problem } from '../values/problem.ts';

/** Where text goes: a stream that may be a terminal, or what does as much of one as is needed. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly fd?: number;
  /** @returns whether more should be written before `done` is called */
  write(data: string | Uint8Array, done?: (error?: Error | null) => void): boolean;
}

/** What a command reads from and writes to, so that it can be run without a process. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The built-in tables, as the build wrote them. */
  readonly tables: string;
  readonly version: string;
  /** Starts a second thread with the command line of this process; not there where there can be none. */
  readonly startHelper?: () => Promise<Helper>;
  /** What this thread is to help with, where it is a second one. */
  readonly help?: { readonly job: Promise<ThreadJob>; done(outcome: ThreadOutcome): void };
}

/**
 * Writes text and waits until it is taken, so that a slow reader is not outrun.
 * @throws SuanceError `file-unwritable` where there is no room for it, for instance
 */
export function write(output: Output, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(unwritable(output, error)) : resolve()));
  });
}

function unwritable(output: Output, error: NodeJS.ErrnoException): Error {
  const path = output.fd === 1 ? 'stdout' : 'stderr';
  return error.code === 'EPIPE' ? error : problem('file-unwritable', { path, reason: error.code ?? error.message });
}
