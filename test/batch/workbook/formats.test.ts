import { describe, expect, it } from 'vitest';
import { builtInForm, formOf, type NumberForm } from '../../../src/batch/workbook/formats.ts';

describe('the form of a number format', () => {
  const cases: Record<string, readonly string[]> = {
    plain: [
      'General',
      'G/通用格式',
      'G/通用格式"月"',
      '0.00"元";-0"万元"',
      '0',
      '0.00',
      '#,##0',
      '#,##0.00',
      '#,##0.00_);[Red](#,##0.00)',
      '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
      '[$￥-804]#,##0.00',
      '"¥"#,##0',
      '0.00E+00',
      '##0.0E+0',
      '0"天"',
      '0"day"',
      '[DBNum2][$-804]General',
      '@',
      '# ?/?',
      ';;;',
      '[=1]"是";[=0]"否"',
      '\\d0',
      '0_d',
      '0!d',
      '[Red]0',
    ],
    percent: ['0%', '0.00%', '#,##0.0%', '0.0%;[Red]-0.0%', '0"约"%'],
    date: [
      'yyyy-mm-dd',
      'm/d/yy',
      'yyyy"年"m"月"d"日"',
      'yyyy\\年m\\月d\\日',
      'yyyy年m月',
      '[$-804]yyyy/m/d;@',
      '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
      '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
      'mmm-yy',
      'm',
      'e"年"',
      'aaaa',
    ],
    'date-time': ['yyyy-mm-dd hh:mm', 'm/d/yy h:mm', 'yyyy/m/d h:mm AM/PM', 'd hh'],
    time: ['h:mm', 'hh:mm:ss', 'mm:ss.0', '上午/下午h"时"mm"分"', 'h:mm AM/PM'],
    elapsed: ['[h]:mm', '[hh]:mm:ss', '[mm]:ss'],
    scaled: [
      '0,',
      '0.0,',
      '#,##0,',
      '0.00,,',
      '0!.0,',
      '0\\.0,',
      '0"."0,',
      '0!.0000"万元"',
      '#,##0.0,"千元"',
      '0.00"万元"',
      '0.0\\万',
      '#,##0万元;-0',
      'G/通用格式"亿元"',
    ],
  };
  for (const [form, codes] of Object.entries(cases)) {
    it(form, () => {
      for (const code of codes) expect([code, formOf(code)]).toEqual([code, form]);
    });
  }

  it('padded with zeros', () => {
    expect(formOf('000000')).toEqual({ padded: 6 });
    expect(formOf('00')).toEqual({ padded: 2 });
    expect(formOf('00.0')).toBe('plain');
  });

  it('of those that have a number only', () => {
    const expected: [number, NumberForm][] = [
      [0, 'plain'],
      [1, 'plain'],
      [4, 'plain'],
      [8, 'plain'],
      [9, 'percent'],
      [10, 'percent'],
      [11, 'plain'],
      [13, 'plain'],
      [14, 'date'],
      [17, 'date'],
      [18, 'time'],
      [21, 'time'],
      [22, 'date-time'],
      [23, 'plain'],
      [26, 'plain'],
      [27, 'date'],
      [31, 'date'],
      [32, 'time'],
      [36, 'date'],
      [37, 'plain'],
      [44, 'plain'],
      [45, 'time'],
      [46, 'elapsed'],
      [47, 'time'],
      [48, 'plain'],
      [49, 'plain'],
      [50, 'date'],
      [58, 'date'],
      [59, 'plain'],
    ];
    for (const [id, form] of expected) expect([id, builtInForm(id)]).toEqual([id, form]);
  });
});
