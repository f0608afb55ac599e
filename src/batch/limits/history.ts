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
import { findHead, HEAD_ROWS, type Head, headingOf } from '../list/head.ts';
import { delimiterOf } from '../list/records.ts';
import { inTitleUnits } from '../list/title-units.ts';
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

/**
 * Reads the results of an earlier list into the ledger: CSV or NDJSON as this tool writes them, told by the first sign.
 * Only rows that were granted count, and only those of the measures that the ledger watches.
 *
 * A CSV must have its result columns (status, measure, amount) and the columns of the facts by which claims are counted
 * together. NDJSON carries what each claim used.
 * @throws SuanceError with file and row: `history-not-results`, `history-without-keys`, `history-fact-missing`,
 * `history-differs`, `history-masked`, `json-malformed`, and what is wrong with a value that is needed
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

/** Where the result columns of a header are; none where a block of them is not whole. */
function placesIn(fields: readonly string[], words: HistoryWords): ResultPlaces[] {
  const blocks = new Map<string, { status?: number; measure?: number; amount?: number }>();
  for (const [index, text] of fields.entries()) {
    const found = resultOf(text, words);
    if (!found || !isPlace(found.column)) continue;
    // A list that was computed before has its older results to the left, under the same names.
    blocks.set(found.block, { ...blocks.get(found.block), [found.column]: index });
  }
  return [...blocks.values()].flatMap(({ status, measure, amount }) =>
    status === undefined || measure === undefined || amount === undefined ? [] : [{ status, measure, amount }],
  );
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
  /** The first rows, until the header is found among them. */
  private waiting: (readonly string[])[] | null = [];
  private rows = 0;
  private counted = 0;
  /** One for each block of result columns. */
  private places: readonly ResultPlaces[] = [];
  private columns: readonly ColumnReader[] = [];
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
    const head = (rows: readonly (readonly string[])[]) => headOf(rows, words);
    this.reader = new CsvReader(delimiterOf(sample, false, head), ({ fields }) => {
      if (!this.waiting) this.row(fields);
      else if (this.waiting.push(fields) > HEAD_ROWS) this.begin(this.waiting);
    });
  }

  push(block: string): void {
    this.reader.push(block);
  }

  end(): HistoryReport {
    this.reader.end();
    if (this.waiting) this.begin(this.waiting);
    return { rows: this.rows, counted: this.counted };
  }

  private readonly recognised = (text: string) => this.settings.names.findColumn(text)?.named.definition.name;

  /** Finds the header, which ends with the row that has the names of the results, and reads what follows it. */
  private begin(rows: readonly (readonly string[])[]): void {
    this.waiting = null;
    const last = rows.findIndex((each) => placesIn(each, this.words).length > 0);
    if (last < 0) throw this.notResults(rows[0] ?? []);
    const results = rows[last]!.map((each) => resultOf(each, this.words) !== undefined);
    this.places = placesIn(rows[last]!, this.words);
    // The header is that of the list: names of results are none of its own.
    const plain = rows.map((each, row) => each.map((text, index) => (row >= last && results[index] ? '' : text)));
    const found = findHead(plain, this.recognised);
    const whole = found.titles + found.rows - 1 === last;
    const head = whole ? found : { titles: last, rows: 1, names: plain[last]!, named: 0 };
    const { names, units } = headingOf(plain, head);
    const values = names.flatMap((header, index): ValueColumn[] => {
      const column = results[index] ? undefined : this.settings.names.findColumn(header);
      if (!column) return [];
      const { named, bareRate, moneyUnit, declared } = column;
      return [{ index, header, named, hints: { bareRate, moneyUnit }, declared }];
    });
    // Whatever is not certain is not read: that matters where a sum is worked out again, which then does not agree.
    const columns = inTitleUnits({ header: names, values, absent: [] }, units, () => {});
    this.columns = columns.values.map((each) => new ColumnReader(each, this.settings));
    for (const each of rows.slice(last + 1)) this.row(each);
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
    const { alone, judged } = this.granted(id, fields, granted, place);
    const missing = this.ledger.addGranted(alone, judged, granted, place);
    if (missing.length > 0) {
      const { facts } = alone.plan.measure.vocabulary;
      throw problem('history-fact-missing', { facts: missing.map((each) => facts[each]!.label) }, { row });
    }
    this.counted += 1;
  }

  /**
   * The claim of a row by itself, and as it was judged.
   * @throws SuanceError `history-differs` where its amount must come out again and does not
   */
  private granted(id: string, fields: readonly string[], amount: Exact | null, place: Standing) {
    const whole = this.ledger.needsOutputs(id);
    const alone = this.evaluate(id, fields, place.row);
    if (amount !== null && !whole) return { alone, judged: alone };
    const judged = this.ledger.withUsed(alone, place);
    if (comesOut(judged, amount)) return { alone, judged };
    // What files before it used may not have been known to it. The slots of an evaluation hold the last one.
    const again = this.evaluate(id, fields, place.row);
    if (whole && !comesOut(again, amount)) throw problem('history-differs', { measure: id }, { row: place.row });
    return { alone: again, judged: again };
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
    for (const each of this.columns) each.addTo(builder, fields, row);
    const keys = new Set([
      ...[...measure.limits, ...measure.exclusions].flatMap((each) => each.of),
      ...measure.limits.flatMap((each) => each.yearOf ?? []),
    ]);
    const whole = this.ledger.needsOutputs(id);
    const [first, ...others] = builder.errors.filter(
      ({ place }) =>
        place.field !== undefined && (keys.has(place.field) || (whole && measure.facts.includes(place.field))),
    );
    if (first) {
      const column = this.columns.find((each) => each.column.named.definition.name === first.place.field)?.column;
      if (column && /[*＊]/.test(fields[column.index] ?? ''))
        throw problem('history-masked', {}, { row, header: column.header });
      throw new SuanceError([first, ...others]);
    }
    const given = builder.build(builder.region === null ? null : this.settings.chainOf(builder.region));
    return evaluate(plan, { ...given, errors: [] }, slots);
  }
}

/** Whether a claim comes out again as its result says. */
function comesOut({ status, amount }: Evaluation, granted: Exact | null): boolean {
  if (status !== 'eligible') return false;
  return amount instanceof Exact ? granted !== null && amount.equals(granted) : granted === null;
}
