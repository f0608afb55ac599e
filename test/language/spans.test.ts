import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../src/language/check.ts';
import { compile, Layout } from '../../src/language/evaluate.ts';
import { namesScope } from '../../src/language/scope.ts';
import {
  absoluteNumber,
  addNumbers,
  certainOrder,
  divideNumbers,
  extremeOfNumbers,
  multiplyNumbers,
  negateNumber,
  oneOf,
  roundNumber,
  subtractNumbers,
} from '../../src/language/spans.ts';
import { plainSource } from '../../src/language/syntax.ts';
import type { Type } from '../../src/language/types.ts';
import { Unknown, type Value } from '../../src/language/value.ts';
import { CalendarDate } from '../../src/values/calendar.ts';
import { Exact } from '../../src/values/exact.ts';
import { SuanceError } from '../../src/values/problem.ts';
import { codeOf } from '../values/problems.ts';
import { expressions } from './generate.ts';
import { show } from './world.ts';

const of = (text: string) => Exact.parse(text);
/** `between('a', '1', '2')`; an empty bound is none. */
type Bounds = readonly [low: string, high: string];
const between = (name: string, low: string, high: string) =>
  Unknown.between([name], low === '' ? null : of(low), high === '' ? null : of(high));

describe('arithmetic on bounds', () => {
  it.each([
    [addNumbers, ['1', '2'], ['10', '20'], '11..22'],
    [addNumbers, ['1', ''], ['10', '20'], '11..'],
    [addNumbers, ['', '2'], ['10', '20'], '..22'],
    [addNumbers, ['1', ''], ['', '20'], ''],
    [subtractNumbers, ['1', '2'], ['10', '20'], '-19..-8'],
    [subtractNumbers, ['1', ''], ['10', ''], ''],
    [subtractNumbers, ['1', ''], ['', '20'], '-19..'],
    [multiplyNumbers, ['1', '2'], ['10', '20'], '10..40'],
    [multiplyNumbers, ['-1', '2'], ['10', '20'], '-20..40'],
    [multiplyNumbers, ['-1', '2'], ['-10', '20'], '-20..40'],
    [multiplyNumbers, ['-2', '-1'], ['-20', '-10'], '10..40'],
    [multiplyNumbers, ['0', ''], ['1', ''], '0..'],
    [multiplyNumbers, ['2', ''], ['3', '5'], '6..'],
    [multiplyNumbers, ['-1', ''], ['3', '5'], ''],
    [divideNumbers, ['10', '20'], ['2', '5'], '2..10'],
    [divideNumbers, ['10', '20'], ['-5', '-2'], '-10..-2'],
    [divideNumbers, ['-10', '20'], ['2', '5'], '-5..10'],
    [divideNumbers, ['10', '20'], ['0', '5'], ''],
    [divideNumbers, ['10', '20'], ['-5', '0'], ''],
    [divideNumbers, ['10', '20'], ['-1', '1'], ''],
    [divideNumbers, ['10', '20'], ['2', ''], '0..10'],
    [divideNumbers, ['10', '20'], ['', '-2'], '-10..0'],
    [divideNumbers, ['10', '20'], ['', '5'], ''],
    [divideNumbers, ['10', ''], ['2', '5'], '2..'],
  ] satisfies readonly (readonly [(a: Value, b: Value) => Value, Bounds, Bounds, string])[])(
    '%o of %o and %o is %s',
    (apply, a, b, expected) => {
      const result = apply(between('a', ...a), between('b', ...b));
      expect(show(result)).toBe(['unknown', expected, 'a b'].filter((each) => each !== '').join(' '));
    },
  );

  it.each([
    ['2', '1', '3', '2..6'],
    ['-2', '1', '3', '-6..-2'],
    ['2', '1', '', '2..'],
    ['-2', '1', '', '..-2'],
    ['-2', '', '3', '-6..'],
    ['0.5', '', '3', '..1.5'],
  ])('%s times %s..%s is %s', (factor, low, high, expected) => {
    expect(show(multiplyNumbers(of(factor), between('a', low, high)))).toBe(`unknown ${expected} a`);
    expect(show(multiplyNumbers(between('a', low, high), of(factor)))).toBe(`unknown ${expected} a`);
    expect(show(divideNumbers(between('a', low, high), Exact.ONE.dividedBy(of(factor))))).toBe(`unknown ${expected} a`);
  });

  it('nothing times whatever is missing is nothing, and lacks nothing', () => {
    expect(multiplyNumbers(Exact.ZERO, Unknown.for(['a']))).toBe(Exact.ZERO);
    expect(multiplyNumbers(Unknown.for(['a']), of('0.00'))).toBe(Exact.ZERO);
    expect(divideNumbers(Exact.ZERO, between('a', '1', ''))).toBe(Exact.ZERO);
    expect(divideNumbers(Exact.ZERO, between('a', '', '-1'))).toBe(Exact.ZERO);
    expect(show(divideNumbers(Exact.ZERO, between('a', '0', '1')))).toBe('unknown a');
    expect(show(divideNumbers(Exact.ZERO, Unknown.for(['a'])))).toBe('unknown a');
  });

  it('an unknown number divided by zero is an error as any', () => {
    expect(codeOf(() => divideNumbers(Unknown.for(['a']), Exact.ZERO))).toBe('division-by-zero');
    expect(codeOf(() => divideNumbers(between('a', '1', '2'), Exact.ZERO))).toBe('division-by-zero');
  });

  it('of a sign, a distance, a rounding', () => {
    expect(show(negateNumber(between('a', '1', '2')))).toBe('unknown -2..-1 a');
    expect(show(negateNumber(between('a', '1', '')))).toBe('unknown ..-1 a');
    expect(show(absoluteNumber(between('a', '-3', '2')))).toBe('unknown 0..3 a');
    expect(show(absoluteNumber(between('a', '-3', '-2')))).toBe('unknown 2..3 a');
    expect(show(absoluteNumber(between('a', '1', '')))).toBe('unknown 1.. a');
    expect(show(absoluteNumber(between('a', '', '0')))).toBe('unknown 0.. a');
    expect(show(absoluteNumber(between('a', '', '2')))).toBe('unknown 0.. a');
    expect(show(roundNumber(between('a', '1.25', '1.34'), 1, 'half-up'))).toBe('1.3');
    expect(show(roundNumber(between('a', '1.24', '1.34'), 1, 'half-up'))).toBe('unknown 1.2..1.3 a');
    expect(show(roundNumber(between('a', '-1.2', ''), 0, 'floor'))).toBe('unknown -2.. a');
  });
});

describe('the smallest and largest', () => {
  const a = between('a', '1', '5');
  it.each([
    ['min', [a, of('1')], '1'],
    ['min', [a, of('0')], '0'],
    ['min', [a, of('5')], 'unknown 1..5 a'],
    ['min', [a, of('3')], 'unknown 1..3 a'],
    ['max', [a, of('5')], '5'],
    ['max', [a, of('3')], 'unknown 3..5 a'],
    ['min', [a, between('b', '5', '9')], 'unknown 1..5 a'],
    ['min', [a, between('b', '4', '9')], 'unknown 1..5 a b'],
    ['max', [a, between('b', '5', '9')], 'unknown 5..9 b'],
    ['min', [a, between('b', '', '0')], 'unknown ..0 b'],
    ['min', [a, Unknown.for(['b'])], 'unknown ..5 a b'],
    ['max', [a, Unknown.for(['b'])], 'unknown 1.. a b'],
    ['max', [a, between('b', '', '1')], 'unknown 1..5 a'],
    ['max', [of('2'), of('1')], '2'],
  ] as const)('%s of %o is %s', (which, values, expected) => {
    expect(show(extremeOfNumbers(which, values))).toBe(expected);
  });
});

describe('order that is certain', () => {
  it.each([
    ['1', '2', '3', '4', { below: true, notAbove: true, above: false, notBelow: false }],
    ['1', '3', '3', '4', { below: false, notAbove: true, above: false, notBelow: false }],
    ['1', '4', '3', '5', { below: false, notAbove: false, above: false, notBelow: false }],
    ['4', '5', '3', '4', { below: false, notAbove: false, above: false, notBelow: true }],
    ['5', '', '3', '4', { below: false, notAbove: false, above: true, notBelow: true }],
    ['', '', '3', '4', { below: false, notAbove: false, above: false, notBelow: false }],
  ])('%s..%s beside %s..%s', (low, high, otherLow, otherHigh, expected) => {
    expect(certainOrder(between('a', low, high), between('b', otherLow, otherHigh))).toEqual(expected);
  });
});

describe('one of several values', () => {
  const date = CalendarDate.parse('2023-08-09');
  it('is that value where all are the same, else what is known of it', () => {
    expect(oneOf([of('1'), of('1.0')], ['f'])).toEqual(of('1'));
    expect(show(oneOf([of('1'), of('2')], ['f']))).toBe('unknown 1..2 f');
    expect(show(oneOf([of('1'), between('a', '0', '')], ['f']))).toBe('unknown 0.. f a');
    expect(show(oneOf([between('a', '0', '3'), of('9')], ['f']))).toBe('unknown 0..9 f a');
    expect(show(oneOf([of('1'), Unknown.for(['a'])], ['f']))).toBe('unknown f a');
    expect(show(oneOf([Unknown.for(['a']), of('1')], ['f']))).toBe('unknown f a');
    expect(oneOf(['x', 'x'], ['f'])).toBe('x');
    expect(show(oneOf(['x', 'y'], ['f']))).toBe('unknown f');
    expect(oneOf([true, true], ['f'])).toBe(true);
    expect(oneOf([date, CalendarDate.parse('2023-08-09')], ['f'])).toBe(date);
    expect(show(oneOf([date, CalendarDate.parse('2023-08-10')], ['f']))).toBe('unknown f');
    expect(show(oneOf([date, Unknown.for(['a'])], ['f', 'a']))).toBe('unknown f a');
    expect(show(oneOf([], ['f']))).toBe('unknown f');
  });
});

/*
 * The promise of bounds: whatever a missing fact turns out to be, the answer lies within what was said, and what was
 * decided stays so.
 */
describe('whatever the missing facts turn out to be', () => {
  const TYPES = new Map<string, Type>([
    ['x', 'number'],
    ['y', 'number'],
    ['z', 'number'],
    ['flag', 'boolean'],
    ['day', 'date'],
  ]);
  const scope = namesScope(TYPES);
  const generated = expressions({
    number: ['x', 'y', 'z', 'x', 'y'],
    boolean: ['flag'],
    date: ['day'],
    list: ['[x, y]', '[x, 1, z]'],
  });

  /** A number within bounds: the values it may have, and what is known of it. */
  const open = (name: string) =>
    fc
      .record({
        low: fc.integer({ min: -6, max: 6 }),
        width: fc.integer({ min: 0, max: 6 }),
        share: fc.integer({ min: 0, max: 4 }),
        knowsLow: fc.boolean(),
        knowsHigh: fc.boolean(),
      })
      .map(({ low, width, share, knowsLow, knowsHigh }) => {
        const [bottom, top] = [Exact.integer(low), Exact.integer(low + width)];
        const actual = bottom.plus(Exact.integer(width * share).dividedBy(Exact.integer(4)));
        return { actual, known: Unknown.between([name], knowsLow ? bottom : null, knowsHigh ? top : null) };
      });
  const facts = fc
    .record({
      x: open('x'),
      y: open('y'),
      z: fc.integer({ min: -3, max: 3 }),
      flag: fc.boolean(),
      knowsFlag: fc.boolean(),
      day: fc.constantFrom('2024-02-29', '2023-12-31'),
    })
    .map(({ x, y, z, flag, knowsFlag, day }) => {
      const sure = { z: Exact.integer(z) };
      const actual: Record<string, Value> = { ...sure, x: x.actual, y: y.actual, flag, day: CalendarDate.parse(day) };
      const known: Record<string, Value> = {
        ...sure,
        x: x.known,
        y: y.known,
        flag: knowsFlag ? flag : Unknown.for(['flag']),
        day: Unknown.for(['day']),
      };
      return { actual, known };
    });

  /** Checked and compiled once, run with several sets of values. */
  function program(text: string): (values: Readonly<Record<string, Value>>) => Value | 'failed' {
    const layout = new Layout();
    const run = compile(checkExpression(plainSource(text), scope), layout);
    return (values) => {
      const slots: Value[] = [];
      for (const name of TYPES.keys()) slots[layout.slot(name)] = values[name]!;
      try {
        return run(slots);
      } catch (error) {
        if (error instanceof SuanceError) return 'failed';
        throw error;
      }
    };
  }

  function agrees(said: Value, actual: Value): void {
    if (said instanceof Unknown) {
      if (actual instanceof Unknown) return;
      for (const name of said.missing) expect([...TYPES.keys()]).toContain(name);
      if (actual instanceof Exact) {
        if (said.low) expect(said.low.compare(actual)).toBeLessThanOrEqual(0);
        if (said.high) expect(said.high.compare(actual)).toBeGreaterThanOrEqual(0);
      }
    } else if (Array.isArray(said)) {
      for (const [index, each] of said.entries()) agrees(each, (actual as readonly Value[])[index]!);
      expect(said).toHaveLength((actual as readonly Value[]).length);
    } else {
      expect(show(said)).toBe(show(actual));
    }
  }

  it.each(['number', 'boolean', 'date', 'list'] as const)('a %s keeps its promise', (kind) => {
    fc.assert(
      fc.property(generated[kind], facts, (text, { actual, known }) => {
        const run = program(text);
        const [said, is] = [run(known), run(actual)];
        if (said !== 'failed' && is !== 'failed') agrees(said, is);
      }),
      { numRuns: 800 },
    );
  });

  it('bounds and decisions do come about', () => {
    const runs = fc.sample(fc.tuple(generated.number, generated.boolean, facts), { numRuns: 400, seed: 7 });
    const numbers = runs.map(([text, , { known }]) => program(text)(known));
    expect(numbers.filter((each) => each instanceof Unknown && (each.low || each.high)).length).toBeGreaterThan(25);
    const decided = runs.filter(
      ([, text, { known }]) => /[xy]/.test(text) && typeof program(text)(known) === 'boolean',
    );
    expect(decided.length).toBeGreaterThan(25);
  });
});
