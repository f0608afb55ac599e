import type { Test } from '../../language/tree.ts';
import type { Type } from '../../language/types.ts';
import type { DecisionTable, Rule, Vocabulary } from '../model.ts';
import type { CellChange, TableChange } from './changes.ts';
import { admitted, meaningOf, sameMeaning } from './meaning.ts';
import { pair } from './pairs.ts';

/** A column by its number on either side. */
interface Column {
  readonly a: number | null;
  readonly b: number | null;
}

/** What differs between two tables: columns, rules added, removed and changed cell by cell, their order where it counts. */
export function compareTables(a: DecisionTable, b: DecisionTable, from: Vocabulary, to: Vocabulary): TableChange[] {
  return new TableComparison(a, b, from, to).changes();
}

class TableComparison {
  private readonly inputs: readonly Column[];
  private readonly outputs: readonly Column[];

  constructor(
    private readonly a: DecisionTable,
    private readonly b: DecisionTable,
    private readonly from: Vocabulary,
    private readonly to: Vocabulary,
  ) {
    const numbered = <T>(list: readonly T[]) => list.map((each, index) => ({ each, index }));
    const columns = (pairs: readonly { a: { index: number } | null; b: { index: number } | null }[]) =>
      pairs.map((each) => ({ a: each.a?.index ?? null, b: each.b?.index ?? null }));
    this.inputs = columns(
      pair(
        numbered(a.inputs),
        numbered(b.inputs),
        ({ each }) => meaningOf(each),
        ({ each }) => each.type,
      ),
    );
    this.outputs = columns(
      pair(
        numbered(a.outputs),
        numbered(b.outputs),
        ({ each }) => each.name,
        ({ each }) => each.type,
      ),
    );
  }

  changes(): TableChange[] {
    const { a, b } = this;
    const changes: TableChange[] = [];
    const id = b.name;
    if (a.hitPolicy !== b.hitPolicy) changes.push({ part: 'hit-policy', id, a: a.hitPolicy, b: b.hitPolicy });
    for (const column of this.inputs) {
      const [left, right] = [at(a.inputs, column.a), at(b.inputs, column.b)];
      if (!sameMeaning(left, right)) changes.push({ part: 'input', id, a: left, b: right });
    }
    for (const column of this.outputs) {
      const [left, right] = [at(a.outputs, column.a), at(b.outputs, column.b)];
      if (left?.type !== right?.type) changes.push({ part: 'table-output', id, a: left, b: right });
    }
    const partners = this.partners();
    for (const [index, rule] of a.rules.entries()) {
      const other = partners.get(index);
      if (other === undefined) changes.push({ part: 'rule', id, a: { index, rule }, b: null, cells: [] });
      else {
        const cells = this.cells(rule, b.rules[other]!);
        const partner = { index: other, rule: b.rules[other]! };
        if (cells.length > 0) changes.push({ part: 'rule', id, a: { index, rule }, b: partner, cells });
      }
    }
    const taken = new Set(partners.values());
    for (const [index, rule] of b.rules.entries())
      if (!taken.has(index)) changes.push({ part: 'rule', id, a: null, b: { index, rule }, cells: [] });
    const order = [...partners].sort(([one], [two]) => one - two).map(([, index]) => index);
    const moved = order.some((each, index) => index > 0 && order[index - 1]! > each);
    if (moved && (a.hitPolicy === 'first' || b.hitPolicy === 'first')) {
      changes.push({ part: 'rule-order', id, a: [...partners.keys()].sort((one, two) => one - two), b: order });
    }
    return changes;
  }

  /** The rule of `b` that each rule of `a` became: with the same inputs, else the one that is most alike. */
  private partners(): Map<number, number> {
    const partners = new Map<number, number>();
    const taken = new Set<number>();
    const take = (one: number, two: number) => {
      partners.set(one, two);
      taken.add(two);
    };
    const equal = (column: Column, one: Rule, two: Rule) => this.sameCell(column, one, two);
    // Of several with the same inputs, the one that grants the same comes first.
    for (const wanted of [[...this.inputs, ...this.outputs], this.inputs]) {
      for (const [one, rule] of this.a.rules.entries()) {
        if (partners.has(one)) continue;
        const two = this.b.rules.findIndex(
          (each, index) =>
            !taken.has(index) &&
            wanted.every((column) =>
              this.inputs.includes(column) ? equal(column, rule, each) : this.sameOutput(column, rule, each),
            ),
        );
        if (two >= 0) take(one, two);
      }
    }
    const candidates: { one: number; two: number; alike: number }[] = [];
    for (const [one, left] of this.a.rules.entries()) {
      if (partners.has(one)) continue;
      for (const [two, right] of this.b.rules.entries()) {
        if (taken.has(two) || !this.inputs.every((column) => this.touches(column, left, right))) continue;
        const alike =
          this.inputs.filter((column) => equal(column, left, right)).length +
          this.outputs.filter((column) => this.sameOutput(column, left, right)).length;
        if (alike > 0) candidates.push({ one, two, alike });
      }
    }
    const distance = (each: { one: number; two: number }) => Math.abs(each.one - each.two);
    candidates.sort((x, y) => y.alike - x.alike || distance(x) - distance(y));
    for (const { one, two } of candidates) if (!partners.has(one) && !taken.has(two)) take(one, two);
    return partners;
  }

  private cells(one: Rule, two: Rule): CellChange[] {
    const inputs = this.inputs.filter((column) => !this.sameCell(column, one, two));
    const outputs = this.outputs.filter((column) => !this.sameOutput(column, one, two));
    return [
      ...inputs.map((each) => ({ column: 'input', ...each }) as const),
      ...outputs.map((each) => ({ column: 'output', ...each }) as const),
    ];
  }

  /** Whether two cells let the same values through. A column that one side lacks asks for nothing there. */
  private sameCell(column: Column, one: Rule, two: Rule): boolean {
    const [left, right] = [cell(one, column.a), cell(two, column.b)];
    if (meaningOf({ op: 'in', tests: left }) === meaningOf({ op: 'in', tests: right })) return true;
    const [first, second] = this.admittedBy(column, left, right);
    if (!first || !second) return false;
    return first.size === second.size && [...first].every((each) => second.has(each));
  }

  /** Whether a rule may have become the other: cells of few values must have one of them in common. */
  private touches(column: Column, one: Rule, two: Rule): boolean {
    const [first, second] = this.admittedBy(column, cell(one, column.a), cell(two, column.b));
    return !first || !second || [...first].some((each) => second.has(each));
  }

  private admittedBy(column: Column, left: readonly Test[], right: readonly Test[]) {
    const type: Type = (at(this.a.inputs, column.a) ?? at(this.b.inputs, column.b))!.type;
    return [admitted(left, type, this.from), admitted(right, type, this.to)] as const;
  }

  private sameOutput(column: Column, one: Rule, two: Rule): boolean {
    return sameMeaning(at(one.outputs, column.a), at(two.outputs, column.b));
  }
}

function at<T>(list: readonly T[], index: number | null): T | null {
  return index === null ? null : list[index]!;
}

function cell(rule: Rule, column: number | null): readonly Test[] {
  return column === null ? [] : rule.cells[column]!;
}
