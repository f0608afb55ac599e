import { describe, expect, test } from 'vitest';
import { runExamples } from '../../src/cases/examples.ts';
import type { Measure } from '../../src/policies/model.ts';
import type { Problem } from '../../src/values/problem.ts';
import { ownSet } from '../policies/sets.ts';
import { smallMeasure } from '../policies/small.ts';

const BODY = `conditions:
  - { id: staff, title: { zh: 甲, en: a }, test: insured_staff >= 50 }
outputs:
  amount: { title: { zh: 金额, en: amount }, type: money, value: prior_year_ui_premiums * 0.5, round: fen }
  double: { title: { zh: 倍, en: double }, type: money, value: amount * 2, round: fen }
`;

const FACTS = 'application_date: 2020-05-01, insured_staff: 50, prior_year_ui_premiums: 10.01';

/** What the runner says of one example: facts and everything expected, as YAML. */
function problemsOf(facts: string, expected: string): readonly Problem[] {
  const example = `examples:\n  - note: { zh: 例, en: example }\n    facts: { ${facts} }\n${expected.replace(/^/gm, '    ')}\n`;
  return runExamples(smallMeasure({ measure: BODY + example }), () => ownSet().regions());
}

const told = (facts: string, expected: string) =>
  problemsOf(facts, expected).map((each) => {
    const { expected: wanted, found, output } = each.params as { expected?: string; found?: string; output?: string };
    return [each.code, output, wanted, found].filter((part) => part !== undefined).join(' ');
  });

describe('an example that holds', () => {
  test.each([
    [
      'all there is',
      FACTS,
      'status: eligible\namount: 5.01\namount_min: null\namount_max: null\noutputs: { amount: 5.01, double: 10.02 }\nfails: []\nmissing: []',
    ],
    ['numbers by value, not by digits', FACTS, 'status: eligible\namount: "5.010"\noutputs: { double: 10.0200 }'],
    ['a refusal', FACTS.replace('50', '49'), 'status: ineligible\namount: 0.00\nfails: [staff]'],
    [
      'bounds',
      'application_date: 2020-05-01, insured_staff: 50',
      'status: eligible\namount: null\namount_min: 0.00\nmissing: [prior_year_ui_premiums]',
    ],
    ['a case that cannot be', FACTS.replace('50', '-50'), 'status: invalid\namount: null'],
    [
      'Chinese names',
      '申请日期: 2020-05-01, 参保职工人数: 50人, 上年度实际缴纳失业保险费: 10.01',
      'status: eligible\namount: 5.01',
    ],
  ])('%s', (_, facts, expected) => {
    expect(told(facts, expected)).toEqual([]);
  });
});

describe('an example that does not', () => {
  test.each([
    ['its status', FACTS, 'status: ineligible', ['example-status ineligible eligible']],
    ['its amount, by a fen', FACTS, 'status: eligible\namount: 5.00', ['example-value amount 5.00 5.01']],
    ['an amount where none is expected', FACTS, 'status: eligible\namount: null', ['example-value amount null 5.01']],
    [
      'no amount where one is expected',
      'application_date: 2020-05-01, insured_staff: 50',
      'status: eligible\namount: 5.01',
      ['example-value amount 5.01 null'],
    ],
    ['an output', FACTS, 'status: eligible\noutputs: { double: 10.01 }', ['example-value double 10.01 10.02']],
    [
      'an output that there is none of',
      FACTS,
      'status: eligible\noutputs: { treble: 10.01 }',
      ['example-value treble 10.01 null'],
    ],
    [
      'a bound',
      'application_date: 2020-05-01, insured_staff: 50',
      'status: eligible\namount_max: 9.00',
      ['example-value amount_max 9.00 null'],
    ],
    ['a condition that does not fail', FACTS, 'status: eligible\nfails: [staff]', ['example-missing staff ']],
    [
      'a condition more that fails',
      FACTS.replace('50', '49').replace('2020', '2021'),
      'status: ineligible\nfails: [staff]',
      ['example-missing staff in-force, staff'],
    ],
    [
      'what is missing',
      'application_date: 2020-05-01',
      'status: undetermined\nmissing: [insured_staff]',
      ['example-missing insured_staff insured_staff, prior_year_ui_premiums'],
    ],
  ])('%s', (_, facts, expected, problems) => {
    expect(told(facts, expected)).toEqual(problems);
  });

  test('a fact that cannot be read is told itself, beside the status', () => {
    expect(problemsOf(FACTS.replace('50', 'many'), 'status: eligible').map((each) => each.code)).toEqual([
      'count-malformed',
      'example-status',
    ]);
  });

  test('a fact that there is none of', () => {
    const [problem] = problemsOf(`${FACTS}, insured_stuff: 1`, 'status: eligible');
    expect(problem).toMatchObject({ code: 'unknown-fact', params: { name: 'insured_stuff' } });
  });

  test('is placed at its own line, whichever it is', () => {
    const [problem] = problemsOf(FACTS, 'status: eligible\namount: 1.00');
    expect(problem!.place).toEqual({ file: 'small/test-2020/award.yaml', line: 11, column: 1 });
    expect(problem!.params).toMatchObject({ example: '1' });
  });
});

test('a measure without examples is told', () => {
  expect(runExamples(smallMeasure({ measure: BODY }), () => ownSet().regions())).toEqual([
    { code: 'examples-none', params: { measure: 'test-2020/award' }, place: { file: 'small/test-2020/award.yaml' } },
  ]);
});

test('a wrong figure in any example of the repository would be noticed', () => {
  for (const { id } of ownSet().summaries) {
    const measure = ownSet().measure(id);
    const wrong: Measure = {
      ...measure,
      examples: measure.examples.map((each) => ({
        ...each,
        amount: '0.07',
        status: each.status === 'eligible' ? 'ineligible' : 'eligible',
      })),
    };
    const problems = runExamples(wrong, () => ownSet().regions());
    expect(
      problems.filter((each) => each.code === 'example-status'),
      id,
    ).toHaveLength(measure.examples.length);
    expect(
      problems.filter((each) => each.code === 'example-value'),
      id,
    ).toHaveLength(measure.examples.length);
  }
});
