import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OtherRows } from '../../../src/batch/bulk/others.ts';
import { codecOf } from '../../../src/batch/codec.ts';
import type { Delimiter } from '../../../src/batch/csv-reader.ts';
import { kindOf } from '../../../src/batch/list/kinds.ts';

/** Bytes behind a cell, which do not matter. */
const SLACK = 8;

/*
 * The quick way never takes a total or a note for a case; that it takes a closer look at some cases costs nothing but time.
 */

const codecs = await Promise.all((['utf-8', 'gb18030'] as const).map(codecOf));

/** Whether each codec takes a closer look at a row. */
function looks(cells: readonly string[], delimiter: Delimiter = ',', quoted = false): boolean[] {
  const line = cells
    .map((text) =>
      quoted || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text,
    )
    .join(delimiter);
  return codecs.map((codec) => {
    const bytes = codec.encode(`${line}\n`);
    const others = new OtherRows(codec, delimiter);
    return others.may(Buffer.concat([Buffer.from('x\n'), bytes, Buffer.alloc(SLACK, 'x')]), 2, bytes.length + 2);
  });
}

describe('totals and notes', () => {
  test('whatever stands before their first word', () => {
    const missed: string[] = [];
    const others = codecs.map((codec) => ({ codec, rows: new OtherRows(codec, ',') }));
    const spare = Buffer.alloc(SLACK, 'x');
    for (let code = 1; code < 0xffff; code += 1) {
      if (code >= 0xd800 && code <= 0xf8ff) continue;
      const sign = String.fromCharCode(code);
      if (sign === ',' || sign === '"' || sign === '\n' || sign === '\r') continue;
      for (const fields of [
        [`${sign}合计`, 'x'],
        [`${sign}otal`, 'x'],
        [`${sign}计`, 'x'],
        [sign, '合计'],
        [`7${sign}`, '合计'],
      ]) {
        if (kindOf(fields, []) === 'case') continue;
        for (const { codec, rows } of others) {
          const bytes = Buffer.concat([codec.encode(`${fields.join(',')}\n`), spare]);
          if (!rows.may(bytes, 0, bytes.length - SLACK))
            missed.push(`${codec.encoding} U+${code.toString(16)} ${fields}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  test('in any row', () => {
    const blank = fc.constantFrom('', ' ', '\u3000', '\u00a0', '\u200b', "'", '\t', '\n', '\r\n', '\ufeff', '"');
    const word = fc.constantFrom(
      '合计',
      '小 计',
      '总计：',
      'Total',
      'ＴＯＴＡＬ',
      '本页合计',
      '注：无',
      '（盖章）',
      '⼩计',
    );
    const serial = fc.constantFrom('1', '12', '１２', '1２', '7 ', "'7", '\u00a07');
    const text = fc.tuple(blank, word, blank).map((parts) => parts.join(''));
    const cell = fc.oneof(blank, word, text, serial, fc.constantFrom('x', '654002', '2023-10-08', '伊宁市'));
    let others = 0;
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 5 }),
        fc.constantFrom<Delimiter>(',', '\t', ';'),
        fc.boolean(),
        (cells, delimiter, quoted) => {
          if (kindOf(cells, []) === 'case') return;
          others += 1;
          expect(looks(cells, delimiter, quoted)).toEqual([true, true]);
        },
      ),
      { numRuns: 1000 },
    );
    expect(others).toBeGreaterThan(100);
  });

  test('and most cases need no closer look', () => {
    for (const first of [
      '伊宁市晨露乳业有限公司',
      '1',
      '2023-10-08',
      'A Ltd.',
      '654002199001011234',
      '2023年',
      '王某',
      '7号楼',
    ])
      expect([first, looks([first, '伊宁市', '100.00'])]).toEqual([first, [false, false]]);
  });
});
