import { CalendarDate } from '../../values/calendar.ts';

/** Days from one to another, both included, as ISO text; `null`: without end. */
export interface Span {
  readonly from: string;
  readonly to: string | null;
}

/** After every day that is written. */
const ENDLESS = '9999-12-31';

function end({ to }: Span): string {
  return to ?? ENDLESS;
}

function shifted(day: string, days: number): string {
  return CalendarDate.parse(day).plusDays(days).toString();
}

function byBeginning(a: Span, b: Span): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}

/** Whether two spans have a day in common. */
export function overlap(a: Span, b: Span): boolean {
  return a.from <= end(b) && b.from <= end(a);
}

/** The same days in as few spans as may be, in order. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted(byBeginning)) {
    const last = result.at(-1);
    if (!last || (last.to !== null && span.from > shifted(last.to, 1))) result.push({ from: span.from, to: span.to });
    else if (end(span) > end(last)) result[result.length - 1] = { from: last.from, to: span.to };
  }
  return result;
}

/** The days of some spans that no span of others has, in order. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  let left = merged(spans);
  for (const other of merged(others)) {
    left = left.flatMap((span) => {
      if (!overlap(span, other)) return [span];
      const parts: Span[] = [];
      if (span.from < other.from) parts.push({ from: span.from, to: shifted(other.from, -1) });
      if (other.to !== null && end(span) > other.to) parts.push({ from: shifted(other.to, 1), to: span.to });
      return parts;
    });
  }
  return left;
}
