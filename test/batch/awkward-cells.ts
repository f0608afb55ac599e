import { type Options, stringify } from 'csv-stringify/sync';
import fc from 'fast-check';

/** csv-stringify leaves a line break alone that is not its own. */
export const write = (rows: string[][], options: Options) => stringify(rows, { ...options, quoted_match: /[\r\n]/ });

/** Cells as lists have them, awkward ones among them. */
export const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.stringMatching(/^[,;\t"\r\n '=+@a-]{0,6}$/),
  fc.constantFrom(
    '企业',
    '田𠮷',
    '伊宁市"晨露"乳业,有限公司',
    '两行\n一格',
    '',
    '=1+1',
    '-5',
    '＝A1',
    '\tx',
    "'x",
    '\ufeff',
  ),
);
/** Rows of the same number of cells. */
export const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
