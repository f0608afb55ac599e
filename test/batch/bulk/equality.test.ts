import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
  const { rows, open, statuses } = expected.report;
  return { quick: rows - exact, decided: statuses.eligible - open + statuses.ineligible };
}

describe.each(set.summaries.map(({ id }) => [id] as const))('%s', (id) => {
  const measure = set.measure(id);
  const subject = { kind: 'measure', id } as const;

  test('random lists come out alike', async () => {
    let [quick, decided] = [0, 0];
    await fc.assert(
      fc.asyncProperty(drawsOf([measure], 40), async (draw) => {
        const counts = await bothWays(listOf(subject, draw, { rows: 0.2, lists: 0.05 }));
        quick += counts.quick;
        decided += counts.decided;
      }),
      { numRuns: 8 },
    );
    console.log(
      id,
      decided,
      decided - quick,
      measure.steps.some(({ kind }) => kind === 'schedule'),
    );
  });
});
