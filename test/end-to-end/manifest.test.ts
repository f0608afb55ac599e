import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, suance } from '../support/run.ts';

interface Run {
  readonly at: string;
  readonly input: string;
  readonly output: string;
  readonly path: string;
}

/** Runs a list to a file with its manifest, of which something may be altered then. */
function run(subject: string, example: string, args: readonly string[], altered: Record<string, unknown> = {}): Run {
  const at = mkdtempSync(join(tmpdir(), 'suance-manifest-'));
  const [input, output, path] = [join(at, '名单.csv'), join(at, '结果.csv'), join(at, 'run.json')];
  copyFileSync(join(ROOT, 'examples', example), input);
  const done = suance(['batch', subject, input, '-o', output, '--manifest', path, '-q', ...args]);
  expect([done.err, done.code === 0 || done.code === 1]).toEqual(['', true]);
  if (Object.keys(altered).length > 0)
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...altered }));
  return { at, input, output, path };
}

const REFUND = ['ui-refund', 'ui-refund.csv'] as const;

describe('verify MANIFEST', () => {
  test('as it was: agrees, 0, in the language of the reader', () => {
    const { path } = run(...REFUND, ['--lang', 'zh']);
    const zh = suance(['verify', path, '--lang', 'zh']);
    expect([zh.code, zh.err]).toEqual([0, '']);
    expect(zh.out.replace(path, 'run.json').replace(/[0-9a-f]{12}/, '…')).toBe(
      [
        '✓ run.json，运行记录：一致',
        '    名单、结果、政策表和程序都与记录相同，重新计算得到的结果逐字节相同',
        '    名单      名单.csv：未变',
        '    结果      结果.csv：未变',
        '    重新计算  得到的与结果相同',
        '    政策表相同（sha256:…）',
        '',
      ].join('\n'),
    );
    const en = suance(['verify', path]);
    expect([en.code, en.out.split('\n')[0]]).toEqual([0, `✓ ${path}, manifest: agrees`]);
  });

  test('options of the run are those of the recomputation: others would come to something else', () => {
    const set = ['--region', '伊宁市', '--on', '2023-09-01', '--lang', 'en'];
    const { path } = run(...REFUND, set);
    expect(suance(['verify', path, '--region', '北京'])).toMatchObject({ code: 2 });
    expect(suance(['verify', path])).toMatchObject({ code: 0 });
    const other = run(...REFUND, set, { language: 'zh' });
    expect(suance(['verify', other.path])).toMatchObject({ code: 1 });
  });

  test('a locality file, GB18030 and NDJSON', () => {
    const locality = join(ROOT, 'examples', 'locality-yining.yaml');
    const refund = run(...REFUND, ['--locality', locality, '--lang', 'zh']);
    expect(suance(['verify', refund.path])).toMatchObject({ code: 0 });
    const format = ['--format', 'ndjson', '--lang', 'zh'];
    const skill = run('skill-upgrade', 'skill-upgrade-gb18030.csv', format);
    expect(suance(['verify', skill.path])).toMatchObject({ code: 0 });
  });

  test('an amount altered in the results: 1, and its line', () => {
    const { path, output } = run(...REFUND, ['--lang', 'zh']);
    const lines = readFileSync(output, 'utf8').split('\n');
    const at = lines.findIndex((each) => /,eligible,\d/.test(each));
    lines[at] = lines[at]!.replace(/,eligible,(\d)/, ',eligible,9$1');
    writeFileSync(output, lines.join('\n'));
    const { code, out } = suance(['verify', path, '--lang', 'zh']);
    expect(code).toBe(1);
    expect(out).toContain('，运行记录：不一致\n');
    expect(out).toContain('    结果      结果.csv：已改动\n');
    expect(out).toContain('    重新计算  得到的与记录相同，结果文件是后来改动的\n');
    expect(out).toContain(`              第一处不同在结果文件第 ${at + 1} 行\n`);
  });

  test('the list changed, or gone', () => {
    const { path, input } = run(...REFUND, ['--lang', 'zh']);
    const text = readFileSync(input, 'utf8');
    writeFileSync(input, `${text}${text.trimEnd().split('\n').at(-1)}\n`);
    const changed = suance(['verify', path, '--format', 'json']);
    expect(changed.code).toBe(1);
    const { results, counts } = JSON.parse(changed.out);
    expect(counts).toMatchObject({ differs: 1, agrees: 0 });
    expect(results).toMatchObject([
      {
        manifest: true,
        verdict: 'differs',
        files: [{ role: 'input', state: 'changed' }, { state: 'same' }],
        same_tables: true,
      },
    ]);
    writeFileSync(input, '');
    expect(suance(['verify', path])).toMatchObject({ code: 1 });
  });

  test('other tables and the same result: still holds', () => {
    const { path, at } = run(...REFUND, ['--lang', 'zh'], { tables: 'sha256:other' });
    const { code, out } = suance(['verify', path, '--lang', 'zh']);
    expect(code).toBe(0);
    expect(out).toContain('运行记录：仍然成立\n');
    expect(out).toContain('政策表不同：原为 sha256:other，现为 sha256:');
    // Piped in, its paths are from where the command runs.
    const piped = suance(['verify', '-'], { input: readFileSync(path), cwd: at });
    expect([piped.code, piped.out.split('\n')[0]]).toEqual([0, '✓ standard input, manifest: still holds']);
  });

  test('beside results, and beside a damaged one', () => {
    const { path, at } = run(...REFUND, ['--lang', 'zh']);
    const rows = join(at, 'rows.ndjson');
    writeFileSync(
      rows,
      suance(['batch', ...REFUND.slice(0, 1), 'examples/ui-refund.csv', '--format', 'ndjson', '-q']).out,
    );
    const damaged = join(at, 'damaged.json');
    writeFileSync(damaged, readFileSync(path, 'utf8').replace('"subjects"', '"subject"'));
    const both = suance(['verify', rows, path]);
    expect(both.code).toBe(0);
    expect(both.out).toContain(', manifest: agrees\n');
    expect(suance(['verify', damaged])).toMatchObject({
      code: 2,
      err: expect.stringContaining('In the manifest, "subjects" should be [" "]'),
    });
  });
});
