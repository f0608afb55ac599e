import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBy } from '../../src/language/compare.ts';
import { compile, Layout } from '../../src/language/evaluate.ts';
import type { Comparison } from '../../src/language/tree.ts';
import { Unknown, type Value } from '../../src/language/value.ts';
import { exact } from '../values/arbitraries.ts';
import { problemOf } from '../values/problems.ts';
import { check, evaluate, fill, run, show } from './world.ts';

const T = true;
const F = false;
const U = Unknown.for(['u']);

/** A three-valued answer as a letter. */
const letter = (value: Value) => (value instanceof Unknown ? 'U' : value === true ? 'T' : 'F');
const given = (a: Value, b: Value = F) => ({ paid_up: a, dismissed: b });

describe('three-valued logic', () => {
  it.each([
    ['and', ['TFU', 'FFF', 'UFU']],
    ['or', ['TTT', 'TFU', 'TUU']],
  ] as const)('%s, as in FEEL', (word, table) => {
    for (const [row, left] of [T, F, U].entries()) {
      const answers = [T, F, U].map((right) => letter(evaluate(`paid_up ${word} dismissed`, given(left, right))));
      expect(answers.join('')).toBe(table[row]);
    }
  });

  it('not', () => {
    expect([T, F, U].map((each) => letter(evaluate('not(paid_up)', given(each)))).join('')).toBe('FTU');
  });

  it('if: an unknown condition still answers where both branches do', () => {
    expect(evaluate('if paid_up then 1 else 2', given(T))).toEqual(evaluate('1'));
    expect(evaluate('if paid_up then 1 else 2', given(F))).toEqual(evaluate('2'));
    expect(evaluate('if paid_up then wage else 1460', given(U))).toEqual(evaluate('1460'));
    expect(show(evaluate('if paid_up then "a" else "b"', given(U)))).toBe('unknown u');
  });

  it('in: one alternative that holds is enough, one unknown leaves it open', () => {
    const open = { open_money: Unknown.for(['m']) };
    expect(evaluate('wage in (open_money, 1460)', open)).toBe(true);
    expect(show(evaluate('wage in (open_money, 1)', open))).toBe('unknown m');
    expect(show(evaluate('wage in not(open_money, 1)', open))).toBe('unknown m');
    expect(evaluate('wage in not(open_money, 1460)', open)).toBe(false);
    expect(evaluate('wage in [open_money..1000]', open)).toBe(false);
    expect(show(evaluate('wage in [open_money..1460]', open))).toBe('unknown m');
    expect(evaluate('wage in [open_money, 1460]', open)).toBe(true);
  });

  it('some and every', () => {
    const answers = (word: string, list: string) => letter(evaluate(`${word} x in ${list} satisfies x`));
    expect(['[true, null]', '[false, null]', '[null]', '[]'].map((list) => answers('some', list)).join('')).toBe(
      'TUUF',
    );
    expect(['[true, null]', '[false, null]', '[null]', '[]'].map((list) => answers('every', list)).join('')).toBe(
      'UFUT',
    );
  });

  const logic = fc.letrec<{ tree: readonly unknown[] | string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('true', 'false', 'null', 'paid_up', 'dismissed', 'open_flag'),
      fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('tree'), { minLength: 2, maxLength: 4 })),
      fc.tuple(fc.constant('not'), tie('tree')),
    ),
  })).tree;

  function write(tree: unknown, reversed: boolean): string {
    if (typeof tree === 'string') return tree;
    const [word, inner] = tree as [string, unknown];
    if (word === 'not') return `not(${write(inner, reversed)})`;
    const parts = (inner as unknown[]).map((each) => `(${write(each, reversed)})`);
    return (reversed ? parts.reverse() : parts).join(` ${word} `);
  }

  it('does not depend on the order of what is joined', () => {
    fc.assert(
      fc.property(logic, fc.constantFrom<Value>(T, F, U), fc.constantFrom<Value>(T, F, U), (tree, a, b) => {
        const [forward, backward] = [
          evaluate(write(tree, false), given(a, b)),
          evaluate(write(tree, true), given(a, b)),
        ];
        expect(letter(forward)).toBe(letter(backward));
        if (forward instanceof Unknown && backward instanceof Unknown) {
          expect([...forward.missing].sort()).toEqual([...backward.missing].sort());
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('what is decided without a fact is decided the same with it', () => {
    fc.assert(
      fc.property(logic, fc.boolean(), fc.boolean(), (tree, a, b) => {
        const text = write(tree, false);
        const open = evaluate(text, given(U, U));
        if (!(open instanceof Unknown)) expect(evaluate(text, given(a, b))).toBe(open);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is missing', () => {
  it.each([
    ['open_flag and open_money > 5', 'open_flag open_money'],
    ['open_money > 5 and open_flag', 'open_money open_flag'],
    ['open_flag and open_flag', 'open_flag'],
    ['open_flag and paid_up', 'open_flag'],
    ['open_money + open_money * 2', 'open_money'],
    ['open_flag and (dismissed or open_flag_2)', 'open_flag open_flag_2'],
    ['(open_flag and dismissed) or open_flag_2', 'open_flag_2'],
    ['if open_flag then open_money else wage', 'open_flag open_money'],
    ['if paid_up then open_money else open_rate * wage', 'open_money'],
    ['min(award, open_money * 0)', ''],
    ['size in (large) and open_flag', 'open_flag'],
    ['staff in [1..30] and open_flag', 'open_flag'],
    ['sum([open_money, award])', 'open_money award'],
    ['open_money in (1, open_rate * wage)', 'open_money open_rate'],
    ['count([open_money])', ''],
    ['null', ''],
  ])('%s: %s', (text, expected) => {
    const value = evaluate(text);
    expect(value instanceof Unknown ? value.missing.join(' ') : '').toBe(expected);
  });
});

describe('comparing', () => {
  const COMPARISONS: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>='];

  it('two known numbers, by their difference', () => {
    fc.assert(
      fc.property(exact, exact, fc.boolean(), (a, b, same) => {
        const right = same ? a : b;
        const sign = Math.sign(a.compare(right));
        const expected = [sign === 0, sign !== 0, sign < 0, sign <= 0, sign > 0, sign >= 0];
        expect(COMPARISONS.map((each) => compareBy(each, a, right))).toEqual(expected);
      }),
    );
  });

  it('texts, dates, durations and lists', () => {
    const rows = [
      ['"a"', '"b"'],
      ['hired', 'applied'],
      ['period', 'month("2020-03")'],
      ['duration("P11M")', 'duration("P1Y")'],
      ['duration("P6D")', 'duration("P1W")'],
    ];
    for (const [low, high] of rows) {
      expect(COMPARISONS.map((each) => evaluate(`${low} ${each} ${high}`))).toEqual([
        false,
        true,
        true,
        true,
        false,
        false,
      ]);
      expect(COMPARISONS.map((each) => evaluate(`${low} ${each} ${low}`))).toEqual([
        true,
        false,
        false,
        true,
        false,
        true,
      ]);
    }
    expect(evaluate('[1, [2][1]] = [1, 2]')).toBe(true);
    expect(evaluate('[[1], [2]] = [[1], [2]]')).toBe(true);
    expect(evaluate('[[1], [2]] != [[1], [3]]')).toBe(true);
    expect(show(evaluate('[[1], [null]] = [[1], [3]]'))).toBe('unknown');
    expect(evaluate('[[2], [null]] = [[1], [3]]')).toBe(false);
    expect(show(evaluate('list contains([[open_money]], [wage])'))).toBe('unknown open_money');
    expect(evaluate('list contains([[wage]], [1460])')).toBe(true);
  });
});

describe('slots', () => {
  it('are given once to a name, and anew to what an expression binds', () => {
    const layout = new Layout();
    expect([layout.slot('a'), layout.slot('b'), layout.slot('a')]).toEqual([0, 1, 0]);
    const outer = layout.bind('a');
    expect(outer.index).toBe(2);
    expect(outer.layout.slot('a')).toBe(2);
    expect(outer.layout.slot('b')).toBe(1);
    const inner = outer.layout.bind('a');
    expect(inner.index).toBe(3);
    expect(inner.layout.slot('a')).toBe(3);
    expect(outer.layout.slot('a')).toBe(2);
    const other = inner.layout.bind('c');
    expect([other.layout.slot('a'), other.layout.slot('c')]).toEqual([3, 4]);
    expect(other.layout.slot('new')).toBe(5);
    expect(layout.slot('new')).toBe(5);
    expect(layout.slot('c')).toBe(6);
    expect(layout.size).toBe(7);
    expect(outer.layout.size).toBe(7);
  });

  it.each([
    ['for x in [1, 2] return sum(for x in [10, 20] return x) + x', '[31, 32]'],
    ['for x in [1, 2] return sum(for y in [10, 20] return x * y) + x', '[31, 62]'],
    ['for x in [1, 2] return (for y in [x, 2 * x] return (for x in [y] return x + y)[1])[2]', '[4, 8]'],
    ['for wage in [1, 2] return wage * 2', '[2, 4]'],
    ['sum(for x in [1, 2] return x) + sum(for x in [3] return x)', '6'],
    ['some x in [1, 2] satisfies every x in [5] satisfies x = 5', 'true'],
    ['some x in [1, 2], x in [x + 10] satisfies x = 12', 'true'],
    ['for x in [3, 4] return every y in [1, 2] satisfies some z in [x] satisfies z > y', '[true, true]'],
  ])('%s is %s', (text, expected) => {
    expect(show(evaluate(text))).toBe(expected);
  });

  it('the same closure runs for row after row', () => {
    const layout = new Layout();
    const program = compile(check('sum(for x in payments return x * factor) + wage * 0'), layout);
    const slots = fill(layout);
    expect(show(program(slots))).toBe('1801.5');
    slots[layout.slot('factor')] = evaluate('2');
    expect(show(program(slots))).toBe('1201');
    slots[layout.slot('payments')] = [];
    expect(show(program(slots))).toBe('0');
  });
});

describe('laws of expressions', () => {
  it('a third of x, times three, is x; (a + b) - b is a', () => {
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        const values = { factor: a, swing: b };
        expect(run(check('factor / 3 * 3 = factor'), values)).toBe(true);
        expect(run(check('(factor + swing) - swing = factor'), values)).toBe(true);
        expect(run(check('factor * swing = swing * factor'), values)).toBe(true);
        expect(run(check('-(-factor) = factor'), values)).toBe(true);
        expect(run(check('max(factor, swing) + min(factor, swing) = factor + swing'), values)).toBe(true);
        expect(run(check('sum([factor, swing]) = factor + swing'), values)).toBe(true);
      }),
    );
  });

  it('in is what its comparisons are', () => {
    fc.assert(
      fc.property(exact, exact, exact, (x, a, b) => {
        const values = { factor: x, swing: a, places: b };
        const agree = (left: string, right: string) => expect(run(check(left), values)).toBe(run(check(right), values));
        agree('factor between swing and number(places)', 'factor >= swing and factor <= number(places)');
        agree('factor in [swing..number(places))', 'factor >= swing and factor < number(places)');
        agree('factor in (swing..number(places)]', 'factor > swing and factor <= number(places)');
        agree('factor in (swing, number(places))', 'factor = swing or factor = number(places)');
        agree('factor in not(swing)', 'not(factor = swing)');
        agree('factor in (< swing, > number(places))', 'factor < swing or factor > number(places)');
      }),
    );
  });
});

describe('loops in loops', () => {
  it('end with an error, not in hours, where their lengths multiply', () => {
    const endless = 'for i in 1..1200 return for j in 1..1200 return for k in 1..1200 return i';
    expect(problemOf(() => evaluate(endless))).toMatchObject({ code: 'range-too-long', params: { limit: 2_000_000 } });
  });

  it('count the steps of each outermost loop afresh', () => {
    expect(show(evaluate('count(for i in 1..1200 return i) + count(for i in 1..1200 return i)'))).toBe('2400');
  });
});
