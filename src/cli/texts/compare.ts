import type { Beneficiary, Exclusion, OutputKind, Target } from '../../policies/model.ts';

/** Texts of `policies targets`, `diff` and `calendar`. */
export interface CompareTexts {
  readonly targetClause: string;
  readonly targetYear: string;
  readonly targetWhat: string;
  readonly targetFigure: string;
  readonly targetUnit: string;
  readonly targetCount: (count: number) => string;
  readonly none: string;
  readonly count: (count: number) => string;
  readonly builtIn: string;
  /** Headings of a comparison. */
  readonly sections: Readonly<
    Record<
      | 'frame'
      | 'facts'
      | 'parameters'
      | 'conditions'
      | 'values'
      | 'readings'
      | 'exclusions'
      | 'limits'
      | 'derived'
      | 'measures'
      | 'documents'
      | 'families'
      | 'regions',
      string
    >
  >;
  /** What is compared under a heading. */
  readonly labels: {
    readonly document: string;
    readonly region: string;
    readonly window: string;
    readonly governedBy: string;
    readonly governingDay: string;
    readonly eachRow: string;
    readonly otherwise: (value: string) => string;
    readonly optional: string;
    readonly unquantified: string;
    readonly decision: string;
    readonly beneficiary: string;
    readonly exclusionRule: Readonly<Record<Exclusion['rule'], string>>;
    readonly issued: (day: string) => string;
    readonly untilSuperseded: string;
    readonly supersededBy: (id: string) => string;
    readonly asOf: (day: string) => string;
    readonly bounds: (bounds: string) => string;
    readonly clause: (clause: string) => string;
    readonly hitPolicy: string;
    readonly column: string;
    readonly ruleOrder: string;
    readonly rule: (a: number | null, b: number | null) => string;
    readonly wholeTable: string;
    readonly each: string;
    readonly from: string;
    readonly to: string;
    readonly parent: (region: string) => string;
    readonly aliases: (names: string) => string;
    readonly headers: (names: string) => string;
    readonly type: (type: string) => string;
    readonly range: (bounds: string) => string;
    readonly unit: (unit: string) => string;
    readonly measures: (ids: string) => string;
    readonly later: (ids: string) => string;
    readonly noMeasure: string;
    readonly deadline: (day: string) => string;
    readonly comparison: Readonly<Record<Target['comparison'], string>>;
  };
  readonly calendar: {
    readonly title: string;
    readonly none: string;
    readonly nearest: (others: string) => string;
    readonly ambiguous: (versions: string) => string;
    readonly nothing: string;
    readonly whole: string;
  };
  readonly kinds: Readonly<Record<OutputKind, string>>;
  readonly beneficiaries: Readonly<Record<Beneficiary, string>>;
}

export const compareZh: CompareTexts = {
  targetClause: '条款',
  targetYear: '年度',
  targetWhat: '目标',
  targetFigure: '数值',
  targetUnit: '单位',
  targetCount: (count) => (count === 0 ? '没有写明数值的目标。' : `共 ${count} 个目标`),
  none: '没有差别（标题、说明和条文理解的措辞不比较）。',
  count: (count) => `共 ${count} 处不同`,
  builtIn: '内置',
  sections: {
    frame: '文件与期限',
    facts: '需要填写',
    parameters: '参数',
    conditions: '条件',
    values: '计算',
    readings: '条文理解',
    exclusions: '不能同时享受',
    limits: '名单和历次结果中的限额',
    derived: '可以推算的内容',
    measures: '政策项',
    documents: '文件',
    families: '政策项名称',
    regions: '地区',
  },
  labels: {
    document: '文件和条款',
    region: '地区',
    window: '期限',
    governedBy: '判断期限的日期',
    governingDay: '判断期限的那一天',
    eachRow: '各行所属时间',
    otherwise: (value) => `没有给出时取 ${value}`,
    optional: '缺少内容时可以不算',
    unquantified: '没有数额的待遇',
    decision: '可以办理的事项',
    beneficiary: '受益人',
    exclusionRule: { one: '任选其一', higher: '就高享受' },
    issued: (day) => `${day} 发文`,
    untilSuperseded: '到后来的文件取代为止',
    supersededBy: (id) => `之后由 ${id} 取代`,
    asOf: (day) => `取 ${day} 的数值`,
    bounds: (bounds) => (bounds ? `文件规定 ${bounds}` : '文件没有规定上下限'),
    clause: (clause) => `条款 ${clause}`,
    hitPolicy: '多行适用时',
    column: '列',
    ruleOrder: '各行的先后',
    rule: (a, b) =>
      a === null
        ? `增加第 ${b} 行`
        : b === null
          ? `删去第 ${a} 行`
          : a === b
            ? `第 ${a} 行`
            : `第 ${a} 行 → 第 ${b} 行`,
    wholeTable: '整张表',
    each: '每行',
    from: '从',
    to: '到',
    parent: (region) => `上级 ${region || '无'}`,
    aliases: (names) => (names ? `别名 ${names}` : '别名'),
    headers: (names) => (names ? `列名 ${names}` : '列名'),
    type: (type) => `类型 ${type}`,
    range: (bounds) => (bounds ? `范围 ${bounds}` : '不限范围'),
    unit: (unit) => (unit ? `单位 ${unit}` : '没有单位'),
    measures: (ids) => `已收入 ${ids}`,
    later: (ids) => `尚未收入 ${ids}`,
    noMeasure: '没有政策项',
    deadline: (day) => `时限 ${day}`,
    comparison: { 'at least': '不低于 ', 'at most': '不高于 ', value: '' },
  },
  calendar: {
    title: '时间（空档，和几个版本同时有效的时段）',
    none: '没有有效的版本',
    nearest: (others) => `地区最近；同时有效：${others}`,
    ambiguous: (versions) => `几个版本同时有效，无法选用：${versions}`,
    nothing: '没有适用的政策项。',
    whole: '全部时段见 suance policies calendar',
  },
  kinds: {
    amount: '金额',
    ceiling: '上限',
    floor: '下限',
    rate: '比率',
    months: '月数',
    count: '数量',
    decision: '是否',
    class: '类别',
  },
  beneficiaries: { person: '个人', employer: '单位', institution: '机构', project: '项目' },
};

export const compareEn: CompareTexts = {
  targetClause: 'Clause',
  targetYear: 'Year',
  targetWhat: 'Target',
  targetFigure: 'Figure',
  targetUnit: 'Unit',
  targetCount: (count) =>
    count === 0 ? 'No targets with figures are stated.' : `${count} target${count === 1 ? '' : 's'}`,
  none: 'No differences (the wording of titles, helps and readings is not compared).',
  count: (count) => `${count} difference${count === 1 ? '' : 's'}`,
  builtIn: 'built-in',
  sections: {
    frame: 'Document and time',
    facts: 'What is asked',
    parameters: 'Figures',
    conditions: 'Conditions',
    values: 'Formula',
    readings: 'Readings',
    exclusions: 'Not together with',
    limits: 'Limits across lists',
    derived: 'Facts worked out from others',
    measures: 'Measures',
    documents: 'Documents',
    families: 'Families',
    regions: 'Regions',
  },
  labels: {
    document: 'document and clause',
    region: 'region',
    window: 'time',
    governedBy: 'tested on',
    governingDay: 'the day that governs the case',
    eachRow: 'the period of each row',
    otherwise: (value) => `${value} where none is given`,
    optional: 'left out where its facts are not given',
    unquantified: 'entitlement without a figure',
    decision: 'what it entitles to',
    beneficiary: 'who receives it',
    exclusionRule: { one: 'one of the two', higher: 'the higher of the two' },
    issued: (day) => `issued ${day}`,
    untilSuperseded: 'until superseded',
    supersededBy: (id) => `superseded by ${id}`,
    asOf: (day) => `as of ${day}`,
    bounds: (bounds) => (bounds ? `the document allows ${bounds}` : 'no bounds in the document'),
    clause: (clause) => `clause ${clause}`,
    hitPolicy: 'where several rules apply',
    column: 'column',
    ruleOrder: 'order of the rules',
    rule: (a, b) =>
      a === null ? `rule ${b} added` : b === null ? `rule ${a} removed` : a === b ? `rule ${a}` : `rule ${a} → ${b}`,
    wholeTable: 'the whole table',
    each: 'each row',
    from: 'from',
    to: 'to',
    parent: (region) => `in ${region || 'none'}`,
    aliases: (names) => (names ? `aliases ${names}` : 'aliases'),
    headers: (names) => (names ? `headers ${names}` : 'headers'),
    type: (type) => `type ${type}`,
    range: (bounds) => (bounds ? `range ${bounds}` : 'no bounds'),
    unit: (unit) => (unit ? `in ${unit}` : 'no unit'),
    measures: (ids) => `in the tool: ${ids}`,
    later: (ids) => `still to come: ${ids}`,
    noMeasure: 'no measure',
    deadline: (day) => `deadline ${day}`,
    comparison: { 'at least': 'at least ', 'at most': 'at most ', value: '' },
  },
  calendar: {
    title: 'Calendar (gaps, and times with several versions in force)',
    none: 'no version in force',
    nearest: (others) => `the nearest; also in force: ${others}`,
    ambiguous: (versions) => `several in force, none can be chosen: ${versions}`,
    nothing: 'There is no measure for it.',
    whole: '"suance policies calendar" shows all of it',
  },
  kinds: {
    amount: 'amount',
    ceiling: 'ceiling',
    floor: 'floor',
    rate: 'rate',
    months: 'months',
    count: 'count',
    decision: 'yes or no',
    class: 'class',
  },
  beneficiaries: { person: 'person', employer: 'employer', institution: 'institution', project: 'project' },
};
