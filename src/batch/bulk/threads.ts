import type { TextInput } from '../encoding.ts';
import type { QuickRun } from './run.ts';

/** Starts a second thread. */
export type StartThread = (job: unknown) => never;

export async function runThreads(_run: QuickRun, _input: TextInput, _thread: StartThread): Promise<void> {
  throw new Error();
}
