import type { Difference, FigureDetail } from '../../cases/verify/compare.ts';
import { VERDICTS, type Verdict, type Verified } from '../../cases/verify/verify.ts';
import { explainConditions, labelsOf } from '../../engine/explain.ts';
import type { Evaluation } from '../../engine/run.ts';
import type { Type } from '../../language/types.ts';
import type { Measure } from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import { Exact } from '../../values/exact.ts';
import { printMoney } from '../../values/print.ts';
import type { Place, Problem } from '../../values/problem.ts';
import { visiblePath } from '../../values/visible.ts';
import { renderProblem } from '../texts/render.ts';
import type { Texts } from '../texts/texts.ts';
import { errorOfCase, inLanguage, wordingFor } from '../wording.ts';
import { hanging } from '../wrap.ts';
import { manifestLines } from './manifest.ts';
import { amountLine, type View } from './result.ts';
import { noCounts, type VerifyItem, type VerifyReport } from './verify-json.ts';

/** How many items of a file are shown one by one. */
const SHOWN = 20;
/** Which are shown where a file has many. */
const TOLD: ReadonlySet<Verdict> = new Set<Verdict>(['differs', 'failed', 'computed']);
const INDENT = '    ';

/** What is found, for people: a block for each item that does not agree, a line for each file of many, and the total. */
export function tableReport(view: View, out: (text: string) => Promise<void>): VerifyReport {
  const { texts, style } = view;
  const all = noCounts();
  let own = noCounts();
  let file = '';
  let files = 0;
  let shown = 0;
  /** The block of the first item: of a file with one alone it is shown whatever it says. */
  let first: string[] | null = null;
  let tables: string | null = null;
  let limited = 0;
  const say = (lines: readonly string[]) => out(style.shown(lines.map((each) => `${each}\n`).join('')));
  const closeFile = async () => {
    const count = total(own);
    if (count === 1 && first) await say(first);
    if (count > 1) {
      const lines: string[] = [];
      if (hidden() > 0) lines.push(...hanging('  ', texts.verify.more(hidden()), style.width));
      const sign = style.bold(paint(worst(own), view)(mark(worst(own), view)));
      lines.push(...hanging(`${sign} `, `${file}${texts.colon}${countsText(own, view)}`, style.width));
      if (tables !== null) lines.push(...hanging(INDENT, style.dim(tables), style.width));
      if (own.unchecked > 0) {
        const text = `${texts.verify.verdict.unchecked}${texts.colon}${texts.verify.unchecked}`;
        lines.push(...hanging(INDENT, style.dim(text), style.width));
      }
      if (limited > 0) lines.push(...hanging(INDENT, style.dim(texts.verify.limited(limited)), style.width));
      await say(lines);
    }
    first = null;
    tables = null;
    limited = 0;
    shown = 0;
    own = noCounts();
  };
  const hidden = () => VERDICTS.reduce((sum, each) => sum + (TOLD.has(each) ? own[each] : 0), 0) - shown;
  return {
    begin: async () => {},
    file: async (name) => {
      await closeFile();
      file = visiblePath(name);
      files += 1;
    },
    item: async (item) => {
      own[item.verdict] += 1;
      all[item.verdict] += 1;
      if ('record' in item) tables ??= tablesText(item, view);
      if ('record' in item && item.limited) limited += 1;
      if (total(own) === 1) {
        first = itemLines(item, file, view);
        return;
      }
      if (first && TOLD.has(worst(own, item.verdict))) {
        shown += 1;
        await say(first);
      }
      first = null;
      if (!TOLD.has(item.verdict) || shown >= SHOWN) return;
      shown += 1;
      await say(itemLines(item, file, view));
    },
    manifest: async (found) => {
      all[found.verdict] += 1;
      await say(manifestLines(found, file, view));
    },
    unreadable: async () => {
      await closeFile();
    },
    end: async () => {
      await closeFile();
      if (files > 1 && total(all) > 1) await say([style.bold(countsText(all, view))]);
    },
  };
}

function total(counts: Readonly<Record<Verdict, number>>): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

/** The gravest verdict among some; `but` is counted once less. */
function worst(counts: Readonly<Record<Verdict, number>>, but: Verdict | null = null): Verdict {
  const order: readonly Verdict[] = ['failed', 'differs', 'computed', 'holds', 'agrees', 'unchecked'];
  return order.find((each) => counts[each] - (each === but ? 1 : 0) > 0) ?? 'unchecked';
}

function countsText(counts: Readonly<Record<Verdict, number>>, { texts }: View): string {
  const { verify } = texts;
  const parts = VERDICTS.filter((each) => counts[each] > 0).map((each) => `${verify.verdict[each]} ${counts[each]}`);
  return `${verify.counts(total(counts))}${texts.colon}${parts.join(texts.comma)}`;
}

function mark(verdict: Verdict, { style }: View): string {
  const { yes, no, unknown, bullet } = style.signs;
  return { agrees: yes, holds: yes, differs: no, computed: bullet, unchecked: unknown, failed: no }[verdict];
}

function paint(verdict: Verdict, { style }: View): (text: string) => string {
  const { good, bad, open } = style;
  const plain = (text: string) => text;
  return { agrees: good, holds: good, differs: bad, computed: plain, unchecked: open, failed: bad }[verdict];
}

function itemLines(item: VerifyItem, file: string, view: View): string[] {
  const { texts, style } = view;
  const { verdict } = item;
  const place: Place = 'record' in item ? item.record.place : (item.problems[0]?.place ?? {});
  const painted = paint(verdict, view);
  const where = [placeText(file, place), ...(place.row === undefined ? [] : [texts.verify.row(place.row)])];
  const head = `${style.bold(where.join(texts.comma))}${texts.colon}${painted(texts.verify.verdict[verdict])}`;
  const lines = hanging(`${painted(mark(verdict, view))} `, head, style.width);
  const hang = (text: string) => lines.push(...hanging(INDENT, text, style.width));
  if ('record' in item) {
    const measure = item.evaluation?.plan.measure;
    if (measure) hang(`${inLanguage(measure.title, texts)}  ${style.dim(measure.id)}`);
    else if (item.record.subject !== null) hang(style.dim(item.record.subject));
    if (item.evaluation) hang(resultText(item.evaluation, view));
  }
  if (verdict === 'unchecked') hang(texts.verify.unchecked);
  // File and line stand in the heading, unless the place is another: a fact further down in the file.
  for (const each of item.problems) hang(problemText(each, place, texts));
  if (!('record' in item)) return lines;
  lines.push(...differenceLines(item, view));
  const tables = tablesText(item, view);
  if (tables !== null) hang(style.dim(tables));
  if (item.limited) hang(style.dim(texts.verify.limited(1)));
  return lines;
}

function problemText(found: Problem, { line }: Place, texts: Texts): string {
  const { file: _file, line: own, column: _column, row: _row, ...rest } = found.place;
  const place = own === undefined || own === line ? rest : found.place;
  return renderProblem({ ...found, place } as Problem, texts);
}

/** The file, and the line where the file has many. */
function placeText(file: string, { line, row }: Place): string {
  return line !== undefined && (line > 1 || row !== undefined) ? `${file}:${line}` : file;
}

function resultText(evaluation: Evaluation, view: View): string {
  const { texts } = view;
  const errors = evaluation.errors.map((each) => errorOfCase(each, evaluation.plan.measure, texts));
  if (errors.length > 0) return `${texts.status.invalid}${texts.colon}${errors.join(' ')}`;
  const amount = amountLine(evaluation, view);
  if (amount === texts.result.open && evaluation.status === 'undetermined') return texts.status.undetermined;
  return [texts.status[evaluation.status], ...(amount === null ? [] : [amount])].join(texts.comma);
}

/** Then and now: what alone makes the results differ, and below it what may be behind it. */
function differenceLines({ differences, evaluation, sameTables, record }: Verified, view: View): string[] {
  if (!evaluation || differences.length === 0) return [];
  const { texts, style } = view;
  const lines: string[] = [];
  const reader = new FieldReader(evaluation, view);
  for (const each of differences.filter(({ decisive }) => decisive)) {
    lines.push(...hanging(INDENT, reader.line(each), style.width));
    const because = each.kind === 'condition' ? reader.because(each.name) : null;
    if (because !== null) lines.push(...hanging(`${INDENT}  `, style.dim(because), style.width));
  }
  const behind = differences.filter(({ decisive }) => !decisive);
  if (sameTables && record.version === view.provenance.version && lines.length > 0) {
    lines.push(...hanging(INDENT, style.open(texts.verify.altered), style.width));
  } else if (behind.length > 0) {
    lines.push(`${INDENT}${texts.verify.behind}`);
    for (const each of behind)
      lines.push(...hanging(`${INDENT}${style.signs.bullet} `, reader.line(each), style.width));
  }
  return lines;
}

/** Words the fields of one measure's results. */
class FieldReader {
  private readonly labels;
  private readonly measure: Measure;

  constructor(
    private readonly evaluation: Evaluation,
    private readonly view: View,
  ) {
    this.measure = evaluation.plan.measure;
    this.labels = labelsOf(this.measure);
  }

  line(each: Difference): string {
    const { texts, style } = this.view;
    const title = texts.verify.field[each.kind](this.nameOf(each));
    const { figure } = each;
    // Where only the value is not the same, it is said once where it comes from.
    const shared = figure && JSON.stringify(figure.then) === JSON.stringify(figure.now) ? figure.now : null;
    const then = this.value(each, each.then, shared ? null : (figure?.then ?? null));
    const now = this.value(each, each.now, figure?.now ?? null);
    return `${title}${texts.colon}${then} ${style.signs.arrow} ${style.bold(now)}`;
  }

  /** Why a condition came out as it did, in the reader's words. */
  because(id: string | null): string | null {
    const { texts, regions } = this.view;
    const found = explainConditions(this.evaluation, wordingFor(this.measure, texts, regions)).find(
      (each) => each.id === id,
    );
    return found ? `${texts.verify.because}${texts.colon}${found.because}` : null;
  }

  private nameOf({ kind, name }: Difference): string {
    if (name === null) return '';
    const { language } = this.view.texts;
    const titled = this.measure.conditions.find((each) => each.id === name);
    if ((kind === 'condition' || kind === 'reason') && titled) return titled.title[language];
    if (kind === 'schedule') {
      const [period, ...column] = name.split(' ');
      return `${period} ${this.label(column.join(' '))}`;
    }
    return this.label(name);
  }

  private label(name: string): string {
    const { language } = this.view.texts;
    const output = this.measure.outputs.find((each) => each.name === name);
    return (output?.title ?? this.measure.vocabulary.labels[name] ?? this.labels.get(name))?.[language] ?? name;
  }

  private value({ kind, name }: Difference, text: string | null, detail: FigureDetail | null): string {
    const { texts } = this.view;
    switch (kind) {
      case 'status':
        return texts.status[text as keyof typeof texts.status] ?? text ?? texts.verify.nothing;
      case 'condition':
        return text === null
          ? texts.verify.nothing
          : (texts.verify.outcome[text as keyof typeof texts.verify.outcome] ?? text);
      case 'missing':
        return (
          text
            ?.split(', ')
            .map((each) => this.label(each))
            .join(texts.words.listComma) ?? texts.verify.nothing
        );
      case 'amount':
      case 'amount_min':
      case 'amount_max':
        return text === null ? texts.result.open : this.typed(text, 'money');
      case 'output': {
        const type = this.measure.outputs.find((each) => each.name === name)?.type;
        return text === null ? texts.verify.nothing : this.typed(text, type);
      }
      case 'schedule': {
        const column = name!.slice(name!.indexOf(' ') + 1);
        return text === null ? texts.verify.nothing : this.typed(text, this.columnType(column));
      }
      case 'figure': {
        const type = this.measure.vocabulary.figures[name!]?.type;
        const value = text === null ? texts.verify.nothing : this.typed(text, type && languageType(type));
        return detail ? texts.verify.figure(value, this.detail(detail)) : value;
      }
      default:
        return text ?? texts.verify.nothing;
    }
  }

  private detail({ from, region, validFrom, validTo }: FigureDetail): string {
    const { texts, regions } = this.view;
    const place = region && (regions?.().get(region)?.label[texts.language] ?? region);
    const parts = [
      texts.origin[from as keyof typeof texts.origin] ?? from,
      ...(place ? [place] : []),
      ...(validFrom ? [texts.verify.inForce(validFrom, validTo)] : []),
    ];
    return parts.join(texts.comma);
  }

  private columnType(name: string): Type | undefined {
    for (const step of this.measure.steps)
      if (step.kind === 'schedule') {
        const column = step.schedule.columns.find((each) => each.name === name);
        if (column) return column.type;
      }
    return undefined;
  }

  private typed(text: string, type: Type | undefined): string {
    const { language } = this.view.texts;
    return type === 'money' && /^-?\d+(\.\d+)?$/.test(text) ? printMoney(Exact.parse(text), language) : text;
  }
}

/** By which tables and program it was computed, and by which now; `null` where nothing was computed then. */
function tablesText({ record, sameTables, verdict }: Verified, { texts, provenance }: View): string | null {
  const { verify } = texts;
  if ((verdict === 'computed' || verdict === 'failed') && record.tables === null) return null;
  const now = short(provenance.tables);
  const parts = [
    record.tables === null
      ? verify.tablesUnknown(now)
      : sameTables
        ? verify.tablesSame(now)
        : verify.tablesOther(short(record.tables), now),
  ];
  if (record.version !== null && record.version !== provenance.version)
    parts.push(verify.versionOther(record.version, provenance.version));
  return parts.join(texts.words.separator);
}

function short(hash: string): string {
  return hash.slice(0, 'sha256:'.length + 12);
}
