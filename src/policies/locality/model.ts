import type { Value } from '../../language/value.ts';
import type { Label, Place } from '../../values/problem.ts';

/** A value of a figure that holds for a region and those inside it, for a time; days are ISO text. */
export interface LocalValue {
  readonly region: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: Value;
  readonly source: Label | null;
}

/** The figures of a locality, by name. */
export type Locality = Readonly<Record<string, readonly LocalValue[]>>;

/** A locality file, read and checked. */
export interface LocalityFile {
  /** As it is shown. */
  readonly file: string;
  /** The place whose figures it has; values may be for places inside it. */
  readonly region: string;
  readonly figures: Locality;
  /** Where each value stands. */
  readonly places: ReadonlyMap<LocalValue, Place>;
  /** Figures that it names and leaves without a value. */
  readonly blank: readonly string[];
}
