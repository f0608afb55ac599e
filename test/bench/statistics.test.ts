import { describe, expect, it } from 'vitest';

const load = (name: string) => import(new URL(`../../bench/lib/${name}.mjs`, import.meta.url).href);
const { median, percentile, compareSeries } = await load('statistics');
const { randomNumbers } = await load('random');
const { readOptions } = await load('options');

describe('statistics of the bench', () => {
  it('takes the middle, or between the two middle ones', () => {
    expect(median([5, 1, 9])).toBe(5);
    expect(median([4, 1, 10, 2])).toBe(3);
    expect(() => median([])).toThrow(RangeError);
  });

  it('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.01)).toBe(7);
  });

  it('compares series both ways', () => {
    // The machine was slower in the last round, for both.
    expect(compareSeries([1, 1, 3], [2, 2, 6])).toEqual({ ofMedians: 0.5, paired: 0.5 });
    expect(compareSeries([1, 4, 4], [2, 2, 8])).toEqual({ ofMedians: 2, paired: 0.5 });
    expect(() => compareSeries([1], [1, 2])).toThrow(RangeError);
  });

  it('draws the same numbers from the same seed, below the bound', () => {
    const drawn = (seed: number) => {
      const random = randomNumbers(seed);
      return Array.from({ length: 2000 }, () => random(10));
    };
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    expect([...new Set(drawn(1))].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('options of the bench', () => {
  it('is full only with everything as usual', () => {
    expect(readOptions([])).toMatchObject({ full: true, runs: 7, rows: 1_000_000, large: 5_000_000, output: null });
    expect(readOptions(['--quick']).full).toBe(false);
    expect(readOptions(['--rows', '1000'])).toMatchObject({ full: false, rows: 1000 });
    expect(readOptions(['--only', 'bulk,start'])).toMatchObject({ full: false, only: ['bulk', 'start'] });
  });

  it('refuses what makes no sense', () => {
    expect(() => readOptions(['--rows', '0'])).toThrow('--rows');
    expect(() => readOptions(['--runs', 'many'])).toThrow('--runs');
    expect(() => readOptions(['--only', 'bulky'])).toThrow('bulky');
    expect(readOptions(['--large', '0']).large).toBe(0);
  });
});
