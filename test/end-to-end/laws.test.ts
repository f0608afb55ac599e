import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT, suance } from '../support/run.ts';

/*
 * What holds of any list (test/batch/laws), of the files that the built command writes.
 */

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-lists-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const path = (name: string) => join(directory, name);
const LIST = `${ROOT}examples/ui-refund.csv`;
type Row = Record<string, string>;
const read = (name: string): Row[] => parse(readFileSync(name), { bom: true, columns: true });

/** A sum of amounts in fen, and as a manifest has it. */
const sum = (amounts: readonly string[]) => {
  const fen = amounts.reduce((total, each) => total + BigInt(each.replace('.', '')), 0n).toString();
  return `${fen.padStart(3, '0').slice(0, -2)}.${fen.padStart(3, '0').slice(-2)}`;
};

test('totals by any column are the sums of the rows of the results', () => {
  const args = ['-o', path('out.csv'), '--manifest', path('run.json'), '--total-by', '地区,企业规模', '-q'];
  expect(suance(['batch', 'ui-refund', LIST, ...args]).code).toBe(0);
  const rows = read(path('out.csv'));
  const { totals } = JSON.parse(readFileSync(path('run.json'), 'utf8'));
  const amounts = (some: readonly Row[]) =>
    some.filter((each) => each.status === 'eligible').flatMap((each) => each.amount || []);
  expect([totals.rows, totals.all.amount]).toEqual([rows.length, sum(amounts(rows))]);
  expect(rows.length).toBe(read(LIST).length);
  for (const { column, groups } of totals.columns)
    for (const { text, amount, statuses } of groups) {
      const own = rows.filter((each) => each[column] === text);
      expect([text, amount, statuses.eligible]).toEqual([
        text,
        sum(amounts(own)),
        own.filter((each) => each.status === 'eligible').length,
      ]);
    }
  for (const { measure, amount } of totals.measures)
    expect([measure, amount]).toEqual([measure, sum(amounts(rows.filter((each) => each.measure === measure)))]);
});

test('two measures in one run give what each gives alone, as CSV and as JSON', () => {
  const [first, other] = ['ui-refund', 'hiring-subsidy'];
  suance(['batch', `${first},${other}`, LIST, '-o', path('both.csv'), '-q']);
  suance(['batch', first, LIST, '-o', path('first.csv'), '-q']);
  suance(['batch', first, LIST, '-o', path('first.ndjson'), '--format', 'ndjson', '-q']);
  const both = read(path('both.csv'));
  const alone = read(path('first.csv'));
  const json = readFileSync(path('first.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each));
  for (const name of ['status', 'amount', 'amount_min', 'amount_max', 'measure']) {
    expect(both.map((each) => each[`${name} (${first})`])).toEqual(alone.map((each) => each[name]));
    expect(json.map((each) => each[name] ?? '')).toEqual(alone.map((each) => each[name]));
  }
});

test('a list of one column with tabs in its cells, and one under titles full of commas, are read and checked alike', () => {
  const set = ['申请日期=2023-10-01', '单位类型=企业', '企业规模=小型', '裁员率=0', '上年度实际缴纳失业保险费=100']
    .flatMap((each) => ['--set', each])
    .concat('--region', '新疆');
  writeFileSync(path('one.csv'), '参保职工人数\n20\n"30"\n\t40\n');
  const { code, out } = suance(['batch', 'ui-refund', path('one.csv'), ...set, '-q']);
  expect(code).toBe(0);
  const results = parse(out, { columns: true }) as Row[];
  expect(results.map((each) => [each.参保职工人数, each.status, each.amount])).toEqual(
    // A tab at the beginning of a cell is made safe for spreadsheets.
    ['20', '30', "'\t40"].map((each) => [each, 'eligible', '60.00']),
  );
  const cells: string[][] = parse(readFileSync(LIST), { bom: true });
  writeFileSync(path('titles.csv'), `某市,某区,某局,2023\n${cells.map((each) => `${each.join('\t')}\n`).join('')}`);
  expect(suance(['batch', 'ui-refund', path('titles.csv'), '--check'])).toMatchObject({ code: 0 });
  expect(suance(['batch', 'ui-refund', path('titles.csv'), '-q', '-o', path('x.csv')]).code).toBe(0);
});
