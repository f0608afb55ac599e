import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../batch/workbook/read.ts';
import { COMMAND, ROOT, suance } from '../support/run.ts';

/*
 * Lists made by real programs (lists/README.md), through the command.
 */

const LISTS = `${ROOT}/test/end-to-end/lists`;
const ENV = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '' };
const IDS = [
  '654002199001011237',
  '654002198512240029',
  '654002199206070011',
  '654002199303030038',
  '654002199404040040',
  '654002199505050053',
];
const RESULTS = [
  ['eligible', '1500.00'],
  ['eligible', '1000.00'],
  ['eligible', '2000.00'],
  ['ineligible', '0.00'],
  ['ineligible', '0.00'],
  ['undetermined', ''],
];
/** What stands in the first column of the office's list, from top to bottom, the empty row left out. */
const FIRST = [
  '2023年10月技能提升补贴名单（演示）',
  '填报单位：某县就业服务中心',
  '序号',
  '',
  '1',
  '2',
  '3',
  '小计',
  '4',
  '5',
  '6',
  '小计',
  '合计',
  '注：参保月数截至上月末。',
  '填表人：某某',
];
const WIDTH = 12;

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-lists-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const batch = (name: string, ...args: string[]) =>
  suance(['batch', 'skill-upgrade', name.includes('/') ? name : `${LISTS}/${name}`, '--region', '伊宁市', ...args]);
/** What a run writes to a pipe, byte by byte. */
const bytesOf = (name: string, ...args: string[]) =>
  spawnSync(
    process.execPath,
    [COMMAND, 'batch', 'skill-upgrade', `${LISTS}/${name}`, '--region', '伊宁市', '-q', ...args],
    {
      env: ENV,
      cwd: ROOT,
    },
  ).stdout;
const table = (text: string, delimiter = ',') =>
  parse(text, { delimiter, bom: true, relax_column_count: true }) as string[][];

/** That a list of results is the office's, with the results beside the claims and above them their headers. */
function expectOffice(rows: readonly (readonly string[])[]): void {
  expect(rows.map((each) => each[0] ?? '')).toEqual(FIRST);
  const header = rows[3]!;
  expect(header.slice(4, 7)).toEqual(['是否企业职工', '失业保险累计缴费月数', '是否领取失业保险金']);
  expect(header.slice(WIDTH, WIDTH + 2)).toEqual(['status', 'amount']);
  const claims = rows.filter((each) => /^\d$/.test(each[0] ?? ''));
  expect(claims.map((each) => each[2])).toEqual(IDS);
  expect(claims.map((each) => [each[WIDTH] ?? '', each[WIDTH + 1] ?? ''])).toEqual(RESULTS);
  expect(claims[0]![1]).toBe('田𠮷');
  expect(claims[4]![11]).toBe('第一行\n第二行');
  for (const each of rows.filter((_, index) => index !== 3 && !claims.includes(rows[index]!)))
    expect(each.slice(WIDTH).every((cell) => cell === '')).toBe(true);
}

describe('the list of an office', () => {
  it.each([
    ['libreoffice-utf-8.csv', 'utf-8', ','],
    ['libreoffice-gb18030.csv', 'gb18030', ','],
    ['libreoffice-utf-16.csv', 'utf-16le', ','],
    ['libreoffice-gb18030.tsv', 'gb18030', '\t'],
  ])('%s comes out in its encoding, with everything in its place', (name, encoding, delimiter) => {
    const bytes = bytesOf(name);
    const text = iconv.decode(bytes, encoding, { stripBOM: false });
    expect(iconv.encode(text, encoding)).toEqual(bytes);
    expect(text.startsWith('\ufeff')).toBe(encoding === 'utf-16le');
    expectOffice(table(text, delimiter));
    const { code, err } = batch(name);
    expect(code).toBe(0);
    expect(err).toContain('6 rows: 3 eligible, 2 not eligible, 1 undetermined, 0 invalid');
    expect(err).toContain('Total amount 4,500.00');
    expect(err).toContain('the header ends in line 4; titles above it, kept as they are: 2');
    expect(err).toContain('kept and not computed: rows with totals 3, notes 2');
    expect(err).toContain('empty lines left out: 1');
  });

  it.each(['libreoffice.xlsx', 'openpyxl.xlsx'])('%s is read: a file, or a pipe', (name) => {
    const { code, out } = batch(name, '--sheet', '名单');
    expect(code).toBe(0);
    expectOffice(table(out));
    const piped = suance(['batch', 'skill-upgrade', '-', '--region', '伊宁市', '--sheet', '名单', '-q'], {
      input: readFileSync(`${LISTS}/${name}`),
    });
    expect(piped).toEqual({ code: 0, out, err: '' });
  });

  it('asks which sheet where there are two, and knows them by name', () => {
    const asked = batch('libreoffice.xlsx');
    expect(asked).toMatchObject({ code: 2, out: '' });
    expect(asked.err).toContain('several sheets: 名单, 说明; choose one with --sheet');
    expect(batch('libreoffice.xlsx', '--sheet', '名 册').err).toContain('no sheet "名 册"');
    const wrong = batch('libreoffice.xlsx', '--sheet', '说明');
    expect(wrong).toMatchObject({ code: 2, out: '' });
  });

  it.each([
    ['libreoffice-gb18030.csv', []],
    ['libreoffice.xlsx', ['--sheet', '名单']],
  ])('%s to a workbook: ids and amounts are text, dates dates; and back to CSV', async (name, more) => {
    const made = join(directory, `${name}.xlsx`);
    expect(batch(name, ...more, '-o', made, '-q')).toEqual({ code: 0, out: '', err: '' });
    expectOffice((await rowsOf(made)).map((each) => each.fields));
    // Read by another program: types and formats of the cells.
    const script = `
import json, sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).active
print(json.dumps([[(cell.data_type, cell.number_format, str(cell.value)) for cell in row] for row in sheet.iter_rows()]))`;
    const seen = spawnSync('/usr/bin/python3', ['-c', script, made]);
    if (seen.status === 0) {
      const cells = JSON.parse(seen.stdout.toString()) as [string, string, string][][];
      expect(cells.flat().filter(([type]) => type === 'f')).toEqual([]);
      expect(cells[4]![2]).toEqual(['s', '@', IDS[0]]);
      expect(cells[4]![3]).toEqual(['d', 'yyyy-mm-dd', '2023-10-08 00:00:00']);
      expect(cells[4]![9]).toEqual(['d', 'yyyy-mm-dd', '2023-03-15 00:00:00']);
      expect(cells[4]![WIDTH + 1]).toEqual(['s', '@', '1500.00']);
      expect(cells[0]![0]![2]).toBe(FIRST[0]);
    }
    // The results of a run are a list again, under the same titles and header.
    const again = batch(made, '-q');
    expect(again.code).toBe(0);
    const rows = table(again.out);
    expect(rows[3]!.slice(WIDTH + 8, WIDTH + 10)).toEqual(['status (2)', 'amount (2)']);
    expect(rows.map((each) => each.slice(WIDTH + 8, WIDTH + 10).join('')).slice(4)).toEqual(
      rows.map((each) => each.slice(WIDTH, WIDTH + 2).join('')).slice(4),
    );
  });
});

describe('the claims alone', () => {
  it.each([
    ['python-bom.csv', 'utf-8', ','],
    ['python-quoted.csv', 'utf-8', ','],
    ['python.tsv', 'gb18030', '\t'],
    ['iconv-utf-16le.csv', 'utf-16le', ','],
    ['iconv-gb18030.csv', 'gb18030', ','],
  ])('%s', (name, encoding, delimiter) => {
    const given = readFileSync(`${LISTS}/${name}`);
    const bytes = bytesOf(name);
    const text = iconv.decode(bytes, encoding, { stripBOM: false });
    expect(iconv.encode(text, encoding)).toEqual(bytes);
    const input = iconv.decode(given, encoding, { stripBOM: false });
    expect(text.startsWith('\ufeff')).toBe(input.startsWith('\ufeff'));
    expect(text.match(/\r\n/g)?.length).toBe(input.match(/\r\n/g)?.length);
    const rows = table(text, delimiter);
    const unguarded = (cell: string) => cell.replace(/^'=/, '=');
    expect(rows.map((each) => each.slice(0, WIDTH).map(unguarded))).toEqual(table(input, delimiter));
    expect(rows.slice(1).map((each) => each.slice(WIDTH, WIDTH + 2))).toEqual(RESULTS);
  });

  it('with a byte that is none of its encoding is refused, with the place', () => {
    for (const [name, at] of [
      ['iconv-gb18030.csv', 500],
      ['python-bom.csv', 600],
    ] as const) {
      const bytes = readFileSync(`${LISTS}/${name}`);
      bytes[at] = 0xff;
      const path = join(directory, name);
      writeFileSync(path, bytes);
      const { code, out, err } = batch(path);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      const place = Number(/Byte (\d+) is not/.exec(err)?.[1]);
      expect(place).toBeGreaterThan(at - 3);
      expect(place).toBeLessThanOrEqual(at + 1);
    }
  });
});

describe('what is no list', () => {
  it.each([
    ['lists/libreoffice.xls', 'Excel .xls or WPS .et, of the old kind; open it in Excel or WPS, save it as .xlsx'],
    ['lists/page.xls', 'HTML, a web page, whatever its name; open it in Excel or WPS, save it as .xlsx'],
    ['../batch/workbook/files/password.xlsx', 'password'],
    ['../batch/workbook/files/list.ods', 'OpenDocument'],
  ])('%s is answered with what to do', (name, message) => {
    const path = `${ROOT}/test/end-to-end/${name}`;
    for (const run of [batch(path), suance(['batch', 'skill-upgrade', '-'], { input: readFileSync(path) })]) {
      expect(run).toMatchObject({ code: 2, out: '' });
      expect(run.err).toContain(message);
    }
  });

  it('a text without a header', () => {
    const { code, out, err } = suance(['batch', 'skill-upgrade', '-'], { input: '甲,乙\n1,2\n' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('No header found: none of the first 20 rows');
  });
});

describe('a list as it is printed: pages, units above the table, signatures', () => {
  const header = [
    '序号',
    '单位名称',
    '地区',
    '单位类型',
    '企业规模',
    '裁员率',
    '参保人数',
    '上年度失业保险费',
    '申请日期',
  ];
  const unit = (number: number, premiums = '1.234568') => {
    const text = String(number);
    return [text, `甲${text}公司`, '伊宁市', '企业', '中型', '3.2%', '45', premiums, '2023-10-08'];
  };
  const wide = (rows: readonly (readonly string[])[]) =>
    rows.map((each) => [...each, ...header.slice(each.length).map(() => '')].join(',')).join('\n');
  const run = (rows: readonly (readonly string[])[], ...args: string[]) =>
    suance(['batch', 'xinjiang-2023-49/ui-refund', '-', '--lang', 'zh', ...args], { input: `${wide(rows)}\n` });
  const titles = [['稳岗返还名单'], ['填报单位：某局', '', '', '', '', '', '', '金额单位：万元']];

  it('is computed in the unit that stands above it, and told so; pages, totals and remarks are kept', () => {
    const rows = [
      ...[...titles, header, ['甲', '乙', '1', '2', '3', '4', '5', '6', '7']],
      ...[unit(1), unit(2), ['', '本页小计', '', '', '', '', '90', '2.469136']],
      ...[...titles, header, unit(3), ['', '伊宁市合计', '', '', '', '', '135', '3.703704']],
      ...[
        ['合计（3户）', '', '', '', '', '', '135', '3.703704'],
        ['以下空白'],
        ['2.本表一式两份。'],
        ['', '', '', '', '', '', '', '', '年 月 日'],
      ],
    ];
    const { code, out, err } = run(rows);
    expect(code).toBe(0);
    const below = table(out).slice(3);
    expect(below.map((each) => each[1])).toEqual(rows.slice(3).map((each) => each[1] ?? ''));
    expect(below.filter((each) => each[9] !== '').map((each) => [each[0], each[9], each[10]])).toEqual(
      ['1', '2', '3'].map((each) => [each, 'eligible', '7407.41']),
    );
    expect(err).toContain('共 3 行：符合 3，不符合 0，待定 0，无效 0\n金额合计 22,222.23 元');
    expect(err).toContain('未另注单位的金额列按万元读取：上年度失业保险费；结果列的金额以元为单位');
    expect(err).toContain('合计行 3 行，备注行 3 行，重复的标题、表头和栏次行 4 行');
    const checked = run(rows, '--check');
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('共 3 行，没有发现问题')]);
    expect(checked.out.replace(/\s/g, '')).toContain('按万元读取：上年度失业保险费');
  });

  it('keeps a unit of its own in a column or a cell', () => {
    const own = header.map((each) => (each === '上年度失业保险费' ? `${each}(元)` : each));
    expect(table(run([...titles, own, unit(1, '12345.68')]).out)[3]!.slice(9, 11)).toEqual(['eligible', '7407.41']);
    expect(table(run([...titles, header, unit(1, '12345.68元')]).out)[3]!.slice(9, 11)).toEqual([
      'eligible',
      '7407.41',
    ]);
  });

  it('is asked back where the unit is not certain', () => {
    const { code, out, err } = run([['名单（单位：千元）'], header, unit(1)]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('表头之上注明的金额单位“千元”不能直接采用，以下金额列没有另注单位：上年度失业保险费');
    const mapped = run(
      [['名单（单位：千元）'], header, unit(1, '12345.68')],
      '--map',
      '上年度失业保险费=上年度失业保险费(元)',
    );
    expect(table(mapped.out)[2]!.slice(9, 11)).toEqual(['eligible', '7407.41']);
  });

  it('may have its units in a row of their own below the names', () => {
    const rows = [header, ['', '', '', '', '', '%', '（人）', '（万元）', ''], unit(1).with(5, '3.2')];
    const { out } = run(rows);
    expect(table(out)[1]!.slice(9, 11)).toEqual(['结果', '金额']);
    expect(table(out)[2]!.slice(9, 11)).toEqual(['eligible', '7407.41']);
  });

  it('never pays a total of a place, also where figures alone make a case', () => {
    const rows = ['甲公司,100.00', '乙公司,200.00', '伊宁市合计,300.00', '合计（2户）,300.00', '合计,300.00'];
    const given = [
      'employer_kind=企业',
      'enterprise_size=中型',
      'layoff_rate=0',
      'insured_staff=20',
      'insured_as_unit=是',
    ];
    const { out, err } = suance(
      [
        ...['batch', 'ui-refund', '-', '--lang', 'zh', '--region', '伊宁市', '--on', '2023-10-08'],
        ...given.flatMap((each) => ['--set', each]),
      ],
      { input: ['单位名称,上年度失业保险费', ...rows, ''].join('\n') },
    );
    expect(
      table(out)
        .slice(1)
        .map((each) => each[3]),
    ).toEqual(['60.00', '120.00', '', '', '']);
    expect(err).toContain('金额合计 180.00 元');
    expect(err).toContain('合计行 3 行');
  });
});

it('results are in the encoding of the list where its first Chinese character comes late', () => {
  const header =
    'region,application_date,enterprise_employee,ui_insured_months,receives_ui_benefit,certificate_kind,certificate_level,certificate_date,note\n';
  const row = (note: string) => `650000,2023-10-08,yes,24,no,skill_level,level_five,2023-03-01,${note}\n`;
  const text = `${header}${row('a').repeat(5000)}${row('䶮㛃𠮷')}`;
  const path = join(directory, 'late.csv');
  const given = ['--set', 'skill_subsidies_this_year=0', '--lang', 'zh', '-q', '-o', `${path}.out`];
  for (const encoding of ['gb18030', 'utf-8']) {
    writeFileSync(path, iconv.encode(text, encoding));
    expect(batch(path, ...given).code).toBe(0);
    const bytes = readFileSync(`${path}.out`);
    const found = iconv.decode(bytes, encoding, { stripBOM: false });
    expect(iconv.encode(found, encoding)).toEqual(bytes);
    expect([found.split('\n')[0], found.trimEnd().split('\n').at(-1)]).toEqual([
      expect.stringContaining(',结果,金额,'),
      expect.stringContaining(',䶮㛃𠮷,eligible,1000.00,'),
    ]);
  }
});

it('a byte that cannot be read is told with its line', () => {
  const path = join(directory, 'byte.csv');
  const good = `${['序号', '地区', '备注'].join(',')}\n1,伊宁市,甲\n`;
  writeFileSync(
    path,
    Buffer.concat([iconv.encode(good, 'gb18030'), Buffer.from([0x32, 0x2c, 0xff, 0xff, 0x2c, 0x0a])]),
  );
  const { code, err } = batch(path);
  expect([code, err]).toEqual([2, expect.stringMatching(/byte\.csv:3:1: Byte \d+ is not GB18030/)]);
});
