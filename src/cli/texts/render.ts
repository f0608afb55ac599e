import { maskNumbers } from '../../batch/mask.ts';
import type { Problem } from '../../values/problem.ts';
import { visible, visiblePath } from '../../values/visible.ts';
import type { Texts } from './texts.ts';

/**
 * What an error says, without where it is. What was found is repeated without numbers that may name a person, and without
 * characters that a terminal obeys.
 */
export function messageOf(problem: Problem, texts: Texts): string {
  const render = texts.problems[problem.code] as (params: unknown) => string;
  const params = Object.entries(problem.params).map(([name, value]: [string, unknown]) => [
    name,
    // A path is where to look; masked, it would lead nowhere.
    name === 'path' ? visiblePath(value as string) : tellable(value),
  ]);
  return render(Object.fromEntries(params));
}

/** A text from a list as it may be repeated, wherever it stands in what a message says. */
function tellable(value: unknown): unknown {
  if (typeof value === 'string') return toldText(value);
  if (Array.isArray(value)) return value.map(tellable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, tellable(each)]));
}

/** A header, a cell or an argument as it may be repeated to people. */
export function toldText(text: string): string {
  return visible(maskNumbers(text));
}

/** An error in a line: where it is, and what it says. */
export function renderProblem(problem: Problem, texts: Texts): string {
  const { line, column, row, field, header, option } = problem.place;
  const file = problem.place.file && visiblePath(problem.place.file);
  const parts: string[] = [];
  // A row of data is told with its line; a place in a text file by line and column.
  if (row !== undefined) parts.push(...(file ? [file] : []), texts.row(row, line));
  else if (file) parts.push(line === undefined ? file : `${file}:${line}:${column ?? 1}`);
  else if (line !== undefined) parts.push(`${line}:${column ?? 1}`);
  if (header) parts.push(texts.column(toldText(header)));
  else if (option) parts.push(visible(option));
  else if (field) parts.push(toldText(field));
  const where = parts.join(texts.comma);
  return where ? `${where}${texts.colon}${messageOf(problem, texts)}` : messageOf(problem, texts);
}
