import { compile, Layout } from '../../language/evaluate.ts';
import { freeNames, type Tree } from '../../language/tree.ts';
import { compareValues, type Value } from '../../language/value.ts';
import { Exact } from '../../values/exact.ts';
import { type Problem, problemData } from '../../values/problem.ts';
import type { Measure, ParameterUse } from '../model.ts';
import { plainNumber } from '../quantity.ts';
import type { PolicySet } from '../set.ts';
import type { LocalityFile, LocalValue } from './model.ts';
import { merged, overlap, type Span, without } from './spans.ts';
import { type NeededFigure, neededFigures, spanOfUse } from './survey.ts';

/** What is to be said of a locality file beside its faults. */
export interface LocalityReport {
  readonly region: string;
  /** Values that are filled in, and the figures that they are of. */
  readonly values: number;
  readonly set: readonly string[];
  /** Figures that documents need there and that neither the file nor the reference table has for all days. */
  readonly open: readonly OpenFigure[];
  /** Figures that the file has and no document uses there. */
  readonly unused: readonly string[];
  /** Values without a source. */
  readonly unsourced: readonly LocalValue[];
}

export interface OpenFigure {
  readonly figure: NeededFigure;
  readonly days: readonly Span[];
  /** Whether the file has it for some days or places. */
  readonly inPart: boolean;
}

/** Counts what a locality file has, and what is left to fill in. */
export function reportOf(file: LocalityFile, set: PolicySet): LocalityReport {
  const needed = neededFigures(set, file.region, null);
  const chain = set.regions().chain(file.region);
  const names = Object.keys(file.figures);
  const open = needed.flatMap((figure): OpenFigure[] => {
    const values = file.figures[figure.definition.name] ?? [];
    const here = values.filter((each) => chain.includes(each.region));
    const days = without(figure.open, merged(here));
    return days.length === 0 ? [] : [{ figure, days, inPart: values.length > 0 }];
  });
  const used = new Set(
    set.summaries
      .filter((each) => reaches(each, file.region, set))
      .flatMap((each) => set.measure(each.id).parameters.map(({ name }) => name)),
  );
  const values = Object.values(file.figures).flat();
  return {
    region: file.region,
    values: values.length,
    set: names,
    open,
    unused: names.filter((each) => !used.has(each)),
    unsourced: values.filter((each) => each.source === null),
  };
}

/**
 * Holds the values against the bounds that documents set, where these are constants and the document can meet the value:
 * its region and days. What depends on a case is held against it when the case is computed.
 */
export function checkDocumentBounds(file: LocalityFile, set: PolicySet): Problem[] {
  const found = new Map<string, Problem>();
  for (const summary of set.summaries) {
    if (!reaches(summary, file.region, set)) continue;
    const measure = set.measure(summary.id);
    for (const use of measure.parameters) {
      const span = spanOfUse(use, measure);
      for (const value of file.figures[use.name] ?? []) {
        if (!reaches(measure, value.region, set) || !overlap(span, value)) continue;
        const problem = outOfBounds(value, use, measure, file);
        // Measures of one clause have their bounds in common.
        if (problem) found.set(JSON.stringify(problem), found.get(JSON.stringify(problem)) ?? problem);
      }
    }
  }
  return [...found.values()];
}

/** Whether a document of one place can meet a case of another: either lies in the other. */
function reaches({ region, regionChain }: Pick<Measure, 'region' | 'regionChain'>, place: string, set: PolicySet) {
  return regionChain.includes(place) || set.regions().chain(place).includes(region);
}

function outOfBounds(local: LocalValue, use: ParameterUse, measure: Measure, file: LocalityFile): Problem | null {
  const { value } = local;
  const { type } = measure.vocabulary.figures[use.name]!;
  const print = (each: Value) => (each instanceof Exact ? plainNumber(each, type) : String(each));
  for (const side of ['min', 'max'] as const) {
    const bound = constant(use[side]);
    const beyond = bound === null ? 0 : compareValues(value, bound);
    if (side === 'min' ? beyond >= 0 : beyond <= 0) continue;
    const { clause } = use;
    const money = type === 'money';
    const params = { value: print(value), side, bound: print(bound!), money, clause, document: measure.number };
    return problemData('figure-out-of-bounds', params, { ...file.places.get(local), field: use.name });
  }
  return null;
}

/** The value of a bound that no case changes, or `null`. */
function constant(tree: Tree | null): Value | null {
  if (tree === null || freeNames(tree).size > 0) return null;
  return compile(tree, new Layout())([]);
}
