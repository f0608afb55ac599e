import { maskNumbers } from '../../batch/mask.ts';
import type { Problem } from '../../values/problem.ts';
import type { Texts } from './texts.ts';

/** What an error says, without where it is. What was found is repeated without numbers that may name a person. */
export function messageOf(problem: Problem, texts: Texts): string {
  const render = texts.problems[problem.code] as (params: unknown) => string;
  const params = Object.entries(problem.params).map(([name, value]: [string, unknown]) => [
    name,
    // A path is where to look; masked, it would lead nowhere.
    typeof value === 'string' && name !== 'path' ? maskNumbers(value) : value,
  ]);
  return render(Object.fromEntries(params));
}

/** An error in a line: where it is, and what it says. */
export function renderProblem(problem: Problem, texts: Texts): string {
  const { file, line, column, row, field, header, option } = problem.place;
  const parts: string[] = [];
  // A row of data is told with its line; a place in a text file by line and column.
  if (row !== undefined) parts.push(...(file ? [file] : []), texts.row(row, line));
  else if (file) parts.push(line === undefined ? file : `${file}:${line}:${column ?? 1}`);
  else if (line !== undefined) parts.push(`${line}:${column ?? 1}`);
  if (header) parts.push(texts.column(header));
  else if (option) parts.push(option);
  else if (field) parts.push(field);
  const where = parts.join(texts.comma);
  return where ? `${where}${texts.colon}${messageOf(problem, texts)}` : messageOf(problem, texts);
}
