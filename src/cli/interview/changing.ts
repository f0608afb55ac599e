import { askQuestion } from './asking.ts';
import type { Desk } from './desk.ts';
import { BACK, type Choice } from './prompter.ts';
import type { Asking } from './questions.ts';
import { aligned, answerInWords, cut, labelOf } from './wording.ts';

/** Columns of a list that its entries do not have: the pointer and a number. */
const BESIDE = 6;

/** All answers given so far, as choices: what was asked, and what was said. */
function answerChoices(interview: Asking, desk: Desk): Choice<string>[] {
  const { texts, style, set } = desk;
  const given = interview.given();
  const vocabulary = set.vocabulary();
  const names = aligned(
    given.map(({ name, answer }) => {
      const definition = vocabulary.facts[name] ?? vocabulary.figures[name]!;
      return [labelOf(name, desk), answer ? answerInWords(answer, definition, desk) : texts.ask.open];
    }),
  );
  return given.map(({ name }, index) => ({ value: name, name: cut(names[index]!, style.width - BESIDE, style) }));
}

/** Lets an answer be chosen and given anew. @returns whether one was */
export async function changeAnswer(interview: Asking, desk: Desk): Promise<boolean> {
  const { ask } = desk.texts;
  const chosen = await desk.prompter.choose({
    message: ask.whichAnswer,
    help: [],
    choices: answerChoices(interview, desk),
    back: ask.cancel,
  });
  if (chosen === BACK) return false;
  return (await askQuestion(interview, chosen, true, { first: null, list: false }, desk)) === 'answered';
}

/**
 * Shows all answers in the middle of an interview: one may be given anew, or another way be taken.
 * @param ways further entries, with what they are called
 * @returns the way taken; `null` to go on asking
 */
export async function allAnswers<T extends string>(
  interview: Asking,
  ways: readonly Choice<T>[],
  desk: Desk,
): Promise<T | null> {
  const { ask } = desk.texts;
  const chosen = await desk.prompter.choose<string>({
    message: ask.allAnswers,
    help: [],
    // The ways on and out come first: the list of answers grows.
    choices: [{ value: ON, name: ask.menu.goOn }, ...ways, ...answerChoices(interview, desk)],
    back: ask.menu.goOn,
  });
  if (chosen === BACK || chosen === ON) return null;
  const way = ways.find((each) => each.value === chosen);
  if (way) return way.value;
  await askQuestion(interview, chosen, true, { first: null, list: false }, desk);
  return null;
}

/** Not a name of any fact. */
const ON = '+on';
