import type { Evaluation } from '../../engine/run.ts';
import { Unknown, type Value } from '../../language/value.ts';
import type { Exclusion, Measure } from '../../policies/model.ts';
import { Exact } from '../../values/exact.ts';
import { greater } from './counts.ts';
import type { Booking, Finding } from './findings.ts';
import { keyOf } from './keys.ts';
import { fromHundredths, hundredths, type Standing, type Usage } from './usage.ts';

/** A measure that cannot be had beside another, and how one claimant is known in both. */
export interface ExcludedMeasure {
  readonly other: string;
  readonly rule: Exclusion['rule'];
  readonly of: readonly string[];
}

/** The same with what claimants have had of either: totals before either was taken off the other. */
export interface RunningExclusion extends ExcludedMeasure {
  readonly own: Usage;
  readonly others: Usage;
}

/** The measures of a run that exclude one, whichever of the two says so. */
export function excludedMeasures(measure: Measure, all: readonly Measure[]): ExcludedMeasure[] {
  const names = ({ with: name }: Exclusion, { id, family }: Measure) => name === id || name === family;
  return all.flatMap((other) => {
    if (other.id === measure.id) return [];
    const found =
      measure.exclusions.find((each) => names(each, other)) ?? other.exclusions.find((each) => names(each, measure));
    return found && found.of.length > 0 ? [{ other: other.id, rule: found.rule, of: found.of }] : [];
  });
}

/**
 * What comes of a claim beside the other measure. `evaluation` is `null` where nothing is due; `book` counts the claim for the
 * total under its own measure, as it does also where nothing is due because the other total is higher.
 */
export type JudgedExclusion =
  | { readonly missing: readonly string[] }
  | { readonly finding: Finding; readonly evaluation: null; readonly book: (() => Booking) | null }
  | { readonly finding: Finding | null; readonly evaluation: Evaluation; readonly book: () => Booking };

/**
 * Holds a claim against what its claimant has had of another measure. Of two of which one may be had, whoever had the other
 * has nothing. Of two of which the higher is due, the claimant's totals under each are compared, and a claim brings what it
 * adds to the higher of them.
 */
export function judgeExclusion(exclusion: RunningExclusion, evaluation: Evaluation, place: Standing): JudgedExclusion {
  const { other, rule, of, own, others } = exclusion;
  const key = keyOf(evaluation, of, null);
  if ('missing' in key) return key;
  const amount = amountOf(evaluation.amount);
  const had = own.find(key.digest)?.sum ?? 0n;
  const book = (gross: bigint, due: bigint) => (): Booking => {
    own.book(key.digest, place, had + gross, false);
    const [before, counts, whole] = [had, due, gross].map((each) => fromHundredths(each).toString());
    return { with: other, key: key.digest, before: before!, counts: counts!, gross: whole! };
  };
  const rival = others.find(key.digest);
  if (!rival) {
    const sum = typeof amount === 'bigint' ? amount : 0n;
    return { finding: null, evaluation, book: book(sum, sum) };
  }
  const uses = rival.uses();
  if (rule === 'one') return { finding: { kind: 'excluded', other, uses }, evaluation: null, book: null };
  if (typeof amount !== 'bigint') return { missing: amount };
  const due = dueBeside(had, rival.sum, amount);
  const finding: Finding = { kind: 'higher', other, uses };
  // Nothing is due on it, and it still counts for the total under its own measure.
  if (due === 0n)
    return { finding, evaluation: null, book: evaluation.status === 'eligible' ? book(amount, 0n) : null };
  if (due === amount) return { finding: null, evaluation, book: book(amount, due) };
  return { finding, evaluation: withAmount(evaluation, fromHundredths(due)), book: book(amount, due) };
}

/** What a claim adds to the higher of two totals. */
function dueBeside(had: bigint, rival: bigint, amount: bigint): bigint {
  const higher = greater(had, rival);
  return had + amount > higher ? had + amount - higher : 0n;
}

/** Whether an earlier list may have paid so much of what is due under the measure alone: what the other leaves of it. */
export function mayHavePaid(
  { rule, own, others }: RunningExclusion,
  digest: string,
  gross: bigint,
  paid: bigint,
): boolean {
  const rival = others.find(digest);
  return rule === 'higher' && rival !== null && dueBeside(own.find(digest)?.sum ?? 0n, rival.sum, gross) === paid;
}

/** Counts what is due under the measure alone, whatever of it was paid. */
export function bookGross(
  { own }: RunningExclusion,
  digest: string,
  place: Standing,
  had: bigint,
  gross: bigint,
): void {
  own.book(digest, place, greater(had, own.find(digest)?.sum ?? 0n) + gross, false);
}

/** Counts what an earlier list really paid: it has raised its side above the other by so much. */
export function bookPaid({ own, others }: RunningExclusion, digest: string, place: Standing, paid: bigint): void {
  const had = own.find(digest)?.sum ?? 0n;
  const rival = others.find(digest)?.sum ?? 0n;
  own.book(digest, place, (had > rival ? had : rival) + paid, false);
}

/** The amount in hundredths, or what it is open for. */
function amountOf(amount: Value | null): bigint | readonly string[] {
  if (amount instanceof Exact) return hundredths(amount);
  return amount instanceof Unknown ? amount.missing : [];
}

/** The same with another amount due. */
function withAmount(evaluation: Evaluation, amount: Exact): Evaluation {
  const { plan, outputs } = evaluation;
  return { ...evaluation, amount, outputs: outputs.map((each, index) => (index === plan.amount ? amount : each)) };
}
