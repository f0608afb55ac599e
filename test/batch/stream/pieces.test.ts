import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bytes } from '../../../src/batch/bulk/bytes.ts';
import { addCapitals } from '../../../src/batch/stream/capitals.ts';
import { ObjectScanner } from '../../../src/batch/stream/scanner.ts';
import { inJson, ValuePrinter } from '../../../src/batch/stream/values.ts';
import { plainValue } from '../../../src/cases/wording.ts';
import { Codes, fromNumber, packDate } from '../../../src/engine/numeric/form.ts';
import type { Type } from '../../../src/language/types.ts';
import { moneyInCapitals } from '../../../src/values/capitals.ts';
import { Exact } from '../../../src/values/exact.ts';

function bytesOf(add: (bytes: Bytes) => void): string {
  const bytes = new Bytes(1);
  add(bytes);
  return bytes.take().toString();
}

/** Whole numbers of all sizes, those with many zeros among them. */
const whole = (most: number) =>
  fc.oneof(
    fc.nat(1000),
    fc.integer({ min: 0, max: most }),
    fc.tuple(fc.nat(999), fc.nat(13)).map(([digits, zeros]) => Math.min(most, digits * 10 ** zeros)),
    fc.tuple(fc.nat(99), fc.nat(12), fc.nat(99)).map(([a, zeros, b]) => Math.min(most, a * 10 ** zeros + b)),
  );

describe('an amount in capitals', () => {
  test('is what moneyInCapitals gives', () => {
    fc.assert(
      fc.property(whole(Number.MAX_SAFE_INTEGER), (fen) => {
        expect(bytesOf((bytes) => addCapitals(bytes, fen))).toBe(moneyInCapitals(Exact.units(fen, 2)));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    [0, '人民币零元整'],
    [1, '人民币壹分'],
    [740_741, '人民币柒仟肆佰零柒元肆角壹分'],
    [10_700_000, '人民币壹拾万零柒仟元整'],
    [100_000_000_000_001, '人民币壹万亿元零壹分'],
    [101_000_000_000_000, '人民币壹万零壹佰亿元整'],
  ])('%d fen: %s', (fen, text) => {
    expect(bytesOf((bytes) => addCapitals(bytes, fen))).toBe(text);
  });
});

describe('a value in an answer', () => {
  const codes = new Codes({});

  test.each<[Type]>([['money'], ['rate'], ['number'], ['count']])('%s: what plainValue gives', (type) => {
    const forms = fc.record({
      number: fc.tuple(whole(Number.MAX_SAFE_INTEGER), fc.boolean()).map(([size, below]) => (below ? 0 - size : size)),
      decimals: fc.nat(17),
      divisor: fc.constantFrom(1, 1, 1, 3, 7, 12),
    });
    fc.assert(
      fc.property(forms, ({ number, decimals, divisor }) => {
        const printer = new ValuePrinter({ type, decimals, divisor }, codes);
        const expected = plainValue(fromNumber(number, type, decimals, divisor, codes), type);
        expect(bytesOf((bytes) => printer.add(bytes, number))).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  test('dates, months, durations, booleans and texts', () => {
    const cases: [Type, number, string][] = [
      ['date', packDate(2023, 8, 9), '2023-08-09'],
      ['date', packDate(1000, 12, 31), '1000-12-31'],
      ['month', 9999 * 12 + 11, '9999-12'],
      ['months duration', 18, 'P1Y6M'],
      ['boolean', 1, 'true'],
      ['text', codes.of('"甲"\n', 'text'), '\\"甲\\"\\n'],
    ];
    for (const [type, number, text] of cases) {
      const printer = new ValuePrinter({ type, decimals: 0, divisor: 1 }, codes);
      expect(bytesOf((bytes) => printer.add(bytes, number))).toBe(text);
    }
  });

  test('stands between quotes as JSON has it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(`"${inJson(text)}"`).toBe(JSON.stringify(text));
      }),
    );
  });
});

describe('the scanner of plain lines', () => {
  const scanner = new ObjectScanner();

  /** What it finds in a line, texts told from other values; `null` where it leaves the line. */
  function scanned(text: string): { measure: string | null; facts: [string, string | null][] } | null {
    const bytes = Buffer.from(`${text}\n`);
    if (!scanner.scan(bytes, 0, bytes.length - 1)) return null;
    const { measureFrom, measureTo } = scanner;
    return {
      measure: measureFrom < 0 ? null : bytes.toString('utf8', measureFrom, measureTo),
      facts: Array.from({ length: scanner.count }, (_, at) => [
        bytes.toString('utf8', scanner.nameFrom[at], scanner.nameTo[at]),
        scanner.none[at] === 1 ? null : bytes.toString('utf8', scanner.from[at], scanner.to[at]),
      ]),
    };
  }

  test.each<[string, ReturnType<typeof scanned>]>([
    ['{}', { measure: null, facts: [] }],
    [' { } \r', { measure: null, facts: [] }],
    [
      '{"a":1,"b":"x"}',
      {
        measure: null,
        facts: [
          ['a', '1'],
          ['b', 'x'],
        ],
      },
    ],
    [
      '{"a":-0.50,"b":true,"c":false,"d":null,"e":""}',
      {
        measure: null,
        facts: [
          ['a', '-0.50'],
          ['b', 'true'],
          ['c', 'false'],
          ['d', null],
          ['e', ''],
        ],
      },
    ],
    ['{"裁员率":"5%"}', { measure: null, facts: [['裁员率', '5%']] }],
    ['{"measure":"m","facts":{"a":1}}', { measure: 'm', facts: [['a', '1']] }],
    ['{"facts":{"a":1},"measure":"m"}', { measure: 'm', facts: [['a', '1']] }],
    ['{"facts":{}}', { measure: null, facts: [] }],
    // Without facts in an object of their own it is a fact, and one that nobody knows.
    ['{"measure":"m"}', { measure: null, facts: [['measure', 'm']] }],
  ])('%s', (text, found) => {
    expect(scanned(text)).toEqual(found);
  });

  test.each([
    ...[
      '',
      '1',
      '[]',
      '{',
      '}',
      '{"a"}',
      '{"a":}',
      '{"a":1,}',
      '{,}',
      '{"a":1}}',
      '{"a":1} x',
      '{"a" 1}',
      '{a:1}',
      "{'a':1}",
    ],
    ...[
      '{"a":01}',
      '{"a":1.}',
      '{"a":.5}',
      '{"a":+1}',
      '{"a":-}',
      '{"a":1e3}',
      '{"a":NaN}',
      '{"a":tru}',
      '{"a":truex}',
    ],
    ...['{"a":"\\u0035"}', '{"a":"\t"}', '{"a":"x', '{"a":[1]}', '{"a":{"b":1}}', '{"a":1 "b":2}', '{"\\u0061":1}'],
    ...['{"measure":1,"facts":{}}', '{"measure":"m","measure":"n","facts":{}}', '{"status":"x","facts":{}}'],
    ...['{"facts":{},"facts":{}}', '{"facts":{},"measure":"m","measure":"m"}', '{"facts":{"facts":{}}}'],
  ])('leaves %j', (text) => {
    expect(scanned(text)).toBeNull();
  });

  test('accepts nothing that JSON does not, and finds what JSON finds', () => {
    const sign = fc.constantFrom(
      ...'{}[]":,\\ \t-+.0159eEtruefalsn'.split(''),
      'true',
      'null',
      '"a"',
      '"facts"',
      '"x":',
    );
    const text = fc.oneof(
      fc.array(sign, { maxLength: 14 }).map((each) => `{${each.join('')}}`),
      fc
        .dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)))
        .map((each) => JSON.stringify(each)),
    );
    let plain = 0;
    fc.assert(
      fc.property(text, (line) => {
        const found = scanned(line);
        if (found === null) return;
        plain += 1;
        const data = JSON.parse(line) as Record<string, unknown>;
        const nested = data.facts !== null && typeof data.facts === 'object';
        const facts = (nested ? data.facts : data) as Record<string, unknown>;
        const last = new Map(found.facts);
        expect([...last.keys()].sort()).toEqual(Object.keys(facts).sort());
        for (const [name, value] of last)
          expect(typeof facts[name] === 'number' ? Number(value) : value).toBe(
            typeof facts[name] === 'boolean' ? String(facts[name]) : facts[name],
          );
      }),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});
