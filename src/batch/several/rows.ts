import { Exact } from '../../values/exact.ts';
import type { Columns } from '../columns.ts';
import { ColumnReader, isUndecided, type RowOutcome } from '../compute.ts';
import type { CsvWriter } from '../csv-writer.ts';
import { ExactRows, judgedBy, type RowSettings } from '../exact-rows.ts';
import type { Finding } from '../limits/findings.ts';
import type { LimitLedger } from '../limits/ledger.ts';
import type { ListRecord } from '../list/records.ts';
import { ResultRows } from '../result-rows.ts';
import { Tally } from '../tally.ts';
import type { Block } from './blocks.ts';
import type { BlockReport, ListRows } from './list-rows.ts';

/** A list by several measures in one pass: a block of result columns for each, or a line of JSON for each. */
export class SeveralRows extends ResultRows<readonly RowOutcome[]> implements ListRows {
  readonly headers: readonly string[];
  /** The counts of all blocks together: each row once, and what came of it in each. */
  readonly tally: Tally;
  readonly blocks: readonly BlockReport[];
  /** Rows from which limits took something away, by how. */
  readonly limited = new Map<Finding['kind'], number>();
  private readonly parts: readonly ExactRows[];

  constructor(
    request: RowSettings,
    blocks: readonly Block[],
    columns: Columns,
    writer: CsvWriter,
    private readonly ledger: LimitLedger | null,
  ) {
    super(request, columns, writer);
    const { words, settings } = request;
    // A cell is read once, whichever blocks want it.
    const readers = new Map(columns.values.map((each) => [each.index, new ColumnReader(each, settings)]));
    this.parts = blocks.map(
      (each) => new ExactRows({ ...request, subject: each.subject }, each.columns, writer, null, readers),
    );
    this.headers = blocks.flatMap(({ name }, index) =>
      this.parts[index]!.headers.map((each) => words.headerOf(each, name)),
    );
    this.blocks = blocks.map(({ name, columns: { absent }, needed }, index) => ({
      name,
      tally: this.parts[index]!.tally,
      absent,
      needed,
    }));
    this.tally = new Tally(columns.absent);
  }

  /** A column is missed where most rows lack it and no measure does without. */
  missed(rows: number): string[] {
    const missed = this.parts.map((each, index) => (this.blocks[index]!.needed.length > 0 ? ['?'] : each.missed(rows)));
    if (missed.some((each) => each.length === 0)) return [];
    return [...new Set(this.parts.flatMap((each) => each.missed(rows)))];
  }

  cells(outcomes: readonly RowOutcome[]): string[] {
    return outcomes.flatMap((each, index) => this.parts[index]!.cells(each));
  }

  json(outcomes: readonly RowOutcome[], row: number): string {
    return outcomes.map((each, index) => this.parts[index]!.json(each, row)).join('');
  }

  protected compute(record: ListRecord, row: number): readonly RowOutcome[] {
    return this.parts.map((each) => each.compute(record, row));
  }

  protected isUndecided(outcomes: readonly RowOutcome[]): boolean {
    return outcomes.every(isUndecided);
  }

  protected override uncount(record: ListRecord, row: number): void {
    for (const each of this.parts) each.uncount(record, row);
  }

  protected settled(computed: readonly RowOutcome[], record: ListRecord, row: number): readonly RowOutcome[] {
    const found = this.judged(computed, row);
    for (const [index, outcome] of found.entries()) {
      const part = this.parts[index]!;
      part.count(outcome, row, record.line);
      this.tally.add(outcome, row, record.line, () => part.errorTexts(outcome), index > 0);
      if (index > 0) this.tally.rows -= 1;
      for (const each of this.request.watchers ?? []) each.row(record, row, outcome, index > 0);
    }
    return found;
  }

  /** The claims of a row stand side by side: of two that exclude each other the larger is looked at first. */
  private judged(outcomes: readonly RowOutcome[], row: number): RowOutcome[] {
    const found = [...outcomes];
    const { ledger } = this;
    if (!ledger) return found;
    const order = [...found.keys()].sort((a, b) => amountOf(found[b]!).compare(amountOf(found[a]!)) || a - b);
    for (const index of order) found[index] = judgedBy(ledger, found[index]!, row, this.limited);
    return found;
  }
}

function amountOf({ evaluation }: RowOutcome): Exact {
  const amount = evaluation?.amount;
  return amount instanceof Exact ? amount : Exact.ZERO;
}
