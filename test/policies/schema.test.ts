import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/values/problem.ts';
import { copyWith, type Edit, loadEdited, placeText, problemsOfLoading, whereIs } from './sets.ts';

const REFUND = 'xinjiang-2023-49/ui-refund.yaml';
const RELIEF = 'yili-2020-16/social-insurance-relief.yaml';
const DOCUMENT = 'xinjiang-2023-49/document.yaml';

/** Breaks one thing in a copy of policies/ and gives its only problem. */
function broken(edit: Edit): { problem: Problem; path: string } {
  const { path, problems } = loadEdited([edit]);
  expect(problems.map((each) => each.code)).toHaveLength(1);
  return { problem: problems[0]!, path: `${path}/${edit[0]}` };
}

/** That a slip is told with its code, its parameters and the place of `mark` in the broken file. */
function expectFault(edit: Edit, code: string, mark: string, params: object, skip = 0): void {
  const { problem, path } = broken(edit);
  const { line, column } = whereIs(path, mark, skip);
  expect(placeText(problem)).toBe(`${code} policies/${edit[0]}:${line}:${column}`);
  expect(problem.params).toMatchObject(params);
}

describe('keys', () => {
  test('an unknown key is placed at the key, with the nearest known one', () => {
    expectFault(
      [REFUND, '    hit_policy: unique', '    hit_policy: unique\n    hit_polcy: first'],
      'schema-unknown-key',
      'hit_polcy',
      { name: 'hit_polcy', path: 'tables.refund_ratio', nearest: ['hit_policy'] },
    );
  });

  test('a missing key is placed at the part that lacks it', () => {
    expectFault([DOCUMENT, 'region: "650000"\n', ''], 'schema-missing-key', 'number: 新', { key: 'region', path: '' });
    expectFault(
      [REFUND, 'title: { zh: 返还比例, en: Refund ratio }', 'title: { zh: 返还比例 }'],
      'schema-missing-key',
      '{ zh: 返还比例 }',
      { key: 'en', path: 'tables.refund_ratio.title' },
    );
    expectFault(
      [REFUND, '    hit_policy: unique\n', ''],
      'schema-missing-key',
      'title: { zh: 返还比例, en: Refund ratio }',
      {
        key: 'hit_policy',
        path: 'tables.refund_ratio',
      },
    );
    expectFault(
      [REFUND, ', to: 2023-12-31, governed_by', ', governed_by'],
      'schema-missing-key',
      '{ from: 2023-08-09',
      {
        key: 'to',
        path: 'in_force',
      },
    );
  });
});

describe('values', () => {
  test('a value of the wrong type', () => {
    expectFault(
      [REFUND, '    inputs: [employer_kind, enterprise_size]', '    inputs: employer_kind'],
      'schema-type',
      'inputs: employer_kind',
      { path: 'tables.refund_ratio.inputs', expected: 'array' },
      8,
    );
    expectFault(
      [DOCUMENT, 'region: "650000"', 'region:'],
      'schema-type',
      'region:',
      { path: 'region', expected: 'string' },
      7,
    );
  });

  test('the last day is a day, a month or one of two words', () => {
    expectFault([REFUND, 'to: 2023-12-31, governed_by', 'to: 2023-12-1, governed_by'], 'schema-value', '2023-12-1,', {
      path: 'in_force.to',
      found: '2023-12-1',
      expected: 'a day or month such as 2023-08-09 or 2023-08',
    });
  });

  test('one of a fixed set of words', () => {
    expectFault([REFUND, 'hit_policy: unique', 'hit_policy: collect'], 'schema-value', 'collect', {
      found: 'collect',
      expected: 'unique, first',
    });
    expectFault([REFUND, '    round: fen', '    round: cent'], 'schema-value', 'cent', { found: 'cent' });
  });

  test('a malformed date, region code or name', () => {
    expectFault([DOCUMENT, 'issued: 2023-08-09', 'issued: 2023-8-9'], 'schema-value', '2023-8-9', {
      found: '2023-8-9',
    });
    expectFault([DOCUMENT, 'region: "650000"', 'region: "65"'], 'schema-value', '"65"', { found: '65' });
    expectFault([REFUND, '  refund_ratio:\n', '  RefundRatio:\n'], 'schema-value', 'RefundRatio:\n', {
      expected: 'a name in lower case',
    });
  });

  test('a day that no calendar has', () => {
    expectFault([DOCUMENT, 'issued: 2023-08-09', 'issued: 2023-02-30'], 'schema-value', '2023-02-30', {
      path: 'issued',
      found: '2023-02-30',
    });
    expectFault([REFUND, 'to: 2023-12-31, governed_by', 'to: 2023-11-31, governed_by'], 'schema-value', '2023-11-31', {
      found: '2023-11-31',
    });
    expectFault([RELIEF, 'in_force: { from: 2020-02,', 'in_force: { from: 2020-13,'], 'schema-value', '2020-13', {
      found: '2020-13',
    });
  });

  test('a condition has one of test, any and all', () => {
    expectFault(
      [
        'tacheng-2019-16/ui-refund.yaml',
        '    test: insured_and_paid_up',
        '    test: insured_and_paid_up\n    all: [insured_and_paid_up]',
      ],
      'schema',
      'id: insured-and-paid-up',
      { path: 'conditions.1', message: 'one of test, any, all' },
    );
    expectFault(
      ['tacheng-2019-16/ui-refund.yaml', '    test: insured_and_paid_up\n', ''],
      'schema',
      'id: insured-and-paid-up',
      { path: 'conditions.1' },
    );
  });

  test('an empty list where something is needed', () => {
    expectFault([REFUND, '    inputs: [employer_kind, enterprise_size]', '    inputs: []'], 'schema', '[]', {
      path: 'tables.refund_ratio.inputs',
    });
  });
});

test('every fault of a file is told at once', () => {
  const { path, problems } = loadEdited([
    [REFUND, 'hit_policy: unique', 'hit_polcy: unique'],
    [REFUND, '    round: fen', '    round: cent'],
    [RELIEF, 'clause: （二）\n', ''],
  ]);
  const at = (file: string, mark: string) => {
    const { line, column } = whereIs(`${path}/${file}`, mark);
    return `policies/${file}:${line}:${column}`;
  };
  expect(problems.map(placeText).sort()).toEqual([
    `schema-missing-key ${at(REFUND, 'title: { zh: 返还比例, en: Refund ratio }')}`,
    `schema-missing-key policies/${RELIEF}:1:1`,
    `schema-unknown-key ${at(REFUND, 'hit_polcy')}`,
    `schema-value ${at(REFUND, 'cent')}`,
  ]);
});

test('a fault in what documents rest on is told alone, without its consequences', () => {
  const edit: Edit = [
    'vocabulary.yaml',
    '  employer_kind:\n    type: enum employer_kind',
    '  employer_kind:\n    typ: enum employer_kind\n    type: enum employer_kind',
  ];
  // All documents, with their figures and derived facts, lack what is not read.
  const path = copyWith([edit]);
  const { line, column } = whereIs(`${path}/vocabulary.yaml`, 'typ: enum');
  const problems = problemsOfLoading(path);
  expect(problems.map(placeText)).toEqual([`schema-unknown-key policies/vocabulary.yaml:${line}:${column}`]);
  expect(problems[0]!.params).toMatchObject({ name: 'typ', nearest: ['type'] });
});

test('an empty file and one that is a list', () => {
  const { problems } = loadEdited([], { [REFUND]: '', [RELIEF]: '- a\n' });
  expect(problems.map((each) => `${placeText(each)} ${JSON.stringify(each.params)}`)).toEqual([
    `schema-type policies/${REFUND}:1:1 {"path":"","expected":"object"}`,
    `schema-type policies/${RELIEF}:1:1 {"path":"","expected":"object"}`,
  ]);
});
