import { problem, SuanceError } from '../values/problem.ts';
import type { Scope } from './scope.ts';
import { placeAt, type Source, type SyntaxNode } from './syntax.ts';

/** What every part of the type check does with the nodes of one source. */
export abstract class NodeReader {
  constructor(
    protected readonly source: Source,
    protected readonly scope: Scope,
  ) {}

  /** Refuses a node, with its place. */
  protected fail(node: SyntaxNode, make: () => SuanceError): never {
    throw make().at(placeAt(this.source, node.from));
  }

  /** The text of a node as it is written. */
  protected text(node: SyntaxNode): string {
    return this.source.text.slice(node.from, node.to);
  }

  /** The text of a node as a name: blanks within are one blank. */
  protected nameOf(node: SyntaxNode): string {
    return this.text(node).trim().replace(/\s+/g, ' ');
  }

  /** The parts of a node that are expressions themselves. */
  protected operands(node: SyntaxNode): readonly SyntaxNode[] {
    return node.children.filter((each) => /^[A-Z?]|^null$/.test(each.name) && !/^(ArithOp|CompareOp)$/.test(each.name));
  }

  /** The text within quotes. */
  protected quoted(node: SyntaxNode): string {
    try {
      return JSON.parse(this.text(node)) as string;
    } catch {
      return this.fail(node, () => problem('expression-syntax', { found: this.text(node) }));
    }
  }

  /** Gives an error of reading a value its place. */
  protected placed<T>(node: SyntaxNode, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof SuanceError) throw error.at(placeAt(this.source, node.from));
      throw error;
    }
  }

  /** The arguments of a call. */
  protected parameters(nodes: readonly SyntaxNode[]): readonly SyntaxNode[] {
    const named = nodes.find((each) => each.name === 'NamedParameters');
    if (named) return this.fail(named, () => problem('expression-unsupported', { construct: named.name }));
    return nodes.filter((each) => each.name === 'PositionalParameters').flatMap((each) => this.operands(each));
  }
}
