import type { ScreenListColumn } from '../../batch/several/screen-rows.ts';

/** Texts of a list by several measures, and of one that is screened. */
export interface SeveralTexts {
  readonly headerOf: (header: string, name: string) => string;
  readonly screenHeaders: Readonly<Record<ScreenListColumn, string>>;
  readonly between: (low: string | null, high: string | null) => string;
  readonly lacking: (title: string, facts: readonly string[]) => string;
  /** A measure that can grant nothing, for want of columns. */
  readonly needed: (facts: string) => string;
}

export const severalZh: SeveralTexts = {
  headerOf: (header, name) => `${header}（${name}）`,
  screenHeaders: {
    eligible_count: '符合项数',
    eligible: '符合的政策项',
    total: '可同时享受合计',
    total_min: '合计下限',
    total_max: '合计上限',
    left_out: '不能同时享受',
    undetermined: '待定的政策项',
    errors: '错误',
  },
  between: (low, high) => (high === null ? `至少 ${low}` : low === null ? `最多 ${high}` : `${low}～${high}`),
  lacking: (title, facts) => `${title}（缺：${facts.join('、')}）`,
  needed: (facts) => `名单中没有${facts}列，本项没有一行能够符合`,
};

export const severalEn: SeveralTexts = {
  headerOf: (header, name) => `${header} (${name})`,
  screenHeaders: {
    eligible_count: 'eligible_count',
    eligible: 'eligible',
    total: 'total',
    total_min: 'total_min',
    total_max: 'total_max',
    left_out: 'left_out',
    undetermined: 'undetermined',
    errors: 'errors',
  },
  between: (low, high) => (high === null ? `at least ${low}` : low === null ? `at most ${high}` : `${low} to ${high}`),
  lacking: (title, facts) => `${title} (lacks: ${facts.join(', ')})`,
  needed: (facts) => `there is no column for ${facts}: no row can be eligible for this measure`,
};
