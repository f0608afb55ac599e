import { basename } from 'node:path';
import type { CaseSettings } from '../../cases/assemble.ts';
import { type NamedColumn, plainHeader } from '../../cases/names.ts';
import { CaseBuilder } from '../../cases/read.ts';
import { type Plan, preparePlan, slotsFor } from '../../engine/plan.ts';
import { type Evaluation, evaluate } from '../../engine/run.ts';
import type { Slots } from '../../language/evaluate.ts';
import { Exact } from '../../values/exact.ts';
import { parseMoney, tidy } from '../../values/parse.ts';
import { type Label, type Place, problem, SuanceError } from '../../values/problem.ts';
import type { ValueColumn } from '../columns.ts';
import { ColumnReader } from '../compute.ts';
import { CsvReader } from '../csv-reader.ts';
import { decodeText } from '../encoding.ts';
import { factsOf } from '../given.ts';
import { findHead, HEAD_ROWS, headingOf, repeatKey } from '../list/head.ts';
import { delimiterOf } from '../list/records.ts';
import { inTitleUnits } from '../list/title-units.ts';
import type { MappedColumns } from '../mapping/mapping.ts';
import { type Source, unreadable } from '../source.ts';
import type { Booking } from './findings.ts';
import { type HistoryWords, headOf, placesIn, type ResultPlaces, resultOf } from './history-columns.ts';
import type { LimitLedger } from './ledger.ts';
import type { Standing } from './usage.ts';

/** The list that is held against earlier results. */
export interface HeldList {
  readonly header: readonly string[];
  /** What the user says of its columns. */
  readonly mapped: MappedColumns;
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
 * @param list the list that is held against it: where that has two columns of one name, so have its results
 * @throws SuanceError with file and row: `history-not-results`, `history-status`, `history-measure`, `history-without-keys`,
 * `history-fact-missing`, `history-column-twice`, `history-differs`, `history-masked`,
 * `csv-row-long`, `json-malformed`, and what is wrong with a value that is needed
 */
export async function readHistory(
  source: Source,
  ledger: LimitLedger,
  settings: CaseSettings,
  words: HistoryWords,
  list: HeldList,
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
          ? new JsonHistory(ledger, file, settings)
          : new CsvHistory(ledger, file, settings, words, list, text);
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
    private readonly settings: CaseSettings,
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
    const row = typeof result.row === 'number' ? result.row : this.rows;
    if (!(STATUSES as readonly unknown[]).includes(status)) throw notResults(row);
    if (status === 'ineligible') this.forgone(result, row);
    if (status !== 'eligible') return;
    if (typeof measure !== 'string') throw notResults(row);
    if (!isWatched(measure, this.ledger, this.settings, row)) return;
    if (!isRecord(limits) || !Array.isArray(limits.counted))
      throw problem('history-without-keys', { facts: [] }, { row });
    const claim = typeof limits.claim === 'string' ? limits.claim : null;
    const bookings = limits.counted.filter(isBooking);
    if (bookings.length !== limits.counted.length) throw problem('history-without-keys', { facts: [] }, { row });
    const lacking = this.ledger.unbooked(measure, bookings);
    if (lacking.length > 0) throw problem('history-without-keys', { facts: labelsOf(lacking, this.settings) }, { row });
    this.ledger.addBookings(measure, claim, bookings, { file: this.file, row });
    this.counted += 1;
  }

  /** A claim that was not granted, which may have given way to a measure that is higher: it says so. */
  private forgone({ measure, limits }: Record<string, unknown>, row: number): void {
    if (typeof measure !== 'string' || !this.ledger.weighs(measure)) return;
    if (!isRecord(limits) || !Array.isArray(limits.counted)) return;
    this.ledger.addBookings(measure, null, limits.counted.filter(isBooking), { file: this.file, row });
  }
}

function parseResult(line: string, row: number): Record<string, unknown> {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (error) {
    throw problem('json-malformed', { message: (error as Error).message.replace(/".*"/g, '…') }, { row });
  }
  if (!isRecord(data)) throw notResults(row);
  return data;
}

function notResults(row: number): SuanceError {
  return problem('history-not-results', { columns: ['status', 'measure', 'amount'] }, { row });
}

/** Whether claims of a measure count. @throws SuanceError `history-measure` for one that is not known at all */
function isWatched(id: string, ledger: LimitLedger, { set }: CaseSettings, row: number): boolean {
  if (ledger.watches(id)) return true;
  if (set.summaries.every((each) => each.id !== id)) throw problem('history-measure', { name: id }, { row });
  return false;
}

function labelsOf(facts: readonly string[], { set }: CaseSettings): Label[] {
  const definitions = set.vocabulary();
  return facts.map((each) => (definitions.facts[each] ?? definitions.figures[each])!.label);
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return data !== null && typeof data === 'object' && !Array.isArray(data);
}

const STATUSES: readonly Evaluation['status'][] = ['eligible', 'ineligible', 'undetermined', 'invalid'];
const DIGEST = /^[\da-f]{32}$/;
const NUMBER = /^\d{1,18}(\.\d{1,2})?$/;

function isBooking(data: unknown): data is Booking {
  if (!isRecord(data) || (typeof data.limit !== 'string' && typeof data.with !== 'string')) return false;
  const text = (value: unknown, pattern: RegExp) => typeof value === 'string' && pattern.test(value);
  if (data.open !== undefined && data.open !== true) return false;
  if (data.gross !== undefined && !text(data.gross, NUMBER)) return false;
  return text(data.key, DIGEST) && text(data.before, NUMBER) && text(data.counts, NUMBER);
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
  private header: readonly string[] = [];
  private headKey = '';
  private readonly eligible: ReadonlySet<string>;
  private readonly ineligible: ReadonlySet<string>;
  private readonly others: ReadonlySet<string>;

  constructor(
    private readonly ledger: LimitLedger,
    private readonly file: number,
    private readonly settings: CaseSettings,
    private readonly words: HistoryWords,
    private readonly list: HeldList,
    sample: string,
  ) {
    this.eligible = new Set(words.eligible);
    this.ineligible = new Set(words.ineligible);
    this.others = new Set(words.others);
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
    this.header = rows[last]!;
    this.headKey = repeatKey(this.header);
    // The header is that of the list: names of results are none of its own.
    const plain = rows.map((each, row) => each.map((text, index) => (row >= last && results[index] ? '' : text)));
    const found = findHead(plain, this.recognised);
    const whole = found.titles + found.rows - 1 === last;
    const head = whole ? found : { titles: last, rows: 1, names: plain[last]!, named: 0 };
    const { names, units } = headingOf(plain, head);
    const values = names.flatMap((header, index): ValueColumn[] => {
      const column = results[index] ? undefined : this.columnOf(header, index);
      if (!column) return [];
      const { named, bareRate, moneyUnit, declared } = column;
      return [{ index, header, named, hints: { bareRate, moneyUnit }, declared }];
    });
    // Whatever is not certain is not read: that matters where a sum is worked out again, which then does not agree.
    this.refuseTwice(values);
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

  /** What a column of the list is: where the user said it of a column by its number, the same column of its results too. */
  private columnOf(header: string, index: number): NamedColumn | null | undefined {
    const said = this.list.mapped.get(index);
    if (said !== undefined && plainHeader(this.list.header[index]!) === plainHeader(header)) return said;
    return this.settings.names.findColumn(header);
  }

  /** @throws SuanceError `history-column-twice`: of two columns of one fact that counts, either may be meant */
  private refuseTwice(values: readonly ValueColumn[]): void {
    const relevant = this.ledger.factsRead();
    const taken = new Map<string, ValueColumn>();
    for (const each of values) {
      const month = each.named.kind === 'fact' && each.named.month !== null ? each.named.month.toString() : '';
      for (const name of factsOf(each.named)) {
        if (!relevant.has(name)) continue;
        const other = taken.get(name + month);
        if (other) {
          const [fact] = labelsOf([name], this.settings);
          throw problem('history-column-twice', { fact: fact!, headers: [other.header, each.header] });
        }
        taken.set(name + month, each);
      }
    }
  }

  private row(fields: readonly string[]): void {
    this.rows += 1;
    // Two files of results, one pasted below the other.
    if (repeatKey(fields) === this.headKey) return;
    const { length } = this.header;
    // A spreadsheet may leave out what is empty at the end of a row.
    const whole = fields.length < length ? [...fields, ...new Array<string>(length - fields.length).fill('')] : fields;
    for (const each of this.places) this.result(whole, each, this.rows);
    // What a claim gave way to may stand in another block of the row.
    for (const each of this.places) this.forgone(whole, each, this.rows);
  }

  private result(fields: readonly string[], { status, measure, amount }: ResultPlaces, row: number): void {
    const id = tidy(fields[measure]!);
    const word = tidy(fields[status]!);
    // A total, a note: it has no result.
    if (word === '' && id === '') return;
    const { length } = this.header;
    if (fields.slice(length).some((each) => tidy(each) !== ''))
      throw problem('csv-row-long', { expected: length, found: fields.length }, { row });
    if (this.ineligible.has(word) || this.others.has(word)) return;
    if (!this.eligible.has(word))
      throw problem(
        'history-status',
        { found: word, expected: this.words.eligible },
        { row, header: this.header[status]! },
      );
    if (!isWatched(id, this.ledger, this.settings, row)) return;
    const place = { file: this.file, row };
    const granted = this.amountOf(fields[amount]!, { row, header: this.header[amount]! });
    const { alone, judged } = this.granted(id, fields, granted, place);
    const missing = this.ledger.addGranted(alone, judged, granted, place);
    if (missing.length > 0) throw problem('history-fact-missing', { facts: labelsOf(missing, this.settings) }, { row });
    this.counted += 1;
  }

  /** A claim that was not granted, which may have given way to a measure that is higher. */
  private forgone(fields: readonly string[], { status, measure }: ResultPlaces, row: number): void {
    const id = tidy(fields[measure]!);
    if (!this.ineligible.has(tidy(fields[status]!)) || !this.ledger.weighs(id)) return;
    this.ledger.addForgone(this.evaluate(id, fields, row, false), { file: this.file, row });
  }

  /** What was granted, as results or a spreadsheet write it; `null` where it was open. */
  private amountOf(text: string, place: Place): Exact | null {
    try {
      return tidy(text) === '' ? null : parseMoney(text);
    } catch (error) {
      throw error instanceof SuanceError ? error.at(place) : error;
    }
  }

  /**
   * The claim of a row by itself, and as it was judged.
   * @throws SuanceError `history-differs` where its amount must come out again and does not
   */
  private granted(id: string, fields: readonly string[], amount: Exact | null, place: Standing) {
    const whole = this.ledger.needsOutputs(id);
    const alone = this.evaluate(id, fields, place.row);
    const weighs = amount !== null && this.ledger.weighs(id);
    if (amount !== null && !whole && !weighs) return { alone, judged: alone };
    const judged = this.ledger.withUsed(alone, place);
    const isShare = weighs && !this.ledger.grossOf(judged, amount, place).equals(amount);
    if (isShare || comesOut(judged, amount)) return { alone, judged };
    // What files before it used may not have been known to it. The slots of an evaluation hold the last one.
    const again = this.evaluate(id, fields, place.row);
    if (whole && !comesOut(again, amount)) throw problem('history-differs', { measure: id }, { row: place.row });
    return { alone: again, judged: again };
  }

  /** The claim of a row by its measure, from its own facts alone. */
  private evaluate(id: string, fields: readonly string[], row: number, granted = true): Evaluation {
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
    if (first && granted) {
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
