import type { Status } from '../../engine/run.ts';
import { tidy } from '../../values/parse.ts';
import { maskNumbers } from '../mask.ts';
import type { Fen } from './fen.ts';
import { countOf, type OpenAmount, Sums, type SumsData } from './sums.ts';

/** Totals by the texts of one column, as plain data. */
export interface GroupsData {
  /** The header of the column. */
  readonly column: string;
  /** In order of their texts; `null` where the column has more different texts than {@link MOST_GROUPS}. */
  readonly groups: readonly (SumsData & { readonly text: string })[] | null;
}

/** Different texts of a column by which there are totals: there are some 2,900 counties. */
export const MOST_GROUPS = 5000;
/** Characters of a text by which it is told from others. */
const LONGEST = 200;

/**
 * Totals by the texts of one column. A column with too many texts is none to total by: it then has no groups at all,
 * rather than those that came first, so that it does not matter in which order or in which parts rows are counted.
 */
export class Groups {
  private groups: Map<string, Sums> | null = new Map();
  /** Cells as they stand, with their sums: the same few come again and again. */
  private readonly seen = new Map<string, Sums>();

  constructor(readonly column: string) {}

  /** @param cell the cell as it stands; blanks around it and the width of its signs do not matter */
  add(cell: string, status: Status, fen: Fen | null, open: OpenAmount | null): void {
    if (this.groups === null) return;
    let sums = this.seen.get(cell) ?? null;
    if (sums === null) {
      sums = this.sumsOf(groupText(cell));
      if (sums && this.seen.size < MOST_GROUPS && cell.length <= LONGEST) this.seen.set(kept(cell), sums);
    }
    sums?.add(status, fen, open);
  }

  merge(other: Groups): void {
    if (other.groups === null) this.overflow();
    else for (const [text, sums] of other.groups) this.sumsOf(text)?.merge(sums);
  }

  private sumsOf(text: string): Sums | null {
    if (this.groups === null) return null;
    let sums = this.groups.get(text);
    if (!sums) {
      if (this.groups.size === MOST_GROUPS) {
        this.overflow();
        return null;
      }
      sums = new Sums();
      this.groups.set(text, sums);
    }
    return sums;
  }

  private overflow(): void {
    this.groups = null;
    this.seen.clear();
  }

  data(): GroupsData {
    const groups =
      this.groups &&
      [...this.groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, sums]) => ({ text, ...sums.data() }));
    return { column: this.column, groups };
  }

  static from({ column, groups }: GroupsData): Groups {
    const made = new Groups(column);
    made.groups = groups && new Map(groups.map((each) => [each.text, Sums.from(each)]));
    return made;
  }
}

/** The text of a group: numbers that may name a person are left out of it, as of every summary. */
function groupText(cell: string): string {
  const text = tidy(cell);
  return kept(maskNumbers(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text));
}

/** The same text, to be kept: a part of a block would keep the whole block in memory. */
function kept(text: string): string {
  return Buffer.from(text).toString();
}

type Group = SumsData & { readonly text: string };

/** The groups to show, and what the others come to, so that the column still adds up. */
export interface ShownGroups {
  readonly shown: readonly Group[];
  readonly others: { readonly count: number; readonly sums: SumsData } | null;
}

/** All groups where there are at most so many, else those with the largest sums and counts, in order of their texts. */
export function shownGroups(groups: readonly Group[], most: number): ShownGroups {
  if (groups.length <= most) return { shown: groups, others: null };
  const ranked = groups
    .map((each) => ({ each, fen: Sums.from(each).amount.exact, count: countOf(each) }))
    .sort((a, b) => b.fen.compare(a.fen) || b.count - a.count);
  const first = new Set(ranked.slice(0, most - 1).map(({ each }) => each));
  const rest = new Sums();
  for (const each of groups) if (!first.has(each)) rest.merge(Sums.from(each));
  return {
    shown: groups.filter((each) => first.has(each)),
    others: { count: groups.length - first.size, sums: rest.data() },
  };
}
