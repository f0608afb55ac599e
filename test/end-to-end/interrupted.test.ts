import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND, suance } from '../support/run.ts';

/** Runs that are ended at a random moment; the note on these tests says how many more were made by hand. */
const RUNS = Number(process.env.SUANCE_INTERRUPTIONS ?? 40);
const SEED = Number(process.env.SUANCE_SEED ?? Date.now() % 1_000_000);
const OLD = 'what was there before\n';
const ROWS = 4_000;

let directory = '';
let list = '';
let whole: Readonly<Record<string, string>> = {};
/** How long an undisturbed run takes, in milliseconds. */
let span = 0;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-interrupted-'));
  list = join(directory, 'list.csv');
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const rate = index % 40 === 0 ? 'x' : '5%';
    return `${index},伊宁市,企业,中型,${30 + (index % 90)},${rate},${1000 + index}.37,2023-10-01\n`;
  });
  writeFileSync(list, `序号,地区,单位类型,企业规模,参保人数,裁员率,上年度失业保险费,申请日期\n${rows.join('')}`);
  const at = place();
  const start = performance.now();
  const done = suance(args(at, true), { cwd: at });
  span = performance.now() - start;
  expect([done.code, done.err]).toEqual([1, '']);
  whole = contents(at);
  expect(Object.keys(whole).sort()).toEqual(['m.json', 'out.csv', 'rejects.csv', 'report.html']);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function place(): string {
  return mkdtempSync(join(directory, 'run-'));
}

function args(at: string, all: boolean): string[] {
  const beside = ['--rejects', join(at, 'rejects.csv'), '--report', join(at, 'report.html'), '--total-by', '企业规模'];
  const manifest = ['--manifest', join(at, 'm.json')];
  return ['batch', 'ui-refund', list, '-o', join(at, 'out.csv'), '-q', ...(all ? beside : []), ...manifest];
}

/** The files of a directory; the temporary ones are none. */
function contents(at: string): Record<string, string> {
  const names = readdirSync(at).filter((each) => !isTemporary(each));
  return Object.fromEntries(names.map((each) => [each, readFileSync(join(at, each), 'utf8')]));
}

const isTemporary = (name: string) => /^\.suance-[0-9a-f]{12}\.tmp$/.test(name);
const temporaries = (at: string) => readdirSync(at).filter(isTemporary);

/** A sequence of numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: string;
}

function runAndEnd(at: string, all: boolean, signal: NodeJS.Signals, after: number): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '' };
    const child = spawn(process.execPath, [COMMAND, ...args(at, all)], { stdio: ['ignore', 'ignore', 'pipe'], env });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    const timer = setTimeout(() => child.kill(signal), after);
    child.on('close', (code, killed) => {
      clearTimeout(timer);
      resolve({ code, signal: killed, err });
    });
  });
}

test(`ended at ${RUNS} random moments, every file is whole: the old one or the new one (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const found = { old: 0, new: 0, mixed: 0, left: 0 };
  const plain = place();
  suance(args(plain, false), { cwd: plain });
  const wholeAlone = contents(plain);
  for (let index = 0; index < RUNS; index += 1) {
    const signal = (['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGKILL'] as const)[index % 4]!;
    const all = random() < 0.75;
    const expected = all ? whole : wholeAlone;
    const at = place();
    for (const name of Object.keys(expected)) writeFileSync(join(at, name), OLD);
    // The end, when files are put in place, is met more often.
    const after = span * (random() < 0.5 ? random() * 1.05 : 0.85 + random() * 0.2) * (all ? 1 : 0.6);
    const { code, signal: killed, err } = await runAndEnd(at, all, signal, after);
    const now = contents(at);
    const told = `run ${index}, ${signal} after ${Math.round(after)} ms, ended with ${code ?? killed}: ${err}`;
    expect(Object.keys(now).sort(), told).toEqual(Object.keys(expected).sort());
    const replaced = Object.keys(now).filter((each) => now[each] !== OLD);
    for (const each of replaced) expect(now[each] === expected[each], `${each} of ${told}`).toBe(true);
    const kept = Object.keys(now).length - replaced.length;
    found[replaced.length === 0 ? 'old' : kept === 0 ? 'new' : 'mixed'] += 1;
    for (const each of temporaries(at)) expect(statSync(join(at, each)).mode & 0o077, told).toBe(0);
    if (killed === 'SIGKILL') found.left += temporaries(at).length > 0 ? 1 : 0;
    else {
      expect(temporaries(at), told).toEqual([]);
      // Before anything is opened, and when all is done, the system ends it; in between it says so itself.
      expect(code === 130 || code === 1 || replaced.length === 0 || kept === 0, told).toBe(true);
      if (code === 130 && killed === null) expect(err, told).toBe('');
      if (code === 1) expect(kept, told).toBe(0);
    }
    rmSync(at, { recursive: true });
  }
  if (process.env.SUANCE_INTERRUPTIONS) process.stderr.write(`${JSON.stringify({ seed: SEED, span, ...found })}\n`);
  expect(found.old).toBeGreaterThan(0);
}, 600_000);

describe('what a list is written beside', () => {
  test.each(['output', 'rejects', 'report', 'manifest'])(
    '--%s where nothing can be written: 2, and nothing is there',
    (option) => {
      const at = place();
      const given = args(at, true);
      given[given.indexOf(option === 'output' ? '-o' : `--${option}`) + 1] = join(at, 'none', 'file');
      const { code, err } = suance(given);
      expect([code, readdirSync(at)]).toEqual([2, []]);
      expect(err).toContain(option);
    },
  );

  test.skipIf(process.platform !== 'linux' || spawnSync('prlimit', ['--version']).status !== 0)(
    'a disk that is full at any moment: 2, the old files stay, nothing is left',
    () => {
      for (const size of [4096, 40_000, 200_000]) {
        const at = place();
        for (const name of Object.keys(whole)) writeFileSync(join(at, name), OLD);
        // A file larger than so many bytes cannot be written, as on a full disk.
        const script = `trap '' XFSZ; exec prlimit --fsize=${size} -- "$0" "$@"`;
        const env = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '' };
        const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, COMMAND, ...args(at, true)], {
          env,
        });
        expect([status, stderr.toString()]).toEqual([2, expect.stringMatching(/cannot be written .*EFBIG/)]);
        expect([...new Set(Object.values(contents(at)))]).toEqual([OLD]);
        expect(temporaries(at)).toEqual([]);
      }
    },
  );

  test('a reader that has seen enough: quiet, and neither invalid rows nor report nor manifest are there', () => {
    const at = place();
    const given = args(at, true);
    given.splice(given.indexOf('-o'), 2);
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', '"$0" "$@" | head -2; echo "$' + '{PIPESTATUS[0]}"', process.execPath, COMMAND, ...given],
      { env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const lines = stdout.toString().trimEnd().split('\n');
    expect([lines.length, lines[2], stderr.toString()]).toEqual([3, '0', '']);
    expect(readdirSync(at)).toEqual([]);
  });

  test('a list that changes while it is computed', async () => {
    const at = place();
    const input = join(at, 'changing.csv');
    writeFileSync(input, readFileSync(list));
    const given = args(at, false);
    given[2] = input;
    const child = spawn(process.execPath, [COMMAND, ...given], {
      env: { PATH: process.env.PATH ?? '', LANG: 'en_US.UTF-8', SUANCE_CONFIG: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    let written = 0;
    // From the moment at which it is open.
    const timer = setInterval(() => {
      if (temporaries(at).length === 0) return;
      written += 1;
      utimesSync(input, written, written);
    }, 1);
    const code = await new Promise((resolve) => child.on('close', resolve));
    clearInterval(timer);
    expect(written).toBeGreaterThan(0);
    expect(code).toBe(2);
    expect(err).toContain('The list was changed while it was computed');
    expect(existsSync(join(at, 'm.json')) || existsSync(join(at, 'out.csv'))).toBe(false);
    expect(temporaries(at)).toEqual([]);
  });
});
