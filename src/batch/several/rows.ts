import { Exact } from '../../values/exact.ts';
import { problem } from '../../values/problem.ts';
import type { Columns } from '../columns.ts';
import { ColumnReader, isUndecided, type RowOutcome } from '../compute.ts';
import type { CsvWriter } from '../csv-writer.ts';
import { ExactRows, type RowSettings } from '../exact-rows.ts';
import type { Finding } from '../limits/findings.ts';
import type { LimitLedger } from '../limits/ledger.ts';
import type { RowKind } from '../list/kinds.ts';
import type { ListRecord } from '../list/records.ts';
import { RowKinds } from '../list/row-kinds.ts';
import { ListMask } from '../masking.ts';
import { Tally } from '../tally.ts';
import type { Block } from './blocks.ts';
import type { BlockReport, ListRows, ShownRow } from './list-rows.ts';

/** A list by several measures in one pass: a block of result columns for each, or a line of JSON for each. */
export class SeveralRows implements ListRows {
  readonly headers: readonly string[];
  /** The counts of all blocks together: each row once, and what came of it in each. */
  readonly tally: Tally;
  readonly blocks: readonly BlockReport[];
  /** Rows from which limits took something away, by how. */
  readonly limited = new Map<Finding['kind'], number>();
  private readonly parts: readonly ExactRows[];
  private readonly width: number;
  private readonly kinds: RowKinds;
  private readonly mask: ListMask | null;

  constructor(
    private readonly request: RowSettings,
    blocks: readonly Block[],
    columns: Columns,
    private readonly writer: CsvWriter,
    private readonly ledger: LimitLedger | null,
  ) {
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
    this.width = columns.header.length;
    this.kinds = new RowKinds(columns);
    this.mask = request.mask ? new ListMask(columns, request.settings.names) : null;
  }

  line(record: ListRecord, row: number): string {
    const { format } = this.request;
    const outcomes = this.outcomes(record, row);
    const shown = this.shown(record, outcomes !== null);
    if (!outcomes) return format === 'csv' ? this.writer.filled(shown, this.width, this.headers.length) : '';
    if (format === 'csv') return this.writer.row(shown, this.cells(outcomes));
    return outcomes.map((each, index) => this.parts[index]!.json(each, row)).join('');
  }

  private shown(record: ListRecord, isCase: boolean): ListRecord {
    if (!this.mask) return record;
    return isCase ? this.mask.case(record) : this.mask.other(record);
  }

  title(record: ListRecord): ListRecord {
    return this.mask ? this.mask.other(record) : record;
  }

  results(record: ListRecord, row: number): ShownRow {
    const outcomes = this.outcomes(record, row);
    const results = outcomes ? this.cells(outcomes) : this.headers.map(() => '');
    return { fields: this.shown(record, outcomes !== null).fields, results };
  }

  /** A column is missed where most rows lack it and no measure does without. */
  missed(rows: number): string[] {
    const missed = this.parts.map((each, index) => (this.blocks[index]!.needed.length > 0 ? ['?'] : each.missed(rows)));
    if (missed.some((each) => each.length === 0)) return [];
    return [...new Set(this.parts.flatMap((each) => each.missed(rows)))];
  }

  private cells(outcomes: readonly RowOutcome[]): string[] {
    return outcomes.flatMap((each, index) => this.parts[index]!.cells(each));
  }

  private outcomes(record: ListRecord, row: number): readonly RowOutcome[] | null {
    const { fields, line, marks } = record;
    const kind = this.kinds.inList(fields, this.width);
    if (kind !== 'case') return this.carried(kind);
    if (fields.length !== this.width) {
      const code = fields.length < this.width ? 'csv-row-short' : 'csv-row-long';
      throw problem(code, { expected: this.width, found: fields.length }, { row, line });
    }
    const computed = this.parts.map((each) => each.computer.compute(fields, row, marks));
    const later = computed.every(isUndecided) ? this.kinds.later(fields) : 'case';
    if (later !== 'case') {
      for (const each of this.parts) each.computer.uncount(fields, row, marks);
      return this.carried(later);
    }
    const found = this.judged(computed, row);
    for (const [index, outcome] of found.entries()) {
      const part = this.parts[index]!;
      part.count(outcome, row, line);
      this.tally.add(outcome, row, line, () => part.errorTexts(outcome), index > 0);
      if (index > 0) this.tally.rows -= 1;
      for (const each of this.request.watchers ?? []) each.row(record, row, outcome, index > 0);
    }
    return found;
  }

  private carried(kind: Exclude<RowKind, 'case'>): null {
    this.tally.carried[kind] += 1;
    return null;
  }

  /** The claims of a row stand side by side: of two that exclude each other the larger is looked at first. */
  private judged(outcomes: readonly RowOutcome[], row: number): RowOutcome[] {
    const found = [...outcomes];
    const { ledger } = this;
    if (!ledger) return found;
    const order = [...found.keys()].sort((a, b) => amountOf(found[b]!).compare(amountOf(found[a]!)) || a - b);
    for (const index of order) {
      const outcome = found[index]!;
      if (!outcome.evaluation) continue;
      const judged = ledger.judge(outcome.evaluation, row);
      for (const kind of new Set(judged.findings.map((each) => each.kind)))
        this.limited.set(kind, (this.limited.get(kind) ?? 0) + 1);
      found[index] = { ...outcome, evaluation: judged.evaluation, judged };
    }
    return found;
  }
}

function amountOf({ evaluation }: RowOutcome): Exact {
  const amount = evaluation?.amount;
  return amount instanceof Exact ? amount : Exact.ZERO;
}
