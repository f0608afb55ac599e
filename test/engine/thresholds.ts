import { childrenOf, freeNames, type Test, type Tree } from '../../src/language/tree.ts';
import { isNumeric } from '../../src/language/types.ts';
import { literalValue, type Value } from '../../src/language/value.ts';
import type { Measure } from '../../src/policies/model.ts';

/** The constants that a fact or figure of a measure is held against, however far off: by its name. */
export type Thresholds = ReadonlyMap<string, readonly Value[]>;

/**
 * Collects from the expressions of a measure what each of its facts and figures is compared with. A constant counts for
 * every name on the other side, those behind definitions and tables too, so that a case can be put right on the line
 * and just beside it.
 */
export function thresholdsOf(measure: Measure): Thresholds {
  return new Collector(measure).collect();
}

class Collector {
  private readonly found = new Map<string, Map<string, Value>>();
  /** What each value that is worked out rests on. */
  private readonly behind = new Map<string, Set<string>>();

  constructor(private readonly measure: Measure) {}

  collect(): Thresholds {
    const { facts, figures, constraints, derivations } = this.measure.vocabulary;
    for (const name of [...Object.keys(facts), ...Object.keys(figures)]) this.behind.set(name, new Set([name]));
    for (const each of constraints) this.look(each.require);
    for (const { fact, steps, value } of Object.values(derivations)) {
      for (const step of steps) this.step(step);
      this.look(value);
      this.behind.set(fact, new Set([fact, ...this.names([value])]));
    }
    for (const use of this.measure.parameters) {
      const bounds = [use.min, use.max].filter((each) => each !== null);
      for (const each of [...bounds, ...(use.at ? [use.at] : [])]) this.look(each);
      this.meet(new Set([use.name, ...this.names(bounds)]), bounds);
    }
    for (const step of this.measure.steps) this.step(step);
    for (const { test } of this.measure.conditions) this.look(test);
    return new Map([...this.found].map(([name, values]) => [name, [...values.values()]]));
  }

  private step(step: Measure['steps'][number]): void {
    switch (step.kind) {
      case 'definition':
        this.look(step.definition.value);
        this.behind.set(step.definition.name, this.names([step.definition.value]));
        return;
      case 'output': {
        const { name, value } = this.measure.outputs.find((each) => each.name === step.output)!;
        this.look(value);
        this.behind.set(name, this.names([value]));
        return;
      }
      case 'schedule': {
        const { name, each, from, to, columns } = step.schedule;
        for (const tree of [from, to]) this.look(tree);
        const ends = this.names([from, to]);
        this.behind.set(each.name, ends);
        const all = new Set(ends);
        for (const column of columns) {
          this.look(column.value);
          const own = this.names([column.value]);
          this.behind.set(column.name, own);
          for (const one of own) all.add(one);
        }
        this.behind.set(name, all);
        return;
      }
      case 'table': {
        const { inputs, outputs, rules } = step.table;
        for (const rule of rules) {
          for (const [column, tests] of rule.cells.entries()) {
            const trees = tests.flatMap(treesOf);
            this.meet(this.names([inputs[column]!, ...trees]), trees);
          }
          for (const tree of rule.outputs) this.look(tree);
        }
        const all = this.names([...inputs, ...rules.flatMap((each) => each.outputs)]);
        for (const output of outputs) this.behind.set(output.name, all);
      }
    }
  }

  /** The facts and figures that some trees rest on. */
  private names(trees: readonly Tree[]): Set<string> {
    const all = new Set<string>();
    for (const tree of trees)
      for (const name of freeNames(tree)) for (const each of this.behind.get(name) ?? []) all.add(each);
    return all;
  }

  /** Notes the constants of every comparison within a tree. */
  private look(tree: Tree): void {
    const comparing =
      tree.op === 'compare' || tree.op === 'in' || (tree.op === 'call' && /^(min|max)$/.test(tree.function));
    if (comparing) this.meet(this.names([tree]), [tree]);
    else for (const child of childrenOf(tree)) this.look(child);
  }

  private meet(names: ReadonlySet<string>, trees: readonly Tree[]): void {
    for (const [key, value] of trees.flatMap(literalsOf)) {
      for (const name of names) {
        const values = this.found.get(name) ?? new Map<string, Value>();
        this.found.set(name, values.set(key, value));
      }
    }
  }
}

function treesOf(test: Test): readonly Tree[] {
  return childrenOf({
    op: 'in',
    value: { op: 'literal', value: true, type: 'boolean' },
    tests: [test],
    type: 'boolean',
  });
}

/** Numbers, days, months and durations within a tree. */
function literalsOf(tree: Tree): [string, Value][] {
  if (tree.op === 'literal') {
    const { type, value } = tree;
    const held = isNumeric(type) || type === 'date' || type === 'month' || type.endsWith(' duration');
    return held ? [[`${isNumeric(type) ? 'number' : type} ${value}`, literalValue(value, type)]] : [];
  }
  return childrenOf(tree).flatMap(literalsOf);
}
