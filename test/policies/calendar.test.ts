import { describe, expect, test } from 'vitest';
import { calendarOf, walkCalendar } from '../../src/policies/check/calendar.ts';
import type { MeasureSummary } from '../../src/policies/model.ts';
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

test('every region that a document is made for is walked, each once', () => {
  const calendars = walkCalendar(ownSet().summaries);
  const refunds = calendars.filter((each) => each.family === 'ui-refund');
  expect(refunds.map((each) => each.region).sort()).toEqual(['622900', '650000', '654000', '654200']);
  expect(refunds.find((each) => each.region === '654000')!.periods).toEqual([
    {
      from: '2020-05-26',
      to: '2020-12-31',
      state: 'one',
      version: 'yili-2020-16/ui-refund',
      versions: ['yili-2020-16/ui-refund'],
    },
    { from: '2021-01-01', to: '2023-08-08', state: 'none', version: null, versions: [] },
    {
      from: '2023-08-09',
      to: '2023-12-31',
      state: 'one',
      version: 'xinjiang-2023-49/ui-refund',
      versions: ['xinjiang-2023-49/ui-refund'],
    },
  ]);
  // Months count from their first day to their last.
  const relief = calendars.find((each) => each.family === 'social-insurance-relief' && each.region === '654000')!;
  expect(relief.periods.map((each) => [each.from, each.to])).toEqual([['2020-02-01', '2020-06-30']]);
  expect(calendars.flatMap((each) => each.periods).filter((each) => each.state === 'ambiguous')).toEqual([]);
});
