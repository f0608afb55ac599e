import type { Evaluation } from '../engine/run.ts';
import { missingOf } from '../language/value.ts';

/** The facts and figures for want of which conditions are undecided. */
export function decidingNames({ plan, outcomes, slots }: Evaluation): Set<string> {
  const undecided = plan.conditions.filter((_, index) => outcomes[index] === null);
  return new Set(missingOf(...undecided.map(({ test }) => test(slots))));
}

/**
 * What an evaluation still lacks, in the order in which it is asked: facts that decide conditions, facts that make the
 * amount, and last the figures of the place, which the person asked may have to look up.
 */
export function askingOrder(evaluation: Evaluation): string[] {
  const deciding = decidingNames(evaluation);
  const facts = new Set(evaluation.plan.measure.facts);
  const rank = (name: string) => (facts.has(name) ? 0 : 2) + (deciding.has(name) ? 0 : 1);
  return evaluation.missing.toSorted((a, b) => rank(a) - rank(b));
}
