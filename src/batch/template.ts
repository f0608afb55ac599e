import type { CaseSettings } from '../cases/assemble.ts';
import { chooseMeasure } from '../cases/choose.ts';
import { addEntries, type CaseEntry } from '../cases/entries.ts';
import { NameIndex } from '../cases/names.ts';
import { CaseBuilder } from '../cases/read.ts';
import type { Case, MonthSeries } from '../engine/case.ts';
import { preparePlan } from '../engine/plan.ts';
import { evaluate, type Status } from '../engine/run.ts';
import type { Value } from '../language/value.ts';
import type { Example, Measure, Quantity } from '../policies/model.ts';
import { readQuantity } from '../policies/quantity.ts';
import type { Subject } from '../policies/set.ts';
import { inWindow } from '../policies/windows.ts';
import { Exact } from '../values/exact.ts';
import { SuanceError } from '../values/problem.ts';
import { measuresInReach } from './columns.ts';
import { factsOfLimit } from './limits/facts.ts';

/** A column of a template, with an example where there is one. */
export interface TemplateColumn {
  readonly definition: Quantity;
  readonly example: Value | MonthSeries | null;
}

/** The facts of the example row, by name. */
interface Row {
  readonly facts: Readonly<Record<string, Value>>;
  readonly series: Readonly<Record<string, MonthSeries>>;
}

const REGION = 'region';

/**
 * The columns that a list for a measure or family needs: what tells its versions apart, the facts that they read, those by which limits count claims together, and
 * last the figures that the localities set themselves. The examples make one row that a version grants something for,
 * wherever its worked examples have one.
 */
export function templateColumns(settings: CaseSettings, subject: Subject): TemplateColumn[] {
  const { set } = settings;
  const measures = inForce(measuresInReach(set, subject, settings), settings);
  const { facts, figures } = set.vocabulary();
  const versions = subject.kind === 'family' ? set.versions(subject.family.id) : [];
  const names = [
    ...new Set<string>([
      ...(versions.length > 1 ? [REGION] : []),
      ...measures.flatMap((each) => each.window.governedBy),
      ...measures.flatMap((each) => each.facts.filter((name) => !each.auxiliary.includes(name))),
      // By these claims are counted together across rows and lists.
      ...measures.flatMap(({ limits, exclusions }) => [
        ...limits.flatMap(factsOfLimit),
        ...exclusions.flatMap((each) => each.of),
      ]),
    ]),
  ];
  const local = new Set(
    measures
      .flatMap((each) => each.parameters.map(({ name }) => name))
      // What the locality file has need not be in every row.
      .filter((name) => figures[name]!.values.length === 0 && !settings.locality?.figures[name]),
  );
  const row = new ExampleRow(settings, subject, names).find(measures);
  return [
    ...names.map((name) => ({ definition: facts[name]!, example: row.facts[name] ?? row.series[name] ?? null })),
    ...[...local].map((name) => ({ definition: figures[name]!, example: null })),
  ];
}

/** Of the measures those in force on the day given, or all. */
function inForce(measures: readonly Measure[], settings: CaseSettings): readonly Measure[] {
  const day = settings.on?.toString();
  if (day === undefined) return measures;
  const then = measures.filter((each) => inWindow(each.window, day, day));
  return then.length > 0 ? then : measures;
}

/** How good a row is as an example. */
const RANK: Readonly<Record<Status, number>> = { eligible: 2, undetermined: 1, ineligible: 0, invalid: 0 };

/** Finds the row that a template shows. */
class ExampleRow {
  /** What the options say of every case. */
  private readonly given: Case;

  constructor(
    private readonly settings: CaseSettings,
    private readonly subject: Subject,
    private readonly columns: readonly string[],
  ) {
    const builder = new CaseBuilder(settings.context);
    settings.addDefaults(builder);
    this.given = builder.build(null);
  }

  /** The first measure that has a worked example to show, its other columns filled as far as that changes nothing. */
  find(measures: readonly Measure[]): Row {
    let best: { measure: Measure; row: Row; rank: number } | null = null;
    for (const measure of measures) {
      for (const example of measure.examples.filter((each) => each.status === 'eligible')) {
        const row = this.rowOf(measure, example);
        const rank = this.rank(measure, row);
        if (rank > (best?.rank ?? 0)) best = { measure, row, rank };
      }
      if (best?.rank && best.rank >= RANK.eligible) break;
    }
    if (best) return this.fill(best.measure, best.row, best.rank);
    const [first] = measures;
    const empty: Row = { facts: this.given.facts, series: this.given.series };
    return first ? this.fill(first, this.placed(first, empty), 0) : empty;
  }

  /** A worked example as a row, as far as there are columns for it, at the place and time that the options give. */
  private rowOf(measure: Measure, example: Example): Row {
    const builder = new CaseBuilder({ vocabulary: measure.vocabulary, regions: this.settings.context.regions });
    const entries = Object.entries(example.given).map(([name, value]) => ({
      name,
      value: value as CaseEntry['value'],
      place: {},
    }));
    addEntries(builder, entries, new NameIndex(measure.vocabulary));
    const { facts, series } = builder.build(null);
    const shown = <T>(all: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => this.columns.includes(name)));
    return this.placed(measure, { facts: shown(facts), series: shown(series) });
  }

  private placed(measure: Measure, { facts, series }: Row): Row {
    const { on, set } = this.settings;
    const { governedBy, unit } = measure.window;
    const place: Record<string, Value> = {};
    if (this.columns.includes(REGION)) {
      const usual = this.exampleOf(REGION);
      const inside = typeof usual === 'string' && set.regions().chain(usual).includes(measure.region);
      place[REGION] = facts[REGION] ?? (inside ? usual : measure.region);
    }
    if (on && unit === 'date') for (const name of governedBy) place[name] = on;
    return { facts: { ...facts, ...place, ...this.given.facts }, series: { ...series, ...this.given.series } };
  }

  private exampleOf(name: string): Value | null {
    const definition = this.settings.set.vocabulary().facts[name]!;
    return definition.example === null ? null : readQuantity(definition, definition.example, this.settings.context);
  }

  /** How a row fares under a measure; the worst where it falls under another one. */
  private rank(measure: Measure, { facts, series }: Row): number {
    const { set, on } = this.settings;
    const region = typeof facts[REGION] === 'string' ? facts[REGION] : null;
    try {
      if (chooseMeasure(set, this.subject, region, facts, on) !== measure.id) return 0;
    } catch (error) {
      if (error instanceof SuanceError) return 0;
      throw error;
    }
    const regionChain = region === null ? null : set.regions().chain(region);
    const { status } = evaluate(preparePlan(measure), { facts, series, figures: {}, regionChain, errors: [] });
    return RANK[status];
  }

  /** Fills what the row leaves empty with usual values, as long as they make it no worse. */
  private fill(measure: Measure, row: Row, rank: number): Row {
    let filled = row;
    for (const name of this.columns) {
      if (filled.facts[name] !== undefined || filled.series[name] !== undefined) continue;
      const value = this.exampleOf(name);
      if (value === null) continue;
      const { by } = this.settings.set.vocabulary().facts[name]!;
      const monthly = by === 'month' && value instanceof Exact;
      const more: Row = monthly
        ? { ...filled, series: { ...filled.series, [name]: { every: value, months: {} } } }
        : { ...filled, facts: { ...filled.facts, [name]: value } };
      if (this.rank(measure, more) >= rank) filled = more;
    }
    return filled;
  }
}
