import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTPUT_ENCODINGS } from '../../../src/batch/codec.ts';
import type { Delimiter } from '../../../src/batch/csv-reader.ts';
import { tableOf } from '../workbook/read.ts';
import {
  added,
  bytesOf,
  decoded,
  FAMILIES,
  listsOf,
  MEASURES,
  ran,
  readCsv,
  resultsOf,
  Share,
  sheetOf,
  textOf,
  workbookOf,
} from './runs.ts';

/*
 * A list is the same list in every encoding and form of file, and so are its results.
 */

const lists = listsOf([...MEASURES, ...FAMILIES]);

describe('a list in any encoding', () => {
  test('has the same results, and is written in any other', async () => {
    const computed = new Share();
    await fc.assert(
      fc.asyncProperty(lists, fc.boolean(), fc.boolean(), async (drawn, quickly, named) => {
        const sheet = sheetOf(drawn, 0.2);
        const text = textOf([sheet.header, ...sheet.rows]);
        const expected = await resultsOf(sheet);
        if (!computed.note(!('refused' in expected)) || 'refused' in expected) return;
        const texts: string[] = [];
        for (const from of OUTPUT_ENCODINGS) {
          const encoding = from === 'utf-8-bom' ? 'utf-8' : from;
          const found = await ran(bytesOf(text, from), sheet, {
            delimiter: ',',
            quickly,
            encoding: named ? encoding : undefined,
          });
          if ('problems' in found) expect.unreachable(JSON.stringify([from, found.problems]));
          else texts.push(decoded(found.bytes, from));
        }
        for (const each of texts) expect(readCsv(each)).toEqual(expected.rows);
        const from = sheet.dice.pick(OUTPUT_ENCODINGS);
        for (const to of OUTPUT_ENCODINGS) {
          const found = await ran(bytesOf(text, from), sheet, { delimiter: ',', quickly, results: to });
          if ('problems' in found) expect.unreachable(JSON.stringify([from, to, found.problems]));
          else {
            expect(decoded(found.bytes, to)).toBe(texts[0]);
            const mark = { 'utf-8-bom': 'efbbbf', 'utf-16le': 'fffe', 'utf-8': '', gb18030: '' }[to];
            if (mark !== '') expect(found.bytes.toString('hex', 0, mark.length / 2)).toBe(mark);
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(computed.value).toBeGreaterThan(0.5);
  });
});

describe('a list with any delimiter and line end', () => {
  test('has the same results, told or found out', async () => {
    const computed = new Share();
    await fc.assert(
      fc.asyncProperty(lists, fc.boolean(), async (drawn, quickly) => {
        const sheet = sheetOf(drawn, 0.2);
        const expected = await resultsOf(sheet);
        if (!computed.note(!('refused' in expected)) || 'refused' in expected) return;
        for (const delimiter of [',', '\t', ';'] satisfies Delimiter[])
          for (const end of ['\n', '\r\n']) {
            const bytes = Buffer.from(textOf([sheet.header, ...sheet.rows], delimiter, end));
            const told = await ran(bytes, sheet, { delimiter, quickly });
            const found = await ran(bytes, sheet, { quickly });
            expect(found).toEqual(told);
            if ('problems' in told) expect.unreachable(JSON.stringify(told.problems));
            else expect(readCsv(told.bytes.toString(), delimiter)).toEqual(expected.rows);
          }
      }),
      { numRuns: 25 },
    );
    expect(computed.value).toBeGreaterThan(0.5);
  });
});

describe('a workbook', () => {
  /** A sheet holds no control characters, and reads a carriage return as a line feed. */
  const fits = (cells: readonly string[]) => !/[^\P{Cc}\t\n]/u.test(cells.join(''));

  test('has the results of the same list as text, and results are the same in a workbook', async () => {
    const computed = new Share();
    await fc.assert(
      fc.asyncProperty(lists, async (drawn) => {
        const drawnSheet = sheetOf(drawn, 0.2);
        const sheet = { ...drawnSheet, rows: drawnSheet.rows.filter(fits) };
        const expected = await resultsOf(sheet);
        if (!computed.note(!('refused' in expected)) || 'refused' in expected) return;
        const book = await ran(await workbookOf([sheet.header, ...sheet.rows]), sheet);
        if ('problems' in book) expect.unreachable(JSON.stringify(book.problems));
        else {
          const width = sheet.header.length;
          expect(added(readCsv(book.bytes.toString()), width)).toEqual(added(expected.rows, width));
          expect(readCsv(book.bytes.toString())).toEqual(expected.rows);
        }
        const text = Buffer.from(textOf([sheet.header, ...sheet.rows]));
        const written = await ran(text, sheet, { delimiter: ',', workbook: true });
        if ('problems' in written) expect.unreachable(JSON.stringify(written.problems));
        else {
          const rows = await tableOf(written.bytes);
          const width = expected.rows[0]!.length;
          const filled = rows.map((each) => [...each, ...Array.from({ length: width - each.length }, () => '')]);
          expect(filled.map((each) => each.slice(-8))).toEqual(expected.rows.map((each) => each.slice(-8)));
        }
      }),
      { numRuns: 25 },
    );
    expect(computed.value).toBeGreaterThan(0.5);
  });
});
