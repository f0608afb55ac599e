import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkList } from '../../../src/batch/check/run.ts';
import type { Delimiter } from '../../../src/batch/csv-reader.ts';
import type { RowWatcher } from '../../../src/batch/watch.ts';
import { isInvalid } from '../../../src/batch/watch.ts';
import { SuanceError } from '../../../src/values/problem.ts';
import { type List, streamOf } from '../bulk/lists.ts';
import { listOf } from '../bulk/tables.ts';
import { FAMILIES, listsOf, MEASURES, ran, Share, sheetOf, textOf } from './runs.ts';

/*
 * A check and a run find the same rows wanting.
 */

/** Rows in which a check finds something, and whether it finds anything elsewhere. */
async function checked({
  pieces,
  subject,
  settings,
  encoding,
  delimiter,
}: Pick<List, 'pieces' | 'subject' | 'settings' | 'encoding' | 'delimiter'>) {
  const rows = new Set<number>();
  const elsewhere: string[] = [];
  try {
    await checkList({
      source: streamOf([Buffer.concat(pieces)]),
      settings,
      subjects: [subject],
      mapping: [],
      fact: (name) => name,
      encoding,
      delimiter,
      sheet: undefined,
      tell: ({ problem: { place, code } }) => {
        if (place.row === undefined) elsewhere.push(code);
        else rows.add(place.row);
      },
      flush: async () => {},
    });
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    elsewhere.push(error.problem.code);
  }
  return { rows: [...rows], elsewhere };
}

/** The numbers of the rows that come out invalid. */
class InvalidRows implements RowWatcher {
  readonly every = true;
  readonly rows: number[] = [];
  begin() {}
  row(_: unknown, row: number, outcome: Parameters<typeof isInvalid>[0]) {
    if (isInvalid(outcome)) this.rows.push(row);
  }
  async flush() {}
  async end() {}
}

describe('a check', () => {
  test('finds something in the rows that come out invalid, and in a list that is refused', async () => {
    const faulty = new Share();
    const refused = new Share();
    await fc.assert(
      fc.asyncProperty(listsOf([...MEASURES, ...FAMILIES]), async ({ subject, draw }) => {
        const list = listOf(subject, draw, { rows: 0.3, lists: 0.1 });
        const { encoding, delimiter } = list;
        const invalid = new InvalidRows();
        const found = await ran(Buffer.concat(list.pieces), list, { encoding, delimiter, watchers: [invalid] });
        const { rows, elsewhere } = await checked(list);
        if (refused.note('problems' in found) && 'problems' in found) {
          expect([found.problems.map((each) => each.code), rows.length + elsewhere.length > 0]).toEqual([
            found.problems.map((each) => each.code),
            true,
          ]);
          return;
        }
        faulty.note(invalid.rows.length > 0);
        expect([rows, elsewhere]).toEqual([invalid.rows, []]);
      }),
      { numRuns: 200 },
    );
    expect(faulty.value).toBeGreaterThan(0.3);
    expect(refused.value).toBeLessThan(0.7);
  });

  test('reads a list as a run does, whatever stands above the header', async () => {
    const computed = new Share();
    const title = fc.constantFrom(
      '附件1',
      '甲,乙,丙,丁,戊',
      '甲;乙',
      '甲\t乙\t丙',
      '',
      '单位：甲；日期：2023-10',
      '\t\t',
      '"甲,乙"',
    );
    await fc.assert(
      fc.asyncProperty(
        listsOf([...MEASURES, ...FAMILIES]),
        fc.array(title, { maxLength: 4 }),
        fc.constantFrom<Delimiter>(',', '\t', ';'),
        async (drawn, titles, delimiter) => {
          const { header, rows: cells, ...sheet } = sheetOf(drawn, 0.2);
          const text = `${titles.map((each) => `${each}\n`).join('')}${textOf([header, ...cells], delimiter)}`;
          const invalid = new InvalidRows();
          const found = await ran(Buffer.from(text), sheet, { watchers: [invalid] });
          const { rows, elsewhere } = await checked({
            ...sheet,
            pieces: [Buffer.from(text)],
            encoding: undefined,
            delimiter: undefined,
          });
          if (computed.note(!('problems' in found))) expect([rows, elsewhere]).toEqual([invalid.rows, []]);
          else expect(rows.length + elsewhere.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 100 },
    );
    expect(computed.value).toBeGreaterThan(0.3);
  });
});
