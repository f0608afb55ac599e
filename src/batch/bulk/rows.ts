import { Codes } from '../../engine/numeric/form.ts';
import { ELIGIBLE, LEFT } from '../../engine/numeric/program.ts';
import { Exact } from '../../values/exact.ts';
import type { Codec } from '../codec.ts';
import type { Columns } from '../columns.ts';
import { ColumnReader } from '../compute.ts';
import { CsvReader, type Delimiter } from '../csv-reader.ts';
import type { ExactRows, RowSettings } from '../exact-rows.ts';
import { guardFormula } from '../formulas.ts';
import { comparesIdentifiers } from '../given.ts';
import type { Tally } from '../tally.ts';
import { Bytes } from './bytes.ts';
import { CellReader, LEFT_CELL } from './cells.ts';
import { OtherRows } from './others.ts';
import { Programs } from './programs.ts';
import { RowForms } from './row-forms.ts';
import { type RowProgram, rowForm } from './row-program.ts';
import { Splitter } from './splitter.ts';

/** How a list is written. */
export interface ListForm {
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r\n';
  /** Whether texts that a spreadsheet would run are made safe. */
  readonly guards: boolean;
  /** The encoding in which a list is worked on: UTF-8 or GB18030. */
  readonly codec: Codec;
}

const [ORDINARY, SEPARATES, ENDS, RETURNS, QUOTES] = [0, 1, 2, 3, 4] as const;
const [NEWLINE, RETURN, QUOTE, TAB] = [0x0a, 0x0d, 0x22, 0x09] as const;
/** Results are hardly ever more than so many times the rows. */
const USUAL_GROWTH = 4;
/** What is given in place of the next row where this one is not what a function is for. */
const RARE = -1;
/** Room for the result of a row, reasons aside. */
const RESULT_ROOM = 512;
/** Amounts up to which sums of doubles are surely exact. */
const [LARGE_AMOUNT, LARGE_SUM] = [1e13, 4e15] as const;

/**
 * The quick path: rows as bytes in, the same bytes with their results out. It computes in numeric form what it
 * understands; a row that is in any way out of the ordinary goes through the exact path, as a text.
 */
export class BulkRows {
  readonly output = new Bytes(64 * 1024);
  /** Rows and lines since {@link begin}. */
  rows = 0;
  lines = 0;
  /** Empty lines that were left out. */
  blankLines = 0;
  readonly programs: Programs<RowProgram, null>;
  /** The tally of the exact path, and of all rows once they are settled. */
  get tally(): Tally {
    return this.exact.tally;
  }

  private readonly readers: readonly CellReader[];
  private readonly rowForms: RowForms;
  private readonly cells: Float64Array;
  private readonly begins: Int32Array;
  private readonly ends: Int32Array;
  /** By column: the cell that it gives, or -1. */
  private readonly wanted: Int32Array;
  /** By cell: its column. */
  private readonly columns: Int32Array;
  private readonly width: number;
  private readonly splitter: Splitter;
  private readonly kinds = new Uint8Array(256);
  /** Bytes that a cell which a spreadsheet would run may begin with. */
  private readonly suspects = new Uint8Array(256);
  private readonly others: OtherRows;
  /** The same for cells in quotes. */
  private readonly quotedSuspects = new Uint8Array(256);
  private readonly reader: CsvReader;
  /** Line breaks in quotes in the row. */
  private breaks = 0;
  private firstRow = 0;
  private firstLine = 0;
  private paid = false;
  private total = 0;
  private totals: Exact | null = null;

  private constructor(
    request: RowSettings,
    columns: Columns,
    private readonly form: ListForm,
    private readonly exact: ExactRows,
    readers: readonly ColumnReader[],
  ) {
    const { settings, subject, words } = request;
    const codes = new Codes(settings.set.vocabulary().enums);
    const { output } = this;
    const rows = rowForm(settings, codes, { words: words.columns, output, ...form });
    this.programs = new Programs(settings, subject, columns.values, codes, rows);
    this.rowForms = new RowForms(columns.values.length, exact.tally.forms);
    this.readers = columns.values.map(
      (each, index) => new CellReader(each, readers[index]!, codes, form.codec, this.rowForms, index),
    );
    this.width = columns.header.length;
    this.wanted = new Int32Array(this.width + 1).fill(-1);
    for (const [index, each] of columns.values.entries()) this.wanted[each.index] = index;
    this.columns = Int32Array.from(columns.values, (each) => each.index);
    this.cells = new Float64Array(columns.values.length);
    this.begins = new Int32Array(columns.values.length);
    this.ends = new Int32Array(columns.values.length);
    this.kinds[form.delimiter.charCodeAt(0)] = SEPARATES;
    this.kinds[NEWLINE] = ENDS;
    this.kinds[RETURN] = RETURNS;
    this.kinds[QUOTE] = QUOTES;
    if (form.guards) {
      for (const sign of '=+-@\t\0') this.suspects[sign.charCodeAt(0)] = 1;
      for (const sign of '＝＋－＠') this.suspects[form.codec.encode(sign)[0]!] = 1;
      this.quotedSuspects.set(this.suspects);
      this.quotedSuspects[NEWLINE] = 1;
      this.quotedSuspects[RETURN] = 1;
      // Between tabs an empty cell is followed by a tab.
      if (form.delimiter === '\t') this.suspects[TAB] = 0;
    }
    this.others = new OtherRows(form.codec, form.delimiter);
    this.splitter = new Splitter(form.delimiter.charCodeAt(0), this.width, this.suspects);
    this.reader = new CsvReader(form.delimiter, (record) => {
      this.rows += 1;
      this.output.put(form.codec.encode(this.exact.line(record, this.firstRow + this.rows)));
    });
    this.reader.skipsBlank = this.width > 1;
    this.reader.skipsEmptyCells = this.width > 1;
  }

  /**
   * The quick path for a list, or `null` where it has none: results in NDJSON, cells that give several facts, measures with
   * schedules, identifiers with columns that must agree with them.
   */
  static of(request: RowSettings, columns: Columns, form: ListForm, exact: ExactRows): BulkRows | null {
    if (request.format !== 'csv') return null;
    const named = columns.values.map((each) => each.named);
    if (comparesIdentifiers(named, request.settings)) return null;
    const readers = columns.values.map((each) => new ColumnReader(each, request.settings));
    if (!readers.every((each) => each.whole)) return null;
    return new BulkRows(request, columns, form, exact, readers);
  }

  /** Counts rows and lines anew, after so many that have come before. */
  begin(row: number, line: number): void {
    this.firstRow = row;
    this.firstLine = line;
    this.rows = 0;
    this.lines = 0;
  }

  /** All rows so far, those before {@link begin} too. */
  get rowsInAll(): number {
    return this.firstRow + this.rows;
  }

  /** Where the next row begins. */
  place(): { readonly row: number; readonly line: number } {
    return { row: this.rowsInAll + 1, line: this.firstLine + this.lines + 1 };
  }

  /** The encoding in which it works. */
  get codec(): Codec {
    return this.form.codec;
  }

  /** Counts cells that another thread made safe. */
  guarded(count: number): void {
    this.exact.writer.guarded += count;
  }

  /** Adds what has been counted to the tally of the exact path, which is that of all rows from then on. */
  settle(): void {
    this.foldTotal();
    const { programs, totals, exact } = this;
    exact.tally.addBulk({
      measures: programs.all.map(({ id, eligible, ineligible }) => ({ id, eligible, ineligible })),
      total: totals,
      regionAssumed: programs.regionAssumed,
      regionStanding: programs.regionStanding,
    });
  }

  private foldTotal(): void {
    if (!this.paid) return;
    const part = Exact.integer(this.total).times(Exact.parse('0.01'));
    this.totals = this.totals ? this.totals.plus(part) : part;
    this.total = 0;
  }

  /**
   * Computes the rows of some bytes, which begin and end at the borders of records.
   * @throws SuanceError as the exact path does, with row and line counted from {@link begin}
   */
  process(rows: Uint8Array): void {
    // Room for all results as a rule: to make room among the rows is work that their code is not made for.
    this.output.reserve(USUAL_GROWTH * rows.length + RESULT_ROOM);
    this.everyRow(this.splitter.put(rows));
  }

  /**
   * Computes all rows that have been put into the splitter. A row has functions of its own: V8 compiles those as they are
   * called, where a long loop would be compiled once while it runs and once more to be called again. What is rare stands
   * apart, so that no code has to be compiled again when it first occurs.
   */
  private everyRow(to: number): void {
    const { output, splitter } = this;
    const { bytes, records, view, size } = splitter;
    for (let at = splitter.from; at < to; ) {
      const count = splitter.split(at, to);
      for (let record = 0; record < count * size; record += size) {
        const begin = records[record]! + 1;
        if (output.data.length - output.length < to - begin + RESULT_ROOM)
          output.reserve(2 * (to - begin) + RESULT_ROOM);
        const before = output.length;
        const plain = this.plainRow(bytes, view, records, record, to);
        if (!plain || !this.result(bytes, view)) this.exactly(bytes, begin, to, before);
      }
      at = records[count * size]! + 1;
      if (count < splitter.most && at < to) at = this.otherRow(bytes, view, at, to);
    }
  }

  /** Copies a row that has been split, and notes where its cells are; gives false where it may be no case. */
  private plainRow(bytes: Buffer, source: DataView, records: Int32Array, record: number, to: number): boolean {
    const { output, columns, begins, ends, width } = this;
    for (let index = 0; index < columns.length; index += 1) {
      const column = record + columns[index]!;
      begins[index] = records[column]! + 1;
      ends[index] = records[column + 1]!;
    }
    const from = records[record]! + 1;
    const end = records[record + width]!;
    const { view } = output;
    let o = output.length;
    // What is written beyond the end is overwritten.
    for (let at = from; at < end; at += 16) {
      view.setInt32(o, source.getInt32(at, true), true);
      view.setInt32(o + 4, source.getInt32(at + 4, true), true);
      view.setInt32(o + 8, source.getInt32(at + 8, true), true);
      view.setInt32(o + 12, source.getInt32(at + 12, true), true);
      o += 16;
    }
    output.length += end - from;
    this.breaks = 0;
    return !this.others.may(bytes, from, to);
  }

  /** A row that is no plain one; gives where the next begins. */
  private otherRow(bytes: Buffer, source: DataView, from: number, to: number): number {
    const { output } = this;
    if (output.data.length - output.length < to - from + RESULT_ROOM) output.reserve(2 * (to - from) + RESULT_ROOM);
    const before = output.length;
    const next = this.anyRow(bytes, from, to);
    if (next !== RARE && this.result(bytes, source)) return next;
    const end = bytes[from] === RETURN ? from + 1 : from;
    if (this.width === 1 || bytes[end] !== NEWLINE) return this.exactly(bytes, from, to, before);
    this.output.length = before;
    this.blankLines += 1;
    this.lines += 1;
    return end + 1;
  }

  /** Finds the cells of a row that may have quotes, and copies it; {@link RARE} for what the exact path is to judge. */
  private anyRow(input: Buffer, from: number, to: number): number {
    const { output, kinds, suspects, wanted, begins, ends, width } = this;
    const { data } = output;
    let at = from;
    let o = output.length;
    this.breaks = 0;
    for (let column = 0; column < width; column += 1) {
      const cell = wanted[column]!;
      const start = at;
      if (suspects[input[at]!] === 1 && this.runs(input, at, at, to)) return RARE;
      if (input[at] === QUOTE) {
        at = this.quotedCell(input, at, to, cell);
        if (at < 0) return RARE;
      } else {
        while (kinds[input[at]!] === ORDINARY) at += 1;
        if (cell >= 0) {
          begins[cell] = start;
          ends[cell] = at;
        }
      }
      for (let from = start; from < at; from += 1) data[o++] = input[from]!;
      const separates = column < width - 1;
      if ((kinds[input[at]!] === SEPARATES) !== separates) return RARE;
      if (separates) data[o++] = input[at++]!;
    }
    const length = at - from;
    if (input[at] === RETURN) at += 1;
    if (input[at] !== NEWLINE || length === 0 || this.others.may(input, from, to)) return RARE;
    output.length = o;
    return at + 1;
  }

  /** Where a cell in quotes ends, the closing quote included; -1 where the exact path is to judge. */
  private quotedCell(input: Buffer, from: number, to: number, cell: number): number {
    if (this.quotedSuspects[input[from + 1]!] === 1 && this.runs(input, from, from + 1, to)) return -1;
    let at = from + 1;
    for (; ; at += 1) {
      if (at >= to) return -1;
      const byte = input[at];
      if (byte === QUOTE) {
        if (input[at + 1] !== QUOTE) break;
        // A value with quotes in it is put together by the exact path.
        if (cell >= 0) return -1;
        at += 1;
      } else if (byte === NEWLINE ? input[at - 1] !== RETURN : byte === RETURN) this.breaks += 1;
    }
    if (cell >= 0) {
      this.begins[cell] = from + 1;
      this.ends[cell] = at;
    }
    const next = this.kinds[input[at + 1]!];
    return next === ORDINARY || next === QUOTES ? -1 : at + 1;
  }

  /** Whether a spreadsheet would run the cell whose text begins at `from`. */
  private runs(input: Buffer, field: number, from: number, to: number): boolean {
    let end = from;
    if (from > field) {
      while (end < to && input[end] !== QUOTE) end += 1;
      // With a quote behind it, not even what looks like a number is one.
      if (input[end + 1] === QUOTE) return true;
    } else while (this.kinds[input[end]!] === ORDINARY) end += 1;
    const text = this.form.codec.decode(input, from, Math.min(end, to));
    return text !== '' && guardFormula(text) !== text;
  }

  /** Computes the row whose cells lie between the positions found, and adds its result; gives false to leave it. */
  private result(input: Buffer, view: DataView): boolean {
    const { cells, readers, begins, ends, programs } = this;
    let given = false;
    for (let index = 0; index < readers.length; index += 1) {
      const value = readers[index]!.read(input, view, begins[index]!, ends[index]!);
      if (value === LEFT_CELL) return false;
      if (!Number.isNaN(value)) given = true;
      cells[index] = value;
    }
    // A row of blanks may be no case at all.
    if (!given) return false;
    const chosen = programs.of(cells);
    if (!chosen) return false;
    chosen.load(cells);
    const status = chosen.program.run();
    const decided = status !== LEFT && !chosen.figures.unfit;
    if (!decided || !(status === ELIGIBLE ? this.eligible(chosen) : this.ineligible(chosen))) {
      programs.uncount(cells);
      return false;
    }
    if (this.rowForms.pending !== 0) this.rowForms.settle();
    this.rows += 1;
    this.lines += 1 + this.breaks;
    return true;
  }

  private eligible(chosen: RowProgram): boolean {
    const { ending } = chosen;
    const { output } = this;
    if (chosen.hasAmount) {
      const fen = chosen.program.slots[chosen.program.amountSlot]!;
      if (fen > LARGE_AMOUNT || fen < -LARGE_AMOUNT) return false;
      output.add(ending.eligible);
      output.fen(fen);
      if (this.total > LARGE_SUM || this.total < -LARGE_SUM) this.foldTotal();
      this.total += fen;
      this.paid = true;
    } else output.add(ending.eligible);
    output.add(ending.afterAmount);
    chosen.eligible += 1;
    return true;
  }

  private ineligible(chosen: RowProgram): boolean {
    const { ending } = chosen;
    const { output } = this;
    const { reasonBytes } = chosen;
    output.add(ending.ineligible);
    const start = output.length;
    for (;;) {
      // Most reasons of a list are alike: in quotes, or not.
      const { quoted } = ending;
      reasonBytes.special = false;
      output.length = start;
      if (quoted) output.byte(QUOTE);
      const first = output.length;
      if (chosen.program.reasons(reasonBytes) === LEFT) return false;
      // What is to be doubled, or made safe for a spreadsheet, is for the exact path.
      if (reasonBytes.quotes || this.suspects[output.data[first]!] === 1) return false;
      if (quoted) output.byte(QUOTE);
      if (reasonBytes.special === quoted) break;
      ending.quoted = reasonBytes.special;
    }
    output.add(ending.afterReasons);
    chosen.ineligible += 1;
    return true;
  }

  /**
   * Hands one record, or as many as a text without line feeds has, to the exact path; gives where the next begins.
   * @param before how much of the output stood before the row
   */
  private exactly(input: Buffer, from: number, to: number, before: number): number {
    this.output.length = before;
    this.rowForms.pending = 0;
    let quoted = false;
    let end = from;
    for (; end < to; end += 1) {
      const byte = input[end];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === NEWLINE && !quoted) {
        end += 1;
        break;
      }
    }
    const { reader } = this;
    reader.continueAt(this.firstRow + this.rows + 1, this.firstLine + this.lines + 1);
    reader.push(this.form.codec.decode(input, from, end));
    reader.end();
    this.lines = reader.place().line - 1 - this.firstLine;
    this.blankLines += reader.blankLines;
    reader.blankLines = 0;
    return end;
  }
}
