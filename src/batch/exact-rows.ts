import type { CaseSettings } from '../cases/assemble.ts';
import { type ColumnWording, RESULT_COLUMNS, resultColumns } from '../cases/columns.ts';
import type { ResultOptions } from '../cases/result.ts';
import type { Subject } from '../policies/set.ts';
import { type Problem, problem } from '../values/problem.ts';
import type { Columns } from './columns.ts';
import { RowComputer, type RowOutcome } from './compute.ts';
import type { CsvWriter } from './csv-writer.ts';
import { kindOf } from './list/kinds.ts';
import type { ListRecord } from './list/records.ts';
import type { MapEntry } from './mapping/mapping.ts';
import { maskNumbers } from './mask.ts';
import { outcomeResult } from './outcome.ts';
import { Tally } from './tally.ts';

/** How people of a language are told things. */
export interface BatchWords {
  readonly columns: ColumnWording;
  readonly headers: Readonly<Record<(typeof RESULT_COLUMNS)[number], string>>;
  /** A fact: its label and id. */
  readonly fact: (name: string) => string;
  /** An error without its place. */
  readonly message: (error: Problem) => string;
}

/** What rows are computed by, and how their results are written. */
export interface RowSettings {
  readonly settings: CaseSettings;
  readonly subject: Subject;
  readonly format: 'csv' | 'ndjson';
  readonly words: BatchWords;
  readonly result: Omit<ResultOptions, 'message'>;
  /** What the user says of columns. */
  readonly mapping?: readonly MapEntry[];
}

/** The exact path: records in, lines of results out, one for each. */
export class ExactRows {
  readonly tally: Tally;
  readonly computer: RowComputer;
  private readonly width: number;
  private readonly computed: readonly number[];

  constructor(
    private readonly request: RowSettings,
    columns: Columns,
    readonly writer: CsvWriter,
  ) {
    this.width = columns.header.length;
    this.computed = columns.values.map((each) => each.index);
    this.computer = new RowComputer(request.settings, request.subject, columns.values);
    this.tally = new Tally(columns.absent, columns.values.length);
    this.computer.forms = this.tally.forms;
  }

  /**
   * The line of a record with its result.
   * @param row number of the row, from 1 after the header
   * @throws SuanceError `csv-row-short`, `csv-row-long`: a row that has not its columns has no result
   */
  line(record: ListRecord, row: number): string {
    const { format } = this.request;
    const outcome = this.outcome(record, row);
    if (outcome === null) return format === 'csv' ? this.writer.filled(record, this.width, RESULT_COLUMNS.length) : '';
    return format === 'csv' ? this.writer.row(record, this.cells(outcome)) : this.json(outcome, row);
  }

  /** The result of a record as cells, empty ones where it is no case: for a workbook. @throws SuanceError as {@link line} */
  results(record: ListRecord, row: number): string[] {
    const outcome = this.outcome(record, row);
    return outcome ? this.cells(outcome) : RESULT_COLUMNS.map(() => '');
  }

  /** What comes of a record; `null` where it is a total or a note. */
  private outcome(record: ListRecord, row: number): RowOutcome | null {
    const { fields, line, marks } = record;
    const kind = kindOf(fields, this.computed);
    if (kind !== 'case') {
      this.tally.carried[kind] += 1;
      return null;
    }
    if (fields.length !== this.width) {
      const code = fields.length < this.width ? 'csv-row-short' : 'csv-row-long';
      throw problem(code, { expected: this.width, found: fields.length }, { row, line });
    }
    const outcome = this.computer.compute(fields, row, marks);
    this.tally.add(outcome, row, line, () => this.errorTexts(outcome));
    return outcome;
  }

  private cells(outcome: RowOutcome): string[] {
    const { columns, fact } = this.request.words;
    if (outcome.evaluation) return resultColumns(outcome.evaluation, columns);
    const status = columns.status(outcome.missing.length > 0 ? 'undetermined' : 'invalid');
    const missing = outcome.missing.map((each) => fact(each)).join(columns.separator);
    return [status, '', '', '', '', '', missing, this.errorTexts(outcome)];
  }

  private errorTexts(outcome: RowOutcome): string {
    const { columns } = this.request.words;
    const { evaluation } = outcome;
    const errors = evaluation?.errors ?? (outcome as { readonly errors: readonly Problem[] }).errors;
    return errors.map((each) => columns.message(each, evaluation ?? undefined)).join(columns.separator);
  }

  private json(outcome: RowOutcome, row: number): string {
    const { words, result } = this.request;
    const message = (error: Problem) => maskNumbers(words.message(error));
    return `${JSON.stringify({ row, ...outcomeResult(outcome, { ...result, message }) })}\n`;
  }
}
