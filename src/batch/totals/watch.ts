import type { CaseSettings } from '../../cases/assemble.ts';
import type { Label } from '../../values/problem.ts';
import type { RowOutcome } from '../compute.ts';
import type { Finding } from '../limits/findings.ts';
import type { ListRecord } from '../list/records.ts';
import type { ListHead, RowWatcher } from '../watch.ts';
import { type GroupColumn, groupColumns } from './columns.ts';
import { totalsRowOf, uncomputedRow } from './row.ts';
import { type Reason, Totals, type TotalsRow } from './totals.ts';

/** A result that limits have taken something from: they are why, where it comes to nothing. */
function withLimits(row: TotalsRow, findings: readonly Finding[]): TotalsRow {
  if (findings.length === 0 || row.status !== 'ineligible') return row;
  return { ...row, reasons: [...row.reasons, ...findings.map(limitReason)] };
}

function limitReason(finding: Finding): Reason {
  if ('limit' in finding) return { kind: 'limit', id: finding.limit.id, title: finding.limit.title };
  const id = 'other' in finding ? finding.other : finding.kind;
  return { kind: 'limit', id, title: { zh: id, en: id } };
}

/** Counts a list while it is computed. */
export class TotalsWatcher implements RowWatcher {
  readonly every = true;
  totals = new Totals();
  /** The columns to total by. */
  columns: readonly GroupColumn[] = [];
  private readonly labelOf: (id: string) => Label | undefined;

  /** @param wanted columns to total by, as asked for */
  constructor(
    private readonly settings: CaseSettings,
    private readonly wanted: readonly string[],
  ) {
    const { facts, figures } = settings.set.vocabulary();
    this.labelOf = (id) => facts[id]?.label ?? figures[id]?.label;
  }

  /** @throws SuanceError as {@link groupColumns} */
  begin({ columns }: ListHead): void {
    this.columns = groupColumns(columns.header, this.wanted, this.settings.names);
    this.totals = new Totals(this.columns.map((each) => each.header));
  }

  row({ fields }: ListRecord, _row: number, outcome: RowOutcome, further: boolean): void {
    const groups = this.columns.map((each) => fields[each.index] ?? '');
    this.totals.add(
      outcome.evaluation
        ? withLimits(totalsRowOf(outcome.evaluation, groups, further, this.labelOf), outcome.judged?.findings ?? [])
        : uncomputedRow(outcome.missing, outcome.errors, this.labelOf, groups, further),
    );
  }

  async flush(): Promise<void> {}

  async end(): Promise<void> {}
}
