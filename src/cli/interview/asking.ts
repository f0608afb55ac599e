import { readQuantity } from '../../policies/quantity.ts';
import { printMonth } from '../../values/print.ts';
import { SuanceError } from '../../values/problem.ts';
import { hanging } from '../wrap.ts';
import { answerText, monthsText } from './answers.ts';
import type { Desk } from './desk.ts';
import type { Interview, Question } from './interview.ts';
import { BACK, type Choice, type Reading } from './prompter.ts';
import { answerInWords, answerLines, faultText, helpOf, hintOf, labelOf, problemLines, valueText } from './wording.ts';

/** Whether a question was answered, or left by the way back. */
export type Asked = 'answered' | 'back';

const UNKNOWN = '?';

/**
 * Asks one question until it is answered or left, and tells the interview.
 * @param changing whether it changes an answer, and Esc leaves it as it is
 */
export async function askQuestion(interview: Interview, name: string, changing: boolean, desk: Desk): Promise<Asked> {
  const question = interview.question(name);
  const members = choicesOf(question, desk);
  return members
    ? askChoice(interview, question, members, changing, desk)
    : askText(interview, question, changing, desk);
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

async function askChoice(
  interview: Interview,
  question: Question,
  members: readonly Choice<string>[],
  changing: boolean,
  desk: Desk,
): Promise<Asked> {
  const { prompter, texts } = desk;
  const { name } = question;
  for (;;) {
    const chosen = await prompter.choose({
      message: labelOf(name, desk),
      help: helpOf(question, desk),
      choices: [...members, { value: UNKNOWN, name: texts.ask.unknown }],
      initial: question.prefill || undefined,
      back: backWord(interview, name, changing, desk),
    });
    if (chosen === BACK) return 'back';
    if (await takes(interview, question, chosen === UNKNOWN ? '' : chosen, changing, desk)) return 'answered';
  }
}

async function askText(interview: Interview, question: Question, changing: boolean, desk: Desk): Promise<Asked> {
  const { prompter, texts } = desk;
  const { name, definition, months } = question;
  for (;;) {
    const reply = await prompter.text({
      message: labelOf(name, desk),
      help: helpOf(question, desk),
      prefill: question.prefill,
      hint: hintOf(question, desk),
      empty: texts.ask.unknown,
      other: months && months.length > 1 ? texts.ask.keys.monthly : null,
      back: backWord(interview, name, changing, desk),
      read: (text) => reading(desk, () => answerInWords(interview.check(name, text, changing), definition, desk)),
    });
    if (reply.kind === 'back') return 'back';
    const text = reply.kind === 'text' ? reply.text : await askMonths(question, interview, desk);
    if (text === null) continue;
    if (await takes(interview, question, text, changing, desk)) return 'answered';
  }
}

/** Asks month by month. @returns the months as one text, empty where one is not known, or `null` to go back */
async function askMonths(question: Question, interview: Interview, desk: Desk): Promise<string | null> {
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

/** What Esc leads to, or `null` at the first question. */
function backWord(interview: Interview, name: string, changing: boolean, desk: Desk): string | null {
  if (changing) return desk.texts.ask.cancel;
  return interview.before(name) === null ? null : desk.texts.ask.previous;
}

/** Takes an answer, an empty one as not known, and shows it; one that is refused is said, and asked again. */
async function takes(
  interview: Interview,
  question: Question,
  text: string,
  changing: boolean,
  desk: Desk,
): Promise<boolean> {
  const { name, definition } = question;
  let dropped: readonly string[] = [];
  try {
    if (text === '') interview.skip(name);
    else dropped = interview.answer(name, text, changing);
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    for (const each of error.problems) await desk.prompter.say(problemLines(each, desk));
    return false;
  }
  const answer = interview.answered(name);
  await desk.prompter.say(answerLines(labelOf(name, desk), answer, definition, desk));
  await sayAgain(dropped, desk);
  return true;
}

/** Says which answers are to be given again, because others contradict them. */
export async function sayAgain(names: readonly string[], desk: Desk): Promise<void> {
  if (names.length === 0) return;
  const labels = names.map((each) => labelOf(each, desk)).join(desk.texts.words.separator);
  await desk.prompter.say(
    hanging('  ', desk.texts.ask.againstOthers(labels), desk.style.width).map((line) => desk.style.open(line)),
  );
}
