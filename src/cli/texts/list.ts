import { type ReportTexts, reportEn, reportZh } from './report.ts';
import { type TotalsTexts, totalsEn, totalsZh } from './totals.ts';

/** Texts of what is made of a whole list. */
export interface ListTexts {
  readonly totals: TotalsTexts;
  readonly report: ReportTexts;
}

export const listZh: ListTexts = { totals: totalsZh, report: reportZh };
export const listEn: ListTexts = { totals: totalsEn, report: reportEn };
