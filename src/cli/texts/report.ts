/** Texts of the report on a list: a page for the meeting. Counts and sums come printed. */
export interface ReportTexts {
  /** The title where none is given: of one measure, or of several. */
  readonly heading: (titles: readonly string[]) => string;
  readonly basis: string;
  readonly basisNone: string;
  readonly region: string;
  readonly byRow: string;
  readonly day: string;
  readonly list: string;
  /** How many rows there are, and results where a row has several. */
  readonly rows: (rows: string, results: string | null) => string;
  readonly payable: string;
  readonly payableOf: (results: string) => string;
  readonly total: string;
  readonly capitals: string;
  readonly noAmount: string;
  readonly overview: string;
  readonly status: string;
  readonly share: string;
  readonly chartReasons: string;
  readonly chartColumn: (header: string) => string;
  /** Where not all are drawn: how many are, how many are not, and what these come to. */
  readonly chartLargest: (header: string, shown: string, others: string, sum: string) => string;
  readonly chartAmounts: string;
  /** A class of amounts under a column of the chart. */
  readonly tick: (from: string, below: string) => string;
  readonly tickBelow: (below: string) => string;
  /** The heading of the list for public notice, on a page of its own. */
  readonly notice: (titles: readonly string[]) => string;
  readonly kind: string;
  readonly noticeNote: (masked: boolean) => string;
  readonly noticeNone: string;
  readonly noticeNobody: string;
  readonly noticeCut: (shown: string, all: string, file: string | null) => string;
  /** What is filled in by hand before the notice is posted. */
  readonly posting: readonly string[];
  readonly row: string;
  readonly amount: string;
  readonly sum: string;
  readonly open: string;
  readonly figureless: string;
  readonly inYuan: string;
  readonly seals: string;
  readonly input: string;
  readonly output: string;
  readonly tables: string;
  readonly program: string;
  readonly sealColumns: readonly [what: string, name: string, size: string, hash: string];
  readonly bytes: (size: string) => string;
  readonly stream: string;
  readonly sealNote: string;
  readonly written: (path: string) => string;
}

export const reportZh: ReportTexts = {
  heading: (titles) => (titles.length === 1 ? `${titles[0]} 核定结果汇总` : '核定结果汇总'),
  basis: '依据',
  basisNone: '没有一行选定了政策版本',
  region: '地区',
  byRow: '按各行所填',
  day: '判断日期',
  list: '名单',
  rows: (rows, results) => `${rows} 行${results === null ? '' : `，按几个政策项共得 ${results} 个结果`}`,
  payable: '符合',
  payableOf: (results) => `${results} 行`,
  total: '金额合计',
  capitals: '金额大写',
  noAmount: '没有给出金额的结果',
  overview: '总体情况',
  status: '结果',
  share: '占比',
  chartReasons: '各原因的行数',
  chartColumn: (header) => `各“${header}”的金额合计（元）`,
  chartLargest: (header, shown, others, sum) =>
    `各“${header}”的金额合计（元）：金额最多的 ${shown} 项，其余 ${others} 项共 ${sum} 元`,
  chartAmounts: '各金额的行数',
  tick: (from, below) => `${from}\n～${below}`,
  tickBelow: (below) => `不足\n${below}`,
  notice: (titles) => (titles.length === 1 ? `${titles[0]} 公示名单` : '公示名单'),
  kind: '情形',
  noticeNote: (masked) =>
    `列出符合的各行，行号为名单中的行号。${masked ? '姓名、证件号码已隐去中间部分。' : ''}金额单位：元。`,
  noticeNone: '没有符合的行。',
  noticeNobody: '名单没有姓名、单位名称等列，以行号为准。',
  noticeCut: (shown, all, file) =>
    `符合的共 ${all} 行，本页只列前 ${shown} 行，其余见${file === null ? '结果文件' : `结果文件 ${file}`}。`,
  posting: ['公示单位：', '公示时间：\n　　年　　月　　日至　　年　　月　　日', '联系、监督电话：'],
  row: '行号',
  amount: '金额',
  sum: '合计',
  open: '未定',
  figureless: '—',
  inYuan: '单位：元',
  seals: '核对信息',
  input: '名单',
  output: '结果',
  tables: '政策表',
  program: '程序',
  sealColumns: ['内容', '文件', '大小', 'SHA-256'],
  bytes: (size) => `${size} 字节`,
  stream: '（管道）',
  sealNote: '文件的 SHA-256 与上表相同，即为本页所依据的文件；sha256sum 或 certutil -hashfile 文件名 SHA256 可以算出。',
  written: (path) => `汇总报告已写入 ${path}`,
};

export const reportEn: ReportTexts = {
  heading: (titles) => (titles.length === 1 ? `Results of a list: ${titles[0]}` : 'Results of a list'),
  basis: 'Basis',
  basisNone: 'no row has come to a version',
  region: 'Region',
  byRow: 'as each row says',
  day: 'Day tested',
  list: 'List',
  rows: (rows, results) => `${rows} rows${results === null ? '' : `, ${results} results by several measures`}`,
  payable: 'Eligible',
  payableOf: (results) => `${results} rows`,
  total: 'Total amount',
  capitals: 'Amount in capitals',
  noAmount: 'no result has an amount',
  overview: 'Overview',
  status: 'outcome',
  share: 'share',
  chartReasons: 'Rows by reason',
  chartColumn: (header) => `Sums by "${header}" (yuan)`,
  chartLargest: (header, shown, others, sum) =>
    `Sums by "${header}" (yuan): the ${shown} largest; the other ${others} come to ${sum}`,
  chartAmounts: 'Rows by amount',
  tick: (from, below) => `${from}\n–${below}`,
  tickBelow: (below) => `below\n${below}`,
  notice: (titles) => `List for public notice${titles.length === 1 ? `: ${titles[0]}` : ''}`,
  kind: 'finding',
  noticeNote: (masked) =>
    `The eligible rows, by their number in the list.${masked ? ' Names and numbers of persons are shown with their middle hidden.' : ''} Amounts in yuan.`,
  noticeNone: 'No row is eligible.',
  noticeNobody: 'The list has no column that says who its rows are of; they go by their number.',
  noticeCut: (shown, all, file) =>
    `${all} rows are eligible; this page lists the first ${shown}, the result file${file === null ? '' : ` ${file}`} has all of them.`,
  posting: ['Posted by:', 'Posted from – to:', 'Telephone:'],
  row: 'row',
  amount: 'amount',
  sum: 'all',
  open: 'open',
  figureless: '–',
  inYuan: 'in yuan',
  seals: 'To check by',
  input: 'list',
  output: 'results',
  tables: 'policy tables',
  program: 'program',
  sealColumns: ['what', 'file', 'size', 'SHA-256'],
  bytes: (size) => `${size} bytes`,
  stream: '(pipe)',
  sealNote:
    'A file whose SHA-256 is the one above is the file that this page rests on; sha256sum, or certutil -hashfile NAME SHA256, tells it.',
  written: (path) => `report written to ${path}`,
};

/** What is said otherwise where a row has several results. */
export type ReportResultCounts = Pick<ReportTexts, 'payableOf' | 'chartReasons' | 'chartAmounts'>;

export const reportResultsZh: ReportResultCounts = {
  payableOf: (results) => `${results} 个结果`,
  chartReasons: '各原因的结果数',
  chartAmounts: '各金额的结果数',
};

export const reportResultsEn: ReportResultCounts = {
  payableOf: (results) => `${results} results`,
  chartReasons: 'Results by reason',
  chartAmounts: 'Results by amount',
};
