import type { Problem } from '../../values/problem.ts';
import type { TitleUnitUse } from '../list/title-units.ts';

/** Something to be mended in a list, before it can be computed as it is meant. */
export interface Finding {
  /** What is wrong, with its row, line and header. */
  readonly problem: Problem;
  /** The column, from 1, where it is one of the file. */
  readonly column: number | null;
  /** What the cell says, with numbers that name a person hidden; `null` where it is no cell. */
  readonly found: string | null;
}

/** Something to know of a list that hinders nothing. */
export type CheckNote =
  /** A column that is passed through; `nearest` are facts that it may have been meant for. */
  | {
      readonly kind: 'column-unknown';
      readonly header: string;
      readonly column: number;
      readonly nearest: readonly string[];
    }
  /** A column with the name of a fact that the measure does not read. */
  | { readonly kind: 'column-unused'; readonly header: string; readonly column: number; readonly fact: string }
  | { readonly kind: 'column-twice'; readonly header: string; readonly columns: readonly number[] }
  /** Columns whose unit stands above the table. */
  | ({ readonly kind: 'title-unit' } & TitleUnitUse)
  /** A fact that some rows may need and that no column gives. */
  | { readonly kind: 'column-absent'; readonly fact: string }
  /** Rows that stay undetermined for want of a fact; the first of them. */
  | {
      readonly kind: 'fact-missing';
      readonly fact: string;
      readonly count: number;
      readonly row: number;
      readonly line: number;
    }
  /** Cells of columns that are passed through, which must not be used as they stand. */
  | { readonly kind: 'marked'; readonly header: string; readonly count: number; readonly line: number };

/** Findings of one kind in one column. */
export interface FindingGroup {
  readonly first: Finding;
  count: number;
}

/** What came of a check. */
export interface CheckReport {
  readonly rows: number;
  readonly faultyRows: number;
  readonly problems: number;
  /** The same by column and kind, in the order of the first; not more than can be shown. */
  readonly groups: readonly FindingGroup[];
  readonly notes: readonly CheckNote[];
}
