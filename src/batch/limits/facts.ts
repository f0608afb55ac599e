import type { Measure } from '../../policies/model.ts';
import type { Booking, Judged } from './findings.ts';

/**
 * Facts that a list is read for beside those that its measures read: whom claims are of and what tells them apart, identifiers,
 * and what follows from identifiers and is compared with them. Columns of these are read, and pass through as they are.
 */
export function factsBeside(measures: readonly Measure[]): ReadonlySet<string> {
  return new Set(
    measures.flatMap(({ limits, exclusions, vocabulary }) => [
      ...[...limits, ...exclusions].flatMap((each) => each.of),
      ...limits.flatMap((each) => each.yearOf ?? []),
      ...Object.values(vocabulary.facts).flatMap((each) =>
        each.format ? [each.name, ...(each.agrees ?? []).map((one) => one.fact)] : [],
      ),
    ]),
  );
}

/** What a result as JSON says of limits: what the claim used, for later lists, and what took something away from it. */
export interface LimitsResult {
  readonly claim: string | null;
  readonly counted: readonly Booking[];
  readonly over: readonly LimitsResultOver[];
}

export interface LimitsResultOver {
  readonly kind: Judged['findings'][number]['kind'];
  /** The limit, or the other measure. */
  readonly id: string | null;
  readonly rows: readonly { readonly file: string | null; readonly row: number }[];
  readonly count: number;
}

/** The part `limits` of a result as JSON; `null` where limits have nothing to say of it. */
export function limitsResult({ claim, bookings, findings }: Judged): LimitsResult | null {
  if (bookings.length === 0 && findings.length === 0) return null;
  const over = findings.map((each) => ({
    kind: each.kind,
    id: 'limit' in each ? each.limit.id : 'other' in each ? each.other : null,
    rows: each.uses.places,
    count: each.uses.count,
  }));
  return { claim, counted: bookings, over };
}
