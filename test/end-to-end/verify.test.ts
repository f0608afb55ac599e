import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { suance } from '../support/run.ts';

const directory = mkdtempSync(join(tmpdir(), 'suance-'));
const at = (name: string) => join(directory, name);
const REFUND = [
  'xinjiang-2023-49/ui-refund',
  'application_date=2023-10-01',
  'employer_kind=enterprise',
  'enterprise_size=medium',
  'insured_staff=30',
  'layoff_rate=20%',
  'prior_year_ui_premiums=12345.68',
];
const result = suance(['calc', ...REFUND, '--format', 'json']).out;
const rows = suance(['batch', 'ui-refund', 'examples/ui-refund.csv', '--format', 'ndjson', '--quiet']).out;
writeFileSync(at('result.json'), result);
writeFileSync(at('altered.json'), result.replace('"7407.41"', '"7407.42"'));
writeFileSync(at('older.json'), result.replace(/sha256:..../, 'sha256:0000'));
writeFileSync(at('rows.ndjson'), rows);

describe('verify', () => {
  test('a result of calc agrees', () => {
    const { code, out, err } = suance(['verify', at('result.json')]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^✓ .*result\.json: agrees\n.*xinjiang-2023-49\/ui-refund\n {4}eligible, 7,407\.41 yuan\n {4}same tables \(sha256:[0-9a-f]{12}\)\n$/,
    );
  });

  test('a fen more: 1, then and now, in Chinese', () => {
    const { code, out } = suance(['verify', at('altered.json'), '--lang', 'zh']);
    expect(code).toBe(1);
    expect(out).toContain('    金额：7,407.42 元 → 7,407.41 元\n');
    expect(out).toContain('结果文件可能被改动过');
  });

  test('by other tables it still holds', () => {
    const { code, out } = suance(['verify', at('older.json')]);
    expect(code).toBe(0);
    expect(out).toContain(': still holds\n');
    expect(out).toContain('other tables: then sha256:0000');
  });

  test('rows of a list; a damaged and an altered one are told with file, line and row', () => {
    expect(suance(['verify', at('rows.ndjson')])).toMatchObject({ code: 0, err: '' });
    const lines = rows.trimEnd().split('\n');
    lines[2] = lines[2]!.slice(0, 40);
    lines[6] = lines[6]!.replace(/"amount":"[^"]*"/, '"amount":"1.00"');
    const { code, out, err } = suance(['verify', '-'], { input: `${lines.join('\n')}\n` });
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('✗ standard input:3: cannot be computed\n    Not JSON');
    expect(out).toContain('✗ standard input:7, row 7: differs\n');
    expect(out).toContain('✗ standard input: 20 in all: agrees 18, differs 1, cannot be computed 1\n');
  });

  test('a screening, whole and line by line', () => {
    const screen = ['screen', '--region', '654002', '--on', '2020-06-15', 'employer_kind=enterprise', 'layoff_rate=0'];
    for (const format of ['json', 'ndjson']) {
      const { out } = suance([...screen, '--format', format]);
      expect(suance(['verify', '-'], { input: out })).toMatchObject({
        code: 0,
        out: expect.stringContaining('agrees 29'),
      });
    }
  });

  test('a case saved without a result says what it comes to', () => {
    writeFileSync(at('case.yaml'), 'measure: ui-refund\nfacts:\n  region: "650100"\n  application_date: 2023-10-01\n');
    const { code, out } = suance(['verify', at('case.yaml')]);
    expect(code).toBe(0);
    expect(out).toContain('saved without a result; it comes to\n');
    expect(out).toContain('    undetermined\n');
  });

  test('an unknown fact is told with its line', () => {
    writeFileSync(at('slip.yaml'), 'measure: ui-refund\nfacts:\n  region: "650100"\n  layof_rate: 3%\n');
    const { code, out } = suance(['verify', at('slip.yaml'), '--lang', 'zh']);
    expect(code).toBe(1);
    expect(out.replace(/\n {4}/g, '')).toContain('slip.yaml:4:15：没有名为“layof_rate”的');
  });

  test('JSON: every item, then the counts', () => {
    const { code, out } = suance([
      'verify',
      at('result.json'),
      at('altered.json'),
      at('rows.ndjson'),
      '--format',
      'json',
    ]);
    expect(code).toBe(1);
    const { results, counts, unreadable, tables } = JSON.parse(out);
    expect(results).toHaveLength(22);
    expect(counts).toEqual({ agrees: 21, holds: 0, differs: 1, computed: 0, unchecked: 0, failed: 0 });
    expect(unreadable).toEqual([]);
    expect(tables).toBe(JSON.parse(result).tables);
    expect(results[1]).toMatchObject({
      file: at('altered.json'),
      verdict: 'differs',
      result: { status: 'eligible', amount: '7407.41' },
      differences: [{ kind: 'amount', name: null, then: '7407.42', now: '7407.41', decisive: true }],
    });
    expect(results[4]).toMatchObject({ line: 3, row: 3, verdict: 'agrees' });
  });

  test.each([
    ['no file', [], /<files> is missing/],
    ['a file that is not there', ['none.json'], /There is no file none\.json/],
    ['standard input twice', ['-', '-'], /read once only/],
    ['no result at all', ['package.json'], /package\.json:1:1: It names no measure/],
    ['a directory', ['src'], /is a directory/],
  ])('%s: 2', (_what, args, message) => {
    const { code, err } = suance(['verify', ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test('a file that cannot be read does not keep others from being verified', () => {
    const { code, out } = suance(['verify', 'none.json', at('altered.json')]);
    expect(code).toBe(2);
    expect(out).toContain('differs');
  });
});
