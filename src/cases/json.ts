import { isLosslessNumber, parse as parseJson } from 'lossless-json';
import { type Place, problem } from '../values/problem.ts';
import type { CaseEntry } from './entries.ts';

/** A case as a file has it: fact names with values as text, or month by month. */
export interface CaseFile {
  /** The measure or family that the case was saved for, if it says so. */
  readonly subject: string | null;
  readonly facts: readonly CaseEntry[];
}

/** Reads a case from one JSON text. @throws SuanceError as {@link readCaseFile} */
export function readJsonCase(text: string, place: Place): CaseFile {
  return caseOf(parseJsonCase(text, place), () => place);
}

function parseJsonCase(text: string, place: Place): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const message = /call stack/.test(found) ? 'Nested too deep' : found;
    throw problem('json-malformed', { message }, place);
  }
}

/** Whether parsed data is a mapping, neither a list nor a number kept as it was written. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/**
 * Takes facts from parsed data: a mapping of facts, or one that has them under `facts`.
 * @throws SuanceError `case-not-mapping`, `fact-value-kind`
 */
export function caseOf(data: unknown, placeOf: (path: readonly string[]) => Place): CaseFile {
  if (!isMapping(data)) throw problem('case-not-mapping', {}, placeOf([]));
  const nested = isMapping(data.facts);
  const facts = (nested ? data.facts : data) as Record<string, unknown>;
  const base = nested ? ['facts'] : [];
  const entries: CaseEntry[] = [];
  for (const [name, value] of Object.entries(facts)) {
    const place = placeOf([...base, name]);
    const text = scalarText(value);
    if (text === null) continue;
    if (text !== undefined) entries.push({ name, value: text, place });
    else if (isMapping(value)) entries.push({ name, value: monthTexts(value, name, place), place });
    else throw problem('fact-value-kind', { expected: 'scalar' }, { ...place, field: name });
  }
  const subject = nested && typeof data.measure === 'string' ? data.measure : null;
  return { subject, facts: entries };
}

/** A scalar as text; `null` for null; `undefined` for anything that is no scalar. */
function scalarText(value: unknown): string | null | undefined {
  if (value === null) return null;
  if (isLosslessNumber(value)) return value.value;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}

function monthTexts(value: Record<string, unknown>, name: string, place: Place): Record<string, string> {
  const months: Record<string, string> = Object.create(null);
  for (const [month, each] of Object.entries(value)) {
    const text = scalarText(each);
    if (text === undefined) throw problem('fact-value-kind', { expected: 'scalar' }, { ...place, field: name });
    if (text !== null) months[month] = text;
  }
  return months;
}
