import { expect } from 'vitest';
import type { SheetRow } from '../../../src/batch/cells.ts';
import type { WorkbookInput } from '../../../src/batch/workbook/bytes.ts';
import { Workbook } from '../../../src/batch/workbook/workbook.ts';
import { type Problem, SuanceError } from '../../../src/values/problem.ts';

/** All rows of a sheet. */
export async function rowsOf(input: WorkbookInput, sheet?: string): Promise<SheetRow[]> {
  const workbook = await Workbook.open(input);
  try {
    const rows: SheetRow[] = [];
    for await (const block of (await workbook.rows(await workbook.choose(sheet))).blocks()) rows.push(...block);
    return rows;
  } finally {
    workbook.close();
  }
}

/** The cells of all rows. */
export async function tableOf(input: WorkbookInput, sheet?: string): Promise<(readonly string[])[]> {
  return (await rowsOf(input, sheet)).map((each) => each.fields);
}

/** The problem with which something fails. */
export async function problemOf(run: Promise<unknown>): Promise<Problem> {
  try {
    await run;
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    return error.problem;
  }
  return expect.unreachable('nothing was thrown');
}
