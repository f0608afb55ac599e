import { addEntries, type CaseEntry } from '../cases/entries.ts';
import { NameIndex } from '../cases/names.ts';
import { CaseBuilder } from '../cases/read.ts';
import { type Plan, preparePlan } from '../engine/plan.ts';
import { evaluate } from '../engine/run.ts';
import type { Example, Measure } from '../policies/model.ts';
import type { Regions } from '../policies/regions.ts';

/**
 * Those of some facts without which no case is known that the measure grants. Its worked examples say so: one that
 * stays eligible, with its amount, when the fact is taken away shows a case that does without it (whether a business is
 * insured as a unit, say, does not matter for companies). Without such examples every fact that is read is needed.
 */
export function neededFacts(measure: Measure, names: readonly string[], regions: () => Regions): string[] {
  // Compiled tables say so: the examples need not be computed for every list.
  const { needed } = measure;
  if (needed) return names.filter((name) => needed.includes(name));
  const plan = preparePlan(measure);
  const granting = measure.examples.filter((each) => each.status === 'eligible' && grants(plan, each, null, regions));
  return names.filter((name) => !granting.some((example) => grants(plan, example, name, regions)));
}

function grants(plan: Plan, example: Example, without: string | null, regions: () => Regions): boolean {
  const { vocabulary } = plan.measure;
  const builder = new CaseBuilder({ vocabulary, regions });
  const index = new NameIndex(vocabulary);
  const entries = Object.entries(example.given).map(([name, value]) => ({
    name,
    value: value as CaseEntry['value'],
    place: {},
  }));
  const kept = entries.filter(({ name }) => {
    const named = index.find(name);
    if (!named || without === null) return true;
    return named.kind === 'shorthand' ? !named.definition.sets.includes(without) : named.definition.name !== without;
  });
  addEntries(builder, kept, index);
  const evaluation = evaluate(plan, builder.build(null));
  // A figure that the locality leaves open does not count: only the fact does.
  return evaluation.status === 'eligible' && (without === null || !evaluation.missing.includes(without));
}
