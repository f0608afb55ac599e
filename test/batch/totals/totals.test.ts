import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Distribution, displayClasses, MOST_VALUES } from '../../../src/batch/totals/distribution.ts';
import { FenSum, fenOf, fenText } from '../../../src/batch/totals/fen.ts';
import { Groups, MOST_GROUPS, shownGroups } from '../../../src/batch/totals/groups.ts';
import { countOf, Sums } from '../../../src/batch/totals/sums.ts';
import { type Reason, Totals, type TotalsRow } from '../../../src/batch/totals/totals.ts';
import type { Status } from '../../../src/engine/run.ts';
import { Exact } from '../../../src/values/exact.ts';
import { moneyText } from '../../../src/values/print.ts';
import { decimalOf, exact } from '../../values/arbitraries.ts';

const of = (text: string) => Exact.parse(text);
const REASONS: readonly Reason[] = [
  { kind: 'condition', id: 'a', title: { zh: '甲', en: 'A' } },
  { kind: 'condition', id: 'b', title: { zh: '乙', en: 'B' } },
  { kind: 'missing', id: 'a', title: { zh: '丙', en: 'C' } },
];

/** Money up to far more than any list pays, few values often. */
const money: fc.Arbitrary<Exact> = fc.oneof(
  fc.constantFrom('0', '0.01', '0.05', '1000', '1500.00', '2000').map(of),
  fc.bigInt({ min: 0n, max: 10n ** 9n }).map((fen) => of(decimalOf(fen, 2))),
  fc.bigInt({ min: 0n, max: 10n ** 30n }).map((fen) => of(decimalOf(fen, 2))),
);

const row: fc.Arbitrary<TotalsRow> = fc.record({
  status: fc.constantFrom<Status>('eligible', 'eligible', 'ineligible', 'undetermined', 'invalid'),
  measure: fc.constantFrom('x/one', 'x/two', null),
  amount: fc.option(money),
  open: fc.option(fc.record({ low: fc.option(money), high: fc.option(money) })),
  reasons: fc.subarray([...REASONS]),
  groups: fc.tuple(fc.constantFrom('伊宁市', ' 伊宁市 ', '霍城县', '', '__proto__'), fc.constantFrom('甲', '乙')),
  further: fc.boolean(),
});

function totalsOf(rows: readonly TotalsRow[]): Totals {
  const totals = new Totals(['县市', '行业']);
  for (const each of rows) totals.add(each);
  return totals;
}

function sumOf(amounts: readonly Exact[]): string {
  return moneyText(amounts.reduce((sum, each) => sum.plus(each), Exact.ZERO));
}

describe('sums of fen', () => {
  test('an amount in fen is what a result shows, half up', () => {
    fc.assert(
      fc.property(exact, (amount) => {
        const shown = moneyText(amount);
        expect(fenText(fenOf(amount))).toBe(/^-0\.00$/.test(shown) ? '0.00' : shown);
      }),
    );
    expect(fenText(fenOf(of('0.005')))).toBe('0.01');
    expect(fenText(fenOf(of('0.00499')))).toBe('0.00');
    expect(fenText(-5)).toBe('-0.05');
  });

  test('stay exact where numbers no longer are', () => {
    const sum = new FenSum();
    const most = Number.MAX_SAFE_INTEGER;
    for (const each of [most, 1, most, 3n, -2]) sum.add(each);
    expect(sum.text).toBe(fenText(2n * BigInt(most) + 2n));
    expect(FenSum.parse(sum.text).text).toBe(sum.text);
    expect(sum.exact.equals(of(sum.text))).toBe(true);
  });

  test('a sum of many is the sum of all, in any parts', () => {
    fc.assert(
      fc.property(fc.array(money), fc.nat(), (amounts, cut) => {
        const parts = [amounts.slice(0, cut % (amounts.length + 1)), amounts.slice(cut % (amounts.length + 1))];
        const sums = parts.map((part) => {
          const sum = new FenSum();
          for (const each of part) sum.add(fenOf(each));
          return sum;
        });
        sums[0]!.merge(sums[1]!);
        expect(sums[0]!.text).toBe(sumOf(amounts));
      }),
    );
  });
});

describe('totals of rows', () => {
  test('every way to take them apart comes to the rows again, to the fen', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const data = totalsOf(rows).data();
        const settled = rows.filter((each) => each.status === 'eligible' && each.amount !== null);
        const amounts = settled.map((each) => each.amount!);
        expect(data.rows).toBe(rows.filter((each) => !each.further).length);
        expect(countOf(data.all)).toBe(rows.length);
        expect(data.all.settled).toBe(settled.length);
        expect(data.all.amount).toBe(sumOf(amounts));
        expect(data.all.open).toBe(
          rows.filter((each) => each.status === 'eligible' && !each.amount && each.open).length,
        );
        for (const parts of [data.measures, ...data.columns.map((each) => each.groups!)]) {
          const together = new Sums();
          for (const each of parts) together.merge(Sums.from(each));
          expect(together.data()).toEqual(data.all);
        }
        const { classes, values } = data.amounts;
        expect(sumOf(classes.map((each) => of(each.amount)))).toBe(data.all.amount);
        expect(classes.reduce((sum, each) => sum + each.results, 0)).toBe(settled.length);
        const shown = displayClasses(data.amounts, 5);
        expect(shown.length).toBeLessThanOrEqual(5);
        expect(sumOf(shown.map((each) => of(each.amount)))).toBe(data.all.amount);
        expect(shown.reduce((sum, each) => sum + each.results, 0)).toBe(settled.length);
        if (values) expect(values.reduce((sum, each) => sum + each.results, 0)).toBe(settled.length);
        const reasons = rows.flatMap((each) =>
          each.reasons.map((reason) => `${each.measure} ${reason.kind} ${reason.id}`),
        );
        for (const { measure, kind, id, results } of data.reasons)
          expect(results).toBe(reasons.filter((each) => each === `${measure} ${kind} ${id}`).length);
        expect(data.reasons.reduce((sum, each) => sum + each.results, 0)).toBe(reasons.length);
        expect(data.reasons.reduce((sum, each) => sum + each.alone, 0)).toBe(
          rows.filter((each) => each.reasons.length === 1).length,
        );
      }),
    );
  });

  test('parts put together are the whole, in either order, and after a way through JSON', () => {
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (first, second) => {
        const whole = totalsOf([...first, ...second]).data();
        const joined = totalsOf(first);
        joined.merge(totalsOf(second));
        expect(joined.data()).toEqual(whole);
        const turned = Totals.from(JSON.parse(JSON.stringify(totalsOf(second).data())));
        turned.merge(Totals.from(JSON.parse(JSON.stringify(totalsOf(first).data()))));
        expect(turned.data()).toEqual(whole);
      }),
    );
  });

  test('open amounts: the sums of their bounds, none where one has none', () => {
    const totals = new Totals();
    const add = (low: string | null, high: string | null) =>
      totals.add({
        status: 'eligible',
        measure: 'x/one',
        amount: null,
        open: { low: low === null ? null : of(low), high: high === null ? null : of(high) },
        reasons: [],
        groups: [],
      });
    add('100.005', '200');
    add('0', '0.01');
    expect(totals.data().all).toMatchObject({
      open: 2,
      open_min: '100.01',
      open_max: '200.01',
      settled: 0,
      amount: '0.00',
    });
    add('1', null);
    expect(totals.data().all).toMatchObject({ open: 3, open_min: '101.01', open_max: null });
  });

  test('only what is eligible is summed', () => {
    const totals = new Totals();
    for (const status of ['ineligible', 'undetermined', 'invalid'] as const)
      totals.add({ status, measure: 'x/one', amount: of('5'), open: null, reasons: [], groups: [] });
    const { all, amounts } = totals.data();
    expect(all).toMatchObject({ settled: 0, amount: '0.00', statuses: { ineligible: 1, undetermined: 1, invalid: 1 } });
    expect(amounts).toEqual({ min: null, max: null, classes: [], values: [] });
  });
});

describe('groups of a column', () => {
  test('blanks and width of signs do not matter; numbers of persons are not repeated; long texts are cut', () => {
    const groups = new Groups('县市');
    for (const cell of ['伊宁市', '\u3000伊宁市 ', 'ＡＢ', 'AB', '65400219900101123X', '字'.repeat(300), ''])
      groups.add(cell, 'eligible', 1, null);
    const texts = groups.data().groups!.map((each) => [each.text, each.statuses.eligible]);
    expect(texts).toEqual([
      ['', 1],
      ['***', 1],
      ['AB', 2],
      ['伊宁市', 2],
      [`${'字'.repeat(200)}…`, 1],
    ]);
  });

  test('as many as may be, and one more: then none at all, however the rows came', () => {
    const filled = (from: number, to: number) => {
      const groups = new Groups('号');
      for (let each = from; each < to; each += 1) groups.add(`g${each}`, 'eligible', 1, null);
      return groups;
    };
    expect(filled(0, MOST_GROUPS).data().groups).toHaveLength(MOST_GROUPS);
    expect(filled(0, MOST_GROUPS + 1).data().groups).toBeNull();
    const joined = filled(0, 3);
    joined.merge(filled(2, MOST_GROUPS + 1));
    expect(joined.data().groups).toBeNull();
    const empty = filled(0, 0);
    empty.merge(joined);
    expect(empty.data().groups).toBeNull();
  });

  test('to show: all, or the largest and what the others come to', () => {
    const groups = new Groups('县市');
    for (const [text, fen] of Object.entries({ a: 5, b: 900, c: 7, d: 300 })) groups.add(text, 'eligible', fen, null);
    const data = groups.data().groups!;
    expect(shownGroups(data, 4)).toEqual({ shown: data, others: null });
    const { shown, others } = shownGroups(data, 3);
    expect(shown.map((each) => each.text)).toEqual(['b', 'd']);
    expect(others).toMatchObject({ count: 2, sums: { settled: 2, amount: '0.12' } });
  });
});

describe('distribution of amounts', () => {
  const distributed = (...amounts: readonly string[]) => {
    const distribution = new Distribution();
    for (const each of amounts) distribution.add(fenOf(of(each)));
    return distribution.data();
  };

  test('each bound belongs to the class above it', () => {
    const { classes, min, max } = distributed(
      '999.99',
      '1000',
      '1999.99',
      '2000.00',
      '4999.99',
      '5000',
      '0',
      '-3',
      '0.01',
    );
    expect(classes).toEqual([
      { from: null, below: '0.00', results: 1, amount: '-3.00' },
      { from: '0.00', below: '0.01', results: 1, amount: '0.00' },
      { from: '0.01', below: '0.02', results: 1, amount: '0.01' },
      { from: '500.00', below: '1000.00', results: 1, amount: '999.99' },
      { from: '1000.00', below: '2000.00', results: 2, amount: '2999.99' },
      { from: '2000.00', below: '5000.00', results: 2, amount: '6999.99' },
      { from: '5000.00', below: '10000.00', results: 1, amount: '5000.00' },
    ]);
    expect([min, max]).toEqual(['-3.00', '5000.00']);
  });

  test('an amount is in the class that says so', () => {
    fc.assert(
      fc.property(money, (amount) => {
        const [only, ...others] = distributed(moneyText(amount)).classes;
        expect(others).toEqual([]);
        expect(of(only!.from!).compare(amount)).toBeLessThanOrEqual(0);
        expect(of(only!.below).compare(amount)).toBeGreaterThan(0);
      }),
    );
  });

  test('amounts one by one as long as there are few', () => {
    const few = Array.from({ length: MOST_VALUES }, (_, index) => `${index + 1}.00`);
    expect(distributed(...few, '1.00').values).toHaveLength(MOST_VALUES);
    expect(distributed(...few, '1.00').values![0]).toEqual({ amount: '1.00', results: 2 });
    expect(distributed(...few, '1000.00').values).toBeNull();
  });

  test('classes to show have no gaps; too many are taken together by decades, then from below', () => {
    expect(displayClasses(distributed('100', '5000')).map((each) => [each.from, each.below, each.results])).toEqual([
      ['100.00', '200.00', 1],
      ['200.00', '500.00', 0],
      ['500.00', '1000.00', 0],
      ['1000.00', '2000.00', 0],
      ['2000.00', '5000.00', 0],
      ['5000.00', '10000.00', 1],
    ]);
    expect(displayClasses(distributed('150', '900', '500000'), 5).map((each) => [each.from, each.below])).toEqual([
      ['100.00', '1000.00'],
      ['1000.00', '10000.00'],
      ['10000.00', '100000.00'],
      ['100000.00', '1000000.00'],
    ]);
    expect(displayClasses(distributed('0', '150', '900', '500000'), 3).map((each) => [each.from, each.below])).toEqual([
      ['0.00', '10000.00'],
      ['10000.00', '100000.00'],
      ['100000.00', '1000000.00'],
    ]);
  });
});
