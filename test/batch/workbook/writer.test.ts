import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Archive } from '../../../src/batch/workbook/archive.ts';
import { Workbook } from '../../../src/batch/workbook/workbook.ts';
import { type SheetPlan, WorkbookWriter } from '../../../src/batch/workbook/writer.ts';
import { problemOf, rowsOf, tableOf } from './read.ts';

const PLAN: SheetPlan = { name: '结果', columns: [], headerRows: 1 };

/** The bytes of a workbook with these rows. */
async function written(rows: Iterable<readonly string[]>, plan: Partial<SheetPlan> = {}): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const writer = new WorkbookWriter({ ...PLAN, ...plan }, async (bytes) => {
    chunks.push(bytes);
  });
  for (const row of rows) await writer.row(row);
  await writer.end();
  return Buffer.concat(chunks);
}

/** The XML of the sheet. */
async function sheetXml(bytes: Buffer, part = 'xl/worksheets/sheet1.xml'): Promise<string> {
  const archive = await Archive.open(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of archive.read(part)) chunks.push(chunk);
  archive.close();
  return Buffer.concat(chunks).toString();
}

/** What a table is without its empty ends, as it is read. */
function trimmed(rows: readonly (readonly string[])[]): string[][] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((each) => each !== '') + 1));
  return cut.slice(0, cut.findLastIndex((each) => each.length > 0) + 1);
}

describe('a workbook that was written', () => {
  it('reads as the same table, whatever is in it', async () => {
    const awkward = fc.constantFrom(
      '654002199001011234',
      '=1+1',
      '@SUM(A1)',
      '+1',
      '-2.50',
      "'00123",
      '_x0041_',
      '_x005F_x0041_',
      ' 甲　',
      '第一行\n第二行\r\n\t第三行',
      '\u0000\u0001\u001f\ufffe\uffff',
      '\ud800',
      'a\udc00b',
      '𠮷䶮',
      '&amp;<b>]]>"',
      '2023-02-01',
      '1e308',
      '__proto__',
      '5.5%',
    );
    const cell = fc.oneof(fc.constant(''), awkward, fc.string({ unit: 'binary', maxLength: 20 }));
    const table = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, fc.nat({ max: 3 }), async (rows, headerRows) => {
        expect(await tableOf(await written(rows, { headerRows }))).toEqual(trimmed(rows));
      }),
      { numRuns: 300 },
    );
  });

  it('has days as days in columns of dates, and the same days when read', async () => {
    const date = fc
      .date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((each) => each.toISOString().slice(0, 10));
    const cell = fc.oneof(fc.constant(''), date, fc.constantFrom('1900-02-28', '2023年', '合计', '43862', '=1'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell)), async (rows) => {
        const table = [['日期', '日期'], ...rows];
        const bytes = await written(table, { columns: ['date', 'text'] });
        expect(await tableOf(bytes)).toEqual(trimmed(table));
        const numbers = (await sheetXml(bytes)).match(/<c r="A\d+" s="\d+"><v>\d+<\/v><\/c>/g)?.length ?? 0;
        expect(numbers).toBe(rows.filter(([each]) => /^\d{4}-/.test(each) && each >= '1900-03-01').length);
      }),
      { numRuns: 50 },
    );
    const forms = [['日期'], ['2023/2/1'], ['2023年2月1日'], ['20230201'], ['2023-02-30'], ['43862']];
    expect(await tableOf(await written(forms, { columns: ['date'] }))).toEqual([
      ['日期'],
      ['2023-02-01'],
      ['2023-02-01'],
      ['2023-02-01'],
      ['2023-02-30'],
      ['43862'],
    ]);
  });

  it('has titles and headers as text even where they look like days', async () => {
    const rows = [['2023-02-01'], ['2023-02-02'], ['2023-02-03']];
    const xml = await sheetXml(await written(rows, { columns: ['date'], headerRows: 2 }));
    expect(xml).toContain('<t>2023-02-01</t>');
    expect(xml).toContain('<t>2023-02-02</t>');
    expect(xml).toContain('<v>44960</v>');
  });

  it('never has a formula or a number in a column of text', async () => {
    const xml = await sheetXml(
      await written([
        ['a', 'b'],
        ['=cmd|"/c calc"!A1', '12.50'],
        ['@x', '-1'],
      ]),
    );
    expect(xml).not.toMatch(/<f[ >]|<v>/);
    expect(xml.match(/t="inlineStr"/g)).toHaveLength(6);
    const styles = await sheetXml(await written([['a']]), 'xl/styles.xml');
    expect(styles).toContain('formatCode="@"');
  });

  it('keeps the header in sight, and columns as wide as they need, within bounds', async () => {
    const rows = [['很长很长的标题，不算在宽度之内'], ['姓名', '备注', 'c'], ['阿依古丽', 'x'.repeat(500), '1']];
    const xml = await sheetXml(await written(rows, { headerRows: 2 }));
    expect(xml).toContain('<pane ySplit="2" topLeftCell="A3" state="frozen" activePane="bottomLeft"/>');
    const widths = [...xml.matchAll(/<col min="(\d)" max="\d" width="(\d+)"/g)].map(([, column, width]) => [
      column,
      width,
    ]);
    expect(widths).toEqual([
      ['1', '10'],
      ['2', '60'],
      ['3', '8'],
    ]);
    expect(await sheetXml(await written([['a']], { headerRows: 0 }))).not.toContain('<pane');
  });

  it('has the name that it was given, made possible', async () => {
    const names: [string, string][] = [
      ['结果', '结果'],
      ['a/b[c]:*?\\d', 'a b c     d'],
      ["'x'", 'x'],
      ['', 'Sheet1'],
      ['History', 'Sheet1'],
      ['𠮷'.repeat(20), '𠮷'.repeat(15)],
      ['名'.repeat(40), '名'.repeat(31)],
      ['__proto__', '__proto__'],
      ['a&<"b', 'a&<"b'],
    ];
    for (const [name, expected] of names) {
      const workbook = await Workbook.open(await written([['a']], { name }));
      expect(workbook.sheets.map((each) => each.name)).toEqual([expected]);
      workbook.close();
    }
  });

  it('is the same for the same rows', async () => {
    const rows = [['a'], ['1']];
    const first = await written(rows);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await written(rows)).equals(first)).toBe(true);
  });

  it('is complete without any row', async () => {
    expect(await rowsOf(await written([]))).toEqual([]);
  });

  it('has every row, in order, however many', async () => {
    function* many() {
      for (let row = 0; row < 3000; row += 1) yield [String(row), `=${row}`, ''];
    }
    const found = await rowsOf(await written(many()));
    expect(found.length).toBe(3000);
    expect(found.every((each, row) => each.fields[0] === String(row) && each.line === row + 1)).toBe(true);
  });
});

describe('a workbook that cannot be written', () => {
  it('is refused where a sheet could not hold it', async () => {
    expect(await problemOf(written([['a'], ['b', 'x'.repeat(32_768)]]))).toEqual({
      code: 'workbook-too-large',
      params: { what: 'cellWritten', limit: 32_767 },
      place: { line: 2, column: 2 },
    });
    expect((await tableOf(await written([['x'.repeat(32_767)]])))[0]![0]!.length).toBe(32_767);
    expect(await problemOf(written([new Array(16_385).fill('')]))).toMatchObject({
      code: 'workbook-too-large',
      params: { what: 'columns', limit: 16_384 },
    });
  });

  it('ends with the error of who takes the bytes, and takes no more rows', async () => {
    let calls = 0;
    const writer = new WorkbookWriter(PLAN, async () => {
      calls += 1;
      throw new Error('disk full');
    });
    const run = async () => {
      for (let row = 0; row < 100_000; row += 1) await writer.row([`${row}`.repeat(50)]);
      await writer.end();
    };
    await expect(run()).rejects.toThrow('disk full');
    expect(calls).toBe(1);
    await expect(writer.end()).rejects.toThrow('disk full');
  });

  it('waits for who takes the bytes', async () => {
    let waiting = 0;
    let most = 0;
    let taken = 0;
    const writer = new WorkbookWriter(PLAN, async (bytes) => {
      waiting += 1;
      most = Math.max(most, waiting);
      await new Promise((resolve) => setTimeout(resolve, 1));
      taken += bytes.length;
      waiting -= 1;
    });
    for (let row = 0; row < 5000; row += 1) await writer.row([`${row}`, String(Math.sin(row))]);
    await writer.end();
    expect(most).toBe(1);
    expect(taken).toBeGreaterThan(50_000);
  });
});
