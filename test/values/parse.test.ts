import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../src/values/exact.ts';
import {
  parseBoolean,
  parseCount,
  parseDate,
  parseMoney,
  parseMonth,
  parsePlainNumber,
  parseRate,
  tidy,
} from '../../src/values/parse.ts';
import { groupDigits, moneyText, printDate, printMoney, printMonth, rateText } from '../../src/values/print.ts';
import { date, decimalOf, month } from './arbitraries.ts';
import { problemOf } from './problems.ts';

/** Asserts the error's code, and that it repeats the text as it was written. */
function refused(run: (text: string) => unknown, text: string, code: string): void {
  expect(problemOf(() => run(text))).toEqual({ code, params: { text }, place: {} });
}

describe('the marks that spreadsheets leave', () => {
  it.each([
    ['ＡＢＣ１２３', 'ABC123'],
    ['\u00a012\u00a0', '12'],
    ['\u300012\u3000', '12'],
    ["'0012", '0012'],
    ['＇0012', '0012'],
    [" ' 12 ", '12'],
    ['12\t', '12'],
    ['="0012"', '0012'],
    [' \'=" 0012\t" ', '0012'],
    ['＝＂００１２＂', '0012'],
    ['=""', ''],
    ['="a"&"b"', '="a"&"b"'],
    ['=0012', '=0012'],
    ['\ufeff12', '12'],
    ['\u200b12\u200b', '12'],
    ['\u200e2023/2/1\u202c', '2023/2/1'],
    ['２０２３年２⽉', '2023年2月'],
    ['', ''],
    ['  ', ''],
    ['a b', 'a b'],
  ])('%j becomes %j', (text, expected) => {
    expect(tidy(text)).toBe(expected);
  });

  it('takes no footnote mark or power for a digit', () => {
    expect(tidy('30①')).toBe('30①');
    expect(tidy('10²')).toBe('10²');
    expect(tidy('½')).toBe('½');
  });
});

describe('money', () => {
  it.each([
    ['1234.5', '1234.5'],
    ['1,234.50', '1234.5'],
    ['12,345,678.90', '12345678.9'],
    ['1 234.50', '1234.5'],
    ['1\u00a0234\u00a0567', '1234567'],
    ['１２３', '123'],
    ['１，２３４．５０', '1234.5'],
    ['￥12', '12'],
    ['¥ 12.30', '12.3'],
    ['人民币12元', '12'],
    ['人民币￥12', '12'],
    ['RMB 12', '12'],
    ['cny12', '12'],
    ['300元', '300'],
    ['３００元', '300'],
    ['300元整', '300'],
    ['300圆', '300'],
    ['12 yuan', '12'],
    ['12.5万元', '125000'],
    ['12.5 万', '125000'],
    ['0.000001万元', '0.01'],
    ['1.2亿元', '120000000'],
    ['2亿', '200000000'],
    ['-5', '-5'],
    ['－5', '-5'],
    ['−5.00', '-5'],
    ['-￥5', '-5'],
    ['￥-5', '-5'],
    ['+5', '5'],
    ['(5.00)', '-5'],
    ['（5.00）', '-5'],
    ['(5.00元)', '-5'],
    ['(5.00)元', '-5'],
    ['(1,234.50)', '-1234.5'],
    ['△5', '-5'],
    ['▲5', '-5'],
    ['0', '0'],
    ['-0', '0'],
    ['.5', '0.5'],
    ['007', '7'],
    ["'12", '12'],
    ['12\t', '12'],
    ['\u300012\u00a0', '12'],
    ['12\n', '12'],
    ['1.10', '1.1'],
  ])('%j is %s yuan', (text, expected) => {
    expect(parseMoney(text).toString()).toBe(expected);
  });

  it.each([
    ['', 'money-malformed'],
    [' ', 'money-malformed'],
    ['元', 'money-malformed'],
    ['万元', 'money-malformed'],
    ['abc', 'money-malformed'],
    ['-', 'money-malformed'],
    ['△', 'money-malformed'],
    ['()', 'money-malformed'],
    ['(-5)', 'money-malformed'],
    ['5-', 'money-malformed'],
    ['--5', 'money-malformed'],
    ['5.', 'money-malformed'],
    ['1.2.3', 'money-malformed'],
    ['5元)', 'money-malformed'],
    ['5%', 'money-malformed'],
    ['5角', 'money-malformed'],
    ['3千元', 'money-malformed'],
    ['1/3', 'money-malformed'],
    ['30①', 'money-malformed'],
    ['⑴', 'money-malformed'],
    ['叁佰元', 'money-malformed'],
    ['$5', 'money-malformed'],
    ['1'.repeat(41), 'money-malformed'],
    ['6.54E+17', 'number-scientific'],
    ['1E5', 'number-scientific'],
    ['１ｅ５', 'number-scientific'],
    ['1.2e-3元', 'number-scientific'],
    ['(1E5)', 'number-scientific'],
    ['1,23', 'number-grouping'],
    ['12,34.5', 'number-grouping'],
    ['1,2345', 'number-grouping'],
    ['1.234,50', 'number-grouping'],
    ['1234,567', 'number-grouping'],
    ['12 34', 'number-grouping'],
    ['1 2345', 'number-grouping'],
    ['100\n200', 'number-grouping'],
    ['100\t200', 'number-grouping'],
    ['0.001', 'money-below-fen'],
    ['0.0000001万元', 'money-below-fen'],
    ['12.345', 'money-below-fen'],
  ])('%j is refused: %s', (text, code) => {
    refused(parseMoney, text, code);
  });

  it('takes the unit of its column where it has none of its own', () => {
    expect(parseMoney('12.5', 'ten-thousand-yuan').toString()).toBe('125000');
    expect(parseMoney('12.5元', 'ten-thousand-yuan').toString()).toBe('12.5');
    expect(parseMoney('12.5万', 'ten-thousand-yuan').toString()).toBe('125000');
    expect(parseMoney('1亿', 'ten-thousand-yuan').toString()).toBe('100000000');
  });

  it('forty digits are read, and not one more', () => {
    expect(parseMoney('1'.repeat(40)).toString()).toBe('1'.repeat(40));
  });

  it('reads back what is printed, for people and for programs', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => {
        const value = Exact.parse(decimalOf(fen, 2));
        expect(parseMoney(moneyText(value)).equals(value)).toBe(true);
        expect(parseMoney(printMoney(value, 'zh')).equals(value)).toBe(true);
        expect(parseMoney(printMoney(value, 'en')).equals(value)).toBe(true);
        expect(parseMoney(`￥${groupDigits(moneyText(value))}`).equals(value)).toBe(true);
      }),
    );
  });
});

describe('a rate', () => {
  it.each([
    ['5.5%', '0.055'],
    ['5.5％', '0.055'],
    ['５．５％', '0.055'],
    ['5.5 %', '0.055'],
    ['55‰', '0.055'],
    ['100%', '1'],
    ['0%', '0'],
    ['0', '0'],
    ['0.00', '0'],
    ['-1.2%', '-0.012'],
    ['(1.2%)', '-0.012'],
    ['（1.2）%', '-0.012'],
    ['△1.2%', '-0.012'],
    ['1,200%', '12'],
    ['0.5%\t', '0.005'],
  ])('%j is %s', (text, expected) => {
    expect(parseRate(text).toString()).toBe(expected);
  });

  it.each([
    ['5.5', 'rate-without-unit'],
    ['0.055', 'rate-without-unit'],
    ['-1', 'rate-without-unit'],
    ['', 'rate-malformed'],
    ['%', 'rate-malformed'],
    ['5%%', 'rate-malformed'],
    ['5%)', 'rate-malformed'],
    ['百分之五', 'rate-malformed'],
    ['2/3', 'rate-malformed'],
    ['5个百分点', 'rate-malformed'],
    ['5.5E-2', 'number-scientific'],
    ['1,2%', 'number-grouping'],
    ['5 5%', 'number-grouping'],
  ])('%j is refused: %s', (text, code) => {
    refused(parseRate, text, code);
  });

  it('is read bare where its column or format says how', () => {
    expect(parseRate('5.5', 'percent').toString()).toBe('0.055');
    expect(parseRate('0.055', 'fraction').toString()).toBe('0.055');
    expect(parseRate('5.5%', 'percent').toString()).toBe('0.055');
    expect(parseRate('5.5%', 'fraction').toString()).toBe('0.055');
    expect(parseRate('55‰', 'percent').toString()).toBe('0.055');
  });

  it('reads back what is printed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), (units) => {
        const value = Exact.parse(decimalOf(units, 6));
        expect(parseRate(rateText(value)).equals(value)).toBe(true);
      }),
    );
  });
});

describe('a count', () => {
  it.each([
    ['30', [], '30'],
    ['３０', [], '30'],
    ['1,200', [], '1200'],
    ['30.0', [], '30'],
    ['30人', ['人', 'persons'], '30'],
    ['30 persons', ['人', 'persons'], '30'],
    ['12个月', ['月', '个月'], '12'],
    ['12 个 月', ['月', '个月'], '12'],
    ['12月', ['月', '个月'], '12'],
    ['-3', [], '-3'],
    ['(3)', [], '-3'],
    ['0', [''], '0'],
  ] as const)('%j is %3$s', (text, units, expected) => {
    expect(parseCount(text, units).toString()).toBe(expected);
  });

  it.each([
    ['30.5', 'count-not-whole'],
    ['0.1', 'count-not-whole'],
    ['', 'count-malformed'],
    ['三十', 'count-malformed'],
    ['30名', 'count-malformed'],
    ['30①', 'count-malformed'],
    ['30-50', 'count-malformed'],
    ['3e1', 'number-scientific'],
    ['1,20', 'number-grouping'],
    ['10 20', 'number-grouping'],
  ])('%j is refused: %s', (text, code) => {
    refused((each) => parseCount(each, ['人']), text, code);
  });

  it('a number without unit may have decimals', () => {
    expect(parsePlainNumber('１２．５').toString()).toBe('12.5');
    expect(parsePlainNumber('-1,234.5').toString()).toBe('-1234.5');
    refused(parsePlainNumber, '12.5%', 'count-malformed');
    refused(parsePlainNumber, '1e3', 'number-scientific');
    refused(parsePlainNumber, '1,2', 'number-grouping');
  });
});

describe('a date', () => {
  it.each([
    '2023-02-01',
    '2023-2-1',
    '2023/2/1',
    '2023/02/01',
    '2023.2.1',
    '2023.02.01',
    '20230201',
    '2023年2月1日',
    '2023年02月01日',
    '2023年2月1号',
    '2023 年 2 月 1 日',
    '2023 / 2 / 1',
    '２０２３－０２－０１',
    '２０２３／２／１',
    '2023-02-01 00:00:00',
    '2023/2/1 0:00',
    '2023-02-01T00:00:00.000',
    '2023年2月1日 0:00:00',
    ' 2023-02-01\t',
    "'2023-02-01",
    '\u200e2023/2/1',
    '2023-02-01\u00a0',
  ])('%j is 1 February 2023', (text) => {
    expect(parseDate(text).toString()).toBe('2023-02-01');
  });

  it.each([
    ['2023-02-29', 'date-impossible'],
    ['2023年13月1日', 'date-impossible'],
    ['20230231', 'date-impossible'],
    ['0202-02-01', 'date-impossible'],
    ['2023年2月', 'date-without-day'],
    ['2023年2月份', 'date-without-day'],
    ['2023-02', 'date-without-day'],
    ['2023/2', 'date-without-day'],
    ['2023.2', 'date-without-day'],
    ['2023', 'date-without-day'],
    ['2023年', 'date-without-day'],
    ['43862', 'date-serial'],
    ['43862.5', 'date-serial'],
    ['23-02-01', 'date-malformed'],
    ['23/2/1', 'date-malformed'],
    ['2/1/2023', 'date-malformed'],
    ['2023/2-1', 'date-malformed'],
    ['2023年2月1', 'date-malformed'],
    ['2023-02-01 10:30', 'date-malformed'],
    ['2023-02-01T00:00:00Z', 'date-malformed'],
    ['202302', 'date-malformed'],
    ['4386', 'date-without-day'],
    ['438620', 'date-malformed'],
    ['二〇二三年二月一日', 'date-malformed'],
    ['去年', 'date-malformed'],
    ['', 'date-malformed'],
  ])('%j is refused: %s', (text, code) => {
    refused(parseDate, text, code);
  });

  it('reads back what is printed', () => {
    fc.assert(
      fc.property(date, (each) => {
        expect(parseDate(printDate(each, 'zh')).equals(each)).toBe(true);
        expect(parseDate(printDate(each, 'en')).equals(each)).toBe(true);
        expect(parseDate(each.toString().replaceAll('-', '')).equals(each)).toBe(true);
      }),
    );
  });
});

describe('a month', () => {
  it.each([
    '2020-02',
    '2020-2',
    '2020/2',
    '2020/02',
    '2020.02',
    '2020.2',
    '202002',
    '2020年2月',
    '2020年02月份',
    '2020 年 2 月',
    '２０２０年２月',
    '2020-02-01',
    '2020/2/1',
    '2020/2/1 0:00:00',
    '2020年2月1日',
    '2020.2.1',
  ])('%j is February 2020', (text) => {
    expect(parseMonth(text).toString()).toBe('2020-02');
  });

  it.each([
    ['2020.1', 'month-ambiguous'],
    ['2020-02-02', 'month-malformed'],
    ['2020年2月29日', 'month-malformed'],
    ['2020-13', 'month-malformed'],
    ['2020-0', 'month-malformed'],
    ['2020/2-1', 'month-malformed'],
    ['20-02', 'month-malformed'],
    ['2020', 'month-malformed'],
    ['2月', 'month-malformed'],
    ['', 'month-malformed'],
    ['43862', 'date-serial'],
  ])('%j is refused: %s', (text, code) => {
    refused(parseMonth, text, code);
  });

  it('January and October with two digits are no trap', () => {
    expect(parseMonth('2020.01').toString()).toBe('2020-01');
    expect(parseMonth('2020.10').toString()).toBe('2020-10');
    expect(parseMonth('2020-1').toString()).toBe('2020-01');
    expect(parseMonth('2020.1.1').toString()).toBe('2020-01');
  });

  it('reads back what is printed', () => {
    fc.assert(
      fc.property(month, (each) => {
        expect(parseMonth(printMonth(each, 'zh')).equals(each)).toBe(true);
        expect(parseMonth(printMonth(each, 'en')).equals(each)).toBe(true);
      }),
    );
  });
});

describe('yes and no', () => {
  it.each([
    '是',
    '有',
    '√',
    '✓',
    '✔',
    '✔\ufe0f',
    'Y',
    'y',
    'Ｙ',
    'YES',
    'True',
    '1',
    '１',
    '对',
    ' 是 ',
    '\u3000是',
    "'是",
  ])('%j is yes', (text) => {
    expect(parseBoolean(text)).toBe(true);
  });

  it.each(['否', '无', '没有', '×', '✗', '✘', 'N', 'ｎ', 'no', 'FALSE', '0', '不是', '非', '否\t'])(
    '%j is no',
    (text) => {
      expect(parseBoolean(text)).toBe(false);
    },
  );

  it.each(['', '-', 'x', '2', '10', '是否', '待定', 'null'])('%j is refused', (text) => {
    refused(parseBoolean, text, 'boolean-malformed');
  });
});
