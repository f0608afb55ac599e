import { fileURLToPath } from 'node:url';
import type { Io } from './io.ts';
import { EXIT } from './options.ts';
import { run } from './program.ts';

declare const SUANCE_VERSION: string;

export { run };

/** The streams, surroundings and tables of this process. */
export function processIo(): Io {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    tables: fileURLToPath(new URL('./policies', import.meta.url)),
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
