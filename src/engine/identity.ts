import { compile, type Evaluate, Layout } from '../language/evaluate.ts';
import { freeNames } from '../language/tree.ts';
import { Unknown, type Value } from '../language/value.ts';
import { identifierParts } from '../policies/identity.ts';
import type { Agreement, FactDefinition, Measure } from '../policies/model.ts';
import { type Problem, problemData } from '../values/problem.ts';
import type { Case } from './case.ts';

/** A test of an identifier against another fact, ready to run. */
interface CompiledAgreement {
  readonly agreement: Agreement;
  readonly names: readonly string[];
  readonly layout: Layout;
  readonly holds: Evaluate;
}

const COMPILED = new WeakMap<FactDefinition, readonly CompiledAgreement[]>();

function compiled(definition: FactDefinition): readonly CompiledAgreement[] {
  let found = COMPILED.get(definition);
  if (!found) {
    found = (definition.agrees ?? []).map((agreement) => {
      const layout = new Layout();
      const names = [...freeNames(agreement.test)];
      return { agreement, names, layout, holds: compile(agreement.test, layout) };
    });
    COMPILED.set(definition, found);
  }
  return found;
}

/**
 * Compares the identifiers of a case with the facts that follow from them, where it gives both.
 * @returns a problem for each pair that does not agree, which names both and repeats neither
 */
export function identityProblems(measure: Measure, given: Case): Problem[] {
  const problems: Problem[] = [];
  for (const definition of identifiersOf(measure)) {
    const text = given.facts[definition.name];
    if (typeof text !== 'string') continue;
    const parts = identifierParts(text, definition.format!);
    for (const { agreement, names, layout, holds } of compiled(definition)) {
      if (given.facts[agreement.fact] === undefined) continue;
      const slots: Value[] = new Array<Value>(layout.size);
      for (const name of names) slots[layout.slot(name)] = parts[name] ?? given.facts[name] ?? Unknown.for([name]);
      if (holds(slots) !== false) continue;
      const params = { identifier: definition.label, fact: agreement.label };
      problems.push(problemData('identifier-contradicts', params, { field: `${definition.name}, ${agreement.fact}` }));
    }
  }
  return problems;
}

const IDENTIFIERS = new WeakMap<Measure, readonly FactDefinition[]>();

/** The identifiers that a case may give. */
function identifiersOf(measure: Measure): readonly FactDefinition[] {
  let found = IDENTIFIERS.get(measure);
  if (!found) {
    found = Object.values(measure.vocabulary.facts).filter((each) => each.format && each.agrees);
    IDENTIFIERS.set(measure, found);
  }
  return found;
}
