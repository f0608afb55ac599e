import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemaOf, SCHEMAS, type SchemaName } from '../../src/policies/json-schema.ts';
import { policyFiles } from '../../src/policies/load/directory.ts';
import { POLICIES } from './sets.ts';

/** The schema by which an editor would check a file of policies/. */
function schemaOf(file: string): SchemaName {
  if (file.endsWith('/document.yaml')) return 'document';
  return file.includes('/') ? 'measure' : (file.replace('.yaml', '') as SchemaName);
}

const ajv = new Ajv.default({ allowUnionTypes: true, strict: false });
const validators = Object.fromEntries(
  (Object.keys(SCHEMAS) as SchemaName[]).map((name) => [name, ajv.compile(jsonSchemaOf(name))]),
);
const files = policyFiles(POLICIES, 'policies').filter((each) => each !== 'help.yaml');
/** A file as an editor reads it: plain YAML, its numbers numbers. */
const read = (file: string) => parse(readFileSync(join(POLICIES, file), 'utf8')) as Record<string, unknown>;

describe('JSON Schemas for editors', () => {
  test.each(Object.keys(SCHEMAS) as SchemaName[])('the one of %s in policies/schemas/ is up to date', (name) => {
    const stored = readFileSync(join(POLICIES, 'schemas', `${name}.schema.json`), 'utf8');
    expect(JSON.parse(stored)).toEqual(JSON.parse(JSON.stringify(jsonSchemaOf(name))));
  });

  test('accept every file of the repository', () => {
    const refused = files.flatMap((file) => {
      const validate = validators[schemaOf(file)]!;
      return validate(read(file)) ? [] : [`${file}: ${ajv.errorsText(validate.errors)}`];
    });
    expect(refused).toEqual([]);
    expect(files.length).toBeGreaterThan(90);
  });

  test.each<[string, (measure: Record<string, unknown>) => void]>([
    ['an unknown key', (measure) => Object.assign(measure, { titel: 'x' })],
    ['a title in one language', (measure) => Object.assign(measure, { title: { zh: '甲' } })],
    ['a missing clause', (measure) => delete measure.clause],
    ['a status that there is not', (measure) => Object.assign((measure.examples as object[])[0]!, { status: 'maybe' })],
    [
      'a type that there is not',
      (measure) => Object.assign((measure.outputs as Record<string, object>).amount!, { type: 'cash' }),
    ],
  ])('refuse %s', (_what, breakIt) => {
    const measure = read('xinjiang-2023-49/ui-refund.yaml');
    expect(validators.measure!(measure)).toBe(true);
    breakIt(measure);
    expect(validators.measure!(measure)).toBe(false);
  });
});
