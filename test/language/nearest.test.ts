import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/language/nearest.ts';

const NAMES = ['premiums', 'prior_premiums', 'layoff_rate', 'staff', '裁员率', '参保人数', '年度参保人数', 'm', 't'];

describe('the nearest names', () => {
  it.each([
    ['premium', ['premiums', 'prior_premiums']],
    ['PREMIUMS', ['premiums', 'prior_premiums']],
    ['layof_rate', ['layoff_rate']],
    ['stuff', ['staff']],
    ['裁员比率', ['裁员率']],
    ['参保人', ['参保人数', '年度参保人数']],
    ['人数', ['参保人数', '年度参保人数']],
    ['item', []],
    ['x', []],
    ['完全不同', []],
    ['', []],
  ])('of %s are %o', (written, expected) => {
    expect(nearest(written, NAMES)).toEqual(expected);
  });

  it('are at most so many, the best first, equals by name', () => {
    const names = ['rate_c', 'rate_a', 'rate_b', 'rate', 'rates'];
    expect(nearest('rate', names)).toEqual(['rate', 'rates', 'rate_a']);
    expect(nearest('rate', names, 1)).toEqual(['rate']);
    expect(nearest('rate', names, 9)).toEqual(['rate', 'rates', 'rate_a', 'rate_b', 'rate_c']);
    expect(nearest('rate', ['rate', 'rate'])).toEqual(['rate']);
  });
});
