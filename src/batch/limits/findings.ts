import type { Evaluation } from '../../engine/run.ts';
import type { Limit } from '../../policies/model.ts';
import { Exact } from '../../values/exact.ts';
import type { Uses } from './usage.ts';

/** What took something away from a claim: a limit, another measure, or the same claim made before. */
export type Finding =
  /** Nothing is left of the limit. */
  | { readonly kind: 'used-up'; readonly limit: Limit; readonly uses: Uses }
  /** What was used before has made the claim smaller. */
  | { readonly kind: 'reduced'; readonly limit: Limit; readonly uses: Uses }
  /** The claimant has had the other one, of which only one may be had. */
  | { readonly kind: 'excluded'; readonly other: string; readonly uses: Uses }
  /** The higher of two is due, and what the other one granted is taken off. */
  | { readonly kind: 'higher'; readonly other: string; readonly uses: Uses }
  | { readonly kind: 'duplicate'; readonly uses: Uses };

/** What a claim that was granted has used, for results to carry and later lists to count. */
export interface Booking {
  /** The limit, or the other measure of an exclusion. */
  readonly limit?: string;
  readonly with?: string;
  /** A digest of the facts in which claims that are counted together agree. */
  readonly key: string;
  /** What had been used before, and what this claim used: plain numbers. */
  readonly before: string;
  readonly counts: string;
  /** Of two of which the higher is due: what this claim comes to by its own measure alone; `counts` is what was due of it. */
  readonly gross?: string;
  /** Whether it may turn out to have used more: then later claims wait for it. */
  readonly open?: true;
}

/** A claim as it stands after limits. */
export interface Judged {
  /** Good until the next claim is evaluated. */
  readonly evaluation: Evaluation;
  readonly findings: readonly Finding[];
  /** The claim's own digest, and what it used; empty unless it was granted, or gave way to another measure that is higher. */
  readonly claim: string | null;
  readonly bookings: readonly Booking[];
  /** Whether it was granted with its limits watched, so that later lists count it, even where it used none of them. */
  readonly counts: boolean;
  /** Facts for want of which some limit is not decided. */
  readonly missing: readonly string[];
}

/** A claim of which limits take nothing and know nothing. */
export function untouched(evaluation: Evaluation): Judged {
  return { evaluation, findings: [], claim: null, bookings: [], counts: false, missing: [] };
}

/** A claim as one that is not granted. @param bookings what it counts for all the same */
export function refused(
  evaluation: Evaluation,
  findings: readonly Finding[],
  bookings: readonly Booking[] = [],
): Judged {
  const none = { status: 'ineligible', outputs: [], amount: Exact.ZERO, missing: [] } as const;
  return { evaluation: { ...evaluation, ...none }, findings, claim: null, bookings, counts: false, missing: [] };
}
