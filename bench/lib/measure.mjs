import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WATCH = fileURLToPath(new URL('watch.cjs', import.meta.url));

/**
 * What measured processes find around them. NODE_EXTRA_CA_CERTS is left out: with it Node 20 takes 60 to 80 ms more at
 * every start, whatever it runs; settings of whoever measures are left out too.
 */
export const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  SUANCE_CONFIG: '',
  SUANCE_STATE: '',
};

/**
 * Runs a command of Node to its end.
 * @param {{ args: string[], input?: string, output?: string, watched?: boolean }} command arguments of node; files for standard
 * input and output, else nothing goes in and nothing that comes out is kept; whether memory and processor time are measured
 * @returns {{ wall: number, peak: number | null, processor: number | null }} seconds, KiB, seconds
 * @throws Error where it fails, with what it said
 */
export function runNode({ args, input, output, watched = true }) {
  const report = join(tmpdir(), `suance-watch-${process.pid}`);
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
  const stdout = output === undefined ? 'ignore' : openSync(output, 'w');
  try {
    const argv = watched ? ['--require', WATCH, ...args] : args;
    const from = process.hrtime.bigint();
    const { status, signal, stderr, error } = spawnSync(process.execPath, argv, {
      stdio: [stdin, stdout, 'pipe'],
      env: watched ? { ...ENVIRONMENT, SUANCE_BENCH_WATCH: report } : ENVIRONMENT,
      maxBuffer: 1 << 26,
    });
    const wall = Number(process.hrtime.bigint() - from) / 1e9;
    if (error) throw error;
    if (status !== 0) throw new Error(`exit ${status ?? signal}: node ${args.join(' ')}\n${stderr}`);
    return { wall, peak: null, processor: null, ...(watched ? JSON.parse(readFileSync(report, 'utf8')) : {}) };
  } finally {
    if (typeof stdin === 'number') closeSync(stdin);
    if (typeof stdout === 'number') closeSync(stdout);
    rmSync(report, { force: true });
  }
}

/** Reads a file, so that the first to be measured does not pay for the disk. */
export function warmCache(path) {
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(1 << 20);
  while (readSync(file, buffer) > 0);
  closeSync(file);
}

/**
 * Measures competitors in turns (A B C A B C …), after a first round that is not counted, so that what else the machine
 * does meets all of them alike.
 * @param {Record<string, (last: boolean) => { wall: number, peak: number | null, processor: number | null }>} competitors each runs
 * once, and is told in the last round that its output is still wanted
 * @param {number} runs counted rounds
 * @param {(round: number, name: string) => void} [told] is told before each run
 * @returns {Record<string, { walls: number[], peaks: number[], processors: number[] }>}
 */
export function inTurns(competitors, runs, told = () => {}) {
  const entries = Object.entries(competitors);
  const series = Object.fromEntries(entries.map(([name]) => [name, { walls: [], peaks: [], processors: [] }]));
  for (let round = -1; round < runs; round += 1)
    for (const [name, run] of entries) {
      told(round, name);
      const { wall, peak, processor } = run(round === runs - 1);
      if (round < 0) continue;
      series[name].walls.push(wall);
      if (peak !== null) series[name].peaks.push(peak);
      if (processor !== null) series[name].processors.push(processor);
    }
  return series;
}
