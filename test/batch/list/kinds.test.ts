import { describe, expect, it } from 'vitest';
import { kindOf, OTHER_ROWS_BEGIN, saysOther } from '../../../src/batch/list/kinds.ts';

/** The columns 序号, 名称, 金额, 日期: the last two are computed with. */
const kind = (...fields: string[]) => kindOf(fields, [2, 3]);

describe('a row of a list', () => {
  it('is a total where it says so first', () => {
    for (const text of [
      '合计',
      '合 计',
      '合　计：',
      '小计',
      '总计',
      '本页小计',
      '累计',
      '合计人数',
      'Total',
      'subtotal:',
      'Grand Total',
    ])
      expect(kind(text, '', '5', '')).toBe('total');
    expect(kind('', '合计', '5', '2023-10-01')).toBe('total');
    expect(kind('合计')).toBe('total');
  });

  it('is a total behind a serial number too', () => {
    expect(kind('21', '合计', '5', '2023-10-01')).toBe('total');
    expect(kind('21', '', '合计')).toBe('total');
    expect(kind('21', '甲', '5', '合计')).toBe('case');
    // A number that is computed with is none of a series.
    expect(kindOf(['21', '合计'], [0])).toBe('case');
  });

  it('is a case where a name begins alike', () => {
    for (const name of [
      '合计公司',
      '小计算机店',
      '总计划局',
      '累计达物流有限公司',
      '共计一人商行',
      'Totally Ltd',
      'Totalenergies',
    ])
      expect(kind(name, '', '5', '2023-10-01')).toBe('case');
    for (const name of [
      '注册会计师事务所',
      '注意力科技有限公司',
      '注释科技公司',
      '说明书印刷厂',
      '备注软件公司',
      '日期科技',
      '联系电话厂',
    ])
      expect(kind(name, '', '', '')).toBe('case');
  });

  it('is a note where it says so and there is nothing to compute with', () => {
    for (const text of [
      '注：按月填报',
      '注1：含补发',
      '附注:',
      '备注：无',
      '说明：一式两份',
      '填表人：某某',
      '审核人（签字）：',
      '单位（盖章）',
      '单位负责人：',
      '联系电话：0999',
      '日期：2023年10月31日',
      'Note: none',
      'Prepared by: X',
    ])
      expect([text, kind(text, '', '', '')]).toEqual([text, 'note']);
    expect(kind('备注', '', '', '')).toBe('note');
    expect(kind('注：甲', '', '5', '2023-10-01')).toBe('case');
    expect(kind('注：甲', '', '', '2023-10-01')).toBe('note');
  });

  it('is a note where signatures and their day stand side by side', () => {
    expect(kind('填表人：某某', '', '审核人：某某', '2023年10月31日')).toBe('note');
    expect(kind('填表人：', '', '审核人：', '年  月  日')).toBe('note');
  });

  it('is a case where it is empty or a total without the word: those are reported, not dropped', () => {
    expect(kind('', '', '', '')).toBe('case');
    expect(kind('', '', '1234.50', '')).toBe('case');
    expect(kind('总人数', '12', '1234.50', '')).toBe('case');
  });

  it('of another kind begins with one of the signs that the quick way looks for', () => {
    for (const text of [
      '合计',
      '小计',
      '总计',
      '共计',
      '累计',
      '本页合计',
      '全部合计',
      '以上合计',
      '当页小计',
      'total',
      'Subtotal',
      'GRANDTOTAL',
      '注：',
      '附注：',
      '备注：',
      '说明：',
      '填表人：',
      '制表人：',
      '编制：',
      '审核：',
      '复核人：',
      '经办人：',
      '负责人：',
      '审批：',
      '单位盖章',
      '盖章',
      '公章',
      '联系人：',
      '日期：',
      '年 月 日',
      'note:',
      'Remarks:',
      'Prepared by:',
      'checked by:',
      'Approved by:',
    ]) {
      if (saysOther(text) !== 'case') expect(OTHER_ROWS_BEGIN).toContain([...text][0]);
    }
  });
});
