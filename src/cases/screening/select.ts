import type { Case } from '../../engine/case.ts';
import type { Family, MeasureSummary } from '../../policies/model.ts';
import type { PolicySet } from '../../policies/set.ts';
import { inWindow } from '../../policies/windows.ts';
import type { CalendarDate } from '../../values/calendar.ts';
import { SuanceError } from '../../values/problem.ts';
import { chooseMeasure, governingPeriod } from '../choose.ts';

/** The measures in force for a case, and what could not be told of others. */
export interface Selection {
  /** Ids, in the order of documents and their clauses. */
  readonly measures: readonly string[];
  /** Versions of one family that are in force at the same place and time, of which only one can be meant. */
  readonly several: readonly (readonly string[])[];
  /** In force on the day, but not by the dates that the case gives. */
  readonly outside: readonly string[];
}

/** A place and a day, as a case has them. */
export interface Setting {
  readonly region: string;
  /** The region and those it lies in, the nearest first. */
  readonly chain: readonly string[];
  /** Stands for the governing dates and months that the case does not give. */
  readonly on: CalendarDate;
}

/** Of every family, the version that is in force for a case: as `calc` chooses it, but none or several are no error. */
export function selectMeasures(set: PolicySet, setting: Setting, facts: Case['facts']): Selection {
  const measures: string[] = [];
  const several: (readonly string[])[] = [];
  const outside: string[] = [];
  const made = new Set(set.summaries.filter((each) => setting.chain.includes(each.region)).map((each) => each.family));
  for (const family of set.families) {
    if (!made.has(family.id)) continue;
    const found = inForce(set, family, setting, facts);
    measures.push(...found);
    if (found.length > 1) several.push(found);
    if (found.length === 0) outside.push(...inForce(set, family, setting, {}));
  }
  const order = orderOf(set);
  const sorted = (ids: readonly string[]) => ids.toSorted((a, b) => order.get(a)! - order.get(b)!);
  return { measures: sorted(measures), several: several.map(sorted), outside: sorted(outside) };
}

function inForce(set: PolicySet, family: Family, setting: Setting, facts: Case['facts']): readonly string[] {
  try {
    return [chooseMeasure(set, { kind: 'family', family }, setting.region, facts, setting.on)];
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    if (error.problem.code === 'version-none') return [];
    return nearest(set, family, setting, facts);
  }
}

/** All versions in force of the nearest region, where no one of them can be chosen. */
function nearest(set: PolicySet, family: Family, { chain, on }: Setting, facts: Case['facts']): readonly string[] {
  const fitting = set.summaries.filter((each) => {
    const period = governingPeriod(each, facts, on);
    return (
      each.family === family.id &&
      chain.includes(each.region) &&
      period !== null &&
      inWindow(each.window, period[0], period[1])
    );
  });
  const rank = (each: MeasureSummary) => chain.indexOf(each.region);
  const best = Math.min(...fitting.map(rank));
  return fitting.filter((each) => rank(each) === best).map((each) => each.id);
}

/** The position of every measure in the order of documents and of their clauses. */
function orderOf(set: PolicySet): Map<string, number> {
  const order = new Map<string, number>();
  for (const id of set.documentIds) {
    for (const clause of set.document(id).clauses)
      for (const family of clause.measures) {
        const measure = `${id}/${family}`;
        if (!order.has(measure)) order.set(measure, order.size);
      }
  }
  for (const { id } of set.summaries) if (!order.has(id)) order.set(id, order.size);
  return order;
}
