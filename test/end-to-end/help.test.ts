import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMAND, ROOT, suance } from '../support/run.ts';

const { examples } = parse(readFileSync(join(ROOT, 'policies/help.yaml'), 'utf8')) as {
  examples: Record<string, Record<'zh' | 'en', string[]>>;
};

/** Examples that need a terminal, or a file that the reader is to have. */
const NOT_RUN = /^suance ask|case\.yaml|my-policies|~\//;

describe('every command shown by the help', () => {
  const runs = Object.entries(examples).flatMap(([command, { zh, en }]) =>
    [...zh, ...en].filter((each) => !NOT_RUN.test(each)).map((each) => [command, each] as const),
  );

  test.each(runs)('%s: %s', (_command, line) => {
    const directory = mkdtempSync(join(tmpdir(), 'suance-'));
    const script = `suance() { '${process.execPath}' '${COMMAND}' "$@"; }\nln -s '${ROOT}/examples' examples\nset -o pipefail\n${line}`;
    const { status, stderr } = spawnSync('bash', ['-c', script], {
      cwd: directory,
      // Settings that an example saves stay in its own directory.
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', XDG_CONFIG_HOME: directory },
      encoding: 'utf8',
    });
    expect(stderr).not.toContain('error');
    expect(status).toBe(0);
  });

  test('stands in the help of its command, in its language', () => {
    for (const [command, { zh, en }] of Object.entries(examples)) {
      expect(suance([...command.split(' '), '--help', '--lang', 'zh']).out).toContain(`  ${zh[0]}\n`);
      expect(suance([...command.split(' '), '--help', '--lang', 'en']).out).toContain(`  ${en[0]}\n`);
    }
  });
});
