import { describe, expect, test } from 'vitest';
import { NameIndex } from '../../src/cases/names.ts';
import { CaseBuilder, isMalformed, splitPair } from '../../src/cases/read.ts';
import type { Case } from '../../src/engine/case.ts';
import { Exact } from '../../src/values/exact.ts';
import { ownSet } from '../policies/sets.ts';
import { problemOf } from '../values/problems.ts';

const set = ownSet();
const names = new NameIndex(set.vocabulary());

/** A case from `name=value` texts. */
function caseOf(...pairs: string[]): Case {
  const builder = new CaseBuilder({ vocabulary: set.vocabulary(), regions: () => set.regions() });
  for (const pair of pairs) {
    const [name, value] = splitPair(pair);
    builder.addText(names.require(name), value, { option: name });
  }
  return builder.build(null);
}

const factsOf = (...pairs: string[]) => {
  const given = caseOf(...pairs);
  expect(given.errors).toEqual([]);
  return Object.fromEntries(
    Object.entries(given.facts).map(([name, value]) => [name, value instanceof Exact ? value.toJSON() : String(value)]),
  );
};
const errorsOf = (...pairs: string[]) => caseOf(...pairs).errors.map((each) => `${each.code} ${each.place.field}`);

describe('facts', () => {
  test('each is read by its type, however it is written', () => {
    expect(
      factsOf(
        '申请日期=2023年10月1日',
        '单位类型=公司',
        '企业规模=中型企业',
        '是否以单位形式参保=√',
        '裁员率=５.５％',
        '参保职工人数=1,200人',
        '上年度实际缴纳失业保险费=￥1.5万元',
        '地区=伊宁市',
      ),
    ).toEqual({
      application_date: '2023-10-01',
      employer_kind: 'enterprise',
      enterprise_size: 'medium',
      insured_as_unit: 'true',
      layoff_rate: '0.055',
      insured_staff: '1200',
      prior_year_ui_premiums: '15000',
      region: '654002',
    });
  });

  test('the marks that spreadsheets leave around a value are no part of it', () => {
    expect(factsOf("地区='654002", "企业规模='中型\u200b", '单位类型=\ufeff企业\t')).toEqual({
      region: '654002',
      enterprise_size: 'medium',
      employer_kind: 'enterprise',
    });
  });

  test('one month name sets both ends of the period', () => {
    expect(factsOf('费款所属期=2020年2月')).toEqual({ contribution_from: '2020-02', contribution_to: '2020-02' });
  });

  test.each([
    ['裁员率=5.5', 'rate-without-unit layoff_rate'],
    ['裁员率=-1%', 'below-minimum layoff_rate'],
    ['裁员率=100.01%', 'above-maximum layoff_rate'],
    ['参保职工人数=30.5', 'count-not-whole insured_staff'],
    ['参保职工人数=1e3', 'number-scientific insured_staff'],
    ['上年度实际缴纳失业保险费=1.005', 'money-below-fen prior_year_ui_premiums'],
    ['申请日期=2023-02-30', 'date-impossible application_date'],
    ['申请日期=2023-02', 'date-without-day application_date'],
    ['单位类型=企鹅', 'enum-value employer_kind'],
    ['是否以单位形式参保=也许', 'boolean-malformed insured_as_unit'],
    ['地区=亚特兰蒂斯', 'unknown-region region'],
    ['费款所属期=2020', 'month-malformed contribution_month'],
    ['申请日期=', 'date-malformed application_date'],
  ])('%s is an error of the case, with its fact', (pair, error) => {
    expect(errorsOf(pair)).toEqual([error]);
    expect(caseOf(pair).facts).toEqual({});
  });

  test('a bound itself is within', () => {
    expect(factsOf('裁员率=100%', '参保职工人数=0', '上年度实际缴纳失业保险费=0')).toEqual({
      layoff_rate: '1',
      insured_staff: '0',
      prior_year_ui_premiums: '0',
    });
  });

  test('all errors are kept, and what could be read', () => {
    const given = caseOf('裁员率=5.5', '企业规模=小型', '申请日期=gestern');
    expect(given.errors.map((each) => each.place)).toEqual([
      { option: '裁员率', field: 'layoff_rate' },
      { option: '申请日期', field: 'application_date' },
    ]);
    expect(Object.keys(given.facts)).toEqual(['enterprise_size']);
  });

  test('a member that is not known comes with the nearest and all there are', () => {
    const [error] = caseOf('企业规模=中行').errors;
    expect(error).toMatchObject({
      code: 'enum-value',
      params: { text: '中行', nearest: ['中型'], allowed: ['large 大型', 'medium 中型', 'small 小型', 'micro 微型'] },
    });
  });
});

describe('given twice', () => {
  test.each([
    ['under two names', ['裁员率=1%', 'layoff_rate=1%'], 'fact-twice layoff_rate'],
    ['a figure', ['稳岗返还比例=50%', '返还标准=60%'], 'fact-twice ui_refund_ratio'],
    [
      'both as a period and as one month',
      ['费款所属期起=2020-02', '费款所属期=2020-02'],
      'fact-twice contribution_month',
    ],
    [
      'a month',
      ['养老保险单位缴费@2020-02=1', '养老保险单位缴费（2020年2月）=1'],
      'series-month-twice pension_contribution',
    ],
    ['a month within one list', ['养老保险单位缴费=2020-02:1;2020-02:2'], 'series-month-twice pension_contribution'],
    [
      'for every month and for one',
      ['养老保险单位缴费=1', '养老保险单位缴费@2020-02=1'],
      'fact-twice pension_contribution',
    ],
    [
      'for one month and for every',
      ['养老保险单位缴费@2020-02=1', '养老保险单位缴费=1'],
      'fact-twice pension_contribution',
    ],
  ])('%s', (_, pairs, error) => {
    expect(errorsOf(...pairs)).toEqual([error]);
  });
});

describe('months', () => {
  const series = (...pairs: string[]) => {
    const given = caseOf(...pairs);
    expect(given.errors).toEqual([]);
    const { every, months } = given.series.pension_contribution!;
    return {
      every: every?.toJSON() ?? null,
      months: Object.fromEntries(Object.entries(months).map(([month, each]) => [month, each.toJSON()])),
    };
  };

  test('one value for all', () => {
    expect(series('养老保险单位缴费=16,000.00')).toEqual({ every: '16000', months: {} });
  });

  test.each([
    ['2020-02:1000.10;2020-03:900'],
    ['2020-02=1000.10;2020-03=900'],
    ['2020年2月：1,000.10；2020年3月：900'],
    ['2020-02:1000.10, 2020-03:900'],
    ['202002:1000.10、202003:900;'],
  ])('a list: %s', (text) => {
    expect(series(`养老保险单位缴费=${text}`)).toEqual({
      every: null,
      months: { '2020-02': '1000.1', '2020-03': '900' },
    });
  });

  test('month by month', () => {
    expect(series('养老保险单位缴费@2020-03=900', '养老保险单位缴费@2020-02=1000.10').months).toEqual({
      '2020-03': '900',
      '2020-02': '1000.1',
    });
  });

  test('a fault in one month is an error, whichever it is', () => {
    expect(errorsOf('养老保险单位缴费=2020-02:1000;2020-03:many')).toEqual(['money-malformed pension_contribution']);
    expect(errorsOf('养老保险单位缴费=2020-02:1000;2020-13:900')).toEqual(['month-malformed pension_contribution']);
    expect(errorsOf('养老保险单位缴费=2020-02:1000;2020-03')).toHaveLength(1);
    expect(errorsOf('养老保险单位缴费=2020-02:-1')).toEqual(['below-minimum pension_contribution']);
  });

  test('a fact without months refuses them', () => {
    const builder = new CaseBuilder({ vocabulary: set.vocabulary(), regions: () => set.regions() });
    builder.addMonths(names.require('裁员率'), { '2020-02': '1%' }, {});
    expect(builder.build(null).errors).toMatchObject([
      { code: 'fact-without-months', params: { fact: 'layoff_rate' } },
    ]);
  });
});

describe('name=value', () => {
  test.each([
    ['a=b', ['a', 'b']],
    ['裁员率＝5%', ['裁员率', '5%']],
    [' a = b = c ', ['a', 'b = c']],
    ['a=', ['a', '']],
  ])('%s', (text, parts) => {
    expect(splitPair(text)).toEqual(parts);
  });

  test.each(['a', '=b', ''])('"%s" is none', (text) => {
    expect(problemOf(() => splitPair(text))).toMatchObject({ code: 'fact-pair-malformed', params: { text } });
  });
});

test('what cannot be read is told apart from what cannot be', () => {
  const [malformed] = caseOf('裁员率=5.5').errors;
  const [impossible] = caseOf('裁员率=101%').errors;
  expect([isMalformed(malformed!), isMalformed(impossible!)]).toEqual([true, false]);
});
