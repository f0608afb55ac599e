import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/batch/limits/findings.ts';
import { textsFor } from '../../../src/cli/texts/texts.ts';
import { findingText, limitText, uncheckedText } from '../../../src/cli/views/limits.ts';
import { wordingFor } from '../../../src/cli/wording.ts';
import type { Language } from '../../../src/values/print.ts';
import { ownSet } from '../../policies/sets.ts';

const set = ownSet();
const titleOf = (id: string) => (id === 'linxia-2020/workshop-award' ? '扶贫车间奖补' : id);

/** Everything that the limits of a measure say, a line each. */
function limitsOf(id: string, language: Language): string[] {
  const measure = set.measure(id);
  const texts = textsFor(language);
  return measure.limits.map((each) => limitText(each, measure, wordingFor(measure, texts), texts));
}

describe('what a limit says', () => {
  test('what is counted together, what of it, and how much there may be', () => {
    expect(limitsOf('xinjiang-2023-49/skill-upgrade', 'zh')).toEqual([
      '公民身份号码相同的合并计算，按申请日期所在公历年分别计算，计次数，此前已用数见“本年度已享受技能提升补贴次数”，由本项条件和公式判断',
      '公民身份号码、证书编号相同的合并计算，计次数，最多1次，依据取法：同一证书能否再次申请',
    ]);
    expect(limitsOf('tacheng-2019-16/internship', 'en')).toEqual([
      'claims with the same resident identity number are counted together, by the sum of Months of living allowance, Months paid to the host, 12 months at most, by the reading: Whether twelve months bound each internship of a person or all together',
    ]);
    expect(limitsOf('yili-2020-16/disabled-business-grant', 'zh')[0]).toBe(
      '公民身份号码相同的合并计算，只计残疾人机构类别 = 不是残疾人机构的，计次数，最多1次，依据取法：“一次性”怎样把握',
    );
    expect(limitsOf('xinjiang-2022-huimin/study-grant', 'en')[0]).toContain(
      'all claims of the measure are counted together, by number of claims, what was used before is',
    );
  });
});

describe('why a row has nothing, or less', () => {
  const [limit] = set.measure('xinjiang-2023-49/skill-upgrade').limits;
  const uses = {
    places: [
      { file: '六月.csv', row: 4 },
      { file: null, row: 2 },
      { file: null, row: 7 },
    ],
    count: 3,
  };
  const findings: Finding[] = [
    { kind: 'used-up', limit: limit!, uses },
    { kind: 'used-up', limit: limit!, uses: { places: [], count: 0 } },
    { kind: 'reduced', limit: limit!, uses: { ...uses, count: 40 } },
    { kind: 'excluded', other: 'linxia-2020/workshop-award', uses },
    { kind: 'higher', other: 'linxia-2020/workshop-award', uses },
    { kind: 'duplicate', uses: { places: [{ file: '六月.csv', row: 4 }], count: 1 } },
  ];
  const said = (language: Language) => findings.map((each) => findingText(each, titleOf, textsFor(language)));

  test('in Chinese', () => {
    expect(said('zh')).toEqual([
      '每人每年最多三次：计入文件 六月.csv 第 4 行，本名单第 2、7 行，已经用完',
      '每人每年最多三次：本次申领已超过',
      '每人每年最多三次：文件 六月.csv 第 4 行，本名单第 2、7 行，等共 40 行已用的部分已经扣除',
      '与扶贫车间奖补只能享受一项：已由文件 六月.csv 第 4 行，本名单第 2、7 行享受',
      '与扶贫车间奖补就高享受：文件 六月.csv 第 4 行，本名单第 2、7 行已享受的部分已经扣除',
      '重复申领：与文件 六月.csv 第 4 行是同一笔',
    ]);
  });

  test('in English', () => {
    expect(said('en')).toEqual([
      'Three times a person and year at most: nothing is left, counting row 4 of 六月.csv, rows 2, 7 of this list',
      'Three times a person and year at most: this claim goes beyond it',
      'Three times a person and year at most: what row 4 of 六月.csv, rows 2, 7 of this list, and others, 40 rows in all used is taken off',
      'not together with 扶贫车间奖补: had by row 4 of 六月.csv, rows 2, 7 of this list',
      'the higher of this and 扶贫车间奖补: what row 4 of 六月.csv, rows 2, 7 of this list had is taken off',
      'claimed before: the same claim as row 4 of 六月.csv',
    ]);
  });

  test('what a list was not searched for', () => {
    const measure = set.measure('xinjiang-2023-49/skill-upgrade');
    const unchecked = { measure, limit: measure.limits[1]!, other: null, facts: ['resident_id', 'certificate_number'] };
    expect(uncheckedText(unchecked, textsFor('zh'))).toBe(
      '同一证书只补贴一次：名单中没有公民身份号码、证书编号，没有核对',
    );
    expect(uncheckedText(unchecked, textsFor('en'))).toBe(
      'Once for a certificate: not checked, as the list has no resident identity number, number of the certificate',
    );
  });
});
