import { compile, type Evaluate, type Layout, type Slots } from '../language/evaluate.ts';
import { roundNumber } from '../language/spans.ts';
import { freeNames, type Tree } from '../language/tree.ts';
import { missingOf, type Row, Unknown, type Value } from '../language/value.ts';
import type { Measure, NamedValue, RoundingUnit, Schedule } from '../policies/model.ts';
import { YearMonth } from '../values/calendar.ts';
import { problem } from '../values/problem.ts';
import type { Case, MonthSeries } from './case.ts';
import { compileParameter, type ParameterValue } from './parameters.ts';

/** Decimals of the units that figures are rounded to. */
export const DECIMALS: Record<RoundingUnit, number> = { fen: 2, jiao: 1, yuan: 0, whole: 0 };

/** Rounds half up to a unit; `null` leaves a value as it is. */
export function roundTo(unit: RoundingUnit | null, value: Value): Value {
  return unit === null ? value : roundNumber(value, DECIMALS[unit], 'half-up');
}

/** A schedule ready to run: rows, or unknown where its first or last period is. */
export interface CompiledSchedule {
  readonly schedule: Schedule;
  readonly slot: number;
  /** @param seen takes the figures found for the rows, each value once */
  rows(slots: Slots, given: Case, seen: ParameterValue[]): Value;
}

interface CompiledColumn {
  readonly column: NamedValue;
  readonly slot: number;
  readonly value: Evaluate;
}

/**
 * Compiles a schedule. Its period and columns have slots of their own: names that the measure uses outside it too, such as
 * that of an output, keep their values there.
 * @param monthly the facts with a value for each month, and what stands for them where they are missing
 */
export function compileSchedule(
  schedule: Schedule,
  monthly: ReadonlyMap<string, Value>,
  measure: Measure,
  layout: Layout,
): CompiledSchedule {
  const span = compile(
    { op: 'span', from: schedule.from, to: schedule.to, type: `list of ${schedule.each.type}`, at: [1, 1] },
    layout,
  );
  const { layout: withPeriod, index: each } = layout.bind(schedule.each.name);
  let inner = withPeriod;
  const period: Tree = { op: 'name', name: schedule.each.name, type: schedule.each.type };
  const parameters = measure.parameters
    .filter((use) => use.perRow)
    .map((use) => compileParameter(use, measure, withPeriod, period));
  const own = new Set([schedule.each.name]);
  const used = new Set<string>();
  const outer = new Set<number>();
  const perRow = new Set(parameters.map((each) => each.use.name));
  const columns: CompiledColumn[] = schedule.columns.map((column) => {
    for (const name of freeNames(column.value, own)) {
      if (monthly.has(name)) used.add(name);
      else if (!perRow.has(name)) outer.add(layout.slot(name));
    }
    const value = compile(column.value, inner);
    const { layout: withColumn, index: slot } = inner.bind(column.name);
    inner = withColumn;
    own.add(column.name);
    return { column, slot, value };
  });
  const facts = [...used].map((name) => ({ name, slot: layout.slot(name), unknown: monthly.get(name)! }));

  const rows = (slots: Slots, given: Case, seen: ParameterValue[]): Value => {
    const { series } = given;
    const periods = span(slots);
    if (periods instanceof Unknown) {
      slots[each] = periods;
      const absent = facts.map(({ name }) => name).filter((name) => !series[name]);
      // What the rows will lack once their periods are known is lacking now.
      const lacking = [...outer].map((slot) => slots[slot]!);
      const figures = parameters.flatMap((each) => {
        const found = each.find(given, slots).value;
        slots[each.slot] = found;
        return missingOf(found);
      });
      return Unknown.for([...new Set([...missingOf(periods, ...lacking), ...absent, ...figures])]);
    }
    const [first, last] = [(periods as readonly Value[])[0], (periods as readonly Value[]).at(-1)];
    if (first instanceof YearMonth && last instanceof YearMonth) {
      for (const { name } of facts) if (series[name]) checkSeries(name, series[name], first, last);
    }
    return (periods as readonly Value[]).map((period): Row => {
      slots[each] = period;
      for (const fact of facts) {
        const own = series[fact.name];
        slots[fact.slot] = own?.months[(period as YearMonth).toString()] ?? own?.every ?? fact.unknown;
      }
      for (const parameter of parameters) {
        const found = parameter.find(given, slots);
        slots[parameter.slot] = found.value;
        if (!seen.some((other) => other.name === found.name && sameFigure(other, found))) seen.push(found);
      }
      const row: Record<string, Value> = { [schedule.each.name]: period };
      for (const { column, slot, value } of columns) {
        const result = roundTo(column.round, value(slots));
        slots[slot] = result;
        row[column.name] = result;
      }
      return { row };
    });
  };
  return { schedule, slot: layout.slot(schedule.name), rows };
}

function sameFigure(left: ParameterValue, right: ParameterValue): boolean {
  return left.origin === right.origin && left.region === right.region && left.validFrom === right.validFrom;
}

/** Refuses months of a series outside its window: they would be left out in silence. @throws SuanceError `series-month-outside` */
export function checkSeries(name: string, series: MonthSeries, from: YearMonth, to: YearMonth): void {
  for (const month of Object.keys(series.months)) {
    if (month < from.toString() || month > to.toString()) {
      throw problem('series-month-outside', { month, from: from.toString(), to: to.toString() }, { field: name });
    }
  }
}
