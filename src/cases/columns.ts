import { explainFailures, type ReaderWording } from '../engine/explain.ts';
import type { Evaluation } from '../engine/run.ts';
import type { Measure } from '../policies/model.ts';
import type { Problem } from '../values/problem.ts';
import { amountTexts } from './result.ts';

/** The columns that a result adds to a row, in order: design §7. */
export const RESULT_COLUMNS = [
  'status',
  'amount',
  'amount_min',
  'amount_max',
  'measure',
  'reasons',
  'missing',
  'errors',
] as const;

export type ResultColumn = (typeof RESULT_COLUMNS)[number];

/** How result columns are worded for a reader. */
export interface ColumnWording {
  readonly separator: string;
  status(status: Evaluation['status']): string;
  /** Labels and values of a measure's conditions. */
  wording(measure: Measure): ReaderWording;
  /** A failed condition: its title and why. */
  reason(title: { zh: string; en: string }, because: string): string;
  name(name: string, evaluation: Evaluation): string;
  /** An error; the evaluation that it came of names the facts, where there is one. */
  message(error: Problem, evaluation?: Evaluation): string;
}

/** The result columns of a row as text; reasons are those of failed conditions. */
export function resultColumns(evaluation: Evaluation, wording: ColumnWording): string[] {
  const amount = amountTexts(evaluation);
  const failed =
    evaluation.status === 'ineligible' ? explainFailures(evaluation, wording.wording(evaluation.plan.measure)) : [];
  return [
    wording.status(evaluation.status),
    amount.amount ?? '',
    amount.min ?? '',
    amount.max ?? '',
    evaluation.plan.measure.id,
    joined(failed, (each) => wording.reason(each.title, each.because), wording),
    joined(evaluation.missing, (each) => wording.name(each, evaluation), wording),
    joined(evaluation.errors, (each) => wording.message(each, evaluation), wording),
  ];
}

/** The texts of a list; most lists of a row are empty. */
function joined<T>(list: readonly T[], text: (each: T) => string, { separator }: ColumnWording): string {
  return list.length === 0 ? '' : list.map(text).join(separator);
}
