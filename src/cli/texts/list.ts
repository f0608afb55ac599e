import { type ManifestTexts, manifestEn, manifestZh } from './manifest.ts';
import {
  type ReportResultCounts,
  type ReportTexts,
  reportEn,
  reportResultsEn,
  reportResultsZh,
  reportZh,
} from './report.ts';
import { type ResultCounts, resultCountsEn, resultCountsZh, type TotalsTexts, totalsEn, totalsZh } from './totals.ts';

/** Texts of what is made of a whole list. */
export interface ListTexts {
  readonly totals: TotalsTexts;
  readonly report: ReportTexts;
  readonly manifest: ManifestTexts;
  /** What takes the place of texts of totals and report where a row has several results. */
  readonly ofResults: { readonly totals: ResultCounts; readonly report: ReportResultCounts };
}

export const listZh: ListTexts = {
  totals: totalsZh,
  report: reportZh,
  manifest: manifestZh,
  ofResults: { totals: resultCountsZh, report: reportResultsZh },
};
export const listEn: ListTexts = {
  totals: totalsEn,
  report: reportEn,
  manifest: manifestEn,
  ofResults: { totals: resultCountsEn, report: reportResultsEn },
};
