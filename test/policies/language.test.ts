import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/values/problem.ts';
import { directoryOf, ownTables, problemsOfLoading } from './sets.ts';
import { amount, smallSet } from './small.ts';

/*
 * What measures and derived facts may not say, each beside the nearest that they may.
 */

const label = (text: string) => `{ zh: ${text}, en: ${text} }`;
const DOCUMENT = `title: ${label('a')}\nissuer: ${label('a')}\nregion: "654000"\nclauses:\n  - { id: "1", title: ${label('a')}, measures: [award] }\n`;
const HEAD = `title: ${label('a')}\nclause: "1"\nclaimant: ${label('a')}\nin_force: { from: 2020-01-01, to: 2020-12-31, governed_by: application_date }\n`;
const READINGS = `readings:\n  - { id: day-basis, question: ${label('q')}, taken: ${label('t')}, because: ${label('b')}, instead: ${label('i')} }\n`;
const DECISION = `decision: ${label('may')}\n`;

/** The problems of a measure of its own on top of the built-in tables. */
function problemsOf(measure: string, shared: Readonly<Record<string, string>> = {}): readonly Problem[] {
  const directory = directoryOf({
    'families.yaml': `families:\n  award: { label: ${label('试奖')} }\n`,
    'test-2020/document.yaml': DOCUMENT,
    'test-2020/award.yaml': HEAD + measure,
    ...shared,
  });
  return problemsOfLoading(directory, ownTables());
}

const brief = ({ code, place, params }: Problem) => [code, place.file, place.line ?? 0, params];
const FILE = 'policies/test-2020/award.yaml';

describe('what a measure grants', () => {
  test('nothing is a fault', () => {
    expect(problemsOf('').map(brief)).toEqual([
      ['output-required', FILE, 1, { name: 'outputs, unquantified, decision' }],
    ]);
  });

  test.each([
    ['a sum', amount('1')],
    ['a decision', DECISION],
    ['what the document gives no figure for', `unquantified: ${label('subsidy')}\n`],
  ])('%s is none', (_, grants) => {
    expect(problemsOf(grants)).toEqual([]);
  });
});

describe('what cannot be had together', () => {
  const exclusion = (name: string) =>
    `${DECISION}exclusions:\n  - { with: ${name}, rule: one, note: ${label('once')} }\n`;

  test.each([['ui-refund'], ['yili-2020-16/ui-refund'], ['test-2020/award']])('%s is known', (name) => {
    expect(problemsOf(exclusion(name))).toEqual([]);
  });

  test.each([
    ['a family that is not there', 'ui-refnd', 'ui-refund'],
    ['a measure that is not there', 'yili-2020-16/ui-refnd', 'yili-2020-16/ui-refund'],
  ])('%s, with the nearest', (_, name, near) => {
    const problems = problemsOf(exclusion(name));
    expect(problems.map(brief)).toEqual([
      ['unknown-measure', FILE, 0, { name, nearest: expect.arrayContaining([near]) }],
    ]);
  });

  test('is kept with its clause, the measure’s own where none is given', () => {
    const set = smallSet({ measure: exclusion('ui-refund') });
    expect(set.measure('test-2020/award').exclusions).toEqual([
      { with: 'ui-refund', rule: 'one', clause: '1', note: { zh: 'once', en: 'once' }, of: [] },
    ]);
  });
});

describe('what a reading takes for a figure', () => {
  const parameters = (rest: string) => `parameters:\n  interest_days_in_year: { ${rest} }\n${DECISION}`;

  test('names a reading of the measure', () => {
    expect(problemsOf(`${parameters('otherwise: "365", reading: day-basis')}${READINGS}`)).toEqual([]);
  });

  test('a reading that is not there, with the nearest', () => {
    const problems = problemsOf(`${parameters('otherwise: "365", reading: day-bases')}${READINGS}`);
    expect(problems.map(brief)).toEqual([['unknown-reading', FILE, 6, { name: 'day-bases', nearest: ['day-basis'] }]]);
  });

  test('a value that is none of the figure', () => {
    const problems = problemsOf(`${parameters('otherwise: many, reading: day-basis')}${READINGS}`);
    expect(problems.map((each) => each.place.line)).toEqual([6]);
  });

  test('one without the other', () => {
    for (const rest of ['otherwise: "365"', 'reading: day-basis']) {
      const [problem, ...others] = problemsOf(`${parameters(rest)}${READINGS}`);
      expect(others).toEqual([]);
      expect(problem).toMatchObject({ code: 'schema', params: { message: 'otherwise and reading together' } });
    }
  });
});

describe('a figure for each row', () => {
  const row = (more = '') => `parameters:\n  minimum_wage: { each: row${more} }\n`;
  const schedule = (from: string, to: string) =>
    `schedule:\n  name: rows\n  title: ${label('rows')}\n  each: { name: period, title: ${label('p')} }\n  from: '${from}'\n  to: '${to}'\n  columns:\n    wage: { title: ${label('w')}, type: money, value: minimum_wage, round: fen }\n`;

  test('without a schedule has no rows', () => {
    expect(problemsOf(row() + DECISION).map(brief)).toEqual([['figure-row', FILE, 6, { figure: 'minimum_wage' }]]);
  });

  test('goes by the months of the schedule', () => {
    expect(problemsOf(row() + schedule('month(application_date)', '@"2020-12"') + DECISION)).toEqual([]);
  });

  test('of a schedule by numbers needs a day of its own', () => {
    const numbered = schedule('1', '3');
    expect(problemsOf(row() + numbered + DECISION).map((each) => each.code)).toEqual(['figure-row']);
    expect(problemsOf(row(', at: application_date') + numbered + DECISION)).toEqual([]);
  });

  test('has no value outside the rows', () => {
    const outside = row() + schedule('month(application_date)', '@"2020-12"') + amount('minimum_wage');
    expect(problemsOf(outside).map((each) => [each.code, each.params])).toEqual([
      ['unknown-name', expect.objectContaining({ name: 'minimum_wage' })],
    ]);
  });
});

describe('facts that follow from others', () => {
  const facts = (...names: string[]) =>
    `facts:\n${names.map((name) => `  ${name}: { type: count, min: 0, label: ${label(name)} }\n`).join('')}`;
  const derived = (fact: string, value: string) =>
    `  ${fact}:\n    source: ${label('s')}\n    value: ${value}\n    examples: [{ facts: {}, value: null }]\n`;
  const problemsWith = (text: string) =>
    problemsOf(DECISION, {
      'vocabulary.yaml': facts('one_count', 'other_count', 'third_count'),
      'derived.yaml': `derived:\n${text}`,
    });

  test('from facts that are given', () => {
    expect(problemsWith(derived('one_count', 'other_count + third_count'))).toEqual([]);
  });

  test.each([
    ['from itself', derived('one_count', 'one_count + 1')],
    ['from one that follows from others', derived('one_count', 'other_count') + derived('third_count', 'one_count')],
    ['from one that follows from another built in', derived('one_count', 'if enterprise_size = large then 1 else 2')],
  ])('%s is refused', (_, text) => {
    expect(problemsWith(text).map((each) => each.place.file)).toEqual(['policies/derived.yaml']);
    expect(['cycle', 'derived-from-derived']).toContain(problemsWith(text)[0]!.code);
  });

  test('a fact that is not there, and one that follows already', () => {
    expect(problemsWith(derived('one_cuont', 'other_count')).map(brief)).toEqual([
      [
        'unknown-fact',
        'policies/derived.yaml',
        2,
        { name: 'one_cuont', nearest: expect.arrayContaining(['one_count']) },
      ],
    ]);
    expect(
      problemsWith(derived('enterprise_size', 'if insured_staff > 3 then large else small')).map((each) => each.code),
    ).toEqual(['built-in-id']);
  });

  test('a value of another type', () => {
    expect(problemsWith(derived('one_count', 'application_date')).map((each) => each.code)).toEqual(['type-mismatch']);
  });
});
