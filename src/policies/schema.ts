import { z } from 'zod';
import { nearest } from '../language/nearest.ts';
import { CalendarDate } from '../values/calendar.ts';
import { IDENTIFIER_FORMATS } from '../values/identifiers.ts';
import { type Problem, problemData, SuanceError } from '../values/problem.ts';
import { FACT_GROUPS } from './model.ts';
import type { YamlFile } from './yaml.ts';

/*
 * The shape of policy files. Numbers are text here (see YamlFile); what an expression or a figure says is checked where
 * it is read.
 */

const IN_CALENDAR = { params: { expected: 'a day of the calendar' } };
const text = z.string().min(1);
const label = z.strictObject({ zh: text, en: text });
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name such as monthly_wage');
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id such as one-off-award');
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2023-08-09')
  .refine(isInCalendar, IN_CALENDAR);
const dayOrMonth = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, 'a day or month such as 2023-08-09 or 2023-08')
  .refine(isInCalendar, IN_CALENDAR);
const regionCode = z.string().regex(/^\d{6}$/, 'a division code of six digits');
const factType = z
  .string()
  .regex(
    /^(money|rate|count|number|date|month|boolean|text|region|enum [a-z][a-z0-9_]*)$/,
    'money, rate, count, number, date, month, boolean, text, region, enum <name>',
  );
const outputType = z
  .string()
  .regex(
    /^(money|rate|count|number|date|month|boolean|text|months duration|days duration|enum [a-z][a-z0-9_]*)$/,
    'money, rate, count, number, date, month, boolean, text, months duration, days duration, enum <name>',
  );
const factGroup = z.enum(FACT_GROUPS).describe('what officials file it under; an interview asks group by group');
const round = z.enum(['fen', 'jiao', 'yuan', 'whole']);

const quantity = {
  type: factType,
  min: text.optional(),
  max: text.optional(),
  unit: label.optional(),
  label,
  help: label.optional(),
  headers: z.array(text).default([]),
};

export const vocabularySchema = z.strictObject({
  enums: z
    .record(
      name,
      z.strictObject({
        label,
        members: z.record(name, z.strictObject({ ...label.shape, aliases: z.array(text).default([]) })),
      }),
    )
    .default({}),
  facts: z
    .record(
      name,
      z
        .strictObject({
          ...quantity,
          by: z.literal('month').optional(),
          group: factGroup.optional(),
          example: text.optional(),
          identity: z.literal('true').optional().describe('who a case is of: read by no measure, shown on its sheet'),
          masked: z.literal('true').optional().describe('shown with its middle hidden unless asked for in full'),
          format: z.enum(IDENTIFIER_FORMATS).optional().describe('the form of identifier that it must have'),
          agrees_with: z
            .record(name, text)
            .default({})
            .describe('facts that it says something of: a test of its parts and of the fact, for cases that give both'),
        })
        .refine((each) => !(each.identity || each.masked) || (each.type === 'text' && each.identity && !each.by), {
          error: 'masked with identity, identity with type: text',
        })
        .refine((each) => !each.format || each.identity, { error: 'format with identity' })
        .refine((each) => each.format || Object.keys(each.agrees_with).length === 0, {
          error: 'agrees_with with format',
        }),
    )
    .default({}),
  labels: z.record(id, label).default({}),
  shorthands: z
    .record(name, z.strictObject({ sets: z.array(name).min(2), label, headers: z.array(text).default([]) }))
    .default({}),
  constraints: z.array(z.strictObject({ require: text, message: label })).default([]),
});

export const figuresSchema = z.strictObject({
  figures: z.record(
    name,
    z.strictObject({
      ...quantity,
      values: z
        .array(z.strictObject({ region: regionCode, from: day, to: day.optional(), value: text, source: label }))
        .default([]),
    }),
  ),
});

export const helpSchema = z.strictObject({
  examples: z.record(text, z.strictObject({ zh: z.array(text).min(1), en: z.array(text).min(1) })),
});

export const familiesSchema = z.strictObject({
  families: z.record(id, z.strictObject({ label, aliases: z.array(text).default([]) })),
});

export const regionsSchema = z.strictObject({
  source: text,
  regions: z.record(
    regionCode,
    z.strictObject({ zh: text, en: text, parent: regionCode.optional(), aliases: z.array(text).default([]) }),
  ),
});

export const documentSchema = z.strictObject({
  number: text.optional(),
  title: label,
  issuer: label,
  issued: day.optional(),
  region: regionCode,
  under: text.optional(),
  deadlines: z.array(z.strictObject({ date: day, what: label })).default([]),
  clauses: z
    .array(
      z.strictObject({
        id: text,
        title: label,
        measures: z.array(id).default([]),
        later: z.array(id).default([]),
        targets: z
          .array(
            z
              .strictObject({
                id,
                what: label,
                year: z
                  .string()
                  .regex(/^\d{4}$/, 'a year of four digits')
                  .optional(),
                at_least: text.optional(),
                at_most: text.optional(),
                value: text.optional(),
                unit: label.optional(),
              })
              .refine(
                (each) => [each.at_least, each.at_most, each.value].filter((one) => one !== undefined).length === 1,
                {
                  error: 'one of at_least, at_most, value',
                },
              ),
          )
          .default([]),
        none: label.optional(),
      }),
    )
    .min(1),
});

const namedValue = { title: label, type: outputType, value: text, round: round.optional() };

const table = z
  .strictObject({
    title: label,
    type: outputType.optional(),
    outputs: z.record(name, z.strictObject({ type: outputType, title: label })).optional(),
    hit_policy: z.enum(['unique', 'first']),
    inputs: z.array(text).min(1),
    rules: z.array(z.array(text)).min(1),
  })
  .refine((each) => (each.type === undefined) !== (each.outputs === undefined), {
    error: 'one of type, outputs',
  });
const define = z.record(name, z.strictObject(namedValue)).default({});
const tables = z.record(name, table).default({});

export const derivedSchema = z.strictObject({
  derived: z.record(
    name,
    z.strictObject({
      source: label,
      define,
      tables,
      value: text,
      examples: z.array(z.strictObject({ facts: z.record(z.string(), z.unknown()), value: text.nullable() })).min(1),
    }),
  ),
});

export const measureSchema = z.strictObject({
  title: label.describe('what officials call it'),
  clause: text.describe('the clause of the document, as document.yaml lists it'),
  claimant: label.describe('who may claim, in words'),
  beneficiary: z.enum(['person', 'employer', 'institution', 'project']).optional().describe('who receives it'),
  in_force: z.strictObject({
    from: dayOrMonth,
    to: z.union([dayOrMonth, z.literal('until-superseded'), z.literal('open')]),
    governed_by: z
      .union([name, z.tuple([name, name])])
      .describe('the fact that is tested against the window, or the first and last of a period'),
  }),
  parameters: z
    .record(
      name,
      z
        .strictObject({
          at: text.optional().describe('the day of which the value is taken; the governing one if left out'),
          each: z.literal('row').optional().describe('taken anew for each row of the schedule'),
          bounds: z
            .strictObject({ min: text.optional(), max: text.optional() })
            .optional()
            .describe('what the document allows, both included: expressions of facts and of figures above'),
          otherwise: text.optional().describe('taken where nobody gives a value, by the reading named'),
          reading: id.optional(),
          clause: text.optional(),
        })
        .refine((each) => (each.otherwise === undefined) === (each.reading === undefined), {
          error: 'otherwise and reading together',
        }),
    )
    .default({}),
  define,
  conditions: z
    .array(
      z
        .strictObject({
          id,
          title: label,
          clause: text.optional(),
          test: text.optional(),
          any: z.array(text).min(1).optional(),
          all: z.array(text).min(1).optional(),
        })
        .refine((each) => [each.test, each.any, each.all].filter((one) => one !== undefined).length === 1, {
          error: 'one of test, any, all',
        }),
    )
    .default([]),
  tables,
  schedule: z
    .strictObject({
      name,
      title: label,
      each: z.strictObject({ name, title: label }),
      from: text,
      to: text,
      columns: z.record(name, z.strictObject(namedValue)),
    })
    .optional(),
  outputs: z
    .record(
      name,
      z.strictObject({
        ...namedValue,
        kind: z.enum(['amount', 'ceiling', 'floor', 'rate', 'months', 'count', 'decision', 'class']).optional(),
        optional: z.literal('true').optional().describe('left out where the facts that it needs are not given'),
      }),
    )
    .default({}),
  unquantified: label.optional().describe('what the document grants without giving a figure'),
  decision: label.optional().describe('what an eligible case may do or is entitled to'),
  exclusions: z
    .array(
      z.strictObject({
        with: z.string().regex(/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/, 'a family or an id such as one-off-award'),
        rule: z.enum(['one', 'higher']),
        clause: text.optional(),
        note: label,
        of: z.array(name).default([]).describe('facts by which claims of one claimant are known across a list'),
      }),
    )
    .default([]),
  limits: z
    .array(
      z
        .strictObject({
          id,
          title: label,
          clause: text.optional(),
          of: z.array(name).describe('facts in which claims counted together agree; none: all claims of the measure'),
          year_of: name.optional().describe('the fact whose calendar year is counted on its own; all time if left out'),
          counts: z.array(name).default([]).describe('outputs that are summed; claims are counted if left out'),
          when: text.optional().describe('which claims it is about'),
          used: name.optional().describe('the fact that says what had been used before, by which the measure goes'),
          at_most: text
            .optional()
            .describe('the most that may be had, itself included, where no fact says what is used'),
          reading: id.optional().describe('the reading on which it rests'),
        })
        .refine((each) => (each.used === undefined) !== (each.at_most === undefined), {
          error: 'one of used, at_most',
        }),
    )
    .default([]),
  readings: z.array(z.strictObject({ id, question: label, taken: label, because: label, instead: label })).default([]),
  examples: z
    .array(
      z.strictObject({
        note: label,
        facts: z.record(z.string(), z.unknown()),
        status: z.enum(['eligible', 'ineligible', 'undetermined', 'invalid']),
        amount: text.nullable().optional(),
        amount_min: text.nullable().optional(),
        amount_max: text.nullable().optional(),
        outputs: z.record(name, text.nullable()).default({}),
        fails: z.array(id).optional(),
        missing: z.array(name).optional(),
      }),
    )
    .default([]),
  lists: z
    .array(
      z.strictObject({
        note: label,
        facts: z.record(z.string(), z.unknown()).default({}).describe('what all rows have in common'),
        rows: z
          .array(
            z.strictObject({
              measure: z
                .string()
                .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'an id of a measure')
                .optional(),
              facts: z.record(z.string(), z.unknown()),
              status: z.enum(['eligible', 'ineligible', 'undetermined', 'invalid']),
              amount: text.nullable().optional(),
              over: z.array(text).default([]).describe('limits and excluded measures that took something away'),
              by: z.array(text).optional().describe('numbers of the rows that used it up'),
              missing: z.array(name).optional(),
            }),
          )
          .min(2),
      }),
    )
    .default([])
    .describe('worked lists: what comes out of each row after those before it'),
});

export type MeasureFile = z.infer<typeof measureSchema>;
export type DerivedFile = z.infer<typeof derivedSchema>;

/** Whether the calendar has the day, or the month, as written. What is not written like one is told by the pattern. */
function isInCalendar(text: string): boolean {
  const [year, month, day = '01'] = text.split('-');
  return !/^[\d-]+$/.test(text) || CalendarDate.of(Number(year), Number(month), Number(day)) !== null;
}

/** Every key that some policy file may have, to suggest the right one for a slip. Gathered when there is one. */
function allKeys(): string[] {
  return [
    vocabularySchema,
    figuresSchema,
    derivedSchema,
    familiesSchema,
    regionsSchema,
    documentSchema,
    measureSchema,
  ].flatMap((schema) => {
    const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
    return [...text.matchAll(/"([a-z_]+)":\{/g)].map((match) => match[1]!);
  });
}

/**
 * Reads a file's data by a schema.
 * @throws SuanceError with every fault found: unknown, missing and malformed keys, with line and column
 */
export function readBySchema<Schema extends z.ZodType>(file: YamlFile, schema: Schema): z.infer<Schema> {
  const result = schema.safeParse(file.data);
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, file));
  throw new SuanceError(problems as [Problem, ...Problem[]]);
}

function problemsOf(issue: z.core.$ZodIssue, file: YamlFile): Problem[] {
  const path = issue.path as (string | number)[];
  const shown = path.join('.');
  const place = file.placeOf(path);
  const key = path.at(-1);
  if (valueAt(file.data, path) === undefined && typeof key === 'string' && issue.code !== 'invalid_key') {
    return [problemData('schema-missing-key', { path: path.slice(0, -1).join('.'), key }, place)];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        problemData(
          'schema-unknown-key',
          // A key that has its place elsewhere is no help here.
          { path: shown, name: key, nearest: nearest(key, allKeys()).filter((each) => each !== key) },
          file.placeOfKey(path, key),
        ),
      );
    case 'invalid_type':
      return [problemData('schema-type', { path: shown, expected: issue.expected }, place)];
    case 'invalid_key':
      return [
        problemData(
          'schema-value',
          { path: shown, found: String(path.at(-1)), expected: 'a name in lower case' },
          file.placeOfKey(path.slice(0, -1), String(path.at(-1))),
        ),
      ];
    case 'invalid_format':
      return [
        problemData(
          'schema-value',
          { path: shown, found: String(valueAt(file.data, path)), expected: issue.message },
          place,
        ),
      ];
    case 'invalid_value':
      return [
        problemData(
          'schema-value',
          { path: shown, found: String(valueAt(file.data, path)), expected: issue.values.join(', ') },
          place,
        ),
      ];
    case 'invalid_union':
      // The first form is the common one; what is written comes closest to it.
      return issue.errors[0]!.flatMap((each) => problemsOf({ ...each, path: [...path, ...each.path] }, file));
    case 'custom':
      if (typeof issue.params?.expected === 'string') {
        const found = String(valueAt(file.data, path));
        return [problemData('schema-value', { path: shown, found, expected: issue.params.expected }, place)];
      }
      return [problemData('schema', { path: shown, message: issue.message }, place)];
    default:
      return [problemData('schema', { path: shown, message: issue.message }, place)];
  }
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object' ? (value as Record<string | number, unknown>)[step] : undefined,
    data,
  );
}
