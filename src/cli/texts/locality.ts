/** Texts of `locality` and `config`, and what is said of figures and regions that are set once for all cases. */
export interface LocalityTexts {
  /** That a case without a region has the standing one; who says so. */
  readonly regionTaken: Readonly<Record<'locality' | 'config', (region: string) => string>>;
  readonly regionOfRows: Readonly<Record<'locality' | 'config', (count: string, region: string) => string>>;
  readonly draft: {
    readonly title: (region: string, code: string) => string;
    readonly allTimes: string;
    readonly onDay: (day: string) => string;
    /** How to fill the file in, a step a line. */
    readonly steps: (file: string) => readonly string[];
    readonly open: (count: number) => string;
    readonly known: (count: number) => string;
    readonly none: string;
    readonly write: (form: string) => string;
    readonly forms: Readonly<Record<'money' | 'rate' | 'date' | 'month' | 'boolean' | 'number' | 'text', string>>;
    readonly count: (unit: string) => string;
    readonly oneOf: (members: string) => string;
    readonly usedBy: (what: string, days: string) => string;
    readonly allowed: (bounds: string) => string;
    readonly otherwise: (value: string, source: string) => string;
    readonly shipped: (days: string, value: string, place: string, source: string) => string;
    readonly written: (path: string, open: number) => string;
  };
  readonly check: {
    readonly set: (figures: number, values: number) => string;
    readonly open: (count: number) => string;
    readonly nothingOpen: string;
    readonly inPart: string;
    readonly unsourced: (lines: string, count: number) => string;
    readonly unused: (names: string) => string;
    readonly faults: (count: number) => string;
  };
}

export interface ConfigTexts {
  readonly keys: Readonly<Record<'locality' | 'region' | 'language', string>>;
  readonly absent: string;
  readonly ignored: string;
  readonly unset: string;
  readonly from: Readonly<Record<'file' | 'locality' | 'option' | 'system', string>>;
  readonly saved: (key: string, value: string, path: string) => string;
  readonly removed: (key: string, path: string) => string;
  readonly notThere: (key: string, path: string) => string;
}

export const localityZh: LocalityTexts = {
  regionTaken: {
    locality: (region) => `没有给出地区；按地方参数文件，取${region}`,
    config: (region) => `没有给出地区；按用户设置，取${region}`,
  },
  regionOfRows: {
    locality: (count, region) => `${count} 行没有给出地区，按地方参数文件取${region}`,
    config: (count, region) => `${count} 行没有给出地区，按用户设置取${region}`,
  },
  draft: {
    title: (region, code) => `${region}（${code}）地方参数`,
    allTimes: '所列为该地区历次文件用到的参数。',
    onDay: (day) => `所列为 ${day} 在该地区有效的文件用到的参数。`,
    steps: (file) => [
      '找到要填的参数，删去该段各行开头的“#”（“##”开头的是说明，不用动）。',
      '在 value 后面写数值，在 source 的引号内写依据（文号、条款）。',
      '数值先后有变化的，每个数值写一段（从 - from 到 source），时间不能重叠；没有截止日的，不写 to。',
      '区域内某地另有数值的，在该段加一行 region: "六位区划代码"。',
      '不填的参数仍按文件规定的范围计算，结果中注明还需要它。',
      `检查：suance locality check ${file}`,
      `使用：suance calc、batch、ask 加 --locality ${file}`,
      `设为默认：suance config set locality ${file}`,
    ],
    open: (count) => `待填写：${count} 项`,
    known: (count) => `已有参考数值，可以不填：${count} 项（另行填写的，以填写的为准）`,
    none: '没有需要填写的参数',
    write: (form) => `填写：${form}`,
    forms: {
      money: '金额，单位元',
      rate: '比率，带 %',
      date: '日期，年-月-日',
      month: '月份，年-月',
      boolean: '是 或 否',
      number: '数字',
      text: '文字',
    },
    count: (unit) => `整数，单位${unit}`,
    oneOf: (members) => `其一：${members}`,
    usedBy: (what, days) => `用于：${what}，${days}`,
    allowed: (bounds) => `；文件规定：${bounds}`,
    otherwise: (value, source) => `不填时取 ${value}：${source}`,
    shipped: (days, value, place, source) => `${days}：${value}（${place}，${source}）`,
    written: (path, open) => `已写入 ${path}；待填写 ${open} 项`,
  },
  check: {
    set: (figures, values) => `已填写 ${figures} 项参数，${values} 个数值`,
    open: (count) => `待填写 ${count} 项：`,
    nothingOpen: '该地区的文件所需参数均已有数值',
    inPart: '已填写一部分，还缺 ',
    unsourced: (lines) => `没有写依据的数值：第 ${lines} 行`,
    unused: (names) => `该地区的文件不用：${names}`,
    faults: (count) => `${count} 个问题`,
  },
};

export const localityEn: LocalityTexts = {
  regionTaken: {
    locality: (region) => `no region given; ${region} is taken from the locality file`,
    config: (region) => `no region given; ${region} is taken from your settings`,
  },
  regionOfRows: {
    locality: (count, region) => `rows without a region, for which ${region} is taken from the locality file: ${count}`,
    config: (count, region) => `rows without a region, for which ${region} is taken from your settings: ${count}`,
  },
  draft: {
    title: (region, code) => `Local figures of ${region} (${code})`,
    allTimes: 'The figures that documents have ever needed there.',
    onDay: (day) => `The figures that the documents in force there on ${day} need.`,
    steps: (file) => [
      'Find the figure, and take out the "#" at the start of each of its lines (those with "##" explain and stay).',
      'Write the value after value:, and where it is from (number, clause) between the quotation marks of source.',
      'Where a value has changed, write a part (from "- from" to "source") for each; their days may not overlap. One that still holds has no "to".',
      'Where a place inside has a value of its own, add a line region: "six-digit code" to the part.',
      'What is not filled in is computed within the bounds of the document, and named by the result.',
      `Check it: suance locality check ${file}`,
      `Use it: --locality ${file} with suance calc, batch and ask`,
      `Use it always: suance config set locality ${file}`,
    ],
    open: (count) => `To be filled in: ${count}`,
    known: (count) => `Known already, need not be filled in: ${count} (what you fill in goes before it)`,
    none: 'Nothing is to be filled in',
    write: (form) => `write: ${form}`,
    forms: {
      money: 'an amount in yuan',
      rate: 'a rate, with %',
      date: 'a date, year-month-day',
      month: 'a month, year-month',
      boolean: 'yes or no',
      number: 'a number',
      text: 'a text',
    },
    count: (unit) => `a whole number, in ${unit}`,
    oneOf: (members) => `one of ${members}`,
    usedBy: (what, days) => `used by ${what}; ${days}`,
    allowed: (bounds) => `; the document allows ${bounds}`,
    otherwise: (value, source) => `left open, ${value} is taken: ${source}`,
    shipped: (days, value, place, source) => `${days}: ${value} (${place}; ${source})`,
    written: (path, open) => `written to ${path}; to be filled in: ${open}`,
  },
  check: {
    set: (figures, values) =>
      `${figures} figure${figures === 1 ? '' : 's'} set, with ${values} value${values === 1 ? '' : 's'}`,
    open: (count) => `${count} still open:`,
    nothingOpen: 'every figure that the documents need there has its value',
    inPart: 'set in part, still without ',
    unsourced: (lines, count) => `without a source: line${count === 1 ? '' : 's'} ${lines}`,
    unused: (names) => `used by no document there: ${names}`,
    faults: (count) => `${count} problem${count === 1 ? '' : 's'}`,
  },
};

export const configZh: ConfigTexts = {
  keys: { locality: '地方参数文件', region: '没有给出地区时的地区', language: '界面语言' },
  absent: '（尚无此文件）',
  ignored: '设置文件未使用（--no-config，或环境变量 SUANCE_CONFIG 为空）',
  unset: '未设置',
  from: { file: '设置文件', locality: '地方参数文件', option: '--lang', system: '系统语言' },
  saved: (key, value, path) => `${key} 已设为 ${value}（${path}）`,
  removed: (key, path) => `已删去 ${key}（${path}）`,
  notThere: (key, path) => `${key} 本来没有设置（${path}）`,
};

export const configEn: ConfigTexts = {
  keys: { locality: 'locality file', region: 'region where none is given', language: 'language of texts' },
  absent: '(no such file yet)',
  ignored: 'the settings file is left aside (--no-config, or SUANCE_CONFIG is empty)',
  unset: 'not set',
  from: { file: 'settings file', locality: 'locality file', option: '--lang', system: 'language of the system' },
  saved: (key, value, path) => `${key} set to ${value} in ${path}`,
  removed: (key, path) => `${key} removed from ${path}`,
  notThere: (key, path) => `${key} was not set in ${path}`,
};
