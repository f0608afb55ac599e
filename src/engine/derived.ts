import { compile, type Evaluate, type Layout, type Slots } from '../language/evaluate.ts';
import { Unknown, type Value } from '../language/value.ts';
import type { Derivation, WorkStep } from '../policies/model.ts';
import type { Case } from './case.ts';
import type { CompiledStep } from './plan.ts';
import { runSteps } from './steps.ts';

/** A fact that was worked out from others. */
export interface DerivedFact {
  readonly derivation: Derivation;
  readonly value: Value;
}

/** A derivation ready to run. */
export interface CompiledDerivation {
  readonly derivation: Derivation;
  readonly slot: number;
  readonly steps: readonly CompiledStep[];
  readonly value: Evaluate;
}

/** Compiles how a fact follows from others. */
export function compileDerivation(
  derivation: Derivation,
  layout: Layout,
  compileStep: (step: WorkStep) => CompiledStep,
): CompiledDerivation {
  return {
    derivation,
    slot: layout.slot(derivation.fact),
    steps: derivation.steps.map(compileStep),
    value: compile(derivation.value, layout),
  };
}

/**
 * Works out the facts that the case does not give and that follow from others. What is given stands, whatever the others
 * say. A fact of which nothing is known is missing itself; one of which a part is known lacks the rest.
 * @returns those that came out
 */
export function deriveFacts(derivations: readonly CompiledDerivation[], given: Case, slots: Slots): DerivedFact[] {
  const found: DerivedFact[] = [];
  for (const { derivation, slot, steps, value } of derivations) {
    if (given.facts[derivation.fact] !== undefined) continue;
    if (!derivation.inputs.some((name) => given.facts[name] !== undefined)) continue;
    runSteps(steps, slots, given, [], []);
    const result = value(slots);
    if (result instanceof Unknown) {
      // The rule may not reach the case at all; then only the fact itself helps.
      slots[slot] = result.missing.length > 0 ? result : result.lacking([derivation.fact]);
    } else {
      slots[slot] = result;
      found.push({ derivation, value: result });
    }
  }
  return found;
}
