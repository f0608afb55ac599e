import { Exact } from '../values/exact.ts';
import { certainOrder } from './spans.ts';
import type { Comparison } from './tree.ts';
import { compareValues, equalValues, missingOf, Unknown, type Value } from './value.ts';

/** The opposite of a truth value, known or not. */
export function negateBoolean(value: Value): Value {
  return value instanceof Unknown ? value : value !== true;
}

function isPartialNumber(value: Value): boolean {
  return value instanceof Unknown && (value.low !== null || value.high !== null);
}

/** Compares two values that may be unknown; true or false as soon as that is certain. */
export function compareBy(comparison: Comparison, left: Value, right: Value): Value {
  if (left instanceof Unknown || right instanceof Unknown) {
    if (isPartialNumber(left) || isPartialNumber(right)) {
      const certain = certainByBounds(comparison, left, right);
      if (certain !== null) return certain;
    }
    return agreedByCandidates(comparison, left, right) ?? Unknown.for(missingOf(left, right));
  }
  switch (comparison) {
    case '=':
      return equalValues(left, right);
    case '!=':
      return negateBoolean(equalValues(left, right));
    case '<':
      return compareValues(left, right) < 0;
    case '<=':
      return compareValues(left, right) <= 0;
    case '>':
      return compareValues(left, right) > 0;
    case '>=':
      return compareValues(left, right) >= 0;
  }
}

/** What the comparison gives for every value that the two sides can be, where that is the same for all; else `null`. */
function agreedByCandidates(comparison: Comparison, left: Value, right: Value): boolean | null {
  const lefts = left instanceof Unknown ? left.candidates : [left];
  const rights = right instanceof Unknown ? right.candidates : [right];
  if (!lefts || !rights) return null;
  const outcomes = new Set(lefts.flatMap((each) => rights.map((other) => compareBy(comparison, each, other))));
  const [only] = outcomes;
  return outcomes.size === 1 && typeof only === 'boolean' ? only : null;
}

function certainByBounds(comparison: Comparison, left: Value, right: Value): boolean | null {
  if (!isNumberLike(left) || !isNumberLike(right)) return null;
  const order = certainOrder(left, right);
  const apart = order.below || order.above;
  switch (comparison) {
    case '=':
      return apart ? false : null;
    case '!=':
      return apart ? true : null;
    case '<':
      return order.below ? true : order.notBelow ? false : null;
    case '<=':
      return order.notAbove ? true : order.above ? false : null;
    case '>':
      return order.above ? true : order.notAbove ? false : null;
    case '>=':
      return order.notBelow ? true : order.below ? false : null;
  }
}

/** Whether it is a number, known or not. */
export function isNumberLike(value: Value): boolean {
  return value instanceof Exact || value instanceof Unknown;
}
