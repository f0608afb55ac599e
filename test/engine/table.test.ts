import { describe, expect, test } from 'vitest';
import { compileTable } from '../../src/engine/table.ts';
import { Layout } from '../../src/language/evaluate.ts';
import { Unknown } from '../../src/language/value.ts';
import { Exact } from '../../src/values/exact.ts';
import { quantity, smallMeasure } from '../policies/small.ts';
import { brief, line, run } from './cases.ts';

const FACTS = quantity('headcount', 'count', 'min: 0');

function measureWith(hitPolicy: string, inputs: string, rules: readonly string[], more = '') {
  const table = `tables:\n  grade:\n    title: { zh: 档, en: grade }\n    outputs:\n      sum: { type: money, title: { zh: 数, en: sum } }\n      name: { type: text, title: { zh: 名, en: name } }\n    hit_policy: ${hitPolicy}\n    inputs: [${inputs}]\n    rules:\n`;
  const outputs =
    'outputs:\n  amount: { title: { zh: 金额, en: amount }, type: money, value: sum, round: fen }\n  called: { title: { zh: 名, en: name }, type: text, kind: class, value: name }\n';
  return smallMeasure({
    facts: FACTS,
    measure: `${more}${table}${rules.map((each) => `      - [${each}]\n`).join('')}${outputs}`,
  });
}

const DAY = { application_date: '2020-05-01' };

describe('unique', () => {
  const measure = measureWith('unique', 'enterprise_size, headcount', [
    'large, "-", 100, \'"a"\'',
    '"medium, small", "<= 30", 200, \'"b"\'',
    '"medium, small", "> 30", 300, \'"b"\'',
    'micro, "-", 400, \'"c"\'',
  ]);
  const both = (facts: Record<string, string>) => {
    const evaluation = run(measure, { ...DAY, ...facts });
    return `${line(evaluation)} | ${brief(evaluation.outputs[1])}`;
  };

  test.each([
    [{ enterprise_size: 'large' }, 'eligible 100 | a'],
    [{ enterprise_size: 'small', headcount: '30' }, 'eligible 200 | b'],
    [{ enterprise_size: 'small', headcount: '31' }, 'eligible 300 | b'],
    [{ enterprise_size: 'micro', headcount: '31' }, 'eligible 400 | c'],
  ])('the rule that applies: %o', (facts, expected) => {
    expect(both(facts)).toBe(expected);
  });

  test('with an input missing, what the rules that may apply agree on is known', () => {
    expect(both({ enterprise_size: 'medium' })).toBe('eligible 200…300 headcount | b');
  });

  test('with all inputs missing, what lies between the rules', () => {
    expect(both({})).toBe('eligible 100…400 enterprise_size headcount | ?');
    expect(both({ headcount: '31' })).toBe('eligible 100…400 enterprise_size | ?');
  });

  test('inputs that none of the rules left reads are not asked for', () => {
    const wide = measureWith('unique', 'enterprise_size, headcount', [
      'large, "-", 100, \'"a"\'',
      'not(large), "-", 200, \'"b"\'',
    ]);
    expect(line(run(wide, DAY))).toBe('eligible 100…200 enterprise_size');
  });

  test('rules that agree leave nothing to ask', () => {
    const same = measureWith('unique', 'enterprise_size', ['large, 100, \'"a"\'', 'not(large), 100, \'"a"\'']);
    expect(line(run(same, DAY))).toBe('eligible 100');
  });

  test('two rules that both apply make the case invalid', () => {
    const twice = measureWith('unique', 'enterprise_size', ['large, 100, \'"a"\'', '"-", 200, \'"b"\'']);
    const evaluation = run(twice, { ...DAY, enterprise_size: 'large' });
    expect(line(evaluation)).toBe('invalid none');
    expect(evaluation.errors).toMatchObject([
      { code: 'table-overlap', params: { table: 'grade', first: 1, second: 2 } },
    ]);
    expect(line(run(twice, { ...DAY, enterprise_size: 'small' }))).toBe('eligible 200');
  });

  test('no rule that applies is an error of that table, never a result', () => {
    const gap = measureWith('unique', 'enterprise_size', ['large, 100, \'"a"\'']);
    const evaluation = run(gap, { ...DAY, enterprise_size: 'small' });
    expect(line(evaluation)).toBe('invalid none');
    expect(evaluation.errors).toMatchObject([{ code: 'table-gap', params: { table: 'grade' } }]);
  });

  test('a gap that leaves a condition open is the same error, not a case for ever undetermined', () => {
    const condition = 'conditions:\n  - { id: enough, title: { zh: 甲, en: a }, test: sum >= 100 }\n';
    const gap = measureWith('unique', 'enterprise_size', ['large, 100, \'"a"\''], condition);
    expect(run(gap, { ...DAY, enterprise_size: 'small' }).errors).toMatchObject([
      { code: 'table-gap', params: { table: 'grade' } },
    ]);
    expect(line(run(gap, { ...DAY, enterprise_size: 'large' }))).toBe('eligible 100');
  });

  test('a gap behind a condition that fails is no error', () => {
    const condition = 'conditions:\n  - { id: large, title: { zh: 甲, en: a }, test: enterprise_size = large }\n';
    const gap = measureWith('unique', 'enterprise_size', ['large, 100, \'"a"\''], condition);
    expect(line(run(gap, { ...DAY, enterprise_size: 'small' }))).toBe('ineligible 0');
  });
});

describe('first', () => {
  const measure = measureWith('first', 'enterprise_size, headcount', [
    '"-", "<= 10", 100, \'"a"\'',
    'large, "-", 200, \'"b"\'',
    '"-", "-", 300, \'"c"\'',
  ]);
  const amountOf = (facts: Record<string, string>) => line(run(measure, { ...DAY, ...facts }));

  test('the first rule that applies wins', () => {
    expect(amountOf({ enterprise_size: 'large', headcount: '10' })).toBe('eligible 100');
    expect(amountOf({ enterprise_size: 'large', headcount: '11' })).toBe('eligible 200');
    expect(amountOf({ enterprise_size: 'small', headcount: '11' })).toBe('eligible 300');
  });

  test('a rule that may apply and one after it that does leave what lies between, and no later one', () => {
    expect(amountOf({ enterprise_size: 'large' })).toBe('eligible 100…200 headcount');
    expect(amountOf({ enterprise_size: 'small' })).toBe('eligible 100…300 headcount');
    expect(amountOf({ headcount: '11' })).toBe('eligible 200…300 enterprise_size');
    expect(amountOf({ headcount: '10' })).toBe('eligible 100');
  });
});

test('a table tells which of its rules apply, or may', () => {
  const measure = measureWith('unique', 'headcount', ['"<= 30", 1, \'"a"\'', '"> 30", 2, \'"b"\'']);
  const [step] = measure.steps;
  if (step?.kind !== 'table') throw new Error('no table');
  const layout = new Layout();
  const table = compileTable(step.table, layout);
  const look = (value: Exact | Unknown) => {
    const slots = [];
    slots[layout.slot('headcount')] = value;
    return table.look(slots).rules;
  };
  expect(look(Exact.parse('30'))).toEqual([0]);
  expect(look(Exact.parse('31'))).toEqual([1]);
  expect(look(Unknown.for(['headcount']))).toEqual([0, 1]);
  expect(look(Unknown.between(['headcount'], Exact.parse('31'), null) as Unknown)).toEqual([1]);
});
