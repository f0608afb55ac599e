import type { Audience } from '../window/screen-interview.ts';

/** Texts of the window: what `suance` alone opens. */
export interface WindowTexts {
  readonly hint: string;
  readonly title: string;
  readonly place: string;
  readonly day: string;
  /** That a place or day is not set, and so asked for in each case. */
  readonly asked: string;
  readonly unsetPlace: string;
  readonly notKept: (reason: string) => string;
  readonly menu: {
    readonly resume: (what: string, count: number) => string;
    readonly measure: string;
    readonly screen: string;
    readonly recent: (count: number) => string;
    readonly place: (place: string) => string;
    readonly day: (day: string) => string;
    readonly language: string;
    readonly quit: string;
  };
  readonly choosePlace: string;
  readonly noPlace: string;
  readonly chooseDay: string;
  readonly dayHelp: string;
  readonly chooseRecent: string;
  readonly unfinished: (count: number) => string;
  readonly clearRecent: string;
  readonly cleared: string;
  readonly unreadable: (names: string) => string;
  readonly taken: string;
  readonly audience: string;
  readonly audiences: Readonly<Record<Audience, string>>;
  readonly screening: (audience: string) => string;
  readonly screenStart: string;
  readonly seeResult: string;
  readonly allSettled: (done: number, all: number) => string;
  readonly someOpen: (done: number, all: number) => string;
  readonly screenNext: (eligible: number, open: number) => string;
  readonly screenMenu: {
    readonly into: string;
    readonly further: string;
    readonly change: string;
    readonly explain: string;
    readonly save: string;
    readonly again: string;
  };
  readonly into: string;
  readonly savedFacts: string;
}

export const windowZh: WindowTexts = {
  hint: '在终端中不带命令运行 suance，打开办事窗口：查找政策项、逐项提问、接着办上次的案例。',
  title: '算策：办理什么？',
  place: '地区',
  day: '日期',
  asked: '未设定，逐件询问',
  unsetPlace: '不设定，逐件询问',
  notKept: (reason) => `本次内容没有记住：状态文件无法写入（${reason}）`,
  menu: {
    resume: (what, count) => `接着办：${what}，已答 ${count} 项`,
    measure: '算一个政策项',
    screen: '查可以享受的全部政策',
    recent: (count) => `最近的案例（${count}）`,
    place: (place) => `地区：${place}`,
    day: (day) => `日期：${day}`,
    language: 'English',
    quit: '退出',
  },
  choosePlace: '在哪个地区？',
  noPlace: '没有这个地区；可写名称、拼音首字母或六位代码',
  chooseDay: '按哪一天办理？',
  dayHelp: '作为申请日期，并按它选用文件版本；留空则逐件询问',
  chooseRecent: '打开哪个案例？',
  unfinished: (count) => `未完成，已答 ${count} 项`,
  clearRecent: '清除这份清单',
  cleared: '清单已清除。',
  unreadable: (names) => `有些内容已不能读取，需要重新回答：${names}`,
  taken: '已取出上次的内容，接着办理。',
  audience: '为谁查？',
  audiences: { person: '个人', employer: '单位（含机构、项目）', all: '全部' },
  screening: (audience) => `可以享受的政策：${audience}`,
  screenStart: '先问能决定最多政策项的内容；不知道的留空。随时可按 Ctrl-O 看结果。',
  seeResult: '现在就看结果',
  allSettled: (done, all) => `${done}/${all} 项已定，不必再问。`,
  someOpen: (done, all) => `${done}/${all} 项已定，其余待定。`,
  screenNext: (eligible, open) => `符合 ${eligible} 项，待定 ${open} 项。接下来？`,
  screenMenu: {
    into: '进入其中一个政策项',
    further: '继续回答，算出金额',
    change: '修改一项回答',
    explain: '显示全部条件',
    save: '保存内容',
    again: '再查一件',
  },
  into: '进入哪一项？',
  savedFacts: '用 suance screen --case 读取',
};

export const windowEn: WindowTexts = {
  hint: 'suance alone, at a terminal, opens the window: find a measure, be asked, go on with an earlier case.',
  title: 'suance: what is it to be?',
  place: 'region',
  day: 'date',
  asked: 'not set, asked case by case',
  unsetPlace: 'do not set, ask case by case',
  notKept: (reason) => `nothing is remembered: the state file cannot be written (${reason})`,
  menu: {
    resume: (what, count) => `go on with: ${what}, ${count} answered`,
    measure: 'compute one measure',
    screen: 'everything someone is entitled to',
    recent: (count) => `recent cases (${count})`,
    place: (place) => `region: ${place}`,
    day: (day) => `date: ${day}`,
    language: '中文',
    quit: 'leave',
  },
  choosePlace: 'In which region?',
  noPlace: 'no such region; a name, pinyin initials or the six-digit code will do',
  chooseDay: 'As of which day?',
  dayHelp: 'Taken as the application date, and to choose the version; leave empty to be asked case by case',
  chooseRecent: 'Which case?',
  unfinished: (count) => `unfinished, ${count} answered`,
  clearRecent: 'clear this list',
  cleared: 'The list is cleared.',
  unreadable: (names) => `Some answers cannot be read any more, and are asked again: ${names}`,
  taken: 'Taken up again where it was left.',
  audience: 'For whom?',
  audiences: { person: 'a person', employer: 'an employer (or institution, project)', all: 'everyone' },
  screening: (audience) => `What can be had: ${audience}`,
  screenStart:
    'What could decide most measures is asked first; leave empty what is not known. Ctrl-O shows the result at any time.',
  seeResult: 'see the result now',
  allSettled: (done, all) => `${done} of ${all} measures are settled; no more needs to be asked.`,
  someOpen: (done, all) => `${done} of ${all} measures are settled, the others are open.`,
  screenNext: (eligible, open) => `${eligible} eligible, ${open} undetermined. What next?`,
  screenMenu: {
    into: 'go into one of the measures',
    further: 'go on, to have the amounts',
    change: 'change an answer',
    explain: 'show every condition',
    save: 'save the facts',
    again: 'another person or enterprise',
  },
  into: 'Into which one?',
  savedFacts: 'read it with suance screen --case',
};
