import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Measure } from '../../../src/policies/model.ts';
import type { Subject } from '../../../src/policies/set.ts';
import { ownSet } from '../../policies/sets.ts';
import { countingExactRows, EXACT, type List, outcomeOf, QUICK } from './lists.ts';
import { drawsOf, listOf } from './tables.ts';

/*
 * The quick way through a list and the exact one are two ways to one output: the same bytes, the same counts, or the same
 * error at the same place.
 */

const set = ownSet();

/** Rows that the quick way decided itself, and those that it could have: eligible with an amount, or not eligible. */
async function bothWays(list: List): Promise<{ quick: number; decided: number }> {
  const expected = await outcomeOf(list, EXACT);
  const { result, exact } = await countingExactRows(() => outcomeOf(list, QUICK));
  expect(result).toEqual(expected);
  if ('problems' in expected) return { quick: 0, decided: 0 };
  const { rows, carried, open, statuses } = expected.report;
  return {
    quick: rows + carried.total + carried.note - exact,
    decided: statuses.eligible - open + statuses.ineligible,
  };
}

/** Runs random lists both ways. */
async function compare(subject: Subject, measures: readonly Measure[]): Promise<void> {
  await fc.assert(
    fc.asyncProperty(drawsOf(measures, 40), async (draw) => {
      await bothWays(listOf(subject, draw, { rows: 0.2, lists: 0.05 }));
    }),
    { numRuns: 3 },
  );
}

/** Measures whose rows all go the exact way: those with schedules, and those of which all claims are counted together. */
const isExact = ({ steps, limits }: Measure) =>
  steps.some(({ kind }) => kind === 'schedule') || limits.some((each) => each.of.length === 0);
const measures = set.summaries.map(({ id }) => set.measure(id));

/** How much of the rows that are decided the quick way decides, by measure: lists with identifiers or limits have none. */
const shares: number[] = [];

describe('lists of one measure', () => {
  test.each(measures.map((measure) => [measure.id, measure] as const))('%s', async (id, measure) => {
    const subject = { kind: 'measure', id } as const;
    await compare(subject, [measure]);
    // That both agree says little where the quick way leaves all rows to the other.
    let [quick, decided] = [0, 0];
    for (const draw of fc.sample(drawsOf([measure], 40), { seed: 1, numRuns: 2 })) {
      const counts = await bothWays(listOf(subject, draw, { rows: 0, lists: 0 }));
      quick += counts.quick;
      decided += counts.decided;
    }
    if (isExact(measure)) expect(quick).toBe(0);
    else shares.push(quick / Math.max(1, decided));
  });

  test('the quick way decides a good part of the rows of most measures', () => {
    expect(shares.filter((each) => each > 0.2).length).toBeGreaterThan(60);
  });
});

describe('lists of a family', () => {
  const families = set.families.filter(({ id }) => set.versions(id).length > 1);
  test.each(families.map((family) => [family.id, family] as const))('%s', async (id, family) => {
    const versions = set.versions(id).map((each) => set.measure(each.id));
    await compare({ kind: 'family', family }, versions);
  });
});
