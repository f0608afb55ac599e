import type { Limit, Measure } from '../../policies/model.ts';
import { excludedMeasures } from './exclusions.ts';
import type { Booking, Judged } from './findings.ts';

/** Facts by which a limit counts claims together. */
export function factsOfLimit({ of, yearOf }: Limit): readonly string[] {
  return yearOf === null ? of : [...of, yearOf];
}

/**
 * Facts that a list is read for beside those that its measures read: whom claims are of and what tells them apart, where a
 * limit can be watched; identifiers, and what follows from them and is compared with them. Columns of these are read, and
 * pass through as they are.
 * @param gives whether the list gives a fact
 * @param all the measures of the run, which may exclude each other
 */
export function factsBeside(
  measures: readonly Measure[],
  gives: (fact: string) => boolean,
  all: readonly Measure[] = measures,
): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (facts: readonly string[]) => {
    if (facts.every(gives)) for (const name of facts) names.add(name);
  };
  for (const measure of measures) {
    for (const limit of measure.limits) add(factsOfLimit(limit));
    for (const { of } of excludedMeasures(measure, all)) add(of);
    for (const { name, format, agrees } of Object.values(measure.vocabulary.facts))
      if (format && gives(name)) for (const each of [name, ...(agrees ?? []).map((one) => one.fact)]) add([each]);
  }
  return names;
}

/** What a result as JSON says of limits: what the claim used, for later lists, and what took something away from it. */
export interface LimitsResult {
  readonly claim: string | null;
  readonly counted: readonly Booking[];
  readonly over: readonly LimitsResultOver[];
  /** Facts for want of which a limit is not decided. */
  readonly missing: readonly string[];
}

export interface LimitsResultOver {
  readonly kind: Judged['findings'][number]['kind'];
  /** The limit, or the other measure. */
  readonly id: string | null;
  readonly rows: readonly { readonly file: string | null; readonly row: number }[];
  readonly count: number;
}

/** The part `limits` of a result as JSON; `null` where limits have nothing to say of it. */
export function limitsResult({ claim, bookings, findings, counts, missing }: Judged): LimitsResult | null {
  if (!counts && findings.length + missing.length === 0) return null;
  const over = findings.map((each) => ({
    kind: each.kind,
    id: 'limit' in each ? each.limit.id : 'other' in each ? each.other : null,
    rows: each.uses.places,
    count: each.uses.count,
  }));
  return { claim, counted: bookings, over, missing };
}
