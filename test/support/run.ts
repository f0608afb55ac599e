import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const COMMAND = `${ROOT}/bin/suance.js`;

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user does, without a terminal and without settings, in English unless said otherwise. */
export function suance(
  args: readonly string[],
  options: { input?: string | Buffer; env?: Record<string, string>; cwd?: string } = {},
): Finished {
  const result = spawnSync(process.execPath, [COMMAND, ...args], {
    input: options.input ?? '',
    cwd: options.cwd ?? ROOT,
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '', ...options.env },
    maxBuffer: 1 << 28,
  });
  return { code: result.status, out: result.stdout.toString(), err: result.stderr.toString() };
}
