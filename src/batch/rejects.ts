import { problem } from '../values/problem.ts';
import { type Codec, codecOf } from './codec.ts';
import type { RowOutcome } from './compute.ts';
import { CsvWriter } from './csv-writer.ts';
import type { ListRecord } from './list/records.ts';
import { dateColumns } from './sink.ts';
import type { Target } from './target.ts';
import { isInvalid, type ListHead, type RowWatcher } from './watch.ts';
import type { WorkbookWriter } from './workbook/writer.ts';

/**
 * Writes the invalid rows alone, as they are in the list, under its titles and header and in its own form: encoding,
 * delimiter and line ends of a text, a workbook for a workbook. Corrected, the file is a list again.
 */
export class Rejects implements RowWatcher {
  readonly every = false;
  /** Rows so far. */
  count = 0;
  private form: TextRejects | WorkbookRejects | null = null;
  private last = 0;

  /**
   * @param path where the target is, by which the form of the list is checked
   * @param sheet the name of the sheet of a workbook
   */
  constructor(
    private readonly target: Target,
    private readonly path: string,
    private readonly sheet: string,
  ) {}

  /** @throws SuanceError `rejects-form` where the name of the file says that it is of another form than the list */
  begin(head: ListHead): void {
    if (/\.xlsx$/i.test(this.path) !== (head.text === null) && /\.(xlsx|csv|tsv|txt)$/i.test(this.path))
      throw problem('rejects-form', { workbook: head.text === null }, { option: '--rejects' });
    this.form = head.text
      ? new TextRejects(this.target, head, head.text)
      : new WorkbookRejects(this.target, head, this.sheet);
  }

  row(record: ListRecord, row: number, outcome: RowOutcome): void {
    // A row that several measures find fault with is one row.
    if (row === this.last || !isInvalid(outcome)) return;
    this.last = row;
    this.count += 1;
    this.form!.add(record);
  }

  async flush(): Promise<void> {
    await this.form!.flush(false);
  }

  async end(): Promise<void> {
    await this.form!.flush(true);
  }
}

class TextRejects {
  private readonly writer: CsvWriter;
  private output = '';
  private codec: Codec | null = null;

  constructor(
    private readonly target: Target,
    { titles, header }: ListHead,
    private readonly text: NonNullable<ListHead['text']>,
  ) {
    const { delimiter, newline, guards } = text;
    this.writer = new CsvWriter(delimiter, newline, guards);
    for (const each of [...titles, ...header]) this.add(each);
  }

  add(record: ListRecord): void {
    this.output += this.writer.alone(record);
  }

  async flush(): Promise<void> {
    if (this.output === '') return;
    const { encoding, marked } = this.text.encoding();
    if (this.codec === null && (marked || encoding === 'utf-16le')) this.output = `\ufeff${this.output}`;
    // While the encoding is open all is ASCII, which is the same in either.
    const as = encoding ?? 'utf-8';
    if (this.codec?.encoding !== as) this.codec = await codecOf(as);
    const text = this.output;
    this.output = '';
    await this.target.write(this.codec!.encode(text));
  }
}

class WorkbookRejects {
  private readonly waiting: (readonly string[])[] = [];
  private writer: WorkbookWriter | null = null;

  constructor(
    private readonly target: Target,
    private readonly head: ListHead,
    private readonly sheet: string,
  ) {
    for (const { fields } of [...head.titles, ...head.header]) this.waiting.push(fields);
  }

  /** A cell that was not to be used as it stands must not become one that can: it ends with a question mark. */
  add({ fields, marks }: ListRecord): void {
    this.waiting.push(marks ? fields.map((text, index) => (marks.has(index) ? `${text}?` : text)) : fields);
  }

  async flush(end: boolean): Promise<void> {
    if (this.waiting.length === 0 && !end) return;
    this.writer ??= await this.begin();
    for (const row of this.waiting.splice(0)) await this.writer.row(row);
    if (end) await this.writer.end();
  }

  private async begin(): Promise<WorkbookWriter> {
    const { WorkbookWriter } = await import('./workbook/writer.ts');
    const { titles, header, columns } = this.head;
    const plan = { name: this.sheet, columns: dateColumns(columns), headerRows: titles.length + header.length };
    return new WorkbookWriter(plan, (bytes) => this.target.write(bytes));
  }
}
