import { expect, test } from 'vitest';
import { readYaml, YamlFile } from '../../src/policies/yaml.ts';
import { problemOf } from '../values/problems.ts';
import { directoryOf, temporaryDirectory } from './sets.ts';

const FILE = `title: { zh: 甲, en: A }
amount: 0.10000000000000000000001
flags: [yes, no, true, null]
plain: layoff_rate < 0.2
single: 'a + b'
double: "a + b"
folded: >-
  first line
  second line
literal: |
  one +
    two
list:
  - { test: x }
  - test: y
`;

const file = new YamlFile('f.yaml', FILE);
const at = (path: (string | number)[]) => {
  const { line, column } = file.placeOf(path);
  return `${line}:${column}`;
};
const located = (path: (string | number)[], part: string) => {
  const source = file.source(path);
  return source.locate(source.text.indexOf(part)).join(':');
};

test('numbers, yes, no, true and false stay text as written; null is nothing', () => {
  expect(file.data).toMatchObject({ amount: '0.10000000000000000000001', flags: ['yes', 'no', 'true', null] });
});

test('a part is placed by line and column, one that is not there by the nearest around it', () => {
  expect(at(['title', 'zh'])).toBe('1:14');
  expect(at(['title', 'fr'])).toBe('1:8');
  expect(at(['flags', 1])).toBe('3:14');
  expect(at(['list', 1, 'test'])).toBe('15:11');
  expect(at(['nowhere', 'at', 'all'])).toBe('1:1');
  expect(file.placeOf([]).file).toBe('f.yaml');
});

test('a key is placed where it stands itself', () => {
  expect(file.placeOfKey(['list', 0], 'test')).toEqual({ file: 'f.yaml', line: 14, column: 7 });
  expect(file.placeOfKey(['title'], 'en')).toEqual({ file: 'f.yaml', line: 1, column: 17 });
  expect(file.placeOfKey(['title'], 'fr')).toEqual({ file: 'f.yaml', line: 1, column: 8 });
});

test('offsets in an expression lead to the place in the file, however it is quoted', () => {
  expect(located(['plain'], '< 0.2')).toBe('4:20');
  expect(located(['single'], 'a')).toBe('5:10');
  expect(located(['single'], 'b')).toBe('5:14');
  expect(located(['double'], 'b')).toBe('6:14');
  expect(located(['literal'], 'one')).toBe('11:3');
  expect(located(['literal'], 'two')).toBe('12:5');
});

test('an expression in a folded block is one line of text with places of several', () => {
  expect(file.source(['folded']).text).toBe('first line second line');
  expect(located(['folded'], 'first')).toBe('8:3');
  expect(located(['folded'], 'second')).toBe('9:3');
  expect(located(['folded'], 'line')).toBe('8:9');
});

test('a plain text over several lines has its places too', () => {
  const wide = new YamlFile('w.yaml', 'value:\n  alpha +\n  beta\n');
  const source = wide.source(['value']);
  expect(source.text).toBe('alpha + beta');
  expect(source.locate(source.text.indexOf('alpha'))).toEqual([2, 3]);
  expect(source.locate(source.text.indexOf('beta'))).toEqual([3, 3]);
});

test('a syntax error has its line and column', () => {
  const problem = problemOf(() => new YamlFile('bad.yaml', 'a: 1\nb: [1, 2\nc: 3\n'));
  expect(problem.code).toBe('yaml-syntax');
  expect(problem.place).toEqual({ file: 'bad.yaml', line: 3, column: 1 });
});

test('a key given twice is a syntax error at the second', () => {
  const problem = problemOf(() => new YamlFile('bad.yaml', 'a: 1\nb: 2\na: 3\n'));
  expect(problem.code).toBe('yaml-syntax');
  expect(problem.place).toEqual({ file: 'bad.yaml', line: 3, column: 1 });
});

test('an alias is refused rather than read as nothing', () => {
  const problem = problemOf(() => new YamlFile('bad.yaml', 'a: &x 1\nb: *x\n'));
  expect(problem.code).toBe('yaml-syntax');
  expect(problem.place).toEqual({ file: 'bad.yaml', line: 2, column: 4 });
});

test('a text of several documents is refused', () => {
  expect(problemOf(() => new YamlFile('two.yaml', 'a: 1\n---\nb: 2\n')).code).toBe('yaml-syntax');
});

test('a file that is not there, or is a directory, is named as the user knows it', () => {
  expect(problemOf(() => readYaml('/nowhere/at/all.yaml', 'my/all.yaml'))).toMatchObject({
    code: 'file-not-found',
    params: { path: 'my/all.yaml' },
  });
  expect(problemOf(() => readYaml(temporaryDirectory(), 'my')).code).toBe('file-is-directory');
});

test('a byte order mark and CRLF line ends do not move places', () => {
  const path = directoryOf({ 'x.yaml': '\uFEFFa: 1\r\nb: { c: 2 }\r\n' });
  const read = readYaml(`${path}/x.yaml`, 'x.yaml');
  expect(read.data).toEqual({ a: '1', b: { c: '2' } });
  expect(read.placeOf(['b', 'c'])).toMatchObject({ line: 2, column: 9 });
  expect(read.placeOf(['a'])).toMatchObject({ line: 1, column: 4 });
});

test('escapes and doubled quotes count as the one character that they write', () => {
  const quoted = new YamlFile(
    'q.yaml',
    `single: 'x = "it''s" + b'\ndouble: "x = \\"q\\u00d7\\" + b"\nlines: "a +\\n b"\n`,
  );
  const place = (key: string, part: string) => {
    const source = quoted.source([key]);
    return source.locate(source.text.indexOf(part)).join(':');
  };
  expect(quoted.source(['double']).text).toBe('x = "q×" + b');
  expect(place('single', 'b')).toBe('1:24');
  expect(place('double', 'b')).toBe('2:28');
  expect(place('lines', 'b')).toBe('3:15');
});

test('the end of a text, where something is lacking, is placed behind its last character', () => {
  const open = new YamlFile('e.yaml', 'plain: a +\nquoted: "a + "\n');
  expect(open.source(['plain']).locate(3)).toEqual([1, 11]);
  expect(open.source(['quoted']).locate(4)).toEqual([2, 14]);
  expect(open.source(['plain']).locate(1)).toEqual([1, 9]);
});

test('brackets of intervals are no nesting, however many there are; lists within lists are', () => {
  const intervals = Array.from({ length: 500 }, (_, at) => `  - ["[${at}..${at + 1})", "]${at}..9]"]\n`).join('');
  expect(new YamlFile('i.yaml', `rules:\n${intervals}`).data).toMatchObject({ rules: { length: 500 } });
  const nested = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  expect(new YamlFile('n.yaml', nested(99)).data).toHaveProperty('a');
  const found = problemOf(() => new YamlFile('n.yaml', nested(100)));
  expect(found).toMatchObject({ code: 'yaml-syntax', place: { file: 'n.yaml', line: 1, column: 4 } });
});
