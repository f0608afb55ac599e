import { problem } from '../values/problem.ts';
import type { MeasureSummary } from './model.ts';
import type { PolicySet } from './set.ts';
import { inWindow } from './windows.ts';

/** What is known of a case when a version is chosen. */
export interface VersionQuery {
  /** Division code, or `null` where the case names none. */
  readonly region: string | null;
  /** The days, first and last, that govern a measure of the case; `null` where the case does not say. */
  period(summary: MeasureSummary): readonly [from: string, to: string] | null;
}

/**
 * Chooses the version of a family: of those in force, the one made for the case's own region, else the nearest region
 * around it. Without a region, one that is the only one in force. Versions of one family may be governed by different
 * facts, dates and months: one that could be chosen is asked for, not left out, where its own fact is not given.
 * @throws SuanceError `version-none`, `version-several`, `version-needs-region`, `version-needs-date`
 */
export function chooseVersion(set: PolicySet, family: string, query: VersionQuery): MeasureSummary {
  const all = set.versions(family);
  const chain = query.region === null ? null : set.regions().chain(query.region);
  const here = chain ? all.filter((each) => chain.includes(each.region)) : all;
  const dated = here.map((summary) => ({ summary, period: query.period(summary) }));
  const undated = dated.filter((each) => each.period === null);
  const fitting = dated.filter(
    ({ summary, period }) => period !== null && inWindow(summary.window, period[0], period[1]),
  );
  const describe = (list: readonly MeasureSummary[]) => list.map(versionText);
  const date = dated.find((each) => each.period)?.period?.[0] ?? '';
  const region = query.region ?? '';
  const familyLabel = set.families.find((each) => each.id === family)?.label;
  const regionLabel = query.region === null ? undefined : set.regions().get(query.region)?.label;
  const asked = { family, region, date, ...(familyLabel && { familyLabel }), ...(regionLabel && { regionLabel }) };
  if (fitting.length === 0 && undated.length > 0) {
    // With one version in reach nothing is chosen by its date; the result will say that the date is missing.
    if (here.length === 1) return here[0]!;
    const facts = [...new Set(undated.flatMap((each) => each.summary.window.governedBy))];
    throw problem('version-needs-date', { family, facts, versions: describe(here) });
  }
  if (fitting.length === 0)
    throw problem('version-none', { ...asked, versions: describe(here.length > 0 ? here : all) });
  const rank = (each: { summary: MeasureSummary }) => (chain ? chain.indexOf(each.summary.region) : 0);
  const best = Math.min(...fitting.map(rank));
  // A version whose own governing fact is not given may be in force too, and is not passed over where it could be chosen.
  const open = undated.filter((each) => rank(each) <= best);
  if (open.length > 0 && (chain || fitting.length === 1)) {
    const facts = [...new Set(open.flatMap((each) => each.summary.window.governedBy))];
    throw problem('version-needs-date', {
      family,
      facts,
      versions: describe([...open, ...fitting].map((each) => each.summary)),
    });
  }
  if (!chain) {
    if (fitting.length === 1) return fitting[0]!.summary;
    throw problem('version-needs-region', { family, versions: describe(fitting.map((each) => each.summary)) });
  }
  const chosen = fitting.filter((each) => rank(each) === best).map((each) => each.summary);
  if (chosen.length > 1) throw problem('version-several', { ...asked, versions: describe(chosen) });
  return chosen[0]!;
}

/** A version in a list: id, region, window. */
export function versionText(summary: MeasureSummary): string {
  return `${summary.id} (${summary.region}, ${summary.window.from}…${summary.window.to ?? ''})`;
}
