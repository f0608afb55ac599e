import { describe, expect, test } from 'vitest';
import { assembleCase, type CaseOptions, caseSettings } from '../../src/cases/assemble.ts';
import { chooseMeasure, governingPeriod, rememberingChooser } from '../../src/cases/choose.ts';
import { readCaseFile } from '../../src/cases/file.ts';
import { preparePlan } from '../../src/engine/plan.ts';
import { evaluate } from '../../src/engine/run.ts';
import { findSubject } from '../../src/policies/set.ts';
import { CalendarDate, YearMonth } from '../../src/values/calendar.ts';
import { Exact } from '../../src/values/exact.ts';
import { brief, line } from '../engine/cases.ts';
import { ownSet } from '../policies/sets.ts';
import { codeOf, problemOf } from '../values/problems.ts';

const set = ownSet();

function assemble(subject: string, options: CaseOptions, pairs: readonly string[], file = '') {
  const entries = file ? readCaseFile(file, 'case').facts : [];
  return assembleCase(caseSettings(set, options), findSubject(set, subject), pairs, entries);
}

/** The measure, the outcome and where its figures came from. */
function outcome(subject: string, options: CaseOptions, pairs: readonly string[], file = ''): string {
  const { measure, given } = assemble(subject, options, pairs, file);
  const evaluation = evaluate(preparePlan(measure), given);
  const origins = evaluation.parameters.map((each) => `${brief(each.value)} from ${each.origin}`);
  return [measure.document, line(evaluation), ...origins].join(', ');
}

const YILI = [
  '申请日期=2020-07-01',
  '单位类型=企业',
  '企业规模=小型',
  '裁员率=0',
  '上年度实际缴纳失业保险费=100',
  '少裁员的裁员率上限=1%',
];
const ID = 'yili-2020-16/ui-refund';

describe('what wins where a figure is given more than once', () => {
  const LIMIT = '0.01 from case';

  test.each<[string, CaseOptions, string[], string, string]>([
    ['--param', { param: ['ui_refund_ratio=10%'] }, [], '', '10, '],
    ['--set before --param', { param: ['ui_refund_ratio=10%'], set: ['ui_refund_ratio=20%'] }, [], '', '20, '],
    [
      'the case before --set and --param',
      { param: ['ui_refund_ratio=10%'], set: ['ui_refund_ratio=20%'] },
      ['稳岗返还比例=30%'],
      '',
      '30, ',
    ],
    [
      'the case as a file',
      { param: ['ui_refund_ratio=10%'], set: ['ui_refund_ratio=20%'] },
      [],
      'ui_refund_ratio: 40%',
      '40, ',
    ],
  ])('%s', (_, options, pairs, file, amount) => {
    expect(outcome(ID, options, [...YILI, ...pairs], file)).toContain(`yili-2020-16, eligible ${amount}${LIMIT}`);
  });

  test('each says where it came from', () => {
    const [ratio] = [
      outcome(ID, { param: ['ui_refund_ratio=10%'] }, YILI),
      outcome(ID, { set: ['ui_refund_ratio=10%'] }, YILI),
    ].map((each) => each.split(', ').at(-1));
    expect(ratio).toBe('0.1 from param');
    expect(outcome(ID, { set: ['返还比例=10%'] }, YILI)).toMatch(/0\.1 from set$/);
  });

  test('a fact by --set is for cases that do not say it themselves', () => {
    expect(outcome(ID, { set: ['企业规模=大型', 'ui_refund_ratio=10%'] }, YILI)).toContain('eligible 10');
    expect(
      outcome(
        ID,
        { set: ['企业规模=大型', 'ui_refund_ratio=10%'] },
        YILI.filter((each) => !each.startsWith('企业规模')),
      ),
    ).toContain('ineligible 0');
  });

  test('the file and the arguments may not both say a fact', () => {
    const { given } = assemble(ID, {}, YILI, '企业规模: 小型');
    expect(given.errors).toMatchObject([
      { code: 'fact-twice', place: { option: '企业规模', field: 'enterprise_size' } },
    ]);
  });
});

describe('region and date', () => {
  const REFUND = [
    '单位类型=企业',
    '企业规模=小型',
    '裁员率=0',
    '是否依法参保缴费=是',
    '上年度实际缴纳失业保险费=100',
    '稳岗返还比例=100%',
  ];

  test.each<[string, CaseOptions, string[], string]>([
    ['--region and a date', { region: '塔城市' }, ['申请日期=2019-06-01'], 'tacheng-2019-16, eligible 50'],
    ['--region and --on', { region: '654200', on: '2019-06-01' }, [], 'tacheng-2019-16, eligible 50'],
    [
      'the case’s own date before --on',
      { region: '654200', on: '2019-06-01' },
      ['申请日期=2023-10-01'],
      'xinjiang-2023-49, eligible 60',
    ],
    [
      'the case’s own region before --region',
      { region: '塔城市', on: '2020-07-01' },
      ['地区=伊宁市'],
      'yili-2020-16, eligible 100',
    ],
    ['one version in force, without a region', { on: '2023-10-01' }, [], 'xinjiang-2023-49, eligible 60'],
  ])('%s', (_, options, pairs, expected) => {
    expect(outcome('稳岗返还', options, [...REFUND, ...pairs])).toContain(expected);
  });

  test('a version chosen without a region is said to be', () => {
    expect(assemble('ui-refund', { on: '2023-10-01' }, REFUND).regionAssumed).toBe(true);
    expect(assemble('ui-refund', { on: '2023-10-01', region: '伊宁市' }, REFUND).regionAssumed).toBe(false);
    expect(assemble('xinjiang-2023-49/ui-refund', {}, REFUND).regionAssumed).toBe(false);
  });

  test('--on is the day of application where a day governs, and chooses the version of months', () => {
    const { given, measure } = assemble('社保减免', { region: '伊宁市', on: '2020-03-15' }, ['单位类型=企业']);
    expect(measure.id).toBe('yili-2020-16/social-insurance-relief');
    expect(Object.keys(given.facts)).toEqual(['employer_kind', 'region']);
    expect(
      assemble('ui-refund', { region: '伊宁市', on: '2020-07-15' }, []).given.facts.application_date?.toString(),
    ).toBe('2020-07-15');
  });

  test('no version, or too many, is an error', () => {
    expect(codeOf(() => assemble('ui-refund', { region: '伊宁市', on: '2019-06-01' }, []))).toBe('version-none');
    expect(codeOf(() => assemble('ui-refund', { on: '2020-07-01' }, []))).toBe('version-needs-region');
    expect(codeOf(() => assemble('ui-refund', { region: '伊宁市' }, []))).toBe('version-needs-date');
  });

  test('what the measure does not read is told, once it is known which', () => {
    expect(
      assemble('xinjiang-2023-49/ui-refund', { region: '伊宁市' }, [
        '裁员率=0',
        '是否依法参保缴费=是',
        '稳岗返还比例=1%',
        '养老保险单位缴费=1',
      ]).unused,
    ).toEqual(['insured_and_paid_up', 'pension_contribution', 'ui_refund_ratio']);
  });
});

describe('options that are wrong', () => {
  const told = (options: CaseOptions) => {
    const { code, place } = problemOf(() => caseSettings(set, options));
    return `${code} ${place.option}`;
  };

  test.each<[string, CaseOptions, string]>([
    ['a date', { on: '2023-02-30' }, 'date-impossible --on'],
    ['a region', { region: '亚特兰蒂斯' }, 'unknown-region --region'],
    ['a name', { set: ['裁员律=1%'] }, 'unknown-fact --set'],
    ['no name', { set: ['1%'] }, 'fact-pair-malformed --set'],
    ['a value', { set: ['裁员率=1'] }, 'rate-without-unit --set'],
    ['a value of a figure', { param: ['返还比例=60'] }, 'rate-without-unit --param'],
    ['a fact as a parameter', { param: ['裁员率=1%'] }, 'parameter-unknown --param'],
    ['one twice', { param: ['返还比例=1%', '返还标准=2%'] }, 'fact-twice --param'],
  ])('%s', (_, options, expected) => {
    expect(told(options)).toBe(expected);
  });

  test('a parameter that is none comes with the nearest', () => {
    const { params } = problemOf(() => caseSettings(set, { param: ['裁员率=1%'] }));
    expect(params).toMatchObject({ name: '裁员率' });
    expect((params as { nearest: string[] }).nearest).toEqual(['少裁员的裁员率上限', '裁员率上限', '裁员率标准']);
  });

  test('an unknown fact in the arguments', () => {
    expect(problemOf(() => assemble(ID, {}, ['裁员律=1%']))).toMatchObject({
      code: 'unknown-fact',
      params: { name: '裁员律' },
    });
  });
});

describe('subjects', () => {
  test.each([
    ['xinjiang-2023-49/ui-refund', 'measure xinjiang-2023-49/ui-refund'],
    ['ui-refund', 'family ui-refund'],
    ['稳岗返还', 'family ui-refund'],
    ['失业保险稳岗返还', 'family ui-refund'],
    ['Unemployment-insurance refund', 'family ui-refund'],
    ['技能提升补贴', 'family skill-upgrade'],
  ])('%s', (text, expected) => {
    const subject = findSubject(set, text);
    expect(subject.kind === 'measure' ? `measure ${subject.id}` : `family ${subject.family.id}`).toBe(expected);
  });

  test('an unknown one comes with the nearest', () => {
    const { code, params } = problemOf(() => findSubject(set, 'ui-refnud'));
    expect(code).toBe('unknown-measure');
    expect((params as { nearest: string[] }).nearest[0]).toBe('ui-refund');
  });
});

describe('the governing period', () => {
  const relief = set.summaries.find((each) => each.id === 'linxia-2020/social-insurance-relief')!;
  const refund = set.summaries.find((each) => each.id === ID)!;
  const month = (text: string) => YearMonth.parse(text);
  const day = CalendarDate.parse('2020-07-01');

  test('of months: from the first day of the first to the last day of the last', () => {
    expect(
      governingPeriod(relief, { contribution_from: month('2020-01'), contribution_to: month('2020-02') }, null),
    ).toEqual(['2020-01-01', '2020-02-29']);
    expect(governingPeriod(relief, { contribution_from: month('2020-02') }, null)).toEqual([
      '2020-02-01',
      '2020-02-01',
    ]);
    expect(governingPeriod(relief, { contribution_to: month('2020-02') }, null)).toEqual(['2020-02-29', '2020-02-29']);
  });

  test('of a day; else the day of the run, else none', () => {
    expect(governingPeriod(refund, { application_date: day }, CalendarDate.parse('2021-01-01'))).toEqual([
      '2020-07-01',
      '2020-07-01',
    ]);
    expect(governingPeriod(refund, {}, day)).toEqual(['2020-07-01', '2020-07-01']);
    expect(governingPeriod(refund, {}, null)).toBeNull();
    expect(governingPeriod(refund, { application_date: Exact.ONE }, null)).toBeNull();
  });

  test('a chooser that remembers chooses the same', () => {
    const subject = findSubject(set, 'ui-refund');
    const remembering = rememberingChooser(set, subject);
    for (const on of ['2019-06-01', '2020-07-01', '2023-10-01', '2019-06-01']) {
      for (const region of ['654201', '654002']) {
        const facts = { application_date: CalendarDate.parse(on) };
        const choose = (chooser: typeof chooseMeasure) => {
          try {
            return chooser(set, subject, region, facts, null);
          } catch (error) {
            return String(error);
          }
        };
        expect(choose(remembering), `${region} ${on}`).toBe(choose(chooseMeasure));
      }
    }
  });
});
