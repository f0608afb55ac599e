import { describe, expect, test } from 'vitest';
import { resultOf } from '../../src/cases/result.ts';
import type { Evaluation } from '../../src/engine/run.ts';
import { Unknown } from '../../src/language/value.ts';
import { amount, smallMeasure } from '../policies/small.ts';
import { line, run, type Told } from './cases.ts';

const label = (text: string) => `{ zh: ${text}, en: ${text} }`;
const OPTIONS = { provenance: { tables: '', version: '' }, explain: false, message: () => '' };
const DAY = { application_date: '2020-05-01' };

const bySize = smallMeasure({
  measure: amount('if enterprise_size = large then 1 else if enterprise_size = medium then 2 else 3'),
});
const of = (facts: Told) => run(bySize, { ...DAY, ...facts });
const derivedOf = (evaluation: Evaluation) => resultOf(evaluation, OPTIONS).derived;

describe('a fact that follows from others', () => {
  test.each([
    ['on the lower bounds of a class', { employees: '1000', annual_revenue: '400000000' }, 'eligible 1'],
    ['one worker fewer', { employees: '999', annual_revenue: '400000000' }, 'eligible 2'],
    ['a fen of revenue less', { employees: '1000', annual_revenue: '399999999.99' }, 'eligible 2'],
    ['below all', { employees: '19', annual_revenue: '400000000' }, 'eligible 3'],
  ])('%s', (_, facts, expected) => {
    expect(line(of({ trade: 'industry', ...facts }))).toBe(expected);
  });

  test('is told with what it follows from and its rule', () => {
    const [found] = derivedOf(of({ trade: 'industry', employees: '1000', annual_revenue: '400000000' }))!;
    expect(found).toEqual({
      name: 'enterprise_size',
      value: 'large',
      from: expect.arrayContaining(['trade', 'employees', 'annual_revenue']),
      source: bySize.vocabulary.derivations.enterprise_size!.source,
    });
    expect(found!.from).toHaveLength(3);
  });

  test('what is given stands, whatever the others say', () => {
    const evaluation = of({ trade: 'industry', employees: '1', enterprise_size: 'large' });
    expect(line(evaluation)).toBe('eligible 1');
    expect(derivedOf(evaluation)).toBeUndefined();
  });

  test('of which nothing is known is missing itself, without what it would follow from', () => {
    expect(line(of({}))).toBe('eligible 1…3 enterprise_size');
  });

  test('one part settles it where no other can change it', () => {
    const evaluation = of({ trade: 'industry', employees: '19' });
    expect(line(evaluation)).toBe('eligible 3');
    expect(derivedOf(evaluation)![0]).toMatchObject({ value: 'micro', from: ['trade', 'employees'] });
  });

  test('partly known it is one of a few, and lacks the rest', () => {
    const evaluation = of({ trade: 'industry', employees: '20' });
    expect(evaluation.derived[0]!.value).toBeInstanceOf(Unknown);
    const [found] = derivedOf(evaluation)!;
    expect([found!.value, found!.candidates!.toSorted()]).toEqual([null, ['micro', 'small']]);
    // Small or micro, the amount is the same.
    expect(line(evaluation)).toBe('eligible 3');
  });

  test('where the few differ, what is left decides between them', () => {
    expect(line(of({ trade: 'industry', employees: '300' }))).toBe('eligible 2…3 annual_revenue');
    expect(line(of({ trade: 'industry', annual_revenue: '400000000' }))).toBe('eligible 1…3 employees');
  });

  test('that the rule does not reach is missing itself', () => {
    const evaluation = of({ trade: 'unclassed_trade', employees: '300', annual_revenue: '1000' });
    expect(line(evaluation)).toBe('eligible 1…3 enterprise_size');
    expect(derivedOf(evaluation)).toBeUndefined();
    expect(line(of({ trade: 'unclassed_trade', employees: '300', enterprise_size: 'medium' }))).toBe('eligible 2');
  });
});

describe('the day of the claim alone says nothing of the claimant', () => {
  const retired = smallMeasure({
    measure: `conditions:\n  - { id: at-work, title: ${label('w')}, test: application_date < retirement_date }\n`,
  });
  const outcome = (facts: Told) => line(run(retired, { ...DAY, ...facts }));

  test('nothing given of the person: the day of retirement is asked for', () => {
    expect(outcome({})).toBe('undetermined none retirement_date');
  });

  test('one thing given: the rest is asked for', () => {
    expect(outcome({ birth_date: '1970-05-01' })).toBe('undetermined none sex post_kind');
    expect(outcome({ birth_date: '1970-05-01', sex: 'female' })).toBe('undetermined none post_kind');
  });

  test('nothing more where it cannot matter', () => {
    expect(outcome({ birth_date: '1975-01-01' })).toBe('eligible none');
    expect(outcome({ birth_date: '1950-01-01' })).toBe('ineligible 0');
  });

  test.each([
    ['1960-05-02', 'male', 'eligible none'],
    ['1960-05-01', 'male', 'ineligible 0'],
  ])('born %s, %s', (birth_date, sex, expected) => {
    expect(outcome({ birth_date, sex })).toBe(expected);
  });
});
