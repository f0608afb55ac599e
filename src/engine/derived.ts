import { compile, type Evaluate, type Layout, type Slots } from '../language/evaluate.ts';
import { Unknown, type Value } from '../language/value.ts';
import type { Derivation, WorkStep } from '../policies/model.ts';
import type { Case } from './case.ts';
import type { CompiledStep } from './plan.ts';
import { runSteps } from './steps.ts';

/** A fact that was worked out from others. */
export interface DerivedFact {
  readonly derivation: Derivation;
  /** The value; unknown with candidates where it is one of a few. */
  readonly value: Value;
}

/** A derivation ready to run. */
export interface CompiledDerivation {
  readonly derivation: Derivation;
  readonly slot: number;
  /** The facts of which one must be given for it to be tried: the day of a claim alone says nothing of who claims. */
  readonly triggers: readonly string[];
  /** Tables, definitions and the value, compiled when a case first needs them. */
  work(): { readonly steps: readonly CompiledStep[]; readonly value: Evaluate };
}

/** Compiles how a fact follows from others. */
export function compileDerivation(
  derivation: Derivation,
  governing: readonly string[],
  layout: Layout,
  compileStep: (step: WorkStep) => CompiledStep,
): CompiledDerivation {
  let work: ReturnType<CompiledDerivation['work']> | null = null;
  return {
    derivation,
    slot: layout.slot(derivation.fact),
    triggers: derivation.inputs.filter((name) => !governing.includes(name)),
    work: () => {
      work ??= { steps: derivation.steps.map(compileStep), value: compile(derivation.value, layout) };
      return work;
    },
  };
}

/**
 * Works out the facts that the case does not give and that follow from others. What is given stands, whatever the others
 * say. A fact of which nothing is known is missing itself; one of which a part is known lacks the rest.
 * @returns those that came out, or came down to a few values
 */
export function deriveFacts(derivations: readonly CompiledDerivation[], given: Case, slots: Slots): DerivedFact[] {
  const found: DerivedFact[] = [];
  for (const { derivation, slot, triggers, work } of derivations) {
    if (given.facts[derivation.fact] !== undefined) continue;
    if (!triggers.some((name) => given.facts[name] !== undefined)) continue;
    const { steps, value } = work();
    runSteps(steps, slots, given, [], []);
    const result = value(slots);
    if (result instanceof Unknown) {
      // The rule may not reach the case at all; then only the fact itself helps.
      slots[slot] = result.missing.length > 0 ? result : result.lacking([derivation.fact]);
      if (result.candidates) found.push({ derivation, value: result });
    } else {
      slots[slot] = result;
      found.push({ derivation, value: result });
    }
  }
  return found;
}
