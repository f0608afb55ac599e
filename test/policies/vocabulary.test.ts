import { describe, expect, test } from 'vitest';
import { type Edit, loadEdited, ownTables, placeText, whereIs } from './sets.ts';

/** That an edit of a shared file brings exactly these problems, each at a text that stands once in the broken file. */
function expectFaults(
  edit: Edit,
  ...faults: (readonly [code: string, mark: string, skip: number, params: object])[]
): void {
  const { path, problems } = loadEdited([edit]);
  const places = faults.map(([code, mark, skip]) => {
    const { line, column } = whereIs(`${path}/${edit[0]}`, mark, skip);
    return `${code} policies/${edit[0]}:${line}:${column}`;
  });
  expect(problems.map(placeText)).toEqual(places);
  for (const [index, fault] of faults.entries()) expect(problems[index]!.params).toMatchObject(fault[3]);
}

const VOCABULARY = 'vocabulary.yaml';
const FIGURES = 'figures.yaml';

describe('labels lead to one thing', () => {
  test('two members of an enum under one alias, folded', () => {
    expectFaults(
      [VOCABULARY, 'aliases: [小型企业]', 'aliases: [小型企业, "中 型"]'],
      ['label-shared', 'small: { zh: 小型', 0, { label: '中 型', first: 'medium', second: 'small' }],
    );
  });

  test('two facts under one header', () => {
    expectFaults(
      [VOCABULARY, 'headers: [上年度裁员率]', 'headers: [上年度裁员率, 参保人数]'],
      ['label-shared', '  insured_staff:\n', 2, { label: '参保人数', first: 'layoff_rate', second: 'insured_staff' }],
    );
  });

  test('a figure under the header of a fact, punctuation aside', () => {
    expectFaults(
      [FIGURES, 'headers: [返还比例, 返还标准]', 'headers: [返还比例, "裁员率（）"]'],
      ['label-shared', '  ui_refund_ratio:\n', 2, { label: '裁员率', first: 'layoff_rate', second: 'ui_refund_ratio' }],
    );
  });
});

describe('facts', () => {
  test('an enum that is not defined, with the nearest', () => {
    expectFaults(
      [VOCABULARY, 'type: enum certificate_kind', 'type: enum certificat_kind'],
      [
        'unknown-enum',
        'enum certificat_kind',
        0,
        { name: 'certificat_kind', nearest: ['certificate_kind', 'certificate_level'] },
      ],
    );
  });

  test('bounds and examples are read by the type of the fact', () => {
    expectFaults(
      [
        VOCABULARY,
        '  layoff_rate:\n    type: rate\n    group: insurance\n    min: 0%\n    max: 100%',
        '  layoff_rate:\n    type: rate\n    group: insurance\n    min: 0%\n    max: 100',
      ],
      ['rate-without-unit', 'max: 100\n', 5, { text: '100' }],
    );
    expectFaults(
      [VOCABULARY, 'example: 3.2%', 'example: 101%'],
      ['above-maximum', '101%', 0, { value: '101%', bound: '100%' }],
    );
    expectFaults(
      [VOCABULARY, 'example: level_four', 'example: level_fore'],
      ['enum-value', 'level_fore', 0, { text: 'level_fore' }],
    );
  });

  test('a name given to a figure as well is placed there, and says where it stands first', () => {
    expectFaults(
      [FIGURES, '  few_layoffs_limit:\n', '  layoff_rate:\n'],
      [
        'duplicate-id',
        '  layoff_rate:\n',
        2,
        { id: 'layoff_rate', first: expect.stringMatching(/^policies\/vocabulary\.yaml:\d+$/) },
      ],
    );
  });

  test('a shorthand for a fact that is not there', () => {
    expectFaults(
      [VOCABULARY, 'sets: [contribution_from, contribution_to]', 'sets: [contribution_from, contribution_until]'],
      [
        'unknown-fact',
        'contribution_until',
        0,
        { name: 'contribution_until', nearest: ['contribution_to', 'contribution_from'] },
      ],
    );
  });

  test('a constraint is checked as an expression', () => {
    expectFaults(
      [VOCABULARY, 'require: contribution_from <= contribution_to', 'require: contribution_from <= layoff_rate'],
      ['comparison-types', 'contribution_from <= layoff_rate', 0, { left: 'month', right: 'rate' }],
    );
  });
});

describe('facts that say who it is', () => {
  test('can be read by no expression', () => {
    expectFaults(
      [VOCABULARY, 'require: contribution_from <= contribution_to', 'require: person_name = "x"'],
      ['unknown-name', 'person_name = "x"', 0, { name: 'person_name' }],
    );
  });

  test('are text; only they are masked', () => {
    expectFaults(
      [VOCABULARY, '  birth_date:\n    type: date\n', '  birth_date:\n    identity: true\n    type: date\n'],
      ['schema', '    identity: true\n    type: date', 4, {}],
    );
  });
});

describe('figures', () => {
  const value = (from: string, to: string) =>
    `      - { region: "000000", from: ${from}, to: ${to}, value: 5%, source: { zh: 甲, en: a } }\n`;
  const added = (text: string): Edit => [
    FIGURES,
    '  registered_unemployment_rate:\n',
    `${text}  registered_unemployment_rate:\n`,
  ];

  test('two values on one day, from the first day that both have', () => {
    expectFaults(added(value('2024-12-31', '2025-12-31')), [
      'figure-overlap',
      '{ region: "000000", from: 2024-12-31',
      0,
      { figure: 'surveyed_unemployment_target', region: '000000', date: '2024-12-31' },
    ]);
  });

  test('values that follow one another day by day do not overlap', () => {
    expect(loadEdited([added(value('2025-01-01', '2025-12-31'))]).problems).toEqual([]);
  });

  test('a value that ends before it begins, of an unknown region, or malformed', () => {
    expectFaults(added(value('2025-02-01', '2025-01-31')), [
      'window-backwards',
      '2025-01-31',
      0,
      { from: '2025-02-01', to: '2025-01-31' },
    ]);
    expectFaults(added(value('2025-01-01', '2025-12-31').replace('000000', '990000')), [
      'unknown-region',
      '"990000"',
      0,
      { name: '990000' },
    ]);
    expectFaults(added(value('2025-01-01', '2025-12-31').replace('5%', '0.05')), [
      'rate-without-unit',
      'value: 0.05',
      7,
      { text: '0.05' },
    ]);
  });
});

describe('regions', () => {
  test('a parent that is not there', () => {
    expectFaults(
      [
        'regions.yaml',
        '"650121": { zh: 乌鲁木齐县, en: Urumqi county, parent: "650100" }',
        '"650121": { zh: 乌鲁木齐县, en: Urumqi county, parent: "650199" }',
      ],
      ['parent-region', '{ zh: 乌鲁木齐县', 0, { id: '650121', parent: '650199' }],
    );
  });
});

test('what the vocabulary of the repository says of bounds', () => {
  const { facts, figures } = ownTables().vocabulary;
  const all = Object.values({ ...facts, ...figures });
  const bounds = all.map((each) => `${each.name} ${each.min}…${each.max}`);
  expect(bounds).toContain('layoff_rate 0…1');
  expect(bounds).toContain('insured_staff 0…null');
  expect(bounds).toContain('prior_year_ui_premiums 0…null');
  expect(bounds).toContain('ui_refund_ratio 0…null');
  // Nothing that officials count or pay is less than nothing.
  const open = all.filter((each) => ['money', 'rate', 'count'].includes(each.type) && each.min === null);
  expect(open.map((each) => each.name)).toEqual([]);
});
