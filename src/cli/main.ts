import { fileURLToPath } from 'node:url';
import type { ThreadJob, ThreadOutcome } from '../batch/bulk/threads.ts';
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
    startThread,
  };
}

/** Runs the command line of this process in a second thread, which takes its share of the work. */
function startThread(job: ThreadJob): Promise<ThreadOutcome> {
  return new Promise((resolve, reject) => {
    void import('node:worker_threads').then(({ Worker }) => {
      const worker = new Worker(fileURLToPath(new URL('../bin/thread.js', import.meta.url)), {
        workerData: { argv: process.argv.slice(2), job },
      });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('a thread ended before its work was done')));
    }, reject);
  });
}

/** Does the share of a second thread, which `workerData` tells. */
export async function thread(): Promise<void> {
  const { parentPort, workerData } = await import('node:worker_threads');
  const { argv, job } = workerData as { argv: readonly string[]; job: ThreadJob };
  const help = { job, done: (outcome: ThreadOutcome) => parentPort!.postMessage(outcome) };
  const { startThread: _, ...io } = processIo();
  await run(argv, { ...io, help });
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
