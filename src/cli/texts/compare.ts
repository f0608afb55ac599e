/** Texts of `policies targets`, `diff` and `calendar`. */
export interface CompareTexts {
  readonly targetClause: string;
  readonly targetYear: string;
  readonly targetWhat: string;
  readonly targetFigure: string;
  readonly targetUnit: string;
  readonly targetCount: (count: number) => string;
}

export const compareZh: CompareTexts = {
  targetClause: '条款',
  targetYear: '年度',
  targetWhat: '目标',
  targetFigure: '数值',
  targetUnit: '单位',
  targetCount: (count) => (count === 0 ? '没有写明数值的目标。' : `共 ${count} 个目标`),
};

export const compareEn: CompareTexts = {
  targetClause: 'Clause',
  targetYear: 'Year',
  targetWhat: 'Target',
  targetFigure: 'Figure',
  targetUnit: 'Unit',
  targetCount: (count) =>
    count === 0 ? 'No targets with figures are stated.' : `${count} target${count === 1 ? '' : 's'}`,
};
