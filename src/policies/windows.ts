import type { Tree } from '../language/tree.ts';
import { CalendarDate } from '../values/calendar.ts';
import type { MeasureSummary, Window } from './model.ts';

/**
 * Ends the windows of measures that hold until they are superseded: on the day before the first later measure of the
 * same family, made for the same region or one around it, begins.
 */
export function endSuperseded<Summary extends MeasureSummary>(measures: readonly Summary[]): Summary[] {
  return measures.map((measure) => {
    if (!measure.window.untilSuperseded) return measure;
    const later = measures
      .filter((each) => each.family === measure.family && each.id !== measure.id)
      .filter((each) => measure.regionChain.includes(each.region) && each.window.from > measure.window.from)
      .sort((a, b) => (a.window.from < b.window.from ? -1 : 1))[0];
    if (!later) return measure;
    const to = CalendarDate.parse(later.window.from).plusDays(-1).toString();
    return { ...measure, window: { ...measure.window, to }, supersededBy: later.id };
  });
}

/** The test that a case lies within a window: its governing date, or any part of its governing period. */
export function windowTest(window: Window): Tree {
  const { unit } = window;
  const bound = (day: string): Tree => ({ op: 'literal', value: unit === 'month' ? day.slice(0, 7) : day, type: unit });
  const fact = (name: string): Tree => ({ op: 'name', name, type: unit });
  const first = window.governedBy[0]!;
  const last = window.governedBy[1] ?? first;
  const low = bound(window.from);
  if (window.to === null) return { op: 'compare', comparison: '>=', left: fact(last), right: low, type: 'boolean' };
  const high = bound(window.to);
  if (first === last) {
    const test = { test: 'range', low, high, lowIncluded: true, highIncluded: true } as const;
    return { op: 'in', value: fact(first), tests: [test], type: 'boolean' };
  }
  return {
    op: 'and',
    operands: [
      { op: 'compare', comparison: '<=', left: fact(first), right: high, type: 'boolean' },
      { op: 'compare', comparison: '>=', left: fact(last), right: low, type: 'boolean' },
    ],
    type: 'boolean',
  };
}

/** Whether a period of days, both ISO and included, touches a window. */
export function inWindow(window: Window, from: string, to: string): boolean {
  return to >= window.from && (window.to === null || from <= window.to);
}
