import { CaseBuilder } from '../../cases/read.ts';
import { amountTexts } from '../../cases/result.ts';
import { screeningResult } from '../../cases/screening/result.ts';
import { placeScreening, type ScreenedMeasure, Screener, type Screening } from '../../cases/screening/screen.ts';
import type { Status } from '../../engine/run.ts';
import { Exact } from '../../values/exact.ts';
import { moneyText } from '../../values/print.ts';
import { type Problem, SuanceError } from '../../values/problem.ts';
import type { Columns } from '../columns.ts';
import { addCells, ColumnReader } from '../compute.ts';
import type { CsvWriter } from '../csv-writer.ts';
import type { RowSettings } from '../exact-rows.ts';
import type { ListRecord } from '../list/records.ts';
import { maskNumbers } from '../mask.ts';
import { ResultRows } from '../result-rows.ts';
import { Tally } from '../tally.ts';
import type { ListRows } from './list-rows.ts';

/** The columns that a screening adds to a row. */
export const SCREEN_COLUMNS = [
  'eligible_count',
  'eligible',
  'total',
  'total_min',
  'total_max',
  'left_out',
  'undetermined',
  'errors',
] as const;

export type ScreenListColumn = (typeof SCREEN_COLUMNS)[number];

/** How screened rows are worded. */
export interface ScreenListWords {
  readonly headers: Readonly<Record<ScreenListColumn, string>>;
  /** Between two measures. */
  readonly separator: string;
  readonly title: (each: ScreenedMeasure) => string;
  /** A measure with what it grants: an amount, or its bounds. */
  readonly granted: (title: string, amount: string | null, low: string | null, high: string | null) => string;
  /** A measure with the facts that it lacks. */
  readonly lacking: (each: ScreenedMeasure, facts: readonly string[]) => string;
}

type Outcome =
  | { readonly screening: Screening; readonly errors: readonly Problem[] }
  | { readonly screening: null; readonly missing: readonly string[]; readonly errors: readonly Problem[] };

/** A list by every measure in force for the place and day of each row. It asks what there is, and grants nothing. */
export class ScreenRows extends ResultRows<Outcome> implements ListRows {
  readonly headers: readonly string[];
  /** A row counts as eligible where it is for one measure at least; measures by the rows that they are due to. */
  readonly tally = new Tally([]);
  readonly limited = new Map<never, number>();
  private readonly screener: Screener;
  private readonly readers: readonly ColumnReader[];

  constructor(
    request: RowSettings,
    private readonly words: ScreenListWords,
    columns: Columns,
    writer: CsvWriter,
  ) {
    super(request, columns, writer);
    this.headers = SCREEN_COLUMNS.map((each) => words.headers[each]);
    this.screener = new Screener(request.settings.set);
    this.readers = columns.values.map((each) => new ColumnReader(each, request.settings));
  }

  missed(): string[] {
    return [];
  }

  protected isUndecided(outcome: Outcome): boolean {
    const status = statusOf(outcome);
    return status === 'undetermined' || status === 'invalid';
  }

  protected settled(outcome: Outcome, { line }: ListRecord, row: number): Outcome {
    this.count(outcome, row, line);
    return outcome;
  }

  protected compute({ fields, marks = null }: ListRecord, row: number): Outcome {
    const { settings } = this.request;
    const builder = new CaseBuilder(settings.context);
    addCells(builder, this.readers, fields, row, marks);
    try {
      return { screening: this.screener.screen(placeScreening(settings, builder)), errors: builder.errors };
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      const missing = MISSING[error.problem.code];
      const errors = builder.errors.length > 0 ? builder.errors : missing ? [] : error.at({ row }).problems;
      return { screening: null, missing: errors.length > 0 ? [] : missing!, errors };
    }
  }

  private count(outcome: Outcome, row: number, line: number): void {
    const { tally } = this;
    const status = statusOf(outcome);
    tally.rows += 1;
    tally.statuses[status] += 1;
    if (status === 'invalid') tally.noteInvalid({ row, line, message: this.errorTexts(outcome) });
    if (!outcome.screening) return;
    for (const { group, measure } of outcome.screening.measures)
      if (group === 'eligible') tally.measures.set(measure.id, (tally.measures.get(measure.id) ?? 0) + 1);
    const { low, high } = totalOf(outcome.screening);
    tally.addAmount(low, high);
  }

  private errorTexts({ errors }: Outcome): string {
    const { columns } = this.request.words;
    return errors.map((each) => columns.message(each)).join(columns.separator);
  }

  cells(outcome: Outcome): string[] {
    const { words } = this;
    const { fact } = this.request.words;
    if (!outcome.screening) {
      const missing = outcome.missing.map(fact).join(words.separator);
      return ['', '', '', '', '', '', missing, this.errorTexts(outcome)];
    }
    const { measures, totals } = outcome.screening;
    const eligible = measures.filter((each) => each.group === 'eligible');
    const named = (some: readonly ScreenedMeasure[]) => some.map(words.title).join(words.separator);
    const { low, high } = totalOf(outcome.screening);
    const settled = high?.equals(low) === true;
    const granted = eligible.map((each) => {
      const { amount, min, max } = amountTexts(each.evaluation);
      return words.granted(words.title(each), amount, min, max);
    });
    const open = measures.filter((each) => each.group === 'undetermined');
    return [
      String(eligible.length),
      granted.join(words.separator),
      settled ? moneyText(low) : '',
      settled ? '' : moneyText(low),
      settled || !high ? '' : moneyText(high),
      named([...totals.leftOut].sort((a, b) => a - b).map((each) => measures[each]!)),
      open.map((each) => words.lacking(each, each.evaluation.missing)).join(words.separator),
      this.errorTexts(outcome),
    ];
  }

  json(outcome: Outcome, row: number): string {
    const { words, result, settings } = this.request;
    const message = (error: Problem) => maskNumbers(words.message(error));
    if (!outcome.screening) {
      const errors = outcome.errors.map((each) => ({
        code: each.code,
        field: each.place.field ?? null,
        message: message(each),
      }));
      const { missing } = outcome;
      return `${JSON.stringify({ row, region: null, on: null, measures: [], missing, errors, ...result.provenance })}\n`;
    }
    const { facts, figures } = settings.set.vocabulary();
    const labelOf = (name: string) => (facts[name] ?? figures[name])?.label ?? { zh: name, en: name };
    return `${JSON.stringify({ row, ...screeningResult(outcome.screening, { ...result, message }, labelOf) })}\n`;
  }
}

/** What a row lacks to be screened at all. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  'screen-needs-region': ['region'],
  'screen-needs-date': ['application_date'],
};

function statusOf(outcome: Outcome): Status {
  if (!outcome.screening) return outcome.errors.length > 0 ? 'invalid' : 'undetermined';
  const groups = new Set(outcome.screening.measures.map((each) => each.group));
  if (outcome.errors.length > 0 && groups.has('invalid')) return 'invalid';
  if (groups.has('eligible')) return 'eligible';
  return groups.has('undetermined') || groups.has('untouched') ? 'undetermined' : 'ineligible';
}

/** What can be had together, of all kinds of beneficiaries; no upper bound where one of them has none. */
function totalOf({ totals: { totals } }: Screening): { readonly low: Exact; readonly high: Exact | null } {
  return {
    low: totals.reduce((sum, each) => sum.plus(each.low), Exact.ZERO),
    high: totals.reduce<Exact | null>((sum, each) => sum && each.high && sum.plus(each.high), Exact.ZERO),
  };
}
