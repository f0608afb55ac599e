import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOfLimit } from '../../../src/batch/limits/facts.ts';
import type { Finding } from '../../../src/batch/limits/findings.ts';
import { caseSettings } from '../../../src/cases/assemble.ts';
import { en } from '../../../src/cli/texts/en.ts';
import type { EnumDefinition, Measure } from '../../../src/policies/model.ts';
import { creditCheck } from '../../../src/values/identifiers.ts';
import { ownSet } from '../../policies/sets.ts';
import type { Dice } from '../bulk/dice.ts';
import { rowSettings } from '../bulk/lists.ts';
import { person } from '../limits/claims.ts';
import { ALL_MEASURES, isBlank, listsOf, ran, readCsv, Share, type Sheet, sheetOf, textOf } from './runs.ts';

/*
 * A list in two parts, the second with the results of the first as its history, has the results of the whole.
 */

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-laws-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const set = ownSet();
const settings = caseSettings(set, {});
const limited = ALL_MEASURES.filter(({ limits }) => limits.length > 0);
const words = {
  headers: [en.resultColumns],
  eligible: ['eligible'],
  ineligible: ['ineligible'],
  others: ['undetermined', 'invalid'],
};

const unit = (number: number) => {
  const signs = `91622900MA${String(number).padStart(7, '0')}`;
  return signs + creditCheck(signs);
};

/** One of few values of a fact by which claims are counted together. */
function keyCell(name: string, dice: Dice): string {
  const { type, format } = set.vocabulary().facts[name]!;
  const number = dice.below(3);
  if (dice.chance(0.05)) return '';
  if (format === 'resident_id') return person(number);
  if (format === 'credit_code') return unit(number);
  if (!type.startsWith('enum ')) return `S-${number}`;
  const { members } = set.vocabulary().enums[type.slice('enum '.length)] as EnumDefinition;
  return dice.pick(members.slice(0, 2)).id;
}

/** A list of claims of few people. */
function claims(measure: Measure, drawn: Parameters<typeof sheetOf>[0]): Sheet {
  const { header, rows, dice, subject } = sheetOf(drawn, 0);
  const given = new Set(header.map((each) => settings.names.findColumn(each)?.named.definition.name));
  const keys = [...new Set(measure.limits.flatMap(factsOfLimit))].filter((each) => !given.has(each));
  const all = rows
    .filter((each) => !isBlank(each))
    .map((each) => [...each, ...keys.map((name) => keyCell(name, dice))]);
  return { settings, subject, header: [...header, ...keys], rows: all };
}

const drawn = fc
  .constantFrom(...limited)
  .chain((measure) => listsOf([{ kind: 'measure', id: measure.id }]).map((list) => ({ measure, list })));

const bytesOf = ({ header }: Sheet, rows: Sheet['rows']) => Buffer.from(textOf([header, ...rows]));

/** A row of the whole list, by the row of one of its parts. */
const wholeRow = ({ file, row }: { file: string | null; row: number }, before: number) =>
  file === null ? row + before : row;

describe('the second part of a list, with the results of the first', () => {
  test('as JSON', async () => {
    const touched = new Share();
    await fc.assert(
      fc.asyncProperty(drawn, fc.double({ min: 0.2, max: 0.8, noNaN: true }), async ({ measure, list }, at) => {
        const sheet = claims(measure, list);
        const cut = Math.floor(sheet.rows.length * at);
        const ways = { delimiter: ',', format: 'ndjson' } as const;
        const lines = (bytes: Buffer) =>
          bytes
            .toString()
            .split('\n')
            .filter((each) => each !== '')
            .map((each) => JSON.parse(each));
        const whole = await ran(bytesOf(sheet, sheet.rows), sheet, ways);
        const first = await ran(bytesOf(sheet, sheet.rows.slice(0, cut)), sheet, ways);
        if ('problems' in whole || 'problems' in first || whole.report.limits.unchecked.length > 0) return;
        const file = join(directory, 'first.ndjson');
        writeFileSync(file, first.bytes);
        const history = { files: [file], words };
        const second = await ran(bytesOf(sheet, sheet.rows.slice(cut)), sheet, { ...ways, history });
        if ('problems' in second) return expect.unreachable(JSON.stringify(second.problems));
        // The same claim once more is one too many only where the first is in other results.
        if (second.report.limits.taken.has('duplicate')) return;
        const placed = (before: number) => (result: { row: number; limits?: { over: { rows: [] }[] } }) => ({
          ...result,
          row: result.row + before,
          ...(result.limits && {
            limits: {
              ...result.limits,
              over: result.limits.over.map((each) => ({
                ...each,
                rows: each.rows.map((one) => wholeRow(one, before)),
              })),
            },
          }),
        });
        const expected = lines(whole.bytes).map(placed(0));
        expect(lines(first.bytes).map(placed(0))).toEqual(expected.filter((each) => each.row <= cut));
        expect(lines(second.bytes).map(placed(cut))).toEqual(expected.filter((each) => each.row > cut));
        touched.note(whole.report.limits.taken.size > 0);
      }),
      { numRuns: 80 },
    );
    expect(touched.value).toBeGreaterThan(0.1);
  });

  test('as CSV', async () => {
    const touched = new Share();
    await fc.assert(
      fc.asyncProperty(drawn, fc.double({ min: 0.2, max: 0.8, noNaN: true }), async ({ measure, list }, at) => {
        const sheet = claims(measure, list);
        const cut = Math.floor(sheet.rows.length * at);
        const telling = (before: number) => ({
          delimiter: ',' as const,
          words: {
            ...rowSettings({ ...sheet, language: 'en', pieces: [] }).words,
            finding: ({ kind, uses, ...of }: Finding) =>
              JSON.stringify([
                kind,
                'limit' in of ? of.limit.id : of,
                uses.places.map((each) => wholeRow(each, before)),
                uses.count,
              ]),
          },
        });
        const width = sheet.header.length;
        const results = (bytes: Buffer) =>
          readCsv(bytes.toString())
            .slice(1)
            .map((each) => each.slice(width));
        const write = (name: string, text: string | Buffer) => {
          writeFileSync(join(directory, name), text);
          return { files: [join(directory, name)], words };
        };
        // A list with a history is searched for whole claims too.
        const none = write('none.csv', textOf([[...sheet.header, ...Object.values(en.resultColumns)]]));
        const whole = await ran(bytesOf(sheet, sheet.rows), sheet, { ...telling(0), history: none });
        const first = await ran(bytesOf(sheet, sheet.rows.slice(0, cut)), sheet, { ...telling(0), history: none });
        if ('problems' in whole || 'problems' in first || whole.report.limits.unchecked.length > 0) return;
        const history = write('first.csv', first.bytes);
        const second = await ran(bytesOf(sheet, sheet.rows.slice(cut)), sheet, { ...telling(cut), history });
        if ('problems' in second) return expect.unreachable(JSON.stringify(second.problems));
        // The same claim once more is one too many only where the first is in other results.
        if (second.report.limits.taken.has('duplicate')) return;
        expect([...results(first.bytes), ...results(second.bytes)]).toEqual(results(whole.bytes));
        touched.note(whole.report.limits.taken.size > 0);
      }),
      { numRuns: 80 },
    );
    expect(touched.value).toBeGreaterThan(0.1);
  });
});
