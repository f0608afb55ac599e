import { describe, expect, test } from 'vitest';
import { digestOf, KeyTable } from '../../../src/batch/limits/key-table.ts';
import { fromHundredths, hundredths, Usage } from '../../../src/batch/limits/usage.ts';
import { Exact } from '../../../src/values/exact.ts';
import { codeOf } from '../../values/problems.ts';

describe('a table of keys', () => {
  test('numbers keys in the order in which they come, and knows them again after it has grown', () => {
    const table = new KeyTable();
    const digests = Array.from({ length: 20_000 }, (_, index) => digestOf(`key ${index}`));
    expect(digests.map((each) => table.take(each))).toEqual(digests.map((_, index) => index));
    expect(digests.map((each) => table.find(each))).toEqual(digests.map((_, index) => index));
    expect(digests.map((each) => table.take(each))).toEqual(digests.map((_, index) => index));
    expect(table.size).toBe(20_000);
    expect(table.find(digestOf('another'))).toBe(-1);
  });

  test('keys whose digests begin alike are kept apart', () => {
    const table = new KeyTable();
    const like = ['0'.repeat(32), `${'0'.repeat(31)}1`, `${'0'.repeat(16)}1${'0'.repeat(15)}`];
    expect(like.map((each) => table.take(each))).toEqual([0, 1, 2]);
    expect(like.map((each) => table.find(each))).toEqual([0, 1, 2]);
  });

  test('a digest is the first half of the SHA-256', () => {
    expect(digestOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb924');
  });
});

describe('sums', () => {
  test('are exact to the fen, and refused beyond', () => {
    expect(hundredths(Exact.parse('90071992547409.93'))).toBe(9007199254740993n);
    expect(fromHundredths(9007199254740993n).toString()).toBe('90071992547409.93');
    expect(codeOf(() => hundredths(Exact.parse('0.001')))).toBe('limit-sum');
    expect(codeOf(() => hundredths(Exact.parse('46116860184273879.04')))).toBe('limit-sum');
    expect(hundredths(Exact.parse('46116860184273879.03'))).toBe(2n ** 62n - 1n);
  });

  test('rows are named in the order in which they were counted, file by file, twenty of them', () => {
    const usage = new Usage([null, 'before.csv']);
    const key = digestOf('a');
    usage.book(key, { file: 1, row: 7 }, 100n, false);
    usage.book(digestOf('b'), { file: 0, row: 1 }, 5n, true);
    for (let row = 2; row <= 30; row += 1) usage.book(key, { file: 0, row }, BigInt(row), row === 30);
    const known = usage.find(key)!;
    const { places, count } = known.uses();
    expect([known.sum, known.isOpen, count, places.length]).toEqual([30n, true, 30, 20]);
    expect(places.slice(0, 3)).toEqual([
      { file: 'before.csv', row: 7 },
      { file: null, row: 2 },
      { file: null, row: 3 },
    ]);
    expect(usage.find(digestOf('b'))).toMatchObject({ sum: 5n, isOpen: true });
    expect(usage.find(digestOf('c'))).toBeNull();
  });

  test('many keys grow beyond the first room and stay apart', () => {
    const usage = new Usage([null]);
    const digests = Array.from({ length: 5000 }, (_, index) => digestOf(`${index}`));
    for (const [index, each] of digests.entries()) usage.book(each, { file: 0, row: index + 1 }, BigInt(index), false);
    for (const [index, each] of digests.entries()) {
      const known = usage.find(each)!;
      expect(known.sum).toBe(BigInt(index));
      expect(known.uses()).toEqual({ places: [{ file: null, row: index + 1 }], count: 1 });
    }
  });
});
