import type { Columns } from './columns.ts';
import type { RowOutcome } from './compute.ts';
import type { Delimiter } from './csv-reader.ts';
import type { Encoding } from './encoding.ts';
import type { ListRecord } from './list/records.ts';
import type { Target } from './target.ts';

/** What is known of a list once its header is found. */
export interface ListHead {
  readonly columns: Columns;
  /** Rows above the header that are not empty, and the rows of the header, as they are in the list. */
  readonly titles: readonly ListRecord[];
  readonly header: readonly ListRecord[];
  /** How a text is written; `null` for a workbook. */
  readonly text: {
    readonly delimiter: Delimiter;
    readonly newline: string;
    readonly guards: boolean;
    /** Its encoding as far as it is known, `null` while all bytes are ASCII, and whether a mark stands before it. */
    readonly encoding: () => { readonly encoding: Encoding | null; readonly marked: boolean };
  } | null;
}

/** Looks on while a list is computed, and makes something of its rows. */
export interface RowWatcher {
  /** Whether it looks at every row, which then goes the exact way; else at those that are out of the ordinary. */
  readonly every: boolean;
  /** The header is found. @throws SuanceError to stop before anything is computed */
  begin(head: ListHead): void;
  /**
   * A row and what came of it.
   * @param further whether the row has been shown before, with what came of it by another measure
   */
  row(record: ListRecord, row: number, outcome: RowOutcome, further: boolean): void;
  /** Results have been handed on: what has been kept of rows so far may go too. */
  flush(): Promise<void>;
  /** All rows have come. */
  end(): Promise<void>;
}

/** The same target; watchers are told whenever something has been written. No thread writes past them. */
export function watchedTarget(target: Target, watchers: readonly RowWatcher[]): Target {
  return {
    ...target,
    file: null,
    write: async (data) => {
      await target.write(data);
      for (const each of watchers) await each.flush();
    },
  };
}

/** Whether a row is invalid: it could not be read, or its facts contradict each other. */
export function isInvalid(outcome: RowOutcome): boolean {
  return outcome.evaluation ? outcome.evaluation.status === 'invalid' : outcome.missing.length === 0;
}
