import type { SyntaxNode } from './syntax.ts';

const LOGIC: ReadonlySet<string> = new Set(['Conjunction', 'Disjunction']);
const LOOSER_THAN_TEST: ReadonlySet<string> = new Set([...LOGIC, 'Comparison']);

/** The node with its leftmost operand replaced, looking into operands of such kinds. */
function replaceLeftmost(
  node: SyntaxNode,
  kinds: ReadonlySet<string>,
  replace: (leftmost: SyntaxNode) => SyntaxNode,
): SyntaxNode {
  const [first, ...rest] = node.children;
  if (!first || !kinds.has(node.name)) return replace(node);
  const left = replaceLeftmost(first, kinds, replace);
  return { ...node, from: left.from, children: [left, ...rest] };
}

/** `> (4 and c)` as the grammar reads it, as `(> 4) and c`. */
function loosenComparison(test: SyntaxNode): SyntaxNode {
  const [operator, operand] = test.children;
  if (test.name !== 'SimplePositiveUnaryTest' || operator?.name !== 'CompareOp' || !operand) return test;
  return replaceLeftmost(operand, LOOSER_THAN_TEST, (only) => ({
    ...test,
    to: only.to,
    children: [operator, only],
  }));
}

/**
 * Puts right how tightly `in` binds. The grammar takes all that follows `in` for its test, `a in (b and c)` for
 * `a in b and c`; here it is a comparison like any other: `(a in b) and c`. Done from the leaves upwards.
 */
export function regroup(node: SyntaxNode): SyntaxNode {
  if (node.name === 'Comparison') {
    const tested = node.children.at(-1)!;
    const test = tested.children[0];
    if (tested.name !== 'PositiveUnaryTest' || !test || node.children.at(-2)?.name !== 'in') return node;
    const whole = replaceLeftmost(test, LOOSER_THAN_TEST, loosenComparison);
    return replaceLeftmost(whole, LOOSER_THAN_TEST, (only) => ({
      ...node,
      to: only.to,
      children: [...node.children.slice(0, -1), { ...tested, to: only.to, children: [only] }],
    }));
  }
  if (node.name === 'Conjunction' && node.children.at(-1)?.name === 'Disjunction') {
    // What `in` had swallowed turned out to hold an `or`, which binds less tightly than this `and`.
    const right = node.children.at(-1)!;
    return replaceLeftmost(right, new Set(['Disjunction']), (only) => ({
      ...node,
      to: only.to,
      children: [...node.children.slice(0, -1), only],
    }));
  }
  return node;
}
