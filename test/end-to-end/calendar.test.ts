import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { suance } from '../support/run.ts';

/** A directory with a family of its own and a document for each version: id, region, window. */
function versions(...list: [id: string, region: string, inForce: string][]): string {
  const path = mkdtempSync(join(tmpdir(), 'suance-'));
  const both = (text: string) => `{ zh: ${text}, en: ${text} }`;
  writeFileSync(join(path, 'families.yaml'), `families:\n  try-out: { label: ${both('试补')} }\n`);
  for (const [id, region, inForce] of list) {
    mkdirSync(join(path, id));
    writeFileSync(
      join(path, id, 'document.yaml'),
      `title: ${both(id)}\nissuer: ${both('甲')}\nregion: "${region}"\nclauses:\n  - { id: "1", title: ${both('条')}, measures: [try-out] }\n`,
    );
    writeFileSync(
      join(path, id, 'try-out.yaml'),
      `title: ${both('试补')}\nclause: "1"\nclaimant: ${both('人')}\nin_force: ${inForce}\noutputs:\n  amount: { title: ${both('额')}, type: money, value: "100", round: fen }\nexamples:\n  - { note: ${both('例')}, facts: {}, status: undetermined }\n`,
    );
  }
  return path;
}

const byDay = (from: string, to: string) => `{ from: ${from}, to: ${to}, governed_by: application_date }`;
const byMonth = (from: string, to: string) =>
  `{ from: ${from}, to: ${to}, governed_by: [contribution_from, contribution_to] }`;

const THREE = () =>
  versions(
    ['wide-2020', '650000', byDay('2020-01-01', '2020-12-31')],
    ['near-2020', '654000', byMonth('2020-03', '2020-06')],
    ['wide-2022', '650000', byDay('2022-01-01', 'open')],
  );

describe('policies calendar', () => {
  test('the versions of a family in a place, the nearest of several, and the days without one', () => {
    const args = ['policies', 'calendar', '试补', '--region', '伊宁市', '--policies', THREE()];
    const { out, code } = suance([...args, '--lang', 'zh']);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      '试补  try-out',
      '  654002 伊宁市',
      '    2020-01-01…2020-02-29  wide-2020/try-out',
      '    2020-03-01…2020-06-30  near-2020/try-out，地区最近；同时有效：',
      '                           wide-2020/try-out',
      '    2020-07-01…2020-12-31  wide-2020/try-out',
      '    2021-01-01…2021-12-31  没有有效的版本',
      '    2022-01-01…            wide-2022/try-out',
      '',
    ]);
    expect(
      suance([...args, '--format', 'csv'])
        .out.split('\n')
        .slice(0, 5),
    ).toEqual([
      'family,region,from,to,state,version,versions',
      'try-out,654002,2020-01-01,2020-02-29,one,wide-2020/try-out,wide-2020/try-out',
      'try-out,654002,2020-03-01,2020-06-30,nearest,near-2020/try-out,near-2020/try-out wide-2020/try-out',
      'try-out,654002,2020-07-01,2020-12-31,one,wide-2020/try-out,wide-2020/try-out',
      'try-out,654002,2021-01-01,2021-12-31,none,,',
    ]);
  });

  test('without a region, each that a document is made for; all families as JSON', () => {
    const own = suance(['policies', 'calendar', 'try-out', '--policies', THREE(), '--format', 'json']).out;
    expect((JSON.parse(own) as { region: string }[]).map((each) => each.region)).toEqual(['650000', '654000']);
    const all = JSON.parse(suance(['policies', 'calendar', '--format', 'json']).out) as { family: string }[];
    expect(new Set(all.map((each) => each.family)).size).toBeGreaterThan(2);
  });

  test('a place for which there is nothing, and one that is not known', () => {
    const nothing = suance([
      'policies',
      'calendar',
      'try-out',
      '--policies',
      THREE(),
      '--region',
      '620100',
      '--lang',
      'zh',
    ]);
    expect([nothing.code, nothing.out]).toEqual([0, '没有适用的政策项。\n']);
    const unknown = suance(['policies', 'calendar', '--region', '伊宁是', '--lang', 'zh']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('--region：没有“伊宁是”这个地区。');
  });
});

describe('policies check', () => {
  const check = (directory: string, ...more: string[]) =>
    suance(['policies', 'check', directory, '--lang', 'zh', ...more]);

  test('gaps and several levels are told and are no fault; --quiet leaves them out', () => {
    const directory = THREE();
    const { out, code } = check(directory);
    expect(code).toBe(0);
    expect(out).toContain(
      [
        '  试补 try-out，654000 伊犁哈萨克自治州',
        '    2020-03-01…2020-06-30  near-2020/try-out，地区最近；同时有效：',
        '                           wide-2020/try-out',
        '    2021-01-01…2021-12-31  没有有效的版本',
        '',
      ].join('\n'),
    );
    expect(check(directory, '--quiet').out).toBe('');
    const { calendar } = JSON.parse(check(directory, '--format', 'json').out) as {
      calendar: { region: string; periods: { state: string }[] }[];
    };
    expect(calendar.map((each) => [each.region, each.periods.map(({ state }) => state)])).toEqual([
      ['650000', ['one', 'none', 'one']],
      ['654000', ['one', 'nearest', 'one', 'none', 'one']],
    ]);
  });

  test('two versions for one region on one day are a fault', () => {
    const directory = versions(
      ['one-2020', '654000', byDay('2020-01-01', '2020-06-30')],
      ['two-2020', '654000', byMonth('2020-06', '2020-12')],
    );
    const { out, code } = check(directory);
    expect(code).toBe(1);
    expect(out).toContain('2020-06-01…2020-06-30  几个版本同时有效，无法选用：');
    expect(out).toContain('try-out 在 654000 于 2020-06-01 有多个版本：one-2020/try-out、two-2020/try-out。');
  });
});

test('a version by months is asked for, not left out, where only the day is given', () => {
  const directory = THREE();
  const calc = (...facts: string[]) =>
    suance(['calc', 'try-out', '--policies', directory, '--region', '654002', '--format', 'json', ...facts]);
  const { code, err } = calc('application_date=2020-04-01');
  expect(code).toBe(2);
  expect(err).toContain('give contribution_from or contribution_to or --on');
  const both = calc('application_date=2020-04-01', 'contribution_from=2020-04', 'contribution_to=2020-05');
  expect(JSON.parse(both.out)).toMatchObject({ measure: 'near-2020/try-out', amount: '100.00' });
  const later = calc('application_date=2020-09-01', 'contribution_from=2020-08', 'contribution_to=2020-08');
  expect(JSON.parse(later.out)).toMatchObject({ measure: 'wide-2020/try-out' });
});
