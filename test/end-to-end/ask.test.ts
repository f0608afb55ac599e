import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HAS_TMUX, Terminal, type TerminalOptions } from '../cli/terminal.ts';
import { COMMAND, suance } from '../support/run.ts';

if (!HAS_TMUX) {
  process.stderr.write('\nWARNING: tmux is not installed; the interview is NOT tested in a real terminal.\n\n');
}

const ZH = { LANG: 'zh_CN.UTF-8' };
const EN = { LANG: 'C.UTF-8' };

// A terminal on a loaded machine may be too slow for the patience of a test: once more, before it counts.
describe.skipIf(!HAS_TMUX)('suance ask in a real terminal', { timeout: 120_000, retry: 1 }, () => {
  let terminal: Terminal | null = null;
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'suance-terminal-'));
  });
  afterEach(() => {
    terminal?.close();
    terminal = null;
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  /** A terminal with `suance` as a command in it. */
  async function open(command: string, options: TerminalOptions = {}): Promise<Terminal> {
    const opened = new Terminal({ ...options, cwd: directory });
    terminal = opened;
    await opened.run(`suance() { '${process.execPath}' '${COMMAND}' "$@"; }; clear; echo ready`);
    await opened.waitFor(/^ready\nexit=0$/m);
    await opened.run(command);
    return opened;
  }

  test('a skill-upgrade claim in Chinese, from suance alone to its amount', async () => {
    const screen = await open('suance', { env: ZH });
    await screen.choose('? 算策：办理什么？', '算一个政策项');
    await screen.waitFor('? 计算哪一项？');
    expect(await screen.waitFor('上下键 选择')).not.toMatch(/navigate|select|results/i);
    screen.type('jnts');
    await screen.waitFor('› jnts');
    await screen.waitFor(/^❯ 技能提升补贴/m);
    screen.press('Enter');
    await screen.answer('申请日期', '20231008', '= 2023年10月8日');
    await screen.waitFor('→ 适用 新政办发[2023]49号 （十三）');
    await screen.choose('? 是否企业职工', '是');
    await screen.answer('失业保险累计缴费月数', '12', '= 12 个月');
    await screen.choose('? 证书种类', '职业技能等级证书');
    await screen.choose('? 证书等级', '中级（四级）');
    await screen.answer('取得证书日期', '2023/3/15', '= 2023年3月15日');
    await screen.answer('本年度已享受技能提升补贴次数', '0', '= 0 次');
    await screen.waitFor('? 符合，1,500.00 元。接下来？');
    const transcript = screen.transcript();
    expect(transcript).toContain('✓ 证书等级  中级（四级）');
    expect(transcript).not.toContain('是否领取失业保险金  ');
    await screen.choose('接下来？', '退出');
    await screen.waitFor(/exit=0$/);
    expect(screen.cursorShown).toBe(true);
  });

  test('a refund in English on 60 columns, with a slip corrected and an answer changed', async () => {
    const screen = await open('suance ask ui-refund', { env: EN, width: 60 });
    await screen.waitFor('? application date');
    screen.type('2023-02-30');
    await screen.waitFor('not in the calendar');
    screen.press('Enter');
    await screen.waitFor('! "2023-02-30"');
    screen.press('C-u');
    await screen.answer('application date', '2023-10-01', '= 2023-10-01');
    await screen.choose('? kind of employer', 'enterprise');
    await screen.choose('? enterprise size', 'medium');
    await screen.waitFor('? layoff rate');
    screen.type('20');
    await screen.waitFor('could be a percentage or a');
    screen.type('%');
    await screen.waitFor('= 20%');
    screen.press('Enter');
    await screen.answer('insured staff', '31', '= 31 people');
    await screen.waitFor('? not eligible, 0.00 yuan. What next?');
    expect(screen.transcript()).toContain('That settles it');
    await screen.choose('What next?', 'change an answer');
    await screen.choose('? Which answer?', 'insured staff');
    await screen.waitFor('= 31 people');
    // The first character typed takes the place of what stood there.
    await screen.answer('insured staff', '30', '= 30 people');
    await screen.answer('unemployment premiums paid last year', '12,345.68', '= 12,345.68 yuan');
    await screen.waitFor('? eligible, 7,407.41 yuan. What next?');
    for (const line of screen.transcript().split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60);
    screen.press('C-c');
    await screen.waitFor(/exit=130$/);
  });

  test('Ctrl-C at a question and at a list: exit 130, a clean screen, the terminal as it was', async () => {
    const screen = await open('suance ask 稳岗返还; stty -a | grep -o "[-]*icanon"', { env: ZH });
    await screen.waitFor('? 申请日期');
    screen.type('2023');
    await screen.waitFor('› 2023');
    screen.press('C-c');
    const after = await screen.waitFor(/exit=\d+$/);
    expect(after).not.toMatch(/\? 申请日期|Enter 确认| {4}at /);
    expect(after).toMatch(/^icanon$/m);
    expect(screen.cursorShown).toBe(true);
    await screen.run('clear; suance ask 稳岗返还 申请日期=2023-10-01');
    await screen.waitFor('? 单位类型');
    expect(screen.cursorShown).toBe(false);
    screen.press('C-c');
    const list = await screen.waitFor(/exit=130$/);
    expect(list).not.toMatch(/\? 单位类型|❯/);
    expect(screen.cursorShown).toBe(true);
  });

  test('Ctrl-D on an empty line leaves too, and so does a signal', async () => {
    const screen = await open('suance ask 稳岗返还', { env: ZH });
    await screen.waitFor('? 申请日期');
    screen.press('C-d');
    await screen.waitFor(/exit=130$/);
    await screen.run(`clear; '${process.execPath}' '${COMMAND}' ask 稳岗返还 申请日期=2023-10-01 & sleep 0; fg %1`);
    await screen.waitFor('? 单位类型');
    screen.press('C-z');
    await screen.waitFor(/exit=\d+$/);
    // It has stopped; it is sent the signal, and goes on only to leave.
    await screen.run('kill -INT %1; fg %1');
    await screen.waitFor(/exit=130$/);
    expect(screen.cursorShown).toBe(true);
  });

  test('a saved case computes to the same amount', async () => {
    const given = '申请日期=2023-10-01 单位类型=企业 裁员率=0 企业规模=大型';
    const screen = await open(`suance ask 稳岗返还 ${given}`, { env: ZH });
    await screen.answer('上年度实际缴纳失业保险费', '10万元', '= 100,000.00 元');
    await screen.choose('? 符合，30,000.00 元。', '保存案例');
    await screen.waitFor('› case.yaml');
    screen.type('稳岗 1.yaml');
    await screen.waitFor('稳岗 1.yaml');
    screen.press('Enter');
    await screen.waitFor('✓ 已保存到 稳岗 1.yaml');
    const path = join(directory, '稳岗 1.yaml');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { code, out } = suance(['calc', '--case', path, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'eligible', amount: '30000.00' });
    await screen.choose('? 符合，30,000.00 元。', '保存案例');
    await screen.answer('保存到文件', '稳岗 1.yaml', '= ');
    await screen.choose('已存在，要替换吗？', '否');
    await screen.waitFor('? 保存到文件');
    screen.press('Escape');
    await screen.choose('? 符合，30,000.00 元。', '退出');
    await screen.waitFor(/exit=0$/);
  });

  test('months by list and one by one, with the way back', async () => {
    const screen = await open('suance ask 社保减免 地区=伊宁县', { env: ZH, width: 60 });
    await screen.answer('费款所属期起', '2020.2', '= 2020年2月');
    await screen.waitFor('› 2020-02');
    await screen.answer('费款所属期止', '2020-03', '= 2020年3月');
    await screen.choose('? 单位类型', '企业');
    await screen.waitFor('? 企业规模');
    screen.press('Escape');
    await screen.choose('? 单位类型', '个体工商户');
    await screen.choose('? 是否以单位形式参保', '是');
    await screen.waitFor('? 养老保险单位缴费');
    screen.type('2020-02:1000');
    await screen.waitFor('还缺 2020-03');
    screen.press('Tab');
    await screen.answer('养老保险单位缴费 2020年2月', '1000', '= 1,000.00 元');
    await screen.answer('养老保险单位缴费 2020年3月', '900.5', '= 900.50 元');
    await screen.answer('失业保险单位缴费', '2020-02:20;2020-03:30', '2020年3月 30.00 元');
    await screen.answer('工伤保险单位缴费', '5', '= 每月 5.00 元');
    await screen.waitFor('? 符合，1,960.50 元。接下来？');
    for (const line of screen.transcript().split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60);
  });

  test('long Chinese lines are drawn again and again without leaving anything behind', async () => {
    const screen = await open('suance ask 稳岗返还 申请日期=2023-10-01 单位类型=律师事务所 裁员率=0', {
      env: ZH,
      width: 60,
    });
    const label = '? 上年度实际缴纳失业保险费';
    await screen.waitFor(label);
    for (const character of '单位上一年度实际缴纳的失业保险费总额单位上一年度实际缴纳的失业') screen.type(character);
    await screen.waitFor('不是金额');
    screen.press('Left', 'Left', 'BSpace', 'Home', 'End', 'Enter');
    const before = await screen.waitFor('!');
    expect(before.split(label)).toHaveLength(2);
    screen.press('C-u');
    screen.type('2020-02:1000;2020-03:900;2020-04:1000;2020-05:1000;2020-06:1000;2020-07');
    await screen.waitFor('2020-07');
    screen.press('C-u');
    screen.type('1000');
    const after = await screen.waitFor('= 1,000.00 元');
    expect(after.split(label)).toHaveLength(2);
    expect(after.split('例如')).toHaveLength(1);
    screen.resize(50, 20);
    screen.type('0');
    await screen.waitFor('= 10,000.00 元');
    screen.resize(90, 24);
    screen.type('0');
    await screen.waitFor('= 100,000.00 元');
    screen.press('Enter');
    await screen.waitFor('? 符合，60,000.00 元。接下来？');
  });

  test('colours and signs as asked for', async () => {
    const screen = await open('suance ask 稳岗返还 --no-color --ascii', { env: ZH });
    await screen.answer('申请日期', '2023-10-01', '= 2023年10月1日');
    await screen.choose('? 单位类型', '机关');
    await screen.waitFor('? 不符合，0.00 元。接下来？');
    expect(screen.transcript()).not.toMatch(/[✓✗→❯›─]/);
    expect(screen.screen(true)).toBe(stripVTControlCharacters(screen.screen(true)));
    await screen.choose('接下来？', '退出');
    await screen.run('clear; NO_COLOR=1 suance ask 稳岗返还');
    await screen.waitFor('? 申请日期');
    expect(screen.screen(true)).toBe(stripVTControlCharacters(screen.screen(true)));
    screen.press('C-c');
    await screen.run('clear; suance ask 稳岗返还');
    await screen.waitFor('? 申请日期');
    expect(screen.screen(true)).not.toBe(stripVTControlCharacters(screen.screen(true)));
  });
});

describe('suance ask without a terminal', () => {
  const zh = (args: readonly string[]) => suance(args, { env: ZH });

  test('names what is missing, in the order in which it would be asked, and exits 2', () => {
    const { code, out, err } = zh(['ask', '技能提升补贴', '申请日期=2023-10-08', '是否领取失业保险金=是']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('适用 xinjiang-2023-49/skill-upgrade');
    expect(err).toContain('证书种类 (certificate_kind)、证书等级 (certificate_level)、取得证书日期 (certificate_date)');
    expect(err).not.toContain('receives_ui_benefit');
  });

  test.each([
    [['ask'], '政策项'],
    [['ask', '稳岗返还'], '申请日期 (application_date)'],
    [['ask', '稳岗返还', '--on', '2020-06-01'], '地区 (region)'],
    [
      [
        'ask',
        'yili-2020-16/ui-refund',
        '申请日期=2020-06-01',
        '单位类型=企业',
        '企业规模=小型',
        '裁员率=0',
        '上年度实际缴纳失业保险费=1',
      ],
      '稳岗返还比例 (ui_refund_ratio)',
    ],
  ])('%j lacks %s', (args, missing) => {
    const { code, err } = zh(args);
    expect(code).toBe(2);
    expect(err).toContain(`还缺：${missing}`);
  });

  test('gives the result where nothing is missing', () => {
    const refund = ['申请日期=2023-10-01', '单位类型=律师事务所', '裁员率=0', '上年度实际缴纳失业保险费=1000.01'];
    const { code, out } = zh(['ask', '稳岗返还', ...refund]);
    expect(code).toBe(0);
    expect(out).toContain('600.01 元');
    const settled = zh(['ask', '稳岗返还', '申请日期=2023-10-01', '单位类型=机关', '--explain']);
    expect(settled.code).toBe(0);
    expect(settled.out).toContain('条文理解');
  });

  test.each([
    [['ask', '稳岗反还'], '没有名为'],
    [['ask', '稳岗返还', '裁员率=5'], '分不清'],
    [['ask', '稳岗返还', '裁圆率=5%'], '没有名为“裁圆率”'],
    [['ask', '稳岗返还', '--on', '2018-01-01'], '没有有效的版本'],
    [['ask', '稳岗返还', '--case', '/none.yaml'], '没有文件'],
  ])('%j: exit 2, %s', (args, message) => {
    const { code, err } = zh(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
