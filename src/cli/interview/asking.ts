import { readQuantity } from '../../policies/quantity.ts';
import { printMonth } from '../../values/print.ts';
import { SuanceError } from '../../values/problem.ts';
import { hanging } from '../wrap.ts';
import { answerText, monthsText } from './answers.ts';
import type { Desk } from './desk.ts';
import { BACK, type Choice, type Reading } from './prompter.ts';
import type { Asking, Effects, Question } from './questions.ts';
import { noteOf, whyLines } from './why.ts';
import { answerInWords, answerLines, faultText, helpOf, hintOf, labelOf, problemLines, valueText } from './wording.ts';

/** Whether a question was answered, or left: by the way back, or for the list of all answers. */
export type Asked = 'answered' | 'back' | 'list';

/** What a question leads to beside its answers. */
export interface Ways {
  /** What Esc leads to where there is no question before, or `null`. */
  readonly first: string | null;
  /** Whether the list of all answers can be opened from it. */
  readonly list: boolean;
  /** Whether Esc leads from an answer that is changed to the one before, and from the first on to the next question. */
  readonly walking?: boolean;
}

const UNKNOWN = '?';

/** Not an id of any choice. */
const [WHY, LIST] = ['?why', '?list'];

/**
 * Asks one question until it is answered or left, and tells the interview.
 * @param changing whether it changes an answer, and Esc leaves it as it is
 */
export async function askQuestion(
  interview: Asking,
  name: string,
  changing: boolean,
  ways: Ways,
  desk: Desk,
): Promise<Asked> {
  const question = interview.question(name);
  const members = choicesOf(question, desk);
  const asking: OneQuestion = { interview, question, changing, ways, desk };
  return members ? askChoice(asking, members) : askText(asking);
}

interface OneQuestion {
  readonly interview: Asking;
  readonly question: Question;
  readonly changing: boolean;
  readonly ways: Ways;
  readonly desk: Desk;
}

/** The values to choose from, where a fact has a few: members of an enum, yes and no. */
function choicesOf(question: Question, desk: Desk): Choice<string>[] | null {
  const { type } = question.definition;
  const { language, words } = desk.texts;
  if (type === 'boolean') {
    return [
      { value: 'true', name: words.yes },
      { value: 'false', name: words.no },
    ];
  }
  if (!type.startsWith('enum ')) return null;
  const { members } = desk.set.vocabulary().enums[type.slice('enum '.length)]!;
  return members.map((each) => ({ value: each.id, name: each.label[language] }));
}

async function askChoice(asking: OneQuestion, members: readonly Choice<string>[]): Promise<Asked> {
  const { question, changing, ways, desk } = asking;
  const { ask } = desk.texts;
  let why = false;
  for (;;) {
    const chosen = await desk.prompter.choose({
      message: labelOf(question.name, desk),
      note: noteOf(question, changing, desk),
      help: helpLines(asking, why),
      choices: [...members, { value: UNKNOWN, name: ask.unknown }],
      initial: question.prefill || undefined,
      back: backWord(asking),
      ways: [
        { key: '?', value: WHY, meaning: ask.keys.why },
        ...(ways.list ? [{ key: 'ctrl-o' as const, value: LIST, meaning: ask.keys.list }] : []),
      ],
    });
    if (chosen === BACK) return 'back';
    if (chosen === LIST) return 'list';
    if (chosen === WHY) why = !why;
    else if (await takes(asking, chosen === UNKNOWN ? '' : chosen)) return 'answered';
  }
}

async function askText(asking: OneQuestion): Promise<Asked> {
  const { interview, question, changing, ways, desk } = asking;
  const { ask } = desk.texts;
  const { name, definition, months } = question;
  let why = false;
  for (;;) {
    const reply = await desk.prompter.text({
      message: labelOf(name, desk),
      note: noteOf(question, changing, desk),
      help: helpLines(asking, why),
      prefill: question.prefill,
      hint: hintOf(question, desk),
      empty: ask.unknown,
      other: months && months.length > 1 ? ask.keys.monthly : null,
      back: backWord(asking),
      why: ask.keys.why,
      ...(ways.list ? { list: ask.keys.list } : {}),
      read: (text) => reading(desk, () => answerInWords(interview.check(name, text, changing), definition, desk)),
    });
    if (reply.kind === 'back' || reply.kind === 'list') return reply.kind;
    if (reply.kind === 'why') {
      why = !why;
      continue;
    }
    const text = reply.kind === 'text' ? reply.text : await askMonths(question, interview, desk);
    if (text === null) continue;
    if (await takes(asking, text)) return 'answered';
  }
}

function helpLines({ interview, question, desk }: OneQuestion, why: boolean): string[] {
  const lines = helpOf(question, desk);
  return why ? [...lines, ...whyLines(interview.why(question.name), question, desk)] : lines;
}

/** Asks month by month. @returns the months as one text, empty where one is not known, or `null` to go back */
async function askMonths(question: Question, interview: Asking, desk: Desk): Promise<string | null> {
  const { prompter, texts, set } = desk;
  const { definition, months } = question;
  const context = { vocabulary: set.vocabulary(), regions: () => set.regions() };
  const given = interview.given().find((each) => each.name === question.name)?.answer;
  const before = given?.kind === 'series' ? given.series : null;
  const values: [string, string][] = [];
  while (values.length < months!.length) {
    const month = months![values.length]!;
    const known = before?.months[month.toString()] ?? before?.every;
    const likely = known ? answerText({ kind: 'fact', value: known }, definition) : values.at(-1)?.[1];
    const reply = await prompter.text({
      message: `${labelOf(question.name, desk)} ${printMonth(month, texts.language)}`,
      help: [],
      prefill: likely ?? '',
      hint: hintOf(question, desk),
      empty: texts.ask.unknown,
      other: null,
      back: texts.ask.previous,
      read: (text) => reading(desk, () => valueText(readQuantity(definition, text, context), definition, desk)),
    });
    if (reply.kind !== 'text') {
      if (values.pop() === undefined) return null;
    } else if (reply.text === '') return '';
    else values.push([month.toString(), reply.text]);
  }
  return monthsText(values);
}

function reading(desk: Desk, read: () => string): Reading {
  try {
    return { ok: true, shown: read() };
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    return { ok: false, message: faultText(error, desk) };
  }
}

/** What Esc leads to, or `null` where it leads nowhere. */
function backWord({ interview, question, changing, ways, desk }: OneQuestion): string | null {
  const { ask } = desk.texts;
  if (changing && !ways.walking) return ask.cancel;
  if (interview.before(question.name) !== null) return ask.previous;
  return changing ? ask.menu.goOn : ways.first;
}

/** Takes an answer, an empty one as not known, and shows it; one that is refused is said, and asked again. */
async function takes({ interview, question, changing, desk }: OneQuestion, text: string): Promise<boolean> {
  const { name, definition } = question;
  let effects: Effects = { impossible: [], needless: [] };
  try {
    if (text === '') interview.skip(name);
    else effects = interview.answer(name, text, changing);
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    for (const each of error.problems) await desk.prompter.say(problemLines(each, desk));
    return false;
  }
  const answer = interview.answered(name);
  await desk.prompter.say(answerLines(labelOf(name, desk), answer, definition, desk));
  const { ask } = desk.texts;
  await sayOf(effects.impossible, ask.againstOthers, desk);
  await sayOf(effects.needless, ask.needless, desk);
  return true;
}

/** Says something of facts, by their names; nothing where there are none. */
export async function sayOf(names: readonly string[], say: (labels: string) => string, desk: Desk): Promise<void> {
  if (names.length === 0) return;
  const { style, texts, prompter } = desk;
  const labels = names.map((each) => labelOf(each, desk)).join(texts.words.listComma);
  await prompter.say(hanging('  ', say(labels), style.width).map((line) => style.open(line)));
}
