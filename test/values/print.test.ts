import { describe, expect, it } from 'vitest';
import { CalendarDate, YearMonth } from '../../src/values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../../src/values/duration.ts';
import { Exact } from '../../src/values/exact.ts';
import {
  groupDigits,
  moneyText,
  numberText,
  printDate,
  printDuration,
  printMoney,
  printMonth,
  rateText,
} from '../../src/values/print.ts';

const of = (text: string) => Exact.parse(text);
const third = Exact.ONE.dividedBy(of('3'));

describe('numbers for people', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1000', '-1,000'],
    ['123456', '123,456'],
    ['-123456.789012', '-123,456.789012'],
    ['1234567.5', '1,234,567.5'],
    ['0.12345', '0.12345'],
    ['10000/3', '10,000/3'],
    ['-1/7000', '-1/7,000'],
  ])('%s is grouped as %s', (text, expected) => {
    expect(groupDigits(text)).toBe(expected);
  });

  it('money has two decimals; for people grouped, and with all digits where it is not rounded yet', () => {
    expect(moneyText(of('20'))).toBe('20.00');
    expect(moneyText(of('7407.408'))).toBe('7407.41');
    expect(moneyText(of('-0.001'))).toBe('0.00');
    expect(printMoney(of('7407.41'), 'zh')).toBe('7,407.41 元');
    expect(printMoney(of('20'), 'en')).toBe('20.00 yuan');
    expect(printMoney(of('7407.408'), 'en')).toBe('7,407.408 yuan');
    expect(printMoney(of('10000').times(third), 'zh')).toBe('10,000/3 元');
  });

  it('a rate has its per-cent sign, or is a fraction', () => {
    expect(rateText(of('0.055'))).toBe('5.5%');
    expect(rateText(of('1'))).toBe('100%');
    expect(rateText(of('0'))).toBe('0%');
    expect(rateText(of('-0.00001'))).toBe('-0.001%');
    expect(rateText(third.plus(third))).toBe('2/3');
  });

  it('a number has all its digits, or is a fraction', () => {
    expect(numberText(of('12.50'))).toBe('12.5');
    expect(numberText(third)).toBe('1/3');
    expect(numberText(of('4').dividedBy(of('-6')))).toBe('-2/3');
  });
});

describe('dates and durations for people', () => {
  it('in either language', () => {
    const date = CalendarDate.parse('2023-08-09');
    expect(printDate(date, 'zh')).toBe('2023年8月9日');
    expect(printDate(date, 'en')).toBe('2023-08-09');
    const month = YearMonth.parse('2020-02');
    expect(printMonth(month, 'zh')).toBe('2020年2月');
    expect(printMonth(month, 'en')).toBe('2020-02');
  });

  it.each([
    [new MonthsDuration(18), '1年6个月', '1 year 6 months'],
    [new MonthsDuration(12), '1年', '1 year'],
    [new MonthsDuration(24), '2年', '2 years'],
    [new MonthsDuration(1), '1个月', '1 month'],
    [new MonthsDuration(0), '0个月', '0 months'],
    [new MonthsDuration(-13), '-1年1个月', '-1 year 1 month'],
    [new DaysDuration(30), '30天', '30 days'],
    [new DaysDuration(1), '1天', '1 day'],
    [new DaysDuration(0), '0天', '0 days'],
    [new DaysDuration(-1), '-1天', '-1 day'],
  ])('%s', (duration, zh, en) => {
    expect(printDuration(duration, 'zh')).toBe(zh);
    expect(printDuration(duration, 'en')).toBe(en);
  });
});
