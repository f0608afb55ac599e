import { compile, compileTests, type Evaluate, type Layout, type Slots } from '../language/evaluate.ts';
import { oneOf } from '../language/spans.ts';
import { missingOf, Unknown, type Value } from '../language/value.ts';
import type { DecisionTable } from '../policies/model.ts';
import { problem } from '../values/problem.ts';

/** What looking a case up in a decision table found. */
export interface Hit {
  /** The rules that apply, or may apply while facts are missing; by index. */
  readonly rules: readonly number[];
  /** The value of each output. */
  readonly outputs: readonly Value[];
}

/** A decision table ready to run. */
export interface CompiledTable {
  readonly table: DecisionTable;
  /** Slots of the outputs, in order. */
  readonly slots: readonly number[];
  look(slots: Slots): Hit;
}

interface CompiledRule {
  readonly cells: readonly ((value: Value, slots: Slots) => Value)[];
  readonly outputs: readonly Evaluate[];
}

/**
 * Compiles a table. With inputs missing, an output is what all rules that may still apply agree on, or lies between
 * their values. No rule that can apply gives outputs that are unknown for want of nothing, which the caller must not
 * take for a result.
 */
export function compileTable(table: DecisionTable, layout: Layout): CompiledTable {
  const inputs = table.inputs.map((each) => compile(each, layout));
  const rules: CompiledRule[] = table.rules.map((rule) => ({
    cells: rule.cells.map((tests) => compileTests(tests, layout)),
    outputs: rule.outputs.map((each) => compile(each, layout)),
  }));
  const look = (slots: Slots): Hit => {
    const values = inputs.map((each) => each(slots));
    const certain: number[] = [];
    const possible: number[] = [];
    const missing = new Set<string>();
    for (const [index, rule] of rules.entries()) {
      const outcome = matchRule(rule, values, slots, missing);
      if (outcome === false) continue;
      (outcome === true ? certain : possible).push(index);
      if (outcome === true && table.hitPolicy === 'first') break;
    }
    if (certain.length > 1) {
      const [first, second] = certain;
      throw problem('table-overlap', { table: table.name, first: first! + 1, second: second! + 1, example: null });
    }
    // A rule of a unique table that certainly applies is the only one.
    const decided = certain.length === 1 && (table.hitPolicy === 'unique' || possible.length === 0);
    const applying = decided ? certain : [...possible, ...certain];
    const outputs = table.outputs.map((_, column) => {
      const candidates = applying.map((index) => rules[index]!.outputs[column]!(slots));
      return decided ? candidates[0]! : oneOf(candidates, [...missing]);
    });
    return { rules: applying, outputs };
  };
  return { table, slots: table.outputs.map((each) => layout.slot(each.name)), look };
}

/** Whether a rule applies; what an unknown cell lacks is added to `missing` if the others leave the rule possible. */
function matchRule(rule: CompiledRule, values: readonly Value[], slots: Slots, missing: Set<string>): boolean | null {
  let unknown: Value[] | null = null;
  for (const [column, cell] of rule.cells.entries()) {
    const outcome = cell(values[column]!, slots);
    if (outcome === false) return false;
    if (outcome instanceof Unknown) {
      unknown ??= [];
      unknown.push(outcome);
    }
  }
  if (!unknown) return true;
  for (const name of missingOf(...unknown)) missing.add(name);
  return null;
}
