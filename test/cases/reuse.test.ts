import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ResultOptions, resultOf } from '../../src/cases/result.ts';
import { preparePlan, slotsFor } from '../../src/engine/plan.ts';
import { evaluate } from '../../src/engine/run.ts';
import { caseOf, namesOf, worldOf } from '../engine/worlds.ts';
import { ownSet } from '../policies/sets.ts';

const OPTIONS: ResultOptions = {
  provenance: { tables: '', version: '' },
  explain: true,
  message: (each) => each.code,
};

test.each(ownSet().summaries.map((each) => each.id))('%s: nothing of a case is left over in the next', (id) => {
  const measure = ownSet().measure(id);
  const plan = preparePlan(measure);
  const slots = slotsFor(plan);
  fc.assert(
    fc.property(worldOf(measure), fc.subarray(namesOf(measure)), (world, hidden) => {
      const given = caseOf(world, new Set(hidden));
      const reused = resultOf(evaluate(plan, given, slots), OPTIONS);
      expect(reused).toEqual(resultOf(evaluate(preparePlan(measure), given), OPTIONS));
    }),
    { numRuns: 50 },
  );
});
