import { describe, expect, test } from 'vitest';
import { preparePlan } from '../../src/engine/plan.ts';
import { evaluate } from '../../src/engine/run.ts';
import { problemData } from '../../src/values/problem.ts';
import { ownSet } from '../policies/sets.ts';
import { amount, quantity, smallMeasure } from '../policies/small.ts';
import { brief, line, outcomes, run, told } from './cases.ts';

const refund = ownSet().measure('xinjiang-2023-49/ui-refund');
const tacheng = ownSet().measure('tacheng-2019-16/ui-refund');

const CASE = {
  application_date: '2023-10-01',
  employer_kind: 'enterprise',
  enterprise_size: 'medium',
  insured_staff: '31',
  layoff_rate: '0.05',
  prior_year_ui_premiums: '1000',
};

describe('status', () => {
  test('eligible, with the amount', () => {
    expect(line(run(refund, CASE))).toBe('eligible 600');
  });

  test('ineligible: the amount is nothing, nothing is missing, and every condition is told', () => {
    const evaluation = run(refund, {
      ...CASE,
      employer_kind: 'government_body',
      application_date: '2024-01-01',
      layoff_rate: '0.06',
    });
    expect(line(evaluation)).toBe('ineligible 0');
    expect(outcomes(evaluation)).toEqual({ 'in-force': false, 'covered-employer': false, 'stable-workforce': false });
    expect(evaluation.outputs).toEqual([]);
  });

  test('ineligible as soon as one condition fails, whatever is missing', () => {
    const evaluation = run(refund, { application_date: '2024-01-01' });
    expect(line(evaluation)).toBe('ineligible 0');
    expect(outcomes(evaluation)).toEqual({ 'in-force': false, 'covered-employer': null, 'stable-workforce': null });
  });

  test('undetermined: what can still decide is listed in the order in which the measure reads it', () => {
    expect(line(run(refund, {}))).toBe(
      'undetermined 0… application_date employer_kind insured_as_unit layoff_rate insured_staff enterprise_size prior_year_ui_premiums',
    );
    expect(line(run(refund, { employer_kind: 'law_firm' }))).toBe(
      'undetermined 0… application_date layoff_rate insured_staff prior_year_ui_premiums',
    );
    expect(line(run(refund, { ...CASE, layoff_rate: '0.1', insured_staff: '30' }))).toBe('eligible 600');
  });

  test('invalid: what was wrong with the facts is kept, nothing is computed', () => {
    const error = problemData('text-empty', {}, { field: 'layoff_rate' });
    const evaluation = evaluate(preparePlan(refund), { ...told(refund, CASE), errors: [error] });
    expect(line(evaluation)).toBe('invalid none');
    expect([evaluation.errors, evaluation.outcomes, evaluation.outputs]).toEqual([[error], [], []]);
  });

  test('facts that contradict one another make a case invalid', () => {
    const relief = ownSet().measure('linxia-2020/social-insurance-relief');
    const evaluation = run(relief, { contribution_from: '2020-04', contribution_to: '2020-03' });
    expect(line(evaluation)).toBe('invalid none');
    expect(evaluation.errors).toMatchObject([
      { code: 'facts-contradict', place: { field: 'contribution_from, contribution_to' } },
    ]);
    expect(run(relief, { contribution_from: '2020-03', contribution_to: '2020-03' }).status).toBe('undetermined');
  });
});

describe('facts that no longer matter are not asked for', () => {
  const { enterprise_size: _, insured_staff: __, ...CASE_OF_A_UNIT } = { ...CASE, employer_kind: 'foundation' };
  const TACHENG = { application_date: '2019-06-01', employer_kind: 'enterprise', insured_and_paid_up: true };

  test.each([
    [
      'without layoffs, the registered rate',
      tacheng,
      { ...TACHENG, layoff_rate: '0', prior_year_ui_premiums: '10' },
      'eligible 5',
    ],
    [
      'a registered rate that no layoff rate of 100% is below',
      tacheng,
      { ...TACHENG, layoff_rate: '1' },
      'ineligible 0',
    ],
    ['the size of a foundation, and its staff within the target', refund, CASE_OF_A_UNIT, 'eligible 600'],
    ['the staff above 20%', refund, { ...CASE_OF_A_UNIT, layoff_rate: '0.2001' }, 'ineligible 0'],
    ['whether an enterprise is insured as a unit', refund, CASE, 'eligible 600'],
  ])('%s', (_, measure, values, expected) => {
    expect(line(run(measure, values))).toBe(expected);
  });
});

describe('an eligible case with an open amount', () => {
  test('a missing sum leaves its bounds, a missing class those of the rules that may apply', () => {
    const { prior_year_ui_premiums: _, ...withoutSum } = CASE;
    expect(line(run(refund, withoutSum))).toBe('eligible 0… prior_year_ui_premiums');
    const { enterprise_size: __, ...withoutSize } = CASE;
    expect(line(run(refund, withoutSize))).toBe('eligible 300…600 enterprise_size');
  });

  test('a local figure leaves the bounds of the document', () => {
    const yili = ownSet().measure('yili-2020-16/ui-refund');
    const facts = {
      application_date: '2020-07-01',
      employer_kind: 'enterprise',
      enterprise_size: 'small',
      layoff_rate: '0',
      prior_year_ui_premiums: '12345.68',
    };
    expect(line(run(yili, facts))).toBe('eligible 0…12345.68 ui_refund_ratio');
    expect(line(run(yili, { ...facts, prior_year_ui_premiums: '0' }))).toBe('eligible 0');
  });

  test('bounds are rounded as the amount is', () => {
    const yili = ownSet().measure('yili-2020-16/ui-refund');
    const facts = {
      application_date: '2020-07-01',
      employer_kind: 'enterprise',
      enterprise_size: 'small',
      layoff_rate: '0',
    };
    expect(line(run(yili, { ...facts, prior_year_ui_premiums: '0.01' }))).toBe('eligible 0…0.01 ui_refund_ratio');
  });
});

describe('in-region', () => {
  const inside = ownSet().regions().chain('654002');
  const outside = ownSet().regions().chain('622901');

  test('a place inside, a place outside, and none', () => {
    expect(run(refund, CASE, inside)).toMatchObject({ status: 'eligible', inRegion: true });
    expect(run(refund, CASE, outside)).toMatchObject({ status: 'ineligible', inRegion: false, missing: [] });
    expect(run(refund, CASE, null)).toMatchObject({ status: 'eligible', inRegion: null });
  });

  test('outside it, the other conditions are still told', () => {
    const evaluation = run(refund, CASE, outside);
    expect(outcomes(evaluation)).toEqual({ 'in-force': true, 'covered-employer': true, 'stable-workforce': true });
    expect(brief(evaluation.amount)).toBe('0');
  });
});

describe('windows', () => {
  test('a day is tested against first and last, both included', () => {
    const status = (day: string) => run(refund, { ...CASE, application_date: day }).status;
    expect(['2023-08-08', '2023-08-09', '2023-12-31', '2024-01-01'].map(status)).toEqual([
      'ineligible',
      'eligible',
      'eligible',
      'ineligible',
    ]);
  });

  test('one without an end never closes', () => {
    const open = smallMeasure({
      inForce: '{ from: 2020-01-01, to: open, governed_by: application_date }',
      measure: amount('prior_year_ui_premiums'),
    });
    const status = (day: string) => run(open, { application_date: day, prior_year_ui_premiums: '1' }).status;
    expect(['2019-12-31', '2020-01-01', '2999-12-31'].map(status)).toEqual(['ineligible', 'eligible', 'eligible']);
  });

  test('a period is in as soon as any part is', () => {
    const relief = ownSet().measure('linxia-2020/social-insurance-relief');
    const inForce = (from: string, to: string) =>
      outcomes(run(relief, { contribution_from: from, contribution_to: to }))['in-force'];
    expect([
      inForce('2020-01', '2020-01'),
      inForce('2020-01', '2020-02'),
      inForce('2020-06', '2020-12'),
      inForce('2020-07', '2020-12'),
    ]).toEqual([false, true, true, false]);
    expect(outcomes(run(relief, { contribution_from: '2020-07' }))['in-force']).toBe(false);
    expect(outcomes(run(relief, { contribution_to: '2020-01' }))['in-force']).toBe(false);
    expect(outcomes(run(relief, { contribution_from: '2020-06' }))['in-force']).toBeNull();
  });
});

describe('rounding and outputs', () => {
  test('once, at the output, half up', () => {
    const measure = smallMeasure({
      facts: quantity('parts', 'count', 'min: 0'),
      measure: `define:\n  third: { title: { zh: 甲, en: a }, type: money, value: prior_year_ui_premiums / 3 }\n${amount('third * parts')}`,
    });
    const facts = { application_date: '2020-05-01' };
    expect(line(run(measure, { ...facts, prior_year_ui_premiums: '100', parts: '3' }))).toBe('eligible 100');
    expect(line(run(measure, { ...facts, prior_year_ui_premiums: '0.05', parts: '1' }))).toBe('eligible 0.02');
    expect(line(run(measure, { ...facts, prior_year_ui_premiums: '0.03', parts: '2' }))).toBe('eligible 0.02');
    expect(line(run(measure, { ...facts, prior_year_ui_premiums: '0.015', parts: '1' }))).toBe('eligible 0.01');
  });

  test.each([
    ['fen', '0.005', '0.01'],
    ['fen', '0.0049', '0'],
    ['jiao', '0.05', '0.1'],
    ['yuan', '972.5', '973'],
    ['yuan', '972.49', '972'],
  ])('to the %s: %s is %s', (round, value, rounded) => {
    const measure = smallMeasure({
      measure: amount('prior_year_ui_premiums').replace('round: fen', `round: ${round}`),
    });
    expect(line(run(measure, { application_date: '2020-05-01', prior_year_ui_premiums: value }))).toBe(
      `eligible ${rounded}`,
    );
  });

  test('a measure without an amount has none, and nothing is due to who is not eligible', () => {
    const measure = smallMeasure({
      measure: 'conditions:\n  - { id: staff, title: { zh: 甲, en: a }, test: insured_staff >= 50 }\n',
    });
    const of = (staff: string) => line(run(measure, { application_date: '2020-05-01', insured_staff: staff }));
    expect([of('50'), of('49')]).toEqual(['eligible none', 'ineligible 0']);
  });

  test('a division by zero makes the case invalid, with the place of the formula', () => {
    const measure = smallMeasure({ measure: amount('prior_year_ui_premiums / insured_staff') });
    const evaluation = run(measure, {
      application_date: '2020-05-01',
      prior_year_ui_premiums: '1',
      insured_staff: '0',
    });
    expect(line(evaluation)).toBe('invalid none');
    expect(evaluation.errors).toMatchObject([
      { code: 'division-by-zero', place: { file: 'small/test-2020/award.yaml', line: 6 } },
    ]);
    expect(
      line(run(measure, { application_date: '2020-05-01', prior_year_ui_premiums: '1', insured_staff: '3' })),
    ).toBe('eligible 0.33');
  });
});
