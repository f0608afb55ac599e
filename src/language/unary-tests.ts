import { problem } from '../values/problem.ts';
import { NodeReader } from './node-reader.ts';
import type { Scope } from './scope.ts';
import type { Source, SyntaxNode } from './syntax.ts';
import type { Comparison, Test, Tree } from './tree.ts';
import { commonType, elementOf, isComparable, listOf, type Type } from './types.ts';
import { withUnit } from './units.ts';

/** The check of the expressions that stand inside tests. */
export interface ExpressionChecker {
  check(node: SyntaxNode, expected?: Type): Tree;
  /** The right side of a comparison, refused where the two cannot be compared. */
  comparable(node: SyntaxNode, comparison: Comparison, left: Tree, right: Tree): Tree;
}

/** Type-checks unary tests: what stands behind `in`, and the cells of decision tables. */
export class UnaryTestChecker extends NodeReader {
  constructor(
    source: Source,
    scope: Scope,
    private readonly expressions: ExpressionChecker,
  ) {
    super(source, scope);
  }

  /** Unary tests of a value of type `type`. */
  tests(nodes: readonly SyntaxNode[], type: Type): Test[] {
    return nodes.flatMap((node) => this.test(node, type));
  }

  private test(node: SyntaxNode, type: Type): Test[] {
    switch (node.name) {
      case 'UnaryTests':
        // `not(…)` around all tests is a form of its own in the grammar.
        if (node.children[0]?.name === 'not') return [{ test: 'not', tests: this.tests(this.operands(node), type) }];
        return this.tests(this.operands(node), type);
      case 'PositiveUnaryTests':
      case 'PositiveUnaryTest':
        return this.tests(this.operands(node), type);
      case 'Wildcard':
        return [];
      case 'SimplePositiveUnaryTest': {
        const operator = node.children.find((each) => each.name === 'CompareOp');
        const [operand] = this.operands(node);
        if (!operator || !operand) return this.test(operand!, type);
        const comparison = this.text(operator) as Comparison;
        return [{ test: 'compare', comparison, to: this.tested(operand, comparison, type) }];
      }
      case 'Interval':
        return [this.interval(node, type)];
      case 'ParenthesizedExpression': {
        const [only] = this.operands(node);
        if (only) return this.test(only, type);
        break;
      }
      case 'FunctionInvocation':
        if (this.nameOf(node.children[0]!) === 'not') {
          const inner = this.parameters(node.children.slice(1));
          return [{ test: 'not', tests: this.tests(inner, type) }];
        }
        break;
      default:
    }
    const value = this.expressions.check(node, type);
    const element = elementOf(value.type);
    if (element && !elementOf(type)) {
      const common = commonType(element, type);
      if (!common || !isComparable(common)) {
        return this.fail(node, () => problem('comparison-types', { left: type, right: element }));
      }
      return [{ test: 'member', list: withUnit(value, listOf(type)) }];
    }
    return [{ test: 'compare', comparison: '=', to: this.tested(node, '=', type) }];
  }

  private tested(node: SyntaxNode, comparison: Comparison, type: Type): Tree {
    const placeholder: Tree = { op: 'name', name: '', type };
    return this.expressions.comparable(node, comparison, placeholder, this.expressions.check(node, type));
  }

  private interval(node: SyntaxNode, type: Type): Test {
    const [low, high] = this.operands(node);
    const text = this.text(node);
    return {
      test: 'range',
      low: this.tested(low!, '>=', type),
      high: this.tested(high!, '<=', type),
      lowIncluded: text.startsWith('['),
      highIncluded: text.endsWith(']'),
    };
  }
}
