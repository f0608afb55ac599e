import type { Status } from '../../engine/run.ts';

/** Texts of the sheet that is signed and filed. */
export interface SheetTexts {
  readonly heading: (title: string) => string;
  readonly basis: string;
  /** A document by its title, and its number, where it has one, with the clause. */
  readonly document: (title: string, place: string) => string;
  readonly clause: (clause: string) => string;
  readonly claimant: string;
  /** The day that the measure is tested on, or the period. */
  readonly day: string;
  readonly period: string;
  /** The day, and the fact that says it. */
  readonly dayBy: (day: string, label: string) => string;
  readonly notGiven: string;
  readonly outcome: string;
  readonly status: Readonly<Record<Status, string>>;
  readonly capitals: string;
  readonly figureless: (text: string) => string;
  readonly met: string;
  readonly notMet: string;
  readonly undecided: string;
  readonly conditionColumns: readonly [outcome: string, condition: string, seen: string];
  readonly figureColumns: readonly [figure: string, value: string, time: string, source: string];
  readonly derived: string;
  readonly inYuan: string;
  readonly reading: (question: string, taken: string, because: string) => string;
  readonly signatures: readonly string[];
  /** How the first ones sign, and the last. */
  readonly signed: string;
  readonly sealed: string;
  readonly signedOn: string;
  readonly notice: string;
  readonly tables: (tables: string, version: string) => string;
  readonly written: (path: string) => string;
}

export const sheetZh: SheetTexts = {
  heading: (title) => `${title} 核定单`,
  basis: '依据',
  document: (title, place) => `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》，${place}`,
  clause: (clause) => (/^\d+$/.test(clause) ? `第${clause}条` : clause),
  claimant: '对象',
  day: '判断日期',
  period: '判断期间',
  dayBy: (day, label) => `${day}（${label}）`,
  notGiven: '未给出',
  outcome: '结果',
  status: { eligible: '符合', ineligible: '不符合', undetermined: '待定，材料不全', invalid: '无效，填报内容有误' },
  capitals: '金额大写',
  figureless: (text) => `文件没有给出数额：${text}`,
  met: '满足',
  notMet: '不满足',
  undecided: '待核实',
  conditionColumns: ['结论', '条件', '核对情况'],
  figureColumns: ['参数', '数值', '适用时间', '来源'],
  derived: '推算内容',
  inYuan: '单位：元',
  reading: (question, taken, because) => `${question}——采用：${taken}；理由：${because}`,
  signatures: ['经办人', '复核人', '单位'],
  signed: '（签字）',
  sealed: '（盖章）',
  signedOn: '年　　月　　日',
  notice: '本单由程序按所列文件和填报内容计算；经办人、复核人签字并加盖单位印章后归档。',
  tables: (tables, version) => `政策表 ${tables} · suance ${version}`,
  written: (path) => `核定单已写入 ${path}`,
};

export const sheetEn: SheetTexts = {
  heading: (title) => `Determination sheet: ${title}`,
  basis: 'Under',
  document: (title, place) => `${title}, ${place}`,
  clause: (clause) => `clause ${clause}`,
  claimant: 'For',
  day: 'Date of determination',
  period: 'Period of determination',
  dayBy: (day, label) => `${day} (${label})`,
  notGiven: 'not given',
  outcome: 'Outcome',
  status: {
    eligible: 'eligible',
    ineligible: 'not eligible',
    undetermined: 'undetermined, facts are missing',
    invalid: 'invalid, the facts have errors',
  },
  capitals: 'Amount in capitals',
  figureless: (text) => `the document gives no figure: ${text}`,
  met: 'met',
  notMet: 'not met',
  undecided: 'open',
  conditionColumns: ['Finding', 'Condition', 'What was seen'],
  figureColumns: ['Figure', 'Value', 'In force', 'Source'],
  derived: 'Worked out from the facts given',
  inYuan: 'in yuan',
  reading: (question, taken, because) => `${question}. Taken: ${taken}. Because: ${because}`,
  signatures: ['Handled by', 'Reviewed by', 'Office'],
  signed: ' (signature)',
  sealed: ' (seal)',
  signedOn: 'Date:',
  notice:
    'Computed by a program from the document named and the facts given; filed once signed by both and sealed by the office.',
  tables: (tables, version) => `policy tables ${tables} · suance ${version}`,
  written: (path) => `sheet written to ${path}`,
};
