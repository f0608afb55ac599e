import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Splitter } from '../../../src/batch/bulk/splitter.ts';

const APART = new Uint8Array(256);
for (const sign of '=+') APART[sign.charCodeAt(0)] = 1;

/** The cells of the plain rows at the beginning of a text, as the module finds them, and what comes behind them. */
function split(text: string, width: number, delimiter = ',', splitter = splitterOf(width, delimiter)) {
  const to = splitter.put(Buffer.from(text));
  const rows: string[][] = [];
  let at = splitter.from;
  for (;;) {
    const count = splitter.split(at, to);
    const { bytes, records, size } = splitter;
    for (let record = 0; record < count * size; record += size)
      rows.push(
        Array.from({ length: width }, (_, column) =>
          bytes.toString('utf8', records[record + column]! + 1, records[record + column + 1]!),
        ),
      );
    at = records[count * size]! + 1;
    if (count < splitter.most || at >= to) return { rows, rest: bytes.toString('utf8', at, Math.max(at, to)) };
  }
}

function splitterOf(width: number, delimiter = ','): Splitter {
  return new Splitter(delimiter.charCodeAt(0), width, APART);
}

/** The same without the module. */
function expected(text: string, width: number, delimiter: string) {
  const rows: string[][] = [];
  let rest = text;
  while (rest !== '') {
    const end = rest.indexOf('\n') < 0 ? rest.length : rest.indexOf('\n');
    const line = rest.slice(0, end).replace(/\r$/, '');
    const cells = line.split(delimiter);
    const plain = !/["\r]/.test(line) && line !== '' && cells.every((each) => !/^[=+]/.test(each));
    if (!plain || cells.length !== width) break;
    rows.push(cells);
    rest = rest.slice(end + 1);
  }
  return { rows, rest };
}

describe('plain rows', () => {
  test.each([
    ['one row', 'a,b\n', [['a', 'b']], ''],
    [
      'an end without a line feed',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      '',
    ],
    [
      'carriage returns',
      'a,b\r\nc,\r\n',
      [
        ['a', 'b'],
        ['c', ''],
      ],
      '',
    ],
    [
      'both line ends',
      'a,b\nc,d\r\ne,f\n',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
      '',
    ],
    [
      'cells longer than sixteen bytes',
      `${'一'.repeat(9)},${'x'.repeat(40)}\n`,
      [['一'.repeat(9), 'x'.repeat(40)]],
      '',
    ],
    ['a quote', 'a,b\nc,"d"\ne,f\n', [['a', 'b']], 'c,"d"\ne,f\n'],
    ['a quote within', 'a,b\nc,d"\n', [['a', 'b']], 'c,d"\n'],
    ['a cell too many', 'a,b\nc,d,e\n', [['a', 'b']], 'c,d,e\n'],
    ['a cell too few', 'a,b\nc\ne,f\n', [['a', 'b']], 'c\ne,f\n'],
    ['an empty line', 'a,b\n\nc,d\n', [['a', 'b']], '\nc,d\n'],
    ['a lone carriage return', 'a,b\nc\r,d\n', [['a', 'b']], 'c\r,d\n'],
    ['a carriage return at the end of a row', 'a,b\nc,d\re,f\n', [['a', 'b']], 'c,d\re,f\n'],
    ['a first cell that is apart', 'a,b\n=c,d\n', [['a', 'b']], '=c,d\n'],
    ['a further cell that is apart', 'a,b\nc,+d\n', [['a', 'b']], 'c,+d\n'],
    [
      'a sign that is apart, within',
      'a,b\nc+,d=\n',
      [
        ['a', 'b'],
        ['c+', 'd='],
      ],
      '',
    ],
    ['nothing', '', [], ''],
  ])('%s', (_, text, rows, rest) => {
    expect(split(text, 2)).toEqual({ rows, rest });
  });

  test('a list of one column ends at an empty line', () => {
    expect(split('a\nb\n\nc\n', 1)).toEqual({ rows: [['a'], ['b']], rest: '\nc\n' });
  });

  test('are split as reading them byte by byte does', () => {
    const sign = fc.constantFrom(
      'a',
      'b',
      '文',
      '𠮷',
      ',',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\r',
      '"',
      '=',
      '+',
      ' ',
      '\0',
    );
    const text = fc.oneof(
      fc.array(sign, { maxLength: 80 }).map((signs) => signs.join('')),
      // Mostly rows, so that some hundred of them are split at a time.
      fc
        .array(fc.constantFrom('a,b\n', 'a,b\n', '文字,\r\n', ',\n', `${'x'.repeat(30)},y\n`), { maxLength: 900 })
        .map((lines) => lines.join('')),
      fc.array(fc.constantFrom('a;b\n', ';\r\n', 'a;"b"\n'), { maxLength: 40 }).map((lines) => lines.join('')),
    );
    const kept = new Map<string, Splitter>();
    let rows = 0;
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 3 }), fc.constantFrom(',', ';', '\t'), (whole, width, delimiter) => {
        const key = `${width}${delimiter}`;
        const splitter = kept.get(key) ?? splitterOf(width, delimiter);
        kept.set(key, splitter);
        const found = split(whole, width, delimiter, splitter);
        expect(found).toEqual(expected(whole, width, delimiter));
        rows += found.rows.length;
      }),
      { numRuns: 2000 },
    );
    expect(rows).toBeGreaterThan(1000);
  });
});

describe('room', () => {
  test('rows of more than the usual bytes are taken after shorter ones', () => {
    const splitter = splitterOf(2);
    const row = `${'x'.repeat(1000)},y\n`;
    for (const count of [1, 2000, 3, 5000]) {
      const { rows, rest } = split(row.repeat(count), 2, ',', splitter);
      expect([rows.length, rest]).toEqual([count, '']);
      expect(rows.at(-1)).toEqual(['x'.repeat(1000), 'y']);
    }
  });

  test('a row has as many columns as a sheet', () => {
    const width = 16_384;
    const cells = Array.from({ length: width }, (_, index) => String(index));
    expect(split(`${cells.join(',')}\n`.repeat(3), width).rows).toEqual([cells, cells, cells]);
  });
});
