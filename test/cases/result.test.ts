import { describe, expect, test } from 'vitest';
import { type ColumnWording, RESULT_COLUMNS, resultColumns } from '../../src/cases/columns.ts';
import { amountTexts, type Result, resultOf } from '../../src/cases/result.ts';
import { PLAIN_WORDING } from '../../src/cases/wording.ts';
import type { Evaluation } from '../../src/engine/run.ts';
import { run, type Told } from '../engine/cases.ts';
import { ownSet } from '../policies/sets.ts';

const set = ownSet();
const refund = set.measure('xinjiang-2023-49/ui-refund');
const yili = set.measure('yili-2020-16/ui-refund');
const relief = set.measure('yili-2020-16/social-insurance-relief');

const CASE: Told = {
  application_date: '2023-10-01',
  employer_kind: 'enterprise',
  enterprise_size: 'medium',
  insured_staff: '31',
  layoff_rate: '0.055',
  prior_year_ui_premiums: '12345.68',
};
const YILI: Told = {
  application_date: '2020-07-01',
  employer_kind: 'enterprise',
  enterprise_size: 'small',
  layoff_rate: '0',
  prior_year_ui_premiums: '100',
};

const options = {
  provenance: { tables: 'sha256:x', version: '1.2.3' },
  explain: false,
  message: (error: { code: string }) => `told: ${error.code}`,
};
const result = (evaluation: Evaluation, explain = false): Result => resultOf(evaluation, { ...options, explain });

describe('the result for programs, design §6', () => {
  test('an eligible case, key by key', () => {
    const found = result(run(refund, CASE, set.regions().chain('654002')));
    expect({ ...found, readings: found.readings.length, parameters: [] }).toEqual({
      measure: 'xinjiang-2023-49/ui-refund',
      status: 'eligible',
      amount: '7407.41',
      amount_min: null,
      amount_max: null,
      amount_capitals: '人民币柒仟肆佰零柒元肆角壹分',
      outputs: { amount: '7407.41' },
      conditions: [
        {
          id: 'in-force',
          outcome: true,
          clause: '（一）',
          because: 'application_date 2023-10-01 in [2023-08-09..2023-12-31]',
        },
        { id: 'covered-employer', outcome: true, clause: '（一）', because: 'employer_kind = enterprise' },
        {
          id: 'stable-workforce',
          outcome: true,
          clause: '（一）',
          because: 'layoff_rate 5.5% ≤ surveyed_unemployment_target 5.5%',
        },
        { id: 'in-region', outcome: true, clause: '（一）', because: 'region 654002 ⊆ 650000' },
      ],
      missing: [],
      errors: [],
      readings: refund.readings.length,
      parameters: [],
      document: '新政办发[2023]49号',
      clause: '（一）',
      facts: {
        application_date: '2023-10-01',
        employer_kind: 'enterprise',
        layoff_rate: '5.5%',
        insured_staff: '31',
        enterprise_size: 'medium',
        prior_year_ui_premiums: '12345.68',
      },
      tables: 'sha256:x',
      version: '1.2.3',
    });
    expect(found.parameters).toEqual([
      {
        name: 'surveyed_unemployment_target',
        value: '5.5%',
        from: 'reference',
        region: '000000',
        valid_from: '2022-01-01',
        valid_to: '2022-12-31',
        source: {
          zh: '2022年国务院政府工作报告（5.5%以内）',
          en: 'Report on the Work of the Government 2022 (within 5.5%)',
        },
      },
    ]);
    expect(found.readings).toEqual(refund.readings.map((each) => each.id));
  });

  test('the keys and their order are those of the contract, whatever the status', () => {
    const keys = [
      'measure',
      'status',
      'amount',
      'amount_min',
      'amount_max',
      'amount_capitals',
      'outputs',
      'conditions',
      'missing',
      'errors',
      'readings',
      'parameters',
      'document',
      'clause',
      'facts',
      'tables',
      'version',
    ];
    const cases = [
      run(refund, CASE),
      run(refund, { ...CASE, layoff_rate: '0.2' }),
      run(refund, {}),
      run(yili, { ...YILI, ui_refund_ratio: '1.1' }),
    ];
    expect(cases.map((each) => each.status)).toEqual(['eligible', 'ineligible', 'undetermined', 'invalid']);
    for (const each of cases) expect(Object.keys(result(each)), each.status).toEqual(keys);
    expect(Object.keys(result(run(refund, CASE), true))).toEqual([...keys, 'explanation']);
  });

  test('is plain data: through JSON and back it is the same', () => {
    for (const each of [run(refund, CASE), run(refund, {}), run(yili, YILI)]) {
      const found = result(each, true);
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    }
  });

  test('an ineligible case: nothing granted, and what would have passed', () => {
    const found = result(run(refund, { ...CASE, layoff_rate: '0.2' }));
    expect(found).toMatchObject({
      status: 'ineligible',
      amount: '0.00',
      amount_min: null,
      amount_max: null,
      amount_capitals: '人民币零元整',
      outputs: { amount: '0.00' },
      missing: [],
    });
    const [inForce, , stable] = found.conditions;
    expect(Object.keys(stable!)).toEqual(['id', 'outcome', 'clause', 'because', 'would_pass']);
    expect(Object.keys(inForce!)).toEqual(['id', 'outcome', 'clause', 'because']);
  });

  test('an undetermined case: no amount, from nothing up to what it would be', () => {
    const { layoff_rate: _, ...facts } = CASE;
    expect(result(run(refund, facts))).toMatchObject({
      status: 'undetermined',
      amount: null,
      amount_min: '0.00',
      amount_max: '7407.41',
      amount_capitals: null,
      outputs: { amount: null },
      missing: ['layoff_rate'],
    });
  });

  test('an open amount: bounds beside it, and the figure that would settle it', () => {
    const found = result(run(yili, YILI));
    expect(found).toMatchObject({
      status: 'eligible',
      amount: null,
      amount_min: '0.00',
      amount_max: '100.00',
      amount_capitals: null,
      missing: ['ui_refund_ratio'],
    });
    expect(found.parameters.map((each) => [each.name, each.value, each.from])).toEqual([
      ['few_layoffs_limit', null, 'missing'],
      ['ui_refund_ratio', null, 'missing'],
    ]);
  });

  test('an invalid case: errors with code, field and message; no amount, no outputs, no conditions', () => {
    expect(result(run(yili, { ...YILI, ui_refund_ratio: '1.1' }))).toMatchObject({
      status: 'invalid',
      amount: null,
      amount_min: null,
      amount_max: null,
      outputs: {},
      conditions: [],
      missing: [],
      errors: [{ code: 'figure-out-of-bounds', field: 'ui_refund_ratio', message: 'told: figure-out-of-bounds' }],
      // What was given stays with the result, or it could not be computed again.
      parameters: [{ name: 'ui_refund_ratio', value: '110%', from: 'case' }],
      facts: { layoff_rate: '0%' },
    });
  });

  test('a given figure says where it came from', () => {
    const [target] = result(
      run(refund, { ...CASE, surveyed_unemployment_target: { value: '0.06', origin: 'param' } }),
    ).parameters;
    expect(target).toEqual({
      name: 'surveyed_unemployment_target',
      value: '6%',
      from: 'param',
      region: null,
      valid_from: null,
      valid_to: null,
      source: null,
    });
  });

  test('a schedule row by row, and monthly facts as they were given', () => {
    const facts = {
      contribution_from: '2020-04',
      contribution_to: '2020-05',
      employer_kind: 'enterprise',
      enterprise_size: 'large',
      pension_contribution: { '2020-04': '100.01', '2020-05': '7' },
      unemployment_contribution: '10',
      injury_contribution: '0',
    };
    const found = result(run(relief, facts));
    expect(found.schedule).toEqual([
      {
        contribution_month: '2020-04',
        ratio: '50%',
        pension_payable: '50.01',
        pension_waived: '50.00',
        unemployment_payable: '5.00',
        unemployment_waived: '5.00',
        injury_payable: '0.00',
        injury_waived: '0.00',
      },
      {
        contribution_month: '2020-05',
        ratio: '0%',
        pension_payable: '7.00',
        pension_waived: '0.00',
        unemployment_payable: '10.00',
        unemployment_waived: '0.00',
        injury_payable: '0.00',
        injury_waived: '0.00',
      },
    ]);
    expect(found.outputs).toEqual({
      amount: '55.00',
      pension_waived: '50.00',
      unemployment_waived: '5.00',
      injury_waived: '0.00',
      payable: '72.01',
    });
    expect(found.facts).toMatchObject({
      pension_contribution: { '2020-04': '100.01', '2020-05': '7.00' },
      unemployment_contribution: '10.00',
    });
  });
});

describe('amounts as text', () => {
  const texts = (measure: typeof refund, facts: Told) => Object.values(amountTexts(run(measure, facts)));
  const { prior_year_ui_premiums: _, ...WITHOUT_SUM } = CASE;

  test.each([
    ['two decimals always', refund, { ...CASE, prior_year_ui_premiums: '100' }, ['60.00', null, null]],
    [
      'no grouping, no float',
      refund,
      { ...CASE, prior_year_ui_premiums: '90071992547409931' },
      ['54043195528445958.60', null, null],
    ],
    ['bounded on one side', refund, WITHOUT_SUM, [null, '0.00', null]],
    ['on both', yili, YILI, [null, '0.00', '100.00']],
  ])('%s', (_, measure, facts, expected) => {
    expect(texts(measure, facts)).toEqual(expected);
  });
});

describe('result columns', () => {
  const wording: ColumnWording = {
    separator: ' | ',
    status: (status) => `<${status}>`,
    wording: () => PLAIN_WORDING,
    reason: (title, because) => `${title.en}: ${because}`,
    name: (name) => name.toUpperCase(),
    message: (error) => error.code,
  };
  const columns = (evaluation: Evaluation) =>
    Object.fromEntries(resultColumns(evaluation, wording).map((text, index) => [RESULT_COLUMNS[index], text]));

  test('their names and order are those of the contract, design §7', () => {
    expect(RESULT_COLUMNS).toEqual([
      'status',
      'amount',
      'amount_min',
      'amount_max',
      'measure',
      'reasons',
      'missing',
      'errors',
    ]);
    expect(resultColumns(run(refund, CASE), wording)).toHaveLength(RESULT_COLUMNS.length);
  });

  test('reasons are those of failed conditions, the region among them', () => {
    const facts = { ...CASE, application_date: '2024-01-01', layoff_rate: '0' };
    expect(columns(run(refund, facts, set.regions().chain('622901')))).toEqual({
      status: '<ineligible>',
      amount: '0.00',
      amount_min: '',
      amount_max: '',
      measure: 'xinjiang-2023-49/ui-refund',
      reasons:
        "Within the policy's time: application_date 2024-01-01 not in [2023-08-09..2023-12-31] | In the policy's region: region 622901 ⊄ 650000",
      missing: '',
      errors: '',
    });
  });

  test('what is missing, and errors', () => {
    expect(columns(run(yili, { ...YILI, layoff_rate: '0.01' }))).toMatchObject({
      status: '<undetermined>',
      amount: '',
      amount_min: '0.00',
      amount_max: '100.00',
      reasons: '',
      missing: 'FEW_LAYOFFS_LIMIT | UI_REFUND_RATIO',
    });
    expect(columns(run(yili, { ...YILI, ui_refund_ratio: '2' }))).toMatchObject({
      status: '<invalid>',
      amount: '',
      amount_min: '',
      amount_max: '',
      missing: '',
      errors: 'figure-out-of-bounds',
    });
  });
});
