import { compile, compileTests, Layout } from '../../language/evaluate.ts';
import type { Tree } from '../../language/tree.ts';
import { Unknown, type Value } from '../../language/value.ts';
import { type Label, type Place, type Problem, problemData } from '../../values/problem.ts';
import type { DecisionTable, Measure, Quantity } from '../model.ts';
import { samplesOf } from './domain.ts';
import { exampleText } from './example.ts';

/** More combinations than this are not walked; no table that a person can read has as many. */
const MOST_COMBINATIONS = 2_000_000;

/** What a table is proven within: the facts and conditions that it stands with, and what is worked out beside it. */
export type TableHome = Pick<Measure, 'file' | 'vocabulary' | 'conditions' | 'steps'>;

/**
 * Proves a table: in a unique table no two rules apply together; in any table, where the measure's conditions may hold,
 * some rule applies, and there is no rule that never applies. A combination that the conditions exclude whatever the
 * other facts are is no gap.
 * @returns the first overlap, the first gap, each with the smallest case that shows it, and every rule without effect;
 * nothing when the table is sound
 */
export function checkTable(table: DecisionTable, measure: TableHome): Problem[] {
  const place = { file: measure.file, line: table.rules[0]?.line ?? 1, column: 1 };
  const columns = table.inputs.map((input, column) =>
    samplesOf(
      input.type,
      table.rules.map((rule) => rule.cells[column]!),
      measure.vocabulary,
      quantityOf(input, measure),
    ),
  );
  const unproven = columns.indexOf(null);
  if (unproven >= 0)
    return [problemData('table-not-provable', { table: table.name, column: String(unproven + 1) }, place)];
  const samples = columns as Value[][];
  const combinations = samples.reduce((product, each) => product * each.length, 1);
  if (combinations > MOST_COMBINATIONS) {
    return [problemData('table-not-provable', { table: table.name, column: '*' }, place)];
  }
  return new TableProof(table, measure, samples, place).problems();
}

class TableProof {
  private readonly matches: readonly (readonly ReadonlySet<number>[])[];
  private readonly excluded: (values: readonly Value[]) => boolean;
  private overlap: Problem | null = null;
  private gap: Problem | null = null;
  /** For each rule that nothing has reached yet, the rules that were there before it. */
  private readonly hidden: Map<number, Set<number>>;

  constructor(
    private readonly table: DecisionTable,
    private readonly home: TableHome,
    private readonly samples: readonly (readonly Value[])[],
    private readonly place: Place,
  ) {
    this.matches = matchesBySample(table, samples);
    this.excluded = excludedBy(home, table);
    this.hidden = new Map(table.rules.map((_, rule) => [rule, new Set()]));
  }

  problems(): Problem[] {
    for (const chosen of walk(this.samples)) {
      const rules = this.rulesAt(chosen);
      this.reach(rules);
      if (rules.length > 1 && this.table.hitPolicy === 'unique') this.overlap ??= this.overlapAt(chosen, rules);
      if (rules.length === 0 && !this.gap && this.isGap(chosen)) this.gap = this.gapAt(chosen);
    }
    const found = [this.overlap, this.gap].filter((each) => each !== null);
    return [...found, ...[...this.hidden].map(([rule, before]) => this.shadowed(rule, [...before]))];
  }

  private rulesAt(chosen: readonly number[]): number[] {
    return this.table.rules.flatMap((_, rule) =>
      chosen.every((at, column) => this.matches[column]![at]!.has(rule)) ? [rule] : [],
    );
  }

  /** Notes which rules decide a combination: the only one, or the first of several. */
  private reach(rules: readonly number[]): void {
    const [first, ...others] = rules;
    if (first === undefined || this.hidden.size === 0) return;
    this.hidden.delete(first);
    for (const rule of others) {
      // In a unique table the overlap is the fault; the rule itself does apply.
      if (this.table.hitPolicy === 'unique') this.hidden.delete(rule);
      else this.hidden.get(rule)?.add(first);
    }
  }

  private isGap(chosen: readonly number[]): boolean {
    return this.rulesAt(chosen).length === 0 && !this.excluded(this.valuesAt(chosen));
  }

  private valuesAt(chosen: readonly number[]): Value[] {
    return chosen.map((at, column) => this.samples[column]![at]!);
  }

  private gapAt(chosen: readonly number[]): Problem {
    const example = this.example(chosen, (each) => this.isGap(each));
    return problemData('table-gap', { table: this.table.name, example }, this.place);
  }

  private overlapAt(chosen: readonly number[], rules: readonly number[]): Problem {
    const [first, second] = rules as [number, number];
    const example = this.example(chosen, (each) => {
      const applying = this.rulesAt(each);
      return applying.includes(first) && applying.includes(second);
    });
    const { line } = this.table.rules[second]!;
    const params = { table: this.table.name, first: first + 1, second: second + 1, example };
    return problemData('table-overlap', params, { ...this.place, line });
  }

  private shadowed(rule: number, before: readonly number[]): Problem {
    const { line } = this.table.rules[rule]!;
    const params = { table: this.table.name, rule: rule + 1, by: before.map((each) => each + 1).sort((a, b) => a - b) };
    return problemData('table-shadowed', params, { ...this.place, line });
  }

  /** The case in words, without the columns on which nothing depends. */
  private example(chosen: readonly number[], holds: (chosen: readonly number[]) => boolean): Label {
    const needed = chosen.flatMap((_, column) => {
      const others = this.samples[column]!.map((_each, at) =>
        chosen.map((one, index) => (index === column ? at : one)),
      );
      return others.every(holds) ? [] : [column];
    });
    const shown = needed.length > 0 ? needed : chosen.map((_, column) => column);
    return exampleText(this.table, this.valuesAt(chosen), shown, this.home);
  }
}

function quantityOf(input: Tree, measure: TableHome): Quantity | undefined {
  if (input.op !== 'name') return undefined;
  return measure.vocabulary.facts[input.name] ?? measure.vocabulary.figures[input.name];
}

/** For each column and sample, the rules whose cell holds. */
function matchesBySample(table: DecisionTable, samples: readonly (readonly Value[])[]): Set<number>[][] {
  const layout = new Layout();
  return samples.map((values, column) => {
    const cells = table.rules.map((rule) => compileTests(rule.cells[column]!, layout));
    return values.map((value) => new Set(cells.flatMap((cell, rule) => (cell(value, []) === true ? [rule] : []))));
  });
}

function* walk(samples: readonly (readonly Value[])[]): Generator<number[]> {
  const at = samples.map(() => 0);
  for (;;) {
    yield at;
    let column = at.length - 1;
    while (column >= 0 && at[column]! + 1 === samples[column]!.length) {
      at[column] = 0;
      column -= 1;
    }
    if (column < 0) return;
    at[column]! += 1;
  }
}

/** Whether a condition of the measure is false for these inputs, whatever everything else turns out to be. */
function excludedBy(measure: TableHome, table: DecisionTable): (values: readonly Value[]) => boolean {
  const layout = new Layout();
  const tests = measure.conditions.map((each) => compile(each.test, layout));
  const inputs = table.inputs.map((input) => (input.op === 'name' ? layout.slot(input.name) : null));
  return (values) => {
    const slots: Value[] = new Array<Value>(layout.size).fill(Unknown.for([]));
    for (const [column, slot] of inputs.entries()) if (slot !== null) slots[slot] = values[column]!;
    return tests.some((test) => test(slots) === false);
  };
}
