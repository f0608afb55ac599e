import type { NameIndex } from '../../cases/names.ts';
import { nearest } from '../../language/nearest.ts';
import { foldLabel } from '../../policies/quantity.ts';
import { problem } from '../../values/problem.ts';
import { maskNumbers } from '../mask.ts';

/** A column of the input to total by. */
export interface GroupColumn {
  readonly index: number;
  readonly header: string;
}

/** Headers that an error lists. */
const LISTED = 20;

/**
 * Finds the columns to total by: any of the file, by its header, or by the fact that it gives.
 * @throws SuanceError at `--total-by`: `total-by-unknown` with the nearest headers; `total-by-person` for a column that
 * says who the rows are of
 */
export function groupColumns(header: readonly string[], wanted: readonly string[], names: NameIndex): GroupColumn[] {
  const place = { option: '--total-by' };
  const found = new Map<number, GroupColumn>();
  for (const name of wanted) {
    const index = columnOf(header, name, names);
    if (index < 0)
      throw problem(
        'total-by-unknown',
        { name, nearest: nearest(name, header, 4), headers: header.slice(0, LISTED).map(maskNumbers) },
        place,
      );
    const named = names.findColumn(header[index]!)?.named;
    if (named?.kind === 'fact' && named.definition.identity)
      throw problem('total-by-person', { header: header[index]! }, place);
    found.set(index, { index, header: header[index]!.trim() });
  }
  return [...found.values()];
}

function columnOf(header: readonly string[], name: string, names: NameIndex): number {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const folded = header.findIndex((each) => foldLabel(each) === foldLabel(name));
  if (folded >= 0) return folded;
  const wanted = names.findColumn(name)?.named.definition;
  return wanted ? header.findIndex((each) => names.findColumn(each)?.named.definition === wanted) : -1;
}
