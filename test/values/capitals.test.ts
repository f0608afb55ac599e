import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hasCapitals, moneyInCapitals } from '../../src/values/capitals.ts';
import { Exact } from '../../src/values/exact.ts';
import { decimalOf } from './arbitraries.ts';

const capitals = (text: string) => moneyInCapitals(Exact.parse(text));

describe('the examples of the annex', () => {
  it.each([
    ['1409.50', '人民币壹仟肆佰零玖元伍角'],
    ['6007.14', '人民币陆仟零柒元壹角肆分'],
    // 零 is optional here: none before 角 for a 0 of the yuan place, one for a 0 of the 万 place.
    ['1680.32', '人民币壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '人民币壹拾万零柒仟元伍角叁分'],
    ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '人民币叁佰贰拾伍元零肆分'],
  ])('%s is %s', (figure, expected) => {
    expect(capitals(figure)).toBe(expected);
  });
});

describe('ends', () => {
  it.each([
    ['0', '人民币零元整'],
    ['0.00', '人民币零元整'],
    ['20.00', '人民币贰拾元整'],
    ['20', '人民币贰拾元整'],
    ['20.50', '人民币贰拾元伍角'],
    ['20.05', '人民币贰拾元零伍分'],
    ['20.55', '人民币贰拾元伍角伍分'],
    ['0.50', '人民币伍角'],
    ['0.05', '人民币伍分'],
    ['0.55', '人民币伍角伍分'],
    ['7407.41', '人民币柒仟肆佰零柒元肆角壹分'],
  ])('%s is %s', (figure, expected) => {
    expect(capitals(figure)).toBe(expected);
  });
});

describe('zeros and groups', () => {
  it.each([
    ['1', '人民币壹元整'],
    ['10', '人民币壹拾元整'],
    ['11', '人民币壹拾壹元整'],
    ['100', '人民币壹佰元整'],
    ['101', '人民币壹佰零壹元整'],
    ['1001', '人民币壹仟零壹元整'],
    ['1010', '人民币壹仟零壹拾元整'],
    ['1100', '人民币壹仟壹佰元整'],
    ['10000', '人民币壹万元整'],
    ['10001', '人民币壹万零壹元整'],
    ['10010', '人民币壹万零壹拾元整'],
    ['12000', '人民币壹万贰仟元整'],
    ['100000', '人民币壹拾万元整'],
    ['1010000', '人民币壹佰零壹万元整'],
    ['1000100', '人民币壹佰万零壹佰元整'],
    ['10101010', '人民币壹仟零壹拾万零壹仟零壹拾元整'],
    ['100000000', '人民币壹亿元整'],
    ['100000001', '人民币壹亿零壹元整'],
    ['100010000', '人民币壹亿零壹万元整'],
    ['1000010000', '人民币壹拾亿零壹万元整'],
    ['123456789.01', '人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分'],
    ['1000000000000', '人民币壹万亿元整'],
    ['1000000000001', '人民币壹万亿零壹元整'],
    ['1000000010000', '人民币壹万亿零壹万元整'],
    ['1000100000000', '人民币壹万零壹亿元整'],
    ['1234500000000', '人民币壹万贰仟叁佰肆拾伍亿元整'],
    ['9999999999999999.99', '人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%s is %s', (figure, expected) => {
    expect(capitals(figure)).toBe(expected);
  });
});

describe('what is no sum in capitals', () => {
  it.each(['-0.01', '-20', '0.005', '1.234', '10000000000000000', '10000000000000000.01'])('%s', (figure) => {
    expect(hasCapitals(Exact.parse(figure))).toBe(false);
    expect(() => capitals(figure)).toThrow(RangeError);
  });

  it('a third of a yuan', () => {
    const third = Exact.ONE.dividedBy(Exact.integer(3));
    expect(hasCapitals(third)).toBe(false);
    expect(() => moneyInCapitals(third)).toThrow(RangeError);
  });
});

/** Reads capitals back, in fen, by another way than they are written: by value, not by place. */
function fenOf(text: string): bigint {
  const units: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };
  const figures = '零壹贰叁肆伍陆柒捌玖';
  const below = (part: string): bigint => {
    for (const [sign, size] of [
      ['亿', 100_000_000n],
      ['万', 10_000n],
    ] as const) {
      const at = part.lastIndexOf(sign);
      if (at >= 0) return below(part.slice(0, at)) * size + below(part.slice(at + 1));
    }
    let sum = 0n;
    let figure = 0n;
    for (const sign of part) {
      const unit = units[sign];
      if (unit === undefined) figure = BigInt(figures.indexOf(sign));
      else {
        sum += figure * unit;
        figure = 0n;
      }
    }
    return sum + figure;
  };
  const match = /^人民币(?:(.+?)元)?(?:零?整|整)?(?:(.)角)?(?:零?(.)分)?$/.exec(text);
  if (!match) throw new Error(text);
  const [, yuan = '', jiao = '零', fen = '零'] = match;
  return below(yuan) * 100n + BigInt(figures.indexOf(jiao)) * 10n + BigInt(figures.indexOf(fen));
}

/** Sums of every length, many with zeros. */
const sums = fc
  .array(fc.constantFrom('0', '0', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), { minLength: 1, maxLength: 18 })
  .map((digits) => BigInt(digits.join('')));

test('read back, it is the sum; no 零 twice, 整 exactly after 元', () => {
  fc.assert(
    fc.property(sums, (fen) => {
      const text = capitals(decimalOf(fen, 2));
      expect(fenOf(text)).toBe(fen);
      expect(text).not.toMatch(/零零|零[万亿]|零元.*[角分]|亿亿|万亿万亿/);
      expect(text.endsWith('整')).toBe(fen % 100n === 0n);
      expect(text).toMatch(fen % 100n === 0n ? /元整$/ : /[角分]$/);
    }),
    { numRuns: 5000 },
  );
});
