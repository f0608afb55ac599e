import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMAND, ROOT } from '../support/run.ts';

const HAS_JQ = spawnSync('jq', ['--version']).status === 0;

/** Sessions that a page shows: a command after `$`, then what it prints, `…` standing for what is left out. */
function sessions(page: string): (readonly [command: string, shown: readonly string[]])[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```\n\$ ((?:.*\\\n)*.*)\n([\s\S]*?)^```/gm)].map((match) => [
    match[1]!,
    match[2]!.split('\n').filter((each) => each.trim() !== '' && each !== '…' && !/^用时|^Time/.test(each)),
  ]);
}

/** Runs a command line as a reader would, in a language; what it writes anywhere. */
function printed(command: string, language: string): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'suance-'));
  const script = `suance() { '${process.execPath}' '${COMMAND}' "$@"; }\nln -s '${ROOT}/examples' examples\n${command}`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: directory,
    env: { PATH: process.env.PATH ?? '', LANG: language },
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`.split('\n');
}

describe.each([['README.md']])('%s shows what is printed', (page) => {
  const shown = sessions(page).filter(([command]) => !command.includes('| jq') || HAS_JQ);

  test('there are sessions', () => {
    expect(shown.length).toBeGreaterThan(4);
  });

  test.each(shown)('%s', (command, lines) => {
    // A page is written in one language a session: the one that its lines are in.
    const language = /^\s*\p{Script=Han}|\p{Script=Han}{2}/u.test(lines.join('\n')) ? 'zh_CN.UTF-8' : 'C.UTF-8';
    const all = printed(command, language);
    let at = 0;
    for (const line of lines) {
      const found = all.indexOf(line, at);
      expect(found, `${line}\nnot after line ${at} of\n${all.join('\n')}`).toBeGreaterThanOrEqual(0);
      at = found + 1;
    }
  });
});
