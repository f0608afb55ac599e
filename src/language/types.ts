/*
 * Types are written as text, so that a typed tree can be stored as it is: `money`, `rate`, `enum employer_kind`,
 * `list of money`. `number` is a figure without a unit, which takes the unit of what it meets.
 */
export type NumericType = 'number' | 'money' | 'rate' | 'count';
export type Type =
  | NumericType
  | 'boolean'
  | 'text'
  | 'date'
  | 'month'
  | 'months duration'
  | 'days duration'
  | 'null'
  | `enum ${string}`
  | `list of ${string}`
  | `rows ${string}`;

const NUMERIC: ReadonlySet<string> = new Set(['number', 'money', 'rate', 'count']);

/** Whether it is a number with or without a unit. */
export function isNumeric(type: Type): type is NumericType {
  return NUMERIC.has(type);
}

/** The type of a list with such elements. */
export function listOf(element: Type): Type {
  return `list of ${element}`;
}

/** The element type of a list, or `null`. */
export function elementOf(type: Type): Type | null {
  return type.startsWith('list of ') ? (type.slice('list of '.length) as Type) : null;
}

/** The name of the enum, or `null`. */
export function enumOf(type: Type): string | null {
  return type.startsWith('enum ') ? type.slice('enum '.length) : null;
}

/** The type that holds both, or `null`: equal types, a plain number beside any number, null beside anything. */
export function commonType(a: Type, b: Type): Type | null {
  if (a === b) return a;
  if (a === 'null') return b;
  if (b === 'null') return a;
  if (isNumeric(a) && isNumeric(b)) {
    if (a === 'number') return b;
    if (b === 'number') return a;
    return null;
  }
  const left = elementOf(a);
  const right = elementOf(b);
  if (left && right) {
    const element = commonType(left, right);
    return element && listOf(element);
  }
  return null;
}

/** Whether a value of type `found` may stand where `expected` is asked for. */
export function isAssignable(found: Type, expected: Type): boolean {
  return commonType(found, expected) !== null;
}

/** Whether values of the type have an order. */
export function isOrdered(type: Type): boolean {
  return isNumeric(type) || type === 'date' || type === 'month' || type.endsWith(' duration') || type === 'text';
}

/** Whether values of the type can be equal: rows of a schedule are no values of their own. */
export function isComparable(type: Type): boolean {
  const element = elementOf(type);
  return element ? isComparable(element) : !type.startsWith('rows ');
}

/** The type of a sum or difference, or `null` where there is none. */
export function sumType(operator: '+' | '-', left: Type, right: Type): Type | null {
  if (isNumeric(left) && isNumeric(right)) return commonType(left, right);
  if (left === 'text' && right === 'text') return operator === '+' ? 'text' : null;
  if (left === 'date' && (right === 'months duration' || right === 'days duration')) return 'date';
  if (left === 'month' && right === 'months duration') return 'month';
  if (left === right && left.endsWith(' duration')) return left;
  if (operator === '+') {
    if (left.endsWith(' duration') && right === 'date') return 'date';
    if (left === 'months duration' && right === 'month') return 'month';
    return null;
  }
  if (left === 'date' && right === 'date') return 'days duration';
  if (left === 'month' && right === 'month') return 'months duration';
  return null;
}

/** The type of a product, or `null`: money times money is no amount of anything. */
export function productType(left: Type, right: Type): Type | null {
  if (left.endsWith(' duration')) return right === 'number' || right === 'count' ? left : null;
  if (right.endsWith(' duration')) return left === 'number' || left === 'count' ? right : null;
  if (!isNumeric(left) || !isNumeric(right)) return null;
  // So much for each of a count may be anything: 1000 * people is mostly money.
  if (left === 'number') return right === 'count' ? 'number' : right;
  if (right === 'number') return left === 'count' ? 'number' : left;
  if (left === 'money') return right === 'money' ? null : 'money';
  if (right === 'money') return 'money';
  return left === right ? left : 'number';
}

/** The type of a quotient, or `null`. Like divided by like is a rate. */
export function quotientType(left: Type, right: Type): Type | null {
  if (!isNumeric(left) || !isNumeric(right)) return null;
  if (right === 'number') return left;
  if (left === right) return 'rate';
  if (right === 'money') return null;
  return left === 'count' ? 'number' : left;
}

/** The type of an arithmetic expression, or `null` where it has no meaning. */
export function arithmeticType(operator: string, left: Type, right: Type): Type | null {
  switch (operator) {
    case '+':
    case '-':
      return sumType(operator, left, right);
    case '*':
      return productType(left, right);
    case '/':
      return quotientType(left, right);
    default:
      return (left === 'number' || left === 'rate') && right === 'number' ? left : null;
  }
}
