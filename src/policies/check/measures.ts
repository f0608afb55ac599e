import { type Problem, problemData } from '../../values/problem.ts';
import type { Derivation, Measure, MeasureSummary, Vocabulary } from '../model.ts';
import { checkTable } from './tables.ts';

/** Proves all tables by which a fact follows from others. */
export function checkDerivation(derivation: Derivation, vocabulary: Vocabulary, file: string): Problem[] {
  const home = { file, vocabulary, conditions: [], steps: derivation.steps };
  return derivation.steps.flatMap((step) => (step.kind === 'table' ? checkTable(step.table, home) : []));
}

/** Proves all tables of a measure. */
export function checkTables(measure: Measure): Problem[] {
  return measure.steps.flatMap((step) => (step.kind === 'table' ? checkTable(step.table, measure) : []));
}

/** Versions of a family for one region that are in force on the same day: no choice between them could be made. */
export function checkVersions(measures: readonly MeasureSummary[], file: (id: string) => string): Problem[] {
  return measures.flatMap((measure, index) =>
    measures
      .slice(0, index)
      .filter((each) => each.family === measure.family && each.region === measure.region)
      .filter(
        (each) =>
          each.window.from <= (measure.window.to ?? '9999') && measure.window.from <= (each.window.to ?? '9999'),
      )
      .map((each) => {
        const date = [each.window.from, measure.window.from].sort()[1]!;
        const params = { family: measure.family, region: measure.region, date, found: [each.id, measure.id] };
        return problemData('version-ambiguous', params, { file: file(measure.id) });
      }),
  );
}
