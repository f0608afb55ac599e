import { plainHeader } from '../../cases/names.ts';
import { problem, type SuanceError } from '../../values/problem.ts';
import type { Columns, ValueColumn } from '../columns.ts';
import { titleUnits } from './title-units.ts';

/** Characters beyond which a cell is no name of a column. */
const LONGEST_NAME = 60;
/** So many names of columns in a row, and it is a header. */
const FEWEST_NAMES = 2;
/** A unit or a remark behind a name. */
const REMARK = /[(（][^()（）]*[)）]$|[/／][^/／]{1,4}$/;

/**
 * Finds where another table begins in a list: what follows would be read by the columns, and in the unit, of the first. Only
 * rows that are no case that could be computed are looked at.
 */
export class OtherTables {
  private readonly names = new Map<string, ValueColumn>();
  private readonly money: readonly ValueColumn[];

  constructor(private readonly columns: Columns) {
    const { values } = columns;
    for (const each of values) for (const name of namesOf(each)) this.names.set(name, each);
    this.money = values.filter((each) => typeOf(each) === 'money' && !each.declared);
  }

  /** Whether a row is the header once more: `same`, with its columns in their places, or `other`. */
  headerIn(fields: readonly string[]): 'same' | 'other' | null {
    const named = new Set<ValueColumn>();
    for (const cell of fields) {
      if (cell === '' || cell.length > LONGEST_NAME) continue;
      const plain = plainHeader(cell);
      const found = this.names.get(plain) ?? this.names.get(plain.replace(REMARK, ''));
      if (found) named.add(found);
    }
    if (named.size < FEWEST_NAMES) return null;
    const { header, values } = this.columns;
    return values.every(({ index }) => plainHeader(fields[index] ?? '') === plainHeader(header[index]!))
      ? 'same'
      : 'other';
  }

  /**
   * What tells that another table follows, or `null`.
   * @param isNote whether the row is a remark; one that may be a case says a unit only where it has nothing else to compute with
   * @returns `csv-other-header`, `csv-other-unit`
   */
  conflictIn(fields: readonly string[], isNote: boolean): SuanceError | null {
    if (this.headerIn(fields) === 'other') return problem('csv-other-header', {});
    if (this.money.length === 0) return null;
    const { moneyUnit, unclear } = titleUnits([fields]);
    if (moneyUnit === null && unclear === null) return null;
    const plain = this.columns.values.every(({ index }) => {
      const cell = fields[index] ?? '';
      return cell.trim() === '' || saysUnit(cell);
    });
    if (!isNote && !plain) return null;
    const others = this.money.filter((each) => (each.hints.moneyUnit ?? 'yuan') !== moneyUnit);
    if (others.length === 0) return null;
    const unit = unclear ?? (moneyUnit === 'yuan' ? '元' : '万元');
    return problem('csv-other-unit', { unit, headers: others.map((each) => each.header.trim()) });
  }
}

function saysUnit(cell: string): boolean {
  const { moneyUnit, unclear } = titleUnits([[cell]]);
  return moneyUnit !== null || unclear !== null;
}

/** What a column is called: its header in the list, and the usual names of what it gives. */
function namesOf({ header, named: { definition } }: ValueColumn): string[] {
  const plain = plainHeader(header);
  const { name, label, headers } = definition;
  return [plain, plain.replace(REMARK, ''), ...[name, label.zh, label.en, ...headers].map(plainHeader)];
}

function typeOf({ named: { definition } }: ValueColumn): string | null {
  return 'type' in definition ? definition.type : null;
}
