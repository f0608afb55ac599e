import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { ROOT, suance } from '../support/run.ts';

const REFUND = 'xinjiang-2023-49/ui-refund';
const diff = (...args: string[]) => suance(['policies', 'diff', ...args]);

/** The repository's policies with texts of files replaced. */
function edited(...edits: [file: string, from: string, to: string][]): string {
  const path = mkdtempSync(join(tmpdir(), 'suance-'));
  cpSync(join(ROOT, 'policies'), path, { recursive: true });
  for (const [file, from, to] of edits) {
    const text = readFileSync(join(path, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(path, file), text.replace(from, to));
  }
  return path;
}

describe('two measures', () => {
  test('side by side, in the words of the page', () => {
    const { code, out } = diff('tacheng-2019-16/ui-refund', REFUND, '--lang', 'zh');
    expect(code).toBe(0);
    expect(out).toMatch(/654200 塔城地区\s+│ 650000 新疆维吾尔自治区/);
    expect(out).toMatch(/2019年1月31日 至 \d{4}年\d+月\d+日\s+│ 2023年8月9日 至 2023年12月31日/);
    expect(out).toMatch(/· 裁员率 = 0%\s+│ · 裁员率 = 0%/);
    expect(out).toMatch(/50%\s+│ —/);
    expect(out).toContain('之后由');
    for (const line of out.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  test('as JSON, in ids', () => {
    const { out } = diff('linxia-2020/ui-refund', 'yili-2020-16/ui-refund', '--format', 'json', '--lang', 'zh');
    const report = JSON.parse(out) as { a: string; b: string; differences: unknown[] };
    expect([report.a, report.b]).toEqual(['linxia-2020/ui-refund', 'yili-2020-16/ui-refund']);
    expect(report.differences).toContainEqual({
      measure: null,
      part: 'fact',
      id: 'insured_as_unit',
      a: null,
      b: 'insured_as_unit',
    });
    expect(report.differences).toContainEqual({
      measure: null,
      part: 'window',
      id: 'window',
      a: '2020-01-01/2020-12-31',
      b: '2020-05-26/2020-12-31',
    });
  });

  test('no differences are said, and end with 0', () => {
    expect(diff(REFUND, REFUND, '--lang', 'zh')).toMatchObject({ code: 0 });
    expect(diff(REFUND, REFUND, '--lang', 'zh').out).toContain('没有差别');
    expect(JSON.parse(diff(REFUND, REFUND, '--format', 'json').out)).toMatchObject({ differences: [] });
  });

  test('simple signs for old consoles', () => {
    expect(diff('tacheng-2019-16/ui-refund', REFUND, '--ascii').out).not.toMatch(/[│─·—≤]/);
  });
});

describe('two directories', () => {
  test('what changed, cell by cell, under the measure that it belongs to', () => {
    const path = edited(
      [`${REFUND}.yaml`, '- [enterprise, large, 0.30]', '- [enterprise, large, 0.35]'],
      ['figures.yaml', 'to: 2023-12-31, value: 5.5%', 'to: 2023-12-31, value: 5.2%'],
    );
    const { code, out } = diff('policies', path, '--lang', 'zh');
    expect(code).toBe(0);
    expect(out).toContain('失业保险稳岗返还  xinjiang-2023-49/ui-refund');
    expect(out).toMatch(/第 1 行 企业、大型\n {2}30%\s+│ 35%/);
    expect(out).toMatch(/5\.5%\s+│ 5\.2%/);
    expect(out).toContain('共 2 处不同');
    const { differences } = JSON.parse(diff('built-in', path, '--format', 'json').out) as { differences: unknown[] };
    expect(differences).toEqual([
      { measure: REFUND, part: 'table rule', id: 'refund_ratio', rule: { a: 1, b: 1 }, a: '30%', b: '35%' },
      {
        measure: null,
        part: 'figure-value',
        id: 'surveyed_unemployment_target',
        a: '2023-01-01/2023-12-31; 5.5%',
        b: '2023-01-01/2023-12-31; 5.2%',
      },
    ]);
  });

  test('the same tables laid out otherwise are no different', () => {
    const path = edited([`${REFUND}.yaml`, '- [enterprise, large, 0.30]', '-   [ "enterprise",  large,0.300 ]']);
    expect(diff('policies', path).out).toContain('No differences');
  });

  test('a directory that adds to the built-in tables', () => {
    const path = mkdtempSync(join(tmpdir(), 'suance-'));
    cpSync(join(ROOT, 'policies/xinjiang-2023-49'), join(path, 'other-2023'), { recursive: true });
    const { out, code } = diff('内置', path, '--lang', 'zh');
    expect(code).toBe(0);
    expect(out).toMatch(/other-2023\/ui-refund\n {2}—\s+│ 失业保险稳岗返还/);
  });
});

describe('wrong use ends with 2', () => {
  test.each([
    ['a family', ['ui-refund', REFUND], /有几个版本：.*完整标识/],
    ['a directory and a measure', ['policies', REFUND], /policies 是目录，xinjiang-2023-49\/ui-refund 是政策项/],
    ['a directory that is not there', ['policies', 'polices'], /没有目录 polices/],
    ['a path that is not there', ['./polices', REFUND], /没有目录 \.\/polices/],
    ['an unknown measure', ['xinjiang-2023-49/ui-refnd', REFUND], /是否是 xinjiang-2023-49\/ui-refund/],
    ['one side alone', [REFUND], /缺少 <b>/],
  ])('%s', (_, args, message) => {
    const { code, err } = diff(...args, '--lang', 'zh');
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
