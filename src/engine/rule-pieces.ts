import type { Comparison, Test, Tree } from '../language/tree.ts';

/** What an index must know of the values of an evaluator to tell them apart. */
export interface KeySpace<Key> {
  /** What a literal, or the negative of one, is as a value; `undefined` where it is none that can be looked up. */
  keyOf(literal: Tree): Key | undefined;
  /** Negative, zero or positive: the order of two known values of one input. */
  compare(left: Key, right: Key): number;
  isUnknown(value: Key): boolean;
}

/**
 * The values of one input cut into pieces, numbered from 0, so that a cell holds for all values of a piece or for none.
 * Every value that a cell names is a piece of its own.
 */
export interface Axis<Key> {
  readonly pieces: number;
  pieceOf(value: Key): number;
}

/** Pieces from `first` to `last`, both included. */
export type Stretch = readonly [first: number, last: number];

/** Values with an order: each bound is a piece with an odd number, what lies before, between and after them has even ones. */
class Line<Key> implements Axis<Key> {
  readonly pieces: number;

  /** @param bounds each once, in order */
  constructor(
    private readonly bounds: readonly Key[],
    private readonly compare: (left: Key, right: Key) => number,
  ) {
    this.pieces = 2 * bounds.length + 1;
  }

  pieceOf(value: Key): number {
    let low = 0;
    let high = this.bounds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.compare(value, this.bounds[middle]!);
      if (order === 0) return 2 * middle + 1;
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    return 2 * low;
  }
}

/** Values that are only told apart: piece 0 is every value that no cell names. */
class Members<Key> implements Axis<Key> {
  readonly pieces: number;
  private readonly index: ReadonlyMap<Key, number>;

  constructor(values: Iterable<Key>) {
    this.index = new Map([...new Set(values)].map((each, position) => [each, position + 1]));
    this.pieces = this.index.size + 1;
  }

  pieceOf(value: Key): number {
    return this.index.get(value) ?? 0;
  }
}

/** The cells of one input: those that name only literals, cut up; the others by rule. */
export interface ColumnCells<Key> {
  readonly axis: Axis<Key>;
  /** By rule: where its cell holds; `null` where there is none, or it names more than literals. */
  readonly stretches: readonly (readonly Stretch[] | null)[];
  /** Rules whose cell names more than literals: whether it holds is for the caller to find out. */
  readonly dynamic: readonly number[];
}

/**
 * Cuts up the values of one input by the cells of a column.
 * @returns `null` where a cell cannot be passed over without a change: working it out may fail
 */
export function cutColumn<Key>(
  cells: readonly (readonly Test[])[],
  { keyOf, compare }: KeySpace<Key>,
): ColumnCells<Key> | null {
  const keys = new Map<Tree, Key>();
  const dynamic = new Set<number>();
  for (const [rule, tests] of cells.entries()) {
    const operands = tests.flatMap(operandsOf);
    for (const operand of operands) {
      const key = isLiteral(operand) ? keyOf(operand) : undefined;
      if (key !== undefined) keys.set(operand, key);
      else if (cannotFail(operand)) dynamic.add(rule);
      else return null;
    }
  }
  const values = [...keys.values()];
  const unordered =
    cells.every((tests) => tests.every(tellsApart)) &&
    values.every((each) => each === null || typeof each !== 'object');
  const axis: Axis<Key> = unordered ? new Members(values) : new Line(distinct(values, compare), compare);
  const pieceOf = (operand: Tree) => axis.pieceOf(keys.get(operand)!);
  const stretches = cells.map((tests, rule) =>
    tests.length === 0 || dynamic.has(rule) ? null : stretchesOf(tests, pieceOf, axis.pieces),
  );
  return { axis, stretches, dynamic: [...dynamic] };
}

function distinct<Key>(values: readonly Key[], compare: (left: Key, right: Key) => number): Key[] {
  const sorted = [...values].sort(compare);
  return sorted.filter((each, index) => index === 0 || compare(sorted[index - 1]!, each) !== 0);
}

/** The trees that a test compares with, the elements of a list each. */
export function operandsOf(test: Test): readonly Tree[] {
  switch (test.test) {
    case 'compare':
      return [test.to];
    case 'range':
      return [test.low, test.high];
    case 'member':
      return test.list.op === 'list' ? test.list.items : [test.list];
    case 'not':
      return test.tests.flatMap(operandsOf);
  }
}

/** Whether a tree is a literal, or the negative of one. */
export function isLiteral(tree: Tree): boolean {
  return tree.op === 'literal' || (tree.op === 'negate' && isLiteral(tree.of));
}

/** Whether working it out throws nothing, whatever the facts: a rule that is passed over then misses no error. */
function cannotFail(tree: Tree): boolean {
  if (tree.op === 'negate') return cannotFail(tree.of);
  if (tree.op === 'list') return tree.items.every(cannotFail);
  return tree.op === 'literal' || tree.op === 'name';
}

/** Whether it tells values apart without an order. */
function tellsApart(test: Test): boolean {
  if (test.test === 'not') return test.tests.every(tellsApart);
  return test.test === 'member' || (test.test === 'compare' && (test.comparison === '=' || test.comparison === '!='));
}

/** The pieces where one of the tests holds, in order and apart from each other; no tests always hold. */
function stretchesOf(tests: readonly Test[], pieceOf: (operand: Tree) => number, pieces: number): Stretch[] {
  if (tests.length === 0) return [[0, pieces - 1]];
  return merged(tests.flatMap((each) => stretchesOfTest(each, pieceOf, pieces)));
}

function stretchesOfTest(test: Test, pieceOf: (operand: Tree) => number, pieces: number): Stretch[] {
  switch (test.test) {
    case 'compare':
      if (test.comparison === '!=') return complement([atPiece(pieceOf(test.to))], pieces);
      return [besidePiece(test.comparison, pieceOf(test.to), pieces - 1)];
    case 'range':
      return [[pieceOf(test.low) + (test.lowIncluded ? 0 : 1), pieceOf(test.high) - (test.highIncluded ? 0 : 1)]];
    case 'member':
      return (test.list as Tree & { op: 'list' }).items.map((each) => atPiece(pieceOf(each)));
    case 'not':
      return complement(stretchesOf(test.tests, pieceOf, pieces), pieces);
  }
}

function atPiece(piece: number): Stretch {
  return [piece, piece];
}

/** The pieces that compare so with one that is a value by itself. */
function besidePiece(comparison: Exclude<Comparison, '!='>, piece: number, last: number): Stretch {
  switch (comparison) {
    case '=':
      return [piece, piece];
    case '<':
      return [0, piece - 1];
    case '<=':
      return [0, piece];
    case '>':
      return [piece + 1, last];
    case '>=':
      return [piece, last];
  }
}

/** The same pieces without empty and overlapping stretches, in order. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const [first, last] of stretches.filter(([from, to]) => from <= to).sort((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before && first <= before[1] + 1) result[result.length - 1] = [before[0], Math.max(before[1], last)];
    else result.push([first, last]);
  }
  return result;
}

/** The pieces outside stretches that are in order and apart from each other. */
function complement(stretches: readonly Stretch[], pieces: number): Stretch[] {
  const result: Stretch[] = [];
  let next = 0;
  for (const [first, last] of stretches) {
    if (first > next) result.push([next, first - 1]);
    next = last + 1;
  }
  if (next < pieces) result.push([next, pieces - 1]);
  return result;
}
