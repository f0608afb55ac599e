import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleCase, caseSettings } from '../../../src/cases/assemble.ts';
import { resultOf } from '../../../src/cases/result.ts';
import { preparePlan } from '../../../src/engine/plan.ts';
import { evaluate } from '../../../src/engine/run.ts';
import { ownSet } from '../../policies/sets.ts';
import { plain, screen } from './world.ts';

const set = ownSet();

/** Places and days at which measures are in force. */
const SETTINGS = [
  { region: '654002', on: '2020-06-15' },
  { region: '654201', on: '2019-06-01' },
  { region: '650100', on: '2023-10-01' },
  { region: '654200', on: '2022-07-01' },
  { region: '622901', on: '2020-06-15' },
];

const CASES: readonly (readonly string[])[] = [
  [],
  ['employer_kind=enterprise', 'enterprise_size=small', 'layoff_rate=0', 'prior_year_ui_premiums=12345.68'],
  ['birth_date=1978-05-02', 'sex=female', 'registered_unemployed=yes', 'out_of_work=yes', 'able_to_work=yes'],
  ['university_graduate=yes', 'graduation_date=2019-07-01', 'hire_date=2020-05-01', 'contract_months=12'],
  [
    'contribution_from=2020-03',
    'contribution_to=2020-05',
    'employer_kind=enterprise',
    'enterprise_size=large',
    'pension_contribution=100.01',
    'unemployment_contribution=10',
    'injury_contribution=0',
  ],
];

describe('every result is what calc gives for the measure alone', () => {
  const cases = SETTINGS.flatMap((each) => CASES.map((facts) => [each.region, each.on, facts.join(' ')] as const));

  test.each(cases)('%s %s %s', (region, on, text) => {
    const facts = text === '' ? [] : text.split(' ');
    const screened = plain(screen(set, facts, { region, on })).measures;
    const options = {
      provenance: { tables: 'sha256:x', version: '0' },
      explain: false,
      message: (each: { code: string }) => each.code,
    };
    for (const { group: _group, title: _title, beneficiary: _beneficiary, kinds: _kinds, ...result } of screened) {
      const settings = caseSettings(set, { region });
      const { measure, given } = assembleCase(
        settings,
        { kind: 'measure', id: result.measure },
        [...facts, `application_date=${on}`],
        [],
      );
      expect(result).toEqual(resultOf(evaluate(preparePlan(measure), given), options));
    }
  });
});

describe('the order in which facts are given', () => {
  test('changes nothing', () => {
    const facts = CASES.slice(1, 4).flat();
    const given = (order: readonly string[]) => plain(screen(set, order, { region: '654002', on: '2020-06-15' }));
    const expected = given(facts);
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (order) => {
        expect(given(order)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the built-in measures', () => {
  test('of a family, no two are in force at once, and none is there whose window has passed', () => {
    for (const options of SETTINGS) {
      const found = screen(set, [], options);
      expect(found.several).toEqual([]);
      expect(found.measures.length).toBeGreaterThan(0);
      const families = found.measures.map((each) => each.measure.family);
      expect(new Set(families).size).toBe(families.length);
    }
  });

  test('a workshop has the higher of two awards', () => {
    const facts = [
      'hire_date=2020-04-01',
      'in_epidemic_period=yes',
      'producer_kind=poverty_workshop',
      'registered_poor=yes',
      'local_worker=yes',
      'stable_months=12',
      'award_already_paid=0',
      'poor_workers=50',
      'marginal_workers=0',
    ];
    const awards = (figure: string) => {
      const options = { region: '622901', on: '2020-06-15', param: [`workshop_award_figure=${figure}`] };
      const { exclusions, totals } = plain(screen(set, facts, options));
      return [exclusions[0]!.kept, totals.find((each) => each.beneficiary === 'employer')!.amount];
    };
    expect(awards('4999.99')).toEqual(['linxia-2020/poor-labour-hiring-award', '5000.00']);
    expect(awards('5000.01')).toEqual(['linxia-2020/workshop-award', '5000.01']);
  });

  test('a loan is no money received', () => {
    const facts = ['loan_applied_as_person=yes', 'startup_loan_rules_met=yes', 'startup_loan_granted=100000'];
    const found = plain(screen(set, facts, { region: '622901', on: '2020-06-15' }));
    const loan = found.measures.find((each) => each.measure === 'linxia-2020/startup-loan');
    expect(loan).toMatchObject({ group: 'eligible', amount: '100000.00', kinds: ['ceiling'] });
    expect(found.totals).toEqual([]);
  });
});
