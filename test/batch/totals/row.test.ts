import { expect, test } from 'vitest';
import { groupColumns } from '../../../src/batch/totals/columns.ts';
import { totalsRowOf, uncomputedRow } from '../../../src/batch/totals/row.ts';
import { NameIndex } from '../../../src/cases/names.ts';
import { moneyText } from '../../../src/values/print.ts';
import { problemData } from '../../../src/values/problem.ts';
import { run } from '../../engine/cases.ts';
import { ownSet } from '../../policies/sets.ts';
import { problemOf } from '../../values/problems.ts';

const set = ownSet();
const refund = set.measure('xinjiang-2023-49/ui-refund');
const GIVEN = {
  application_date: '2023-10-01',
  employer_kind: 'enterprise',
  enterprise_size: 'medium',
  layoff_rate: '0.055',
  prior_year_ui_premiums: '12345.68',
};

test('an eligible case: its amount, and no reason', () => {
  const row = totalsRowOf(run(refund, GIVEN), ['伊宁市']);
  expect(row).toMatchObject({
    status: 'eligible',
    measure: refund.id,
    open: null,
    reasons: [],
    groups: ['伊宁市'],
    further: false,
  });
  expect(moneyText(row.amount!)).toBe('7407.41');
});

test('an ineligible one: every condition that failed, the place among them', () => {
  const facts = { ...GIVEN, application_date: '2024-06-01', region: '110000' };
  const { status, amount, reasons } = totalsRowOf(run(refund, facts, ['110000']), []);
  expect([status, reasons.map((each) => `${each.kind} ${each.id}`)]).toEqual([
    'ineligible',
    ['condition in-force', 'condition in-region'],
  ]);
  expect(amount).toBeNull();
});

test('an undetermined one: what is missing', () => {
  const { layoff_rate: _, ...facts } = GIVEN;
  const { status, reasons } = totalsRowOf(run(refund, facts), []);
  expect(status).toBe('undetermined');
  expect(reasons).toContainEqual({
    kind: 'missing',
    id: 'layoff_rate',
    title: refund.vocabulary.facts.layoff_rate!.label,
  });
});

test('eligible with an open amount: its bounds', () => {
  const measure = set.measure('yili-2020-16/ui-refund');
  const evaluation = run(measure, {
    application_date: '2020-06-01',
    employer_kind: 'enterprise',
    enterprise_size: 'medium',
    layoff_rate: '0',
    prior_year_ui_premiums: '1000',
  });
  expect(evaluation.status).toBe('eligible');
  const row = totalsRowOf(evaluation, []);
  expect([row.amount, row.open?.high && moneyText(row.open.high)]).toEqual([null, '1000.00']);
});

test('an invalid one: the facts in error, each once; without a measure by kind', () => {
  const measure = set.measure('yili-2020-16/ui-refund');
  const { reasons } = totalsRowOf(run(measure, { application_date: '2020-06-01', ui_refund_ratio: '1.1' }), []);
  expect(reasons.map(({ kind, id }) => [kind, id])).toEqual([['error', 'ui_refund_ratio']]);
  const labels = (name: string) => set.vocabulary().facts[name]?.label;
  const errors = [
    problemData('csv-row-empty', {}, { row: 1 }),
    problemData('date-malformed', { text: 'x' }, { field: 'application_date' }),
    problemData('date-malformed', { text: 'y' }, { field: 'application_date' }),
  ];
  expect(uncomputedRow([], errors, labels, [])).toMatchObject({
    status: 'invalid',
    measure: null,
    reasons: [{ id: 'csv-row-empty' }, { id: 'application_date', title: { zh: '申请日期' } }],
  });
  expect(uncomputedRow(['region'], [], labels, [], true)).toMatchObject({
    status: 'undetermined',
    further: true,
    reasons: [{ kind: 'missing', id: 'region', title: { zh: '地区' } }],
  });
});

test('columns to total by: by header, however it is spelled, or by fact; none that says who', () => {
  const names = new NameIndex(set.vocabulary());
  const header = ['姓名', '县市', ' 行业 ', '备 注', '阿里', '11', '65400219900101123X'];
  const found = (...wanted: string[]) =>
    groupColumns(header, wanted, names).map(({ index, header }) => [index, header]);
  expect(found('行业', '县市')).toEqual([
    [2, '行业'],
    [1, '县市'],
  ]);
  expect(found('备注', 'region', '县市')).toEqual([
    [3, '备 注'],
    [1, '县市'],
  ]);
  expect(problemOf(() => found('姓名'))).toMatchObject({
    code: 'total-by-person',
    params: { header: '姓名' },
    place: { option: '--total-by' },
  });
  expect(problemOf(() => found('县'))).toMatchObject({
    code: 'total-by-unknown',
    params: { name: '县', headers: ['姓名', '县市', ' 行业 ', '备 注', '阿里', '11', '***'] },
  });
});

test('two facts that disagree are both named', () => {
  const error = problemData(
    'facts-contradict',
    { message: { zh: '', en: '' } },
    { field: 'credit_code, employer_kind' },
  );
  const { facts } = refund.vocabulary;
  const { reasons } = uncomputedRow([], [error], (name) => facts[name]?.label, []);
  expect(reasons).toEqual([
    {
      kind: 'error',
      id: 'credit_code, employer_kind',
      title: { zh: '统一社会信用代码、单位类型', en: 'unified social credit code, kind of employer' },
    },
  ]);
});
