import { type Problem, problemData } from '../values/problem.ts';
import { nearNumber } from './workbook/decimal.ts';

/**
 * What is wrong with a cell although it has a text: a number of which the last digits are lost (`rounded`), a formula that
 * failed (`error`: `#N/A`) or was never calculated, a number shown in another magnitude than it has (`scaled`), one that is next
 * to a short one by what arithmetic has left behind (`residue`).
 */
export type CellMark = 'rounded' | 'error' | 'not-calculated' | 'scaled' | 'residue';

/**
 * A row of a sheet: its cells as text, as in a record of CSV, which is one without marks. The empty cells at its end are
 * left out: a row may be shorter than the header.
 */
export interface SheetRow {
  readonly fields: readonly string[];
  /** The row of the sheet, from 1, as the spreadsheet numbers it. */
  readonly line: number;
  /** The cells that must not be used as they stand, by their column from 0; `null` where there is none. */
  readonly marks: ReadonlyMap<number, CellMark> | null;
}

/**
 * What to tell of a marked cell, if its column is used. The digits of a rounded number are not repeated: they may be those
 * of an id.
 */
export function markProblem(mark: CellMark, text: string): Problem {
  if (mark === 'rounded') return problemData('cell-rounded', {});
  if (mark === 'not-calculated') return problemData('cell-not-calculated', {});
  if (mark === 'scaled') return problemData('cell-scaled', {});
  if (mark === 'residue') {
    const [, number, sign] = /^(.*?)(%?)$/.exec(text)!;
    return problemData('cell-residue', { near: `${nearNumber(number!) ?? ''}${sign}` });
  }
  return problemData('cell-error', { text });
}
