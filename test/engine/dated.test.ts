import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DatedValues } from '../../src/engine/dated.ts';
import { compileParameter } from '../../src/engine/parameters.ts';
import { Layout } from '../../src/language/evaluate.ts';
import type { LocalValue } from '../../src/policies/locality/model.ts';
import { CalendarDate, YearMonth } from '../../src/values/calendar.ts';
import { Exact } from '../../src/values/exact.ts';
import { smallMeasure } from '../policies/small.ts';

const REGIONS = ['654002', '654000', '650000', '000000'];

/** Days near to each other, so that values follow on each other, leave gaps and begin and end on the day asked for. */
const day = fc.integer({ min: 0, max: 70 }).map((days) => CalendarDate.parse('2019-12-01').plusDays(days));

const stretch = fc.tuple(day, fc.option(fc.integer({ min: -3, max: 40 }))).map(([from, days]) => ({
  from: from.toString(),
  to: days === null ? null : from.plusDays(days).toString(),
}));

/** Values of one region that follow on each other, as files have them, in any order. */
const apart = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4 })), { maxLength: 5 })
  .chain((lengths) => {
    let next = CalendarDate.parse('2019-12-01');
    const stretches = lengths.map(([days, gap], index) => {
      const from = next.plusDays(gap);
      next = from.plusDays(days);
      const open = index === lengths.length - 1 && days % 2 === 0;
      return { from: from.toString(), to: open ? null : next.plusDays(-1).toString() };
    });
    return fc.shuffledSubarray(stretches, { minLength: stretches.length });
  });

const values: fc.Arbitrary<LocalValue[]> = fc
  .tuple(...REGIONS.map(() => fc.oneof(apart, fc.array(stretch, { maxLength: 4 }))))
  .chain((lists) => {
    const all = lists.flatMap((list, index) => list.map((each) => ({ ...each, region: REGIONS[index]! })));
    return fc.shuffledSubarray(all, { minLength: all.length });
  })
  .map((all) => all.map((each, index) => ({ ...each, value: Exact.integer(index), source: null })));

const chain = fc.shuffledSubarray([...REGIONS, '999999'], { minLength: 1 });

/** By going through all values: of the nearest region that has one on the day, the one that was stated first. */
function stated(all: readonly LocalValue[], date: string, regions: readonly string[]): LocalValue | undefined {
  return regions.flatMap((region) =>
    all.filter((each) => each.region === region && each.from <= date && (each.to === null || date <= each.to)),
  )[0];
}

test('the value that an index gives is that which going through all values gives', () => {
  const told = { gap: 0, hit: 0 };
  fc.assert(
    fc.property(values, day, chain, (all, date, regions) => {
      const index = new DatedValues(all, 'reference');
      for (const [asked, iso] of [
        [date, date.toString()],
        [YearMonth.containing(date), `${date.toString().slice(0, 7)}-01`],
      ] as const) {
        const expected = stated(all, iso, regions);
        told[expected ? 'hit' : 'gap'] += 1;
        const found = index.on(asked, regions);
        expect(found && [found.value, found.region, found.validFrom, found.validTo]).toEqual(
          expected ? [expected.value, expected.region, expected.from, expected.to] : null,
        );
      }
      expect(index.reaches(regions)).toBe(all.some((each) => regions.includes(each.region)));
    }),
    { numRuns: 1000 },
  );
  expect(Math.min(told.hit, told.gap)).toBeGreaterThan(100);
});

test('values of a saved result whose days are no days are compared as the texts that they are', () => {
  const odd: LocalValue[] = [{ region: '650000', from: '2020', to: '2020-99', value: Exact.integer(1), source: null }];
  const index = new DatedValues(odd, 'locality');
  expect(index.on(CalendarDate.parse('2020-12-31'), ['650000'])?.value).toEqual(Exact.integer(1));
  expect(index.on(CalendarDate.parse('2021-01-01'), ['650000'])).toBeNull();
});

describe('the value stated for a day', () => {
  const label = (text: string) => `{ zh: ${text}, en: ${text} }`;
  const measure = smallMeasure({
    figures: `share:\n  type: rate\n  label: ${label('share')}\n  values:\n    - { region: "650000", from: 2020-01-01, to: 2020-06-30, value: 2%, source: ${label('text')} }\n    - { region: "650000", from: 2020-07-01, value: 9%, source: ${label('text')} }\n`,
    measure:
      'parameters:\n  share: { bounds: { max: "0.03" }, clause: 二 }\noutputs:\n  part: { title: { zh: 甲, en: a }, type: rate, kind: rate, value: share }\n',
  });
  const parameter = compileParameter(measure.parameters[0]!, measure, new Layout());
  const locality = {
    share: [{ region: '654000', from: '2020-03-01', to: '2020-03-31', value: Exact.parse('0.01'), source: null }],
  };
  const on = (text: string, regions = ['654002', '654000', '650000'], local: typeof locality | null = locality) => {
    const found = parameter.onDay(CalendarDate.parse(text), regions, local);
    return found && `${found.value} ${found.origin} ${found.region} ${found.validFrom} ${found.validTo}`;
  };

  test('is the locality’s before the reference figure', () => {
    expect([on('2020-02-29'), on('2020-03-01'), on('2020-03-31'), on('2020-04-01')]).toEqual([
      '0.02 reference 650000 2020-01-01 2020-06-30',
      '0.01 locality 654000 2020-03-01 2020-03-31',
      '0.01 locality 654000 2020-03-01 2020-03-31',
      '0.02 reference 650000 2020-01-01 2020-06-30',
    ]);
    expect(on('2020-03-01', ['650000'])).toBe('0.02 reference 650000 2020-01-01 2020-06-30');
    expect(on('2020-03-01', undefined, null)).toBe('0.02 reference 650000 2020-01-01 2020-06-30');
    expect(on('2019-12-31')).toBeNull();
  });

  test('is not held against bounds', () => {
    expect(on('2020-07-01')).toBe('0.09 reference 650000 2020-07-01 null');
  });

  test('of a month is that of its first day', () => {
    const found = parameter.onDay(YearMonth.parse('2020-06'), ['650000'], null);
    expect(found?.value).toEqual(Exact.parse('0.02'));
  });
});
