import type { Type } from '../language/types.ts';
import { Unknown, type Value } from '../language/value.ts';
import { type IdentifierFormat, parseCreditCode, parseResidentId } from '../values/identifiers.ts';

/** What expressions may use of an identifier of each form, by name. */
export const IDENTIFIER_PARTS: Readonly<Record<IdentifierFormat, ReadonlyMap<string, Type>>> = {
  resident_id: new Map<string, Type>([
    ['born_on', 'date'],
    ['is_male', 'boolean'],
  ]),
  credit_code: new Map<string, Type>([['kind', 'text']]),
};

/** The parts of an identifier that has been read; unknown where its standard does not say. */
export function identifierParts(text: string, format: IdentifierFormat): Readonly<Record<string, Value>> {
  if (format === 'credit_code') return { kind: parseCreditCode(text).kind };
  const { bornOn, isMale } = parseResidentId(text);
  return { born_on: bornOn ?? Unknown.for(['born_on']), is_male: isMale ?? Unknown.for(['is_male']) };
}
