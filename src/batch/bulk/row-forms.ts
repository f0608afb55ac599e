import type { FormCounts, Forms } from '../../values/forms.ts';

/**
 * Forms of the cells of one row, counted only when the row has been computed: one that is left to the exact path is read
 * again there.
 */
export class RowForms {
  /** Cells of the row with a form to be counted. */
  pending = 0;
  private readonly columns: Int32Array;
  private readonly forms: Int32Array;

  /** @param columns how many columns are read */
  constructor(
    columns: number,
    private readonly counts: FormCounts,
  ) {
    this.columns = new Int32Array(columns);
    this.forms = new Int32Array(columns);
  }

  /** Notes a cell, once a row. */
  note(column: number, forms: Forms): void {
    this.columns[this.pending] = column;
    this.forms[this.pending] = forms;
    this.pending += 1;
  }

  /** The row is done: its cells count. */
  settle(): void {
    for (let at = 0; at < this.pending; at += 1) this.counts.add(this.columns[at]!, this.forms[at]!);
    this.pending = 0;
  }
}
