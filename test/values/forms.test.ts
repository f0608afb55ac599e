import { describe, expect, it } from 'vitest';
import { FormCounts, formsOf, namesOf } from '../../src/values/forms.ts';

const forms = (type: string, text: string, format?: string) => namesOf(formsOf(type, text, format));

describe('the form of a text', () => {
  it.each([
    ['date', '2023-02-01', []],
    ['date', '2023/2/1', ['date-slash']],
    ['date', '2023.2.1', ['date-dot']],
    ['date', '20230201', ['date-compact']],
    ['date', '2023年2月1日', ['date-chinese']],
    ['date', '2023-2-1', ['date-short']],
    ['date', '2023/2/1 0:00', ['date-slash', 'midnight']],
    ['date', '2023-02-01T00:00:00.000', ['midnight']],
    ['date', '２０２３/2/1', ['date-slash', 'full-width']],
    ['date', "'2023-02-01", ['apostrophe']],
    ['date', '2023-02-01\u00a0', ['blanks']],
    ['date', '="2023/2/1"', ['date-slash', 'text-formula']],
    ['money', '\'="1,234.50"', ['thousands', 'apostrophe', 'text-formula']],
    ['month', '2020-02', []],
    ['month', '202002', ['date-compact']],
    ['month', '2020年2月', ['date-chinese']],
    ['month', '2020-02-01', ['month-as-day']],
    ['month', '2020/2/1', ['date-slash', 'month-as-day']],
    ['money', '1234.50', []],
    ['money', '1,234.50', ['thousands']],
    ['money', '￥1,234.50元', ['thousands', 'currency', 'full-width']],
    ['money', '300元', ['currency']],
    ['money', '12.5万元', ['ten-thousand']],
    ['money', '(5.00)', ['negative']],
    ['money', '△5', ['negative']],
    ['money', '12\t', ['blanks']],
    ['money', '１２３', ['full-width']],
    ['rate', '5.5%', []],
    ['rate', '55‰', ['per-mille']],
    ['rate', '5.5％', ['full-width']],
    ['count', '30', []],
    ['count', '30.0', ['whole-decimal']],
    ['count', '1,200.0', ['thousands', 'whole-decimal']],
    ['count', '30人', ['unit']],
    ['boolean', '是', []],
    ['boolean', '√', ['sign']],
    ['boolean', '1', ['sign']],
    ['boolean', 'Y', ['sign']],
    ['region', '伊宁市', []],
    ['enum employer_kind', ' 企业', ['blanks']],
    ['text', '阿卜杜拉·买买提', []],
    ['text', '甲（乙）公司', []],
  ])('%s %j', (type, text, expected) => {
    expect(forms(type, text)).toEqual(expected);
  });

  it('an identifier', () => {
    expect(forms('text', '65400219900101123X', 'resident_id')).toEqual([]);
    expect(forms('text', '65400219900101123x', 'resident_id')).toEqual(['identifier-x']);
    expect(forms('text', '65400219900101123×', 'resident_id')).toEqual(['identifier-x']);
    expect(forms('text', '91350100m000100y43', 'credit_code')).toEqual(['identifier-x']);
  });
});

describe('counts of forms', () => {
  it('are kept by column, added, and given the most frequent first', () => {
    const counts = new FormCounts(2);
    counts.add(1, formsOf('date', '2023/2/1'));
    counts.add(1, formsOf('date', '2023/2/1 0:00'));
    counts.add(0, 0);
    const other = new FormCounts(2);
    other.addData(counts.data());
    other.add(1, formsOf('date', '2023.2.1'));
    expect(other.of(0)).toEqual([]);
    expect(other.of(1)).toEqual([
      { form: 'date-slash', count: 2 },
      { form: 'date-dot', count: 1 },
      { form: 'midnight', count: 1 },
    ]);
  });
});
