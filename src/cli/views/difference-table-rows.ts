import type { Describer } from '../../language/describe.ts';
import type { Test, Tree } from '../../language/tree.ts';
import type { CellChange, MeasureChange, NumberedRule, TableChange } from '../../policies/diff/changes.ts';
import type { DecisionTable } from '../../policies/model.ts';
import type { DifferenceRow } from './difference-rows.ts';
import type { DifferenceWords } from './difference-words.ts';

/** A table of one side, and how that side puts things. */
interface Side {
  readonly table: DecisionTable;
  readonly describer: Describer;
}

/** What differs in a table in words: all rules where one side has no such table, else column by column and rule by rule. */
export function tableRows(
  change: Extract<MeasureChange, { part: 'table' }>,
  words: DifferenceWords,
  left: Describer,
  right: Describer,
): DifferenceRow[] {
  const { id, a, b } = change;
  const section = words.title((b ?? a)!.title, id);
  if (a && b) {
    const rows = new TableRows({ table: a, describer: left }, { table: b, describer: right }, words);
    return change.changes.map((each) => ({ section, id, ...rows.row(each) }));
  }
  const text = (table: DecisionTable | null, describer: Describer) =>
    table && words.list(table.rules.map((rule, index) => ruleText({ index, rule }, { table, describer }, words)));
  return [{ part: 'table', id, section, label: words.texts.labels.wholeTable, a: text(a, left), b: text(b, right) }];
}

class TableRows {
  constructor(
    private readonly a: Side,
    private readonly b: Side,
    private readonly words: DifferenceWords,
  ) {}

  row(change: TableChange): Omit<DifferenceRow, 'section' | 'id'> {
    const { labels } = this.words.texts;
    const part = `table ${change.part}`;
    switch (change.part) {
      case 'hit-policy':
        return { part, label: labels.hitPolicy, a: change.a, b: change.b };
      case 'input': {
        const [a, b] = [change.a && this.a.describer.formula(change.a), change.b && this.b.describer.formula(change.b)];
        return { part, label: labels.column, a, b };
      }
      case 'table-output': {
        const text = (each: typeof change.a) => each && `${this.words.title(each.title, each.name)}, ${each.type}`;
        return { part, label: labels.column, a: text(change.a), b: text(change.b) };
      }
      case 'rule-order': {
        const text = (order: readonly number[] | null) => order!.map((index) => index + 1).join(this.words.listComma);
        return { part, label: labels.ruleOrder, a: text(change.a), b: text(change.b) };
      }
      case 'rule':
        return { part, ...this.rule(change) };
    }
  }

  private rule(change: Extract<TableChange, { part: 'rule' }>): Omit<DifferenceRow, 'section' | 'id' | 'part'> {
    const { a, b, cells } = change;
    const rule = { a: a && a.index + 1, b: b && b.index + 1 };
    const label = this.words.texts.labels.rule(rule.a, rule.b);
    if (!a || !b) {
      const text = (each: NumberedRule | null, side: Side) => each && ruleText(each, side, this.words);
      return { label, rule, a: text(a, this.a), b: text(b, this.b) };
    }
    const text = (side: 'a' | 'b') =>
      cells.map((each) => this.cell(each, side, side === 'a' ? a : b)).join(this.words.separator);
    return { label: [label, this.unchanged(b, cells)].filter(Boolean).join(' '), rule, a: text('a'), b: text('b') };
  }

  /** The inputs of a rule that are the same on both sides: they tell which rule it is. */
  private unchanged({ rule }: NumberedRule, cells: readonly CellChange[]): string {
    const changed = new Set(cells.flatMap((each) => (each.column === 'input' && each.b !== null ? [each.b] : [])));
    return rule.cells
      .flatMap((cell, index) => (changed.has(index) || cell.length === 0 ? [] : [this.b.describer.tests(cell)]))
      .join(this.words.listComma);
  }

  private cell(change: CellChange, side: 'a' | 'b', { rule }: NumberedRule): string {
    const index = change[side];
    const other = side === 'a' ? 'b' : 'a';
    // A column that this side lacks is called as on the other side, and asks for nothing.
    const from = this[index === null ? other : side];
    const at = (index ?? change[other])!;
    if (change.column === 'input') {
      const tests = index === null ? [] : rule.cells[index]!;
      return asked(from.table.inputs[at]!, tests, from.describer);
    }
    const output = from.table.outputs[at]!;
    const value = index === null ? '—' : from.describer.formula(rule.outputs[index]!);
    // A table with one output is called as the output is: the heading has said it.
    return from.table.outputs.length === 1 ? value : `${this.words.title(output.title, output.name)} = ${value}`;
  }
}

/** A rule in a line: what it asks of its inputs, then what it gives. */
function ruleText({ rule }: NumberedRule, { table, describer }: Side, words: DifferenceWords): string {
  const inputs = rule.cells.flatMap((tests, index) =>
    tests.length === 0 ? [] : [asked(table.inputs[index]!, tests, describer)],
  );
  const outputs = rule.outputs.map((each) => describer.formula(each));
  return `${inputs.join(words.listComma) || '—'} → ${outputs.join(words.listComma)}`;
}

function asked(value: Tree, tests: readonly Test[], describer: Describer): string {
  if (tests.length === 0) return `${describer.formula(value)} —`;
  return describer.formula({ op: 'in', value, tests, type: 'boolean' });
}
