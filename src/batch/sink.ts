import { type Codec, codecOf, type OutputEncoding, UTF8 } from './codec.ts';
import type { Columns } from './columns.ts';
import type { CsvWriter } from './csv-writer.ts';
import type { Encoding } from './encoding.ts';
import type { ListRecord } from './list/records.ts';
import type { ListRows } from './several/list-rows.ts';
import type { Target } from './target.ts';
import type { WorkbookWriter } from './workbook/writer.ts';

/** Where the rows of a list go, with their results. */
export interface Sink {
  /** A row above the header. */
  title(record: ListRecord): void;
  /** A row of the header; the last has the headers of the results, another as many empty cells. */
  header(record: ListRecord, results: readonly string[] | number): void;
  /** A row below it. @throws SuanceError as {@link ListRows.line} */
  row(rows: ListRows, record: ListRecord, row: number): void;
  /** Hands on what has come so far, where it is more than so much. */
  flush(least: number): Promise<void>;
  end(): Promise<void>;
}

/** In which encoding results are written: the one asked for, else that of the input. */
export interface OutputForm {
  readonly encoding: OutputEncoding | undefined;
  /** What a text that is ASCII so far is written in. */
  readonly otherwise: OutputEncoding;
}

/** Results as text: CSV, or JSON a line. */
export class TextSink implements Sink {
  private codec: Codec | null = null;
  private output = '';

  /** @param input the encoding of the input as far as it is known, and whether a mark stood before it */
  constructor(
    private readonly target: Target,
    private readonly writer: CsvWriter,
    private readonly width: () => number,
    private readonly form: OutputForm,
    private readonly input: () => { readonly encoding: Encoding | null; readonly marked: boolean },
  ) {}

  title(record: ListRecord): void {
    this.output += this.writer.alone(record);
  }

  header(record: ListRecord, results: readonly string[] | number): void {
    this.output +=
      typeof results === 'number'
        ? this.writer.filled(record, this.width(), results)
        : this.writer.row(record, results);
  }

  row(rows: ListRows, record: ListRecord, row: number): void {
    this.output += rows.line(record, row);
  }

  async flush(least: number): Promise<void> {
    if (this.output.length <= least) return;
    const codec = await this.begin();
    const text = this.output;
    this.output = '';
    await this.target.write(codec.encode(text));
  }

  async end(): Promise<void> {
    await this.flush(0);
  }

  /** Settles the encoding, where it is not yet, and puts its mark before the text where it has one. */
  async begin(): Promise<Codec> {
    if (this.codec) return this.codec;
    const { encoding, marked } = this.input();
    const as = this.form.encoding ?? own(encoding, marked) ?? this.form.otherwise;
    const codec = as === 'utf-8-bom' ? UTF8 : await codecOf(as);
    if (as === 'utf-8-bom' || as === 'utf-16le') this.output = `\ufeff${this.output}`;
    this.codec = codec;
    return codec;
  }
}

function own(encoding: Encoding | null, marked: boolean): OutputEncoding | null {
  return encoding === 'utf-8' && marked ? 'utf-8-bom' : encoding;
}

/** Results as a workbook. */
export class WorkbookSink implements Sink {
  private readonly waiting: (readonly string[])[] = [];
  private writer: WorkbookWriter | null = null;
  private headerRows = 0;

  constructor(
    private readonly target: Target,
    private readonly name: string,
    private readonly columns: () => Columns,
  ) {}

  title(record: ListRecord): void {
    this.headerRows += 1;
    this.waiting.push(record.fields);
  }

  header(record: ListRecord, results: readonly string[] | number): void {
    this.headerRows += 1;
    this.waiting.push([
      ...this.filled(record.fields),
      ...(typeof results === 'number' ? Array.from({ length: results }, () => '') : results),
    ]);
  }

  row(rows: ListRows, record: ListRecord, row: number): void {
    const { fields, results } = rows.results(record, row);
    this.waiting.push([...this.filled(fields), ...results]);
  }

  private filled(fields: readonly string[]): string[] {
    const { header } = this.columns();
    return [...fields, ...Array.from({ length: Math.max(0, header.length - fields.length) }, () => '')];
  }

  async flush(least: number): Promise<void> {
    if (this.waiting.length === 0 || (least > 0 && this.waiting.length < WAITING)) return;
    const writer = this.writer ?? (await this.begin());
    for (const row of this.waiting.splice(0)) await writer.row(row);
  }

  async end(): Promise<void> {
    await this.flush(0);
    await (this.writer ?? (await this.begin())).end();
  }

  private async begin(): Promise<WorkbookWriter> {
    const { WorkbookWriter } = await import('./workbook/writer.ts');
    const columns = this.columns();
    this.writer = new WorkbookWriter(
      {
        name: this.name,
        columns: dateColumns(columns),
        headerRows: this.headerRows,
      },
      (bytes) => this.target.write(bytes),
    );
    return this.writer;
  }
}

/** Rows that wait to be written. */
const WAITING = 256;

/** What the columns of a workbook hold: days where they give a fact that is one. */
export function dateColumns({ header, values }: Columns): ('date' | 'text')[] {
  const dates = new Set(values.filter(({ named }) => isDate(named.definition)).map((each) => each.index));
  return header.map((_, index) => (dates.has(index) ? 'date' : 'text'));
}

function isDate(definition: object): boolean {
  return 'type' in definition && definition.type === 'date';
}
