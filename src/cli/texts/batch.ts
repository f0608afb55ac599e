/** Texts of `batch` and `template`. Counts come printed, with their digits in groups. */
export interface BatchTexts {
  readonly stdin: string;
  readonly fact: (label: string, id: string) => string;
  readonly rows: (count: number, printed: string) => string;
  readonly count: (status: string, printed: string) => string;
  readonly total: string;
  readonly open: (count: string, bounds: string) => string;
  readonly lacking: (fact: string, count: string) => string;
  readonly regionAssumed: (count: string) => string;
  readonly renamed: (taken: string, instead: string) => string;
  readonly guarded: (count: string) => string;
  readonly blankLines: (count: string) => string;
  readonly further: (count: string) => string;
  readonly time: (seconds: string, rate: string) => string;
  readonly incomplete: string;
  readonly progress: {
    readonly rows: (count: string) => string;
    readonly rate: (rate: string) => string;
    readonly left: (seconds: string) => string;
  };
}

export const batchZh: BatchTexts = {
  stdin: '标准输入',
  fact: (label, id) => `${label}（${id}）`,
  rows: (_count, printed) => `共 ${printed} 行`,
  count: (status, printed) => `${status} ${printed}`,
  total: '金额合计',
  open: (count, bounds) => `另有 ${count} 行符合而金额未定${bounds ? `，合计在 ${bounds}` : ''}`,
  lacking: (fact, count) => `没有“${fact}”列，${count} 行因此不能确定`,
  regionAssumed: (count) => `${count} 行没有给出地区，采用了当时唯一有效的版本`,
  renamed: (taken, instead) => `输入已有列“${taken}”，结果写在“${instead}”列`,
  guarded: (count) => `${count} 个单元格会被表格软件当作公式，前面加了撇号（--formulas 则不加）`,
  blankLines: (count) => `略过空行 ${count} 行`,
  further: (count) => `另有 ${count} 行无效，见“错误”列`,
  time: (seconds, rate) => `用时 ${seconds} 秒，每秒 ${rate} 行`,
  incomplete: '已输出的部分不完整，请勿使用',
  progress: {
    rows: (count) => `${count} 行`,
    rate: (rate) => `每秒 ${rate} 行`,
    left: (seconds) => `还需 ${seconds} 秒`,
  },
};

export const batchEn: BatchTexts = {
  stdin: 'standard input',
  fact: (label, id) => `${label} (${id})`,
  rows: (count, printed) => `${printed} row${count === 1 ? '' : 's'}`,
  count: (status, printed) => `${printed} ${status}`,
  total: 'Total amount',
  open: (count, bounds) => `Eligible with an amount still open: ${count}${bounds ? `, together ${bounds}` : ''}`,
  lacking: (fact, count) => `there is no column for ${fact}; rows that stay open for want of it: ${count}`,
  regionAssumed: (count) => `rows without a region, computed by the only version then in force: ${count}`,
  renamed: (taken, instead) => `the input has a column "${taken}" already; the result is in "${instead}"`,
  guarded: (count) => `cells that a spreadsheet would run as formulas, now with an apostrophe before them: ${count} (--formulas leaves them alone)`,
  blankLines: (count) => `empty lines left out: ${count}`,
  further: (count) => `further invalid rows: ${count}; see the column "errors"`,
  time: (seconds, rate) => `${seconds} s, ${rate} rows a second`,
  incomplete: 'what has been written so far is not complete; do not use it',
  progress: {
    rows: (count) => `${count} rows`,
    rate: (rate) => `${rate} rows/s`,
    left: (seconds) => `${seconds} s left`,
  },
};
