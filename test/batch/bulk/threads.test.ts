import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Helper, helpWith } from '../../../src/batch/bulk/threads.ts';
import type { BatchRequest } from '../../../src/batch/run.ts';
import { openFile } from '../../../src/batch/source.ts';
import { fileTarget } from '../../../src/batch/target.ts';
import { ownSet, temporaryDirectory } from '../../policies/sets.ts';
import { EXACT, type List, type Outcome, outcomeFrom, QUICK, rowSettings, streamOf } from './lists.ts';
import { HEADER, listed, ROW, refunds } from './refunds.ts';
import { drawsOf, listOf } from './tables.ts';

/*
 * Two workers in one thread, which take turns where they wait for each other: whatever the order in which blocks are
 * computed, the outcome is that of one. The command with a real second thread has tests of its own.
 */

/** Runs a list from a file to a file, in two or in one and the exact way. */
async function fromFile(list: List, ways: Pick<BatchRequest, 'helper' | 'quickAfter'>): Promise<Outcome> {
  const directory = temporaryDirectory();
  const [from, to] = ['in.csv', 'out.csv'].map((each) => join(directory, each)) as [string, string];
  writeFileSync(from, Buffer.concat(list.pieces));
  // Every list is long enough here, and what comes first is no more of it than its header.
  const { bytes, name } = streamOf(list.pieces);
  const source = { ...openFile(from), bytes, name, size: Number.POSITIVE_INFINITY };
  const target = fileTarget(to);
  try {
    return await outcomeFrom(list, { source, target, ...ways }, () => {
      target.finish();
      return readFileSync(to);
    });
  } finally {
    target.discard();
    expect(readdirSync(directory).filter((each) => each.startsWith('.suance-'))).toEqual([]);
  }
}

/** The outcome of a list in two, which is that of one; and how many rows the second did. */
async function inTwo(list: List): Promise<{ readonly outcome: Outcome; readonly helped: number }> {
  let helped = 0;
  const helper: Helper = {
    work: async (job) => {
      const outcome = await helpWith(job, rowSettings(list));
      helped = outcome.tally.rows;
      return outcome;
    },
    end: () => {},
  };
  const outcome = await fromFile(list, { helper, quickAfter: QUICK });
  expect(outcome).toEqual(await fromFile(list, { quickAfter: EXACT }));
  return { outcome, helped };
}

describe('two workers', () => {
  test('bring random lists to the same end as one, or to the same error', async () => {
    let helped = 0;
    const versions = ownSet()
      .versions('ui-refund')
      .map(({ id }) => ownSet().measure(id));
    const family = ownSet().families.find(({ id }) => id === 'ui-refund')!;
    await fc.assert(
      fc.asyncProperty(drawsOf(versions, 60), fc.constantFrom(64, 300, 2000), async (draw, block) => {
        const list = { ...listOf({ kind: 'family', family }, draw, { rows: 0.3, lists: 0.2 }), block };
        helped += (await inTwo(list)).helped;
      }),
      { numRuns: 40 },
    );
    expect(helped).toBeGreaterThan(0);
  });

  test('tell rows and lines by their places in the list', async () => {
    const bad = ROW.replace('small', 'tiny');
    const wide = ROW.replace('enterprise', '"enterprise"').replace('small', '"\nsmall"');
    const rows = [ROW.repeat(500), '\n', wide.repeat(20), bad, ROW.repeat(300), '\n\n', bad, ROW, bad.repeat(9)];
    const { outcome } = await inTwo(refunds(listed(HEADER, ...rows), { block: 1000 }));
    const { report } = outcome as Extract<Outcome, { readonly report: unknown }>;
    expect(report.invalid.map(({ row, line }) => [row, line])).toEqual([
      [521, 563],
      [822, 866],
      [824, 868],
      [825, 869],
      [826, 870],
    ]);
    expect([report.rows, report.blankLines]).toEqual([832, 23]);
  });

  test('stop at the first fault of the list, whoever meets which', async () => {
    const short = ROW.replace(',yes', '');
    const broken = ROW.replace('small', 'sm"all');
    for (const [rows, fault] of [
      [
        [ROW.repeat(400), short, ROW.repeat(10), broken, ROW.repeat(400)],
        ['csv-row-short', 401, 422],
      ],
      [
        [ROW.repeat(400), broken, ROW.repeat(400), short],
        ['csv-quote', 401, 422],
      ],
      [
        [ROW.repeat(400), ROW.replace('yes', '"yes')],
        ['csv-quote-open', 401, 422],
      ],
      [
        [ROW.repeat(40), short, broken],
        ['csv-row-short', 41, 62],
      ],
    ] as const) {
      const list = refunds(listed(HEADER, ...rows), { block: 500 });
      const { outcome } = await inTwo(list);
      const [code, row, line] = fault;
      expect(outcome).toMatchObject({ problems: [{ code, place: { row, line, file: 'list.csv' } }] });
    }
  });

  test('tell a stray quote far from the end as what it is', async () => {
    const rows = [ROW.repeat(40), ROW.replace('small', 'sm"all'), ROW.repeat(100_000)];
    const list = refunds(listed(HEADER, ...rows));
    const { outcome } = await inTwo(list);
    expect(outcome).toMatchObject({ problems: [{ code: 'csv-quote', place: { row: 41, line: 62 } }] });
  });
});
