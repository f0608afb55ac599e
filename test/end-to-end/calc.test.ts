import { mkdtempSync, writeFileSync } from 'node:fs';
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
const STACK = /\n\s+at |node:internal/;

function json(args: readonly string[], input = ''): Record<string, unknown> {
  const { code, out, err } = suance([...args, '--format', 'json'], { input });
  expect(err).not.toMatch(STACK);
  expect(code).toBe(0);
  return JSON.parse(out) as Record<string, unknown>;
}

describe('calc by arguments', () => {
  test('30 staff at exactly 20%: 12345.68 × 60% = 7407.408, half up', () => {
    const result = json([...REFUND, 'insured_staff=30', 'layoff_rate=20%']);
    expect(result).toMatchObject({
      measure: 'xinjiang-2023-49/ui-refund',
      status: 'eligible',
      amount: '7407.41',
      amount_min: null,
      amount_max: null,
      outputs: { amount: '7407.41' },
      missing: [],
      errors: [],
      document: '新政办发[2023]49号',
      clause: '（一）',
    });
    expect(result.tables).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('31 staff: ineligible, 0.00, and the condition says why and what would have passed', () => {
    const result = json([...REFUND, 'insured_staff=31', 'layoff_rate=20%']);
    expect(result).toMatchObject({ status: 'ineligible', amount: '0.00', missing: [] });
    const failed = (
      result.conditions as { id: string; outcome: boolean; because: string; would_pass: string }[]
    ).filter((each) => each.outcome === false);
    expect(failed.map((each) => each.id)).toEqual(['stable-workforce']);
    expect(failed[0]!.because).toBe(
      'layoff_rate 20% ≠ 0%; layoff_rate 20% > surveyed_unemployment_target 5.5%; insured_staff 31 > 30',
    );
    expect(failed[0]!.would_pass).toContain('insured_staff ≤ 30 and layoff_rate ≤ 20%');
  });

  test('without the layoff rate: undetermined, and missing names it alone', () => {
    const result = json([...REFUND, 'insured_staff=31']);
    expect(result).toMatchObject({
      status: 'undetermined',
      amount: null,
      amount_min: '0.00',
      amount_max: '7407.41',
      missing: ['layoff_rate'],
    });
  });

  test('Chinese family, facts and values', () => {
    const result = json([
      'calc',
      '技能提升补贴',
      '申请日期=2023年10月8日',
      '是否领取失业保险金=是',
      '证书种类=职业技能等级证书',
      '证书等级=四级',
      '取得证书日期=2023/3/15',
      '本年度已享受技能提升补贴次数=2次',
    ]);
    expect(result).toMatchObject({ measure: 'xinjiang-2023-49/skill-upgrade', status: 'eligible', amount: '1500.00' });
  });

  test('region and date choose the version', () => {
    const facts = [
      'employer_kind=enterprise',
      'insured_and_paid_up=yes',
      'layoff_rate=0',
      'prior_year_ui_premiums=10000.01',
    ];
    const result = json(['calc', 'ui-refund', '--region', '654200', '--on', '2019-06-01', ...facts]);
    expect(result).toMatchObject({ measure: 'tacheng-2019-16/ui-refund', status: 'eligible', amount: '5000.01' });
    expect(result.facts).toMatchObject({ application_date: '2019-06-01', region: '654200' });
    expect(json(['calc', 'ui-refund', '--region', '塔城市', '--on', '2023-10-01'])).toMatchObject({
      measure: 'xinjiang-2023-49/ui-refund',
    });
  });

  test('up to 100% is a bound, and the local ratio settles it', () => {
    const facts = [
      '--region',
      '伊宁市',
      '--on',
      '2020-06-01',
      'employer_kind=enterprise',
      'enterprise_size=small',
      'layoff_rate=0',
      'prior_year_ui_premiums=12345.68',
    ];
    expect(json(['calc', 'ui-refund', ...facts])).toMatchObject({
      status: 'eligible',
      amount: null,
      amount_min: '0.00',
      amount_max: '12345.68',
      missing: ['ui_refund_ratio'],
    });
    expect(json(['calc', 'ui-refund', ...facts, '--param', '返还比例=80%'])).toMatchObject({
      amount: '9876.54',
      missing: [],
    });
  });

  test('a local figure out of the document’s bounds is invalid, with the clause', () => {
    const result = json(['calc', 'yili-2020-16/ui-refund', '--on', '2020-06-01', 'ui_refund_ratio=100.01%']);
    expect(result).toMatchObject({ status: 'invalid', amount: null });
    expect(JSON.stringify(result.errors)).toContain('（二）');
  });

  test('months: a window with different contributions, apart and together', () => {
    const result = json([
      'calc',
      'yili-2020-16/social-insurance-relief',
      'contribution_from=2020-02',
      'contribution_to=2020-05',
      'employer_kind=enterprise',
      'enterprise_size=large',
      'pension_contribution=2020-02:100.01;2020-03:200;2020-04:300;2020-05:400',
      'unemployment_contribution=10',
      'injury_contribution=0',
    ]);
    expect(result).toMatchObject({
      status: 'eligible',
      amount: '315.00',
      outputs: {
        amount: '315.00',
        pension_waived: '300.00',
        unemployment_waived: '15.00',
        injury_waived: '0.00',
        payable: '725.01',
      },
    });
    expect(
      (result.schedule as { contribution_month: string; pension_payable: string }[]).map((each) => [
        each.contribution_month,
        each.pension_payable,
      ]),
    ).toEqual([
      ['2020-02', '50.01'],
      ['2020-03', '100.00'],
      ['2020-04', '150.00'],
      ['2020-05', '400.00'],
    ]);
  });
});

describe('calc from files and standard input', () => {
  test('YAML, JSON and a pipe give the same result; numbers keep their digits', () => {
    const directory = mkdtempSync(join(tmpdir(), 'suance-'));
    const facts = {
      application_date: '2023-10-01',
      employer_kind: '企业',
      enterprise_size: 'large',
      layoff_rate: 0.055,
    };
    const text = JSON.stringify(facts).replace(/}$/, ',"prior_year_ui_premiums":90071992547409930.05}');
    writeFileSync(join(directory, 'case.json'), text);
    writeFileSync(
      join(directory, 'case.yaml'),
      'measure: xinjiang-2023-49/ui-refund\nfacts:\n  申请日期: 2023-10-01\n  单位类型: 企业\n  企业规模: 大型\n  裁员率: 5.5%\n  prior_year_ui_premiums: 90071992547409930.05\n',
    );
    const expected = { status: 'eligible', amount: '27021597764222979.02' };
    expect(json(['calc', 'xinjiang-2023-49/ui-refund', '--case', join(directory, 'case.json')])).toMatchObject(
      expected,
    );
    expect(json(['calc', '--case', join(directory, 'case.yaml')])).toMatchObject(expected);
    expect(json(['calc', 'xinjiang-2023-49/ui-refund', '--case', '-'], text)).toMatchObject(expected);
  });

  test('ndjson is one line, csv two', () => {
    const lines = suance([...REFUND, 'insured_staff=30', 'layoff_rate=20%', '--format', 'ndjson']).out.split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0]!)).toMatchObject({ amount: '7407.41' });
    const [header, row] = suance([
      ...REFUND,
      'insured_staff=30',
      'layoff_rate=20%',
      '--format',
      'csv',
      '--lang',
      'zh',
    ]).out.split('\n');
    expect(header).toContain('结果,金额,金额下限,金额上限,政策项,理由,缺少内容,错误');
    expect(row).toContain('eligible,7407.41,,,xinjiang-2023-49/ui-refund');
  });
});

describe('pages for people', () => {
  test('Chinese and English, within 80 columns', () => {
    for (const lang of ['zh', 'en']) {
      const { out, code } = suance([...REFUND, 'insured_staff=31', 'layoff_rate=20%', '--explain', '--lang', lang]);
      expect(code).toBe(0);
      for (const line of out.split('\n'))
        expect([...line].reduce((sum, each) => sum + (each > '\u2e80' ? 2 : 1), 0)).toBeLessThanOrEqual(80);
      expect(out).toContain(lang === 'zh' ? '应为' : 'would pass');
      expect(out).toContain(lang === 'zh' ? '条文理解' : 'Readings');
    }
  });

  test('the system’s locale decides without --lang; --ascii has plain signs', () => {
    expect(suance([...REFUND, 'layoff_rate=0'], { env: { LANG: 'zh_CN.UTF-8' } }).out).toContain('符合');
    expect(suance([...REFUND, 'layoff_rate=0', '--ascii']).out).toContain('[Y] ');
  });
});

describe('wrong use ends with 2, says what was found and what to do, and never shows a stack', () => {
  const cases: [name: string, args: string[], expected: string][] = [
    ['measure', ['calc', 'ui-refnd'], 'Did you mean ui-refund'],
    ['measure missing', ['calc'], '<measure> is missing'],
    ['fact', [...REFUND, 'layof_rate=1%'], 'Did you mean layoff_rate'],
    ['enum value', [...REFUND, 'enterprise_size=meduim'], 'medium'],
    ['option', ['calc', 'ui-refund', '--regoin', 'x'], 'Did you mean --region'],
    ['option value', [...REFUND, '--format', 'xml'], 'possible: table, json, ndjson, csv'],
    ['rate without unit', [...REFUND, '裁员率=5.5'], '裁员率: "5.5" could be a percentage or a fraction'],
    ['date', [...REFUND.slice(0, 2), 'application_date=2023-02-30'], 'not in the calendar'],
    ['money', [...REFUND.slice(0, 2), 'prior_year_ui_premiums=1e5'], 'scientific notation'],
    ['parts of a fen', [...REFUND.slice(0, 2), 'prior_year_ui_premiums=1.005'], 'at most two decimals'],
    ['given twice', [...REFUND, 'employer_kind=enterprise'], 'given twice'],
    ['no pair', [...REFUND, 'layoff_rate'], 'name=value'],
    ['region', ['calc', 'ui-refund', '--region', '伊林市', '--on', '2020-06-01'], '伊宁市'],
    [
      'no version',
      ['calc', 'ui-refund', '--region', '650100', '--on', '2020-06-01'],
      'xinjiang-2023-49/ui-refund (650000, 2023-08-09…2023-12-31)',
    ],
    ['no date', ['calc', 'ui-refund'], 'application_date'],
    ['command', ['clac'], 'There is no command "clac"'],
    ['case file', ['calc', 'ui-refund', '--case', '/nonexistent.yaml'], 'There is no file'],
    ['directory', ['calc', 'ui-refund', '--case', '/'], 'is a directory'],
    ['broken JSON', ['calc', 'ui-refund', '--case', '-'], 'Not JSON'],
  ];
  test.each(cases)('%s', (_name, args, expected) => {
    const { code, out, err } = suance(args, { input: '{"a": ' });
    expect(err).toContain(expected);
    expect(err).not.toMatch(STACK);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('in Chinese too', () => {
    expect(suance(['calc', 'ui-refnd', '--lang', 'zh']).err).toMatch(
      /^错误：没有名为“ui-refnd”的政策项。是否是 ui-refund/,
    );
  });

  test('without anything: the help, exit 2; with --help: the help, exit 0, an example in each', () => {
    const bare = suance([]);
    expect([bare.code, bare.out]).toEqual([2, '']);
    expect(bare.err).toContain('Usage: suance');
    for (const command of [
      ['ask'],
      ['calc'],
      ['batch'],
      ['policies'],
      ['policies', 'list'],
      ['policies', 'show'],
      ['policies', 'check'],
      ['template'],
      ['eval'],
    ]) {
      for (const lang of ['zh', 'en']) {
        const { code, out } = suance([...command, '--help', '--lang', lang]);
        expect(code).toBe(0);
        expect(out).toContain(lang === 'zh' ? '示例：\n  suance' : 'Examples:\n  suance');
      }
    }
  });
});
