import type { Case, FigureOrigin, GivenFigure, MonthSeries } from '../engine/case.ts';
import type { Value } from '../language/value.ts';
import type { Locality } from '../policies/locality/model.ts';
import type { FactDefinition } from '../policies/model.ts';
import { type ReadingContext, type ReadingHints, readQuantity } from '../policies/quantity.ts';
import type { YearMonth } from '../values/calendar.ts';
import type { Exact } from '../values/exact.ts';
import { parseMonth } from '../values/parse.ts';
import { type Label, type Place, type Problem, problem, SuanceError } from '../values/problem.ts';
import type { NamedQuantity } from './names.ts';

/**
 * A record that holds nothing but what is put in it, not even what objects inherit. One from `Object.create(null)` is a
 * dictionary from the start, which takes several times the room: a list makes some for every row.
 */
const Bare = function Bare() {} as unknown as { new (): object; prototype: object };
Bare.prototype = Object.create(null);

function bare<T>(): Record<string, T> {
  return new Bare() as Record<string, T>;
}

const NONE: Readonly<Record<string, never>> = Object.freeze(bare<never>());

/** Collects the facts and figures of one case, each read by its definition, every fault kept with its place. */
export class CaseBuilder {
  private readonly facts: Record<string, Value> = bare();
  // Few cases have any of these.
  private every: Record<string, Exact> = NONE;
  private months: Record<string, Record<string, Exact>> = NONE;
  private figures: Record<string, GivenFigure> = NONE;
  /** What is wrong with what has been given so far. */
  readonly errors: Problem[] = [];

  constructor(private readonly context: ReadingContext) {}

  /** Whether a fact or figure has been given. */
  has(name: string): boolean {
    return name in this.facts || name in this.every || name in this.months || name in this.figures;
  }

  /**
   * Adds a value as text. A value that cannot be read, or is given twice, becomes an error of the case.
   * @param origin where a figure comes from
   */
  addText(
    named: NamedQuantity,
    text: string,
    place: Place,
    hints: ReadingHints = {},
    origin: FigureOrigin = 'case',
  ): void {
    this.guarded(named, place, () => {
      if (named.kind === 'shorthand') {
        const value = parseMonth(text);
        for (const name of named.definition.sets) this.setFact(name, value);
      } else if (named.kind === 'figure') {
        this.setFigure(
          named.definition.name,
          readQuantity(named.definition, text, this.context, hints) as Exact,
          origin,
          null,
        );
      } else if (named.definition.by === 'month') this.addMonthly(named.definition, named.month, text, hints);
      else this.setFact(named.definition.name, readQuantity(named.definition, text, this.context, hints));
    });
  }

  /** Adds a value of a monthly fact given month by month, as text. */
  addMonths(
    named: NamedQuantity,
    values: Readonly<Record<string, string>>,
    place: Place,
    hints: ReadingHints = {},
  ): void {
    this.guarded(named, place, () => {
      if (named.kind !== 'fact' || named.definition.by !== 'month') {
        const fact = named.definition.name;
        throw problem('fact-without-months', { fact });
      }
      for (const [month, text] of Object.entries(values))
        this.setMonth(named.definition, parseMonth(month), text, hints);
    });
  }

  /**
   * Adds a value that has been read already, of a fact or figure that is known to be given once: as the columns of a list
   * are, whose header is checked. Not for shorthands and monthly facts.
   */
  addValue(named: NamedQuantity, value: Value): void {
    const { name } = named.definition;
    if (named.kind === 'figure') this.putFigure(name, { value, origin: 'case', source: null });
    else this.facts[name] = value;
  }

  /** Adds a figure that is already a value. */
  addFigure(name: string, value: Value, origin: FigureOrigin, source: Label | null): void {
    if (!(name in this.figures)) this.putFigure(name, { value, origin, source });
  }

  /** Adds a fact that is already a value, unless it is given. */
  addDefault(name: string, value: Value): void {
    if (!this.has(name)) this.facts[name] = value;
  }

  /** Adds the months of a fact that are already values, unless it is given. */
  addDefaultSeries(name: string, series: MonthSeries): void {
    if (this.has(name)) return;
    if (series.every) this.putEvery(name, series.every);
    else this.putMonths(name, { ...series.months });
  }

  /** Adds an error found elsewhere. */
  addError(error: Problem): void {
    this.errors.push(error);
  }

  private guarded(named: NamedQuantity, place: Place, run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      this.errors.push(...error.at({ ...place, field: named.definition.name }).problems);
    }
  }

  private setFact(name: string, value: Value): void {
    if (this.has(name)) throw problem('fact-twice', { name });
    this.facts[name] = value;
  }

  private setFigure(name: string, value: Value, origin: FigureOrigin, source: Label | null): void {
    const taken = this.figures[name];
    if (taken && taken.origin === origin) throw problem('fact-twice', { name });
    if (!taken) this.putFigure(name, { value, origin, source });
  }

  private putFigure(name: string, figure: GivenFigure): void {
    if (this.figures === NONE) this.figures = bare();
    this.figures[name] = figure;
  }

  private putEvery(name: string, value: Exact): void {
    if (this.every === NONE) this.every = bare();
    this.every[name] = value;
  }

  private putMonths(name: string, months: Record<string, Exact>): void {
    if (this.months === NONE) this.months = bare();
    this.months[name] = months;
  }

  private addMonthly(definition: FactDefinition, month: YearMonth | null, text: string, hints: ReadingHints): void {
    if (month) {
      this.setMonth(definition, month, text, hints);
      return;
    }
    const parts = seriesParts(text);
    if (parts) {
      for (const [key, value] of parts) this.setMonth(definition, parseMonth(key), value, hints);
      return;
    }
    if (this.has(definition.name)) throw problem('fact-twice', { name: definition.name });
    this.putEvery(definition.name, readQuantity(definition, text, this.context, hints) as Exact);
  }

  private setMonth(definition: FactDefinition, month: YearMonth, text: string, hints: ReadingHints): void {
    const { name } = definition;
    if (name in this.every) throw problem('fact-twice', { name });
    let series = this.months[name];
    if (!series) {
      series = bare<Exact>();
      this.putMonths(name, series);
    }
    const key = month.toString();
    if (key in series) throw problem('series-month-twice', { month: key });
    series[key] = readQuantity(definition, text, this.context, hints) as Exact;
  }

  /** The case as collected, with what its locality has set. */
  build(regionChain: readonly string[] | null, locality: Locality | null = null): Case {
    const { facts, figures, errors } = this;
    return { facts, series: this.series(), figures, regionChain, locality, errors };
  }

  private series(): Record<string, MonthSeries> {
    if (this.every === NONE && this.months === NONE) return NONE;
    const series = bare<MonthSeries>();
    for (const [name, every] of Object.entries(this.every)) series[name] = { every, months: {} };
    for (const [name, months] of Object.entries(this.months)) series[name] = { every: null, months };
    return series;
  }

  /** The region named by the case, or `null`. */
  get region(): string | null {
    const { region } = this.facts;
    return typeof region === 'string' ? region : null;
  }
}

/** `2020-02:1000;2020-03:900` taken apart, or `null` for a text that is no such list. @throws SuanceError `series-malformed` */
function seriesParts(text: string): [string, string][] | null {
  const plain = text.normalize('NFKC');
  if (!/^\s*\d{4}\D?\d{1,2}月?\s*[:=]/.test(plain)) return null;
  return plain.split(/[;,、\s]+(?=\d{4}\D?\d{1,2}月?\s*[:=])/).map((part) => {
    const match = /^\s*([^:=]+?)\s*[:=]\s*(.+?)[;,、\s]*$/.exec(part);
    if (!match) throw problem('series-malformed', { text });
    return [match[1]!, match[2]!];
  });
}

/** Errors that say what cannot be, of values that could be read; all others are slips in writing. */
const IMPOSSIBLE: ReadonlySet<string> = new Set([
  'below-minimum',
  'above-maximum',
  'facts-contradict',
  'identifier-contradicts',
  'figure-out-of-bounds',
  'series-month-outside',
]);

/** Whether a value could not be read at all, as against one that cannot be. */
export function isMalformed(error: Problem): boolean {
  return !IMPOSSIBLE.has(error.code);
}

const EQUALS = /[=＝]/;

/** Whether a text has the form `name=value`. */
export function isPair(text: string): boolean {
  return EQUALS.test(text);
}

/** Splits `name=value`. @throws SuanceError `fact-pair-malformed` */
export function splitPair(text: string): [name: string, value: string] {
  const at = text.search(EQUALS);
  if (at <= 0) throw problem('fact-pair-malformed', { text });
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
