import type { CaseSettings } from '../../cases/assemble.ts';
import { chooseMeasure } from '../../cases/choose.ts';
import type { ColumnWording } from '../../cases/columns.ts';
import { CaseBuilder } from '../../cases/read.ts';
import { regionReason } from '../../engine/explain.ts';
import { Codes, fromNumber, toNumber, unknownNumber } from '../../engine/numeric/form.ts';
import { compileNumeric, type Input, type NumericProgram } from '../../engine/numeric/program.ts';
import type { Plan } from '../../engine/plan.ts';
import { preparePlan } from '../../engine/plan.ts';
import type { Value } from '../../language/value.ts';
import type { Measure } from '../../policies/model.ts';
import type { Subject } from '../../policies/set.ts';
import type { CalendarDate, YearMonth } from '../../values/calendar.ts';
import { SuanceError } from '../../values/problem.ts';
import type { Codec } from '../codec.ts';
import type { ValueColumn } from '../columns.ts';
import { type Bytes, type Constant, constant as prepared } from './bytes.ts';
import { ReasonBytes } from './reason-bytes.ts';

const REGION = 'region';
/** Days for which a figure is remembered. */
const REMEMBERED = 1024;
/** Above every date in numeric form. */
const DATES = 2 ** 22;

/** What must be given for all rows at once: options and what has been set once. */
type Defaults = Readonly<{ facts: Readonly<Record<string, Value>>; figures: Readonly<Record<string, Value>> }>;

/** How and where reasons are written. */
export interface ReasonWriting {
  readonly words: ColumnWording;
  readonly output: Bytes;
  readonly delimiter: string;
  readonly newline: string;
  readonly codec: Codec;
}

/** What stands about the amount and the reasons of a measure's results; design §7 has the columns. */
export class Ending {
  readonly eligible: Constant;
  readonly afterAmount: Constant;
  readonly ineligible: Constant;
  readonly afterReasons: Constant;
  /** Whether the last reason stood in quotes. */
  quoted = false;

  constructor(measure: string, { words, delimiter: d, newline, codec }: ReasonWriting) {
    const constant = (text: string) => prepared(codec.encode(text));
    this.eligible = constant(`${d}${words.status('eligible')}${d}`);
    this.afterAmount = constant(`${d}${d}${d}${measure}${d}${d}${d}${newline}`);
    this.ineligible = constant(`${d}${words.status('ineligible')}${d}0.00${d}${d}${d}${measure}${d}`);
    this.afterReasons = constant(`${d}${d}${newline}`);
  }
}

/** A measure ready for rows: its program, and where its inputs come from. */
export class RowProgram {
  readonly id: string;
  readonly reasonBytes: ReasonBytes;
  readonly ending: Ending;
  /** The cells that give inputs, and the slots of these. */
  readonly sources: Int32Array;
  readonly slots: Int32Array;
  /** What an input is where its cell is blank. */
  readonly defaults: Float64Array;
  /** Whether its amount is money that is summed up. */
  readonly hasAmount: boolean;
  eligible = 0;
  ineligible = 0;
  private readonly regions = new Map<number, number>();

  constructor(
    readonly program: NumericProgram,
    inputs: readonly { readonly input: Input; readonly source: number; readonly otherwise: number }[],
    private readonly programs: Programs,
    writing: ReasonWriting,
  ) {
    const { measure } = program.plan;
    this.id = measure.id;
    this.hasAmount = program.plan.amount >= 0;
    const given = inputs.filter((each) => each.source >= 0);
    this.sources = Int32Array.from(given, (each) => each.source);
    this.slots = Int32Array.from(given, (each) => each.input.slot);
    this.defaults = Float64Array.from(given, (each) => each.otherwise);
    // What no column gives is the same for all rows.
    for (const { input, source, otherwise } of inputs) if (source < 0) program.slots[input.slot] = otherwise;
    this.ending = new Ending(this.id, writing);
    const words = writing.words.wording(measure);
    this.reasonBytes = new ReasonBytes(writing, program, programs.codes, words);
    this.reasonBytes.regionReason = () => {
      const { title, because } = regionReason(measure, programs.regionCode()!, false, words);
      return writing.words.reason(title, because);
    };
  }

  /** Puts the cells of a row into the slots. */
  load(cells: Float64Array): void {
    const { sources, slots, defaults } = this;
    const target = this.program.slots;
    for (let index = 0; index < sources.length; index += 1) {
      const cell = cells[sources[index]!]!;
      target[slots[index]!] = Number.isNaN(cell) ? defaults[index]! : cell;
    }
    target[this.program.regionSlot] = this.inRegion();
  }

  private inRegion(): number {
    const { region } = this.programs;
    if (region < 0) return 2;
    let known = this.regions.get(region);
    if (known === undefined) {
      known = Number(this.programs.chainOf(region).includes(this.program.plan.measure.region));
      this.regions.set(region, known);
    }
    return known;
  }
}

/** The measures that rows may fall under, as generated code, and the choice among them. */
export class Programs {
  readonly codes: Codes;
  /** The region of the row, by its number; -1 where it has none. */
  region = -1;
  /** Rows that were chosen without a region, or with the one that stands for them. */
  regionAssumed = 0;
  regionStanding = 0;
  readonly all: RowProgram[] = [];
  private readonly byKey = new Map<number | string, RowProgram | null>();
  private readonly byId = new Map<string, RowProgram | null>();
  /** The measure, where it is named. */
  private only: RowProgram | null | undefined = undefined;
  private readonly defaults: Defaults;
  private readonly regionCell: number;
  private readonly defaultRegion: number;
  private readonly governing: readonly { readonly name: string; readonly cell: number; readonly otherwise: number }[];

  constructor(
    private readonly settings: CaseSettings,
    private readonly subject: Subject,
    private readonly columns: readonly ValueColumn[],
    private readonly writing: ReasonWriting,
  ) {
    this.codes = new Codes(settings.set.vocabulary().enums);
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

  /** The code of the region of the row, or `null`. */
  regionCode(): string | null {
    return this.region < 0 ? null : this.codes.text(this.region, 'text');
  }

  /** A region and those it lies in. */
  chainOf(region: number): readonly string[] {
    return this.settings.chainOf(this.codes.text(region, 'text'));
  }

  /** The measure of a row, or `null` where the exact path is to judge. */
  of(cells: Float64Array): RowProgram | null {
    const own = this.regionCell < 0 ? Number.NaN : cells[this.regionCell]!;
    this.region = Number.isNaN(own) ? this.defaultRegion : own;
    let chosen: RowProgram | null;
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

  private choice(key: number | string, cells: Float64Array): RowProgram | null {
    const { set, on } = this.settings;
    const facts: Record<string, Value> = {};
    for (const [index, { name }] of this.governing.entries()) {
      const value = this.governingValue(index, cells);
      if (!Number.isNaN(value)) facts[name] = fromNumber(value, this.typeOfFact(name), 0, 1, this.codes);
    }
    let found: RowProgram | null = null;
    try {
      found = this.prepared(chooseMeasure(set, this.subject, this.regionCode(), facts, on));
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
    }
    this.byKey.set(key, found);
    return found;
  }

  private prepared(id: string): RowProgram | null {
    let found = this.byId.get(id);
    if (found === undefined) {
      found = this.prepare(this.settings.set.measure(id));
      this.byId.set(id, found);
      if (found) this.all.push(found);
    }
    return found;
  }

  private prepare(measure: Measure): RowProgram | null {
    const plan = preparePlan(measure);
    let figure: (index: number, day: number) => number = () => Number.NaN;
    const words = this.writing.words.wording(measure);
    const program = compileNumeric(plan, {
      codes: this.codes,
      wording: words,
      reason: (title, because) => this.writing.words.reason(title, because),
      separator: this.writing.words.separator,
      figure: (index, day) => figure(index, day),
    });
    if (!program) return null;
    figure = this.figureLookup(plan, program);
    const { governedBy, unit } = measure.window;
    const { on } = this.settings;
    const dated = on && unit === 'date' && governedBy.length === 1 ? { [governedBy[0]!]: on } : {};
    const facts = { ...dated, ...this.defaults.facts };
    const inputs = [
      ...program.facts.map((input) => this.inputOf(input, 'fact', facts[input.name])),
      ...program.figures.map((input) => this.inputOf(input, 'figure', this.defaults.figures[input.name])),
    ];
    if (inputs.some((each) => each === null)) return null;
    return new RowProgram(program, inputs as NonNullable<(typeof inputs)[number]>[], this, this.writing);
  }

  private inputOf(input: Input, kind: 'fact' | 'figure', value: Value | undefined) {
    const otherwise = this.numberOf(value, input.type);
    if (otherwise === null) return null;
    const source = this.columns.findIndex(({ named }) => named.kind === kind && named.definition.name === input.name);
    // Cells of identifiers are looked at and not kept.
    if (source >= 0 && 'format' in this.columns[source]!.named.definition) return null;
    return { input, source, otherwise };
  }

  /** Looks figures up by day and place, each day of a place once. */
  private figureLookup(plan: Plan, program: NumericProgram): (index: number, day: number) => number {
    const { measure } = plan;
    const keys = plan.parameters.map(() => new Float64Array(REMEMBERED).fill(-1));
    const values = plan.parameters.map(() => new Float64Array(REMEMBERED));
    return (index, day) => {
      const { type } = program.figures[index]!;
      if (Number.isNaN(day)) return unknownNumber(type);
      const key = (this.region + 1) * DATES + day;
      const place = Math.imul(key | 0, 0x9e3779b1) >>> 22;
      if (keys[index]![place] !== key) {
        const parameter = plan.parameters[index]!;
        const at = parameter.use.at?.type ?? measure.window.unit;
        const date = fromNumber(day, at, 0, 1, this.codes) as CalendarDate | YearMonth;
        const chain = this.region < 0 ? measure.regionChain : this.chainOf(this.region);
        const stated = parameter.onDay(date, chain, this.settings.locality?.figures);
        values[index]![place] = this.numberOf(stated?.value, type) ?? unknownNumber(type);
        keys[index]![place] = key;
      }
      return values[index]![place]!;
    };
  }
}
