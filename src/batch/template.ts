import type { CaseSettings } from '../cases/assemble.ts';
import { chooseMeasure } from '../cases/choose.ts';
import { CaseBuilder } from '../cases/read.ts';
import type { Value } from '../language/value.ts';
import type { FactDefinition, FigureDefinition, Measure, Quantity } from '../policies/model.ts';
import { readQuantity } from '../policies/quantity.ts';
import type { Subject } from '../policies/set.ts';
import { inWindow } from '../policies/windows.ts';
import { CalendarDate, YearMonth } from '../values/calendar.ts';
import { SuanceError } from '../values/problem.ts';
import { measuresInReach } from './columns.ts';

/** A column of a template, with an example where there is one. */
export interface TemplateColumn {
  readonly definition: Quantity;
  readonly example: Value | null;
}

const REGION = 'region';

/**
 * The columns that a list for a measure or family needs: what tells its versions apart, the facts that they read, and
 * last the figures that the localities set themselves. The examples make one case that a version in force applies to.
 */
export function templateColumns(settings: CaseSettings, subject: Subject): TemplateColumn[] {
  const { set, context } = settings;
  const measures = inForce(measuresInReach(set, subject, settings), settings);
  const { facts, figures } = set.vocabulary();
  const versions = subject.kind === 'family' ? set.versions(subject.family.id) : [];
  const names = new Set<string>([
    ...(versions.length > 1 ? [REGION] : []),
    ...measures.flatMap((each) => each.window.governedBy),
    ...measures.flatMap((each) => each.facts.filter((name) => !each.auxiliary.includes(name))),
  ]);
  const local = new Set(
    measures
      .flatMap((each) => each.parameters.map(({ name }) => name))
      // What the locality file has need not be in every row.
      .filter((name) => figures[name]!.values.length === 0 && !settings.locality?.figures[name]),
  );

  const builder = new CaseBuilder(context);
  settings.addDefaults(builder);
  const given = builder.build(null);
  const examples = new Map<string, Value>();
  for (const name of names) {
    const { example } = facts[name]!;
    const value = given.facts[name] ?? (example === null ? undefined : readQuantity(facts[name]!, example, context));
    if (value !== undefined) examples.set(name, value);
  }
  fitVersion(examples, measures, settings, subject, builder.region !== null);
  const column = (definition: FactDefinition | FigureDefinition): TemplateColumn => ({
    definition,
    example: examples.get(definition.name) ?? null,
  });
  return [...[...names].map((name) => column(facts[name]!)), ...[...local].map((name) => column(figures[name]!))];
}

/** Of the measures those in force on the day given, or all. */
function inForce(measures: readonly Measure[], settings: CaseSettings): readonly Measure[] {
  const day = settings.on?.toString();
  if (day === undefined) return measures;
  const then = measures.filter((each) => inWindow(each.window, day, day));
  return then.length > 0 ? then : measures;
}

/** Moves place and time of the examples to a version, where they fall under none. */
function fitVersion(
  examples: Map<string, Value>,
  measures: readonly Measure[],
  settings: CaseSettings,
  subject: Subject,
  regionGiven: boolean,
): void {
  const { set, on } = settings;
  if (on)
    for (const { window } of measures)
      if (window.unit === 'date') for (const name of window.governedBy) examples.set(name, on);
  const region = examples.get(REGION);
  const falls = (measure: Measure) => {
    const { governedBy, from, to, unit } = measure.window;
    const first = examples.get(governedBy[0]!);
    const last = examples.get(governedBy.at(-1)!);
    if (first === undefined || last === undefined) return false;
    const end = unit === 'month' ? to?.slice(0, 7) : to;
    const begin = unit === 'month' ? from.slice(0, 7) : from;
    return String(last) >= begin && (end == null || String(first) <= end);
  };
  if (subject.kind === 'measure') {
    if (!measures.some(falls)) moveInto(measures[0]!, examples);
    return;
  }
  try {
    chooseMeasure(set, subject, typeof region === 'string' ? region : null, Object.fromEntries(examples), on);
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    const [measure] = measures;
    if (!measure) return;
    if (!regionGiven && examples.has(REGION)) examples.set(REGION, measure.region);
    if (!falls(measure)) moveInto(measure, examples);
  }
}

function moveInto(measure: Measure, examples: Map<string, Value>): void {
  const { governedBy, from, unit } = measure.window;
  const day = CalendarDate.parse(from);
  for (const name of governedBy) examples.set(name, unit === 'month' ? YearMonth.containing(day) : day);
}
