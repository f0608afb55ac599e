import type { NoticeRow } from '../../../src/batch/notice.ts';
import type { ReportData } from '../../../src/cli/views/batch-report/page.ts';
import { ownSet } from '../../policies/sets.ts';
import { sampleTotals } from './totals-sample.ts';

const set = ownSet();

/** A report as a county's list of three hundred has it. */
export function sampleReport(changes: Partial<ReportData> = {}): ReportData {
  return {
    title: null,
    asked: [{ zh: '失业保险稳岗返还', en: 'Unemployment-insurance refund' }],
    measures: [set.measure('xinjiang-2023-49/ui-refund')],
    region: '伊犁哈萨克自治州 654000',
    day: null,
    totals: sampleTotals().data(),
    columns: ['姓名', '身份证号', '县市'],
    masked: true,
    input: { name: '名单.csv', size: 48213, sha256: '3f'.repeat(32) },
    output: { name: '结果.csv', size: 91022, sha256: 'a0'.repeat(32) },
    provenance: { tables: `sha256:${'5c'.repeat(32)}`, version: '0.2.0' },
    ...changes,
  };
}

/** Rows of the notice. */
export async function* sampleNotice(count: number): AsyncGenerator<NoticeRow, void, undefined> {
  const names = ['张*三', '李*', '阿******提', '欧**华'];
  for (let row = 1; row <= count; row += 1)
    yield {
      row: row * 2,
      cells: [names[row % 4]!, '65*************23X', row % 3 === 0 ? '察布查尔锡伯自治县' : '伊宁市'],
      measure: 'xinjiang-2023-49/ui-refund',
      amount: row % 40 === 0 ? null : `${row * 1371}.50`,
      ...(row % 40 === 0 ? { open: true } : {}),
    };
}
