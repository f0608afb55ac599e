import { basename } from 'node:path';
import type { CaseSettings } from '../../cases/assemble.ts';
import { RESULT_COLUMNS, type ResultColumn } from '../../cases/columns.ts';
import { CaseBuilder } from '../../cases/read.ts';
import { type Plan, preparePlan, slotsFor } from '../../engine/plan.ts';
import { type Evaluation, evaluate } from '../../engine/run.ts';
import type { Slots } from '../../language/evaluate.ts';
import { Exact } from '../../values/exact.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import type { ValueColumn } from '../columns.ts';
import { ColumnReader } from '../compute.ts';
import { CsvReader } from '../csv-reader.ts';
import { decodeText } from '../encoding.ts';
import type { Head } from '../list/head.ts';
import { delimiterOf } from '../list/records.ts';
import { type Source, unreadable } from '../source.ts';
import type { Booking } from './findings.ts';
import type { LimitLedger } from './ledger.ts';
import type { Standing } from './usage.ts';

/** How results are worded that a history may be written in. */
export interface HistoryWords {
  /** The headers of the result columns, in each language. */
  readonly headers: readonly Readonly<Record<ResultColumn, string>>[];
  /** What stands for an eligible row. */
  readonly eligible: readonly string[];
}

/** What was found in a file of earlier results. */
export interface HistoryReport {
  readonly rows: number;
  /** Rows that were granted and count. */
  readonly counted: number;
}

/** So many rows may stand above the header: titles. */
const TITLES = 20;

/**
 * Reads the results of an earlier list into the ledger: CSV or NDJSON as this tool writes them, told by the first sign.
 * Only rows that were granted count, and only those of the measures that the ledger watches.
 *
 * A CSV must have its result columns (status, measure, amount) and the columns of the facts by which claims are counted
 * together. NDJSON carries what each claim used.
 * @throws SuanceError with file and row: `history-not-results`, `history-without-keys`, `history-fact-missing`,
 * `history-differs`, `json-malformed`, and what is wrong with a value that is needed
 */
export async function readHistory(
  source: Source,
  ledger: LimitLedger,
  settings: CaseSettings,
  words: HistoryWords,
): Promise<HistoryReport> {
  // Results say which file it was, not where it lay: wherever they are computed again, they are the same.
  const file = ledger.addFile(basename(source.name));
  let reader: HistoryReader | null = null;
  let head = '';
  try {
    for await (const block of decodeText(source.bytes, undefined)) {
      if (!reader) {
        head += block;
        if (head.trim() === '') continue;
        const text = head.replace(/^[\r\n]+/, '');
        reader = text.trimStart().startsWith('{')
          ? new JsonHistory(ledger, file)
          : new CsvHistory(ledger, file, settings, words, text);
        reader.push(text);
      } else reader.push(block);
    }
    if (!reader) throw problem('history-not-results', { columns: ['status', 'measure', 'amount'] });
    return reader.end();
  } catch (error) {
    const found = unreadable(source.name, error);
    throw found instanceof SuanceError ? found.at({ file: source.name }) : found;
  } finally {
    source.close();
  }
}

interface HistoryReader {
  push(block: string): void;
  end(): HistoryReport;
}

/** Results as NDJSON: each line says what its claim used. */
class JsonHistory implements HistoryReader {
  private rest = '';
  private rows = 0;
  private counted = 0;

  constructor(
    private readonly ledger: LimitLedger,
    private readonly file: number,
  ) {}

  push(block: string): void {
    const lines = (this.rest + block).split('\n');
    this.rest = lines.pop()!;
    for (const line of lines) this.line(line);
  }

  end(): HistoryReport {
    this.line(this.rest);
    return { rows: this.rows, counted: this.counted };
  }

  private line(line: string): void {
    if (line.trim() === '') return;
    this.rows += 1;
    const result = parseResult(line, this.rows);
    const { measure, status, limits } = result;
    if (status !== 'eligible' || typeof measure !== 'string' || !this.ledger.watches(measure)) return;
    const row = typeof result.row === 'number' ? result.row : this.rows;
    if (!isRecord(limits) || !Array.isArray(limits.counted)) throw problem('history-without-keys', {}, { row });
    const claim = typeof limits.claim === 'string' ? limits.claim : null;
    const bookings = limits.counted.filter(isBooking);
    if (bookings.length !== limits.counted.length) throw problem('history-without-keys', {}, { row });
    this.ledger.addBookings(measure, claim, bookings, { file: this.file, row });
    this.counted += 1;
  }
}

function parseResult(line: string, row: number): Record<string, unknown> {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (error) {
    throw problem('json-malformed', { message: (error as Error).message.replace(/".*"/g, '…') }, { row });
  }
  if (!isRecord(data)) throw problem('history-not-results', { columns: ['status', 'measure', 'amount'] }, { row });
  return data;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return data !== null && typeof data === 'object' && !Array.isArray(data);
}

const DIGEST = /^[\da-f]{32}$/;
const NUMBER = /^\d{1,18}(\.\d{1,2})?$/;

function isBooking(data: unknown): data is Booking {
  if (!isRecord(data) || (typeof data.limit !== 'string' && typeof data.with !== 'string')) return false;
  const text = (value: unknown, pattern: RegExp) => typeof value === 'string' && pattern.test(value);
  if (data.open !== undefined && data.open !== true) return false;
  return text(data.key, DIGEST) && text(data.before, NUMBER) && text(data.counts, NUMBER);
}

/** Where a CSV of results has what is needed. */
interface ResultPlaces {
  readonly status: number;
  readonly measure: number;
  readonly amount: number;
}

const PLACES = ['status', 'measure', 'amount'] as const;

function isPlace(column: ResultColumn): column is (typeof PLACES)[number] {
  return (PLACES as readonly ResultColumn[]).includes(column);
}

/** The number that a result column has where its name was taken; what measure it is of, where there were several. */
const NUMBERED = / \(\d+\)$/;
const OF_MEASURE = /^(.*?)(?: \((.+)\)|（(.+)）)$/;

/** The result column that a header names, and the block of columns that it is in. */
function resultOf(header: string, { headers }: HistoryWords): { column: ResultColumn; block: string } | undefined {
  const plain = header.trim().replace(NUMBERED, '');
  const of = OF_MEASURE.exec(plain);
  for (const [name, block] of [[plain, ''], ...(of ? [[of[1]!, of[2] ?? of[3]!]] : [])] as const) {
    const column = RESULT_COLUMNS.find((each) => headers.some((one) => one[each] === name));
    if (column) return { column, block };
  }
  return undefined;
}

/** The row that names the most result columns. */
function headOf(rows: readonly (readonly string[])[], words: HistoryWords): Head {
  const counts = rows.map((each) => new Set(each.flatMap((header) => resultOf(header, words)?.column ?? [])).size);
  const named = Math.max(0, ...counts);
  const titles = Math.max(0, counts.indexOf(named));
  return { titles, rows: 1, names: rows[titles] ?? [], named };
}

/** Results as CSV: what a claim used is worked out from its facts. */
class CsvHistory implements HistoryReader {
  private readonly reader: CsvReader;
  private rows = 0;
  private counted = 0;
  private above = 0;
  /** One for each block of result columns. */
  private places: readonly ResultPlaces[] = [];
  private columns: readonly { readonly name: string; readonly reader: ColumnReader }[] = [];
  private readonly plans = new Map<string, { readonly plan: Plan; readonly slots: Slots }>();
  private readonly eligible: ReadonlySet<string>;

  constructor(
    private readonly ledger: LimitLedger,
    private readonly file: number,
    private readonly settings: CaseSettings,
    private readonly words: HistoryWords,
    sample: string,
  ) {
    this.eligible = new Set(words.eligible);
    this.reader = new CsvReader(
      delimiterOf(sample, false, (rows) => headOf(rows, words)),
      ({ fields }) => {
        if (this.places.length > 0) this.row(fields);
        else this.header(fields);
      },
    );
  }

  push(block: string): void {
    this.reader.push(block);
  }

  end(): HistoryReport {
    this.reader.end();
    if (this.places.length === 0) throw this.notResults([]);
    return { rows: this.rows, counted: this.counted };
  }

  private header(fields: readonly string[]): void {
    const blocks = new Map<string, { status?: number; measure?: number; amount?: number }>();
    const results = fields.map((each) => resultOf(each, this.words));
    for (const [index, found] of results.entries()) {
      if (!found || !isPlace(found.column)) continue;
      // A list that was computed before has its older results to the left, under the same names.
      blocks.set(found.block, { ...blocks.get(found.block), [found.column]: index });
    }
    this.places = [...blocks.values()].flatMap(({ status, measure, amount }) =>
      status === undefined || measure === undefined || amount === undefined ? [] : [{ status, measure, amount }],
    );
    if (this.places.length === 0) {
      this.above += 1;
      if (this.above > TITLES) throw this.notResults(fields);
      return;
    }
    this.columns = fields.flatMap((header, index) => {
      const found = results[index] ? undefined : this.settings.names.findColumn(header);
      if (!found) return [];
      const { named, bareRate, moneyUnit } = found;
      const column: ValueColumn = { index, header, named, hints: { bareRate, moneyUnit } };
      return [{ name: named.definition.name, reader: new ColumnReader(column, this.settings) }];
    });
  }

  private notResults(fields: readonly string[]): SuanceError {
    const wanted = (['status', 'measure', 'amount'] as const).filter((column) =>
      this.words.headers.every((each) => !fields.includes(each[column])),
    );
    return problem('history-not-results', { columns: wanted.map((each) => this.words.headers[0]![each]) });
  }

  private row(fields: readonly string[]): void {
    this.rows += 1;
    for (const each of this.places) this.result(fields, each, this.rows);
  }

  private result(fields: readonly string[], { status, measure, amount }: ResultPlaces, row: number): void {
    const id = fields[measure] ?? '';
    if (!this.eligible.has(fields[status] ?? '') || !this.ledger.watches(id)) return;
    const place = { file: this.file, row };
    const text = fields[amount]!;
    const granted = text === '' ? null : Exact.parse(text);
    const evaluation = this.granted(id, fields, granted, place);
    const missing = this.ledger.addGranted(evaluation, granted, place);
    if (missing.length > 0) {
      const { facts } = evaluation.plan.measure.vocabulary;
      throw problem('history-fact-missing', { facts: missing.map((each) => facts[each]!.label) }, { row });
    }
    this.counted += 1;
  }

  /** The claim of a row as it was granted. @throws SuanceError `history-differs` where its amount must come out again and does not */
  private granted(id: string, fields: readonly string[], amount: Exact | null, place: Standing): Evaluation {
    const whole = this.ledger.needsOutputs(id);
    const claim = this.evaluate(id, fields, place.row);
    if (amount !== null && !whole) return claim;
    const used = this.ledger.withUsed(claim, place);
    if (comesOut(used, amount)) return used;
    // What files before it used may not have been known to it.
    const alone = this.evaluate(id, fields, place.row);
    if (whole && !comesOut(alone, amount)) throw problem('history-differs', { measure: id }, { row: place.row });
    return alone;
  }

  /** The claim of a row by its measure, from its own facts alone. */
  private evaluate(id: string, fields: readonly string[], row: number): Evaluation {
    let prepared = this.plans.get(id);
    if (!prepared) {
      const plan = preparePlan(this.settings.set.measure(id));
      prepared = { plan, slots: slotsFor(plan) };
      this.plans.set(id, prepared);
    }
    const { plan, slots } = prepared;
    const { measure } = plan;
    const builder = new CaseBuilder(this.settings.context);
    for (const { reader } of this.columns) reader.addTo(builder, fields, row);
    const keys = new Set([
      ...[...measure.limits, ...measure.exclusions].flatMap((each) => each.of),
      ...measure.limits.flatMap((each) => each.yearOf ?? []),
    ]);
    const whole = this.ledger.needsOutputs(id);
    const [first, ...others] = builder.errors.filter(
      ({ place }) =>
        place.field !== undefined && (keys.has(place.field) || (whole && measure.facts.includes(place.field))),
    );
    if (first) throw new SuanceError([first, ...others]);
    const given = builder.build(builder.region === null ? null : this.settings.chainOf(builder.region));
    return evaluate(plan, { ...given, errors: [] }, slots);
  }
}

/** Whether a claim comes out again as its result says. */
function comesOut({ status, amount }: Evaluation, granted: Exact | null): boolean {
  if (status !== 'eligible') return false;
  return amount instanceof Exact ? granted !== null && amount.equals(granted) : granted === null;
}
