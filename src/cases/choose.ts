import type { Case } from '../engine/case.ts';
import type { Value } from '../language/value.ts';
import type { MeasureSummary } from '../policies/model.ts';
import type { PolicySet, Subject } from '../policies/set.ts';
import { chooseVersion } from '../policies/versions.ts';
import { CalendarDate, YearMonth } from '../values/calendar.ts';
import { SuanceError } from '../values/problem.ts';

/** The days, first and last, that govern a measure of a case, or `null` where the case does not say. */
export function governingPeriod(
  summary: MeasureSummary,
  facts: Case['facts'],
  on: CalendarDate | null,
): readonly [string, string] | null {
  const { governedBy } = summary.window;
  const from = dayOf(facts[governedBy[0]!], 'first');
  const to = dayOf(facts[governedBy.at(-1)!], 'last');
  const first = from ?? to;
  const last = to ?? from;
  // A period that ends before it begins finds its version too, which will say that it is impossible.
  if (first && last) return first <= last ? [first, last] : [last, first];
  return on ? [on.toString(), on.toString()] : null;
}

/** As far as a period may reach of which one end alone is known, or `null`. */
function openPeriod({ window }: MeasureSummary, facts: Case['facts']): readonly [string, string] | null {
  if (window.governedBy.length < 2) return null;
  const from = dayOf(facts[window.governedBy[0]!], 'first');
  const to = dayOf(facts[window.governedBy.at(-1)!], 'last');
  if (from && !to) return [from, LAST_DAY];
  return to && !from ? [FIRST_DAY, to] : null;
}

function dayOf(value: Value | undefined, which: 'first' | 'last'): string | null {
  if (value instanceof CalendarDate) return value.toString();
  if (!(value instanceof YearMonth)) return null;
  return (which === 'first' ? value.firstDay() : value.lastDay()).toString();
}

/** How a case comes to its measure: {@link chooseMeasure}, or one that remembers. */
export type ChooseMeasure = typeof chooseMeasure;

/** The calendar's ends. */
const [FIRST_DAY, LAST_DAY] = ['1000-01-01', '9999-12-31'];

/** The most places and times that are remembered. */
const REMEMBERED = 20_000;

/** Chooses as {@link chooseMeasure} does for one set and subject, without choosing twice for the same place and time. */
export function rememberingChooser(set: PolicySet, subject: Subject): ChooseMeasure {
  if (subject.kind === 'measure') return chooseMeasure;
  const versions = set.versions(subject.family.id);
  const governing = [...new Set(versions.flatMap((each) => each.window.governedBy))];
  const known = new Map<string, string>();
  return (_set, _subject, region, facts, on) => {
    let key = region ?? '';
    for (const name of governing) key += `|${facts[name] ?? ''}`;
    let id = known.get(key);
    if (id === undefined) {
      id = chooseMeasure(set, subject, region, facts, on);
      if (known.size < REMEMBERED) known.set(key, id);
    }
    return id;
  };
}

/**
 * The measure that a case is to be computed by: the one named, or the family's version by region and date.
 * @throws SuanceError as {@link chooseVersion}
 */
export function chooseMeasure(
  set: PolicySet,
  subject: Subject,
  region: string | null,
  facts: Case['facts'],
  on: CalendarDate | null,
): string {
  if (subject.kind === 'measure') return subject.id;
  const { id } = subject.family;
  const query = { region, period: (summary: MeasureSummary) => governingPeriod(summary, facts, on) };
  try {
    return chooseVersion(set, id, query).id;
  } catch (error) {
    if (!(error instanceof SuanceError) || error.problem.code !== 'version-none') throw error;
    // A period of which one end is not known yet may still reach a version.
    const open = { region, period: (summary: MeasureSummary) => openPeriod(summary, facts) ?? query.period(summary) };
    try {
      return chooseVersion(set, id, open).id;
    } catch {
      throw error;
    }
  }
}
