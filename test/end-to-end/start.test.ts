import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Finished, ROOT, suance } from '../support/run.ts';

/** The built command elsewhere, as an installation has it. */
function copy(): string {
  const directory = mkdtempSync(join(tmpdir(), 'suance-start-'));
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(ROOT, part), join(directory, part), { recursive: true });
  return directory;
}

function run(directory: string, args: readonly string[], flags: readonly string[] = []): Finished {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, join(directory, 'bin', 'suance.js'), ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '', SUANCE_STATE: '' },
    },
  );
  return { code: status, out: stdout, err: stderr };
}

const CASE = [
  'calc',
  'xinjiang-2023-49/ui-refund',
  'application_date=2023-10-01',
  'employer_kind=enterprise',
  'enterprise_size=medium',
  'insured_staff=30',
  'layoff_rate=20%',
  'prior_year_ui_premiums=12345.68',
];
const COMMANDS = [
  [...CASE, '--format', 'json'],
  CASE,
  ['--help'],
  ['policies', 'list'],
  ['eval', '0.1 + 0.2'],
  ['locality', 'check', 'examples/locality-yining.yaml'],
  ['nonsense'],
];
const caches = (directory: string) => readdirSync(join(directory, 'dist')).filter((each) => each.endsWith('.cache'));

describe('the compiled code that the build keeps', () => {
  test('is there for every pack', () => {
    const packs = readdirSync(join(ROOT, 'dist')).filter((each) => each.endsWith('.cjs'));
    expect(packs).toContain('suance.cjs');
    expect(caches(ROOT)).toEqual(packs.map((each) => each.replace('.cjs', '.cache')));
  });

  test.each<[string, (path: string) => void]>([
    ['may be missing', (path) => rmSync(path)],
    ['may be cut short', (path) => truncateSync(path, 1000)],
    ['may be empty', (path) => writeFileSync(path, '')],
    ['may be something else', (path) => writeFileSync(path, 'nothing that V8 has compiled'.repeat(1000))],
  ])('%s', (_, spoil) => {
    const directory = copy();
    for (const name of caches(directory)) spoil(join(directory, 'dist', name));
    for (const args of COMMANDS) expect(run(directory, args)).toEqual(suance(args));
    rmSync(directory, { recursive: true });
  });

  test('may be of a V8 that works otherwise', () => {
    for (const args of COMMANDS) expect(run(ROOT, args, ['--no-opt'])).toEqual(suance(args));
  });
});

test('a command that is not built says so', () => {
  const directory = copy();
  rmSync(join(directory, 'dist'), { recursive: true });
  const { code, out, err } = run(directory, ['--help']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^suance: not built yet; run "npm ci".*尚未构建/);
  rmSync(directory, { recursive: true });
});

test('a case opens neither what lists and policy files need nor a stream', () => {
  const directory = copy();
  for (const pack of ['page', 'files', 'rest']) rmSync(join(directory, 'dist', `${pack}.cjs`));
  const told = join(directory, 'told.cjs');
  writeFileSync(
    told,
    "process.on('exit', () => { for (const each of process.moduleLoadList) if (/NativeModule (stream|net|tty|readline|child_process|worker_threads)$/.test(each)) process._rawDebug(each); });",
  );
  const args = [...CASE, '--format', 'json'];
  expect(run(directory, args, ['--require', told])).toEqual(suance(args));
  expect(run(directory, ['calc', '--help'], ['--require', told])).toEqual(suance(['calc', '--help']));
  rmSync(directory, { recursive: true });
});
