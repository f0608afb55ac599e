import type { Example, ListExample } from '../model.ts';
import type { MeasureFile } from '../schema.ts';

/** A worked example as the engine reads it; `line` is where the file has it. */
export function exampleOf(raw: MeasureFile['examples'][number], line: number): Example {
  return {
    note: raw.note,
    given: raw.facts,
    status: raw.status,
    ...(raw.amount === undefined ? {} : { amount: raw.amount }),
    ...(raw.amount_min === undefined ? {} : { amountMin: raw.amount_min }),
    ...(raw.amount_max === undefined ? {} : { amountMax: raw.amount_max }),
    outputs: raw.outputs,
    fails: raw.fails ?? null,
    missing: raw.missing ?? null,
    line,
  };
}

/** A worked list; each row has what all have in common, and its own. @param lineOf where the file has a row */
export function listOf(raw: MeasureFile['lists'][number], line: number, lineOf: (row: number) => number): ListExample {
  return {
    note: raw.note,
    line,
    rows: raw.rows.map((each, index) => ({
      measure: each.measure ?? null,
      given: { ...raw.facts, ...each.facts },
      status: each.status,
      ...(each.amount === undefined ? {} : { amount: each.amount }),
      over: each.over,
      by: each.by?.map(Number) ?? null,
      missing: each.missing ?? null,
      line: lineOf(index),
    })),
  };
}
