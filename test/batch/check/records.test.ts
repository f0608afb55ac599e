import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckedRecords } from '../../../src/batch/check/records.ts';
import { CsvReader, type CsvRecord } from '../../../src/batch/csv-reader.ts';

function read(blocks: readonly string[]) {
  const records = new CheckedRecords(',');
  const found = blocks.flatMap((each) => [...records.push(each)]);
  return [...found, ...records.push('', true)].map((each) =>
    'record' in each ? [each.record.line, ...each.record.fields] : [each.fault.place.line, each.fault.code],
  );
}

describe('records of a list that is checked', () => {
  it('go on behind a misplaced quote', () => {
    expect(read(['a,b\n1,"2" x\n3,"4\n5"\n6,7\n'])).toEqual([
      [1, 'a', 'b'],
      [2, 'csv-quote'],
      [3, '3', '4\n5'],
      [5, '6', '7'],
    ]);
  });

  it('go on behind a quote that is never closed', () => {
    expect(read(['a,b\n1,"2\n3,4\n'])).toEqual([
      [1, 'a', 'b'],
      [2, 'csv-quote-open'],
      [3, '3', '4'],
    ]);
  });

  it('are those of the reader, however the text is cut', () => {
    const cell = fc.stringMatching(/^[a"\r\n,é]{0,4}$/);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.array(fc.nat(80), { maxLength: 4 }), fc.constantFrom('\n', '\r\n'), (rows, cuts, end) => {
        const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',') + end).join('');
        const expected: CsvRecord[] = [];
        const reader = new CsvReader(',', (each) => expected.push(each));
        reader.push(text);
        reader.end();
        const at = [0, ...cuts.map((each) => Math.min(each, text.length)).sort((a, b) => a - b), text.length];
        const blocks = at.slice(1).map((each, index) => text.slice(at[index], each));
        expect(read(blocks)).toEqual(expected.map((each) => [each.line, ...each.fields]));
      }),
    );
  });
});
