import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression, checkUnaryTests } from '../../src/language/check.ts';
import { namesScope } from '../../src/language/scope.ts';
import { plainSource } from '../../src/language/syntax.ts';
import type { Tree } from '../../src/language/tree.ts';
import type { Type } from '../../src/language/types.ts';
import { collecting, type Problem, problem, SuanceError } from '../../src/values/problem.ts';
import { codeOf, problemOf } from '../values/problems.ts';
import { expressions } from './generate.ts';
import { check, passes, run, SCOPE, show } from './world.ts';

const at = (line: number, column: number) => ({ line, column });

describe('what an error says', () => {
  it.each<readonly [string, Problem]>([
    [
      'wage + hired',
      { code: 'operand-types', params: { operator: '+', left: 'money', right: 'date' }, place: at(1, 1) },
    ],
    [
      '1 +\n wage * wage',
      { code: 'operand-types', params: { operator: '*', left: 'money', right: 'money' }, place: at(2, 2) },
    ],
    ['staff = layoff_rate', { code: 'comparison-types', params: { left: 'count', right: 'rate' }, place: at(1, 1) }],
    ['wage in (staff)', { code: 'comparison-types', params: { left: 'money', right: 'count' }, place: at(1, 10) }],
    [
      'wage between 1 and hired',
      { code: 'comparison-types', params: { left: 'money', right: 'date' }, place: at(1, 1) },
    ],
    [
      'if wage then 1 else 2',
      { code: 'type-mismatch', params: { expected: 'boolean', found: 'money' }, place: at(1, 4) },
    ],
    ['true and\n  wage', { code: 'type-mismatch', params: { expected: 'boolean', found: 'money' }, place: at(2, 3) }],
    [
      'if true then wage else hired',
      { code: 'branch-types', params: { left: 'money', right: 'date' }, place: at(1, 1) },
    ],
    ['[wage, hired]', { code: 'branch-types', params: { left: 'money', right: 'date' }, place: at(1, 8) }],
    ['-county', { code: 'type-mismatch', params: { expected: 'number', found: 'text' }, place: at(1, 1) }],
    ['wage[1]', { code: 'type-mismatch', params: { expected: 'list', found: 'money' }, place: at(1, 1) }],
    ['qqq + premium', { code: 'unknown-name', params: { name: 'qqq', nearest: [] }, place: at(1, 1) }],
    ['wage + premium', { code: 'unknown-name', params: { name: 'premium', nearest: ['premiums'] }, place: at(1, 8) }],
    ['参保人数量', { code: 'unknown-name', params: { name: '参保人数量', nearest: ['参保人数'] }, place: at(1, 1) }],
    [
      'rownd up(1, 2)',
      { code: 'unknown-function', params: { name: 'rownd up', nearest: ['round up'] }, place: at(1, 1) },
    ],
    ['nott(true)', { code: 'unknown-function', params: { name: 'nott', nearest: ['not'] }, place: at(1, 1) }],
    [
      'hired.yeer',
      { code: 'unknown-property', params: { name: 'yeer', type: 'date', nearest: ['year'] }, place: at(1, 7) },
    ],
    [
      'hired.weekday',
      { code: 'unknown-property', params: { name: 'weekday', type: 'date', nearest: ['day'] }, place: at(1, 7) },
    ],
    [
      'hired.zzz',
      {
        code: 'unknown-property',
        params: { name: 'zzz', type: 'date', nearest: ['year', 'month', 'day'] },
        place: at(1, 7),
      },
    ],
    ['wage.zzz', { code: 'unknown-property', params: { name: 'zzz', type: 'money', nearest: [] }, place: at(1, 6) }],
    [
      'plan.amont',
      {
        code: 'unknown-property',
        params: { name: 'amont', type: 'rows plan', nearest: ['amount', 'month'] },
        place: at(1, 6),
      },
    ],
    [
      'size = larg',
      { code: 'unknown-member', params: { name: 'larg', type: 'size', nearest: ['large'] }, place: at(1, 8) },
    ],
    [
      'size = 未知',
      { code: 'unknown-member', params: { name: '未知', type: 'size', nearest: ['large', 'small'] }, place: at(1, 8) },
    ],
    ['min()', { code: 'argument-count', params: { name: 'min', expected: '1…', found: 0 }, place: at(1, 1) }],
    [
      'floor(1, 2, 3)',
      { code: 'argument-count', params: { name: 'floor', expected: '1–2', found: 3 }, place: at(1, 1) },
    ],
    ['1 + abs(1, 2)', { code: 'argument-count', params: { name: 'abs', expected: '1', found: 2 }, place: at(1, 5) }],
    ['not(true, false)', { code: 'argument-count', params: { name: 'not', expected: '1', found: 2 }, place: at(1, 1) }],
    ['abs(hired)', { code: 'type-mismatch', params: { expected: 'a number', found: 'date' }, place: at(1, 5) }],
    ['duration(county)', { code: 'literal-expected', params: { name: 'duration' }, place: at(1, 10) }],
    ['date("2023-02-29")', { code: 'date-impossible', params: { text: '2023-02-29' }, place: at(1, 1) }],
    ['1 +\n 1e5', { code: 'number-malformed', params: { text: '1e5' }, place: at(2, 2) }],
    ['{a: 1}', { code: 'expression-unsupported', params: { construct: 'Context' }, place: at(1, 1) }],
    [
      'for a in [1], b in [2] return a',
      { code: 'expression-unsupported', params: { construct: 'for, for' }, place: at(1, 15) },
    ],
    [
      'some x in 1..county satisfies true',
      { code: 'operand-types', params: { operator: '..', left: 'number', right: 'text' }, place: at(1, 11) },
    ],
    ['"a\\q"', { code: 'expression-syntax', params: { found: '"a\\q"' }, place: at(1, 1) }],
  ])('%s', (text, expected) => {
    expect(problemOf(() => check(text))).toEqual(expected);
  });

  it('a runtime error has the place of its own part', () => {
    const tree = check('target +\n  premiums / zero_money * 2');
    expect(problemOf(() => run(tree))).toEqual({ code: 'division-by-zero', params: {}, place: at(2, 3) });
    expect(problemOf(() => run(check('1 + payments[7]'))).params).toEqual({ index: '7', length: 3 });
    expect(problemOf(() => run(check('for i in 0..1200 return i'))).params).toEqual({ limit: 1200 });
    expect(problemOf(() => run(check('max(for i in 2..1 return i)'))).params).toEqual({ name: 'max' });
    expect(problemOf(() => run(check('wait * 0.5'))).params).toEqual({ text: '0.5' });
  });

  it('places are those of the file, as its source tells', () => {
    const source = { text: 'wages', locate: (offset: number) => [40, 12 + offset] as const };
    expect(problemOf(() => checkExpression(source, SCOPE)).place).toEqual(at(40, 12));
  });

  it('numbers of more than 400 digits are refused where they stand', () => {
    const long = '9'.repeat(400);
    expect(show(run(check(`-${long}`)))).toBe(`-${long}`);
    expect(problemOf(() => check(`1 + ${long}9`))).toMatchObject({ code: 'number-malformed', place: at(1, 5) });
  });
});

describe('the type that a place expects', () => {
  it.each<readonly [string, Type]>([
    ['wage', 'money'],
    ['1', 'money'],
    ['wage', 'number'],
    ['null', 'date'],
    ['layoff_rate <= target', 'boolean'],
    ['large', 'enum size'],
    ['"large"', 'enum size'],
    ['if paid_up then large else small', 'enum size'],
    ['[large, small]', 'list of enum size'],
  ])('%s may be %s', (text, expected) => {
    expect(check(text, expected)).toBeDefined();
  });

  it.each<readonly [string, Type, string]>([
    ['wage', 'rate', 'type-mismatch'],
    ['hired', 'money', 'type-mismatch'],
    ['wage > 5', 'money', 'type-mismatch'],
    ['"text"', 'boolean', 'type-mismatch'],
    ['medium', 'enum size', 'unknown-member'],
    ['large', 'enum other', 'unknown-member'],
    ['large', 'text', 'unknown-name'],
  ])('%s may not be %s: %s', (text, expected, code) => {
    expect(codeOf(() => check(text, expected))).toBe(code);
  });

  it('says what was expected and found', () => {
    expect(problemOf(() => check(' wage', 'rate'))).toEqual({
      code: 'type-mismatch',
      params: { expected: 'rate', found: 'money' },
      place: at(1, 1),
    });
  });
});

describe('typed trees', () => {
  const literal = (value: string, type: Type): Tree => ({ op: 'literal', value, type });
  const name = (id: string, type: Type): Tree => ({ op: 'name', name: id, type });

  it('a literal takes the unit of what it stands beside', () => {
    expect(check('layoff_rate <= 0.20')).toEqual({
      op: 'compare',
      comparison: '<=',
      left: name('layoff_rate', 'rate'),
      right: literal('0.2', 'rate'),
      type: 'boolean',
    });
    expect(check('0.20 >= 裁员率')).toMatchObject({ left: literal('0.2', 'rate'), right: name('layoff_rate', 'rate') });
    expect(check('wage + 5')).toMatchObject({ right: literal('5', 'money'), type: 'money' });
    expect(check('5 - wage')).toMatchObject({ left: literal('5', 'money'), type: 'money' });
    expect(check('if paid_up then 0.3 else target')).toMatchObject({ then: literal('0.3', 'rate'), type: 'rate' });
    expect(check('target = (if paid_up then 0.3 else 0.6)')).toMatchObject({
      right: { then: literal('0.3', 'rate'), else: literal('0.6', 'rate'), type: 'rate' },
    });
    expect(check('[target, 0.5]')).toMatchObject({ items: [name('target', 'rate'), literal('0.5', 'rate')] });
    expect(check('min(wage, 500)')).toMatchObject({ arguments: [name('wage', 'money'), literal('500', 'money')] });
    expect(check('sum([1, 2])')).toMatchObject({ arguments: [{ type: 'list of number' }] });
    expect(check('0.2', 'rate')).toEqual(literal('0.2', 'rate'));
    expect(check('[0.1]', 'list of rate')).toMatchObject({ items: [literal('0.1', 'rate')], type: 'list of rate' });
    expect(check('target in [0.1, 0.2]')).toMatchObject({
      tests: [
        { test: 'member', list: { items: [literal('0.1', 'rate'), literal('0.2', 'rate')], type: 'list of rate' } },
      ],
    });
    expect(check('target in [0.1..0.2)')).toMatchObject({
      tests: [{ low: literal('0.1', 'rate'), high: literal('0.2', 'rate'), lowIncluded: true, highIncluded: false }],
    });
  });

  it('a factor keeps no unit', () => {
    expect(check('wage * 0.6')).toMatchObject({ right: literal('0.6', 'number'), type: 'money' });
  });

  it('a member is stored by its id, however it was written', () => {
    const large = literal('large', 'enum size');
    for (const text of ['size = large', 'size = "large"', 'size = 大型', 'size = "大型"', '企业规模 = 大型']) {
      expect(check(text)).toMatchObject({ left: name('size', 'enum size'), right: large });
    }
    for (const text of ['large = size', '"大型" = size']) {
      expect(check(text)).toMatchObject({ left: large, right: name('size', 'enum size') });
    }
  });

  it('a name means the nearest thing of that name', () => {
    const tree = check('for wage in [1] return wage + 1');
    expect(tree).toMatchObject({ body: { left: name('wage', 'number') }, type: 'list of number' });
  });

  it('and, or are one node for a row of operands', () => {
    const tree = check('paid_up and dismissed and (open_flag and true) or false');
    const conjunction = check('paid_up and dismissed and open_flag and true');
    expect(conjunction).toMatchObject({ op: 'and', operands: [{}, {}, {}, {}] });
    expect(tree).toMatchObject({ op: 'or', operands: [{ op: 'and' }, { op: 'literal', value: false }] });
  });

  it('is plain data, with the same answer when stored and read again', () => {
    for (const text of [
      'premiums * 0.6 / 7',
      'size in not(small)',
      'sum(for p in payments return p * 2)',
      'applied - hired',
    ]) {
      const tree = check(text);
      expect(show(run(JSON.parse(JSON.stringify(tree)) as Tree))).toBe(show(run(tree)));
    }
  });

  it('knows its type', () => {
    const types: Record<string, Type> = {
      'wage / 2': 'money',
      'wage / wage': 'rate',
      'wage / staff': 'money',
      'wage * target': 'money',
      'staff / staff': 'rate',
      'staff * wage': 'money',
      'staff / target': 'number',
      'target * target': 'rate',
      'staff * target': 'number',
      'applied - hired': 'days duration',
      'period - period': 'months duration',
      'applied.year': 'count',
      'plan.amount': 'list of money',
      'for p in plan.month return p.year': 'list of count',
      '[null, wage]': 'list of money',
      '[]': 'list of null',
      'if paid_up then null else wage': 'money',
      'years between(hired, applied)': 'count',
      'number(wage)': 'number',
      'max(hired, applied)': 'date',
    };
    for (const [text, type] of Object.entries(types)) expect([text, check(text).type]).toEqual([text, type]);
  });
});

describe('unary tests', () => {
  const five = run(check('5'));
  it.each([
    ['-', 'true'],
    ['5', 'true'],
    ['4', 'false'],
    ['4, 5', 'true'],
    ['<= 5', 'true'],
    ['< 5', 'false'],
    ['> 5, < 3', 'false'],
    ['[1..5]', 'true'],
    ['[1..5)', 'false'],
    ['(5..6]', 'false'],
    ['not(5)', 'false'],
    ['not(4, 6)', 'true'],
    ['not(4, 5)', 'false'],
    ['not(> 5)', 'true'],
    ['factor + 2', 'true'],
    ['[4, 5]', 'true'],
    ['null', 'unknown'],
    ['4, null', 'unknown'],
    ['5, null', 'true'],
    ['> places', 'unknown places'],
  ])('5 passes %s: %s', (text, expected) => {
    const type: Type = text.includes('places') ? 'count' : 'number';
    expect(show(passes(text, type, five))).toBe(expected);
  });

  it.each([
    ['large', true],
    ['小微', false],
    ['large, small', true],
    ['not(large)', false],
    ['"large"', true],
  ])('large passes %s: %s', (text, expected) => {
    expect(passes(text, 'enum size', 'large')).toBe(expected);
  });

  it.each([
    ['', 'number', 'expression-empty'],
    ['5，6', 'number', 'expression-full-width'],
    ['5,', 'number', 'expression-syntax'],
    ['> ', 'number', 'expression-syntax'],
    ['"a"', 'number', 'comparison-types'],
    ['> large', 'enum size', 'comparison-types'],
    ['medium', 'enum size', 'unknown-member'],
    ['[1..hired]', 'number', 'comparison-types'],
    ['["a"]', 'number', 'comparison-types'],
    ['premium', 'money', 'unknown-name'],
  ] as const)('%j of a %s is refused: %s', (text, type, code) => {
    expect(codeOf(() => checkUnaryTests(plainSource(text), SCOPE, type))).toBe(code);
  });
});

describe('collecting', () => {
  it('gathers problems and goes on, but lets other errors through', () => {
    const problems: Problem[] = [];
    expect(collecting(problems, () => 1)).toBe(1);
    expect(
      collecting(problems, () => {
        throw problem('input-empty', {});
      }),
    ).toBeUndefined();
    expect(problems).toEqual([{ code: 'input-empty', params: {}, place: {} }]);
    expect(() =>
      collecting(problems, () => {
        throw new TypeError('a fault');
      }),
    ).toThrow(TypeError);
  });
});

describe('whatever is written', () => {
  const TOKENS = [
    ...['1', '0', '2.5', '-1', '.5', '1e5', '"a"', '"', "'", 'true', 'false', 'null', '?', '@"P1Y"', '@"x"', '@'],
    ...[
      'wage',
      'target',
      'staff',
      'size',
      'large',
      'hired',
      'period',
      'term',
      'payments',
      'plan',
      'county',
      'open_money',
    ],
    ...[
      'open_flag',
      'ratio',
      'places',
      'swing',
      'open_list',
      'open_size',
      'open_term',
      'x',
      '补贴标准',
      '企业规模',
      '未知',
    ],
    ...[
      '+',
      '-',
      '*',
      '/',
      '**',
      '=',
      '!=',
      '<',
      '<=',
      '>',
      '>=',
      '..',
      '.',
      ',',
      ':',
      ';',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
    ],
    ...[
      'and',
      'or',
      'not',
      'not(',
      'in',
      'between',
      'if',
      'then',
      'else',
      'for',
      'some',
      'every',
      'return',
      'satisfies',
    ],
    ...[
      'min(',
      'max(',
      'sum(',
      'count(',
      'abs(',
      'floor(',
      'round half up(',
      'modulo(',
      'date(',
      'month(',
      'duration(',
    ],
    ...[
      'list contains(',
      'years between(',
      'days in month(',
      'number(',
      'string length(',
      'instance of',
      'function(x)',
    ],
    ...[
      '.year',
      '.amount',
      '.months',
      '[1]',
      '[item > 1]',
      '，',
      '（',
      '\n',
      '//',
      '/*',
      '*/',
      '\u00a0',
      '😀',
      '\u0000',
    ],
  ];

  /** Anything may be refused, but only with an error of ours that has a place. */
  function survives(text: string, kind: 'expression' | 'tests'): boolean {
    try {
      if (kind === 'expression') show(run(check(text)));
      else passes(text, 'money', run(check('wage')));
      return true;
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      const { place } = error.problem;
      expect(place.line).toBeGreaterThan(0);
      expect(place.column).toBeGreaterThan(0);
      return false;
    }
  }

  const soup = fc.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 14 }).map((tokens) => tokens.join(' '));

  it('is an answer or an error with a place, never a crash', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom('expression' as const, 'tests' as const), (text, kind) => {
        survives(text, kind);
      }),
      { numRuns: 1500 },
    );
  });

  it('so is any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        survives(text, 'expression');
      }),
      { numRuns: 800 },
    );
  });

  const whole = fc.letrec<{ node: string; atom: string }>((tie) => ({
    atom: fc.constantFrom(
      ...[
        '1',
        '0',
        '-2.5',
        '"a"',
        'true',
        'null',
        'wage',
        'target',
        'staff',
        'none',
        'size',
        'hired',
        'period',
        'term',
        'wait',
      ],
      ...[
        'payments',
        'plan',
        'plan.amount',
        'county',
        'open_money',
        'open_flag',
        'open_date',
        'open_term',
        'open_list',
        'swing',
      ],
      ...[
        'ratio',
        'places',
        'at_least',
        'at_most',
        'award',
        'open_size',
        'large',
        '[]',
        '[1, 2]',
        '[null]',
        'open_plan',
      ],
    ),
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tie('atom'),
      fc
        .tuple(tie('node'), fc.constantFrom('+', '-', '*', '/', '**', '=', '<', '>=', 'and', 'or', 'in'), tie('node'))
        .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      fc.tuple(tie('node'), tie('node'), tie('node')).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `[${a}, ${b}]`),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a})[${b}]`),
      fc.tuple(tie('node'), tie('node'), tie('node')).map(([a, b, c]) => `(${a}) between (${b}) and (${c})`),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(for x in ${a} return ${b})`),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(every x in ${a} satisfies x = ${b})`),
      fc
        .tuple(fc.constantFrom('abs', 'not', 'floor', 'count', 'sum', 'min', '-'), tie('node'))
        .map(([f, a]) => `${f}(${a})`),
      fc
        .tuple(
          fc.constantFrom('min', 'max', 'sum', 'modulo', 'list contains', 'round half up', 'days between'),
          tie('node'),
          tie('node'),
        )
        .map(([name, a, b]) => `${name}(${a}, ${b})`),
    ),
  })).node;

  it('so is what is well formed but of any types', () => {
    fc.assert(
      fc.property(whole, (text) => {
        survives(text, 'expression');
      }),
      { numRuns: 1500 },
    );
  });

  const typed = expressions({
    number: [
      'factor',
      'swing',
      'number(award)',
      'number(at_least)',
      'number(at_most)',
      'number(open_money)',
      'number(zero_money)',
    ],
    boolean: ['paid_up', 'dismissed', 'open_flag', 'open_flag_2'],
    date: ['hired', 'applied', 'leap_day', 'open_date'],
    list: [
      '(for each in payments return number(each))',
      '(for each in open_list return number(each))',
      '[swing, factor]',
    ],
  });
  const wellTyped = fc.oneof(typed.number, typed.boolean, typed.date, typed.list);

  it('so is what is well typed', () => {
    fc.assert(
      fc.property(wellTyped, (text) => {
        survives(text, 'expression');
      }),
      { numRuns: 1500 },
    );
  });

  it('and much of that is an answer', () => {
    const answered = fc.sample(wellTyped, { numRuns: 1000, seed: 1 }).filter((text) => survives(text, 'expression'));
    expect(answered.length).toBeGreaterThan(500);
  });

  it.each([
    ['(', ')'],
    ['-(', ')'],
    ['[', ']'],
    ['not(', ')'],
    ['abs(', ')'],
    ['if true then ', ' else 1'],
    ['for x in [1] return ', ''],
    ['1 + ', ''],
    ['', ' = 1'],
    ['', '[1]'],
  ])('as deep as the limit allows, %j … %j runs', (before, after) => {
    for (const depth of [60, 140, 290, 310, 1000]) {
      const text = `${before.repeat(depth)}1${after.repeat(depth)}`;
      try {
        show(run(JSON.parse(JSON.stringify(check(text))) as Tree));
      } catch (error) {
        expect(error).toBeInstanceOf(SuanceError);
      }
    }
  });
});

describe('a scope of names alone', () => {
  const scope = namesScope(new Map<string, Type>([['金额', 'money']]));
  it('has its names and no enums', () => {
    expect(checkExpression(plainSource('金额 * 2'), scope).type).toBe('money');
    expect(problemOf(() => checkExpression(plainSource('工龄'), scope))).toMatchObject({ params: { nearest: [] } });
    expect(problemOf(() => checkExpression(plainSource('金额数'), scope))).toMatchObject({
      params: { nearest: ['金额'] },
    });
    expect(codeOf(() => checkExpression(plainSource('large'), scope, 'enum size'))).toBe('unknown-member');
  });
});
