import { describe, expect, test } from 'vitest';
import { type Evaluation, scheduleRows } from '../../src/engine/run.ts';
import { ownSet } from '../policies/sets.ts';
import { smallMeasure } from '../policies/small.ts';
import { brief, line, run } from './cases.ts';

const yili = ownSet().measure('yili-2020-16/social-insurance-relief');

const LARGE = { employer_kind: 'enterprise', enterprise_size: 'large' };
const NOTHING = { pension_contribution: '0', unemployment_contribution: '0', injury_contribution: '0' };
const from = (first: string, last: string) => ({ contribution_from: first, contribution_to: last });

/** The rows of an evaluation, with some of their columns. */
function rowsOf(evaluation: Evaluation, ...columns: string[]): string[] {
  return (scheduleRows(evaluation) ?? []).map(({ row }) =>
    ['contribution_month', ...columns].map((name) => brief(row[name])).join(' '),
  );
}

function outputsOf(evaluation: Evaluation): Record<string, string> {
  return Object.fromEntries(
    evaluation.plan.outputs.map((each, index) => [each.name, brief(evaluation.outputs[index])]),
  );
}

test('a row for every month of the period, each with its own share', () => {
  const evaluation = run(yili, { ...LARGE, ...NOTHING, ...from('2020-01', '2020-06'), pension_contribution: '100' });
  expect(rowsOf(evaluation, 'ratio', 'pension_payable', 'pension_waived')).toEqual([
    '2020-01 0 100 0',
    '2020-02 0.5 50 50',
    '2020-03 0.5 50 50',
    '2020-04 0.5 50 50',
    '2020-05 0 100 0',
    '2020-06 0 100 0',
  ]);
});

test('what is paid is rounded for each month and insurance, totals are sums of the rows', () => {
  const odd = { pension_contribution: '0.01', unemployment_contribution: '0.03', injury_contribution: '100.01' };
  const evaluation = run(yili, { ...LARGE, ...odd, ...from('2020-02', '2020-04') });
  expect(
    rowsOf(
      evaluation,
      'pension_payable',
      'pension_waived',
      'unemployment_payable',
      'unemployment_waived',
      'injury_payable',
      'injury_waived',
    ),
  ).toEqual(['2020-02', '2020-03', '2020-04'].map((month) => `${month} 0.01 0 0.02 0.01 50.01 50`));
  // Rounded once, half of 0.12 + 300.03 would be 150.08.
  expect(outputsOf(evaluation)).toEqual({
    amount: '150.03',
    pension_waived: '0',
    unemployment_waived: '0.03',
    injury_waived: '150',
    payable: '150.12',
  });
});

test('what is paid and what is waived add up to what was due, to the fen', () => {
  const due = ['0.01', '0.02', '0.03', '33.33', '12345.67'];
  for (const each of due) {
    const evaluation = run(yili, { ...LARGE, ...NOTHING, ...from('2020-02', '2020-02'), pension_contribution: each });
    const { amount, payable } = outputsOf(evaluation);
    expect((Number(amount) * 100 + Number(payable) * 100).toFixed(0), each).toBe((Number(each) * 100).toFixed(0));
  }
});

describe('contributions by month', () => {
  const months = (values: Record<string, string>) => ({
    ...LARGE,
    ...NOTHING,
    ...from('2020-02', '2020-04'),
    pension_contribution: values,
  });

  test('each month has its own', () => {
    const evaluation = run(yili, months({ '2020-02': '100', '2020-03': '200', '2020-04': '300.01' }));
    expect(rowsOf(evaluation, 'pension_waived')).toEqual(['2020-02 50', '2020-03 100', '2020-04 150']);
    expect(line(evaluation)).toBe('eligible 300');
  });

  test('a month that is not given leaves the rest, and a lower bound', () => {
    const evaluation = run(yili, months({ '2020-02': '100', '2020-04': '300' }));
    expect(rowsOf(evaluation, 'pension_waived')[0]).toBe('2020-02 50');
    expect(rowsOf(evaluation, 'pension_waived')[2]).toBe('2020-04 150');
    expect(evaluation).toMatchObject({ status: 'eligible', missing: ['pension_contribution'] });
    expect(outputsOf(evaluation)).toMatchObject({ unemployment_waived: '0', injury_waived: '0' });
  });

  test('a month outside the period is refused', () => {
    for (const month of ['2020-01', '2020-05']) {
      const evaluation = run(yili, months({ '2020-02': '1', '2020-03': '1', '2020-04': '1', [month]: '1' }));
      expect(evaluation.errors).toMatchObject([
        {
          code: 'series-month-outside',
          params: { month, from: '2020-02', to: '2020-04' },
          place: { field: 'pension_contribution' },
        },
      ]);
    }
  });
});

describe('what is missing', () => {
  test('one insurance leaves the others standing, and a lower bound', () => {
    const facts = {
      employer_kind: 'enterprise',
      enterprise_size: 'small',
      pension_contribution: '100',
      unemployment_contribution: '10',
    };
    const evaluation = run(yili, { ...facts, ...from('2020-02', '2020-02') });
    expect(outputsOf(evaluation)).toMatchObject({
      pension_waived: '100',
      unemployment_waived: '10',
      injury_waived: '0…',
    });
    expect(line(evaluation)).toBe('eligible 110… injury_contribution');
  });

  test('without the period there are no rows, and the period is asked for first', () => {
    const evaluation = run(yili, { ...LARGE, ...NOTHING, contribution_from: '2020-02' });
    expect(scheduleRows(evaluation)).toBeNull();
    expect(evaluation.missing[0]).toBe('contribution_to');
  });

  test('without the size, the rows lie between the classes', () => {
    const facts = {
      employer_kind: 'enterprise',
      ...NOTHING,
      ...from('2020-06', '2020-06'),
      pension_contribution: '100',
    };
    expect(line(run(yili, facts))).toBe('undetermined 0…100 enterprise_size');
  });

  test('an ineligible case has no rows', () => {
    expect(scheduleRows(run(yili, { ...LARGE, ...NOTHING, ...from('2020-05', '2020-05') }))).toBeNull();
  });
});

test('a period longer than any document can mean is refused, not computed for ever', () => {
  const evaluation = run(yili, { ...LARGE, ...NOTHING, ...from('1020-02', '2020-02') });
  expect(evaluation.errors).toMatchObject([{ code: 'range-too-long', params: { limit: 1200 } }]);
});

test('columns and the period keep apart from what the measure calls by the same names', () => {
  const months = smallMeasure({
    inForce: '{ from: 2020-01, to: 2020-12, governed_by: [contribution_from, contribution_to] }',
    measure: `define:
  ratio: { title: { zh: 比例, en: ratio }, type: rate, value: "0.5" }
schedule:
  name: months
  title: { zh: 分月, en: months }
  each: { name: contribution_from, title: { zh: 月, en: month } }
  from: contribution_from
  to: contribution_to
  columns:
    ratio: { title: { zh: 当月比例, en: ratio of the month }, type: rate, value: ratio * 0.5 }
outputs:
  amount: { title: { zh: 金额, en: amount }, type: money, value: 100 * number(ratio), round: fen }
  first: { title: { zh: 首月, en: first month }, type: month, kind: class, value: contribution_from }
  shares: { title: { zh: 各月, en: months }, type: rate, value: sum(months.ratio) }
`,
  });
  const evaluation = run(months, from('2020-02', '2020-04'));
  expect(outputsOf(evaluation)).toEqual({ amount: '50', first: '2020-02', shares: '0.75' });
});
