import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearNumber, storedNumber } from '../../../src/batch/workbook/decimal.ts';
import { Exact } from '../../../src/values/exact.ts';

const text = (stored: string, shift = 0) => storedNumber(stored, shift)?.text;

describe('a number of a cell', () => {
  it('is the decimal that the file has', () => {
    const cases: [stored: string, text: string][] = [
      ['0', '0'],
      ['-0', '0'],
      ['0.00', '0'],
      ['1', '1'],
      ['-12.50', '-12.5'],
      ['1.0', '1'],
      ['007', '7'],
      ['.5', '0.5'],
      ['5.', '5'],
      [' 3 ', '3'],
      ['+4', '4'],
      ['1E-3', '0.001'],
      ['1e-07', '0.0000001'],
      ['1.5E+2', '150'],
      ['1.25e1', '12.5'],
      ['0.000125E3', '0.125'],
      ['100E-2', '1'],
      ['123456789012345', '123456789012345'],
      ['0.30000000000000004', '0.30000000000000004'],
      ['4.4000000000000004', '4.4'],
      ['8.1999999999999993', '8.2'],
      ['8.199999999999999', '8.2'],
      ['1.0999999999999999E-2', '0.011'],
      ['9.9999999999999995E-7', '0.000001'],
      ['1234.5599999999999', '1234.56'],
    ];
    for (const [stored, expected] of cases) expect([stored, text(stored)]).toEqual([stored, expected]);
  });

  it('keeps digits that are no print of a binary number', () => {
    expect(text('1234.5600000000001')).toBe('1234.5600000000001');
    expect(text('0.123456789012345678')).toBe('0.123456789012345678');
  });

  it('is rounded from 16 whole digits on', () => {
    expect(storedNumber('999999999999999')).toEqual({ text: '999999999999999', rounded: false });
    expect(storedNumber('1000000000000000')).toEqual({ text: '1000000000000000', rounded: true });
    expect(storedNumber('6.5400219900101094E+17')?.rounded).toBe(true);
    expect(storedNumber('-1000000000000000')?.rounded).toBe(true);
    expect(storedNumber('123456789012345.25')).toEqual({ text: '123456789012345.25', rounded: false });
    expect(storedNumber('1E+300')?.rounded).toBe(true);
  });

  it('is known to be next to a short one by what arithmetic leaves behind', () => {
    const cases: [text: string, near: string | null][] = [
      ['5.500000000000005', '5.5'],
      ['0.05500000000000005', '0.055'],
      ['3.7999999999999994', '3.8'],
      ['-0.30000000000000004', '-0.3'],
      ['0.9999999999999999', '1'],
      ['9.999999999999998', '10'],
      ['99.99999999999999', '100'],
      ['12345.679999999998', '12345.68'],
      ['1234567890.1000001', null],
      ['0.3333333333333333', null],
      ['3.333333333333333', null],
      ['14.285714285714285', null],
      ['5.50000000000001', null],
      ['5.500000000001234', null],
      ['5.5', null],
      ['0.0000000000000000001', null],
      ['x'.repeat(20), null],
    ];
    for (const [written, near] of cases) expect([written, nearNumber(written)]).toEqual([written, near]);
  });

  it('is a percentage by moving the point', () => {
    expect(text('0.055', 2)).toBe('5.5');
    expect(text('7.0000000000000007E-2', 2)).toBe('7');
    expect(text('1', 2)).toBe('100');
    expect(text('-0.0005', 2)).toBe('-0.05');
    expect(text('0', 2)).toBe('0');
  });

  it('is nothing that no spreadsheet writes', () => {
    for (const stored of [
      '',
      '.',
      '-',
      'abc',
      '1,000',
      '0x10',
      'NaN',
      'Infinity',
      '1E+999',
      '1e',
      '1 2',
      '9'.repeat(2000),
    ])
      expect([stored, storedNumber(stored)]).toEqual([stored, null]);
  });

  it('comes back as it was typed from the 17 digits that Excel writes, and equals what is stored', () => {
    const typed = fc.tuple(
      fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
      fc.integer({ min: 0, max: 20 }),
    );
    fc.assert(
      fc.property(typed, ([digits, scale]) => {
        const exact = Exact.parse(String(digits)).dividedBy(Exact.parse(`1${'0'.repeat(scale)}`));
        const value = Number(`${digits}e-${scale}`);
        for (const stored of [value.toPrecision(17), value.toExponential(16), String(value)]) {
          expect(Exact.parse(text(stored)!).equals(exact)).toBe(true);
        }
      }),
    );
  });

  it('names the same binary number, whichever it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(text(value.toExponential(16)))).toBe(value === 0 ? 0 : value);
        expect(text(value.toExponential(16))).toBe(text(String(value)));
      }),
    );
  });
});
