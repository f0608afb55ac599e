import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { directoryOf } from '../policies/sets.ts';
import { suance } from '../support/run.ts';

const read = (text: string) => parse(text, { bom: true }) as string[][];

describe('a list with what the size of an enterprise follows from', () => {
  const HEADER = '申请日期,单位类型,所属行业,从业人员,营业收入,参保职工人数,裁员率,上年度实际缴纳失业保险费\n';
  const row = (trade: string, employees: string, revenue: string) =>
    `2023-10-01,企业,${trade},${employees},${revenue},31,0%,1000\n`;
  const input =
    HEADER +
    row('工业', '1000', '40000万元') +
    row('工业', '999', '40000万元') +
    row('工业', '20', '') +
    row('工业', '1000', '') +
    row('', '', '');
  const { code, out } = suance(['batch', 'xinjiang-2023-49/ui-refund', '-'], { input });
  const results = read(out)
    .slice(1)
    .map((each) => each.slice(-8));

  test('needs no column for the size itself', () => {
    expect(code).toBe(0);
    expect(results).toHaveLength(5);
  });

  test.each([
    [0, 'large', ['eligible', '300.00', '', '']],
    [1, 'medium', ['eligible', '600.00', '', '']],
    [2, 'small or micro, which is the same', ['eligible', '600.00', '', '']],
    [3, 'any from micro to large', ['eligible', '', '300.00', '600.00']],
    [4, 'not known at all', ['eligible', '', '300.00', '600.00']],
  ])('row %i: %s', (index, _, expected) => {
    expect(results[index]!.slice(0, 4)).toEqual(expected);
  });

  test('what is missing is the rest of it, or the size itself where nothing is given', () => {
    expect(results.map((each) => each[6])).toEqual([
      '',
      '',
      '',
      expect.stringMatching(/revenue/i),
      expect.stringMatching(/size/i),
    ]);
  });
});

describe('a measure with a sum, an optional ceiling and a decision', () => {
  const label = (text: string) => `{ zh: ${text}, en: ${text} }`;
  const own = () =>
    directoryOf({
      'families.yaml': `families:\n  award: { label: ${label('试奖')} }\n`,
      'vocabulary.yaml': `facts:\n  rent_paid: { type: money, min: 0, label: { zh: 已付租金, en: rent paid } }\n`,
      'test-2020/document.yaml': `title: ${label('文件')}\nissuer: ${label('机关')}\nregion: "654000"\nclauses:\n  - { id: "1", title: ${label('条')}, measures: [award] }\n`,
      'test-2020/award.yaml': `title: ${label('试奖')}
clause: "1"
claimant: ${label('申请人')}
in_force: { from: 2020-01-01, to: 2020-12-31, governed_by: application_date }
decision: { zh: 可以缓缴, en: payment may wait }
outputs:
  amount: { title: { zh: 奖金, en: award }, type: money, value: "100", round: fen }
  half_rent: { title: { zh: 租金上限, en: most rent }, type: money, value: rent_paid / 2, round: fen, kind: ceiling, optional: true }
`,
    });
  const calc = (...args: string[]) =>
    suance(['calc', 'test-2020/award', '--on', '2020-05-01', '--policies', own(), ...args]).out;

  test('the optional one is not shown while nobody asks for it, the decision is', () => {
    const out = calc();
    expect(out).toContain('100.00 yuan');
    expect(out).toContain('payment may wait');
    expect(out).not.toContain('most rent');
    expect(out).not.toContain('rent_paid');
  });

  test('with its fact it is', () => {
    expect(calc('rent_paid=0.01')).toMatch(/most rent.*0\.01/);
  });

  test('in JSON it is empty, and nothing is missing', () => {
    expect(JSON.parse(calc('--format', 'json'))).toMatchObject({
      status: 'eligible',
      amount: '100.00',
      outputs: { amount: '100.00', half_rent: null },
      missing: [],
      decision: { en: 'payment may wait' },
    });
  });
});
