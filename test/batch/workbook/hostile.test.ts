import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/batch/workbook/limits.ts';
import { Workbook } from '../../../src/batch/workbook/workbook.ts';
import { type Handmade, type Part, partsOf, sheetOf, workbookOf, zipOf } from './parts.ts';
import { problemOf, rowsOf } from './read.ts';

const file = (name: string) => new URL(`files/${name}`, import.meta.url).pathname;
const fails = (made: Handmade) => problemOf(rowsOf(workbookOf(made)));
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a file that is no workbook', () => {
  it('is told by its content, whatever its name', async () => {
    const kinds: Record<string, string> = {
      'old.xls': 'xls',
      'password.xlsx': 'encrypted',
      'list.ods': 'ods',
      'page.xls': 'html',
      'xml-2003.xls': 'xml-spreadsheet',
    };
    for (const [name, kind] of Object.entries(kinds)) {
      const expected = { code: 'input-binary', params: { kind } };
      expect(await problemOf(Workbook.open(file(name)))).toMatchObject(expected);
      expect(await problemOf(Workbook.open(readFileSync(file(name))))).toMatchObject(expected);
    }
  });

  it('is told by what is in its archive', async () => {
    const kinds: [kind: string, parts: [string, string | Part][]][] = [
      [
        'xlsb',
        [
          ['[Content_Types].xml', ''],
          ['xl/workbook.bin', ''],
        ],
      ],
      [
        'office',
        [
          ['[Content_Types].xml', ''],
          ['word/document.xml', ''],
        ],
      ],
      ['office', [['mimetype', { content: 'application/vnd.oasis.opendocument.text', stored: true }]]],
      ['archive', [['名单.csv', 'a,b']]],
      ['encrypted', [['名单.csv', { content: 'a,b', flags: 1 }]]],
    ];
    for (const [kind, parts] of kinds)
      expect(await problemOf(Workbook.open(zipOf(parts)))).toMatchObject({ code: 'input-binary', params: { kind } });
  });

  it('is told where only its first bytes are there', async () => {
    const compound = (directory: string[]) => {
      const bytes = Buffer.alloc(512 * 3);
      bytes.write('d0cf11e0a1b11ae1', 'hex');
      bytes.writeUInt16LE(9, 30);
      bytes.writeUInt32LE(0, 48);
      bytes.writeUInt32LE(1, 76);
      for (const [index, name] of directory.entries()) {
        bytes.write(name, 512 + index * 128, 'utf16le');
        bytes.writeUInt16LE(name.length * 2 + 2, 512 + index * 128 + 64);
      }
      // The table: sector 0 is followed by itself, without end.
      bytes.writeUInt32LE(0, 1024);
      return bytes;
    };
    const kind = async (bytes: Buffer) => (await problemOf(Workbook.open(bytes))).params;
    expect(await kind(compound(['Root Entry', 'Book']))).toEqual({ kind: 'xls' });
    expect(await kind(compound(['Root Entry', 'WordDocument']))).toEqual({ kind: 'office' });
    expect(await kind(compound(['Root Entry']))).toEqual({ kind: 'compound' });
    expect(await kind(compound([]).subarray(0, 20))).toEqual({ kind: 'compound' });
    expect(await kind(Buffer.from([0x09, 0x02, 0x06, 0x00, 0x00]))).toEqual({ kind: 'xls' });
    expect(await kind(Buffer.from('a,b'))).toEqual({ kind: 'binary' });
    expect(await kind(Buffer.alloc(0))).toEqual({ kind: 'binary' });
    expect((await problemOf(Workbook.open('no-such.xlsx'))).code).toBe('file-not-found');
    expect((await problemOf(Workbook.open(new URL('.', import.meta.url).pathname))).code).toBe('file-is-directory');
  });
});

describe('a damaged workbook', () => {
  it('is told of wherever it is cut', async () => {
    const whole = readFileSync(file('list.xlsx'));
    for (let length = 4; length < whole.length; length += 97) {
      const found = await problemOf(rowsOf(whole.subarray(0, length), '名单'));
      expect([length, found.code]).toEqual([length, 'workbook-damaged']);
    }
  });

  it('is told of wherever a byte is wrong, or reads as it was', async () => {
    const whole = readFileSync(file('openpyxl.xlsx'));
    const rows = JSON.stringify(await rowsOf(whole, '名单'));
    const allowed = /^(workbook-|input-binary)/;
    for (let at = 4; at < whole.length; at += 29) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0x55;
      const found = await rowsOf(bytes, '名单').then(JSON.stringify, (error) => error.problem?.code ?? String(error));
      if (found !== rows) expect([at, found]).toEqual([at, expect.stringMatching(allowed)]);
    }
  });

  it('is told of where its parts are not what its directory says', async () => {
    const sheet = sheetOf(`<row>${cell('x')}</row>`);
    for (const lie of [{ crc: 1 }, { size: sheet.length - 1 }, { size: sheet.length + 1 }]) {
      expect(await fails({ sheet: { content: sheet, ...lie } })).toEqual({
        code: 'workbook-damaged',
        params: { part: 'xl/worksheets/sheet1.xml' },
        place: {},
      });
    }
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml']) {
      const parts = partsOf({ styles: '<styleSheet/>', strings: '<sst/>' }).filter(([name]) => name !== part);
      expect(await problemOf(rowsOf(zipOf(parts)))).toMatchObject({ code: 'workbook-damaged', params: { part } });
    }
    const twice = partsOf({ sheet, more: [['XL/worksheets/sheet1.xml', sheet]] });
    expect((await problemOf(Workbook.open(zipOf(twice)))).code).toBe('workbook-damaged');
  });

  it('is told of where its cells contradict each other', async () => {
    const rows = [
      '<row r="2"><c r="A3"><v>1</v></c></row>',
      '<row r="2"/><row r="2"/>',
      '<row r="2"/><row r="1"/>',
      '<row r="0"/>',
      '<row r="x"/>',
      '<row><c r="B1"/><c r="A1"/></row>',
      '<row><c r="A1"/><c r="A1"/></row>',
      '<row><c r="1"/></row>',
      '<row><c r="A"/></row>',
      '<row><c><v>abc</v></c></row>',
      '<row><c t="b"><v>2</v></c></row>',
      '<row><c t="s"><v>0</v></c></row>',
      '<row><c t="s"><v>-1</v></c></row>',
      '<row><c t="s"><v></v></c></row>',
      '<row><c t="constructor"><v>1</v></c></row>',
    ];
    for (const each of rows) {
      const found = await fails({ sheet: sheetOf(each) });
      expect([each, found.code, found.place.line === undefined]).toEqual([each, 'workbook-damaged', false]);
    }
  });

  it('is told of where its XML is none', async () => {
    for (const sheet of [
      '',
      '<a',
      '<a><b></a>',
      '<a></a><a></a>',
      '<a>&nbsp;</a>',
      '<a b="1" b="2"/>',
      '<a>\u0001</a>',
    ])
      expect([sheet, (await fails({ sheet })).code]).toEqual([sheet, 'workbook-damaged']);
    expect((await fails({ sheet: Buffer.from([0x3c, 0x61, 0xff, 0x3e]) })).code).toBe('workbook-damaged');
  });
});

/** Reads all rows and keeps none. */
async function drained(bytes: Buffer): Promise<void> {
  const workbook = await Workbook.open(bytes);
  try {
    for await (const _ of (await workbook.rows(await workbook.choose())).blocks());
  } finally {
    workbook.close();
  }
}

describe('a hostile workbook ends soon, in little memory', () => {
  /** Runs it, and says how long it took and how much memory came on top. */
  const measured = async (run: () => Promise<unknown>) => {
    const before = process.memoryUsage().rss;
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    const start = performance.now();
    const found = await problemOf(run());
    clearInterval(timer);
    return { found, seconds: (performance.now() - start) / 1000, mebibytes: (most - before) / 1024 / 1024 };
  };
  const ends = async (made: Handmade, expected: object) => {
    const bytes = workbookOf(made);
    const { found, seconds, mebibytes } = await measured(() => drained(bytes));
    expect(found).toMatchObject(expected);
    expect(seconds).toBeLessThan(20);
    expect(mebibytes).toBeLessThan(512);
  };
  const tooLarge = (what: keyof typeof LIMITS) => ({
    code: 'workbook-too-large',
    params: { what, limit: LIMITS[what] },
  });
  const damaged = { code: 'workbook-damaged' };

  it('with a part that unpacks to gigabytes, said or not', async () => {
    const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    expect(packed.length).toBeLessThan(100_000);
    await ends({ sheet: { content: '<a/>', size: 0xfffffff0 } }, tooLarge('unpacked'));
    await ends({ strings: { content: '<a/>', size: LIMITS.unpacked } }, tooLarge('unpacked'));
    const spaces = Buffer.alloc(64 * 1024 * 1024, ' ');
    await ends({ sheet: { content: spaces, size: 100 } }, damaged);
    await ends({ sheet: { content: spaces } }, damaged);
  });

  it('with too many parts', async () => {
    const parts: [string, Part][] = [];
    for (let index = 0; index <= LIMITS.parts; index += 1) parts.push([`a${index}`, { content: '', stored: true }]);
    expect(await problemOf(Workbook.open(zipOf(parts)))).toMatchObject(tooLarge('parts'));
    expect((await problemOf(Workbook.open(zipOf(parts.slice(1))))).params).toEqual({ kind: 'archive' });
    const named = (length: number) => problemOf(Workbook.open(zipOf([['a'.repeat(length), '']])));
    expect((await named(4096)).params).toEqual({ kind: 'archive' });
    expect((await named(4097)).code).toBe('workbook-damaged');
  });

  it('with entities that laugh', async () => {
    const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${'bcdefgh'.replace(/./g, (name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)}]>`;
    await ends({ sheet: `${laughs}<worksheet>&h;</worksheet>` }, damaged);
    await ends({ strings: `${laughs}<sst><si><t>&h;</t></si></sst>` }, damaged);
    await ends({ sheet: '<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>' }, damaged);
  });

  it('with columns, rows, cells and texts without end', async () => {
    const sheet = (rows: string) => ({ sheet: sheetOf(rows) });
    await ends(sheet('<row><c r="XFE1"><v>1</v></c></row>'), tooLarge('columns'));
    await ends(sheet('<row><c r="AAAAAAAAAAAAAAAAAA1"><v>1</v></c></row>'), tooLarge('columns'));
    await ends(sheet(`<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`), tooLarge('columns'));
    await ends(sheet('<row r="1048577"><c><v>1</v></c></row>'), tooLarge('rows'));
    await ends(sheet('<row/>'.repeat(1_048_577)), tooLarge('rows'));
    await ends(sheet('<row><c t="s"><v>0</v></c></row>'), damaged);
    await ends(sheet(`<row><c><v>${'1'.repeat(2_000_000)}</v></c></row>`), tooLarge('cell'));
    await ends(sheet(`<row>${cell('x'.repeat(2_000_000))}</row>`), tooLarge('cell'));
    await ends(
      sheet(`<row><c t="inlineStr"><is>${'<r><t>xxxxxxxxxx</t></r>'.repeat(200_000)}</is></c></row>`),
      tooLarge('cell'),
    );
    await ends({ strings: `<sst><si>${'<t>xxxxxxxxxx</t>'.repeat(200_000)}</si></sst>` }, tooLarge('cell'));
  });

  it('with a corner cell in every row', async () => {
    let rows = '';
    for (let line = 1; line <= 5_000; line += 1) rows += `<row><c r="XFD${line}"><v>1</v></c></row>`;
    await ends({ sheet: sheetOf(rows) }, tooLarge('cells'));
  });

  it('with elements inside elements, attributes and comments without end', async () => {
    await ends({ sheet: '<a>'.repeat(1_000_000) }, damaged);
    await ends({ sheet: `<a ${Array.from({ length: 500_000 }, (_, at) => `a${at}="1"`).join(' ')}/>` }, damaged);
    await ends({ sheet: `<a><!--${'x'.repeat(20_000_000)}--></a>` }, damaged);
    await ends({ sheet: `<a>${'x'.repeat(20_000_000)}</a>` }, damaged);
    await ends({ sheet: `<a><?x ${'x'.repeat(20_000_000)}?></a>` }, damaged);
    await ends({ sheet: `<a><![CDATA[${'x'.repeat(20_000_000)}]]></a>` }, damaged);
  });

  it('with names that lead elsewhere or that objects have', async () => {
    const parts = partsOf({});
    for (const name of ['../../etc/passwd', '/etc/passwd', 'C:\\windows', 'a/../../b'])
      expect((await problemOf(Workbook.open(zipOf([...parts, [name, 'x']])))).code).toBe('workbook-damaged');
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const workbook = await Workbook.open(
      workbookOf({
        workbook: `<workbook xmlns:r="r" __proto__="x"><sheets>${names.map((each) => `<sheet name="${each}" r:id="r1" constructor="y"/>`).join('')}</sheets></workbook>`,
        sheet: sheetOf(`<row toString="1">${names.map(cell).join('')}</row>`),
        more: names.map((each) => [each, 'x'] as const),
      }),
    );
    expect(workbook.sheets.map((each) => each.name)).toEqual(names);
    for await (const [row] of (await workbook.rows(await workbook.choose('__proto__'))).blocks())
      expect(row!.fields).toEqual(names);
    workbook.close();
    const target = (to: string) =>
      `<Relationships><Relationship Id="r1" Type="/officeDocument" Target="${to}"/></Relationships>`;
    for (const to of ['../../../../etc/passwd', 'http://127.0.0.1/x', 'file:///etc/passwd', '']) {
      const swapped = partsOf({}).map(([name, part]) => [name, name === '_rels/.rels' ? target(to) : part] as const);
      expect((await problemOf(Workbook.open(zipOf(swapped)))).code).toBe('workbook-damaged');
    }
  });
});
