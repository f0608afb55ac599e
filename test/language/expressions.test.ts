import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../src/language/functions.ts';
import { childrenOf, type Tree } from '../../src/language/tree.ts';
import type { ProblemCode } from '../../src/values/problem.ts';
import { check, outcome, readTable } from './world.ts';

/*
 * expressions.csv: an expression, and what it comes to. Add rows freely; the names that they may use, with their values,
 * are in names.csv. An error is written `! code line:column`, an unknown value `unknown`, its bounds, what is missing.
 */
const ROWS = readTable('expressions.csv').map((row) => [row.expression!, row.result!] as const);

describe('expressions.csv', () => {
  it.each(ROWS)('%s  →  %s', (expression, result) => {
    expect(outcome(expression)).toBe(result);
  });

  it('has no expression twice', () => {
    const expressions = ROWS.map(([expression]) => expression);
    expect(expressions.filter((each, index) => expressions.indexOf(each) !== index)).toEqual([]);
  });

  it('has every construct of the language', () => {
    const every: Record<Tree['op'], true> = {
      literal: true,
      name: true,
      negate: true,
      arithmetic: true,
      compare: true,
      in: true,
      and: true,
      or: true,
      not: true,
      if: true,
      list: true,
      span: true,
      some: true,
      every: true,
      for: true,
      call: true,
      property: true,
      index: true,
    };
    const missing = new Set<string>(Object.keys(every));
    const visit = (tree: Tree): void => {
      missing.delete(tree.op);
      childrenOf(tree).forEach(visit);
    };
    for (const [expression, result] of ROWS) if (!result.startsWith('!')) visit(check(expression));
    expect([...missing]).toEqual([]);
  });

  it.each([...FUNCTIONS.keys(), 'not'])('calls %s, rightly and wrongly', (name) => {
    const calls = ROWS.filter(([expression]) => expression.startsWith(`${name}(`) || expression.includes(` ${name}(`));
    expect(calls.some(([, result]) => !result.startsWith('!'))).toBe(true);
    expect(calls.some(([, result]) => result.startsWith('!'))).toBe(true);
  });

  it.each<ProblemCode>([
    'number-malformed',
    'number-too-large',
    'power-not-whole',
    'division-by-zero',
    'date-malformed',
    'date-impossible',
    'date-out-of-range',
    'month-malformed',
    'duration-malformed',
    'number-not-whole',
    'expression-full-width',
    'expression-syntax',
    'expression-unsupported',
    'unknown-name',
    'unknown-function',
    'unknown-property',
    'unknown-member',
    'argument-count',
    'type-mismatch',
    'operand-types',
    'comparison-types',
    'branch-types',
    'literal-expected',
    'index-out-of-range',
    'empty-list',
    'range-too-long',
  ])('has an error %s', (code) => {
    expect(ROWS.some(([, result]) => result.startsWith(`! ${code} `))).toBe(true);
  });
});
