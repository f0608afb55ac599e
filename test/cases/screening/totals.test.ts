import { describe, expect, test } from 'vitest';
import { type Brief, plain, screen, total, world } from './world.ts';

/** One document of these measures. */
const of = (measures: Readonly<Record<string, Brief>>) => world({ a: measures });

describe('what is summed', () => {
  test('amounts of eligible measures, to the fen, for each kind of beneficiary', () => {
    const set = of({
      tenth: { pays: 'prior_year_ui_premiums * 0.1' },
      fifth: { pays: 'prior_year_ui_premiums * 0.2' },
      mine: { pays: '7.77', beneficiary: 'person' },
      whose: { pays: '1', beneficiary: '' },
      no: { pays: '100', conditions: 'prior_year_ui_premiums > 10' },
    });
    const found = screen(set, ['prior_year_ui_premiums=1.04']);
    // 0.104 and 0.208 are rounded before they are summed.
    expect(total(found)).toBe('0.31 tenth+fifth');
    expect(total(found, 'person')).toBe('7.77 mine');
    expect(total(found, null)).toBe('1.00 whose');
    expect(plain(found).totals.map((each) => each.beneficiary)).toEqual(['person', 'employer', null]);
  });

  test('a sum beyond what floating point holds', () => {
    const set = of({ a: { pays: '90071992547409930.05' }, b: { pays: '0.02' }, c: { pays: '0.01' } });
    expect(total(screen(set))).toBe('90071992547409930.08 a+b+c');
  });

  test('no ceilings, floors, decisions or what has no figure', () => {
    const output = (name: string, kind: string) =>
      `outputs:\n  ${name}: { title: { zh: 额, en: sum }, type: money, kind: ${kind}, value: "1000", round: fen }`;
    const set = of({
      most: { more: output('amount', 'ceiling') },
      least: { more: output('least', 'floor') },
      decided: {},
      unsaid: { more: 'unquantified: { zh: 没有, en: none }' },
      paid: { pays: '1' },
    });
    const found = screen(set);
    expect(plain(found).measures.every((each) => each.status === 'eligible')).toBe(true);
    expect(total(found)).toBe('1.00 paid');
  });

  test('open amounts widen it to bounds; without a bound there is none', () => {
    const set = of({
      sure: { pays: '10' },
      open: { pays: 'min(prior_year_ui_premiums, 5) + 1' },
      endless: { pays: 'six_months_social_insurance * 2' },
    });
    expect(total(screen(set))).toBe('11.00… sure+open+endless');
    expect(total(screen(set, ['six_months_social_insurance=0.01']))).toBe('11.02…16.02 sure+open+endless');
    expect(total(screen(set, ['six_months_social_insurance=0.01', 'prior_year_ui_premiums=3']))).toBe(
      '14.02 sure+open+endless',
    );
  });

  test('nothing to count, no total', () => {
    expect(plain(screen(of({ decided: {} }))).totals).toEqual([]);
  });
});

describe('what cannot be had together', () => {
  const pair = (first: Brief, second: Brief) => screen(of({ first, second, third: { pays: '1' } }));

  test('the higher counts, whichever of the two says so, and the other is told with clause and note', () => {
    for (const [first, second] of [
      [{ pays: '10', excludes: [['second', 'higher']] }, { pays: '20' }],
      [{ pays: '10' }, { pays: '20', excludes: [['first', 'higher']] }],
      [
        { pays: '10', excludes: [['second', 'higher']] },
        { pays: '20', excludes: [['first', 'higher']] },
      ],
    ] as [Brief, Brief][]) {
      const found = pair(first, second);
      expect(total(found)).toBe('21.00 second+third not first');
      expect(plain(found).exclusions).toHaveLength(1);
      expect(plain(found).exclusions[0]).toMatchObject({
        measures: ['a/first', 'a/second'],
        rule: 'higher',
        document: '试发a号',
        kept: 'a/second',
        left_out: 'a/first',
      });
    }
  });

  test('clause and note are those of the measure that says so', () => {
    const found = pair({ pays: '10' }, { pays: '20', excludes: [['first', 'one']] });
    expect(plain(found).exclusions[0]).toMatchObject({ clause: '2', rule: 'one', note: { en: 'not with first' } });
  });

  test('one measure by its id, or every version of a family', () => {
    const byId = pair({ pays: '10', excludes: [['a/second', 'one']] }, { pays: '20' });
    expect(total(byId)).toBe('21.00 second+third not first');
    const elsewhere = screen(
      world({
        a: { first: { pays: '10', excludes: [['b/second', 'one']] }, second: { pays: '20' }, third: { pays: '1' } },
        'b@654000': { second: { pays: '20' } },
      }),
    );
    expect(total(elsewhere)).toBe('31.00 first+second+third');
    expect(plain(elsewhere).exclusions).toEqual([]);
  });

  test('equals: the one that comes first', () => {
    expect(total(pair({ pays: '10', excludes: [['second', 'one']] }, { pays: '10' }))).toBe(
      '11.00 first+third not second',
    );
  });

  test('what is not eligible excludes nothing', () => {
    const found = screen(
      of({
        first: { pays: '10', excludes: [['second', 'one']] },
        second: { pays: '20', conditions: 'layoff_rate = 0' },
      }),
      ['layoff_rate=1%'],
    );
    expect(total(found)).toBe('10.00 first');
    expect(plain(found).exclusions[0]).toMatchObject({ kept: null, left_out: null });
  });

  test('the best combination of several: two small ones against the one between them', () => {
    const set = (middle: string) =>
      of({
        left: { pays: '30' },
        middle: {
          pays: middle,
          excludes: [
            ['left', 'one'],
            ['right', 'one'],
          ],
        },
        right: { pays: '30' },
      });
    expect(total(screen(set('59.99')))).toBe('60.00 left+right not middle');
    expect(total(screen(set('60.01')))).toBe('60.01 middle not left+right');
  });

  test('while an amount is open that can change the choice, the total has bounds and nothing is left out', () => {
    const open = 'min(prior_year_ui_premiums, 50)';
    const set = of({ first: { pays: '10', excludes: [['second', 'higher']] }, second: { pays: open } });
    const found = screen(set);
    expect(total(found)).toBe('10.00…50.00 first+second');
    expect(plain(found).exclusions[0]).toMatchObject({ kept: null, left_out: null });
    expect(total(screen(set, ['prior_year_ui_premiums=9.99']))).toBe('10.00 first not second');
    expect(total(screen(set, ['prior_year_ui_premiums=10.01']))).toBe('10.01 second not first');
  });

  test('an open amount that cannot change it changes nothing', () => {
    const set = of({
      first: { pays: '60', excludes: [['second', 'higher']] },
      second: { pays: 'min(prior_year_ui_premiums, 50)' },
    });
    expect(total(screen(set))).toBe('60.00 first not second');
  });

  test('against what has no figure the choice is open, and the total has no upper bound', () => {
    const set = of({
      first: { pays: '10', excludes: [['unsaid', 'higher']] },
      unsaid: { more: 'unquantified: { zh: 没有, en: none }' },
    });
    expect(total(screen(set))).toBe('10.00… first');
  });

  test('between two that are no money the claimant chooses', () => {
    const found = screen(of({ first: { excludes: [['second', 'one']] }, second: {}, paid: { pays: '1' } }));
    expect(total(found)).toBe('1.00 paid');
    expect(plain(found).exclusions[0]).toMatchObject({ kept: null, left_out: null });
  });

  test('across kinds of beneficiary', () => {
    const set = (more: string) =>
      of({ boss: { pays: '10', excludes: [['worker', 'one']] }, worker: { pays: more, beneficiary: 'person' } });
    expect([total(screen(set('20'))), total(screen(set('20')), 'person')]).toEqual(['none', '20.00 worker']);
    expect([total(screen(set('5'))), total(screen(set('5')), 'person')]).toEqual(['10.00 boss', 'none']);
    const open = screen(set('min(prior_year_ui_premiums, 50)'));
    expect([total(open), total(open, 'person')]).toEqual(['0.00…10.00 boss', '0.00…50.00 worker']);
  });
});

describe('what undetermined measures could add', () => {
  const set = of({
    sure: { pays: '10', excludes: [['rival', 'one']] },
    rival: { pays: '15', conditions: 'insured_staff > 3 and layoff_rate = 0' },
    other: { pays: '7', conditions: 'insured_staff > 3 and layoff_rate = 0' },
    endless: { pays: 'prior_year_ui_premiums', conditions: 'insured_staff > 3 and layoff_rate = 0' },
    far: { pays: '1000', conditions: 'registered_unemployed' },
  });
  const prospect = (facts: readonly string[]) => plain(screen(set, facts)).totals[0]!.undetermined;

  test('at most, beside what they exclude; those without a bound apart; untouched ones not at all', () => {
    expect(prospect(['insured_staff=4'])).toEqual({
      amount_max: '12.00',
      measures: ['a/rival', 'a/other'],
      unbounded: ['a/endless'],
    });
    expect(prospect([])).toEqual({ amount_max: '0.00', measures: [], unbounded: [] });
  });

  test('once they are decided nothing remains', () => {
    expect(prospect(['insured_staff=3'])).toEqual({ amount_max: '0.00', measures: [], unbounded: [] });
    expect(total(screen(set, ['insured_staff=4', 'layoff_rate=0', 'prior_year_ui_premiums=0.5']))).toBe(
      '22.50 rival+other+endless not sure',
    );
  });
});
