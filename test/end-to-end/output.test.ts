import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMAND, ROOT, suance } from '../support/run.ts';

const directory = mkdtempSync(join(tmpdir(), 'suance-output-'));

/** Runs a line of bash in which `suance` is the built command. */
function shell(line: string): { out: Buffer; err: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(
    'bash',
    ['--norc', '-c', `suance() { '${process.execPath}' '${COMMAND}' "$@"; }\nset -o pipefail\n${line}`],
    { cwd: directory, env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '' }, maxBuffer: 1 << 28 },
  );
  return { out: stdout, err: stderr.toString(), code: status };
}

describe.each([
  ['short', 'suance eval "0.1 + 0.2"', 4],
  ['of many bytes', 'suance policies list --format json', 30_000],
  ['longer than what a pipe takes at once', 'suance batch ui-refund list.csv --format ndjson -q', 200_000],
])('an output that is %s', (_, command, least) => {
  const list = readFileSync(join(ROOT, 'examples/ui-refund.csv'), 'utf8').trimEnd().split('\n');
  const rows = list.slice(1);
  writeFileSync(join(directory, 'list.csv'), `${[list[0], ...Array(20).fill(rows).flat()].join('\n')}\n`);
  const whole = shell(command);

  test('is whole', () => {
    expect(whole.code).toBe(0);
    expect(whole.err).toBe('');
    expect(whole.out.length).toBeGreaterThanOrEqual(least);
    expect(whole.out.at(-1)).toBe(0x0a);
  });

  test('is the same in a file, added to a file, and for a reader that is slow', () => {
    shell(`${command} > file; ${command} >> file`);
    expect(readFileSync(join(directory, 'file')).equals(Buffer.concat([whole.out, whole.out]))).toBe(true);
    expect(shell(`${command} | (sleep 0.3; cat)`).out.equals(whole.out)).toBe(true);
  });

  test.skipIf(process.platform !== 'linux')('says that there is no room for it', () => {
    const { err, code } = shell(`${command} > /dev/full`);
    expect(err).toContain('error: stdout cannot be written (ENOSPC).\n');
    expect(code).toBe(2);
  });

  test('ends quietly without a reader, and in nothing', () => {
    const unread = shell(`${command} | true; echo "\${PIPESTATUS[0]}"`);
    expect([unread.out.toString(), unread.err]).toEqual(['0\n', '']);
    const nothing = shell(`${command} > /dev/null`);
    expect([nothing.out.toString(), nothing.err, nothing.code]).toEqual(['', '', 0]);
  });
});

test('results and notes stand in one file in the order in which they come', () => {
  shell(`(suance eval 1; suance nonsense; suance eval 2) > both 2>&1`);
  const lines = readFileSync(join(directory, 'both'), 'utf8').trimEnd().split('\n');
  expect(lines.map((each) => each.split(' ')[0])).toEqual(['1', 'error:', '2']);
  expect(suance(['nonsense']).err).toBe(`${lines[1]}\n`);
});
