import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serialOf, serialText } from '../../../src/batch/workbook/serial.ts';

describe('a day stored as a number', () => {
  it('counts from 1900, with the day that never was', () => {
    const cases: [number, string | null][] = [
      [-1, null],
      [0, '1900-01-00'],
      [1, '1900-01-01'],
      [59, '1900-02-28'],
      [60, '1900-02-29'],
      [61, '1900-03-01'],
      [43862, '2020-02-01'],
      [43890, '2020-02-29'],
      [44958, '2023-02-01'],
      [2958465, '9999-12-31'],
      [2958466, null],
      [20230201, null],
    ];
    for (const [serial, text] of cases) expect([serial, serialText(serial, 'date', false)]).toEqual([serial, text]);
  });

  it('counts from 1904', () => {
    expect(serialText(0, 'date', true)).toBe('1904-01-01');
    expect(serialText(60, 'date', true)).toBe('1904-03-01');
    expect(serialText(42400, 'date', true)).toBe('2020-02-01');
    expect(serialText(2957003, 'date', true)).toBe('9999-12-31');
    expect(serialText(2957004, 'date', true)).toBeNull();
  });

  it('has its time of day where the format has one', () => {
    expect(serialText(43862.5625, 'date', false)).toBe('2020-02-01');
    expect(serialText(43862.9999999, 'date', false)).toBe('2020-02-01');
    expect(serialText(43862.5625, 'date-time', false)).toBe('2020-02-01 13:30:00');
    expect(serialText(43862, 'date-time', false)).toBe('2020-02-01');
    expect(serialText(43862.999999, 'date-time', false)).toBe('2020-02-02');
    expect(serialText(43862.75, 'time', false)).toBe('2020-02-01 18:00:00');
    expect(serialText(0.75, 'time', false)).toBe('18:00:00');
    expect(serialText(0, 'time', false)).toBe('00:00:00');
    expect(serialText(0.5, 'date-time', false)).toBe('1900-01-00 12:00:00');
    expect(serialText(1.5, 'elapsed', false)).toBe('36:00:00');
    expect(serialText(-0.5, 'elapsed', false)).toBeNull();
  });

  it('is written as the number that it is read from', () => {
    const day = fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const serial = serialOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        expect(serialText(serial!, 'date', false)).toBe(date.toISOString().slice(0, 10));
      }),
    );
    expect(serialOf(1900, 2, 28)).toBeNull();
    expect(serialOf(1900, 3, 1)).toBe(61);
  });
});
