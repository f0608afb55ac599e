import { describe, expect, test } from 'vitest';
import { Totals } from '../../../src/batch/totals/totals.ts';
import type { Style } from '../../../src/cli/style.ts';
import { textsFor } from '../../../src/cli/texts/texts.ts';
import { totalsLines } from '../../../src/cli/views/batch-totals.ts';
import { widthOf } from '../../../src/cli/wrap.ts';
import { Exact } from '../../../src/values/exact.ts';
import type { Language } from '../../../src/values/print.ts';
import { sampleTotals } from './totals-sample.ts';

const plain = (text: string) => text;
const signs = { yes: '✓', no: '✗', unknown: '?', arrow: '→', bullet: '·' };
const style = (ascii = false): Style => ({
  bold: plain,
  dim: plain,
  good: plain,
  bad: plain,
  open: plain,
  signs,
  ascii,
  shown: plain,
  width: 80,
});

function lines(totals: Totals, language: Language = 'zh', ascii = false): Promise<string[]> {
  return totalsLines(totals.data(), { texts: textsFor(language), style: style(ascii), titleOf: (id) => `标题 ${id}` });
}

describe('totals on a terminal', () => {
  test('in Chinese', async () => {
    const shown = await lines(sampleTotals());
    expect(shown.every((each) => widthOf(each) <= 80)).toBe(true);
    expect(shown.join('\n')).toMatchInlineSnapshot(`
      "
      按政策项
      政策项            行数   符合  不符合  待定  无效  金额合计（元）  金额未定
      ───────────────────────────────────────────────────────────────────────────
      （未选定版本）       7      0       0     0     7            0.00         0
      标题 x-2020/one  5,219  5,151      51    17     0   30,835,146.96         4
      标题 x-2020/two     75     50       9    16     0   10,497,224.00         0
      合计             5,301  5,201      60    33     7   41,332,370.96         4
        另有 4 行符合而金额未定，合计在 400.00 元 至 8,002.00 元 之间，未计入金额

      不符合、待定和无效的原因（一行有几个原因的，各计一次）
      原因                        行数  仅此原因
      ──────────────────────────────────────────
      不满足：未裁员或裁员率达标    60        26
      不满足：在政策期限内          34         0
      缺少：裁员率                  33        33
      有误：整行为空                 7         7

      按“县市”
      县市                 行数   符合  不符合  待定  无效  金额合计（元）  金额未定
      ──────────────────────────────────────────────────────────────────────────────
      （空）                 60     40      13     7     0    8,528,400.60         0
      伊宁市              5,061  5,041      14     6     0    8,401,520.00         0
      察布查尔锡伯自治县     60     40      13     7     0    8,147,039.80         0
      尼勒克县               60     40       7     6     7    8,651,040.20         0
      霍城县                 60     40      13     7     0    7,604,370.36         4
      合计                5,301  5,201      60    33     7   41,332,370.96         4
        另有 4 行符合而金额未定，合计在 400.00 元 至 8,002.00 元 之间，未计入金额

      “流水号”列的不同内容超过 5,000 种，不按该列汇总

      金额分布
      金额（元）                   行数  金额合计（元）
      ───────────────────────────────────────────────────────────────────────
      1 以上不足 10               5,001        5,001.00  ████████████████████
      10 以上不足 100                 1           28.02  █
      100 以上不足 1,000              6        2,625.45  █
      1,000 以上不足 10,000          17       79,419.21  █
      10,000 以上不足 100,000        54    2,534,267.30  █
      100,000 以上不足 1,000,000    118   38,711,029.98  █
        金额已定的 5,197 行：最低 1.00 元，最高 625,807.99 元，平均 7,953.12 元（四舍
        五入到分）"
    `);
  });

  test('in English, with plain signs', async () => {
    const shown = await lines(sampleTotals(), 'en', true);
    expect(shown.every((each) => widthOf(each) <= 80)).toBe(true);
    expect(shown.join('\n')).toMatchInlineSnapshot(`
      "
      By measure
      measure      rows eligible      not undetermined invalid    sum (yuan) sum open
                                 eligible
      -------------------------------------------------------------------------------
      (no version     7        0        0            0       7          0.00        0
      chosen)
      标题        5,219    5,151       51           17       0 30,835,146.96        4
      x-2020/one
      标题           75       50        9           16       0 10,497,224.00        0
      x-2020/two
      all         5,301    5,201       60           33       7 41,332,370.96        4
        eligible with an amount still open: 4, together between 400.00 yuan and
        8,002.00 yuan; not in the sums

      Why not eligible, open or invalid (a row with several reasons counts for each)
      reason                                     rows  alone
      ------------------------------------------------------
      not met: No layoffs, or few                  60     26
      not met: within the period of the measure    34      0
      missing: layoff rate                         33     33
      error: the whole row is empty                 7      7

      By "县市"
      县市          rows eligible      not undetermined invalid    sum (yuan) sum open
                                  eligible
      --------------------------------------------------------------------------------
      (blank)         60       40       13            7       0  8,528,400.60        0
      伊宁市       5,061    5,041       14            6       0  8,401,520.00        0
      察布查尔锡伯    60       40       13            7       0  8,147,039.80        0
      自治县
      尼勒克县        60       40        7            6       7  8,651,040.20        0
      霍城县          60       40       13            7       0  7,604,370.36        4
      all          5,301    5,201       60           33       7 41,332,370.96        4
        eligible with an amount still open: 4, together between 400.00 yuan and
        8,002.00 yuan; not in the sums

      the column "流水号" has more than 5,000 different texts; there are no totals by
      it

      Distribution of amounts
      amount (yuan)                rows     sum (yuan)
      ----------------------------------------------------------------------
      1 to below 10               5,001       5,001.00  ####################
      10 to below 100                 1          28.02  #
      100 to below 1,000              6       2,625.45  #
      1,000 to below 10,000          17      79,419.21  #
      10,000 to below 100,000        54   2,534,267.30  #
      100,000 to below 1,000,000    118  38,711,029.98  #
        rows with a settled amount: 5,197; least 1.00, greatest 625,807.99, mean
        7,953.12 yuan (half up to the fen)"
    `);
  });

  test('one measure, all eligible, nothing asked for: the amounts alone', async () => {
    const totals = new Totals();
    for (let each = 0; each < 3; each += 1)
      totals.add({
        status: 'eligible',
        measure: 'x/one',
        amount: Exact.parse('1500'),
        open: null,
        reasons: [],
        groups: [],
      });
    expect(await lines(totals)).toEqual([
      '',
      '金额分布',
      '金额（元）  行数  金额合计（元）',
      '──────────────────────────────────────────────────────',
      '  1,500.00     3        4,500.00  ████████████████████',
      '  金额已定的 3 行：最低 1,500.00 元，最高 1,500.00 元，平均 1,500.00 元（四舍五',
      '  入到分）',
    ]);
  });

  test('no row at all: nothing', async () => {
    expect(await lines(new Totals(['县市']))).toEqual([
      '',
      '按“县市”',
      '县市  行数  符合  金额合计（元）',
      '────────────────────────────────',
      '合计     0     0            0.00',
    ]);
  });

  test('count results where a row has one by each of several measures, and say so', async () => {
    const totals = new Totals(['县市']);
    const none = { open: null, reasons: [], groups: ['伊宁市'] } as const;
    const of = (text: string) => ({ status: 'eligible', amount: Exact.parse(text), ...none }) as const;
    for (const measure of ['x/one', 'x/two']) totals.add({ ...of('20.00'), measure, further: measure === 'x/two' });
    const [zh, en] = [await lines(totals), await lines(totals, 'en')].map((each) => each.join('\n')) as [
      string,
      string,
    ];
    expect(zh).toMatch(/县市 +结果数 +符合/);
    expect(zh).toContain('金额已定的 2 个结果：');
    expect(zh).not.toContain('行');
    expect(en).toMatch(/县市 +results +eligible/);
    expect(en).toContain('results with a settled amount: 2;');
    expect(en).not.toContain('rows');
    // With one result a row they are rows.
    const plainly = new Totals(['县市']);
    plainly.add({ ...of('20.00'), measure: 'x/one' });
    expect((await lines(plainly)).join('\n')).toMatch(/县市 +行数 +符合/);
  });
});
