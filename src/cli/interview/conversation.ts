import type { CaseSettings } from '../../cases/assemble.ts';
import { CaseBuilder } from '../../cases/read.ts';
import type { Case } from '../../engine/case.ts';
import type { Evaluation } from '../../engine/run.ts';
import type { Subject } from '../../policies/set.ts';
import type { Problem } from '../../values/problem.ts';
import { amountLine, resultPage } from '../views/result.ts';
import { hanging, wrap } from '../wrap.ts';
import { askQuestion, sayAgain } from './asking.ts';
import type { Desk } from './desk.ts';
import { findOffers } from './families.ts';
import { Interview } from './interview.ts';
import { BACK, type Choice } from './prompter.ts';
import { saveAs, saveTo } from './saving.ts';
import {
  aligned,
  answerInWords,
  blockedText,
  cut,
  labelOf,
  placeText,
  versionLine,
  versionLines,
  windowText,
} from './wording.ts';

/** What a conversation starts from. */
export interface Start {
  readonly subject: Subject | null;
  /** Words to begin the search for a measure with, where none is named. */
  readonly term: string;
  readonly given: Case;
  readonly explain: boolean;
  /** Where the case is saved without asking, or `null`. */
  readonly save: string | null;
}

/** What is done next with a case: `stay` goes on with it as it is. */
type Next = AfterResult | 'stay';
type AfterResult = 'change' | 'explain' | 'save' | 'again' | 'other' | 'quit';

/** A person's sitting: one case after another, until they leave. */
export class Conversation {
  private version: string | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly settings: CaseSettings,
    private readonly programVersion: string,
  ) {}

  /** Runs until the person leaves. @throws Interrupted where they leave at once */
  async run(start: Start): Promise<void> {
    let { subject, save } = start;
    let given: Case | null = start.given;
    for (;;) {
      subject ??= await this.chooseSubject(start.term);
      const interview = new Interview(this.settings, subject, given ?? this.emptyCase());
      this.version = null;
      await this.open(interview, subject);
      const next = await this.hold(interview, { explain: start.explain, save });
      if (next === 'quit') return;
      if (next === 'other') subject = null;
      // What was given on the command line, and the file to save to, belong to the first case.
      given = null;
      save = null;
    }
  }

  /** A further case knows only what the options say of all cases. */
  private emptyCase(): Case {
    const builder = new CaseBuilder(this.settings.context);
    this.settings.addDefaults(builder);
    return builder.build(null);
  }

  private async chooseSubject(term: string): Promise<Subject> {
    const { prompter, set, texts, style } = this.desk;
    const find = (words: string) => findOffers(set, words, texts.language);
    const id = await prompter.search({
      message: texts.ask.chooseFamily,
      initialTerm: term,
      none: texts.ask.noFamily,
      find: (words) => {
        const offers = find(words);
        const names = aligned(offers.map((each) => [each.label, style.dim(each.id)]));
        return offers.map((each, index): Choice<string> => {
          const versions = each.versions.map((version) => versionLine(version, this.desk));
          return { value: each.id, name: names[index]!, description: versions.join('\n') };
        });
      },
    });
    const family = set.families.find((each) => each.id === id);
    return family ? { kind: 'family', family } : { kind: 'measure', id };
  }

  private async open(interview: Interview, subject: Subject): Promise<void> {
    const { prompter, texts, style, set } = this.desk;
    const title = subject.kind === 'family' ? subject.family.label : set.measure(subject.id).title;
    const lines = ['', style.bold(title[texts.language])];
    if (interview.step().kind === 'question')
      lines.push(...wrap(texts.ask.start, style.width).map((line) => style.dim(line)));
    const given = interview.given().filter(({ answer }) => answer !== null && answer.kind !== 'unknown');
    if (given.length > 0) lines.push(style.dim(texts.ask.given(given.length)));
    // A version that is known already is said next.
    if (interview.measure) lines.push('');
    await prompter.say(lines);
    await sayAgain(interview.contradicted, this.desk);
  }

  /** Asks what is needed, shows what comes of it, and does what is wanted next, until the case is left. */
  private async hold(
    interview: Interview,
    options: Pick<Start, 'explain' | 'save'>,
  ): Promise<'again' | 'other' | 'quit'> {
    let shown: Evaluation | null = null;
    let full = options.explain;
    for (;;) {
      await this.sayVersion(interview);
      const step = interview.step();
      if (step.kind === 'question') {
        await this.ask(interview, step.name);
        continue;
      }
      let next: Next;
      if (step.kind === 'blocked') next = await this.blocked(interview, step.problem);
      else {
        const { evaluation } = step;
        if (shown !== evaluation) {
          await this.showResult(evaluation, full);
          if (options.save !== null) await saveTo(options.save, evaluation, this.desk);
          shown = evaluation;
        }
        next = await this.menu(evaluation, full);
        if (next === 'explain') {
          await this.showResult(evaluation, true);
          full = true;
        } else if (next === 'save') await saveAs(evaluation, this.desk);
      }
      if (next === 'again' || next === 'other' || next === 'quit') return next;
      if (next === 'change') await this.change(interview);
    }
  }

  /** Asks a question; the way back leads to the questions before it, as often as it is taken. */
  private async ask(interview: Interview, name: string): Promise<void> {
    let current = name;
    while ((await askQuestion(interview, current, current !== name, this.desk)) === 'back') {
      current = interview.before(current) ?? current;
    }
  }

  private async sayVersion(interview: Interview): Promise<void> {
    const { measure } = interview;
    if (!measure || measure.id === this.version) return;
    this.version = measure.id;
    await this.desk.prompter.say(versionLines(measure, this.desk));
  }

  private async showResult(evaluation: Evaluation, full: boolean): Promise<void> {
    const { prompter, texts, style, set } = this.desk;
    const provenance = { tables: set.hash, version: this.programVersion };
    const page = await resultPage(evaluation, { texts, style, provenance, regions: () => set.regions() }, full);
    const rule = style.dim((style.ascii ? '-' : '─').repeat(style.width));
    const { facts } = evaluation.plan.measure;
    const left = facts.some((name) => !(name in evaluation.given.facts) && !(name in evaluation.given.series));
    const lines = ['', rule];
    if (evaluation.status === 'ineligible' && left) lines.push(style.dim(texts.ask.settled), '');
    if (evaluation.status === 'undetermined') lines.push(style.dim(texts.ask.undetermined), '');
    await prompter.say([...lines, ...page.replace(/\n$/, '').split('\n'), rule]);
  }

  /** What to do next. The outcome stands above it: the page may be longer than the screen. */
  private async menu(evaluation: Evaluation, full: boolean): Promise<AfterResult> {
    const { texts, style } = this.desk;
    const { menu, next } = texts.ask;
    const outcome = [texts.status[evaluation.status], amountLine(evaluation, { texts, style })];
    const message = next(outcome.filter((each) => each !== null).join(texts.comma));
    const entries: readonly AfterResult[] = ['change', 'explain', 'save', 'again', 'other', 'quit'];
    const choices = entries
      .filter((each) => each !== 'explain' || !full)
      .map((value): Choice<AfterResult> => ({ value, name: menu[value] }));
    const chosen = await this.desk.prompter.choose({ message, help: [], choices, back: null });
    return chosen === BACK ? 'quit' : chosen;
  }

  /** No version fits: says which there are, and lets an answer be changed or a version be taken. */
  private async blocked(interview: Interview, why: Problem): Promise<Next> {
    const { prompter, texts, style, set } = this.desk;
    const { menu } = texts.ask;
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
        { value: 'other', name: menu.other },
        { value: 'quit', name: menu.quit },
      ],
      back: null,
    });
    const version = versions.find((each) => each.id === chosen);
    if (!version) return chosen === BACK ? 'quit' : (chosen as AfterResult);
    interview.takeVersion(version.id);
    return 'stay';
  }

  private async change(interview: Interview): Promise<void> {
    const { prompter, texts, style, set } = this.desk;
    const given = interview.given();
    const vocabulary = set.vocabulary();
    const names = aligned(
      given.map(({ name, answer }) => {
        const definition = vocabulary.facts[name] ?? vocabulary.figures[name]!;
        return [labelOf(name, this.desk), answer ? answerInWords(answer, definition, this.desk) : texts.ask.open];
      }),
    );
    const chosen = await prompter.choose({
      message: texts.ask.whichAnswer,
      help: [],
      choices: given.map(({ name }, index) => ({ value: name, name: cut(names[index]!, style.width - 2) })),
      back: texts.ask.cancel,
    });
    if (chosen !== BACK) await askQuestion(interview, chosen, true, this.desk);
  }
}
