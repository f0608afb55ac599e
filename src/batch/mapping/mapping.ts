import { plainHeader as folded, type NamedColumn, type NameIndex } from '../../cases/names.ts';
import { nearest } from '../../language/nearest.ts';
import { type Place, problem, SuanceError } from '../../values/problem.ts';
import { visible } from '../../values/visible.ts';
import { maskNumbers } from '../mask.ts';

/** What the user says a column is. */
export interface MapEntry {
  /** The column: its header, or `#3` for the third. */
  readonly column: string;
  /** The fact by id, label or alias, perhaps with a unit or month; {@link NO_FACT} for none. */
  readonly target: string;
  readonly place: Place;
}

/** What stands for a column that gives no fact. */
export const NO_FACT = '-';

/** What a column is: `null` for one that gives no fact, `undefined` where nothing is said of it. */
export type MappedColumns = ReadonlyMap<number, NamedColumn | null>;

/**
 * Splits `列名=fact` at its last sign of equality: headers may have one, names of facts have none.
 * @throws SuanceError `map-malformed`, at `--map`
 */
export function mapEntry(text: string): MapEntry {
  const at = Math.max(text.lastIndexOf('='), text.lastIndexOf('＝'));
  const column = text.slice(0, Math.max(at, 0)).trim();
  const target = text.slice(at + 1).trim();
  if (column === '' || target === '') throw problem('map-malformed', { text }, { option: '--map' });
  return { column, target, place: { option: '--map' } };
}

/** Options before a file: what both say of a column, the options decide. */
export function joinEntries(options: readonly MapEntry[], file: readonly MapEntry[]): MapEntry[] {
  const said = new Set(options.map((each) => folded(each.column)));
  return [...options, ...file.filter((each) => !said.has(folded(each.column)))];
}

const NUMBER = /^#(\d{1,6})$/;

/**
 * Finds the columns that a mapping speaks of.
 * @param describe a fact for a reader: its label and id
 * @throws SuanceError with every fault of the mapping: `map-column-unknown` with the nearest, `map-column-several` for a header
 * that several columns have, `map-column-twice`, and as {@link NameIndex.mapped}
 */
export function mapColumns(
  entries: readonly MapEntry[],
  header: readonly string[],
  names: NameIndex,
  describe: (name: string) => string,
): MappedColumns {
  const mapped = new Map<number, NamedColumn | null>();
  const problems: SuanceError['problems'][number][] = [];
  for (const { column, target, place } of entries) {
    try {
      const index = columnOf(column, header);
      if (mapped.has(index)) throw problem('map-column-twice', { header: header[index]! });
      mapped.set(index, null);
      if (target !== NO_FACT) mapped.set(index, names.mapped(header[index]!, target, describe));
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      problems.push(...error.at(place).problems);
    }
  }
  const [first, ...others] = problems;
  if (first) throw new SuanceError([first, ...others]);
  return mapped;
}

/**
 * Tells names what the user says of headers, so that whatever looks for a column finds it.
 * @throws SuanceError as {@link NameIndex.mapped}, at the place of the entry
 */
export function applyMapping(
  entries: readonly MapEntry[],
  names: NameIndex,
  describe: (name: string) => string,
): readonly MapEntry[] {
  for (const { column, target, place } of entries) {
    try {
      if (!NUMBER.test(folded(column)))
        names.take(column, target === NO_FACT ? null : names.mapped(column, target, describe));
    } catch (error) {
      throw error instanceof SuanceError ? error.at(place) : error;
    }
  }
  return entries;
}

function columnOf(column: string, header: readonly string[]): number {
  const wanted = folded(column);
  const found = header.flatMap((each, index) => (folded(each) === wanted ? [index] : []));
  if (found.length === 1) return found[0]!;
  const named = header.filter((each) => each.trim() !== '');
  if (found.length > 1)
    throw problem('map-column-several', { header: column, options: found.map((each) => `--map '#${each + 1}=…'`) });
  const number = Number(NUMBER.exec(wanted)?.[1] ?? 0);
  if (number >= 1 && number <= header.length) return number - 1;
  throw problem('map-column-unknown', { name: column, nearest: nearest(column, named), headers: named.slice(0, 40) });
}

const TIMES = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** How often each name stands in a header; counted once, for there may be thousands of columns. */
function timesOf(header: readonly string[]): ReadonlyMap<string, number> {
  const known = TIMES.get(header);
  if (known) return known;
  const times = new Map<string, number>();
  for (const each of header.map(folded)) times.set(each, (times.get(each) ?? 0) + 1);
  TIMES.set(header, times);
  return times;
}

/** How a column is named in an option: by its header, or by its number where that is not its own or empty. */
export function columnKey(index: number, header: readonly string[]): string {
  const own = folded(header[index]!);
  return own !== '' && timesOf(header).get(own) === 1 ? header[index]!.trim() : `#${index + 1}`;
}

/** The option that says what a column is, as it is typed. */
export function mapOption(index: number, header: readonly string[], target: string): string {
  const key = columnKey(index, header);
  // What cannot be typed, or would name a person, is told by its number.
  const shown = visible(maskNumbers(key)) === key ? key : `#${index + 1}`;
  const text = `${shown}=${target}`;
  return `--map ${text.includes("'") ? `"${text}"` : `'${text}'`}`;
}
