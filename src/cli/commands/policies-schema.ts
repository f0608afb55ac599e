import { nearest } from '../../language/nearest.ts';
import { jsonSchemaOf, SCHEMAS, type SchemaName } from '../../policies/json-schema.ts';
import { problem } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT } from '../options.ts';
import type { Session } from '../session.ts';

/** `suance policies schema`: the JSON Schema of a kind of policy file, for editors. */
export async function policiesSchema(session: Session, [name = '']: readonly string[]): Promise<number> {
  const known = Object.keys(SCHEMAS);
  if (!known.includes(name)) throw problem('unknown-schema', { name, nearest: nearest(name, known), known });
  await write(session.io.stdout, `${JSON.stringify(jsonSchemaOf(name as SchemaName), null, 2)}\n`);
  return EXIT.computed;
}
