import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saysOther } from '../../../src/batch/list/kinds.ts';
import { ownSet } from '../../policies/sets.ts';
import { added, FAMILIES, listsOf, MEASURES, resultsOf, Share, type Sheet, sheetOf } from './runs.ts';

/*
 * The order of columns never matters; that of rows does where limits are counted, and nowhere else.
 */

const set = ownSet();
const ERRORS = 7;

/** A sheet with its columns in another order. */
function turned<T extends Sheet>(sheet: T, order: readonly number[]): T {
  const of = (cells: readonly string[]) => order.map((index) => cells[index]!);
  return { ...sheet, header: of(sheet.header), rows: sheet.rows.map(of) };
}

/** Results of a row: what is wrong with several cells is told in the order of the columns. */
const unordered = (results: readonly string[]) =>
  results.with(ERRORS, [...results[ERRORS]!.split('; ')].sort().join('; '));

describe('columns', () => {
  test('may stand in any order', async () => {
    const computed = new Share();
    await fc.assert(
      fc.asyncProperty(listsOf([...MEASURES, ...FAMILIES]), fc.boolean(), async (drawn, quickly) => {
        const drawnSheet = sheetOf(drawn, 0.2);
        // What makes a row a total or a note stands in its first text, which another order changes.
        const rows = drawnSheet.rows.filter((cells) => cells.every((each) => saysOther(each) === 'case'));
        const sheet = { ...drawnSheet, rows };
        const order = sheet.dice.shuffled([...sheet.header.keys()]);
        const [one, other] = [await resultsOf(sheet, { quickly }), await resultsOf(turned(sheet, order))];
        if (!computed.note(!('refused' in one)) || 'refused' in one || 'refused' in other) {
          expect(other).toEqual(one);
          return;
        }
        const width = sheet.header.length;
        const [first, second] = [one, other].map((each) => added(each.rows, width)) as [string[][], string[][]];
        expect(second).toHaveLength(first.length);
        expect(second.map(unordered)).toEqual(first.map(unordered));
        const moved = other.rows.map((cells) => sheet.header.map((_, index) => cells[order.indexOf(index)]!));
        expect(moved).toEqual(one.rows.map((each) => each.slice(0, width)));
      }),
      { numRuns: 80 },
    );
    expect(computed.value).toBeGreaterThan(0.5);
  });
});

describe('rows', () => {
  const free = MEASURES.filter((each) => each.kind === 'measure' && set.measure(each.id).limits.length === 0);
  const families = FAMILIES.filter(
    (each) =>
      each.kind === 'family' && set.versions(each.family.id).every(({ id }) => set.measure(id).limits.length === 0),
  );

  test('may stand in any order where no limit is counted', async () => {
    const computed = new Share();
    await fc.assert(
      fc.asyncProperty(listsOf([...free, ...families]), fc.boolean(), async (drawn, quickly) => {
        const sheet = sheetOf(drawn, 0.2);
        const rows = sheet.dice.shuffled(sheet.rows);
        const [one, other] = [await resultsOf(sheet), await resultsOf({ ...sheet, rows }, { quickly })];
        if (!computed.note(!('refused' in one)) || 'refused' in one || 'refused' in other) {
          expect(other).toEqual(one);
          return;
        }
        const sorted = (found: typeof one) => found.rows.map((each) => JSON.stringify(each)).sort();
        expect(sorted(other)).toEqual(sorted(one));
        const { measures, lacking, invalid: _, ...counts } = one.report.tally.data();
        const { measures: others, lacking: lacked, invalid: __, ...again } = other.report.tally.data();
        expect(again).toEqual(counts);
        expect([[...others].sort(), [...lacked].sort()]).toEqual([[...measures].sort(), [...lacking].sort()]);
      }),
      { numRuns: 80 },
    );
    expect(computed.value).toBeGreaterThan(0.5);
  });
});
