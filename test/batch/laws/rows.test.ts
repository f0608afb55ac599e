import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HEAD_ROWS } from '../../../src/batch/list/head.ts';
import { RowKinds } from '../../../src/batch/list/row-kinds.ts';
import { TotalsWatcher } from '../../../src/batch/totals/watch.ts';
import { Exact } from '../../../src/values/exact.ts';
import { tidy } from '../../../src/values/parse.ts';
import { moneyText } from '../../../src/values/print.ts';
import { CELLS, HEADERS, refunds } from '../bulk/refunds.ts';
import {
  ALL_MEASURES,
  added,
  FAMILIES,
  isBlank,
  listsOf,
  MEASURES,
  ran,
  resultsOf,
  Share,
  sheetOf,
  textOf,
} from './runs.ts';

/*
 * What comes out is what went in, with a result for each row; the totals are those of the rows.
 */

const lists = listsOf([...MEASURES, ...FAMILIES]);
const [STATUS, AMOUNT, LOW, HIGH, MEASURE] = [0, 1, 2, 3, 4] as const;
const EMPTY = CELLS.map(() => '');
const STATUSES = ['eligible', 'ineligible', 'undetermined', 'invalid'] as const;

/** Measures that always have an amount, settled or open. */
const ALWAYS = new Set(
  ALL_MEASURES.filter(({ outputs }) =>
    outputs.some(({ name, type, optional }) => name === 'amount' && type === 'money' && !optional),
  ).map(({ id }) => id),
);

const sum = (texts: readonly string[]) =>
  moneyText(texts.reduce((total, each) => total.plus(Exact.parse(each)), Exact.ZERO));

/** Totals of the results that rows carry. */
function countedOf(results: readonly (readonly string[])[]) {
  const eligible = results.filter((each) => each[STATUS] === 'eligible');
  const open = eligible.filter((each) => each[AMOUNT] === '' && ALWAYS.has(each[MEASURE]!));
  const bound = (index: number) => {
    const texts = open.map((each) => each[index]!);
    return texts.includes('') ? null : sum(texts);
  };
  return {
    statuses: Object.fromEntries(
      STATUSES.map((status) => [status, results.filter((each) => each[STATUS] === status).length]),
    ),
    amount: sum(eligible.flatMap((each) => each[AMOUNT] || [])),
    open: open.length,
    open_min: bound(LOW),
    open_max: bound(HIGH),
  };
}

describe('rows', () => {
  test('come out as they went in, in order, totals and notes too, each with its result', async () => {
    const computed = new Share();
    await fc.assert(
      fc.asyncProperty(lists, fc.boolean(), async (drawn, quickly) => {
        const sheet = sheetOf(drawn, 0.3);
        const found = await resultsOf(sheet, { quickly });
        if (!computed.note(!('refused' in found)) || 'refused' in found) return;
        const { rows, report } = found;
        const { header } = sheet;
        const width = header.length;
        const expected = sheet.rows.filter((each) => !isBlank(each));
        expect(rows.map((each) => each.slice(0, width))).toEqual([header, ...expected]);
        expect(rows.every((each) => each.length === width + 8)).toBe(true);
        const rowKinds = new RowKinds(report.columns);
        let cases = 0;
        for (const [index, each] of added(rows, width).entries()) {
          const [cells, status] = [expected[index]!, each[STATUS]!];
          const settled = status === 'eligible' || status === 'ineligible';
          // What nothing can be computed of may be a total or a note that does not say so clearly.
          const kind = rowKinds.of(cells) === 'case' && !settled ? rowKinds.later(cells) : rowKinds.of(cells);
          expect(STATUSES.includes(status as 'eligible')).toBe(kind === 'case');
          if (kind === 'case') cases += 1;
        }
        expect(report.blankLines).toBe(sheet.rows.length - expected.length);
        expect(report.tally.rows).toBe(cases);
      }),
      { numRuns: 60 },
    );
    expect(computed.value).toBeGreaterThan(0.5);
  });

  test('of signs that mean something to somebody are kept, and none is taken for empty', async () => {
    const cell = fc.stringMatching(/^["\t ,;='\u3000\ufeff\n\ra]{0,3}$/);
    const own = fc.constantFrom(CELLS, CELLS, EMPTY);
    const table = fc.array(fc.tuple(own, fc.array(cell, { minLength: 2, maxLength: 2 })), {
      minLength: HEAD_ROWS + 1,
      maxLength: 40,
    });
    const { settings, subject } = refunds([]);
    const header = [...HEADERS, '甲', '乙'];
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (drawn, quickly) => {
        const rows = drawn.map((parts) => parts.flat());
        const found = await resultsOf({ settings, subject, header, rows }, { quickly });
        const kept = rows.filter((each) => !isBlank(each));
        if ('refused' in found) return expect.unreachable(found.refused);
        expect(found.rows.slice(1).map((each) => each.slice(0, header.length))).toEqual(kept);
      }),
      { numRuns: 100 },
    );
  });
});

describe('totals', () => {
  test('are the sums of the rows, by status, measure and any column', async () => {
    const computed = new Share();
    await fc.assert(
      fc.asyncProperty(lists, async (drawn) => {
        const sheet = sheetOf(drawn, 0.2);
        const { header, settings } = sheet;
        const by = sheet.dice.pick(header.filter((each) => !/身份|姓名|名称|status|amount|a, "b"/.test(each)));
        const totals = new TotalsWatcher(settings, [by]);
        const watched = await resultsOf(sheet, { watchers: [totals] });
        const found = await resultsOf(sheet);
        if (!computed.note(!('refused' in found)) || 'refused' in found || 'refused' in watched) {
          expect(watched).toEqual(found);
          return;
        }
        const { rows, report } = found;
        expect(watched.rows).toEqual(rows);
        const width = header.length;
        const results = added(rows, width).filter((each) => each[STATUS] !== '');
        const counted = countedOf(results);
        const data = totals.totals.data();
        expect(data.rows).toBe(results.length);
        expect(data.all).toMatchObject(counted);
        const { tally } = report;
        expect(tally.statuses).toEqual(counted.statuses);
        expect(tally.total ? moneyText(tally.total) : '0.00').toBe(counted.amount);
        expect([
          tally.open,
          tally.openLow && moneyText(tally.openLow),
          tally.openHigh && moneyText(tally.openHigh),
        ]).toEqual([counted.open, counted.open_min, counted.open_max]);
        const ids = [...new Set(results.map((each) => each[MEASURE]!))].sort();
        expect(data.measures.map((each) => each.measure ?? '')).toEqual(ids);
        for (const { measure, ...sums } of data.measures)
          expect(sums).toMatchObject(countedOf(results.filter((each) => each[MEASURE] === (measure ?? ''))));
        const at = header.indexOf(by);
        const cases = rows.slice(1).filter((each) => each[width] !== '');
        const texts = [...new Set(cases.map((each) => tidy(each[at]!)))];
        // Numbers that may name a person are left out of totals, and with them their groups fall together.
        if (texts.some((each) => /\d{5}/.test(each) || each.length > 100)) return;
        expect(data.columns[0]!.groups!.map((each) => each.text).sort()).toEqual(texts.sort());
        for (const { text, ...sums } of data.columns[0]!.groups!) {
          const own = cases.filter((each) => tidy(each[at]!) === text);
          expect(sums).toMatchObject(countedOf(own.map((each) => each.slice(width))));
        }
      }),
      { numRuns: 50 },
    );
    expect(computed.value).toBeGreaterThan(0.5);
  });
});

describe('results as JSON', () => {
  test('say what those as CSV say', async () => {
    const computed = new Share();
    await fc.assert(
      fc.asyncProperty(lists, async (drawn) => {
        const sheet = sheetOf(drawn, 0.3);
        const asCsv = await resultsOf(sheet);
        const asJson = await ran(Buffer.from(textOf([sheet.header, ...sheet.rows])), sheet, {
          delimiter: ',',
          format: 'ndjson',
        });
        expect('problems' in asJson).toBe('refused' in asCsv);
        if (!computed.note(!('refused' in asCsv)) || 'refused' in asCsv || 'problems' in asJson) return;
        const lines = asJson.bytes.toString().trimEnd().split('\n');
        const results = added(asCsv.rows, sheet.header.length);
        const cases = [...results.keys()].filter((index) => results[index]![STATUS] !== '');
        const told = cases.length === 0 ? [] : lines.map((each) => JSON.parse(each));
        const text = (value: string | null) => value ?? '';
        expect(told.map((each) => each.row)).toEqual(cases.map((index) => index + 1));
        expect(
          told.map((each) => [each.status, ...[each.amount, each.amount_min, each.amount_max, each.measure].map(text)]),
        ).toEqual(cases.map((index) => results[index]!.slice(0, 5)));
        for (const [at, { missing, errors, conditions }] of told.entries()) {
          const [status, , , , , reasons, lacking, faults] = results[cases[at]!]!;
          expect((lacking ?? '').split('; ').filter((each) => each !== '')).toHaveLength(missing.length);
          expect(errors.length === 0).toBe(faults === '');
          for (const { message } of errors) expect(faults).toContain(message);
          if (status !== 'ineligible') expect(reasons).toBe('');
          else if (conditions.some((each: { outcome: boolean }) => each.outcome === false))
            expect(reasons).not.toBe('');
        }
      }),
      { numRuns: 50 },
    );
    expect(computed.value).toBeGreaterThan(0.5);
  });
});
