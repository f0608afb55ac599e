import type { Test, Tree } from '../../language/tree.ts';
import { enumOf, isNumeric, type Type } from '../../language/types.ts';
import { compareValues, literalValue, type Value } from '../../language/value.ts';
import { CalendarDate, YearMonth } from '../../values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../../values/duration.ts';
import { Exact } from '../../values/exact.ts';
import type { Quantity, Vocabulary } from '../model.ts';

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
  if (type === 'text') return [...new Set(constants as string[]), '\u0000'];
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

/** The constants themselves, a value between each two, one before the first and one after the last. */
function orderedSamples(type: Type, constants: readonly Value[], quantity: Quantity | undefined): Value[] {
  const limits = [quantity?.min, quantity?.max].flatMap((each) => (each == null ? [] : [Exact.fromJSON(each)]));
  const points = [...constants, ...(isNumeric(type) ? limits : [])].sort(compareValues);
  const distinct = points.filter((each, index) => index === 0 || compareValues(points[index - 1]!, each) !== 0);
  if (distinct.length === 0) return [anyOf(type)];
  const samples: Value[] = [before(distinct[0]!)];
  for (const [index, point] of distinct.entries()) {
    samples.push(point);
    const next = distinct[index + 1];
    const middle = next === undefined ? after(point) : between(point, next, type);
    if (middle !== null) samples.push(middle);
  }
  return samples.filter((each) => within(each, type, quantity));
}

function within(value: Value, type: Type, quantity: Quantity | undefined): boolean {
  if (!(value instanceof Exact)) return true;
  if (type === 'count' && !value.isInteger()) return false;
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

function before(value: Value): Value {
  return step(value, -1);
}

function after(value: Value): Value {
  return step(value, 1);
}

function step(value: Value, by: 1 | -1): Value {
  if (value instanceof CalendarDate) return value.plusDays(by);
  if (value instanceof YearMonth) return value.plusMonths(by);
  if (value instanceof MonthsDuration) return new MonthsDuration(value.months + by);
  if (value instanceof DaysDuration) return new DaysDuration(value.days + by);
  return (value as Exact).plus(Exact.integer(by));
}

/** A value strictly between two, or `null` where there is none. */
function between(low: Value, high: Value, type: Type): Value | null {
  if (low instanceof Exact) {
    if (type !== 'count') return low.plus(high as Exact).times(Exact.parse('0.5'));
    const next = low.rounded(0, 'floor').plus(Exact.ONE);
    return next.compare(high as Exact) < 0 ? next : null;
  }
  const next = step(low, 1);
  return compareValues(next, high) < 0 ? next : null;
}
