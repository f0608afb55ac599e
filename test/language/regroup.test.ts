import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './world.ts';

/** The typed tree without places, which differ where brackets do. */
function shape(text: string): string {
  return JSON.stringify(check(text), (key, value: unknown) => (key === 'at' ? undefined : value));
}

describe('what belongs together', () => {
  it.each([
    ['staff in [1..30] and paid_up', '(staff in [1..30]) and paid_up'],
    ['staff in (30) and paid_up', '(staff in (30)) and paid_up'],
    ['staff in 30 or paid_up', '(staff in (30)) or paid_up'],
    ['staff in > 4 and paid_up', '(staff in (> 4)) and paid_up'],
    ['staff in (> 4) and paid_up', '(staff in (> 4)) and paid_up'],
    ['staff in > 2 * 2 and paid_up', '(staff in (> (2 * 2))) and paid_up'],
    ['staff in not(30) and paid_up', '(staff in not(30)) and paid_up'],
    ['staff in not(1, 2) or paid_up and dismissed', '(staff in not(1, 2)) or (paid_up and dismissed)'],
    ['size in (large) and paid_up', '(size in (large)) and paid_up'],
    ['paid_up in (true) and dismissed', '(paid_up in (true)) and dismissed'],
    ['paid_up and staff in [1..2] or dismissed', '(paid_up and (staff in [1..2])) or dismissed'],
    ['paid_up and staff in 1 or dismissed and paid_up', '(paid_up and (staff in (1))) or (dismissed and paid_up)'],
    ['staff in 1 and none in 2 or paid_up', '((staff in (1)) and (none in (2))) or paid_up'],
    ['staff in 1 or none in 2 and paid_up', '(staff in (1)) or ((none in (2)) and paid_up)'],
    ['staff in 1 and none in 2 and paid_up', '((staff in (1)) and (none in (2))) and paid_up'],
    ['staff in > 1 and none in > 2 or paid_up', '((staff in (> 1)) and (none in (> 2))) or paid_up'],
    ['staff in (30) = true', '(staff in (30)) = true'],
    ['staff in (30) in (true)', '(staff in (30)) in (true)'],
    ['staff in 1 + 2 and paid_up', '(staff in (1 + 2)) and paid_up'],
    ['staff between 1 and 2 and paid_up', '(staff between 1 and 2) and paid_up'],
    ['if staff in [1..2] and paid_up then 1 else 2', 'if ((staff in [1..2]) and paid_up) then 1 else 2'],
    [
      'if paid_up then dismissed else staff in 1 and paid_up',
      'if paid_up then dismissed else ((staff in (1)) and paid_up)',
    ],
    ['some x in [1] satisfies x in 1 and paid_up', 'some x in [1] satisfies ((x in (1)) and paid_up)'],
    ['paid_up or dismissed and open_flag', 'paid_up or (dismissed and open_flag)'],
    ['1 + 2 * 3 ** 2 = 19', '(1 + (2 * (3 ** 2))) = 19'],
    ['10 - 3 - 2', '(10 - 3) - 2'],
    ['100 / 10 / 2', '(100 / 10) / 2'],
    ['2 ** 3 ** 2', '(2 ** 3) ** 2'],
    ['-factor ** 2', '(-factor) ** 2'],
    ['-factor * 2', '(-factor) * 2'],
    ['1 < 2 = true', '(1 < 2) = true'],
  ])('%s is %s', (bare, bracketed) => {
    expect(shape(bare)).toBe(shape(bracketed));
  });

  it('brackets within a test stay where they are', () => {
    expect(shape('paid_up in (true and dismissed)')).not.toBe(shape('paid_up in (true) and dismissed'));
    expect(shape('paid_up and (staff in 1 or dismissed)')).not.toBe(shape('paid_up and staff in 1 or dismissed'));
  });

  /** An expression as written with no more brackets than needed, and with all of them. */
  interface Written {
    readonly bare: string;
    readonly full: string;
    readonly binding: number;
  }
  const leaf = (text: string): Written => ({ bare: text, full: text, binding: 9 });
  const within = (each: Written, binding: number) => (each.binding < binding ? `(${each.bare})` : each.bare);
  const joined = (left: Written, word: string, right: Written, binding: number): Written => ({
    bare: `${within(left, binding)} ${word} ${within(right, binding + 1)}`,
    full: `(${left.full}) ${word} (${right.full})`,
    binding,
  });

  const { truth } = fc.letrec<{ truth: Written; number: Written }>((tie) => {
    const number = tie('number');
    const truths = tie('truth');
    const sign = (...signs: string[]) => fc.constantFrom(...signs);
    const tested = (value: Written, word: string, bare: string, full: string): Written => ({
      bare: `${within(value, 3)} in ${word}${bare}`,
      full: `((${value.full}) in (${word}${full}))`,
      binding: 3,
    });
    return {
      number: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom('1', '2.5', 'factor', 'swing', 'abs(swing)').map(leaf),
        fc.tuple(number, sign('+', '-'), number).map(([a, word, b]) => joined(a, word, b, 4)),
        fc.tuple(number, sign('*', '/'), number).map(([a, word, b]) => joined(a, word, b, 5)),
        fc.tuple(number, sign('**'), number).map(([a, word, b]) => joined(a, word, b, 6)),
        number.map((a) => ({ bare: `-${within(a, 9)}`, full: `-(${a.full})`, binding: 7 })),
      ),
      truth: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom('true', 'paid_up', 'open_flag').map(leaf),
        fc.tuple(truths, truths).map(([a, b]) => joined(a, 'or', b, 1)),
        fc.tuple(truths, truths).map(([a, b]) => joined(a, 'and', b, 2)),
        fc.tuple(number, sign('=', '<', '>='), number).map(([a, word, b]) => joined(a, word, b, 3)),
        fc.tuple(truths, sign('=', '!='), truths).map(([a, word, b]) => joined(a, word, b, 3)),
        fc.tuple(number, sign('> ', '<= '), number).map(([a, word, b]) => tested(a, word, within(b, 4), `(${b.full})`)),
        fc.tuple(number, number).map(([a, b]) => tested(a, '', within(b, 4), `(${b.full})`)),
        fc.tuple(truths, truths).map(([a, b]) => tested(a, '', within(b, 4), `(${b.full})`)),
        fc
          .tuple(number, number, number)
          .map(([a, b, c]) => tested(a, '', `[${b.bare}..${c.bare}]`, `[${b.full}..${c.full}]`)),
        fc.tuple(number, number).map(([a, b]) => tested(a, '', `not(${b.bare})`, `not(${b.full})`)),
      ),
    };
  });

  it('brackets that are not needed change nothing', () => {
    fc.assert(
      fc.property(truth, ({ bare, full }) => {
        expect(shape(bare)).toBe(shape(full));
      }),
      { numRuns: 2000 },
    );
  });
});
