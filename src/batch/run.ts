import { RESULT_COLUMNS } from '../cases/columns.ts';
import { problem, SuanceError } from '../values/problem.ts';
import type { ListForm } from './bulk/rows.ts';
import type { Helper } from './bulk/threads.ts';
import { type Columns, measuresInReach, readHeader } from './columns.ts';
import { CsvReader, type CsvRecord, type Delimiter, detectDelimiter, detectNewline } from './csv-reader.ts';
import { CsvWriter } from './csv-writer.ts';
import { type Encoding, TextInput } from './encoding.ts';
import { ExactRows, type RowSettings } from './exact-rows.ts';
import { resultHeaders } from './headers.ts';
import { type Source, unreadable } from './source.ts';
import type { Tally } from './tally.ts';
import type { Target } from './target.ts';

export type { BatchWords } from './exact-rows.ts';

/** What a batch is to do. */
export interface BatchRequest extends RowSettings {
  readonly source: Source;
  readonly target: Target;
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  /** Whether texts that a spreadsheet would run are written as they are. */
  readonly formulas: boolean;
  /** Whether a byte order mark goes first: spreadsheets know UTF-8 by it. */
  readonly mark: boolean;
  readonly progress: (rows: number, bytes: number) => void;
  /** Bytes after which the rest of a list goes the quick way; never where it is infinite. */
  readonly quickAfter?: number;
  /** A second thread, for a long list. */
  readonly helper?: Helper | undefined;
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
/** Lists up to this size are done before the quick way pays. */
const QUICK_AFTER = 8 * 1024;

/**
 * Computes a list: rows out are rows in, in order. Memory does not grow with their number.
 * @throws SuanceError where the input cannot be read as a whole; what is wrong in a row is in its result
 */
export async function runBatch(request: BatchRequest): Promise<BatchReport> {
  const { source, target } = request;
  let bytesRead = 0;
  const chunks = source.bytes[Symbol.asyncIterator]();
  // Ending the reading of text leaves the source open: the quick way goes on with it.
  const counted: AsyncIterable<Buffer> = {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        try {
          const next = await chunks.next();
          if (!next.done) bytesRead += next.value.length;
          return next;
        } catch (error) {
          throw unreadable(source.name, error);
        }
      },
    }),
  };
  const input = new TextInput(request.encoding);
  const { quickAfter = QUICK_AFTER } = request;
  let run: BatchRun | null = null;
  try {
    let first = '';
    for await (const block of input.blocks(counted)) {
      if (!run) {
        // Blank lines before the header say nothing of the file's form.
        first += block;
        if (first.trim() === '') continue;
        run = new BatchRun(request, first.replace(/^[\r\n]+/, ''));
        const end = recordEnd(first);
        run.reader.push(first.slice(0, end));
        const rest = first.slice(end);
        if (input.position >= quickAfter && (await run.goOnQuickly(input, counted, rest))) break;
        run.reader.push(rest);
      } else run.reader.push(block);
      await run.flush(PIECE, target);
      request.progress(run.rows?.tally.rows ?? 0, bytesRead);
      if (input.position >= quickAfter && (await run.goOnQuickly(input, counted, ''))) break;
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
    source.close();
  }
  return run.report();
}

/** Whether there are more than so many line ends. */
function hasLines(bytes: Buffer, count: number): boolean {
  let at = -1;
  for (let seen = 0; seen <= count; seen += 1) {
    at = bytes.indexOf('\n', at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Where the first record of a text ends, its line end included. */
function recordEnd(text: string): number {
  const at = text.search(/[^\r\n]/);
  let quoted = false;
  for (let end = Math.max(0, at); end < text.length; end += 1) {
    const sign = text[end];
    if (sign === '"') quoted = !quoted;
    else if (sign === '\n' && !quoted) return end + 1;
  }
  return text.length;
}

/** One input under way. */
class BatchRun {
  readonly reader: CsvReader;
  rows: ExactRows | null = null;
  private readonly writer: CsvWriter;
  private readonly form: ListForm;
  private columns: Columns | null = null;
  private renamed: BatchReport['renamed'] = [];
  private output = '';
  /** Nothing is written while it may still turn out that a column is missed. */
  private probing = false;
  private quick: 'untried' | 'none' = 'untried';
  private readonly oldLineEnds: boolean;

  constructor(
    private readonly request: BatchRequest,
    sample: string,
  ) {
    const delimiter = request.delimiter ?? detectDelimiter(sample);
    this.form = { delimiter, newline: detectNewline(sample), guards: !request.formulas };
    this.oldLineEnds = !sample.includes('\n');
    this.writer = new CsvWriter(delimiter, this.form.newline, this.form.guards);
    this.reader = new CsvReader(delimiter, (record) => (this.rows ? this.row(record, this.rows) : this.header(record)));
  }

  private header(record: CsvRecord): void {
    const { settings, subject, words, format, mark } = this.request;
    const measures = measuresInReach(settings.set, subject, settings, record.fields);
    const columns = readHeader(record.fields, measures, settings, words.fact);
    this.columns = columns;
    this.probing = columns.absent.length > 0;
    this.rows = new ExactRows(this.request, columns, this.writer);
    this.reader.skipsBlank = columns.header.length > 1;
    if (format === 'ndjson') return;
    const { headers, renamed } = resultHeaders(
      columns.header,
      RESULT_COLUMNS.map((each) => words.headers[each]),
    );
    this.renamed = renamed;
    this.output = (mark ? '\ufeff' : '') + this.writer.row(record, headers);
  }

  private row(record: CsvRecord, rows: ExactRows): void {
    this.output += rows.line(record, rows.tally.rows + 1);
    if (this.probing && rows.tally.rows === PROBED) this.judgeColumns();
  }

  /**
   * Judges from the rows so far whether a column is missed: one that more than half of them need.
   * @throws SuanceError `csv-column-missing`
   */
  judgeColumns(rows = this.rows?.tally.rows ?? 0): void {
    if (!this.probing || !this.rows) return;
    this.probing = false;
    const { lacking } = this.rows.tally;
    const missed = [...lacking].filter(([, count]) => count * 2 > rows).map(([name]) => name);
    if (missed.length > 0) throw problem('csv-column-missing', { facts: missed.map(this.request.words.fact) });
  }

  async flush(least: number, target: Target): Promise<void> {
    if (this.probing || this.output.length <= least) return;
    const text = this.output;
    this.output = '';
    await target.write(text);
  }

  /**
   * Does all the rest the quick way, where there is one and the text read so far ends with a record.
   * @param rest text that has been read and not handed to the reader; none of it has been when `false` is given back
   * @returns whether it did
   */
  async goOnQuickly(input: TextInput, chunks: AsyncIterable<Buffer>, rest: string): Promise<boolean> {
    const { rows, columns, form, reader, request } = this;
    if (this.quick === 'none' || !rows || !columns || !reader.atBorder) return false;
    const { lastBorder } = await import('./bulk/blocks.ts');
    const start = Buffer.from(rest);
    if (lastBorder(start, 0, start.length) < start.length) return false;
    // So many rows as show whether a column is missed must have come before anything is written.
    if (this.probing && !hasLines(start, PROBED)) return false;
    this.quick = 'none';
    if (this.oldLineEnds || input.encoding === 'utf-16le') return false;
    const { BulkRows, SLACK } = await import('./bulk/rows.ts');
    const bulk = BulkRows.of(request, columns, form, rows);
    if (!bulk) return false;
    bulk.begin(rows.tally.rows, reader.place().line - 1);
    bulk.process(Buffer.concat([start], start.length + SLACK), 0, start.length);
    this.judgeColumns(bulk.rowsInAll);
    await this.flush(0, request.target);
    await request.target.write(bulk.output.take());
    const { runQuickly } = await import('./bulk/run.ts');
    reader.blankLines += await runQuickly({ request, bulk, columns, form }, input, chunks);
    return true;
  }

  report(): BatchReport {
    return {
      tally: this.rows!.tally,
      absent: this.columns!.absent,
      renamed: this.renamed,
      guarded: this.writer.guarded,
      blankLines: this.reader.blankLines,
    };
  }
}
