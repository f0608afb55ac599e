import { problem, SuanceError } from '../values/problem.ts';
import { encodingAhead } from './ahead.ts';
import type { ListForm } from './bulk/rows.ts';
import { type Columns, columnsUnder, measuresInReach, readHeader } from './columns.ts';
import { CsvReader, type Delimiter, detectNewline, isEmptyRow } from './csv-reader.ts';
import { CsvWriter } from './csv-writer.ts';
import type { Encoding, TextInput } from './encoding.ts';
import { ExactRows } from './exact-rows.ts';
import { resultHeaders } from './headers.ts';
import { type HistoryFile, readHistories, type Watch, watchLimits } from './limits/watch.ts';
import { columnName, findHead, HEAD_ROWS, type Heading, headingOf, MOST_COLUMNS } from './list/head.ts';
import { delimiterOf, firstRecords, type ListRecord, recordEnd } from './list/records.ts';
import { mapColumns } from './mapping/mapping.ts';
import type { BatchReport, BatchRequest } from './run.ts';
import type { ListRows, RowPlan } from './several/list-rows.ts';
import { type Sink, TextSink, WorkbookSink } from './sink.ts';
import type { ListHead } from './watch.ts';

/** How many rows show whether a column is missed. */
export const PROBED = 100;

/** Where so many records of a text end, those aside that are no rows where there are several columns; -1 where it has fewer. */
function endOfRows(text: string, count: number, delimiter: Delimiter, skipsEmpty: boolean): number {
  let end = 0;
  for (let seen = 0; seen < count; ) {
    const from = end;
    if (from === text.length) return -1;
    const next = recordEnd(text, from);
    end = next < 0 ? text.length : next;
    if (!skipsEmpty || !isEmptyRecord(text.slice(from, end).replace(/[\r\n]+$/, ''), delimiter)) seen += 1;
  }
  return end;
}

/** Whether the reader leaves a record out as one of empty cells: in quotes a delimiter is part of a cell. */
function isEmptyRecord(raw: string, delimiter: Delimiter): boolean {
  if (!isEmptyRow(raw, delimiter)) return false;
  if (!raw.includes('"')) return true;
  try {
    return firstRecords(raw, 1, delimiter, true).every((each) => isEmpty(each.record));
  } catch (error) {
    // What is wrong with it is told when it is read.
    if (error instanceof SuanceError) return false;
    throw error;
  }
}

/** One input under way. */
export class BatchRun {
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
    const { history, settings, mapping = [], words } = this.request;
    if (!history) return;
    const { header } = this.columns!;
    const list = { header, mapped: mapColumns(mapping, header, settings.names, words.fact) };
    this.history = await readHistories(history, this.watch, settings, list);
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
    const probed = this.probing ? endOfRows(rest, PROBED, this.form.delimiter, columns.header.length > 1) : 0;
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
