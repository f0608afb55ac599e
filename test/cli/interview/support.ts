import { fileURLToPath } from 'node:url';
import { type CaseOptions, type CaseSettings, caseSettings } from '../../../src/cases/assemble.ts';
import { CaseBuilder, splitPair } from '../../../src/cases/read.ts';
import type { Desk } from '../../../src/cli/interview/desk.ts';
import { Interview } from '../../../src/cli/interview/interview.ts';
import {
  BACK,
  type ChoicePrompt,
  Interrupted,
  type Prompter,
  type SearchPrompt,
  type TextPrompt,
  type TextReply,
} from '../../../src/cli/interview/prompter.ts';
import { styleFor } from '../../../src/cli/style.ts';
import { textsFor } from '../../../src/cli/texts/texts.ts';
import type { Case } from '../../../src/engine/case.ts';
import type { Evaluation } from '../../../src/engine/run.ts';
import { loadDirectory, setOf } from '../../../src/policies/load/directory.ts';
import { findSubject, type PolicySet } from '../../../src/policies/set.ts';
import type { Language } from '../../../src/values/print.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The policies of the repository. */
export const SET: PolicySet = setOf(loadDirectory(`${ROOT}/policies`, 'policies', null));

/** Settings as the command line would make them. */
export function settingsFor(options: CaseOptions = {}): CaseSettings {
  return caseSettings(SET, options);
}

/** A case from `name=value` texts. */
export function givenCase(pairs: readonly string[], settings: CaseSettings = settingsFor()): Case {
  const builder = new CaseBuilder(settings.context);
  for (const pair of pairs) {
    const [name, value] = splitPair(pair);
    builder.addText(settings.names.require(name), value, { field: name });
  }
  settings.addDefaults(builder);
  return builder.build(null);
}

/** An interview on a family or measure, with facts given beforehand. */
export function interviewOn(subject: string, pairs: readonly string[] = [], options: CaseOptions = {}): Interview {
  const settings = settingsFor(options);
  return new Interview(settings, findSubject(SET, subject), givenCase(pairs, settings));
}

/** What an interview came to: the questions in their order, and the result if there is one. */
export interface Walk {
  readonly asked: readonly string[];
  readonly evaluation: Evaluation | null;
}

/** Answers whatever is asked, `null` for what is not known, to the end. @throws Error for a question without an answer */
export function walk(interview: Interview, answers: Readonly<Record<string, string | null>>): Walk {
  const asked: string[] = [];
  for (;;) {
    const step = interview.step();
    if (step.kind === 'blocked') return { asked, evaluation: null };
    if (step.kind === 'result') return { asked, evaluation: step.evaluation };
    const { name } = step;
    asked.push(name);
    if (asked.length > 50) throw new Error(`asked again and again: ${asked.join(' ')}`);
    const answer = answers[name];
    if (answer === undefined) throw new Error(`no answer prepared for ${name}`);
    if (answer === null) interview.skip(name);
    else interview.answer(name, answer, false);
  }
}

/** What a scripted person does at a prompt: types, takes a choice by value, or leaves it by a key. */
export type Move =
  | { readonly text: string }
  | { readonly choose: string }
  | { readonly search: string; readonly choose: string }
  | 'back'
  | 'other'
  | 'why'
  | 'list'
  | 'leave';

/** Follows a script instead of asking, and keeps what it was shown. */
export class ScriptedPrompter implements Prompter {
  readonly said: string[] = [];
  readonly asked: string[] = [];
  /** What explained the questions, and what stood beside them. */
  readonly helps: string[] = [];
  readonly notes: string[] = [];
  private at = 0;

  constructor(private readonly script: readonly Move[]) {}

  /** All that was said, as one text. */
  get transcript(): string {
    return this.said.join('\n');
  }

  /** Moves that were not needed. */
  get left(): number {
    return this.script.length - this.at;
  }

  async say(lines: readonly string[]): Promise<void> {
    this.said.push(...lines);
  }

  async text(prompt: TextPrompt): Promise<TextReply> {
    const move = this.move(prompt.message);
    if (move === 'back' || move === 'other') return { kind: move };
    if (move === 'why' || move === 'list') {
      if (prompt[move] === undefined) throw new Error(`"${prompt.message}" has no key for ${move}`);
      this.helps.push(...prompt.help);
      return { kind: move };
    }
    this.helps.push(...prompt.help);
    if (typeof move === 'string' || !('text' in move)) throw new Error(`"${prompt.message}" wants a text`);
    const reading = move.text === '' ? null : prompt.read(move.text);
    // A terminal keeps the prompt where the text cannot be read: the next move is typed into it.
    if (reading && !reading.ok) {
      this.said.push(`refused: ${reading.message}`);
      return this.text(prompt);
    }
    return { kind: 'text', text: move.text };
  }

  async choose<T extends string>(prompt: ChoicePrompt<T>): Promise<T | typeof BACK> {
    const move = this.move(prompt.message);
    this.helps.push(...prompt.help);
    if (prompt.note !== undefined) this.notes.push(prompt.note);
    if (move === 'back') return BACK;
    if (move === 'why' || move === 'list') {
      const way = prompt.ways?.find((each) => each.key === (move === 'why' ? '?' : 'ctrl-o'));
      if (!way) throw new Error(`"${prompt.message}" has no key for ${move}`);
      return way.value;
    }
    if (typeof move === 'string' || !('choose' in move)) throw new Error(`"${prompt.message}" wants a choice`);
    return this.pick(prompt.choices, move.choose, prompt.message);
  }

  async search<T extends string>(prompt: SearchPrompt<T>): Promise<T | typeof BACK> {
    const move = this.move(prompt.message);
    if (move === 'back' && prompt.back !== null) return BACK;
    if (typeof move === 'string' || !('choose' in move)) throw new Error(`"${prompt.message}" wants a choice`);
    return this.pick(prompt.find('search' in move ? move.search : prompt.initialTerm), move.choose, prompt.message);
  }

  private pick<T extends string>(choices: ChoicePrompt<T>['choices'], wanted: string, message: string): T {
    const found = choices.find((each) => each.value === wanted);
    if (!found) throw new Error(`"${message}" offers ${choices.map((each) => each.value).join(', ')}, not ${wanted}`);
    return found.value;
  }

  private move(message: string): Move {
    this.asked.push(message);
    const move = this.script[this.at++];
    if (move === undefined) throw new Error(`the script ends at "${message}"`);
    if (move === 'leave') throw new Interrupted(130);
    return move;
  }
}

/** A desk with a scripted person, without colours. */
export async function deskFor(prompter: Prompter, language: Language = 'zh'): Promise<Desk> {
  const stdout = { isTTY: false, columns: 80 };
  const style = await styleFor({ stdout, env: {} } as Parameters<typeof styleFor>[0], { color: false });
  return { prompter, set: SET, texts: textsFor(language), style, version: '0' };
}
