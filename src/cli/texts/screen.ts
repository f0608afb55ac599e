import type { Group } from '../../cases/screening/screen.ts';
import type { Beneficiary, Exclusion } from '../../policies/model.ts';

/** Texts of `screen`. Amounts come printed. */
export interface ScreenTexts {
  readonly heading: (place: string, day: string, count: number) => string;
  /** A document whose measures are listed: its number, its id, and how many. */
  readonly document: (number: string, count: number) => string;
  readonly clause: (clause: string) => string;
  readonly none: string;
  readonly group: Readonly<Record<Group, string>>;
  readonly beneficiary: Readonly<Record<Beneficiary | 'none', string>>;
  readonly needed: string;
  readonly others: (count: number) => string;
  readonly firstAsked: (label: string) => string;
  readonly figureless: string;
  readonly totals: string;
  readonly totalNone: string;
  readonly total: (count: number, amount: string) => string;
  readonly leftOut: (titles: string) => string;
  readonly possible: (count: number, most: string) => string;
  readonly unbounded: (count: number) => string;
  readonly notMoney: string;
  readonly exclusions: string;
  readonly exclusionRule: Readonly<Record<Exclusion['rule'], string>>;
  readonly better: (title: string) => string;
  readonly betterOpen: string;
  readonly versions: string;
  readonly outside: string;
  readonly needs: string;
  readonly need: (label: string, name: string, count: number) => string;
  readonly unread: (names: string) => string;
  readonly columns: Readonly<Record<ScreenColumn, string>>;
}

/** The columns of the CSV that the result columns of `batch` do not have. */
export type ScreenColumn = 'id' | 'title' | 'kinds' | 'beneficiary' | 'document' | 'clause';

export const screenZh: ScreenTexts = {
  heading: (place, day, count) => `${place}，${day}：有效的政策项 ${count} 个`,
  document: (number, count) => `${number}，${count} 项`,
  clause: (clause) => (/^\d+$/.test(clause) ? ` 第${clause}条` : clause.startsWith('（') ? clause : ` ${clause}`),
  none: '该时间和地区没有有效的政策项。',
  group: {
    eligible: '符合',
    undetermined: '待定，还需要补充内容',
    invalid: '内容有误',
    ineligible: '不符合',
    untouched: '给出的内容尚未涉及',
  },
  beneficiary: { person: '个人', employer: '用人单位', institution: '机构', project: '项目', none: '其他' },
  needed: '还需要',
  others: (count) => `等 ${count} 项`,
  firstAsked: (label) => `先问：${label}`,
  figureless: '文件没有给出数额',
  totals: '可以同时享受的合计',
  totalNone: '暂无可计入的金额',
  total: (count, amount) => `${count} 项，${amount}`,
  leftOut: (titles) => `未计入（不能同时享受）：${titles}`,
  possible: (count, most) => `待定的 ${count} 项最多再加 ${most}`,
  unbounded: (count) => `待定的 ${count} 项金额没有上限可查`,
  notMoney: '贷款、上下限、期限、资格和没有数额的政策项不计入合计。',
  exclusions: '不能同时享受',
  exclusionRule: { one: '只能享受一项', higher: '取较高的一项' },
  better: (title) => `计入“${title}”`,
  betterOpen: '哪一项更高还不能确定',
  versions: '同一政策项有多个版本同时有效，只能算一个',
  outside: '按给出的日期不在期限内',
  needs: '接下来最有用的内容',
  need: (label, name, count) => `${label}（${name}），可决定 ${count} 项`,
  unread: (names) => `有效的政策项都不用：${names}`,
  columns: { id: '标识', title: '政策项', kinds: '结果种类', beneficiary: '受益方', document: '文件', clause: '条款' },
};

function measures(count: number): string {
  return `${count} measure${count === 1 ? '' : 's'}`;
}

export const screenEn: ScreenTexts = {
  heading: (place, day, count) => `${place}, ${day}: ${measures(count)} in force`,
  document: (number, count) => `${number}, ${measures(count)}`,
  clause: (clause) => `, clause ${clause}`,
  none: 'No measure is in force then and there.',
  group: {
    eligible: 'Eligible',
    undetermined: 'Undetermined, and what is still needed',
    invalid: 'Invalid',
    ineligible: 'Not eligible',
    untouched: 'Not touched by the facts given',
  },
  beneficiary: {
    person: 'for people',
    employer: 'for employers',
    institution: 'for institutions',
    project: 'for projects',
    none: 'for others',
  },
  needed: 'needs',
  others: (count) => `${count} in all`,
  firstAsked: (label) => `first asked: ${label}`,
  figureless: 'the document gives no figure',
  totals: 'Total of what can be had together',
  totalNone: 'nothing to count yet',
  total: (count, amount) => `${measures(count)}, ${amount}`,
  leftOut: (titles) => `not counted, as it cannot be had beside them: ${titles}`,
  possible: (count, most) => `${measures(count)} still undetermined could add at most ${most}`,
  unbounded: (count) => `${measures(count)} still undetermined without a known bound`,
  notMoney: 'Loans, ceilings, floors, terms, decisions and what has no figure are not in the total.',
  exclusions: 'Not to be had together',
  exclusionRule: { one: 'one of them only', higher: 'the higher one' },
  better: (title) => `"${title}" is counted`,
  betterOpen: 'which is higher cannot be told yet',
  versions: 'Several versions of one measure are in force at once; only one can be counted',
  outside: 'Not in force by the dates given',
  needs: 'Most useful to know next',
  need: (label, name, count) => `${label} (${name}): could decide ${count}`,
  unread: (names) => `no measure in force uses: ${names}`,
  columns: {
    id: 'id',
    title: 'title',
    kinds: 'kinds',
    beneficiary: 'beneficiary',
    document: 'document',
    clause: 'clause',
  },
};
