import { Exact, type RoundingMode } from '../values/exact.ts';
import { problem } from '../values/problem.ts';
import { missingOf, Unknown, type Value } from './value.ts';

/*
 * Arithmetic on numbers that may be unknown. What is known of their bounds is carried through, so that "up to 100%" of
 * a sum is a bound on the sum, and a comparison that no missing fact can change is decided.
 */

/** The bounds of a number, both included; `null` where there is none. */
interface Span {
  readonly low: Exact | null;
  readonly high: Exact | null;
}

function spanOf(value: Value): Span {
  if (value instanceof Exact) return { low: value, high: value };
  if (value instanceof Unknown) return value;
  throw new TypeError('a number was expected');
}

/** The sum of two numbers, known or not. */
export function addNumbers(left: Value, right: Value): Value {
  if (left instanceof Exact && right instanceof Exact) return left.plus(right);
  const a = spanOf(left);
  const b = spanOf(right);
  return Unknown.between(
    missingOf(left, right),
    a.low && b.low && a.low.plus(b.low),
    a.high && b.high && a.high.plus(b.high),
  );
}

/** The negative of a number, known or not. */
export function negateNumber(value: Value): Value {
  if (value instanceof Exact) return value.negated();
  const { low, high } = spanOf(value);
  return Unknown.between(missingOf(value), high?.negated() ?? null, low?.negated() ?? null);
}

/** The difference of two numbers, known or not. */
export function subtractNumbers(left: Value, right: Value): Value {
  if (left instanceof Exact && right instanceof Exact) return left.minus(right);
  return addNumbers(left, negateNumber(right));
}

function scale(value: Value, factor: Exact): Value {
  if (factor.isZero()) return Exact.ZERO;
  const { low, high } = spanOf(value);
  const [lower, upper] = factor.isNegative() ? [high, low] : [low, high];
  return Unknown.between(missingOf(value), lower?.times(factor) ?? null, upper?.times(factor) ?? null);
}

/** The product of two numbers, known or not; nothing times whatever is missing is nothing. */
export function multiplyNumbers(left: Value, right: Value): Value {
  if (left instanceof Exact && right instanceof Exact) return left.times(right);
  if (left instanceof Exact) return scale(right, left);
  if (right instanceof Exact) return scale(left, right);
  const a = spanOf(left);
  const b = spanOf(right);
  const missing = missingOf(left, right);
  if (a.low && a.high && b.low && b.high) {
    const products = [a.low.times(b.low), a.low.times(b.high), a.high.times(b.low), a.high.times(b.high)];
    return Unknown.between(missing, least(products), greatest(products));
  }
  if (a.low && b.low && !a.low.isNegative() && !b.low.isNegative()) {
    return Unknown.between(missing, a.low.times(b.low), a.high && b.high && a.high.times(b.high));
  }
  return Unknown.for(missing);
}

/** The quotient of two numbers, known or not. @throws SuanceError `division-by-zero` */
export function divideNumbers(left: Value, right: Value): Value {
  if (right instanceof Exact) {
    if (left instanceof Exact) return left.dividedBy(right);
    if (right.isZero()) throw problem('division-by-zero', {});
    return multiplyNumbers(left, Exact.ONE.dividedBy(right));
  }
  const { low, high } = spanOf(right);
  const inverse = (bound: Exact | null) => (bound ? Exact.ONE.dividedBy(bound) : Exact.ZERO);
  // A divisor that may be zero bounds nothing.
  if ((low && low.compare(Exact.ZERO) > 0) || high?.isNegative()) {
    return multiplyNumbers(left, Unknown.between(missingOf(right), inverse(high), inverse(low)));
  }
  return Unknown.for(missingOf(left, right));
}

/** The smallest or largest of numbers, known or not. */
export function extremeOfNumbers(which: 'min' | 'max', values: readonly Value[]): Value {
  if (values.every((each) => each instanceof Exact)) {
    return which === 'min' ? least(values as Exact[]) : greatest(values as Exact[]);
  }
  const spans = values.map(spanOf);
  const lows = spans.map((each) => each.low);
  const highs = spans.map((each) => each.high);
  const known = (list: (Exact | null)[]) => list.filter((each): each is Exact => each !== null);
  const all = (list: (Exact | null)[]) => (known(list).length === list.length ? known(list) : null);
  const some = (list: (Exact | null)[]) => (known(list).length > 0 ? known(list) : null);
  // The minimum is no greater than any upper bound that is known, and bounded below only if all are.
  const low = which === 'min' ? all(lows) : some(lows);
  const high = which === 'min' ? some(highs) : all(highs);
  const pick = which === 'min' ? least : greatest;
  const result = Unknown.between(missingOf(...values), low && pick(low), high && pick(high));
  if (result instanceof Unknown) {
    // A number that cannot be the extreme is not missing.
    const deciding = values.filter((each) => {
      const span = spanOf(each);
      if (!(each instanceof Unknown)) return false;
      if (which === 'min') return !(result.high && span.low && span.low.compare(result.high) >= 0);
      return !(result.low && span.high && span.high.compare(result.low) <= 0);
    });
    return Unknown.between(missingOf(...deciding), result.low, result.high);
  }
  return result;
}

/** A number that may be unknown, through a function that never falls as its argument rises. */
export function monotone(value: Value, apply: (number: Exact) => Exact): Value {
  if (value instanceof Exact) return apply(value);
  const { low, high } = spanOf(value);
  return Unknown.between(missingOf(value), low && apply(low), high && apply(high));
}

/** Rounds a number that may be unknown. */
export function roundNumber(value: Value, places: number, mode: RoundingMode): Value {
  // Every mode never falls as its argument rises, away from and towards zero too.
  return monotone(value, (number) => number.rounded(places, mode));
}

/** The distance from zero of a number that may be unknown. */
export function absoluteNumber(value: Value): Value {
  if (value instanceof Exact) return value.absolute();
  const { low, high } = spanOf(value);
  if (low && !low.isNegative()) return value;
  if (high && (high.isNegative() || high.isZero())) return negateNumber(value);
  const farthest = low && high ? greatest([low.absolute(), high.absolute()]) : null;
  return Unknown.between(missingOf(value), Exact.ZERO, farthest);
}

/** What is certain of the order of two numbers, whatever the missing facts turn out to be. */
export interface CertainOrder {
  readonly below: boolean;
  readonly notAbove: boolean;
  readonly above: boolean;
  readonly notBelow: boolean;
}

/** Compares two numbers that may be unknown, by their bounds. */
export function certainOrder(left: Value, right: Value): CertainOrder {
  const a = spanOf(left);
  const b = spanOf(right);
  const highToLow = a.high && b.low ? a.high.compare(b.low) : null;
  const lowToHigh = a.low && b.high ? a.low.compare(b.high) : null;
  return {
    below: highToLow !== null && highToLow < 0,
    notAbove: highToLow !== null && highToLow <= 0,
    above: lowToHigh !== null && lowToHigh > 0,
    notBelow: lowToHigh !== null && lowToHigh >= 0,
  };
}

/** One of several values, whichever it will be: the value if all are the same, else what is known of it. */
export function oneOf(candidates: readonly Value[], missing: readonly string[]): Value {
  const [first, ...others] = candidates;
  if (first === undefined) return Unknown.for(missing);
  const all = [...new Set([...missing, ...missingOf(...candidates)])];
  if (first instanceof Exact || (first instanceof Unknown && (first.low || first.high))) {
    if (candidates.every((each) => each instanceof Exact || each instanceof Unknown)) {
      const spans = candidates.map(spanOf);
      const lows = spans.map((each) => each.low);
      const highs = spans.map((each) => each.high);
      return Unknown.between(
        all,
        lows.every((each) => each !== null) ? least(lows as Exact[]) : null,
        highs.every((each) => each !== null) ? greatest(highs as Exact[]) : null,
      );
    }
    return Unknown.for(all);
  }
  const known = candidates.flatMap((each) => (each instanceof Unknown ? (each.candidates ?? [each]) : [each]));
  // Lists and rows are compared element by element, where each may be unknown: they are not kept as candidates.
  if (
    known.some((each) => each instanceof Unknown || Array.isArray(each) || (typeof each === 'object' && 'row' in each))
  ) {
    return Unknown.for(all);
  }
  if (others.every((each) => !(each instanceof Unknown) && sameSimple(each, first))) return first;
  return Unknown.among(all, known);
}

function sameSimple(left: Value, right: Value): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  return (
    'equals' in left &&
    left.constructor === right.constructor &&
    (left as { equals(other: Value): boolean }).equals(right)
  );
}

function least(values: readonly Exact[]): Exact {
  return values.reduce((best, each) => (each.compare(best) < 0 ? each : best));
}

function greatest(values: readonly Exact[]): Exact {
  return values.reduce((best, each) => (each.compare(best) > 0 ? each : best));
}
