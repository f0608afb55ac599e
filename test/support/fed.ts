import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND, ROOT } from './run.ts';

/** What came of a command, with the most memory that it had at a time and how much of its input it took. */
export interface Measured {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly mebibytes: number;
  readonly sent: number;
}

/** Runs the built command on a pipe that is filled as long as it reads, however long the input is. */
export async function fed(
  args: readonly string[],
  input: Iterable<Buffer> = [],
  env: Record<string, string> = {},
): Promise<Measured> {
  const directory = mkdtempSync(join(tmpdir(), 'suance-fed-'));
  const [probe, peak] = [join(directory, 'probe.cjs'), join(directory, 'peak')];
  writeFileSync(
    probe,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
  );
  try {
    const child = spawn(process.execPath, ['-r', probe, COMMAND, ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '', SUANCE_STATE: '', ...env },
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    const ended = once(child, 'close');
    let open = true;
    child.stdin.on('error', () => {
      open = false;
    });
    child.stdin.on('close', () => {
      open = false;
    });
    let sent = 0;
    for (const chunk of input) {
      if (!open) break;
      sent += chunk.length;
      if (!child.stdin.write(chunk)) await Promise.race([once(child.stdin, 'drain').catch(() => {}), ended]);
    }
    if (open) child.stdin.end();
    const [code] = await ended;
    return {
      code,
      out: Buffer.concat(out).toString(),
      err: Buffer.concat(err).toString(),
      mebibytes: Number(readFileSync(peak, 'utf8')) / 1024,
      sent,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The same bytes over and over, up to so many in all. */
export function* repeated(bytes: string | Buffer, most: number): Generator<Buffer, void, undefined> {
  const one = Buffer.from(bytes as string);
  const block = Buffer.concat(Array.from({ length: Math.max(1, Math.floor(65_536 / one.length)) }, () => one));
  for (let sent = 0; sent < most; sent += block.length) yield block;
}
