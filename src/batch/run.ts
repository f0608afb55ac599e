import { problem, SuanceError } from '../values/problem.ts';
import { lineOfByte } from './ahead.ts';
import { BatchRun } from './batch-run.ts';
import { contentOf } from './binary.ts';
import type { Helper } from './bulk/threads.ts';
import type { Columns } from './columns.ts';
import type { Delimiter } from './csv-reader.ts';
import { type Encoding, TextInput } from './encoding.ts';
import type { RowSettings } from './exact-rows.ts';
import type { Finding } from './limits/findings.ts';
import type { Unchecked } from './limits/ledger.ts';
import type { History, HistoryFile } from './limits/watch.ts';
import { HEAD_ROWS } from './list/head.ts';
import { Beginning, type ListRecord } from './list/records.ts';
import { refuseForText, refuseForWorkbook } from './reading.ts';
import type { BlockReport, RowPlan } from './several/list-rows.ts';
import type { OutputForm } from './sink.ts';
import { type Source, unreadable } from './source.ts';
import type { Tally } from './tally.ts';
import type { Target } from './target.ts';
import { watchedTarget } from './watch.ts';

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
