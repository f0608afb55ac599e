import { problem, SuanceError } from '../values/problem.ts';
import { encodingAhead, lineOfByte } from './ahead.ts';
import { contentOf } from './binary.ts';
import type { ListForm } from './bulk/rows.ts';
import type { Helper } from './bulk/threads.ts';
import { type Columns, columnsUnder, measuresInReach, readHeader } from './columns.ts';
import { CsvReader, type Delimiter, detectNewline } from './csv-reader.ts';
import { CsvWriter } from './csv-writer.ts';
import { type Encoding, TextInput } from './encoding.ts';
import { ExactRows, type RowSettings } from './exact-rows.ts';
import { resultHeaders } from './headers.ts';
import type { Finding } from './limits/findings.ts';
import type { Unchecked } from './limits/ledger.ts';
import { type History, type HistoryFile, readHistories, type Watch, watchLimits } from './limits/watch.ts';
import { columnName, findHead, HEAD_ROWS, type Heading, headingOf, MOST_COLUMNS } from './list/head.ts';
import { Beginning, delimiterOf, firstRecords, type ListRecord, recordEnd } from './list/records.ts';
import { refuseForText, refuseForWorkbook } from './reading.ts';
import type { BlockReport, ListRows, RowPlan } from './several/list-rows.ts';
import { type OutputForm, type Sink, TextSink, WorkbookSink } from './sink.ts';
import { type Source, unreadable } from './source.ts';
import type { Tally } from './tally.ts';
import type { Target } from './target.ts';
import { type ListHead, watchedTarget } from './watch.ts';

export type { BatchWords } from './exact-rows.ts';

/** What a batch is to do. */
export interface BatchRequest extends RowSettings {
  readonly source: Source;
  readonly target: Target;
  /** The encoding of the input, where it is not to be found out. */
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  /** The sheet of a workbook that is read, where it has several. */
  readonly sheet?: string | undefined;
  /** Whether texts that a spreadsheet would run are written as they are. */
  readonly formulas: boolean;
  /** How results are written: as text in an encoding, or as a workbook with a sheet of this name. */
  readonly output: OutputForm | { readonly workbook: string };
  readonly progress: (rows: number, bytes: number) => void;
  /** What is computed, where it is not one measure or family; `subject` is then left aside. */
  readonly plan?: RowPlan | undefined;
  /** Earlier results that count towards limits. */
  readonly history?: History | undefined;
  /** Bytes after which the rest of a list goes the quick way; never where it is infinite. */
  readonly quickAfter?: number;
  /** Bytes that the quick way works on at a time, where not the usual number. */
  readonly block?: number | undefined;
  /** A second thread, for a long list. */
  readonly helper?: Helper | undefined;
}

/** What came of a batch. */
export interface BatchReport {
  readonly tally: Tally;
  /** The counts of each of several measures; none where there is one. */
  readonly blocks: readonly BlockReport[];
  readonly columns: Columns;
  /** Facts that some rows may need and that no column gives. */
  readonly absent: readonly string[];
  /** Headers of the input that are those of results too, and the names that these took instead. */
  readonly renamed: readonly { readonly taken: string; readonly instead: string }[];
  readonly guarded: number;
  readonly blankLines: number;
  /** Rows above the header. */
  readonly titles: number;
  /** The row of the file in which the header ends, where rows stand above it or it has two; else `null`. */
  readonly headerLine: number | null;
  readonly limits: LimitsReport;
}

/** What a list was held against. */
export interface LimitsReport {
  /** Limits that could not be applied, for want of columns. */
  readonly unchecked: readonly Unchecked[];
  readonly history: readonly HistoryFile[];
  /** Rows from which limits took something away, by how. */
  readonly taken: ReadonlyMap<Finding['kind'], number>;
}

/** How many rows show whether a column is missed. */
export const PROBED = 100;
/** Output is handed on in pieces of about this size. */
const PIECE = 256 * 1024;
/** Lists up to this size are done before the quick way pays. */
const QUICK_AFTER = 8 * 1024;

/**
 * Computes a list: rows out are rows in, in order. Memory does not grow with their number.
 * @throws SuanceError where the input cannot be read as a whole; what is wrong in a row is in its result
 */
export async function runBatch(given: BatchRequest): Promise<BatchReport> {
  const { source, watchers } = given;
  const request = watchers ? { ...given, target: watchedTarget(given.target, watchers) } : given;
  let run: BatchRun | null = null;
  try {
    const { first, chunks } = await begun(source);
    const kind = contentOf(first);
    if (kind === 'zip' || kind === 'compound') {
      run = await runWorkbook(request, first, chunks);
      return run.report();
    }
    run = await runText(request, chunks);
    return run.report();
  } catch (error) {
    if (!(error instanceof SuanceError) || !/^(csv|input|workbook)-/.test(error.problem.code)) throw error;
    throw withLine(error, source).at({ file: source.name });
  } finally {
    source.close();
  }
}

/** The same with the line of a byte that cannot be read, where the file can be read again: nobody finds the byte by its number. */
function withLine(error: SuanceError, { file }: Source): SuanceError {
  const { code, params } = error.problem;
  if (code !== 'input-encoding' || file === null || params.encoding === 'UTF-16LE') return error;
  return error.at({ line: lineOfByte(file, params.offset) });
}

/** The first bytes of a source, and all of them from the beginning. */
export async function begun(
  source: Source,
): Promise<{ readonly first: Buffer; readonly chunks: AsyncIterable<Buffer> }> {
  const iterator = source.bytes[Symbol.asyncIterator]();
  const next = async () => {
    try {
      return await iterator.next();
    } catch (error) {
      throw unreadable(source.name, error);
    }
  };
  let again: IteratorResult<Buffer> | null = await next();
  const first = again.done ? Buffer.alloc(0) : again.value;
  // Ending to read it leaves the source open: the quick way goes on with it.
  const chunks: AsyncIterable<Buffer> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        const given = again;
        again = null;
        return given ? Promise.resolve(given) : next();
      },
    }),
  };
  return { first, chunks };
}

async function runText(request: BatchRequest, chunks: AsyncIterable<Buffer>): Promise<BatchRun> {
  refuseForText(request);
  const input = new TextInput(request.encoding);
  const { quickAfter = QUICK_AFTER, progress } = request;
  let run: BatchRun | null = null;
  const first = new Beginning();
  try {
    for await (const block of input.blocks(chunks)) {
      if (!run) {
        if (!first.add(block)) continue;
        run = new BatchRun(request, first.text, input, false);
        const rest = run.begin(first.text, false);
        await run.readHistory();
        if (input.position >= quickAfter && (await run.goOnQuickly(input, chunks, rest))) break;
        run.reader.push(rest);
      } else run.reader.push(block);
      await run.flush(PIECE);
      progress(run.seen, input.position);
      if (input.position >= quickAfter && (await run.goOnQuickly(input, chunks, ''))) break;
    }
    if (!run) {
      if (first.text.trim() === '') throw problem('input-empty', {});
      run = new BatchRun(request, first.text, input, true);
      const rest = run.begin(first.text, true);
      await run.readHistory();
      if (input.position < quickAfter || !(await run.goOnQuickly(input, chunks, rest))) run.reader.push(rest);
    }
    run.reader.end();
    await run.end();
    return run;
  } catch (error) {
    if (!(error instanceof SuanceError) || error.problem.code !== 'csv-record-too-large') throw error;
    if (!run && first.text.trim() !== '') {
      // The row came before the header was settled: what stands before it tells its place.
      run = new BatchRun(request, first.text, input, true);
      run.reader.push(run.begin(first.text, true));
    }
    throw run ? error.at(run.reader.place()) : error;
  }
}

async function runWorkbook(request: BatchRequest, first: Buffer, chunks: AsyncIterable<Buffer>): Promise<BatchRun> {
  refuseForWorkbook(request);
  const { Workbook } = await import('./workbook/workbook.ts');
  const { source } = request;
  const book = await Workbook.open(source.file === null ? await wholeOf(first, chunks) : source.name);
  try {
    const sheet = await book.choose(request.sheet);
    const reader = await book.rows(sheet);
    const run = new BatchRun(request, '', null, true);
    let waiting: ListRecord[] | null = [];
    for await (const block of reader.blocks()) {
      const records = block.map((each): ListRecord => ({ ...each, raw: null }));
      if (waiting) {
        waiting.push(...records);
        if (waiting.length <= HEAD_ROWS) continue;
        await run.beginRecords(waiting);
        waiting = null;
      } else for (const record of records) run.sheetRow(record);
      await run.flush(PIECE);
      request.progress(run.seen, reader.bytesRead);
    }
    if (waiting) {
      if (waiting.every((each) => each.fields.length === 0)) throw problem('input-empty', {});
      await run.beginRecords(waiting);
    }
    await run.end();
    return run;
  } finally {
    book.close();
  }
}

/** What comes from a stream, as a whole: a workbook is read from its end. */
export async function wholeOf(first: Buffer, chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const { readWhole } = await import('./workbook/bytes.ts');
  const rest = chunks[Symbol.asyncIterator]();
  await rest.next();
  return readWhole({ [Symbol.asyncIterator]: () => rest }, [first]);
}

/** Where so many records of a text end, empty lines aside; -1 where it has fewer. */
function endOfRows(text: string, count: number, skipsBlank: boolean): number {
  let end = 0;
  for (let seen = 0; seen < count; ) {
    const from = end;
    if (from === text.length) return -1;
    const next = recordEnd(text, from);
    end = next < 0 ? text.length : next;
    if (!skipsBlank || text.slice(from, end).replace(/[\r\n]+$/, '') !== '') seen += 1;
  }
  return end;
}

/** One input under way. */
class BatchRun {
  readonly reader: CsvReader;
  /** Rows below the header so far. */
  seen = 0;
  private rows: ListRows | null = null;
  private readonly writer: CsvWriter;
  private readonly form: Omit<ListForm, 'codec'>;
  private readonly sink: Sink;
  private columns: Columns | null = null;
  private watch: Watch = { ledger: null, unchecked: [] };
  private history: readonly HistoryFile[] = [];
  private renamed: BatchReport['renamed'] = [];
  private titles = 0;
  private headerLine: number | null = null;
  /** Nothing is written while it may still turn out that a column is missed. */
  private probing = false;
  private quick: 'untried' | 'none' = 'untried';
  private readonly oldLineEnds: boolean;

  /** @param input what reads the text; `null` for a workbook */
  constructor(
    private readonly request: BatchRequest,
    sample: string,
    private readonly input: TextInput | null,
    ended: boolean,
  ) {
    const { names } = request.settings;
    const delimiter =
      request.delimiter ?? delimiterOf(sample, ended, (rows) => findHead(rows, (text) => columnName(names, text)));
    this.form = { delimiter, newline: detectNewline(sample), guards: !request.formulas };
    this.oldLineEnds = !sample.includes('\n');
    this.writer = new CsvWriter(delimiter, this.form.newline, this.form.guards);
    this.reader = new CsvReader(delimiter, (record) => this.row(record));
    const { output, target } = request;
    this.sink =
      'workbook' in output
        ? new WorkbookSink(target, output.workbook, () => this.columns!)
        : new TextSink(
            target,
            this.writer,
            () => this.columns!.header.length,
            output,
            () => ({ encoding: this.encodingOfInput(), marked: input?.marked ?? false }),
          );
  }

  /** The encoding of the input, which may show only further on. */
  private encodingOfInput(): Encoding | null {
    const { input } = this;
    const { file } = this.request.source;
    if (!input) return null;
    return input.encoding ?? (file === null ? null : encodingAhead(file, input.position));
  }

  /** Reads the beginning of a text as far as the header. @returns the text behind it */
  begin(text: string, ended: boolean): string {
    const records = firstRecords(text, HEAD_ROWS + 1, this.form.delimiter, ended);
    if (records.length === 0) throw problem('csv-record-too-large', { limit: '4 MiB' });
    const last = this.readHead(records.map((each) => each.record));
    const { end, record } = records[last]!;
    const next = records[last + 1]?.record.line ?? record.line + 1 + (record.raw.match(/\r\n|\n|\r/g)?.length ?? 0);
    this.reader.continueAt(1, next);
    return text.slice(end);
  }

  /** Reads the first rows of a sheet. */
  async beginRecords(records: readonly ListRecord[]): Promise<void> {
    const last = this.readHead(records);
    await this.readHistory();
    for (const record of records.slice(last + 1)) this.sheetRow(record);
  }

  /** Counts earlier results, before the first row. */
  async readHistory(): Promise<void> {
    const { history, settings } = this.request;
    if (history) this.history = await readHistories(history, this.watch, settings);
  }

  /** Finds the header among the first rows. @returns the index of its last row */
  private readHead(records: readonly ListRecord[]): number {
    const { request } = this;
    const { settings, format } = request;
    const { names } = settings;
    const rows = records.map((each) => each.fields);
    const recognised = (text: string) => columnName(names, text);
    const head = findHead(rows, recognised);
    const width = Math.max(...rows.slice(head.titles, head.titles + head.rows).map((each) => each.length));
    if (width > MOST_COLUMNS) throw problem('csv-columns-many', { found: width, limit: MOST_COLUMNS });
    const { columns, measures, rows: rowsFor } = this.plannedFor(headingOf(rows, head), recognised);
    this.columns = columns;
    this.probing = columns.absent.length > 0;
    const named = head.names.flatMap((each) => names.findColumn(each)?.named ?? []);
    this.watch = watchLimits(measures, columns.values, named, settings, {
      against: request.history !== undefined,
      carried: format === 'ndjson',
    });
    this.rows = rowsFor(this.writer, this.watch.ledger);
    this.reader.skipsBlank = columns.header.length > 1;
    this.reader.skipsEmptyCells = columns.header.length > 1;
    const above = records.slice(0, head.titles);
    this.reader.blankLines += above.filter(isEmpty).length;
    const titles = above.filter((each) => !isEmpty(each));
    this.titles = titles.length;
    const last = head.titles + head.rows - 1;
    if (head.titles > 0 || head.rows > 1) this.headerLine = records[last]!.line;
    this.showHead(titles, records.slice(head.titles, last + 1));
    if (format === 'ndjson') return last;
    const { headers, renamed } = resultHeaders(columns.header, this.rows.headers);
    this.renamed = renamed;
    for (const each of titles) this.sink.title(this.rows.title(each));
    for (const each of records.slice(head.titles, last)) this.sink.header(each, headers.length);
    // Of several rows the lower one may be shorter: the results' headers stand above the results all the same.
    this.sink.header(widened(records[last]!, columns.header.length, this.form.delimiter), headers);
    return last;
  }

  private showHead(titles: readonly ListRecord[], header: readonly ListRecord[]): void {
    const { input, form } = this;
    const encoding = () => ({ encoding: input!.encoding, marked: input!.marked });
    const head: ListHead = { columns: this.columns!, titles, header, text: input ? { ...form, encoding } : null };
    for (const each of this.request.watchers ?? []) each.begin(head);
  }

  /** What is computed of a list with such a header: the one measure or family, where nothing else is asked for. */
  private planned(heading: Heading): ReturnType<RowPlan> {
    const { request } = this;
    if (request.plan) return request.plan(heading);
    const { settings, subject, words, mapping } = request;
    const measures = measuresInReach(settings.set, subject, settings, heading.names);
    const columns = columnsUnder(readHeader(heading.names, measures, settings, words.fact, mapping), heading);
    return { columns, measures, rows: (writer, ledger) => new ExactRows(request, columns, writer, ledger) };
  }

  /** The same, where no column is missing because there is no header at all. @throws SuanceError `csv-header-unknown` */
  private plannedFor(heading: Heading, recognised: (text: string) => string | undefined): ReturnType<RowPlan> {
    try {
      return this.planned(heading);
    } catch (error) {
      if (!(error instanceof SuanceError) || error.problem.code !== 'csv-column-missing') throw error;
      if (heading.names.some((each) => recognised(each) !== undefined)) throw error;
      throw problem('csv-header-unknown', { rows: HEAD_ROWS, facts: error.problem.params.facts });
    }
  }

  /** A row of a sheet: cells at its end that are empty are not in the file. */
  sheetRow(record: ListRecord): void {
    const { length } = this.columns!.header;
    if (isEmpty(record)) {
      this.reader.blankLines += 1;
      return;
    }
    this.row(widened(record, length, this.form.delimiter));
  }

  private row(record: ListRecord): void {
    this.seen += 1;
    this.sink.row(this.rows!, record, this.seen);
    if (this.probing && this.seen === PROBED) this.judgeColumns(this.seen);
  }

  /**
   * Judges from the rows so far whether a column is missed: one that more than half of them need.
   * @throws SuanceError `csv-column-missing`
   */
  private judgeColumns(rows: number): void {
    if (!this.probing || !this.rows) return;
    this.probing = false;
    const missed = this.rows.missed(rows);
    if (missed.length > 0) throw problem('csv-column-missing', { facts: missed.map(this.request.words.fact) });
  }

  async flush(least: number): Promise<void> {
    if (!this.probing) await this.sink.flush(least);
  }

  /** All rows have come. */
  async end(): Promise<void> {
    this.judgeColumns(this.seen);
    await this.sink.end();
    for (const each of this.request.watchers ?? []) await each.end();
  }

  /**
   * Does all the rest the quick way, where there is one and the text read so far ends with a record.
   * @param rest text that has been read and not handed to the reader; none of it has been when `false` is given back
   * @returns whether it did
   */
  async goOnQuickly(input: TextInput, chunks: AsyncIterable<Buffer>, rest: string): Promise<boolean> {
    const { rows, columns, reader, request, sink } = this;
    if (!this.quickMay() || !rows || !columns || !reader.atBorder || !(sink instanceof TextSink)) return false;
    // What used limits up is known in the order of the file alone.
    if (this.watch.ledger || !(rows instanceof ExactRows)) return false;
    // Totals are looked for in each row.
    if (columns.figuresAlone) return false;
    const { lastBorder } = await import('./bulk/blocks.ts');
    // The quick way writes what it read, so it works in the encoding of the output.
    const codec = await sink.begin();
    if (codec.encoding === 'utf-16le') return false;
    const start = codec.encode(rest);
    if (lastBorder(start, 0, start.length) < start.length) return false;
    // So many rows as show whether a column is missed must have come before anything is written.
    const probed = this.probing ? endOfRows(rest, PROBED, columns.header.length > 1) : 0;
    if (probed < 0) return false;
    this.quick = 'none';
    if (this.oldLineEnds || input.encoding === 'utf-16le') return false;
    const { BulkRows } = await import('./bulk/quick.ts');
    const form = { ...this.form, codec };
    const bulk = BulkRows.of(request, columns, form, rows);
    if (!bulk) return false;
    bulk.begin(this.seen, reader.place().line - 1);
    bulk.process(codec.encode(rest.slice(0, probed)));
    this.judgeColumns(bulk.rowsInAll);
    bulk.process(codec.encode(rest.slice(probed)));
    await sink.flush(0);
    await request.target.write(bulk.output.take());
    const { runQuickly } = await import('./bulk/run.ts');
    reader.blankLines += await runQuickly({ request, bulk, columns, form }, input, chunks);
    return true;
  }

  /** Whether the rest may go the quick way: nobody wants more of its rows than that gives. */
  private quickMay(): boolean {
    const { mask, watchers = [] } = this.request;
    if (this.quick === 'none' || mask || watchers.some((each) => each.every)) return false;
    // Rows that are set apart go in the encoding of the input, which the quick way does not tell when it finds it.
    return watchers.length === 0 || this.input?.encoding !== null;
  }

  report(): BatchReport {
    return {
      tally: this.rows!.tally,
      blocks: this.rows!.blocks ?? [],
      columns: this.columns!,
      absent: this.columns!.absent,
      renamed: this.renamed,
      guarded: this.writer.guarded,
      blankLines: this.reader.blankLines,
      titles: this.titles,
      headerLine: this.headerLine,
      limits: { unchecked: this.watch.unchecked, history: this.history, taken: this.rows!.limited },
    };
  }
}

/** A record with empty cells at its end, up to so many in all. */
function widened(record: ListRecord, width: number, delimiter: Delimiter): ListRecord {
  const missing = width - record.fields.length;
  if (missing <= 0) return record;
  const fields = [...record.fields, ...new Array<string>(missing).fill('')];
  return { ...record, fields, raw: record.raw === null ? null : record.raw + delimiter.repeat(missing) };
}

function isEmpty({ fields }: ListRecord): boolean {
  return fields.every((each) => each.trim() === '');
}
