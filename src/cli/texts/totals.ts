import type { Reason } from '../../batch/totals/totals.ts';

/** Texts of the totals of a list. Counts and sums come printed. */
export interface TotalsTexts {
  readonly byMeasure: string;
  readonly byReason: string;
  readonly byColumn: (header: string) => string;
  readonly byAmount: string;
  readonly measure: string;
  readonly noMeasure: string;
  readonly results: string;
  readonly amount: string;
  readonly open: string;
  readonly openSum: (results: string, bounds: string) => string;
  readonly kind: Readonly<Record<Reason['kind'], string>>;
  readonly reason: string;
  readonly alone: string;
  readonly moreReasons: (count: string) => string;
  /** Errors that are about no fact, and what limits find that has no title, by their kind. */
  readonly errors: Readonly<Record<string, string>>;
  readonly blank: string;
  readonly others: (count: string) => string;
  readonly all: string;
  readonly tooMany: (header: string, most: string) => string;
  readonly class: string;
  /** A class of amounts: from, and below. */
  readonly between: (from: string, below: string) => string;
  readonly below: (below: string) => string;
  readonly exactly: (amount: string) => string;
  readonly summary: (results: string, least: string, greatest: string, mean: string) => string;
}

export const totalsZh: TotalsTexts = {
  byMeasure: '按政策项',
  byReason: '不符合、待定和无效的原因（一行有几个原因的，各计一次）',
  byColumn: (header) => `按“${header}”`,
  byAmount: '金额分布',
  measure: '政策项',
  noMeasure: '（未选定版本）',
  results: '行数',
  amount: '金额合计（元）',
  open: '金额未定',
  openSum: (results, bounds) => `另有 ${results} 行符合而金额未定${bounds ? `，合计在 ${bounds}` : ''}，未计入金额`,
  kind: { condition: '不满足', missing: '缺少', error: '有误', limit: '限额或重复' },
  reason: '原因',
  alone: '仅此原因',
  moreReasons: (count) => `另有 ${count} 种原因未列出`,
  errors: {
    duplicate: '同一事项重复申报',
    'csv-row-empty': '整行为空',
    'facts-contradict': '填报内容互相矛盾',
    'version-none': '没有适用的政策版本',
    'version-several': '有几个政策版本，不能选定',
  },
  blank: '（空）',
  others: (count) => `其余 ${count} 项`,
  all: '合计',
  tooMany: (header, most) => `“${header}”列的不同内容超过 ${most} 种，不按该列汇总`,
  class: '金额（元）',
  between: (from, below) => `${from} 以上不足 ${below}`,
  below: (below) => `不足 ${below}`,
  exactly: (amount) => amount,
  summary: (results, least, greatest, mean) =>
    `金额已定的 ${results} 行：最低 ${least} 元，最高 ${greatest} 元，平均 ${mean} 元（四舍五入到分）`,
};

export const totalsEn: TotalsTexts = {
  byMeasure: 'By measure',
  byReason: 'Why not eligible, open or invalid (a row with several reasons counts for each)',
  byColumn: (header) => `By "${header}"`,
  byAmount: 'Distribution of amounts',
  measure: 'measure',
  noMeasure: '(no version chosen)',
  results: 'rows',
  amount: 'sum (yuan)',
  open: 'sum open',
  openSum: (results, bounds) =>
    `eligible with an amount still open: ${results}${bounds ? `, together ${bounds}` : ''}; not in the sums`,
  kind: { condition: 'not met', missing: 'missing', error: 'error', limit: 'limit' },
  reason: 'reason',
  alone: 'alone',
  moreReasons: (count) => `further reasons not shown: ${count}`,
  errors: {
    duplicate: 'claimed before',
    'csv-row-empty': 'the whole row is empty',
    'facts-contradict': 'facts that contradict each other',
    'version-none': 'no version in force',
    'version-several': 'several versions in force, none chosen',
  },
  blank: '(blank)',
  others: (count) => `${count} others`,
  all: 'all',
  tooMany: (header, most) => `the column "${header}" has more than ${most} different texts; there are no totals by it`,
  class: 'amount (yuan)',
  between: (from, below) => `${from} to below ${below}`,
  below: (below) => `below ${below}`,
  exactly: (amount) => amount,
  summary: (results, least, greatest, mean) =>
    `rows with a settled amount: ${results}; least ${least}, greatest ${greatest}, mean ${mean} yuan (half up to the fen)`,
};

/** What is said otherwise where a row has several results: the counts are of results then. */
export type ResultCounts = Pick<TotalsTexts, 'byReason' | 'results' | 'openSum' | 'summary'>;

export const resultCountsZh: ResultCounts = {
  byReason: '不符合、待定和无效的原因（按几个政策项的结果计；一个结果有几个原因的，各计一次）',
  results: '结果数',
  openSum: (results, bounds) => `另有 ${results} 个结果符合而金额未定${bounds ? `，合计在 ${bounds}` : ''}，未计入金额`,
  summary: (results, least, greatest, mean) =>
    `金额已定的 ${results} 个结果：最低 ${least} 元，最高 ${greatest} 元，平均 ${mean} 元（四舍五入到分）`,
};

export const resultCountsEn: ResultCounts = {
  byReason: 'Why not eligible, open or invalid (results of several measures; one with several reasons counts for each)',
  results: 'results',
  openSum: totalsEn.openSum,
  summary: (results, least, greatest, mean) =>
    `results with a settled amount: ${results}; least ${least}, greatest ${greatest}, mean ${mean} yuan (half up to the fen)`,
};
