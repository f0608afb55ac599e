import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';

/* The bench is plain JavaScript without types: it runs as it stands. */
const load = (name: string) => import(new URL(`../../bench/lib/${name}.mjs`, import.meta.url).href);
const { CERTIFICATES, ENTERPRISES, writeList } = await load('data');
const { refund, skillSubsidy } = await load('exact');
const { cells, compareOutputs, firstDifference, lines } = await load('compare');

const directory = mkdtempSync(join(tmpdir(), 'suance-bench-test-'));
const path = (name: string) => join(directory, name);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('lists of the bench', () => {
  it.each([
    ['enterprises', ENTERPRISES, refund],
    ['certificates', CERTIFICATES, skillSubsidy],
  ])('%s are the same on every run, with 10 to 25 % ineligible', (_name, list, exact) => {
    writeList(path('first.csv'), list, 5000);
    writeList(path('second.csv'), list, 5000);
    expect(readFileSync(path('first.csv')).equals(readFileSync(path('second.csv')))).toBe(true);
    const rows: string[][] = parse(readFileSync(path('first.csv')));
    expect(rows.length).toBe(5001);
    expect(Array.from(lines(path('first.csv')), (line) => cells(line))).toEqual(rows);
    const ineligible = rows.slice(1).filter((row) => exact(row).status === 'ineligible').length;
    expect(ineligible).toBeGreaterThan(500);
    expect(ineligible).toBeLessThan(1250);
  });

  it('holds the same rows in GB18030, and with columns more', () => {
    writeList(path('plain.csv'), ENTERPRISES, 300);
    writeList(path('encoded.csv'), ENTERPRISES, 300, { encoding: 'gb18030' });
    expect(new TextDecoder('gb18030').decode(readFileSync(path('encoded.csv')))).toBe(
      readFileSync(path('plain.csv'), 'utf8'),
    );
    writeList(path('wide.csv'), ENTERPRISES, 300, { passed: 2 });
    const [plain, wide]: string[][][] = ['plain.csv', 'wide.csv'].map((name) => parse(readFileSync(path(name))));
    expect(wide!.map((row) => row.slice(0, 7))).toEqual(plain);
    expect(wide!.every((row) => row.length === 9)).toBe(true);
  });
});

describe('the exact computation of the bench', () => {
  const enterprise = (size: string, staff: number, rate: string, premiums = '100000.05', date = '2023-12-31') =>
    refund(['1', '某', size, String(staff), rate, premiums, date]);

  it('refunds by size, half a fen up', () => {
    expect(enterprise('大型', 2000, '5.5%')).toEqual({ status: 'eligible', amount: '30000.02' });
    expect(enterprise('中型', 30, '20%', '12345.68')).toEqual({ status: 'eligible', amount: '7407.41' });
    expect(enterprise('微型', 1, '0%', '0.01')).toEqual({ status: 'eligible', amount: '0.01' });
  });

  it.each([
    ['over the target', enterprise('中型', 31, '5.51%')],
    ['over 20 %', enterprise('中型', 30, '20.01%')],
    ['the day before', enterprise('中型', 30, '0%', '1.00', '2023-08-08')],
    ['the day after', enterprise('中型', 30, '0%', '1.00', '2024-01-01')],
  ])('refunds nothing %s', (_why, found) => {
    expect(found).toEqual({ status: 'ineligible', amount: '0.00' });
  });

  const person = (over: Partial<Record<string, string>>) => {
    const cell = { employee: '是', months: '12', benefit: '否', kind: '职业资格证书', level: '高级（三级）', ...over };
    const { certificate = '2022-10-08', claim = '2023-10-08', taken = '2' } = over;
    const { employee, months, benefit, kind, level } = cell;
    return skillSubsidy(['99', '某', employee, months, benefit, kind, level, certificate, claim, taken]);
  };

  it.each([
    [{}, '2000.00'],
    [{ level: '中级（四级）' }, '1500.00'],
    [{ level: '初级（五级）', employee: '否', months: '0', benefit: '是' }, '1000.00'],
    [{ certificate: '2023-10-08' }, '2000.00'],
  ])('subsidises %o', (over, amount) => {
    expect(person(over)).toEqual({ status: 'eligible', amount });
  });

  it.each([
    { months: '11' },
    { employee: '否' },
    { kind: '其他证书' },
    { level: '技师（二级）' },
    { claim: '2023-10-09' },
    { certificate: '2023-10-09' },
    { taken: '3' },
    { claim: '2023-08-08' },
  ])('subsidises nothing with %o', (over) => {
    expect(person(over)).toEqual({ status: 'ineligible', amount: '0.00' });
  });
});

describe('comparing results', () => {
  const compare = (text: string) => {
    writeFileSync(path('in.csv'), 'a,b\n1,"x,y"\n2,z\n');
    writeFileSync(path('out.csv'), text);
    const { none, status, amount, kept, eligible } = compareOutputs(
      path('in.csv'),
      () => ({ status: 'eligible', amount: '1.00' }),
      { found: path('out.csv') },
    ).found;
    return { none, status, amount, kept, eligible };
  };
  const SAME = { none: true, status: 0, amount: 0, kept: 0, eligible: 2 };

  it('finds none where there is none, whatever the quotes', () => {
    expect(compare('\ufeffa,b,s,m\n1,"x,y",eligible,1.00,\n2,z,eligible,1.00,\n')).toEqual(SAME);
    expect(compare('"a","b","s","m"\n"1","x,y","eligible",1.00,""\n"2","z","eligible",1.00,""\n')).toEqual(SAME);
  });

  it('counts what differs', () => {
    const found = compare('a,b,s,m\n1,"x,z",eligible,1.01\n2,z,ineligible,1.00\n');
    expect(found).toEqual({ none: false, status: 1, amount: 1, kept: 1, eligible: 2 });
  });

  it('counts a row that is missing and refuses one too many', () => {
    expect(compare('a,b,s,m\n1,"x,y",eligible,1.00\n')).toEqual({
      ...SAME,
      none: false,
      status: 1,
      amount: 1,
      kept: 1,
    });
    expect(() => compare('a,b,s,m\n1,"x,y",eligible,1.00\n2,z,eligible,1.00\n3,z,eligible,1.00\n')).toThrow(
      'more rows',
    );
  });

  it('tells where bytes part, marks left aside', () => {
    const at = (left: string, right: string) => {
      writeFileSync(path('left'), left);
      writeFileSync(path('right'), right);
      return firstDifference(path('left'), path('right'));
    };
    expect(at('\ufeffabc', 'abc')).toBe(-1);
    expect(at('', '')).toBe(-1);
    expect(at('abc', 'abd')).toBe(2);
    expect(at('abc', 'abcd')).toBe(3);
    const long = 'x'.repeat(3_000_000);
    expect(at(`${long}a`, `${long}a`)).toBe(-1);
    expect(at(`${long}a`, `${long}b`)).toBe(3_000_000);
  });
});
