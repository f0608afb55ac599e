import { describe, expect, test } from 'vitest';
import type { ParameterValue } from '../../src/engine/parameters.ts';
import { ownSet } from '../policies/sets.ts';
import { amount, quantity, type SmallPolicy, smallMeasure } from '../policies/small.ts';
import { brief, line, run, type Told } from './cases.ts';

const label = (text: string) => `{ zh: ${text}, en: ${text} }`;
const value = (region: string, from: string, to: string | null, rate: string) =>
  `- { region: "${region}", from: ${from}, ${to ? `to: ${to}, ` : ''}value: ${rate}, source: ${label(`${region} ${from}`)} }`;

const VALUES = [
  value('000000', '2019-01-01', '2019-12-31', '1%'),
  value('650000', '2019-07-01', '2019-12-31', '2%'),
  value('654000', '2019-12-01', '2019-12-31', '3%'),
  value('000000', '2020-01-01', null, '4%'),
];

const figures = `local_share:
  type: rate
  min: 0%
  max: 50%
  label: ${label('local_share')}
  values:
${VALUES.map((each) => `    ${each}\n`).join('')}`;

const policy = (more = '{}', extra: Partial<SmallPolicy> = {}): SmallPolicy => ({
  figures,
  measure: `parameters:\n  local_share: ${more}\n${amount('prior_year_ui_premiums * local_share')}`,
  inForce: '{ from: 2018-01-01, to: open, governed_by: application_date }',
  ...extra,
});

const measure = smallMeasure(policy());
const chain = (code: string) => ownSet().regions().chain(code);

function found(facts: Told, region: string | null = null, of = measure): ParameterValue {
  const evaluation = run(of, { prior_year_ui_premiums: '100', ...facts }, region === null ? null : chain(region));
  return evaluation.parameters[0]!;
}

const told = ({ value: number, origin, region }: ParameterValue) => `${brief(number)} ${origin} ${region}`;

describe('a reference value', () => {
  test.each([
    ['of the county’s prefecture', '2019-12-01', '654002', '0.03 reference 654000'],
    ['of the region, before the prefecture has its own', '2019-11-30', '654002', '0.02 reference 650000'],
    ['of the nation, before the region has its own', '2019-06-30', '654002', '0.01 reference 000000'],
    ['of the region, for a neighbour of the prefecture', '2019-12-31', '654200', '0.02 reference 650000'],
    ['of the nation, elsewhere', '2019-12-31', '622901', '0.01 reference 000000'],
    ['on the first day of the next', '2020-01-01', '654002', '0.04 reference 000000'],
    ['without an end', '2099-12-31', '654002', '0.04 reference 000000'],
    ['none on the day before the first', '2018-12-31', '654002', '0…0.5 missing null'],
  ])('%s', (_, day, region, expected) => {
    expect(told(found({ application_date: day }, region))).toBe(expected);
  });

  test('without a region, that of the place for which the document is made', () => {
    expect(told(found({ application_date: '2019-12-01' }))).toBe('0.03 reference 654000');
  });

  test('comes with its validity and source', () => {
    expect(found({ application_date: '2019-12-15' })).toMatchObject({
      validFrom: '2019-12-01',
      validTo: '2019-12-31',
      source: { en: '654000 2019-12-01' },
    });
    expect(found({ application_date: '2020-12-15' })).toMatchObject({ validFrom: '2020-01-01', validTo: null });
  });

  test('without the governing day, the day is asked for, not the figure', () => {
    const evaluation = run(measure, { prior_year_ui_premiums: '100' });
    expect(evaluation.missing).toEqual(['application_date']);
    expect(told(evaluation.parameters[0]!)).toBe('0…0.5 missing null');
  });
});

describe('of another day', () => {
  const priorYear = smallMeasure(policy('{ at: application_date - duration("P1Y") }'));

  test.each([
    ['2020-12-31', '0.03 reference 654000'],
    ['2020-11-30', '0.02 reference 650000'],
    ['2020-06-30', '0.01 reference 000000'],
    ['2021-01-01', '0.04 reference 000000'],
    ['2020-01-01', '0.01 reference 000000'],
    ['2019-12-31', '0…0.5 missing null'],
  ])('a year before %s', (day, expected) => {
    expect(told(found({ application_date: day }, null, priorYear))).toBe(expected);
  });

  test('the target that a claim of 2023 is compared with is that of 2022, through the whole year', () => {
    const refund = ownSet().measure('xinjiang-2023-49/ui-refund');
    const at = (day: string) => {
      const { validFrom, value: number } = run(refund, { application_date: day }).parameters[0]!;
      return `${validFrom} ${brief(number)}`;
    };
    expect([
      at('2021-12-31'),
      at('2022-01-01'),
      at('2022-12-31'),
      at('2023-01-01'),
      at('2023-12-31'),
      at('2024-01-01'),
    ]).toEqual([
      '2020-01-01 0.06',
      '2021-01-01 0.055',
      '2021-01-01 0.055',
      '2022-01-01 0.055',
      '2022-01-01 0.055',
      '2023-01-01 0.055',
    ]);
  });
});

describe('a given value', () => {
  test.each(['case', 'set', 'param', 'locality'])(
    'from %s goes before the reference, without region or validity',
    (origin) => {
      const parameter = found({ application_date: '2019-12-15', local_share: { value: '0.07', origin } }, '654002');
      expect(told(parameter)).toBe(`0.07 ${origin} null`);
      expect([parameter.validFrom, parameter.validTo, parameter.source]).toEqual([null, null, null]);
    },
  );

  test('is in the amount', () => {
    const facts = { application_date: '2019-12-15', prior_year_ui_premiums: '100' };
    expect(line(run(measure, facts))).toBe('eligible 3');
    expect(line(run(measure, { ...facts, local_share: '0.07' }))).toBe('eligible 7');
  });
});

describe('bounds', () => {
  const bounded = smallMeasure(
    policy('{ bounds: { min: "0.1", max: "0.4" }, clause: 二 }', {
      figures: figures.replace(/ {2}values:[\s\S]*/, ''),
    }),
  );
  const facts = { application_date: '2020-05-01', prior_year_ui_premiums: '100' };
  const given = (share: string) => run(bounded, { ...facts, local_share: share });

  test('the document’s own bound what is missing', () => {
    expect(line(run(bounded, facts))).toBe('eligible 10…40 local_share');
  });

  test('a value on a bound is in, one beyond it makes the case invalid, with the clause', () => {
    expect([line(given('0.1')), line(given('0.4'))]).toEqual(['eligible 10', 'eligible 40']);
    expect(line(given('0.0999'))).toBe('invalid none');
    expect(given('0.4001').errors).toMatchObject([
      {
        code: 'figure-out-of-bounds',
        params: { value: '40.01%', side: 'max', bound: '40%', money: false, clause: '二', document: '试发〔2020〕1号' },
        place: { field: 'local_share' },
      },
    ]);
  });

  test('a reference value beyond what the document allows is refused as well', () => {
    const narrow = smallMeasure(policy('{ bounds: { max: "0.03" }, clause: 二 }'));
    expect(line(run(narrow, { ...facts, application_date: '2019-12-31' }))).toBe('eligible 3');
    expect(run(narrow, facts).errors).toMatchObject([
      { code: 'figure-out-of-bounds', params: { value: '4%', clause: '二' } },
    ]);
  });

  test('without bounds of the document, those of the figure hold', () => {
    const plain = smallMeasure(policy('{}', { figures: figures.replace(/ {2}values:[\s\S]*/, '') }));
    expect(line(run(plain, facts))).toBe('eligible 0…50 local_share');
    expect(run(plain, { ...facts, local_share: '0.51' }).errors).toMatchObject([
      { code: 'figure-out-of-bounds', params: { side: 'max', bound: '50%', clause: '1' } },
    ]);
  });

  test('a figure without any bounds leaves the amount open to both sides', () => {
    const open = smallMeasure(policy('{}', { figures: quantity('local_share', 'number') }));
    expect(line(run(open, facts))).toBe('eligible ? local_share');
  });
});
