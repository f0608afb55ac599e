import type { Case, FigureOrigin } from '../../src/engine/case.ts';
import { preparePlan } from '../../src/engine/plan.ts';
import { type Evaluation, evaluate } from '../../src/engine/run.ts';
import { Unknown, type Value } from '../../src/language/value.ts';
import type { Measure } from '../../src/policies/model.ts';
import { CalendarDate, YearMonth } from '../../src/values/calendar.ts';
import { Exact } from '../../src/values/exact.ts';

/** What a case tells, briefly: numbers, days and months as text, series as an object by month. */
export type Told = Readonly<Record<string, string | boolean | Readonly<Record<string, string>>>>;

function valueOfText(text: string): Value {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return CalendarDate.parse(text);
  if (/^\d{4}-\d{2}$/.test(text)) return YearMonth.parse(text);
  return /^-?\d+(\.\d+)?$/.test(text) ? Exact.parse(text) : text;
}

/** A case of a measure; figures may be told with where they come from, `{ value: '0.06', origin: 'param' }`. */
export function told(measure: Measure, values: Told, regionChain: readonly string[] | null = null): Case {
  const facts: Record<string, Value> = {};
  const series: Record<string, Case['series'][string]> = {};
  const figures: Record<string, Case['figures'][string]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (measure.vocabulary.figures[name]) {
      const { value: number, origin = 'case' } = typeof value === 'object' ? value : { value: String(value) };
      figures[name] = { value: valueOfText(number!), origin: origin as FigureOrigin, source: null };
    } else if (measure.vocabulary.facts[name]?.by === 'month') {
      series[name] =
        typeof value === 'object'
          ? {
              every: null,
              months: Object.fromEntries(Object.entries(value).map(([month, each]) => [month, Exact.parse(each)])),
            }
          : { every: Exact.parse(String(value)), months: {} };
    } else facts[name] = typeof value === 'string' ? valueOfText(value) : (value as boolean);
  }
  return { facts, series, figures, regionChain, errors: [] };
}

/** Evaluates a case of a measure. */
export function run(measure: Measure, values: Told, regionChain: readonly string[] | null = null): Evaluation {
  return evaluate(preparePlan(measure), told(measure, values, regionChain));
}

/** A value in brief: numbers as decimals, what is not known as its bounds, `1…`, `…2`, `?`. */
export function brief(value: Value | null | undefined): string {
  if (value == null) return 'none';
  if (value instanceof Unknown) {
    if (!value.low && !value.high) return '?';
    return `${value.low?.toJSON() ?? ''}…${value.high?.toJSON() ?? ''}`;
  }
  return value instanceof Exact ? String(value.toJSON()) : String(value);
}

/** Status, amount and what is missing, in one line. */
export function line(evaluation: Evaluation): string {
  return [evaluation.status, brief(evaluation.amount), ...evaluation.missing].join(' ');
}

/** The outcomes of the conditions by their ids. */
export function outcomes(evaluation: Evaluation): Record<string, boolean | null> {
  return Object.fromEntries(
    evaluation.outcomes.map((each, index) => [evaluation.plan.conditions[index]!.condition.id, each]),
  );
}
