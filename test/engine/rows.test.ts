import { describe, expect, test } from 'vitest';
import { type Evaluation, scheduleRows } from '../../src/engine/run.ts';
import { amount, quantity, type SmallPolicy, smallMeasure } from '../policies/small.ts';
import { brief, line, run, type Told } from './cases.ts';

const label = (text: string) => `{ zh: ${text}, en: ${text} }`;
const wage = (from: string, to: string | null, value: number) =>
  `      - { region: "654000", from: ${from}, ${to ? `to: ${to}, ` : ''}value: ${value}, source: ${label(from)} }\n`;

const FIGURES = `${quantity('floor_paid', 'money', 'min: 0')}base_wage:
  type: money
  min: 0
  label: ${label('base_wage')}
  values:
${wage('2020-01-01', '2020-03-31', 1460)}${wage('2020-04-01', '2020-06-30', 1540)}`.trimEnd();

const schedule = (value: string) => `schedule:
  name: months
  title: ${label('months')}
  each: { name: paid_month, title: ${label('month')} }
  from: post_from
  to: post_to
  columns:
    paid: { title: ${label('paid')}, type: money, value: "${value}", round: fen }
`;

function measureWith(parameters: string, value: string, more: Partial<SmallPolicy> = {}) {
  return smallMeasure({
    figures: FIGURES,
    inForce: '{ from: 2020-01, to: 2020-12, governed_by: [post_from, post_to] }',
    measure: `parameters:\n${parameters}${schedule(value)}${amount('sum(months.paid)')}`,
    ...more,
  });
}

const measure = measureWith('  base_wage: { each: row }\n', 'base_wage');
const of = (facts: Told) => run(measure, facts);
const rowsOf = (evaluation: Evaluation) =>
  (scheduleRows(evaluation) ?? []).map(({ row }) => `${brief(row.paid_month)} ${brief(row.paid)}`);
const months = (post_from: string, post_to: string) => ({ post_from, post_to });

describe('a figure taken anew for each row', () => {
  test('changes within the schedule, on its day', () => {
    const evaluation = of(months('2020-03', '2020-05'));
    expect(rowsOf(evaluation)).toEqual(['2020-03 1460', '2020-04 1540', '2020-05 1540']);
    expect(line(evaluation)).toBe('eligible 4540');
  });

  test('each value is told once, with its source', () => {
    const { parameters } = of(months('2020-03', '2020-05'));
    expect(parameters.map((each) => [brief(each.value), each.origin, each.validFrom, each.source?.en])).toEqual([
      ['1460', 'reference', '2020-01-01', '2020-01-01'],
      ['1540', 'reference', '2020-04-01', '2020-04-01'],
    ]);
  });

  test('given by the case, it holds for all rows', () => {
    const evaluation = of({ ...months('2020-03', '2020-04'), base_wage: '1000.01' });
    expect(rowsOf(evaluation)).toEqual(['2020-03 1000.01', '2020-04 1000.01']);
    expect(line(evaluation)).toBe('eligible 2000.02');
    expect(evaluation.parameters.map((each) => each.origin)).toEqual(['case']);
  });

  test('in a month without a value it is missing, and the rest bounds the amount', () => {
    const evaluation = of(months('2020-06', '2020-07'));
    expect(rowsOf(evaluation)).toEqual(['2020-06 1540', '2020-07 0…']);
    expect(line(evaluation)).toBe('eligible 1540… base_wage');
  });

  test('while the period is open, the period is missing and not the figure', () => {
    expect(line(of({ post_from: '2020-03' }))).toBe('undetermined ? post_to');
    expect(line(of({ post_from: '2020-03', base_wage: '1000' }))).toBe('undetermined ? post_to');
  });

  test('where no value holds for the place, it is missing at once', () => {
    const local = measureWith('  floor_paid: { each: row }\n', 'floor_paid');
    expect(line(run(local, { post_from: '2020-03' }))).toBe('undetermined ? post_to floor_paid');
    expect(line(run(local, months('2020-03', '2020-04')))).toBe('eligible 0… floor_paid');
    expect(line(run(local, { ...months('2020-03', '2020-04'), floor_paid: '7' }))).toBe('eligible 14');
  });

  test('outside the measure’s time nothing is due', () => {
    expect(line(of(months('2019-11', '2019-12')))).toBe('ineligible 0');
    expect(line(of(months('2019-12', '2020-01')))).toBe('eligible 1460… base_wage');
  });
});

describe('a bound on such a figure', () => {
  const bounded = measureWith(
    '  base_wage: { each: row }\n  floor_paid: { each: row, bounds: { min: "0", max: "base_wage" } }\n',
    'floor_paid',
  );

  test('is that of the row', () => {
    expect(line(run(bounded, { ...months('2020-03', '2020-04'), floor_paid: '1460' }))).toBe('eligible 2920');
    const late = run(bounded, { ...months('2020-04', '2020-05'), floor_paid: '1540' });
    expect(line(late)).toBe('eligible 3080');
    const across = run(bounded, { ...months('2020-03', '2020-04'), floor_paid: '1460.01' });
    expect(across.errors).toMatchObject([
      { code: 'figure-out-of-bounds', place: { field: 'floor_paid' }, params: { side: 'max', bound: '1460.00' } },
    ]);
  });

  test('leaves what nobody gives between the bounds of all rows', () => {
    expect(line(run(bounded, months('2020-03', '2020-04')))).toBe('eligible 0…3000 floor_paid');
  });
});

describe('another day than that of the row', () => {
  const earlier = measureWith(
    '  base_wage: { each: row, at: "first day of(paid_month) - duration(\'P1M\')" }\n'.replaceAll("'", '\\"'),
    'base_wage',
  );

  test('a month before', () => {
    expect(rowsOf(run(earlier, months('2020-04', '2020-05')))).toEqual(['2020-04 1460', '2020-05 1540']);
  });
});
