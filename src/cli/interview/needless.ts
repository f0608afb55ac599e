import type { Evaluation } from '../../engine/run.ts';
import { Unknown, type Value } from '../../language/value.ts';
import type { Measure } from '../../policies/model.ts';
import type { Problem } from '../../values/problem.ts';
import type { Answer, Answers } from './answers.ts';

/** What comes of the answers of a case: its evaluation, or why no version can be chosen. */
export type Assessment =
  | { readonly kind: 'open'; readonly problem: Problem }
  | { readonly kind: 'chosen'; readonly measure: Measure; readonly evaluation: Evaluation };

interface Assessed {
  readonly answers: Answers;
  readonly assessment: Assessment;
}

/**
 * The answers that changed the result before an answer was changed, and do not any more. Where the case is refused now,
 * nothing is needless: the rest counts again as soon as the reason falls away.
 * @param changed the answer that was changed, which stays
 */
export function needlessAfter(
  before: Assessed,
  after: Assessed,
  changed: string,
  assess: (answers: Answers) => Assessment,
): readonly string[] {
  if (!decided(before.assessment) || !decided(after.assessment)) return [];
  const left = new Map<string, Answer>(after.answers);
  const gone: string[] = [];
  for (const [name, answer] of after.answers) {
    if (name === changed || answer.kind === 'unknown' || !before.answers.has(name)) continue;
    if (!matters(name, before, assess)) continue;
    // One after the other: of two that stand in for each other, one has to stay.
    if (matters(name, { answers: left, assessment: after.assessment }, assess)) continue;
    left.delete(name);
    gone.push(name);
  }
  return gone;
}

function decided(assessment: Assessment): assessment is Assessment & { kind: 'chosen' } {
  if (assessment.kind !== 'chosen') return false;
  return assessment.evaluation.status === 'eligible' || assessment.evaluation.status === 'undetermined';
}

/** Whether a case comes out otherwise without an answer. */
function matters(name: string, { answers, assessment }: Assessed, assess: (answers: Answers) => Assessment): boolean {
  const others = new Map(answers);
  others.delete(name);
  const without = assess(others);
  if (assessment.kind !== 'chosen' || without.kind !== 'chosen') return true;
  if (without.measure.id !== assessment.measure.id) return true;
  const [one, other] = [assessment.evaluation, without.evaluation];
  return (
    one.status !== other.status ||
    one.missing.join() !== other.missing.join() ||
    one.outputs.some((value, index) => !same(value, other.outputs[index]))
  );
}

function same(one: Value | undefined, other: Value | undefined): boolean {
  if (one instanceof Unknown || other instanceof Unknown) {
    return one instanceof Unknown && other instanceof Unknown && one.missing.join() === other.missing.join();
  }
  return String(one) === String(other);
}
