import { checkExpression, checkUnaryTests } from '../../language/check.ts';
import { nearest } from '../../language/nearest.ts';
import { innerScope, type Named, type Scope } from '../../language/scope.ts';
import type { Tree } from '../../language/tree.ts';
import { commonType, isNumeric, type Type } from '../../language/types.ts';
import { Exact } from '../../values/exact.ts';
import { collecting, type Place, type Problem, problem, problemData } from '../../values/problem.ts';
import type {
  Condition,
  DecisionTable,
  Measure,
  NamedValue,
  Output,
  OutputKind,
  ParameterUse,
  PolicyDocument,
  Rule,
  Schedule,
  Step,
  Vocabulary,
} from '../model.ts';
import { type ReadingContext, readQuantity } from '../quantity.ts';
import type { Regions } from '../regions.ts';
import { type MeasureFile, measureSchema, readBySchema } from '../schema.ts';
import type { Path, YamlFile } from '../yaml.ts';
import { exampleOf } from './example.ts';
import { placedAt, placedIn, vocabularyScope } from './vocabulary.ts';
import { partOf } from './vocabulary-part.ts';
import { windowOf } from './window.ts';

/** What a measure is loaded with. */
export interface MeasureContext {
  readonly vocabulary: Vocabulary;
  readonly regions: Regions;
  readonly document: PolicyDocument;
}

/**
 * Reads one measure: shape, names, types, windows. Faults are collected, not thrown one by one.
 * @returns the measure, or `null` where a fault leaves none
 */
export function loadMeasure(
  file: YamlFile,
  family: string,
  context: MeasureContext,
  problems: Problem[],
): Measure | null {
  const raw = collecting(problems, () => readBySchema(file, measureSchema));
  if (!raw) return null;
  return new MeasureLoader(file, raw, family, context, problems).load();
}

const KIND_BY_TYPE: Readonly<Record<string, OutputKind>> = {
  money: 'amount',
  rate: 'rate',
  count: 'count',
  boolean: 'decision',
};

class MeasureLoader {
  private readonly facts = new Set<string>();
  private readonly figures = new Set<string>();
  private readonly steps: Step[] = [];
  private readonly types = new Map<string, Type | 'pending' | 'failed'>();
  private readonly owners = new Map<string, () => void>();
  /** What each name is said to be: it stands for the type of one whose own fault has been reported. */
  private readonly declared = new Map<string, Type>();
  private readonly columns = new Map<string, ReadonlyMap<string, Type>>();
  private readonly outputs = new Map<string, Output>();
  private readonly outer: Scope;
  private readonly scope: Scope;

  constructor(
    private readonly file: YamlFile,
    private readonly raw: MeasureFile,
    private readonly family: string,
    private readonly context: MeasureContext,
    private readonly problems: Problem[],
  ) {
    this.outer = vocabularyScope(context.vocabulary);
    this.scope = {
      ...this.outer,
      lookup: (text) => this.lookup(text),
      names: () => [...this.owners.keys(), ...this.visibleNames()],
      columns: (rows) => this.columns.get(rows) ?? new Map(),
    };
  }

  load(): Measure | null {
    const before = this.problems.length;
    const window = windowOf(this.file, this.raw.in_force, this.context.vocabulary, this.problems);
    for (const name of window?.governedBy ?? []) this.facts.add(name);
    this.declare();
    const parameters = this.parameters();
    const conditions = this.raw.conditions.flatMap((each, index) => this.condition(each, index) ?? []);
    for (const resolve of this.owners.values()) resolve();
    this.checkDuplicates(this.raw.conditions.map((each) => each.id));
    const readings = this.raw.readings;
    const examples = this.raw.examples.map((each, index) =>
      exampleOf(each, this.file.placeOf(['examples', index]).line!),
    );
    if (!window || this.problems.length > before) return null;
    const { document, vocabulary, regions } = this.context;
    const facts = [...this.facts];
    return {
      id: `${document.id}/${this.family}`,
      document: document.id,
      family: this.family,
      title: this.raw.title,
      clause: this.raw.clause,
      number: document.number ?? document.title.zh,
      region: document.region,
      regionChain: regions.chain(document.region),
      window,
      supersededBy: null,
      claimant: this.raw.claimant,
      documentTitle: document.title,
      issued: document.issued,
      facts,
      parameters,
      steps: this.steps,
      conditions,
      outputs: Object.keys(this.raw.outputs).map((name) => this.outputs.get(name)!),
      readings,
      examples,
      file: this.file.file,
      vocabulary: partOf(
        vocabulary,
        facts,
        parameters.map((each) => each.name),
        [...this.declared.values(), ...[...this.columns.values()].flatMap((each) => [...each.values()])],
      ),
    };
  }

  private visibleNames(): string[] {
    const monthly = (name: string) => this.context.vocabulary.facts[name]?.by === 'month';
    return [...this.outer.names()].filter((name) => !monthly(name));
  }

  private report(problem: Problem): void {
    this.problems.push(problem);
  }

  private guarded<T>(run: () => T): T | undefined {
    return collecting(this.problems, () => placedIn(this.file, run));
  }

  private expression(path: Path, expected?: Type, scope: Scope = this.scope): Tree {
    return checkExpression(this.file.source(path), scope, expected);
  }

  private checkDuplicates(ids: readonly string[]): void {
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) < index) {
        this.report(problemData('duplicate-id', { id, first: '' }, this.file.placeOf(['conditions', index])));
      }
    }
  }

  /** A name in an expression: what the measure works out itself, then facts and the figures it declares. */
  private lookup(text: string): Named | undefined {
    const resolve = this.owners.get(text);
    if (resolve) {
      resolve();
      const type = this.types.get(text);
      if (type === undefined || type === 'pending') throw problem('cycle', { names: [text] });
      return { name: text, type: type === 'failed' ? this.declared.get(text)! : type };
    }
    const found = this.outer.lookup(text);
    if (!found) return undefined;
    const fact = this.context.vocabulary.facts[found.name];
    if (fact) {
      if (fact.by === 'month') return undefined;
      this.facts.add(found.name);
      return found;
    }
    if (!(found.name in this.raw.parameters)) return undefined;
    this.figures.add(found.name);
    return found;
  }

  private declare(): void {
    const claim = (name: string, type: Type, place: Place, resolve: () => void) => {
      if (this.owners.has(name) || this.context.vocabulary.facts[name] || this.context.vocabulary.figures[name]) {
        this.report(problemData('name-taken', { name, by: name }, place));
        return;
      }
      this.declared.set(name, type);
      this.owners.set(name, resolve);
    };
    const key = (...path: string[]) => this.file.placeOfKey(path.slice(0, -1), path.at(-1)!);
    for (const [name, each] of Object.entries(this.raw.define)) {
      const run = () => this.once(name, () => this.define(name, each));
      claim(name, each.type as Type, key('define', name), run);
    }
    for (const [table, each] of Object.entries(this.raw.tables)) {
      for (const [name, output] of Object.entries(each.outputs ?? { [table]: { type: each.type! } })) {
        const place = each.outputs ? key('tables', table, 'outputs', name) : key('tables', table);
        const run = () => this.once(`table ${table}`, () => this.table(table, each), name);
        claim(name, output.type as Type, place, run);
      }
    }
    const { schedule } = this.raw;
    if (schedule) {
      const columns = Object.entries(schedule.columns).map(([name, each]): [string, Type] => [name, each.type as Type]);
      this.columns.set(schedule.name, new Map(columns));
      const run = () => this.once(schedule.name, () => this.schedule(schedule));
      claim(schedule.name, `rows ${schedule.name}`, this.file.placeOf(['schedule', 'name']), run);
    }
    for (const [name, each] of Object.entries(this.raw.outputs)) {
      const run = () => this.once(name, () => this.output(name, each));
      claim(name, each.type as Type, key('outputs', name), run);
    }
  }

  /** Runs a resolution once; meeting it again while it runs is a cycle. */
  private once(key: string, run: () => void, name: string = key): void {
    const state = this.types.get(key);
    if (state === 'pending') throw problem('cycle', { names: this.pendingNames() }, this.file.placeOf([]));
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

  private pendingNames(): string[] {
    return [...this.types].filter(([, type]) => type === 'pending').map(([name]) => name.replace(/^table /, ''));
  }

  private namedValue(
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

  private schedule(raw: NonNullable<MeasureFile['schedule']>): void {
    const from = this.expression(['schedule', 'from']);
    const to = this.expression(['schedule', 'to'], from.type);
    const type = commonType(from.type, to.type);
    if (!type || !['month', 'date', 'number', 'count'].includes(type)) {
      throw problem(
        'operand-types',
        { operator: '..', left: from.type, right: to.type },
        this.file.placeOf(['schedule', 'from']),
      );
    }
    const own = new Map<string, Type>([[raw.each.name, type]]);
    const columns: NamedValue[] = [];
    const rows: Scope = {
      ...innerScope(this.scope, own),
      lookup: (text) => {
        const mine = own.get(text);
        if (mine) return { name: text, type: mine };
        const monthly = this.outer.lookup(text);
        if (monthly && type === 'month' && this.context.vocabulary.facts[monthly.name]?.by === 'month') {
          this.facts.add(monthly.name);
          return monthly;
        }
        return this.scope.lookup(text);
      },
      names: () => [...own.keys(), ...this.scope.names(), ...this.outer.names()],
    };
    for (const [name, each] of Object.entries(raw.columns)) {
      const column = this.namedValue(name, each, ['schedule', 'columns', name], rows);
      own.set(name, column.type);
      columns.push(column);
    }
    this.columns.set(raw.name, own);
    this.types.set(raw.name, `rows ${raw.name}`);
    const schedule: Schedule = { name: raw.name, title: raw.title, each: { ...raw.each, type }, from, to, columns };
    this.steps.push({ kind: 'schedule', schedule });
  }

  private output(name: string, raw: MeasureFile['outputs'][string]): void {
    const value = this.namedValue(name, raw, ['outputs', name]);
    const kind = raw.kind ?? KIND_BY_TYPE[value.type];
    if (!kind) throw problem('output-required', { name: 'kind' }, this.file.placeOf(['outputs', name]));
    if (value.type === 'money' && !value.round) {
      throw problem('output-required', { name: 'round' }, this.file.placeOf(['outputs', name]));
    }
    this.types.set(name, value.type);
    this.outputs.set(name, { ...value, kind });
    this.steps.push({ kind: 'output', output: name });
  }

  private parameters(): ParameterUse[] {
    return Object.entries(this.raw.parameters).flatMap(([name, each]) => {
      const path: Path = ['parameters', name];
      const figure = this.context.vocabulary.figures[name];
      if (!figure) {
        const near = nearest(name, Object.keys(this.context.vocabulary.figures));
        this.report(problemData('unknown-figure', { name, nearest: near }, this.file.placeOfKey(['parameters'], name)));
        return [];
      }
      const at = each.at === undefined ? null : this.guarded(() => this.expression([...path, 'at'], 'date'));
      const bound = (which: 'min' | 'max') => {
        const text = each.bounds?.[which];
        if (text === undefined) return null;
        const value = this.guarded(() =>
          placedAt(this.file, [...path, 'bounds', which], () => readQuantity(figure, text, this.readingContext())),
        );
        return value instanceof Exact ? value.toJSON() : null;
      };
      return [{ name, at: at ?? null, min: bound('min'), max: bound('max'), clause: each.clause ?? this.raw.clause }];
    });
  }

  private readingContext(): ReadingContext {
    return { vocabulary: this.context.vocabulary, regions: () => this.context.regions };
  }

  private condition(raw: MeasureFile['conditions'][number], index: number): Condition | null {
    const path: Path = ['conditions', index];
    const { id, title, clause = this.raw.clause } = raw;
    const all = (key: 'any' | 'all', list: readonly string[]) =>
      list.map((_, at) => this.guarded(() => this.expression([...path, key, at], 'boolean')));
    if (raw.test !== undefined) {
      const test = this.guarded(() => this.expression([...path, 'test'], 'boolean'));
      return test ? { id, title, clause, test } : null;
    }
    const key = raw.any ? 'any' : 'all';
    const operands = all(key, (raw.any ?? raw.all)!);
    if (operands.some((each) => each === undefined)) return null;
    const op = key === 'any' ? 'or' : 'and';
    return { id, title, clause, test: { op, operands: operands as Tree[], type: 'boolean' } };
  }
}
