import type { Evaluation } from '../../engine/run.ts';
import { amountLine, resultPage } from '../views/result.ts';
import { wrap } from '../wrap.ts';
import type { Desk } from './desk.ts';
import type { Interview } from './interview.ts';
import { BACK, type Choice } from './prompter.ts';
import { labelOf } from './wording.ts';

/** What is done next with a case. */
export type AfterResult =
  | 'change'
  | 'further'
  | 'explain'
  | 'save'
  | 'sheet'
  | 'back'
  | 'again'
  | 'other'
  | 'home'
  | 'quit';

/** Where a case can be left for. */
export interface Exits {
  /** There is a home screen to go to. */
  readonly home?: boolean;
  /** It was entered from the list of all measures. */
  readonly back?: boolean;
}

/** Shows what a case comes to, between two lines. */
export async function showResult(interview: Interview, evaluation: Evaluation, full: boolean, desk: Desk) {
  const { prompter, texts, style, set, version } = desk;
  const provenance = { tables: set.hash, version };
  const page = await resultPage(evaluation, { texts, style, provenance, regions: () => set.regions() }, full);
  const rule = style.dim((style.ascii ? '-' : '─').repeat(style.width));
  const { facts } = evaluation.plan.measure;
  const left = facts.some((name) => !(name in evaluation.given.facts) && !(name in evaluation.given.series));
  const said = (text: string) => wrap(style.dim(text), style.width);
  const lines = ['', rule];
  if (evaluation.status === 'ineligible' && left) lines.push(...said(texts.ask.settled), '');
  if (evaluation.status === 'undetermined') lines.push(...said(texts.ask.undetermined), '');
  const optional = interview.optional().map((each) => labelOf(each, desk));
  const further = optional.length > 0 ? said(texts.ask.further(optional.join(texts.words.listComma))) : [];
  await prompter.say([...lines, ...page.replace(/\n$/, '').split('\n'), rule, ...further]);
}

/** The outcome in a line: status, and the amount where there is one. */
export function outcomeText(evaluation: Evaluation, { texts, style }: Desk): string {
  const parts = [texts.status[evaluation.status], amountLine(evaluation, { texts, style })];
  return parts.filter((each) => each !== null).join(texts.comma);
}

/** Asks what to do next. The outcome stands above it: the page may be longer than the screen. */
export async function resultMenu(
  interview: Interview,
  evaluation: Evaluation,
  full: boolean,
  exits: Exits,
  desk: Desk,
): Promise<AfterResult> {
  const { menu, next } = desk.texts.ask;
  const shown: readonly (readonly [AfterResult, boolean])[] = [
    ['change', true],
    ['further', interview.optional().length > 0],
    ['explain', !full],
    ['sheet', evaluation.status !== 'invalid'],
    ['save', true],
    ['back', exits.back === true],
    ['again', true],
    ['other', true],
    ['home', exits.home === true],
    ['quit', true],
  ];
  const choices = shown
    .filter(([, here]) => here)
    .map(([value]): Choice<AfterResult> => ({ value, name: menu[value] }));
  const message = next(outcomeText(evaluation, desk));
  const chosen = await desk.prompter.choose({ message, help: [], choices, back: null });
  return chosen === BACK ? 'quit' : chosen;
}
