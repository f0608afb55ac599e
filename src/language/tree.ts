import type { Type } from './types.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Where an expression that can fail while it is evaluated stands: line and column of its file. */
export type Spot = readonly [line: number, column: number];

/** A literal as stored: text, read back by its type; booleans as they are. */
export type LiteralValue = string | boolean | null;

/** A test of one value: a unary test of FEEL. */
export type Test =
  | { readonly test: 'compare'; readonly comparison: Comparison; readonly to: Tree }
  | {
      readonly test: 'range';
      readonly low: Tree;
      readonly high: Tree;
      readonly lowIncluded: boolean;
      readonly highIncluded: boolean;
    }
  | { readonly test: 'member'; readonly list: Tree }
  | { readonly test: 'not'; readonly tests: readonly Test[] };

/**
 * A checked expression. Every node knows its type; nothing in it needs the text it came from. It is plain data, so
 * compiled tables are these trees as JSON.
 */
export type Tree =
  | { readonly op: 'literal'; readonly value: LiteralValue; readonly type: Type }
  | { readonly op: 'name'; readonly name: string; readonly type: Type }
  | { readonly op: 'negate'; readonly of: Tree; readonly type: Type }
  | {
      readonly op: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/' | '**';
      readonly left: Tree;
      readonly right: Tree;
      readonly type: Type;
      readonly at: Spot;
    }
  | {
      readonly op: 'compare';
      readonly comparison: Comparison;
      readonly left: Tree;
      readonly right: Tree;
      readonly type: 'boolean';
    }
  | { readonly op: 'in'; readonly value: Tree; readonly tests: readonly Test[]; readonly type: 'boolean' }
  | { readonly op: 'and' | 'or'; readonly operands: readonly Tree[]; readonly type: 'boolean' }
  | { readonly op: 'not'; readonly of: Tree; readonly type: 'boolean' }
  | { readonly op: 'if'; readonly condition: Tree; readonly then: Tree; readonly else: Tree; readonly type: Type }
  | { readonly op: 'list'; readonly items: readonly Tree[]; readonly type: Type }
  | { readonly op: 'span'; readonly from: Tree; readonly to: Tree; readonly type: Type; readonly at: Spot }
  | {
      readonly op: 'some' | 'every' | 'for';
      readonly name: string;
      readonly over: Tree;
      readonly body: Tree;
      readonly type: Type;
    }
  | {
      readonly op: 'call';
      readonly function: string;
      readonly arguments: readonly Tree[];
      readonly type: Type;
      readonly at: Spot;
    }
  | { readonly op: 'property'; readonly of: Tree; readonly property: string; readonly type: Type }
  | { readonly op: 'index'; readonly of: Tree; readonly index: Tree; readonly type: Type; readonly at: Spot };

/** The trees directly inside a test. */
function treesOfTest(test: Test): readonly Tree[] {
  switch (test.test) {
    case 'compare':
      return [test.to];
    case 'range':
      return [test.low, test.high];
    case 'member':
      return [test.list];
    case 'not':
      return test.tests.flatMap(treesOfTest);
  }
}

/** The trees directly inside a tree, in the order in which they are written. */
export function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree.op) {
    case 'literal':
    case 'name':
      return [];
    case 'negate':
    case 'not':
    case 'property':
      return [tree.of];
    case 'arithmetic':
    case 'compare':
      return [tree.left, tree.right];
    case 'in':
      return [tree.value, ...tree.tests.flatMap(treesOfTest)];
    case 'and':
    case 'or':
      return tree.operands;
    case 'if':
      return [tree.condition, tree.then, tree.else];
    case 'list':
      return tree.items;
    case 'span':
      return [tree.from, tree.to];
    case 'some':
    case 'every':
    case 'for':
      return [tree.over, tree.body];
    case 'call':
      return tree.arguments;
    case 'index':
      return [tree.of, tree.index];
  }
}

/** The names that a tree reads from its surroundings, each once, in the order of first use. */
export function freeNames(
  tree: Tree,
  bound: ReadonlySet<string> = new Set(),
  found: Set<string> = new Set(),
): Set<string> {
  if (tree.op === 'name') {
    if (!bound.has(tree.name)) found.add(tree.name);
    return found;
  }
  if (tree.op === 'some' || tree.op === 'every' || tree.op === 'for') {
    freeNames(tree.over, bound, found);
    return freeNames(tree.body, new Set([...bound, tree.name]), found);
  }
  for (const child of childrenOf(tree)) freeNames(child, bound, found);
  return found;
}
