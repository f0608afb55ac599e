import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Evaluation } from '../../engine/run.ts';
import { SuanceError } from '../../values/problem.ts';
import { hanging } from '../wrap.ts';
import { type Answers, answerText } from './answers.ts';
import type { Desk } from './desk.ts';
import { problemLines } from './wording.ts';

/** What is saved, how, and what can be done with it later. */
export interface Saved {
  readonly suggested: string;
  /** @throws SuanceError where it cannot be written */
  readonly write: (path: string) => Promise<void>;
  readonly hint: string;
}

/** Saves a case under a name given beforehand; what goes wrong is said. @returns whether it was saved */
export async function saveTo(path: string, evaluation: Evaluation, desk: Desk): Promise<boolean> {
  return writeSaved(path, savedCase(evaluation, desk), desk);
}

/** Asks for a file name and saves the case; replaces a file only after asking. */
export async function saveAs(evaluation: Evaluation, desk: Desk): Promise<void> {
  await askAndWrite(savedCase(evaluation, desk), desk);
}

/** The same for facts that belong to no one measure. */
export async function saveFactsAs(answers: Answers, desk: Desk): Promise<void> {
  const { set, texts } = desk;
  const { facts, figures } = set.vocabulary();
  const values = [...answers].flatMap(([name, answer]): [string, string][] => {
    const definition = facts[name] ?? figures[name];
    return definition && answer.kind !== 'unknown' ? [[name, answerText(answer, definition)]] : [];
  });
  const write = async (path: string) => {
    const { factsYaml, writeCase } = await import('../../cases/save.ts');
    writeCase(path, factsYaml(values, set.vocabulary(), texts.language));
  };
  await askAndWrite({ suggested: 'facts.yaml', write, hint: texts.window.savedFacts }, desk);
}

function savedCase(evaluation: Evaluation, { texts, set, version }: Desk): Saved {
  const write = async (path: string) => {
    // The writer of YAML is loaded for those who save.
    const { caseYaml, writeCase } = await import('../../cases/save.ts');
    writeCase(path, caseYaml(evaluation, texts.language, { tables: set.hash, version }));
  };
  return { suggested: 'case.yaml', write, hint: texts.ask.savedCase };
}

/** Writes under a name; what goes wrong is said. @returns whether it was written */
export async function writeSaved(path: string, { write, hint }: Saved, desk: Desk): Promise<boolean> {
  const { prompter, style, texts } = desk;
  try {
    await write(path);
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    await prompter.say(problemLines(error.problem, desk));
    return false;
  }
  const mark = `${style.good(style.signs.yes)} `;
  await prompter.say([
    ...hanging(mark, texts.ask.saved(path), style.width),
    ...hanging('  ', hint, style.width).map((line) => style.dim(line)),
  ]);
  return true;
}

/** Asks for a file name and writes; replaces a file only after asking. */
export async function askAndWrite(saved: Saved, desk: Desk): Promise<void> {
  const { prompter, texts } = desk;
  const { ask } = texts;
  let prefill = saved.suggested;
  for (;;) {
    const reply = await prompter.text({
      message: ask.saveAs,
      help: [],
      prefill,
      hint: ask.example(saved.suggested),
      empty: ask.cancel,
      other: null,
      back: ask.cancel,
      read: (text) => ({ ok: true, shown: resolve(text) }),
    });
    if (reply.kind !== 'text' || reply.text === '') return;
    prefill = reply.text;
    if (existsSync(prefill) && !(await confirms(ask.overwrite(prefill), desk))) continue;
    if (await writeSaved(prefill, saved, desk)) return;
  }
}

async function confirms(message: string, desk: Desk): Promise<boolean> {
  const { words, ask } = desk.texts;
  const choices = [
    { value: 'no', name: words.no },
    { value: 'yes', name: words.yes },
  ];
  return (await desk.prompter.choose({ message, help: [], choices, back: ask.cancel })) === 'yes';
}
