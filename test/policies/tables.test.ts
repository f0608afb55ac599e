import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTables } from '../../src/policies/check/measures.ts';
import type { Problem } from '../../src/values/problem.ts';
import { ownSet } from './sets.ts';
import { amount, quantity, smallMeasure } from './small.ts';

const FACTS = [
  quantity('headcount', 'count', 'min: 0'),
  quantity('small_count', 'count', 'min: 0, max: 8'),
  quantity('share', 'rate', 'min: 0%, max: 100%'),
  quantity('score', 'number'),
  quantity('wage', 'money', 'min: 0'),
  quantity('hired_on', 'date'),
  quantity('paid_for', 'month'),
  quantity('note', 'text'),
].join('');

interface Table {
  readonly inputs: string;
  readonly rules: readonly string[];
  readonly hitPolicy?: string;
  readonly conditions?: string;
}

function problemsOf({ inputs, rules, hitPolicy = 'unique', conditions = '' }: Table): Problem[] {
  const table = `tables:\n  level:\n    title: { zh: 档, en: level }\n    type: number\n    hit_policy: ${hitPolicy}\n    inputs: [${inputs}]\n    rules:\n`;
  return checkTables(
    smallMeasure({
      facts: FACTS,
      measure: `${conditions}${table}${rules.map((each) => `      - [${each}]\n`).join('')}`,
    }),
  );
}

/** What the check finds, in one line each: the case that it shows. */
function findings(table: Table): string[] {
  return problemsOf(table).map((each) => {
    if (each.code === 'table-gap') return `gap: ${each.params.example?.en}`;
    if (each.code === 'table-overlap') return `${each.params.first}+${each.params.second}: ${each.params.example?.en}`;
    if (each.code === 'table-shadowed') return `never: ${each.params.rule} by ${each.params.by.join()}`;
    if (each.code === 'table-not-provable') return `not provable: ${each.params.column}`;
    return each.code;
  });
}

describe('columns of every kind', () => {
  test('enum', () => {
    const inputs = 'enterprise_size';
    expect(findings({ inputs, rules: ['large, 1', 'not(large), 2'] })).toEqual([]);
    expect(findings({ inputs, rules: ['large, 1', '"medium, small", 2'] })).toEqual(['gap: enterprise size = micro']);
    expect(findings({ inputs, rules: ['"large, medium", 1', '"medium, small, micro", 2'] })).toEqual([
      '1+2: enterprise size = medium',
    ]);
  });

  test('boolean', () => {
    const inputs = 'insured_as_unit';
    expect(findings({ inputs, rules: ['true, 1', 'false, 2'] })).toEqual([]);
    expect(findings({ inputs, rules: ['true, 1'] })).toEqual(['gap: insured as a unit = no']);
    expect(findings({ inputs, rules: ['"-", 1', 'true, 2'] })).toEqual(['1+2: insured as a unit = yes']);
  });

  test('count: whole numbers within its bounds alone', () => {
    const inputs = 'headcount';
    expect(findings({ inputs, rules: ['"<= 30", 1', '">= 31", 2'] })).toEqual([]);
    expect(findings({ inputs, rules: ['"< 30", 1', '"> 30", 2'] })).toEqual(['gap: headcount = 30']);
    expect(findings({ inputs, rules: ['"<= 30", 1', '">= 30", 2'] })).toEqual(['1+2: headcount = 30']);
    expect(findings({ inputs, rules: ['"[1..30]", 1', '"> 30", 2'] })).toEqual(['gap: headcount = 0']);
    expect(findings({ inputs, rules: ['"<= 10", 1', '"[20..30]", 2', '"> 30", 3'] })).toEqual(['gap: headcount = 11']);
  });

  test('rate: the line itself belongs to one side', () => {
    const inputs = 'share';
    expect(findings({ inputs, rules: ['"< 0.055", 1', '">= 0.055", 2'] })).toEqual([]);
    expect(findings({ inputs, rules: ['"< 0.055", 1', '"> 0.055", 2'] })).toEqual(['gap: share = 5.5%']);
    expect(findings({ inputs, rules: ['"(0..0.5]", 1', '"> 0.5", 2'] })).toEqual(['gap: share = 0%']);
    expect(findings({ inputs, rules: ['"[0..0.5)", 1', '"(0.5..1]", 2', '"0.5", 3'] })).toEqual([]);
    expect(findings({ inputs, rules: ['"<= 0.5", 1', '"[0.6..1]", 2'] })).toEqual(['gap: share = 51%']);
  });

  test('number: without bounds, both ends count', () => {
    expect(findings({ inputs: 'score', rules: ['"[0..10]", 1'] })).toEqual(['gap: score = -1']);
    expect(findings({ inputs: 'score', rules: ['"<= 10", 1'] })).toEqual(['gap: score = 11']);
    expect(findings({ inputs: 'score', rules: ['"<= 10", 1', '"> 10", 2'] })).toEqual([]);
  });

  test('date and month, to the day and month', () => {
    expect(findings({ inputs: 'hired_on', rules: ['\'< @"2020-03-01"\', 1', '\'> @"2020-03-01"\', 2'] })).toEqual([
      'gap: hired_on = 2020-03-01',
    ]);
    expect(findings({ inputs: 'hired_on', rules: ['\'<= @"2020-02-29"\', 1', '\'>= @"2020-03-01"\', 2'] })).toEqual([]);
    expect(findings({ inputs: 'hired_on', rules: ['\'[@"2020-01-01"..@"2020-12-31"]\', 1'] })).toEqual([
      'gap: hired_on = 2019-12-31',
    ]);
    expect(findings({ inputs: 'paid_for', rules: ['\'<= @"2020-04"\', 1', '\'>= @"2020-06"\', 2'] })).toEqual([
      'gap: paid_for = 2020-05',
    ]);
    expect(findings({ inputs: 'paid_for', rules: ['\'<= @"2020-04"\', 1', '\'>= @"2020-04"\', 2'] })).toEqual([
      '1+2: paid_for = 2020-04',
    ]);
  });

  test('money: a fact of whole fen, and what is computed', () => {
    expect(findings({ inputs: 'wage', rules: ['"<= 1000", 1', '">= 1000.01", 2'] })).toEqual([]);
    expect(findings({ inputs: 'wage', rules: ['"< 1000", 1', '"> 1000", 2'] })).toEqual(['gap: wage = 1,000.00 yuan']);
    expect(findings({ inputs: 'wage', rules: ['"<= 1000", 1', '">= 1001", 2'] })).toEqual([
      'gap: wage = 1,000.01 yuan',
    ]);
    expect(findings({ inputs: 'wage / 3', rules: ['"<= 1000", 1', '">= 1000.01", 2'] })).toEqual([
      'gap: column 1 = 1,000.001 yuan',
    ]);
  });

  test('text: what none of the cells names is a value too', () => {
    const [gap] = problemsOf({ inputs: 'note', rules: ['\'"a"\', 1', '\'"b"\', 2'] });
    expect(gap?.code).toBe('table-gap');
    expect(findings({ inputs: 'note', rules: ['\'"a"\', 1', '\'not("a")\', 2'] })).toEqual([]);
  });

  test('an expression as a column', () => {
    expect(findings({ inputs: 'headcount * 2', rules: ['"< 10", 1', '"> 10", 2'] })).toEqual(['gap: column 1 = 10']);
  });
});

describe('several columns', () => {
  const inputs = 'enterprise_size, headcount';

  test('the case names every column', () => {
    expect(findings({ inputs, rules: ['large, "-", 1', 'not(large), "<= 30", 2', 'not(large), "> 31", 3'] })).toEqual([
      'gap: enterprise size = medium, headcount = 31',
    ]);
    expect(findings({ inputs, rules: ['large, "-", 1', '"-", "<= 30", 2', 'not(large), "> 30", 3'] })).toEqual([
      '1+2: enterprise size = large, headcount = 0',
    ]);
  });

  test('an overlap and a gap are both told, each once', () => {
    expect(findings({ inputs, rules: ['large, "<= 10", 1', 'large, "<= 20", 2'] })).toEqual([
      '1+2: enterprise size = large, headcount = 0',
      'gap: headcount = 21',
    ]);
  });

  test('only the columns on which it depends are named', () => {
    const all = 'enterprise_size, headcount, share, hired_on, paid_for, insured_as_unit';
    const any = '"-", "-", "-", "-"';
    expect(findings({ inputs: all, rules: [`"-", "<= 30", ${any}, 1`, `"-", "> 31", ${any}, 2`] })).toEqual([
      'gap: headcount = 31',
    ]);
    expect(
      findings({
        inputs: all,
        rules: [
          'large, "-", "-", \'<= @"2020-06-30"\', "-", "-", 1',
          '"-", "-", "-", \'>= @"2020-06-30"\', "-", true, 2',
          '"-", "-", "-", \'> @"2020-06-30"\', "-", false, 3',
          'not(large), "-", "-", \'< @"2020-06-30"\', "-", "-", 4',
        ],
      }),
    ).toEqual([
      '1+2: enterprise size = large, hired_on = 2020-06-30, insured as a unit = yes',
      'gap: enterprise size = medium, hired_on = 2020-06-30, insured as a unit = no',
    ]);
    expect(
      findings({
        inputs: 'paid_for, share, insured_as_unit',
        rules: [
          '\'< @"2020-03"\', "-", "-", 1',
          '\'>= @"2020-03"\', "< 0.055", "-", 2',
          '\'>= @"2020-03"\', ">= 0.055", true, 3',
        ],
      }),
    ).toEqual(['gap: paid_for = 2020-03, share = 5.5%, insured as a unit = no']);
  });

  test('where the first rule that applies wins, rules may overlap and may not leave a gap', () => {
    expect(findings({ inputs, hitPolicy: 'first', rules: ['large, "-", 1', '"-", "-", 2'] })).toEqual([]);
    expect(findings({ inputs, hitPolicy: 'first', rules: ['large, "-", 1', '"-", "> 0", 2'] })).toEqual([
      'gap: enterprise size = medium, headcount = 0',
    ]);
  });
});

describe('rules that never apply', () => {
  const inputs = 'enterprise_size, headcount';

  test('behind one rule, or behind several together', () => {
    expect(
      findings({ inputs, hitPolicy: 'first', rules: ['"-", ">= 10", 1', 'large, ">= 20", 2', '"-", "-", 3'] }),
    ).toEqual(['never: 2 by 1']);
    expect(
      findings({
        inputs,
        hitPolicy: 'first',
        rules: ['"-", "> 10", 1', 'large, "-", 2', 'large, "<= 20", 3', '"-", "-", 4'],
      }),
    ).toEqual(['never: 3 by 1,2']);
    expect(findings({ inputs, hitPolicy: 'first', rules: ['"-", "-", 1', '"-", "-", 2'] })).toEqual(['never: 2 by 1']);
  });

  test('a part that is left is enough', () => {
    expect(
      findings({ inputs, hitPolicy: 'first', rules: ['"-", ">= 10", 1', 'large, ">= 9", 2', '"-", "-", 3'] }),
    ).toEqual([]);
  });

  test('cells that no value meets, in tables of either kind', () => {
    for (const hitPolicy of ['first', 'unique']) {
      expect(findings({ inputs, hitPolicy, rules: ['"-", "[5..1]", 1', '"-", "-", 2'] })).toEqual(['never: 1 by ']);
      expect(findings({ inputs, hitPolicy, rules: ['"-", "< 0", 1', '"-", ">= 0", 2'] })).toEqual(['never: 1 by ']);
    }
  });

  test('in a unique table the overlap is told, not the rule', () => {
    expect(findings({ inputs, rules: ['"-", "-", 1', 'large, "-", 2'] })).toEqual(['1+2: enterprise size = large']);
  });

  test('the place is the line of the rule', () => {
    const [never] = problemsOf({ inputs, hitPolicy: 'first', rules: ['"-", "-", 1', 'large, "-", 2'] });
    expect(never?.place.line).toBe(13);
  });
});

describe('against every combination of a small world', () => {
  const counts = Array.from({ length: 9 }, (_, index) => index);
  const sizes = ['large', 'medium', 'small', 'micro'];
  const limit = fc.integer({ min: 0, max: 8 });
  const range = fc.oneof(
    fc.constant({ text: '-', holds: (_: number) => true }),
    limit.map((n) => ({ text: `< ${n}`, holds: (count: number) => count < n })),
    limit.map((n) => ({ text: `>= ${n}`, holds: (count: number) => count >= n })),
    fc.tuple(limit, limit).map(([a, b]) => ({
      text: `(${Math.min(a, b)}..${Math.max(a, b)}]`,
      holds: (count: number) => count > Math.min(a, b) && count <= Math.max(a, b),
    })),
  );
  const members = fc
    .subarray(sizes, { minLength: 1 })
    .map((list) => ({ text: list.join(', '), holds: (size: string) => list.includes(size) }));
  const rule = fc.record({ size: members, count: range, unit: fc.constantFrom('true', 'false', '-') });

  test.each(['unique', 'first'] as const)('%s', (hitPolicy) => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), (rules) => {
        const found = problemsOf({
          inputs: 'enterprise_size, small_count, insured_as_unit',
          hitPolicy,
          rules: rules.map(
            (each, index) =>
              `"${each.size.text}", "${each.count.text}", ${each.unit === '-' ? '"-"' : each.unit}, ${index}`,
          ),
        });
        const applying = sizes.flatMap((size) =>
          counts.flatMap((count) =>
            [true, false].map((unit) =>
              rules.flatMap((each, index) =>
                each.size.holds(size) && each.count.holds(count) && (each.unit === '-' || each.unit === String(unit))
                  ? [index + 1]
                  : [],
              ),
            ),
          ),
        );
        const codes = found.map((each) => each.code);
        expect(codes.includes('table-gap')).toBe(applying.some((each) => each.length === 0));
        expect(codes.includes('table-overlap')).toBe(
          hitPolicy === 'unique' && applying.some((each) => each.length > 1),
        );
        const reached = new Set(applying.flatMap((each) => (hitPolicy === 'first' ? each.slice(0, 1) : each)));
        const never = found.flatMap((each) => (each.code === 'table-shadowed' ? [each.params.rule] : []));
        expect(never).toEqual(rules.map((_, index) => index + 1).filter((each) => !reached.has(each)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('gaps and conditions', () => {
  const rules = ['"large, medium", 1'];
  const condition = (test: string) => `conditions:\n  - { id: fits, title: { zh: 甲, en: a }, test: "${test}" }\n`;

  test('a combination that a condition refuses is no gap', () => {
    expect(
      findings({ inputs: 'enterprise_size', rules, conditions: condition('enterprise_size in (large, medium)') }),
    ).toEqual([]);
    expect(findings({ inputs: 'enterprise_size', rules, conditions: condition('enterprise_size != micro') })).toEqual([
      'gap: enterprise size = small',
    ]);
  });

  test('a condition that other facts can still fulfil refuses nothing', () => {
    const conditions = condition('enterprise_size in (large, medium) or insured_as_unit');
    expect(findings({ inputs: 'enterprise_size', rules, conditions })).toEqual(['gap: enterprise size = small']);
  });

  test('a condition that other facts cannot fulfil refuses', () => {
    const conditions = condition('enterprise_size in (large, medium) and insured_as_unit');
    expect(findings({ inputs: 'enterprise_size', rules, conditions })).toEqual([]);
  });
});

test('a cell that compares with another fact cannot be proven, and the check says which column', () => {
  expect(findings({ inputs: 'enterprise_size, score', rules: ['large, "< headcount", 1', '"-", "-", 2'] })).toEqual([
    'not provable: 2',
  ]);
});

test('the place of an overlap is the line of the second rule', () => {
  const [overlap] = problemsOf({ inputs: 'insured_as_unit', rules: ['true, 1', 'false, 2', 'true, 3'] });
  expect(overlap).toMatchObject({ code: 'table-overlap', params: { table: 'level', first: 1, second: 3 } });
  expect(overlap!.place.line).toBe(14);
});

test('the tables of the repository are proven', () => {
  const set = ownSet();
  for (const { id } of set.summaries) expect(checkTables(set.measure(id)), id).toEqual([]);
});

test('a table over a class that only the measure itself knows', () => {
  const measure = smallMeasure({
    enums:
      'grade:\n  label: { zh: 等次, en: grade }\n  members: { first: { zh: 一等, en: first }, second: { zh: 二等, en: second } }\n',
    measure: `tables:
  grade:
    title: { zh: 等次, en: grade }
    type: enum grade
    hit_policy: unique
    inputs: [insured_staff]
    rules: [["<= 30", first], ["> 30", second]]
  each:
    title: { zh: 每人, en: each }
    type: money
    hit_policy: unique
    inputs: [grade]
    rules: [[first, 5]]
${amount('each')}`,
  });
  expect(Object.keys(measure.vocabulary.enums)).toEqual(['grade']);
  expect(checkTables(measure).map((each) => [each.code, each.params])).toEqual([
    ['table-gap', { table: 'each', example: { zh: '等次 = 二等', en: 'grade = second' } }],
  ]);
});
