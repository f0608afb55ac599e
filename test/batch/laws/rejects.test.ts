import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTPUT_ENCODINGS } from '../../../src/batch/codec.ts';
import type { Delimiter } from '../../../src/batch/csv-reader.ts';
import { Rejects } from '../../../src/batch/rejects.ts';
import { streamTarget } from '../../../src/batch/target.ts';
import { ownSet } from '../../policies/sets.ts';
import { tableOf } from '../workbook/read.ts';
import { bytesOf, decoded, listsOf, MEASURES, ran, readCsv, Share, sheetOf, textOf, workbookOf } from './runs.ts';

/*
 * The rows set apart are those that come out invalid, in the form of the list; corrected, they are the rest of it.
 */

const set = ownSet();
const free = MEASURES.filter((each) => each.kind === 'measure' && set.measure(each.id).limits.length === 0);

describe('rows set apart', () => {
  test('are the invalid ones, and corrected they have the results of the sound list', async () => {
    const apart = new Share();
    const form = fc.record({
      encoding: fc.constantFrom(...OUTPUT_ENCODINGS),
      delimiter: fc.constantFrom<Delimiter>(',', '\t', ';'),
      workbook: fc.integer({ min: 0, max: 4 }).map((each) => each === 0),
      quickly: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(listsOf(free), form, async (drawn, { encoding, delimiter, workbook, quickly }) => {
        const sheet = sheetOf(drawn, 0);
        const { header, dice, settings } = sheet;
        const width = header.length;
        const named = header.map((each) => settings.names.findColumn(each)?.named.definition);
        const dates = new Set(
          [...named.keys()].filter((index) => {
            const definition = named[index];
            return definition && 'type' in definition && definition.type === 'date';
          }),
        );
        const reads = new Set(set.measure((sheet.subject as { id: string }).id).facts);
        const broken = [...header.keys()].filter((index) => reads.has(named[index]?.name ?? ''));
        const good = sheet.rows.filter((each) => each.some((cell) => cell.trim() !== ''));
        const bad = good.map((each) => (dice.chance(0.3) ? each.with(dice.pick(broken), '?!') : each));
        const run = async (rows: readonly (readonly string[])[], watchers?: readonly Rejects[]) => {
          const table = [header, ...rows];
          const bytes = workbook ? await workbookOf(table) : bytesOf(textOf(table, delimiter), encoding);
          const found = await ran(bytes, sheet, { results: 'utf-8', delimiter, quickly, watchers });
          return 'problems' in found ? null : readCsv(found.bytes.toString(), delimiter).slice(1);
        };
        const parts: Buffer[] = [];
        const target = streamTarget(async (data) => void parts.push(Buffer.from(data as Uint8Array)));
        const rejects = new Rejects(target, workbook ? 'rejects.xlsx' : 'rejects.csv', 'rejects');
        const [sound, mixed] = [await run(good), await run(bad, [rejects])];
        if (!sound || !mixed) return;
        const invalid = [...mixed.keys()].filter((index) => mixed[index]![width] === 'invalid');
        const bytes = Buffer.concat(parts);
        const rows = workbook ? await tableOf(bytes) : readCsv(decoded(bytes, encoding), delimiter);
        const filled = rows.map((each) => [...each, ...Array.from({ length: width - each.length }, () => '')]);
        // Days are days in a workbook, however they were written.
        const shown = (cells: readonly string[]) => cells.filter((_, index) => !workbook || !dates.has(index));
        expect(filled.map(shown)).toEqual([header, ...invalid.map((index) => bad[index]!)].map(shown));
        expect(rejects.count).toBe(invalid.length);
        // All else has the results that it has in the sound list.
        const rest = [...mixed.keys()].filter(
          (index) => mixed[index]![width] !== 'invalid' && good[index] === bad[index],
        );
        expect(rest.map((index) => mixed[index])).toEqual(rest.map((index) => sound[index]));
        const again = invalid.length > 0 ? await run(invalid.map((index) => good[index]!)) : null;
        if (!apart.note(again !== null)) return;
        expect(again).toEqual(invalid.map((index) => sound[index]));
      }),
      { numRuns: 80 },
    );
    expect(apart.value).toBeGreaterThan(0.5);
  });
});
