import { z } from 'zod';
import {
  derivedSchema,
  documentSchema,
  familiesSchema,
  figuresSchema,
  measureSchema,
  regionsSchema,
  vocabularySchema,
} from './schema.ts';

/** The kinds of policy files that have a schema. */
export const SCHEMAS = {
  measure: measureSchema,
  document: documentSchema,
  vocabulary: vocabularySchema,
  figures: figuresSchema,
  derived: derivedSchema,
  families: familiesSchema,
  regions: regionsSchema,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

type Node = { [key: string]: unknown };

/**
 * The JSON Schema (2020-12) of a kind of policy file, for editors that complete and check while typing. It is looser than
 * the reader in one thing: scalars may be written without quotes, which YAML takes for numbers or booleans.
 */
export function jsonSchemaOf(name: SchemaName): Node {
  const schema = z.toJSONSchema(SCHEMAS[name], { io: 'input', unrepresentable: 'any' }) as Node;
  const { $schema, ...rest } = loosen(schema) as Node;
  return { $schema, title: `suance ${name}.yaml`, ...rest };
}

/** What the reader takes as text may look like a number, a date or a boolean to an editor. */
function loosen(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(loosen);
  if (node === null || typeof node !== 'object') return node;
  const own = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, loosen(value)])) as Node;
  if (own.const === 'true') return { const: true };
  if (own.type === 'string' && own.enum === undefined && own.const === undefined)
    return { ...own, type: ['string', 'number', 'boolean'] };
  return own;
}
