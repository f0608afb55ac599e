/** Texts of `batch --check`. */
export interface CheckTexts {
  /** Headers of the report: severity, file, row, line, number and header of the column, fact, code, cell, message. */
  readonly columns: readonly string[];
  readonly problem: string;
  readonly header: (line: number) => string;
  readonly cell: (found: string) => string;
  readonly further: (count: string) => string;
  readonly byKind: string;
  readonly times: (printed: string, count: number) => string;
  readonly furtherNotes: (count: string) => string;
  readonly sound: (printed: string, rows: number) => string;
  readonly counts: (rows: string, problems: string, faulty: string) => string;
  readonly unknown: (header: string, nearest: readonly string[]) => string;
  readonly unused: (header: string, fact: string) => string;
  readonly twice: (header: string, columns: string) => string;
  readonly absent: (fact: string) => string;
  readonly missing: (fact: string, count: string, place: string) => string;
  readonly marked: (header: string, count: string, line: string) => string;
}

export const checkZh: CheckTexts = {
  columns: ['类别', '文件', '行', '文件行', '列号', '列名', '数据项', '代码', '单元格', '说明'],
  problem: '问题',
  header: (line) => `表头（文件第 ${line} 行）`,
  cell: (found) => `（单元格：${found}）`,
  further: (count) => `另有 ${count} 处没有逐条列出；全部写入文件：-o 文件.csv`,
  byKind: '按列和种类（每种举第一处为例）：',
  times: (printed) => `${printed} 处，如`,
  furtherNotes: (count) => `另有 ${count} 条说明；全部写入文件：-o 文件.csv`,
  sound: (printed) => `共 ${printed} 行，没有发现问题（只检查，未计算）`,
  counts: (rows, problems, faulty) => `共 ${rows} 行，问题 ${problems} 处，涉及 ${faulty} 行（只检查，未计算）`,
  unknown: (header, nearest) =>
    `列“${header}”不是数据项，照抄${nearest.length > 0 ? `；若是${nearest.map((each) => `“${each}”`).join('或')}，请加 --map '${header}=${nearest[0]}'` : ''}`,
  unused: (header, fact) => `列“${header}”是 ${fact}，本政策不用，照抄`,
  twice: (header, columns) => `有几列都叫“${header}”：第 ${columns} 列`,
  absent: (fact) => `没有“${fact}”列；需要它的行将待定`,
  missing: (fact, count, place) => `${count} 行缺少 ${fact}，结果或金额未定；首个在${place}`,
  marked: (header, count, line) =>
    `照抄的列“${header}”中有 ${count} 格不能照用（号码丢失位数或公式无值等），首个在文件第 ${line} 行`,
};

export const checkEn: CheckTexts = {
  columns: ['severity', 'file', 'row', 'line', 'column', 'header', 'fact', 'code', 'cell', 'message'],
  problem: 'problem',
  header: (line) => `header (line ${line} of the file)`,
  cell: (found) => ` (cell: ${found})`,
  further: (count) => `${count} further problems are not listed; write all to a file: -o FILE.csv`,
  byKind: 'By column and kind, with the first of each:',
  times: (printed, count) => `${printed} ${count === 1 ? 'time' : 'times'}, as in`,
  furtherNotes: (count) => `${count} further notes; write all to a file: -o FILE.csv`,
  sound: (printed, rows) => `${printed} ${rows === 1 ? 'row' : 'rows'}, no problems (checked, not computed)`,
  counts: (rows, problems, faulty) =>
    `rows: ${rows}, problems: ${problems}, in so many rows: ${faulty} (checked, not computed)`,
  unknown: (header, nearest) =>
    `the column "${header}" is no fact and is kept as it is${nearest.length > 0 ? `; if it is ${nearest.map((each) => `"${each}"`).join(' or ')}, add --map '${header}=${nearest[0]}'` : ''}`,
  unused: (header, fact) => `the column "${header}" is ${fact}, which the measure does not read; it is kept as it is`,
  twice: (header, columns) => `several columns are named "${header}": ${columns}`,
  absent: (fact) => `there is no column for ${fact}; rows that need it will stay undetermined`,
  missing: (fact, count, place) =>
    `rows without ${fact}, of which the result or the amount stays open: ${count}; the first is ${place}`,
  marked: (header, count, line) =>
    `cells of the column "${header}", which is kept as it is, that cannot be used as they stand (digits lost, a formula without a value): ${count}; the first in line ${line}`,
};
