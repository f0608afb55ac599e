import type { CaseSettings } from '../cases/assemble.ts';
import { type ColumnWording, RESULT_COLUMNS, resultColumns } from '../cases/columns.ts';
import { type ResultOptions, resultOf } from '../cases/result.ts';
import type { Subject } from '../policies/set.ts';
import { type Problem, problem, SuanceError } from '../values/problem.ts';
import { measuresInReach, readHeader } from './columns.ts';
import { RowComputer, type RowOutcome } from './compute.ts';
import { CsvReader, type CsvRecord, type Delimiter, detectDelimiter, detectNewline } from './csv-reader.ts';
import { CsvWriter } from './csv-writer.ts';
import { decodeText, type Encoding } from './encoding.ts';
import { resultHeaders } from './headers.ts';
import { maskNumbers } from './mask.ts';
import { type Source, unreadable } from './source.ts';
import { Tally } from './tally.ts';
import type { Target } from './target.ts';

/** What a batch is to do. */
export interface BatchRequest {
  readonly source: Source;
  readonly target: Target;
  readonly settings: CaseSettings;
  readonly subject: Subject;
  readonly format: 'csv' | 'ndjson';
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  /** Whether texts that a spreadsheet would run are written as they are. */
  readonly formulas: boolean;
  /** Whether a byte order mark goes first: spreadsheets know UTF-8 by it. */
  readonly mark: boolean;
  readonly words: BatchWords;
  readonly result: Omit<ResultOptions, 'message'>;
  readonly progress: (rows: number, bytes: number) => void;
}

/** How people of a language are told things. */
export interface BatchWords {
  readonly columns: ColumnWording;
  readonly headers: Readonly<Record<(typeof RESULT_COLUMNS)[number], string>>;
  /** A fact: its label and id. */
  readonly fact: (name: string) => string;
  /** An error without its place. */
  readonly message: (error: Problem) => string;
}

/** What came of a batch. */
export interface BatchReport {
  readonly tally: Tally;
  /** Facts that some rows may need and that no column gives. */
  readonly absent: readonly string[];
  /** Headers of the input that are those of results too, and the names that these took instead. */
  readonly renamed: readonly { readonly taken: string; readonly instead: string }[];
  readonly guarded: number;
  readonly blankLines: number;
}

/** How many rows show whether a column is missed. */
const PROBED = 100;
/** Output is handed on in pieces of about this size. */
const PIECE = 256 * 1024;

/**
 * Computes a list: rows out are rows in, in order. Memory does not grow with their number.
 * @throws SuanceError where the input cannot be read as a whole; what is wrong in a row is in its result
 */
export async function runBatch(request: BatchRequest): Promise<BatchReport> {
  const { source, target } = request;
  let bytesRead = 0;
  async function* counted(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for await (const chunk of source.bytes) {
        bytesRead += (chunk as Buffer).length;
        yield chunk as Buffer;
      }
    } catch (error) {
      throw unreadable(source.name, error);
    }
  }
  let run: BatchRun | null = null;
  try {
    let first = '';
    for await (const block of decodeText(counted(), request.encoding)) {
      if (!run) {
        // Blank lines before the header say nothing of the file's form.
        first += block;
        if (first.trim() === '') continue;
        run = new BatchRun(request, first.replace(/^[\r\n]+/, ''));
        run.reader.push(first);
      } else run.reader.push(block);
      await run.flush(PIECE, target);
      request.progress(run.tally?.rows ?? 0, bytesRead);
    }
    if (!run) throw problem('input-empty', {});
    run.reader.end();
    run.judgeColumns();
    await run.flush(0, target);
  } catch (error) {
    if (!(error instanceof SuanceError) || !/^(csv|input)-/.test(error.problem.code)) throw error;
    const tooLarge = error.problem.code === 'csv-record-too-large';
    throw error.at({ file: source.name, ...(run && tooLarge ? run.reader.place() : {}) });
  } finally {
    source.bytes.destroy();
  }
  return run.report();
}

/** One input under way. */
class BatchRun {
  readonly reader: CsvReader;
  tally: Tally | null = null;
  private readonly writer: CsvWriter;
  private computer: RowComputer | null = null;
  private width = 0;
  private absent: readonly string[] = [];
  private renamed: BatchReport['renamed'] = [];
  private output = '';
  /** Nothing is written while it may still turn out that a column is missed. */
  private probing = false;

  constructor(
    private readonly request: BatchRequest,
    sample: string,
  ) {
    const delimiter = request.delimiter ?? detectDelimiter(sample);
    this.writer = new CsvWriter(delimiter, detectNewline(sample), !request.formulas);
    this.reader = new CsvReader(delimiter, (record) =>
      this.tally ? this.row(record, this.tally) : this.header(record),
    );
  }

  private header(record: CsvRecord): void {
    const { settings, subject, words, format, mark } = this.request;
    const measures = measuresInReach(settings.set, subject, settings, record.fields);
    const columns = readHeader(record.fields, measures, settings, words.fact);
    this.width = columns.header.length;
    this.absent = columns.absent;
    this.probing = columns.absent.length > 0;
    this.computer = new RowComputer(settings, subject, columns.values);
    this.tally = new Tally(columns.absent);
    this.reader.skipsBlank = this.width > 1;
    if (format === 'ndjson') return;
    const { headers, renamed } = resultHeaders(
      columns.header,
      RESULT_COLUMNS.map((each) => words.headers[each]),
    );
    this.renamed = renamed;
    this.output = (mark ? '\ufeff' : '') + this.writer.row(record, headers);
  }

  private row(record: CsvRecord, tally: Tally): void {
    const row = tally.rows + 1;
    const found = record.fields.length;
    if (found !== this.width) {
      const code = found < this.width ? 'csv-row-short' : 'csv-row-long';
      throw problem(code, { expected: this.width, found }, { row, line: record.line });
    }
    const outcome = this.computer!.compute(record.fields, row);
    tally.add(outcome, row, record.line, () => this.errorTexts(outcome));
    this.output +=
      this.request.format === 'csv' ? this.writer.row(record, this.cells(outcome)) : this.json(outcome, row);
    if (this.probing && tally.rows === PROBED) this.judgeColumns();
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
    if (outcome.evaluation)
      return `${JSON.stringify({ row, ...resultOf(outcome.evaluation, { ...result, message }) })}\n`;
    const errors = outcome.errors.map((each) => ({
      code: each.code,
      field: each.place.field ?? null,
      message: message(each),
    }));
    const { missing } = outcome;
    const status = missing.length > 0 ? 'undetermined' : 'invalid';
    return `${JSON.stringify({ row, ...UNCOMPUTED, status, missing, errors, ...result.provenance })}\n`;
  }

  /**
   * Judges from the rows so far whether a column is missed: one that more than half of them need.
   * @throws SuanceError `csv-column-missing`
   */
  judgeColumns(): void {
    if (!this.probing || !this.tally) return;
    this.probing = false;
    const { lacking, rows } = this.tally;
    const missed = [...lacking].filter(([, count]) => count * 2 > rows).map(([name]) => name);
    if (missed.length > 0) throw problem('csv-column-missing', { facts: missed.map(this.request.words.fact) });
  }

  async flush(least: number, target: Target): Promise<void> {
    if (this.probing || this.output.length <= least) return;
    const text = this.output;
    this.output = '';
    await target.write(text);
  }

  report(): BatchReport {
    return {
      tally: this.tally!,
      absent: this.absent,
      renamed: this.renamed,
      guarded: this.writer.guarded,
      blankLines: this.reader.blankLines,
    };
  }
}

/** The result of a row for which there is no measure. */
const UNCOMPUTED = {
  measure: null,
  status: 'invalid',
  amount: null,
  amount_min: null,
  amount_max: null,
  amount_capitals: null,
  outputs: {},
  conditions: [],
  missing: [],
  errors: [],
  readings: [],
  parameters: [],
  document: null,
  clause: null,
  facts: {},
} as const;
