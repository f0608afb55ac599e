import type { CaseSettings } from '../cases/assemble.ts';
import { amountDue, amountTexts } from '../cases/result.ts';
import { Unknown } from '../language/value.ts';
import { tidy } from '../values/parse.ts';
import type { RowOutcome } from './compute.ts';
import type { ListRecord } from './list/records.ts';
import { maskNumbers } from './mask.ts';
import type { GroupColumn } from './totals/columns.ts';
import type { ListHead, RowWatcher } from './watch.ts';
import { noticeText, whoColumns } from './who.ts';

/** A row of the list for public notice: what is shown, names and numbers hidden already. */
export interface NoticeRow {
  /** As the results count rows, from 1 after the header. */
  readonly row: number;
  /** What the columns of the notice show, in their order. */
  readonly cells: readonly string[];
  readonly measure: string;
  /** Yuan with two decimals; `null` where it is open or the document gives no figure. */
  readonly amount: string | null;
  readonly open?: boolean;
}

interface NoticeColumn {
  readonly index: number;
  readonly header: string;
  readonly show: (cell: string) => string;
}

/** Makes the list for public notice: eligible rows, with who they are of, masked, and the columns totalled by. */
export class NoticeWatcher implements RowWatcher {
  readonly every = true;
  /** Headers of the columns that the notice shows. */
  headers: readonly string[] = [];
  /** Whether any of them hides something. */
  masked = false;
  private columns: readonly NoticeColumn[] = [];

  /** @param add takes a row of the notice */
  constructor(
    private readonly settings: CaseSettings,
    private readonly totalled: () => readonly GroupColumn[],
    private readonly add: (row: NoticeRow) => void,
  ) {}

  begin({ columns: { header } }: ListHead): void {
    const who = whoColumns(header, this.settings.names);
    this.masked = who.some(({ definition }) => definition.masked === true || definition.group === 'person');
    this.columns = [
      ...who.map((each) => ({ ...each, show: (cell: string) => noticeText(each, cell) })),
      ...this.totalled().map((each) => ({ ...each, show: (cell: string) => maskNumbers(tidy(cell)) })),
    ].sort((a, b) => a.index - b.index);
    this.headers = this.columns.map((each) => each.header);
  }

  row({ fields }: ListRecord, row: number, { evaluation }: RowOutcome): void {
    if (evaluation?.status !== 'eligible') return;
    const { amount } = amountTexts(evaluation);
    const open = amountDue(evaluation) instanceof Unknown;
    const cells = this.columns.map(({ index, show }) => show(fields[index] ?? ''));
    this.add({ row, cells, measure: evaluation.plan.measure.id, amount, ...(open ? { open } : {}) });
  }

  async flush(): Promise<void> {}

  async end(): Promise<void> {}
}
