import { describe, expect, test } from 'vitest';
import { runLists } from '../../src/batch/limits/examples.ts';
import { compareMeasures } from '../../src/policies/diff/measures.ts';
import type { Problem } from '../../src/values/problem.ts';
import { directoryOf, ownSet, ownTables, problemsOfLoading } from './sets.ts';
import { amount, smallMeasure, smallSet } from './small.ts';

/*
 * Limits in policy files: what they may say, each beside the nearest that they may not; and that worked lists hold.
 */

const label = (text: string) => `{ zh: ${text}, en: ${text} }`;
const DOCUMENT = `title: ${label('a')}\nissuer: ${label('a')}\nregion: "654000"\nclauses:\n  - { id: "1", title: ${label('a')}, measures: [award] }\n`;
const HEAD = `title: ${label('a')}\nclause: "1"\nclaimant: ${label('a')}\nin_force: { from: 2020-01-01, to: 2020-12-31, governed_by: application_date }\n`;
const MEASURE = `conditions:\n  - { id: once, title: ${label('c')}, test: award_already_paid = 0 and skill_subsidies_this_year < 3 and not(disabled) }\n${amount('if stable_months >= 6 then 100 else 50')}`;
const OUTPUTS = `  months: { title: ${label('m')}, type: count, value: stable_months, kind: months }\n  open: { title: ${label('o')}, type: boolean, value: disabled }\n`;

/** The problems of a measure with these limits. */
function problemsOf(...limits: readonly string[]): readonly (readonly [string, object])[] {
  const list = limits.map((each) => `  - { id: l, title: ${label('l')}, ${each} }\n`).join('');
  const directory = directoryOf({
    'families.yaml': `families:\n  award: { label: ${label('试奖')} }\n`,
    'test-2020/document.yaml': DOCUMENT,
    'test-2020/award.yaml': `${HEAD}${MEASURE}${OUTPUTS}limits:\n${list}`,
  });
  return problemsOfLoading(directory, ownTables()).map(({ code, params, place }: Problem) => {
    expect(place.file).toBe('policies/test-2020/award.yaml');
    return [code, params];
  });
}

const WHO = 'of: [resident_id]';

describe('limits', () => {
  test.each([
    ['a number of claims', `${WHO}, at_most: 1`],
    ['of all claims', 'of: [], at_most: 3000'],
    ['a year', `${WHO}, year_of: application_date, at_most: 3`],
    ['a sum of money', `${WHO}, counts: [amount], at_most: 1800`],
    ['a sum of months', `${WHO}, counts: [months], at_most: 12`],
    ['money that was paid before', `${WHO}, counts: [amount], used: award_already_paid`],
    ['a number of claims before', `${WHO}, used: skill_subsidies_this_year`],
    ['months before, counted by claims', `${WHO}, counts: [months], used: skill_subsidies_this_year`],
    ['whether there was one before', `${WHO}, used: disabled`],
    ['some claims only', `${WHO}, when: amount > 50, at_most: 1`],
  ])('may be %s', (_, limit) => {
    expect(problemsOf(limit)).toEqual([]);
  });

  test.each([
    ['a fact that is not there', 'of: [residentid], at_most: 1', 'unknown-fact', { name: 'residentid' }],
    ['a fact for every month', 'of: [own_pension_paid], at_most: 1', 'unknown-fact', { name: 'own_pension_paid' }],
    [
      'the year of what is no day',
      `${WHO}, year_of: stable_months, at_most: 1`,
      'type-mismatch',
      { expected: 'date, month', found: 'count' },
    ],
    ['an output that is not there', `${WHO}, counts: [amont], at_most: 1`, 'unknown-name', { name: 'amont' }],
    [
      'an output that is no number',
      `${WHO}, counts: [open], at_most: 1`,
      'type-mismatch',
      { expected: 'money, count', found: 'boolean' },
    ],
    [
      'a sum of unlike things',
      `${WHO}, counts: [amount, months], at_most: 1`,
      'type-mismatch',
      { expected: 'money', found: 'count' },
    ],
    [
      'a fact that the measure does not read',
      `${WHO}, used: post_months_before`,
      'unknown-fact',
      { name: 'post_months_before' },
    ],
    [
      'money for a number of claims',
      `${WHO}, used: award_already_paid`,
      'type-mismatch',
      { expected: 'count, boolean', found: 'money' },
    ],
    [
      'a number for a sum of money',
      `${WHO}, counts: [amount], used: skill_subsidies_this_year`,
      'type-mismatch',
      { expected: 'money', found: 'count' },
    ],
    ['a most that is no number', `${WHO}, at_most: few`, 'count-malformed', { text: 'few' }],
    ['a most below nothing', `${WHO}, at_most: -1`, 'below-minimum', { value: '-1' }],
    [
      'a test that is no yes or no',
      `${WHO}, when: amount, at_most: 1`,
      'type-mismatch',
      { expected: 'boolean', found: 'money' },
    ],
    ['a reading that is not there', `${WHO}, at_most: 1, reading: none`, 'unknown-reading', { name: 'none' }],
    ['neither a most nor a fact', WHO, 'schema', { message: 'one of used, at_most' }],
    ['a most and a fact', `${WHO}, used: disabled, at_most: 1`, 'schema', { message: 'one of used, at_most' }],
  ])('may not be %s', (_, limit, code, params) => {
    expect(problemsOf(limit)).toEqual([[code, expect.objectContaining(params)]]);
  });

  test('have ids of their own', () => {
    expect(problemsOf(`${WHO}, at_most: 1`, `${WHO}, at_most: 2`)).toEqual([['duplicate-id', { id: 'l', first: '' }]]);
  });

  test('a comparison of versions names those that differ', () => {
    const measure = (most: string) =>
      smallMeasure({
        measure: `${amount('5')}limits:\n  - { id: once, title: ${label('l')}, of: [resident_id], at_most: ${most} }\n`,
      });
    expect(compareMeasures(measure('1'), measure('1'))).toEqual([]);
    expect(compareMeasures(measure('1'), measure('2')).map(({ part, id }) => [part, id])).toEqual([['limit', 'once']]);
  });
});

describe('worked lists', () => {
  const rows = (second: string) =>
    smallSet({
      measure: `${amount('5')}limits:\n  - { id: once, title: ${label('l')}, of: [resident_id], at_most: 1 }\nlists:\n  - note: ${label('n')}\n    facts: { application_date: 2020-06-01, resident_id: 11010519491231002X }\n    rows:\n      - { facts: {}, status: eligible, amount: 5.00 }\n      - { facts: {}, ${second} }\n`,
    });
  const found = (second: string) => {
    const set = rows(second);
    return runLists(set.measure('test-2020/award'), set).map(({ code, params, place }) => [code, params, place.line]);
  };

  test('hold, or are told at the line of the row', () => {
    expect(found('status: ineligible, amount: 0.00, over: [once], by: [1]')).toEqual([]);
    expect(found('status: ineligible, over: [once], by: [2]')).toEqual([
      ['example-missing', { example: '1.2', expected: '2', found: '1' }, 14],
    ]);
    expect(found('status: eligible, amount: 5.00')).toEqual([
      ['example-status', { example: '1.2', expected: 'eligible', found: 'ineligible' }, 14],
      ['example-value', { example: '1.2', output: 'amount', expected: '5.00', found: '0.00' }, 14],
      ['example-missing', { example: '1.2', expected: '', found: 'once' }, 14],
    ]);
  });

  const set = ownSet();
  const limited = set.summaries.map(({ id }) => set.measure(id)).filter((each) => each.limits.length > 0);
  test.each(limited.map((each) => [each.id, each] as const))('%s: every limit is shown by one', (_, measure) => {
    expect(runLists(measure, set)).toEqual([]);
    const shown = new Set(measure.lists.flatMap((list) => list.rows.flatMap((row) => row.over)));
    for (const { id } of measure.limits) expect(shown).toContain(id);
  });
});
