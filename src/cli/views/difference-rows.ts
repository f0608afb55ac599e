import { Describer } from '../../language/describe.ts';
import type { Tree } from '../../language/tree.ts';
import type {
  DerivationDifference,
  MeasureChange,
  ScheduleChange,
  Sides,
  WorkChange,
} from '../../policies/diff/changes.ts';
import type {
  Beneficiary,
  Condition,
  Derivation,
  Exclusion,
  Limit,
  Measure,
  NamedValue,
  Output,
  ParameterUse,
  Vocabulary,
} from '../../policies/model.ts';
import type { Label } from '../../values/problem.ts';
import { tableRows } from './difference-table-rows.ts';
import type { DifferenceWords } from './difference-words.ts';

/** One line of a comparison: what differs, and what each side says; `null` where a side has nothing like it. */
export interface DifferenceRow {
  readonly part: string;
  readonly id: string;
  /** The heading under which it stands, and what it is called there. */
  readonly section: string;
  readonly label: string;
  readonly a: string | null;
  readonly b: string | null;
  /** The numbers of the rule that it is about, counted from 1. */
  readonly rule?: { readonly a: number | null; readonly b: number | null };
}

/** The differences of two measures in words, in the order in which they were found. */
export function measureRows(
  changes: readonly MeasureChange[],
  a: Measure,
  b: Measure,
  words: DifferenceWords,
): DifferenceRow[] {
  return new MeasureRows(a, b, words).rows(changes);
}

class MeasureRows {
  private readonly left: Describer;
  private readonly right: Describer;

  constructor(
    private readonly a: Measure,
    private readonly b: Measure,
    private readonly words: DifferenceWords,
  ) {
    this.left = new Describer(words.wording(a));
    this.right = new Describer(words.wording(b));
  }

  rows(changes: readonly MeasureChange[]): DifferenceRow[] {
    return changes.flatMap((each) => this.row(each));
  }

  private row(change: MeasureChange): DifferenceRow[] {
    const { sections, labels } = this.words.texts;
    const { part, id } = change;
    const row = (section: string, label: string, a: string | null, b: string | null): DifferenceRow[] => [
      { part, id, section, label, a, b },
    ];
    switch (change.part) {
      case 'document':
        return row(sections.frame, labels.document, documentText(this.a, this.words), documentText(this.b, this.words));
      case 'region':
        return row(sections.frame, labels.region, this.words.region(change.a!), this.words.region(change.b!));
      case 'window':
        return row(sections.frame, labels.window, windowText(this.a, this.words), windowText(this.b, this.words));
      case 'governed-by':
        return row(sections.frame, labels.governedBy, this.governing(this.a), this.governing(this.b));
      case 'fact':
        return row(
          sections.facts,
          '',
          change.a && this.fact(this.a, change.a),
          change.b && this.fact(this.b, change.b),
        );
      case 'parameter':
        return row(
          sections.parameters,
          this.figureTitle(id),
          change.a && this.parameter(this.a, change.a, this.clauseMoved(change), this.left),
          change.b && this.parameter(this.b, change.b, this.clauseMoved(change), this.right),
        );
      case 'condition': {
        const title = this.words.title((change.b ?? change.a)!.title, id);
        const text = (condition: Condition | null, describer: Describer) =>
          condition && this.condition(condition, this.clauseMoved(change), describer);
        return row(sections.conditions, title, text(change.a, this.left), text(change.b, this.right));
      }
      case 'definition':
      case 'table':
        return workRows(change, this.words, this.left, this.right);
      case 'output': {
        const title = this.words.title((change.b ?? change.a)!.title, id);
        const text = (value: Output | null, describer: Describer) => value && this.output(value, describer);
        return row(sections.values, title, text(change.a, this.left), text(change.b, this.right));
      }
      case 'unquantified':
      case 'decision': {
        const text = (each: Label | null) => each && this.words.title(each, id);
        return row(sections.values, labels[part as 'unquantified' | 'decision'], text(change.a), text(change.b));
      }
      case 'beneficiary': {
        const text = (each: Beneficiary | null) => each && this.words.beneficiary(each);
        return row(sections.frame, labels.beneficiary, text(change.a), text(change.b));
      }
      case 'exclusion': {
        const text = (each: Exclusion | null) =>
          each &&
          [
            `${each.with}${this.words.listComma}${labels.exclusionRule[each.rule]}`,
            ...(this.clauseMoved(change) ? [labels.clause(each.clause)] : []),
          ].join(this.words.separator);
        return row(sections.exclusions, '', text(change.a), text(change.b));
      }
      case 'limit': {
        const text = (each: Limit | null, home: Measure) =>
          each &&
          [this.words.limit(each, home), ...(this.clauseMoved(change) ? [labels.clause(each.clause)] : [])].join(
            this.words.separator,
          );
        const { title } = (change.b ?? change.a)!;
        return row(sections.limits, this.words.title(title, id), text(change.a, this.a), text(change.b, this.b));
      }
      case 'schedule':
        return this.schedule(change);
      case 'reading': {
        const text = (each: typeof change.a) => each && this.words.title(each.question, each.id);
        return row(sections.readings, '', text(change.a), text(change.b));
      }
      case 'other':
        return row(sections.frame, id, JSON.stringify(change.a), JSON.stringify(change.b));
    }
  }

  /** Whether one document says it in another clause. Two documents number theirs each in its own way. */
  private clauseMoved({ a, b }: Sides<{ readonly clause: string }>): boolean {
    return this.a.document === this.b.document && a !== null && b !== null && a.clause !== b.clause;
  }

  private fact(measure: Measure, name: string): string {
    return this.words.title(measure.vocabulary.facts[name]!.label, name);
  }

  private governing(measure: Measure): string {
    return measure.window.governedBy.map((name) => this.fact(measure, name)).join(this.words.listComma);
  }

  private figureTitle(name: string): string {
    return this.words.title((this.b.vocabulary.figures[name] ?? this.a.vocabulary.figures[name]!).label, name);
  }

  private parameter(measure: Measure, use: ParameterUse, withClause: boolean, describer: Describer): string {
    const { labels } = this.words.texts;
    const figure = measure.vocabulary.figures[use.name]!;
    const bound = (sign: string, tree: Tree | null) => {
      if (tree === null) return '';
      const plain = tree.op === 'literal' && typeof tree.value === 'string';
      return `${sign} ${plain ? this.words.figure(figure, tree.value as string) : describer.formula(tree)}`;
    };
    const bounds = [bound('≥', use.min), bound('≤', use.max)].filter(Boolean);
    const day = use.at ? describer.formula(use.at) : use.perRow ? labels.eachRow : labels.governingDay;
    return [
      labels.asOf(day),
      labels.bounds(bounds.join(' ')),
      ...(use.otherwise ? [labels.otherwise(this.words.figure(figure, use.otherwise.value))] : []),
      ...(withClause ? [labels.clause(use.clause)] : []),
    ].join(this.words.separator);
  }

  private condition(condition: Condition, withClause: boolean, describer: Describer): string {
    const { test } = condition;
    const text = test.op === 'or' || test.op === 'and' ? this.words.group(test, describer) : describer.formula(test);
    return withClause ? [text, this.words.texts.labels.clause(condition.clause)].join(this.words.separator) : text;
  }

  private output(output: Output, describer: Describer): string {
    const optional = output.optional ? [this.words.texts.labels.optional] : [];
    return [valueText(output, describer, this.words), this.words.kind(output.kind), ...optional].join(
      this.words.separator,
    );
  }

  private schedule(change: Extract<MeasureChange, { part: 'schedule' }>): DifferenceRow[] {
    const { id } = change;
    const section = this.words.title((change.b ?? change.a)!.title, id);
    if (!change.a || !change.b) {
      const text = (each: typeof change.a, describer: Describer) =>
        each &&
        [
          `${this.words.title(each.each.title, each.each.name)}: ${describer.formula(each.from)} … ${describer.formula(each.to)}`,
          this.words.list(
            each.columns.map(
              (column) => `${this.words.title(column.title, column.name)} = ${describer.formula(column.value)}`,
            ),
          ),
        ].join(this.words.separator);
      return [
        { part: 'schedule', id, section, label: section, a: text(change.a, this.left), b: text(change.b, this.right) },
      ];
    }
    return change.changes.map((each) => ({ section, ...this.scheduleRow(each, id) }));
  }

  private scheduleRow(change: ScheduleChange, schedule: string): Omit<DifferenceRow, 'section'> {
    const { labels } = this.words.texts;
    const part = `schedule ${change.part}`;
    switch (change.part) {
      case 'each':
        return { part, id: schedule, label: labels.each, a: change.a?.type ?? null, b: change.b?.type ?? null };
      case 'from':
      case 'to': {
        const [a, b] = [change.a && this.left.formula(change.a), change.b && this.right.formula(change.b)];
        return { part, id: schedule, label: labels[change.part], a, b };
      }
      case 'column': {
        const label = this.words.title((change.b ?? change.a)!.title, change.id);
        const a = change.a && valueText(change.a, this.left, this.words);
        const b = change.b && valueText(change.b, this.right, this.words);
        return { part, id: `${schedule}.${change.id}`, label, a, b };
      }
    }
  }
}

/** What differs in a definition or a table. */
function workRows(change: WorkChange, words: DifferenceWords, left: Describer, right: Describer): DifferenceRow[] {
  if (change.part === 'table') return tableRows(change, words, left, right);
  const label = words.title((change.b ?? change.a)!.title, change.id);
  const a = change.a && valueText(change.a, left, words);
  const b = change.b && valueText(change.b, right, words);
  return [{ part: change.part, id: change.id, section: words.texts.sections.values, label, a, b }];
}

function valueText(value: NamedValue, describer: Describer, words: DifferenceWords): string {
  return [describer.formula(value.value), words.rounding(value.round)].filter(Boolean).join(words.separator);
}

/** What differs in how a fact follows from others, in words. */
export function derivationRows(
  { id, a, b, changes }: DerivationDifference,
  from: Vocabulary,
  to: Vocabulary,
  words: DifferenceWords,
): DifferenceRow[] {
  const describer = (derivation: Derivation | null, vocabulary: Vocabulary) =>
    new Describer(words.wording({ vocabulary, steps: derivation?.steps ?? [], outputs: [] }));
  const [left, right] = [describer(a, from), describer(b, to)];
  const section = words.texts.sections.derived;
  const label = words.title((to.facts[id] ?? from.facts[id])!.label, id);
  const whole = (one: Tree | null, two: Tree | null): DifferenceRow => ({
    ...{ part: 'derivation', id, section, label },
    a: one && left.formula(one),
    b: two && right.formula(two),
  });
  if (!a || !b) return [whole(a?.value ?? null, b?.value ?? null)];
  return changes.flatMap((each) =>
    each.part === 'derived-value' ? [whole(each.a, each.b)] : workRows(each, words, left, right),
  );
}

function documentText(measure: Measure, words: DifferenceWords): string {
  const issued = measure.issued === null ? [] : [words.texts.labels.issued(words.day(measure.issued))];
  return [`${measure.number} ${measure.clause}`, ...issued].join(words.separator);
}

/** The window of a measure, and what ended it. */
export function windowText(measure: Measure, words: DifferenceWords): string {
  const { window, supersededBy } = measure;
  const period = words.period(window.from, window.to);
  return [
    period,
    ...(window.untilSuperseded ? [words.texts.labels.untilSuperseded] : []),
    ...(supersededBy ? [words.texts.labels.supersededBy(supersededBy)] : []),
  ].join(words.separator);
}
