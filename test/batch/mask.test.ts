import { expect, test } from 'vitest';
import { maskName } from '../../src/batch/mask.ts';
import { noticeText, type WhoColumn, whoColumns } from '../../src/batch/who.ts';
import { NameIndex } from '../../src/cases/names.ts';
import { ownSet } from '../policies/sets.ts';

test.each([
  ['', ''],
  ['张', '*'],
  ['张三', '张*'],
  [' 张三 ', '张*'],
  ['张小三', '张*三'],
  ['欧阳小华', '欧**华'],
  ['阿依古丽·买买提', '阿***·**提'],
  ['𠮷野家', '𠮷*家'],
  ['John Smith', 'J*** ****h'],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test('a notice hides names and numbers of persons; units stand in full', () => {
  const names = new NameIndex(ownSet().vocabulary());
  const columns = whoColumns(['序号', '申请人姓名', ' 身份证号 ', '单位名称', '统一社会信用代码', '县市'], names);
  expect(columns.map(({ index, header }) => [index, header])).toEqual([
    [1, '申请人姓名'],
    [2, '身份证号'],
    [3, '单位名称'],
    [4, '统一社会信用代码'],
  ]);
  const [name, number, unit, code] = columns as [WhoColumn, WhoColumn, WhoColumn, WhoColumn];
  expect(noticeText(name, '张小三')).toBe('张*三');
  expect(noticeText(name, '张三 65400219900101123X')).toBe('张* ***');
  expect(noticeText(number, "'65400219900101123X")).toBe('65*************23X');
  expect(noticeText(unit, '伊宁市某某商贸有限公司')).toBe('伊宁市某某商贸有限公司');
  expect(noticeText(code, '91654002MA12345678')).toBe('91654002MA12345678');
});
