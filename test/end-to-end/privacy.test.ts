import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sheetOf, workbookOf } from '../batch/workbook/parts.ts';
import { COMMAND, suance } from '../support/run.ts';

/** Invented: with its check character, without, of 15 digits, with blanks, in full width, rounded. */
const IDS = ['654002199001011237', '654002198502022343', '65400219900101123X', '654002900101123', '621700001000123456'];
const SPACED = '654002 19900101 1237';
const WIDE = '６５４００２１９９００１０１１２３７';
const ACCOUNT = '6217000010001234567';
const NUMBERS = [...IDS, SPACED, WIDE, ACCOUNT, SPACED.replaceAll(' ', '')];

const HEADER = [
  '姓名',
  '身份证号',
  '单位名称',
  '地区',
  '单位类型',
  '企业规模',
  '参保人数',
  '裁员率',
  '上年度失业保险费',
  '申请日期',
  '开户账号',
  '备注',
];
const GOOD = [
  '张建国',
  IDS[0]!,
  '伊宁市河谷纺织有限公司',
  '伊宁市',
  '企业',
  '中型',
  '30',
  '5%',
  '12345.68',
  '2023-10-01',
  ACCOUNT,
  '',
];
/** Each number in the place of each cell, one at a time. */
const ROWS = [
  GOOD,
  ...NUMBERS.flatMap((number) => GOOD.map((_, at) => GOOD.map((cell, index) => (index === at ? number : cell)))),
  // Among other words.
  ...GOOD.map((_, at) => GOOD.map((cell, index) => (index === at ? `李娜${IDS[1]}电话13899990000` : cell))),
];
const text = (delimiter: string) => `${[HEADER, ...ROWS].map((each) => each.join(delimiter)).join('\n')}\n`;
const cell = (each: string) => `<c t="inlineStr"><is><t>${each}</t></is></c>`;
const FORMS: [string, () => Buffer][] = [
  ['csv', () => Buffer.from(text(','))],
  ['tsv', () => Buffer.from(text('\t'))],
  ['gb18030', () => iconv.encode(text(','), 'gb18030')],
  [
    'xlsx',
    () =>
      workbookOf({ sheet: sheetOf([HEADER, ...ROWS].map((each) => `<row>${each.map(cell).join('')}</row>`).join('')) }),
  ],
];

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-privacy-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const path = (name: string) => join(directory, name);

/** Long numbers of the list that stand in what people are told, blanks and width aside. */
const told = (output: string) => {
  const plain = output.normalize('NFKC').replace(/(?<=\d)[ \u00a0]+(?=\d)/g, '');
  return NUMBERS.map((each) => each.normalize('NFKC').replaceAll(' ', '')).filter((each) => plain.includes(each));
};
const file = (form: string, bytes: Buffer) => {
  const name = path(`list.${form === 'xlsx' ? 'xlsx' : 'csv'}`);
  writeFileSync(name, bytes);
  return name;
};

describe.each(FORMS)('%s: no number of a person is told', (form, bytes) => {
  const ui = 'xinjiang-2023-49/ui-refund';
  // One form in both languages: what is said does not depend on the form.
  test.each(form === 'csv' ? ['C.UTF-8', 'zh_CN.UTF-8'] : ['zh_CN.UTF-8'])('in %s', { timeout: 60_000 }, (LANG) => {
    const list = file(form, bytes());
    const run = (...args: string[]) => suance(args, { env: { LANG } });
    const rejects = path(`rejects.${form === 'xlsx' ? 'xlsx' : 'csv'}`);
    const files = ['--report', path('report.html'), '--manifest', path('manifest.json'), '--rejects', rejects];
    const computed = run('batch', ui, list, '-o', path('out.csv'), '--total-by', '备注,地区', ...files);
    expect(computed.code).toBe(1);
    expect(computed.err).toMatch(/invalid|无效/);
    const spoken: [string, string][] = [
      ['summary', computed.out + computed.err],
      ['report', readFileSync(path('report.html'), 'utf8')],
      ['manifest', readFileSync(path('manifest.json'), 'utf8')],
    ];
    const verified = run('verify', path('manifest.json'));
    spoken.push(['verify', verified.out + verified.err]);
    const ways: [string, string[]][] = [
      ['check', ['batch', ui, list, '--check']],
      ['check as CSV', ['batch', ui, list, '--check', '--format', 'csv']],
      ['check as NDJSON', ['batch', ui, list, '--check', '--format', 'ndjson']],
      ['masked', ['batch', ui, list, '--mask', '-o', path('masked.csv')]],
      ['several', ['batch', `${ui},xinjiang-2023-49/hiring-subsidy`, list, '-o', path('several.csv')]],
      ['screened', ['batch', '--screen', list, '--region', '伊宁市', '--on', '2023-10-01', '-o', path('screened.csv')]],
      ['mapped', ['batch', ui, list, '--map', `${IDS[0]}=layoff_rate`, '-o', path('mapped.csv')]],
      ['totalled', ['batch', ui, list, '--total-by', IDS[1]!, '-o', path('totalled.csv')]],
      [
        'limited',
        ['batch', 'xinjiang-2023-49/hiring-subsidy', list, '--history', path('out.csv'), '-o', path('limited.csv')],
      ],
    ];
    for (const [way, args] of ways) {
      const { out, err, code } = run(...args);
      expect([way, code === 0 || code === 1 || code === 2, `${out}${err}`.length > 0]).toEqual([way, true, true]);
      spoken.push([way, out + err]);
    }
    for (const [way, output] of spoken) expect([way, told(output)]).toEqual([way, []]);
    expect(readdirSync(directory).filter((each) => each.endsWith('.tmp'))).toEqual([]);
  });

  test('nor in the columns that say what is wrong, and not where they are masked', () => {
    const list = file(form, bytes());
    const { out } = suance(['batch', ui, list, '--format', 'ndjson']);
    const results = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { errors: unknown; conditions: unknown; missing: unknown });
    expect(results.length).toBe(ROWS.length);
    const said = results.map(({ errors, conditions, missing }) => JSON.stringify([errors, conditions, missing]));
    expect(told(said.join('\n'))).toEqual([]);
  });
});

test('without a header, the first row of data is told as such and its numbers are not', () => {
  const [row, both] = [
    `${GOOD.join(',')}\n`,
    `${HEADER.slice(0, 10).join(',')},${IDS[0]},${IDS[0]}\n${GOOD.join(',')}\n`,
  ];
  for (const input of [row.repeat(3), both])
    for (const args of [
      [],
      ['--check'],
      ['--check', '--format', 'csv'],
      ['--check', '--format', 'ndjson'],
      ['--map', 'x=layoff_rate'],
      ['--total-by', 'x'],
    ]) {
      const { out, err } = suance(['batch', 'xinjiang-2023-49/ui-refund', '-', ...args], { input });
      // Results are the list with its columns.
      expect([args, told(args.length === 0 ? err : out + err)]).toEqual([args, []]);
    }
});

test('a case whose numbers are in the wrong places', () => {
  for (const number of NUMBERS) {
    const facts = {
      layoff_rate: number,
      insured_staff: number,
      employer_kind: number,
      application_date: number,
      region: number,
      resident_id: `${number}0`,
    };
    const pairs = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
    const { err, out, code } = suance(['calc', 'xinjiang-2023-49/ui-refund', ...pairs]);
    expect([code, told(out + err)]).toEqual([2, []]);
    const line = `${JSON.stringify({ measure: 'xinjiang-2023-49/ui-refund', facts })}\n{"${number}\n`;
    const lines = suance(['calc', '--format', 'ndjson', '-'], { input: line });
    const [first] = lines.out.split('\n');
    expect(told(JSON.stringify((JSON.parse(first!) as { errors: unknown }).errors) + lines.err)).toEqual([]);
  }
});

test('unfinished files are for their owner alone, named after nothing, and gone when it is stopped', async () => {
  const target = path(`${IDS[0]}.csv`);
  const child = spawn(
    process.execPath,
    [COMMAND, 'batch', 'xinjiang-2023-49/ui-refund', '-', '-o', target, '--rejects', path('r.csv')],
    {
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '', SUANCE_STATE: '' },
    },
  );
  child.stdin.write(text(',').repeat(3));
  const unfinished = () => readdirSync(directory).filter((each) => each.endsWith('.tmp'));
  for (let waited = 0; unfinished().length < 2 && waited < 300; waited += 1)
    await new Promise((done) => setTimeout(done, 50));
  expect(unfinished().length).toBe(2);
  for (const name of unfinished()) {
    expect(name).toMatch(/^\.suance-[0-9a-f]{12}\.tmp$/);
    expect(statSync(path(name)).mode & 0o777).toBe(0o600);
  }
  child.kill('SIGTERM');
  await once(child, 'close');
  expect([unfinished(), readdirSync(directory).includes(`${IDS[0]}.csv`)]).toEqual([[], false]);
});
