import type { NameIndex } from '../cases/names.ts';
import type { FactDefinition } from '../policies/model.ts';
import { parseCreditCode, parseResidentId } from '../values/identifiers.ts';
import { tidy } from '../values/parse.ts';
import { SuanceError } from '../values/problem.ts';
import { maskIdentity, maskName, maskNumbers } from './mask.ts';

/** A column that says who the rows are of. */
export interface WhoColumn {
  readonly index: number;
  readonly header: string;
  readonly definition: FactDefinition;
}

/** The columns of a list that say who its rows are of, in the order of the file. */
export function whoColumns(header: readonly string[], names: NameIndex): WhoColumn[] {
  return header.flatMap((text, index) => {
    const named = names.findColumn(text)?.named;
    if (named?.kind !== 'fact' || !named.definition.identity) return [];
    return [{ index, header: text.trim(), definition: named.definition }];
  });
}

/** What a public notice shows of a cell: names and numbers of persons with their middle hidden, those of units in full. */
export function noticeText({ definition }: WhoColumn, cell: string): string {
  const text = tidy(cell);
  if (definition.masked) return maskIdentity(text);
  if (definition.group === 'person') return maskName(maskNumbers(text));
  // The code of a unit has eighteen signs as well, and is public; anything else as long may be the number of a person.
  return isCreditCode(text) ? text : maskNumbers(text);
}

function isCreditCode(text: string): boolean {
  // One resident number in thirty has the check character of a code by chance.
  return reads(() => parseCreditCode(text)) && !reads(() => parseResidentId(text));
}

function reads(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch (error) {
    if (error instanceof SuanceError) return false;
    throw error;
  }
}
