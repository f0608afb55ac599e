import { join } from 'node:path';
import type { Io } from './io.ts';
import { EXIT } from './options.ts';
import { run } from './program.ts';

declare const SUANCE_VERSION: string;

export { run };

/** The streams, surroundings and tables of this process. */
export function processIo(): Io {
  return {
    // Node opens each when it is first asked for.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    env: process.env,
    tables: join(import.meta.dirname, 'policies'),
    version: SUANCE_VERSION,
    startHelper: async () => (await import('./second-thread.ts')).startHelper(),
  };
}

/** Does the share of a second thread. */
export async function thread(): Promise<void> {
  const { work } = await import('./second-thread.ts');
  await work(processIo());
}

/** Runs the command line of this process; its exit code is set when it is done. */
export async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) is no error. Any other fault is told by the write that met it.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
    });
  }
  // Where the errors cannot be written either, the exit code is all that is left.
  process.exitCode = await run(process.argv.slice(2), processIo()).catch(() => EXIT.usage);
}
