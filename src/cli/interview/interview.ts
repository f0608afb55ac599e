import { type CaseSettings, completeCase } from '../../cases/assemble.ts';
import { askingOrder } from '../../cases/needs.ts';
import type { Case } from '../../engine/case.ts';
import { type Plan, preparePlan } from '../../engine/plan.ts';
import { type Evaluation, evaluate } from '../../engine/run.ts';
import type { Value } from '../../language/value.ts';
import type { FactDefinition, FigureDefinition, Measure, ParameterUse } from '../../policies/model.ts';
import type { Subject } from '../../policies/set.ts';
import { YearMonth } from '../../values/calendar.ts';
import { type Problem, type ProblemCode, problem, SuanceError } from '../../values/problem.ts';
import { type Answer, type Answers, answersOf, answerText, builderOf, readAnswer } from './answers.ts';

/** What comes next: a question, a choice of version that cannot be made, or the result. */
export type Step =
  | { readonly kind: 'question'; readonly name: string }
  | { readonly kind: 'blocked'; readonly problem: Problem }
  | { readonly kind: 'result'; readonly evaluation: Evaluation };

/** Everything that can be said of a question, in both languages. */
export interface Question {
  readonly name: string;
  readonly definition: FactDefinition | FigureDefinition;
  /** For a figure that the locality sets: how the document uses and bounds it. */
  readonly use: ParameterUse | null;
  /** The version by which the case is computed, where it is chosen. */
  readonly measure: Measure | null;
  /** For a value by month: the months of the case, where they are known. */
  readonly months: readonly YearMonth[] | null;
  /** What stands in the answer already, as it would be typed. */
  readonly prefill: string;
}

/** An answer in a list; `null` where there is none yet. */
export interface Given {
  readonly name: string;
  readonly answer: Answer | null;
}

type Assessment =
  | { readonly kind: 'open'; readonly problem: Problem }
  | { readonly kind: 'chosen'; readonly measure: Measure; readonly evaluation: Evaluation };

interface Proposal {
  readonly answers: Map<string, Answer>;
  readonly assessment: Assessment;
  /** Other answers that cannot stand beside this one. */
  readonly dropped: readonly string[];
}

/** Why a version may not be chosen yet, or at all. */
const OF_VERSION: ReadonlySet<ProblemCode> = new Set([
  'version-none',
  'version-several',
  'version-needs-region',
  'version-needs-date',
]);

/** A case of many years would ask for each of its months. */
const MOST_MONTHS = 60;

/**
 * An interview about one case: its answers, and what to ask next. After every answer the case is evaluated, and only what
 * can still change the result is asked: what chooses the version, then what decides the conditions, then what makes the
 * amount, and last the figures that the locality sets. Knows no terminal.
 */
export class Interview {
  private answers: Map<string, Answer>;
  private readonly plans = new Map<string, Plan>();
  private readonly asked: string[] = [];
  private assessment: Assessment;
  /** Given facts that contradict others and are to be asked again. */
  readonly contradicted: readonly string[];

  /** @param given what is known beforehand; its errors are the caller's to tell */
  constructor(
    private readonly settings: CaseSettings,
    private subject: Subject,
    given: Case,
  ) {
    const settled = this.settle(answersOf(given), null);
    this.answers = settled.answers;
    this.assessment = settled.assessment;
    this.contradicted = settled.dropped;
  }

  /** The version by which the case is computed, or `null` while it is open. */
  get measure(): Measure | null {
    return this.assessment.kind === 'chosen' ? this.assessment.measure : null;
  }

  /** What comes next. */
  step(): Step {
    const [name] = this.pending();
    if (name !== undefined) return { kind: 'question', name };
    if (this.assessment.kind === 'open') return { kind: 'blocked', problem: this.assessment.problem };
    return { kind: 'result', evaluation: this.assessment.evaluation };
  }

  /** All that would be asked if nothing more were known, in order. An answer may make some of it needless, or more needed. */
  pending(): string[] {
    return this.wanted().filter((name) => {
      const answer = this.answers.get(name);
      // Months may have been added to a case whose values by month are given.
      return answer === undefined || answer.kind === 'series';
    });
  }

  private wanted(): readonly string[] {
    if (this.assessment.kind === 'chosen') return askingOrder(this.assessment.evaluation);
    const { problem: why } = this.assessment;
    if (why.code === 'version-needs-region') return ['region'];
    return why.code === 'version-needs-date' ? why.params.facts : [];
  }

  /** What a question is about. */
  question(name: string): Question {
    const { measure } = this;
    const vocabulary = this.settings.set.vocabulary();
    const definition = vocabulary.facts[name] ?? vocabulary.figures[name]!;
    const monthly = 'by' in definition && definition.by === 'month';
    return {
      name,
      definition,
      use: measure?.parameters.find((each) => each.name === name) ?? null,
      measure,
      months: monthly ? this.months() : null,
      prefill: answerText(this.answers.get(name) ?? this.likely(name), definition),
    };
  }

  /** Where a measure goes by a period, its last part begins as the first: most cases are of one month. */
  private likely(name: string): Answer | undefined {
    const governedBy = this.measure?.window.governedBy ?? [];
    return governedBy.length > 1 && name === governedBy.at(-1) ? this.answers.get(governedBy[0]!) : undefined;
  }

  private months(answers: Answers = this.answers): readonly YearMonth[] | null {
    const { measure } = this;
    if (measure?.window.unit !== 'month') return null;
    const [from, to] = [measure.window.governedBy[0]!, measure.window.governedBy.at(-1)!].map((name) => {
      const answer = answers.get(name);
      return answer?.kind === 'fact' && answer.value instanceof YearMonth ? answer.value : null;
    });
    if (!from || !to) return null;
    const count = to.monthsSince(from) + 1;
    return count < 1 || count > MOST_MONTHS
      ? null
      : Array.from({ length: count }, (_, index) => from.plusMonths(index));
  }

  /**
   * Reads an answer and tries it with the others, without taking it.
   * @param changing whether it changes an answer; others that contradict it then give way, else it is refused
   * @throws SuanceError with what was expected, or what it contradicts
   */
  check(name: string, text: string, changing: boolean): Answer {
    return this.propose(name, text, changing).answers.get(name)!;
  }

  /**
   * Takes an answer.
   * @returns other answers that cannot stand beside it and are to be asked again
   * @throws SuanceError as {@link check}
   */
  answer(name: string, text: string, changing: boolean): readonly string[] {
    const proposal = this.propose(name, text, changing);
    this.take(name, proposal.answers, proposal.assessment);
    return proposal.dropped;
  }

  /** Takes "not known" for an answer: it is not asked again unless it is changed. */
  skip(name: string): void {
    const answers = new Map(this.answers).set(name, { kind: 'unknown' });
    this.take(name, answers, this.assess(answers));
  }

  private take(name: string, answers: Map<string, Answer>, assessment: Assessment): void {
    this.answers = answers;
    this.assessment = assessment;
    if (!this.asked.includes(name)) this.asked.push(name);
  }

  /** The answer to a question; not known where there is none. */
  answered(name: string): Answer {
    return this.answers.get(name) ?? { kind: 'unknown' };
  }

  /** The question asked before this one, to go back to, or `null`. */
  before(name: string): string | null {
    const asked = this.asked.filter((each) => this.answers.has(each));
    const at = asked.indexOf(name);
    return (at < 0 ? asked.at(-1) : asked[at - 1]) ?? null;
  }

  /** Takes one version whatever the region and date say. */
  takeVersion(id: string): void {
    this.subject = { kind: 'measure', id };
    const settled = this.settle(this.answers, null);
    this.answers = settled.answers;
    this.assessment = settled.assessment;
  }

  /** The measures from which the version is chosen. */
  versions(): readonly string[] {
    const { subject } = this;
    if (subject.kind === 'measure') return [subject.id];
    return this.settings.set.versions(subject.family.id).map((each) => each.id);
  }

  /** What has been answered and is used, in the measure's order; the region, even if not given, where it may choose the version. */
  given(): readonly Given[] {
    const { measure, assessment } = this;
    const summaries = this.settings.set.summaries.filter((each) => this.versions().includes(each.id));
    const governing = [...new Set(summaries.flatMap((each) => each.window.governedBy))];
    const names = measure ? [...measure.facts, ...measure.parameters.map((each) => each.name)] : governing;
    const choosing = this.subject.kind === 'family';
    const shown = ['region', ...names.filter((each) => each !== 'region')];
    return shown.flatMap((name): Given[] => {
      // The evaluated case also has what --on stands for.
      const inCase: Value | undefined =
        assessment.kind === 'chosen' ? assessment.evaluation.given.facts[name] : undefined;
      const answer: Answer | undefined =
        this.answers.get(name) ?? (inCase === undefined ? undefined : { kind: 'fact', value: inCase });
      if (answer) return [{ name, answer }];
      return name === 'region' && choosing ? [{ name, answer: null }] : [];
    });
  }

  private assess(answers: Answers): Assessment {
    const { settings } = this;
    const builder = builderOf(answers, settings.context);
    // The defaults of the options are among the answers since the start: one that was taken back must not return.
    const alone: CaseSettings = { ...settings, addDefaults: () => {} };
    try {
      const { measure, given } = completeCase(alone, this.subject, builder);
      return { kind: 'chosen', measure, evaluation: evaluate(this.planOf(measure), given) };
    } catch (error) {
      if (error instanceof SuanceError && OF_VERSION.has(error.problem.code)) {
        return { kind: 'open', problem: error.problem };
      }
      throw error;
    }
  }

  private planOf(measure: Measure): Plan {
    let plan = this.plans.get(measure.id);
    if (!plan) {
      plan = preparePlan(measure);
      this.plans.set(measure.id, plan);
    }
    return plan;
  }

  /** Takes out answers that an evaluation refuses, until it refuses none; `keep` is the one that stays. */
  private settle(answers: Answers, keep: string | null): Proposal {
    const left = new Map(answers);
    const dropped: string[] = [];
    for (;;) {
      const assessment = this.assess(left);
      const refused = errorsOf(assessment).flatMap(fieldsOf);
      const out = refused.filter((name) => name !== keep && left.has(name));
      if (out.length === 0) return { answers: left, assessment, dropped };
      for (const name of out) left.delete(name);
      dropped.push(...out);
    }
  }

  private propose(name: string, text: string, changing: boolean): Proposal {
    const answer = readAnswer(name, text, this.settings);
    const answers = new Map(this.answers).set(name, answer);
    const against = errorsOf(this.assess(answers)).filter((each) => fieldsOf(each).includes(name));
    const alone = against.filter((each) => !fieldsOf(each).some((field) => field !== name && answers.has(field)));
    const [first, ...others] = changing ? alone : against;
    if (first) throw new SuanceError([first, ...others]);
    this.refuseGaps(name, answer, answers);
    return this.settle(answers, name);
  }

  private refuseGaps(name: string, answer: Answer, answers: Answers): void {
    if (answer.kind !== 'series' || answer.series.every) return;
    const given = answer.series.months;
    const absent = (this.months(answers) ?? []).map(String).filter((month) => !(month in given));
    if (absent.length > 0) throw problem('series-month-missing', { months: absent }, { field: name });
  }
}

function errorsOf(assessment: Assessment): readonly Problem[] {
  return assessment.kind === 'chosen' && assessment.evaluation.status === 'invalid' ? assessment.evaluation.errors : [];
}

/** The facts that an error is about. */
function fieldsOf(error: Problem): string[] {
  return error.place.field?.split(', ') ?? [];
}
