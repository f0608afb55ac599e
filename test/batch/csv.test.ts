import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CsvReader,
  type CsvRecord,
  type Delimiter,
  detectDelimiter,
  detectNewline,
} from '../../src/batch/csv-reader.ts';
import { CsvWriter } from '../../src/batch/csv-writer.ts';
import { guardFormula } from '../../src/batch/formulas.ts';
import { resultHeaders } from '../../src/batch/headers.ts';
import { maskNumbers } from '../../src/batch/mask.ts';
import { SuanceError } from '../../src/values/problem.ts';
import { table, write } from './awkward-cells.ts';

function records(blocks: readonly string[], delimiter: Delimiter = ',', skipsBlank = true): CsvRecord[] {
  const found: CsvRecord[] = [];
  const reader = new CsvReader(delimiter, (record) => found.push(record));
  reader.skipsBlank = skipsBlank;
  for (const each of blocks) reader.push(each);
  reader.end();
  return found;
}

const fields = (text: string, delimiter: Delimiter = ',') => records([text], delimiter).map((each) => each.fields);

function problemOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof SuanceError) return error.problem;
    throw error;
  }
  throw new Error('no problem found');
}

describe('CsvReader', () => {
  it('reads quotes, doubled quotes, delimiters and line breaks in fields', () => {
    expect(fields('a,"b ""x"", y","c\r\nd"\r\n1,,""\r\n')).toEqual([
      ['a', 'b "x", y', 'c\r\nd'],
      ['1', '', ''],
    ]);
    expect(fields('a;b\r1;2\r', ';')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(fields('a,b\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(fields('a\tb\r\n1\t"2\t3"\n4\t5\r\n', '\t')).toEqual([
      ['a', 'b'],
      ['1', '2\t3'],
      ['4', '5'],
    ]);
  });

  it('reads as csv-parse does, however the text is cut', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom<Delimiter>(',', '\t', ';'),
        fc.boolean(),
        fc.array(fc.nat(12)),
        (rows, end, delimiter, quoted, cuts) => {
          const text = write(rows, { record_delimiter: end, delimiter, quoted });
          const blocks: string[] = [];
          let rest = text;
          for (const cut of cuts) {
            blocks.push(rest.slice(0, cut));
            rest = rest.slice(cut);
          }
          const found = records([...blocks, rest], delimiter, false).map((each) => each.fields);
          const expected = parse(text, {
            delimiter,
            record_delimiter: ['\r\n', '\n', '\r'],
            relax_column_count: true,
          }) as string[][];
          expect(found).toEqual(expected);
          expect(found).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells the line on which each record begins', () => {
    const text = 'a,b\n\n"x\r\ny\nz",2\n3,4\n';
    expect(records([text]).map((each) => each.line)).toEqual([1, 3, 6]);
    const reader = new CsvReader(',', () => {});
    reader.push(text);
    expect(reader.blankLines).toBe(1);
  });

  it('reads a text in a formula without quotes around it, however the text is cut, and no other quote in a cell', () => {
    const text = 'a,b,c\r\n="001",x,="1 2"\r\n="","=""3""",=""\r\n="4"';
    const expected = [['a', 'b', 'c'], ['="001"', 'x', '="1 2"'], ['=""', '="3"', '=""'], ['="4"']];
    for (let at = 0; at <= text.length; at += 1)
      expect(records([text.slice(0, at), text.slice(at)]).map((each) => each.fields)).toEqual(expected);
    expect(records([text])[1]!.raw).toBe('="001",x,="1 2"');
    for (const wrong of ['="1', '="1"2', '="1,2"', '="1\n2"', '=A"1"', ' ="1"', '="1""2"', '="1"&"2"'])
      expect(problemOf(() => records([`a,b\n${wrong},3\n`]))).toMatchObject({ code: 'csv-quote', place: { row: 1 } });
  });

  it('names row and line of a broken quote', () => {
    expect(problemOf(() => records(['a,b\n1,2\n3,"x\n4,5\n']))).toMatchObject({
      code: 'csv-quote-open',
      place: { row: 2, line: 3 },
    });
    expect(problemOf(() => records(['a,b\n1,2\n3,x"y\n']))).toMatchObject({
      code: 'csv-quote',
      place: { row: 2, line: 3 },
    });
    expect(problemOf(() => records(['a,b\n1,"x"y\n']))).toMatchObject({
      code: 'csv-quote',
      place: { row: 1, line: 2 },
    });
    expect(problemOf(() => records(['a,b\n1,"', 'x'.repeat(5_000_000)]))).toMatchObject({
      code: 'csv-record-too-large',
      place: { row: 1, line: 2 },
    });
  });

  it('finds delimiter and line end outside quotes', () => {
    expect(detectDelimiter('a,b;c,d\n;;;;;')).toBe(',');
    expect(detectDelimiter('"a,b,c";d\n1;2')).toBe(';');
    expect(detectDelimiter('a\tb\r\n')).toBe('\t');
    expect(detectDelimiter('一列')).toBe(',');
    expect(detectNewline('a\r\nb\n')).toBe('\r\n');
    expect(detectNewline('a\nb\r\n')).toBe('\n');
    expect(detectNewline('a')).toBe('\n');
  });
});

describe('CsvWriter', () => {
  it('gives every cell back, whatever is in it', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom<Delimiter>(',', '\t', ';'),
        (rows, end, delimiter) => {
          const writer = new CsvWriter(delimiter, end, false);
          const text = write(rows, { record_delimiter: end, delimiter });
          const output = records([text], delimiter, false)
            .map((each) => writer.row(each, ['+1', 'a"b']))
            .join('');
          const back = parse(output, { delimiter, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][];
          expect(back).toEqual(rows.map((each) => [...each, '+1', 'a"b']));
          expect(writer.guarded).toBe(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('puts an apostrophe before what a spreadsheet would run, and nothing else', () => {
    fc.assert(
      fc.property(table, fc.constantFrom<Delimiter>(',', '\t', ';'), (rows, delimiter) => {
        const writer = new CsvWriter(delimiter, '\n', true);
        const text = write(rows, { delimiter });
        const output = records([text], delimiter, false)
          .map((each) => writer.row(each, ['x']))
          .join('');
        const back = parse(output, { delimiter, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][];
        expect(back).toEqual(rows.map((each) => [...each.map(guardFormula), 'x']));
      }),
      { numRuns: 500 },
    );
  });
});

describe('guardFormula', () => {
  it('knows all starters, half and full width', () => {
    for (const text of [
      '=1+1',
      '+A1',
      '-A1',
      '@SUM(A1)',
      '\tx',
      '\rx',
      '\nx',
      '\0x',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      '-x',
      '=',
    ]) {
      expect(guardFormula(text)).toBe(`'${text}`);
    }
  });

  it('leaves a dash that stands for nothing alone', () => {
    for (const text of ['-', '--', '——']) expect(guardFormula(text)).toBe(text);
  });

  it('leaves numbers and other texts alone', () => {
    for (const text of ['-12.50', '+3', '-1,234.50', '-5.5%', '', '企业', '1-2', "'=1", 'a=1', ' x'])
      expect(guardFormula(text)).toBe(text);
  });
});

describe('resultHeaders', () => {
  it('never gives a name twice', () => {
    expect(resultHeaders(['a', 'status', 'amount (2)'], ['status', 'amount'])).toEqual({
      headers: ['status (2)', 'amount'],
      renamed: [{ taken: 'status', instead: 'status (2)' }],
    });
    expect(resultHeaders(['status', 'status (2)'], ['status']).headers).toEqual(['status (3)']);
  });
});

describe('maskNumbers', () => {
  it('leaves out numbers long enough to name a person', () => {
    for (const id of [
      '654002199001011237',
      '65400219900101127X',
      '６５４００２１９９００１０１１２３４',
      '654002 19900101 1234',
      '622202654002123',
    ]) {
      expect(maskNumbers(`“${id}”不在可选值内`)).toBe('“***”不在可选值内');
    }
    for (const text of ['12345.68', '2023-10-01', '1234567890.12', '20230201']) expect(maskNumbers(text)).toBe(text);
  });
});
