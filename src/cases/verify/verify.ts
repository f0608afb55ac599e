import type { FigureOrigin } from '../../engine/case.ts';
import { type Plan, preparePlan, slotsFor } from '../../engine/plan.ts';
import { type Evaluation, evaluate } from '../../engine/run.ts';
import type { Slots } from '../../language/evaluate.ts';
import type { Locality, LocalValue } from '../../policies/locality/model.ts';
import type { Measure } from '../../policies/model.ts';
import { readQuantity } from '../../policies/quantity.ts';
import { findSubject, type PolicySet, type Subject } from '../../policies/set.ts';
import { type Problem, SuanceError, withPlace } from '../../values/problem.ts';
import { type CaseSettings, caseSettings, placeCase } from '../assemble.ts';
import { addEntries } from '../entries.ts';
import { CaseBuilder, isMalformed } from '../read.ts';
import { type Provenance, type Result, resultOf } from '../result.ts';
import { compareResults, type Difference } from './compare.ts';
import { asLimited } from './limited.ts';
import type { Claim, SavedFigure, SavedRecord } from './saved.ts';

/**
 * What came of computing a record again.
 * - `agrees`: the same tables, and the same result
 * - `holds`: other tables, or it is not known which, and the same result
 * - `differs`: another result
 * - `computed`: the file has no result to compare with
 * - `unchecked`: an invalid result without the values that were refused, or a row that had no measure
 * - `failed`: it cannot be computed
 */
export type Verdict = 'agrees' | 'holds' | 'differs' | 'computed' | 'unchecked' | 'failed';

export const VERDICTS: readonly Verdict[] = ['agrees', 'holds', 'differs', 'computed', 'unchecked', 'failed'];

/** A record computed again. */
export interface Verified {
  readonly record: SavedRecord;
  readonly verdict: Verdict;
  /** Whether the record names the tables that are used now; `null` where it names none. */
  readonly sameTables: boolean | null;
  /** The first that matter, then those that explain them. */
  readonly differences: readonly Difference[];
  /** Why it cannot be computed. */
  readonly problems: readonly Problem[];
  readonly evaluation: Evaluation | null;
  readonly result: Result | null;
  /** Whether limits across its list have changed the result, which is taken as the record says: the list is not here. */
  readonly limited: boolean;
}

/** Errors of invalid results of which all facts and figures are in the result, so that they must come out again. */
const REPEATABLE: ReadonlySet<string> = new Set(['facts-contradict', 'series-month-outside', 'figure-out-of-bounds']);

const NOTHING = { differences: [], problems: [], evaluation: null, result: null, limited: false } as const;

/** Computes saved records again by one set of tables; measures are prepared once. */
export class Verifier {
  private readonly subjects = new Map<string, { readonly subject: Subject; readonly settings: CaseSettings }>();
  private readonly plans = new Map<Measure, { readonly plan: Plan; readonly slots: Slots }>();

  /** @param provenance the tables and the program that compute now */
  constructor(
    private readonly set: PolicySet,
    private readonly provenance: Provenance,
  ) {}

  /** Computes a record and compares. A fault of the record is a verdict, not an exception. The evaluation is good until the next record. */
  verify(record: SavedRecord): Verified {
    const sameTables = record.tables === null ? null : record.tables === this.provenance.tables;
    const nothing = { ...NOTHING, record, sameTables };
    if (record.subject === null) return { ...nothing, verdict: 'unchecked' };
    let evaluation: Evaluation;
    try {
      evaluation = this.compute(record, record.subject);
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      return { ...nothing, verdict: 'failed', problems: error.at(record.place).problems };
    }
    const own = resultOf(evaluation, { provenance: this.provenance, explain: false, message: (each) => each.code });
    const { claim } = record;
    if (!claim) return { ...nothing, evaluation, result: own, verdict: 'computed' };
    const result = record.limited ? asLimited(own, claim, record.limited) : own;
    const program = record.version === this.provenance.version;
    const differences = compareResults(claim, result, { tables: sameTables === true, program });
    const changed = differences.some((each) => each.decisive);
    if (changed && lacksRefused(claim)) return { ...nothing, verdict: 'unchecked' };
    const verdict = changed ? 'differs' : sameTables ? 'agrees' : 'holds';
    return { ...nothing, evaluation, result, limited: result !== own, verdict, differences };
  }

  /** @throws SuanceError for a measure or fact that is not there, a version that cannot be chosen, values that cannot be read */
  private compute(record: SavedRecord, name: string): Evaluation {
    const { subject, settings } = this.subjectOf(name);
    const builder = new CaseBuilder(settings.context);
    addEntries(builder, record.facts, settings.names);
    const locality = addFigures(builder, record.figures, settings);
    const placed = placeCase(settings, subject, builder);
    const [first, ...others] = placed.given.errors.filter(isMalformed);
    if (first) throw new SuanceError([first, ...others]);
    const { plan, slots } = this.planOf(placed.measure);
    return evaluate(plan, locality ? { ...placed.given, locality } : placed.given, slots);
  }

  private subjectOf(name: string): { readonly subject: Subject; readonly settings: CaseSettings } {
    let known = this.subjects.get(name);
    if (!known) {
      const subject = findSubject(this.set, name);
      known = { subject, settings: caseSettings(this.set, {}, subject) };
      this.subjects.set(name, known);
    }
    return known;
  }

  private planOf(measure: Measure): { readonly plan: Plan; readonly slots: Slots } {
    let known = this.plans.get(measure);
    if (!known) {
      const plan = preparePlan(measure);
      known = { plan, slots: slotsFor(plan) };
      this.plans.set(measure, known);
    }
    return known;
  }
}

/** Whether an invalid result rests on values that were refused, which results do not repeat. */
function lacksRefused({ status, errors }: Claim): boolean {
  return status === 'invalid' && !(errors && errors.length > 0 && errors.every((each) => REPEATABLE.has(each)));
}

/**
 * Gives the figures of a result again as they were given: with their origin, those of a locality with their place and time.
 * @throws SuanceError `unknown-fact`, and as the readers of values do
 */
function addFigures(builder: CaseBuilder, figures: readonly SavedFigure[], settings: CaseSettings): Locality | null {
  const locality: Record<string, LocalValue[]> = Object.create(null);
  const added = new Set<string>();
  for (const { name, value: text, origin, local, source, place } of figures) {
    const at = { ...place, field: name };
    try {
      const named = settings.names.require(name);
      if (named.kind !== 'figure' || added.has(`${name} ${local ? JSON.stringify(local) : ''}`)) continue;
      added.add(`${name} ${local ? JSON.stringify(local) : ''}`);
      const value = readQuantity(named.definition, text, settings.context, { bareRate: 'fraction' });
      if (origin === 'locality' && local) {
        locality[name] ??= [];
        locality[name].push({ ...local, value, source });
      } else builder.addFigure(name, value, origin satisfies FigureOrigin, source);
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      const [first, ...others] = error.problems.map((each) => withPlace(each, at));
      throw new SuanceError([first!, ...others]);
    }
  }
  return Object.keys(locality).length > 0 ? locality : null;
}
