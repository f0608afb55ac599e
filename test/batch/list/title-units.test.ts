import { describe, expect, it } from 'vitest';
import type { ValueColumn } from '../../../src/batch/columns.ts';
import { inTitleUnits, titleUnits, titleUnitUses, unitIn } from '../../../src/batch/list/title-units.ts';
import { NameIndex } from '../../../src/cases/names.ts';
import type { SuanceError } from '../../../src/values/problem.ts';
import { ownSet } from '../../policies/sets.ts';

const names = new NameIndex(ownSet().vocabulary());
const columns = (...header: readonly string[]) => ({
  header,
  absent: [],
  values: header.map((text, index): ValueColumn => {
    const { named, bareRate, moneyUnit, declared } = names.findColumn(text)!;
    return { index, header: text, named, hints: { bareRate, moneyUnit }, declared };
  }),
});
const said = (...cells: readonly string[]) => titleUnits([['某某名单'], cells]);

describe('the unit above a table', () => {
  it('is that of money or of rates, wherever it stands and whatever is counted beside it', () => {
    for (const text of [
      '单位：万元',
      '单位:万元',
      '（单位：万元）',
      '稳岗返还汇总表（单位：万元）',
      '稳岗返还汇总表（万元）',
      '金额单位：人民币万元',
      '单位：人、万元',
      '单位：户/万元',
      '填报单位：某县人社局  金额单位：万元',
      '单位：万元    2023年10月',
      '单位 : 万元',
    ])
      expect([text, said(text)]).toEqual([text, { moneyUnit: 'ten-thousand-yuan', bareRate: null, unclear: null }]);
    expect(said('', '单位：元')).toMatchObject({ moneyUnit: 'yuan', unclear: null });
    expect(said('单位：%、人')).toMatchObject({ moneyUnit: null, bareRate: 'percent' });
    expect(said('单位：‰')).toMatchObject({ bareRate: 'per-mille' });
  });

  it('is none where an office or something else is named', () => {
    for (const text of [
      '填报单位：伊宁市人社局',
      '单位：万元户合作社',
      '单位：',
      '单位名称',
      '万元',
      '（一）',
      '2023年',
    ])
      expect([text, said(text)]).toEqual([text, { moneyUnit: null, bareRate: null, unclear: null }]);
  });

  it('is not certain where it is one that is not read, or several', () => {
    expect(said('单位：千元')).toEqual({ moneyUnit: null, bareRate: null, unclear: '千元' });
    expect(said('单位：元、万元')).toMatchObject({ moneyUnit: null, unclear: '元、万元' });
    expect(said('单位：元', '单位：万元')).toMatchObject({ unclear: '元、万元' });
    expect(said('单位：百万元、人')).toMatchObject({ unclear: '百万元' });
    expect(said('单位：美元')).toMatchObject({ unclear: '美元' });
  });

  it('holds for columns of its kind that say none of their own', () => {
    const found = inTitleUnits(
      columns('裁员率', '参保人数', '上年度失业保险费', '月租金(元)'),
      said('单位：人、%、万元'),
    );
    expect(found.values.map(({ hints }) => [hints.bareRate, hints.moneyUnit])).toEqual([
      ['percent', 'yuan'],
      ['refused', 'yuan'],
      ['refused', 'ten-thousand-yuan'],
      ['refused', 'yuan'],
    ]);
    expect(titleUnitUses(found)).toEqual([
      { unit: 'ten-thousand-yuan', headers: ['上年度失业保险费'] },
      { unit: 'percent', headers: ['裁员率'] },
    ]);
    expect(titleUnitUses(columns('裁员率(%)', '上年度失业保险费(万元)'))).toEqual([]);
  });

  it('is asked back where it is not certain and a column of money needs it', () => {
    const problems: unknown[] = [];
    const refuse = (error: SuanceError) => void problems.push(error.problem.code, error.problem.params);
    inTitleUnits(columns('上年度失业保险费(元)', '裁员率'), said('单位：千元'), refuse);
    expect(problems).toEqual([]);
    inTitleUnits(columns('上年度失业保险费', '裁员率'), said('单位：千元'), refuse);
    expect(problems).toEqual(['csv-title-unit', { unit: '千元', headers: ['上年度失业保险费'] }]);
    expect(() => inTitleUnits(columns('上年度失业保险费'), said('单位：千元'))).toThrow();
  });
});

it('a cell is a unit with or without brackets', () => {
  expect(['（万元）', '万元', '单位：元', '%', '(人)', '【个月】'].map(unitIn)).toEqual([
    '万元',
    '万元',
    '元',
    '%',
    '人',
    '个月',
  ]);
  expect(['', '12', '元旦', '企业', '是'].map(unitIn)).toEqual([null, null, null, null, null]);
});
