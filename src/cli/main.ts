import { join } from 'node:path';
import type { ThreadJob, ThreadOutcome } from '../batch/bulk/threads.ts';
import type { Io, Output } from './io.ts';
import { EXIT } from './options.ts';
import { run } from './program.ts';
import { standard } from './standard.ts';

declare const SUANCE_VERSION: string;

export { run };

/** The streams, surroundings and tables of this process. Each stream is opened when it is first asked for. */
export function processIo(): Io {
  let stdout: Output | null = null;
  let stderr: Output | null = null;
  // A reader that has seen enough (`| head`) is no error.
  const broken = () => process.exit(0);
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      stdout ??= standard('stdout', broken);
      return stdout;
    },
    get stderr() {
      stderr ??= standard('stderr', broken);
      return stderr;
    },
    env: process.env,
    tables: join(import.meta.dirname, 'policies'),
    version: SUANCE_VERSION,
    startThread,
  };
}

/** Runs the command line of this process in a second thread, which takes its share of the work. */
function startThread(job: ThreadJob): Promise<ThreadOutcome> {
  return new Promise((resolve, reject) => {
    void import('node:worker_threads').then(({ Worker }) => {
      const worker = new Worker(join(import.meta.dirname, '..', 'bin', 'thread.js'), {
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
  // Where the errors cannot be written either, the exit code is all that is left.
  process.exitCode = await run(process.argv.slice(2), processIo()).catch(() => EXIT.usage);
}
