import { describe, expect, test } from 'vitest';
import { addEntries } from '../../src/cases/entries.ts';
import { readCaseFile } from '../../src/cases/file.ts';
import { readJsonCase } from '../../src/cases/json.ts';
import { NameIndex } from '../../src/cases/names.ts';
import { CaseBuilder } from '../../src/cases/read.ts';
import { ownSet } from '../policies/sets.ts';
import { problemOf } from '../values/problems.ts';

const set = ownSet();
const names = new NameIndex(set.vocabulary());

const entries = (text: string) =>
  Object.fromEntries(readCaseFile(text, 'case').facts.map((each) => [each.name, each.value]));

/** The case that a file gives. */
function read(text: string) {
  const builder = new CaseBuilder({ vocabulary: set.vocabulary(), regions: () => set.regions() });
  addEntries(builder, readCaseFile(text, 'case').facts, names);
  return builder.build(null);
}

describe('a case as JSON and as YAML', () => {
  test.each([
    ['JSON', '{"裁员率": "5.5%", "参保职工人数": 30, "insured_as_unit": true, "企业规模": null}'],
    ['YAML', '裁员率: 5.5%\n参保职工人数: 30\ninsured_as_unit: true\n企业规模:\n'],
    ['JSON with a byte order mark', '\uFEFF{"裁员率": "5.5%", "参保职工人数": 30, "insured_as_unit": true}'],
    ['YAML with a byte order mark', '\uFEFF裁员率: 5.5%\n参保职工人数: 30\ninsured_as_unit: true\n'],
  ])('%s: a mapping of facts; null is not known', (_, text) => {
    expect(entries(text)).toEqual({ 裁员率: '5.5%', 参保职工人数: '30', insured_as_unit: 'true' });
  });

  test.each([
    [
      'JSON',
      '{"measure": "xinjiang-2023-49/ui-refund", "status": "eligible", "facts": {"layoff_rate": "0%"}, "errors": []}',
    ],
    ['YAML', 'measure: xinjiang-2023-49/ui-refund\nstatus: eligible\nfacts:\n  layoff_rate: 0%\nerrors: []\n'],
  ])('%s: a saved result, whose facts are under their key', (_, text) => {
    const file = readCaseFile(text, 'case');
    expect(file.subject).toBe('xinjiang-2023-49/ui-refund');
    expect(file.facts.map((each) => [each.name, each.value])).toEqual([['layoff_rate', '0%']]);
  });

  test('numbers are taken as written, beyond the precision of a float', () => {
    const numbers = {
      layoff_rate: '0.12345678901234567890123',
      prior_year_ui_premiums: '9007199254740993.01',
      insured_staff: '12345678901234567890',
    };
    const json = `{${Object.entries(numbers)
      .map(([name, value]) => `"${name}": ${value}`)
      .join(', ')}}`;
    const yaml = Object.entries(numbers)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join('');
    expect(entries(json)).toEqual(numbers);
    expect(entries(yaml)).toEqual(numbers);
    for (const text of [json, yaml]) {
      const { facts, errors } = read(text);
      expect(errors).toEqual([]);
      expect(
        Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, JSON.parse(JSON.stringify(value))])),
      ).toEqual(numbers);
    }
  });

  test('a bare rate is a fraction, one with its sign a percentage', () => {
    for (const text of [
      'layoff_rate: 0.055',
      'layoff_rate: 5.5%',
      '{"layoff_rate": 0.055}',
      '{"layoff_rate": "5.5%"}',
    ]) {
      expect(read(text).facts.layoff_rate?.toString(), text).toBe('0.055');
    }
    expect(read('layoff_rate: 5.5').errors.map((each) => each.code)).toEqual(['above-maximum']);
  });

  test('months of a fact', () => {
    for (const text of [
      'pension_contribution: { 2020-02: 1000.10, 2020-03: 900 }',
      '{"pension_contribution": {"2020-02": 1000.10, "2020-03": "900", "2020-04": null}}',
    ]) {
      const { series, errors } = read(text);
      expect(errors).toEqual([]);
      expect(Object.keys(series.pension_contribution!.months)).toEqual(['2020-02', '2020-03']);
      expect(series.pension_contribution!.months['2020-02']!.toJSON()).toBe('1000.1');
    }
  });
});

describe('places of errors', () => {
  test('in YAML by line and column, in JSON by file', () => {
    expect(read('企业规模: 小型\n裁员率: 5.5x\n').errors).toMatchObject([
      { code: 'rate-malformed', place: { file: 'case', line: 2, column: 6, field: 'layoff_rate' } },
    ]);
    expect(read('{"裁员率": "5.5x"}').errors).toMatchObject([
      { code: 'rate-malformed', place: { file: 'case', field: 'layoff_rate' } },
    ]);
  });

  test('an unknown fact at its line', () => {
    expect(problemOf(() => read('企业规模: 小型\n裁员律: 5%\n'))).toMatchObject({
      code: 'unknown-fact',
      place: { file: 'case', line: 2 },
    });
  });

  test('a fact given twice, under two names', () => {
    expect(read('裁员率: 5%\nlayoff_rate: 5%\n').errors).toMatchObject([
      { code: 'fact-twice', place: { line: 2, field: 'layoff_rate' } },
    ]);
    expect(problemOf(() => read('裁员率: 5%\n裁员率: 6%\n')).code).toBe('yaml-syntax');
    expect(problemOf(() => read('{"裁员率": "5%", "裁员率": "6%"}')).code).toBe('json-malformed');
  });

  test('a line of a stream of cases', () => {
    expect(problemOf(() => readJsonCase('{"a": ', { file: 'cases', row: 7 }))).toMatchObject({
      code: 'json-malformed',
      place: { file: 'cases', row: 7 },
    });
    expect(problemOf(() => readJsonCase('[1]', { file: 'cases', row: 7 }))).toMatchObject({
      code: 'case-not-mapping',
      place: { row: 7 },
    });
  });
});

describe('what is no case', () => {
  test.each([
    ['[]', 'case-not-mapping'],
    ['- a\n', 'case-not-mapping'],
    ['', 'case-not-mapping'],
    ['words', 'case-not-mapping'],
    ['{"a": 1', 'json-malformed'],
    ['a: [1\n', 'yaml-syntax'],
    ['layoff_rate: [1, 2]\n', 'fact-value-kind'],
    ['{"layoff_rate": [1]}', 'fact-value-kind'],
    ['pension_contribution: { 2020-02: [1] }\n', 'fact-value-kind'],
    ['{"pension_contribution": {"2020-02": {}}}', 'fact-value-kind'],
  ])('%j: %s', (text, code) => {
    expect(problemOf(() => readCaseFile(text, 'case')).code).toBe(code);
  });
});
