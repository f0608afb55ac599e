import type { RoundingMode } from '../../values/exact.ts';

/*
 * Parts of generated code. A term is the name of a local constant, or a literal, that holds a value in numeric form,
 * with what is known of it before any case. Code is written from checked trees alone: it contains numbers and names made
 * here, never a text of a policy file.
 */

/** A number: `code` divided by a power of ten and by `divisor`. It lies between two bounds. */
export interface NumberTerm {
  readonly kind: 'number';
  readonly code: string;
  readonly decimals: number;
  readonly divisor: number;
  readonly low: number;
  readonly high: number;
}

/** A truth value (0, 1, 2 for unknown), or a date, month, duration, enum member or text. */
export interface PlainTerm {
  readonly kind: 'boolean' | 'plain';
  readonly code: string;
}

/** What is never known: nothing stands there. */
export interface NothingTerm {
  readonly kind: 'nothing';
  readonly code: string;
}

export type Term = NumberTerm | PlainTerm | NothingTerm;

/** An expression has no numeric form; the measure stays with the exact evaluator. */
export class NoNumericForm extends Error {}

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Writes straight-line code: one constant a step. */
export class Emitter {
  private readonly lines: string[] = [];
  private count = 0;

  /** @param prefix begins the names of its constants, which no other emitter of a function may use */
  constructor(private readonly prefix = 't') {}

  /** A constant with the value of an expression; its name. */
  constant(expression: string): string {
    const name = `${this.prefix}${this.count}`;
    this.count += 1;
    this.lines.push(`const ${name} = ${expression};`);
    return name;
  }

  /** A statement as it is. */
  statement(text: string): void {
    this.lines.push(text);
  }

  /** Leaves the case to the exact evaluator where an expression holds. */
  leaveIf(expression: string): void {
    this.lines.push(`if (${expression}) return LEFT;`);
  }

  /** All lines so far. */
  text(): string {
    return this.lines.join('\n');
  }

  /** A whole number, left to the exact evaluator where it may not be one that a double holds exactly. */
  whole(expression: string, low: number, high: number): Pick<NumberTerm, 'code' | 'low' | 'high'> {
    const code = this.constant(expression);
    if (low >= -LARGEST && high <= LARGEST) return { code, low, high };
    // A rounded result is within the bounds only if the true one is.
    this.leaveIf(`${code} > LARGEST || ${code} < -LARGEST`);
    return { code, low: Math.max(low, -LARGEST), high: Math.min(high, LARGEST) };
  }
}

/** A number known when the code is written. @throws NoNumericForm where it is too large */
export function literalNumber(whole: number, decimals: number, divisor = 1): NumberTerm {
  if (!Number.isSafeInteger(whole) || !Number.isSafeInteger(divisor)) throw new NoNumericForm();
  return { kind: 'number', code: whole < 0 ? `(${whole})` : String(whole), decimals, divisor, low: whole, high: whole };
}

/** Whether the number is known when the code is written. */
export function isLiteral({ code }: NumberTerm): boolean {
  return /^(\d+|\(-\d+\))$/.test(code);
}

/** The same number, multiplied out. */
function multiplied(term: NumberTerm, factor: number, emitter: Emitter): NumberTerm {
  if (factor === 1) return term;
  if (!Number.isSafeInteger(factor)) throw new NoNumericForm();
  if (isLiteral(term))
    return { ...literalNumber(term.low * factor, 0), decimals: term.decimals, divisor: term.divisor };
  const ends = [term.low * factor, term.high * factor];
  const whole = emitter.whole(`${term.code} * ${factor}`, Math.min(...ends), Math.max(...ends));
  return { ...term, ...whole };
}

/** Two numbers in the same units. */
export function aligned(left: NumberTerm, right: NumberTerm, emitter: Emitter): [NumberTerm, NumberTerm] {
  const decimals = Math.max(left.decimals, right.decimals);
  const divisor = leastCommonMultiple(left.divisor, right.divisor);
  const bring = (term: NumberTerm) => ({
    ...multiplied(term, 10 ** (decimals - term.decimals) * (divisor / term.divisor), emitter),
    decimals,
    divisor,
  });
  return [bring(left), bring(right)];
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  const multiple = (a / x) * b;
  if (!Number.isSafeInteger(multiple)) throw new NoNumericForm();
  return multiple;
}

/** A sum or difference. */
export function sumOf(operator: '+' | '-', left: NumberTerm, right: NumberTerm, emitter: Emitter): NumberTerm {
  const [a, b] = aligned(left, right, emitter);
  const [low, high] = operator === '+' ? [a.low + b.low, a.high + b.high] : [a.low - b.high, a.high - b.low];
  return { ...a, ...emitter.whole(`${a.code} ${operator} ${b.code}`, low, high) };
}

/** A product. */
export function productOf(left: NumberTerm, right: NumberTerm, emitter: Emitter): NumberTerm {
  const ends = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high];
  const divisor = left.divisor * right.divisor;
  if (!Number.isSafeInteger(divisor)) throw new NoNumericForm();
  const whole = emitter.whole(`${left.code} * ${right.code}`, Math.min(...ends), Math.max(...ends));
  return { kind: 'number', ...whole, decimals: left.decimals + right.decimals, divisor };
}

/** A quotient by a number known when the code is written. @throws NoNumericForm for any other divisor */
export function quotientOf(left: NumberTerm, right: NumberTerm, emitter: Emitter): NumberTerm {
  const by = right.low;
  if (!isLiteral(right) || by === 0) throw new NoNumericForm();
  const raised = multiplied(left, 10 ** right.decimals * right.divisor * Math.sign(by), emitter);
  const divisor = left.divisor * Math.abs(by);
  if (!Number.isSafeInteger(divisor)) throw new NoNumericForm();
  return { ...raised, divisor };
}

/** Rounded to so many decimals. */
export function roundedTo(places: number, mode: RoundingMode, term: NumberTerm, emitter: Emitter): NumberTerm {
  if (term.divisor === 1 && term.decimals <= places) return term;
  const surplus = term.decimals - places;
  const raised = surplus < 0 ? multiplied(term, 10 ** -surplus, emitter) : term;
  const divisor = term.divisor * 10 ** Math.max(0, surplus);
  if (!Number.isSafeInteger(divisor)) throw new NoNumericForm();
  const call =
    mode === 'half-up'
      ? `divideHalfUp(${raised.code}, ${divisor})`
      : `divideRounded(${raised.code}, ${divisor}, '${mode}')`;
  const [low, high] = [Math.floor(raised.low / divisor), Math.ceil(raised.high / divisor)];
  return { kind: 'number', code: emitter.constant(call), decimals: places, divisor: 1, low, high };
}
