import type { DecisionTable } from '../policies/model.ts';
import { type Axis, type ColumnCells, cutColumn, type KeySpace, type Stretch } from './rule-pieces.ts';

export type { KeySpace } from './rule-pieces.ts';

/** No rule applies. */
export const NO_RULE = -1;
/** Several rules of a unique table apply. */
export const OVERLAP = -2;
/** Which rule applies is open: inputs are unknown, or cells of rules that may apply name more than literals. */
export const OPEN = -3;

/** Room for the sets of rules of one table, in words of 32 rules: 16 MB. Tables that need more are not indexed. */
const MOST_WORDS = 1 << 22;

/**
 * An index over the rules of a decision table. The values of each input are cut into pieces by the literals of its cells,
 * and each piece keeps the set of rules whose cells hold there, as bits. To look a case up is to intersect one set for
 * each input: a binary search among the bounds of an input (a map for those without order), then a few operations for
 * each 32 rules that the sets have in common; rules whose numbers are far from those that may apply cost nothing.
 *
 * It is used for one look-up at a time: what {@link look} found is good until the next.
 */
export class RuleIndex<Key> {
  private readonly picked: Int32Array;
  private readonly possible: Uint32Array;
  /** The words of `possible` that the last look-up has written. */
  private from = 0;
  private to = 0;

  private constructor(
    private readonly columns: readonly (Column<Key> | null)[],
    private readonly every: Uint32Array,
    private readonly unique: boolean,
    private readonly isUnknown: (value: Key) => boolean,
    /** By rule: the columns of cells that name more than literals. Such a rule may apply, whatever their values. */
    readonly dynamic: ReadonlyMap<number, readonly number[]>,
  ) {
    this.picked = new Int32Array(columns.length);
    this.possible = new Uint32Array(every.length);
  }

  /**
   * Builds the index of a table; the time grows with the number of rules and of bounds.
   * @returns `null` where it would be of no use: no cell names a literal, a cell that may fail would be passed over, or
   * the sets would be too large
   */
  static build<Key>(
    table: Pick<DecisionTable, 'rules' | 'inputs' | 'hitPolicy'>,
    keys: KeySpace<Key>,
  ): RuleIndex<Key> | null {
    const count = table.rules.length;
    const dynamic = new Map<number, number[]>();
    const columns: (Column<Key> | null)[] = [];
    let room = MOST_WORDS;
    let useful = false;
    for (const column of table.inputs.keys()) {
      const cells = table.rules.map((each) => each.cells[column]!);
      const cut = cutColumn(cells, keys);
      if (!cut) return null;
      for (const rule of cut.dynamic) dynamic.set(rule, [...(dynamic.get(rule) ?? []), column]);
      const tested = cut.stretches.some((each) => each !== null);
      useful ||= tested;
      if (!tested && cut.dynamic.length === 0) {
        columns.push(null);
        continue;
      }
      const built = buildColumn(cut, count, room);
      if (!built) return null;
      room -= built.pool.length;
      columns.push(built);
    }
    if (!useful) return null;
    const every = new Uint32Array(wordsFor(count));
    for (let rule = 0; rule < count; rule += 1) flip(every, rule);
    return new RuleIndex(columns, every, table.hitPolicy === 'unique', keys.isUnknown, dynamic);
  }

  /**
   * Finds the rule that applies. It is decided only where that is certain of every value that an unknown input may have.
   * @param values one for each input of the table
   * @returns the index of the rule, or {@link NO_RULE}, {@link OVERLAP}, {@link OPEN}
   */
  look(values: ArrayLike<Key>): number {
    const { columns, picked, possible, every, unique } = this;
    let from = 0;
    let to = every.length;
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index];
      if (!column) continue;
      const value = values[index]!;
      const piece = this.isUnknown(value) ? -1 : column.axis.pieceOf(value);
      picked[index] = piece;
      if (piece < 0) continue;
      from = Math.max(from, Math.min(column.first[piece]!, column.openFrom));
      to = Math.min(to, Math.max(column.end[piece]!, column.openTo));
    }
    this.from = from;
    this.to = to;
    let mayApply = NO_RULE;
    let applies = NO_RULE;
    let others = false;
    let twice = false;
    for (let word = from; word < to; word += 1) {
      let may = every[word]!;
      let does = may;
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index];
        if (!column) continue;
        const piece = picked[index]!;
        if (piece < 0) {
          does &= column.always[word]!;
          continue;
        }
        const inside = word >= column.first[piece]! && word < column.end[piece]!;
        const own = inside ? column.pool[column.offset[piece]! + word]! : 0;
        may &= own | column.open[word]!;
        does &= own | column.always[word]!;
      }
      possible[word] = may;
      if (may === 0) continue;
      others ||= mayApply >= 0 || (may & (may - 1)) !== 0;
      if (mayApply < 0) mayApply = lowest(word, may);
      if (does === 0) continue;
      twice ||= applies >= 0 || (does & (does - 1)) !== 0;
      if (applies < 0) applies = lowest(word, does);
    }
    if (mayApply < 0) return NO_RULE;
    if (unique && twice) return OVERLAP;
    return applies === mayApply && !(unique && others) ? applies : OPEN;
  }

  /** The first rule from this one on that applies or may apply by the last look-up, or {@link NO_RULE}. */
  next(rule: number): number {
    let word = Math.max(rule >>> 5, this.from);
    let bits = word === rule >>> 5 ? (this.possible[word]! >>> (rule & 31)) << (rule & 31) : this.possible[word]!;
    for (; word < this.to; word += 1, bits = this.possible[word]!) if (bits !== 0) return lowest(word, bits);
    return NO_RULE;
  }
}

/** The sets of rules of one input. */
interface Column<Key> {
  readonly axis: Axis<Key>;
  /** By piece: the words between which its own set lies, and where in the pool word 0 of it would be. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  readonly offset: Int32Array;
  readonly pool: Uint32Array;
  /** Rules without a test of this input. */
  readonly always: Uint32Array;
  /** These, and rules whose test is left to the caller. */
  readonly open: Uint32Array;
  readonly openFrom: number;
  readonly openTo: number;
}

/** @param room the most words that the sets may take; `null` where they would take more */
function buildColumn<Key>(cut: ColumnCells<Key>, count: number, room: number): Column<Key> | null {
  const { axis, stretches, dynamic } = cut;
  const words = wordsFor(count);
  const always = new Uint32Array(words);
  for (const [rule, each] of stretches.entries()) if (each === null) flip(always, rule);
  const open = always.slice();
  for (const rule of dynamic) flip(always, rule);
  const changes = changesOf(stretches, axis.pieces);
  const first = new Int32Array(axis.pieces);
  const end = new Int32Array(axis.pieces);
  const offset = new Int32Array(axis.pieces);
  const current = new Uint32Array(words);
  let pool = new Uint32Array(64);
  let used = 0;
  for (let piece = 0; piece < axis.pieces; piece += 1) {
    const changed = changes[piece];
    if (!changed && piece > 0) {
      for (const each of [first, end, offset]) each[piece] = each[piece - 1]!;
      continue;
    }
    for (const rule of changed ?? []) flip(current, rule);
    const [low, high] = extent(current);
    const size = Math.max(0, high - low);
    if (used + size > room) return null;
    if (used + size > pool.length) {
      const larger = new Uint32Array(2 * (used + size));
      larger.set(pool);
      pool = larger;
    }
    if (size > 0) pool.set(current.subarray(low, high), used);
    first[piece] = low;
    end[piece] = high;
    offset[piece] = used - low;
    used += size;
  }
  const [openFrom, openTo] = extent(open);
  return { axis, first, end, offset, pool: pool.slice(0, used), always, open, openFrom, openTo };
}

/** By piece: the rules that hold there and not on the piece before, or the other way round. */
function changesOf(stretches: ColumnCells<unknown>['stretches'], pieces: number): (number[] | undefined)[] {
  const changes = new Array<number[] | undefined>(pieces + 1);
  const add = (piece: number, rule: number) => {
    const list = changes[piece];
    if (list) list.push(rule);
    else changes[piece] = [rule];
  };
  for (const [rule, list] of stretches.entries()) {
    for (const [from, last] of list ?? ([] as readonly Stretch[])) {
      add(from, rule);
      add(last + 1, rule);
    }
  }
  return changes;
}

function wordsFor(rules: number): number {
  return (rules + 31) >>> 5;
}

function flip(set: Uint32Array, rule: number): void {
  set[rule >>> 5]! ^= 1 << (rule & 31);
}

/** The first word with a rule in it, and the one after the last; for none, the end and 0. */
function extent(set: Uint32Array): [first: number, end: number] {
  let first = 0;
  let end = set.length;
  while (first < end && set[first] === 0) first += 1;
  if (first === end) return [set.length, 0];
  while (set[end - 1] === 0) end -= 1;
  return [first, end];
}

/** The first rule in a word that is not empty. */
function lowest(word: number, bits: number): number {
  return 32 * word + 31 - Math.clz32(bits & -bits);
}
