import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inside } from '../support/inside.ts';
import { suance } from '../support/run.ts';

const HEADER = ['地区', '单位类型', '企业规模', '参保人数', '裁员率', '上年度失业保险费', '申请日期', '备注'];
const ROW = ['伊宁市', '企业', '中型', '30', '20%', '12345.68', '2023-10-01', '甲'];
const FACTS = [
  ['region', '地区', '县市'],
  ['employer_kind', '单位类型', 'kind of employer'],
  ['enterprise_size', '企业规模', 'enterprise size'],
  ['insured_staff', '参保职工人数', '参保人数'],
  ['layoff_rate', '裁员率', 'layoff rate'],
  ['prior_year_ui_premiums', '上年度实际缴纳失业保险费', '上年度失业保险费'],
  ['application_date', '申请日期', 'application date'],
];

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-columns-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const text = (...rows: readonly (readonly string[])[]) => `${rows.map((each) => each.join(',')).join('\n')}\n`;
const batch = (input: string | Buffer, ...args: string[]) => suance(['batch', 'ui-refund', '-', ...args], { input });
const changed = (column: string, value: string) => ROW.map((each, index) => (HEADER[index] === column ? value : each));
const results = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each));
const ndjson = ['--format', 'ndjson', '-q'];

describe('columns named by the user', () => {
  it('give the same by id, label and alias', async () => {
    const plain = await inside(['batch', 'ui-refund', '-', ...ndjson], text(HEADER, ROW));
    const header = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '备注'];
    for (const which of [0, 1, 2]) {
      const map = FACTS.flatMap((names, index) => ['--map', `${header[index]}=${names[which]}`]);
      const mapped = await inside(['batch', 'ui-refund', '-', ...ndjson, ...map], text(header, ROW));
      expect(mapped.code).toBe(0);
      expect(results(mapped.out)).toEqual(results(plain.out));
    }
  });

  it('may stand in any order', async () => {
    const expected = results((await inside(['batch', 'ui-refund', '-', ...ndjson], text(HEADER, ROW))).out);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...HEADER.keys()], { minLength: HEADER.length }), async (order) => {
        const input = text(
          order.map((each) => HEADER[each]!),
          order.map((each) => ROW[each]!),
        );
        const { out } = await inside(['batch', 'ui-refund', '-', ...ndjson], input);
        expect(results(out)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('keep the unit of their header', () => {
    const header = HEADER.map((each) => ({ 上年度失业保险费: '返还基数(万元)', 裁员率: '裁减（%）' })[each] ?? each);
    const row = ROW.map((each) => ({ '12345.68': '1.234568', '20%': '20' })[each] ?? each);
    const map = ['--map', '返还基数（万元）=prior_year_ui_premiums', '--map', '裁减(%)=裁员率'];
    expect(results(batch(text(header, row), ...map, ...ndjson).out)[0].amount).toBe('7407.41');
    const wrong = batch(text(header, row), '--map', '返还基数(万元)=insured_staff');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('is no unit or month that it can have');
  });

  it('are kept in a file, and used again', () => {
    const path = join(directory, 'columns.yaml');
    const header = HEADER.map((each) => (each === '裁员率' ? '裁减' : each));
    const first = batch(
      text(header, ROW),
      '--map',
      '裁减=裁员率',
      '--map',
      '备注=-',
      '--map-file',
      path,
      '--lang',
      'zh',
    );
    expect(first.code).toBe(0);
    expect(first.err).toContain(`列的对应关系已存入 ${path}`);
    const saved = readFileSync(path, 'utf8');
    expect(saved).toContain('  裁减: 裁员率 # 裁员率（layoff_rate）');
    expect(saved).toContain('  备注: "-"');
    const again = batch(text(header, ROW), '--map-file', path);
    expect(again.code).toBe(0);
    expect(again.err).not.toContain('saved');
    expect(readFileSync(path, 'utf8')).toBe(saved);
    const other = batch(text(HEADER, ROW), '--map-file', path, '--lang', 'zh');
    expect(other).toMatchObject({ code: 2, out: '' });
    expect(other.err).toMatch(/columns\.yaml:\d+:\d+：文件没有“裁减”列。/);
  });

  it('are kept with the results, or not at all', () => {
    const input = join(directory, 'kept.csv');
    writeFileSync(input, text(HEADER, ROW));
    const run = (output: string, map: string, ...more: string[]) =>
      suance(['batch', 'ui-refund', input, '-o', join(directory, output), '--map-file', join(directory, map), ...more]);
    const before = readdirSync(directory);
    // A run that fails at its end leaves neither, nor anything beside them.
    writeFileSync(input, `${text(HEADER, ROW)}${'1,2\n'}`);
    expect(run('short.csv', 'short.yaml').code).toBe(2);
    expect(readdirSync(directory)).toEqual(before);
    writeFileSync(input, text(HEADER, ROW));
    // They cannot be written: that is told before anything is computed.
    expect(run('nowhere.csv', 'nowhere/columns.yaml')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--map-file'),
    });
    expect(readdirSync(directory)).toEqual(before);
    for (const option of ['--output', '--rejects', '--manifest', '--report'])
      expect(run('one.csv', 'one.yaml', option, join(directory, 'one.yaml'))).toMatchObject({
        code: 2,
        err: expect.stringContaining(`${option} and --map-file`),
      });
    expect(readdirSync(directory)).toEqual(before);
    expect(run('both.csv', 'both.yaml').code).toBe(0);
    expect(readdirSync(directory)).toEqual([...before, 'both.csv', 'both.yaml'].sort());
  });

  it('are refused where the list has them not, or their fact is none, with the nearest', () => {
    const column = batch(text(HEADER, ROW), '--map', '裁员律=layoff_rate');
    expect(column).toMatchObject({ code: 2, out: '' });
    expect(column.err).toContain('--map: The input has no column "裁员律". Did you mean 裁员率');
    const fact = batch(text(HEADER, ROW), '--map', '裁员率=layof_rate', '--lang', 'zh');
    expect(fact).toMatchObject({ code: 2, out: '' });
    expect(fact.err).toContain('layoff_rate');
    expect(batch(text(HEADER, ROW), '--map', '裁员率').err).toContain('must be column=fact');
    const path = join(directory, 'broken.yaml');
    writeFileSync(path, '- 裁员率\n');
    expect(batch(text(HEADER, ROW), '--map-file', path)).toMatchObject({ code: 2, out: '' });
  });
});

describe('a header that is not clear', () => {
  it('of two columns with one fact asks which', () => {
    const input = text([...HEADER, 'layoff_rate', '裁员率'], [...ROW, '1%', '2%']);
    const asked = batch(input, '--lang', 'zh');
    expect(asked).toMatchObject({ code: 2, out: '' });
    expect(asked.err).toContain("不用的那一列请加 --map '#5=-' 或 --map 'layoff_rate=-'");
    const told = batch(input, '--map', '#10=-', '--map', 'layoff_rate=-', ...ndjson);
    expect(results(told.out)[0].amount).toBe('7407.41');
  });

  it('that may be several facts lists them', () => {
    const header = HEADER.map((each) => (each === '裁员率' ? '裁员率/参保人数' : each)).filter(
      (each) => each !== '参保人数',
    );
    const row = ROW.filter((_, index) => HEADER[index] !== '参保人数');
    const asked = batch(text(header, row));
    expect(asked).toMatchObject({ code: 2, out: '' });
    expect(asked.err).toContain('layoff rate (layoff_rate) or insured staff (insured_staff)');
    expect(asked.err).toContain("--map '裁员率/参保人数=layoff_rate'");
    expect(batch(text(header, row), '--map', '裁员率/参保人数=裁员率', '--set', '参保人数=30').code).toBe(0);
  });

  it('with a year is not taken silently', () => {
    const header = HEADER.map((each) => (each === '裁员率' ? '2022年度裁员率' : each));
    expect(batch(text(header, ROW)).err).toContain("--map '2022年度裁员率=layoff_rate'");
    expect(batch(text([...HEADER, '2021年度裁员率'], [...ROW, '1%'])).code).toBe(0);
  });

  it('twice for something that is no fact passes through', () => {
    expect(batch(text([...HEADER, '备注'], [...ROW, '乙'])).code).toBe(0);
  });
});

describe('forms of values', () => {
  it('are counted by column in the summary', () => {
    const rows = [
      changed('申请日期', '2023/10/1'),
      changed('申请日期', '2023/10/1'),
      changed('申请日期', '2023年10月1日'),
      changed('上年度失业保险费', '"￥12,345.68"'),
      changed('参保人数', '30.0'),
      ROW,
    ];
    const zh = batch(text(HEADER, ...rows), '--lang', 'zh');
    expect(zh.err).toContain('申请日期：日期写作 2023/2/1 2 格、日期写作 2023年2月1日 1 格');
    expect(zh.err).toContain('参保人数：整数写作 30.0 1 格');
    const en = batch(text(HEADER, ...rows));
    expect(en.err).toContain('申请日期: 2 cells with dates as 2023/2/1, 1 cell with dates as 2023年2月1日');
    expect(batch(text(HEADER, ...rows), '-q').err).toBe('');
    expect(batch(text(HEADER, ROW)).err).not.toContain('Read in these forms');
  });

  it('are counted alike the quick way, in a row that is left to the exact path once', () => {
    const rows = Array.from({ length: 3000 }, (_, index) =>
      changed('申请日期', '2023/10/1').map((each, at) => (index === 2000 && at === 4 ? 'x' : each)),
    );
    const input = text(HEADER, ...rows);
    expect(batch(input).err).toContain('申请日期: 3,000 cells with dates as 2023/2/1');
    expect(batch(input, ...ndjson.slice(0, 2)).err).toContain('申请日期: 3,000 cells with dates as 2023/2/1');
  });

  it('of failed cells are refused as what they are', () => {
    const input = text(HEADER, changed('上年度失业保险费', '#DIV/0!'), changed('申请日期', '######'));
    const found = results(batch(input, ...ndjson).out);
    expect(found.map((each) => each.errors[0].code)).toEqual(['cell-error', 'cell-hashes']);
  });
});

describe('batch --check', () => {
  const faulty = Buffer.from(
    text(
      HEADER,
      ROW,
      changed('裁员率', '20'),
      ROW.slice(1),
      ['"伊宁市" x', ...ROW.slice(1)],
      changed('备注', '乙\u0001'),
      [...ROW, '多'],
      ['合计', '', '', '90', '', '37037.04', '', ''],
    ),
  );
  faulty[faulty.indexOf(1)] = 0xff;

  it('tells every problem by row and column, and computes nothing', () => {
    const { code, out } = batch(faulty, '--check', ...ndjson);
    expect(code).toBe(1);
    const problems = results(out).filter((each) => each.severity === 'problem');
    expect(problems.map(({ row, line, header, code: kind }) => [row, line, header, kind])).toEqual([
      [2, 3, '裁员率', 'rate-without-unit'],
      [3, 4, null, 'csv-row-short'],
      [4, 5, null, 'csv-quote'],
      [5, 6, '备注', 'cell-undecodable'],
      [6, 7, null, 'csv-row-long'],
    ]);
    expect(out).not.toContain('7407.41');
  });

  it('says so in both languages, and as CSV in a file', () => {
    const zh = batch(faulty, '--check', '--lang', 'zh');
    expect(zh.code).toBe(1);
    expect(zh.out).toContain('第 2 行数据（文件第 3 行），列“裁员率”：“20”分不清');
    expect(zh.out).toContain('问题 5 处，涉及 5 行（只检查，未计算）');
    expect(batch(faulty, '--check').out).toContain('rows: 6, problems: 5, in so many rows: 5');
    const path = join(directory, 'report.csv');
    expect(batch(faulty, '--check', '-o', path).code).toBe(1);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines[0]).toBe('\ufeffseverity,file,row,line,column,header,fact,code,cell,message');
    expect(lines[1]).toContain('problem,standard input,2,3,5,裁员率,layoff_rate,rate-without-unit,20,');
  });

  it('finds nothing in a sound list, and tells what is passed through', () => {
    const { code, out } = batch(text(HEADER, ROW), '--check', '--lang', 'zh');
    expect(code).toBe(0);
    expect(out).toContain('列“备注”不是数据项，照抄');
    expect(out).toContain('共 1 行，没有发现问题');
  });

  it('tells all faults of a header at once', () => {
    const header = HEADER.map((each) => ({ 裁员率: '2022年度裁员率', 备注: '参保人数' })[each] ?? each);
    const codes = results(batch(text(header, ROW), '--check', ...ndjson).out).map((each) => each.code);
    expect(codes.slice(0, 3)).toEqual(['csv-column-twice', 'csv-header-unclear', 'csv-column-missing']);
  });

  it('shows the first hundred and counts all', () => {
    const { out } = batch(text(HEADER, ...Array.from({ length: 250 }, () => changed('裁员率', '20'))), '--check');
    expect(out.match(/^row \d+/gm)).toHaveLength(100);
    expect(out).toContain('150 further problems are not listed');
    expect(out).toContain('250 times, as in row 1');
    expect(out).toContain('problems: 250');
  });

  it('repeats no number that names a person', () => {
    const id = '654002199001011237';
    const input = text(HEADER, changed('裁员率', id), changed('备注', `${id}\ufffd`));
    for (const form of [[], ['--format', 'csv'], ['--format', 'ndjson']])
      expect(batch(input, '--check', ...form).out).not.toContain(id);
  });

  it('writes nothing else, and takes no option of a computation', () => {
    const path = join(directory, 'not-there.yaml');
    expect(batch(text(HEADER, ROW), '--check', '--map-file', path)).toMatchObject({ code: 2, out: '' });
    expect(existsSync(path)).toBe(false);
    expect(batch(text(HEADER, ROW), '--check', '--formulas')).toMatchObject({ code: 2, out: '' });
  });
});

describe('batch --check of several measures', () => {
  it('tells what is wrong for any of them once', () => {
    const input = text(HEADER, changed('裁员率', '20'), changed('申请日期', '2023-10'));
    const { code, out } = suance(['batch', 'ui-refund,hiring-subsidy', '-', '--check', ...ndjson], { input });
    expect(code).toBe(1);
    const problems = results(out).filter((each) => each.severity === 'problem');
    expect(problems.map(({ row, code: kind }) => [row, kind])).toEqual([
      [1, 'rate-without-unit'],
      [2, 'date-without-day'],
    ]);
    expect(suance(['batch', '--screen', '-', '--check'], { input })).toMatchObject({ code: 2, out: '' });
  });
});

it('--check: facts that disagree are named as people know them, without the policy file', () => {
  const list =
    '申请日期,单位类型,企业规模,参保职工人数,裁员率,上年度实际缴纳失业保险费,统一社会信用代码\n' +
    '2023-10-01,社会团体,中型,30,0%,100,91654002MA7000001G\n';
  const check = (...args: string[]) =>
    suance(['batch', '稳岗返还', '-', '--check', '--lang', 'zh', ...args], { input: list });
  const { code, out } = check();
  expect(code).toBe(1);
  expect(out.replace(/\n */g, '')).toContain(
    '第 1 行数据（文件第 2 行），统一社会信用代码、单位类型：统一社会信用代码与单位类型不一致',
  );
  expect(out).not.toContain('.yaml');
  expect(check('--format', 'csv').out).toContain('"credit_code, employer_kind",identifier-contradicts');
});
