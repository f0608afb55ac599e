import { checkExpression, checkUnaryTests } from '../../language/check.ts';
import type { Named, Scope } from '../../language/scope.ts';
import type { Tree } from '../../language/tree.ts';
import { isNumeric, type Type } from '../../language/types.ts';
import { collecting, type Place, type Problem, problem, problemData } from '../../values/problem.ts';
import type { DecisionTable, NamedValue, Rule, Step, Vocabulary } from '../model.ts';
import type { MeasureFile } from '../schema.ts';
import type { Path, YamlPart } from '../yaml.ts';
import { placedIn, vocabularyScope } from './scope.ts';

/** What is worked out on the way, as a file states it. */
export type WorkedOut = Pick<MeasureFile, 'define' | 'tables'>;

/**
 * Reads definitions and tables, each when something first needs it, so that the steps come in an order in which each
 * needs only earlier ones. Faults are collected.
 */
export class DefinitionLoader {
  protected readonly facts = new Set<string>();
  protected readonly steps: Step[] = [];
  protected readonly types = new Map<string, Type | 'pending' | 'failed'>();
  protected readonly owners = new Map<string, () => void>();
  /** What each name is said to be: it stands for the type of one whose own fault has been reported. */
  protected readonly declared = new Map<string, Type>();
  protected readonly columns = new Map<string, ReadonlyMap<string, Type>>();
  protected readonly outer: Scope;
  protected readonly scope: Scope;

  /** @param figures the figures that expressions may use */
  constructor(
    protected readonly file: YamlPart,
    private readonly work: WorkedOut,
    protected readonly vocabulary: Vocabulary,
    private readonly figures: ReadonlySet<string>,
    protected readonly problems: Problem[],
  ) {
    this.outer = vocabularyScope(vocabulary);
    this.scope = {
      ...this.outer,
      lookup: (text) => this.lookup(text),
      names: () => [...this.owners.keys(), ...this.visibleNames()],
      columns: (rows) => this.columns.get(rows) ?? new Map(),
    };
  }

  protected visibleNames(): string[] {
    const monthly = (name: string) => this.vocabulary.facts[name]?.by === 'month';
    return [...this.outer.names()].filter((name) => !monthly(name));
  }

  protected guarded<T>(run: () => T): T | undefined {
    return collecting(this.problems, () => placedIn(this.file, run));
  }

  protected expression(path: Path, expected?: Type, scope: Scope = this.scope): Tree {
    return checkExpression(this.file.source(path), scope, expected);
  }

  /** A name in an expression: what the measure works out itself, then facts and the figures it declares. */
  protected lookup(text: string): Named | undefined {
    const resolve = this.owners.get(text);
    if (resolve) {
      resolve();
      const type = this.types.get(text);
      if (type === undefined || type === 'pending') throw problem('cycle', { names: [text] });
      return { name: text, type: type === 'failed' ? this.declared.get(text)! : type };
    }
    const found = this.outer.lookup(text);
    if (!found) return undefined;
    const fact = this.vocabulary.facts[found.name];
    if (fact) {
      if (fact.by === 'month') return undefined;
      this.facts.add(found.name);
      return found;
    }
    return this.figures.has(found.name) ? found : undefined;
  }

  protected claim(name: string, type: Type, place: Place, resolve: () => void): void {
    const { facts, figures, derivations } = this.vocabulary;
    const by = facts[name] ?? figures[name] ?? Object.values(derivations).find((each) => givesName(each.steps, name));
    if (this.owners.has(name) || by) {
      this.problems.push(problemData('name-taken', { name, by: name }, place));
      return;
    }
    this.declared.set(name, type);
    this.owners.set(name, resolve);
  }

  protected key(...path: string[]): Place {
    return this.file.placeOfKey(path.slice(0, -1), path.at(-1)!);
  }

  /** Declares definitions and tables, to be read when they are needed. */
  protected declareWork(): void {
    for (const [name, each] of Object.entries(this.work.define)) {
      const run = () => this.once(name, () => this.define(name, each));
      this.claim(name, each.type as Type, this.key('define', name), run);
    }
    for (const [table, each] of Object.entries(this.work.tables)) {
      for (const [name, output] of Object.entries(each.outputs ?? { [table]: { type: each.type! } })) {
        const place = each.outputs ? this.key('tables', table, 'outputs', name) : this.key('tables', table);
        const run = () => this.once(`table ${table}`, () => this.table(table, each), name);
        this.claim(name, output.type as Type, place, run);
      }
    }
  }

  /** Runs a resolution once; meeting it again while it runs is a cycle. */
  protected once(key: string, run: () => void, name: string = key): void {
    const state = this.types.get(key);
    // Thrown where the name is used: that is where the ring closes.
    if (state === 'pending') throw problem('cycle', { names: this.ringOf(key) });
    if (state !== undefined) {
      if (state === 'failed') this.types.set(name, 'failed');
      return;
    }
    this.types.set(key, 'pending');
    const before = this.problems.length;
    this.guarded(run);
    if (this.problems.length > before) {
      this.types.set(key, 'failed');
      this.types.set(name, 'failed');
    } else if (this.types.get(key) === 'pending') this.types.set(key, 'null');
  }

  /** What needs one another, from the name that is met again on; what only led there is left out. */
  private ringOf(key: string): string[] {
    const pending = [...this.types].filter(([, type]) => type === 'pending').map(([name]) => name);
    return pending.slice(pending.indexOf(key)).map((name) => name.replace(/^table /, ''));
  }

  protected namedValue(
    name: string,
    raw: { title: NamedValue['title']; type: string; value: string; round?: NamedValue['round'] | undefined },
    path: Path,
    scope: Scope = this.scope,
  ): NamedValue {
    const type = raw.type as Type;
    const value = this.expression([...path, 'value'], type, scope);
    if (raw.round && !isNumeric(type)) {
      throw problem('type-mismatch', { expected: 'number', found: type }, this.file.placeOf([...path, 'round']));
    }
    return { name, title: raw.title, type, value, round: raw.round ?? null };
  }

  private define(name: string, raw: MeasureFile['define'][string]): void {
    const definition = this.namedValue(name, raw, ['define', name]);
    this.types.set(name, definition.type);
    this.steps.push({ kind: 'definition', definition });
  }

  private table(name: string, raw: MeasureFile['tables'][string]): void {
    const path: Path = ['tables', name];
    const inputs = raw.inputs.map((_, index) => this.expression([...path, 'inputs', index]));
    const declared = raw.outputs ?? { [name]: { type: raw.type!, title: raw.title } };
    const outputs = Object.entries(declared).map(([output, each]) => ({
      name: output,
      type: each.type as Type,
      title: each.title,
    }));
    const rules: Rule[] = [];
    const problems: Problem[] = [];
    for (const [index, cells] of raw.rules.entries()) {
      const at: Path = [...path, 'rules', index];
      const expected = inputs.length + outputs.length;
      if (cells.length !== expected) {
        problems.push(problemData('table-cell-count', { expected, found: cells.length }, this.file.placeOf(at)));
        continue;
      }
      const rule = collecting(problems, () =>
        placedIn(this.file, () => ({
          cells: inputs.map((input, column) =>
            checkUnaryTests(this.file.source([...at, column]), this.scope, input.type),
          ),
          outputs: outputs.map((output, column) => this.expression([...at, inputs.length + column], output.type)),
          line: this.file.placeOf(at).line!,
        })),
      );
      if (rule) rules.push(rule);
    }
    this.problems.push(...problems);
    const table: DecisionTable = { name, title: raw.title, hitPolicy: raw.hit_policy, inputs, outputs, rules };
    for (const output of outputs) this.types.set(output.name, output.type);
    this.types.set(`table ${name}`, 'null');
    this.steps.push({ kind: 'table', table });
  }
}

function givesName(steps: readonly Step[], name: string): boolean {
  return steps.some((step) => {
    if (step.kind === 'definition') return step.definition.name === name;
    return step.kind === 'table' && step.table.outputs.some((each) => each.name === name);
  });
}
