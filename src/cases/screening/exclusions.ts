import type { Exclusion, Measure } from '../../policies/model.ts';
import type { Conflicts } from './combine.ts';

/** Two measures that cannot be had together, by their positions in a list. */
export interface ExcludedPair {
  readonly first: number;
  readonly second: number;
  /** `null` where they are versions of one family, of which only one can be meant. */
  readonly exclusion: Exclusion | null;
  /** The measure whose document says so. */
  readonly declaredBy: Measure;
}

/** The pairs that exclude each other, each once, whichever of the two documents says so. */
export function excludedPairs(measures: readonly Measure[]): ExcludedPair[] {
  const pairs: ExcludedPair[] = [];
  const seen = new Set<string>();
  const add = (left: number, right: number, exclusion: Exclusion | null) => {
    const [first, second] = left < right ? [left, right] : [right, left];
    if (first === second || seen.has(`${first} ${second}`)) return;
    seen.add(`${first} ${second}`);
    pairs.push({ first, second, exclusion, declaredBy: measures[left]! });
  };
  for (const [index, measure] of measures.entries()) {
    for (const exclusion of measure.exclusions) {
      for (const [other, { id, family }] of measures.entries())
        if (exclusion.with === id || exclusion.with === family) add(index, other, exclusion);
    }
  }
  for (const [index, measure] of measures.entries()) {
    for (const [other, { family }] of measures.entries()) if (family === measure.family) add(index, other, null);
  }
  return pairs.sort((a, b) => a.first - b.first || a.second - b.second);
}

/** The same pairs, as what each excludes. */
export function conflictsOf(count: number, pairs: readonly ExcludedPair[]): Conflicts {
  const conflicts = Array.from({ length: count }, () => new Set<number>());
  for (const { first, second } of pairs) {
    conflicts[first]!.add(second);
    conflicts[second]!.add(first);
  }
  return conflicts;
}
