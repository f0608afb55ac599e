import type { Finding } from '../../batch/limits/findings.ts';

/** How limits across rows and lists are put into words. */
export interface LimitTexts {
  /** The heading under which a measure's limits stand. */
  readonly title: string;
  /** The facts in which claims that are counted together agree. */
  readonly together: (facts: readonly string[]) => string;
  readonly allClaims: string;
  readonly eachYear: (date: string) => string;
  readonly claims: string;
  readonly sumOf: (outputs: string) => string;
  readonly when: (test: string) => string;
  readonly most: (most: string) => string;
  readonly times: (count: string) => string;
  readonly used: (fact: string) => string;
  readonly readingOf: (question: string) => string;
  /** A worked list: the number of a row and what came of it. */
  readonly listRow: (row: number, outcome: string) => string;
  /** Why a row has nothing, or less: the limit and what used it up. */
  readonly usedUp: (limit: string, by: string) => string;
  /** A claim that goes beyond a limit by itself. */
  readonly beyond: (limit: string) => string;
  readonly reduced: (limit: string, by: string) => string;
  readonly excluded: (measure: string, by: string) => string;
  readonly higherDue: (measure: string, by: string) => string;
  readonly duplicate: (by: string) => string;
  /** Rows of a file, as ranges; the file is `null` for the list itself. */
  readonly rowsOf: (file: string | null, rows: readonly string[]) => string;
  readonly more: (count: number) => string;
  /** A limit that could not be applied, for want of columns. */
  readonly unchecked: (limit: string, facts: string) => string;
  /** A file of earlier results: its rows, and those of them that count. */
  readonly historyRead: (file: string, rows: string, counted: string) => string;
  readonly takenAway: (kinds: string) => string;
  readonly taken: Readonly<Record<Finding['kind'], (count: string) => string>>;
}

export const limitsZh: LimitTexts = {
  title: '名单和历次结果中的限额',
  together: (facts) => `${facts.join('、')}相同的合并计算`,
  allClaims: '本项全部申领合并计算',
  eachYear: (date) => `按${date}所在公历年分别计算`,
  claims: '计次数',
  sumOf: (outputs) => `计${outputs}`,
  when: (test) => `只计${test}的`,
  most: (most) => `最多${most}`,
  times: (count) => `${count}次`,
  used: (fact) => `此前已用数见“${fact}”，由本项条件和公式判断`,
  readingOf: (question) => `依据取法：${question}`,
  listRow: (row, outcome) => `第${row}行：${outcome}`,
  usedUp: (limit, by) => `${limit}：计入${by}，已经用完`,
  beyond: (limit) => `${limit}：本次申领已超过`,
  reduced: (limit, by) => `${limit}：${by}已用的部分已经扣除`,
  excluded: (measure, by) => `与${measure}只能享受一项：已由${by}享受`,
  higherDue: (measure, by) => `与${measure}就高享受：${by}已享受的部分已经扣除`,
  duplicate: (by) => `重复申领：与${by}是同一笔`,
  rowsOf: (file, rows) => (file === null ? `本名单第 ${rows.join('、')} 行` : `文件 ${file} 第 ${rows.join('、')} 行`),
  more: (count) => `等共 ${count} 行`,
  unchecked: (limit, facts) => `${limit}：名单中没有${facts}，没有核对`,
  historyRead: (file, rows, counted) => `历次结果 ${file}：${rows} 行，其中已享受、计入限额的 ${counted} 行`,
  takenAway: (kinds) => `限额的影响：${kinds}`,
  taken: {
    'used-up': (count) => `限额已用完 ${count} 行`,
    reduced: (count) => `扣除已用部分 ${count} 行`,
    excluded: (count) => `已享受另一项 ${count} 行`,
    higher: (count) => `两项就高 ${count} 行`,
    duplicate: (count) => `重复申领 ${count} 行`,
  },
};

export const limitsEn: LimitTexts = {
  title: 'Limits across lists and earlier results',
  together: (facts) => `claims with the same ${facts.join(' and ')} are counted together`,
  allClaims: 'all claims of the measure are counted together',
  eachYear: (date) => `each calendar year of the ${date} on its own`,
  claims: 'by number of claims',
  sumOf: (outputs) => `by the sum of ${outputs}`,
  when: (test) => `of claims with ${test} only`,
  most: (most) => `${most} at most`,
  times: (count) => (count === '1' ? 'once' : `${count} times`),
  used: (fact) => `what was used before is “${fact}”, by which conditions and formulas go`,
  readingOf: (question) => `by the reading: ${question}`,
  listRow: (row, outcome) => `row ${row}: ${outcome}`,
  usedUp: (limit, by) => `${limit}: nothing is left, counting ${by}`,
  beyond: (limit) => `${limit}: this claim goes beyond it`,
  reduced: (limit, by) => `${limit}: what ${by} used is taken off`,
  excluded: (measure, by) => `not together with ${measure}: had by ${by}`,
  higherDue: (measure, by) => `the higher of this and ${measure}: what ${by} had is taken off`,
  duplicate: (by) => `claimed before: the same claim as ${by}`,
  rowsOf: (file, rows) => `${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')} of ${file ?? 'this list'}`,
  more: (count) => `and others, ${count} rows in all`,
  unchecked: (limit, facts) => `${limit}: not checked, as the list has no ${facts}`,
  historyRead: (file, rows, counted) => `earlier results in ${file}: ${rows} rows, granted and counted: ${counted}`,
  takenAway: (kinds) => `rows from which limits took something: ${kinds}`,
  taken: {
    'used-up': (count) => `nothing left ${count}`,
    reduced: (count) => `less, after what was used ${count}`,
    excluded: (count) => `the other measure was had ${count}`,
    higher: (count) => `the higher of two ${count}`,
    duplicate: (count) => `claimed before ${count}`,
  },
};
