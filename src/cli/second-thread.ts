import { join } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Helper, ThreadJob, ThreadOutcome } from '../batch/bulk/threads.ts';
import type { Io } from './io.ts';
import { run } from './program.ts';

/** Starts a second thread, which reads the command line of this process as this one does and waits for its work. */
export function startHelper(): Helper {
  const worker = new Worker(join(import.meta.dirname, '..', 'bin', 'thread.js'), {
    workerData: process.argv.slice(2),
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
  });
  const outcome = new Promise<ThreadOutcome>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('a thread ended before its work was done')));
  });
  // Nobody may ask for it.
  outcome.catch(() => {});
  return {
    work: (job) => {
      worker.postMessage(job);
      return outcome;
    },
    end: () => void worker.terminate(),
  };
}

/** Does the share of a second thread: its command line is in `workerData`, its work comes as a message. */
export async function work(io: Io): Promise<void> {
  const job = new Promise<ThreadJob>((resolve) => {
    parentPort!.once('message', resolve);
  });
  const help = { job, done: (outcome: ThreadOutcome) => parentPort!.postMessage(outcome) };
  const { startHelper: _, ...own } = io;
  await run(workerData as readonly string[], { ...own, help });
}
