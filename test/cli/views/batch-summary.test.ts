import { expect, test } from 'vitest';
import { folded } from '../../../src/cli/views/batch-summary.ts';
import { widthOf } from '../../../src/cli/width.ts';

test('long lines go on below themselves, further in; others and the end stay as they are', () => {
  const long = '  第 3 行数据（文件第 4 行）：列“申请日期”：日历中没有“2023/13/40”这一天；请核对年月日。';
  const lines = folded(`共 3 行\n${long}\n`, 40).split('\n');
  expect(lines[0]).toBe('共 3 行');
  expect(lines.at(-1)).toBe('');
  const told = lines.slice(1, -1);
  expect(told.length).toBeGreaterThan(2);
  expect(told.every((each) => widthOf(each) <= 40)).toBe(true);
  expect(told.map((each) => /^ */.exec(each)![0].length)).toEqual([2, ...told.slice(1).map(() => 4)]);
  expect(told.map((each) => each.trim()).join('')).toBe(
    long.replace(/ /g, '').replace('第3行', '第 3 行').replace('第4行', '第 4 行'),
  );
});
