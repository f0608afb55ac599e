import type { CaseSettings } from '../../cases/assemble.ts';
import { DAY_OF_CLAIM, Screener } from '../../cases/screening/screen.ts';
import { findSubject, type Subject } from '../../policies/set.ts';
import { inWindow } from '../../policies/windows.ts';
import { CalendarDate } from '../../values/calendar.ts';
import { type Language, printDate } from '../../values/print.ts';
import { type Answer, type Answers, answersOf } from '../interview/answers.ts';
import { sayOf } from '../interview/asking.ts';
import { Conversation, type Ending, type Start } from '../interview/conversation.ts';
import type { Desk } from '../interview/desk.ts';
import type { Offer } from '../interview/families.ts';
import { BACK, type Choice } from '../interview/prompter.ts';
import { wrap } from '../wrap.ts';
import { WindowKeeper } from './keeper.ts';
import { answersIn, caseOf, chooseRecent, titleOf } from './recent.ts';
import { AUDIENCES, type Audience, ScreenInterview } from './screen-interview.ts';
import { ScreeningConversation, type ScreeningEnding } from './screening.ts';
import { askDay, askPlace, placeName } from './setting.ts';
import type { KeptCase, StateFile, WindowState } from './state.ts';

/** What a window is opened with. */
export interface Opening {
  readonly file: StateFile;
  /** The desk in a language. */
  readonly deskIn: (language: Language) => Desk;
  /** What holds for cases of a place and day, either of which may be open. */
  readonly settingsFor: (place: string | null, day: string | null) => Promise<CaseSettings>;
  /** The region of cases where none is chosen in the window, or `null`. */
  readonly standingPlace: string | null;
  readonly language: Language;
  readonly now: () => Date;
}

type Entry = 'resume' | 'measure' | 'screen' | 'recent' | 'place' | 'day' | 'language' | 'quit';

/** The tool that stays open: one case after another, from a home screen that remembers where it is. */
export class Window {
  private desk: Desk;
  private readonly screeners = new Map<Desk['set'], Screener>();

  constructor(private readonly opening: Opening) {
    this.desk = opening.deskIn(opening.language);
  }

  /** Runs until the person leaves. @throws Interrupted where they leave at once */
  async run(): Promise<void> {
    while ((await this.follow(await this.home())) !== 'quit');
  }

  private get state(): WindowState {
    return this.opening.file.read();
  }

  /** Where cases are, unless they say another region: as chosen here, else as set for all commands. */
  private get place(): string | null {
    return this.state.place ?? this.opening.standingPlace;
  }

  private get today(): CalendarDate {
    const now = this.opening.now();
    return CalendarDate.of(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
  }

  /** Shows what can be done, and where and as of when. */
  private async home(): Promise<Entry> {
    const { texts, style, prompter } = this.desk;
    const { window } = texts;
    const { place } = this;
    const { day, recent } = this.state;
    const { fault } = this.opening.file;
    const [last] = recent;
    const unfinished = last && last.outcome === null ? last : null;
    const entries: (readonly [Entry, string])[] = [
      ['measure', window.menu.measure],
      ['screen', window.menu.screen],
      ['place', window.menu.place(place === null ? window.asked : placeName(place, this.desk))],
      ['day', window.menu.day(day === null ? window.asked : printDate(CalendarDate.parse(day), texts.language))],
      ['language', window.menu.language],
      ['quit', window.menu.quit],
    ];
    if (recent.length > 0) entries.splice(2, 0, ['recent', window.menu.recent(recent.length)]);
    if (unfinished)
      entries.unshift(['resume', window.menu.resume(titleOf(unfinished, this.desk), answersIn(unfinished))]);
    const choices = entries.map(([value, name]): Choice<Entry> => ({ value, name }));
    const chosen = await prompter.choose<Entry>({
      message: window.title,
      help: fault === null ? [] : wrap(window.notKept(fault), style.width),
      choices,
      back: null,
    });
    return chosen === BACK ? 'quit' : chosen;
  }

  private async follow(entry: Entry): Promise<'home' | 'quit'> {
    const { file } = this.opening;
    switch (entry) {
      case 'quit':
        return 'quit';
      case 'language': {
        const language: Language = this.desk.texts.language === 'zh' ? 'en' : 'zh';
        file.update((state) => ({ ...state, language }));
        this.desk = this.opening.deskIn(language);
        return 'home';
      }
      case 'place': {
        const place = await askPlace(false, this.desk);
        if (place !== BACK) file.update((state) => ({ ...state, place }));
        return 'home';
      }
      case 'day': {
        const { day: before, lastDay } = this.state;
        const day = await askDay(before ?? lastDay, false, this.today, this.desk);
        if (day !== BACK) file.update((state) => ({ ...state, day }));
        return 'home';
      }
      case 'recent':
        return this.openRecent();
      case 'resume': {
        const [kept] = this.state.recent;
        return kept ? this.takeUp(kept) : 'home';
      }
      case 'measure':
        return ended(await this.measure());
      case 'screen':
        return this.screen();
    }
  }

  private async openRecent(): Promise<'home' | 'quit'> {
    const kept = await chooseRecent(this.state.recent, this.desk);
    if (kept === BACK) return 'home';
    if (kept !== 'clear') return this.takeUp(kept);
    this.opening.file.update((state) => ({ ...state, recent: [], lastDay: null }));
    await this.desk.prompter.say(wrap(this.desk.style.dim(this.desk.texts.window.cleared), this.desk.style.width));
    return 'home';
  }

  /** Goes on with a case that is remembered, as of its own place and day. */
  private async takeUp(kept: KeptCase): Promise<'home' | 'quit'> {
    const { prompter, texts, style } = this.desk;
    const settings = await this.opening.settingsFor(kept.place, kept.day);
    const { given, lost } = caseOf(kept, settings);
    await prompter.say(['', ...wrap(style.dim(texts.window.taken), style.width)]);
    await sayOf(lost, texts.window.unreadable, this.desk);
    if (kept.kind === 'screening') {
      const answers = answersOf(given);
      for (const name of kept.unknown) if (!answers.has(name)) answers.set(name, { kind: 'unknown' });
      return this.screen({ kept, answers });
    }
    const subject = this.subjectOf(kept);
    if (subject === null) return ended(await this.measure());
    const start = {
      subject,
      term: '',
      given,
      explain: false,
      save: null,
      kept: { id: kept.id, asked: askedIn(kept), unknown: kept.unknown },
    };
    return ended(await this.converse(settings, start, this.keeperFor(kept.place, kept.day)));
  }

  /** What a remembered case is of, or `null` where the tables have it no more. */
  private subjectOf({ subject }: KeptCase): Subject | null {
    try {
      return findSubject(this.desk.set, subject);
    } catch {
      return null;
    }
  }

  /** A new case of a measure that is to be found first. */
  private async measure(): Promise<Ending> {
    const { place } = this;
    const { day } = this.state;
    const settings = await this.opening.settingsFor(place, day);
    const { given } = caseOf({ ...EMPTY, place, day }, settings);
    const start = { subject: null, term: '', given, explain: false, save: null };
    return this.converse(settings, start, this.keeperFor(place, day));
  }

  private converse(settings: CaseSettings, start: Start, keeper: WindowKeeper, back = false): Promise<Ending> {
    const around = { keeper, home: true, back, likely: this.likely(), favoured: this.favoured(settings) };
    return new Conversation(this.desk, settings, around).run(start);
  }

  private keeperFor(place: string | null, day: string | null): WindowKeeper {
    return new WindowKeeper(this.opening.file, this.desk.set, { place, day }, this.opening.now);
  }

  /** What was said last of the day of an application: most of a day's cases are of the same. */
  private likely(): Answers {
    const { lastDay } = this.state;
    const answers = new Map<string, Answer>();
    if (lastDay !== null) answers.set(DAY_OF_CLAIM, { kind: 'fact', value: CalendarDate.parse(lastDay) });
    return answers;
  }

  /** Measures in force where and when the window is set to stand before others. */
  private favoured(settings: CaseSettings): ((offer: Offer) => boolean) | undefined {
    const { place } = this;
    const { day } = this.state;
    if (place === null && day === null) return undefined;
    const chain = place === null ? null : settings.chainOf(place);
    return ({ versions }) =>
      versions.some(({ region, window }) => {
        return (chain?.includes(region) ?? true) && (day === null || inWindow(window, day, day));
      });
  }

  /** All measures in force: for whom, where and as of when is asked first, unless it is known. */
  private async screen(
    resumed: { readonly kept: KeptCase; readonly answers: Answers } | null = null,
  ): Promise<'home' | 'quit'> {
    let from = resumed;
    for (;;) {
      const ending = await this.screenOnce(from);
      if (ending !== 'again') return ending;
      from = null;
    }
  }

  private async screenOnce(resumed: { readonly kept: KeptCase; readonly answers: Answers } | null) {
    const { texts, prompter } = this.desk;
    const audience = resumed ? audienceOf(resumed.kept.subject) : await this.audience();
    if (audience === BACK) return 'home';
    const answers = new Map(resumed?.answers);
    if (!answers.has('region')) {
      const place = this.place ?? (await askPlace(true, this.desk));
      if (place === BACK || place === null) return 'home';
      answers.set('region', { kind: 'fact', value: place });
    }
    if (!answers.has(DAY_OF_CLAIM)) {
      const { day: set, lastDay } = this.state;
      const day = set ?? (await askDay(lastDay, true, this.today, this.desk));
      if (day === BACK || day === null) return 'home';
      answers.set(DAY_OF_CLAIM, { kind: 'fact', value: CalendarDate.parse(day) });
    }
    const settings = await this.opening.settingsFor(null, null);
    const interview = new ScreenInterview(
      settings,
      this.screener(),
      audience,
      answers,
      resumed ? askedIn(resumed.kept) : [],
    );
    if (interview.screening.measures.length === 0) {
      const [region, day] = interview.given().map(({ answer }) => (answer?.kind === 'fact' ? answer.value : ''));
      const place = placeName(String(region), this.desk);
      const date = day instanceof CalendarDate ? printDate(day, texts.language) : '';
      await prompter.say(wrap(this.desk.style.open(texts.ask.noneInForce(date, place)), this.desk.style.width));
      return 'home';
    }
    const { place, state } = this;
    const keeper = this.keeperFor(place, state.day);
    keeper.begin(resumed?.kept.id ?? null);
    const enter = async (id: string): Promise<Ending> => {
      const start: Start = {
        subject: { kind: 'measure', id },
        term: '',
        given: interview.asCase,
        explain: false,
        save: null,
      };
      const inside = this.keeperFor(place, state.day);
      const around = { keeper: inside, home: true, back: true, likely: this.likely() };
      const conversation = new Conversation(this.desk, settings, around);
      const ending = await conversation.run(start);
      interview.learn(conversation.answers);
      return ending;
    };
    const ending: ScreeningEnding = await new ScreeningConversation(interview, keeper, enter, this.desk).run();
    return ending;
  }

  private screener(): Screener {
    const { set } = this.desk;
    let screener = this.screeners.get(set);
    if (!screener) {
      screener = new Screener(set);
      this.screeners.set(set, screener);
    }
    return screener;
  }

  private audience(): Promise<Audience | typeof BACK> {
    const { texts, prompter } = this.desk;
    const choices = AUDIENCES.map((value): Choice<Audience> => ({ value, name: texts.window.audiences[value] }));
    return prompter.choose<Audience>({
      message: texts.window.audience,
      help: [],
      choices,
      back: texts.ask.menu.home,
    });
  }
}

/** What was asked of a remembered case. */
function askedIn({ facts, unknown }: KeptCase): string[] {
  return [...Object.keys(facts), ...unknown];
}

/** A case of which nothing is known. */
const EMPTY: KeptCase = {
  id: '',
  at: '',
  kind: 'measure',
  subject: '',
  facts: {},
  unknown: [],
  place: null,
  day: null,
  outcome: null,
};

function audienceOf(text: string): Audience {
  return AUDIENCES.find((each) => each === text) ?? 'all';
}

function ended(ending: Ending): 'home' | 'quit' {
  return ending === 'quit' ? 'quit' : 'home';
}
