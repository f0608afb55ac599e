import type { NameIndex } from '../../cases/names.ts';
import { tidy } from '../../values/parse.ts';
import { type TitleUnits, titleUnits, unitIn } from './title-units.ts';

/** Characters of a header beyond which it is no name of ours; looking for one takes time. */
const LONGEST_NAME = 1000;

/** How many rows are looked at for the header. */
export const HEAD_ROWS = 20;

/** The most columns that a list may have: as many as a sheet. */
export const MOST_COLUMNS = 16_384;

/** Where the header of a list is, and what its columns are called. */
export interface Head {
  /** Rows above it: a title, the office, the date. */
  readonly titles: number;
  /** Rows of the header: one, or two where the columns of a group stand under its name; one more for a row of units. */
  readonly rows: number;
  readonly names: readonly string[];
  /** How many columns they name. */
  readonly named: number;
}

/** What stands above the rows of a list, as far as it says how they are to be read. */
export interface Heading {
  readonly names: readonly string[];
  readonly units: TitleUnits;
  /** Rows of titles and of the header, which printing puts at the top of each page, as {@link repeatKey} has them. */
  readonly repeats: readonly string[];
}

/** What a list says above its rows. */
export function headingOf(rows: readonly (readonly string[])[], { titles, rows: size, names }: Head): Heading {
  const repeats = rows.slice(0, titles + size).map(repeatKey);
  return {
    names,
    units: titleUnits(rows.slice(0, titles)),
    repeats: [...new Set([...repeats, repeatKey(names)])].filter((each) => each !== ''),
  };
}

/** The texts of a row without blanks, by which it is known again. */
export function repeatKey(fields: readonly string[]): string {
  const texts = fields.map((each) => tidy(each).replace(/\s+/g, ''));
  return texts.slice(0, texts.findLastIndex((each) => each !== '') + 1).join('\n');
}

/** Amounts, counts, shares, days, identity numbers, yes and no: what rows have and headers have not, years aside. */
const VALUE =
  /^(?!(?:19|20)\d\d$)(?:[-+¥￥]?\d[\d,.]*[%％‰元万]*|\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{0,2}日?)?|\d{17}[\dXx]|是|否|yes|no)$/i;

/** Whether a row has values, so that it is no header. */
function hasValues(names: readonly string[]): boolean {
  return names.some((each) => VALUE.test(tidy(each)));
}

/**
 * Finds the header: of the first rows the one that names the most columns. Two rows together are the header where they name
 * more than either; a column has then the lower name, or the upper one where there is none below. A row with values is no header
 * unless it is the first.
 * @param recognised what a text names, if it names anything
 */
export function findHead(all: readonly (readonly string[])[], recognised: (text: string) => string | undefined): Head {
  const rows = all.map((each) => (each.length > MOST_COLUMNS ? each.slice(0, MOST_COLUMNS + 1) : each));
  const known = new Map<string, string | undefined>([['', undefined]]);
  const nameOf = (text: string) => {
    if (!known.has(text)) known.set(text, tidy(text) === '' ? undefined : recognised(text));
    return known.get(text);
  };
  const named = (names: readonly string[]) => {
    const found = new Set(names.map(nameOf));
    found.delete(undefined);
    return found.size;
  };
  let most = named(rows[0] ?? []);
  let best: Head = { titles: 0, rows: 1, names: rows[0] ?? [], named: most };
  for (const [index, names] of rows.slice(0, HEAD_ROWS).entries()) {
    const count = index === 0 ? most : named(names);
    if (count > most && !hasValues(names)) {
      best = { titles: index, rows: 1, names, named: count };
      most = count;
    }
    const below = rows[index + 1];
    // Both rows must name something by themselves: a first row of data is no header.
    if (!below || index + 1 >= HEAD_ROWS || count === 0 || named(below) === 0) continue;
    if (hasValues(below)) continue;
    const both = joined(names, below);
    const together = named(both);
    if (together > most && together > named(below)) {
      best = { titles: index, rows: 2, names: both, named: together };
      most = together;
    }
  }
  return withUnits(best, rows[best.titles + best.rows]);
}

/** The same with the units that stand in a row of their own below the names, each under its column. */
function withUnits(head: Head, below: readonly string[] | undefined): Head {
  if (!below || head.named === 0) return head;
  const units = below.map((each) => (tidy(each) === '' ? '' : unitIn(each)));
  if (units.includes(null) || units.every((each) => each === '')) return head;
  const names = head.names.map((name, index) => {
    const unit = units[index] ?? '';
    return unit === '' || tidy(name) === '' ? name : `${name}（${unit}）`;
  });
  return { ...head, rows: head.rows + 1, names };
}

/** What a header names. @returns the name of a fact or figure */
export function columnName(names: Pick<NameIndex, 'findColumn'>, text: string): string | undefined {
  return text.length > LONGEST_NAME ? undefined : names.findColumn(text)?.named.definition.name;
}

function joined(upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, index) => {
    const below = lower[index] ?? '';
    return tidy(below) === '' ? (upper[index] ?? '') : below;
  });
}
