import { readsOf } from '../engine/plan.ts';
import { freeNames, type Tree } from '../language/tree.ts';
import type { Condition, Measure, Output } from '../policies/model.ts';

/** What a measure wants a fact or figure for. */
export interface Readers {
  /** Whether it says which time the case is of, and so which version holds. */
  readonly governs: boolean;
  readonly conditions: readonly Condition[];
  readonly outputs: readonly Output[];
}

/** The conditions and outputs of a measure that rest on a fact or figure, directly or through what is worked out on the way. */
export function readersOf(measure: Measure, name: string): Readers {
  const affected = new Set([name]);
  const touches = (names: Iterable<string>) => [...names].some((each) => affected.has(each));
  const reads = (tree: Tree) => touches(freeNames(tree, new Set(), new Set()));
  for (const { fact, inputs } of Object.values(measure.vocabulary.derivations)) if (touches(inputs)) affected.add(fact);
  for (const { name: figure, at, min, max } of measure.parameters)
    if ([at, min, max].some((each) => each !== null && reads(each))) affected.add(figure);
  for (const step of measure.steps) {
    const { gives, reads: own } = readsOf(step, measure.outputs);
    if (touches(own)) for (const each of gives) affected.add(each);
  }
  return {
    governs: measure.window.governedBy.includes(name),
    conditions: measure.conditions.filter((each) => reads(each.test)),
    outputs: measure.outputs.filter((each) => affected.has(each.name)),
  };
}
