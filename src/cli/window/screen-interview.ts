import type { CaseSettings } from '../../cases/assemble.ts';
import { DAY_OF_CLAIM, nextNeed, type Screener, type Screening } from '../../cases/screening/screen.ts';
import type { Case } from '../../engine/case.ts';
import type { Beneficiary } from '../../policies/model.ts';
import { CalendarDate } from '../../values/calendar.ts';
import { type Problem, SuanceError } from '../../values/problem.ts';
import { type Answer, type Answers, answerText, builderOf, readAnswer } from '../interview/answers.ts';
import type { Asking, Effects, Given, Question, Why } from '../interview/questions.ts';

/** For whom measures are looked for. */
export const AUDIENCES = ['person', 'employer', 'all'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whether a measure is for an audience: institutions and projects come to the window as employers do. */
function isFor(audience: Audience): (beneficiary: Beneficiary | null) => boolean {
  if (audience === 'all') return () => true;
  return (beneficiary) => beneficiary === null || (audience === 'person') === (beneficiary === 'person');
}

/** What must be known before anything can be looked for: it can be changed, but not left open. */
const SETTING: readonly string[] = ['region', DAY_OF_CLAIM];

/**
 * An interview about all measures in force at once: next comes the fact that could decide most of them. Knows no terminal.
 * Place and day are among its answers.
 */
export class ScreenInterview implements Asking {
  private readonly asked: string[];
  private further = false;
  screening: Screening;

  /**
   * @param answers what is known beforehand; region and application date must be
   * @param asked what was asked at an earlier sitting, in order
   */
  constructor(
    private readonly settings: CaseSettings,
    private readonly screener: Screener,
    readonly audience: Audience,
    private answers: Answers,
    asked: readonly string[] = [],
  ) {
    this.asked = asked.filter((each) => !SETTING.includes(each));
    this.screening = this.assess(answers);
  }

  get all(): Answers {
    return this.answers;
  }

  get begun(): boolean {
    return this.asked.length > 0;
  }

  given(): readonly Given[] {
    const names = [...SETTING, ...[...this.answers.keys()].filter((each) => !SETTING.includes(each))];
    return names.map((name) => ({ name, answer: this.answers.get(name) ?? null }));
  }

  /** How many measures are settled, of how many. */
  get settled(): { readonly done: number; readonly all: number } {
    const { measures } = this.screening;
    const open = measures.filter(({ group }) => group === 'undetermined' || group === 'untouched');
    return { done: measures.length - open.length, all: measures.length };
  }

  /** What is to be asked next, or `null`: everything is settled, as far as the person knows. */
  next(): string | null {
    const known = new Set(this.answers.keys());
    if (this.further) return nextNeed(this.screening, known);
    return this.screening.needs.find((each) => !known.has(each.name))?.name ?? null;
  }

  /** Whether there is more to ask, about the amounts of what is settled. */
  get hasFurther(): boolean {
    return !this.further && nextNeed(this.screening, new Set(this.answers.keys())) !== null;
  }

  goFurther(): void {
    this.further = true;
  }

  question(name: string): Question {
    const { facts, figures } = this.settings.set.vocabulary();
    const definition = facts[name] ?? figures[name]!;
    const prefill = answerText(this.answers.get(name), definition);
    return { name, definition, use: null, measure: null, months: null, prefill, left: 0, settled: this.settled };
  }

  why(name: string): Why {
    const { set } = this.settings;
    const need = this.screening.needs.find((each) => each.name === name);
    const open = this.screening.measures.filter(({ evaluation }) => evaluation.missing.includes(name));
    const ids = need?.measures ?? open.map(({ measure }) => measure.id);
    const measures = ids.map((id) => set.measure(id).title);
    return { governs: SETTING.includes(name), conditions: [], outputs: [], measures };
  }

  check(name: string, text: string, changing: boolean): Answer {
    return this.propose(name, text, changing).answers.get(name)!;
  }

  answer(name: string, text: string, changing: boolean): Effects {
    const { answers, screening, impossible } = this.propose(name, text, changing);
    const unread = new Set(this.screening.unread);
    const needless = screening.unread.filter((each) => !unread.has(each) && answers.has(each));
    for (const each of needless) answers.delete(each);
    this.take(name, answers, needless.length > 0 ? this.assess(answers) : screening);
    return { impossible, needless };
  }

  skip(name: string): void {
    if (SETTING.includes(name)) return;
    const answers = new Map(this.answers).set(name, { kind: 'unknown' });
    this.take(name, answers, this.assess(answers));
  }

  answered(name: string): Answer {
    return this.answers.get(name) ?? { kind: 'unknown' };
  }

  before(name: string): string | null {
    const asked = this.asked.filter((each) => this.answers.has(each));
    const at = asked.indexOf(name);
    return (at < 0 ? asked.at(-1) : asked[at - 1]) ?? null;
  }

  /** Takes over what was answered elsewhere, about a single measure. */
  learn(others: Answers): void {
    const answers = new Map(this.answers);
    for (const [name, answer] of others) if (!SETTING.includes(name)) answers.set(name, answer);
    try {
      this.screening = this.assess(answers);
      this.answers = answers;
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
    }
  }

  /** The answers as a case, to compute a single measure with. */
  get asCase(): Case {
    return this.caseOf(this.answers);
  }

  private caseOf(answers: Answers): Case {
    const builder = builderOf(answers, this.settings.context);
    const { region } = builder;
    return builder.build(
      region === null ? null : this.settings.chainOf(region),
      this.settings.locality?.figures ?? null,
    );
  }

  private assess(answers: Answers): Screening {
    const given = this.caseOf(answers);
    const { region, [DAY_OF_CLAIM]: day } = given.facts;
    if (typeof region !== 'string' || !(day instanceof CalendarDate))
      throw new Error('a screening has a place and a day');
    const asked = { given, region, regionStanding: false, chain: given.regionChain ?? [], on: day };
    return this.screener.screen(asked, isFor(this.audience));
  }

  private take(name: string, answers: Answers, screening: Screening): void {
    this.answers = answers;
    this.screening = screening;
    if (!this.asked.includes(name)) this.asked.push(name);
  }

  /** Tries an answer with the others: those that contradict it give way to a change, and else it is refused. */
  private propose(name: string, text: string, changing: boolean) {
    const answers = new Map(this.answers).set(name, readAnswer(name, text, this.settings));
    const impossible: string[] = [];
    for (;;) {
      const screening = this.assess(answers);
      const against = errorsOf(screening).filter((each) => fieldsOf(each).includes(name));
      const others = against.flatMap(fieldsOf).filter((each) => each !== name && answers.has(each));
      const [first, ...rest] = against;
      if (!first) return { answers, screening, impossible };
      if (!changing || others.length === 0) throw new SuanceError([first, ...rest]);
      for (const each of others) if (answers.delete(each)) impossible.push(each);
    }
  }
}

/** What measures refuse, each once. */
function errorsOf({ measures }: Screening): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const { evaluation } of measures)
    for (const each of evaluation.errors) {
      const key = `${each.code} ${each.place.field} ${JSON.stringify(each.params)}`;
      if (!found.has(key)) found.set(key, each);
    }
  return [...found.values()];
}

/** The facts that an error is about. */
function fieldsOf(error: Problem): string[] {
  return error.place.field?.split(', ') ?? [];
}
