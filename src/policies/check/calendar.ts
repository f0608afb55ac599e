import { CalendarDate } from '../../values/calendar.ts';
import type { MeasureSummary } from '../model.ts';

/**
 * What is in force in a period: one version; none; several for regions of different levels, of which the nearest is
 * taken; or several for one region, between which no choice can be made.
 */
export type CalendarState = 'one' | 'none' | 'nearest' | 'ambiguous';

/** Days in a row, first and last included, on which the same versions are in force. */
export interface CalendarPeriod {
  readonly from: string;
  /** `null`: without an end. */
  readonly to: string | null;
  readonly state: CalendarState;
  /** The version that a case is computed by; `null` where there is none, or no choice. */
  readonly version: string | null;
  /** All in force, the nearest first. */
  readonly versions: readonly string[];
}

/** A family in a region, from the first day of the first version to the last of the last. */
export interface FamilyCalendar {
  readonly family: string;
  readonly region: string;
  /** The versions made for the region or one around it. */
  readonly versions: readonly string[];
  readonly periods: readonly CalendarPeriod[];
}

/** The calendars of all families, for each region that a document of the family is made for. Windows as they stand in the set. */
export function walkCalendar(measures: readonly MeasureSummary[]): FamilyCalendar[] {
  const families = [...new Set(measures.map((each) => each.family))];
  return families.flatMap((family) => {
    const chains = new Map(
      measures.filter((each) => each.family === family).map((each) => [each.region, each.regionChain]),
    );
    return [...chains.keys()].sort().map((region) => calendarOf(measures, family, chains.get(region)!));
  });
}

/**
 * The calendar of a family in a region.
 * @param chain the region's code and those around it, the nearest first
 */
export function calendarOf(
  measures: readonly MeasureSummary[],
  family: string,
  chain: readonly string[],
): FamilyCalendar {
  const level = (each: MeasureSummary) => chain.indexOf(each.region);
  const reach = measures
    .filter((each) => each.family === family && level(each) >= 0)
    .sort((a, b) => level(a) - level(b) || (a.window.from < b.window.from ? -1 : 1));
  // What is in force changes on a first day and on the day after a last one, and stays as it is in between.
  const turns = new Set(
    reach.flatMap(({ window }) => [window.from, ...(window.to === null ? [] : [dayAfter(window.to)])]),
  );
  const days = [...turns].sort();
  const open = reach.some((each) => each.window.to === null);
  const periods: CalendarPeriod[] = [];
  for (const [index, from] of days.entries()) {
    const next = days[index + 1];
    // The day after the last window is the end, unless one has none.
    if (next === undefined && !open) break;
    const here = reach.filter(({ window }) => window.from <= from && (window.to === null || window.to >= from));
    const best = here.filter((each) => level(each) === level(here[0]!));
    const state =
      here.length === 0 ? 'none' : best.length > 1 ? 'ambiguous' : here.length > 1 ? ('nearest' as const) : 'one';
    periods.push({
      from,
      to: next === undefined ? null : dayBefore(next),
      state,
      version: best.length === 1 ? best[0]!.id : null,
      versions: here.map((each) => each.id),
    });
  }
  return { family, region: chain[0]!, versions: reach.map((each) => each.id), periods };
}

function dayAfter(day: string): string {
  return CalendarDate.parse(day).plusDays(1).toString();
}

function dayBefore(day: string): string {
  return CalendarDate.parse(day).plusDays(-1).toString();
}
