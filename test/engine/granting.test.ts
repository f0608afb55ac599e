import { describe, expect, test } from 'vitest';
import { resultOf } from '../../src/cases/result.ts';
import { PLAIN_WORDING } from '../../src/cases/wording.ts';
import { explain } from '../../src/engine/explain.ts';
import { quantity, smallMeasure } from '../policies/small.ts';
import { brief, line, run, type Told } from './cases.ts';

const OPTIONS = { provenance: { tables: '', version: '' }, explain: false, message: () => '' };
const label = (text: string) => `{ zh: ${text}, en: ${text} }`;
const DAY = { application_date: '2020-05-01' };
const STAFF = `conditions:\n  - { id: staff, title: ${label('staff')}, test: insured_staff >= 50 }\n`;

describe('what the document grants without a figure', () => {
  const measure = smallMeasure({ measure: `${STAFF}unquantified: ${label('one-off subsidy')}` });

  test.each([
    ['eligible: no amount, nothing missing', '50', 'eligible none'],
    ['not eligible: nothing is due', '49', 'ineligible 0'],
  ])('%s', (_, staff, expected) => {
    const evaluation = run(measure, { ...DAY, insured_staff: staff });
    expect(line(evaluation)).toBe(expected);
    expect(evaluation.outputs).toEqual([]);
  });

  test('undetermined: what decides is missing, there are no bounds', () => {
    const evaluation = run(measure, DAY);
    expect(line(evaluation)).toBe('undetermined none insured_staff');
    const { amount, amount_min, amount_max, outputs, unquantified } = resultOf(evaluation, OPTIONS);
    expect([amount, amount_min, amount_max, outputs]).toEqual([null, null, null, {}]);
    expect(unquantified).toEqual({ zh: 'one-off subsidy', en: 'one-off subsidy' });
  });

  test('is a kind of its own', () => {
    expect(measure.kinds).toEqual(['unquantified']);
  });
});

describe('what an eligible case may do', () => {
  const measure = smallMeasure({ measure: `${STAFF}decision: ${label('may pay later')}` });

  test('is told with the result, beside no other output', () => {
    const result = resultOf(run(measure, { ...DAY, insured_staff: '50' }), OPTIONS);
    expect(result).toMatchObject({ status: 'eligible', amount: null, outputs: {} });
    expect(result.decision).toEqual({ zh: 'may pay later', en: 'may pay later' });
    expect(result.unquantified).toBeUndefined();
    expect(measure.kinds).toEqual(['decision']);
  });

  test('stands beside a sum', () => {
    const both = smallMeasure({
      measure: `decision: ${label('may pay later')}\noutputs:\n  amount: { title: ${label('a')}, type: money, value: "100", round: fen }\n`,
    });
    expect(both.kinds).toEqual(['amount', 'decision']);
    expect(line(run(both, DAY))).toBe('eligible 100');
  });
});

describe('an optional output', () => {
  const output = (name: string, value: string, more = '') =>
    `  ${name}: { title: ${label(name)}, type: money, value: "${value}", round: fen${more} }\n`;
  const measure = smallMeasure({
    facts: quantity('rent', 'money', 'min: 0'),
    measure: `outputs:\n${output('amount', 'prior_year_ui_premiums')}${output('half_rent', 'rent / 2', ', kind: ceiling, optional: true')}`,
  });
  const of = (facts: Told) => run(measure, { ...DAY, prior_year_ui_premiums: '7', ...facts });

  test('without its facts it is empty, and nothing is missing for it', () => {
    const evaluation = of({});
    expect(line(evaluation)).toBe('eligible 7');
    expect(brief(evaluation.outputs[1])).toBe('0…');
    expect(resultOf(evaluation, OPTIONS).outputs).toEqual({ amount: '7.00', half_rent: null });
  });

  test('with them it is worked out and rounded as any other', () => {
    expect(resultOf(of({ rent: '0.01' }), OPTIONS).outputs).toEqual({ amount: '7.00', half_rent: '0.01' });
    expect(explain(of({ rent: '1' }), PLAIN_WORDING).outputs.map((each) => each.name)).toEqual(['amount', 'half_rent']);
  });

  test('its facts are missing where something else needs them', () => {
    const needed = smallMeasure({
      facts: quantity('rent', 'money', 'min: 0'),
      measure: `conditions:\n  - { id: rent, title: ${label('r')}, test: rent > 0 }\noutputs:\n${output('amount', '1')}${output('half_rent', 'rent / 2', ', optional: true')}`,
    });
    expect(line(run(needed, DAY))).toBe('undetermined 1 rent');
  });

  test('does not make a measure one of its kind', () => {
    expect(measure.kinds).toEqual(['amount']);
  });
});
