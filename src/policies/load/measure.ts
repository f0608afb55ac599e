import { checkExpression } from '../../language/check.ts';
import { nearest } from '../../language/nearest.ts';
import { innerScope, type Named, type Scope } from '../../language/scope.ts';
import type { Tree } from '../../language/tree.ts';
import { commonType, type Type } from '../../language/types.ts';
import { collecting, type Problem, problem, problemData } from '../../values/problem.ts';
import type {
  Condition,
  FigureDefinition,
  Measure,
  MeasureKind,
  NamedValue,
  Output,
  OutputKind,
  ParameterUse,
  PolicyDocument,
  Schedule,
  Vocabulary,
} from '../model.ts';
import { languageType, type ReadingContext, readQuantity } from '../quantity.ts';
import type { Regions } from '../regions.ts';
import { type MeasureFile, measureSchema, readBySchema } from '../schema.ts';
import type { Path, YamlFile, YamlPart } from '../yaml.ts';
import { DefinitionLoader } from './definitions.ts';
import { exampleOf, listOf } from './example.ts';
import { loadLimits } from './limits.ts';
import { placedAt } from './scope.ts';
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

class MeasureLoader extends DefinitionLoader {
  private readonly outputs = new Map<string, Output>();

  constructor(
    file: YamlPart,
    private readonly raw: MeasureFile,
    private readonly family: string,
    private readonly context: MeasureContext,
    problems: Problem[],
  ) {
    // A figure that is taken for each row has no value outside the schedule.
    const figures = Object.entries(raw.parameters).flatMap(([name, each]) => (each.each === 'row' ? [] : [name]));
    super(file, raw, context.vocabulary, new Set(figures), problems);
  }

  load(): Measure | null {
    const before = this.problems.length;
    const window = windowOf(this.file, this.raw.in_force, this.context.vocabulary, this.problems);
    for (const name of window?.governedBy ?? []) this.facts.add(name);
    this.declare();
    const ofCase = this.parameters('case');
    const conditions = this.raw.conditions.flatMap((each, index) => this.condition(each, index) ?? []);
    for (const resolve of this.owners.values()) resolve();
    const parameters = [...ofCase, ...this.parameters('row')];
    this.checkGrants();
    this.checkDuplicates(this.raw.conditions.map((each) => each.id));
    const readings = this.raw.readings;
    const examples = this.raw.examples.map((each, index) =>
      exampleOf(each, this.file.placeOf(['examples', index]).line!),
    );
    const lists = this.raw.lists.map((each, index) => {
      const lineOf = (path: Path) => this.file.placeOf(['lists', index, ...path]).line!;
      return listOf(each, lineOf([]), (row) => lineOf(['rows', row]));
    });
    const { document, vocabulary, regions } = this.context;
    const limits = loadLimits({
      file: this.file,
      raw: this.raw,
      vocabulary,
      outputs: this.outputs,
      facts: this.facts,
      expression: (path) => this.guarded(() => this.expression(path, 'boolean')),
      problems: this.problems,
    });
    if (!window || this.problems.length > before) return null;
    const direct = [...this.facts];
    const auxiliary = auxiliaryFacts(direct, vocabulary);
    const facts = [...direct, ...auxiliary];
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
      kinds: this.kinds(),
      beneficiary: this.raw.beneficiary ?? null,
      supersededBy: null,
      claimant: this.raw.claimant,
      documentTitle: document.title,
      issued: document.issued,
      facts,
      auxiliary,
      parameters,
      steps: this.steps,
      conditions,
      outputs: Object.keys(this.raw.outputs).map((name) => this.outputs.get(name)!),
      unquantified: this.raw.unquantified ?? null,
      decision: this.raw.decision ?? null,
      exclusions: this.raw.exclusions.map((each) => ({ ...each, clause: each.clause ?? this.raw.clause })),
      limits,
      readings,
      examples,
      lists,
      file: this.file.file,
      vocabulary: partOf(
        vocabulary,
        // By the facts of limits claims are told apart: no measure reads them, but a case may give them.
        [
          ...facts,
          ...[...limits, ...this.raw.exclusions].flatMap((each) => each.of),
          ...limits.flatMap((each) => each.yearOf ?? []),
        ],
        parameters.map((each) => each.name),
        [...this.declared.values(), ...[...this.columns.values()].flatMap((each) => [...each.values()])],
      ),
    };
  }

  private report(problem: Problem): void {
    this.problems.push(problem);
  }

  private kinds(): MeasureKind[] {
    const kinds: MeasureKind[] = [...this.outputs.values()].filter((each) => !each.optional).map((each) => each.kind);
    if (this.raw.unquantified) kinds.push('unquantified');
    if (this.raw.decision) kinds.push('decision');
    return [...new Set(kinds)];
  }

  /** A measure that grants nothing would call a case eligible for nothing. */
  private checkGrants(): void {
    const { outputs, unquantified, decision } = this.raw;
    if (Object.keys(outputs).length > 0 || unquantified || decision) return;
    const name = 'outputs, unquantified, decision';
    this.report(problemData('output-required', { name }, this.file.placeOf([])));
  }

  private checkDuplicates(ids: readonly string[]): void {
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) < index) {
        this.report(problemData('duplicate-id', { id, first: '' }, this.file.placeOf(['conditions', index])));
      }
    }
  }

  private declare(): void {
    this.declareWork();
    const { schedule } = this.raw;
    if (schedule) {
      const columns = Object.entries(schedule.columns).map(([name, each]): [string, Type] => [name, each.type as Type]);
      this.columns.set(schedule.name, new Map(columns));
      const run = () => this.once(schedule.name, () => this.schedule(schedule));
      this.claim(schedule.name, `rows ${schedule.name}`, this.file.placeOf(['schedule', 'name']), run);
    }
    for (const [name, each] of Object.entries(this.raw.outputs)) {
      const run = () => this.once(name, () => this.output(name, each));
      this.claim(name, each.type as Type, this.key('outputs', name), run);
    }
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
        const named = this.outer.lookup(text);
        if (named && type === 'month' && this.context.vocabulary.facts[named.name]?.by === 'month') {
          this.facts.add(named.name);
          return named;
        }
        if (named && this.raw.parameters[named.name]?.each === 'row') return named;
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
    this.outputs.set(name, { ...value, kind, optional: raw.optional !== undefined });
    this.steps.push({ kind: 'output', output: name });
  }

  /** The figures of a case, or those taken anew for each row of the schedule. */
  private parameters(which: 'case' | 'row'): ParameterUse[] {
    const above = new Set<string>();
    return Object.entries(this.raw.parameters).flatMap(([name, each]) => {
      const path: Path = ['parameters', name];
      const perRow = each.each === 'row';
      const figure = this.context.vocabulary.figures[name];
      if (perRow !== (which === 'row')) {
        above.add(name);
        return [];
      }
      if (!figure) {
        const near = nearest(name, Object.keys(this.context.vocabulary.figures));
        this.report(problemData('unknown-figure', { name, nearest: near }, this.file.placeOfKey(['parameters'], name)));
        return [];
      }
      const scope = this.parameterScope(new Set(above), perRow);
      above.add(name);
      if (perRow && !this.hasPeriods(each.at !== undefined)) {
        this.report(problemData('figure-row', { figure: name }, this.file.placeOf([...path, 'each'])));
      }
      const tree = (at: Path, type: Type) =>
        this.guarded(() => checkExpression(this.file.source([...path, ...at]), scope, type)) ?? null;
      const bound = (side: 'min' | 'max') =>
        each.bounds?.[side] === undefined ? null : tree(['bounds', side], languageType(figure.type));
      return [
        {
          name,
          at: each.at === undefined ? null : tree(['at'], 'date'),
          perRow,
          min: bound('min'),
          max: bound('max'),
          otherwise: this.otherwise(name, figure, each),
          clause: each.clause ?? this.raw.clause,
        },
      ];
    });
  }

  /** Figures are found before anything is worked out: they rest on facts and on figures above them. */
  private parameterScope(above: ReadonlySet<string>, perRow: boolean): Scope {
    const period = perRow ? this.period() : null;
    return {
      ...this.outer,
      lookup: (text): Named | undefined => {
        if (period && text === period.name) return period;
        const found = this.outer.lookup(text);
        const fact = found && this.context.vocabulary.facts[found.name];
        if (fact) {
          if (fact.by === 'month') return undefined;
          this.facts.add(fact.name);
          return found;
        }
        if (found && above.has(found.name)) return found;
        const later = found && found.name in this.raw.parameters ? found.name : text;
        if (this.owners.has(text) || later in this.raw.parameters) throw problem('figure-order', { name: later });
        return undefined;
      },
      names: () => [...above, ...this.visibleNames()],
    };
  }

  private period(): Named | null {
    const { schedule } = this.raw;
    const type = schedule && this.columns.get(schedule.name)?.get(schedule.each.name);
    return schedule && type ? { name: schedule.each.name, type } : null;
  }

  private hasPeriods(dated: boolean): boolean {
    const period = this.period();
    return period !== null && (dated || period.type === 'month' || period.type === 'date');
  }

  private otherwise(
    name: string,
    figure: FigureDefinition,
    raw: MeasureFile['parameters'][string],
  ): ParameterUse['otherwise'] {
    if (raw.otherwise === undefined) return null;
    const path: Path = ['parameters', name];
    const value = this.guarded(() =>
      placedAt(this.file, [...path, 'otherwise'], () => readQuantity(figure, raw.otherwise!, this.readingContext())),
    );
    const ids = this.raw.readings.map((each) => each.id);
    const reading = this.raw.readings.find((each) => each.id === raw.reading);
    if (!reading) {
      const params = { name: raw.reading!, nearest: nearest(raw.reading!, ids) };
      this.report(problemData('unknown-reading', params, this.file.placeOf([...path, 'reading'])));
    }
    if (value === undefined || !reading) return null;
    return { value: JSON.parse(JSON.stringify(value)) as string, source: reading.taken };
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

/** The facts from which facts that are read can be worked out. */
function auxiliaryFacts(facts: readonly string[], { derivations }: Vocabulary): string[] {
  const inputs = facts.flatMap((name) => derivations[name]?.inputs ?? []);
  return [...new Set(inputs)].filter((name) => !facts.includes(name));
}
