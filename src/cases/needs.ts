import type { Evaluation } from '../engine/run.ts';
import { missingOf, Unknown } from '../language/value.ts';
import { type Beneficiary, FACT_GROUPS, type FactGroup } from '../policies/model.ts';

/** The facts and figures for want of which conditions are undecided. */
export function decidingNames({ plan, outcomes, slots }: Evaluation): Set<string> {
  const undecided = plan.conditions.filter((_, index) => outcomes[index] === null);
  return new Set(missingOf(...undecided.map(({ test }) => test(slots))));
}

/**
 * What an evaluation still lacks, in the order in which it is asked: what says which time the case is of, then facts as
 * officials file them, whoever claims first; within a group what decides conditions before what makes the amount. The
 * figures of the place come last: the person asked may have to look them up.
 */
export function askingOrder(evaluation: Evaluation, names: readonly string[] = evaluation.missing): string[] {
  const { measure } = evaluation.plan;
  const deciding = decidingNames(evaluation);
  const governing = new Set(measure.window.governedBy);
  const groups = groupsFor(measure.beneficiary);
  const rank = (name: string) => {
    if (governing.has(name)) return -1;
    const fact = measure.vocabulary.facts[name];
    // Figures after every group of facts.
    const group = fact ? groups.indexOf(fact.group) : groups.length;
    return group * 2 + (deciding.has(name) ? 0 : 1);
  };
  return names.toSorted((a, b) => rank(a) - rank(b));
}

/** The groups in the order in which they are asked about: whoever is to receive something comes first. */
function groupsFor(beneficiary: Beneficiary | null): readonly FactGroup[] {
  if (beneficiary === 'person') return FACT_GROUPS;
  return FACT_GROUPS.map((each) => (each === 'person' ? 'employer' : each === 'employer' ? 'person' : each));
}

/** What is lacking for outputs that are left out unless the facts for them are given, in the order in which it is asked. */
export function optionalNames(evaluation: Evaluation): string[] {
  if (evaluation.status !== 'eligible') return [];
  const { plan, outputs } = evaluation;
  const open = outputs.filter((each, index) => each instanceof Unknown && plan.optional.has(index));
  const needed = new Set(evaluation.missing);
  return askingOrder(
    evaluation,
    missingOf(...open).filter((each) => !needed.has(each)),
  );
}
