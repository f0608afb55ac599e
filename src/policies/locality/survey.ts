import { compile, Layout, type Slots } from '../../language/evaluate.ts';
import { freeNames, type Tree } from '../../language/tree.ts';
import { CalendarDate, YearMonth } from '../../values/calendar.ts';
import { SuanceError } from '../../values/problem.ts';
import type { FigureDefinition, FigureValue, Measure, MeasureSummary, ParameterUse } from '../model.ts';
import type { PolicySet } from '../set.ts';
import { inWindow } from '../windows.ts';
import { merged, overlap, type Span, without } from './spans.ts';

/** How a measure uses a figure, and of which days it takes the value. */
export interface FigureUse {
  readonly measure: Measure;
  readonly use: ParameterUse;
  readonly span: Span;
}

/** A figure that the documents of a place need. */
export interface NeededFigure {
  readonly definition: FigureDefinition;
  readonly uses: readonly FigureUse[];
  /** All days of which a value may be taken. */
  readonly spans: readonly Span[];
  /** Reference values that hold there on some of these days, the earliest first. */
  readonly shipped: readonly FigureValue[];
  /** The days for which there is none: the locality's to fill in. */
  readonly open: readonly Span[];
}

/**
 * The figures that documents need for a region: those of the region itself and of the regions that it lies in.
 * @param on the day on which the documents are in force; `null`: all that ever were
 */
export function neededFigures(set: PolicySet, region: string, on: CalendarDate | null): NeededFigure[] {
  const chain = set.regions().chain(region);
  const day = on?.toString();
  const uses = new Map<string, (FigureUse & { readonly days: Span })[]>();
  for (const summary of set.summaries) {
    if (!chain.includes(summary.region)) continue;
    if (day !== undefined && !inWindow(summary.window, day, day)) continue;
    const measure = set.measure(summary.id);
    for (const use of measure.parameters) {
      const span = spanOfUse(use, measure);
      // On a day, what matters is whether there is a value for that day.
      const days = day === undefined ? span : spanOfUse(use, measure, { from: day, to: day });
      uses.set(use.name, [...(uses.get(use.name) ?? []), { measure, use, span, days }]);
    }
  }
  return Object.values(set.vocabulary().figures).flatMap((definition): NeededFigure[] => {
    const own = uses.get(definition.name);
    if (!own) return [];
    const spans = merged(own.map((each) => each.span));
    const shipped = definition.values
      .filter((each) => chain.includes(each.region) && spans.some((span) => overlap(span, each)))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const days = merged(own.map((each) => each.days));
    const open = without(days, shipped).length === 0 ? [] : without(spans, shipped);
    return [{ definition, uses: own.map(({ measure, use, span }) => ({ measure, use, span })), spans, shipped, open }];
  });
}

/**
 * The days of which a measure takes a figure, as far as its window tells: the governing day, or the one that the use names.
 * @param window the days that govern its cases
 */
export function spanOfUse(use: ParameterUse, measure: Measure, window: Span = measure.window): Span {
  // The rows of a schedule may go on after the last day of application.
  if (use.perRow && measure.window.unit !== 'month') return { from: window.from, to: null };
  if (use.at === null || use.perRow) return { from: window.from, to: window.to };
  const from = dayAt(use.at, window.from, measure);
  const to = window.to === null ? null : dayAt(use.at, window.to, measure);
  return from === null || (window.to !== null && to === null) ? { from: window.from, to: window.to } : { from, to };
}

/** What an expression for a day gives for a governing day, or `null` where it needs to know more. */
function dayAt(tree: Tree, day: string, { window }: MeasureSummary): string | null {
  const names = freeNames(tree);
  const [governing] = window.governedBy;
  if ([...names].some((each) => each !== governing)) return null;
  const layout = new Layout();
  const run = compile(tree, layout);
  const slots: Slots = [];
  const date = CalendarDate.parse(day);
  slots[layout.slot(governing!)] = window.unit === 'month' ? YearMonth.containing(date) : date;
  try {
    const found = run(slots);
    if (found instanceof YearMonth) return found.firstDay().toString();
    return found instanceof CalendarDate ? found.toString() : null;
  } catch (error) {
    if (error instanceof SuanceError) return null;
    throw error;
  }
}
