import type { Value } from '../language/value.ts';
import type { Locality } from '../policies/locality/model.ts';
import type { Exact } from '../values/exact.ts';
import type { Label, Problem } from '../values/problem.ts';

/** A value for every month: one for all, or one for each. */
export interface MonthSeries {
  readonly every: Exact | null;
  /** By month, `2020-02`. */
  readonly months: Readonly<Record<string, Exact>>;
}

/** Where a figure was taken from; the first in this list that has it wins. */
export type FigureOrigin = 'case' | 'set' | 'param' | 'locality' | 'reference' | 'reading';

/** A figure given with a case, or for all cases of a run. */
export interface GivenFigure {
  readonly value: Value;
  readonly origin: FigureOrigin;
  readonly source: Label | null;
}

/** One set of facts, read and checked one by one. */
export interface Case {
  readonly facts: Readonly<Record<string, Value>>;
  readonly series: Readonly<Record<string, MonthSeries>>;
  readonly figures: Readonly<Record<string, GivenFigure>>;
  /** The case's region and those it lies in, the nearest first; `null` where it names none. */
  readonly regionChain: readonly string[] | null;
  /** What the locality has set, for every case of a run; looked up by place and day before the reference values. */
  readonly locality?: Locality | null;
  /** What was wrong with the facts as given. Any makes the case invalid. */
  readonly errors: readonly Problem[];
}
