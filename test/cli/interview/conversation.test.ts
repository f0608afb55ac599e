import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addEntries } from '../../../src/cases/entries.ts';
import { readCaseFile } from '../../../src/cases/file.ts';
import { CaseBuilder } from '../../../src/cases/read.ts';
import { Conversation, type Start } from '../../../src/cli/interview/conversation.ts';
import { Interrupted } from '../../../src/cli/interview/prompter.ts';
import { preparePlan } from '../../../src/engine/plan.ts';
import { evaluate } from '../../../src/engine/run.ts';
import { findSubject } from '../../../src/policies/set.ts';
import type { Exact } from '../../../src/values/exact.ts';
import { type Language, moneyText } from '../../../src/values/print.ts';
import { deskFor, givenCase, type Move, ScriptedPrompter, SET, settingsFor } from './support.ts';

const QUIT: Move = { choose: 'quit' };

interface Options {
  readonly subject?: string;
  readonly given?: readonly string[];
  readonly language?: Language;
  readonly save?: string;
  readonly explain?: boolean;
  readonly term?: string;
}

/** Holds a conversation by a script. @returns the person, with all that was said and asked */
async function converse(script: readonly Move[], options: Options = {}): Promise<ScriptedPrompter> {
  const prompter = new ScriptedPrompter(script);
  const settings = settingsFor();
  const start: Start = {
    subject: options.subject === undefined ? null : findSubject(SET, options.subject),
    term: options.term ?? '',
    given: givenCase(options.given ?? [], settings),
    explain: options.explain === true,
    save: options.save ?? null,
  };
  await new Conversation(await deskFor(prompter, options.language), settings).run(start);
  expect(prompter.left).toBe(0);
  return prompter;
}

const REFUND: readonly Move[] = [
  { text: '2023-10-01' },
  { choose: 'enterprise' },
  { choose: 'small' },
  { text: '0' },
  { text: '12345.68' },
];

describe('one case', () => {
  it('goes from words to the amount, in Chinese', async () => {
    const person = await converse([{ search: '稳岗', choose: 'ui-refund' }, ...REFUND, QUIT]);
    expect(person.asked).toEqual([
      '计算哪一项？',
      '申请日期',
      '单位类型',
      '企业规模',
      '裁员率',
      '上年度实际缴纳失业保险费',
      '符合，7,407.41 元。接下来？',
    ]);
    expect(person.transcript).toContain('适用 新政办发[2023]49号 （一）');
    expect(person.transcript).toContain('新疆维吾尔自治区 · 2023年8月9日 至 2023年12月31日');
    expect(person.transcript).toContain('✓ 裁员率  0%');
  });

  it('goes in English, from words that only point to a family', async () => {
    const person = await converse([{ choose: 'ui-refund' }, ...REFUND, QUIT], { language: 'en', term: 'refund' });
    expect(person.asked.at(-1)).toBe('eligible, 7,407.41 yuan. What next?');
    expect(person.transcript).toContain('✓ kind of employer  enterprise');
  });

  it('shows the result at once where all is given', async () => {
    const person = await converse([QUIT], {
      subject: '稳岗返还',
      given: ['申请日期=2023-10-01', '单位类型=律师事务所', '裁员率=0', '上年度实际缴纳失业保险费=1000.01'],
    });
    expect(person.asked).toEqual(['符合，600.01 元。接下来？']);
    expect(person.transcript).toContain('已给出 4 项');
  });

  it('says that the rest is not asked where it is settled', async () => {
    const person = await converse([{ text: '2023-10-01' }, { choose: 'government_body' }, QUIT], {
      subject: '稳岗返还',
    });
    expect(person.transcript).toContain('结果已定');
    expect(person.asked.at(-1)).toBe('不符合，0.00 元。接下来？');
  });

  it('takes not known for an answer, typed or chosen', async () => {
    const person = await converse(
      [
        { text: '2023-10-01' },
        { choose: '?' },
        { choose: '?' },
        { choose: '?' },
        { choose: 'true' },
        { text: '' },
        { text: '31' },
        { text: '' },
        QUIT,
      ],
      { subject: 'ui-refund' },
    );
    expect(person.transcript).toContain('? 单位类型  不知道');
    expect(person.transcript).toContain('还有不知道的内容');
    expect(person.asked.at(-1)).toMatch(/^待定/);
  });

  it('keeps the prompt on a slip', async () => {
    const person = await converse(
      [{ text: '2023-2-30' }, { text: '2023-10-01' }, { choose: 'government_body' }, QUIT],
      { subject: 'ui-refund', language: 'en' },
    );
    expect(person.transcript).toContain('refused: "2023-2-30" is not in the calendar');
  });

  it('shows everything behind the result when asked to, or with --explain', async () => {
    const script: Move[] = [...REFUND, { choose: 'explain' }, QUIT];
    const asked = await converse(script, { subject: 'ui-refund' });
    expect(asked.transcript).toContain('条文理解');
    const once = await converse([...REFUND, QUIT], { subject: 'ui-refund', explain: true });
    expect(once.transcript).toContain('条文理解');
  });

  it('leaves where the person leaves', async () => {
    await expect(converse([{ text: '2023-10-01' }, 'leave'], { subject: 'ui-refund' })).rejects.toThrow(Interrupted);
  });
});

describe('months', () => {
  const UP_TO_MONEY: readonly Move[] = [
    { text: '2020-02' },
    { text: '2020-03' },
    { choose: 'enterprise' },
    { choose: 'small' },
  ];

  it('takes a list of months as a text', async () => {
    const person = await converse(
      [
        ...UP_TO_MONEY,
        { text: '2020-02:1000' },
        { text: '2020-02:1000;2020-03:900' },
        { text: '20' },
        { text: '5' },
        QUIT,
      ],
      { subject: 'yili-2020-16/social-insurance-relief' },
    );
    expect(person.transcript).toContain('refused: 还缺 2020-03');
    expect(person.transcript).toContain('2020年2月 1,000.00 元；2020年3月 900.00 元');
    expect(person.transcript).toContain('每月 20.00 元');
    expect(person.asked.at(-1)).toBe('符合，1,950.00 元。接下来？');
  });

  it('asks month by month, and goes back a month', async () => {
    const person = await converse(
      [
        ...UP_TO_MONEY,
        'other',
        { text: '1' },
        'back',
        { text: '1000' },
        { text: '900' },
        { text: '20' },
        { text: '5' },
        QUIT,
      ],
      { subject: 'yili-2020-16/social-insurance-relief' },
    );
    expect(person.asked).toContain('养老保险单位缴费 2020年3月');
    expect(person.asked.at(-1)).toBe('符合，1,950.00 元。接下来？');
  });

  it('goes back from the first month to the text, and leaves a fact open of which a month is not known', async () => {
    const person = await converse(
      [...UP_TO_MONEY, 'other', 'back', 'other', { text: '1000' }, { text: '' }, { text: '20' }, { text: '5' }, QUIT],
      { subject: 'yili-2020-16/social-insurance-relief' },
    );
    expect(person.transcript).toContain('? 养老保险单位缴费  不知道');
  });
});

describe('going back and changing', () => {
  it('goes back to earlier questions and on from there', async () => {
    const person = await converse(
      [
        { text: '2023-10-01' },
        { choose: 'enterprise' },
        'back',
        'back',
        { text: '2023-10-02' },
        { choose: 'small' },
        { text: '0' },
        { text: '1' },
        QUIT,
      ],
      { subject: 'ui-refund' },
    );
    expect(person.asked.slice(0, 6)).toEqual(['申请日期', '单位类型', '企业规模', '单位类型', '申请日期', '企业规模']);
    expect(person.transcript).toContain('✓ 申请日期  2023年10月2日');
  });

  it('changes an answer, asks what has become missing, and shows the new result', async () => {
    const person = await converse(
      [
        { text: '2023-10-01' },
        { choose: 'law_firm' },
        { text: '0' },
        { text: '1000' },
        { choose: 'change' },
        { choose: 'employer_kind' },
        { choose: 'enterprise' },
        { choose: 'large' },
        QUIT,
      ],
      { subject: 'ui-refund' },
    );
    expect(person.asked.at(-1)).toBe('符合，300.00 元。接下来？');
  });

  it('leaves an answer as it is where the change is given up', async () => {
    const person = await converse(
      [...REFUND, { choose: 'change' }, 'back', { choose: 'change' }, { choose: 'layoff_rate' }, 'back', QUIT],
      { subject: 'ui-refund' },
    );
    expect(person.asked.at(-1)).toBe('符合，7,407.41 元。接下来？');
    expect(person.said.filter((line) => line.startsWith('条件'))).toHaveLength(1);
  });

  it('says which answer a change puts at odds, and asks it again', async () => {
    const person = await converse(
      [
        { text: '2020-02' },
        { text: '2020-03' },
        { choose: 'other_unit' },
        { text: '100' },
        { text: '10' },
        { text: '1' },
        { choose: 'change' },
        { choose: 'contribution_from' },
        { text: '2020-04' },
        { text: '2020-04' },
        QUIT,
      ],
      { subject: 'yili-2020-16/social-insurance-relief' },
    );
    expect(person.transcript).toContain('需要重新回答：费款所属期止');
    expect(person.asked.at(-1)).toBe('符合，55.50 元。接下来？');
  });

  it('says that no version is in force, and lets the date be changed', async () => {
    const person = await converse(
      [
        { text: '2018-01-01' },
        { choose: 'change' },
        { choose: 'application_date' },
        { text: '2023-10-01' },
        { choose: 'government_body' },
        QUIT,
      ],
      { subject: 'ui-refund' },
    );
    expect(person.transcript).toContain('于 2018年1月1日 没有有效的版本');
    expect(person.transcript).toContain('适用 新政办发[2023]49号');
  });

  it('takes a version that is not in force, and says so in the result', async () => {
    const person = await converse([{ text: '2018-01-01' }, { choose: 'xinjiang-2023-49/ui-refund' }, QUIT], {
      subject: 'ui-refund',
    });
    expect(person.asked.at(-1)).toBe('不符合，0.00 元。接下来？');
  });

  it('asks again for given facts at odds', async () => {
    const person = await converse(['leave'], {
      subject: 'yili-2020-16/social-insurance-relief',
      given: ['contribution_from=2020-05', 'contribution_to=2020-02'],
    }).catch((error: unknown) => error);
    expect(person).toBeInstanceOf(Interrupted);
  });
});

describe('further cases', () => {
  it('starts another case of the same measure, without the facts of the first', async () => {
    const person = await converse(
      [
        { choose: 'government_body' },
        { choose: 'again' },
        { text: '2023-10-01' },
        { choose: 'public_institution' },
        QUIT,
      ],
      { subject: 'ui-refund', given: ['application_date=2023-10-01'] },
    );
    expect(person.asked.filter((each) => each === '单位类型')).toHaveLength(2);
  });

  it('starts another measure', async () => {
    const person = await converse(
      [
        { text: '2023-10-01' },
        { choose: 'government_body' },
        { choose: 'other' },
        { search: '技能', choose: 'skill-upgrade' },
        { text: '2024-01-01' },
        QUIT,
      ],
      { subject: 'ui-refund' },
    );
    expect(person.asked.at(-1)).toBe('怎样处理？');
  });
});

describe('saving', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'suance-ask-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** What a saved case comes to when it is read as `calc --case` reads it. */
  function computed(path: string): string {
    const file = readCaseFile(readFileSync(path, 'utf8'), path);
    const settings = settingsFor();
    const builder = new CaseBuilder(settings.context);
    addEntries(builder, file.facts, settings.names);
    const plan = preparePlan(SET.measure(file.subject!));
    return moneyText(evaluate(plan, builder.build(null)).amount as Exact);
  }

  it('saves the case under a name, for its owner alone, so that it computes to the same', async () => {
    const path = join(directory, 'case.yaml');
    const person = await converse([...REFUND, { choose: 'save' }, { text: path }, QUIT], { subject: 'ui-refund' });
    expect(person.transcript).toContain('已保存到');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain('measure: xinjiang-2023-49/ui-refund');
    expect(readFileSync(path, 'utf8')).toContain('layoff_rate: 0% # 裁员率');
    expect(computed(path)).toBe('7407.41');
  });

  it('replaces a file only when told to', async () => {
    const path = join(directory, 'case.yaml');
    const other = join(directory, 'other.yaml');
    writeFileSync(path, 'old');
    const save: Move[] = [{ choose: 'save' }, { text: path }];
    await converse([...REFUND, ...save, { choose: 'no' }, { text: other }, QUIT], { subject: 'ui-refund' });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(existsSync(other)).toBe(true);
    await converse([...REFUND, ...save, { choose: 'yes' }, QUIT], { subject: 'ui-refund' });
    expect(computed(path)).toBe('7407.41');
    await converse([...REFUND, { choose: 'save' }, { text: '' }, QUIT], { subject: 'ui-refund' });
  });

  it('says what keeps a file from being written, and asks for another name', async () => {
    const script: Move[] = [{ choose: 'save' }, { text: join(directory, 'none', 'case.yaml') }, 'back'];
    const person = await converse([...REFUND, ...script, QUIT], { subject: 'ui-refund' });
    expect(person.transcript).toContain('ENOENT');
    const onDirectory = await converse(
      [...REFUND, { choose: 'save' }, { text: directory }, { choose: 'yes' }, 'back', QUIT],
      { subject: 'ui-refund' },
    );
    expect(onDirectory.transcript).toContain('是目录');
  });

  it('saves months, yes and no, figures and the region, each as it was', async () => {
    const path = join(directory, 'relief.yaml');
    await converse([{ text: '2020-02:1000.10;2020-03:900' }, { text: '20' }, { text: '5' }, QUIT], {
      subject: '社保减免',
      save: path,
      given: [
        '费款所属期起=2020-02',
        '费款所属期止=2020-03',
        '单位类型=个体工商户',
        '地区=伊宁市',
        '是否以单位形式参保=是',
      ],
    });
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('insured_as_unit: true');
    expect(text).toContain('2020-02: "1000.10"');
    expect(text).toMatch(/region: "?654002"?/);
    expect(computed(path)).toBe('1950.10');
    const second = join(directory, 'refund.yaml');
    await converse([QUIT], {
      subject: 'yili-2020-16/ui-refund',
      save: second,
      given: [
        '申请日期=2020-06-01',
        '单位类型=企业',
        '企业规模=小型',
        '裁员率=0',
        '上年度实际缴纳失业保险费=100',
        '稳岗返还比例=80%',
      ],
    });
    expect(readFileSync(second, 'utf8')).toContain('ui_refund_ratio: 80%');
    expect(computed(second)).toBe('80.00');
  });
});
