import type { Example } from '../model.ts';
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
