import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { suance } from '../support/run.ts';

const read = (text: string) => parse(text, { bom: true }) as string[][];
const list = suance(['policies', 'list', '--format', 'ndjson']).out.trimEnd().split('\n');
const ids = list.map((each) => (JSON.parse(each) as { id: string }).id);
const families = [...new Set(ids.map((each) => each.split('/')[1]!))];

describe('template', () => {
  for (const name of [...families, ...ids]) {
    for (const language of ['zh', 'en']) {
      it(`of ${name} in ${language} is what batch reads`, () => {
        const { code, out } = suance(['template', name, '--lang', language]);
        expect(code).toBe(0);
        expect(out).not.toMatch(/^\ufeff/);
        const [header, ...rows] = read(out);
        expect(rows).toHaveLength(1);
        expect(new Set(header).size).toBe(header!.length);
        if (language === 'zh') expect(header!.every((each) => /\p{Script=Han}/u.test(each))).toBe(true);
        const result = suance(['batch', name, '-', '--lang', language], { input: out });
        expect(result.code).toBe(0);
        expect(read(result.out)[1]!.at(-8)).not.toBe('ineligible');
        expect(result.err).not.toMatch(/there is no column|没有“/);
      });
    }
  }

  it('asks for the region where versions differ by it, and lists local figures last', () => {
    const [header, row] = read(suance(['template', '稳岗返还', '--lang', 'zh']).out);
    expect(header![0]).toBe('地区');
    expect(header!.slice(-3).sort()).toEqual(['地区城镇登记失业率', '少裁员的裁员率上限', '稳岗返还比例'].sort());
    expect(row!.slice(-3)).toEqual(['', '', '']);
    expect(read(suance(['template', 'skill-upgrade', '--lang', 'zh']).out)[0]).not.toContain('地区');
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
