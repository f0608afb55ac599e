import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bytes } from '../../../src/batch/bulk/bytes.ts';
import { ReasonBytes } from '../../../src/batch/bulk/reason-bytes.ts';
import { UTF8 } from '../../../src/batch/codec.ts';
import { PLAIN_WORDING } from '../../../src/cases/wording.ts';
import { textsFor } from '../../../src/cli/texts/texts.ts';
import { wordingFor } from '../../../src/cli/wording.ts';
import type { ReaderWording } from '../../../src/engine/explain.ts';
import { REGION_HOLE } from '../../../src/engine/numeric/account.ts';
import { Codes } from '../../../src/engine/numeric/form.ts';
import type { NumericProgram } from '../../../src/engine/numeric/program.ts';
import type { Hole } from '../../../src/engine/numeric/reasons.ts';
import type { Measure } from '../../../src/policies/model.ts';
import { Exact } from '../../../src/values/exact.ts';
import { Dice } from './dice.ts';

const MONEY = { type: 'money', decimals: 2, divisor: 1 } as const;
const THIRDS = { type: 'number', decimals: 0, divisor: 3 } as const;
const TEXTS = ['上年度失业保险费 ', ' 元, 超过 ', '; ', 'x'];

function reasons(wording: ReaderWording, delimiter = ',', texts: readonly string[] = TEXTS) {
  const output = new Bytes(0);
  const program = { texts, holes: [MONEY, THIRDS, MONEY, REGION_HOLE] } as unknown as NumericProgram;
  const writer = new ReasonBytes({ output, delimiter, codec: UTF8 }, program, new Codes({}), wording);
  return { output, writer };
}

test('values are printed as the wording prints them, however many there are', () => {
  let printed = 0;
  const wording: ReaderWording = {
    ...PLAIN_WORDING,
    value: (value, type) => {
      printed += 1;
      return `${PLAIN_WORDING.value(value, type)} 元`;
    },
  };
  const { output, writer } = reasons(wording);
  const dice = new Dice(1);
  const text = (hole: 0 | 1 | 2, number: number) => {
    const value = Exact.units(number, hole === 1 ? 0 : 2);
    return wording.value(hole === 1 ? value.dividedBy(Exact.parse('3')) : value, hole === 1 ? 'number' : 'money');
  };
  let written = 0;
  for (let row = 0; row < 60_000; row += 1) {
    // The first hole has more values than there are places, the second a few, the third large and negative ones.
    const values = [dice.below(30_000), dice.below(50), (dice.below(600) - 300) * 2 ** 33] as const;
    const expected = TEXTS[0] + text(0, values[0]) + TEXTS[1] + text(1, values[1]) + TEXTS[2] + text(2, values[2]);
    printed -= 3;
    writer.text(0);
    writer.value(0, values[0]);
    writer.text(1);
    writer.value(1, values[1]);
    writer.text(2);
    writer.value(2, values[2]);
    const found = output.take().toString();
    if (found !== expected) expect(found).toBe(expected);
    written += 3;
  }
  // Most of what is written was printed before, although some of it is forgotten again and again.
  expect(printed).toBeGreaterThan(30_000);
  expect(printed).toBeLessThan(written / 2);
});

test.each(['zh', 'en'] as const)('rates and numbers are printed as in words, %s', (language) => {
  const vocabulary = { enums: {}, facts: {}, figures: {}, shorthands: {}, labels: {} };
  const wording = wordingFor({ vocabulary, steps: [], outputs: [] } as unknown as Measure, textsFor(language));
  const holes: Hole[] = [
    { type: 'rate', decimals: 6, divisor: 1 },
    { type: 'rate', decimals: 2, divisor: 1 },
    { type: 'number', decimals: 0, divisor: 1 },
    { type: 'number', decimals: 4, divisor: 1 },
    { type: 'rate', decimals: 4, divisor: 3 },
  ];
  const output = new Bytes(0);
  const program = { texts: [], holes } as unknown as NumericProgram;
  const writer = new ReasonBytes({ output, delimiter: ',', codec: UTF8 }, program, new Codes({}), wording);
  const units = fc.oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.maxSafeInteger(),
    fc
      .tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 0, max: 13 }))
      .map(([digits, zeros]) => digits * 10 ** zeros),
  );
  fc.assert(
    fc.property(fc.nat({ max: holes.length - 1 }), units, (index, number) => {
      const { type, decimals, divisor } = holes[index]!;
      const value = Exact.units(number, decimals).dividedBy(Exact.integer(divisor));
      writer.value(index, number);
      expect(output.take().toString()).toBe(wording.value(value, type));
      expect(writer.special).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('texts that would fill the memory are forgotten', () => {
  const long = '长'.repeat(500);
  const wording: ReaderWording = { ...PLAIN_WORDING, value: (value) => `${value}${long}` };
  const { output, writer } = reasons(wording);
  for (let round = 0; round < 2; round += 1) {
    for (let number = 0; number < 3000; number += 1) {
      writer.value(0, number);
      writer.value(2, number);
      const text = `${Exact.units(number, 2)}${long}`;
      const found = output.take().toString();
      if (found !== text + text) expect(found).toBe(text + text);
    }
  }
});

test('says whether anything written is special in the list', () => {
  const wording: ReaderWording = {
    ...PLAIN_WORDING,
    value: (value) => ({ '0.01': 'a,b', '0.02': 'a"b', '0.03': 'a\nb', '0.04': 'a;b' })[value.toString()] ?? 'plain',
  };
  const special = (delimiter: string, run: (writer: ReasonBytes) => void) => {
    const { writer } = reasons(wording, delimiter);
    // What was printed before counts as well.
    run(writer);
    writer.special = false;
    run(writer);
    return [writer.special, writer.quotes];
  };
  expect(special(',', (writer) => writer.text(0))).toEqual([false, false]);
  expect(special(',', (writer) => writer.text(1))).toEqual([true, false]);
  expect(special(';', (writer) => writer.text(1))).toEqual([false, false]);
  expect(special(';', (writer) => writer.text(2))).toEqual([true, false]);
  expect(special(',', (writer) => writer.value(0, 1))).toEqual([true, false]);
  expect(special('\t', (writer) => writer.value(0, 1))).toEqual([false, false]);
  expect(special('\t', (writer) => writer.value(0, 2))).toEqual([true, true]);
  expect(special('\t', (writer) => writer.value(0, 3))).toEqual([true, false]);
  expect(special(',', (writer) => writer.value(0, 4))).toEqual([false, false]);
  expect(special(',', (writer) => writer.value(0, 5))).toEqual([false, false]);
  expect(reasons(wording, ',', ['a "b"']).writer.quotes).toBe(true);
});

test('the region is asked for each time', () => {
  const { output, writer } = reasons(PLAIN_WORDING);
  for (const text of ['伊宁市', 'a, "b"', '塔城地区']) {
    writer.special = false;
    writer.regionReason = () => text;
    writer.value(3, 0);
    expect(output.take().toString()).toBe(text);
    expect(writer.special).toBe(text.includes(','));
  }
  expect(writer.quotes).toBe(true);
});
