import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { markProblem } from '../../../src/batch/cells.ts';
import { readWhole } from '../../../src/batch/workbook/bytes.ts';
import { Workbook } from '../../../src/batch/workbook/workbook.ts';
import { sheetOf, workbookOf } from './parts.ts';
import { problemOf, rowsOf, tableOf } from './read.ts';

const file = (name: string) => new URL(`files/${name}`, import.meta.url).pathname;

describe('a workbook of LibreOffice', () => {
  it('is read cell by cell as text', async () => {
    expect(await tableOf(file('list.xlsx'), '名单')).toEqual([
      ['一次性吸纳就业补贴名单（演示）'],
      ['单位：元'],
      ['序号', '姓名', '身份证号', '参保', '', '金额', '裁员率', '是否', '公式', '备注'],
      ['', '', '', '日期', '月数'],
      ['1', '阿依古丽·买买提', '654002199001011234', '2020-02-01', '12', '8.2', '5.5%', '是', '16.4', '前半后半'],
      [
        '2',
        '𠮷䶮',
        '654002199001011000',
        '2020-02-01 13:30:00',
        '0.3',
        '123456',
        '33.3333333333333%',
        '否',
        '甲乙',
        '第一行\n第二行',
      ],
      [],
      ['3', '=1+1', '#N/A', '2020-02-01', '00042', '#DIV/0!', '125%', '是', '', '18:00:00'],
      ['合计', '', '', '', '', '123464.2'],
      [],
      ['填表人：某某'],
    ]);
  });

  it('has rows numbered as people see them, and marks what must not be used', async () => {
    const rows = await rowsOf(file('list.xlsx'), '名单');
    expect(rows.map((each) => each.line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const marks = rows.flatMap((row) => [...(row.marks ?? [])].map(([column, mark]) => [row.line, column, mark]));
    expect(marks).toEqual([
      [6, 2, 'rounded'],
      [6, 5, 'scaled'],
      [8, 2, 'error'],
      [8, 5, 'error'],
    ]);
    expect(rows[4]!.marks).toBeNull();
  });

  it('tells of merged cells and hidden rows, and how far it has come', async () => {
    const workbook = await Workbook.open(file('list.xlsx'));
    const reader = await workbook.rows(await workbook.choose('名单'));
    for await (const block of reader.blocks()) expect(block.length).toBeGreaterThan(0);
    expect(reader.merges).toEqual(['A1:J1', 'A3:A4', 'B3:B4', 'D3:E3']);
    expect(reader.hiddenRows).toBe(1);
    expect(reader.bytesRead).toBe(reader.size);
    workbook.close();
  });

  it('counts its days from 1904', async () => {
    expect(await tableOf(file('from-1904.xlsx'))).toEqual([['2020-02-01']]);
  });

  it('is read from a pipe as from a file', async () => {
    const bytes = readFileSync(file('list.xlsx'));
    const piped = await readWhole(Readable.from([bytes.subarray(100, 200), bytes.subarray(200)]), [
      bytes.subarray(0, 100),
    ]);
    expect(await rowsOf(piped, '名单')).toEqual(await rowsOf(file('list.xlsx'), '名单'));
  });
});

describe('a workbook of openpyxl', () => {
  it('is read cell by cell as text', async () => {
    const rows = await rowsOf(file('openpyxl.xlsx'), '名单');
    expect(rows.map((each) => each.fields)).toEqual([
      ['编号', '日期', '比例', '金额', '公式', '证件号'],
      ['1', '2023-02-01', '7%', '1234.5', '', '654002199001011200'],
      ['00123', '2023-02-01 08:30:00', '12.5%', '0.0000001', '是', '首\r\n末'],
      ['', '', '-0.07', '0.3', '8.2', '1000000000000000'],
      [],
      ['备注'],
    ]);
    expect([...rows[1]!.marks!]).toEqual([
      [4, 'not-calculated'],
      [5, 'rounded'],
    ]);
  });

  it('counts its days from 1904', async () => {
    expect(await tableOf(file('openpyxl-1904.xlsx'))).toEqual([['2023-02-01', '1904-01-01', '13:30:00']]);
  });

  it('may be written row by row', async () => {
    expect(await tableOf(file('openpyxl-write-only.xlsx'))).toEqual([['甲', '2', '', '2023-02-01']]);
  });
});

describe('the choice of a sheet', () => {
  const sheets = (...states: [name: string, state?: string][]) =>
    `<workbook xmlns:r="r"><sheets>${states
      .map(([name, state]) => `<sheet name="${name}" ${state ? `state="${state}"` : ''} r:id="r1"/>`)
      .join('')}</sheets></workbook>`;
  const filled = sheetOf('<row><c t="inlineStr"><is><t>x</t></is></c></row>');

  it('is by name, blanks, width and case aside', async () => {
    const workbook = await Workbook.open(file('openpyxl.xlsx'));
    expect(workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['名单', 'visible'],
      ['代码', 'very-hidden'],
      ['__proto__', 'visible'],
    ]);
    expect((await workbook.choose(' 名单　')).name).toBe('名单');
    expect((await workbook.choose('__PROTO__')).name).toBe('__proto__');
    expect((await workbook.choose('代码')).name).toBe('代码');
    expect(await problemOf(workbook.choose('名册'))).toMatchObject({
      code: 'workbook-sheet-unknown',
      params: { name: '名册', nearest: ['名单'], sheets: [{ name: '名单' }, { name: '代码' }, { name: '__proto__' }] },
    });
    expect((await problemOf(workbook.choose('constructor'))).code).toBe('workbook-sheet-unknown');
    workbook.close();
  });

  it('is asked for where several have values, and says which are hidden', async () => {
    expect(await problemOf(rowsOf(file('list.xlsx')))).toEqual({
      code: 'workbook-sheet-several',
      params: {
        sheets: [
          { name: '名单', hidden: false },
          { name: '参数', hidden: true },
        ],
      },
      place: {},
    });
  });

  it('leaves out what only programs show, and needs none where there is one', async () => {
    const workbook = sheets(['甲'], ['WpsReserved_CellImgList', 'veryHidden']);
    expect(await tableOf(workbookOf({ workbook, sheet: filled }))).toEqual([['x']]);
    expect(await tableOf(workbookOf({ workbook: sheets(['甲', 'hidden']), sheet: filled }))).toEqual([['x']]);
    expect(
      (await problemOf(rowsOf(workbookOf({ workbook: sheets(['甲'], ['乙', 'hidden']), sheet: filled })))).code,
    ).toBe('workbook-sheet-several');
  });

  it('takes the first of several without a value', async () => {
    const workbook = await Workbook.open(workbookOf({ workbook: sheets(['Sheet1'], ['Sheet2'], ['Sheet3']) }));
    expect((await workbook.choose()).name).toBe('Sheet1');
    workbook.close();
  });

  it('needs a sheet with cells', async () => {
    expect((await problemOf(rowsOf(workbookOf({ workbook: sheets() })))).code).toBe('workbook-no-sheet');
  });
});

describe('cells written by hand', () => {
  const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/><xf/></cellXfs></styleSheet>`;
  const read = async (rows: string, strings?: string) =>
    (await rowsOf(workbookOf({ sheet: sheetOf(rows), styles: STYLES, ...(strings ? { strings } : {}) }))).map(
      (each) => [each.fields, [...(each.marks ?? [])]],
    );
  const cells = async (...written: string[]) => (await read(`<row>${written.join('')}</row>`))[0] ?? [[], []];

  it('have the 17 digits of Excel taken back, and what is really more shown', async () => {
    expect(await cells('<c><v>8.1999999999999993</v></c>', '<c><v>0.30000000000000004</v></c>')).toEqual([
      ['8.2', '0.30000000000000004'],
      [[1, 'residue']],
    ]);
    expect(await cells('<c s="1"><v>5.5E-2</v></c>', '<c s="1"><v>8.2299999999999998E-2</v></c>')).toEqual([
      ['5.5%', '8.23%'],
      [],
    ]);
  });

  it('are days by the format of their style', async () => {
    const written = [
      '<c s="2"><v>44958</v></c>',
      '<c s="3"><v>44958</v></c>',
      '<c s="2"><v>20230201</v></c>',
      '<c s="4"><v>1</v></c>',
    ];
    expect(await cells(...written)).toEqual([['2023-02-01', '2023-02-01', '20230201', '1'], []]);
    expect(await cells('<c t="d"><v>2023-02-01T00:00:00</v></c>', '<c t="d"><v>2023-02-01T08:30:00</v></c>')).toEqual([
      ['2023-02-01', '2023-02-01 08:30:00'],
      [],
    ]);
  });

  it('are what their formulas last gave, or marked', async () => {
    const formula = '<f>A1</f>';
    expect(
      await cells(
        `<c>${formula}<v>3</v></c>`,
        `<c t="str">${formula}<v></v></c>`,
        `<c t="str">${formula}<v> a_x000D_b </v></c>`,
        `<c>${formula}<v></v></c>`,
        `<c>${formula}</c>`,
        `<c t="str">${formula}</c>`,
        '<c><f t="shared" si="0"/><v>4</v></c>',
        `<c t="b">${formula}<v>1</v></c>`,
        `<c t="e">${formula}<v>#REF!</v></c>`,
      ),
    ).toEqual([
      ['3', '', ' a\rb ', '', '', '', '4', '是', '#REF!'],
      [
        [3, 'not-calculated'],
        [4, 'not-calculated'],
        [5, 'not-calculated'],
        [8, 'error'],
      ],
    ]);
    expect(await cells('<c><v>1</v></c>', `<c>${formula}</c>`)).toEqual([['1', ''], [[1, 'not-calculated']]]);
  });

  it('join their runs, leave out how they are pronounced, and take back what XML cannot hold', async () => {
    const strings = `<sst><si><t xml:space="preserve"> 甲 </t></si><si><r><t>乙</t></r><r><rPr><b/></rPr><t>丙</t></r>
      <rPh sb="0" eb="1"><t>yi</t></rPh></si><si><t>_x0041__x005F_x0041_</t></si><si><t/></si><si/></sst>`;
    const shared = [0, 1, 2, 3, 4, 0].map((each) => `<c t="s"><v>${each}</v></c>`).join('');
    expect(await read(`<row>${shared}</row>`, strings)).toEqual([[[' 甲 ', '乙丙', 'A_x0041_', '', '', ' 甲 '], []]]);
    const inline = '<c t="inlineStr"><is><r><t>丁</t></r><r><t>戊</t></r><rPh><t>x</t></rPh></is></c>';
    expect(await cells(inline, '<c t="inlineStr"><is><t>&#x20BB7;</t></is></c>')).toEqual([['丁戊', '𠮷'], []]);
  });

  it('stand where they say, else one after the other', async () => {
    const rows = `<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c><c r="E3"/><c r="AA3" s="1"/></row>
      <row><c><v>3</v></c><c><v>4</v></c></row><row r="6"/><row r="9" spans="1:2"><c r="XFD9"><v></v></c></row>`;
    const found = await rowsOf(workbookOf({ sheet: sheetOf(rows) }));
    expect(found.map((each) => [each.line, each.fields])).toEqual([
      [1, []],
      [2, []],
      [3, ['', '1', '', '2']],
      [4, ['3', '4']],
    ]);
  });

  it('may have prefixes, another encoding, and anchors that only look like rows', async () => {
    const prefixed = `<x:worksheet xmlns:x="n"><x:sheetData><x:row r="1"><x:c r="A1" t="b"><x:v>0</x:v></x:c></x:row></x:sheetData>
      <x:controls><x:from><x:row>4</x:row></x:from></x:controls></x:worksheet>`;
    expect(await tableOf(workbookOf({ sheet: prefixed }))).toEqual([['否']]);
    const utf16 = Buffer.from(
      `\ufeff<?xml version="1.0" encoding="UTF-16"?>${prefixed.replace('t="b"', '')}`,
      'utf16le',
    );
    expect(await tableOf(workbookOf({ sheet: utf16 }))).toEqual([['0']]);
  });

  it('may be of the strict form, or of a workbook with other names inside', async () => {
    const bytes = workbookOf({
      workbook:
        '<s:workbook xmlns:s="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="q"><s:workbookPr date1904="true"/><s:sheets><s:sheet name="a" q:id="r1"/></s:sheets></s:workbook>',
      sheet: sheetOf('<row><c s="2"><v>0</v></c></row>'),
      styles: STYLES,
    });
    expect(await tableOf(bytes)).toEqual([['1904-01-01']]);
  });
});

describe('what to tell of a marked cell', () => {
  it('never has the digits of an id in it', () => {
    expect(markProblem('rounded', '654002199001011200')).toEqual({ code: 'cell-rounded', params: {}, place: {} });
    expect(markProblem('error', '#N/A').params).toEqual({ text: '#N/A' });
    expect(markProblem('not-calculated', '').code).toBe('cell-not-calculated');
    expect(markProblem('scaled', '123456').code).toBe('cell-scaled');
    expect(markProblem('residue', '5.500000000000005%').params).toEqual({ near: '5.5%' });
  });
});
