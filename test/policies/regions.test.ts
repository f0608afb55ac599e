import { describe, expect, test } from 'vitest';
import type { Region } from '../../src/policies/model.ts';
import { Regions } from '../../src/policies/regions.ts';
import { problemOf } from '../values/problems.ts';
import { ownSet } from './sets.ts';

const regions = ownSet().regions();

describe('finding a region', () => {
  test.each([
    ['654002', '654002'],
    ['６５４００２', '654002'],
    [' 654002 ', '654002'],
    ["'654002\t", '654002'],
    ['\u200b伊宁市', '654002'],
    ['伊宁市', '654002'],
    ['伊犁哈萨克自治州', '654000'],
    ['塔城地区', '654200'],
    ['新疆', '650000'],
    ['xinjiang', '650000'],
    ['临夏州', '622900'],
    ['全国', '000000'],
  ])('%s is %s', (text, code) => {
    expect(regions.find(text).code).toBe(code);
  });

  test('one that is not known comes with the nearest names', () => {
    const { code, params } = problemOf(() => regions.find('尹宁市'));
    expect(code).toBe('unknown-region');
    expect(params).toMatchObject({ name: '尹宁市' });
    expect((params as { nearest: string[] }).nearest).toContain('伊宁市');
    expect(problemOf(() => regions.find('654999')).code).toBe('unknown-region');
  });

  test('a name that several regions have is asked back, with their codes', () => {
    const twice: Region[] = [
      { code: '100000', label: { zh: '甲县', en: 'A' }, parent: null, aliases: [] },
      { code: '200000', label: { zh: '乙县', en: 'B' }, parent: null, aliases: ['甲县'] },
    ];
    const problem = problemOf(() => new Regions(twice).find('甲县'));
    expect(problem).toMatchObject({ code: 'ambiguous-region', params: { found: ['100000 甲县', '200000 乙县'] } });
    expect(new Regions(twice).find('200000').code).toBe('200000');
  });

  test('no name in the list of the repository means two regions', () => {
    for (const region of regions.all) {
      for (const name of [region.label.zh, ...region.aliases]) expect(regions.find(name).code).toBe(region.code);
    }
  });
});

describe('the chain of a region', () => {
  test.each([
    ['654002', ['654002', '654000', '650000', '000000']],
    ['654200', ['654200', '650000', '000000']],
    ['654201', ['654201', '654200', '650000', '000000']],
    ['654300', ['654300', '650000', '000000']],
    ['622901', ['622901', '622900', '620000', '000000']],
    ['000000', ['000000']],
    ['999999', []],
  ])('of %s, the nearest first', (code, chain) => {
    expect(regions.chain(code)).toEqual(chain);
  });

  test('regions that name each other as parents end the chain', () => {
    const ring: Region[] = [
      { code: '100000', label: { zh: '甲', en: 'A' }, parent: '200000', aliases: [] },
      { code: '200000', label: { zh: '乙', en: 'B' }, parent: '100000', aliases: [] },
    ];
    expect(new Regions(ring).chain('100000')).toEqual(['100000', '200000']);
  });

  test('every region of the list leads to the nation, by codes of its own prefix', () => {
    for (const { code } of regions.all) {
      const chain = regions.chain(code);
      expect(chain.at(-1), code).toBe('000000');
      expect(chain.length, code).toBeLessThanOrEqual(4);
      for (const each of chain) {
        if (each !== '000000') expect(code.slice(0, 2), code).toBe(each.slice(0, 2));
      }
    }
  });
});
