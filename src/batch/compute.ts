import { type CaseSettings, placeCase } from '../cases/assemble.ts';
import { type ChooseMeasure, rememberingChooser } from '../cases/choose.ts';
import { CaseBuilder } from '../cases/read.ts';
import { type Plan, preparePlan, slotsFor } from '../engine/plan.ts';
import { type Evaluation, evaluate } from '../engine/run.ts';
import type { Slots } from '../language/evaluate.ts';
import type { Value } from '../language/value.ts';
import type { Measure } from '../policies/model.ts';
import { readQuantity } from '../policies/quantity.ts';
import type { Subject } from '../policies/set.ts';
import { type FormCounts, type Forms, formsOf } from '../values/forms.ts';
import { tidy } from '../values/parse.ts';
import { type Place, type Problem, problem, problemData, SuanceError, withPlace } from '../values/problem.ts';
import { markProblem } from './cells.ts';
import type { ValueColumn } from './columns.ts';
import type { Judged } from './limits/findings.ts';
import type { ListRecord } from './list/records.ts';

/** What came of a row: an evaluation, or why none could be made of it. */
export type RowOutcome =
  | {
      readonly evaluation: Evaluation;
      readonly regionAssumed: boolean;
      readonly regionStanding: boolean;
      /** The same as limits leave it; only where a list is held against any. */
      readonly judged?: Judged;
    }
  | {
      readonly evaluation: null;
      readonly errors: readonly Problem[];
      /** What would choose the version, where that is all that is wanting: the row is then undetermined. */
      readonly missing: readonly string[];
    };

/** What is known of a text: its value, what is wrong with it or `null`, and in which forms it is written. */
interface ReadCell {
  readonly value: Value | SuanceError | null;
  readonly forms: Forms;
}

/** Texts remembered for each column: regions, kinds and dates come again and again. */
const REMEMBERED = 4096;
const LONGEST_REMEMBERED = 100;
/** Characters of a cell that is read: far above any list of months; reading takes time that grows faster than they do. */
const LONGEST_VALUE = 10_000;

/** Computes cases one after the other. An evaluation is good until the next case: the slots are used again. */
export class CaseComputer {
  private readonly plans = new Map<Measure, { readonly plan: Plan; readonly slots: Slots }>();
  private readonly choose: ChooseMeasure;
  private readonly placing: ReadonlySet<string>;

  constructor(
    protected readonly settings: CaseSettings,
    private readonly subject: Subject,
  ) {
    this.choose = rememberingChooser(settings.set, subject);
    this.placing = placingFacts(settings, subject);
  }

  /** Computes a case whose facts are read. A fault of the case is an outcome, not an exception. */
  computeCase(builder: CaseBuilder, place: Place): RowOutcome {
    const { errors } = builder;
    // Where the region or the date cannot be read, no version is known that the case falls under.
    if (errors.some(({ place: { field } }) => field !== undefined && this.placing.has(field)))
      return { evaluation: null, errors, missing: [] };
    try {
      const placed = placeCase(this.settings, this.subject, builder, this.choose);
      const { measure, given, regionAssumed, regionStanding } = placed;
      const { plan, slots } = this.planOf(measure);
      return { evaluation: evaluate(plan, given, slots), regionAssumed, regionStanding };
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      if (errors.length > 0) return { evaluation: null, errors, missing: [] };
      const missing = missingForVersion(error.problem);
      return { evaluation: null, errors: missing.length > 0 ? [] : error.at(place).problems, missing };
    }
  }

  private planOf(measure: Measure): { readonly plan: Plan; readonly slots: Slots } {
    let prepared = this.plans.get(measure);
    if (!prepared) {
      const plan = preparePlan(measure);
      prepared = { plan, slots: slotsFor(plan) };
      this.plans.set(measure, prepared);
    }
    return prepared;
  }
}

/** Computes rows. A row goes the way of a single case; only texts read before are not read again. */
export class RowComputer extends CaseComputer {
  private readonly readers: readonly ColumnReader[];
  /** Counts in which forms values are written, by column. */
  forms: FormCounts | null = null;

  /** @param shared readers of columns that others read too, by their places */
  constructor(
    settings: CaseSettings,
    subject: Subject,
    values: readonly ValueColumn[],
    shared: ReadonlyMap<number, ColumnReader> | null = null,
  ) {
    super(settings, subject);
    this.readers = values.map((each) => shared?.get(each.index) ?? new ColumnReader(each, settings));
  }

  /** Computes a row. A fault of the row is an outcome, not an exception. */
  compute(fields: readonly string[], row: number, marks: ListRecord['marks'] = null): RowOutcome {
    const builder = new CaseBuilder(this.settings.context);
    const blank = !addCells(builder, this.readers, fields, row, marks, this.forms);
    if (blank && fields.every((each) => tidy(each) === '')) {
      return { evaluation: null, errors: [problemData('csv-row-empty', {}, { row })], missing: [] };
    }
    return this.computeCase(builder, { row });
  }

  /** Takes back what has been counted of a row that turned out to be no case. */
  uncount(fields: readonly string[], row: number, marks: ListRecord['marks'] = null): void {
    if (this.forms) addCells(new CaseBuilder(this.settings.context), this.readers, fields, row, marks, this.forms, -1);
  }
}

/** Whether nothing could be computed of a row: it is undetermined or invalid. */
export function isUndecided({ evaluation }: RowOutcome): boolean {
  return evaluation === null || evaluation.status === 'undetermined' || evaluation.status === 'invalid';
}

/** Adds the cells of a row to a case. @returns whether there is anything in them */
export function addCells(
  builder: CaseBuilder,
  readers: readonly ColumnReader[],
  fields: readonly string[],
  row: number,
  marks: ListRecord['marks'] = null,
  forms: FormCounts | null = null,
  times = 1,
): boolean {
  let given = false;
  for (const [place, reader] of readers.entries()) {
    const mark = marks?.get(reader.column.index);
    if (mark !== undefined) {
      // Cells of a workbook that must not be used as they stand.
      const { index, header, named } = reader.column;
      const at = { row, header, field: named.definition.name };
      builder.addError(withPlace(markProblem(mark, fields[index] ?? ''), at));
      given = true;
    } else if (reader.addTo(builder, fields, row)) {
      given = true;
      if (reader.forms !== 0) forms?.add(place, reader.forms, times);
    }
  }
  return given;
}

/** The facts for want of which no version could be chosen. */
function missingForVersion(error: Problem): readonly string[] {
  if (error.code === 'version-needs-date') return error.params.facts;
  return error.code === 'version-needs-region' ? ['region'] : [];
}

/** The names under which a row says which version of a family it falls under; none where the measure is named. */
function placingFacts({ set }: CaseSettings, subject: Subject): ReadonlySet<string> {
  if (subject.kind === 'measure') return new Set();
  const versions = set.versions(subject.family.id);
  const names = new Set(['region', ...versions.flatMap((each) => each.window.governedBy)]);
  for (const each of Object.values(set.vocabulary().shorthands))
    if (each.sets.some((name) => names.has(name))) names.add(each.name);
  return names;
}

/** Reads the cells of one column. */
export class ColumnReader {
  private readonly known = new Map<string, ReadCell>();
  /** Whether a cell is one value of one fact or figure. */
  readonly whole: boolean;
  /** The cell before: several measures read a row one after the other. */
  private last = '';
  private lastCell: ReadCell | undefined = undefined;
  private remembers = true;
  private hits = 0;
  /** The forms of the cell that was added last. */
  forms: Forms = 0;

  constructor(
    readonly column: ValueColumn,
    private readonly settings: CaseSettings,
  ) {
    const { named } = column;
    this.whole = named.kind === 'figure' || (named.kind === 'fact' && named.definition.by === null);
  }

  /** Adds the cell of a row, if there is something in it. */
  addTo(builder: CaseBuilder, fields: readonly string[], row: number): boolean {
    const text = fields[this.column.index]!;
    if (text === '') return false;
    let cell = text === this.last ? this.lastCell : this.remembers ? this.known.get(text) : undefined;
    if (cell === undefined) {
      const value = this.read(text);
      cell = { value, forms: this.formsOf(text, value) };
      if (this.remembers) this.remember(text, cell);
    } else this.hits += 1;
    this.last = text;
    this.lastCell = cell;
    const { value } = cell;
    this.forms = cell.forms;
    if (value === null) {
      if (tidy(text) === '') return false;
      builder.addText(this.column.named, text, this.place(row), this.column.hints);
    } else if (value instanceof SuanceError) {
      const { name } = this.column.named.definition;
      for (const each of value.at({ ...this.place(row), field: name }).problems) builder.addError(each);
    } else builder.addValue(this.column.named, value);
    return true;
  }

  private remember(text: string, cell: ReadCell): void {
    // A part of a block would keep the whole block in memory.
    if (this.known.size < REMEMBERED) {
      if (text.length < LONGEST_REMEMBERED) this.known.set(Buffer.from(text).toString(), cell);
    } else if (this.hits < REMEMBERED) {
      // Amounts are hardly ever the same twice: looking them up is work for nothing.
      this.remembers = false;
      this.known.clear();
    }
  }

  /** The value of a cell or what is wrong with it; `null` for a blank, and for what is not one value. */
  read(text: string): Value | SuanceError | null {
    const { named, hints } = this.column;
    if (text.length > LONGEST_VALUE) return problem('value-too-long', { found: text.length, limit: LONGEST_VALUE });
    if (!this.whole || named.kind === 'shorthand' || tidy(text) === '') return null;
    try {
      return readQuantity(named.definition, text, this.settings.context, hints);
    } catch (error) {
      if (error instanceof SuanceError) return error;
      throw error;
    }
  }

  /** The forms of a text that was read; none where it could not be, and none of a list of months. */
  formsOf(text: string, value: Value | SuanceError | null): Forms {
    const { definition } = this.column.named;
    if (value instanceof SuanceError || (value === null && /[:：=]/.test(text))) return 0;
    if (!('type' in definition)) return formsOf('month', text);
    return formsOf(definition.type, text, 'format' in definition ? definition.format : undefined);
  }

  private place(row: number): Place {
    return { row, header: this.column.header };
  }
}
