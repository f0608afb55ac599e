import { describe, expect, it } from 'vitest';
import { repeatKey } from '../../../src/batch/list/head.ts';
import { RowKinds } from '../../../src/batch/list/row-kinds.ts';
import { NameIndex } from '../../../src/cases/names.ts';
import { ownSet } from '../../policies/sets.ts';

const names = new NameIndex(ownSet().vocabulary());
const HEADER = ['序号', '单位名称', '统一社会信用代码', '地区', '参保人数', '上年度失业保险费', '申请日期'];
/** 单位名称 is not computed with. */
const values = [2, 3, 4, 5, 6].map((index) => ({
  index,
  header: HEADER[index]!,
  named: names.findColumn(HEADER[index]!)!.named,
  hints: {},
}));
const repeats = [['稳岗返还名单'], HEADER].map(repeatKey);
const kinds = new RowKinds({ header: HEADER, values, absent: [], repeats });
const later = (...fields: readonly string[]) => kinds.later([...fields, ...HEADER.slice(fields.length).map(() => '')]);

describe('a row of which nothing could be computed', () => {
  it('is a total where a text before its figures says so', () => {
    for (const text of [
      '伊宁县合计',
      '合计（2户）',
      '合计：2户',
      '伊宁市小计：',
      '合计2户',
      '全州总计',
      '共计（人）',
      '共3户',
      '汇总',
      '本年累计',
      '总数',
      '平均',
      '其中：企业',
      '小计-巴镇',
      '合 計',
      '共计人民币壹万元整',
      'Sum',
      '∑',
      'جەمئىي',
    ])
      expect([text, later('', text, '', '', '90', '24691.36')]).toEqual([text, 'total']);
    expect(later('3', '伊宁县合计', '', '', '90', '1')).toBe('total');
    expect(later('', '', '', '伊宁县合计', '90', '1')).toBe('total');
    expect(later('伊宁县', '合计', '', '', '90', '1')).toBe('total');
    expect(later('合计金额（大写）：贰万元整')).toBe('total');
  });

  it('is none where it has what only a case has', () => {
    expect(later('1', '王小计', '', '伊宁市', '90', '1')).toBe('case');
    expect(later('1', '伊宁县合计', '', '', '90', '1', '2023-10-08')).toBe('case');
    expect(later('1', '合计', '91654002MA7000001G', '', '90', '1')).toBe('case');
    expect(later('1', '总计科技有限公司', '', '', '90', '1')).toBe('case');
  });

  it('is a remark under the table, alone or beside others and a day', () => {
    for (const text of [
      '以下空白',
      '——以下无正文——',
      '第1页 共3页',
      '第 1 页，共 3 页',
      '此表一式两份，由县级人社部门留存。',
      '2.数据截至上月末',
      '（2）参保人数按月平均',
      '* 为新增单位',
      '2023年10月9日',
      '年  月  日',
      '经办人签字：',
      '单位（盖章）',
      '续表',
      '\u001a',
    ])
      expect([text, later(text)]).toEqual([text, 'note']);
    expect(later('', '', '', '', '', '', '年 月 日')).toBe('note');
    expect(later('单位（公章）', '', '', '经办人签字：', '', '', '2023年10月9日')).toBe('note');
  });

  it('stays a case where it may be one that lacks something', () => {
    expect(later('3', '某某公司')).toBe('case');
    expect(later('某某公司')).toBe('case');
    expect(later('3', '某某公司', '', '伊宁市', '', '', '2023-10-08')).toBe('case');
    expect(later('3', '', '', '', '5', '')).toBe('case');
    expect(later('')).toBe('case');
  });

  it('is a title or a header again, or numbers the columns', () => {
    expect(later('稳岗返还名单')).toBe('header');
    expect(later(...HEADER)).toBe('header');
    expect(later('序 号', '单位\n名称', ...HEADER.slice(2))).toBe('header');
    expect(later('1', '2', '3', '4', '5', '6', '7')).toBe('header');
    expect(later('甲', '乙', '1', '2', '3', '4', '5')).toBe('header');
    expect(later('（1）', '（2）', '（3）', '（4）')).toBe('header');
    expect(later('1', '2', '3')).toBe('case');
    expect(later('1', '2', '3', '5')).toBe('case');
  });
});

it('a total of a place is looked for at once where figures alone make a case', () => {
  const row = ['', '伊宁县合计', '', '', '90', '24691.36', ''];
  expect(kinds.of(row)).toBe('case');
  const alone = new RowKinds({ header: HEADER, values, absent: [], repeats, figuresAlone: true });
  expect(alone.of(row)).toBe('total');
  expect(alone.of(['1', '甲公司', '', '', '90', '1', ''])).toBe('case');
});

it('a row without all its columns is looked at closely before it is refused', () => {
  expect(kinds.inList(['以下空白'], HEADER.length)).toBe('note');
  expect(kinds.inList(['某某公司', '5'], HEADER.length)).toBe('case');
});

describe('another table in the list', () => {
  const conflict = (fields: readonly string[], kind: 'case' | 'note' = 'case') =>
    kinds.conflictIn([...fields, ...HEADER.slice(fields.length).map(() => '')], kind)?.problem;
  const PREMIUMS = HEADER[5]!;

  it('begins with a header of other columns, or of the same in another unit', () => {
    const [first, name, code, ...others] = HEADER as [string, string, string, ...string[]];
    expect(conflict([first, code, name, ...others])?.code).toBe('csv-other-header');
    expect(conflict(HEADER.map((each) => (each === PREMIUMS ? `${each}（万元）` : each)))?.code).toBe(
      'csv-other-header',
    );
    expect(conflict(['序号', '单位', '参保职工人数', '地区'])?.code).toBe('csv-other-header');
    expect(conflict(HEADER)).toBeUndefined();
    expect(conflict(['1', '地区', '', '', '', '', ''])).toBeUndefined();
    // Another remark changes nothing of what is read.
    expect(later(first, '企业名称', code, ...others)).toBe('header');
  });

  it('begins with another unit of money', () => {
    const other = { code: 'csv-other-unit', params: { unit: '万元', headers: [PREMIUMS] } };
    expect(conflict(['表二', '', '', '', '', '单位：万元'])).toMatchObject(other);
    expect(conflict(['单位：万元'], 'note')).toMatchObject(other);
    expect(conflict(['注：金额单位：千元'], 'note')).toMatchObject({ ...other, params: { unit: '千元' } });
    expect(conflict(['单位：元'], 'note')).toBeUndefined();
    expect(conflict(['填报单位：万元户合作社'], 'note')).toBeUndefined();
    expect(conflict(['1', '甲（万元）', '', '伊宁市', '5', '12', ''])).toBeUndefined();
    const declared = values.map((each) => ({ ...each, declared: true }));
    expect(
      new RowKinds({ header: HEADER, values: declared, absent: [] }).conflictIn(['单位：万元'], 'note'),
    ).toBeNull();
    const inTenThousand = values.map((each) => ({ ...each, hints: { moneyUnit: 'ten-thousand-yuan' as const } }));
    const tenThousand = new RowKinds({ header: HEADER, values: inTenThousand, absent: [] });
    expect(tenThousand.conflictIn(['单位：万元'], 'note')).toBeNull();
    expect(tenThousand.conflictIn(['单位：元'], 'note')?.problem).toMatchObject({ params: { unit: '元' } });
  });
});
