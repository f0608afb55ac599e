import { amountTexts } from '../../cases/result.ts';
import type { ScreenedMeasure, Screening } from '../../cases/screening/screen.ts';
import { askQuestion } from '../interview/asking.ts';
import { allAnswers, changeAnswer } from '../interview/changing.ts';
import type { Ending } from '../interview/conversation.ts';
import type { Desk } from '../interview/desk.ts';
import { BACK, type Choice } from '../interview/prompter.ts';
import { outcomeText } from '../interview/result-menu.ts';
import { saveFactsAs } from '../interview/saving.ts';
import { cut } from '../interview/wording.ts';
import { screeningPage } from '../views/screen.ts';
import { wrap } from '../wrap.ts';
import type { WindowKeeper } from './keeper.ts';
import type { ScreenInterview } from './screen-interview.ts';

/** What a screening leads to: out of it, or to another one. */
export type ScreeningEnding = Exclude<Ending, 'back'> | 'again';

type Wanted = 'into' | 'further' | 'change' | 'explain' | 'save' | 'again' | 'home' | 'quit';

/** Columns of a list that its entries do not have. */
const BESIDE = 6;

/** A conversation about all measures in force: questions until they are settled, the result, and the way into each. */
export class ScreeningConversation {
  /** Whether the result is wanted before all questions are answered. */
  private stopped = false;
  private shown: Screening | null = null;
  private full = false;

  /** @param enter holds a conversation about one of the measures, with what is known */
  constructor(
    private readonly interview: ScreenInterview,
    private readonly keeper: WindowKeeper,
    private readonly enter: (id: string) => Promise<Ending>,
    private readonly desk: Desk,
  ) {}

  async run(): Promise<ScreeningEnding> {
    const { interview, desk } = this;
    const { texts, style, prompter } = desk;
    const { window } = texts;
    const start = wrap(style.dim(window.screenStart), style.width);
    const title = wrap(style.bold(window.screening(window.audiences[interview.audience])), style.width);
    await prompter.say(['', ...title, ...start]);
    for (;;) {
      const name = this.stopped ? null : interview.next();
      if (name !== null) {
        const ending = await this.ask(name);
        if (interview.begun) this.keep();
        if (ending !== null) return ending;
        continue;
      }
      await this.show();
      const wanted = await this.menu();
      switch (wanted) {
        case 'further':
          this.stopped = false;
          if (interview.next() === null) interview.goFurther();
          break;
        case 'change':
          await changeAnswer(interview, desk);
          break;
        case 'explain':
          this.full = true;
          this.shown = null;
          break;
        case 'save':
          await saveFactsAs(interview.all, desk);
          break;
        case 'into': {
          const ending = await this.into();
          if (ending !== null && ending !== 'back') return ending;
          break;
        }
        default:
          return wanted;
      }
    }
  }

  /** Asks a question, or lets another be asked instead. @returns the ending, where it is left */
  private async ask(name: string): Promise<ScreeningEnding | null> {
    const { interview, desk } = this;
    const { ask, window } = desk.texts;
    let current = name;
    for (;;) {
      const asked = await askQuestion(
        interview,
        current,
        current !== name,
        { first: ask.menu.home, list: true, walking: true },
        desk,
      );
      if (asked === 'answered') return null;
      if (asked === 'list') {
        const ways: Choice<'result' | 'home' | 'quit'>[] = [
          { value: 'result', name: window.seeResult },
          { value: 'home', name: ask.menu.home },
          { value: 'quit', name: ask.menu.quit },
        ];
        const way = await allAnswers(interview, ways, desk);
        if (way !== 'result') return way;
        this.stopped = true;
        return null;
      }
      const before = interview.before(current);
      if (before === null) return current === name ? 'home' : null;
      current = before;
    }
  }

  private async show(): Promise<void> {
    const { interview, desk } = this;
    const { screening, settled } = interview;
    if (this.shown === screening) return;
    this.shown = screening;
    this.keep();
    const { prompter, set, texts, style, version } = desk;
    const provenance = { tables: set.hash, version };
    const view = { texts, style, provenance, regions: () => set.regions() };
    const page = screeningPage(screening, set, view, this.full);
    const rule = style.dim((style.ascii ? '-' : '─').repeat(style.width));
    const said = settled.done === settled.all ? texts.window.allSettled : texts.window.someOpen;
    const how = wrap(style.dim(said(settled.done, settled.all)), style.width);
    await prompter.say(['', rule, ...how, '', ...page.replace(/\n$/, '').split('\n'), rule]);
  }

  private keep(): void {
    const { interview } = this;
    const eligible = this.count('eligible');
    const done = this.shown === interview.screening;
    const outcome = done ? { measure: null, status: 'screened', amount: String(eligible) } : null;
    this.keeper.keepScreening(interview.audience, interview.all, outcome);
  }

  private count(...groups: readonly ScreenedMeasure['group'][]): number {
    return this.interview.screening.measures.filter((each) => groups.includes(each.group)).length;
  }

  private async menu(): Promise<Wanted> {
    const { interview, desk } = this;
    const { window, ask } = desk.texts;
    const more = interview.next() !== null;
    const entries: readonly (readonly [Wanted, string, boolean])[] = [
      ['into', window.screenMenu.into, interview.screening.measures.length > 0],
      ['further', more ? ask.menu.goOn : window.screenMenu.further, more || interview.hasFurther],
      ['change', window.screenMenu.change, true],
      ['explain', window.screenMenu.explain, !this.full],
      ['save', window.screenMenu.save, true],
      ['again', window.screenMenu.again, true],
      ['home', ask.menu.home, true],
      ['quit', ask.menu.quit, true],
    ];
    const chosen = await desk.prompter.choose<Wanted>({
      message: window.screenNext(this.count('eligible'), this.count('undetermined', 'untouched')),
      help: [],
      choices: entries.filter(([, , here]) => here).map(([value, name]) => ({ value, name })),
      back: null,
    });
    return chosen === BACK ? 'home' : chosen;
  }

  /** Lets one of the measures be chosen, and goes into it. @returns how that ended, `null` where none was chosen */
  private async into(): Promise<Ending | null> {
    const { prompter, texts, style } = this.desk;
    const { signs } = style;
    const marks = { eligible: signs.yes, undetermined: signs.unknown, untouched: signs.unknown } as const;
    const choices = this.interview.screening.measures.map(({ measure, evaluation, group }): Choice<string> => {
      const mark = marks[group as keyof typeof marks] ?? signs.no;
      const title = `${mark} ${measure.title[texts.language]}`;
      const amount = amountTexts(evaluation);
      const outcome = amount.amount || amount.max ? `  ${outcomeText(evaluation, this.desk)}` : '';
      return {
        value: measure.id,
        name: cut(`${title}${group === 'ineligible' ? '' : outcome}`, style.width - BESIDE, style),
        description: `${texts.result.clause(measure.number, measure.clause)} ${signs.bullet} ${measure.id}`,
      };
    });
    const chosen = await prompter.choose({ message: texts.window.into, help: [], choices, back: texts.ask.cancel });
    return chosen === BACK ? null : this.enter(chosen);
  }
}
