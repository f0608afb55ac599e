import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delimiter } from '../../../src/batch/csv-reader.ts';
import { findHead } from '../../../src/batch/list/head.ts';
import { Beginning, delimiterOf } from '../../../src/batch/list/records.ts';

const FACTS = new Set(['单位名称', '申请日期', '裁员率']);
const found = (text: string) =>
  delimiterOf(text, true, (rows) => findHead(rows, (each) => (FACTS.has(each) ? each : undefined)));

describe('the delimiter of a list', () => {
  it('is the one by which the header names the most columns, whatever titles hold', () => {
    expect(found('甲,乙,丙\n单位名称\t申请日期\n甲公司\t2023-10-01\n')).toBe('\t');
    expect(found('单位名称,备注;其他;更多\n甲,乙;丙;丁\n')).toBe(',');
  });

  it('is not what stands in the cells of one column alone', () => {
    expect(found('单位名称\n甲\t公司\n乙\t公司\n')).toBe(',');
    expect(found('单位名称\n甲;公司\n')).toBe(',');
    expect(found('单位名称\n甲,公司\n乙\t公司\n')).toBe(';');
    expect(found('名单\n单位名称\n甲\t公司\n')).toBe(',');
    // No name is known: the columns are told by options.
    expect(found('厂名\n甲\t公司\n')).toBe(',');
  });

  it('is not changed by a row that is too long', () => {
    expect(found('单位名称\t备注\n甲\t乙\t丙\n')).toBe('\t');
    expect(found('厂名;备注\n甲;乙;丙\n')).toBe(';');
  });

  it('is found in a list with a quote in the wrong place', () => {
    expect(found('甲,乙,丙\n单位名称\t申请日期\n甲"公司\t2023-10-01\n')).toBe('\t');
  });

  it('of one column is none that splits its rows', () => {
    const cell = fc.stringMatching(/^[a甲,\t;]{1,5}$/);
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 10 }), (cells) => {
        const signs = ([',', '\t', ';'] satisfies Delimiter[]).filter((each) => !cells.join('').includes(each));
        const delimiter = found(`裁员率\n${cells.join('\n')}\n`);
        if (signs.length > 0) expect(signs).toContain(delimiter);
      }),
    );
  });
});

describe('the beginning of a list', () => {
  it('is enough with one row more than may have the header, in whatever pieces it comes', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `${index}\n`).join('');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (size) => {
        const beginning = new Beginning();
        let at = 0;
        while (at < lines.length && !beginning.add(lines.slice(at, at + size))) at += size;
        expect(beginning.text.split('\n').length - 1).toBeGreaterThan(20);
        expect(beginning.text.slice(0, Math.max(0, at)).split('\n').length - 1).toBeLessThanOrEqual(20);
      }),
    );
  });
});
