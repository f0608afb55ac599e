import type { CaseSettings } from '../cases/assemble.ts';
import { type ColumnWording, RESULT_COLUMNS, resultColumns } from '../cases/columns.ts';
import type { ResultOptions } from '../cases/result.ts';
import type { Subject } from '../policies/set.ts';
import type { Problem } from '../values/problem.ts';
import type { Columns } from './columns.ts';
import { type ColumnReader, isUndecided, RowComputer, type RowOutcome } from './compute.ts';
import type { CsvWriter } from './csv-writer.ts';
import { limitsResult } from './limits/facts.ts';
import type { Finding } from './limits/findings.ts';
import type { LimitLedger } from './limits/ledger.ts';
import type { ListRecord } from './list/records.ts';
import type { MapEntry } from './mapping/mapping.ts';
import { maskNumbers } from './mask.ts';
import { outcomeResult } from './outcome.ts';
import { ResultRows } from './result-rows.ts';
import type { ListRows } from './several/list-rows.ts';
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
export class ExactRows extends ResultRows<RowOutcome> implements ListRows {
  readonly headers: readonly string[];
  readonly tally: Tally;
  readonly computer: RowComputer;
  /** Rows from which limits took something away, by how. */
  readonly limited = new Map<Finding['kind'], number>();

  constructor(
    request: RowSettings,
    columns: Columns,
    writer: CsvWriter,
    /** What rows are held against, where there is anything. */
    private readonly ledger: LimitLedger | null = null,
    /** Readers of columns, where other measures read them too. */
    readers: ReadonlyMap<number, ColumnReader> | null = null,
  ) {
    super(request, columns, writer);
    this.headers = RESULT_COLUMNS.map((each) => request.words.headers[each]);
    this.computer = new RowComputer(request.settings, request.subject, columns.values, readers);
    this.tally = new Tally(columns.absent, columns.values.length);
    this.computer.forms = this.tally.forms;
  }

  compute({ fields, marks }: ListRecord, row: number): RowOutcome {
    return this.computer.compute(fields, row, marks);
  }

  isUndecided(outcome: RowOutcome): boolean {
    return isUndecided(outcome);
  }

  override uncount({ fields, marks }: ListRecord, row: number): void {
    this.computer.uncount(fields, row, marks);
  }

  protected settled(computed: RowOutcome, record: ListRecord, row: number): RowOutcome {
    const outcome = this.ledger ? judgedBy(this.ledger, computed, row, this.limited) : computed;
    this.count(outcome, row, record.line);
    for (const each of this.request.watchers ?? []) each.row(record, row, outcome, false);
    return outcome;
  }

  /** Counts what came of a row. */
  count(outcome: RowOutcome, row: number, line: number): void {
    this.tally.add(outcome, row, line, () => this.errorTexts(outcome));
  }

  missed(rows: number): string[] {
    return [...this.tally.lacking].filter(([, count]) => count * 2 > rows).map(([name]) => name);
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

/** A row as limits leave it. @param limited counts the rows from which they took something away, by how */
export function judgedBy(
  ledger: LimitLedger,
  outcome: RowOutcome,
  row: number,
  limited: Map<Finding['kind'], number>,
): RowOutcome {
  if (!outcome.evaluation) return outcome;
  const judged = ledger.judge(outcome.evaluation, row);
  for (const kind of new Set(judged.findings.map((each) => each.kind))) limited.set(kind, (limited.get(kind) ?? 0) + 1);
  return { ...outcome, evaluation: judged.evaluation, judged };
}
