import { describe, expect, test } from 'vitest';
import { PLAIN_WORDING } from '../../src/cases/wording.ts';
import { explain, explainConditions, explainFailures, labelsOf } from '../../src/engine/explain.ts';
import { ownSet } from '../policies/sets.ts';
import { brief, run } from './cases.ts';

const refund = ownSet().measure('xinjiang-2023-49/ui-refund');
const relief = ownSet().measure('yili-2020-16/social-insurance-relief');

const CASE = {
  application_date: '2023-10-01',
  employer_kind: 'enterprise',
  enterprise_size: 'medium',
  insured_staff: '31',
  layoff_rate: '0.2',
  prior_year_ui_premiums: '12345.68',
};

const conditions = (facts: typeof CASE | object) => explainConditions(run(refund, facts as typeof CASE), PLAIN_WORDING);
const stable = (facts: object) => conditions(facts).find((each) => each.id === 'stable-workforce')!;

describe('a condition', () => {
  test('that failed says what it saw and what would have passed', () => {
    const { outcome, because, wouldPass, clause } = stable(CASE);
    expect([outcome, clause]).toEqual([false, '（一）']);
    expect(because).toContain('layoff_rate 20%');
    expect(because).toContain('surveyed_unemployment_target 5.5%');
    expect(because).toContain('insured_staff 31 > 30');
    // The figure is shown with its value; the facts are what one would have to change.
    expect(wouldPass).toBe(
      'layoff_rate = 0% or layoff_rate ≤ surveyed_unemployment_target 5.5% or (insured_staff ≤ 30 and layoff_rate ≤ 20%)',
    );
  });

  test('that holds says by which of its ways, and nothing of what would have passed', () => {
    const { outcome, because, wouldPass } = stable({ ...CASE, insured_staff: '30' });
    expect([outcome, wouldPass]).toEqual([true, null]);
    expect(because).toBe('insured_staff 30 ≤ 30; layoff_rate 20% ≤ 20%');
  });

  test('that is open says what is not known', () => {
    const { outcome, because } = stable({ ...CASE, insured_staff: undefined, layoff_rate: '0.1' });
    expect(outcome).toBeNull();
    expect(because).toContain('insured_staff ?');
  });

  test('comes in the order of the measure, in-force first', () => {
    expect(conditions(CASE).map((each) => each.id)).toEqual(['in-force', 'covered-employer', 'stable-workforce']);
  });

  test('of the region is told where a case names one', () => {
    const chain = ownSet().regions().chain('622901');
    const [region] = explainConditions(run(refund, CASE, chain), PLAIN_WORDING).slice(-1);
    expect(region).toMatchObject({
      id: 'in-region',
      outcome: false,
      because: 'region 622901 ⊄ 650000',
      wouldPass: 'region ⊆ 650000',
    });
  });
});

test('failures alone, the region among them', () => {
  const chain = ownSet().regions().chain('622901');
  const failed = (facts: typeof CASE, regions: readonly string[] | null) =>
    explainFailures(run(refund, facts, regions), PLAIN_WORDING).map((each) => `${each.title.en}: ${each.because}`);
  expect(failed({ ...CASE, application_date: '2024-01-01', layoff_rate: '0' }, chain)).toEqual([
    "Within the policy's time: application_date 2024-01-01 not in [2023-08-09..2023-12-31]",
    "In the policy's region: region 622901 ⊄ 650000",
  ]);
  expect(failed({ ...CASE, layoff_rate: '0' }, null)).toEqual([]);
});

test('a part that the evaluation never came to, and that has no value, is no reason', () => {
  const flexible = ownSet().measure('linxia-2020/flexible-employment-insurance');
  const facts = { application_date: '2020-07-01', hard_to_employ: false, graduation_date: '9999-12-31' };
  const failures = explainFailures(run(flexible, facts), PLAIN_WORDING);
  expect(failures.map(({ because }) => because)).toEqual([
    'hard_to_employ = false; application_date 2020-07-01 < graduation_date 9999-12-31',
  ]);
});

describe('the whole account', () => {
  const account = explain(run(refund, { ...CASE, layoff_rate: '0.055' }), PLAIN_WORDING);

  test('the row of the table that applied, and only it', () => {
    expect(account.tables).toHaveLength(1);
    expect(account.tables[0]).toMatchObject({
      name: 'refund_ratio',
      inputs: ['employer_kind enterprise', 'enterprise_size medium'],
      rules: [{ number: 2, outputs: ['60%'] }],
    });
  });

  test('the formula, with values, before and after rounding', () => {
    const [amount] = account.outputs;
    expect(amount).toMatchObject({
      name: 'amount',
      formula: 'prior_year_ui_premiums × refund_ratio',
      withValues: 'prior_year_ui_premiums 12345.68 × refund_ratio 60%',
      rounding: 'fen',
    });
    expect([brief(amount!.unrounded), brief(amount!.value)]).toEqual(['7407.408', '7407.41']);
  });

  test('the figure with its source, and every reading', () => {
    expect(account.parameters).toMatchObject([
      { name: 'surveyed_unemployment_target', origin: 'reference', validFrom: '2022-01-01' },
    ]);
    expect(account.readings.map((each) => each.id)).toEqual(refund.readings.map((each) => each.id));
  });

  test('an ineligible case has no formula worked out', () => {
    const refused = explain(run(refund, CASE), PLAIN_WORDING);
    expect(refused.outputs).toEqual([]);
    expect(refused.schedule).toBeNull();
  });

  test('a schedule has its rows and columns', () => {
    const facts = {
      contribution_from: '2020-04',
      contribution_to: '2020-05',
      employer_kind: 'enterprise',
      enterprise_size: 'large',
    };
    const sums = { pension_contribution: '100', unemployment_contribution: '10', injury_contribution: '1' };
    const { schedule } = explain(run(relief, { ...facts, ...sums }), PLAIN_WORDING);
    expect(schedule!.rows.map(({ row }) => `${brief(row.contribution_month)} ${brief(row.pension_waived)}`)).toEqual([
      '2020-04 50',
      '2020-05 0',
    ]);
    expect(schedule!.columns.map((each) => each.name)).toContain('injury_waived');
  });
});

test('everything that a measure names has a label in both languages', () => {
  for (const { id } of ownSet().summaries) {
    const measure = ownSet().measure(id);
    const labels = labelsOf(measure);
    const names = [
      ...measure.facts,
      ...measure.parameters.map((each) => each.name),
      ...measure.outputs.map((each) => each.name),
    ];
    for (const name of names) {
      expect(labels.get(name)?.zh, `${id} ${name}`).toMatch(/\p{Script=Han}/u);
      expect(labels.get(name)?.en, `${id} ${name}`).toMatch(/[a-z]/);
    }
  }
});
