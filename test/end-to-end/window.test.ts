import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HAS_TMUX, Terminal, type TerminalOptions } from '../cli/terminal.ts';
import { COMMAND, suance } from '../support/run.ts';

const ZH = { LANG: 'zh_CN.UTF-8' };
const EN = { LANG: 'C.UTF-8' };

describe.skipIf(!HAS_TMUX)('the window in a real terminal', { timeout: 120_000, retry: 1 }, () => {
  let terminal: Terminal | null = null;
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'suance-window-'));
  });
  afterEach(() => {
    terminal?.close();
    terminal = null;
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  async function open(command: string, options: TerminalOptions = {}): Promise<Terminal> {
    const opened = new Terminal({ ...options, cwd: directory });
    terminal = opened;
    await opened.run(`suance() { '${process.execPath}' '${COMMAND}' "$@"; }; clear; echo ready`);
    await opened.waitFor(/^ready\nexit=0$/m);
    await opened.run(command);
    return opened;
  }

  /** Nothing is wider than the terminal, and no list or question is left behind. */
  function expectWithin(screen: Terminal, width: number): void {
    for (const line of screen.transcript().split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
  }

  test('relief of 2020 in Chinese on 80×24: place by pinyin, the day, months, to the amount and home again', async () => {
    const screen = await open('suance', { env: ZH });
    await screen.choose('? 算策：办理什么？', '地区：未设定，逐件询问');
    await screen.waitFor('? 在哪个地区？');
    screen.type('ynx');
    await screen.waitFor(/^❯ 伊宁县 {2}654021/m);
    screen.press('Enter');
    await screen.choose('地区：伊宁县', '日期：未设定，逐件询问');
    await screen.answer('按哪一天办理？', '2020.6.15', '= 2020年6月15日');
    await screen.choose('日期：2020年6月15日', '算一个政策项');
    await screen.waitFor('? 计算哪一项？');
    screen.type('sbjm');
    await screen.waitFor(/^❯ 社会保险费阶段性减免/m);
    screen.press('Enter');
    await screen.answer('费款所属期起', '2020.2', '= 2020年2月');
    await screen.waitFor('› 2020-02');
    await screen.answer('费款所属期止', '2020.6', '= 2020年6月');
    await screen.choose('? 单位类型', '企业');
    await screen.waitFor('? 企业规模  单位情况 · ');
    screen.press('?');
    await screen.waitFor('为什么问：用来');
    await screen.choose('为什么问：用来', '小型');
    await screen.answer('养老保险单位缴费', '1000', '= 每月 1,000.00 元');
    await screen.answer('失业保险单位缴费', '50', '= 每月 50.00 元');
    await screen.answer('工伤保险单位缴费', '20.5', '= 每月 20.50 元');
    await screen.choose('? 符合，5,352.50 元。接下来？', '回到首页');
    await screen.choose('最近的案例（1）', '退出');
    await screen.waitFor(/exit=0$/);
    expect(screen.cursorShown).toBe(true);
    expectWithin(screen, 80);
    expect(statSync(screen.state).mode & 0o777).toBe(0o600);
  });

  test('what an employer is entitled to, in English on 50 columns, into a measure and back', async () => {
    const screen = await open('suance --region 伊宁县 --on 2020-06-15', { env: EN, width: 50 });
    await screen.choose('? suance: what is it to be?', 'everything someone is entitled to');
    await screen.choose('? For whom?', 'an employer (or institution, project)');
    await screen.waitFor('0 of 16 settled');
    await screen.choose('? kind of employer', 'enterprise');
    await screen.choose('? enterprise size', 'small');
    await screen.waitFor('? first contribution month');
    screen.press('C-o');
    await screen.choose('? Go on, or change an answer?', 'see the result now');
    await screen.choose(/\? \d+ eligible, \d+ undetermined\. What next\?/, 'go into one of the measures');
    await screen.choose('? Into which one?', '? Social-insurance relief');
    await screen.waitFor('? first contribution month');
    screen.press('Escape');
    await screen.waitFor(/undetermined\. What next\?/);
    expectWithin(screen, 50);
    screen.press('C-c');
    await screen.waitFor(/exit=130$/);
    expect(screen.cursorShown).toBe(true);
  });

  test('a case that was killed is there again, with nothing asked twice', async () => {
    const screen = await open(`'${process.execPath}' '${COMMAND}' & fg %1`, { env: ZH });
    await screen.choose('? 算策：办理什么？', '算一个政策项');
    await screen.waitFor('? 计算哪一项？');
    screen.type('wgfh');
    await screen.waitFor(/^❯ 失业保险稳岗返还/m);
    screen.press('Enter');
    await screen.answer('申请日期', '2023-10-01', '= 2023年10月1日');
    await screen.choose('? 单位类型', '企业');
    await screen.waitFor('? 企业规模');
    screen.press('C-z');
    await screen.waitFor(/exit=\d+$/);
    await screen.run('kill -KILL %1; wait %1; clear; stty sane; suance');
    await screen.choose('? 算策：办理什么？', '接着办：失业保险稳岗返还，已答 2 项');
    await screen.waitFor('已取出上次的内容');
    await screen.choose('? 企业规模', '大型');
    screen.press('C-d');
    await screen.waitFor(/exit=130$/);
    const [kept] = JSON.parse(readFileSync(screen.state, 'utf8')).recent;
    expect(kept).toMatchObject({ outcome: null, facts: { enterprise_size: 'large', employer_kind: 'enterprise' } });
  });

  test('a terminal that goes away leaves the case to be taken up again', async () => {
    const screen = await open('suance', { env: EN });
    await screen.choose('? suance: what is it to be?', 'compute one measure');
    await screen.waitFor('? What is to be computed?');
    screen.type('ui-refund');
    await screen.waitFor(/^❯ Unemployment-insurance refund/m);
    screen.press('Enter');
    await screen.answer('application date', '2023-10-01', '= 2023-10-01');
    await screen.waitFor('? kind of employer');
    const before = readFileSync(screen.state, 'utf8');
    expect(JSON.parse(before).recent[0].facts).toEqual({ application_date: '2023-10-01' });
    screen.closePane();
    await expect.poll(() => readFileSync(screen.state, 'utf8')).toBe(before);
  });

  test('Ctrl-C, Ctrl-D and a resize at every kind of question leave a clean screen', async () => {
    const screen = await open('suance', { env: ZH });
    for (const key of ['C-c', 'C-d']) {
      await screen.waitFor('? 算策：办理什么？');
      screen.resize(60, 20);
      await screen.waitFor('? 算策：办理什么？');
      screen.press(key);
      const after = await screen.waitFor(/exit=130$/);
      expect(after).not.toMatch(/算策：办理什么|❯/);
      expect(screen.cursorShown).toBe(true);
      await screen.run('clear; suance');
      await screen.choose('? 算策：办理什么？', '算一个政策项');
      await screen.waitFor('? 计算哪一项？');
      screen.type('社保');
      await screen.waitFor(/^❯ 社会保险费阶段性减免/m);
      screen.resize(80, 24);
      screen.type('减免');
      const found = await screen.waitFor(/^› 社保减免/m);
      expect(found.split('? 计算哪一项？')).toHaveLength(2);
      screen.press('C-c');
      const search = await screen.waitFor(/exit=130$/);
      expect(search).not.toMatch(/计算哪一项|❯/);
      await screen.run('clear; suance');
    }
    await screen.waitFor('? 算策：办理什么？');
    screen.press('C-c');
  });

  test.each([
    ['zh', ZH, '算策：办理什么？', '退出', 'English'],
    ['en', EN, 'suance: what is it to be?', 'leave', '中文'],
  ])('signs and colours as asked for, and the other language: %s', async (_, env, title, leave, other) => {
    const screen = await open('suance --ascii --no-color', { env });
    await screen.waitFor(title);
    expect(screen.screen(true)).toBe(stripVTControlCharacters(screen.screen(true)));
    expect(screen.screen()).not.toMatch(/[✓✗→❯›─·…]/);
    await screen.choose(title, leave);
    await screen.run('clear; suance');
    await screen.waitFor(title);
    expect(screen.screen(true)).not.toBe(stripVTControlCharacters(screen.screen(true)));
    await screen.choose(title, other);
    await screen.waitFor(other === 'English' ? 'what is it to be?' : '办理什么？');
    screen.press('C-c');
    // The language is remembered, and gives way to one that is asked for.
    await screen.run('clear; suance');
    await screen.waitFor(other === 'English' ? 'what is it to be?' : '办理什么？');
    screen.press('C-c');
    await screen.run(`clear; suance --lang ${other === 'English' ? 'zh' : 'en'}`);
    await screen.waitFor(title);
  });

  test('an interview ends with data where that is asked for, in a file or on the screen', async () => {
    const given = '申请日期=2023-10-01 单位类型=企业 企业规模=大型 裁员率=0';
    const screen = await open(`suance ask 稳岗返还 ${given} --format json > result.json`, { env: ZH });
    await screen.answer('上年度实际缴纳失业保险费', '10万元', '= 100,000.00 元');
    await screen.waitFor(/exit=0$/);
    const result = JSON.parse(readFileSync(join(directory, 'result.json'), 'utf8'));
    expect(result).toMatchObject({ measure: 'xinjiang-2023-49/ui-refund', status: 'eligible', amount: '30000.00' });
    await screen.run(`clear; suance ask 稳岗返还 ${given} --format ndjson --save case.yaml`);
    await screen.answer('上年度实际缴纳失业保险费', '1000', '= 1,000.00 元');
    await screen.waitFor('"amount":"300.00"');
    await screen.waitFor(/exit=0$/);
    expect(existsSync(join(directory, 'case.yaml'))).toBe(true);
    expect(suance(['calc', '--case', join(directory, 'case.yaml'), '--format', 'csv']).out).toContain('300.00');
  });
});

describe('without a terminal', () => {
  test('suance alone shows the help and ends with 2, whatever its options', () => {
    for (const args of [[], ['--ascii'], ['--region', '654002'], ['--lang', 'zh']]) {
      const { code, err, out } = suance(args);
      expect([code, out], args.join(' ')).toEqual([2, '']);
      expect(err).toContain('suance');
      expect(err).toMatch(/Usage: |用法：/);
    }
  });

  test('options of the window are for it alone', () => {
    const { code, err } = suance(['eval', '1', '--region', '654002']);
    expect(code).toBe(2);
    expect(err).toContain('--region');
  });

  test('ask prints the result in the format asked for, and names what is missing', () => {
    const given = ['申请日期=2023-10-01', '单位类型=律师事务所', '裁员率=0'];
    const missing = suance(['ask', '稳岗返还', ...given, '--format', 'json']);
    expect([missing.code, missing.out]).toEqual([2, '']);
    expect(missing.err).toContain('prior_year_ui_premiums');
    const { code, out } = suance(['ask', '稳岗返还', ...given, '上年度实际缴纳失业保险费=1000.01', '--format', 'json']);
    expect(code).toBe(0);
    const calc = suance(['calc', '稳岗返还', ...given, '上年度实际缴纳失业保险费=1000.01', '--format', 'json']);
    expect(JSON.parse(out)).toEqual(JSON.parse(calc.out));
  });

  test('ask writes the sheet, and prints the result beside it', () => {
    const directory = mkdtempSync(join(tmpdir(), 'suance-sheet-'));
    const sheet = join(directory, 'sheet.html');
    const given = ['申请日期=2023-10-01', '单位类型=律师事务所', '裁员率=0', '上年度实际缴纳失业保险费=1000.01'];
    const { code, out } = suance(['ask', '稳岗返还', ...given, '单位名称=天山律所', '--sheet', sheet, '--lang', 'zh']);
    expect(code).toBe(0);
    expect(out).toContain('600.01 元');
    expect(readFileSync(sheet, 'utf8')).toContain('天山律所');
    rmSync(directory, { recursive: true });
  });

  test('a case that is given by half in a file is gone on with by arguments', () => {
    const half = ['--case', '-', '--lang', 'zh'];
    const input = 'measure: ui-refund\nfacts:\n  application_date: 2023-10-01\n  employer_kind: law_firm\n';
    const missing = suance(['ask', ...half], { input });
    expect(missing.code).toBe(2);
    expect(missing.err).toContain(
      '还缺：裁员率 (layoff_rate)、参保职工人数 (insured_staff)、上年度实际缴纳失业保险费 (prior_year_ui_premiums)',
    );
    const done = suance(['ask', ...half, '裁员率=0', '上年度实际缴纳失业保险费=1000.01'], { input });
    expect(done.code).toBe(0);
    expect(done.out).toContain('600.01 元');
  });
});
