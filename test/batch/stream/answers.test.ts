import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnswerRequest, Answers, SLACK } from '../../../src/batch/stream/answers.ts';
import { assembleCase, type CaseOptions, type CaseSettings, caseSettings } from '../../../src/cases/assemble.ts';
import { readJsonCase } from '../../../src/cases/json.ts';
import { isMalformed } from '../../../src/cases/read.ts';
import { type ResultOptions, resultOf } from '../../../src/cases/result.ts';
import { plainValue } from '../../../src/cases/wording.ts';
import { type Plan, preparePlan } from '../../../src/engine/plan.ts';
import { evaluate } from '../../../src/engine/run.ts';
import { readLocality } from '../../../src/policies/locality/read.ts';
import type { Measure } from '../../../src/policies/model.ts';
import { languageType } from '../../../src/policies/quantity.ts';
import { findSubject, type Subject } from '../../../src/policies/set.ts';
import { SuanceError } from '../../../src/values/problem.ts';
import { worldOf } from '../../engine/worlds.ts';
import { ownSet } from '../../policies/sets.ts';

/*
 * Whatever way a line goes, its answer is the very text that `calc --format ndjson` prints for that case.
 */

/** Cases of each measure with each of the settings; a longer run is asked for by the environment. */
const RUNS = { numRuns: Number(process.env.SUANCE_TEST_RUNS ?? 30) };
const set = ownSet();
const RESULT: ResultOptions = {
  provenance: { tables: set.hash, version: '1.2.3' },
  explain: false,
  message: ({ code, params }) => `${code} ${JSON.stringify(params)}`,
};
const measures = set.summaries.map((each) => set.measure(each.id));
const LOCALITY = 'examples/locality-yining.yaml';
const locality = readLocality(LOCALITY, LOCALITY, { vocabulary: set.vocabulary(), regions: set.regions() });

function answersOf(request: Partial<AnswerRequest> & { settings: CaseSettings }): Answers {
  return new Answers({ subject: null, pairs: [], result: RESULT, name: 'standard input', ...request });
}

/** What one line comes to. */
function answer(answers: Answers, line: string | Buffer): string {
  const bytes = Buffer.concat([Buffer.from(line), Buffer.alloc(SLACK, '\n')]);
  answers.answer(bytes, 0, bytes.length - SLACK);
  return answers.output.take().toString();
}

const plans = new Map<Measure, Plan>();

function planOf(measure: Measure): Plan {
  const plan = plans.get(measure) ?? preparePlan(measure);
  plans.set(measure, plan);
  return plan;
}

/** What `calc` prints; `null` where it prints errors instead of a result. */
function calculated(settings: CaseSettings, subject: Subject, line: string): string | null {
  try {
    const { measure, given } = assembleCase(settings, subject, [], readJsonCase(line, {}).facts);
    if (given.errors.some(isMalformed)) return null;
    return `${JSON.stringify(resultOf(evaluate(planOf(measure), given), RESULT))}\n`;
  } catch (error) {
    if (error instanceof SuanceError) return null;
    throw error;
  }
}

/** A name and its value as JSON. */
type Member = readonly [name: string, json: string];

const ODD: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...['null', '""', '" "', '"?"', '1e3', '-0', '0.0', '-1', '12345678901234567890.12', '9007199254740993'],
    ...[
      '"1,234.50"',
      '"１２３"',
      '"5.5%"',
      '0.055',
      '5.5',
      '"3万元"',
      '[]',
      '{}',
      '{"2020-02": 1}',
      '"\\u0035"',
      '"\t"',
    ],
    ...[
      'true',
      'false',
      '"是"',
      '"2023年8月9日"',
      '"20230809"',
      '"2023-02-30"',
      'tru',
      '01',
      '1.',
      '.5',
      '1.50',
      '0.0000001',
    ],
  ),
  fc.json({ maxDepth: 1 }),
);

/** A value in one of the ways in which it may be written. */
function written(text: string, how: number): string {
  const plain = /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);
  if (how === 0 && plain) return text;
  if (how === 1 && /^(true|false)$/.test(text)) return text;
  if (how === 2 && plain) return `"${text}0"`.replace(/^"(-?\d+)0"$/, '"$1.0"');
  return JSON.stringify(text);
}

/** Mostly nothing: once in so many times something. */
function rarely<T>(times: number, some: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some });
}

/** Lines of a measure: worlds of which some is hidden, told again, or told wrongly. */
function linesOf(measure: Measure): fc.Arbitrary<string> {
  const { facts, figures, regions } = {
    ...set.vocabulary(),
    regions: ['654002', '650000', '新疆', '110000', '乌鲁木齐市'],
  };
  const others = Object.keys(facts).filter((each) => facts[each]!.by === null && facts[each]!.type !== 'text');
  return fc
    .record({
      world: worldOf(measure),
      hidden: fc.double({ min: 0, max: 1, noNaN: true }),
      hides: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      how: fc.infiniteStream(fc.nat(4)),
      named: fc.infiniteStream(fc.nat(12)),
      region: rarely(3, fc.constantFrom(...regions)),
      odd: rarely(6, fc.tuple(fc.nat(), ODD)),
      extra: rarely(8, fc.tuple(fc.constantFrom(...others, 'nothing', '__proto__', 'constructor'), ODD)),
      identity: rarely(
        4,
        fc.constantFrom<Member>(
          ['unit_name', '"甲\\"公司"'],
          ['unit_name', '"甲公司"'],
          ['unit_name', '4.4e17'],
          ['unit_name', '""'],
          ['resident_id', '"11010519491231002X"'],
          ['公民身份号码', '"110105194912310021"'],
          ['credit_code', '"91350100M000100Y43"'],
          ['credit_code', '"12100000400000624D"'],
        ),
      ),
      shape: fc.nat(5),
      blanks: fc.constantFrom('', ' ', '\t', '\r'),
    })
    .map(({ world, hidden, hides, how, named, region, odd, extra, identity, shape, blanks }) => {
      const members: Member[] = [];
      const hide = hidden < 0.4 ? hidden / 2 : 0;
      const given = { ...world.facts, ...world.figures };
      for (const [name, value] of Object.entries(given)) {
        if (hides.next().value < hide) continue;
        const definition = facts[name] ?? figures[name]!;
        const label = [definition.label.zh, definition.label.en, ...definition.headers][named.next().value - 1];
        const text = written(plainValue(value, languageType(definition.type)), how.next().value);
        members.push([label ?? name, text]);
      }
      for (const [name, { every, months }] of Object.entries(world.series)) {
        const values = Object.entries(months).map(([month, each]) => [month, each.toJSON()]);
        members.push([name, JSON.stringify(every ? every.toJSON() : Object.fromEntries(values))]);
      }
      if (region) members.push(['region', JSON.stringify(region)]);
      if (identity) members.push(identity);
      if (extra) members.push(extra);
      if (odd && members.length > 0) {
        const at = odd[0] % members.length;
        members[at] = [members[at]![0], odd[1]];
      }
      const object = `{${blanks}${members.map(([name, value]) => `${JSON.stringify(name)}:${blanks}${value}`).join(`${blanks},`)}}`;
      if (shape === 0) return `{"measure":"${measure.id}",${blanks}"facts":${object}${blanks}}`;
      if (shape === 1) return `{"facts":${object},"measure":"${measure.id}"}`;
      return `${blanks}${object}${blanks}`;
    })
    .filter((line) => !line.includes('\n'));
}

const SETTINGS: readonly (readonly [string, CaseOptions, boolean])[] = [
  ['nothing set', {}, false],
  ['a region and a day', { region: '654002', on: '2020-06-15' }, false],
  ['a locality file', {}, true],
];
const prepared = SETTINGS.map(([name, options, local]) => {
  const standing = local
    ? { locality, region: { code: locality.region, from: 'locality' as const } }
    : { locality: null, region: null };
  return [name, caseSettings(set, options, null, standing)] as const;
});

describe.each(measures.map((each) => [each.id, each] as const))('%s', (id, measure) => {
  test.each(prepared)('the answer is what calc prints: %s', (_name, settings) => {
    const subject = findSubject(set, id);
    const family: Subject = findSubject(set, set.summaries.find((each) => each.id === id)!.family);
    const byId = answersOf({ settings, subject });
    const byFamily = answersOf({ settings, subject: family });
    const byLine = answersOf({ settings });
    const ordinary = answersOf({ settings, subject, ordinary: true });
    fc.assert(
      fc.property(linesOf(measure), (line) => {
        const quick = answer(byId, line);
        const slow = answer(ordinary, line);
        expect(quick).toBe(slow);
        const expected = calculated(settings, subject, line);
        if (expected !== null) expect(quick).toBe(expected);
        const chosen = calculated(settings, family, line);
        const found = answer(byFamily, line);
        if (chosen !== null) expect(found).toBe(chosen);
        const own = answer(byLine, line);
        if (/^\{"(measure|facts)":/.test(line) && line.includes(`"measure":"${id}"`)) expect(own).toBe(slow);
      }),
      RUNS,
    );
    expect(ordinary.quick).toBe(0);
    expect(byId.report()).toEqual(ordinary.report());
    // Schedules have no numeric form.
    const scheduled = measure.steps.some(({ kind }) => kind === 'schedule');
    if (scheduled) expect(byId.quick).toBe(0);
    else expect(byId.quick).toBeGreaterThan(0);
  });
});
