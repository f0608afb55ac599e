import type { DifferenceKind } from '../../cases/verify/compare.ts';
import type { Verdict } from '../../cases/verify/verify.ts';

/** Texts of `verify`. Values come printed. */
export interface VerifyTexts {
  readonly verdict: Readonly<Record<Verdict, string>>;
  /** What an unchecked record is. */
  readonly unchecked: string;
  /** Results that limits across their list have changed, which cannot be seen without it. */
  readonly limited: (count: number) => string;
  readonly row: (number: number) => string;
  /** A field that is not the same: its name, as it was, as it is. */
  readonly field: Readonly<Record<DifferenceKind, (name: string) => string>>;
  readonly nothing: string;
  readonly outcome: { readonly true: string; readonly false: string; readonly null: string };
  readonly because: string;
  readonly inForce: (from: string, to: string | null) => string;
  /** A figure and where it comes from. */
  readonly figure: (value: string, from: string) => string;
  readonly tablesSame: (tables: string) => string;
  readonly tablesOther: (then: string, now: string) => string;
  readonly tablesUnknown: (now: string) => string;
  readonly versionOther: (then: string, now: string) => string;
  readonly behind: string;
  readonly altered: string;
  readonly counts: (count: number) => string;
  readonly more: (count: number) => string;
}

export const verifyDetailsZh = [
  '可以是 ask 存下的案例（YAML）、calc、screen 的 JSON、batch 的 NDJSON；NDJSON 逐行读取，多大都可以。随案例、--set、--param 或地方参数文件给出的数值照原样代入，参考数值重新查找。',
  '政策表相同，则结果、金额及上下限、各项输出、条件、缺少内容、参数都应当一致；政策表不同，则说明是否仍然成立，以及哪个条件、参数或期限变了。没有存结果的案例只说明现在的结果。无效行不保存被拒绝的值，不能重算，单独计数。',
  'batch --manifest 写的运行记录也可以核对：说明名单、结果和其他文件是否未变，政策表、程序是否相同，并按记录的选项重新计算，逐字节比较结果；不同时指出第一处所在的行。记录中的路径从记录所在目录算起。',
  '退出码：0 全部一致 · 1 有不一致或不能计算的 · 2 用法有误或文件读不出。',
].join('\n');

export const verifyDetailsEn = [
  'It reads cases saved by ask (YAML), the JSON of calc and screen, and the NDJSON of batch, line by line, however long. Figures that were given with the case, by --set, --param or a locality are given again as they were; reference figures are looked up anew.',
  'By the same tables, status, amount, bounds, outputs, conditions, missing facts and figures must agree. By other tables it says whether the result still holds, and which condition, figure or window has changed. A case saved without a result is only computed. Invalid rows do not keep the values that were refused; they cannot be computed again and are counted apart.',
  'The manifest of a run (batch --manifest) is verified too: whether list, results and other files are unchanged and tables and program the same; the list is computed again with the options recorded and compared byte for byte, and the first line that differs is named. Paths in it start from where it is.',
  'Exit: 0 all agree · 1 some differ or cannot be computed · 2 wrong use, or a file that cannot be read.',
].join('\n');

const plain = (text: string) => () => text;

export const verifyZh: VerifyTexts = {
  verdict: {
    agrees: '一致',
    holds: '仍然成立',
    differs: '不一致',
    computed: '没有存结果，现在为',
    unchecked: '未核对',
    failed: '不能计算',
  },
  unchecked: '原为无效或没有选定版本，被拒绝的值不在结果中，不能重算',
  limited: (count) =>
    `其中 ${count} 个因限额或重复申领而改变，没有名单不能重新核对，按结果所记；核对计算时的运行记录（--manifest）则连同限额重新计算`,
  row: (number) => `第 ${number} 行数据`,
  field: {
    status: plain('结果'),
    amount: plain('金额'),
    amount_min: plain('金额下限'),
    amount_max: plain('金额上限'),
    output: (name) => name,
    schedule: (name) => name,
    condition: (name) => `条件“${name}”`,
    missing: plain('缺少内容'),
    error: plain('错误'),
    figure: (name) => `参数“${name}”`,
    derived: (name) => `推出的“${name}”`,
    reason: (name) => `条件“${name}”的理由`,
    reading: plain('条文理解'),
    document: plain('文件'),
    clause: plain('条款'),
  },
  nothing: '无',
  outcome: { true: '满足', false: '不满足', null: '未定' },
  because: '现在',
  inForce: (from, to) => (to === null ? `${from} 起` : `${from} 至 ${to}`),
  figure: (value, from) => `${value}（${from}）`,
  tablesSame: (tables) => `政策表相同（${tables}）`,
  tablesOther: (then, now) => `政策表不同：原为 ${then}，现为 ${now}`,
  tablesUnknown: (now) => `原来的政策表没有记录，现为 ${now}`,
  versionOther: (then, now) => `程序版本：原为 ${then}，现为 ${now}`,
  behind: '可能的原因',
  altered: '政策表和程序都相同，结果文件可能被改动过',
  counts: (count) => `共 ${count} 个`,
  more: (count) => `另有 ${count} 个不再列出；--format json 列出全部`,
};

export const verifyEn: VerifyTexts = {
  verdict: {
    agrees: 'agrees',
    holds: 'still holds',
    differs: 'differs',
    computed: 'saved without a result; it comes to',
    unchecked: 'not checked',
    failed: 'cannot be computed',
  },
  unchecked:
    'it was invalid, or had no version; the values that were refused are not in the result, so it cannot be computed again',
  limited: (count) =>
    `changed by limits across their list: ${count}; without the list that is taken as recorded. A manifest of the run (--manifest) has it computed again, limits and all`,
  row: (number) => `row ${number}`,
  field: {
    status: plain('Status'),
    amount: plain('Amount'),
    amount_min: plain('Least amount'),
    amount_max: plain('Greatest amount'),
    output: (name) => name,
    schedule: (name) => name,
    condition: (name) => `Condition "${name}"`,
    missing: plain('Missing'),
    error: plain('Errors'),
    figure: (name) => `Figure "${name}"`,
    derived: (name) => `Worked out "${name}"`,
    reason: (name) => `Reason of "${name}"`,
    reading: plain('Readings'),
    document: plain('Document'),
    clause: plain('Clause'),
  },
  nothing: 'none',
  outcome: { true: 'met', false: 'not met', null: 'open' },
  because: 'now',
  inForce: (from, to) => (to === null ? `from ${from}` : `${from} to ${to}`),
  figure: (value, from) => `${value} (${from})`,
  tablesSame: (tables) => `same tables (${tables})`,
  tablesOther: (then, now) => `other tables: then ${then}, now ${now}`,
  tablesUnknown: (now) => `the tables of then are not recorded; now ${now}`,
  versionOther: (then, now) => `program: then ${then}, now ${now}`,
  behind: 'What may be behind it',
  altered: 'the tables and the program are the same: the file may have been altered',
  counts: (count) => `${count} in all`,
  more: (count) => `${count} more are not shown; --format json has them all`,
};
