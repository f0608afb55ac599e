import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { suance } from '../support/run.ts';

const HEADER =
  '姓名,身份证号,单位名称,经办点,地区,单位类型,企业规模,参保人数,裁员率,上年度失业保险费,申请日期,开户账号';
const row = (name: string, id: string, place: string, rate: string, premiums: string) =>
  `${name},${id},伊宁市河谷纺织有限公司,${place},伊宁市,企业,中型,30,${rate},${premiums},2023-10-01,6217000010001234567`;
const [ZHANG, LI] = ['654002199001011237', '654002198502022343'] as const;
const LINES = [
  row('张建国', ZHANG, '伊宁市', '5%', '12345.68'),
  row('李娜', LI, '霍城县', 'x', '100'),
  row('王五', '', ' 伊宁市 ', '5%', '100.01'),
  row('阿依古丽·买买提', '', '霍城县', '90%', '1000'),
  row('赵六', '', '', '', ''),
];
const LIST = `${HEADER}\n${LINES.join('\n')}\n`;

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-outputs-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const path = (name: string) => join(directory, name);
const file = (name: string, content: string | Buffer) => {
  writeFileSync(path(name), content);
  return path(name);
};
const batch = (input: string, ...args: string[]) => suance(['batch', 'xinjiang-2023-49/ui-refund', input, ...args]);
const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[];
/** Yuan with two decimals as fen. */
const fen = (text: string) => BigInt(text.replace('.', ''));

describe('--total-by', () => {
  test('by any column, by its header or what it gives, equal to the sum of the rows', () => {
    const list = file('list.csv', LIST);
    const manifest = path('totals.json');
    const { code, err, out } = batch(
      list,
      '--total-by',
      '经办点,单位类型',
      '--total-by',
      'region',
      '--manifest',
      manifest,
    );
    expect(code).toBe(1);
    for (const each of ['By "经办点"', 'By "单位类型"', 'By "地区"', '(blank)', 'Distribution of amounts'])
      expect(err).toContain(each);
    const rows = rowsOf(out);
    const { totals } = JSON.parse(readFileSync(manifest, 'utf8'));
    expect(totals.columns.map((each: { column: string }) => each.column)).toEqual(['经办点', '单位类型', '地区']);
    for (const { column, groups } of totals.columns) {
      for (const { text, amount, statuses } of groups) {
        const own = rows.filter((each) => each[column]!.trim() === text);
        const eligible = own.filter((each) => each.status === 'eligible');
        expect(eligible.reduce((sum, each) => sum + fen(each.amount!), 0n)).toBe(fen(amount));
        for (const [status, count] of Object.entries(statuses))
          expect(own.filter((each) => each.status === status).length).toBe(count);
      }
    }
    expect(totals.all).toMatchObject({ amount: '7467.42', statuses: { eligible: 2, ineligible: 1, invalid: 1 } });
  });

  test('what is no column, or says who the rows are of, is refused', () => {
    const list = file('list.csv', LIST);
    expect(batch(list, '--total-by', '经办店')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('经办点'),
    });
    expect(batch(list, '--total-by', '姓名')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('姓名') });
  });
});

describe('--rejects', () => {
  test('the invalid rows as they are, which corrected are a list again', () => {
    const list = file('list.csv', LIST);
    const { code, err } = batch(list, '-o', path('out.csv'), '--rejects', path('rejects.csv'));
    expect([code, readFileSync(path('rejects.csv'), 'utf8')]).toEqual([1, `${HEADER}\n${LINES[1]}\n`]);
    expect(err).toContain(`invalid rows written to ${path('rejects.csv')}, to be corrected and computed again: 1`);
    const corrected = file('corrected.csv', readFileSync(path('rejects.csv'), 'utf8').replace(',x,', ',5%,'));
    expect(batch(corrected, '-q')).toMatchObject({ code: 0, out: expect.stringContaining(',eligible,60.00,') });
  });

  test('none: the header alone, in the place of an older file', () => {
    const list = file('good.csv', `${HEADER}\n${LINES[0]}\n`);
    file('rejects.csv', 'older');
    const { code, err } = batch(list, '-o', path('out.csv'), '--rejects', path('rejects.csv'));
    expect([code, readFileSync(path('rejects.csv'), 'utf8')]).toEqual([0, `${HEADER}\n`]);
    expect(err).toContain('no invalid rows');
  });

  const forms: [string, (text: string) => Buffer][] = [
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['GB18030', (text) => iconv.encode(text, 'gb18030')],
    ['UTF-16LE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['tabs and CRLF', (text) => Buffer.from(text.replaceAll(',', '\t').replaceAll('\n', '\r\n'))],
  ];
  test.each(forms)('in the form of the list: %s, with titles', (_, form) => {
    const quoted = LINES[1]!.replace('李娜', '"李""娜𠮷"');
    const head = `2023年稳岗返还名单\n\n${HEADER}\n`;
    const good = Array.from({ length: 400 }, () => `${LINES[0]}\n`).join('');
    const list = file('form.csv', form(`${head}${good}${quoted}\n${good}${quoted}\n`));
    const { code, err } = batch(
      list,
      '-o',
      path('form-out.csv'),
      '--encoding',
      'utf-8',
      '--rejects',
      path('form-rejects.csv'),
      '-q',
    );
    expect([code, err]).toEqual([1, '']);
    expect(readFileSync(path('form-rejects.csv'))).toEqual(form(`${head.replace('\n\n', '\n')}${quoted}\n${quoted}\n`));
  });

  test('a list that is ASCII for long, then GB18030', () => {
    const header =
      'region,employer_kind,enterprise_size,insured_staff,layoff_rate,prior_year_ui_premiums,application_date,remark';
    const each = (rate: string, remark: string) => `654002,enterprise,medium,30,${rate},100,2023-10-01,${remark}\n`;
    const text = `${header}\n${each('x', 'a')}${each('5%', 'b').repeat(3000)}${each('y', '乙')}${each('5%', '丙').repeat(3000)}${each('z', '')}`;
    const list = file('late.csv', iconv.encode(text, 'gb18030'));
    const { code } = batch(list, '-o', path('late-out.csv'), '--rejects', path('late-rejects.csv'), '-q');
    expect(code).toBe(1);
    const expected = `${header}\n${each('x', 'a')}${each('y', '乙')}${each('z', '')}`;
    expect(iconv.decode(readFileSync(path('late-rejects.csv')), 'gb18030')).toBe(expected);
  });

  test('a workbook for a workbook, which is read again; a name of another form is refused', () => {
    const list = file('list.csv', LIST);
    // The results as a workbook are a list too.
    expect(batch(list, '-o', path('list.xlsx'), '-q').code).toBe(1);
    const first = batch(path('list.xlsx'), '-o', path('again.csv'), '--rejects', path('rejects.xlsx'), '-q');
    expect([first.code, first.err]).toEqual([1, '']);
    const again = batch(path('rejects.xlsx'), '-q');
    expect(again.code).toBe(1);
    expect(rowsOf(again.out).map((each) => [each.姓名, each.身份证号, each.裁员率])).toEqual([['李娜', LI, 'x']]);
    for (const [input, name] of [
      [path('list.xlsx'), 'r.csv'],
      [list, 'r.xlsx'],
    ] as const)
      expect(batch(input, '--rejects', path(name))).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('--rejects'),
      });
  });
});

describe('--mask', () => {
  test('who the rows are of is hidden in the results, and nothing else of them', () => {
    const list = file('list.csv', LIST);
    const plain = rowsOf(batch(list, '-q').out);
    const masked = rowsOf(batch(list, '-q', '--mask', '--rejects', path('raw.csv')).out);
    expect(masked.map((each) => each.姓名)).toEqual(['张*国', '李*', '王*', '阿***·**提', '赵*']);
    expect(masked[0]).toMatchObject({
      身份证号: '65*************237',
      单位名称: '伊宁市河谷纺织有限公司',
      开户账号: '***',
    });
    const rest = (rows: typeof plain) => rows.map(({ 姓名, 身份证号, 开户账号, ...others }) => others);
    expect(rest(masked)).toEqual(rest(plain));
    // Those are to be corrected.
    expect(readFileSync(path('raw.csv'), 'utf8')).toContain(LI);
  });

  test('in a workbook, in titles and in notes; totals keep their words', () => {
    const list = file('titled.csv', `经办账号 6217000010001234567\n${LIST}合计,,,,,,,150,,,,\n备注：李娜 ${LI}\n`);
    const { code, out } = batch(list, '--mask', '-q');
    expect(code).toBe(1);
    expect(out).not.toMatch(/6217000010001234567|654002198502022343/);
    expect(out).toContain('\n合计,,');
    batch(list, '--mask', '-q', '-o', path('masked.xlsx'));
    expect(batch(path('masked.xlsx'), '-q').out).not.toMatch(/6217000010001234567|654002198502022343|张建国/);
  });
});

describe('--report', () => {
  test('totals, the list for public notice with names and numbers hidden, and hashes of the files that are there', () => {
    const list = file('list.csv', LIST);
    const report = path('report.html');
    const done = batch(list, '-o', path('out.csv'), '--report', report, '--total-by', '经办点', '--lang', 'zh');
    expect(done.code).toBe(1);
    expect(done.err).toContain(`汇总报告已写入 ${report}`);
    const page = readFileSync(report, 'utf8');
    expect(page).not.toMatch(/张建国|654002199001011237|654002198502022343|<script/);
    for (const each of ['张*国', '65*************237', '7,467.42', '按“经办点”', 'list.csv', 'out.csv'])
      expect(page).toContain(each);
  });
});

test('files of one run are different ones, and none is the list', () => {
  const list = file('list.csv', LIST);
  const same = path('same.out');
  for (const args of [
    ['-o', same, '--report', same],
    ['--rejects', same, '--manifest', join(directory, '.', 'same.out')],
  ])
    expect(batch(list, ...args)).toMatchObject({ code: 2, err: expect.stringContaining('write to the same file') });
  for (const option of ['--rejects', '--report', '--manifest'])
    expect(batch(list, option, list)).toMatchObject({ code: 2, err: expect.stringContaining('is the input') });
  expect(readFileSync(list, 'utf8')).toBe(LIST);
});

describe('verify of a run', () => {
  test('says what differs in the totals, with the totals of each row or those of all', () => {
    for (const more of [[], ['--total-by', '经办点', '--mask']]) {
      const list = file('verified.csv', LIST);
      const [output, manifest] = [path('verified-out.csv'), path('verified.json')];
      batch(list, '-o', output, '--manifest', manifest, '-q', ...more);
      expect(suance(['verify', manifest]).code).toBe(0);
      writeFileSync(list, LIST.replace('12345.68', '22345.68'));
      const { code, out } = suance(['verify', manifest]);
      expect(code).toBe(1);
      expect(out).toMatch(/total amount: 7,467\.42 yuan → 13,467\.42 yuan/);
      rmSync(list);
    }
  });

  test('a workbook, a list from a pipe', () => {
    const list = file('list.csv', LIST);
    const manifest = path('book.json');
    batch(list, '-o', path('book.xlsx'), '--manifest', manifest, '-q');
    const book = suance(['verify', manifest]);
    expect([book.code, book.out.split('\n')[0]]).toEqual([0, `✓ ${manifest}, manifest: agrees`]);
    suance(['batch', 'xinjiang-2023-49/ui-refund', '-', '--manifest', manifest, '-q'], { input: LIST });
    expect(suance(['verify', manifest])).toMatchObject({
      code: 0,
      out: expect.stringContaining('manifest: not checked'),
    });
  });

  test('several measures, a mapping and earlier results, and a list that is screened', () => {
    const list = file('list.csv', LIST.replace('裁员率', '裁员比'));
    const manifest = path('several.json');
    const own = ['--map', '裁员比=layoff_rate', '-q', '--manifest', manifest];
    const claims = file(
      'claims.csv',
      '身份证号,证书编号,申请日期,是否领取失业保险金,证书种类,证书等级,取得证书日期,本年度已享受技能提升补贴次数\n' +
        `${ZHANG},A1,2023-10-08,是,职业技能等级证书,四级,2023-09-15,0\n`,
    );
    suance(['batch', 'skill-upgrade', claims, '-o', path('june.csv'), '-q']);
    const runs: [number, string[]][] = [
      [1, ['ui-refund,hiring-subsidy', list, '-o', path('several.csv'), '--total-by', '经办点', ...own]],
      [1, ['ui-refund', list, '-o', path('mapped.csv'), '--map-file', path('map.yaml'), ...own]],
      [1, ['--screen', list, '-o', path('screened.csv'), ...own]],
      [
        0,
        ['skill-upgrade', claims, '-o', path('july.csv'), '--history', path('june.csv'), '-q', '--manifest', manifest],
      ],
    ];
    for (const [expected, args] of runs) {
      const { code, err } = suance(['batch', ...args]);
      expect([code, err]).toEqual([expected, '']);
      expect(suance(['verify', manifest])).toMatchObject({ code: 0, out: expect.stringContaining('manifest: agrees') });
    }
    // Without the earlier results it does not come out again.
    writeFileSync(path('june.csv'), readFileSync(path('screened.csv')));
    expect(suance(['verify', manifest]).code).toBe(1);
    for (const option of ['--total-by', '--report', '--rejects'])
      expect(suance(['batch', '--screen', list, option, path('x')])).toMatchObject({ code: 2, out: '' });
  });
});
