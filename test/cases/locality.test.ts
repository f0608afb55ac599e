import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assembleCase, type CaseOptions, caseSettings, type Standing } from '../../src/cases/assemble.ts';
import { resultOf } from '../../src/cases/result.ts';
import { preparePlan } from '../../src/engine/plan.ts';
import { evaluate } from '../../src/engine/run.ts';
import { readLocality } from '../../src/policies/locality/read.ts';
import { findSubject } from '../../src/policies/set.ts';
import { temporaryDirectory } from '../policies/sets.ts';
import { amount, quantity, smallSet } from '../policies/small.ts';

const SET = smallSet({
  facts: quantity('wage', 'money') + quantity('paid_to', 'month'),
  figures: `${quantity('level', 'rate', 'min: 0%')}known:
  type: money
  label: { zh: known, en: known }
  values:
    - { region: "000000", from: 2000-01-01, value: 5, source: { zh: 表, en: table } }\n`,
  measure: `parameters:
  level: { clause: "1", bounds: { max: 80% } }
  known: {}
${amount('wage * level + known')}`.replace('80%', '"0.8"'),
});

function standing(text: string, region: Standing['region'] = null): Standing {
  const path = join(temporaryDirectory(), 'office.yaml');
  writeFileSync(path, text);
  const locality = readLocality(path, 'office.yaml', { vocabulary: SET.vocabulary(), regions: SET.regions() });
  return { locality, region: region ?? { code: locality.region, from: 'locality' } };
}

const OFFICE = `region: "654002"
figures:
  level:
    - { from: 2020-02-01, to: 2020-06-30, value: 50%, source: 甲 }
    - { from: 2020-07-01, to: 2020-08-31, value: 80.01%, source: 乙 }
  known:
    - { from: 2020-06-01, to: 2020-06-30, value: 7, source: { zh: 丙, en: C } }
`;

function run(pairs: readonly string[], options: CaseOptions = {}, given: Standing = standing(OFFICE)) {
  const settings = caseSettings(SET, options, null, given);
  const assembled = assembleCase(settings, findSubject(SET, 'test-2020/award'), ['wage=100', ...pairs], []);
  const evaluation = evaluate(preparePlan(assembled.measure), assembled.given);
  const result = resultOf(evaluation, {
    provenance: { tables: '', version: '' },
    explain: false,
    message: (each) => JSON.stringify(each.params),
  });
  return { ...assembled, result };
}

const DAY = 'application_date=2020-05-01';

describe('figures of a locality', () => {
  test('settle what the document leaves open, and say where they are from', () => {
    const { result } = run([DAY]);
    expect(result).toMatchObject({ status: 'eligible', amount: '55.00', missing: [] });
    expect(result.parameters[0]).toEqual({
      name: 'level',
      value: '50%',
      from: 'locality',
      region: '654002',
      valid_from: '2020-02-01',
      valid_to: '2020-06-30',
      source: { zh: '甲', en: '甲' },
    });
  });

  test.each<[string, string[], CaseOptions, string, string]>([
    ['the case', ['level=10%'], { set: ['level=20%'], param: ['level=30%'] }, 'case', '15.00'],
    ['--set', [], { set: ['level=20%'], param: ['level=30%'] }, 'set', '25.00'],
    ['--param', [], { param: ['level=30%'] }, 'param', '35.00'],
  ])('%s goes before them', (_, pairs, options, from, amount) => {
    const { result } = run([DAY, ...pairs], options);
    expect(result.parameters[0]).toMatchObject({ name: 'level', from });
    expect(result.amount).toBe(amount);
  });

  test('they go before the reference values, on their own days only', () => {
    const known = (day: string) => run([`application_date=${day}`, 'level=0']).result.parameters[1];
    expect(known('2020-06-01')).toMatchObject({ value: '7.00', from: 'locality', source: { zh: '丙', en: 'C' } });
    expect(known('2020-06-30')).toMatchObject({ from: 'locality' });
    expect(known('2020-05-31')).toMatchObject({ value: '5.00', from: 'reference' });
    expect(known('2020-07-01')).toMatchObject({ from: 'reference' });
  });

  test('a day without a value leaves the figure open, within the document’s bounds', () => {
    for (const day of ['2020-01-31', '2020-09-01']) {
      const { result } = run([`application_date=${day}`]);
      expect(result).toMatchObject({
        status: 'eligible',
        amount: null,
        amount_min: '5.00',
        amount_max: '85.00',
        missing: ['level'],
      });
    }
  });

  test('out of the document’s bounds is invalid, with the clause', () => {
    const { result } = run(['application_date=2020-07-01']);
    expect(result).toMatchObject({ status: 'invalid', amount: null });
    expect(result.errors).toMatchObject([{ code: 'figure-out-of-bounds', field: 'level' }]);
    expect(JSON.parse(result.errors[0]!.message)).toMatchObject({ value: '80.01%', clause: '1' });
  });

  test('hold for a place inside, not for one beside or around', () => {
    const inside = standing(OFFICE.replace('"654002"', '"654000"'));
    expect(run([DAY, 'region=伊宁市'], {}, inside).result.amount).toBe('55.00');
    expect(run([DAY, 'region=伊宁县']).result.missing).toEqual(['level']);
    expect(run([DAY, 'region=654000']).result.missing).toEqual(['level']);
  });
});

describe('the region of a locality', () => {
  test('is that of a case that names none, and is said to be', () => {
    const { given, regionStanding } = run([DAY]);
    expect([given.facts.region, given.regionChain?.[0], regionStanding]).toEqual(['654002', '654002', true]);
  });

  test.each<[string, string[], CaseOptions]>([
    ['the case', ['region=伊宁县'], {}],
    ['--region', [], { region: '伊宁县' }],
    ['--set', [], { set: ['region=伊宁县'] }],
  ])('%s goes before it', (_, pairs, options) => {
    const { given, regionStanding } = run([DAY, ...pairs], options);
    expect([given.facts.region, regionStanding]).toEqual(['654021', false]);
  });

  test('without a file or a setting there is none', () => {
    const { given, regionStanding } = run([DAY], {}, { locality: null, region: null });
    expect([given.facts.region, given.regionChain, regionStanding]).toEqual([undefined, null, false]);
  });
});
