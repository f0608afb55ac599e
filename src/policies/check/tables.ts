import { compile, compileTests, Layout } from '../../language/evaluate.ts';
import type { Tree } from '../../language/tree.ts';
import { Unknown, type Value } from '../../language/value.ts';
import { Exact } from '../../values/exact.ts';
import { numberText, rateText } from '../../values/print.ts';
import { type Problem, problemData } from '../../values/problem.ts';
import type { DecisionTable, Measure, Quantity } from '../model.ts';
import { samplesOf } from './domain.ts';

/** More combinations than this are not walked; no table that a person can read has as many. */
const MOST_COMBINATIONS = 2_000_000;

/** What a table is proven within: the facts and the conditions that it stands with. */
export type TableHome = Pick<Measure, 'file' | 'vocabulary' | 'conditions'>;

/**
 * Proves a table: in a unique table no two rules apply together; in any table, where the measure's conditions may hold,
 * some rule applies. A combination that the conditions exclude whatever the other facts are is no gap.
 * @returns the first overlap and the first gap, each with a concrete case; nothing when the table is sound
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
  const matches = matchesBySample(table, samples);
  const excluded = excludedBy(measure, table);
  const problems: Problem[] = [];
  let overlap = false;
  let gap = false;
  for (const chosen of walk(samples)) {
    const rules = table.rules.flatMap((_, rule) =>
      chosen.every((at, column) => matches[column]![at]!.has(rule)) ? [rule] : [],
    );
    const values = chosen.map((at, column) => samples[column]![at]!);
    if (rules.length > 1 && table.hitPolicy === 'unique' && !overlap) {
      overlap = true;
      const [first, second] = rules as [number, number];
      const example = exampleText(table, values);
      const line = table.rules[second]!.line;
      problems.push(
        problemData(
          'table-overlap',
          { table: table.name, first: first + 1, second: second + 1, example },
          { ...place, line },
        ),
      );
    }
    if (rules.length === 0 && !gap && !excluded(values)) {
      gap = true;
      problems.push(problemData('table-gap', { table: table.name, example: exampleText(table, values) }, place));
    }
    if (overlap && gap) break;
  }
  return problems;
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

function exampleText(table: DecisionTable, values: readonly Value[]): string {
  return table.inputs
    .map((input, column) => {
      const value = values[column]!;
      const name = input.op === 'name' ? input.name : `(${column + 1})`;
      const text =
        value instanceof Exact ? (input.type === 'rate' ? rateText(value) : numberText(value)) : String(value);
      return `${name} = ${text}`;
    })
    .join(', ');
}
