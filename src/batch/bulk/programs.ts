import type { CaseSettings } from '../../cases/assemble.ts';
import { chooseMeasure } from '../../cases/choose.ts';
import { CaseBuilder } from '../../cases/read.ts';
import type { ReaderWording } from '../../engine/explain.ts';
import type { Account } from '../../engine/numeric/account.ts';
import { type Codes, fromNumber, toNumber, unknownNumber } from '../../engine/numeric/form.ts';
import { compileNumeric, type Input, type NumericProgram } from '../../engine/numeric/program.ts';
import type { Plan } from '../../engine/plan.ts';
import { preparePlan } from '../../engine/plan.ts';
import type { Value } from '../../language/value.ts';
import type { Measure } from '../../policies/model.ts';
import type { Subject } from '../../policies/set.ts';
import { SuanceError } from '../../values/problem.ts';
import type { ValueColumn } from '../columns.ts';
import { DATES, type FigureLookup } from './figures.ts';

const REGION = 'region';
/** Places and times for which a version is remembered; after that many all are forgotten. */
const MOST_PLACED = 32_768;

/** What must be given for all rows at once: options and what has been set once. */
type Defaults = Readonly<{ facts: Readonly<Record<string, Value>>; figures: Readonly<Record<string, Value>> }>;

/** An input of a program: the cell that gives it, -1 for none, and what it is otherwise. */
export interface ProgramInput {
  readonly input: Input;
  readonly source: number;
  readonly otherwise: number;
}

/** A measure ready for cases: its program, and where its inputs come from. */
export class CaseProgram {
  readonly id: string;
  /** The cells that give inputs, and the slots of these. */
  private readonly sources: Int32Array;
  private readonly slots: Int32Array;
  /** What an input is where its cell is blank. */
  private readonly defaults: Float64Array;
  private readonly regions = new Map<number, number>();

  constructor(
    readonly program: NumericProgram,
    inputs: readonly ProgramInput[],
    readonly figures: FigureLookup<unknown>,
    protected readonly place: Place,
  ) {
    this.id = program.plan.measure.id;
    const given = inputs.filter((each) => each.source >= 0);
    this.sources = Int32Array.from(given, (each) => each.source);
    this.slots = Int32Array.from(given, (each) => each.input.slot);
    this.defaults = Float64Array.from(given, (each) => each.otherwise);
    // What no cell gives is the same for all cases.
    for (const { input, source, otherwise } of inputs) if (source < 0) program.slots[input.slot] = otherwise;
  }

  /** Puts the cells of a case into the slots. */
  load(cells: Float64Array): void {
    const { sources, slots, defaults } = this;
    const target = this.program.slots;
    for (let index = 0; index < sources.length; index += 1) {
      const cell = cells[sources[index]!]!;
      target[slots[index]!] = Number.isNaN(cell) ? defaults[index]! : cell;
    }
    target[this.program.regionSlot] = this.inRegion();
    this.figures.unfit = false;
  }

  private inRegion(): number {
    const { region } = this.place;
    if (region < 0) return 2;
    let known = this.regions.get(region);
    if (known === undefined) {
      known = Number(this.place.regionChain()!.includes(this.program.plan.measure.region));
      this.regions.set(region, known);
    }
    return known;
  }
}

/** Where the case at hand is. */
export interface Place {
  /** The region by its number; -1 where the case has none. */
  readonly region: number;
  /** The code of the region, or `null`. */
  regionCode(): string | null;
  /** The region and those it lies in, the nearest first, or `null`. */
  regionChain(): readonly string[] | null;
}

/** What becomes of a measure: how its conditions are told of, and what is made of its program. */
export interface ProgramForm<Made extends CaseProgram, Told> {
  readonly account: Account;
  wording(measure: Measure): ReaderWording;
  /** How its figures are looked up. */
  figures(plan: Plan, place: Place): FigureLookup<Told>;
  /** Makes it ready; `null` where the exact path is to judge all its cases. */
  make(
    program: NumericProgram,
    inputs: readonly ProgramInput[],
    figures: FigureLookup<Told>,
    place: Place,
  ): Made | null;
}

/** The measures that rows may fall under, as generated code, and the choice among them. */
export class Programs<Made extends CaseProgram, Told> implements Place {
  /** The region of the row, by its number; -1 where it has none. */
  region = -1;
  /** Rows that were chosen without a region, or with the one that stands for them. */
  regionAssumed = 0;
  regionStanding = 0;
  readonly all: Made[] = [];
  private readonly byKey = new Map<number | string, Made | null>();
  private readonly byId = new Map<string, Made | null>();
  /** The measure, where it is named. */
  private only: Made | null | undefined = undefined;
  private readonly defaults: Defaults;
  private readonly regionCell: number;
  private readonly defaultRegion: number;
  private readonly governing: readonly { readonly name: string; readonly cell: number; readonly otherwise: number }[];

  constructor(
    private readonly settings: CaseSettings,
    private readonly subject: Subject,
    private readonly columns: readonly ValueColumn[],
    readonly codes: Codes,
    private readonly form: ProgramForm<Made, Told>,
  ) {
    const builder = new CaseBuilder(settings.context);
    settings.addDefaults(builder);
    const { facts, figures } = builder.build(null);
    this.defaults = {
      facts,
      figures: Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value])),
    };
    this.regionCell = columns.findIndex(({ named }) => named.definition.name === REGION);
    const region = facts[REGION];
    this.defaultRegion = typeof region === 'string' ? this.codes.of(region, 'text') : -1;
    this.governing = this.governingFacts();
  }

  private governingFacts() {
    if (this.subject.kind === 'measure') return [];
    const versions = this.settings.set.versions(this.subject.family.id);
    const names = [...new Set(versions.flatMap(({ window }) => window.governedBy))];
    return names.map((name) => ({
      name,
      cell: this.columns.findIndex(({ named }) => named.definition.name === name),
      otherwise: this.numberOf(this.defaults.facts[name], this.typeOfFact(name)) ?? Number.NaN,
    }));
  }

  private typeOfFact(name: string): Input['type'] {
    return this.settings.set.vocabulary().facts[name]!.type as Input['type'];
  }

  private numberOf(value: Value | undefined, type: Input['type']): number | null {
    return value === undefined ? unknownNumber(type) : toNumber(value, type, this.codes);
  }

  regionCode(): string | null {
    return this.region < 0 ? null : this.codes.text(this.region, 'text');
  }

  regionChain(): readonly string[] | null {
    const code = this.regionCode();
    return code === null ? null : this.settings.chainOf(code);
  }

  /** The measure of a row, or `null` where the exact path is to judge. */
  of(cells: Float64Array): Made | null {
    const own = this.regionCell < 0 ? Number.NaN : cells[this.regionCell]!;
    this.region = Number.isNaN(own) ? this.defaultRegion : own;
    let chosen: Made | null;
    if (this.subject.kind === 'measure') {
      this.only = this.only === undefined ? this.choice(0, cells) : this.only;
      chosen = this.only;
    } else {
      const key = this.keyOf(cells);
      chosen = this.byKey.get(key) ?? null;
      if (chosen === null && !this.byKey.has(key)) chosen = this.choice(key, cells);
      if (chosen && this.region < 0) this.regionAssumed += 1;
    }
    // Counted only where the row stays here: the exact path counts its own.
    if (chosen && this.settings.standingRegion !== null && Number.isNaN(own)) this.regionStanding += 1;
    return chosen;
  }

  /** Takes back what was counted for a row that goes to the exact path after all. */
  uncount(cells: Float64Array): void {
    const own = this.regionCell < 0 ? Number.NaN : cells[this.regionCell]!;
    if (this.subject.kind === 'family' && this.region < 0) this.regionAssumed -= 1;
    if (this.settings.standingRegion !== null && Number.isNaN(own)) this.regionStanding -= 1;
  }

  private governingValue(index: number, cells: Float64Array): number {
    const { cell, otherwise } = this.governing[index]!;
    const value = cell < 0 ? Number.NaN : cells[cell]!;
    return Number.isNaN(value) ? otherwise : value;
  }

  private keyOf(cells: Float64Array): number | string {
    if (this.governing.length === 1) {
      const day = this.governingValue(0, cells);
      return (this.region + 1) * DATES + (Number.isNaN(day) ? 0 : day);
    }
    let key = String(this.region);
    for (let index = 0; index < this.governing.length; index += 1) key += `|${this.governingValue(index, cells)}`;
    return key;
  }

  private choice(key: number | string, cells: Float64Array): Made | null {
    const { set, on } = this.settings;
    const facts: Record<string, Value> = {};
    for (const [index, { name }] of this.governing.entries()) {
      const value = this.governingValue(index, cells);
      if (!Number.isNaN(value)) facts[name] = fromNumber(value, this.typeOfFact(name), 0, 1, this.codes);
    }
    let found: Made | null = null;
    try {
      found = this.prepared(chooseMeasure(set, this.subject, this.regionCode(), facts, on));
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
    }
    if (this.byKey.size >= MOST_PLACED) this.byKey.clear();
    this.byKey.set(key, found);
    return found;
  }

  private prepared(id: string): Made | null {
    let found = this.byId.get(id);
    if (found === undefined) {
      found = this.prepare(this.settings.set.measure(id));
      this.byId.set(id, found);
      if (found) this.all.push(found);
    }
    return found;
  }

  private prepare(measure: Measure): Made | null {
    const plan = preparePlan(measure);
    const figures = this.form.figures(plan, this);
    const program = compileNumeric(plan, {
      codes: this.codes,
      wording: this.form.wording(measure),
      account: this.form.account,
      figure: (index, day) => figures.value(index, day),
    });
    if (!program) return null;
    const { governedBy, unit } = measure.window;
    const { on } = this.settings;
    const dated = on && unit === 'date' && governedBy.length === 1 ? { [governedBy[0]!]: on } : {};
    const facts = { ...dated, ...this.defaults.facts };
    const inputs = [
      ...program.facts.map((input) => this.inputOf(input, 'fact', facts[input.name])),
      ...program.figures.map((input) => this.inputOf(input, 'figure', this.defaults.figures[input.name])),
    ];
    if (inputs.some((each) => each === null)) return null;
    return this.form.make(program, inputs as ProgramInput[], figures, this);
  }

  private inputOf(input: Input, kind: 'fact' | 'figure', value: Value | undefined): ProgramInput | null {
    const otherwise = this.numberOf(value, input.type);
    if (otherwise === null) return null;
    const source = this.columns.findIndex(({ named }) => named.kind === kind && named.definition.name === input.name);
    // Cells of identifiers are looked at and not kept.
    if (source >= 0 && 'format' in this.columns[source]!.named.definition) return null;
    return { input, source, otherwise };
  }
}
