import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, suance } from '../support/run.ts';

interface Listed {
  readonly id: string;
  readonly document: string;
  readonly from: string;
  readonly to: string | null;
  readonly kinds: readonly string[];
}

const list = (...args: string[]) => JSON.parse(suance(['policies', ...args, '--format', 'json']).out) as Listed[];

describe('policies list', () => {
  test('all measures that have a file, in order', () => {
    const files = readdirSync(join(ROOT, 'policies'), { recursive: true })
      .map((each) => String(each).split(sep).join('/'))
      .filter((each) => /^[^/]+\/[^/]+\.yaml$/.test(each) && !each.endsWith('/document.yaml'));
    expect(list('list').map((each) => each.id)).toEqual(files.sort().map((each) => each.replace(/\.yaml$/, '')));
  });

  test('those of a place and a day', () => {
    const here = list('--region', '伊宁市', '--on', '2020-06-15');
    const ids = here.map((each) => each.id);
    expect(ids).toContain('yili-2020-16/social-insurance-relief');
    expect(ids).toContain('yili-2020-16/ui-refund');
    expect(ids.filter((each) => !each.startsWith('yili-2020-16/'))).toEqual([]);
    for (const { id, from, to } of here) {
      expect(from <= '2020-06-15', id).toBe(true);
      expect(to === null || to >= '2020-06-15', id).toBe(true);
    }
    expect(ids.length).toBeLessThan(list('--region', '伊宁市').length);
    expect(list('--region', '伊宁市', '--on', '2020-07-01').map((each) => each.id)).not.toContain(
      'yili-2020-16/social-insurance-relief',
    );
  });
});

describe('policies show', () => {
  test('a measure names who, when, conditions, table, formula, readings, clause', () => {
    const { out, code } = suance(['policies', 'show', 'xinjiang-2023-49/ui-refund', '--lang', 'zh']);
    expect(code).toBe(0);
    for (const part of [
      '新政办发[2023]49号 （一）',
      '2023年8月9日 至 2023年12月31日',
      '裁员率 ≤ 全国城镇调查失业率控制目标',
      '参保职工人数 ≤ 30 且 裁员率 ≤ 20%',
      '返还比例',
      '四舍五入到分',
      '条文理解',
    ]) {
      expect(out).toContain(part);
    }
  });

  test('a document lists every clause and how much of it is in', () => {
    const { out } = suance(['policies', 'show', 'yili-2020-16', '--lang', 'zh']);
    for (const number of ['一', '二', '十', '十五', '二十二']) expect(out).toContain(`（${number}）`);
    const own = list('list').filter((each) => each.id.startsWith('yili-2020-16/'));
    const [, all, sums, decisions, open] =
      /(\d+) 个政策项：(\d+) 个可算出数额，(\d+) 个只判断资格，(\d+) 个文件没有给出数额，已全部收入/
        .exec(out.replaceAll('\n', ''))!
        .map(Number);
    expect(all).toBe(own.length);
    expect(sums! + decisions! + open!).toBe(all);
    expect(open).toBe(own.filter((each) => each.kinds.includes('unquantified')).length);
  });

  test('an unknown name suggests', () => {
    const { code, err } = suance(['policies', 'show', 'xinjiang-2023-50']);
    expect(code).toBe(2);
    expect(err).toContain('xinjiang-2023-49');
  });
});

describe('policies check', () => {
  test('the built-in tables are sound', () => {
    const { code, out } = suance(['policies', 'check']);
    expect(out).toContain(`\n${list('list').length} measures checked, 0 problems`);
    expect(code).toBe(0);
  });

  test('the walk-through of docs/policies.md passes and computes', () => {
    const directory = mkdtempSync(join(tmpdir(), 'suance-'));
    const guide = readFileSync(join(ROOT, 'docs/policies.md'), 'utf8').split('## A clause, step by step')[1]!;
    const blocks = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1]!.replace(/^ {3}/gm, ''));
    const files = ['figures.yaml', 'mohrss-2017-40/document.yaml', 'mohrss-2017-40/skill-upgrade.yaml'];
    expect(blocks).toHaveLength(files.length);
    mkdirSync(join(directory, 'mohrss-2017-40'));
    for (const [index, file] of files.entries()) writeFileSync(join(directory, file), blocks[index]!);
    const check = suance(['policies', 'check', directory]);
    expect(check.out).toContain('1 measure checked, 0 problems');
    expect(check.code).toBe(0);
    const command = /suance (calc .* --policies) my-policies (.*)\n/.exec(guide)!;
    const { out } = suance([...command[1]!.split(' '), directory, ...command[2]!.split(' '), '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      measure: 'mohrss-2017-40/skill-upgrade',
      status: 'eligible',
      amount: '1200.00',
      outputs: { ceiling: '1500.00' },
    });
  });

  test('a mistake is told with file, line and column, and ends with 3', () => {
    const directory = mkdtempSync(join(tmpdir(), 'suance-'));
    cpSync(join(ROOT, 'policies/xinjiang-2023-49'), join(directory, 'other-2023'), { recursive: true });
    const file = join(directory, 'other-2023/ui-refund.yaml');
    const text = readFileSync(file, 'utf8').replace(
      'layoff_rate <= surveyed_unemployment_target',
      'layoff_rate <= surveyed_unemployment_targt',
    );
    writeFileSync(file, text);
    const line = text.split('\n').findIndex((each) => each.includes('surveyed_unemployment_targt')) + 1;
    const column = text.split('\n')[line - 1]!.indexOf('surveyed_unemployment_targt') + 1;
    for (const args of [
      ['policies', 'check', directory],
      ['calc', 'ui-refund', '--policies', directory],
    ]) {
      const { code, err } = suance(args);
      expect(err).toContain(
        `other-2023/ui-refund.yaml:${line}:${column}: There is no "surveyed_unemployment_targt" here. Did you mean surveyed_unemployment_target`,
      );
      expect(err).not.toMatch(/\n\s+at /);
      expect(code).toBe(3);
    }
  });

  test('an overlap and a gap are shown with a case; the check ends with 1', () => {
    const directory = mkdtempSync(join(tmpdir(), 'suance-'));
    cpSync(join(ROOT, 'policies/xinjiang-2023-49'), join(directory, 'other-2023'), { recursive: true });
    const file = join(directory, 'other-2023/ui-refund.yaml');
    const text = readFileSync(file, 'utf8').replace(
      '[enterprise, "medium, small, micro", 0.60]',
      '[enterprise, "large, medium", 0.60]',
    );
    writeFileSync(file, text);
    const { code, out } = suance(['policies', 'check', directory]);
    expect(out).toContain(
      'Rules 1 and 2 of the table refund_ratio both apply, for instance to kind of employer = enterprise, enterprise size = large; narrow one of them.',
    );
    expect(out).toContain(
      'No rule of the table refund_ratio applies to kind of employer = enterprise, enterprise size = small, though the conditions may hold; add a rule',
    );
    expect(code).toBe(1);
  });
});

describe('eval', () => {
  test('exact numbers, names, unknowns', () => {
    const answer = (...args: string[]) => suance(['eval', ...args]).out.trim();
    expect(answer('0.1 + 0.2')).toBe('0.3');
    expect(answer('1 / 3 * 3')).toBe('1');
    expect(answer('round half up(保费 * 0.6, 2)', '保费=12345.68')).toBe('7407.41');
    expect(answer('false and x', 'x=?')).toBe('false');
    expect(answer('true and x', 'x=?')).toBe('null (x)');
    expect(answer('@"2023-01-31" + @"P1M"')).toBe('2023-02-28');
  });

  test('one a line from standard input: an answer for each line, errors in their place', () => {
    const { out, code } = suance(['eval', '-'], { input: '1 + 1\n\n1 +\n2 ＞ 1\n0.1 * 3\n' });
    expect(out.split('\n')).toEqual([
      '2',
      '',
      'error: 3:4: The expression ends too early.',
      'error: 4:3: The full-width "＞" is not part of the language; write ">".',
      '0.3',
      '',
    ]);
    expect(code).toBe(1);
  });

  test('a mistake ends with 2, with line and column', () => {
    const { err, code } = suance(['eval', '1 + money']);
    expect(err).toContain('1:5: There is no "money" here.');
    expect(code).toBe(2);
  });
});
