import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partsOf, sheetOf, workbookOf, zipOf } from '../batch/workbook/parts.ts';
import { fed, type Measured, repeated } from '../support/fed.ts';

const HEADER = '姓名,地区,单位类型,企业规模,参保人数,裁员率,上年度失业保险费,申请日期,备注\n';
const ROW = '张建国,伊宁市,企业,中型,30,5%,12345.68,2023-10-01,x\n';
const GIBIBYTE = 1024 ** 3;
const MEBIBYTE = 1024 ** 2;
/** More than any of these may take at a time. */
const MOST = 300;

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-hostile-'));
  writeFileSync(path('old.csv'), 'old');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const path = (name: string) => join(directory, name);

const batch = (input: Iterable<Buffer>, ...args: string[]) =>
  fed(['batch', 'xinjiang-2023-49/ui-refund', '-', ...args], input);
const intoOld = (input: Iterable<Buffer>) => batch(input, '-o', path('old.csv'));

/** Refused in little memory: the old file is as it was, and nothing is beside it. */
function refused(found: Measured, message: RegExp): void {
  expect(found.err).toMatch(message);
  expect(found.err).not.toMatch(/ {4}at |fault in the program|call stack/);
  expect(found.code).toBe(2);
  expect(found.mebibytes).toBeLessThan(MOST);
  expect(readFileSync(path('old.csv'), 'utf8')).toBe('old');
  expect(readdirSync(directory).filter((each) => each.endsWith('.tmp'))).toEqual([]);
}

describe('a field that never ends is not read to its end', () => {
  const begun = (text: string) => Buffer.from(text);
  function* endless(start: Buffer, bytes: string | Buffer) {
    yield start;
    yield* repeated(bytes, GIBIBYTE);
  }
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  const cases: [string, () => Iterable<Buffer>, RegExp][] = [
    ['in a row', () => endless(begun(HEADER + ROW), 'x'), /row 2 \(line 3 of the file\): A row is larger than 4 MiB/],
    ['in quotes', () => endless(begun(`${HEADER}${ROW}"`), '名'), /row 2 \(line 3 of the file\): A row is larger/],
    [
      'with line breaks',
      () => endless(begun(`${HEADER}${ROW}"`), 'x\n'),
      /row 2 \(line 3 of the file\): A row is larger/,
    ],
    ['in the header', () => endless(begun('姓名,'), '名'), /A row is larger than 4 MiB/],
    ['in a title', () => endless(begun('"'), '名单'), /A row is larger than 4 MiB/],
    ['in UTF-16', () => endless(wide(`\ufeff${HEADER}${ROW}`), wide('\u0a0a')), /row 2 \(line 3 of the file\): A row/],
    [
      'in GB18030',
      () => endless(Buffer.concat([Buffer.from('d0d5c3fb2c', 'hex')]), Buffer.from('c3fb', 'hex')),
      /A row/,
    ],
    ['of quotes', () => endless(begun(HEADER + ROW), '"'), /row 2 \(line 3 of the file\): A row is larger/],
    ['of delimiters', () => endless(begun(HEADER + ROW), ','), /row 2 \(line 3 of the file\): A row is larger/],
  ];
  test.each(cases)('%s', { timeout: 60_000 }, async (_, input, message) => {
    const found = await intoOld(input());
    refused(found, message);
    expect(found.sent).toBeLessThan(64 * MEBIBYTE);
  });

  test('when it is checked', { timeout: 60_000 }, async () => {
    const found = await batch(endless(begun(HEADER + ROW), 'x'), '--check');
    refused(found, /standard input:3:1: A row is larger than 4 MiB/);
    expect(found.sent).toBeLessThan(64 * MEBIBYTE);
  });
});

describe('rows out of all measure take memory for a few of them alone', () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`).join(',');
  function* rows(...texts: string[]) {
    for (const each of texts) yield Buffer.from(each);
  }

  test('a million columns', { timeout: 60_000 }, async () => {
    const header = `${HEADER.trim()},${names(500_000)}\n`;
    refused(await intoOld(rows(header, ROW)), /The row has 500009 columns, more than the 16384|A row is larger/);
    refused(await intoOld(rows(HEADER, ROW, `${'x,'.repeat(1_000_000)}\n`)), /row 2 .*: The row has 1000001 fields/);
    const many = Array.from({ length: 12 }, () => `${'x,'.repeat(1_000_000)}\n`);
    const checked = await batch(rows(HEADER, ROW, ...many), '--check');
    expect([checked.code, checked.out.match(/1000001 columns/g)?.length]).toEqual([1, 12]);
    expect(checked.mebibytes).toBeLessThan(MOST);
  });

  test('as many columns as a sheet has are a list, and soon done', { timeout: 60_000 }, async () => {
    const [same, different] = [',x'.repeat(16_384 - 9), `,${names(16_384 - 9)}`];
    for (const more of [same, different]) {
      const list = `${HEADER.trim()}${more}\n${`${ROW.trim()}${','.repeat(16_384 - 9)}\n`.repeat(20)}`;
      for (const option of [['-o', path('wide.csv')], ['--check']]) {
        const start = performance.now();
        const found = await batch(rows(list), ...option);
        expect([found.code, found.mebibytes < MOST]).toEqual([0, true]);
        // Looked at once a column, and not once for each of the others.
        expect(performance.now() - start).toBeLessThan(15_000);
      }
    }
  });

  test('rows of nothing but quotes, and a million blanks in a cell', { timeout: 60_000 }, async () => {
    const quotes = Array.from({ length: 8 }, () => `${'"'.repeat(3_000_000)}\n`);
    for (const option of [['-o', path('quotes.csv')], ['--check']]) {
      const found = await batch(rows(HEADER, ROW, ...quotes), ...option);
      // Quotes in quotes are a cell, so that each is a row without its other cells.
      expect(found.code).toBe(option[0] === '-o' ? 2 : 1);
      expect(found.mebibytes).toBeLessThan(MOST);
    }
    const blanks = '\u3000'.repeat(1_000_000);
    const found = await batch(rows(HEADER, blanks + ROW, ROW.replace('5%', `5%${blanks}`)), '-o', path('blanks.csv'));
    expect([found.code, found.mebibytes < MOST]).toEqual([1, true]);
    expect(found.err).toContain('column 裁员率: The cell has 1000002 characters, more than the 10000 of any value');
  });

  test('empty lines without end', { timeout: 60_000 }, async () => {
    refused(await intoOld(repeated('\n', 20 * MEBIBYTE)), /No header found: the first row is empty/);
    const checked = await batch(repeated('\n', 20 * MEBIBYTE), '--check');
    refused(checked, /The input is empty/);
    function* between() {
      yield Buffer.from(HEADER + ROW);
      yield* repeated('\r\n', 20 * MEBIBYTE);
      yield Buffer.from(ROW);
    }
    const found = await batch(between(), '-o', path('between.csv'));
    expect([found.code, found.mebibytes < 150]).toEqual([0, true]);
    expect(found.err).toMatch(/^2 rows: 2 eligible.*empty lines left out: 10,485,760/s);
  });
});

describe('what is no list is told by what it is, and what to do', () => {
  const zip = zipOf([['名单.csv', 'a,b']]);
  const compound = readFileSync(new URL('../batch/workbook/files/old.xls', import.meta.url));
  const cases: [string, Buffer, RegExp][] = [
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
      /neither text nor/,
    ],
    ['zeros', Buffer.alloc(5000), /encoding is neither/],
    ['a NUL in a text', Buffer.from(`${HEADER}张\0三\n`), /neither text nor a workbook/],
    ['an archive', zip, /an archive; unpack it/],
    ['an old workbook', compound, /Excel \.xls.*save it as \.xlsx/],
    ['a web page', Buffer.from('<html><table><tr><td>姓名'), /HTML, a web page.*save it as \.xlsx/],
    ['half a workbook', workbookOf({}).subarray(0, 300), /damaged or incomplete/],
  ];
  test.each(cases)('%s', async (_, bytes, message) => refused(await intoOld([bytes]), message));
});

describe('a workbook that is a trap', () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (text: string) => `<row>${text.trim().split(',').map(cell).join('')}</row>`;
  const list = row(HEADER) + row(ROW);
  const relations = (more: string) =>
    `<Relationships><Relationship Id="r1" Type="/worksheet" Target="worksheets/sheet1.xml"/>${more}</Relationships>`;
  const withRelations = (text: string, part?: [string, string]) => {
    const parts = partsOf({ sheet: sheetOf(list) }).map(([name, content]) =>
      name === 'xl/_rels/workbook.xml.rels' ? ([name, text] as const) : ([name, content] as const),
    );
    return zipOf(part ? [...parts, part] : parts);
  };
  const cases: [string, () => Buffer, RegExp][] = [
    ['a part of 64 MiB of zeros', () => workbookOf({ sheet: { content: Buffer.alloc(64 * MEBIBYTE) } }), /damaged/],
    [
      'texts without end',
      () => workbookOf({ sheet: sheetOf(list), strings: `<sst>${'<si/>'.repeat(4_194_305)}</sst>` }),
      /more than 4,194,304 different texts/,
    ],
    [
      'long texts',
      () =>
        workbookOf({
          sheet: sheetOf(list),
          strings: `<sst>${`<si><t>${'名'.repeat(30_000)}</t></si>`.repeat(1200)}</sst>`,
        }),
      /texts of the workbook come to more than 96 MiB/,
    ],
    [
      'styles without end',
      () =>
        workbookOf({
          sheet: sheetOf(list),
          styles: `<styleSheet><cellXfs>${'<xf/>'.repeat(1_000_000)}</cellXfs></styleSheet>`,
        }),
      /more than 65,536 styles/,
    ],
    [
      'relations without end',
      () => withRelations(relations('<Relationship Id="x"/>'.repeat(100_000))),
      /names more than 2,000 sheets/,
    ],
    [
      'the last cell of a sheet',
      () => workbookOf({ sheet: sheetOf(`${list}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`) }),
      /line 1048576 of the file\): The row has 16384 fields/,
    ],
    [
      'a cell beyond it',
      () => workbookOf({ sheet: sheetOf(`${list}<row r="5"><c r="XFE5"><v>1</v></c></row>`) }),
      /more than 16,384 columns/,
    ],
    ['rows out of order', () => workbookOf({ sheet: sheetOf('<row r="5"/><row r="2"/>') }), /damaged/],
    [
      'a cell of a million characters',
      () => workbookOf({ sheet: sheetOf(list + row('x'.repeat(1_000_000))) }),
      /more than 131,072 characters/,
    ],
  ];
  test.each(cases)('%s', { timeout: 60_000 }, async (name, bytes, message) => {
    const file = path(`${name}.xlsx`);
    writeFileSync(file, bytes());
    refused(await fed(['batch', 'xinjiang-2023-49/ui-refund', file, '-o', path('old.csv')]), message);
  });
});
