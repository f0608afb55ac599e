import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkDocumentBounds, reportOf } from '../../src/policies/locality/check.ts';
import type { LocalityFile } from '../../src/policies/locality/model.ts';
import { readLocality } from '../../src/policies/locality/read.ts';
import { merged, overlap, type Span, without } from '../../src/policies/locality/spans.ts';
import { neededFigures } from '../../src/policies/locality/survey.ts';
import type { PolicySet } from '../../src/policies/set.ts';
import { CalendarDate } from '../../src/values/calendar.ts';
import { type Problem, SuanceError } from '../../src/values/problem.ts';
import { codeOf } from '../values/problems.ts';
import { ownSet, placeText, temporaryDirectory } from './sets.ts';
import { amount, quantity, smallSet } from './small.ts';

function fileOf(text: string): string {
  const path = join(temporaryDirectory(), 'office.yaml');
  writeFileSync(path, text);
  return path;
}

function read(text: string, set: PolicySet = ownSet()): LocalityFile {
  return readLocality(fileOf(text), 'office.yaml', { vocabulary: set.vocabulary(), regions: set.regions() });
}

function faults(text: string, set?: PolicySet): readonly Problem[] {
  try {
    read(text, set);
    return [];
  } catch (error) {
    if (error instanceof SuanceError) return error.problems;
    throw error;
  }
}

/** A value in one line. */
function lines(file: LocalityFile): string[] {
  return Object.entries(file.figures).flatMap(([name, values]) =>
    values.map((each) => {
      const { region, from, to, value, source } = each;
      return `${name} ${region} ${from}..${to ?? ''} ${value} ${source ? `${source.zh}/${source.en}` : '-'}`;
    }),
  );
}

const YINING = 'region: "654002"\nfigures:\n';

describe('a locality file', () => {
  test('values with their days, places and sources', () => {
    const file = read(`${YINING}  minimum_wage:
    - { from: 2020-01-01, to: 2020-12-31, value: 1460, source: 甲 }
    - from: 2021-01-01
      value: 1,620元
      source: { zh: 乙, en: B }
  ui_refund_ratio:
    - { from: 2020-01-01, value: 60.5% }
`);
    expect(file.region).toBe('654002');
    expect(lines(file)).toEqual([
      'minimum_wage 654002 2020-01-01..2020-12-31 1460 甲/甲',
      'minimum_wage 654002 2021-01-01.. 1620 乙/B',
      'ui_refund_ratio 654002 2020-01-01.. 0.605 -',
    ]);
  });

  test('places, days, figures and rates as offices write them', () => {
    const file = read(`region: 伊犁州
figures:
  最低工资标准:
    - { from: 2020年1月1日, to: 2020/6/30, value: 0.15万元, region: 伊宁市 }
  Refund ratio:
    - { from: 20200101, value: 0.6 }
`);
    expect(lines(file)).toEqual([
      'minimum_wage 654002 2020-01-01..2020-06-30 1500 -',
      'ui_refund_ratio 654000 2020-01-01.. 0.6 -',
    ]);
  });

  test('nothing filled in is no fault: a value, a list, all of it', () => {
    expect(read('region: "654002"\nfigures:\n')).toMatchObject({ figures: {}, blank: [] });
    expect(read('region: "654002"\n')).toMatchObject({ figures: {} });
    const file = read(
      `${YINING}  minimum_wage:\n    - { from: 2020-01-01, to: , value: , source: "" }\n  ui_refund_ratio:\n`,
    );
    expect(file).toMatchObject({ figures: {}, blank: ['minimum_wage', 'ui_refund_ratio'] });
  });

  test('a mark, and Windows line ends', () => {
    const text = `\ufeff${YINING}  minimum_wage:\n    - from: 2020-01-01\n      value: 1460\n`.replaceAll('\n', '\r\n');
    expect(lines(read(text))).toEqual(['minimum_wage 654002 2020-01-01.. 1460 -']);
  });

  test('days that touch do not overlap, nor do those of two places', () => {
    const text = `region: "654000"\nfigures:\n  minimum_wage:
    - { from: 2020-01-01, to: 2020-06-30, value: 1 }
    - { from: 2020-07-01, value: 2 }
    - { from: 2020-07-01, value: 3, region: 伊宁市 }\n`;
    expect(lines(read(text))).toHaveLength(3);
  });
});

describe('faults, each with its place', () => {
  const entry = (text: string) => `${YINING}  minimum_wage:\n    - { ${text} }\n`;

  test.each<[string, string, string[]]>([
    ['no region', 'figures: {}\n', ['schema-missing-key office.yaml:1:1']],
    ['an unknown region', 'region: 亚特兰\n', ['unknown-region office.yaml:1:9']],
    ['a key that is none', `${YINING}\nfigure: 1\n`, ['schema-unknown-key office.yaml:4:1']],
    ['a value for all time', `${YINING}  minimum_wage: 1460\n`, ['schema-type office.yaml:3:17']],
    ['no first day', entry('value: 1'), ['schema-missing-key office.yaml:4:7']],
    ['no value', entry('from: 2020-01-01'), ['schema-missing-key office.yaml:4:7']],
    [
      'an unknown figure',
      `${YINING}  minimum_wag:\n    - { from: 2020-01-01, value: 1 }\n`,
      ['parameter-unknown office.yaml:3:3'],
    ],
    ['a fact', `${YINING}  裁员率:\n    - { from: 2020-01-01, value: 1% }\n`, ['parameter-unknown office.yaml:3:3']],
    ['a figure by two names', `${YINING}  minimum_wage:\n  最低工资:\n`, ['fact-twice office.yaml:4:3']],
    ['a figure twice', `${YINING}  minimum_wage: []\n  minimum_wage: []\n`, ['yaml-syntax office.yaml:4:3']],
    ['a day that is none', entry('from: 2020-02-30, value: 1'), ['date-impossible office.yaml:4:15']],
    ['no day at all', entry('from: 2020, value: 1'), ['date-without-day office.yaml:4:15']],
    ['days backwards', entry('from: 2020-01-01, to: 2019-12-31, value: 1'), ['window-backwards office.yaml:4:31']],
    ['a value that is none', entry('from: 2020-01-01, value: 高'), ['money-malformed office.yaml:4:34']],
    ['out of the figure’s own bounds', entry('from: 2020-01-01, value: -0.01'), ['below-minimum office.yaml:4:34']],
    ['a place outside', entry('from: 2020-01-01, value: 1, region: 塔城市'), ['region-outside office.yaml:4:45']],
    ['a place around', entry('from: 2020-01-01, value: 1, region: "654000"'), ['region-outside office.yaml:4:45']],
    ['half a source', entry('from: 2020-01-01, value: 1, source: { zh: 甲 }'), ['schema-value office.yaml:4:45']],
    [
      'overlapping days',
      `${YINING}  minimum_wage:\n    - { from: 2020-01-01, to: 2020-07-01, value: 1 }\n    - { from: 2020-07-01, value: 2 }\n`,
      ['figure-overlap office.yaml:5:7'],
    ],
    [
      'all of them at once',
      `${YINING}  a_b:\n  minimum_wage:\n    - { from: x, value: y, region: z }\n`,
      [
        'parameter-unknown office.yaml:3:3',
        'date-malformed office.yaml:5:15',
        'unknown-region office.yaml:5:36',
        'money-malformed office.yaml:5:25',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(faults(text).map(placeText)).toEqual(expected);
  });

  test('the nearest of a figure and of a region are suggested', () => {
    expect(faults(`${YINING}  minimum_wag:\n`)[0]!.params).toMatchObject({
      nearest: expect.arrayContaining(['minimum_wage']),
    });
    expect(faults(`${YINING}  最低工资标淮:\n`)[0]!.params).toMatchObject({
      nearest: expect.arrayContaining(['最低工资标准']),
    });
    expect(faults('region: 伊宁是\n')[0]!.params).toMatchObject({ nearest: expect.arrayContaining(['伊宁市']) });
  });

  test('a file that is none', () => {
    const set = ownSet();
    const context = { vocabulary: set.vocabulary(), regions: set.regions() };
    const path = join(temporaryDirectory(), 'none.yaml');
    expect(codeOf(() => readLocality(path, 'none.yaml', context))).toBe('file-not-found');
    expect(codeOf(() => readLocality(temporaryDirectory(), 'here', context))).toBe('file-is-directory');
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00]));
    expect(codeOf(() => readLocality(path, 'none.yaml', context))).toBe('file-encoding');
    expect(faults('').map((each) => each.code)).toEqual(['schema-type']);
  });
});

const FIGURES = [
  quantity('open_level', 'money', 'min: 0'),
  quantity('last_level', 'money'),
  `half_level:
  type: money
  label: { zh: half_level, en: half_level }
  values:
    - { region: "650000", from: 2020-01-01, to: 2020-06-30, value: 7, source: { zh: 旧, en: old } }\n`,
  `known_level:
  type: money
  label: { zh: known_level, en: known_level }
  values:
    - { region: "000000", from: 2020-03-01, value: 9, source: { zh: 新, en: new } }
    - { region: "654000", from: 2019-01-01, to: 2020-02-29, value: 8, source: { zh: 早, en: early } }\n`,
  quantity('first_day', 'date'),
  quantity('unused_level', 'money'),
].join('');

/** In force in 2020 for 654000, with bounds of every kind. */
const SMALL = smallSet({
  facts: quantity('wage', 'money'),
  figures: FIGURES,
  measure: `parameters:
  open_level: { bounds: { min: "100 + 50", max: "500" } }
  last_level: { at: 'application_date - duration("P1Y")', bounds: { max: "1000" } }
  half_level: { bounds: { max: wage } }
  known_level: {}
  first_day: { bounds: { min: 'date("2020-03-01")' } }
conditions:
  - { id: begun, title: { zh: 已开始, en: begun }, test: application_date >= first_day }
${amount('open_level + last_level + half_level + known_level + wage')}`,
});

const NEEDED = ['open_level', 'last_level', 'half_level', 'known_level', 'first_day'];

describe('the figures that the documents of a place need', () => {
  const survey = (region: string, on: string | null = null) =>
    neededFigures(SMALL, region, on === null ? null : CalendarDate.parse(on)).filter((each) =>
      each.uses.some(({ measure }) => measure.id === 'test-2020/award'),
    );
  const open = (region: string, on: string | null = null) =>
    survey(region, on).map((each) => `${each.definition.name} ${each.open.map(days).join(' ')}`.trim());

  test('with the days for which there is no reference value', () => {
    expect(open('654002')).toEqual([
      'open_level 2020-01-01..2020-12-31',
      'last_level 2019-01-01..2019-12-31',
      'half_level 2020-07-01..2020-12-31',
      'known_level',
      'first_day 2020-01-01..2020-12-31',
    ]);
    expect(survey('654002').map((each) => each.shipped.map(({ from }) => from))).toEqual([
      [],
      [],
      ['2020-01-01'],
      ['2019-01-01', '2020-03-01'],
      [],
    ]);
  });

  test('on a day, a figure with a value of that day is known', () => {
    expect(open('654000', '2020-06-30')).toEqual([
      'open_level 2020-01-01..2020-12-31',
      'last_level 2019-01-01..2019-12-31',
      'half_level',
      'known_level',
      'first_day 2020-01-01..2020-12-31',
    ]);
    expect(open('654000', '2020-07-01')[2]).toBe('half_level 2020-07-01..2020-12-31');
    expect(open('654000', '2021-01-01')).toEqual([]);
  });

  test('only where the document reaches', () => {
    expect(open('650000')).toEqual([]);
    expect(open('654201')).toEqual([]);
    expect(survey('654000').map((each) => each.definition.name)).toEqual(NEEDED);
  });
});

describe('what a file has, and what is open', () => {
  const report = (text: string) => {
    const { open, ...rest } = reportOf(read(text, SMALL), SMALL);
    const own = open.filter((each) => NEEDED.includes(each.figure.definition.name));
    return {
      ...rest,
      open: own.map((each) => `${each.figure.definition.name} ${each.days.map(days)}${each.inPart ? ' part' : ''}`),
    };
  };

  test('counts, gaps, what is not used and what has no source', () => {
    const text = `${YINING}  open_level:
    - { from: 2020-01-01, to: 2020-03-31, value: 200, source: 甲 }
    - { from: 2020-05-01, to: 2021-03-31, value: 200 }
  half_level:
    - { from: 2020-07-01, value: 1, source: 甲 }
  unused_level:
    - { from: 2020-07-01, value: 1, source: 甲 }
  last_level:\n`;
    expect(report(text)).toMatchObject({
      values: 4,
      set: ['open_level', 'half_level', 'unused_level'],
      open: [
        'open_level 2020-04-01..2020-04-30 part',
        'last_level 2019-01-01..2019-12-31',
        'first_day 2020-01-01..2020-12-31',
      ],
      unused: ['unused_level'],
      unsourced: [{ from: '2020-05-01' }],
    });
  });

  test('a value for one place inside leaves the others open', () => {
    const text =
      'region: "654000"\nfigures:\n  open_level:\n    - { from: 2020-01-01, value: 200, region: "654002" }\n';
    expect(report(text).open[0]).toBe('open_level 2020-01-01..2020-12-31 part');
  });
});

describe('the bounds of documents, held against a file', () => {
  const found = (name: string, value: string, more = 'from: 2020-01-01') =>
    checkDocumentBounds(read(`${YINING}  ${name}:\n    - { ${more}, value: ${value} }\n`, SMALL), SMALL);

  test('both sides, with the clause', () => {
    expect(found('open_level', '150')).toEqual([]);
    expect(found('open_level', '500')).toEqual([]);
    expect(found('open_level', '149.99')).toMatchObject([
      {
        code: 'figure-out-of-bounds',
        params: { value: '149.99', side: 'min', bound: '150.00', clause: '1', document: '试发〔2020〕1号' },
        place: { file: 'office.yaml', line: 4, field: 'open_level' },
      },
    ]);
    expect(found('open_level', '500.01')).toHaveLength(1);
  });

  test('a value of other days or of another place does not meet the document', () => {
    expect(found('open_level', '1', 'from: 2019-01-01, to: 2019-12-31')).toEqual([]);
    expect(found('open_level', '1', 'from: 2021-01-01')).toEqual([]);
    const text = 'region: 塔城市\nfigures:\n  open_level:\n    - { from: 2020-01-01, value: 1 }\n';
    expect(checkDocumentBounds(read(text, SMALL), SMALL)).toEqual([]);
  });

  test('days are those of which the document takes the figure', () => {
    expect(found('last_level', '1001', 'from: 2019-12-31, to: 2019-12-31')).toHaveLength(1);
    expect(found('last_level', '1001', 'from: 2020-01-01')).toEqual([]);
  });

  test('days are held against days', () => {
    expect(found('first_day', '2020-03-01')).toEqual([]);
    expect(found('first_day', '2020-02-29')).toMatchObject([{ params: { side: 'min', bound: '2020-03-01' } }]);
  });

  test('a bound that depends on the case is left to the case', () => {
    expect(found('half_level', '1000000')).toEqual([]);
  });

  test('the example keeps to its documents', () => {
    const set = ownSet();
    const path = new URL('../../examples/locality-yining.yaml', import.meta.url);
    expect(checkDocumentBounds(read(readFileSync(path, 'utf8')), set)).toEqual([]);
  });
});

const days = ({ from, to }: Span) => `${from}..${to ?? ''}`;

describe('spans of days', () => {
  const span = (text: string): Span => {
    const [from, to] = text.split('..') as [string, string];
    return { from, to: to || null };
  };
  const list = (texts: string[]) => texts.map(span);

  test.each<[string[], string[]]>([
    [[], []],
    [['2020-02-01..', '2020-01-01..2020-01-31'], ['2020-01-01..']],
    [
      ['2020-01-01..2020-01-30', '2020-02-01..2020-02-02'],
      ['2020-01-01..2020-01-30', '2020-02-01..2020-02-02'],
    ],
    [['2020-01-01..', '2020-03-01..2020-04-01'], ['2020-01-01..']],
    [['2020-01-01..2020-12-31', '2020-03-01..2020-04-01'], ['2020-01-01..2020-12-31']],
  ])('%j merged', (given, expected) => {
    expect(merged(list(given)).map(days)).toEqual(expected);
  });

  test.each<[string[], string[], string[]]>([
    [['2020-01-01..2020-12-31'], [], ['2020-01-01..2020-12-31']],
    [['2020-01-01..2020-12-31'], ['2019-01-01..'], []],
    [['2020-01-01..2020-12-31'], ['2020-03-01..2020-03-31'], ['2020-01-01..2020-02-29', '2020-04-01..2020-12-31']],
    [['2020-01-01..'], ['2020-01-01..2020-01-01'], ['2020-01-02..']],
    [['2020-01-01..'], ['2021-01-01..'], ['2020-01-01..2020-12-31']],
    [['2020-01-01..2020-01-31'], ['2020-02-01..'], ['2020-01-01..2020-01-31']],
  ])('%j without %j', (given, others, expected) => {
    expect(without(list(given), list(others)).map(days)).toEqual(expected);
  });

  test('a day in common, or none', () => {
    expect(overlap(span('2020-01-01..2020-01-31'), span('2020-01-31..'))).toBe(true);
    expect(overlap(span('2020-01-01..2020-01-31'), span('2020-02-01..'))).toBe(false);
  });
});
