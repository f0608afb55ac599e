import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND, suance } from '../support/run.ts';

const HEADER = '姓名,身份证号,地区,单位类型,企业规模,参保人数,裁员率,上年度失业保险费,申请日期,备注';
const ROW = '张建国,654002199001011237,伊宁市,企业,中型,30,5%,12345.68,2023-10-01,x';
const LIST = `${HEADER}\n${ROW}\n`;
const PROTOTYPE = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'] as const;
/** Red, a bell, a new line, a CSI of one byte, letters from right to left. */
const ORDERS = 'a\u001b[31m\u0007\nb\u009b0m\u202ec';
/** Whatever a terminal would obey, line breaks aside. */
const OBEYED = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-names-'));
  writeFileSync(path('list.csv'), LIST);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const path = (name: string) => join(directory, name);
const left = () => readdirSync(directory).filter((each) => each.endsWith('.tmp'));
const batch = (args: readonly string[], input = LIST, env: Record<string, string> = {}) =>
  suance(['batch', 'xinjiang-2023-49/ui-refund', ...args], { input, env });

describe('messages give no orders to a terminal', () => {
  const list = (change: (text: string) => string) => change(LIST);
  const header = list((text) => text.replace('备注', `"备${ORDERS}注"`));
  const cell = list((text) => text.replace('5%', `"${ORDERS}"`).replace('企业,', `"${ORDERS}",`));
  const commands: [string, () => string[], string][] = [
    ['a path', () => ['batch', 'ui-refund', path(`none${ORDERS}`)], ''],
    ['an output', () => ['batch', 'xinjiang-2023-49/ui-refund', '-', '-o', path(`none${ORDERS}/o.csv`)], LIST],
    ['a measure', () => ['batch', ORDERS, '-'], LIST],
    ['a command', () => [ORDERS], ''],
    ['an option', () => ['batch', `--${ORDERS}`], ''],
    ['a fact', () => ['calc', 'xinjiang-2023-49/ui-refund', `${ORDERS}=1`], ''],
    ['a value', () => ['calc', 'xinjiang-2023-49/ui-refund', `layoff_rate=${ORDERS}`, `employer_kind=${ORDERS}`], ''],
    ['--set', () => ['batch', 'xinjiang-2023-49/ui-refund', '-', '--set', `${ORDERS}=1`], LIST],
    ['--map', () => ['batch', 'xinjiang-2023-49/ui-refund', '-', '--map', `${ORDERS}=layoff_rate`], header],
    ['--total-by', () => ['batch', 'xinjiang-2023-49/ui-refund', '-', '--total-by', ORDERS], header],
    ['--region', () => ['batch', 'xinjiang-2023-49/ui-refund', '-', '--region', ORDERS], LIST],
    ['a header, checked', () => ['batch', 'xinjiang-2023-49/ui-refund', '-', '--check'], header],
    ['cells', () => ['batch', 'xinjiang-2023-49/ui-refund', '-', '-o', path('cells.csv')], cell],
    ['cells, checked', () => ['batch', 'xinjiang-2023-49/ui-refund', '-', '--check'], cell],
  ];
  test.each(commands)('%s', (_, args, input) => {
    for (const LANG of ['C.UTF-8', 'zh_CN.UTF-8']) {
      const { out, err, code } = suance(args(), { input, env: { LANG } });
      expect([code === 0 || code === 1 || code === 2, `${out}${err}`.length > 0]).toEqual([true, true]);
      expect(`${out}${err}`).not.toMatch(OBEYED);
      expect(err).not.toMatch(/fault in the program|程序内部/);
    }
  });

  test('totals and the files that were written', () => {
    const [rejects, report, manifest] = ['r.csv', 'r.html', 'm.json'].map((each) => path(`${ORDERS}${each}`));
    const files = ['--rejects', rejects!, '--report', report!, '--manifest', manifest!];
    const input = LIST.replace(',x\n', `,"${ORDERS}"\n`);
    const { out, err, code } = batch(['-', '-o', path('o.csv'), '--total-by', '备注', ...files], input);
    expect([code, out]).toEqual([0, '']);
    expect(err).not.toMatch(OBEYED);
    expect(err).toContain('a\\u001b[31m\\u0007\\u000ab\\u009b0m\\u202ecm.json');
    expect(readFileSync(report!, 'utf8')).not.toMatch(OBEYED);
    expect(suance(['verify', manifest!]).out).not.toMatch(OBEYED);
  });
});

describe('names that objects have are names like others', () => {
  test('as headers, also twice, kept as they are', () => {
    const more = [...PROTOTYPE, ...PROTOTYPE];
    const input = `${HEADER},${more.join(',')}\n${ROW},${more.map((_, at) => at).join(',')}\n`;
    const { code, out } = batch(['-'], input);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toContain(more.join(','));
    expect(out.split('\n')[1]).toContain(`${ROW},0,1,2,3,4,5,6,7,eligible,7407.41`);
    expect(batch(['-', '--check'], input).code).toBe(0);
  });

  test.each(PROTOTYPE)('%s', (name) => {
    const named = LIST.replace('裁员率', name);
    const mapped = batch(['-', '--map', `${name}=layoff_rate`], named);
    expect([mapped.code, mapped.out.includes('eligible,7407.41')]).toEqual([0, true]);
    for (const args of [
      ['--set', `${name}=1`],
      ['--map', `备注=${name}`],
      ['--region', name],
      ['--total-by', `${name}x`],
    ]) {
      const { code, out, err } = batch(['-', ...args]);
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(err).toContain(name);
    }
    for (const subject of [name, `xinjiang-2023-49/${name}`])
      expect(suance(['batch', subject, '-'], { input: LIST }).err).toContain(
        `There is no measure or family "${subject}"`,
      );
    for (const wrong of [LIST.replace('企业,', `${name},`), LIST.replace('伊宁市', name)]) {
      const { code, err } = batch(['-'], wrong);
      expect([code, err.includes('1 invalid'), err.includes(name)]).toEqual([1, true, true]);
    }
    writeFileSync(path('case.json'), `{"${name}": {"layoff_rate": "5%"}}`);
    expect(suance(['calc', 'xinjiang-2023-49/ui-refund', '--case', path('case.json')])).toMatchObject({
      code: 2,
      err: expect.stringContaining(name),
    });
  });

  test('as texts of a column that is totalled, in the report too', () => {
    const rows = PROTOTYPE.map((each) => ROW.replace(/x$/, each));
    const { code, err } = batch(
      [
        '-',
        '-o',
        path('totals.csv'),
        '--total-by',
        '备注',
        '--report',
        path('totals.html'),
        '--manifest',
        path('t.json'),
      ],
      `${HEADER}\n${rows.join('\n')}\n`,
    );
    expect(code).toBe(0);
    const { totals } = JSON.parse(readFileSync(path('t.json'), 'utf8'));
    expect(totals.columns[0].groups.map((each: { text: string }) => each.text).sort()).toEqual([...PROTOTYPE].sort());
    for (const name of PROTOTYPE) {
      expect(err).toContain(name);
      // In the table and in the chart.
      expect(readFileSync(path('totals.html'), 'utf8').split(name).length).toBeGreaterThan(2);
    }
  });
});

describe('where results cannot go', () => {
  test('is told, and nothing is left', () => {
    mkdirSync(path('directory'));
    const cases: [string, RegExp][] = [
      [path('directory'), /is a directory/],
      [path('missing/o.csv'), /There is no directory/],
      [path('list.csv/o.csv'), /There is no directory/],
      [path('x'.repeat(300)), /cannot be written \(ENAMETOOLONG\)/],
      [path('list.csv'), /is the input/],
      ['/dev/full', /cannot be written \(ENOSPC\)/],
    ];
    for (const [output, message] of cases) {
      for (const option of ['-o', '--report']) {
        if (option === '--report' && output === '/dev/full') continue;
        const { code, err } = batch([path('list.csv'), option, output]);
        expect([output, option, code, err]).toEqual([output, option, 2, expect.stringMatching(message)]);
      }
    }
    expect(left()).toEqual([]);
    expect(readFileSync(path('list.csv'), 'utf8')).toBe(LIST);
  });

  test('a link is followed, a name may begin with a dash, /dev/stdout is one too', () => {
    writeFileSync(path('real.csv'), 'old');
    symlinkSync(path('real.csv'), path('link.csv'));
    expect(batch(['-', '-q', '-o', path('link.csv')]).code).toBe(0);
    expect(readFileSync(path('real.csv'), 'utf8')).toContain('eligible,7407.41');
    expect(
      suance(['batch', 'xinjiang-2023-49/ui-refund', '-', '-q', '-o-x 名.csv'], { input: LIST, cwd: directory }).code,
    ).toBe(0);
    expect(statSync(path('-x 名.csv')).size).toBeGreaterThan(0);
  });

  test('a reader that has seen enough ends it quietly', () => {
    const line = `'${process.execPath}' '${COMMAND}' batch xinjiang-2023-49/ui-refund '${path('long.csv')}' | head -1`;
    writeFileSync(path('long.csv'), `${HEADER}\n${`${ROW}\n`.repeat(50_000)}`);
    const { stdout, stderr } = spawnSync('sh', ['-c', line], {
      env: { ...process.env, SUANCE_CONFIG: '', LANG: 'C.UTF-8' },
    });
    expect([stdout.toString().startsWith(HEADER), stderr.toString()]).toEqual([true, '']);
  });
});

describe('files of settings that are traps', () => {
  const bomb = `a: &a [x,x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${'*'.concat('abcdefghi'[at]!)},*${'abcdefghi'[at]}]\n`).join('')}columns: *j\n`;
  const files: [string, string, RegExp][] = [
    ['deep', `columns:\n  x: ${'['.repeat(100_000)}`, /Nested more than 100 deep|YAML|JSON/],
    ['deeper', `${'- '.repeat(100_000)}x`, /Nested more than 100 deep/],
    ['deepest', Array.from({ length: 1200 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), /Nested more than 100 deep/],
    ['aliases', bomb, /alias \*a is not supported/],
    ['keys', Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n'), /More than 5000 keys/],
    ['twice', 'columns:\n  a: "-"\n  a: "-"\n', /Map keys must be unique/],
    ['long', 'x'.repeat(2_000_000), /larger than 1 MiB/],
  ];
  test.each(files)('%s', { timeout: 30_000 }, (name, content, message) => {
    const file = path(`${name}.yaml`);
    writeFileSync(file, content);
    for (const args of [
      ['batch', 'xinjiang-2023-49/ui-refund', '-', '--map-file', file],
      ['calc', 'xinjiang-2023-49/ui-refund', '--case', file],
    ]) {
      const { code, out, err } = suance(args, { input: LIST });
      expect([code, out, err]).toEqual([2, '', expect.stringMatching(message)]);
      expect(err).not.toMatch(/call stack|fault in the program/);
      expect(err.length).toBeLessThan(1000);
    }
  });

  test('a device without end', () => {
    for (const option of ['--map-file', '--locality'])
      expect(batch(['-', option, '/dev/zero'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('larger than 1 MiB'),
      });
  });
});
