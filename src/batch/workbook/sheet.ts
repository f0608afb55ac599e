import { problem, type SuanceError } from '../../values/problem.ts';
import type { CellMark, SheetRow } from '../cells.ts';
import type { Archive } from './archive.ts';
import type { CellReader, StoredCell } from './cell.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { TextOfRuns } from './strings.ts';
import { type Attributes, isTrue, XmlReader } from './xml.ts';

/** Merged ranges that are kept to be told of. */
const MOST_MERGES = 10_000;
/** Empty rows that are handed on at a time. */
const MOST_EMPTY = 1024;
const NO_FIELDS: readonly string[] = [];

/** Reads the rows of a sheet from first to last, holding a few at a time. */
export class SheetReader {
  /** Bytes of the sheet, unpacked, and how many of them were read: for a progress bar. */
  readonly size: number;
  bytesRead = 0;
  /** Rows read so far that a filter or a user hides. */
  hiddenRows = 0;
  /** Merged ranges such as `A1:L1`, known when all rows were read; the value is that of the first cell. */
  readonly merges: string[] = [];

  /** Rows with a value that are not handed on yet. */
  private rows: SheetRow[] = [];
  private line = 0;
  /** The last row handed on; empty ones after it wait for the next with a value: at the end of a sheet they are dropped. */
  private lastGiven = 0;
  private cells = 0;
  private inData = false;
  private inRow = false;
  private rowHidden = false;
  private fields: string[] = [];
  private marks: Map<number, CellMark> | null = null;
  private used = 0;
  private column = -1;
  private cell: { -readonly [Key in keyof StoredCell]: StoredCell[Key] } | null = null;
  private inValue = false;
  private readonly inline = new TextOfRuns();

  constructor(
    private readonly archive: Archive,
    private readonly part: string,
    private readonly reader: CellReader,
  ) {
    this.size = archive.size(part);
  }

  /**
   * The rows with their cells as text, a block at a time. Empty rows between others come as rows without cells; those
   * after the last one with a value do not come.
   * @throws SuanceError `workbook-damaged`, `workbook-too-large`
   */
  async *blocks(): AsyncGenerator<readonly SheetRow[], void, undefined> {
    const xml = new XmlReader(this.part, {
      open: (name, attributes) => this.open(name, attributes),
      close: (name) => this.close(name),
      text: (text) => this.text(text),
    });
    for await (const chunk of this.archive.read(this.part)) {
      this.bytesRead += chunk.length;
      xml.push(chunk);
      yield* this.taken();
    }
    xml.end();
    yield* this.taken();
  }

  /** The rows read since, with the empty ones before each: there may be a million of these, so they come in parts. */
  private *taken(): Generator<SheetRow[], void, undefined> {
    let block: SheetRow[] = [];
    for (const row of this.rows) {
      while (this.lastGiven + 1 < row.line) {
        this.lastGiven += 1;
        block.push({ fields: NO_FIELDS, line: this.lastGiven, marks: null });
        if (block.length === MOST_EMPTY) {
          yield block;
          block = [];
        }
      }
      block.push(row);
      this.lastGiven = row.line;
    }
    this.rows = [];
    if (block.length > 0) yield block;
  }

  private open(name: string, attributes: Attributes): void {
    if (this.cell) {
      if (name === 'v') {
        this.inValue = true;
        this.cell.value = '';
      } else if (name === 'f') this.cell.formula = true;
      else if (name === 'is') this.inline.begin();
      else this.inline.open(name);
    } else if (name === 'c' && this.inRow) this.openCell(attributes);
    else if (name === 'row' && this.inData) this.openRow(attributes);
    else if (name === 'sheetData') this.inData = true;
    else if (name === 'mergeCell' && this.merges.length < MOST_MERGES) this.merges.push(attributes.ref ?? '');
  }

  private text(text: string): void {
    if (!this.cell) return;
    if (!this.inValue) {
      this.inline.add(text);
      return;
    }
    this.cell.value += text;
    if (this.cell.value!.length > LIMITS.cell) throw tooLarge('cell', LIMITS.cell);
  }

  private close(name: string): void {
    if (this.cell) {
      if (name === 'v') this.inValue = false;
      else if (name === 'is') this.cell.inline = this.inline.end();
      else if (name === 'c') this.closeCell(this.cell);
      else this.inline.close(name);
    } else if (name === 'row' && this.inRow) this.closeRow();
    else if (name === 'sheetData') this.inData = false;
  }

  private openRow(attributes: Attributes): void {
    const line = attributes.r === undefined ? this.line + 1 : Number(attributes.r);
    if (line > LIMITS.rows) throw tooLarge('rows', LIMITS.rows);
    if (!Number.isInteger(line) || line <= this.line) throw this.damaged();
    this.line = line;
    this.inRow = true;
    this.fields = [];
    this.marks = null;
    this.used = 0;
    this.column = -1;
    this.rowHidden = isTrue(attributes.hidden);
  }

  private closeRow(): void {
    this.inRow = false;
    if (this.used === 0) return;
    if (this.rowHidden) this.hiddenRows += 1;
    this.fields.length = this.used;
    this.rows.push({ fields: this.fields, line: this.line, marks: this.marks });
  }

  private openCell(attributes: Attributes): void {
    const column = attributes.r === undefined ? this.column + 1 : this.columnOf(attributes.r);
    if (column >= LIMITS.columns) throw tooLarge('columns', LIMITS.columns);
    // Cells stand in order, each once: of two in one place, which one counts would be chance.
    if (column <= this.column) throw this.damaged();
    this.cells += column - this.column;
    if (this.cells > LIMITS.cells) throw tooLarge('cells', LIMITS.cells);
    this.column = column;
    const style = attributes.s === undefined ? 0 : Number(attributes.s);
    this.inline.begin();
    this.cell = { type: attributes.t ?? '', style, value: null, inline: '', formula: false };
  }

  private closeCell(cell: StoredCell): void {
    this.cell = null;
    const content = this.reader.read(cell);
    if (content === null) throw this.damaged();
    const { text, mark } = content;
    if (text === '' && mark === null) return;
    while (this.fields.length < this.column) this.fields.push('');
    this.fields.push(text);
    this.used = this.fields.length;
    if (mark !== null) {
      this.marks ??= new Map();
      this.marks.set(this.column, mark);
    }
  }

  /** The column of a reference such as `AB12`, from 0; its row must be the one that it stands in. */
  private columnOf(reference: string): number {
    let column = 0;
    let at = 0;
    for (; at < reference.length; at += 1) {
      const letter = reference.charCodeAt(at) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
      if (column > LIMITS.columns) throw tooLarge('columns', LIMITS.columns);
    }
    if (column === 0 || Number(reference.slice(at)) !== this.line) throw this.damaged();
    return column - 1;
  }

  private damaged(): SuanceError {
    return problem('workbook-damaged', { part: this.part }, { line: this.line });
  }
}
