import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { runBatch } from '../../../src/batch/run.ts';
import type { OutputForm } from '../../../src/batch/sink.ts';
import { streamTarget } from '../../../src/batch/target.ts';
import { WorkbookWriter } from '../../../src/batch/workbook/writer.ts';
import { caseSettings } from '../../../src/cases/assemble.ts';
import { batchWords } from '../../../src/cli/commands/batch.ts';
import { en } from '../../../src/cli/texts/en.ts';
import { Exact } from '../../../src/values/exact.ts';
import { ownSet } from '../../policies/sets.ts';
import { streamOf } from '../bulk/lists.ts';
import { tableOf } from '../workbook/read.ts';

/*
 * Laws of lists as offices have them: titles, a header of one row or two, cases, and totals, notes and empty rows among them.
 */

const set = ownSet();
const subject = { kind: 'family', family: set.families.find((each) => each.id === 'ui-refund')! } as const;
const settings = caseSettings(set, { set: ['insured_as_unit=yes', 'insured_and_paid_up=yes'] }, subject);
const RESULTS = 8;
const COLUMNS = [
  '序号',
  '地区',
  '申请日期',
  '单位类型',
  '企业规模',
  '参保人数',
  '裁员率',
  '上年度失业保险费',
  '备注',
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;
/** A row of the list: a case, or what stands among cases. */
type Line = { readonly row: Row } | { readonly other: string } | 'empty';

/** Runs a list; gives what is written, and what is counted. */
async function run(bytes: Buffer, output: OutputForm | { readonly workbook: string } = TEXT, quickAfter = 0) {
  const written: Buffer[] = [];
  const report = await runBatch({
    settings,
    subject,
    format: 'csv',
    words: batchWords(set.vocabulary(), en),
    result: { provenance: { tables: 'tables', version: 'version' }, explain: false },
    source: streamOf([bytes]),
    target: streamTarget(async (data) => void written.push(Buffer.from(data as Uint8Array))),
    encoding: undefined,
    delimiter: undefined,
    formulas: false,
    output,
    progress: () => {},
    quickAfter,
  });
  return { bytes: Buffer.concat(written), report };
}

const TEXT: OutputForm = { encoding: undefined, otherwise: 'utf-8' };
const NEVER = Number.POSITIVE_INFINITY;

const row = fc.record<Row>({
  序号: fc.constantFrom('1', '12', ''),
  地区: fc.constantFrom('伊宁市', '塔城地区', '654002', '亚特兰蒂斯'),
  申请日期: fc.constantFrom('2023-10-01', '2019-06-01', '2020-06-15', '2023/2/1', ''),
  单位类型: fc.constantFrom('企业', '企业', '个体工商户', '其他'),
  企业规模: fc.constantFrom('小型', '中型', '大型', ''),
  参保人数: fc.constantFrom('30', '31', '500', '0'),
  裁员率: fc.constantFrom('0', '20%', '5.5%', '100%', '二成'),
  上年度失业保险费: fc.integer({ min: 0, max: 10_000_000 }).map((fen) => (fen / 100).toFixed(2)),
  备注: fc.constantFrom('', '甲', '田𠮷', '龴䶮', '=1+1', '两行\n一格', '合计', '注：无', ' 乙'),
});
const line: fc.Arbitrary<Line> = fc.oneof(
  { weight: 8, arbitrary: row.map((each) => ({ row: each })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        ...['合计', '小计', '\u3000合 计', '注：甲', '填表人：某某'],
        // These are told from cases once nothing could be computed of them.
        ...['伊宁县合计', '合计（2户）', '以下空白', '第1页 共2页', '2.甲', '2023年10月9日'],
      )
      .map((other) => ({ other })),
  },
  { weight: 1, arbitrary: fc.constant('empty' as const) },
);
const list = fc.record({
  titles: fc.integer({ min: 0, max: 3 }),
  twoRows: fc.boolean(),
  lines: fc.array(line, { minLength: 1, maxLength: 30, size: 'max' }),
  order: fc.shuffledSubarray(COLUMNS.slice(1), { minLength: COLUMNS.length - 1 }),
});
type List = typeof list extends fc.Arbitrary<infer T> ? T : never;

/** The rows of a list before its cases. */
function head({ titles, twoRows }: List, columns: readonly string[]): string[][] {
  const grouped = (name: string) => twoRows && ['参保人数', '裁员率'].includes(name);
  const filled = (cells: readonly string[]) => [...cells, ...columns.slice(cells.length).map(() => '')];
  return [
    ...Array.from({ length: titles }, (_, index) => filled([`名单之${index + 1}`])),
    ...(twoRows ? [columns.map((each) => (grouped(each) ? '情况' : each))] : []),
    columns.map((each) => (twoRows && !grouped(each) ? '' : each)),
  ];
}

function table(of: List, columns: readonly string[] = COLUMNS): string[][] {
  const cells = (each: Line) => {
    if (each === 'empty') return columns.map(() => '');
    if ('other' in each) return columns.map((_, index) => (index === 0 ? each.other : ''));
    return columns.map((name) => each.row[name as keyof Row]);
  };
  return [...head(of, columns), ...of.lines.map(cells)];
}

const csv = (rows: readonly (readonly string[])[]) => stringify(rows as string[][], { quoted_match: /[\r\n]/ });
const read = (text: string) => parse(text, { bom: true, relax_column_count: true }) as string[][];
const unguarded = (cell: string) => cell.replace(/^'(?==)/, '');

async function workbook(rows: readonly (readonly string[])[], headerRows: number): Promise<Buffer> {
  const written: Uint8Array[] = [];
  const writer = new WorkbookWriter(
    { name: '名单', columns: rows[0]!.map(() => 'text'), headerRows },
    async (bytes) => {
      written.push(bytes);
    },
  );
  for (const each of rows) await writer.row(each);
  await writer.end();
  return Buffer.concat(written);
}

const check = (law: (of: List) => Promise<void>, numRuns: number) =>
  fc.assert(fc.asyncProperty(list, law), { numRuns });

it('rows come out as they went in, in order, totals and notes in their places and without a result', async () => {
  await check(async (of) => {
    const rows = table(of);
    const above = rows.length - of.lines.length;
    const { bytes, report } = await run(Buffer.from(csv(rows)));
    const out = read(bytes.toString());
    const kept = rows.filter((each, index) => index < above || each.some((cell) => cell !== ''));
    expect(out.map((each) => each.slice(0, COLUMNS.length).map(unguarded))).toEqual(kept);
    const below = out.slice(above);
    const lines = of.lines.filter((each) => each !== 'empty');
    const { statuses, carried } = report.tally;
    for (const [index, each] of lines.entries())
      expect(below[index]![COLUMNS.length] === '').toBe('other' in (each as object));
    const cases = lines.filter((each) => 'row' in (each as object)).length;
    expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(cases);
    expect(carried.total + carried.note).toBe(lines.length - cases);
    expect(report).toMatchObject({ titles: of.titles, blankLines: rows.length - kept.length });
  }, 60);
}, 30_000);

it('the total is the sum of the rows, to the fen', async () => {
  await check(async (of) => {
    const { bytes, report } = await run(Buffer.from(csv(table(of))));
    const below = read(bytes.toString()).slice(head(of, COLUMNS).length);
    const sum = below
      .filter((each) => each[COLUMNS.length] === 'eligible')
      .reduce((all, each) => all.plus(Exact.parse(each[COLUMNS.length + 1] || '0')), Exact.parse('0'));
    expect((report.tally.total ?? Exact.parse('0')).toFixed(2)).toBe(sum.toFixed(2));
  }, 40);
}, 30_000);

it('the order of the columns changes nothing, but that of what is wrong with a row', async () => {
  const sorted = (cell: string) => cell.split('; ').sort().join('; ');
  await check(async (given) => {
    // A remark such as 合计 in front of all else would say something of the row.
    const lines = given.lines.map((each) =>
      typeof each === 'object' && 'row' in each ? { row: { ...each.row, 备注: '' } } : each,
    );
    const of = { ...given, lines };
    const results = async (columns: readonly string[]) =>
      read((await run(Buffer.from(csv(table(of, columns))))).bytes.toString()).map((each) =>
        each.slice(-RESULTS).map(sorted),
      );
    const above = head(of, COLUMNS).length;
    const [one, other] = [await results(COLUMNS), await results(['序号', ...of.order])];
    expect(other.slice(above)).toEqual(one.slice(above));
  }, 40);
}, 30_000);

it('the encodings are equivalent, and each comes out in itself', async () => {
  await check(async (of) => {
    const text = csv(table(of));
    const plain = await run(Buffer.from(text));
    for (const encode of [
      (given: string) => Buffer.from(`\ufeff${given}`),
      (given: string) => Buffer.from(`\ufeff${given}`, 'utf16le'),
      (given: string) => iconv.encode(given.replaceAll('龴', '厶'), 'gb18030'),
    ]) {
      const { bytes } = await run(encode(text));
      expect(bytes).toEqual(encode(plain.bytes.toString()));
    }
  }, 40);
}, 30_000);

it('the quick way and the exact one are equivalent', async () => {
  await check(async (of) => {
    const bytes = Buffer.from(csv(table(of)));
    const [quick, exact] = [await run(bytes, TEXT, 0), await run(bytes, TEXT, NEVER)];
    expect(quick.bytes.toString()).toBe(exact.bytes.toString());
    const counts = ({ report: { tally, ...more } }: typeof quick) => ({ ...more, ...tally.data(), measures: null });
    expect(counts(quick)).toEqual(counts(exact));
  }, 60);
}, 30_000);

it('CSV and a workbook are equivalent, both as what is read and as what is written', async () => {
  const trimmed = (rows: readonly (readonly string[])[]) =>
    rows.map((each) => each.slice(0, each.findLastIndex((cell) => cell !== '') + 1).map(unguarded));
  const days = (rows: readonly (readonly string[])[]) =>
    rows.map((each) => each.map((cell) => cell.replace(/^2023\/2\/1$/, '2023-02-01')));
  await check(async (of) => {
    const rows = table(of);
    const text = Buffer.from(csv(rows));
    const book = await workbook(rows, rows.length - of.lines.length);
    const expected = trimmed(read((await run(text)).bytes.toString()));
    expect(trimmed(read((await run(book)).bytes.toString()))).toEqual(expected);
    for (const input of [text, book]) {
      const { bytes } = await run(input, { workbook: '结果' });
      expect(trimmed(await tableOf(bytes))).toEqual(days(expected));
    }
  }, 25);
}, 30_000);

it.each([
  [
    'with other columns',
    ['序号', '单位', '参保人数', '地区', '上年度失业保险费', '裁员率', '单位类型', '企业规模', '申请日期'],
    'csv-other-header',
  ],
  ['in another unit', ['表二', '', '', '', '', '', '', '单位：万元', ''], 'csv-other-unit'],
  ['in another unit, said in a remark', ['单位：万元', '', '', '', '', '', '', '', ''], 'csv-other-unit'],
])('a second table %s is not read by the columns of the first', async (_, second, code) => {
  const one = ['1', '伊宁市', '2023-10-01', '企业', '小型', '30', '0', '1000.00', ''];
  const rows = [COLUMNS, ...Array.from({ length: 120 }, () => one), second, one];
  for (const after of [0, NEVER])
    await expect(run(Buffer.from(stringify(rows as string[][])), TEXT, after)).rejects.toMatchObject({
      problems: [{ code, place: { row: 121, line: 122 } }],
    });
});
