import { type Place, SuanceError } from '../values/problem.ts';
import type { NameIndex } from './names.ts';
import type { CaseBuilder } from './read.ts';

/** A fact as a file has it: a value as text, or one for each month. */
export interface CaseEntry {
  readonly name: string;
  readonly value: string | Readonly<Record<string, string>>;
  readonly place: Place;
}

/** Adds the entries of a file to a case; a bare rate in it is a decimal fraction. @throws SuanceError `unknown-fact` */
export function addEntries(builder: CaseBuilder, entries: readonly CaseEntry[], index: NameIndex): void {
  for (const { name, value, place } of entries) {
    let named: ReturnType<NameIndex['require']>;
    try {
      named = index.require(name);
    } catch (error) {
      if (error instanceof SuanceError) throw error.at(place);
      throw error;
    }
    const hints = { bareRate: 'fraction' } as const;
    if (typeof value === 'string') builder.addText(named, value, place, hints);
    else builder.addMonths(named, value, place, hints);
  }
}
