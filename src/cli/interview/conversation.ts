import type { CaseSettings } from '../../cases/assemble.ts';
import { CaseBuilder } from '../../cases/read.ts';
import type { Case } from '../../engine/case.ts';
import type { Evaluation } from '../../engine/run.ts';
import type { Subject } from '../../policies/set.ts';
import type { Problem } from '../../values/problem.ts';
import { hanging, wrap } from '../wrap.ts';
import type { Answers } from './answers.ts';
import { askQuestion, sayOf } from './asking.ts';
import { allAnswers, changeAnswer } from './changing.ts';
import type { Desk } from './desk.ts';
import { Interview } from './interview.ts';
import { type CaseKeeper, NO_KEEPER } from './keeping.ts';
import { BACK } from './prompter.ts';
import { type Exits, resultMenu, showResult } from './result-menu.ts';
import { saveAs, saveTo } from './saving.ts';
import { sheetAs, sheetTo } from './sheet.ts';
import { chooseSubject, type Favoured } from './subjects.ts';
import { blockedText, placeText, versionLines, windowText } from './wording.ts';

/** What a conversation starts from. */
export interface Start {
  readonly subject: Subject | null;
  /** Words to begin the search for a measure with, where none is named. */
  readonly term: string;
  readonly given: Case;
  readonly explain: boolean;
  /** Where the case is saved without asking, or `null`. */
  readonly save: string | null;
  /** Where the sheet is written without asking. */
  readonly sheet?: string | undefined;
  /** The case that is taken up again: what it is kept under, what was asked, and what was said to be unknown. */
  readonly kept?:
    | { readonly id: string; readonly asked: readonly string[]; readonly unknown: readonly string[] }
    | undefined;
}

/** What a conversation is part of. */
export interface Surroundings extends Exits {
  readonly keeper?: CaseKeeper;
  /** What was answered last to questions of the same kind. */
  readonly likely?: Answers;
  /** Measures to be offered before others. */
  readonly favoured?: Favoured | undefined;
  /** Takes the first result, and ends the conversation. */
  readonly finish?: (evaluation: Evaluation) => Promise<void>;
}

/** How a conversation ends: with the person leaving, or where they go on. */
export type Ending = 'quit' | 'home' | 'back';

/** What is done next with a case: `stay` goes on with it as it is. */
type Next = Ending | 'again' | 'other' | 'change' | 'stay';

/** A person's sitting: one case after another, until they leave. */
export class Conversation {
  private version: string | null = null;
  private readonly keeper: CaseKeeper;
  /** The answers of the case held last. */
  answers: Answers = new Map();

  constructor(
    private readonly desk: Desk,
    private readonly settings: CaseSettings,
    private readonly around: Surroundings = {},
  ) {
    this.keeper = around.keeper ?? NO_KEEPER;
  }

  /** Runs until the person leaves. @throws Interrupted where they leave at once */
  async run(start: Start): Promise<Ending> {
    let { subject, save, sheet, kept } = start;
    let given: Case | null = start.given;
    for (;;) {
      if (subject === null) {
        const { home, favoured } = this.around;
        subject = await chooseSubject(start.term, this.desk, home === true, favoured);
        if (subject === null) return 'home';
      }
      this.keeper.begin(kept?.id ?? null);
      const earlier = {
        asked: kept?.asked ?? [],
        unknown: kept?.unknown ?? [],
        likely: this.around.likely ?? new Map(),
      };
      const interview = new Interview(this.settings, subject, given ?? this.emptyCase(), earlier);
      this.version = null;
      await this.open(interview, subject);
      const next = await this.hold(interview, subject, { explain: start.explain, save, sheet });
      this.answers = interview.all;
      if (next !== 'again' && next !== 'other') return next;
      if (next === 'other') subject = null;
      // What was given beforehand, and the files to write to, belong to the first case.
      given = null;
      save = null;
      sheet = undefined;
      kept = undefined;
    }
  }

  /** A further case knows only what the options say of all cases. */
  private emptyCase(): Case {
    const builder = new CaseBuilder(this.settings.context);
    this.settings.addDefaults(builder);
    return builder.build(null);
  }

  private async open(interview: Interview, subject: Subject): Promise<void> {
    const { prompter, texts, style, set } = this.desk;
    const title = subject.kind === 'family' ? subject.family.label : set.measure(subject.id).title;
    const lines = ['', ...wrap(style.bold(title[texts.language]), style.width)];
    if (interview.step().kind === 'question')
      lines.push(...wrap(texts.ask.start, style.width).map((line) => style.dim(line)));
    const given = interview.given().filter(({ answer }) => answer !== null && answer.kind !== 'unknown');
    if (given.length > 0) lines.push(style.dim(texts.ask.given(given.length)));
    // A version that is known already is said next.
    if (interview.measure) lines.push('');
    await prompter.say(lines);
    await sayOf(interview.contradicted, texts.ask.againstOthers, this.desk);
  }

  /** Asks what is needed, shows what comes of it, and does what is wanted next, until the case is left. */
  private async hold(
    interview: Interview,
    subject: Subject,
    options: Pick<Start, 'explain' | 'save' | 'sheet'>,
  ): Promise<Ending | 'again' | 'other'> {
    let shown: Evaluation | null = null;
    let full = options.explain;
    const keep = (evaluation: Evaluation | null) => {
      const id = subject.kind === 'family' ? subject.family.id : subject.id;
      this.keeper.keep({ subject: id, answers: interview.all, evaluation });
    };
    for (;;) {
      await this.sayVersion(interview);
      const step = interview.step();
      let next: Next;
      if (step.kind === 'question') {
        next = await this.ask(interview, step.name);
        if (interview.begun) keep(null);
      } else if (step.kind === 'blocked') next = await this.blocked(interview, step.problem);
      else {
        const { evaluation } = step;
        if (this.around.finish) {
          await this.around.finish(evaluation);
          return 'quit';
        }
        if (shown !== evaluation) {
          keep(evaluation);
          await showResult(interview, evaluation, full, this.desk);
          if (options.save !== null) await saveTo(options.save, evaluation, this.desk);
          if (options.sheet) await sheetTo(options.sheet, evaluation, this.desk);
          shown = evaluation;
        }
        const wanted = await resultMenu(interview, evaluation, full, this.around, this.desk);
        next = 'stay';
        if (wanted === 'explain') {
          await showResult(interview, evaluation, true, this.desk);
          full = true;
        } else if (wanted === 'save') await saveAs(evaluation, this.desk);
        else if (wanted === 'sheet') await sheetAs(evaluation, this.desk);
        else if (wanted === 'further') interview.goFurther();
        else next = wanted;
      }
      if (next === 'change') await changeAnswer(interview, this.desk);
      else if (next !== 'stay') return next;
    }
  }

  /** Asks a question; the way back leads to the questions before it, as often as it is taken, and then out. */
  private async ask(interview: Interview, name: string): Promise<Next> {
    const { menu } = this.desk.texts.ask;
    const { home, back } = this.around;
    const out: Ending | null = back ? 'back' : home ? 'home' : null;
    let current = name;
    for (;;) {
      const ways = { first: out && menu[out], list: true, walking: true };
      const asked = await askQuestion(interview, current, current !== name, ways, this.desk);
      if (asked === 'answered') return 'stay';
      if (asked === 'list') {
        const further = out ? [{ value: out, name: menu[out] }] : [];
        const way = await allAnswers<Ending>(interview, [...further, { value: 'quit', name: menu.quit }], this.desk);
        return way ?? 'stay';
      }
      const before = interview.before(current);
      // From the first of all, a question that was come back to is left for the one that is next.
      if (before === null) return current === name && out ? out : 'stay';
      current = before;
    }
  }

  private async sayVersion(interview: Interview): Promise<void> {
    const { measure } = interview;
    if (!measure || measure.id === this.version) return;
    this.version = measure.id;
    await this.desk.prompter.say(versionLines(measure, this.desk));
  }

  /** No version fits: says which there are, and lets an answer be changed or a version be taken. */
  private async blocked(interview: Interview, why: Problem): Promise<Next> {
    const { prompter, texts, style, set } = this.desk;
    const { menu } = texts.ask;
    const { home, back } = this.around;
    const versions = interview.versions().map((id) => set.summaries.find((each) => each.id === id)!);
    await prompter.say(hanging(`${style.bad(style.signs.no)} `, blockedText(why, this.desk), style.width));
    const chosen = await prompter.choose<string>({
      message: texts.ask.blocked,
      help: [],
      choices: [
        { value: 'change', name: menu.change },
        ...versions.map((each) => ({
          value: each.id,
          name: menu.takeVersion(`${placeText(each, this.desk)} ${windowText(each, this.desk)}`),
          description: `${texts.result.clause(each.number, each.clause)} ${style.signs.bullet} ${each.id}`,
        })),
        ...(back ? [{ value: 'back', name: menu.back }] : []),
        { value: 'other', name: menu.other },
        ...(home ? [{ value: 'home', name: menu.home }] : []),
        { value: 'quit', name: menu.quit },
      ],
      back: null,
    });
    const version = versions.find((each) => each.id === chosen);
    if (!version) return chosen === BACK ? 'quit' : (chosen as Next);
    interview.takeVersion(version.id);
    return 'stay';
  }
}
