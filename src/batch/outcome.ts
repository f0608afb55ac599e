import { type ResultOptions, resultOf } from '../cases/result.ts';
import type { RowOutcome } from './compute.ts';

/** The result of a case for which there is no measure. */
const UNCOMPUTED = {
  measure: null,
  status: 'invalid',
  amount: null,
  amount_min: null,
  amount_max: null,
  amount_capitals: null,
  outputs: {},
  conditions: [],
  missing: [],
  errors: [],
  readings: [],
  parameters: [],
  document: null,
  clause: null,
  facts: {},
} as const;

/** What came of a case, as plain data: its result, or why there is none. */
export function outcomeResult(outcome: RowOutcome, options: ResultOptions): object {
  if (outcome.evaluation) return resultOf(outcome.evaluation, options);
  const errors = outcome.errors.map((each) => ({
    code: each.code,
    field: each.place.field ?? null,
    message: options.message(each),
  }));
  const { missing } = outcome;
  const status = missing.length > 0 ? 'undetermined' : 'invalid';
  return { ...UNCOMPUTED, status, missing, errors, ...options.provenance };
}
