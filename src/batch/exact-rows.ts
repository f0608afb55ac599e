import type { CaseSettings } from '../cases/assemble.ts';
import { type ColumnWording, RESULT_COLUMNS, resultColumns } from '../cases/columns.ts';
import type { ResultOptions } from '../cases/result.ts';
import type { Subject } from '../policies/set.ts';
import { type Problem, problem } from '../values/problem.ts';
import type { Columns } from './columns.ts';
import { type ColumnReader, isUndecided, RowComputer, type RowOutcome } from './compute.ts';
import type { CsvWriter } from './csv-writer.ts';
import { limitsResult } from './limits/facts.ts';
import type { Finding } from './limits/findings.ts';
import type { LimitLedger } from './limits/ledger.ts';
import type { RowKind } from './list/kinds.ts';
import type { ListRecord } from './list/records.ts';
import { RowKinds } from './list/row-kinds.ts';
import type { MapEntry } from './mapping/mapping.ts';
import { maskNumbers } from './mask.ts';
import { ListMask } from './masking.ts';
import { outcomeResult } from './outcome.ts';
import type { ListRows, ShownRow } from './several/list-rows.ts';
import { Tally } from './tally.ts';
import type { RowWatcher } from './watch.ts';

/** How people of a language are told things. */
export interface BatchWords {
  readonly columns: ColumnWording;
  readonly headers: Readonly<Record<(typeof RESULT_COLUMNS)[number], string>>;
  /** A fact: its label and id. */
  readonly fact: (name: string) => string;
  /** An error without its place. */
  readonly message: (error: Problem) => string;
  /** What a limit took away, and what used it up. */
  readonly finding: (finding: Finding) => string;
  /** The header of a result column of one of several measures. */
  readonly headerOf: (header: string, name: string) => string;
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
  /** Whether who the rows are of is hidden in the results. */
  readonly mask?: boolean;
  /** Who looks on; a second thread has none. */
  readonly watchers?: readonly RowWatcher[] | undefined;
}

/** The exact path: records in, lines of results out, one for each. */
export class ExactRows implements ListRows {
  readonly headers: readonly string[];
  readonly tally: Tally;
  readonly computer: RowComputer;
  /** Rows from which limits took something away, by how. */
  readonly limited = new Map<Finding['kind'], number>();
  private readonly width: number;
  private readonly kinds: RowKinds;
  private readonly mask: ListMask | null;

  constructor(
    private readonly request: RowSettings,
    columns: Columns,
    readonly writer: CsvWriter,
    /** What rows are held against, where there is anything. */
    private readonly ledger: LimitLedger | null = null,
    /** Readers of columns, where other measures read them too. */
    readers: ReadonlyMap<number, ColumnReader> | null = null,
  ) {
    this.headers = RESULT_COLUMNS.map((each) => request.words.headers[each]);
    this.width = columns.header.length;
    this.kinds = new RowKinds(columns);
    this.mask = request.mask ? new ListMask(columns, request.settings.names) : null;
    this.computer = new RowComputer(request.settings, request.subject, columns.values, readers);
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
    const shown = this.shown(record, outcome !== null);
    if (outcome === null) return format === 'csv' ? this.writer.filled(shown, this.width, RESULT_COLUMNS.length) : '';
    return format === 'csv' ? this.writer.row(shown, this.cells(outcome)) : this.json(outcome, row);
  }

  /** A row below the header as results show it. */
  private shown(record: ListRecord, isCase: boolean): ListRecord {
    if (!this.mask) return record;
    return isCase ? this.mask.case(record) : this.mask.other(record);
  }

  /** A row above the header as results show it. */
  title(record: ListRecord): ListRecord {
    return this.mask ? this.mask.other(record) : record;
  }

  results(record: ListRecord, row: number): ShownRow {
    const outcome = this.outcome(record, row);
    const results = outcome ? this.cells(outcome) : RESULT_COLUMNS.map(() => '');
    return { fields: this.shown(record, outcome !== null).fields, results };
  }

  /** What comes of a record; `null` where it is no case. */
  private outcome(record: ListRecord, row: number): RowOutcome | null {
    const { fields, line, marks } = record;
    const kind = this.kinds.inList(fields, this.width);
    if (kind !== 'case') return this.carried(kind);
    if (fields.length !== this.width) {
      const code = fields.length < this.width ? 'csv-row-short' : 'csv-row-long';
      throw problem(code, { expected: this.width, found: fields.length }, { row, line });
    }
    const computed = this.computer.compute(fields, row, marks);
    const later = isUndecided(computed) ? this.kinds.later(fields) : 'case';
    if (later !== 'case') {
      this.computer.uncount(fields, row, marks);
      return this.carried(later);
    }
    const outcome = this.judged(computed, row);
    this.count(outcome, row, line);
    for (const each of this.request.watchers ?? []) each.row(record, row, outcome, false);
    return outcome;
  }

  private carried(kind: Exclude<RowKind, 'case'>): null {
    this.tally.carried[kind] += 1;
    return null;
  }

  /** Counts what came of a row. */
  count(outcome: RowOutcome, row: number, line: number): void {
    this.tally.add(outcome, row, line, () => this.errorTexts(outcome));
  }

  missed(rows: number): string[] {
    return [...this.tally.lacking].filter(([, count]) => count * 2 > rows).map(([name]) => name);
  }

  /** A row as limits leave it, counted where it is granted. */
  private judged(outcome: RowOutcome, row: number): RowOutcome {
    if (!this.ledger || !outcome.evaluation) return outcome;
    const judged = this.ledger.judge(outcome.evaluation, row);
    for (const kind of new Set(judged.findings.map((each) => each.kind)))
      this.limited.set(kind, (this.limited.get(kind) ?? 0) + 1);
    return { ...outcome, evaluation: judged.evaluation, judged };
  }

  /** The result columns of a row. */
  cells(outcome: RowOutcome): string[] {
    const { columns, fact } = this.request.words;
    if (outcome.evaluation) {
      const cells = resultColumns(outcome.evaluation, columns);
      const findings = outcome.judged?.findings ?? [];
      if (findings.length === 0) return cells;
      const reasons = findings.map(this.request.words.finding);
      if (cells[REASONS] !== '') reasons.unshift(cells[REASONS]!);
      return cells.with(REASONS, reasons.join(columns.separator));
    }
    const status = columns.status(outcome.missing.length > 0 ? 'undetermined' : 'invalid');
    const missing = outcome.missing.map((each) => fact(each)).join(columns.separator);
    return [status, '', '', '', '', '', missing, this.errorTexts(outcome)];
  }

  /** What is wrong with a row, in words. */
  errorTexts(outcome: RowOutcome): string {
    const { columns } = this.request.words;
    const { evaluation } = outcome;
    const errors = evaluation?.errors ?? (outcome as { readonly errors: readonly Problem[] }).errors;
    return errors.map((each) => columns.message(each, evaluation ?? undefined)).join(columns.separator);
  }

  /** The result of a row as a line of JSON. */
  json(outcome: RowOutcome, row: number): string {
    const { words, result } = this.request;
    const message = (error: Problem) => maskNumbers(words.message(error));
    const limits = outcome.evaluation && outcome.judged ? limitsResult(outcome.judged) : null;
    const more = limits ? { limits } : {};
    return `${JSON.stringify({ row, ...outcomeResult(outcome, { ...result, message }), ...more })}\n`;
  }
}

const REASONS = RESULT_COLUMNS.indexOf('reasons');
