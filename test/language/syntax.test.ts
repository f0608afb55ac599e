import { describe, expect, it } from 'vitest';
import { parseSyntax, placeAt, plainSource, type SyntaxNode } from '../../src/language/syntax.ts';
import { codeOf, problemOf } from '../values/problems.ts';

const parse = (text: string) => parseSyntax(plainSource(text), 'expression');

describe('places', () => {
  it('count lines and columns from one, a rare character as one column', () => {
    const source = plainSource('甲 +\n𠮷 + b\r\nc');
    expect(source.locate(0)).toEqual([1, 1]);
    expect(source.locate(2)).toEqual([1, 3]);
    expect(source.locate(4)).toEqual([2, 1]);
    expect(source.locate(source.text.indexOf('b'))).toEqual([2, 5]);
    expect(placeAt(source, source.text.indexOf('c'))).toEqual({ line: 3, column: 1 });
    expect(placeAt(source, source.text.length)).toEqual({ line: 3, column: 2 });
  });
});

describe('full-width signs', () => {
  it.each([
    ['，', ','],
    ['；', ';'],
    ['：', ':'],
    ['＞', '>'],
    ['＜', '<'],
    ['＝', '='],
    ['（', '('],
    ['）', ')'],
    ['［', '['],
    ['］', ']'],
    ['｛', '{'],
    ['｝', '}'],
    ['＋', '+'],
    ['－', '-'],
    ['＊', '*'],
    ['／', '/'],
    ['．', '.'],
    ['％', '%'],
    ['！', '!'],
    ['？', '?'],
    ['＂', '"'],
    ['＠', '@'],
    ['０', '0'],
    ['９', '9'],
    ['ａ', 'a'],
    ['～', '~'],
    ['、', ','],
    ['。', '.'],
    ['“', '"'],
    ['”', '"'],
    ['‘', '"'],
    ['’', '"'],
    ['【', '['],
    ['】', ']'],
    ['〔', '['],
    ['〕', ']'],
    ['《', '<'],
    ['》', '>'],
    ['「', '"'],
    ['」', '"'],
    ['≤', '<='],
    ['≥', '>='],
    ['≠', '!='],
    ['×', '*'],
    ['÷', '/'],
    ['−', '-'],
    ['\u3000', ' '],
  ])('%s is refused for %s', (character, instead) => {
    expect(problemOf(() => parse(`a\n + ${character}b`))).toEqual({
      code: 'expression-full-width',
      params: { character, instead },
      place: { line: 2, column: 4 },
    });
    expect(codeOf(() => parseSyntax(plainSource(character), 'unary tests'))).toBe(
      character === '\u3000' ? 'expression-empty' : 'expression-full-width',
    );
  });

  it('may stand in texts and comments', () => {
    expect(parse('"，（\\"“”" + "：" // ＞').name).toBe('Expression');
    expect(parse('/* ，\n； */ 1').name).toBe('Expression');
    expect(parse('1 // ，').name).toBe('Expression');
  });

  it('are found after a text, a comment, and in a text that does not end', () => {
    expect(problemOf(() => parse('"a" ， "b"')).place).toEqual({ line: 1, column: 5 });
    expect(problemOf(() => parse('1 // x\n，')).place).toEqual({ line: 2, column: 1 });
    expect(problemOf(() => parse('"a，b')).place).toEqual({ line: 1, column: 3 });
  });

  it('a long text costs no stack', () => {
    const long = `"${'，'.repeat(1_000_000)}"`;
    expect(parse(long).to).toBe(long.length);
  });
});

describe('errors of syntax', () => {
  it.each(['', ' ', '\n\t', '\u00a0'])('%j is empty', (text) => {
    expect(problemOf(() => parse(text))).toEqual({
      code: 'expression-empty',
      params: {},
      place: { line: 1, column: 1 },
    });
  });

  it.each([
    ['1 +', '', 1, 4],
    ['1 +\n', '', 2, 1],
    ['(1', '', 1, 3],
    ['// only a remark', '', 1, 17],
    ['1 )', ')', 1, 3],
    ['1\n  2', '2', 2, 3],
    ['1 + * 2', '*', 1, 5],
    ['not true', 'true', 1, 5],
    ['"unfinished', '"', 1, 1],
    ['1 ; 2', ';', 1, 3],
    ['1 +\n )', ')', 2, 2],
    ['if true then 1', '', 1, 15],
    ['[1, 2', '', 1, 6],
  ])('%j: found %j at %d:%d', (text, found, line, column) => {
    expect(problemOf(() => parse(text))).toEqual({
      code: 'expression-syntax',
      params: { found },
      place: { line, column },
    });
  });
});

describe('depth', () => {
  const deep: readonly (readonly [string, (depth: number) => string])[] = [
    ['brackets', (depth) => `${'('.repeat(depth)}1${')'.repeat(depth)}`],
    ['open brackets', (depth) => '('.repeat(depth)],
    ['lists', (depth) => `${'['.repeat(depth)}1${']'.repeat(depth)}`],
    ['signs', (depth) => `${'-('.repeat(depth)}1${')'.repeat(depth)}`],
    ['sums', (depth) => `${'1 + '.repeat(depth)}1`],
    ['powers', (depth) => `${'1 ** '.repeat(depth)}1`],
    ['comparisons', (depth) => `1${' = 1'.repeat(depth)}`],
    ['conditions', (depth) => `${'if true then '.repeat(depth)}1${' else 1'.repeat(depth)}`],
    ['else', (depth) => `${'if true then 1 else '.repeat(depth)}1`],
    ['calls', (depth) => `${'not('.repeat(depth)}true${')'.repeat(depth)}`],
    ['loops', (depth) => `${'for x in [1] return '.repeat(depth)}1`],
    ['paths', (depth) => `a${'.year'.repeat(depth)}`],
    ['indexes', (depth) => `a${'[1]'.repeat(depth)}`],
  ];

  it.each(deep)('%s without end are an error, not a crash', (_, text) => {
    expect(['expression-too-deep', 'expression-syntax']).toContain(codeOf(() => parse(text(3000))));
  });

  it('says how deep is too deep, and where', () => {
    expect(parse(`${'('.repeat(299)}1${')'.repeat(299)}`).name).toBe('Expression');
    expect(problemOf(() => parse(`${'('.repeat(300)}1${')'.repeat(300)}`))).toEqual({
      code: 'expression-too-deep',
      params: { limit: 300 },
      place: { line: 1, column: 300 },
    });
  });
});

describe('comments', () => {
  it('are no part of the tree', () => {
    const names = (node: SyntaxNode): string[] => [node.name, ...node.children.flatMap(names)];
    expect(names(parse('/* a */ 1 + /* b */ 2 // c'))).toEqual([
      'Expression',
      'ArithmeticExpression',
      'NumericLiteral',
      'ArithOp',
      'NumericLiteral',
    ]);
  });
});
