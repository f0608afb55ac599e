import type { Test, Tree } from './tree.ts';
import { isNumeric, type Type } from './types.ts';
import { literalValue, Unknown, type Value } from './value.ts';

/** How names and values are written for a reader: in ids for programs, in labels for people. */
export interface Wording {
  name(name: string): string;
  value(value: Value, type: Type): string;
  readonly and: string;
  readonly or: string;
  readonly not: string;
  readonly in: string;
  readonly notIn: string;
  readonly if: string;
  readonly then: string;
  readonly else: string;
  /** How one of several alternatives, or several parts, are set apart. */
  readonly separator: string;
  /** What functions are called, where their own names would say nothing to the reader. */
  readonly functions?: Readonly<Record<string, string>>;
  /** What stands behind a date, month or duration of which a part is taken. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Between the members of a set. */
  readonly listComma: string;
}

/** What the parts of an evaluated expression came to. */
export interface Inspector {
  valueOf(tree: Tree): Value;
}

const RELATION = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;
const OPPOSITE = { '=': '≠', '!=': '=', '<': '≥', '<=': '>', '>': '≤', '>=': '<' } as const;
/** How tightly a part binds, so that brackets stand where a reader needs them. */
const BINDING = { choice: 0, logic: 1, comparison: 2, sum: 3, product: 4, sign: 5, power: 6, whole: 7 } as const;
const OPERATOR_BINDING = {
  '+': BINDING.sum,
  '-': BINDING.sum,
  '*': BINDING.product,
  '/': BINDING.product,
  '**': BINDING.power,
} as const;
const OPERATOR_SIGN: Record<string, string> = { '+': '+', '-': '−', '*': '×', '/': '÷', '**': '^' };

/** What the same expressions come to without values, in the words of each reader: it is asked for again with every case. */
const FORMULAS = new WeakMap<Wording, WeakMap<Tree, string>>();

function formulasOf(wording: Wording): WeakMap<Tree, string> {
  let formulas = FORMULAS.get(wording);
  if (!formulas) {
    formulas = new WeakMap();
    FORMULAS.set(wording, formulas);
  }
  return formulas;
}

/** Renders a checked expression for a reader, with the values it saw where an inspector is given. */
export class Describer {
  private readonly formulas: WeakMap<Tree, string>;

  constructor(
    private readonly wording: Wording,
    private readonly inspector?: Inspector,
    /** Which names are followed by their values; all of them unless said otherwise. */
    private readonly shown: (name: string) => boolean = () => true,
  ) {
    this.formulas = formulasOf(wording);
  }

  /** The expression as a formula; with an inspector, each name is followed by its value. */
  formula(tree: Tree): string {
    if (this.inspector && tree.op !== 'literal') return this.write(tree);
    let text = this.formulas.get(tree);
    if (text === undefined) {
      text = this.write(tree);
      this.formulas.set(tree, text);
    }
    return text;
  }

  private write(tree: Tree): string {
    switch (tree.op) {
      case 'literal':
        return this.wording.value(literalValue(tree.value, tree.type), tree.type);
      case 'name': {
        const name = this.wording.name(tree.name);
        // Rows are shown as a table of their own.
        if (!this.inspector || !this.shown(tree.name) || tree.type.startsWith('rows ')) return name;
        return `${name} ${this.wording.value(this.inspector.valueOf(tree), tree.type)}`;
      }
      case 'negate':
        return `−${this.part(tree.of, BINDING.power)}`;
      case 'arithmetic': {
        const own = OPERATOR_BINDING[tree.operator];
        const left = tree.operator === '**' ? own + 1 : own;
        const right = tree.operator === '+' || tree.operator === '*' ? own : own + 1;
        return `${this.part(tree.left, left)} ${OPERATOR_SIGN[tree.operator]} ${this.part(tree.right, right)}`;
      }
      case 'compare': {
        const [left, right] = [this.part(tree.left, BINDING.sum), this.part(tree.right, BINDING.sum)];
        return `${left} ${RELATION[tree.comparison]} ${right}`;
      }
      case 'in':
        return this.membership(tree, this.part(tree.value, BINDING.sum), false);
      case 'and':
      case 'or':
        return tree.operands.map((each) => this.part(each, BINDING.comparison)).join(` ${this.wording[tree.op]} `);
      case 'not':
        return `${this.wording.not} (${this.formula(tree.of)})`;
      case 'if': {
        const { if: when, then, else: otherwise } = this.wording;
        return `${when} ${this.formula(tree.condition)} ${then} ${this.part(tree.then, BINDING.logic)} ${otherwise} ${this.formula(tree.else)}`;
      }
      case 'list':
        return `[${tree.items.map((each) => this.formula(each)).join(', ')}]`;
      case 'span':
        return `${this.formula(tree.from)}..${this.formula(tree.to)}`;
      case 'some':
      case 'every':
      case 'for':
        return `${tree.op} ${tree.name} ${this.wording.in} ${this.formula(tree.over)}: ${this.plain().formula(tree.body)}`;
      case 'call':
        return `${this.wording.functions?.[tree.function] ?? tree.function}(${tree.arguments.map((each) => this.formula(each)).join(', ')})`;
      case 'property':
        return `${this.plain().part(tree.of, BINDING.whole)}${this.wording.properties?.[tree.property] ?? `.${this.wording.name(tree.property)}`}`;
      case 'index':
        return `${this.part(tree.of, BINDING.whole)}[${this.formula(tree.index)}]`;
    }
  }

  /** Why a condition is true, false or unknown: only the parts that made it so, each with the values it saw. */
  because(tree: Tree): string {
    const inspector = this.inspector!;
    const outcome = inspector.valueOf(tree);
    switch (tree.op) {
      case 'compare': {
        const relation = outcome === false ? OPPOSITE : RELATION;
        // "size = large" says it all where a name came to just the value that it is compared with.
        const equal = outcome === (tree.comparison === '=') && (tree.comparison === '=' || tree.comparison === '!=');
        if (equal && tree.left.op === 'name' && tree.right.op === 'literal') {
          return `${this.wording.name(tree.left.name)} = ${this.formula(tree.right)}`;
        }
        return `${this.side(tree.left)} ${relation[tree.comparison]} ${this.side(tree.right)}`;
      }
      case 'in':
        return this.membership(tree, this.side(tree.value), outcome === false);
      case 'and':
      case 'or': {
        const same = tree.operands.filter((each) => sameOutcome(inspector.valueOf(each), outcome));
        const decisive = tree.op === 'or';
        // One part that decides is enough of a reason; where none does, all of them are.
        const shown = outcome === decisive ? same.slice(0, 1) : same;
        return shown.map((each) => this.because(each)).join(this.wording.separator);
      }
      case 'not':
        return this.because(tree.of);
      case 'if': {
        const test = inspector.valueOf(tree.condition);
        if (test instanceof Unknown) return this.because(tree.condition);
        return `${this.because(tree.condition)}${this.wording.separator}${this.because(test === true ? tree.then : tree.else)}`;
      }
      case 'name':
        return `${this.wording.name(tree.name)} = ${this.wording.value(outcome, tree.type)}`;
      default:
        return `${this.formula(tree)} = ${this.wording.value(outcome, tree.type)}`;
    }
  }

  private plain(): Describer {
    return new Describer(this.wording);
  }

  /** A part of a formula, in brackets where it binds less tightly than what it stands in. */
  private part(tree: Tree, binding: number): string {
    const text = this.formula(tree);
    return bindingOf(tree) < binding ? `(${text})` : text;
  }

  /** One side of a comparison: a value, a name with its value, or a formula with what it comes to. */
  private side(tree: Tree): string {
    if (tree.op === 'literal' || tree.op === 'name') return this.formula(tree);
    return `${this.formula(tree)} = ${this.wording.value(this.inspector!.valueOf(tree), tree.type)}`;
  }

  private membership(tree: Tree & { op: 'in' }, value: string, opposite: boolean): string {
    const [only, ...others] = tree.tests;
    if (!only) return `${value} = *`;
    if (others.length === 0 && only.test === 'not' && only.tests.length > 0) {
      return this.membership({ ...tree, tests: only.tests }, value, !opposite);
    }
    if (others.length === 0 && only.test === 'compare') {
      const relation = opposite ? OPPOSITE : RELATION;
      return `${value} ${relation[only.comparison]} ${this.formula(only.to)}`;
    }
    return `${value} ${opposite ? this.wording.notIn : this.wording.in} ${this.tests(tree.tests)}`;
  }

  /** Unary tests as a reader sees a cell: a list of values, comparisons, ranges. */
  tests(tests: readonly Test[]): string {
    if (tests.length === 0) return '—';
    const texts = tests.map((each) => this.test(each));
    return texts.length === 1 ? texts[0]! : `{${texts.join(this.wording.listComma)}}`;
  }

  private test(test: Test): string {
    switch (test.test) {
      case 'compare':
        return `${test.comparison === '=' ? '' : `${RELATION[test.comparison]} `}${this.plain().formula(test.to)}`;
      case 'range': {
        const low = this.plain().formula(test.low);
        const high = this.plain().formula(test.high);
        return `${test.lowIncluded ? '[' : '('}${low}..${high}${test.highIncluded ? ']' : ')'}`;
      }
      case 'member':
        return this.plain().formula(test.list);
      case 'not':
        return `${this.wording.not} ${this.tests(test.tests)}`;
    }
  }
}

function bindingOf(tree: Tree): number {
  switch (tree.op) {
    case 'if':
    case 'some':
    case 'every':
    case 'for':
      return BINDING.choice;
    case 'and':
    case 'or':
      return BINDING.logic;
    case 'compare':
    case 'in':
      return BINDING.comparison;
    case 'arithmetic':
      return OPERATOR_BINDING[tree.operator];
    case 'negate':
      return BINDING.sign;
    case 'literal':
      return typeof tree.value === 'string' && isNumeric(tree.type) && tree.value.startsWith('-')
        ? BINDING.sign
        : BINDING.whole;
    default:
      return BINDING.whole;
  }
}

function sameOutcome(a: Value, b: Value): boolean {
  return a instanceof Unknown ? b instanceof Unknown : a === b;
}
