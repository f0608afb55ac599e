import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { NoticeRow } from '../../../src/batch/notice.ts';
import { Totals } from '../../../src/batch/totals/totals.ts';
import { BatchReportFile } from '../../../src/cli/batch-report.ts';
import { textsFor } from '../../../src/cli/texts/texts.ts';
import { barChart } from '../../../src/cli/views/batch-report/chart.ts';
import { MOST_LISTED, type ReportData, reportPage } from '../../../src/cli/views/batch-report/page.ts';
import { Exact } from '../../../src/values/exact.ts';
import type { Language } from '../../../src/values/print.ts';
import { ownSet } from '../../policies/sets.ts';
import { sampleNotice, sampleReport } from './report-sample.ts';

async function page(
  data: ReportData,
  notice: AsyncIterable<NoticeRow> = sampleNotice(3),
  language: Language = 'zh',
): Promise<string> {
  let text = '';
  for await (const piece of reportPage(data, notice, textsFor(language))) text += piece;
  return text;
}

async function* rows(...items: readonly NoticeRow[]): AsyncGenerator<NoticeRow, void, undefined> {
  yield* items;
}

/** What a reader sees: the lines of the body without markup and charts, cells apart by `|`. */
function seen(text: string): string[] {
  return text
    .slice(text.indexOf('<body>'))
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/\n/g, '')
    .replace(/<\/(tr|h1|h2|li|div|table|section|p|figcaption)>/g, '\n')
    .replace(/<\/(th|td)>/g, '|')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== '|');
}

/** Three rows, two counties: what a small list comes to. */
function small(county = '霍城县'): Totals {
  const totals = new Totals(['县市']);
  const reasons = [
    {
      kind: 'condition' as const,
      id: 'stable-workforce',
      title: { zh: '未裁员或裁员率达标', en: 'No layoffs, or few' },
    },
  ];
  const base = { measure: 'xinjiang-2023-49/ui-refund', open: null };
  totals.add({ ...base, status: 'eligible', amount: Exact.parse('7407.41'), reasons: [], groups: ['伊宁市'] });
  totals.add({ ...base, status: 'ineligible', amount: null, reasons, groups: ['伊宁市'] });
  totals.add({ ...base, status: 'eligible', amount: Exact.parse('92.59'), reasons: [], groups: [county] });
  return totals;
}

const NOTICE = [
  {
    row: 1,
    cells: ['张*三', '65*************23X', '伊宁市'],
    measure: 'xinjiang-2023-49/ui-refund',
    amount: '7407.41',
  },
  { row: 3, cells: ['李*', '65*************234', '霍城县'], measure: 'xinjiang-2023-49/ui-refund', amount: '92.59' },
] as const;

describe('the report on a list', () => {
  test('in Chinese, from heading to hashes', async () => {
    const lines = seen(await page(sampleReport({ totals: small().data() }), rows(...NOTICE)));
    const readings = lines.indexOf('条文理解');
    expect(lines.slice(0, readings)).toEqual([
      '失业保险稳岗返还 核定结果汇总',
      '依据|《新疆维吾尔自治区人民政府办公厅关于优化调整稳就业政策措施的通知》，新政办发[2023]49号 （一）xinjiang-2023-49/ui-refund',
      '地区|伊犁哈萨克自治州 654000|判断日期|按各行所填|',
      '名单|3 行|符合|2 行|',
      '金额合计|7,500.00 元|',
      '金额大写|人民币柒仟伍佰元整|',
      '总体情况',
      '结果|行数|占比|金额合计（元）|',
      '符合|2|66.7%|7,500.00|',
      '不符合|1|33.3%||',
      '待定，材料不全|0|0.0%||',
      '无效，填报内容有误|0|0.0%||',
      '合计|3|100.0%|7,500.00|',
      '不符合、待定和无效的原因（一行有几个原因的，各计一次）',
      '情形|原因|行数|仅此原因|',
      '不满足|未裁员或裁员率达标|1|1|',
      '按“县市”',
      '各“县市”的金额合计（元）',
      '县市|行数|符合|不符合|金额合计（元）|',
      '伊宁市|2|1|1|7,407.41|',
      '霍城县|1|1|0|92.59|',
      '合计|3|2|1|7,500.00|',
      '金额分布',
      '金额已定的 2 行：最低 92.59 元，最高 7,407.41 元，平均 3,750.00 元（四舍五入到分）',
      '各金额的行数',
      '金额（元）|行数|金额合计（元）|',
      '92.59|1|92.59|',
      '7,407.41|1|7,407.41|',
    ]);
    // The list to be posted stands by itself, at the end.
    expect(lines.slice(lines.indexOf('核对信息'))).toEqual([
      '核对信息',
      '内容|文件|大小|SHA-256|',
      `名单|名单.csv|48,213 字节|${'3f'.repeat(32)}|`,
      `结果|结果.csv|91,022 字节|${'a0'.repeat(32)}|`,
      `政策表|||${'5c'.repeat(32)}|`,
      '程序|suance 0.2.0|',
      '文件的 SHA-256 与上表相同，即为本页所依据的文件；sha256sum 或 certutil -hashfile 文件名 SHA256 可以算出。',
      '失业保险稳岗返还 公示名单',
      '依据：《新疆维吾尔自治区人民政府办公厅关于优化调整稳就业政策措施的通知》，新政办发[2023]49号 （一）',
      '列出符合的各行，行号为名单中的行号。姓名、证件号码已隐去中间部分。金额单位：元。',
      '行号|姓名|身份证号|县市|金额|',
      '1|张*三|65*************23X|伊宁市|7,407.41|',
      '3|李*|65*************234|霍城县|92.59|',
      '合计|7,500.00|',
      '公示单位：|公示时间：　　年　　月　　日至　　年　　月　　日|联系、监督电话：|',
    ]);
  });

  test('in English', async () => {
    const lines = seen(await page(sampleReport({ totals: small().data(), day: '2023-10-01' }), rows(...NOTICE), 'en'));
    expect(lines.slice(0, 6)).toEqual([
      'Results of a list: Unemployment-insurance refund',
      expect.stringContaining('新政办发[2023]49号, clause （一）'),
      'Region|伊犁哈萨克自治州 654000|Day tested|2023-10-01|',
      'List|3 rows|Eligible|2 rows|',
      'Total amount|7,500.00 yuan|',
      'Amount in capitals|人民币柒仟伍佰元整|',
    ]);
    expect(lines).toContain('not met|No layoffs, or few|1|1|');
    expect(lines).toContain('3|李*|65*************234|霍城县|92.59|');
  });

  test('several measures, open amounts, a column with too many texts', async () => {
    const set = ownSet();
    const measures = [set.measure('xinjiang-2023-49/ui-refund'), set.measure('xinjiang-2023-49/skill-upgrade')];
    const lines = seen(await page(sampleReport({ measures }), sampleNotice(41)));
    expect(lines[0]).toBe('核定结果汇总');
    expect(lines).toContain('（未选定版本）|7|0|0|0|7|0.00|0|');
    expect(lines).toContain('“流水号”列的不同内容超过 5,000 种，不按该列汇总');
    expect(lines).toContain('另有 4 行符合而金额未定，合计在 400.00 元 至 8,002.00 元 之间，未计入金额');
    expect(lines).toContain('行号|姓名|身份证号|县市|政策项|金额|');
    expect(lines).toContain('80|张*三|65*************23X|伊宁市|失业保险稳岗返还|未定|');
  });

  test('nobody is eligible; nobody is named; nothing is paid', async () => {
    const none = new Totals();
    const noneLines = seen(await page(sampleReport({ totals: none.data() }), rows()));
    expect(noneLines).toContain('没有符合的行。');
    expect(noneLines).toContain('金额合计|没有给出金额的结果|');
    // What was asked for is named even where no row has come to a version.
    const unknown = seen(await page(sampleReport({ totals: none.data(), measures: [] }), rows()));
    expect(unknown.slice(0, 2)).toEqual(['失业保险稳岗返还 核定结果汇总', '依据|没有一行选定了政策版本|']);
    const nameless = sampleReport({ totals: small().data(), columns: [], masked: false });
    const lines = seen(await page(nameless, rows({ ...NOTICE[0], cells: [], amount: null })));
    expect(lines).toContain('名单没有姓名、单位名称等列，以行号为准。');
    expect(lines).toContain('列出符合的各行，行号为名单中的行号。金额单位：元。');
    expect(lines).toContain('1|—|');
  });

  test('a page that stands alone: no script, nothing from elsewhere; prints on A4 with its head on every page', async () => {
    for (const language of ['zh', 'en'] as const) {
      const text = await page(sampleReport(), sampleNotice(1200), language);
      expect(text).not.toMatch(/<script|<link|<img|@import|url\(|https?:(?!\/\/www\.w3\.org\/2000\/svg")|\son[a-z]+=/i);
      expect(text).not.toMatch(/undefined|\[object |NaN|ecmeta/);
      expect(text.match(/<style>/g)).toHaveLength(1);
      expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
      expect(text).toContain('@page { size: A4;');
      expect(text).toContain('thead { display: table-header-group; }');
      expect(text.match(/<svg /g)).toHaveLength(3);
      expect(unbalanced(text)).toEqual([]);
    }
  });

  test('hostile names are shown as they stand, in tables, charts and the list', async () => {
    const hostile = `</td></svg><script>alert('x')</script><img src=x onerror="y">&lt;{b|`;
    const totals = small(hostile).data();
    const data = sampleReport({
      title: hostile,
      totals: { ...totals, columns: totals.columns.map((each) => ({ ...each, column: hostile })) },
      columns: [hostile],
      region: hostile,
      day: hostile,
      input: { name: hostile, size: 1, sha256: hostile },
      output: { name: '\u202egpj.exe', size: 1, sha256: '' },
      provenance: { tables: hostile, version: hostile },
    });
    const text = await page(data, rows({ ...NOTICE[0], cells: [hostile] }));
    expect(text).not.toMatch(/<(script|img)/i);
    expect(text).not.toContain('\u202e');
    expect(unbalanced(text)).toEqual([]);
    const lines = seen(text);
    expect(lines[0]).toBe(hostile);
    expect(lines).toContain(`1|${hostile}|7,407.41|`);
    expect(lines).toContain(`${hostile}|1|1|0|92.59|`);
  });

  test('the same list gives the same page, and no clock is read', async () => {
    expect(await page(sampleReport())).toBe(await page(sampleReport()));
  });
});

describe('a long list', () => {
  test('comes in pieces of bounded size, and ends where a page is no use any more, which it says', async () => {
    const totals = new Totals();
    const amount = Exact.ONE;
    for (let row = 0; row <= MOST_LISTED; row += 1)
      totals.add({ status: 'eligible', measure: 'x', amount, open: null, reasons: [], groups: [] });
    let listed = 0;
    let told = '';
    let longest = 0;
    for await (const piece of reportPage(
      sampleReport({ totals: totals.data() }),
      sampleNotice(MOST_LISTED + 1),
      textsFor('zh'),
    )) {
      listed += piece.match(/<td class="row">/g)?.length ?? 0;
      longest = Math.max(longest, piece.length);
      if (piece.includes('其余')) told = seen(`<body>${piece}`).find((each) => each.includes('其余'))!;
    }
    expect(listed).toBe(MOST_LISTED);
    expect(longest).toBeLessThan(200_000);
    expect(told).toBe('符合的共 100,001 行，本页只列前 100,000 行，其余见结果文件 结果.csv。');
  });
});

describe('the file', () => {
  const directory = () => mkdtempSync(join(tmpdir(), 'suance-report-'));

  test('is there when it is complete, and nothing beside it', async () => {
    const at = directory();
    const path = join(at, '报告.html');
    writeFileSync(path, 'old');
    const file = new BatchReportFile(path);
    for (const each of NOTICE) file.add(each);
    expect(readFileSync(path, 'utf8')).toBe('old');
    const data = sampleReport({ totals: small().data() });
    await file.finish(data, textsFor('zh'));
    file.discard();
    expect(readFileSync(path, 'utf8')).toBe(await page(data, rows(...NOTICE)));
    expect(readdirSync(at)).toEqual(['报告.html']);
  });

  test('given up, leaves the old one and nothing else', async () => {
    const at = directory();
    const path = join(at, 'a.html');
    writeFileSync(path, 'old');
    const file = new BatchReportFile(path);
    for await (const each of sampleNotice(20_000)) file.add(each);
    expect(readdirSync(at)).toHaveLength(3);
    file.discard();
    expect([readdirSync(at), readFileSync(path, 'utf8')]).toEqual([['a.html'], 'old']);
  });

  test('a path that cannot be written to is told of before the first row', () => {
    expect(() => new BatchReportFile(join(directory(), 'none', 'a.html'))).toThrow('directory-not-found');
  });
});

describe('charts', () => {
  test('lengths in proportion, figures at their ends, labels escaped', () => {
    const { text } = barChart(
      [
        { label: '甲<b>', length: 100, figure: '1,00' },
        { label: '乙', length: 50, figure: '50' },
        { label: '丙', length: 0, figure: '0' },
      ],
      'rows',
    );
    const widths = [...text.matchAll(/l([\d.]+) 0l0 [\d.]+l-[\d.]+ 0Z/g)].map((each) => Number(each[1]));
    expect(widths[0]! / widths[1]!).toBeCloseTo(2, 2);
    expect(widths).toHaveLength(3);
    expect(widths[2]).toBeLessThanOrEqual(1);
    expect(text).toContain('>甲&lt;b&gt;</text>');
    expect(text).toContain('>1,00</text>');
    expect(text).toMatch(/^<svg role="img" width="672"/);
  });

  test('labels are as wide as they are long; what is wider than the page allows goes over two lines', () => {
    const drawn = (label: string) =>
      barChart(
        [
          { label, length: 2, figure: '2' },
          { label: '乙', length: 1, figure: '1' },
        ],
        'rows',
      ).text;
    const height = (text: string) => Number(/ height="(\d+)"/.exec(text)![1]);
    const long = '有误：参保满一年的企业职工或者领取失业保险金人员';
    expect(drawn(long)).toContain(`>${long}</text>`);
    expect(height(drawn(long))).toBe(height(drawn('甲')));
    const longer = drawn(`${long}${long.slice(3)}`);
    expect(height(longer)).toBeGreaterThan(height(drawn('甲')));
    expect([...longer.matchAll(/>([^<]*)<\/text>/g)].map((each) => each[1]).join('')).toContain(long + long.slice(3));
  });

  test('of many groups the largest are drawn, and the caption says what the others come to', async () => {
    const totals = new Totals(['乡镇']);
    const base = { status: 'eligible' as const, measure: 'x', open: null, reasons: [] };
    for (let town = 1; town <= 20; town += 1)
      totals.add({ ...base, amount: Exact.parse(`${town}00`), groups: [`第${town}镇`] });
    const text = await page(sampleReport({ totals: totals.data() }));
    expect(seen(text)).toContain('各“乡镇”的金额合计（元）：金额最多的 15 项，其余 5 项共 1,500.00 元');
    const chart = /其余 5 项.*?<\/svg>/s.exec(text)![0];
    const labels = [...chart.matchAll(/>(第\d+镇)<\/text>/g)].map((each) => each[1]);
    expect(labels).toEqual(Array.from({ length: 15 }, (_, index) => `第${20 - index}镇`));
  });
});

const VOID = new Set(['meta', 'br', 'col']);

/** The elements that are left open or closed out of order. */
function unbalanced(text: string): string[] {
  const open: string[] = [];
  for (const [, slash, name] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (VOID.has(name!)) continue;
    if (slash === '') open.push(name!);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}
