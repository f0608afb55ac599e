import type { FormName } from '../../values/forms.ts';

/** Texts of what columns are, and of what was read in another form than it is written. */
export interface ColumnTexts {
  /** The first line of a file of columns. */
  readonly fileComment: string;
  readonly saved: (path: string) => string;
  /** Columns that were mapped to a fact that the measure does not read. */
  readonly unused: (columns: string) => string;
  /** Heads the list of forms that were read and are not the plain ones. */
  readonly normalised: string;
  readonly form: (form: string, printed: string, count: number) => string;
  readonly forms: Readonly<Record<FormName, string>>;
  readonly otherForms: (count: number) => string;
  readonly otherColumns: (count: number) => string;
}

export const columnsZh: ColumnTexts = {
  fileComment: '列名: 数据项。"-" 表示该列不是数据项；没有写的列按列名识别。',
  saved: (path) => `列的对应关系已存入 ${path}，下次用 --map-file 沿用`,
  unused: (columns) => `已指定而本政策不用的列，照抄：${columns}`,
  normalised: '按以下写法读取（原单元格不改）：',
  form: (form, printed) => `${form} ${printed} 格`,
  forms: {
    'date-slash': '日期写作 2023/2/1',
    'date-dot': '日期写作 2023.2.1',
    'date-compact': '日期写作 20230201',
    'date-chinese': '日期写作 2023年2月1日',
    'date-short': '日期写作 2023-2-1',
    midnight: '日期带 0:00',
    'month-as-day': '月份写作该月1日',
    thousands: '千分位逗号',
    'ten-thousand': '带“万”“亿”',
    currency: '带“￥”“元”',
    negative: '负数（括号、△、负号）',
    'per-mille': '千分比 ‰',
    'whole-decimal': '整数写作 30.0',
    unit: '带单位，如 30人',
    sign: '是否写作 √、×、Y、N、1、0',
    'identifier-x': '号码末位或小写字母改正',
    'full-width': '全角字符',
    apostrophe: '前有撇号',
    'text-formula': '写作 ="00123"',
    blanks: '多余空白',
  },
  otherForms: (count) => ` 等（另有 ${count} 种写法）`,
  otherColumns: (count) => `另有 ${count} 列`,
};

export const columnsEn: ColumnTexts = {
  fileComment: 'header: fact. "-" stands for no fact; columns that are not here are known by their headers.',
  saved: (path) => `what the columns are has been saved in ${path}; use it again with --map-file`,
  unused: (columns) => `columns given with --map that the measure does not read, kept as they are: ${columns}`,
  normalised: 'Read in these forms (the cells stay as they are):',
  form: (form, printed, count) => `${printed} ${count === 1 ? 'cell' : 'cells'} ${form}`,
  forms: {
    'date-slash': 'with dates as 2023/2/1',
    'date-dot': 'with dates as 2023.2.1',
    'date-compact': 'with dates as 20230201',
    'date-chinese': 'with dates as 2023年2月1日',
    'date-short': 'with dates as 2023-2-1',
    midnight: 'with midnight after the date',
    'month-as-day': 'with a month as its first day',
    thousands: 'with thousands separators',
    'ten-thousand': 'in 万 or 亿',
    currency: 'with ￥ or 元',
    negative: 'negative (brackets, △, minus)',
    'per-mille': 'per mille',
    'whole-decimal': 'with whole numbers as 30.0',
    unit: 'with a unit (30人)',
    sign: 'with √, ×, Y, N, 1 or 0 for yes and no',
    'identifier-x': 'with small letters or another sign for X',
    'full-width': 'in full width',
    apostrophe: 'with an apostrophe before it',
    'text-formula': 'as ="00123"',
    blanks: 'with needless blanks',
  },
  otherForms: (count) => `, and ${count} other ${count === 1 ? 'form' : 'forms'}`,
  otherColumns: (count) => `and ${count} other ${count === 1 ? 'column' : 'columns'}`,
};
