import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CellReader, LEFT_CELL } from '../../../src/batch/bulk/cells.ts';
import { UTF8 } from '../../../src/batch/codec.ts';
import { ColumnReader } from '../../../src/batch/compute.ts';
import { caseSettings } from '../../../src/cases/assemble.ts';
import type { NamedQuantity } from '../../../src/cases/names.ts';
import { Codes, toNumber } from '../../../src/engine/numeric/form.ts';
import type { FactDefinition, FigureDefinition, Quantity } from '../../../src/policies/model.ts';
import { languageType, type ReadingHints, readQuantity } from '../../../src/policies/quantity.ts';
import { tidy } from '../../../src/values/parse.ts';
import { SuanceError } from '../../../src/values/problem.ts';
import { quantityOf } from '../../engine/values.ts';
import { ownSet } from '../../policies/sets.ts';
import { Dice } from './dice.ts';
import { awkward, written } from './sheets.ts';

/** Bytes behind a cell, which do not matter. */
const SLACK = 8;

const set = ownSet();
const settings = caseSettings(set, {});
const { facts, figures } = set.vocabulary();

/** A reader of a column, and what the exact path would make of a text of it. */
function readerOf(named: NamedQuantity, hints: ReadingHints) {
  const definition = named.definition as Quantity;
  const { bareRate = 'refused', moneyUnit = 'yuan' } = hints;
  const column = { index: 0, header: definition.name, named, hints: { bareRate, moneyUnit } };
  const codes = new Codes(set.vocabulary().enums);
  const cells = new CellReader(column, new ColumnReader(column, settings), codes, UTF8);
  const type = languageType(definition.type);
  return {
    read(text: string): number {
      const [before, bytes] = [Buffer.from('x,'), Buffer.from(text)];
      const all = Buffer.concat([before, bytes, Buffer.alloc(SLACK, '9')]);
      const view = new DataView(all.buffer, all.byteOffset, all.length);
      return cells.read(all, view, before.length, before.length + bytes.length);
    },
    exactly(text: string): number {
      if (tidy(text) === '') return Number.NaN;
      try {
        return toNumber(readQuantity(definition, text, settings.context, hints), type, codes) ?? LEFT_CELL;
      } catch (error) {
        if (error instanceof SuanceError) return LEFT_CELL;
        throw error;
      }
    },
  };
}

const quantities: readonly NamedQuantity[] = [
  ...Object.values(facts)
    .filter(({ by, type }) => by === null && type !== 'region')
    .map((definition) => ({ kind: 'fact', definition, month: null }) as const),
  ...Object.values(figures).map((definition) => ({ kind: 'figure', definition }) as const),
];
/** One of each type and bounds; the others are read alike. */
const kinds = new Map(
  quantities.map((each) => {
    const { type, min, max, unit } = each.definition as Quantity;
    return [`${type} ${min ?? ''}…${max ?? ''} ${unit?.zh ?? ''}`, each] as const;
  }),
);

/** Texts of the signs that numbers, dates and the like are written with. */
const likely = fc.oneof(
  fc.stringMatching(/^[0-9]{1,12}(\.[0-9]{1,7})?[%‰]?$/),
  fc.stringMatching(/^[0-9.,%+\-年月日/ ]{0,20}$/),
  fc.stringMatching(/^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$/),
  fc.stringMatching(/^[0-9]{14,18}$/),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

describe('CellReader reads as the exact path does, or leaves the cell to it', () => {
  test.each([...kinds])('%s', (_, named) => {
    const definition = named.definition as FactDefinition | FigureDefinition;
    const every: readonly ReadingHints[] =
      definition.type === 'rate'
        ? (['refused', 'percent', 'per-mille', 'fraction'] as const).map((bareRate) => ({ bareRate }))
        : definition.type === 'money'
          ? (['yuan', 'ten-thousand-yuan'] as const).map((moneyUnit) => ({ moneyUnit }))
          : [{}];
    const measure = set.measure(set.summaries[0]!.id);
    const value = quantityOf(definition, { ...measure, vocabulary: set.vocabulary() }, []);
    for (const hints of every) {
      const reader = readerOf(named, hints);
      const check = (text: string) => {
        const expected = reader.exactly(text);
        // The second time it may be known.
        expect([text, reader.read(text), reader.read(text)]).toEqual([text, expected, expected]);
      };
      fc.assert(
        fc.property(value, fc.nat(), likely, (each, seed, text) => {
          const dice = new Dice(seed);
          check(written(each, definition, hints, set, dice));
          check(awkward(dice));
          check(text);
        }),
        { numRuns: 100 },
      );
    }
  });

  test('regions by code and name', () => {
    const reader = readerOf({ kind: 'fact', definition: facts.region!, month: null }, {});
    const names = set.regions().all.flatMap(({ code, label, aliases }) => [code, label.zh, label.en, ...aliases]);
    for (const text of [...names, ...names.map((each) => ` ${each}`), '伊', '999999', ''])
      expect([text, reader.read(text)]).toEqual([text, reader.exactly(text)]);
  });

  test('more texts than are remembered, of any length', () => {
    const definition = Object.values(facts).find(({ type, by }) => type === 'money' && by === null)!;
    const reader = readerOf({ kind: 'fact', definition, month: null }, {});
    for (let round = 0; round < 2; round += 1) {
      for (let number = 0; number < 5000; number += 1) {
        // Short enough for two words, longer, and too long to be remembered.
        const text = [`￥${number % 77}`, `￥${number}.25元`, `￥${' '.repeat(70)}${number}`][number % 3]!;
        expect(reader.read(text)).toBe(reader.exactly(text));
      }
    }
  });

  test('short texts that share a place and their first signs', () => {
    const definition = Object.values(facts).find(({ type }) => type === 'boolean')!;
    const reader = readerOf({ kind: 'fact', definition, month: null }, {});
    for (const length of [1, 2, 3, 4, 5, 6, 7, 8, 9])
      for (const sign of ['1', '0', 'y', '\u0000', ' ']) {
        const text = `1${sign.repeat(length - 1)}`;
        expect([text, reader.read(text)]).toEqual([text, reader.exactly(text)]);
      }
  });
});
