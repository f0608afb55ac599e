import type { CaseSettings } from '../../cases/assemble.ts';
import { CaseBuilder, isMalformed } from '../../cases/read.ts';
import type { Case } from '../../engine/case.ts';
import { Exact } from '../../values/exact.ts';
import { printMoney } from '../../values/print.ts';
import type { Desk } from '../interview/desk.ts';
import { BACK, type Choice } from '../interview/prompter.ts';
import { aligned, cut } from '../interview/wording.ts';
import type { Audience } from './screen-interview.ts';
import { placeName } from './setting.ts';
import type { KeptCase } from './state.ts';

/** Columns of a list that its entries do not have. */
const BESIDE = 6;

/** Not an id of any case. */
const CLEAR = '-';

/** What a remembered case is of, in words. */
export function titleOf({ kind, subject }: KeptCase, { set, texts }: Desk): string {
  if (kind === 'screening') {
    const audience = texts.window.audiences[subject as Audience] ?? subject;
    return texts.window.screening(audience);
  }
  const family = set.families.find((each) => each.id === subject);
  const summary = set.summaries.find((each) => each.id === subject);
  return (family?.label ?? summary?.title)?.[texts.language] ?? subject;
}

/** How many answers a remembered case has. */
export function answersIn({ facts, unknown }: KeptCase): number {
  return Object.keys(facts).length + unknown.length;
}

function outcomeOf(kept: KeptCase, { texts }: Desk): string {
  const { outcome } = kept;
  if (outcome === null) return texts.window.unfinished(answersIn(kept));
  if (kept.kind === 'screening') return `${texts.status.eligible} ${outcome.amount}`;
  const status = texts.status[outcome.status as keyof typeof texts.status] ?? outcome.status;
  if (outcome.amount === null || !/^\d+(\.\d+)?$/.test(outcome.amount)) return status;
  return `${status}${texts.comma}${printMoney(Exact.parse(outcome.amount), texts.language)}`;
}

/** When a case was worked on, in the time of the place: `10-08 14:32`. */
function timeOf({ at }: KeptCase): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Lets a remembered case be chosen. @returns BACK where none is wanted, `'clear'` where all are to be forgotten */
export async function chooseRecent(recent: readonly KeptCase[], desk: Desk): Promise<KeptCase | 'clear' | typeof BACK> {
  const { prompter, texts, style } = desk;
  const names = aligned(recent.map((each) => [`${timeOf(each)}  ${titleOf(each, desk)}`, outcomeOf(each, desk)]));
  const choices = recent.map((each, index): Choice<string> => {
    const parts = [each.place && placeName(each.place, desk), each.outcome?.measure ?? each.subject];
    const description = parts.filter(Boolean).join(` ${style.signs.bullet} `);
    return { value: each.id, name: cut(names[index]!, style.width - BESIDE, style), description };
  });
  const chosen = await prompter.choose({
    message: texts.window.chooseRecent,
    help: [],
    choices: [...choices, { value: CLEAR, name: texts.window.clearRecent }],
    back: texts.ask.cancel,
  });
  if (chosen === CLEAR) return 'clear';
  return chosen === BACK ? BACK : recent.find((each) => each.id === chosen)!;
}

/** A remembered case as a case, and the names of what cannot be read any more. */
export function caseOf(kept: KeptCase, settings: CaseSettings): { readonly given: Case; readonly lost: string[] } {
  const builder = new CaseBuilder(settings.context);
  const lost: string[] = [];
  for (const [name, text] of Object.entries(kept.facts)) {
    const named = settings.names.find(name);
    const probe = new CaseBuilder(settings.context);
    if (named) probe.addText(named, text, {});
    if (!named || probe.build(null).errors.some(isMalformed)) lost.push(name);
    else builder.addText(named, text, {});
  }
  settings.addDefaults(builder);
  const { region } = builder;
  return { given: builder.build(region === null ? null : settings.chainOf(region)), lost };
}
