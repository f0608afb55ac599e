import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { inside } from '../support/inside.ts';
import { suance } from '../support/run.ts';

const read = (text: string) => parse(text, { bom: true }) as string[][];
const list = JSON.parse(suance(['policies', 'list', '--format', 'json']).out) as { id: string; family: string }[];
const families = [...new Set(list.map((each) => each.family))];

describe('template', () => {
  // In Chinese for every measure, in English for every family.
  const names = [
    ...families.flatMap((name) => [[name, 'zh'] as const, [name, 'en'] as const]),
    ...list.map(({ id }) => [id, 'zh'] as const),
  ];
  it.each(names)('of %s in %s is what batch reads', async (name, language) => {
    const { code, out } = await inside(['template', name, '--lang', language]);
    expect(code).toBe(0);
    expect(out).not.toMatch(/^\ufeff/);
    const [header, ...rows] = read(out);
    expect(rows).toHaveLength(1);
    expect(new Set(header).size).toBe(header!.length);
    if (language === 'zh') expect(header!.every((each) => /\p{Script=Han}/u.test(each))).toBe(true);
    const result = await inside(['batch', name, '-', '--lang', 'en'], out);
    expect(result.code, result.err).toBe(0);
    const [status, amount] = read(result.out)[1]!.slice(-8);
    // What a locality sets itself is left for it to fill in.
    expect([status, amount], result.out).toEqual([
      expect.stringMatching(/^(eligible|undetermined)$/),
      expect.anything(),
    ]);
    if (status === 'undetermined') expect(read(result.out)[1]!.at(-2)).not.toBe('');
    expect(result.err).not.toMatch(/there is no column|没有“/);
  });

  it('asks for the region where versions differ by it, and lists local figures last', () => {
    const [header, row] = read(suance(['template', '稳岗返还', '--lang', 'zh']).out);
    expect(header![0]).toBe('地区');
    expect(header!.slice(-3).sort()).toEqual(['地区城镇登记失业率', '少裁员的裁员率上限', '稳岗返还比例'].sort());
    expect(row!.slice(-3)).toEqual(['', '', '']);
    const alone = families.find((each) => list.filter(({ family }) => family === each).length === 1)!;
    expect(read(suance(['template', alone, '--lang', 'zh']).out)[0]).not.toContain('地区');
  });

  it('fits place and day', () => {
    const { out } = suance(['template', 'ui-refund', '--region', '塔城', '--on', '2019-06-01', '--lang', 'zh']);
    const [header, row] = read(out);
    expect(header).toContain('是否依法参保缴费');
    expect(header).not.toContain('企业规模');
    expect(row!.slice(0, 2)).toEqual(['塔城地区', '2019-06-01']);
    expect(read(suance(['batch', 'ui-refund', '-'], { input: out }).out)[1]!.at(-4)).toBe('tacheng-2019-16/ui-refund');
  });

  it('writes a file for spreadsheets', () => {
    const directory = mkdtempSync(join(tmpdir(), 'suance-template-'));
    try {
      const path = join(directory, 'list.csv');
      expect(suance(['template', 'ui-refund', '-o', path])).toMatchObject({ code: 0, out: '' });
      expect(readFileSync(path).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      expect(suance(['batch', 'ui-refund', path]).code).toBe(0);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('names what is near an unknown measure', () => {
    const { code, err } = suance(['template', 'ui-refnd']);
    expect(code).toBe(2);
    expect(err).toContain('ui-refund');
  });
});
