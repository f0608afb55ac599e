import { describe, expect, test } from 'vitest';
import { NameIndex } from '../../src/cases/names.ts';
import { ownSet } from '../policies/sets.ts';
import { problemOf } from '../values/problems.ts';

const vocabulary = ownSet().vocabulary();
const index = new NameIndex(vocabulary);

const found = (text: string) => {
  const named = index.find(text);
  if (!named) return null;
  const month = named.kind === 'fact' && named.month ? ` ${named.month}` : '';
  return `${named.kind} ${named.definition.name}${month}`;
};

describe('a name', () => {
  test.each([
    ['layoff_rate', 'fact layoff_rate'],
    ['Layoff_Rate', 'fact layoff_rate'],
    ['裁员率', 'fact layoff_rate'],
    ['上年度裁员率', 'fact layoff_rate'],
    [' 裁 员 率 ', 'fact layoff_rate'],
    ['layoff rate', 'fact layoff_rate'],
    ['layoff-rate', 'fact layoff_rate'],
    ['裁员率（）', 'fact layoff_rate'],
    ['ｌａｙｏｆｆ＿ｒａｔｅ', 'fact layoff_rate'],
    ['稳岗返还比例', 'figure ui_refund_ratio'],
    ['返还标准', 'figure ui_refund_ratio'],
    ['费款所属期', 'shorthand contribution_month'],
    ['所属期', 'shorthand contribution_month'],
    ['地区', 'fact region'],
  ])('"%s" is %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  test.each(['', '裁', '率', 'layoff', '职工人数', '失业保险费', '养老'])('"%s" is none, not a guess', (text) => {
    expect(found(text)).toBeNull();
  });

  test('of every fact, figure and shorthand leads back to it, by id, labels and headers', () => {
    const all = [
      ...Object.values(vocabulary.facts),
      ...Object.values(vocabulary.figures),
      ...Object.values(vocabulary.shorthands),
    ];
    for (const each of all) {
      for (const text of [each.name, each.label.zh, each.label.en, ...each.headers]) {
        expect(index.find(text)?.definition.name, text).toBe(each.name);
      }
    }
  });

  test('one that is not known comes with the nearest', () => {
    const problem = problemOf(() => index.require('裁员律'));
    expect(problem.code).toBe('unknown-fact');
    expect((problem.params as { nearest: string[] }).nearest).toContain('裁员率');
  });
});

describe('the month of a monthly fact', () => {
  test.each([
    ['pension_contribution@2020-02', 'fact pension_contribution 2020-02'],
    ['养老保险单位缴费@2020-02', 'fact pension_contribution 2020-02'],
    ['养老保险单位缴费（2020年2月）', 'fact pension_contribution 2020-02'],
    ['养老保险单位缴费(2020-02)', 'fact pension_contribution 2020-02'],
    ['养老保险单位缴费【202002】', 'fact pension_contribution 2020-02'],
    ['养老保险单位缴费2020年12月', 'fact pension_contribution 2020-12'],
    ['养老保险单位缴费202002', 'fact pension_contribution 2020-02'],
    ['养老保险（单位）（2020年2月）', 'fact pension_contribution 2020-02'],
    ['养老保险（单位）', 'fact pension_contribution'],
  ])('"%s"', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  test.each([
    'pension_contribution@2020-13',
    '养老保险单位缴费（2020年）',
    '裁员率@2020-02',
    '费款所属期@2020-02',
    '不知道（2020年2月）',
  ])('"%s" is none', (text) => {
    expect(found(text)).toBeNull();
  });
});

describe('a column header', () => {
  const column = (text: string) => {
    const each = index.findColumn(text);
    return each && `${each.named.definition.name} ${each.bareRate} ${each.moneyUnit}`;
  };

  test.each([
    ['裁员率', 'layoff_rate refused yuan'],
    ['裁员率(%)', 'layoff_rate percent yuan'],
    ['裁员率（％）', 'layoff_rate percent yuan'],
    ['="裁员率(%)"', 'layoff_rate percent yuan'],
    ['\'="裁员率"', 'layoff_rate refused yuan'],
    ['裁员率 (百分比)', 'layoff_rate percent yuan'],
    ['layoff rate (percent)', 'layoff_rate percent yuan'],
    ['裁员率（小数）', 'layoff_rate fraction yuan'],
    ['裁员率[fraction]', 'layoff_rate fraction yuan'],
    ['上年度失业保险费（万元）', 'prior_year_ui_premiums refused ten-thousand-yuan'],
    ['上年度失业保险费(单位：万元)', 'prior_year_ui_premiums refused ten-thousand-yuan'],
    ['上年度失业保险费（元）', 'prior_year_ui_premiums refused yuan'],
    ['养老保险单位缴费（2020年2月）（万元）', 'pension_contribution refused ten-thousand-yuan'],
  ])('"%s"', (text, expected) => {
    expect(column(text)).toBe(expected);
  });

  test.each(['备注', '裁员率（人）', '联系电话(元)', ''])('"%s" is none of ours', (text) => {
    expect(column(text)).toBeUndefined();
  });
});
