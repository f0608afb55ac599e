import { isUtf8 } from 'node:buffer';
import { type CaseSettings, collectFacts, unusedNames } from '../../cases/assemble.ts';
import { readJsonCase } from '../../cases/json.ts';
import { CaseBuilder } from '../../cases/read.ts';
import type { ResultOptions } from '../../cases/result.ts';
import type { Case } from '../../engine/case.ts';
import { identityProblems } from '../../engine/identity.ts';
import { Codes } from '../../engine/numeric/form.ts';
import type { Measure } from '../../policies/model.ts';
import { findSubject, type Subject } from '../../policies/set.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import { utf8Text } from '../../values/utf8.ts';
import { Bytes, type Constant } from '../bulk/bytes.ts';
import { Programs } from '../bulk/programs.ts';
import { CaseComputer, type RowOutcome } from '../compute.ts';
import { outcomeResult } from '../outcome.ts';
import { type AnswerProgram, answerForm } from './answer-program.ts';
import { FactCells } from './facts.ts';
import { ObjectScanner } from './scanner.ts';

/** Bytes that must be there behind the text of a line. */
export const SLACK = 8;
/** Names of measures that are remembered. */
const REMEMBERED = 4096;

/** What lines are answered by. */
export interface AnswerRequest {
  readonly settings: CaseSettings;
  /** The measure or family of all cases; `null` where each line names its own. */
  readonly subject: Subject | null;
  /** `name=value` for every case, beside what its line says. */
  readonly pairs: readonly string[];
  readonly result: ResultOptions;
  /** The name of the input, for errors. */
  readonly name: string;
  /** Whether all cases take the ordinary way. */
  readonly ordinary?: boolean;
}

/** One measure or family, in both ways. */
interface Lane {
  readonly computer: CaseComputer;
  readonly programs: Programs<AnswerProgram, Constant>;
}

/** What is told when all is answered. */
export interface AnswerReport {
  readonly count: number;
  readonly invalid: number;
  /** Cases without a region: whose version was the only one in force, and that had the region that stands for them. */
  readonly regionAssumed: number;
  readonly regionStanding: number;
  /** By measure: names that were given and that it does not read. */
  readonly unused: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Answers cases, a line of JSON each, with a line of JSON each: the result that a single case has. Plainly written cases of
 * measures in numeric form go a quick way, all others the ordinary one; the answer is the same, byte for byte.
 */
export class Answers {
  readonly output = new Bytes(64 * 1024);
  /** Answers that went the quick way. */
  quick = 0;
  private count = 0;
  private invalid = 0;
  private regionAssumed = 0;
  private regionStanding = 0;
  private readonly unused = new Map<string, Set<string>>();
  private readonly scanner = new ObjectScanner();
  private readonly facts: FactCells;
  private readonly codes: Codes;
  private readonly bySubject = new Map<string, Lane>();
  private readonly byText = new Map<string, Lane>();
  private readonly only: Lane | null;
  private readonly quickly: boolean;
  private viewed: Buffer = Buffer.alloc(0);
  private view = new DataView(this.viewed.buffer, 0, 0);
  /** What the options give to every case. */
  private readonly defaults: Case;

  constructor(private readonly request: AnswerRequest) {
    const { settings, subject, pairs, result } = request;
    this.codes = new Codes(settings.set.vocabulary().enums);
    this.facts = new FactCells(settings, this.codes);
    const builder = new CaseBuilder(settings.context);
    settings.addDefaults(builder);
    this.defaults = builder.build(null);
    const monthly = Object.keys(this.defaults.series).length > 0;
    this.quickly = !request.ordinary && !result.explain && pairs.length === 0 && !monthly;
    this.only = subject && this.laneOf(subject);
  }

  /** Answers the line between two positions. @param to where its line break stands, {@link SLACK} bytes before the end or more */
  answer(bytes: Buffer, from: number, to: number): void {
    this.count += 1;
    if (this.quickly && this.answerQuickly(bytes, from, to)) this.quick += 1;
    else this.add(this.outcomeOf(bytes.subarray(from, to)));
  }

  /** Answers a line that is too long to be looked at. */
  refuse(limit: string): void {
    this.count += 1;
    this.add({ evaluation: null, errors: problem('line-too-long', { limit }).problems, missing: [] });
  }

  /** What has come of all lines so far. */
  report(): AnswerReport {
    let { regionAssumed, regionStanding } = this;
    for (const { programs } of this.bySubject.values()) {
      regionAssumed += programs.regionAssumed;
      regionStanding += programs.regionStanding;
      for (const { program, unread } of programs.all) {
        const { measure } = program.plan;
        const facts = Object.fromEntries(
          this.facts.columns.filter(({ index }) => unread[index] === 1).map(({ header }) => [header, true]),
        );
        this.noteUnused(measure, this.defaults);
        this.noteUnused(measure, { facts, series: {}, figures: {} });
      }
    }
    const { count, invalid, unused } = this;
    return { count, invalid, regionAssumed, regionStanding, unused };
  }

  private noteUnused(measure: Measure, given: Pick<Case, 'facts' | 'series' | 'figures'>): void {
    const names = unusedNames(measure, given);
    if (names.length === 0) return;
    const known = this.unused.get(measure.id) ?? new Set();
    for (const name of names) known.add(name);
    this.unused.set(measure.id, known);
  }

  private answerQuickly(bytes: Buffer, from: number, to: number): boolean {
    const { scanner, facts } = this;
    if (!scanner.scan(bytes, from, to)) return false;
    if (scanner.wide && !isUtf8(bytes.subarray(from, to))) return false;
    const lane = this.only ?? this.laneNamed(bytes);
    if (!lane || !facts.read(bytes, this.viewOf(bytes), scanner)) return false;
    const { programs } = lane;
    const chosen = programs.of(facts.cells);
    if (!chosen) return false;
    if (this.contradicts(chosen.program.plan.measure) || !chosen.answer(facts.cells)) {
      programs.uncount(facts.cells);
      return false;
    }
    this.noteGiven(chosen);
    return true;
  }

  /** Notes what the line that was read last gives and its measure does not read. */
  private noteGiven(chosen: AnswerProgram): void {
    const { facts } = this;
    if (facts.identifiers.length === 0) {
      chosen.note(facts.given, facts.count);
      return;
    }
    // What follows from an identifier is compared with it, where both stand in one line.
    const names = Array.from(facts.given.subarray(0, facts.count), (cell) => [facts.columns[cell]!.header, true]);
    this.noteUnused(chosen.program.plan.measure, { facts: Object.fromEntries(names), series: {}, figures: {} });
  }

  /** Whether an identifier of the case contradicts another fact, which the ordinary way will tell. */
  private contradicts(measure: Measure): boolean {
    if (this.facts.identifiers.length === 0) return false;
    const { on } = this.request.settings;
    const { governedBy, unit } = measure.window;
    const dated = on && unit === 'date' && governedBy.length === 1 ? { [governedBy[0]!]: on } : {};
    const facts = { ...dated, ...this.defaults.facts, ...this.facts.values() };
    return identityProblems(measure, { ...this.defaults, facts }).length > 0;
  }

  private viewOf(bytes: Buffer): DataView {
    if (this.viewed !== bytes) {
      this.viewed = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.view;
  }

  private laneNamed(bytes: Buffer): Lane | undefined {
    const { measureFrom, measureTo } = this.scanner;
    return measureFrom < 0 ? undefined : this.byText.get(bytes.toString('utf8', measureFrom, measureTo));
  }

  /** The lane of a line's own measure. @throws SuanceError `unknown-measure`, `case-without-measure` */
  private laneOfText(text: string | null): Lane {
    if (text === null) throw problem('case-without-measure', {});
    let lane = this.byText.get(text);
    if (!lane) {
      lane = this.laneOf(findSubject(this.request.settings.set, text));
      if (this.byText.size < REMEMBERED) this.byText.set(text, lane);
    }
    return lane;
  }

  private laneOf(subject: Subject): Lane {
    const id = subject.kind === 'measure' ? subject.id : subject.family.id;
    let lane = this.bySubject.get(id);
    if (!lane) {
      const { request, facts, codes, output } = this;
      const { settings } = request;
      const writing = { settings, codes, output, provenance: request.result.provenance };
      const form = answerForm(writing, facts.columns.length, facts.cell('region'));
      lane = {
        computer: new CaseComputer(settings, subject),
        programs: new Programs(settings, subject, facts.columns, codes, form),
      };
      this.bySubject.set(id, lane);
    }
    return lane;
  }

  /** What comes of a line by the ordinary way. */
  private outcomeOf(line: Uint8Array): RowOutcome {
    const { settings, pairs, name } = this.request;
    try {
      const file = readJsonCase(utf8Text(line, name), { file: name });
      const { computer } = this.only ?? this.laneOfText(file.subject);
      return computer.computeCase(collectFacts(settings, pairs, file.facts), { file: name });
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      return { evaluation: null, errors: error.problems, missing: [] };
    }
  }

  private add(outcome: RowOutcome): void {
    const { evaluation } = outcome;
    if (evaluation) {
      if (outcome.regionAssumed) this.regionAssumed += 1;
      if (outcome.regionStanding) this.regionStanding += 1;
      this.noteUnused(evaluation.plan.measure, evaluation.given);
    }
    if (evaluation ? evaluation.status === 'invalid' : outcome.missing.length === 0) this.invalid += 1;
    this.output.put(Buffer.from(`${JSON.stringify(outcomeResult(outcome, this.request.result))}\n`));
  }
}
