import type { FactDefinition } from '../../policies/model.ts';
import type { Desk } from './desk.ts';
import type { Question, Why } from './questions.ts';

/** Measures named as what a question could decide. */
const NAMED = 5;

/** What stands beside a question: what officials file it under, and how much is left. */
export function noteOf({ definition, measure, left, settled }: Question, changing: boolean, desk: Desk): string {
  const { ask } = desk.texts;
  const { group } = definition as Partial<FactDefinition>;
  const parts = [ask.groups[group ?? 'figure']];
  if (settled) parts.push(ask.settledOf(settled.done, settled.all));
  // Until a version is chosen, it is not known what will be asked.
  else if (measure && !changing) parts.push(left > 0 ? ask.left(left) : ask.last);
  return parts.join(` ${desk.style.signs.bullet} `);
}

/** Why a question is asked: the conditions with their clauses, else the outputs, else what it could decide. */
export function whyLines(why: Why, { measure }: Question, desk: Desk): string[] {
  const { ask, screen, language, words } = desk.texts;
  const lines: string[] = [];
  if (why.governs) lines.push(ask.whyGoverns);
  for (const { title, clause } of why.conditions) lines.push(ask.whyCondition(title[language], screen.clause(clause)));
  const outputs = why.outputs.map(({ title }) => title[language]);
  if (outputs.length > 0 && measure)
    lines.push(ask.whyOutputs(outputs.join(words.listComma), screen.clause(measure.clause)));
  const named = why.measures.slice(0, NAMED).map((each) => each[language]);
  if (named.length > 0) lines.push(ask.whyMeasures(named.join(words.listComma), why.measures.length));
  return lines;
}
