import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  copyWith,
  directoryOf,
  type Edit,
  loadEdited,
  ownTables,
  POLICIES,
  placeText,
  problemsOfLoading,
  whereIs,
} from './sets.ts';

const REFUND = 'xinjiang-2023-49/ui-refund.yaml';
const TACHENG = 'tacheng-2019-16/ui-refund.yaml';
const RELIEF = 'yili-2020-16/social-insurance-relief.yaml';

interface Fault {
  readonly edits: readonly Edit[];
  readonly code: string;
  /** A text that stands once in the broken file, and how far into it the fault lies. */
  readonly mark: string;
  readonly skip?: number;
  readonly params?: object;
}

/** That a copy of policies/ with these edits has exactly this fault, at its place in the last file edited. */
function expectFault({ edits, code, mark, skip = 0, params = {} }: Fault): void {
  const { path, problems } = loadEdited(edits);
  const file = edits.at(-1)![0];
  const { line, column } = whereIs(`${path}/${file}`, mark, skip);
  expect(problems.map(placeText)).toEqual([`${code} policies/${file}:${line}:${column}`]);
  expect(problems[0]!.params).toMatchObject(params);
}

const CONDITION = '      - layoff_rate = 0\n';
const condition = (text: string): Edit => [REFUND, CONDITION, `      - ${text}\n`];

describe('expressions', () => {
  test.each<[string, string, string, string, number, object]>([
    [
      'an unknown name, with the nearest',
      'layof_rate = 0',
      'unknown-name',
      'layof_rate',
      0,
      { name: 'layof_rate', nearest: ['layoff_rate'] },
    ],
    ['an unknown name in the middle', '1 < 2 and layof_rate = 0', 'unknown-name', '1 < 2 and layof_rate', 10, {}],
    ['an unknown name in quotes', '"1 < 2 and layof_rate = 0"', 'unknown-name', '1 < 2 and layof_rate', 10, {}],
    ['what does not parse', '(layoff_rate = 0', 'expression-syntax', '(layoff_rate = 0', 16, {}],
    [
      'full-width punctuation',
      'layoff_rate ＝ 0',
      'expression-full-width',
      'layoff_rate ＝ 0',
      12,
      { character: '＝', instead: '=' },
    ],
    [
      'a member that the enum does not have',
      'employer_kind = enterprize',
      'unknown-member',
      'enterprize',
      0,
      { name: 'enterprize' },
    ],
    [
      'money and a date added',
      'prior_year_ui_premiums + application_date = 0',
      'operand-types',
      'prior_year_ui_premiums + app',
      0,
      { operator: '+', left: 'money', right: 'date' },
    ],
    [
      'a rate compared with a date',
      'layoff_rate < application_date',
      'comparison-types',
      'layoff_rate < app',
      0,
      { left: 'rate', right: 'date' },
    ],
    [
      'a condition that is no yes or no',
      'layoff_rate + 1',
      'type-mismatch',
      'layoff_rate + 1',
      0,
      { expected: 'boolean' },
    ],
    [
      'a figure that the measure does not declare',
      'layoff_rate < few_layoffs_limit',
      'unknown-name',
      'few_layoffs_limit',
      0,
      { name: 'few_layoffs_limit' },
    ],
    [
      'a fact of single months outside a schedule',
      'pension_contribution = 0',
      'unknown-name',
      'pension_contribution = 0',
      0,
      { name: 'pension_contribution' },
    ],
  ])('%s', (_, text, code, mark, skip, params) => {
    expectFault({ edits: [condition(text)], code, mark, skip, params });
  });

  test('in a block over several lines, the line and column within the block', () => {
    expectFault({
      edits: [
        [
          REFUND,
          '    value: prior_year_ui_premiums * refund_ratio',
          '    value: >-\n      prior_year_ui_premiums\n      * refund_rato',
        ],
      ],
      code: 'unknown-name',
      mark: 'refund_rato',
      params: { nearest: expect.arrayContaining(['refund_ratio', 'ui_refund_ratio']) },
    });
  });

  test('in a cell of a table', () => {
    expectFault({
      edits: [[REFUND, '- [enterprise, large, 0.30]', '- [enterprise, huge, 0.30]']],
      code: 'unknown-member',
      mark: 'huge',
    });
  });

  test('an output of another type than declared', () => {
    expectFault({
      edits: [[REFUND, '    value: prior_year_ui_premiums * refund_ratio', '    value: refund_ratio']],
      code: 'type-mismatch',
      mark: 'value: refund_ratio',
      skip: 7,
      params: { expected: 'money', found: 'rate' },
    });
  });

  test('a day of a figure that is none', () => {
    expectFault({
      edits: [[REFUND, 'at: application_date - duration("P1Y")', 'at: layoff_rate']],
      code: 'type-mismatch',
      mark: 'at: layoff_rate',
      skip: 4,
      params: { expected: 'date', found: 'rate' },
    });
  });
});

describe('measures', () => {
  test('a window that ends before it begins', () => {
    expectFault({
      edits: [[REFUND, 'to: 2023-12-31, governed_by', 'to: 2023-08-08, governed_by']],
      code: 'window-backwards',
      mark: '2023-08-08, governed_by',
      params: { from: '2023-08-09', to: '2023-08-08' },
    });
  });

  test('a window of one day, and of one month, is none', () => {
    const edits: Edit[] = [
      [REFUND, 'to: 2023-12-31, governed_by', 'to: 2023-08-09, governed_by'],
      [RELIEF, 'to: 2020-06, governed_by', 'to: 2020-02, governed_by'],
    ];
    expect(loadEdited(edits).problems).toEqual([]);
  });

  test.each([
    ['a fact that is no day', 'layoff_rate'],
    ['a name that is no fact', 'aplication_date'],
  ])('governed by %s', (_, name) => {
    expectFault({
      edits: [[REFUND, 'governed_by: application_date', `governed_by: ${name}`]],
      code: 'governing-fact',
      mark: `governed_by: ${name}`,
      skip: 13,
      params: { name },
    });
  });

  test('a clause that its document does not list it under', () => {
    expectFault({
      edits: [[REFUND, 'clause: （一）', 'clause: （二）']],
      code: 'clause-not-listed',
      mark: '（二）',
      params: { measure: 'xinjiang-2023-49/ui-refund', clause: '（二）' },
    });
  });

  test('two conditions of one id, placed at the second', () => {
    expectFault({
      edits: [[REFUND, '  - id: stable-workforce', '  - id: covered-employer']],
      code: 'duplicate-id',
      mark: 'id: covered-employer\n    title: { zh: 未裁员或裁员率达标',
      params: { id: 'covered-employer' },
    });
  });

  test('a figure that is not known, with the nearest', () => {
    expectFault({
      edits: [
        [TACHENG, '  registered_unemployment_rate: {}', '  registered_unemployment_rates: {}'],
        [TACHENG, '      - layoff_rate < registered_unemployment_rate\n', ''],
      ],
      code: 'unknown-figure',
      mark: 'registered_unemployment_rates',
      params: { nearest: expect.arrayContaining(['registered_unemployment_rate']) },
    });
  });

  test('a name of its own that is a fact already', () => {
    expectFault({
      edits: [
        [REFUND, '  refund_ratio:\n', '  layoff_rate:\n'],
        [REFUND, 'prior_year_ui_premiums * refund_ratio', 'prior_year_ui_premiums * 0.1'],
      ],
      code: 'name-taken',
      mark: '  layoff_rate:\n',
      skip: 2,
      params: { name: 'layoff_rate' },
    });
  });

  test('a rule with a cell too few', () => {
    expectFault({
      edits: [[REFUND, '- [enterprise, large, 0.30]', '- [enterprise, 0.30]']],
      code: 'table-cell-count',
      mark: '[enterprise, 0.30]',
      params: { expected: 3, found: 2 },
    });
  });

  test('a sum of money without rounding', () => {
    expectFault({
      edits: [[REFUND, '    round: fen\n', '']],
      code: 'output-required',
      mark: 'title: { zh: 返还金额',
      params: { name: 'round' },
    });
  });

  test('rounding of what is no number', () => {
    expectFault({
      edits: [
        [
          TACHENG,
          'outputs:\n',
          'outputs:\n  paid:\n    title: { zh: 甲, en: a }\n    type: boolean\n    value: insured_and_paid_up\n    round: yuan\n',
        ],
      ],
      code: 'type-mismatch',
      mark: 'round: yuan',
      skip: 7,
    });
  });

  test('bounds of a figure that are no value of it', () => {
    expectFault({
      edits: [['linxia-2020/ui-refund.yaml', 'max: "1" }', 'max: "application_date" }']],
      code: 'type-mismatch',
      mark: 'max: "application_date" }',
      skip: 6,
    });
  });
});

describe('cycles', () => {
  const define = (text: string): Edit => [TACHENG, 'define:\n', `define:\n${text}`];
  const value = (name: string, expression: string) =>
    `  ${name}: { title: { zh: ${name}, en: ${name} }, type: number, value: ${expression} }\n`;

  test.each<[string, string, string[]]>([
    ['a definition that needs itself', value('one', 'one + 1'), ['one']],
    ['two definitions that need each other', value('one', 'two + 1') + value('two', 'one * 2'), ['one', 'two']],
    ['three in a ring', value('one', 'two') + value('two', 'three') + value('three', 'one'), ['one', 'two', 'three']],
  ])('%s', (_, text, names) => {
    const { problems } = loadEdited([define(text)]);
    expect(problems.map((each) => each.code)).toEqual(['cycle']);
    expect(problems[0]!.params).toEqual({ names });
    expect(problems[0]!.place.file).toBe(`policies/${TACHENG}`);
  });

  test('the place is where the ring closes; what only leads there is not of it', () => {
    expectFault({
      edits: [define(value('lead', 'one + 1') + value('one', 'two + 1') + value('two', 'one * 2'))],
      code: 'cycle',
      mark: 'one * 2',
      params: { names: ['one', 'two'] },
    });
  });

  test('a figure that rests on what is worked out later, on itself, or on a figure below it', () => {
    const day = '  the_day: { title: { zh: 日, en: day }, type: date, value: application_date }\n';
    const at = 'at: application_date - duration("P1Y")';
    expectFault({
      edits: [
        [REFUND, 'tables:\n', `define:\n${day}tables:\n`],
        [REFUND, at, 'at: the_day'],
      ],
      code: 'figure-order',
      mark: 'at: the_day',
      skip: 4,
      params: { name: 'the_day' },
    });
    const itself = 'at: if surveyed_unemployment_target > 0 then application_date else application_date';
    expectFault({
      edits: [[REFUND, at, itself]],
      code: 'figure-order',
      mark: 'if surveyed_unemployment_target',
      skip: 3,
      params: { name: 'surveyed_unemployment_target' },
    });
  });

  test('a fact that would follow from itself, or from one that is worked out too', () => {
    const derived = (name: string, expression: string) =>
      `  ${name}: { source: { zh: 甲, en: a }, value: ${expression}, examples: [{ facts: {}, value: null }] }\n`;
    const own = (text: string) => directoryOf({ 'vocabulary.yaml': FACTS, 'derived.yaml': `derived:\n${text}` });
    const FACTS =
      'facts:\n  one: { type: count, label: { zh: 数一, en: one } }\n  two: { type: count, label: { zh: 数二, en: two } }\n';
    expect(problemsOfLoading(own(derived('one', 'one + 1')), ownTables())).toMatchObject([
      { code: 'cycle', params: { names: ['one'] }, place: { line: 2 } },
    ]);
    const chain = own(derived('one', 'insured_staff + 1') + derived('two', 'one + 1'));
    expect(problemsOfLoading(chain, ownTables())).toMatchObject([
      { code: 'derived-from-derived', params: { fact: 'two', names: ['one'] }, place: { line: 3 } },
    ]);
  });

  test('a fault in a definition, a table or the schedule is told once, not at every use', () => {
    const { problems } = loadEdited([
      [REFUND, '- [enterprise, large, 0.30]', '- [enterprise, huge, 0.30]'],
      [
        RELIEF,
        '      value: pension_contribution - pension_payable',
        '      value: pension_contributions - pension_payable',
      ],
      define(value('one', 'no_such_fact') + value('two', 'one + 1')),
    ]);
    expect(problems.map((each) => [each.code, each.place.file])).toEqual([
      ['unknown-name', `policies/${TACHENG}`],
      ['unknown-member', `policies/${REFUND}`],
      ['unknown-name', `policies/${RELIEF}`],
    ]);
  });

  test('a table that reads a definition made from it', () => {
    const table =
      'tables:\n  step:\n    title: { zh: 档, en: step }\n    type: number\n    hit_policy: first\n    inputs: [one]\n    rules: [["-", 1]]\n';
    const { problems } = loadEdited([
      define(value('one', 'step + 1')),
      [TACHENG, '\noutputs:\n', `\n${table}outputs:\n`],
    ]);
    expect(problems.map((each) => [each.code, each.params])).toEqual([['cycle', { names: ['one', 'step'] }]]);
  });

  test('definitions in any order are no cycle', () => {
    const text = value('one', 'two + three') + value('two', 'three * 2') + value('three', '4');
    expect(loadEdited([define(text)]).problems).toEqual([]);
  });
});

describe('documents', () => {
  const clause = (id: string, rest: string) => `  - { id: ${id}, title: { zh: 条, en: clause }, ${rest} }\n`;
  const none = 'none: { zh: 无, en: none }';

  /** That a document of these clauses has one fault, at a text of it. */
  function expectFaultOf(clauses: string, code: string, mark: string, params: object, region = '654200'): void {
    const path = directoryOf({
      'test-2020/document.yaml': `title: { zh: 甲, en: a }\nissuer: { zh: 甲, en: a }\nregion: "${region}"\nclauses:\n${clauses}`,
    });
    const { line, column } = whereIs(`${path}/test-2020/document.yaml`, mark);
    const problems = problemsOfLoading(path, ownTables());
    expect(problems.map(placeText)).toEqual([`${code} policies/test-2020/document.yaml:${line}:${column}`]);
    expect(problems[0]!.params).toMatchObject(params);
  }

  test('a clause with neither measure, target nor reason', () => {
    const clauses = clause('（一）', none) + clause('（二）', 'measures: []');
    expectFaultOf(clauses, 'clause-without-entry', '{ id: （二）', { clause: '（二）' });
  });

  test('two clauses of one id, placed at the second', () => {
    const first = clause('（二）', none).replace('条', '甲');
    expectFaultOf(first + clause('（二）', none), 'duplicate-id', '{ id: （二）, title: { zh: 条,', { id: '（二）' });
  });

  test('a measure that a clause lists and that has no file', () => {
    expectFaultOf(clause('（一）', 'measures: [ui-refund]'), 'unknown-measure-of-clause', 'ui-refund', {
      name: 'ui-refund',
    });
  });

  test.each([
    ['without a figure', ''],
    ['with two', ', at_least: 1, at_most: 2'],
  ])('a target %s', (_, figures) => {
    const target = `{ id: two-ways, what: { zh: 甲, en: a }${figures} }`;
    expectFaultOf(clause('（一）', `targets: [${target}]`), 'schema', '{ id: two-ways', {
      message: 'one of at_least, at_most, value',
    });
  });

  test('a region that is not known', () => {
    expectFaultOf(clause('（一）', none), 'unknown-region', '"654299"', { name: '654299' }, '654299');
  });
});

test('a family that is missing is told for every measure of it', () => {
  const { families, ...rest } = ownTables();
  const files = Object.fromEntries(
    ['one', 'two'].flatMap((id) => [
      [
        `${id}/document.yaml`,
        'title: { zh: 甲, en: a }\nissuer: { zh: 甲, en: a }\nregion: "654200"\nclauses:\n  - { id: "1", title: { zh: 甲, en: a }, measures: [ui-refund] }\n',
      ],
      [
        `${id}/ui-refund.yaml`,
        'title: { zh: 甲, en: a }\nclause: "1"\nclaimant: { zh: 甲, en: a }\nin_force: { from: 2020-01-01, to: open, governed_by: application_date }\ndecision: { zh: 可办, en: may }\n',
      ],
    ]),
  );
  const renamed = families.map((each) => (each.id === 'ui-refund' ? { ...each, id: 'ui-refunds' } : each));
  const problems = problemsOfLoading(directoryOf(files), { ...rest, families: renamed });
  expect(problems.map(placeText)).toEqual(
    ['one', 'two'].map((each) => `unknown-measure policies/${each}/ui-refund.yaml:1:1`),
  );
  expect(problems[0]!.params).toMatchObject({
    name: 'ui-refund',
    nearest: expect.arrayContaining(['ui-refunds', 'ui-refund-hardship']),
  });
});

test('a name that would mean two families', () => {
  const { path: alias, problems } = loadEdited([
    ['families.yaml', 'aliases: [技术技能提升补贴', 'aliases: [稳岗 返还, 技术技能提升补贴'],
  ]);
  expect(problems).toMatchObject([
    {
      code: 'label-shared',
      params: { label: '稳岗 返还', first: 'ui-refund', second: 'skill-upgrade' },
      place: { file: 'policies/families.yaml', line: whereIs(`${alias}/families.yaml`, 'skill-upgrade:').line },
    },
  ]);
  const own = directoryOf({ 'families.yaml': 'families:\n  mine: { label: { zh: 社保减免, en: mine } }\n' });
  expect(problemsOfLoading(own, ownTables()).map((each) => each.params)).toEqual([
    { label: '社保减免', first: 'social-insurance-relief', second: 'mine' },
  ]);
});

test('files that nothing would read are refused', () => {
  const stray = copyWith([], { 'notes.yaml': 'a: 1\n', 'lost-2024/ui-refund.yaml': 'a: 1\n', 'readme.txt': 'x' });
  expect(problemsOfLoading(stray).map(placeText)).toEqual([
    'file-not-found policies/lost-2024/ui-refund.yaml:0:0',
    'file-not-found policies/notes.yaml:0:0',
  ]);
  const deep = loadEdited([], { 'xinjiang-2023-49/old/ui-refund.yaml': 'a: 1\n' });
  expect(deep.problems.map((each) => each.place.file)).toContain('policies/xinjiang-2023-49/old/ui-refund.yaml');
});

test('a measure that cannot be read is told once; one in two files is told at the second', () => {
  const { problems } = loadEdited([[REFUND, 'hit_policy: unique', 'hit_policy: [unique']]);
  expect(problems.map((each) => each.code)).toEqual(['yaml-syntax']);
  const text = readFileSync(`${POLICIES}/${REFUND}`, 'utf8');
  const twice = loadEdited([], { 'xinjiang-2023-49/ui-refund.yml': text });
  expect(twice.problems.map(placeText)).toEqual(['duplicate-id policies/xinjiang-2023-49/ui-refund.yml:1:1']);
});

test('a directory that is not there, is empty, or is a file', () => {
  const path = directoryOf({ 'x.txt': 'x' });
  for (const each of [`${path}/none`, path, `${path}/x.txt`]) {
    expect(problemsOfLoading(each)).toMatchObject([{ code: 'policies-not-found', params: { path: 'policies' } }]);
  }
});

test('a directory on top of the built-in tables adds to them and redefines nothing', () => {
  const own = directoryOf({
    'xinjiang-2023-49/document.yaml':
      'title: { zh: 甲, en: a }\nissuer: { zh: 甲, en: a }\nregion: "650000"\nclauses:\n  - { id: 1, title: { zh: 甲, en: a }, none: { zh: 无, en: none } }\n',
  });
  expect(problemsOfLoading(own, ownTables()).map((each) => [each.code, each.params])).toEqual([
    ['built-in-id', { id: 'xinjiang-2023-49' }],
  ]);
  const facts = directoryOf({
    'vocabulary.yaml':
      'facts:\n  layoff_rate: { type: rate, label: { zh: 甲, en: a } }\n  kept_apprentices: { type: count, label: { zh: 裁员率, en: b } }\n',
    'families.yaml': 'families:\n  ui-refund: { label: { zh: 甲, en: a } }\n',
  });
  expect(problemsOfLoading(facts, ownTables()).map(placeText)).toEqual([
    'built-in-id policies/vocabulary.yaml:2:3',
    'label-shared policies/vocabulary.yaml:3:3',
    'built-in-id policies/families.yaml:2:3',
  ]);
  const rest = directoryOf({
    'regions.yaml': 'source: x\nregions:\n  "650000": { zh: 甲, en: a }\n',
    'figures.yaml': 'figures:\n  minimum_wage: { type: money, label: { zh: 甲, en: a } }\n',
    'vocabulary.yaml':
      'enums:\n  employer_kind: { label: { zh: 乙, en: b }, members: { one: { zh: 丙, en: c }, two: { zh: 丁, en: d } } }\n',
  });
  expect(problemsOfLoading(rest, ownTables()).map(placeText)).toEqual([
    'built-in-id policies/regions.yaml:3:3',
    'built-in-id policies/vocabulary.yaml:2:3',
    'built-in-id policies/figures.yaml:2:3',
  ]);
  const labels = Object.keys(ownTables().vocabulary.labels);
  const label = directoryOf({ 'vocabulary.yaml': `labels:\n  ${labels[0]}: { zh: 甲, en: a }\n` });
  expect(problemsOfLoading(label, ownTables()).map(placeText)).toEqual(['built-in-id policies/vocabulary.yaml:2:3']);
});
