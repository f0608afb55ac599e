import { describe, expect, test } from 'vitest';
import { checkVersions } from '../../src/policies/check/measures.ts';
import type { MeasureSummary, Window } from '../../src/policies/model.ts';
import type { PolicySet } from '../../src/policies/set.ts';
import { chooseVersion } from '../../src/policies/versions.ts';
import { endSuperseded, inWindow } from '../../src/policies/windows.ts';
import { problemOf } from '../values/problems.ts';
import { ownSet } from './sets.ts';

/** A choice by region and one day. */
function choose(family: string, region: string | null, day: string | null, set: PolicySet = ownSet()): string {
  return chooseVersion(set, family, { region, period: () => (day === null ? null : [day, day]) }).id;
}

/** The versions of a family that are made for a region or one around it (`null`: all), as an error lists them. */
function listed(family: string, region: string | null, inForce: (version: MeasureSummary) => boolean = () => true) {
  const chain = region === null ? null : ownSet().regions().chain(region);
  const versions = ownSet().summaries.filter((each) => each.family === family && inForce(each));
  const here = versions.filter((each) => chain?.includes(each.region) ?? true);
  return here.map(({ id, region: own, window }) => `${id} (${own}, ${window.from}…${window.to ?? ''})`);
}

describe('the documents of the repository', () => {
  test.each([
    ['Yining, in the pandemic: its prefecture', '654002', '2020-07-01', 'yili-2020-16/ui-refund'],
    ['Yining, 2023: its region', '654002', '2023-10-01', 'xinjiang-2023-49/ui-refund'],
    ['Tacheng, 2019', '654200', '2019-06-01', 'tacheng-2019-16/ui-refund'],
    ['a county of Tacheng inherits', '654221', '2019-06-01', 'tacheng-2019-16/ui-refund'],
    ['Tacheng does not lie under Yili', '654201', '2020-07-01', 'tacheng-2019-16/ui-refund'],
    ['Tacheng, on the last day before the region', '654201', '2022-03-23', 'tacheng-2019-16/ui-refund'],
    ['Tacheng, from the region’s first day', '654201', '2022-03-24', 'xinjiang-2022-huimin/ui-refund'],
    ['Tacheng, from the first day of the region’s next', '654201', '2023-08-09', 'xinjiang-2023-49/ui-refund'],
    ['Linxia', '622901', '2020-03-01', 'linxia-2020/ui-refund'],
    ['nowhere in particular, one version in force', null, '2023-10-01', 'xinjiang-2023-49/ui-refund'],
  ])('%s', (_, region, day, id) => {
    expect(choose('ui-refund', region, day)).toBe(id);
  });

  test('none in force: place and family are named as people call them', () => {
    const { params } = problemOf(() => choose('ui-refund', '654002', '2021-07-01'));
    expect(params).toMatchObject({
      familyLabel: { zh: '失业保险稳岗返还', en: 'Unemployment-insurance refund' },
      regionLabel: { zh: '伊宁市', en: 'Yining city' },
    });
    expect(problemOf(() => choose('ui-refund', null, '2010-07-01')).params).not.toHaveProperty('regionLabel');
  });

  test('none in force: those of the place are listed with their windows', () => {
    expect(problemOf(() => choose('ui-refund', '654002', '2021-07-01'))).toMatchObject({
      code: 'version-none',
      params: { family: 'ui-refund', region: '654002', date: '2021-07-01', versions: listed('ui-refund', '654002') },
    });
    expect(problemOf(() => choose('ui-refund', '654002', '2020-05-25')).code).toBe('version-none');
  });

  test('none made for the place: all are listed', () => {
    expect(problemOf(() => choose('ui-refund', '620000', '2020-07-01'))).toMatchObject({
      code: 'version-none',
      params: { versions: listed('ui-refund', null) },
    });
    expect(problemOf(() => choose('ui-refund', '654300', '2020-07-01'))).toMatchObject({
      code: 'version-none',
      params: { versions: listed('ui-refund', '654300') },
    });
    expect(listed('ui-refund', '654300')).toContain('xinjiang-2023-49/ui-refund (650000, 2023-08-09…2023-12-31)');
    expect(listed('ui-refund', null)).toContain('yili-2020-16/ui-refund (654000, 2020-05-26…2020-12-31)');
    expect(listed('ui-refund', '654300').length).toBeLessThan(listed('ui-refund', null).length);
  });

  test('without a region, several in force are listed to choose from', () => {
    expect(problemOf(() => choose('ui-refund', null, '2020-07-01'))).toMatchObject({
      code: 'version-needs-region',
      params: { versions: listed('ui-refund', null, ({ window }) => inWindow(window, '2020-07-01', '2020-07-01')) },
    });
  });

  test('without a date, the facts that would give it are named', () => {
    expect(problemOf(() => choose('ui-refund', '654002', null))).toMatchObject({
      code: 'version-needs-date',
      params: { facts: ['application_date'], versions: listed('ui-refund', '654002') },
    });
    expect(problemOf(() => choose('social-insurance-relief', null, null))).toMatchObject({
      code: 'version-needs-date',
      params: { facts: ['contribution_from', 'contribution_to'] },
    });
  });

  test('without a date, the only version in reach is taken', () => {
    expect(choose('skill-upgrade', '654002', null)).toBe('xinjiang-2023-49/skill-upgrade');
    expect(choose('ui-refund', '622900', null)).toBe('linxia-2020/ui-refund');
    const alone = setWith([summary('d1/x', '650000', '2020-01-01', null)]);
    expect(choose('x', null, null, alone)).toBe('d1/x');
  });

  test('a period of months counts where any part of it touches', () => {
    const relief = (from: string, to: string) =>
      chooseVersion(ownSet(), 'social-insurance-relief', { region: '654002', period: () => [from, to] }).id;
    expect(relief('2020-01-01', '2020-02-29')).toBe('yili-2020-16/social-insurance-relief');
    expect(relief('2020-06-01', '2020-12-31')).toBe('yili-2020-16/social-insurance-relief');
    expect(problemOf(() => relief('2020-01-01', '2020-01-31')).code).toBe('version-none');
    expect(problemOf(() => relief('2020-07-01', '2020-07-31')).code).toBe('version-none');
  });
});

const CHAINS: Readonly<Record<string, readonly string[]>> = {
  '650000': ['650000', '000000'],
  '654000': ['654000', '650000', '000000'],
  '654002': ['654002', '654000', '650000', '000000'],
  '654200': ['654200', '650000', '000000'],
};

function summary(
  id: string,
  region: string,
  from: string,
  to: string | null,
  more: Partial<Window> = {},
): MeasureSummary {
  const [document, family] = id.split('/') as [string, string];
  const label = { zh: id, en: id };
  const window: Window = { from, to, untilSuperseded: false, governedBy: ['application_date'], unit: 'date', ...more };
  return {
    id,
    document,
    family,
    title: label,
    clause: '1',
    number: id,
    region,
    regionChain: CHAINS[region]!,
    window,
    kinds: ['amount'],
    beneficiary: null,
    supersededBy: null,
  };
}

const setWith = (summaries: readonly MeasureSummary[]): PolicySet => ({
  ...ownSet(),
  summaries,
  versions: (family) => summaries.filter((each) => each.family === family),
});

describe('which of several', () => {
  const nation = summary('d1/x', '650000', '2020-01-01', null);
  const prefecture = summary('d2/x', '654000', '2020-01-01', '2020-12-31');
  const county = summary('d3/x', '654002', '2020-03-01', '2020-06-30');
  const set = setWith([nation, prefecture, county, summary('d4/y', '654002', '2020-01-01', null)]);

  test.each([
    ['its own region first', '654002', '2020-03-01', 'd3/x'],
    ['its own, on the last day', '654002', '2020-06-30', 'd3/x'],
    ['then its prefecture', '654002', '2020-07-01', 'd2/x'],
    ['before its own begins, the prefecture', '654002', '2020-02-29', 'd2/x'],
    ['then the region', '654002', '2021-01-01', 'd1/x'],
    ['a neighbour has the region’s alone', '654200', '2020-04-01', 'd1/x'],
  ])('%s', (_, region, day, id) => {
    expect(choose('x', region, day, set)).toBe(id);
  });

  test('two for one region on one day are an error that lists them', () => {
    const twice = setWith([nation, prefecture, summary('d5/x', '654000', '2020-12-31', '2021-12-31')]);
    expect(choose('x', '654002', '2020-12-30', twice)).toBe('d2/x');
    expect(problemOf(() => choose('x', '654002', '2020-12-31', twice))).toMatchObject({
      code: 'version-several',
      params: {
        date: '2020-12-31',
        versions: ['d2/x (654000, 2020-01-01…2020-12-31)', 'd5/x (654000, 2020-12-31…2021-12-31)'],
      },
    });
    expect(choose('x', '654002', '2021-01-01', twice)).toBe('d5/x');
  });

  test('the check tells them before any case does, with the first day that both have', () => {
    const overlapping = [prefecture, summary('d5/x', '654000', '2020-12-31', null)];
    expect(checkVersions(overlapping, (id) => `${id}.yaml`)).toEqual([
      {
        code: 'version-ambiguous',
        params: { family: 'x', region: '654000', date: '2020-12-31', found: ['d2/x', 'd5/x'] },
        place: { file: 'd5/x.yaml' },
      },
    ]);
    expect(checkVersions([nation, prefecture, county], String)).toEqual([]);
    expect(checkVersions([prefecture, summary('d5/x', '654000', '2021-01-01', null)], String)).toEqual([]);
    expect(checkVersions([prefecture, summary('d5/z', '654000', '2020-01-01', null)], String)).toEqual([]);
  });
});

describe('versions governed by dates and by months', () => {
  const months = { governedBy: ['contribution_from', 'contribution_to'], unit: 'month' } as const;
  const dated = summary('d1/x', '650000', '2020-01-01', '2020-12-31');
  const monthly = summary('d2/x', '654000', '2020-02-01', '2020-06-30', months);
  const both = setWith([dated, monthly]);

  /** The choice where one of the two facts is given, or both. */
  const chosen = (set: PolicySet, region: string | null, day: string | null, month: string | null) =>
    chooseVersion(set, 'x', {
      region,
      period: ({ window }) => {
        const given = window.unit === 'month' ? month && `${month}-15` : day;
        return given ? [given, given] : null;
      },
    }).id;

  test('with both given, the nearest in force', () => {
    expect(chosen(both, '654002', '2020-07-01', '2020-06')).toBe('d2/x');
    expect(chosen(both, '654002', '2020-07-01', '2020-07')).toBe('d1/x');
  });

  test('the nearer version is not left out because its fact is missing: the error names that fact', () => {
    expect(problemOf(() => chosen(both, '654002', '2020-07-01', null))).toMatchObject({
      code: 'version-needs-date',
      params: {
        facts: ['contribution_from', 'contribution_to'],
        versions: ['d2/x (654000, 2020-02-01…2020-06-30)', 'd1/x (650000, 2020-01-01…2020-12-31)'],
      },
    });
  });

  test('nor is one for the same region', () => {
    const level = setWith([dated, summary('d3/x', '650000', '2020-02-01', '2020-06-30', months)]);
    expect(problemOf(() => chosen(level, '650000', '2020-07-01', null))).toMatchObject({
      code: 'version-needs-date',
      params: { facts: ['contribution_from', 'contribution_to'] },
    });
    expect(problemOf(() => chosen(level, '650000', null, '2020-03'))).toMatchObject({
      code: 'version-needs-date',
      params: { facts: ['application_date'] },
    });
  });

  test('one that is farther away changes nothing and is not asked for', () => {
    expect(chosen(both, '654002', null, '2020-03')).toBe('d2/x');
    expect(chosen(both, '654200', '2020-03-01', null)).toBe('d1/x');
  });

  test('without a region, the only one in force is not taken while another is open', () => {
    expect(problemOf(() => chosen(both, null, '2020-07-01', null))).toMatchObject({
      code: 'version-needs-date',
      params: { facts: ['contribution_from', 'contribution_to'] },
    });
    expect(chosen(both, null, '2020-07-01', '2021-01')).toBe('d1/x');
    expect(problemOf(() => chosen(both, null, '2020-07-01', '2020-03')).code).toBe('version-needs-region');
  });
});

describe('until superseded', () => {
  const open = { untilSuperseded: true };
  const old = summary('old/x', '654000', '2019-01-31', null, open);
  const endOf = (...later: MeasureSummary[]) => {
    const [found] = endSuperseded([old, ...later]);
    return [found!.window.to, found!.supersededBy];
  };

  test('it ends on the day before the first later one for the place or one around it', () => {
    expect(
      endOf(summary('b/x', '650000', '2023-08-09', '2023-12-31'), summary('a/x', '654000', '2024-01-01', null)),
    ).toEqual(['2023-08-08', 'b/x']);
    expect(endOf(summary('a/x', '654000', '2020-03-01', null))).toEqual(['2020-02-29', 'a/x']);
  });

  test('one for a place inside it, for another place, of another family, or earlier does not end it', () => {
    expect(endOf(summary('a/x', '654002', '2020-03-01', null))).toEqual([null, null]);
    expect(endOf(summary('a/x', '654200', '2020-03-01', null))).toEqual([null, null]);
    expect(endOf(summary('a/y', '654000', '2020-03-01', null))).toEqual([null, null]);
    expect(endOf(summary('a/x', '654000', '2018-01-01', null))).toEqual([null, null]);
    expect(endOf(summary('a/x', '654000', '2019-01-31', null))).toEqual([null, null]);
  });

  test('a window with a stated end is left alone', () => {
    const stated = summary('s/x', '654000', '2019-01-31', '2030-12-31');
    expect(endSuperseded([stated, summary('a/x', '654000', '2020-03-01', null)])[0]).toBe(stated);
  });

  test('one of several that supersede in turn ends before the next', () => {
    const chain = endSuperseded([
      old,
      summary('b/x', '654000', '2020-01-01', null, open),
      summary('c/x', '654000', '2021-01-01', null, open),
    ]);
    expect(chain.map((each) => each.window.to)).toEqual(['2019-12-31', '2020-12-31', null]);
  });

  test('Tacheng’s refund ends where the region’s begins', () => {
    const { window, supersededBy } = ownSet().measure('tacheng-2019-16/ui-refund');
    expect([window.from, window.to, supersededBy]).toEqual([
      '2019-01-31',
      '2022-03-23',
      'xinjiang-2022-huimin/ui-refund',
    ]);
  });
});

test('a window includes its first and last day', () => {
  const { window } = summary('a/x', '650000', '2020-02-01', '2020-06-30');
  const touches = (from: string, to = from) => inWindow(window, from, to);
  expect([touches('2020-01-31'), touches('2020-02-01'), touches('2020-06-30'), touches('2020-07-01')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(touches('2020-01-01', '2020-12-31')).toBe(true);
  expect(inWindow({ ...window, to: null }, '2999-01-01', '2999-01-01')).toBe(true);
});
