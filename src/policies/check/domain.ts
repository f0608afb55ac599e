import type { Test, Tree } from '../../language/tree.ts';
import { enumOf, isNumeric, type Type } from '../../language/types.ts';
import { compareValues, literalValue, type Value } from '../../language/value.ts';
import { CalendarDate, YearMonth } from '../../values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../../values/duration.ts';
import { Exact } from '../../values/exact.ts';
import type { Quantity, Vocabulary } from '../model.ts';

/** Stands for every text that no cell names. */
export const OTHER_TEXT = '\u0000';

/**
 * A column of a table cut into classes of values that all its cells treat alike, a sample of each. What holds for the
 * samples holds for every value, because cells only compare with constants.
 *
 * @param quantity the fact or figure that the column reads, if it reads one: its bounds limit the domain
 * @returns the samples, or `null` where a cell compares with something that is no constant
 */
export function samplesOf(
  type: Type,
  cells: readonly (readonly Test[])[],
  vocabulary: Vocabulary,
  quantity: Quantity | undefined,
): Value[] | null {
  const enumName = enumOf(type);
  if (enumName) return vocabulary.enums[enumName]!.members.map((each) => each.id);
  if (type === 'boolean') return [true, false];
  const constants: Value[] = [];
  for (const test of cells.flat()) if (!collect(test, constants)) return null;
  if (type === 'text') return [...new Set(constants as string[]), OTHER_TEXT];
  return orderedSamples(type, constants, quantity);
}

function collect(test: Test, found: Value[]): boolean {
  const constant = (tree: Tree): boolean => {
    if (tree.op !== 'literal') return false;
    found.push(literalValue(tree.value, tree.type));
    return true;
  };
  switch (test.test) {
    case 'compare':
      return constant(test.to);
    case 'range':
      return constant(test.low) && constant(test.high);
    case 'member':
      return test.list.op === 'list' && test.list.items.every(constant);
    case 'not':
      return test.tests.every((each) => collect(each, found));
  }
}

/**
 * The constants themselves first, because at the boundary a mistake is seen best; then a value before the first, one
 * between each two and one after the last.
 */
function orderedSamples(type: Type, constants: readonly Value[], quantity: Quantity | undefined): Value[] {
  const limits = [quantity?.min, quantity?.max].flatMap((each) => (each == null ? [] : [Exact.fromJSON(each)]));
  const all = [...constants, ...(isNumeric(type) ? limits : [])].sort(compareValues);
  const points = all.filter((each, index) => index === 0 || compareValues(all[index - 1]!, each) !== 0);
  if (points.length === 0) return [anyOf(type)];
  const steps = stepsOf(type, quantity);
  const samples = [...points, neighbour(points[0]!, -1, steps)];
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    const middle = next === undefined ? neighbour(point, 1, steps) : between(point, next, steps);
    if (middle !== null) samples.push(middle);
  }
  return samples.filter((each) => within(each, type, quantity));
}

/** How a column's numbers lie: apart by a whole step, or densely, told in steps of so many decimals. */
interface Steps {
  readonly decimals: number;
  readonly dense: boolean;
}

/** Counts are whole, and facts in money whole fen; what is computed may be anything. */
function stepsOf(type: Type, quantity: Quantity | undefined): Steps {
  if (type === 'count') return { decimals: 0, dense: false };
  if (type === 'money' && quantity) return { decimals: 2, dense: false };
  return { decimals: type === 'rate' || type === 'money' ? 2 : 0, dense: true };
}

function within(value: Value, type: Type, quantity: Quantity | undefined): boolean {
  if (!(value instanceof Exact)) return true;
  if (type === 'count' && !value.isInteger()) return false;
  if (type === 'money' && quantity && !value.hasAtMostDecimals(2)) return false;
  if (quantity?.min != null && value.compare(Exact.fromJSON(quantity.min)) < 0) return false;
  return quantity?.max == null || value.compare(Exact.fromJSON(quantity.max)) <= 0;
}

function anyOf(type: Type): Value {
  if (type === 'date') return CalendarDate.parse('2020-01-01');
  if (type === 'month') return YearMonth.parse('2020-01');
  if (type === 'months duration') return new MonthsDuration(1);
  if (type === 'days duration') return new DaysDuration(1);
  return Exact.ONE;
}

/** The next value in a direction, as short as it can be written. */
function neighbour(value: Value, by: 1 | -1, { decimals }: Steps): Value {
  if (value instanceof CalendarDate) return value.plusDays(by);
  if (value instanceof YearMonth) return value.plusMonths(by);
  if (value instanceof MonthsDuration) return new MonthsDuration(value.months + by);
  if (value instanceof DaysDuration) return new DaysDuration(value.days + by);
  const unit = unitOf(decimals);
  const number = value as Exact;
  const floor = number.rounded(decimals, 'floor');
  if (by === 1) return floor.plus(unit);
  return floor.equals(number) ? floor.minus(unit) : floor;
}

/** A value strictly between two, near the lower one, as short as it can be written; `null` where there is none. */
function between(low: Value, high: Value, steps: Steps): Value | null {
  for (let { decimals } = steps; ; decimals += 1) {
    const next = neighbour(low, 1, { ...steps, decimals });
    if (compareValues(next, high) < 0) return next;
    if (!(low instanceof Exact) || !steps.dense) return null;
  }
}

/** One step of so many decimals. */
function unitOf(decimals: number): Exact {
  return Exact.parse(decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`);
}
