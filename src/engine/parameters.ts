import { compile, type Evaluate, type Layout, type Slots } from '../language/evaluate.ts';
import type { Tree } from '../language/tree.ts';
import { compareValues, literalValue, missingOf, Unknown, type Value } from '../language/value.ts';
import type { LocalValue } from '../policies/locality/model.ts';
import type { FigureDefinition, Measure, ParameterUse } from '../policies/model.ts';
import { languageType } from '../policies/quantity.ts';
import type { CalendarDate, YearMonth } from '../values/calendar.ts';
import { Exact } from '../values/exact.ts';
import { moneyText, numberText, rateText } from '../values/print.ts';
import { type Label, problem, type SuanceError } from '../values/problem.ts';
import type { Case, FigureOrigin } from './case.ts';
import { DatedValues } from './dated.ts';

/** The value of a figure for one case, and where it was taken from. */
export interface ParameterValue {
  readonly name: string;
  readonly value: Value;
  /** What was given while a bound that it is to be held against is not known yet; else `null`. */
  readonly unproven: Value | null;
  readonly origin: FigureOrigin | 'missing';
  readonly region: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: Label | null;
}

export interface CompiledParameter {
  readonly use: ParameterUse;
  readonly definition: FigureDefinition;
  readonly slot: number;
  /**
   * Finds the value: given with the case or the run, else the locality's, else from the reference figures of the place
   * and day, else what a reading takes.
   * @throws SuanceError `figure-out-of-bounds`
   */
  find(given: Case, slots: Slots): ParameterValue;
  /** What the locality, the reference figures or a reading state for a day and a place, bounds aside; `null`: nothing. */
  onDay(day: CalendarDate | YearMonth, chain: readonly string[], locality: Case['locality']): StatedFigure | null;
}

/** A figure that is stated for a place and time. */
export type StatedFigure = Omit<ParameterValue, 'name' | 'unproven'>;

/** The bounds that hold for one case; unknown ones bound as far as they are known. */
interface Bounds {
  readonly min: Value | null;
  readonly max: Value | null;
}

const NOWHERE = { region: null, validFrom: null, validTo: null, source: null } as const;

/**
 * Compiles the use of a figure: the day of which it is taken, the document's bounds, its reference values.
 * @param period the day of which it is taken where the use says none: the governing fact, or the period of a row
 */
export function compileParameter(
  use: ParameterUse,
  measure: Measure,
  layout: Layout,
  period: Tree = governing(measure),
): CompiledParameter {
  const definition = measure.vocabulary.figures[use.name]!;
  const type = languageType(definition.type);
  const at: Evaluate = compile(use.at ?? period, layout);
  const bound = (tree: Tree | null, own: string | null): ((slots: Slots) => Value | null) => {
    if (tree) return compile(tree, layout);
    const value = own === null ? null : Exact.fromJSON(own);
    return () => value;
  };
  const min = bound(use.min, definition.min);
  const max = bound(use.max, definition.max);
  const otherwise = use.otherwise && { value: literalValue(use.otherwise.value, type), source: use.otherwise.source };
  const values = definition.values.map((each): LocalValue => ({ ...each, value: literalValue(each.value, type) }));
  const reference = values.length > 0 ? new DatedValues(values, 'reference') : null;

  const read: StatedFigure | null = otherwise && { ...NOWHERE, ...otherwise, origin: 'reading' };
  const localValues = (locality: Case['locality']): DatedValues | null => {
    const list = locality?.[use.name];
    return list && list.length > 0 ? indexOf(list) : null;
  };
  const dated = (day: CalendarDate | YearMonth, chain: readonly string[], local: DatedValues | null) =>
    local?.on(day, chain) ?? reference?.on(day, chain) ?? null;

  /** What is stated, held against the bounds. Every case comes here: written out, a copy costs a fraction of one spread. */
  function found(stated: StatedFigure, bounds: Bounds): ParameterValue {
    const { origin, region, validFrom, validTo, source } = stated;
    const value = withinBounds(stated.value, bounds, use, definition, measure);
    const unproven = value instanceof Unknown ? stated.value : null;
    return { name: use.name, value, unproven, origin, region, validFrom, validTo, source };
  }

  const find = (given: Case, slots: Slots): ParameterValue => {
    const bounds: Bounds = { min: min(slots), max: max(slots) };
    const own = given.figures[use.name];
    if (own) return found({ ...NOWHERE, value: own.value, origin: own.origin, source: own.source }, bounds);
    const local = localValues(given.locality);
    let lacking: readonly string[] | null = null;
    if (local || reference) {
      const day = at(slots);
      const chain = given.regionChain ?? measure.regionChain;
      if (day instanceof Unknown) {
        // Where no value holds for the place, the day will not bring one.
        if (local?.reaches(chain) || reference?.reaches(chain)) lacking = missingOf(day);
      } else {
        const hit = dated(day as CalendarDate | YearMonth, chain, local);
        if (hit) return found(hit, bounds);
      }
    }
    // A reading does not stand in while a day that is still to come may bring a value.
    if (read && lacking === null) return found(read, bounds);
    const value = openWithin(bounds, lacking ?? [use.name]);
    return { name: use.name, value, unproven: null, origin: 'missing', ...NOWHERE };
  };
  return {
    use,
    definition,
    slot: layout.slot(use.name),
    find,
    onDay: (day, chain, locality) => dated(day, chain, localValues(locality)) ?? read,
  };
}

/** The governing fact of a measure, the first of two. */
function governing({ window }: Measure): Tree {
  return { op: 'name', name: window.governedBy[0]!, type: window.unit };
}

const LOCAL_INDEXES = new WeakMap<readonly LocalValue[], DatedValues>();

/** The index of what a locality states of a figure: the same for all cases of a run. */
function indexOf(list: readonly LocalValue[]): DatedValues {
  let index = LOCAL_INDEXES.get(list);
  if (!index) {
    index = new DatedValues(list, 'locality');
    LOCAL_INDEXES.set(list, index);
  }
  return index;
}

/** What stands for a figure that nobody gives: a number between the bounds as far as they are known. */
function openWithin({ min, max }: Bounds, missing: readonly string[]): Value {
  const low = min instanceof Unknown ? min.low : min;
  const high = max instanceof Unknown ? max.high : max;
  // Days and months between two bounds are not followed: only those of numbers are.
  if ((low !== null && !(low instanceof Exact)) || (high !== null && !(high instanceof Exact)))
    return Unknown.for(missing);
  return low === null && high === null ? Unknown.for(missing) : Unknown.between(missing, low, high);
}

/**
 * A figure must keep to what the document allows, whoever gives it. While a bound is itself not known, it cannot be held
 * against it: what it lacks is missing.
 * @throws SuanceError `figure-out-of-bounds`
 */
function withinBounds(
  value: Value,
  { min, max }: Bounds,
  use: ParameterUse,
  definition: FigureDefinition,
  measure: Measure,
): Value {
  const low = min instanceof Unknown ? min.low : min;
  const high = max instanceof Unknown ? max.high : max;
  if (low !== null && compareValues(value, low) < 0) throw outOfBounds(value, 'min', low, use, definition, measure);
  if (high !== null && compareValues(value, high) > 0) throw outOfBounds(value, 'max', high, use, definition, measure);
  if (!(value instanceof Exact) || !(min instanceof Unknown || max instanceof Unknown)) return value;
  const heldTo = [
    min instanceof Unknown && !(min.high && value.compare(min.high) >= 0) ? min : null,
    max instanceof Unknown && !(max.low && value.compare(max.low) <= 0) ? max : null,
  ].filter((each) => each !== null);
  if (heldTo.length === 0) return value;
  return Unknown.between(missingOf(...heldTo), low as Exact | null, value);
}

function outOfBounds(
  value: Value,
  side: 'min' | 'max',
  bound: Value,
  use: ParameterUse,
  definition: FigureDefinition,
  measure: Measure,
): SuanceError {
  const print = (each: Value) => {
    if (!(each instanceof Exact)) return String(each);
    if (definition.type === 'rate') return rateText(each);
    return definition.type === 'money' ? moneyText(each) : numberText(each);
  };
  const money = definition.type === 'money';
  const { clause } = use;
  const params = { value: print(value), side, bound: print(bound), money, clause, document: measure.number };
  return problem('figure-out-of-bounds', params, { field: use.name });
}
