import { describe, expect, test } from 'vitest';
import { inReadingOrder } from '../../../src/batch/totals/order.ts';
import { Totals } from '../../../src/batch/totals/totals.ts';
import { Exact } from '../../../src/values/exact.ts';
import { ownSet } from '../../policies/sets.ts';

const regions = ownSet().regions();
const codeOf = (text: string) => regions.lookup(text)?.code ?? null;

/** The texts of a column as they are read, from rows in the order given. */
function read(...texts: readonly string[]): (string | undefined)[] {
  const totals = new Totals(['所在地']);
  for (const text of texts)
    totals.add({ status: 'eligible', measure: 'x', amount: Exact.ONE, open: null, reasons: [], groups: [text] });
  const { columns, ...rest } = totals.data();
  const ordered = inReadingOrder({ columns, ...rest }, codeOf);
  expect(ordered).toMatchObject(rest);
  return ordered.columns[0]!.groups!.map((each) => each.text);
}

describe('the order of groups', () => {
  test('regions by their division code, whichever name they go by; blanks last', () => {
    expect(read('霍城县', '', '尼勒克县', '伊宁市', '654003')).toEqual(['伊宁市', '654003', '霍城县', '尼勒克县', '']);
  });

  test('one text that is no region: all by their letters', () => {
    expect(read('霍城县', '尼勒克县', '开发区')).toEqual(['尼勒克县', '开发区', '霍城县']);
  });

  test('numbers in texts by their size, however long; equal ones by how they are written', () => {
    expect(read('第10组', '第2组', '第1组', '第02组', '99999999999999', '9')).toEqual([
      '9',
      '99999999999999',
      '第1组',
      '第02组',
      '第2组',
      '第10组',
    ]);
  });

  test('a column with too many texts stays one', () => {
    const totals = new Totals(['流水号']);
    for (let row = 0; row <= 5000; row += 1)
      totals.add({ status: 'invalid', measure: null, amount: null, open: null, reasons: [], groups: [`n${row}`] });
    expect(inReadingOrder(totals.data(), codeOf).columns[0]!.groups).toBeNull();
  });
});
