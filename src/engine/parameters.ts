import { compile, type Evaluate, type Layout, type Slots } from '../language/evaluate.ts';
import type { Tree } from '../language/tree.ts';
import { missingOf, Unknown, type Value } from '../language/value.ts';
import type { FigureDefinition, Measure, ParameterUse } from '../policies/model.ts';
import { type CalendarDate, YearMonth } from '../values/calendar.ts';
import { Exact } from '../values/exact.ts';
import { moneyText, numberText, rateText } from '../values/print.ts';
import { type Label, problem } from '../values/problem.ts';
import type { Case, FigureOrigin } from './case.ts';

/** The value of a figure for one case, and where it was taken from. */
export interface ParameterValue {
  readonly name: string;
  readonly value: Value;
  readonly origin: FigureOrigin | 'missing';
  readonly region: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: Label | null;
}

interface ReadFigureValue {
  readonly region: string;
  readonly from: string;
  readonly to: string;
  readonly validTo: string | null;
  readonly value: Exact;
  readonly source: Label;
}

export interface CompiledParameter {
  readonly use: ParameterUse;
  readonly definition: FigureDefinition;
  readonly slot: number;
  /**
   * Finds the value: given with the case or the run, else from the reference figures of the place and day.
   * @throws SuanceError `figure-out-of-bounds`
   */
  find(given: Case, slots: Slots): ParameterValue;
}

/** Compiles the use of a figure: the day of which it is taken, the document's bounds, its reference values. */
export function compileParameter(use: ParameterUse, measure: Measure, layout: Layout): CompiledParameter {
  const definition = measure.vocabulary.figures[use.name]!;
  const governing: Tree = { op: 'name', name: measure.window.governedBy[0]!, type: measure.window.unit };
  const at: Evaluate = compile(use.at ?? governing, layout);
  const low = use.min ?? definition.min;
  const high = use.max ?? definition.max;
  const min = low === null ? null : Exact.fromJSON(low);
  const max = high === null ? null : Exact.fromJSON(high);
  const values: ReadFigureValue[] = definition.values.map((each) => ({
    region: each.region,
    from: each.from,
    to: each.to ?? '9999-12-31',
    validTo: each.to,
    value: Exact.fromJSON(each.value),
    source: each.source,
  }));
  const unknown = (missing: readonly string[]): ParameterValue => ({
    name: use.name,
    value: min === null && max === null ? Unknown.for(missing) : Unknown.between(missing, min, max),
    origin: 'missing',
    region: null,
    validFrom: null,
    validTo: null,
    source: null,
  });

  const find = (given: Case, slots: Slots): ParameterValue => {
    const own = given.figures[use.name];
    if (own) {
      refuseOutOfBounds(own.value, min, max, use, definition, measure);
      return {
        name: use.name,
        value: own.value,
        origin: own.origin,
        region: null,
        validFrom: null,
        validTo: null,
        source: own.source,
      };
    }
    if (values.length === 0) return unknown([use.name]);
    const day = at(slots);
    if (day instanceof Unknown) return unknown(missingOf(day));
    const date = (day instanceof YearMonth ? day.firstDay() : (day as CalendarDate)).toString();
    for (const region of given.regionChain ?? measure.regionChain) {
      const found = values.find((each) => each.region === region && each.from <= date && date <= each.to);
      if (found) {
        refuseOutOfBounds(found.value, min, max, use, definition, measure);
        return {
          name: use.name,
          value: found.value,
          origin: 'reference',
          region: found.region,
          validFrom: found.from,
          validTo: found.validTo,
          source: found.source,
        };
      }
    }
    return unknown([use.name]);
  };
  return { use, definition, slot: layout.slot(use.name), find };
}

/** A figure must keep to what the document allows, whoever gives it. @throws SuanceError `figure-out-of-bounds` */
function refuseOutOfBounds(
  value: Exact,
  min: Exact | null,
  max: Exact | null,
  use: ParameterUse,
  definition: FigureDefinition,
  measure: Measure,
): void {
  if ((min === null || value.compare(min) >= 0) && (max === null || value.compare(max) <= 0)) return;
  const print = (number: Exact) => {
    if (definition.type === 'rate') return rateText(number);
    return definition.type === 'money' ? moneyText(number) : numberText(number);
  };
  const bounds = [min && `≥ ${print(min)}`, max && `≤ ${print(max)}`].filter((each) => each !== null).join(', ');
  throw problem(
    'figure-out-of-bounds',
    { value: print(value), bounds, clause: use.clause, document: measure.number },
    { field: use.name },
  );
}
