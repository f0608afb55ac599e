import { problem } from '../values/problem.ts';
import type { Columns } from './columns.ts';
import type { CsvWriter } from './csv-writer.ts';
import type { RowSettings } from './exact-rows.ts';
import type { RowKind } from './list/kinds.ts';
import type { ListRecord } from './list/records.ts';
import { RowKinds } from './list/row-kinds.ts';
import { ListMask } from './masking.ts';
import type { ShownRow } from './several/list-rows.ts';
import type { Tally } from './tally.ts';

/**
 * The rows of a list with what comes of them: what is no case is carried along and counted, every other row has a result.
 * What a result is, `Outcome`, is for those who compute it.
 */
export abstract class ResultRows<Outcome> {
  abstract readonly headers: readonly string[];
  abstract readonly tally: Tally;
  private readonly width: number;
  private readonly kinds: RowKinds;
  private readonly mask: ListMask | null;

  constructor(
    protected readonly request: RowSettings,
    columns: Columns,
    readonly writer: CsvWriter,
  ) {
    this.width = columns.header.length;
    this.kinds = new RowKinds(columns);
    this.mask = request.mask ? new ListMask(columns, request.settings.names) : null;
  }

  /** What a case comes to, before it is known that the row is one. */
  protected abstract compute(record: ListRecord, row: number): Outcome;
  /** Whether nothing could be computed: the row may then be none of a case. */
  protected abstract isUndecided(outcome: Outcome): boolean;
  /** Takes back what was counted in computing a row that is none of a case. */
  protected uncount(_record: ListRecord, _row: number): void {}
  /** A row that is one of a case, as limits leave it, counted. */
  protected abstract settled(outcome: Outcome, record: ListRecord, row: number): Outcome;
  /** The result columns of a row. */
  abstract cells(outcome: Outcome): string[];
  /** The result of a row as lines of JSON. */
  abstract json(outcome: Outcome, row: number): string;

  /**
   * The line or lines of a record with its result.
   * @param row number of the row, from 1 after the header
   * @throws SuanceError `csv-row-short`, `csv-row-long`: a row that has not its columns has no result; `csv-other-header`,
   * `csv-other-unit`: another table begins
   */
  line(record: ListRecord, row: number): string {
    const isCsv = this.request.format === 'csv';
    const outcome = this.outcome(record, row);
    const shown = this.shown(record, outcome !== null);
    if (outcome === null) return isCsv ? this.writer.filled(shown, this.width, this.headers.length) : '';
    return isCsv ? this.writer.row(shown, this.cells(outcome)) : this.json(outcome, row);
  }

  /** The same as cells: for a workbook. @throws SuanceError as {@link line} */
  results(record: ListRecord, row: number): ShownRow {
    const outcome = this.outcome(record, row);
    const results = outcome === null ? this.headers.map(() => '') : this.cells(outcome);
    return { fields: this.shown(record, outcome !== null).fields, results };
  }

  /** A row above the header as results show it. */
  title(record: ListRecord): ListRecord {
    return this.shown(record, false);
  }

  private shown(record: ListRecord, isCase: boolean): ListRecord {
    if (!this.mask) return record;
    return isCase ? this.mask.case(record) : this.mask.other(record);
  }

  /** @throws SuanceError `csv-other-header`, `csv-other-unit`: what follows is another table */
  private refuseOther({ fields, line }: ListRecord, row: number, kind: RowKind): void {
    const conflict = this.kinds.conflictIn(fields, kind);
    if (conflict) throw conflict.at({ row, line });
  }

  /** What comes of a record; `null` where it is no case. */
  private outcome(record: ListRecord, row: number): Outcome | null {
    const { fields, line } = record;
    const kind = this.kinds.inList(fields, this.width);
    const isWhole = fields.length === this.width;
    if (kind !== 'case' || !isWhole) this.refuseOther(record, row, kind);
    if (kind !== 'case') {
      this.tally.carried[kind] += 1;
      return null;
    }
    if (!isWhole) {
      const code = fields.length < this.width ? 'csv-row-short' : 'csv-row-long';
      throw problem(code, { expected: this.width, found: fields.length }, { row, line });
    }
    const computed = this.compute(record, row);
    const isUndecided = this.isUndecided(computed);
    const later = isUndecided ? this.kinds.later(fields) : 'case';
    if (isUndecided) this.refuseOther(record, row, later);
    if (later !== 'case') {
      this.uncount(record, row);
      this.tally.carried[later] += 1;
      return null;
    }
    return this.settled(computed, record, row);
  }
}
