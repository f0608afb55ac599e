import { Describer, type Wording } from '../../language/describe.ts';
import type { Tree } from '../../language/tree.ts';
import type { Type } from '../../language/types.ts';
import type { Value } from '../../language/value.ts';
import { type ExpressionContext, emit } from './expression.ts';
import type { Term } from './terms.ts';

/** A value that a reason shows, in numeric form. */
export interface Hole {
  readonly type: Type;
  readonly decimals: number;
  readonly divisor: number;
}

/** Takes a reason piece by piece: fixed texts and values, each by its index. */
export interface ReasonWriter {
  text(index: number): void;
  value(hole: number, number: number): void;
}

/** Stands for a value that is known only when a case is evaluated. */
class Blank {
  constructor(readonly tree: Tree) {}
}

const MARK = /\ue000(\d+)\ue001/;

/**
 * Writes the code that gives the reasons of conditions: the words are the Describer's, found once for each part
 * with blanks for values; only which part decided, and the values, are left for a case.
 */
export class ReasonEmitter {
  readonly texts: string[] = [];
  readonly holes: Hole[] = [];
  private readonly known = new Map<string, number>();
  private pending = '';

  /** @param written what becomes of the words of a reason where they are written */
  constructor(
    private readonly context: ExpressionContext,
    private readonly wording: Wording,
    private readonly written: (words: string) => string = (words) => words,
  ) {}

  /** A fixed text, as it is. */
  text(text: string): void {
    this.pending += text;
  }

  private words(words: string): void {
    this.pending += this.written(words);
  }

  /** What has been written so far must stand before a branch. */
  flush(): void {
    if (this.pending === '') return;
    let index = this.known.get(this.pending);
    if (index === undefined) {
      index = this.texts.length;
      this.texts.push(this.pending);
      this.known.set(this.pending, index);
    }
    this.context.emitter.statement(`writer.text(${index});`);
    this.pending = '';
  }

  /** A value by the term that holds it; one that is not known is for the exact evaluator to show. */
  value(term: Term, type: Type): void {
    this.flush();
    const { emitter } = this.context;
    emitter.leaveIf(term.kind === 'boolean' ? `${term.code} === 2` : `${term.code} !== ${term.code}`);
    const hole = term.kind === 'number' ? term : { decimals: 0, divisor: 1 };
    emitter.statement(`writer.value(${this.holes.length}, ${term.code});`);
    this.holes.push({ type, decimals: hole.decimals, divisor: hole.divisor });
  }

  /** Why a condition came out so. */
  because(tree: Tree, outcome: boolean): void {
    switch (tree.op) {
      case 'and':
      case 'or':
        if (outcome === (tree.op === 'or')) this.first(tree.operands, outcome);
        else this.all(tree.operands, outcome);
        return;
      case 'not':
        this.because(tree.of, !outcome);
        return;
      case 'if': {
        const condition = emit(tree.condition, this.context).code;
        this.branch([
          [`${condition} === 1`, () => this.both(tree.condition, true, tree.then, outcome)],
          [`${condition} === 0`, () => this.both(tree.condition, false, tree.else, outcome)],
        ]);
        return;
      }
      default:
        this.leaf(tree, outcome);
    }
  }

  private both(condition: Tree, held: boolean, chosen: Tree, outcome: boolean): void {
    this.because(condition, held);
    this.words(this.wording.separator);
    this.because(chosen, outcome);
  }

  private all(operands: readonly Tree[], outcome: boolean): void {
    for (const [index, each] of operands.entries()) {
      if (index > 0) this.words(this.wording.separator);
      this.because(each, outcome);
    }
  }

  /** The first part that decided; whether one before it did is not open. */
  private first(operands: readonly Tree[], outcome: boolean): void {
    const { emitter } = this.context;
    const codes = operands.map((each) => emit(each, this.context).code);
    this.branch(
      operands.map((each, index) => [
        `${codes[index]} === ${Number(outcome)}`,
        () => this.because(each, outcome),
        () => emitter.leaveIf(`${codes[index]} === 2`),
      ]),
    );
  }

  /** One branch after the other; none of them holding is for the exact evaluator. */
  private branch(branches: readonly (readonly [test: string, then: () => void, otherwise?: () => void])[]): void {
    const { emitter } = this.context;
    this.flush();
    for (const [test, then, otherwise] of branches) {
      emitter.statement(`if (${test}) {`);
      then();
      this.flush();
      emitter.statement('} else {');
      otherwise?.();
    }
    emitter.leaveIf('true');
    for (const _ of branches) emitter.statement('}');
  }

  /**
   * What would have passed.
   * @param shown which names are followed by their values
   */
  wouldPass(tree: Tree, shown: (name: string) => boolean): void {
    this.withBlanks((wording) => new Describer(wording, { valueOf: blank }, shown).formula(tree));
  }

  private leaf(tree: Tree, outcome: boolean): void {
    const inspector = { valueOf: (of: Tree): Value => (of === tree ? outcome : blank(of)) };
    this.withBlanks((wording) => new Describer(wording, inspector).because(tree));
  }

  /** Writes a text in which values are blanks. */
  private withBlanks(describe: (wording: Wording) => string): void {
    const blanks: Blank[] = [];
    const wording: Wording = {
      ...this.wording,
      name: (name) => this.wording.name(name),
      value: (value, type) => {
        if (!((value as unknown) instanceof Blank)) return this.wording.value(value, type);
        blanks.push(value as unknown as Blank);
        return `\ue000${blanks.length - 1}\ue001`;
      },
    };
    for (const [index, part] of describe(wording).split(MARK).entries()) {
      if (index % 2 === 0) this.words(part);
      else {
        const { tree: shown } = blanks[Number(part)]!;
        this.value(emit(shown, this.context), shown.type);
      }
    }
  }
}

function blank(of: Tree): Value {
  return new Blank(of) as unknown as Value;
}
