import { compile, compileTests, type Evaluate, Layout, type Slots } from '../language/evaluate.ts';
import { oneOf } from '../language/spans.ts';
import { compareValues, missingOf, Unknown, type Value } from '../language/value.ts';
import type { DecisionTable } from '../policies/model.ts';
import { problem } from '../values/problem.ts';
import { type KeySpace, NO_RULE, OPEN, RuleIndex } from './rule-index.ts';

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

/** Tables with more rules than this are looked up by an index: fewer are gone through in the same time. */
const FEW_RULES = 3;
/** An index is built when so many look-ups have gone without: for a single case it would cost more than it spares. */
const FEW_LOOKS = 2;

/** Literals read no names. */
const NO_NAMES = new Layout();

const VALUES: KeySpace<Value> = {
  keyOf: (literal) => {
    const value = compile(literal, NO_NAMES)([]);
    return value instanceof Unknown ? undefined : value;
  },
  compare: compareValues,
  isUnknown: (value) => value instanceof Unknown,
};

/**
 * Compiles a table. With inputs missing, an output is what all rules that may still apply agree on, or lies between
 * their values. No rule that can apply gives outputs that are unknown for want of nothing, which the caller must not
 * take for a result. A look-up in a large table costs what it costs in a small one: see {@link RuleIndex}.
 */
export function compileTable(table: DecisionTable, layout: Layout): CompiledTable {
  const inputs = table.inputs.map((each) => compile(each, layout));
  // Of a large table most rules never apply to any case of a run: each is compiled when it first may.
  const rules = new Array<CompiledRule | undefined>(table.rules.length);
  const ruleAt = (index: number): CompiledRule => {
    let compiled = rules[index];
    if (!compiled) {
      const rule = table.rules[index]!;
      compiled = {
        cells: rule.cells.map((tests) => compileTests(tests, layout)),
        outputs: rule.outputs.map((each) => compile(each, layout)),
      };
      rules[index] = compiled;
    }
    return compiled;
  };
  let index: RuleIndex<Value> | null = null;
  let looks = 0;

  /** Goes through the rules that the index leaves, or through all. */
  const walk = (values: readonly Value[], slots: Slots): Applying => {
    const certain: number[] = [];
    const possible: number[] = [];
    const missing = new Set<string>();
    const next = (rule: number) => (index ? index.next(rule) : rule < table.rules.length ? rule : NO_RULE);
    for (let rule = next(0); rule >= 0; rule = next(rule + 1)) {
      const outcome = matchRule(ruleAt(rule), values, slots, missing);
      if (outcome === false) continue;
      (outcome === true ? certain : possible).push(rule);
      if (outcome === true && table.hitPolicy === 'first') break;
    }
    if (certain.length > 1) {
      const [first, second] = certain;
      throw problem('table-overlap', { table: table.name, first: first! + 1, second: second! + 1, example: null });
    }
    // A rule of a unique table that certainly applies is the only one.
    const decided = certain.length === 1 && (table.hitPolicy === 'unique' || possible.length === 0);
    return { rules: decided ? certain : [...possible, ...certain], decided, missing };
  };

  const look = (slots: Slots): Hit => {
    const values = inputs.map((each) => each(slots));
    if (looks === FEW_LOOKS && table.rules.length > FEW_RULES) index = RuleIndex.build(table, VALUES);
    looks += 1;
    const found = index ? index.look(values) : OPEN;
    if (found >= 0) return { rules: [found], outputs: ruleAt(found).outputs.map((each) => each(slots)) };
    const { rules: applying, decided, missing } = walk(values, slots);
    const outputs = table.outputs.map((_, column) => {
      const candidates = applying.map((rule) => ruleAt(rule).outputs[column]!(slots));
      return decided ? candidates[0]! : oneOf(candidates, [...missing]);
    });
    return { rules: applying, outputs };
  };
  return { table, slots: table.outputs.map((each) => layout.slot(each.name)), look };
}

/** The rules that apply, or may apply, and whether it is certain that the only one does; what the others lack. */
interface Applying {
  readonly rules: readonly number[];
  readonly decided: boolean;
  readonly missing: ReadonlySet<string>;
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
