import { describe, expect, test } from 'vitest';
import type { MeasureChange } from '../../src/policies/diff/changes.ts';
import { comparePolicies } from '../../src/policies/diff/directories.ts';
import { meaningOf } from '../../src/policies/diff/meaning.ts';
import { compareMeasures } from '../../src/policies/diff/measures.ts';
import { loadDirectory } from '../../src/policies/load/directory.ts';
import type { PolicyTables } from '../../src/policies/set.ts';
import { copyWith, type Edit, ownSet, ownTables } from './sets.ts';
import { amount, quantity, smallMeasure } from './small.ts';

const REFUND = 'xinjiang-2023-49/ui-refund.yaml';

/** Part and id of each change, with the cells of a rule. */
function told(changes: readonly MeasureChange[]): string[] {
  return changes.flatMap((each) => {
    if (each.part !== 'table') return [`${each.part} ${each.id} ${sides(each)}`];
    if (!each.a || !each.b) return [`table ${each.id} ${sides(each)}`];
    return each.changes.map((one) => {
      if (one.part === 'rule') {
        const cells = one.cells.map((cell) => `${cell.column} ${cell.a ?? '-'}:${cell.b ?? '-'}`);
        return ['rule', `${one.a?.index ?? '-'}:${one.b?.index ?? '-'}`, ...cells].join(' ');
      }
      if (one.part === 'rule-order') return `order ${one.a}:${one.b}`;
      return `${one.part} ${sides(one)}`;
    });
  });
}

function sides(change: { a: unknown; b: unknown }): string {
  return change.a === null ? 'added' : change.b === null ? 'removed' : 'changed';
}

/** What changes in a measure of the repository when its file is edited. */
function changesBy(...edits: Edit[]): string[] {
  const { measures, tables } = comparePolicies(ownTables(), loadDirectory(copyWith(edits), 'policies', null));
  expect(tables).toEqual([]);
  expect(measures.length).toBeLessThan(2);
  return told(measures[0]?.changes ?? []);
}

describe('what is no difference', () => {
  test.each<[string, Edit]>([
    ['a number written otherwise', [REFUND, '- [enterprise, large, 0.30]', '- [enterprise, large, 0.3]']],
    ['layout', [REFUND, '      - layoff_rate = 0\n', '      - >-\n        layoff_rate\n        =   0\n']],
    ['a comparison from the other side', [REFUND, '      - layoff_rate = 0\n', '      - 0 = layoff_rate\n']],
    [
      'the order of alternatives',
      [
        REFUND,
        '      - layoff_rate = 0\n      - layoff_rate <= surveyed_unemployment_target\n',
        '      - layoff_rate <= surveyed_unemployment_target\n      - layoff_rate = 0\n',
      ],
    ],
    [
      'a cell that lets the same members through',
      [REFUND, '[enterprise, "medium, small, micro", 0.60]', '[enterprise, not(large), 0.60]'],
    ],
    ['the order of rules of which one applies', [REFUND, rules(0, 1), rules(1, 0)]],
    ['a name for a condition', [REFUND, '- id: stable-workforce', '- id: few-layoffs']],
    ['a title', [REFUND, 'title: { zh: 返还金额', 'title: { zh: 返还的金额']],
    [
      'an operand of a product',
      [REFUND, 'prior_year_ui_premiums * refund_ratio', 'refund_ratio * prior_year_ui_premiums'],
    ],
  ])('%s', (_, edit) => {
    expect(changesBy(edit)).toEqual([]);
  });

  function rules(first: number, second: number): string {
    const lines = ['      - [enterprise, large, 0.30]\n', '      - [enterprise, "medium, small, micro", 0.60]\n'];
    return lines[first]! + lines[second]!;
  }
});

describe('what is a difference', () => {
  test.each<[string, Edit[], string[]]>([
    ['a last day', [[REFUND, 'to: 2023-12-31, gov', 'to: 2024-12-31, gov']], ['window window changed']],
    ['a limit', [[REFUND, 'layoff_rate <= 0.20', 'layoff_rate < 0.20']], ['condition stable-workforce changed']],
    ['a grant', [[REFUND, '- [enterprise, large, 0.30]', '- [enterprise, large, 0.31]']], ['rule 0:0 output 0:0']],
    ['rounding', [[REFUND, '    round: fen\n', '    round: yuan\n']], ['output amount changed']],
    [
      'the day of a figure',
      [[REFUND, 'at: application_date - duration("P1Y")', 'at: application_date']],
      ['parameter surveyed_unemployment_target changed'],
    ],
    [
      'a bound of a figure',
      [['linxia-2020/ui-refund.yaml', 'max: "1" }', 'max: "0.9" }']],
      ['parameter ui_refund_ratio changed'],
    ],
    [
      'a reading that is gone',
      [[REFUND, '  - id: first-day', '  - id: day-one']],
      ['reading first-day removed', 'reading day-one added'],
    ],
  ])('%s', (_, edits, expected) => {
    expect(changesBy(...edits)).toEqual(expected);
  });

  test('a condition that is dropped takes its facts along', () => {
    const measure = (conditions: string) =>
      smallMeasure({
        facts: quantity('share', 'rate') + quantity('score', 'number'),
        measure: `conditions:\n${conditions}`,
      });
    const one = '  - { id: a, title: { zh: 甲, en: a }, test: share > 0.1 }\n';
    const two = '  - { id: b, title: { zh: 乙, en: b }, test: score > 1 }\n';
    expect(told(compareMeasures(measure(one + two), measure(one)))).toEqual([
      'fact score removed',
      'condition b removed',
    ]);
    expect(told(compareMeasures(measure(one), measure(one + two)))).toEqual(['fact score added', 'condition b added']);
    // Of another id and the same test: the same condition; of the same id and another test: changed.
    const renamed = two.replace('id: b', 'id: a').replace('score > 1', 'score > 2');
    expect(told(compareMeasures(measure(two), measure(renamed.replace('id: a', 'id: b'))))).toEqual([
      'condition b changed',
    ]);
  });
});

describe('tables', () => {
  const table = (inputs: string, rules: readonly string[], hitPolicy = 'unique') =>
    smallMeasure({
      facts: quantity('headcount', 'count', 'min: 0'),
      measure: `tables:\n  level:\n    title: { zh: 档, en: level }\n    type: number\n    hit_policy: ${hitPolicy}\n    inputs: [${inputs}]\n    rules:\n${rules
        .map((each) => `      - [${each}]\n`)
        .join('')}${amount('level * 1')}`,
    });
  const changes = (one: Parameters<typeof table>, two: Parameters<typeof table>) =>
    told(compareMeasures(table(...one), table(...two)));

  test('rules are found again by their inputs, wherever they stand', () => {
    const inputs = 'enterprise_size, headcount';
    expect(
      changes(
        [inputs, ['large, "<= 10", 1', 'large, "> 10", 2', 'not(large), "-", 3']],
        [inputs, ['"medium, small, micro", "-", 4', 'large, "<= 10", 1', 'large, "> 10", 2']],
      ),
    ).toEqual(['rule 2:0 output 0:0']);
  });

  test('a limit that moved is a changed cell; a class of its own is another rule', () => {
    expect(changes(['headcount', ['"<= 30", 1', '"> 30", 2']], ['headcount', ['"<= 50", 1', '"> 50", 2']])).toEqual([
      'rule 0:0 input 0:0',
      'rule 1:1 input 0:0',
    ]);
    expect(
      changes(['enterprise_size', ['large, 1', 'micro, 2']], ['enterprise_size', ['large, 1', 'small, 2']]),
    ).toEqual(['rule 1:-', 'rule -:1']);
    expect(
      changes(['enterprise_size', ['large, 1', '"small, micro", 2']], ['enterprise_size', ['large, 1', 'micro, 3']]),
    ).toEqual(['rule 1:-', 'rule -:1']);
    expect(
      changes(['enterprise_size', ['large, 1', '"small, micro", 2']], ['enterprise_size', ['large, 1', 'micro, 2']]),
    ).toEqual(['rule 1:1 input 0:0']);
  });

  test('a column more asks for more only where a cell does', () => {
    expect(
      changes(
        ['enterprise_size', ['large, 1', 'not(large), 2']],
        ['enterprise_size, headcount', ['large, "-", 1', 'not(large), "> 30", 2']],
      ),
    ).toEqual(['fact headcount added', 'input added', 'rule 1:1 input -:1']);
  });

  test('the order counts where the first rule that applies wins', () => {
    const [one, two] = ['large, 1', '"-", 2'];
    expect(changes(['enterprise_size', [one, two], 'first'], ['enterprise_size', [two, one], 'first'])).toEqual([
      'order 0,1:1,0',
    ]);
    expect(changes(['enterprise_size', [one, two], 'unique'], ['enterprise_size', [one, two], 'first'])).toEqual([
      'hit-policy changed',
    ]);
  });
});

test('two versions of a family: everything of the frame, each once', () => {
  const set = ownSet();
  const changes = compareMeasures(set.measure('tacheng-2019-16/ui-refund'), set.measure('xinjiang-2023-49/ui-refund'));
  expect(told(changes).filter((each) => !/^(fact|reading|condition|definition|table)/.test(each))).toEqual([
    'document document changed',
    'region region changed',
    'window window changed',
    'parameter registered_unemployment_rate removed',
    'parameter surveyed_unemployment_target added',
  ]);
  for (const { id } of set.summaries) expect(compareMeasures(set.measure(id), set.measure(id))).toEqual([]);
});

describe('directories', () => {
  const changesOf = (edits: Edit[], files: Record<string, string> = {}) =>
    comparePolicies(ownTables(), loadDirectory(copyWith(edits, files), 'policies', null));

  test('what the measures rest on', () => {
    const before = ownTables();
    const { vocabulary, families, documents } = before;
    const name = 'surveyed_unemployment_target';
    const figure = vocabulary.figures[name]!;
    const [first, ...others] = figure.values;
    const document = documents.find((each) => each.id === 'xinjiang-2023-49')!;
    const after: PolicyTables = {
      ...before,
      vocabulary: {
        ...vocabulary,
        figures: { ...vocabulary.figures, [name]: { ...figure, values: [{ ...first!, value: '0.051' }, ...others] } },
      },
      families: families.map((each) => (each.id === 'ui-refund' ? { ...each, aliases: each.aliases.slice(1) } : each)),
      documents: documents.map((each) =>
        each === document
          ? {
              ...each,
              clauses: each.clauses.map((clause) => ({
                ...clause,
                later: clause.id === '（二）' ? ['something-else'] : clause.later,
                targets: clause.targets.map((target) => {
                  if (target.id === 'three-supports-recruits') return { ...target, comparison: 'at most' as const };
                  if (target.id === 'western-volunteers') return { ...target, id: 'western' };
                  return { ...target, what: { zh: '措辞', en: 'wording' } };
                }),
              })),
            }
          : each,
      ),
    };
    const { measures, derivations, tables } = comparePolicies(before, after);
    expect([measures, derivations]).toEqual([[], []]);
    expect(tables.map((each) => `${each.part} ${each.id} ${sides(each)}`)).toEqual([
      'clause xinjiang-2023-49 （二） changed',
      'target xinjiang-2023-49/three-supports-recruits changed',
      'target xinjiang-2023-49/western-volunteers removed',
      'target xinjiang-2023-49/western added',
      'figure-value surveyed_unemployment_target changed',
      'family ui-refund changed',
    ]);
  });

  test('how a fact follows from others', () => {
    const { measures, tables, derivations } = changesOf([
      ['derived.yaml', '- [wholesale, ">= 200", 3]', '- [wholesale, ">= 210", 3]'],
    ]);
    expect([measures, tables]).toEqual([[], []]);
    expect(derivations.map((each) => each.id)).toEqual(['enterprise_size']);
    expect(told(derivations[0]!.changes as MeasureChange[])).toEqual(['rule 3:3 input 1:1']);
  });

  test('a measure that is there or not moves the end of the one that it supersedes', () => {
    const tables = ownTables();
    const ended = ownSet().summaries.find((each) => each.supersededBy !== null)!;
    const without = { ...tables, measures: tables.measures.filter((each) => each.id !== ended.supersededBy) };
    const { measures } = comparePolicies(without, tables);
    expect(measures.find((each) => each.id === ended.supersededBy)).toMatchObject({ a: null, changes: [] });
    expect(told(measures.find((each) => each.id === ended.id)!.changes)).toEqual(['window window changed']);
  });
});

test('what the comparison does not know is named, not passed over', () => {
  const measure = ownSet().measure('xinjiang-2023-49/ui-refund');
  const other = { ...measure, something_new: { limit: '3' } } as typeof measure;
  expect(compareMeasures(measure, other)).toEqual([{ part: 'other', id: 'something_new', a: null, b: { limit: '3' } }]);
});

test('meanings', () => {
  const number = (value: string) => ({ op: 'literal', value, type: 'number' });
  expect(meaningOf(number('0.60'))).toBe(meaningOf(number('0.6')));
  expect(meaningOf(number('0.60'))).not.toBe(meaningOf({ ...number('0.6'), type: 'rate' }));
  const compare = (comparison: string, left: string, right: string) =>
    meaningOf({ op: 'compare', comparison, left: number(left), right: number(right), type: 'boolean' });
  expect(compare('<', '1', '2')).toBe(compare('>', '2', '1'));
  expect(compare('<', '1', '2')).not.toBe(compare('<', '2', '1'));
  expect(compare('<', '1', '2')).not.toBe(compare('<=', '1', '2'));
  expect(compare('=', '1', '2')).toBe(compare('=', '2', '1'));
  const minus = (left: string, right: string) =>
    meaningOf({
      op: 'arithmetic',
      operator: '-',
      left: number(left),
      right: number(right),
      type: 'number',
      at: [1, 1],
    });
  expect(minus('1', '2')).not.toBe(minus('2', '1'));
});
