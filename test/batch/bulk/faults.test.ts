import { describe, expect, test } from 'vitest';
import { cut, EXACT, type List, outcomeOf, QUICK } from './lists.ts';
import { HEADER, listed, ROW, refunds } from './refunds.ts';

/** The same outcome by both ways, which is then given back. */
async function alike(list: List) {
  const expected = await outcomeOf(list, EXACT);
  expect(await outcomeOf(list, QUICK)).toEqual(expected);
  return expected;
}

describe('a column that many rows lack', () => {
  const header = HEADER.replace(',insured_staff', '');
  const lacksNot = ROW.replace(',25', '');
  const lacks = lacksNot.replace('small,0', 'small,10');

  test.each([
    [51, 'csv-column-missing'],
    [50, null],
  ])('is judged by the first hundred rows, of which %i lack it', async (count, code) => {
    const after = (code === null ? lacks : lacksNot).repeat(900);
    const rows = lacks.repeat(count) + lacksNot.repeat(100 - count);
    for (const pieces of [
      listed(header, rows, after),
      [Buffer.from(header + rows + after)],
      cut(Buffer.from(header + rows + after), [header.length, 100, 701]),
    ]) {
      const outcome = await alike(refunds(pieces));
      if (code === null) expect('report' in outcome && outcome.report.rows).toBe(1000);
      else expect('problems' in outcome && outcome.problems.map((each) => each.code)).toEqual([code]);
    }
  });
});

describe('a quote that stands where none may', () => {
  const after = ROW.repeat(100_000);

  test.each([
    ['5"x', 'csv-quote', after],
    ['"x"y', 'csv-quote', after],
    ['"x', 'csv-record-too-large', after],
    ['"x', 'csv-quote-open', ROW],
  ])('%s is told of as %s', async (cell, code, rest) => {
    const line = ROW.replace('enterprise', cell);
    const outcome = await alike(refunds(listed(HEADER, `${ROW.repeat(3)}${line}${rest}`)));
    expect(outcome).toMatchObject({ problems: [{ code, place: { row: 4, line: 5 } }] });
  });
});
