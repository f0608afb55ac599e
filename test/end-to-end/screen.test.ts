import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { suance } from '../support/run.ts';

const YINING = ['screen', '--region', '654002', '--on', '2020-06-15'];
const EMPLOYER = [
  'employer_kind=enterprise',
  'enterprise_size=small',
  'layoff_rate=0',
  'prior_year_ui_premiums=12345.68',
];

interface Found {
  readonly measure: string;
  readonly status: string;
  readonly group: string;
  readonly amount: string | null;
  readonly amount_max: string | null;
}

interface Screened {
  readonly region: string;
  readonly on: string;
  readonly measures: readonly Found[];
  readonly totals: readonly { readonly beneficiary: string | null; readonly amount: string | null }[];
  readonly needs: readonly { readonly fact: string; readonly measures: readonly string[] }[];
}

function json(args: readonly string[], input = ''): Screened {
  const { code, out } = suance([...args, '--format', 'json'], { input });
  expect(code).toBe(0);
  return JSON.parse(out) as Screened;
}

describe('for programs', () => {
  test('JSON: place and day, every measure with its result, totals, what to ask', () => {
    const found = json([...YINING, ...EMPLOYER, '--param', '返还比例=80%']);
    expect(found).toMatchObject({ region: '654002', on: '2020-06-15' });
    expect(found.measures.find((each) => each.measure === 'yili-2020-16/ui-refund')).toMatchObject({
      status: 'eligible',
      group: 'eligible',
      amount: '9876.54',
      facts: { application_date: '2020-06-15', region: '654002' },
    });
    expect(found.totals.find((each) => each.amount === '9876.54')).toBeDefined();
    expect(found.needs.length).toBeGreaterThan(8);
    expect(found.needs[0]!.measures.length).toBeGreaterThanOrEqual(found.needs[1]!.measures.length);
  });

  test('ndjson: a measure a line, the same as in JSON', () => {
    const lines = suance([...YINING, ...EMPLOYER, '--format', 'ndjson'])
      .out.trimEnd()
      .split('\n');
    expect(lines.map((each) => JSON.parse(each) as Found)).toEqual(json([...YINING, ...EMPLOYER]).measures);
  });

  test('CSV: a row a measure, headers in the language of the texts', () => {
    const run = (lang: string) =>
      parse(suance([...YINING, ...EMPLOYER, '--format', 'csv', '--lang', lang]).out) as string[][];
    const [header, ...rows] = run('zh');
    expect(header!.join()).toBe('标识,政策项,结果,金额,金额下限,金额上限,结果种类,受益方,理由,缺少内容,错误,文件,条款');
    expect(rows).toHaveLength(json([...YINING, ...EMPLOYER]).measures.length);
    const refund = rows.find(([id]) => id === 'yili-2020-16/ui-refund')!;
    expect(refund.slice(1, 7)).toEqual(['失业保险稳岗返还', 'eligible', '', '0.00', '12345.68', 'amount']);
    expect(run('en')[0]!.slice(0, 3)).toEqual(['id', 'title', 'status']);
  });

  test('facts from a file and from standard input', () => {
    const directory = mkdtempSync(join(tmpdir(), 'suance-'));
    const path = join(directory, 'case.yaml');
    writeFileSync(path, '地区: 伊宁市\n申请日期: 2020-06-15\n单位类型: 企业\n企业规模: 小型\n裁员率: 0%\n');
    const expected = json([...YINING, 'employer_kind=enterprise', 'enterprise_size=small', 'layoff_rate=0']);
    expect(json(['screen', '--case', path])).toEqual(expected);
    const input = JSON.stringify({ region: '654002', employer_kind: 'enterprise', enterprise_size: 'small' });
    expect(json(['screen', '--case', '-', '--on', '2020-06-15', 'layoff_rate=0'], input)).toEqual(expected);
  });
});

describe('pages for people', () => {
  const PERSON = ['birth_date=1978-05-02', 'sex=female', 'registered_unemployed=yes'];
  const pages = [
    YINING,
    [...YINING, ...EMPLOYER],
    ['screen', '--region', '650100', '--on', '2023-10-01', ...EMPLOYER, '--explain'],
    ['screen', '--region', '临夏州', '--on', '2020-06-15', ...PERSON],
    ['screen', '--region', '622900', '--on', '2020-06-15', ...EMPLOYER, '--ascii'],
  ];

  test.each(pages.map((each) => [each.join(' '), each] as const))('%s: within 80 columns', (_text, args) => {
    for (const lang of ['zh', 'en']) {
      const { out, code } = suance([...args, '--lang', lang]);
      expect(code).toBe(0);
      for (const line of out.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
    }
  });

  test('every measure stands on it once, with its id', () => {
    const { measures } = json([...YINING, ...EMPLOYER]);
    const { out } = suance([...YINING, ...EMPLOYER]);
    for (const { measure } of measures) expect(out.split(new RegExp(`${measure}(?![-\\w])`))).toHaveLength(2);
  });

  test('why not, and what would have to be known', () => {
    const { out } = suance([
      'screen',
      '--region',
      '650100',
      '--on',
      '2023-10-01',
      'employer_kind=enterprise',
      'layoff_rate=6%',
      'insured_staff=31',
    ]);
    expect(out).toMatch(/Not eligible 1\n.*\n✗ Unemployment-insurance refund/);
    expect(out).toContain('; insured staff 31 > 30');
    expect(out).toContain('Most useful to know next');
  });

  test('where nothing is in force it says so', () => {
    const { out, code } = suance(['screen', '--region', '650100', '--on', '1999-01-01', '--lang', 'zh']);
    expect(code).toBe(0);
    expect(out).toContain('没有有效的政策项');
  });

  test('facts that no measure in force reads are told beside the result, unless it is to be quiet', () => {
    const args = [...YINING, 'fiscal_grant_received_on=2020-05-01'];
    expect(suance(args).err).toBe('note: no measure in force uses: fiscal_grant_received_on\n');
    expect(suance([...args, '--quiet']).err).toBe('');
  });
});

describe('wrong use', () => {
  const cases: [string, string[], string][] = [
    ['no region', ['screen', '--on', '2020-06-15'], '--region'],
    ['no day', ['screen', '--region', '654002'], 'today is not assumed'],
    ['a malformed value', [...YINING, 'layoff_rate=5.5'], 'layoff_rate'],
    ['an unknown fact', [...YINING, 'layof_rate=1%'], 'Did you mean layoff_rate'],
    ['a measure', [...YINING, 'ui-refund'], 'name=value'],
    ['csv with reasons in full', [...YINING, '--explain', '--format', 'csv'], '--explain'],
  ];

  test.each(cases)('%s', (_name, args, expected) => {
    const { code, err, out } = suance(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(expected);
    expect(err).not.toMatch(/\n\s+at |node:internal/);
  });

  test('an impossible value is a result: the measures that read it are invalid', () => {
    const { measures } = json([...YINING, ...EMPLOYER, 'insured_staff=-1']);
    const refund = json([...YINING, 'layoff_rate=150%']).measures.filter((each) => each.status === 'invalid');
    expect(refund.map((each) => each.measure)).toContain('yili-2020-16/ui-refund');
    expect(measures.some((each) => each.status !== 'invalid')).toBe(true);
  });
});
