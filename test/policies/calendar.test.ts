import { describe, expect, test } from 'vitest';
import { calendarOf, walkCalendar } from '../../src/policies/check/calendar.ts';
import type { MeasureSummary } from '../../src/policies/model.ts';
import { CalendarDate } from '../../src/values/calendar.ts';
import { ownSet } from './sets.ts';

const CHAINS: Readonly<Record<string, readonly string[]>> = {
  '650000': ['650000', '000000'],
  '654000': ['654000', '650000', '000000'],
  '654200': ['654200', '650000', '000000'],
};

/** A version of the family x: only its place and time matter here. */
function version(id: string, region: string, from: string, to: string | null): MeasureSummary {
  const window = { from, to, untilSuperseded: false, governedBy: ['application_date'], unit: 'date' };
  return { id, family: 'x', region, regionChain: CHAINS[region]!, window } as unknown as MeasureSummary;
}

/** Periods in a line each. */
function periods(region: string, ...versions: MeasureSummary[]): string[] {
  return calendarOf(versions, 'x', CHAINS[region]!).periods.map(
    (each) => `${each.from} ${each.to ?? '…'} ${each.state} ${each.version ?? '-'} [${each.versions.join(' ')}]`,
  );
}

describe('a family in a region', () => {
  test('one version, with and without an end', () => {
    expect(periods('650000', version('a', '650000', '2020-01-01', '2020-12-31'))).toEqual([
      '2020-01-01 2020-12-31 one a [a]',
    ]);
    expect(periods('650000', version('a', '650000', '2020-01-01', null))).toEqual(['2020-01-01 … one a [a]']);
    expect(periods('650000', version('a', '650000', '2020-01-01', '2020-01-01'))).toEqual([
      '2020-01-01 2020-01-01 one a [a]',
    ]);
  });

  test('versions that meet leave no gap; a day between them is one', () => {
    const first = version('a', '650000', '2020-01-01', '2020-06-30');
    expect(periods('650000', version('b', '650000', '2020-07-01', null), first)).toEqual([
      '2020-01-01 2020-06-30 one a [a]',
      '2020-07-01 … one b [b]',
    ]);
    expect(periods('650000', first, version('b', '650000', '2020-07-02', '2020-12-31'))).toEqual([
      '2020-01-01 2020-06-30 one a [a]',
      '2020-07-01 2020-07-01 none - []',
      '2020-07-02 2020-12-31 one b [b]',
    ]);
  });

  test('two for one region at a time are ambiguous; of different levels the nearest is taken', () => {
    const wide = version('a', '650000', '2020-01-01', '2020-12-31');
    const near = version('b', '654000', '2020-03-01', '2020-06-30');
    expect(periods('654000', wide, near)).toEqual([
      '2020-01-01 2020-02-29 one a [a]',
      '2020-03-01 2020-06-30 nearest b [b a]',
      '2020-07-01 2020-12-31 one a [a]',
    ]);
    expect(periods('650000', wide, near)).toEqual(['2020-01-01 2020-12-31 one a [a]']);
    const twice = version('c', '654000', '2020-06-30', '2021-01-31');
    expect(periods('654000', wide, near, twice)).toEqual([
      '2020-01-01 2020-02-29 one a [a]',
      '2020-03-01 2020-06-29 nearest b [b a]',
      '2020-06-30 2020-06-30 ambiguous - [b c a]',
      '2020-07-01 2020-12-31 nearest c [c a]',
      '2021-01-01 2021-01-31 one c [c]',
    ]);
  });

  test('a version of a neighbour, or of a place inside, is out of reach', () => {
    const versions = [version('a', '654200', '2020-01-01', null), version('b', '654000', '2020-01-01', null)];
    expect(periods('650000', ...versions)).toEqual([]);
    expect(periods('654200', ...versions)).toEqual(['2020-01-01 … one a [a]']);
  });
});

test('every region that a document is made for is walked, each once, day after day', () => {
  const { summaries } = ownSet();
  const calendars = walkCalendar(summaries);
  const regions = (family: string) => [
    ...new Set(summaries.filter((each) => each.family === family).map((each) => each.region)),
  ];
  for (const family of new Set(summaries.map((each) => each.family))) {
    const own = calendars.filter((each) => each.family === family);
    expect(own.map((each) => each.region)).toEqual(regions(family).sort());
    for (const { periods } of own) {
      for (const [index, period] of periods.entries()) {
        expect(period.state).not.toBe('ambiguous');
        expect(period.state === 'none').toBe(period.versions.length === 0);
        const next = periods[index + 1];
        if (next) expect(CalendarDate.parse(period.to!).plusDays(1).toString()).toBe(next.from);
      }
      // It begins and ends with a version.
      expect([periods[0]!.state, periods.at(-1)!.state]).not.toContain('none');
    }
  }
  // Months count from their first day to their last.
  const relief = calendars.find((each) => each.family === 'social-insurance-relief' && each.region === '654000')!;
  expect(relief.periods.map((each) => [each.from, each.to])).toEqual([['2020-02-01', '2020-06-30']]);
});
