import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND, ROOT, suance } from '../support/run.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-awkward-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const HEADER = '地区,申请日期,单位类型,企业规模,裁员率(%),上年度失业保险费,参保人数';
const batch = (header: string, row: string) =>
  suance(['batch', '稳岗返还', '-', '-q'], { input: `${header}\n${row}\n` });

describe.skipIf(!existsSync('/dev/full'))('a place that takes nothing', () => {
  const full = (args: readonly string[], to: 'stdout' | 'stderr') =>
    spawnSync(
      'sh',
      ['-c', `exec "$0" "$@" ${to === 'stdout' ? '>' : '2>'} /dev/full`, process.execPath, COMMAND, ...args],
      {
        cwd: ROOT,
        env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '' },
        encoding: 'utf8',
      },
    );

  it.each([[['policies', 'list']], [['batch', 'ui-refund', 'examples/ui-refund.csv', '-q']], [['eval', '1 + 1']]])(
    '%j says that it cannot write, without a stack',
    (args) => {
      const { status, stderr } = full(args, 'stdout');
      expect(status).toBe(2);
      expect(stderr).toContain('error: stdout cannot be written (ENOSPC).');
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );

  it('ends with the exit code where errors cannot be told either', () => {
    expect(full(['calc', 'nope'], 'stderr').status).toBe(2);
  });
});

describe('headers with something behind the name', () => {
  it('takes the unit in which a fact is counted', () => {
    const { code, out } = batch(HEADER.replace('参保人数', '参保人数(人)'), '伊宁市,2023-10-08,企业,小型,10,100.00,25');
    expect(out).toContain('eligible,60.00');
    expect(code).toBe(0);
  });

  it('takes rates per mille, and percentages', () => {
    const row = (rate: string) => `伊宁市,2023-10-08,企业,小型,${rate},100.00,25`;
    expect(batch(HEADER.replace('裁员率(%)', '裁员率(‰)'), row('200')).out).toContain('eligible,60.00');
    expect(batch(HEADER.replace('裁员率(%)', '裁员率(‰)'), row('201')).out).toContain('ineligible,0.00');
    expect(batch(HEADER, row('20')).out).toContain('eligible,60.00');
  });

  it.each([
    ['上年度失业保险费', '上年度失业保险费(千元)', '千元'],
    ['参保人数', '参保人数(百人)', '百人'],
  ])('refuses %s as %s: it would be missed in silence', (column, instead, extension) => {
    const { code, out, err } = batch(HEADER.replace(column, instead), '伊宁市,2023-10-08,企业,小型,0,100.00,5');
    expect(out).toBe('');
    expect(err).toContain(instead);
    expect(err).toContain(`"${extension}" is no unit or month`);
    expect(code).toBe(2);
  });

  it('lets a remark on a column pass', () => {
    const { code, out } = batch(`${HEADER},裁员率(说明)`, '伊宁市,2023-10-08,企业,小型,0,100.00,5,x');
    expect(out).toContain('eligible,60.00');
    expect(code).toBe(0);
  });

  const months = (column: string) =>
    suance(['batch', '社保减免', '-', '-q'], {
      input: `地区,单位类型,企业规模,费款所属期起,费款所属期止,养老保险单位缴费@2020-02,${column},失业保险单位缴费,工伤保险单位缴费
伊宁市,企业,小型,2020-02,2020-03,100.01,0.02,1,1
`,
    });

  it('takes a unit before the month and behind it', () => {
    for (const column of ['养老保险单位缴费@2020-03(万元)', '养老保险单位缴费(万元)@2020-03']) {
      expect(months(column).out).toContain('eligible,304.01');
    }
  });

  it('refuses a month that there is not', () => {
    const { code, out, err } = months('养老保险单位缴费@2020-13');
    expect(out).toBe('');
    expect(err).toContain('养老保险单位缴费@2020-13');
    expect(code).toBe(2);
  });
});

describe('files that are not UTF-8', () => {
  it('refuses a case', () => {
    const path = join(directory, 'case.yaml');
    const input = iconv.encode('地区: 伊宁市\n', 'gb18030');
    writeFileSync(path, input);
    expect(suance(['calc', '稳岗返还', '--case', path]).err).toBe(
      `error: ${path} is not UTF-8; save it as UTF-8 and try again.\n`,
    );
    expect(suance(['calc', '稳岗返还', '--case', '-'], { input }).code).toBe(2);
  });

  it('refuses a policy file, even where only a remark would suffer', () => {
    const policies = join(directory, 'policies');
    mkdirSync(policies);
    writeFileSync(join(policies, 'families.yaml'), Buffer.concat([Buffer.from('# '), iconv.encode('人\n', 'gb18030')]));
    const { code, err } = suance(['policies', 'check', policies]);
    expect(err).toContain(`error: ${policies}/families.yaml is not UTF-8; save it as UTF-8 and try again.\n`);
    expect(code).toBe(3);
  });
});

describe('a period of which one end is not known', () => {
  const relief = (...args: string[]) =>
    JSON.parse(suance(['calc', '社保减免', '--region', '伊宁市', ...args, '--format', 'json']).out || '{}');

  it('finds the version that it may still reach', () => {
    const missing = relief('费款所属期起=2020-01');
    expect(missing).toMatchObject({ measure: 'yili-2020-16/social-insurance-relief', status: 'undetermined' });
    expect(missing.missing).toContain('contribution_to');
    expect(relief('费款所属期止=2020-08').measure).toBe('yili-2020-16/social-insurance-relief');
  });

  it('finds none that it can no longer reach', () => {
    expect(relief('费款所属期起=2020-07')).toEqual({});
    expect(relief('费款所属期止=2020-01')).toEqual({});
  });
});

describe('an invalid case', () => {
  const zh = (...args: string[]) => suance(['calc', ...args, '--lang', 'zh']);

  it('names a local figure out of bounds by its label', () => {
    const { out } = zh('yili-2020-16/ui-refund', '--on', '2020-07-01', '--param', '返还比例=120%');
    expect(out).toContain('✗ 稳岗返还比例：120% 高于 伊州政办发〔2020〕16号 （二） 规定的上限 100%');
  });

  it('whose period ends before it begins is told so, not that nothing is in force', () => {
    const { out, code } = zh('社保减免', '--region', '伊宁市', '费款所属期起=2020-02', '费款所属期止=2020-01');
    expect(out).toContain('yili-2020-16/social-insurance-relief');
    expect(out).toContain('填写的内容互相矛盾');
    expect(code).toBe(0);
  });

  it('names the facts that contradict one another by their labels', () => {
    const { out } = zh('社保减免', '--region', '伊宁市', '费款所属期起=2020-05', '费款所属期止=2020-04');
    expect(out).toContain('✗ 费款所属期起、费款所属期止：填写的内容互相矛盾');
    const row = '伊宁市,企业,小型,2020-05,2020-04,1,1,1';
    const input = `地区,单位类型,企业规模,费款所属期起,费款所属期止,养老保险单位缴费,失业保险单位缴费,工伤保险单位缴费\n${row}\n`;
    expect(suance(['batch', '社保减免', '-', '-q', '--lang', 'zh'], { input }).out).toContain(
      '费款所属期起、费款所属期止：',
    );
  });
});

it('a text of other kinds of input is told in the language', () => {
  const { err } = suance(['batch', '稳岗返还', '-', '--lang', 'zh'], {
    input: Buffer.from('a,b\0,c,d,e,f\n'),
  });
  expect(err).toContain('这既不是文本，也不是能读取的工作簿');
});

describe('a family list in which a row has no date', () => {
  it('leaves the row undetermined, and names the date', () => {
    const { code, out } = batch(HEADER, '伊宁市,,企业,小型,0,100.00,5');
    expect(out.split('\n')[1]).toMatch(/,undetermined,,,,,,.*application_date/);
    expect(code).toBe(0);
  });
});

describe('help', () => {
  it('is given by its own word too', () => {
    expect(suance(['help', 'calc']).out).toBe(suance(['calc', '--help']).out);
    expect(suance(['help'])).toMatchObject({ code: 0 });
  });
});
