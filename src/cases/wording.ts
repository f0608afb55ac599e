import type { ReaderWording } from '../engine/explain.ts';
import { elementOf, type Type } from '../language/types.ts';
import { Unknown, type Value } from '../language/value.ts';
import { Exact } from '../values/exact.ts';
import { moneyText, numberText, rateText } from '../values/print.ts';

/** A value for programs: money with two decimals, rates with %, dates in ISO form, enum members by id; `?` for the unknown. */
export function plainValue(value: Value, type: Type): string {
  if (value instanceof Unknown) return '?';
  if (value instanceof Exact) {
    if (type === 'money') return value.hasAtMostDecimals(2) ? moneyText(value) : numberText(value);
    return type === 'rate' ? rateText(value) : numberText(value);
  }
  if (Array.isArray(value)) return `[${value.map((each) => plainValue(each, elementOf(type) ?? 'number')).join(', ')}]`;
  return String(value);
}

/** Ids and plain values: the same in every language, for programs. */
export const PLAIN_WORDING: ReaderWording = {
  region: (code) => code,
  name: (name) => name,
  value: plainValue,
  and: 'and',
  or: 'or',
  not: 'not',
  in: 'in',
  notIn: 'not in',
  if: 'if',
  then: 'then',
  else: 'else',
  separator: '; ',
  listComma: ', ',
};
