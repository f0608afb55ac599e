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
