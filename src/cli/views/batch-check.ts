import type { CheckNote, CheckReport, Finding } from '../../batch/check/finding.ts';
import { CsvWriter } from '../../batch/csv-writer.ts';
import { maskNumbers } from '../../batch/mask.ts';
import { groupDigits } from '../../values/print.ts';
import type { Problem } from '../../values/problem.ts';
import { visible, visiblePath } from '../../values/visible.ts';
import type { Style } from '../style.ts';
import { messageOf, renderProblem, toldText } from '../texts/render.ts';
import type { Texts } from '../texts/texts.ts';
import { withLabels } from '../wording.ts';
import { wrap } from '../wrap.ts';

/** Findings that are told one by one to a person; all are counted. */
export const TOLD = 100;
/** Kinds of findings, and notes, that a summary has room for. */
const [GROUPS_TOLD, NOTES_TOLD] = [20, 20] as const;

export type CheckForm = 'page' | 'csv' | 'ndjson';

/** How what a check finds is written, as it comes. */
export interface CheckLines {
  begin(): string;
  finding(finding: Finding): string;
  note(note: CheckNote): string;
}

/** What a check says to a person. */
export class CheckPage implements CheckLines {
  private told = 0;

  constructor(
    readonly file: string,
    readonly texts: Texts,
    private readonly style: Style,
    private readonly labelOf: (fact: string) => string,
  ) {}

  begin(): string {
    return '';
  }

  finding(finding: Finding): string {
    this.told += 1;
    if (this.told > TOLD) return '';
    // An option that is to be copied is not broken.
    return finding.problem.place.row === undefined
      ? `${this.style.shown(this.sentence(finding))}\n`
      : this.lines(this.sentence(finding));
  }

  /** Notes stand at the end, with the counts. */
  note(): string {
    return '';
  }

  /** A finding in a sentence; what the cell says, where the message does not repeat it. */
  private sentence({ problem, found }: Finding): string {
    const { row, line = 1 } = problem.place;
    const { check, colon } = this.texts;
    const text =
      row === undefined
        ? `${check.header(line)}${colon}${messageOf(problem, this.texts)}`
        : renderProblem(this.ofList(problem), this.texts);
    const cell = found && visible(found);
    return cell === null || cell === '' || text.includes(cell) ? text : `${text}${this.texts.check.cell(cell)}`;
  }

  /** An error of a row as people read it: its facts by name, and not the policy file that refuses it. */
  private ofList(problem: Problem): Problem {
    const { file: _, ...place } = problem.place;
    return withLabels({ ...problem, place } as Problem, this.labelOf, this.texts);
  }

  noteText(note: CheckNote): string {
    const words = this.texts.check;
    const number = (value: number) => groupDigits(String(value));
    switch (note.kind) {
      case 'column-unknown':
        return words.unknown(toldText(note.header), note.nearest);
      case 'column-unused':
        return words.unused(toldText(note.header), note.fact);
      case 'title-unit':
        return this.texts.batch.titleUnit(note.unit, note.headers.map(toldText));
      case 'column-twice':
        return words.twice(toldText(note.header), note.columns.join(this.texts.words.listComma));
      case 'column-absent':
        return words.absent(note.fact);
      case 'fact-missing':
        return words.missing(note.fact, number(note.count), this.texts.row(note.row, note.line));
      case 'marked':
        return words.marked(toldText(note.header), number(note.count), number(note.line));
    }
  }

  /** @param whole whether the findings stand above it */
  summary(report: CheckReport, whole: boolean): string {
    const words = this.texts.check;
    const number = (value: number) => groupDigits(String(value));
    const out: string[] = [];
    if (whole && report.problems > TOLD) {
      out.push(this.lines(words.further(number(report.problems - TOLD))));
      out.push(`${words.byKind}\n`);
      const groups = [...report.groups].sort((a, b) => b.count - a.count);
      for (const { first, count } of groups.slice(0, GROUPS_TOLD))
        out.push(this.lines(`${words.times(number(count), count)} ${this.sentence(first)}`));
    }
    if (whole) {
      const notes = report.notes.map((each) => `${this.texts.note}${this.texts.colon}${this.noteText(each)}`);
      for (const each of notes.slice(0, NOTES_TOLD)) out.push(this.lines(each));
      if (notes.length > NOTES_TOLD) out.push(this.lines(words.furtherNotes(number(notes.length - NOTES_TOLD))));
    }
    const { rows, problems, faultyRows } = report;
    const counts =
      problems === 0
        ? words.sound(number(rows), rows)
        : words.counts(number(rows), number(problems), number(faultyRows));
    out.push(this.lines(`${visiblePath(this.file)}${this.texts.colon}${counts}`));
    return out.join('');
  }

  private lines(text: string): string {
    const { style } = this;
    return style.shown(
      wrap(text, style.width - 2)
        .map((line, index) => `${index === 0 ? '' : '  '}${line}\n`)
        .join(''),
    );
  }
}

class CheckCsv implements CheckLines {
  private readonly writer = new CsvWriter(',', '\n', true);

  constructor(private readonly page: CheckPage) {}

  begin(): string {
    return this.writer.line([...this.page.texts.check.columns]);
  }

  finding(finding: Finding): string {
    const { check } = this.page.texts;
    const { row, line, column, header, fact, code, found, message } = plain(finding, this.page.texts);
    const numbers = [row, line, column].map((each) => (each === null ? '' : String(each)));
    return this.writer.line([
      check.problem,
      this.page.file,
      ...numbers,
      header ?? '',
      fact ?? '',
      code,
      found ?? '',
      message,
    ]);
  }

  note(note: CheckNote): string {
    const { row, line, column, header } = placeOf(note);
    const numbers = [row, line, column].map((each) => (each === null ? '' : String(each)));
    const { file, texts } = this.page;
    return this.writer.line([texts.note, file, ...numbers, header ?? '', '', note.kind, '', this.page.noteText(note)]);
  }
}

class CheckNdjson implements CheckLines {
  constructor(private readonly page: CheckPage) {}

  begin(): string {
    return '';
  }

  finding(finding: Finding): string {
    return `${JSON.stringify({ severity: 'problem', file: this.page.file, ...plain(finding, this.page.texts) })}\n`;
  }

  note(note: CheckNote): string {
    const { file } = this.page;
    const message = this.page.noteText(note);
    return `${JSON.stringify({ severity: 'note', file, ...placeOf(note), fact: null, code: note.kind, found: null, message })}\n`;
  }
}

function plain({ problem, column, found }: Finding, texts: Texts) {
  const { row = null, line = null, header, field: fact = null } = problem.place;
  return {
    row,
    line,
    column,
    header: header === undefined ? null : maskNumbers(header),
    fact,
    code: problem.code,
    found,
    message: messageOf(problem, texts),
  };
}

function placeOf(note: CheckNote) {
  return {
    row: note.kind === 'fact-missing' ? note.row : null,
    line: 'line' in note ? note.line : null,
    column: 'column' in note ? note.column : null,
    header: 'header' in note ? maskNumbers(note.header) : null,
  };
}

/** The forms in which findings are written. */
export const CHECK_FORMS: Readonly<Record<CheckForm, (page: CheckPage) => CheckLines>> = {
  page: (page) => page,
  csv: (page) => new CheckCsv(page),
  ndjson: (page) => new CheckNdjson(page),
};
