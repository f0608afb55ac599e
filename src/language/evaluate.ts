import { CalendarDate, YearMonth } from '../values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../values/duration.ts';
import { Exact } from '../values/exact.ts';
import { problem, SuanceError } from '../values/problem.ts';
import { compareBy, isNumberLike, negateBoolean } from './compare.ts';
import { FUNCTIONS, wholeNumber } from './functions.ts';
import { readProperty } from './properties.ts';
import { addNumbers, divideNumbers, multiplyNumbers, negateNumber, oneOf, subtractNumbers } from './spans.ts';
import type { Spot, Test, Tree } from './tree.ts';
import { literalValue, missingOf, type Row, Unknown, type Value } from './value.ts';

/** The values that an expression reads, each in its slot. */
export type Slots = Value[];

/** An expression ready to run. */
export type Evaluate = (slots: Slots) => Value;

/** Where in the slots each name's value lies; names are added as trees use them. */
export class Layout {
  constructor(
    private readonly slots: { readonly indexes: Map<string, number>; size: number } = { indexes: new Map(), size: 0 },
    private readonly bound: ReadonlyMap<string, number> = new Map(),
  ) {}

  /** The slot of a name, a new one where it has none. */
  slot(name: string): number {
    const found = this.bound.get(name) ?? this.slots.indexes.get(name);
    if (found !== undefined) return found;
    const index = this.take();
    this.slots.indexes.set(name, index);
    return index;
  }

  /** A slot of its own for a name bound inside an expression, hiding an outer one of that name. */
  bind(name: string): { readonly layout: Layout; readonly index: number } {
    const index = this.take();
    return { layout: new Layout(this.slots, new Map([...this.bound, [name, index]])), index };
  }

  get size(): number {
    return this.slots.size;
  }

  private take(): number {
    const index = this.slots.size;
    this.slots.size += 1;
    return index;
  }
}

const LONGEST_SPAN = 1200;

/** Steps that a loop may take with all loops inside it; their lengths multiply. */
const MOST_STEPS = 2_000_000;

/** The steps of the outermost loop that is running. */
const work = { depth: 0, steps: 0 };

const FIRST: Spot = [1, 1];

/**
 * Compiles a checked tree to a closure over slots. This is the only evaluator: explained and bulk evaluation both run
 * what it returns. Unknown facts give unknown results, with what is missing and, for numbers, the bounds known so far.
 * The closure throws SuanceError, with the place of the expression, for a division by zero and the like.
 */
export function compile(tree: Tree, layout: Layout): Evaluate {
  switch (tree.op) {
    case 'literal': {
      const value = literalValue(tree.value, tree.type);
      return () => value;
    }
    case 'name': {
      const index = layout.slot(tree.name);
      return (slots) => slots[index]!;
    }
    case 'negate': {
      const of = compile(tree.of, layout);
      return (slots) => negate(of(slots));
    }
    case 'arithmetic': {
      const left = compile(tree.left, layout);
      const right = compile(tree.right, layout);
      const apply = tree.operator === '*' && tree.type.endsWith(' duration') ? stretch : OPERATORS[tree.operator];
      return placed(tree.at, (slots) => apply(left(slots), right(slots)));
    }
    case 'compare': {
      const left = compile(tree.left, layout);
      const right = compile(tree.right, layout);
      const { comparison } = tree;
      return (slots) => compareBy(comparison, left(slots), right(slots));
    }
    case 'in': {
      const value = compile(tree.value, layout);
      const test = compileTests(tree.tests, layout);
      return (slots) => test(value(slots), slots);
    }
    case 'and':
    case 'or':
      return compileLogic(tree.operands, tree.op === 'or', layout);
    case 'not': {
      const of = compile(tree.of, layout);
      return (slots) => negateBoolean(of(slots));
    }
    case 'if': {
      const condition = compile(tree.condition, layout);
      const yes = compile(tree.then, layout);
      const no = compile(tree.else, layout);
      return (slots) => {
        const test = condition(slots);
        if (test instanceof Unknown) return oneOf([yes(slots), no(slots)], test.missing);
        return test === true ? yes(slots) : no(slots);
      };
    }
    case 'list': {
      const items = tree.items.map((each) => compile(each, layout));
      return (slots) => items.map((each) => each(slots));
    }
    case 'span': {
      const from = compile(tree.from, layout);
      const to = compile(tree.to, layout);
      return placed(tree.at, (slots) => expandSpan(from(slots), to(slots)));
    }
    case 'some':
    case 'every':
    case 'for':
      return compileIteration(tree, layout);
    case 'call':
      return compileCall(tree, layout);
    case 'property': {
      const of = compile(tree.of, layout);
      const { property } = tree;
      const { type } = tree.of;
      if (type.startsWith('rows ')) {
        return (slots) => {
          const rows = of(slots);
          return rows instanceof Unknown ? rows : (rows as readonly Row[]).map((each) => each.row[property]!);
        };
      }
      return (slots) => {
        const value = of(slots);
        return value instanceof Unknown ? Unknown.for(value.missing) : readProperty(value, type, property);
      };
    }
    case 'index': {
      const of = compile(tree.of, layout);
      const index = compile(tree.index, layout);
      return placed(tree.at, (slots) => elementAt(of(slots), index(slots)));
    }
  }
}

/** Compiles unary tests to a predicate of a value; no tests always hold. */
export function compileTests(tests: readonly Test[], layout: Layout): (value: Value, slots: Slots) => Value {
  const compiled = tests.map((each) => compileTest(each, layout));
  if (compiled.length === 0) return () => true;
  if (compiled.length === 1) return compiled[0]!;
  return (value, slots) => {
    let result: Value = false;
    for (const each of compiled) {
      const outcome = each(value, slots);
      if (outcome === true) return true;
      if (outcome instanceof Unknown) result = open(result, outcome);
    }
    return result;
  };
}

function compileTest(test: Test, layout: Layout): (value: Value, slots: Slots) => Value {
  switch (test.test) {
    case 'compare': {
      const to = compile(test.to, layout);
      return (value, slots) => compareBy(test.comparison, value, to(slots));
    }
    case 'range': {
      const low = compile(test.low, layout);
      const high = compile(test.high, layout);
      const above = test.lowIncluded ? '>=' : '>';
      const below = test.highIncluded ? '<=' : '<';
      return (value, slots) => {
        const first = compareBy(above, value, low(slots));
        if (first === false) return false;
        const second = compareBy(below, value, high(slots));
        return second === true ? first : first === true || second === false ? second : open(first, second);
      };
    }
    case 'member': {
      const list = compile(test.list, layout);
      return (value, slots) => {
        const items = list(slots);
        if (items instanceof Unknown) return Unknown.for(missingOf(value, items));
        const all = items as readonly Value[];
        return combine(all.length, true, (index) => compareBy('=', value, all[index]!));
      };
    }
    case 'not': {
      const inner = compileTests(test.tests, layout);
      return (value, slots) => negateBoolean(inner(value, slots));
    }
  }
}

/** Runs a closure, and gives an error that leaves it the place of its expression. */
function placed(at: Spot, run: Evaluate): Evaluate {
  return (slots) => {
    try {
      return run(slots);
    } catch (error) {
      if (error instanceof SuanceError) throw error.at({ line: at[0], column: at[1] });
      throw error;
    }
  };
}

function negate(value: Value): Value {
  if (value instanceof MonthsDuration) return new MonthsDuration(0 - value.months);
  if (value instanceof DaysDuration) return new DaysDuration(0 - value.days);
  return negateNumber(value);
}

/**
 * Three-valued `and` (`decisive` false) or `or` (`decisive` true) of so many values: a decisive one decides, whatever the
 * others are; else one that is unknown leaves it unknown.
 */
function combine(count: number, decisive: boolean, at: (index: number) => Value): Value {
  let result: Value = !decisive;
  for (let index = 0; index < count; index += 1) {
    const value = at(index);
    if (value === decisive) return decisive;
    if (value instanceof Unknown) result = open(result, value);
  }
  return result;
}

/** A truth value that is unknown for want of what two lack. */
function open(left: Value, right: Value): Unknown {
  return Unknown.for(missingOf(left, right));
}

function compileLogic(operands: readonly Tree[], decisive: boolean, layout: Layout): Evaluate {
  const compiled = operands.map((each) => compile(each, layout));
  return (slots) => {
    let result: Value = !decisive;
    for (const each of compiled) {
      const value = each(slots);
      if (value === decisive) return decisive;
      if (value instanceof Unknown) result = open(result, value);
    }
    return result;
  };
}

const OPERATORS: Record<'+' | '-' | '*' | '/' | '**', (left: Value, right: Value) => Value> = {
  '+': add,
  '-': subtract,
  '*': multiplyNumbers,
  '/': divideNumbers,
  '**': (left, right) =>
    left instanceof Exact && right instanceof Exact ? left.power(right) : Unknown.for(missingOf(left, right)),
};

function add(left: Value, right: Value): Value {
  if (left instanceof Exact && right instanceof Exact) return left.plus(right);
  if (isNumberLike(left) && isNumberLike(right)) return addNumbers(left, right);
  if (left instanceof Unknown || right instanceof Unknown) return Unknown.for(missingOf(left, right));
  if (typeof left === 'string') return left + (right as string);
  if (left instanceof MonthsDuration || left instanceof DaysDuration) {
    if (right instanceof MonthsDuration) return new MonthsDuration((left as MonthsDuration).months + right.months);
    if (right instanceof DaysDuration) return new DaysDuration((left as DaysDuration).days + right.days);
    return shift(right, left, 1);
  }
  return shift(left, right, 1);
}

function subtract(left: Value, right: Value): Value {
  if (left instanceof Exact && right instanceof Exact) return left.minus(right);
  if (isNumberLike(left) && isNumberLike(right)) return subtractNumbers(left, right);
  if (left instanceof Unknown || right instanceof Unknown) return Unknown.for(missingOf(left, right));
  if (left instanceof CalendarDate && right instanceof CalendarDate) return new DaysDuration(left.daysSince(right));
  if (left instanceof YearMonth && right instanceof YearMonth) return new MonthsDuration(left.monthsSince(right));
  if (left instanceof MonthsDuration) return new MonthsDuration(left.months - (right as MonthsDuration).months);
  if (left instanceof DaysDuration) return new DaysDuration(left.days - (right as DaysDuration).days);
  return shift(left, right, -1);
}

/** A date or month moved by a duration. */
function shift(start: Value, by: Value, direction: 1 | -1): Value {
  if (by instanceof DaysDuration) return (start as CalendarDate).plusDays(direction * by.days);
  return (start as CalendarDate | YearMonth).plusMonths(direction * (by as MonthsDuration).months);
}

/** A duration so many times, the two in either order. */
function stretch(left: Value, right: Value): Value {
  if (left instanceof Unknown || right instanceof Unknown) return Unknown.for(missingOf(left, right));
  if (left instanceof MonthsDuration) return new MonthsDuration(left.months * wholeNumber(right));
  if (left instanceof DaysDuration) return new DaysDuration(left.days * wholeNumber(right));
  return stretch(right, left);
}

function expandSpan(from: Value, to: Value): Value {
  if (from instanceof Unknown || to instanceof Unknown) return Unknown.for(missingOf(from, to));
  const length = spanLength(from, to);
  if (length > LONGEST_SPAN) throw problem('range-too-long', { limit: LONGEST_SPAN });
  return Array.from({ length: Math.max(0, length) }, (_, index) => {
    if (from instanceof YearMonth) return from.plusMonths(index);
    if (from instanceof CalendarDate) return from.plusDays(index);
    return (from as Exact).plus(Exact.integer(index));
  });
}

function spanLength(from: Value, to: Value): number {
  if (from instanceof YearMonth) return (to as YearMonth).monthsSince(from) + 1;
  if (from instanceof CalendarDate) return (to as CalendarDate).daysSince(from) + 1;
  return wholeNumber(to) - wholeNumber(from) + 1;
}

function compileIteration(tree: Tree & { op: 'some' | 'every' | 'for' }, layout: Layout): Evaluate {
  const over = compile(tree.over, layout);
  const { layout: inner, index } = layout.bind(tree.name);
  const body = compile(tree.body, inner);
  const { op } = tree;
  const at = tree.over.op === 'span' ? tree.over.at : FIRST;
  return placed(at, (slots) => {
    const list = over(slots);
    if (list instanceof Unknown) return Unknown.for(list.missing);
    const items = list as readonly Value[];
    const run = (position: number): Value => {
      work.steps += 1;
      if (work.steps > MOST_STEPS) throw problem('range-too-long', { limit: MOST_STEPS });
      slots[index] = items[position]!;
      return body(slots);
    };
    if (work.depth === 0) work.steps = 0;
    work.depth += 1;
    try {
      if (op === 'for') return items.map((_, position) => run(position));
      return combine(items.length, op === 'some', run);
    } finally {
      work.depth -= 1;
    }
  });
}

function compileCall(tree: Tree & { op: 'call' }, layout: Layout): Evaluate {
  const builtIn = FUNCTIONS.get(tree.function)!;
  const parameters = tree.arguments.map((each) => compile(each, layout));
  return placed(tree.at, (slots) => {
    const values = parameters.map((each) => each(slots));
    if (!builtIn.partial && values.some((each) => each instanceof Unknown)) return Unknown.for(missingOf(...values));
    return builtIn.evaluate(values);
  });
}

function elementAt(list: Value, index: Value): Value {
  if (list instanceof Unknown || index instanceof Unknown) return Unknown.for(missingOf(list, index));
  const items = list as readonly Value[];
  const position = wholeNumber(index);
  const element = items.at(position > 0 ? position - 1 : position);
  if (position === 0 || element === undefined) {
    throw problem('index-out-of-range', { index: String(position), length: items.length });
  }
  return element;
}
