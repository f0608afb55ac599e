import type { CaseSettings } from '../../cases/assemble.ts';
import type { Measure } from '../../policies/model.ts';
import type { Subject } from '../../policies/set.ts';
import { problem } from '../../values/problem.ts';
import { type Columns, measuresInReach, readHeader } from '../columns.ts';
import type { MapEntry } from '../mapping/mapping.ts';

/** One of several measures or families, and what it is called in headers. */
export interface NamedSubject {
  readonly subject: Subject;
  readonly name: string;
}

/** One of several measures or families, with the columns of the list that it reads. */
export interface Block extends NamedSubject {
  readonly measures: readonly Measure[];
  readonly columns: Columns;
  /** Facts without which none of its rows can come out eligible, and that nothing gives. */
  readonly needed: readonly string[];
}

/**
 * Reads the header of a list for several measures: a column that one of them lacks does not stop the others.
 * @throws SuanceError `csv-column-missing` where each of them lacks one, and as {@link readHeader}
 */
export function readBlocks(
  header: readonly string[],
  subjects: readonly NamedSubject[],
  settings: CaseSettings,
  describe: (name: string) => string,
  mapping: readonly MapEntry[] = [],
): { readonly blocks: readonly Block[]; readonly columns: Columns } {
  const reach = subjects.map((each) => measuresInReach(settings.set, each.subject, settings, header));
  const all = reach.flat();
  const blocks = subjects.map((each, index): Block => {
    const measures = reach[index]!;
    const { columns, needed } = leniently(header, measures, all, settings, describe, mapping);
    return { ...each, measures, columns, needed };
  });
  if (blocks.every((each) => each.needed.length > 0)) {
    const facts = [...new Set(blocks.flatMap((each) => each.needed))].map(describe);
    throw problem('csv-column-missing', { facts });
  }
  return { blocks, columns: joined(header, blocks) };
}

/** The columns for some measures, and the facts for want of which none of them can grant anything. */
function leniently(
  header: readonly string[],
  measures: readonly Measure[],
  all: readonly Measure[],
  settings: CaseSettings,
  describe: (name: string) => string,
  mapping: readonly MapEntry[],
): { readonly columns: Columns; readonly needed: readonly string[] } {
  const needed: string[] = [];
  const columns = readHeader(header, measures, settings, describe, mapping, undefined, {
    among: all,
    needed: (names) => needed.push(...names),
  });
  return { columns, needed };
}

/** The header with every column that any of them reads. */
function joined(header: readonly string[], blocks: readonly Block[]): Columns {
  const values = new Map(blocks.flatMap(({ columns }) => columns.values.map((each) => [each.index, each] as const)));
  const absent = new Set(blocks.flatMap(({ columns }) => columns.absent));
  const figuresAlone = blocks.some(({ columns }) => columns.figuresAlone);
  return { header, values: [...values.values()].sort((a, b) => a.index - b.index), absent: [...absent], figuresAlone };
}

/** All columns of a list that any measure reads that may be in force. @throws SuanceError as {@link readHeader}, for columns that are there */
export function columnsOfAll(
  header: readonly string[],
  settings: CaseSettings,
  describe: (name: string) => string,
  mapping: readonly MapEntry[] = [],
): Columns {
  const { set } = settings;
  const measures = set.families.flatMap((family) => measuresInReach(set, { kind: 'family', family }, settings, header));
  // Which columns are missed depends on the place and day of each row.
  const columns = readHeader(header, measures, settings, describe, mapping, undefined, { among: [], needed: () => {} });
  return { ...columns, absent: [] };
}
