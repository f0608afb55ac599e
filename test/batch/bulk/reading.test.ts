import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delimiter } from '../../../src/batch/csv-reader.ts';
import { guardFormula } from '../../../src/batch/formulas.ts';
import { cell, table, write } from '../awkward-cells.ts';
import { countingExactRows, cut, EXACT, outcomeOf, QUICK } from './lists.ts';
import { CELLS, GAP, HEADERS, refunds } from './refunds.ts';

/*
 * Whatever stands in the columns that nothing is read from comes out as it was; csv-parse is the judge.
 */

const RESULTS = 8;
const delimiters = fc.constantFrom<Delimiter>(',', '\t', ';');
const ends = fc.constantFrom('\n', '\r\n');
const parseWith = (text: string, delimiter: Delimiter) =>
  parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][];

describe('the quick way', () => {
  test('gives all cells back, and makes those safe that a spreadsheet would run', async () => {
    let quick = 0;
    await fc.assert(
      fc.asyncProperty(
        table,
        delimiters,
        ends,
        fc.record({ formulas: fc.boolean(), quoted: fc.boolean(), at: fc.nat(HEADERS.length) }),
        fc.record({
          block: fc.constantFrom(undefined, 64, 500),
          sizes: fc.array(fc.integer({ min: 9, max: 300 }), { minLength: 1 }),
        }),
        async (others, delimiter, end, { formulas, quoted, at }, { block, sizes }) => {
          const within = (own: readonly string[], cells: readonly string[]) => [
            ...own.slice(0, at),
            ...cells,
            ...own.slice(at),
          ];
          const headers = within(
            HEADERS,
            others[0]!.map((_, index) => `列${index}`),
          );
          const rows = others.map((cells) => within(CELLS, cells));
          const options = { record_delimiter: end, delimiter, quoted };
          const header = Buffer.from(write([headers], options) + GAP);
          const pieces = [header, ...cut(Buffer.from(write(rows, options)), sizes)];
          const list = refunds(pieces, { formulas, delimiter, block });
          const { result, exact } = await countingExactRows(() => outcomeOf(list, QUICK));
          quick += rows.length - exact;
          if ('problems' in result) throw new Error(result.problems[0]!.code);
          const found = parseWith(result.output, delimiter).slice(1);
          expect(found.map((each) => each.slice(0, -RESULTS))).toEqual(
            rows.map((each) => each.map((text) => (formulas ? text : guardFormula(text)))),
          );
          for (const each of found) expect(each.slice(-RESULTS, -RESULTS + 2)).toEqual(['eligible', '60.00']);
          expect(result).toEqual(await outcomeOf(list, EXACT));
        },
      ),
      { numRuns: 150 },
    );
    expect(quick).toBeGreaterThan(150);
  });

  test('reads a list of one column, empty lines and all', async () => {
    const set = HEADERS.flatMap((name, index) =>
      name === 'insured_staff' ? [] : [`${name.replace('(%)', '')}=${CELLS[index]}`],
    );
    const staff = fc.oneof(fc.constantFrom('25', '31', '', ' ', '30人', '1,000'), cell);
    await fc.assert(
      fc.asyncProperty(fc.array(staff, { maxLength: 9 }), ends, fc.boolean(), async (cells, end, formulas) => {
        const text = write(
          cells.map((each) => [each]),
          { record_delimiter: end },
        );
        // Here an empty line is an empty cell.
        const pieces = [Buffer.from(`参保人数${end}${GAP}`), Buffer.from(text)];
        const list = refunds(pieces, { formulas, delimiter: ',' }, set);
        const expected = await outcomeOf(list, EXACT);
        expect(await outcomeOf(list, QUICK)).toEqual(expected);
        if (!('report' in expected)) throw new Error(expected.problems[0]!.code);
        const { rows, carried } = expected.report;
        // Signs alone may be a remark.
        const all = rows + Object.values(carried).reduce((sum, each) => sum + each, 0);
        expect(all).toBe(GAP.length + cells.length);
      }),
      { numRuns: 200 },
    );
  });

  test('meets any bytes as the exact one does', async () => {
    // Lists that may be broken in any way, a good row before and behind.
    const sign = fc.constantFrom(',', '"', '\n', '\r', '\r\n', 'a', '1', '=', '+', ' ', '企', '""', ',"', '",', ';');
    const noise = fc.array(sign, { maxLength: 12 }).map((parts) => parts.join(''));
    const line = fc.oneof(noise, fc.tuple(noise, fc.nat(CELLS.length)));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), ends, fc.boolean(), async (lines, end, open) => {
        const text = lines.map((each) => {
          if (typeof each === 'string') return each;
          const [text, at] = each;
          return [...CELLS.slice(0, at), text, ...CELLS.slice(at)].join(',');
        });
        const header = ['备注', ...HEADERS].join(',') + end + GAP;
        const pieces = [Buffer.from(header), Buffer.from(text.join(end) + (open ? '' : end))];
        const list = refunds(pieces);
        expect(await outcomeOf(list, QUICK)).toEqual(await outcomeOf(list, EXACT));
      }),
      { numRuns: 300 },
    );
  });
});
