import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
import { parseDate } from '../../values/parse.ts';
import { SuanceError } from '../../values/problem.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { RowQueue } from './queue.ts';
import { serialOf } from './serial.ts';
import { columnWidths, escaped, sheetName } from './written.ts';

/** Rows by which the widths of the columns are chosen. */
const SAMPLED = 500;
/** The formats of text, so that what is typed into a cell later stays text too, and of days. */
const TEXT_FORMAT = '@';
const DATE_FORMAT = 'yyyy-mm-dd';

/** What is known of a sheet before its rows. */
export interface SheetPlan {
  /** Signs that a name cannot have are left out. */
  readonly name: string;
  /** What the columns hold; those beyond hold text. */
  readonly columns: readonly ('text' | 'date')[];
  /** Rows at the top, titles and header, that stay in sight and are text in every column; the last is the header. */
  readonly headerRows: number;
}

/**
 * Writes a workbook with one sheet, row by row, in memory that does not grow with the rows. Every cell is text, so that no
 * digit of an id or an amount is rounded and nothing is ever a formula; days are days in columns of dates. The same rows
 * give the same bytes.
 */
export class WorkbookWriter {
  private readonly queue = new RowQueue<CellValue[]>();
  private sample: (readonly string[])[] | null = [];
  private pump: Promise<void> | null = null;
  private failure: { readonly error: unknown } | null = null;
  private rows = 0;

  /** @param write takes the bytes in their order, and resolves when it can take more */
  constructor(
    private readonly plan: SheetPlan,
    private readonly write: (bytes: Uint8Array) => Promise<void>,
  ) {}

  /**
   * Writes a row; resolves when the next may come.
   * @throws SuanceError `workbook-too-large` for what a sheet cannot hold, with the row and column; what `write` throws
   */
  async row(cells: readonly string[]): Promise<void> {
    this.check(cells);
    if (this.sample) {
      this.sample.push(cells);
      if (this.sample.length >= SAMPLED + this.plan.headerRows) await this.start();
    } else await this.give(cells);
  }

  /** Writes the rest. @throws what `write` throws */
  async end(): Promise<void> {
    await this.start();
    this.queue.end();
    await this.pump;
    this.stopOnFailure();
  }

  private check(cells: readonly string[]): void {
    const line = this.rows + 1;
    if (line > LIMITS.rows) throw tooLarge('rows', LIMITS.rows);
    if (cells.length > LIMITS.columns) throw tooLarge('columns', LIMITS.columns).at({ line });
    const long = cells.findIndex((each) => each.length > LIMITS.cellWritten);
    if (long >= 0) throw tooLarge('cellWritten', LIMITS.cellWritten).at({ line, column: long + 1 });
    this.rows = line;
  }

  private async start(): Promise<void> {
    if (!this.sample) return;
    const { headerRows, name, columns } = this.plan;
    const rows = this.sample;
    this.sample = null;
    const width = rows.reduce((most, each) => Math.max(most, each.length), columns.length);
    const widths = columnWidths(rows.slice(Math.max(0, headerRows - 1)), width);
    const bytes = writeXlsxStream(this.queue, {
      name: sheetName(name),
      columns: widths.map((each, index) => ({
        width: each,
        numFmt: columns[index] === 'date' ? DATE_FORMAT : TEXT_FORMAT,
      })),
      ...(headerRows > 0 ? { freezePane: { rows: headerRows } } : {}),
      maxRowsPerSheet: LIMITS.rows,
    });
    this.pump = this.pumped(bytes);
    for (const each of rows) await this.give(each);
  }

  /** Never rejects: what fails is thrown by the next call. */
  private async pumped(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      for await (const chunk of bytes) await this.write(chunk);
    } catch (error) {
      this.failure = { error };
      this.queue.release();
    }
  }

  private given = 0;

  private async give(cells: readonly string[]): Promise<void> {
    this.stopOnFailure();
    this.given += 1;
    const heading = this.given <= this.plan.headerRows;
    await this.queue.give(
      cells.map((text, column) => (heading || this.plan.columns[column] !== 'date' ? textCell(text) : dateCell(text))),
    );
    this.stopOnFailure();
  }

  private stopOnFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}

function textCell(text: string): string | null {
  return text === '' ? null : escaped(text);
}

/** The number of a day, where the text is one for certain; else the text. */
function dateCell(text: string): CellValue {
  if (text === '') return null;
  try {
    const { year, month, day } = parseDate(text);
    return serialOf(year, month, day) ?? textCell(text);
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    return textCell(text);
  }
}
