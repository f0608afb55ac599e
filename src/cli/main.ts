import { join } from 'node:path';
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
  // Where the errors cannot be written either, the exit code is all that is left.
  process.exitCode = await run(process.argv.slice(2), processIo()).catch(() => EXIT.usage);
}
