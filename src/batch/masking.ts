import type { NameIndex } from '../cases/names.ts';
import type { Columns } from './columns.ts';
import type { ListRecord } from './list/records.ts';
import { maskNumbers } from './mask.ts';
import { noticeText, whoColumns } from './who.ts';

/**
 * Hides who the rows of a list are of, for a list that is handed on: names and numbers of persons keep their ends, as in a
 * public notice; numbers in other columns that may be those of identity cards or accounts are left out.
 */
export class ListMask {
  private readonly who: ReadonlyMap<number, (cell: string) => string>;
  private readonly used: ReadonlySet<number>;

  /** Columns that are computed with stay as they are, unless they say who a row is of. */
  constructor({ header, values }: Columns, names: NameIndex) {
    this.who = new Map(whoColumns(header, names).map((each) => [each.index, (cell) => noticeText(each, cell)]));
    this.used = new Set(values.map((each) => each.index));
  }

  /** A case. */
  case(record: ListRecord): ListRecord {
    return changed(record, (cell, index) => {
      const mask = this.who.get(index);
      if (mask) return mask(cell);
      return this.used.has(index) ? cell : maskNumbers(cell);
    });
  }

  /** A total, a note or a title: what stands in a column of names is none. */
  other(record: ListRecord): ListRecord {
    return changed(record, maskNumbers);
  }
}

function changed(record: ListRecord, mask: (cell: string, index: number) => string): ListRecord {
  const fields = record.fields.map((cell, index) => (cell === '' ? cell : mask(cell, index)));
  return fields.every((cell, index) => cell === record.fields[index]) ? record : { ...record, fields, raw: null };
}
