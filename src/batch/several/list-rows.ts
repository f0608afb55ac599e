import type { Measure } from '../../policies/model.ts';
import type { Columns } from '../columns.ts';
import type { CsvWriter } from '../csv-writer.ts';
import type { Finding } from '../limits/findings.ts';
import type { LimitLedger } from '../limits/ledger.ts';
import type { Heading } from '../list/head.ts';
import type { ListRecord } from '../list/records.ts';
import type { Tally } from '../tally.ts';

/** What is done with the rows of a list: a result for each, in as many columns as there are headers. */
export interface ListRows {
  /** Headers of the result columns, as they are wanted. */
  readonly headers: readonly string[];
  readonly tally: Tally;
  /** Rows from which limits took something away, by how. */
  readonly limited: ReadonlyMap<Finding['kind'], number>;
  /** The counts of each measure or family, where there are several. */
  readonly blocks?: readonly BlockReport[];
  /** The line or lines of a record with its result. @throws SuanceError `csv-row-short`, `csv-row-long` */
  line(record: ListRecord, row: number): string;
  /** The same as cells: for a workbook. @throws SuanceError as {@link line} */
  results(record: ListRecord, row: number): ShownRow;
  /** A row above the header, as results show it. */
  title(record: ListRecord): ListRecord;
  /** Facts without a column that more than half of so many rows have missed. */
  missed(rows: number): string[];
}

/** A row of a list as results show it, and its result: empty cells where it is no case. */
export interface ShownRow {
  readonly fields: readonly string[];
  readonly results: readonly string[];
}

/** What is computed of a list, once its header is known. @throws SuanceError for faults of the header */
export type RowPlan = (heading: Heading) => {
  readonly columns: Columns;
  /** The measures by which rows may be computed, for limits. */
  readonly measures: readonly Measure[];
  /** @param ledger what rows are held against, where there is anything */
  rows(writer: CsvWriter, ledger: LimitLedger | null): ListRows;
};

/** What came of one of several measures. */
export interface BlockReport {
  readonly name: string;
  readonly tally: Tally;
  /** Facts that some rows may need and that no column gives. */
  readonly absent: readonly string[];
  /** Facts without which no row of the list can come out eligible, and that nothing gives. */
  readonly needed: readonly string[];
}
