import { describe, expect, test } from 'vitest';
import { caseSettings } from '../../../src/cases/assemble.ts';
import { ownSet } from '../../policies/sets.ts';
import { EXACT, type List, outcomeOf, QUICK } from './lists.ts';
import { CELLS, HEADER, HEADERS, ROW, refunds } from './refunds.ts';

/*
 * What the quick way once did otherwise than the exact one.
 */

async function alike(list: List): Promise<Awaited<ReturnType<typeof outcomeOf>>> {
  const quick = await outcomeOf(list, QUICK);
  expect(quick).toEqual(await outcomeOf(list, EXACT));
  return quick;
}

describe('characters for which GB18030 has two codes', () => {
  test.each([
    ['the ideographic space', [0xa3, 0xa0]],
    ['the euro sign', [0x80]],
    ['a vertical comma', [0x84, 0x31, 0x82, 0x36]],
    ['a component', [0x82, 0x35, 0x90, 0x37]],
  ])('%s comes out in one of them', async (_, code) => {
    const header = Buffer.from(HEADER.replace('\n', ',x\n') + '\n'.repeat(20));
    const rows = [0, 1, 2].flatMap(() => [
      Buffer.from(ROW.trimEnd()),
      Buffer.from([0x2c, 0xbc, 0xd7, ...code, 0xd2, 0xd2, 0x0a]),
    ]);
    const outcome = await alike(refunds([header, Buffer.concat(rows)], { encoding: 'gb18030' }));
    expect(outcome).toHaveProperty('output');
  });
});

describe('whether a column is missed', () => {
  test('is judged by as many rows as the exact way judges by, lines of empty cells aside', async () => {
    const subject = { kind: 'measure', id: 'xinjiang-2023-49/ui-refund' } as const;
    const settings = caseSettings(ownSet(), {}, subject);
    const columns = HEADERS.flatMap((each, index) => (each === 'insured_staff' ? [] : [index]));
    const line = (cells: readonly string[]) => columns.map((index) => cells[index]).join(',');
    const header = line(HEADERS);
    // Only where somebody was laid off does it matter how many there are.
    const needs = line(CELLS.with(HEADERS.indexOf('layoff_rate(%)'), '10'));
    const rows = [
      ...Array.from({ length: 40 }, () => needs),
      ...Array.from({ length: 30 }, () => `"",${','.repeat(columns.length - 2)}`),
      ...Array.from({ length: 30 }, () => ','.repeat(columns.length - 1)),
      ...Array.from({ length: 80 }, () => line(CELLS)),
    ];
    const pieces = [Buffer.from(`${header}\n${rows.join('\n')}\n`)];
    expect(await alike({ settings, subject, language: 'zh', pieces })).toHaveProperty('output');
  });
});
