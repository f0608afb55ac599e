import { describe, expect, it } from 'vitest';
import { childrenOf, freeNames, type Tree } from '../../src/language/tree.ts';
import { check } from './world.ts';

/** A tree in brief: its names and literals in the order of a walk. */
function leaves(tree: Tree): string[] {
  if (tree.op === 'name') return [tree.name];
  if (tree.op === 'literal') return [String(tree.value)];
  return childrenOf(tree).flatMap(leaves);
}

describe('a walk over a tree', () => {
  it.each([
    ['wage + 2 * factor', 'wage 2 factor'],
    ['-factor', 'factor'],
    ['not(paid_up) and dismissed or open_flag', 'paid_up dismissed open_flag'],
    ['if paid_up then wage else 1', 'paid_up wage 1'],
    ['staff in (1, [2..3], > 4, not(5), [6, 7])', 'staff 1 2 3 4 5 6 7'],
    ['staff between 1 and none', 'staff 1 none'],
    ['[1, 2][factor]', '1 2 factor'],
    ['applied.year', 'applied'],
    ['min(wage, 1)', 'wage 1'],
    ['for x in 1..3 return x + factor', '1 3 x factor'],
    ['some x in payments satisfies x > wage', 'payments x wage'],
    ['wage <= 5', 'wage 5'],
  ])('%s meets %s', (text, expected) => {
    expect(leaves(check(text)).join(' ')).toBe(expected);
  });
});

describe('names from outside', () => {
  it.each([
    ['wage + wage * target', 'wage target'],
    ['for x in payments return x * factor', 'payments factor'],
    ['(for x in payments return x)[1] + sum(for wage in [1] return wage)', 'payments'],
    ['some x in payments, y in [x] satisfies y > wage', 'payments wage'],
    ['wage + sum(for wage in payments return wage)', 'wage payments'],
    ['(for wage in [wage] return wage)[1]', 'wage'],
    ['参保人数 in (none, [1..staff])', 'staff none'],
    ['1 + 2', ''],
    ['size = large', 'size'],
  ])('%s needs %s', (text, expected) => {
    expect([...freeNames(check(text))].join(' ')).toBe(expected);
  });
});
