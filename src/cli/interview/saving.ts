import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Evaluation } from '../../engine/run.ts';
import { SuanceError } from '../../values/problem.ts';
import { hanging } from '../wrap.ts';
import type { Desk } from './desk.ts';
import { problemLines } from './wording.ts';

const SUGGESTED = 'case.yaml';

/** Saves a case under a name given beforehand; what goes wrong is said. @returns whether it was saved */
export async function saveTo(path: string, evaluation: Evaluation, desk: Desk): Promise<boolean> {
  const { prompter, style, texts } = desk;
  // The writer of YAML is loaded for those who save.
  const { caseYaml, writeCase } = await import('../../cases/save.ts');
  try {
    writeCase(path, caseYaml(evaluation, texts.language));
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    await prompter.say(problemLines(error.problem, desk));
    return false;
  }
  const mark = `${style.good(style.signs.yes)} `;
  await prompter.say([
    ...hanging(mark, texts.ask.saved(path), style.width),
    ...hanging('  ', texts.ask.savedCase, style.width).map((line) => style.dim(line)),
  ]);
  return true;
}

/** Asks for a file name and saves the case; replaces a file only after asking. */
export async function saveAs(evaluation: Evaluation, desk: Desk): Promise<void> {
  const { prompter, texts } = desk;
  const { ask } = texts;
  let prefill = SUGGESTED;
  for (;;) {
    const reply = await prompter.text({
      message: ask.saveAs,
      help: [],
      prefill,
      hint: ask.example(SUGGESTED),
      empty: ask.cancel,
      other: null,
      back: ask.cancel,
      read: (text) => ({ ok: true, shown: resolve(text) }),
    });
    if (reply.kind !== 'text' || reply.text === '') return;
    prefill = reply.text;
    if (existsSync(prefill) && !(await confirms(ask.overwrite(prefill), desk))) continue;
    if (await saveTo(prefill, evaluation, desk)) return;
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
