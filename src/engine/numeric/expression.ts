import type { Comparison, Test, Tree } from '../../language/tree.ts';
import { isNumeric, type Type } from '../../language/types.ts';
import { literalValue } from '../../language/value.ts';
import type { Exact, RoundingMode } from '../../values/exact.ts';
import { type Codes, toNumber } from './form.ts';
import {
  aligned,
  type Emitter,
  isLiteral,
  literalNumber,
  NoNumericForm,
  type NumberTerm,
  type PlainTerm,
  productOf,
  quotientOf,
  roundedTo,
  sumOf,
  type Term,
} from './terms.ts';

/** Writes the code of expressions. */
export interface ExpressionContext {
  readonly emitter: Emitter;
  readonly codes: Codes;
  /** The term of a name. @throws NoNumericForm where it has none */
  nameOf(name: string): Term;
}

/**
 * Writes the code of a checked tree in numeric form. Every part is worked out, also where an earlier one decides: nothing
 * has an effect but to leave the case to the exact evaluator.
 * @throws NoNumericForm for what has no numeric form: lists and loops, quotients by what is not a literal, powers
 */
export function emit(tree: Tree, context: ExpressionContext): Term {
  const { emitter } = context;
  switch (tree.op) {
    case 'literal':
      return literalTerm(tree, context);
    case 'name':
      return context.nameOf(tree.name);
    case 'negate': {
      const of = emit(tree.of, context);
      if (of.kind === 'number' && isLiteral(of))
        return { ...of, ...literalNumber(0 - of.low, of.decimals, of.divisor) };
      if (of.kind !== 'number') return plain(emitter.constant(`0 - ${of.code}`));
      return { ...of, code: emitter.constant(`0 - ${of.code}`), low: -of.high, high: -of.low };
    }
    case 'arithmetic':
      return emitArithmetic(tree, context);
    case 'compare':
      return compareTerms(tree.comparison, emit(tree.left, context), emit(tree.right, context), context);
    case 'in':
      return emitTests(tree.tests, emit(tree.value, context), context);
    case 'and':
    case 'or':
      return logic(
        tree.op,
        tree.operands.map((each) => emit(each, context)),
        context,
      );
    case 'not':
      return negation(emit(tree.of, context), context);
    case 'if':
      return choice(emit(tree.condition, context), emit(tree.then, context), emit(tree.else, context), context);
    case 'call':
      return emitCall(tree, context);
    case 'property':
      return emitProperty(tree, context);
    default:
      throw new NoNumericForm();
  }
}

const plain = (code: string): PlainTerm => ({ kind: 'plain', code });
const truth = (code: string): PlainTerm => ({ kind: 'boolean', code });

function numberOf(term: Term): NumberTerm {
  if (term.kind !== 'number') throw new NoNumericForm();
  return term;
}

function literalTerm(tree: Tree & { op: 'literal' }, { codes }: ExpressionContext): Term {
  const { value, type } = tree;
  if (value === null) return { kind: 'nothing', code: 'NaN' };
  if (isNumeric(type)) return exactTerm(literalValue(value, type) as Exact);
  if (typeof value === 'boolean') return truth(value ? '1' : '0');
  const number = toNumber(literalValue(value, type), type, codes);
  if (number === null) throw new NoNumericForm();
  return plain(number < 0 ? `(${number})` : String(number));
}

/** An exact number as a literal. @throws NoNumericForm where it is too large */
export function exactTerm(value: Exact): NumberTerm {
  const [top = '', bottom = '1'] = value.toJSON().split('/');
  const [whole, decimals = ''] = top.split('.');
  return literalNumber(Number(`${whole}${decimals}`) + 0, decimals.length, Number(bottom));
}

function emitArithmetic(tree: Tree & { op: 'arithmetic' }, context: ExpressionContext): Term {
  const { operator, type } = tree;
  const left = emit(tree.left, context);
  const right = emit(tree.right, context);
  const { emitter } = context;
  if (isNumeric(type) && left.kind === 'number' && right.kind === 'number') {
    switch (operator) {
      case '+':
      case '-':
        return sumOf(operator, left, right, emitter);
      case '*':
        return productOf(left, right, emitter);
      case '/':
        return quotientOf(left, right, emitter);
      default:
        throw new NoNumericForm();
    }
  }
  return emitCalendar(tree, left, right, context);
}

/** Dates, months and durations moved, stretched and subtracted. */
function emitCalendar(
  tree: Tree & { op: 'arithmetic' },
  left: Term,
  right: Term,
  context: ExpressionContext,
): PlainTerm {
  const [from, by] = [tree.left.type, tree.right.type];
  if (tree.operator === '*') {
    const [duration, times] = from.endsWith(' duration') ? [left, right] : [right, left];
    return stretched(duration, numberOf(times), tree.type, context);
  }
  if (tree.operator !== '+' && tree.operator !== '-') throw new NoNumericForm();
  const sign = tree.operator;
  if (from.endsWith(' duration') && by.endsWith(' duration'))
    return bounded(`${left.code} ${sign} ${right.code}`, tree.type, context);
  if (from === by && from === 'month') return bounded(`${left.code} - ${right.code}`, tree.type, context);
  if (from === by && from === 'date')
    return plain(context.emitter.constant(`daysBetween(${right.code}, ${left.code})`));
  const [start, move] = from.endsWith(' duration') ? [right, left] : [left, right];
  const [startType, moveType] = from.endsWith(' duration') ? [by, from] : [from, by];
  const move_ = sign === '-' ? `0 - ${move.code}` : move.code;
  const shift = moveType === 'days duration' ? 'addDays' : startType === 'month' ? 'addMonthsToMonth' : 'addMonths';
  return inCalendar(`${shift}(${start.code}, ${move_})`, [start.code, move.code], context);
}

/** What may leave the calendar is left to the exact evaluator, which says so. */
function inCalendar(call: string, of: readonly string[], { emitter }: ExpressionContext): PlainTerm {
  const code = emitter.constant(call);
  emitter.leaveIf([`${code} !== ${code}`, ...of.map((each) => `${each} === ${each}`)].join(' && '));
  return plain(code);
}

/** Longer spans than the calendar has are errors of the exact evaluator. */
function bounded(sum: string, type: Type, { emitter }: ExpressionContext): PlainTerm {
  const code = emitter.constant(sum);
  const most = type === 'months duration' ? 120_000 : 3_660_000;
  emitter.leaveIf(`${code} > ${most} || ${code} < -${most}`);
  return plain(code);
}

function stretched(duration: Term, times: NumberTerm, type: Type, context: ExpressionContext): PlainTerm {
  if (times.divisor !== 1) throw new NoNumericForm();
  const { emitter } = context;
  let { code } = times;
  if (times.decimals > 0) {
    const unit = 10 ** times.decimals;
    const whole = emitter.constant(`${code} / ${unit}`);
    emitter.leaveIf(`${whole} === ${whole} && Math.floor(${whole}) !== ${whole}`);
    code = whole;
  }
  emitter.leaveIf(`${code} > 1e6 || ${code} < -1e6`);
  return bounded(`${duration.code} * ${code}`, type, context);
}

const NEGATED: Readonly<Record<Comparison, Comparison>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};
const SIGN: Readonly<Record<Comparison, string>> = {
  '=': '===',
  '!=': '!==',
  '<': '<',
  '>=': '>=',
  '>': '>',
  '<=': '<=',
};

/** A comparison: 1, 0, or 2 where either side is not known. */
export function compareTerms(comparison: Comparison, left: Term, right: Term, context: ExpressionContext): PlainTerm {
  const { emitter } = context;
  // Nothing is equal to what is never known.
  if (left.kind === 'nothing' || right.kind === 'nothing') return truth('2');
  const [a, b] = left.kind === 'number' && right.kind === 'number' ? aligned(left, right, emitter) : [left, right];
  if (a.kind === 'boolean' || b.kind === 'boolean') {
    const equal = comparison === '=' ? '1 : 0' : '0 : 1';
    return truth(emitter.constant(`${a.code} === 2 || ${b.code} === 2 ? 2 : ${a.code} === ${b.code} ? ${equal}`));
  }
  if (comparison === '=' || comparison === '!=') {
    const [yes, no] = comparison === '=' ? [1, 0] : [0, 1];
    const known = `${a.code} === ${a.code} && ${b.code} === ${b.code}`;
    return truth(emitter.constant(`${a.code} === ${b.code} ? ${yes} : ${known} ? ${no} : 2`));
  }
  // Each comparison with NaN is false.
  const holds = `${a.code} ${SIGN[comparison]} ${b.code}`;
  const fails = `${a.code} ${SIGN[NEGATED[comparison]]} ${b.code}`;
  return truth(emitter.constant(`${holds} ? 1 : ${fails} ? 0 : 2`));
}

/** Three-valued `and` and `or`. */
export function logic(op: 'and' | 'or', operands: readonly Term[], { emitter }: ExpressionContext): PlainTerm {
  const [only] = operands;
  if (operands.length === 1) return truth(only!.code);
  const [decisive, other] = op === 'and' ? [0, 1] : [1, 0];
  const any = operands.map((each) => `${each.code} === ${decisive}`).join(' || ');
  const all = operands.map((each) => `${each.code} === ${other}`).join(' && ');
  return truth(emitter.constant(`${any} ? ${decisive} : ${all} ? ${other} : 2`));
}

function negation(of: Term, { emitter }: ExpressionContext): PlainTerm {
  if (of.kind === 'nothing') return truth('2');
  return truth(emitter.constant(`${of.code} === 2 ? 2 : 1 - ${of.code}`));
}

function choice(condition: Term, yes: Term, no: Term, context: ExpressionContext): Term {
  const { emitter } = context;
  const pick = (a: string, b: string, open: string) =>
    emitter.constant(`${condition.code} === 1 ? ${a} : ${condition.code} === 0 ? ${b} : ${open}`);
  if (yes.kind === 'number' && no.kind === 'number') {
    const [a, b] = aligned(yes, no, emitter);
    const bounds = { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
    return { ...a, ...bounds, code: pick(a.code, b.code, 'NaN') };
  }
  if (yes.kind === 'nothing' && no.kind !== 'nothing')
    return { ...no, code: pick(absent(no), no.code, absent(no)) } as Term;
  if (no.kind === 'nothing' && yes.kind !== 'nothing')
    return { ...yes, code: pick(yes.code, absent(yes), absent(yes)) } as Term;
  if (yes.kind !== no.kind) throw new NoNumericForm();
  return { kind: yes.kind as PlainTerm['kind'], code: pick(yes.code, no.code, yes.kind === 'boolean' ? '2' : 'NaN') };
}

/** What stands for a value of the kind that is not known. */
function absent(term: Term): string {
  return term.kind === 'boolean' ? '2' : 'NaN';
}

/** Whether a value passes unary tests; no tests always hold. */
export function emitTests(tests: readonly Test[], value: Term, context: ExpressionContext): PlainTerm {
  if (tests.length === 0) return truth('1');
  return logic(
    'or',
    tests.map((each) => emitTest(each, value, context)),
    context,
  );
}

function emitTest(test: Test, value: Term, context: ExpressionContext): PlainTerm {
  switch (test.test) {
    case 'compare':
      return compareTerms(test.comparison, value, emit(test.to, context), context);
    case 'range': {
      const above = compareTerms(test.lowIncluded ? '>=' : '>', value, emit(test.low, context), context);
      const below = compareTerms(test.highIncluded ? '<=' : '<', value, emit(test.high, context), context);
      return logic('and', [above, below], context);
    }
    case 'member': {
      if (test.list.op !== 'list') throw new NoNumericForm();
      if (test.list.items.length === 0) return truth('0');
      return logic(
        'or',
        test.list.items.map((each) => compareTerms('=', value, emit(each, context), context)),
        context,
      );
    }
    case 'not':
      return negation(emitTests(test.tests, value, context), context);
  }
}

/** The arguments of a function that takes one list or several values. */
function spread(tree: Tree & { op: 'call' }): readonly Tree[] {
  const [only] = tree.arguments;
  return tree.arguments.length === 1 && only!.op === 'list' ? only.items : tree.arguments;
}

function extreme(which: 'min' | 'max', terms: readonly Term[], { emitter }: ExpressionContext): Term {
  const [first, ...others] = terms;
  return others.reduce((best, each): Term => {
    if (best.kind === 'number' && each.kind === 'number') {
      const [a, b] = aligned(best, each, emitter);
      const bounds = { low: Math[which](a.low, b.low), high: Math[which](a.high, b.high) };
      return { ...a, ...bounds, code: emitter.constant(`Math.${which}(${a.code}, ${b.code})`) };
    }
    return plain(emitter.constant(`Math.${which}(${best.code}, ${each.code})`));
  }, first!);
}

const ROUNDING: Readonly<Record<string, RoundingMode>> = {
  floor: 'floor',
  ceiling: 'ceiling',
  'round up': 'up',
  'round down': 'down',
  'round half up': 'half-up',
  'round half down': 'half-down',
  'round half even': 'half-even',
  decimal: 'half-even',
};
const BETWEEN: Readonly<Record<string, string>> = {
  'years between': 'yearsBetween',
  'months between': 'monthsBetween',
  'days between': 'daysBetween',
};
/** No two dates of the calendar are further apart. */
const FURTHEST = 3_660_000;
const count = (code: string, low: number, high: number): NumberTerm => ({
  kind: 'number',
  code,
  decimals: 0,
  divisor: 1,
  low,
  high,
});

function emitCall(tree: Tree & { op: 'call' }, context: ExpressionContext): Term {
  const { emitter } = context;
  const name = tree.function;
  if (name === 'min' || name === 'max' || name === 'sum') {
    const terms = spread(tree).map((each) => {
      if (each.type.startsWith('list of ') || each.type === 'text') throw new NoNumericForm();
      return emit(each, context);
    });
    if (terms.length === 0 || terms.some((each) => each.kind === 'boolean')) throw new NoNumericForm();
    if (name !== 'sum') return extreme(name, terms, context);
    return terms.map(numberOf).reduce((sum, each) => sumOf('+', sum, each, emitter));
  }
  const [first, second] = tree.arguments.map((each) => emit(each, context)) as [Term, Term?];
  if (name in ROUNDING) {
    if (tree.arguments[1] && tree.arguments[1].op !== 'literal') throw new NoNumericForm();
    const places = second ? numberOf(second) : literalNumber(0, 0);
    if (places.decimals > 0 || places.low < 0 || places.low > 10) throw new NoNumericForm();
    return roundedTo(places.low, ROUNDING[name]!, numberOf(first), emitter);
  }
  if (name in BETWEEN) {
    const call = `${BETWEEN[name]}(${first.code}, ${second!.code})`;
    return count(emitter.constant(call), -FURTHEST, FURTHEST);
  }
  switch (name) {
    case 'abs': {
      const of = numberOf(first);
      const most = Math.max(Math.abs(of.low), Math.abs(of.high));
      return { ...of, code: emitter.constant(`Math.abs(${of.code})`), low: 0, high: most };
    }
    case 'month':
      if (tree.arguments[0]!.type !== 'date') throw new NoNumericForm();
      return plain(emitter.constant(`Math.floor(${first.code} / 32)`));
    case 'first day of':
      return plain(emitter.constant(`${monthCode(tree, first)} * 32 + 1`));
    case 'last day of':
      return plain(emitter.constant(`lastDayOf(${monthCode(tree, first)})`));
    case 'days in month':
      return count(emitter.constant(`daysInMonthOf(${monthCode(tree, first)})`), 28, 31);
    case 'number':
      return numberOf(first);
    default:
      throw new NoNumericForm();
  }
}

function monthCode(tree: Tree & { op: 'call' }, of: Term): string {
  return tree.arguments[0]!.type === 'date' ? `Math.floor(${of.code} / 32)` : of.code;
}

function emitProperty(tree: Tree & { op: 'property' }, context: ExpressionContext): Term {
  const { type } = tree.of;
  if (type !== 'date' && type !== 'month' && !type.endsWith(' duration')) throw new NoNumericForm();
  const { code } = emit(tree.of, context);
  const month = type === 'date' ? `Math.floor(${code} / 32)` : code;
  const { emitter } = context;
  switch (tree.property) {
    case 'year':
      return count(emitter.constant(`Math.floor(${month} / 12)`), 1000, 9999);
    case 'month':
      return count(emitter.constant(`${month} % 12 + 1`), 1, 12);
    case 'day':
      return count(emitter.constant(`${code} % 32`), 1, 31);
    case 'years':
      return count(emitter.constant(`Math.trunc(${code} / 12)`), -10_000, 10_000);
    case 'months':
      return count(emitter.constant(`${code} % 12`), -11, 11);
    case 'days':
      return count(code, -FURTHEST, FURTHEST);
    default:
      throw new NoNumericForm();
  }
}
