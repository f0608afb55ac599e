import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestCombination, componentsOf } from '../../../src/cases/screening/combine.ts';
import { Exact } from '../../../src/values/exact.ts';

function conflictsOf(count: number, pairs: readonly (readonly [number, number])[]): Set<number>[] {
  const conflicts = Array.from({ length: count }, () => new Set<number>());
  for (const [a, b] of pairs) {
    if (a === b) continue;
    conflicts[a]!.add(b);
    conflicts[b]!.add(a);
  }
  return conflicts;
}

function best(weights: readonly number[], pairs: readonly (readonly [number, number])[]): [number[], string] {
  const nodes = [...weights.keys()];
  const weightOf = (node: number) => Exact.integer(weights[node]!);
  const { chosen, total } = bestCombination(nodes, weightOf, conflictsOf(weights.length, pairs));
  return [[...chosen].sort((a, b) => a - b), total.toString()];
}

describe('the best combination', () => {
  test('of two the greater, of equals the first', () => {
    expect(best([1, 2], [[0, 1]])).toEqual([[1], '2']);
    expect(best([2, 2], [[0, 1]])).toEqual([[0], '2']);
  });

  test('two against the one that excludes both', () => {
    const chain = [
      [0, 1],
      [1, 2],
    ] as const;
    expect(best([3, 5, 3], chain)).toEqual([[0, 2], '6']);
    expect(best([3, 7, 3], chain)).toEqual([[1], '7']);
    expect(best([3, 6, 3], chain)).toEqual([[0, 2], '6']);
  });

  test('of many that exclude each other one, and what nothing excludes in any case', () => {
    const pairs = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b) => [a, b] as const));
    expect(best([1, 4, 2, 3, 9], pairs)).toEqual([[1, 4], '13']);
  });

  test('is no less than any other, tried one by one', () => {
    const graph = fc.integer({ min: 1, max: 8 }).chain((count) =>
      fc.record({
        weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }),
        pairs: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 12 }),
      }),
    );
    fc.assert(
      fc.property(graph, ({ weights, pairs }) => {
        const conflicts = conflictsOf(weights.length, pairs);
        let most = 0;
        for (let bits = 0; bits < 1 << weights.length; bits += 1) {
          const some = [...weights.keys()].filter((each) => bits & (1 << each));
          if (some.some((a) => some.some((b) => conflicts[a]!.has(b)))) continue;
          most = Math.max(
            most,
            some.reduce((sum, each) => sum + weights[each]!, 0),
          );
        }
        const [chosen, total] = best(weights, pairs);
        expect(total).toBe(String(most));
        expect(chosen.some((a) => chosen.some((b) => conflicts[a]!.has(b)))).toBe(false);
      }),
    );
  });

  test('takes no longer for long chains and large knots', () => {
    const chain = Array.from({ length: 299 }, (_, index) => [index, index + 1] as const);
    expect(best(new Array<number>(300).fill(1), chain)[1]).toBe('150');
    const knot = Array.from({ length: 60 }, (_, a) =>
      Array.from({ length: a }, (_unused, b) => [a, b] as const),
    ).flat();
    expect(best(new Array<number>(60).fill(1), knot)[1]).toBe('1');
  });

  test('components', () => {
    expect(
      componentsOf(
        [0, 1, 2, 3, 4],
        conflictsOf(6, [
          [0, 3],
          [3, 4],
          [1, 5],
        ]),
      ),
    ).toEqual([[0, 3, 4], [1], [2]]);
  });
});
