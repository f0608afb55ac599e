import { describe, expect, test } from 'vitest';
import { addEntries } from '../../src/cases/entries.ts';
import { NameIndex } from '../../src/cases/names.ts';
import { CaseBuilder } from '../../src/cases/read.ts';
import { preparePlan } from '../../src/engine/plan.ts';
import { evaluate } from '../../src/engine/run.ts';
import { ownSet } from '../policies/sets.ts';

const set = ownSet();
const skill = preparePlan(set.measure('xinjiang-2023-49/skill-upgrade'));
const refund = preparePlan(set.measure('xinjiang-2023-49/ui-refund'));

/** What is wrong with a case that gives these facts. */
function errorsOf(plan: typeof skill, facts: Record<string, string>) {
  const builder = new CaseBuilder({ vocabulary: set.vocabulary(), regions: () => set.regions() });
  const entries = Object.entries(facts).map(([name, value]) => ({ name, value, place: {} }));
  addEntries(builder, entries, new NameIndex(set.vocabulary()));
  const { status, errors } = evaluate(plan, builder.build(null));
  expect(status === 'invalid').toBe(errors.length > 0);
  return errors.map(({ code, place, params }) => ({ code, field: place.field, params }));
}

// Born on 31 December 1949, a woman.
const resident_id = '11010519491231002X';

describe('an identity number and what follows from it', () => {
  test.each([
    ['the day of birth', { birth_date: '1949-12-31' }],
    ['the sex', { sex: '女' }],
    ['the age before the birthday of the year', { stated_age: '73', application_date: '2023-10-08' }],
    ['the age after it', { stated_age: '74', application_date: '2023-10-08' }],
    ['an age without a day to compare it on', { stated_age: '20' }],
  ])('%s agrees', (_, facts) => {
    expect(errorsOf(skill, { resident_id, ...(facts as Record<string, string>) })).toEqual([]);
  });

  test.each([
    ['the day of birth', 'birth_date', { birth_date: '1949-12-30' }],
    ['the sex', 'sex', { sex: '男' }],
    ['too young by a year', 'stated_age', { stated_age: '72', application_date: '2023-10-08' }],
    ['too old by a year', 'stated_age', { stated_age: '75', application_date: '2023-10-08' }],
  ])('%s does not: both are named, neither is repeated', (_, fact, facts) => {
    const { facts: all } = set.vocabulary();
    expect(errorsOf(skill, { resident_id, ...(facts as Record<string, string>) })).toEqual([
      {
        code: 'identifier-contradicts',
        field: `resident_id, ${fact}`,
        params: { identifier: all.resident_id!.label, fact: all[fact]!.label },
      },
    ]);
  });

  test('all that does not agree is told at once', () => {
    expect(errorsOf(skill, { resident_id, sex: '男', birth_date: '1990-01-01' }).map((each) => each.field)).toEqual([
      'resident_id, birth_date',
      'resident_id, sex',
    ]);
  });
});

describe('a credit code and the kind of employer', () => {
  const enterprise = '91350100M000100Y43';
  const business = '92654021MA70125969';
  test.each([
    [enterprise, '企业', true],
    [enterprise, '会计师事务所', true],
    [enterprise, '个体工商户', false],
    [enterprise, '民办非企业单位', false],
    [business, '个体工商户', true],
    [business, '企业', false],
  ])('%s and %s: %s', (credit_code, employer_kind, agrees) => {
    expect(errorsOf(refund, { credit_code, employer_kind }).map((each) => each.field)).toEqual(
      agrees ? [] : ['credit_code, employer_kind'],
    );
  });

  test('a code that cannot be one', () => {
    expect(errorsOf(refund, { credit_code: '91350100M000100Y44' })).toEqual([
      { code: 'credit-code-check', field: 'credit_code', params: {} },
    ]);
  });
});
