import { type ManifestTexts, manifestEn, manifestZh } from './manifest.ts';
import { type ReportTexts, reportEn, reportZh } from './report.ts';
import { type TotalsTexts, totalsEn, totalsZh } from './totals.ts';

/** Texts of what is made of a whole list. */
export interface ListTexts {
  readonly totals: TotalsTexts;
  readonly report: ReportTexts;
  readonly manifest: ManifestTexts;
}

export const listZh: ListTexts = { totals: totalsZh, report: reportZh, manifest: manifestZh };
export const listEn: ListTexts = { totals: totalsEn, report: reportEn, manifest: manifestEn };
