import { MOST_GROUPS } from '../../../src/batch/totals/groups.ts';
import { type Reason, Totals } from '../../../src/batch/totals/totals.ts';
import { Exact } from '../../../src/values/exact.ts';

const UNSTABLE: Reason = {
  kind: 'condition',
  id: 'stable-workforce',
  title: { zh: '未裁员或裁员率达标', en: 'No layoffs, or few' },
};
const LATE: Reason = {
  kind: 'condition',
  id: 'in-force',
  title: { zh: '在政策期限内', en: 'within the period of the measure' },
};
const RATE: Reason = { kind: 'missing', id: 'layoff_rate', title: { zh: '裁员率', en: 'layoff rate' } };
const EMPTY: Reason = { kind: 'error', id: 'csv-row-empty', title: { zh: 'csv-row-empty', en: 'csv-row-empty' } };
const COUNTIES = ['伊宁市', '霍城县', '察布查尔锡伯自治县', '尼勒克县', ''];

/** Totals as a list of 300 rows has them: every status, two measures and none, two columns of which one has too many texts. */
export function sampleTotals(): Totals {
  const totals = new Totals(['县市', '流水号']);
  for (let row = 0; row < 300; row += 1) {
    const eligible = row % 3 !== 0;
    const open = eligible && row % 50 === 1;
    const failed = row % 9 === 0 ? [UNSTABLE, LATE] : row % 6 === 0 ? [RATE] : row % 15 === 3 ? [EMPTY] : [UNSTABLE];
    const status = eligible
      ? 'eligible'
      : failed[0] === RATE
        ? 'undetermined'
        : failed[0] === EMPTY
          ? 'invalid'
          : 'ineligible';
    totals.add({
      status,
      measure: status === 'invalid' ? null : row % 4 === 0 ? 'x-2020/two' : 'x-2020/one',
      amount: eligible && !open ? Exact.parse(`${row * row * 7}.${String(row % 100).padStart(2, '0')}`) : null,
      open: open ? { low: Exact.parse('100'), high: Exact.parse('2000.5') } : null,
      reasons: eligible ? [] : failed,
      groups: [COUNTIES[row % COUNTIES.length]!, `n${row}`],
    });
  }
  for (let more = 0; more <= MOST_GROUPS; more += 1)
    totals.add({
      status: 'eligible',
      measure: 'x-2020/one',
      amount: Exact.parse('1'),
      open: null,
      reasons: [],
      groups: ['伊宁市', `m${more}`],
    });
  return totals;
}
