import type { Case } from '../../engine/case.ts';
import { type Plan, preparePlan } from '../../engine/plan.ts';
import { type Evaluation, evaluate } from '../../engine/run.ts';
import type { Beneficiary, Measure } from '../../policies/model.ts';
import type { PolicySet } from '../../policies/set.ts';
import { CalendarDate } from '../../values/calendar.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import { type CaseSettings, collectFacts } from '../assemble.ts';
import type { CaseEntry } from '../entries.ts';
import { askingOrder, decidingNames } from '../needs.ts';
import { type CaseBuilder, isMalformed } from '../read.ts';
import { conflictsOf, type ExcludedPair, excludedPairs } from './exclusions.ts';
import { type Setting, selectMeasures } from './select.ts';
import { BENEFICIARIES, claimOf, type Totals, totalsOf } from './totals.ts';

/** The fact that a day given for the whole run stands for. All other dates are events of their own, and stay unknown. */
export const DAY_OF_CLAIM = 'application_date';

/** Where a measure stands. `untouched`: undetermined, and no given fact has to do with it. */
export type Group = 'eligible' | 'undetermined' | 'invalid' | 'ineligible' | 'untouched';

/** The groups, in the order in which they are shown. */
export const GROUPS: readonly Group[] = ['eligible', 'undetermined', 'invalid', 'ineligible', 'untouched'];

/** A case to screen: its facts, and the place and day that choose what is in force. */
export interface ScreeningCase extends Setting {
  readonly given: Case;
  /** Whether the region is that of the locality file or of the settings. */
  readonly regionStanding: boolean;
}

export interface ScreenedMeasure {
  readonly measure: Measure;
  readonly evaluation: Evaluation;
  readonly group: Group;
}

/** A fact or figure that undetermined measures lack, and those that it could decide. */
export interface Need {
  readonly name: string;
  readonly measures: readonly string[];
}

/** Everything in force for a case, and what comes of it. */
export interface Screening extends ScreeningCase {
  /** By group, kind of beneficiary, document and clause. */
  readonly measures: readonly ScreenedMeasure[];
  /** Measures that exclude each other, by their positions in `measures`. */
  readonly exclusions: readonly ExcludedPair[];
  readonly totals: Totals;
  /** The most useful first. */
  readonly needs: readonly Need[];
  readonly several: readonly (readonly string[])[];
  readonly outside: readonly string[];
  /** Names that were given and that no measure in force reads. */
  readonly unread: readonly string[];
}

/**
 * Reads a case from `name=value` arguments, the entries of a file and the options.
 * @throws SuanceError for unknown names and malformed values, `screen-needs-region`, `screen-needs-date`
 */
export function readScreeningCase(
  settings: CaseSettings,
  pairs: readonly string[],
  entries: readonly CaseEntry[],
): ScreeningCase {
  const builder = collectFacts(settings, pairs, entries);
  const [first, ...others] = builder.errors.filter(isMalformed);
  if (first) throw new SuanceError([first, ...others]);
  return placeScreening(settings, builder);
}

/**
 * Adds to a case what the options say, and finds its place and day. What is wrong with its facts stays with it.
 * @throws SuanceError `screen-needs-region`, `screen-needs-date`
 */
export function placeScreening(settings: CaseSettings, builder: CaseBuilder): ScreeningCase {
  const regionStanding = settings.standingRegion !== null && !builder.has('region');
  settings.addDefaults(builder);
  const { region } = builder;
  const chain = region === null ? null : settings.chainOf(region);
  const given = builder.build(chain, settings.locality?.figures ?? null);
  const day = given.facts[DAY_OF_CLAIM];
  const on = settings.on ?? (day instanceof CalendarDate ? day : null);
  if (region === null || chain === null) throw problem('screen-needs-region', {});
  if (on === null) throw problem('screen-needs-date', {});
  // The case and its builder have their facts in common.
  builder.addDefault(DAY_OF_CLAIM, on);
  return { given, region, chain, on, regionStanding };
}

/** Screens cases against the measures of one set; compiled measures are kept from case to case. */
export class Screener {
  private readonly plans = new Map<string, Plan>();

  constructor(private readonly set: PolicySet) {}

  /**
   * Computes every measure in force for a case, each as it would be computed alone.
   * @param wanted whether measures for such a beneficiary are wanted; all are, if it is left out
   */
  screen(asked: ScreeningCase, wanted: (beneficiary: Beneficiary | null) => boolean = () => true): Screening {
    const { given } = asked;
    const selection = selectMeasures(this.set, asked, given.facts);
    const chosen = new Set(this.set.summaries.filter((each) => wanted(each.beneficiary)).map((each) => each.id));
    const [ids, outside] = [selection.measures, selection.outside].map((all) => all.filter((each) => chosen.has(each)));
    const several = selection.several.filter((each) => each.every((id) => chosen.has(id)));
    const found = ids!.map((id): ScreenedMeasure => {
      const plan = this.planOf(id);
      const evaluation = evaluate(plan, concerning(given, plan.measure));
      return { measure: plan.measure, evaluation, group: groupOf(evaluation) };
    });
    const rank = ({ group, measure }: ScreenedMeasure) =>
      GROUPS.indexOf(group) * BENEFICIARIES.length + BENEFICIARIES.indexOf(measure.beneficiary);
    const measures = found.toSorted((a, b) => rank(a) - rank(b));
    const exclusions = excludedPairs(measures.map((each) => each.measure));
    // What no given fact has to do with is no prospect yet.
    const claims = measures.map(({ evaluation, group }) => claimOf(evaluation, group !== 'untouched'));
    return {
      ...asked,
      measures,
      exclusions,
      totals: totalsOf(claims, conflictsOf(measures.length, exclusions)),
      needs: needsOf(measures),
      several,
      outside: outside!,
      unread: unreadOf(given, measures),
    };
  }

  private planOf(id: string): Plan {
    let plan = this.plans.get(id);
    if (!plan) {
      plan = preparePlan(this.set.measure(id));
      this.plans.set(id, plan);
    }
    return plan;
  }
}

/**
 * The fact or figure that it is most useful to ask for next: what could decide most measures; once all are decided, what
 * would settle an amount that is still open. `null`: nothing is left to ask.
 * @param skip names that have been asked for and are not known
 */
export function nextNeed(screening: Screening, skip: ReadonlySet<string> = new Set()): string | null {
  const deciding = screening.needs.find((each) => !skip.has(each.name));
  if (deciding) return deciding.name;
  for (const { evaluation } of screening.measures) {
    const open = askingOrder(evaluation).find((each) => !skip.has(each));
    if (open !== undefined) return open;
  }
  return null;
}

/** A case as far as a measure has to do with it: what is wrong elsewhere does not make it invalid. */
function concerning(given: Case, measure: Measure): Case {
  const reads = readBy(measure);
  const series = Object.fromEntries(Object.entries(given.series).filter(([name]) => reads.has(name)));
  const errors = given.errors.filter(({ place: { field } }) => field === undefined || reads.has(field));
  return { ...given, series, errors };
}

function readBy(measure: Measure): Set<string> {
  return new Set(['region', ...measure.facts, ...measure.parameters.map((each) => each.name)]);
}

/** The names of what a case gives beside its place and day, faulty ones among them. */
function namesOf({ facts, series, figures, errors }: Case): string[] {
  const faulty = errors.flatMap(({ place }) => place.field ?? []);
  const names = new Set([...Object.keys(facts), ...Object.keys(series), ...Object.keys(figures), ...faulty]);
  return [...names].filter((each) => each !== 'region' && each !== DAY_OF_CLAIM);
}

function groupOf(evaluation: Evaluation): Group {
  if (evaluation.status !== 'undetermined') return evaluation.status;
  const reads = readBy(evaluation.plan.measure);
  return namesOf(evaluation.given).some((each) => reads.has(each)) ? 'undetermined' : 'untouched';
}

function unreadOf(given: Case, measures: readonly ScreenedMeasure[]): string[] {
  const read = new Set(measures.flatMap(({ measure }) => [...readBy(measure)]));
  const facts = measures[0]?.measure.vocabulary.facts;
  return namesOf(given).filter((each) => !read.has(each) && !facts?.[each]?.identity);
}

/** What undetermined measures lack to be decided: what decides most comes first, then what those touched by facts ask first. */
function needsOf(measures: readonly ScreenedMeasure[]): Need[] {
  const found = new Map<string, { measures: string[]; touched: number }>();
  for (const { measure, evaluation, group } of measures) {
    if (evaluation.status !== 'undetermined') continue;
    const deciding = decidingNames(evaluation);
    for (const name of askingOrder(evaluation)) {
      if (!deciding.has(name)) continue;
      const need = found.get(name) ?? { measures: [], touched: 0 };
      need.measures.push(measure.id);
      if (group === 'undetermined') need.touched += 1;
      found.set(name, need);
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.measures.length - a.measures.length || b.touched - a.touched)
    .map(([name, need]) => ({ name, measures: need.measures }));
}
