import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withPinyin } from '../../../scripts/pinyin.ts';
import { caseSettings } from '../../../src/cases/assemble.ts';
import type { Answer } from '../../../src/cli/interview/answers.ts';
import { Interrupted } from '../../../src/cli/interview/prompter.ts';
import { WindowKeeper } from '../../../src/cli/window/keeper.ts';
import { StateFile, type WindowState } from '../../../src/cli/window/state.ts';
import { Window } from '../../../src/cli/window/window.ts';
import type { PolicySet } from '../../../src/policies/set.ts';
import type { Language } from '../../../src/values/print.ts';
import { deskFor, type Move, ScriptedPrompter, SET } from '../interview/support.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-window-'));
  path = join(directory, 'window.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

const state = (): WindowState => new StateFile(path).read();
const to = (value: string): Move => ({ choose: value });

/** Holds a sitting at the window by a script; `quit` from the home screen ends it. */
async function sit(script: readonly Move[], options: { language?: Language; place?: string; set?: PolicySet } = {}) {
  const prompter = new ScriptedPrompter(script);
  const { set = SET } = options;
  const desks = { zh: await deskFor(prompter, 'zh'), en: await deskFor(prompter, 'en') };
  const settingsFor = async (place: string | null, day: string | null) =>
    caseSettings(set, { region: place ?? options.place, on: day ?? undefined });
  const window = new Window({
    file: new StateFile(path),
    deskIn: (language) => ({ ...desks[language], set }),
    settingsFor,
    standingPlace: options.place ?? null,
    language: options.language ?? 'zh',
    now: () => new Date(2020, 5, 15, 9, 30),
  });
  await window.run();
  expect(prompter.left).toBe(0);
  return prompter;
}

const SKILL: readonly Move[] = [
  to('true'),
  { text: '12' },
  to('skill_level'),
  to('level_four'),
  { text: '2023-03-15' },
  { text: '0' },
];
const NEW_SKILL: readonly Move[] = [to('measure'), { search: '技能', choose: 'skill-upgrade' }];
const ON_DAY: Move = { text: '2023-10-08' };

describe('the home screen', () => {
  it('remembers place, day and language', async () => {
    const first = await sit([
      to('place'),
      { search: '伊宁县', choose: '654021' },
      to('day'),
      { text: '2020.6.15' },
      to('language'),
      to('quit'),
    ]);
    expect(first.asked.at(-1)).toBe('suance: what is it to be?');
    expect(state()).toMatchObject({ place: '654021', day: '2020-06-15', language: 'en' });
    await sit([to('place'), { search: '', choose: '-' }, to('day'), { text: '' }, to('quit')]);
    expect(state()).toMatchObject({ place: null, day: null });
  });

  it('finds a place by pinyin, and leaves all as it was on the way back', async () => {
    const regions = Object.create(SET.regions(), { all: { value: SET.regions().all.map(withPinyin) } });
    const set = Object.create(SET, { regions: { value: () => regions } }) as PolicySet;
    await sit([to('place'), { search: 'ynx', choose: '654021' }, to('place'), 'back', to('day'), 'back', to('quit')], {
      set,
    });
    expect(state()).toMatchObject({ place: '654021', day: null });
  });
});

describe('a case', () => {
  it('is remembered with its outcome, and can be opened again', async () => {
    const first = await sit([...NEW_SKILL, ON_DAY, ...SKILL, to('home'), to('quit')]);
    expect(first.asked).toContain('符合，1,500.00 元。接下来？');
    const [only, ...others] = state().recent;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      kind: 'measure',
      subject: 'skill-upgrade',
      facts: { application_date: '2023-10-08', ui_insured_months: '12', certificate_level: 'level_four' },
      outcome: { measure: 'xinjiang-2023-49/skill-upgrade', status: 'eligible', amount: '1500.00' },
    });
    const again = await sit([
      to('recent'),
      to(only!.id),
      to('change'),
      to('certificate_level'),
      to('level_three'),
      to('home'),
      to('quit'),
    ]);
    expect(again.asked).toContain('符合，2,000.00 元。接下来？');
    expect(state().recent.map((each) => [each.id, each.outcome?.amount])).toEqual([[only!.id, '2000.00']]);
  });

  it('that was interrupted is there again, with its answers and what is not known', async () => {
    const script: Move[] = [...NEW_SKILL, ON_DAY, to('true'), { text: '' }, 'leave'];
    await expect(sit(script)).rejects.toBeInstanceOf(Interrupted);
    expect(state().recent[0]).toMatchObject({ outcome: null, unknown: ['ui_insured_months'] });
    const person = await sit([to('resume'), to('?'), ...SKILL.slice(2), to('quit')]);
    expect(person.transcript).toContain('已取出上次的内容');
    expect(person.asked).not.toContain('失业保险累计缴费月数');
    expect(person.asked.at(-1)).toMatch(/^待定/);
    expect(state().recent).toHaveLength(1);
  });

  it('that is taken up again can be gone back in', async () => {
    await expect(sit([...NEW_SKILL, ON_DAY, to('true'), 'leave'])).rejects.toBeInstanceOf(Interrupted);
    const person = await sit([to('resume'), 'back', to('false'), to('false'), to('quit')]);
    expect(person.asked.slice(1, 3)).toEqual(['失业保险累计缴费月数', '是否企业职工']);
  });

  it('goes by the place and day of the window, and is not asked for them', async () => {
    await sit([to('place'), { search: '乌鲁木齐市', choose: '650100' }, to('day'), ON_DAY, to('quit')]);
    const person = await sit([...NEW_SKILL, ...SKILL, to('quit')]);
    expect(person.asked).not.toContain('申请日期');
    expect(state().recent[0]).toMatchObject({ place: '650100', day: '2023-10-08' });
  });

  it('goes by the region of the settings where none is chosen', async () => {
    const refund: Move[] = [to('measure'), { search: '稳岗', choose: 'ui-refund' }];
    const person = await sit([...refund, { text: '2020-06-01' }, to('government_body'), to('quit')], {
      place: '654002',
    });
    expect(person.asked).not.toContain('地区');
    expect(person.transcript).toContain('适用 伊州政办发〔2020〕16号');
  });

  it('is left for the home screen from its first question, and from the list of all answers', async () => {
    const person = await sit([
      ...NEW_SKILL,
      'back',
      ...NEW_SKILL,
      ON_DAY,
      'list',
      to('+on'),
      'list',
      to('application_date'),
      { text: '2023-10-09' },
      'list',
      to('home'),
      to('quit'),
    ]);
    expect(person.transcript).toContain('✓ 申请日期  2023年10月9日');
    // Nothing was said before the first way out: nothing is remembered of it.
    expect(state().recent).toHaveLength(1);
    expect(state().recent[0]).toMatchObject({ outcome: null, facts: { application_date: '2023-10-09' } });
  });

  it('tells where Esc leads, step by step', async () => {
    const prompter = new ScriptedPrompter([...NEW_SKILL, ON_DAY, to('true'), 'back', 'back', ON_DAY, 'leave']);
    const ways: (string | null)[] = [];
    const { text, choose } = prompter;
    prompter.text = (prompt) => {
      ways.push(prompt.back);
      return text.call(prompter, prompt);
    };
    prompter.choose = (prompt) => {
      ways.push(prompt.back);
      return choose.call(prompter, prompt as never) as never;
    };
    const desk = await deskFor(prompter);
    const settingsFor = async () => caseSettings(SET, {});
    const file = new StateFile(path);
    const window = new Window({
      file,
      deskIn: () => desk,
      settingsFor,
      standingPlace: null,
      language: 'zh',
      now: () => new Date(),
    });
    await expect(window.run()).rejects.toBeInstanceOf(Interrupted);
    // The home screen, the day, and on; back from the third question to the second and the first, and on from there.
    expect(ways).toEqual([null, '回到首页', '上一题', '上一题', '上一题', '继续回答', '上一题']);
  });

  it('offers the day that was given last for the next one', async () => {
    await sit([...NEW_SKILL, ON_DAY, ...SKILL, to('home'), to('quit')]);
    expect(state().lastDay).toBe('2023-10-08');
    const prompts: string[] = [];
    const prompter = new ScriptedPrompter([...NEW_SKILL, 'leave']);
    const { text } = prompter;
    prompter.text = (prompt) => {
      prompts.push(prompt.prefill);
      return text.call(prompter, prompt);
    };
    const desk = await deskFor(prompter);
    const window = new Window({
      file: new StateFile(path),
      deskIn: () => desk,
      settingsFor: async () => caseSettings(SET, {}),
      standingPlace: null,
      language: 'zh',
      now: () => new Date(),
    });
    await expect(window.run()).rejects.toBeInstanceOf(Interrupted);
    expect(prompts).toEqual(['2023-10-08']);
  });

  it('says why a question is asked, in either language', async () => {
    const zh = await sit([...NEW_SKILL, ON_DAY, 'why', 'list', to('quit')]);
    expect(zh.helps).toContain('为什么问：用来判断“参保满1年的企业职工或领取失业保险金人员”（十三）');
    expect(zh.notes).toContain('个人情况 · 其后约 6 问');
    const en = await sit(
      [to('measure'), { search: 'skill', choose: 'skill-upgrade' }, ON_DAY, 'why', 'list', to('quit')],
      {
        language: 'en',
      },
    );
    expect(en.helps.join('\n')).toMatch(/Why: to tell whether ".+", clause （十三）/);
  });

  it('drops what no longer matters, and says so', async () => {
    const script: Move[] = [
      to('measure'),
      { search: '稳岗', choose: 'ui-refund' },
      { text: '2023-10-01' },
      to('enterprise'),
      to('small'),
      { text: '10%' },
      { text: '30' },
      { text: '1000' },
      to('change'),
      to('layoff_rate'),
      { text: '0' },
      to('quit'),
    ];
    const person = await sit(script);
    expect(person.transcript).toContain('不再影响结果，已去掉：参保职工人数');
  });
});

describe('the sheet', () => {
  it('is written with who it is, who is remembered nowhere', async () => {
    const file = join(directory, 'sheet.html');
    const id = '11010519491231002X';
    const person = await sit([
      ...NEW_SKILL,
      ON_DAY,
      ...SKILL,
      to('sheet'),
      { text: '阿依古丽·买买提' },
      { text: id },
      { text: file },
      to('home'),
      to('quit'),
    ]);
    expect(person.transcript).toContain(`已保存到 ${file}`);
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('阿依古丽·买买提');
    expect(page).toContain('壹仟伍佰元整');
    expect(page).not.toContain(id);
    expect(readFileSync(path, 'utf8')).not.toMatch(/阿依古丽|11010519/);
    expect(person.transcript).not.toContain(id);
  });

  it('leaves who it is to be filled in by hand, and is given up on the way back', async () => {
    const file = join(directory, 'sheet.html');
    await sit([...NEW_SKILL, ON_DAY, ...SKILL, to('sheet'), 'back', to('quit')]);
    const again: Move[] = [to('recent'), to(state().recent[0]!.id), to('sheet'), { text: '' }, { text: '' }];
    await sit([...again, 'back', to('quit')]);
    expect(existsSync(file)).toBe(false);
    await sit([...again, { text: file }, to('quit')]);
    expect(readFileSync(file, 'utf8')).toContain('技能提升补贴');
  });
});

describe('what is remembered', () => {
  it('never says who someone is', () => {
    const identity = { ...SET.vocabulary().facts.insured_staff!, name: 'person_id', type: 'text', identity: true };
    const facts = { ...SET.vocabulary().facts, person_id: identity, person_name: { ...identity, identity: undefined } };
    const set = Object.create(SET, { vocabulary: { value: () => ({ ...SET.vocabulary(), facts }) } }) as PolicySet;
    const keeper = new WindowKeeper(new StateFile(path), set, { place: null, day: null });
    const fact = (value: string): Answer => ({ kind: 'fact', value });
    const answers = new Map([
      ['person_id', fact('654002199001011237')],
      ['person_name', fact('阿依古丽')],
      ['employer_kind', fact('enterprise')],
    ]);
    keeper.keep({ subject: 'ui-refund', answers, evaluation: null });
    expect(state().recent[0]?.facts).toEqual({ employer_kind: 'enterprise' });
    expect(readFileSync(path, 'utf8')).not.toMatch(/654002199001011237|阿依古丽/);
  });

  it('is no more than the last cases, and can be cleared', async () => {
    const quick: Move[] = [...NEW_SKILL, { text: '2019-01-31' }, { text: '' }, to('home')];
    expect(quick).toHaveLength(5);
    const keeper = new WindowKeeper(new StateFile(path), SET, { place: null, day: null });
    for (let count = 0; count < 25; count++) {
      keeper.begin(null);
      keeper.keep({ subject: 'ui-refund', answers: new Map(), evaluation: null });
    }
    expect(state().recent).toHaveLength(20);
    const person = await sit([to('recent'), to('-'), to('quit')]);
    expect(person.transcript).toContain('清单已清除');
    expect(state().recent).toEqual([]);
  });

  it('is not written for a window that is only looked at', async () => {
    await sit([to('measure'), 'back', to('screen'), 'back', to('quit')]);
    expect(existsSync(path)).toBe(false);
  });
});

describe('all measures at once', () => {
  const SETTING: readonly Move[] = [{ search: '伊宁县', choose: '654021' }, { text: '2020-06-15' }];

  it('asks for place and day first, then what decides most, and stops when told to', async () => {
    const person = await sit([
      to('screen'),
      to('employer'),
      ...SETTING,
      to('enterprise'),
      'why',
      to('small'),
      'list',
      to('result'),
      to('explain'),
      to('home'),
      to('quit'),
    ]);
    expect(person.asked.slice(1, 6)).toEqual(['为谁查？', '在哪个地区？', '按哪一天办理？', '单位类型', '企业规模']);
    expect(person.notes[0]).toBe('单位情况 · 已定 0/16 项');
    expect(person.helps.join('\n')).toMatch(/为什么问：可以决定 \d+ 项，例如/);
    expect(person.transcript).toContain('有效的政策项 16 个');
    expect(person.asked.filter((each) => /^符合 \d+ 项，待定 \d+ 项/.test(each))).toHaveLength(2);
    expect(state().recent[0]).toMatchObject({
      kind: 'screening',
      subject: 'employer',
      outcome: { status: 'screened' },
    });
  });

  it('leads into a measure with what is known, and back with what was learnt there', async () => {
    const person = await sit([
      to('screen'),
      to('employer'),
      ...SETTING,
      to('enterprise'),
      to('small'),
      'list',
      to('result'),
      to('into'),
      to('yili-2020-16/social-insurance-relief'),
      { text: '2020-02' },
      { text: '2020-02' },
      { text: '1000' },
      { text: '20' },
      { text: '5' },
      to('back'),
      to('quit'),
    ]);
    const inside = person.asked.slice(person.asked.indexOf('进入哪一项？') + 1);
    expect(inside).toEqual([
      '费款所属期起',
      '费款所属期止',
      '养老保险单位缴费',
      '失业保险单位缴费',
      '工伤保险单位缴费',
      '符合，1,025.00 元。接下来？',
      expect.stringMatching(/^符合 [1-9]\d* 项/),
    ]);
    expect(state().recent.map((each) => each.kind)).toEqual(['screening', 'measure']);
  });

  it('is taken up again where it was left', async () => {
    const script: Move[] = [to('screen'), to('person'), ...SETTING];
    await expect(sit([...script, to('false'), 'leave'])).rejects.toBeInstanceOf(Interrupted);
    const before = state().recent[0]!;
    expect(before).toMatchObject({ kind: 'screening', subject: 'person', outcome: null });
    expect(Object.keys(before.facts)).toHaveLength(3);
    const person = await sit([to('resume'), 'list', to('result'), to('quit')]);
    expect(person.asked.slice(1, 2)).not.toContain('为谁查？');
    expect(state().recent.map((each) => each.id)).toEqual([before.id]);
  });

  it('saves its facts, which screen reads', async () => {
    const file = join(directory, 'facts.yaml');
    const script: Move[] = [to('screen'), to('employer'), ...SETTING, to('enterprise'), 'list', to('result')];
    await sit([...script, to('save'), { text: file }, to('quit')]);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/region: "?654021"? # 地区/);
    expect(text).toContain('employer_kind: enterprise # 单位类型');
  });

  it('says where nothing is in force', async () => {
    const person = await sit([to('screen'), to('all'), SETTING[0]!, { text: '2015-01-01' }, to('quit')]);
    expect(person.transcript).toContain('伊宁县于 2015年1月1日 没有有效的版本');
  });
});
