import { describe, expect, it } from 'vitest';
import { findHead, HEAD_ROWS } from '../../../src/batch/list/head.ts';

const NAMES: Readonly<Record<string, string>> = {
  地区: 'region',
  region: 'region',
  申请日期: 'day',
  'application date': 'day',
  单位类型: 'kind',
  裁员率: 'rate',
  layoff_rate: 'rate',
  失业保险费: 'premiums',
};
const find = (...rows: readonly string[][]) => findHead(rows, (text) => NAMES[text.trim()]);
const HEADER = ['序号', '地区', '申请日期', '裁员率', '备注'];
const ROW = ['1', '伊宁市', '2023-10-01', '20%', ''];

describe('the header', () => {
  it('is the first row where that names the most', () => {
    expect(find(HEADER, ROW)).toMatchObject({ titles: 0, rows: 1, names: HEADER });
    expect(find(['application date', 'layoff_rate'], ['2023-10-01', '20%'])).toMatchObject({ titles: 0, rows: 1 });
    expect(find(HEADER)).toMatchObject({ titles: 0, rows: 1 });
  });

  it('stands under titles, though one of them is a name or has names beside values', () => {
    for (const title of [
      ['名单'],
      ['裁员率'],
      ['地区', '伊宁市', '申请日期', '2023-10-01'],
      [],
      ['单位：元', '', '', '', '2023年10月'],
    ])
      expect(find(title, HEADER, ROW)).toMatchObject({ titles: 1, rows: 1, names: HEADER });
    expect(find(['名单'], [], ['表一'], HEADER, ROW)).toMatchObject({ titles: 3 });
  });

  it('is the upper one where two name as many: a list with a header on each page', () => {
    expect(find(HEADER, ROW, HEADER, ROW)).toMatchObject({ titles: 0, rows: 1 });
    expect(find(['名单'], HEADER, ROW, HEADER)).toMatchObject({ titles: 1, rows: 1 });
  });

  it('is never a row of data, however many labels stand in it', () => {
    const labels = ['2', '地区', '裁员率', '单位类型', '失业保险费'];
    expect(find(['序号', '申请日期', '内容一', '内容二', '内容三'], labels, ROW)).toMatchObject({ titles: 0, rows: 1 });
    expect(find(['申请日期', '险种', '对象'], ['2023-10-01', '失业保险费', '单位类型'])).toMatchObject({
      titles: 0,
      rows: 1,
    });
    // The same words without a value are a header.
    expect(find(['名单'], ['序号', ...labels.slice(1)], ROW)).toMatchObject({ titles: 1, rows: 1 });
    expect(find(['名单'], [...HEADER, '2023'], ROW)).toMatchObject({ titles: 1, rows: 1 });
  });

  it('has a row more where units stand below the names', () => {
    const names = ['序号', '地区', '申请日期', '裁员率（%）', '备注'];
    expect(find(['名单'], HEADER, ['', '', '', '（%）', ''], ROW)).toMatchObject({ titles: 1, rows: 2, names });
    const groups = [
      ['序号', '地区', '情况', '', '备注'],
      ['', '', '申请日期', '裁员率', ''],
    ];
    expect(find(...groups, ['', '', '', '%'], ROW)).toMatchObject({ titles: 0, rows: 3, names });
    // A unit below no name, or something else among units, is none.
    expect(find(HEADER, ['', '', '', '%', '甲'], ROW)).toMatchObject({ rows: 1 });
    expect(find(HEADER, ['', '', '', '', ''], ROW)).toMatchObject({ rows: 1, names: HEADER });
  });

  it('has two rows where the columns of groups stand under their names', () => {
    const upper = ['序号', '地区', '缴费', '', '备注'];
    const lower = ['', '', '失业保险费', '裁员率'];
    const names = ['序号', '地区', '失业保险费', '裁员率', '备注'];
    expect(find(upper, lower, ROW)).toMatchObject({ titles: 0, rows: 2, names });
    expect(find(['名单'], upper, lower, ROW)).toMatchObject({ titles: 1, rows: 2, names });
  });

  it('has one row where a row of data below happens to hold a label', () => {
    expect(find(HEADER, ['1', '伊宁市', '2023-10-01', '20%', '单位类型'])).toMatchObject({ titles: 0, rows: 1 });
    expect(find(HEADER, ['', '', '', '', '单位类型'], ROW)).toMatchObject({ titles: 0, rows: 2 });
  });

  it('is looked for in so many rows', () => {
    const titles = (count: number) => Array.from({ length: count }, () => ['名单']);
    expect(find(...titles(HEAD_ROWS - 1), HEADER, ROW)).toMatchObject({ titles: HEAD_ROWS - 1 });
    expect(find(...titles(HEAD_ROWS), HEADER, ROW)).toMatchObject({ titles: 0, names: ['名单'] });
  });
});
