import { CalendarDate, YearMonth } from '../values/calendar.ts';
import { MonthsDuration, parseDuration } from '../values/duration.ts';
import { Exact } from '../values/exact.ts';
import { problem, type SuanceError } from '../values/problem.ts';
import { FUNCTIONS } from './functions.ts';
import { nearest } from './nearest.ts';
import { NodeReader } from './node-reader.ts';
import { propertiesOf, propertyType } from './properties.ts';
import { innerScope, type Scope } from './scope.ts';
import { parseSyntax, placeAt, type Source, type SyntaxNode } from './syntax.ts';
import type { Comparison, Test, Tree } from './tree.ts';
import {
  arithmeticType,
  commonType,
  elementOf,
  enumOf,
  isAssignable,
  isComparable,
  isNumeric,
  isOrdered,
  listOf,
  type Type,
} from './types.ts';
import { type ExpressionChecker, UnaryTestChecker } from './unary-tests.ts';
import { withUnit } from './units.ts';

/** Parses and type-checks one expression after another of a scope. */
class Checker extends NodeReader implements ExpressionChecker {
  readonly unary = new UnaryTestChecker(this.source, this.scope, this);

  private inner(name: string, type: Type): Checker {
    return new Checker(this.source, innerScope(this.scope, new Map([[name, type]])));
  }

  /** Checks a node. `expected` helps to read a bare name as an enum's member, it is not enforced. */
  check(node: SyntaxNode, expected?: Type): Tree {
    switch (node.name) {
      case 'Expression':
      case 'ParenthesizedExpression':
      case 'PositiveUnaryTest': {
        const [only] = this.operands(node);
        if (!only) return this.fail(node, () => problem('expression-empty', {}));
        return this.check(only, expected);
      }
      case 'NumericLiteral':
        return this.numberLiteral(node);
      case 'BooleanLiteral':
        return { op: 'literal', value: this.text(node) === 'true', type: 'boolean' };
      case 'null':
      case 'NullLiteral':
        return { op: 'literal', value: null, type: 'null' };
      case 'StringLiteral':
        return this.textLiteral(node, expected);
      case 'VariableName':
        return this.name(node, expected);
      case 'DateTimeLiteral':
        return this.dateLiteral(node);
      case 'ArithmeticExpression':
        return this.arithmetic(node);
      case 'Comparison':
        return this.comparison(node);
      case 'Conjunction':
        return this.logic(node, 'and');
      case 'Disjunction':
        return this.logic(node, 'or');
      case 'IfExpression':
        return this.conditional(node, expected);
      case 'List':
        return this.list(node, expected);
      case 'FunctionInvocation':
        return this.call(node, this.nameOf(node.children[0]!), node.children[0]!);
      case 'PathExpression':
        return this.path(node);
      case 'FilterExpression':
        return this.index(node);
      case 'QuantifiedExpression':
        return this.iteration(node, this.text(node.children[0]!) as 'some' | 'every');
      case 'ForExpression':
        return this.iteration(node, 'for');
      default:
        return this.fail(node, () => problem('expression-unsupported', { construct: node.name }));
    }
  }

  private numberLiteral(node: SyntaxNode): Tree {
    // The grammar takes the sign, and what stands between it and the digits, for a part of the literal.
    const value = this.text(node).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|\s/g, '');
    return this.placed(node, () => ({ op: 'literal', value: Exact.parse(value).toJSON(), type: 'number' }));
  }

  private textLiteral(node: SyntaxNode, expected?: Type): Tree {
    const value = this.quoted(node);
    const enumName = expected && enumOf(expected);
    if (enumName) return this.member(node, enumName, value);
    return { op: 'literal', value, type: 'text' };
  }

  private member(node: SyntaxNode, enumName: string, text: string): Tree {
    const id = this.scope.member(enumName, text);
    if (id !== undefined) return { op: 'literal', value: id, type: `enum ${enumName}` };
    const near = nearest(text, this.scope.members(enumName), 10);
    return this.fail(node, () =>
      problem('unknown-member', {
        name: text,
        type: enumName,
        nearest: near.length > 0 ? near : this.scope.members(enumName),
      }),
    );
  }

  private name(node: SyntaxNode, expected?: Type): Tree {
    const name = this.nameOf(node);
    const found = this.placed(node, () => this.scope.lookup(name));
    if (found) return { op: 'name', name: found.name, type: found.type };
    const enumName = expected && enumOf(expected);
    if (enumName) return this.member(node, enumName, name);
    return this.fail(node, () => problem('unknown-name', { name, nearest: nearest(name, this.scope.names()) }));
  }

  private dateLiteral(node: SyntaxNode): Tree {
    const [first, ...rest] = node.children;
    if (first!.name === 'AtLiteral') {
      const text = this.quoted(first!.children[0]!);
      const kind = /^-?P/.test(text) ? 'duration' : /^\d{4}-\d{2}$/.test(text) ? 'month' : 'date';
      return this.constant(node, kind, text);
    }
    const name = this.nameOf(first!);
    if (name !== 'date' && name !== 'duration') {
      return this.fail(node, () => problem('expression-unsupported', { construct: name }));
    }
    return this.call(node, name, first!, rest);
  }

  private constant(node: SyntaxNode, kind: string, text: string): Tree {
    return this.placed(node, () => {
      if (kind === 'duration') {
        const value = parseDuration(text);
        const type = value instanceof MonthsDuration ? 'months duration' : 'days duration';
        return { op: 'literal', value: value.toString(), type };
      }
      if (kind === 'month') return { op: 'literal', value: YearMonth.parse(text).toString(), type: 'month' };
      return { op: 'literal', value: CalendarDate.parse(text).toString(), type: 'date' };
    });
  }

  private arithmetic(node: SyntaxNode): Tree {
    const sign = node.children.find((each) => each.name === 'ArithOp')!;
    const operator = this.text(sign);
    const operands = this.operands(node);
    if (operands.length === 1 && operator !== '-') {
      return this.fail(sign, () => problem('expression-syntax', { found: operator }));
    }
    const left = this.check(operands[0]!);
    if (operands.length === 1) {
      if (!isNumeric(left.type) && !left.type.endsWith(' duration')) {
        return this.fail(node, () => problem('type-mismatch', { expected: 'number', found: left.type }));
      }
      if (left.op === 'literal' && typeof left.value === 'string' && isNumeric(left.type)) {
        return { ...left, value: left.value.startsWith('-') ? left.value.slice(1) : `-${left.value}` };
      }
      return { op: 'negate', of: left, type: left.type };
    }
    const right = this.check(operands[1]!);
    const type = arithmeticType(operator, left.type, right.type);
    if (!type) {
      return this.fail(node, () => problem('operand-types', { operator, left: left.type, right: right.type }));
    }
    const additive = operator === '+' || operator === '-';
    return {
      op: 'arithmetic',
      operator: operator as '+',
      left: additive ? withUnit(left, type) : left,
      right: additive ? withUnit(right, type) : right,
      type,
      at: this.source.locate(node.from),
    };
  }

  /** Checks two sides of which either may be a bare member of the other's enum. */
  private pair(leftNode: SyntaxNode, rightNode: SyntaxNode): [Tree, Tree] {
    const bare = this.isBare(leftNode) && !this.isBare(rightNode);
    const right = bare ? this.check(rightNode) : undefined;
    const left = this.check(leftNode, right?.type);
    return [left, right ?? this.check(rightNode, left.type)];
  }

  /** Whether it has no type of its own: a name that means nothing here, or a text that may name a member. */
  private isBare(node: SyntaxNode): boolean {
    if (node.name === 'StringLiteral') return true;
    if (node.name !== 'VariableName') return false;
    return !this.placed(node, () => this.scope.lookup(this.nameOf(node)));
  }

  private comparison(node: SyntaxNode): Tree {
    const operator = node.children.find((each) => /^(CompareOp|between|in)$/.test(each.name))!;
    const operands = this.operands(node);
    if (operator.name === 'in') {
      const value = this.check(operands[0]!);
      return { op: 'in', value, tests: this.unary.tests(operands.slice(1), value.type), type: 'boolean' };
    }
    if (operator.name === 'between') {
      const value = this.check(operands[0]!);
      const low = this.comparable(node, '>=', value, this.check(operands[1]!, value.type));
      const high = this.comparable(node, '<=', value, this.check(operands[2]!, value.type));
      const test: Test = { test: 'range', low, high, lowIncluded: true, highIncluded: true };
      return { op: 'in', value, tests: [test], type: 'boolean' };
    }
    const comparison = this.text(operator) as Comparison;
    const [left, right] = this.pair(operands[0]!, operands[1]!);
    return {
      op: 'compare',
      comparison,
      left: withUnit(left, right.type),
      right: this.comparable(node, comparison, left, right),
      type: 'boolean',
    };
  }

  /** The right side of a comparison, with the unit of the left; refused where the two cannot be compared. */
  comparable(node: SyntaxNode, comparison: Comparison, left: Tree, right: Tree): Tree {
    const common = commonType(left.type, right.type);
    const ordered = comparison === '=' || comparison === '!=' || (common !== null && isOrdered(common));
    if (!common || !ordered || !isComparable(common)) {
      return this.fail(node, () => problem('comparison-types', { left: left.type, right: right.type }));
    }
    return withUnit(right, left.type);
  }

  private boolean(node: SyntaxNode): Tree {
    const tree = this.check(node);
    if (tree.type !== 'boolean' && tree.type !== 'null') {
      return this.fail(node, () => problem('type-mismatch', { expected: 'boolean', found: tree.type }));
    }
    return tree;
  }

  private logic(node: SyntaxNode, op: 'and' | 'or'): Tree {
    const operands = this.operands(node)
      .map((each) => this.boolean(each))
      .flatMap((each) => (each.op === op ? each.operands : [each]));
    return { op, operands, type: 'boolean' };
  }

  private conditional(node: SyntaxNode, expected?: Type): Tree {
    const [condition, then, otherwise] = this.operands(node);
    const test = this.boolean(condition!);
    const yes = this.check(then!, expected);
    const no = this.check(otherwise!, expected ?? yes.type);
    const type = commonType(yes.type, no.type);
    if (!type) return this.fail(node, () => problem('branch-types', { left: yes.type, right: no.type }));
    return { op: 'if', condition: test, then: withUnit(yes, type), else: withUnit(no, type), type };
  }

  private list(node: SyntaxNode, expected?: Type): Tree {
    const element = expected ? (elementOf(expected) ?? expected) : undefined;
    const items: Tree[] = [];
    let type: Type = 'null';
    for (const each of this.operands(node)) {
      const item = this.check(each, element ?? (type === 'null' ? undefined : type));
      const common = commonType(type, item.type);
      if (!common) return this.fail(each, () => problem('branch-types', { left: type, right: item.type }));
      type = common;
      items.push(item);
    }
    return { op: 'list', items: items.map((each) => withUnit(each, type)), type: listOf(type) };
  }

  private call(node: SyntaxNode, name: string, place: SyntaxNode, rest = node.children.slice(1)): Tree {
    const nodes = this.parameters(rest);
    if (name === 'not') {
      if (nodes.length !== 1) return this.fail(place, () => argumentCount(name, [1, 1], nodes.length));
      return { op: 'not', of: this.boolean(nodes[0]!), type: 'boolean' };
    }
    const builtIn = FUNCTIONS.get(name);
    if (!builtIn) {
      const near = nearest(name, [...FUNCTIONS.keys(), 'not']);
      return this.fail(place, () => problem('unknown-function', { name, nearest: near }));
    }
    if (nodes.length < builtIn.count[0] || nodes.length > builtIn.count[1]) {
      return this.fail(place, () => argumentCount(name, builtIn.count, nodes.length));
    }
    const arguments_: Tree[] = [];
    for (const each of nodes) {
      const element = arguments_[0] && elementOf(arguments_[0].type);
      arguments_.push(this.check(each, element ?? undefined));
    }
    const [first] = arguments_;
    if (first?.op === 'literal' && typeof first.value === 'string' && first.type === 'text' && nodes.length === 1) {
      if (name === 'date' || name === 'month' || name === 'duration') return this.constant(node, name, first.value);
    }
    if (builtIn.literal) return this.fail(nodes[0]!, () => problem('literal-expected', { name }));
    const type = builtIn.type(arguments_.map((each) => each.type));
    if (!type) {
      const found = arguments_.map((each) => each.type).join(', ');
      return this.fail(nodes[0] ?? place, () => problem('type-mismatch', { expected: builtIn.expects, found }));
    }
    const taken = builtIn.alike
      ? arguments_.map((each) => withUnit(each, elementOf(each.type) ? listOf(type) : type))
      : arguments_;
    return { op: 'call', function: name, arguments: taken, type, at: this.source.locate(place.from) };
  }

  private path(node: SyntaxNode): Tree {
    const [head, tail] = this.operands(node);
    const of = this.check(head!);
    const property = this.nameOf(tail!);
    const columns = of.type.startsWith('rows ') ? this.scope.columns(of.type.slice('rows '.length)) : null;
    const column = columns?.get(property);
    const type = columns ? column && listOf(column) : propertyType(of.type, property);
    if (!type) {
      const known = columns ? [...columns.keys()] : propertiesOf(of.type);
      const near = nearest(property, known);
      return this.fail(tail!, () =>
        problem('unknown-property', { name: property, type: of.type, nearest: near.length > 0 ? near : known }),
      );
    }
    return { op: 'property', of, property, type };
  }

  private index(node: SyntaxNode): Tree {
    const [head, filter] = this.operands(node);
    const of = this.check(head!);
    const element = elementOf(of.type);
    if (!element) return this.fail(head!, () => problem('type-mismatch', { expected: 'list', found: of.type }));
    const index = this.check(filter!);
    if (index.type !== 'number' && index.type !== 'count') {
      return this.fail(filter!, () => problem('expression-unsupported', { construct: 'FilterExpression' }));
    }
    return { op: 'index', of, index, type: element, at: this.source.locate(node.from) };
  }

  private iteration(node: SyntaxNode, op: 'some' | 'every' | 'for'): Tree {
    const iterators = node.children.find((each) => each.name === 'InExpressions')!;
    const body = this.operands(node).filter((each) => each.name !== 'InExpressions');
    return this.iterate(op, this.operands(iterators), body.at(-1)!);
  }

  private iterate(op: 'some' | 'every' | 'for', iterators: readonly SyntaxNode[], bodyNode: SyntaxNode): Tree {
    const [first, ...others] = iterators;
    const [nameNode, context] = this.operands(first!);
    const name = this.nameOf(nameNode!);
    const over = this.iterated(context!);
    const inner = this.inner(name, elementOf(over.type)!);
    if (others.length > 0 && op === 'for') {
      return this.fail(others[0]!, () => problem('expression-unsupported', { construct: 'for, for' }));
    }
    const body = others.length > 0 ? inner.iterate(op, others, bodyNode) : inner.check(bodyNode);
    if (op === 'for') return { op, name, over, body, type: listOf(body.type) };
    if (body.type !== 'boolean' && body.type !== 'null') {
      return this.fail(bodyNode, () => problem('type-mismatch', { expected: 'boolean', found: body.type }));
    }
    return { op, name, over, body, type: 'boolean' };
  }

  private iterated(context: SyntaxNode): Tree {
    const operands = this.operands(context);
    const from = this.check(operands[0]!);
    if (operands.length === 1) {
      if (elementOf(from.type)) return from;
      return this.fail(context, () => problem('type-mismatch', { expected: 'list', found: from.type }));
    }
    const to = this.check(operands[1]!, from.type);
    const type = commonType(from.type, to.type);
    if (!type || !['number', 'count', 'month', 'date'].includes(type)) {
      return this.fail(context, () => problem('operand-types', { operator: '..', left: from.type, right: to.type }));
    }
    return { op: 'span', from, to, type: listOf(type), at: this.source.locate(context.from) };
  }
}

function argumentCount(name: string, [least, most]: readonly [number, number], found: number): SuanceError {
  const expected = least === most ? String(least) : most >= 1000 ? `${least}…` : `${least}–${most}`;
  return problem('argument-count', { name, expected, found });
}

/**
 * Parses and type-checks an expression.
 * @param expected the type that its place asks for, if any; a bare name may then be a member of an enum
 * @throws SuanceError with line and column: syntax, unknown names (with the nearest), types that do not go together
 */
export function checkExpression(source: Source, scope: Scope, expected?: Type): Tree {
  const tree = new Checker(source, scope).check(parseSyntax(source, 'expression'), expected);
  if (expected && !isAssignable(tree.type, expected)) {
    throw problem('type-mismatch', { expected, found: tree.type }, placeAt(source, 0));
  }
  return expected && expected !== 'number' ? withUnit(tree, expected) : tree;
}

/**
 * Parses and type-checks unary tests, the cells of a decision table: `-`, `large`, `not(large)`, `<= 30`, `[1..5)`.
 * @returns the tests, any of which may hold; none for `-`, which always holds
 * @throws SuanceError as {@link checkExpression}
 */
export function checkUnaryTests(source: Source, scope: Scope, type: Type): readonly Test[] {
  return new Checker(source, scope).unary.tests([parseSyntax(source, 'unary tests')], type);
}
