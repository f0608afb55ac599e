import { describe, expect, test } from 'vitest';
import { caseSettings } from '../../../src/cases/assemble.ts';
import { ownSet } from '../../policies/sets.ts';
import { cut, EXACT, type List, outcomeOf, QUICK } from './lists.ts';

const HEADER =
  'region,application_date,employer_kind,enterprise_size,layoff_rate(%),prior_year_ui_premiums,insured_staff,insured_as_unit\n';
const ROW = '654002,2023-10-08,enterprise,small,0,100.00,25,yes\n';

function refunds(pieces: readonly Buffer[], more: Partial<List> = {}): List {
  const set = ownSet();
  const subject = { kind: 'measure', id: 'xinjiang-2023-49/ui-refund' } as const;
  return { settings: caseSettings(set, {}, subject), subject, language: 'en', pieces, ...more };
}

/** The same outcome by both ways, which is then given back. */
async function alike(list: List) {
  const expected = await outcomeOf(list, EXACT);
  expect(await outcomeOf(list, QUICK)).toEqual(expected);
  return expected;
}

/** A list whose header comes by itself, so that the quick way begins behind it. */
const list = (header: string, ...lines: readonly string[]) => [Buffer.from(header), Buffer.from(lines.join(''))];

describe('a column that many rows lack', () => {
  const header = HEADER.replace(',insured_staff', '');
  const lacks = '654002,2023-10-08,enterprise,small,10,100.00,yes\n';
  const lacksNot = '654002,2023-10-08,enterprise,small,0,100.00,yes\n';

  test.each([
    [51, 'csv-column-missing'],
    [50, null],
  ])('is judged by the first hundred rows, of which %i lack it', async (count, code) => {
    const after = (code === null ? lacks : lacksNot).repeat(900);
    const rows = lacks.repeat(count) + lacksNot.repeat(100 - count);
    for (const pieces of [
      list(header, rows, after),
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
    const outcome = await alike(refunds(list(HEADER, `${ROW.repeat(3)}${line}${rest}`)));
    expect(outcome).toMatchObject({ problems: [{ code, place: { row: 4, line: 5 } }] });
  });
});
