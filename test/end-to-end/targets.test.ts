import { describe, expect, test } from 'vitest';
import { suance } from '../support/run.ts';

const XINJIANG = 'xinjiang-2023-49';

describe('policies targets', () => {
  test('all documents, as JSON: figures as the text has them, with their comparison', () => {
    const all = JSON.parse(suance(['policies', 'targets', '--format', 'json']).out) as Record<string, unknown>[];
    expect(new Set(all.map((each) => each.document)).size).toBeGreaterThan(4);
    expect(all.find((each) => each.id === 'startup-jobs' && each.document === XINJIANG)).toEqual({
      document: XINJIANG,
      number: '新政办发[2023]49号',
      clause: '（十二）',
      id: 'startup-jobs',
      year: 2023,
      what: { zh: '创业带动就业', en: 'Jobs brought about by startups' },
      comparison: 'at least',
      figure: '100000',
      unit: { zh: '人', en: 'people' },
    });
    const comparisons = new Map(all.map((each) => [`${each.document} ${each.figure}`, each.comparison]));
    expect(comparisons.get('linxia-2020 4.5%')).toBe('at most');
    expect(comparisons.get('xinjiang-2022-huimin 5.5%')).toBe('value');
  });

  test('one document, by id and by number, one a line', () => {
    const byId = suance(['policies', 'targets', XINJIANG, '--format', 'ndjson']).out;
    expect(byId.trim().split('\n')).toHaveLength(9);
    expect(suance(['policies', 'targets', '新政办发〔2023〕49号', '--format', 'ndjson']).out).toBe(byId);
    // A document of which no measure need be in the tool, by its number.
    expect(JSON.parse(suance(['policies', 'targets', '伊州政办发〔2020〕16号', '--format', 'json']).out)).toHaveLength(
      8,
    );
  });

  test('as CSV, in the language asked for', () => {
    const { out } = suance(['policies', 'targets', XINJIANG, '--format', 'csv', '--lang', 'zh']);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'document,number,clause,id,year,what,comparison,figure,unit',
      'xinjiang-2023-49,新政办发[2023]49号,（四）,three-supports-recruits,2023,“三支一扶”计划招募,at least,2000,人',
    ]);
  });

  test('a table for people, in both languages, within 80 columns', () => {
    const zh = suance(['policies', 'targets', XINJIANG, '--lang', 'zh']).out;
    expect(zh).toContain('条款');
    expect(zh).toMatch(/（十二）\s+2023\s+创业带动就业\s+不低于 100,000\s+人/);
    expect(zh).toMatch(/（十）\s+公共就业服务专项活动\s+24\s+项/);
    expect(zh).toContain('共 9 个目标');
    const en = suance(['policies', 'targets', XINJIANG, '--lang', 'en']).out;
    expect(en).toMatch(/Internship posts\s+at least 10,000\s+posts/);
    expect(en).toContain('9 targets');
  });

  test('an unknown document, with the nearest', () => {
    const { code, err } = suance(['policies', 'targets', 'xinjiang-2023-94']);
    expect(code).toBe(2);
    expect(err).toContain('There is no document "xinjiang-2023-94". Did you mean xinjiang-2023-49');
  });
});
