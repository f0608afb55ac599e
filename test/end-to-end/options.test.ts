import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { suance } from '../support/run.ts';

const REFUND = [
  'calc',
  'xinjiang-2023-49/ui-refund',
  'application_date=2023-10-01',
  'employer_kind=enterprise',
  'enterprise_size=medium',
  'prior_year_ui_premiums=12345.68',
];

const SMALL_LIST =
  '申请日期,单位类型,企业规模,参保职工人数,裁员率,上年度实际缴纳失业保险费\n2023-10-01,企业,中型,30,120%,100\n';

describe('an option does what it says, or is refused', () => {
  test('--explain has nothing to say in a CSV', () => {
    const { code, out, err } = suance([...REFUND, 'layoff_rate=0', '--format', 'csv', '--explain']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--explain');
  });

  test('--explain in JSON: conditions as everywhere, with their titles', () => {
    const { out } = suance([...REFUND, 'layoff_rate=30%', 'insured_staff=40', '--format', 'json', '--explain']);
    const result = JSON.parse(out) as { conditions: object[]; explanation: { conditions: object[] } };
    expect(result.explanation.conditions).toMatchObject(result.conditions);
    expect(Object.keys(result.explanation.conditions[2]!)).toEqual([
      'id',
      'outcome',
      'clause',
      'because',
      'would_pass',
      'title',
    ]);
  });

  test('--quiet leaves nothing of a check that finds nothing', () => {
    expect(suance(['policies', 'check', '--quiet'])).toEqual({ code: 0, out: '', err: '' });
  });

  test('--ascii holds for the summary of a list too', () => {
    const args = ['batch', 'xinjiang-2023-49/ui-refund', '-', '--lang', 'zh'];
    expect(suance(args, { input: SMALL_LIST.replace('120%', 'x') }).err).toContain('“x”');
    expect(suance([...args, '--ascii'], { input: SMALL_LIST.replace('120%', 'x') }).err).toContain('"x"');
  });

  test('what the form of a list or of its results leaves nothing to say is refused', () => {
    const directory = mkdtempSync(join(tmpdir(), 'suance-'));
    const workbook = join(directory, 'list.xlsx');
    const list = SMALL_LIST.replace('120%', '0%');
    const batch = (input: string, ...args: readonly string[]) =>
      suance(['batch', 'xinjiang-2023-49/ui-refund', input, '-q', '--lang', 'zh', ...args], { input: list });
    expect(batch('-', '-o', workbook)).toEqual({ code: 0, out: '', err: '' });
    const refused: readonly (readonly [readonly string[], string])[] = [
      [['-', '--sheet', '名单'], '--sheet：名单不是工作簿，没有工作表可选'],
      [['-', '--check', '--sheet', '名单'], '--sheet：名单不是工作簿'],
      [[workbook, '--input-encoding', 'gb18030'], '--input-encoding：名单是工作簿，没有编码和分隔符可言'],
      [[workbook, '--check', '--delimiter', 'tab'], '--delimiter：名单是工作簿'],
      [['-', '-o', join(directory, 'b.xlsx'), '--encoding', 'gb18030'], '--encoding：结果写成工作簿，没有编码可选'],
      [['-', '--format', 'ndjson', '--encoding', 'gb18030'], '--encoding：NDJSON 总是 UTF-8'],
      [['-', '--input-encoding', 'big5'], '--input-encoding：不能是“big5”'],
    ];
    for (const [[input, ...args], expected] of refused) {
      const { code, out, err } = batch(input!, ...args);
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(err).toContain(expected);
    }
    expect(readdirSync(directory)).toEqual(['list.xlsx']);
    expect(batch('-', '--format', 'ndjson', '--encoding', 'utf-8').code).toBe(0);
    expect(batch(workbook, '--sheet', '计算结果').out).toContain('eligible');
  });

  test('several measures: an invalid row is told once, and results are not called rows', () => {
    const invalid = SMALL_LIST.replace('2023-10-01', '2023-13-01') + SMALL_LIST.split('\n')[1]!.replace('120%', 'x');
    const { err } = suance(
      ['batch', 'ui-refund,hiring-subsidy', '-', '--region', '650000', '--lang', 'zh', '--total-by', '单位类型'],
      { input: invalid },
    );
    expect(err.match(/第 1 行数据/g)).toHaveLength(1);
    expect(err).not.toMatch(/另有 .* 行无效/);
    expect(err).toMatch(/单位类型 +结果数/);
  });
});

describe('names and values on the command line', () => {
  test('a pair with a full-width sign is no measure', () => {
    const { code, err } = suance(['calc', '裁员率＝5%']);
    expect(code).toBe(2);
    expect(err).toContain('<measure> is missing');
    const saved = 'measure: xinjiang-2023-49/ui-refund\nfacts:\n  application_date: 2023-10-01\n';
    const { out } = suance(['calc', '--case', '-', '裁员率＝0', '--format', 'json'], { input: saved });
    expect(JSON.parse(out)).toMatchObject({ facts: { application_date: '2023-10-01', layoff_rate: '0%' } });
  });

  test('a number that may name a person is not repeated in an error', () => {
    for (const pair of ['insured_staff=11010119900307451X', '110101199003074512=1']) {
      const { code, err } = suance([...REFUND, pair]);
      expect(code).toBe(2);
      expect(err).toContain('***');
      expect(err).not.toContain('11010119900307451');
    }
  });

  test('eval: a name given twice is refused; amounts in a list are amounts', () => {
    expect(suance(['eval', 'x', 'x=1', 'x=2'])).toMatchObject({ code: 2, out: '' });
    expect(suance(['eval', '[a, b]', 'a=5元', 'b=6.5元']).out).toBe('[5.00, 6.50]\n');
  });
});

describe('policies list as CSV', () => {
  const HEADER =
    'id,family,title,document,clause,region,region_name,from,to,governed_by,superseded_by,kinds,beneficiary';

  test('a row a measure, in the language asked for', () => {
    const { out } = suance(['policies', 'list', '--on', '2020-06-15', '--format', 'csv', '--lang', 'zh']);
    const [header, ...rows] = out.trimEnd().split('\n');
    expect(header).toBe(HEADER);
    const own = rows.filter((each) => each.startsWith('yili-2020-16/social-insurance-relief,'));
    expect(own).toEqual([
      'yili-2020-16/social-insurance-relief,social-insurance-relief,社会保险费阶段性减免,伊州政办发〔2020〕16号,（二）,654000,伊犁哈萨克自治州,2020-02-01,2020-06-30,contribution_from contribution_to,,amount,employer',
    ]);
    for (const each of rows) expect(each).toMatch(/,(person|employer|institution|project|)$/);
  });

  test('without measures it has its columns all the same', () => {
    expect(suance(['policies', 'list', '--region', '000000', '--format', 'csv']).out).toBe(`${HEADER}\n`);
  });
});
