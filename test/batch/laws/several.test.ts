import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excludedMeasures } from '../../../src/batch/limits/exclusions.ts';
import { severalPlan } from '../../../src/batch/several/plan.ts';
import { TotalsWatcher } from '../../../src/batch/totals/watch.ts';
import type { Measure } from '../../../src/policies/model.ts';
import type { Subject } from '../../../src/policies/set.ts';
import { Exact } from '../../../src/values/exact.ts';
import { moneyText } from '../../../src/values/print.ts';
import { Dice } from '../bulk/dice.ts';
import { rowSettings } from '../bulk/lists.ts';
import { drawsOf, tableOf } from '../bulk/tables.ts';
import { ALL_MEASURES, added, resultsOf, Share, type Sheet } from './runs.ts';

/*
 * Several measures in one run give what each gives alone.
 */

/** Two measures that may be had side by side. */
const pair = fc
  .tuple(fc.constantFrom(...ALL_MEASURES), fc.constantFrom(...ALL_MEASURES))
  .filter(([one, other]) => one.id !== other.id && excludedMeasures(one, [other]).length === 0);

const subjectOf = ({ id }: Measure): Subject => ({ kind: 'measure', id });

/** A list with rows of both measures. */
const drawn = pair.chain((measures) => drawsOf(measures, 24).map((draw) => ({ measures, draw })));

describe('two measures in one run', () => {
  test('give what each gives alone, side by side, and totals of both together', async () => {
    const computed = new Share();
    await fc.assert(
      fc.asyncProperty(drawn, async ({ measures, draw }) => {
        const table = tableOf(null, draw, { rows: 0.2, lists: 0 }, new Dice(draw.seed));
        const rows = table.rows.map(({ cells }) => cells.map((each) => each.replaceAll('\0', '0')));
        const sheet: Sheet = { settings: table.settings, header: table.header, rows, subject: subjectOf(measures[0]) };
        const totals = new TotalsWatcher(sheet.settings, []);
        const row = { ...rowSettings({ ...sheet, language: 'en', pieces: [] }), watchers: [totals] };
        const plan = severalPlan(
          row,
          measures.map((each) => ({ subject: subjectOf(each), name: each.id })),
        );
        const both = await resultsOf(sheet, { plan, watchers: [totals] });
        const alone = [];
        for (const each of measures) alone.push(await resultsOf({ ...sheet, subject: subjectOf(each) }));
        if ('refused' in both) {
          expect(alone.filter((each) => 'refused' in each)).not.toEqual([]);
          return;
        }
        const width = sheet.header.length;
        const results = added(both.rows, width);
        for (const [at, each] of alone.entries()) {
          const own = results.map((cells) => cells.slice(at * 8, at * 8 + 8));
          if ('refused' in each) {
            // Without a column that it needs one of two grants nothing, and does not stop the other.
            expect(each.refused).toBe('csv-column-missing');
            continue;
          }
          expect(own.length).toBe(each.rows.length - 1);
          // A note with a value of the other measure is none.
          for (const [index, expected] of added(each.rows, width).entries())
            if (expected[0] !== '' && own[index]![0] !== '') expect(own[index]).toEqual(expected);
        }
        computed.note(alone.every((each) => !('refused' in each)));
        // The totals are those of all results, each row counted once.
        const { report } = both;
        const cases = results.filter((each) => each[0] !== '');
        expect([report.tally.rows, totals.totals.data().rows]).toEqual([cases.length, cases.length]);
        const statuses = [...cases.map((each) => each[0]), ...cases.map((each) => each[8])];
        for (const [status, count] of Object.entries(report.tally.statuses))
          expect(statuses.filter((each) => each === status).length).toBe(count);
        expect(totals.totals.data().all.statuses).toEqual(report.tally.statuses);
        const amounts = cases.flatMap((each) => [each.slice(0, 2), each.slice(8, 10)]);
        const total = amounts
          .filter(([status, amount]) => status === 'eligible' && amount !== '')
          .reduce((sum, [, amount]) => sum.plus(Exact.parse(amount!)), Exact.ZERO);
        expect(totals.totals.data().all.amount).toBe(moneyText(total));
        expect(report.tally.total ? moneyText(report.tally.total) : '0.00').toBe(moneyText(total));
      }),
      { numRuns: 60 },
    );
    expect(computed.value).toBeGreaterThan(0.3);
  });
});
