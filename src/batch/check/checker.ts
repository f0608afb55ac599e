import type { CaseSettings } from '../../cases/assemble.ts';
import { nearest } from '../../language/nearest.ts';
import type { FactDefinition } from '../../policies/model.ts';
import type { Subject } from '../../policies/set.ts';
import { tidy } from '../../values/parse.ts';
import { type Problem, problemData, SuanceError, withPlace } from '../../values/problem.ts';
import { PROBED } from '../batch-run.ts';
import { type Columns, columnsUnder, measuresInReach, readHeader, type ValueColumn } from '../columns.ts';
import { isUndecided, RowComputer } from '../compute.ts';
import { columnName, findHead, HEAD_ROWS, type Heading, headingOf } from '../list/head.ts';
import type { RowKind } from '../list/kinds.ts';
import type { ListRecord } from '../list/records.ts';
import { RowKinds } from '../list/row-kinds.ts';
import { titleUnitUses } from '../list/title-units.ts';
import type { MapEntry } from '../mapping/mapping.ts';
import { maskIdentity, maskNumbers } from '../mask.ts';
import type { CheckNote, CheckReport, Finding, FindingGroup } from './finding.ts';
import type { CheckedRecord } from './records.ts';

/** By what a list is checked. */
export interface CheckSettings {
  readonly settings: CaseSettings;
  /** What the list is to be computed by, one or more. */
  readonly subjects: readonly Subject[];
  readonly mapping: readonly MapEntry[];
  /** A fact: its label and id. */
  readonly fact: (name: string) => string;
}

/** Groups that are kept apart; more kinds of faults than that are in no list that can be mended. */
const MOST_GROUPS = 200;
/** Columns that are named one by one. */
const MOST_COLUMNS = 1000;
const DAMAGED = '\ufffd';

/** Looks through a list row by row, and tells what it finds; what it keeps does not grow with the rows. */
export class Checker {
  private waiting: CheckedRecordOrRow[] | null = [];
  private columns: Columns | null = null;
  private computers: readonly RowComputer[] = [];
  private kinds: RowKinds | null = null;
  private readonly groups = new Map<string, FindingGroup>();
  private readonly missing = new Map<string, { count: number; row: number; line: number }>();
  private readonly marked = new Map<number, { count: number; line: number }>();
  private readonly headerNotes: CheckNote[] = [];
  /** For facts without a column: the first rows that lack them, until that is judged. */
  private probed: Map<string, number> | null = new Map();
  private headPlace: { line: number } = { line: 1 };
  private rows = 0;
  /** Rows that are no cases: totals, notes, headers again. */
  private carried = 0;
  private faultyRows = 0;
  private problems = 0;

  /**
   * @param tell hears of every finding, in the order of the file
   * @param isSheet cells at the end of a row that are empty are not in the file
   */
  constructor(
    private readonly by: CheckSettings,
    private readonly tell: (finding: Finding) => void,
    private readonly isSheet: boolean,
  ) {}

  /** The next row of the file. @throws SuanceError for faults of the mapping, once the header is known */
  take(next: CheckedRecordOrRow): void {
    if (!this.waiting) {
      this.row(next);
      return;
    }
    this.waiting.push(next);
    if (this.waiting.length > HEAD_ROWS) this.head();
  }

  /** The number of the next row below the header; `undefined` while that is looked for. */
  get nextRow(): number | undefined {
    return this.waiting ? undefined : this.rows + 1;
  }

  /** All rows have come. @throws SuanceError as {@link take} */
  end(): CheckReport | null {
    if (this.waiting?.every((each) => 'record' in each && isBlank(each.record))) return null;
    if (this.waiting) this.head();
    this.judgeColumns();
    const { faultyRows, problems, missing, marked, columns } = this;
    const rows = this.rows - this.carried;
    const notes: CheckNote[] = [...this.headerNotes];
    for (const [fact, { count, row, line }] of missing) notes.push({ kind: 'fact-missing', fact, count, row, line });
    for (const [index, { count, line }] of marked)
      notes.push({ kind: 'marked', header: columns!.header[index] ?? '', count, line });
    return { rows, faultyRows, problems, groups: [...this.groups.values()], notes };
  }

  private head(): void {
    const waiting = this.waiting!;
    this.waiting = null;
    const { settings } = this.by;
    const rows = waiting.map((each) => ('record' in each ? each.record.fields : []));
    const head = findHead(rows, (text) => columnName(settings.names, text));
    const last = head.titles + head.rows - 1;
    const record = waiting[last]!;
    const line = 'record' in record ? record.record.line : (record.fault.place.line ?? 1);
    this.headPlace = { line };
    const told = new Set<string>();
    const tell = (error: SuanceError) => {
      for (const each of error.problems) {
        // Several measures are computed row by row as far as their columns are there.
        if (each.code === 'csv-column-missing' && this.by.subjects.length > 1) continue;
        const key = JSON.stringify(each);
        if (told.has(key)) continue;
        told.add(key);
        this.found(withPlace(each, { line }), null, null);
      }
    };
    for (const each of waiting.slice(0, last + 1)) if ('fault' in each) this.found(each.fault, null, null);
    const heading = headingOf(rows, head);
    const each = this.by.subjects.map((subject) => this.columnsOf(subject, heading, tell));
    // Without a subject there is nothing to check.
    const [first] = each as [Columns];
    const values = [...new Map(each.flatMap((one) => one.values).map((column) => [column.index, column])).values()];
    this.columns = { ...first, values, absent: [...new Set(each.flatMap((one) => one.absent))] };
    this.kinds = new RowKinds(this.columns);
    this.computers = each.map((one, index) => new RowComputer(settings, this.by.subjects[index]!, singly(one.values)));
    const { columns } = this;
    this.headerNotes.push(...this.notesOn(columns));
    for (const [index, text] of columns.header.entries())
      if (text.includes(DAMAGED)) this.found(problemData('cell-undecodable', {}, { line, header: text }), index, text);
    for (const each of waiting.slice(last + 1)) this.row(each);
  }

  private columnsOf(subject: Subject, heading: Heading, tell: (error: SuanceError) => void): Columns {
    const { settings, mapping, fact } = this.by;
    const header = heading.names;
    const measures = measuresInReach(settings.set, subject, settings, header);
    try {
      return columnsUnder(readHeader(header, measures, settings, fact, mapping, tell), heading, tell);
    } catch (error) {
      if (!(error instanceof SuanceError) || error.problem.code !== 'csv-header-empty') throw error;
      tell(error);
      return { header, values: [], absent: [] };
    }
  }

  private notesOn({ header, values, absent }: Columns): CheckNote[] {
    const { names } = this.by.settings;
    const notes: CheckNote[] = absent.map((fact) => ({ kind: 'column-absent', fact: this.by.fact(fact) }));
    const used = new Set(values.map((each) => each.index));
    const wanting = absent.map((name) => this.by.settings.names.find(name)?.definition);
    const wanted = wanting.flatMap((each) => (each ? [each.label.zh, each.name, ...each.headers] : []));
    const same = new Map<string, number[]>();
    for (const [index, text] of header.slice(0, MOST_COLUMNS).entries()) {
      const plain = text.trim();
      if (plain === '') continue;
      const others = same.get(plain);
      if (others) others.push(index + 1);
      else same.set(plain, [index + 1]);
      if (used.has(index)) continue;
      const fact = names.findColumn(text)?.named.definition.name;
      const column = index + 1;
      if (fact === undefined)
        notes.push({ kind: 'column-unknown', header: plain, column, nearest: nearest(plain, wanted, 2) });
      else notes.push({ kind: 'column-unused', header: plain, column, fact: this.by.fact(fact) });
    }
    for (const use of titleUnitUses(this.columns!)) notes.push({ kind: 'title-unit', ...use });
    for (const [text, columns] of same)
      if (columns.length > 1) notes.push({ kind: 'column-twice', header: text, columns });
    return notes;
  }

  private row(next: CheckedRecordOrRow): void {
    const { width } = this;
    if ('fault' in next) {
      this.rows += 1;
      this.faulty([{ ...next.fault, place: { ...next.fault.place, row: this.rows } } as Problem], []);
      return;
    }
    const { record } = next;
    if (isBlank(record) && (this.isSheet || width > 1)) return;
    this.rows += 1;
    const fields = this.filled(record.fields);
    const problems: Problem[] = [];
    for (const [index, text] of fields.entries()) {
      if (!text.includes(DAMAGED)) continue;
      const header = this.columns!.header[index] ?? String(index + 1);
      problems.push(problemData('cell-undecodable', {}, { header }));
    }
    this.countMarks(record);
    const kind = this.kinds!.inList(fields, width);
    const found = kind === 'case' ? this.problemsOf(fields, record) : this.conflictIn(fields, kind);
    if (found) problems.push(...found);
    else this.carried += 1;
    if (this.rows === PROBED) this.judgeColumns();
    const { line } = record;
    const place = { row: this.rows, line };
    if (problems.length > 0)
      this.faulty(
        problems.map((each) => withLine(withPlace(each, place), line)),
        fields,
      );
  }

  /** What is wrong with a case; `null` where the row turns out to be none. */
  private problemsOf(fields: readonly string[], record: ListRecord): readonly Problem[] | null {
    const { width } = this;
    if (fields.length !== width) {
      const other = this.conflictIn(fields, 'case');
      if (other) return other;
      const code = fields.length < width ? 'csv-row-short' : 'csv-row-long';
      return [problemData(code, { expected: width, found: fields.length })];
    }
    const problems = new Map<string, Problem>();
    const missing = new Set<string>();
    const outcomes = this.computers.map((each) => each.compute(fields, this.rows, record.marks ?? null));
    if (outcomes.every(isUndecided)) {
      const later = this.kinds!.later(fields);
      const other = this.conflictIn(fields, later);
      if (other || later !== 'case') return other;
    }
    for (const outcome of outcomes) {
      const { errors, missing: lacking } = outcome.evaluation ?? outcome;
      for (const each of errors) problems.set(JSON.stringify(each), each);
      for (const each of lacking) missing.add(each);
    }
    if (problems.size === 0) this.countMissing(missing, record.line);
    return [...problems.values()];
  }

  /** What tells that another table begins, by which all that follows would be read. */
  private conflictIn(fields: readonly string[], kind: RowKind): readonly Problem[] | null {
    return this.kinds!.conflictIn(fields, kind)?.problems ?? null;
  }

  private countMissing(missing: ReadonlySet<string>, line: number): void {
    for (const name of missing) {
      if (this.probed && this.columns!.absent.includes(name)) this.probed.set(name, (this.probed.get(name) ?? 0) + 1);
      const fact = this.by.fact(name);
      const known = this.missing.get(fact);
      if (known) known.count += 1;
      else this.missing.set(fact, { count: 1, row: this.rows, line });
    }
  }

  /** Tells a column that is missed: one that more than half of the first rows need, without which nothing is computed. */
  private judgeColumns(): void {
    const one = this.by.subjects.length === 1;
    const missed = [...((one && this.probed) || [])].filter(([, count]) => count * 2 > this.rows).map(([name]) => name);
    this.probed = null;
    if (missed.length === 0) return;
    this.found(problemData('csv-column-missing', { facts: missed.map(this.by.fact) }, this.headPlace), null, null);
  }

  /** Marks in columns that are passed through: the digits are lost there too. */
  private countMarks({ marks, line }: ListRecord): void {
    if (!marks) return;
    for (const index of marks.keys()) {
      if (this.columns!.values.some((each) => each.index === index)) continue;
      const known = this.marked.get(index);
      if (known) known.count += 1;
      else this.marked.set(index, { count: 1, line });
    }
  }

  private faulty(problems: readonly Problem[], fields: readonly string[]): void {
    this.faultyRows += 1;
    for (const each of problems) {
      const index = this.indexOf(each);
      this.found(each, index, index === null ? null : (fields[index] ?? null));
    }
  }

  private found(problem: Problem, index: number | null, text: string | null): void {
    this.problems += 1;
    const finding = {
      problem,
      column: index === null ? null : index + 1,
      found: text === null ? null : this.shown(text, index),
    };
    this.tell(finding);
    const key = `${problem.code} ${problem.place.header ?? problem.place.field ?? ''}`;
    const group = this.groups.get(key);
    if (group) group.count += 1;
    else if (this.groups.size < MOST_GROUPS) this.groups.set(key, { first: finding, count: 1 });
  }

  /** What a cell says, as it may be shown. */
  private shown(text: string, index: number | null): string {
    const named = this.columns?.values.find((each) => each.index === index)?.named;
    const definition = named?.kind === 'fact' ? (named.definition as FactDefinition) : null;
    const plain = tidy(text);
    const short = [...plain].length > LONGEST_SHOWN ? `${[...plain].slice(0, LONGEST_SHOWN).join('')}…` : plain;
    return definition?.format || definition?.masked ? maskIdentity(short) : maskNumbers(short);
  }

  private indexOf({ place }: Problem): number | null {
    if (place.header === undefined) return null;
    const index = this.columns!.header.indexOf(place.header);
    const own = this.columns!.values.find(
      (each) => each.header === place.header && each.named.definition.name === place.field,
    );
    return own?.index ?? (index < 0 ? null : index);
  }

  private filled(fields: readonly string[]): readonly string[] {
    const missing = this.width - fields.length;
    if (!this.isSheet || missing <= 0) return fields;
    return [...fields, ...Array.from({ length: missing }, () => '')];
  }

  private get width(): number {
    return this.columns!.header.length;
  }
}

/** Of two columns that give one fact the first. */
function singly(values: readonly ValueColumn[]): ValueColumn[] {
  const seen = new Set<unknown>();
  return values.filter(({ named }) => {
    const own = named.kind === 'fact' && named.month ? `${named.definition.name}@${named.month}` : named.definition;
    return !seen.has(own) && seen.add(own);
  });
}

/** The longest text of a cell that is repeated. */
const LONGEST_SHOWN = 60;

/** A row of a text or of a sheet, or a line that is none. */
export type CheckedRecordOrRow = CheckedRecord | { readonly record: ListRecord };

function isBlank({ fields }: ListRecord): boolean {
  return fields.every((each) => each.trim() === '');
}

/** A problem that carries no line has that of its row. */
function withLine(found: Problem, line: number): Problem {
  return found.place.line === undefined ? withPlace(found, { line }) : found;
}
