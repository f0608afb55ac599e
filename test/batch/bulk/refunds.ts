import { caseSettings } from '../../../src/cases/assemble.ts';
import { ownSet } from '../../policies/sets.ts';
import type { List } from './lists.ts';

/** Facts of a refund, and a case in which it is granted: 60.00. */
const CASE: Readonly<Record<string, string>> = {
  region: '654002',
  application_date: '2023-10-08',
  employer_kind: 'enterprise',
  enterprise_size: 'small',
  'layoff_rate(%)': '0',
  prior_year_ui_premiums: '100.00',
  insured_staff: '25',
  insured_as_unit: 'yes',
};
export const HEADERS: readonly string[] = Object.keys(CASE);
export const CELLS: readonly string[] = Object.values(CASE);
/** The same as lines. */
export const [HEADER, ROW] = [`${HEADERS.join(',')}\n`, `${CELLS.join(',')}\n`] as const;

/** A list of refunds. @param set facts that hold for all rows */
export function refunds(pieces: readonly Buffer[], more: Partial<List> = {}, set: readonly string[] = []): List {
  const subject = { kind: 'measure', id: 'xinjiang-2023-49/ui-refund' } as const;
  return { settings: caseSettings(ownSet(), { set }, subject), subject, language: 'en', pieces, ...more };
}

/** Empty lines behind a header, so many that it is looked for no further. */
export const GAP = '\n'.repeat(20);

/** A list whose header comes first, so that the quick way begins behind it. */
export function listed(header: string, ...lines: readonly string[]): Buffer[] {
  return [Buffer.from(header + GAP), Buffer.from(lines.join(''))];
}
