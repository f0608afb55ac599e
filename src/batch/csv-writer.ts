import type { Delimiter } from './csv-reader.ts';
import { guardFormula, startsFormula } from './formulas.ts';
import type { ListRecord } from './list/records.ts';

/** Writes records as CSV, in the form of the file that they came from. */
export class CsvWriter {
  /** Cells that were given an apostrophe, so that no spreadsheet runs them. */
  guarded = 0;
  private readonly special: RegExp;
  private readonly suspicious: RegExp;

  /**
   * @param newline line end of the file
   * @param guards whether texts that a spreadsheet would run as formulas are made safe
   */
  constructor(
    private readonly delimiter: Delimiter,
    private readonly newline: string,
    private readonly guards: boolean,
  ) {
    this.special = new RegExp(`["\\r\\n${delimiter}]`);
    // Tells lines that need no look at their cells: almost all.
    this.suspicious = startsFormula(delimiter);
  }

  /** A row: the record as it came, unless a cell of it had to be made safe, then further cells. */
  row(record: ListRecord, added: readonly string[]): string {
    return `${this.kept(record)}${this.delimiter}${this.cells(added)}${this.newline}`;
  }

  /** A row as it came, filled up to a number of cells, then as many empty ones as results have. */
  filled(record: ListRecord, width: number, added: number): string {
    const missing = Math.max(0, width - record.fields.length) + added;
    return `${this.kept(record)}${this.delimiter.repeat(missing)}${this.newline}`;
  }

  /** A row as it came and nothing more. */
  alone(record: ListRecord): string {
    return this.kept(record) + this.newline;
  }

  private kept({ raw, fields }: ListRecord): string {
    if (raw === null) return this.cells(fields);
    const safe = !this.guards || !this.suspicious.test(raw) || fields.every((each) => guardFormula(each) === each);
    return safe ? raw : this.cells(fields);
  }

  /** A line of cells. */
  line(cells: readonly string[]): string {
    return this.cells(cells) + this.newline;
  }

  private cells(cells: readonly string[]): string {
    let line = '';
    for (let index = 0; index < cells.length; index += 1) {
      if (index > 0) line += this.delimiter;
      const text = cells[index]!;
      if (text !== '') line += this.cell(text);
    }
    return line;
  }

  private cell(text: string): string {
    let safe = text;
    if (this.guards) {
      safe = guardFormula(text);
      if (safe !== text) this.guarded += 1;
    }
    return this.special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }
}
