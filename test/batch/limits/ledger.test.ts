import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimOf, ledgerOf, person, SKILL, short, skillFacts } from './claims.ts';

/** What comes of claims of the skill-upgrade subsidy, one after the other. */
function skills(...claims: readonly Record<string, string>[]): string[] {
  const ledger = ledgerOf([SKILL]);
  return claims.map((each, index) => short(ledger.judge(claimOf(SKILL, skillFacts(each)), index + 1)));
}

const A = person(127);
const B = person(128);
const OK = 'eligible | 1000.00';

describe('so many a calendar year', () => {
  test('three are granted, the fourth is over, and the next year begins anew', () => {
    const claim = (certificate_number: string, more = {}) => ({ resident_id: A, certificate_number, ...more });
    expect(skills(claim('1'), claim('2'), claim('3'), claim('4'))).toEqual([
      OK,
      OK,
      OK,
      'ineligible | 0.00 | used-up three-a-year 1+2+3',
    ]);
    const ledger = ledgerOf(['tacheng-2019-16/jobless-training']);
    const training = (application_date: string) =>
      short(
        ledger.judge(
          claimOf('tacheng-2019-16/jobless-training', {
            resident_id: A,
            application_date,
            out_of_work: 'yes',
            passed_training: 'yes',
            jobless_training_subsidy: '0',
            training_start_date: '2019-05-06',
            registered_unemployed: 'yes',
            disabled: 'yes',
            training_days: '1',
            training_living_allowance_this_year: 'no',
            ui_benefit_in_training: 'no',
          }),
          1,
        ),
      );
    expect([training('2019-12-31'), training('2019-12-31'), training('2020-01-01')]).toEqual([
      'eligible | 50.00',
      'eligible | 0.00 | reduced allowance-once-a-year 1',
      'eligible | 50.00',
    ]);
  });

  test.each([
    ['each row says the same: what the list grants is added', ['1', '1', '1'], [OK, OK, 'used-up three-a-year 1+2']],
    ['rows that count up themselves: nothing is counted twice', ['0', '1', '2', '3'], [OK, OK, OK, '0.00']],
    ['rows that say nothing before: the list counts', ['0', '0', '0', '0'], [OK, OK, OK, 'used-up three-a-year 1+2+3']],
    ['a row that knows of more than the list', ['0', '3'], [OK, '0.00']],
    ['what an earlier row said stands', ['2', '0'], [OK, 'used-up three-a-year 1']],
  ])('%s', (_, counts, expected) => {
    const found = skills(
      ...counts.map((skill_subsidies_this_year, index) => ({
        resident_id: A,
        certificate_number: `${index}`,
        skill_subsidies_this_year,
      })),
    );
    for (const [index, text] of expected.entries()) expect(found[index]).toContain(text);
    expect(found.map((each) => each.startsWith('eligible'))).toEqual(expected.map((each) => each === OK));
  });

  test('rows that were not granted use nothing up', () => {
    const certificate = (certificate_number: string) => ({ resident_id: A, certificate_number });
    expect(
      skills(
        { ...certificate('1'), ui_insured_months: '11', receives_ui_benefit: 'no' },
        { ...certificate('2'), certificate_level: '' },
        certificate('3'),
        certificate('4'),
        certificate('5'),
        certificate('6'),
      ).map((each) => each.split(' |')[0]),
    ).toEqual(['ineligible', 'invalid', 'eligible', 'eligible', 'eligible', 'ineligible']);
  });

  test('a claim that lacks a fact is over all the same once nothing is left', () => {
    const { certificate_level: _, ...open } = skillFacts({ resident_id: A, certificate_number: '9' });
    const ledger = ledgerOf([SKILL]);
    const judge = (facts: Record<string, string>) => short(ledger.judge(claimOf(SKILL, facts), 1));
    expect(judge(open)).toBe('undetermined | - | ? certificate_level');
    for (const certificate_number of ['1', '2', '3']) judge(skillFacts({ resident_id: A, certificate_number }));
    expect(judge(open)).toBe('ineligible | 0.00 | used-up three-a-year 1+1+1');
  });

  test('without a count of its own a claim is over once the list has granted three, and open before', () => {
    const ledger = ledgerOf([SKILL]);
    const judge = (facts: Record<string, string>, row: number) => short(ledger.judge(claimOf(SKILL, facts), row));
    const { skill_subsidies_this_year: _, ...without } = skillFacts({ resident_id: A, certificate_number: '9' });
    expect(judge(without, 1)).toBe('undetermined | - | ? skill_subsidies_this_year');
    for (const row of [2, 3, 4]) judge(skillFacts({ resident_id: A, certificate_number: `${row}` }), row);
    expect(judge(without, 5)).toBe('ineligible | 0.00 | used-up three-a-year 2+3+4');
  });
});

describe('keys', () => {
  test('identifiers in one form, other texts without width, case and blanks', () => {
    const x = [...Array(999).keys()].map(person).find((each) => each.endsWith('X'))!;
    expect(
      skills(
        { resident_id: x, certificate_number: 'ab 12' },
        { resident_id: x.replace('X', 'x'), certificate_number: 'ＡＢ１２' },
        { resident_id: B, certificate_number: 'AB12' },
      ),
    ).toEqual([OK, 'ineligible | 0.00 | used-up same-certificate 1', OK]);
  });

  test('a row without what tells claims apart is undetermined', () => {
    expect(skills({ certificate_number: '1' }, { resident_id: A })).toEqual([
      'undetermined | - | ? resident_id',
      'undetermined | - | ? certificate_number',
    ]);
  });

  test('where the list has no such column the limit is not applied and is said to be unchecked', () => {
    const ledger = ledgerOf([SKILL], (fact) => fact !== 'certificate_number');
    const judge = (facts: Record<string, string>) => short(ledger.judge(claimOf(SKILL, skillFacts(facts)), 1));
    expect([judge({ resident_id: A }), judge({ resident_id: A })]).toEqual([OK, OK]);
    expect(ledger.unchecked.map(({ limit, facts }) => [limit?.id, facts])).toEqual([
      ['same-certificate', ['certificate_number']],
    ]);
    expect(ledger.isIdle).toBe(false);
    const blind = ledgerOf([SKILL], () => false);
    expect(blind.isIdle).toBe(true);
    expect(blind.unchecked).toHaveLength(2);
  });
});

describe('sums', () => {
  const TRANSFER = 'linxia-2020/labour-transfer';
  const transfer = (facts: Record<string, string>) =>
    claimOf(TRANSFER, {
      resident_id: A,
      application_date: '2020-06-30',
      organised_transfer: 'yes',
      registered_poor: 'yes',
      in_epidemic_period: 'yes',
      transfer_destination: 'outside_province',
      stable_months: '3',
      unbroken_months: '3',
      ...facts,
    });

  test('what is paid already is the most of what is said and what was granted', () => {
    const ledger = ledgerOf([TRANSFER]);
    const standard = { labour_award_standard: '3000' };
    const found = [
      { ...standard, stable_months: '1', unbroken_months: '1', award_already_paid: '0' },
      { ...standard, award_already_paid: '600' },
      { ...standard, award_already_paid: '0' },
    ].map((facts, index) => short(ledger.judge(transfer(facts), index + 1)));
    expect(found).toEqual(['eligible | 600.00', 'eligible | 4500.00', 'eligible | 0.00 | reduced once 1+2']);
  });

  test('with an earlier grant open, the next one waits for what was paid', () => {
    const ledger = ledgerOf([TRANSFER]);
    const first = ledger.judge(transfer({ award_already_paid: '0' }), 1);
    expect(short(first)).toBe('eligible | - | ? labour_award_standard');
    const second = ledger.judge(transfer({ award_already_paid: '0', labour_award_standard: '3000' }), 2);
    expect(second.evaluation.missing).toEqual(['award_already_paid']);
    // At least 600 + 1,800 + 1,500 of 5,100 were granted.
    expect(second.evaluation.amount).toMatchObject({ high: expect.objectContaining({}) });
    expect(String((second.evaluation.amount as { high: unknown }).high)).toBe('1200');
  });
});

describe('two measures that exclude each other', () => {
  const WORKSHOP = 'linxia-2020/workshop-award';
  const POOR = 'linxia-2020/poor-labour-hiring-award';
  const workshop = { credit_code: '91350100M000100Y43', producer_kind: 'poverty_workshop' };
  const award = (workshop_award_figure: string) => ({
    measure: WORKSHOP,
    facts: { ...workshop, application_date: '2020-12-01', poor_workers: '50', workshop_award_figure },
  });
  const hired = (number: number, stable_months = '6') => ({
    measure: POOR,
    facts: {
      ...workshop,
      resident_id: person(number),
      hire_date: '2020-04-01',
      in_epidemic_period: 'yes',
      registered_poor: 'yes',
      local_worker: 'yes',
      stable_months,
      award_already_paid: '0',
    },
  });
  const run = (...claims: ReturnType<typeof award | typeof hired>[]) => {
    const ledger = ledgerOf([WORKSHOP, POOR]);
    return claims.map(({ measure, facts }, index) =>
      short(ledger.judge(claimOf(measure, facts as Record<string, string>), index + 1)),
    );
  };

  test('the higher one is due, whichever comes first', () => {
    expect(run(hired(1), hired(2), award('7000'))).toEqual([
      'eligible | 3000.00',
      'eligible | 3000.00',
      `eligible | 1000.00 | higher ${POOR} 1+2`,
    ]);
    expect(run(hired(1), hired(2), award('6000'))[2]).toBe(`ineligible | 0.00 | higher ${POOR} 1+2`);
    expect(run(award('7000'), hired(1), hired(2), hired(3), hired(4))).toEqual([
      'eligible | 7000.00',
      `ineligible | 0.00 | higher ${WORKSHOP} 1`,
      `ineligible | 0.00 | higher ${WORKSHOP} 1`,
      `eligible | 2000.00 | higher ${WORKSHOP} 1`,
      'eligible | 3000.00',
    ]);
  });

  test('a claim that gave way counts once: nothing more comes of it when it is made again', () => {
    const again = 'reduced once 2';
    expect(run(award('7000'), hired(1), hired(1), hired(1))).toEqual([
      'eligible | 7000.00',
      `ineligible | 0.00 | higher ${WORKSHOP} 1`,
      `ineligible | 0.00 | ${again} | higher ${WORKSHOP} 1`,
      `ineligible | 0.00 | ${again}+3 | higher ${WORKSHOP} 1`,
    ]);
    // The year is the same person's 3,000 and 2,000 more; with another's 3,000 it is 8,000.
    expect(run(award('7000'), hired(1), hired(1, '12'), hired(2))).toEqual([
      'eligible | 7000.00',
      `ineligible | 0.00 | higher ${WORKSHOP} 1`,
      `ineligible | 0.00 | ${again} | higher ${WORKSHOP} 1`,
      `eligible | 1000.00 | higher ${WORKSHOP} 1`,
    ]);
    expect(run(hired(1, '12'), hired(2), award('4000'), award('4000'), award('9000'))).toEqual([
      'eligible | 5000.00',
      'eligible | 3000.00',
      `ineligible | 0.00 | higher ${POOR} 1+2`,
      'ineligible | 0.00 | used-up once-a-workshop 3',
      'ineligible | 0.00 | used-up once-a-workshop 3',
    ]);
  });

  test('what is paid in all is the higher of the two totals, in any order', () => {
    const people = [1, 2, 3, 4].map((number) => ({
      of: 'poor',
      sum: number % 2 ? 3000 : 5000,
      claim: hired(number, number % 2 ? '6' : '12'),
    }));
    // A workshop's total counts once.
    const claims = fc
      .constantFrom('4000', '6000', '9000.5', '16000.01')
      .chain((figure) =>
        fc.shuffledSubarray([...people, { of: 'workshop', sum: Number(figure), claim: award(figure) }]),
      );
    fc.assert(
      fc.property(claims, (chosen) => {
        const paid = run(...chosen.map((each) => each.claim)).reduce(
          (sum, each) => sum + Number(each.split(' | ')[1]),
          0,
        );
        const total = (of: string) => chosen.reduce((sum, each) => sum + (each.of === of ? each.sum : 0), 0);
        expect(paid).toBe(Math.max(total('poor'), total('workshop')));
      }),
      { numRuns: 60 },
    );
  });
});

describe('laws', () => {
  const claim = fc.record({
    who: fc.integer({ min: 0, max: 3 }),
    certificate: fc.integer({ min: 0, max: 9 }),
    stated: fc.integer({ min: 0, max: 4 }),
    day: fc.constantFrom('2023-08-08', '2023-08-09', '2023-12-31', '2024-01-01'),
    level: fc.constantFrom('level_five', 'level_four', 'level_two'),
  });
  const factsOf = ({ who, certificate, stated, day, level }: typeof claim extends fc.Arbitrary<infer T> ? T : never) =>
    skillFacts({
      resident_id: person(who),
      certificate_number: `${certificate}`,
      skill_subsidies_this_year: `${stated}`,
      application_date: day,
      certificate_level: level,
    });

  test('nobody is granted more than three a year, nor a certificate twice; a refusal has a reason', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 30 }), (claims) => {
        const ledger = ledgerOf([SKILL]);
        const granted = new Map<string, number>();
        const certificates = new Set<string>();
        for (const [index, each] of claims.entries()) {
          const alone = claimOf(SKILL, factsOf(each)).status;
          const { evaluation, findings } = ledger.judge(claimOf(SKILL, factsOf(each)), index + 1);
          const before = granted.get(`${each.who}`) ?? 0;
          const twice = certificates.has(`${each.who} ${each.certificate}`);
          if (alone === 'ineligible') expect(evaluation.status).toBe('ineligible');
          else expect(findings.length > 0).toBe(evaluation.status === 'ineligible');
          if (evaluation.status !== 'eligible') continue;
          expect(twice).toBe(false);
          expect(before).toBeLessThan(3);
          granted.set(`${each.who}`, before + 1);
          certificates.add(`${each.who} ${each.certificate}`);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a list cut in two, the first part handed on as what its results say, comes out as the whole', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 20 }), fc.nat(20), (claims, cut) => {
        const whole = ledgerOf([SKILL]);
        const together = claims.map(
          (each, index) => whole.judge(claimOf(SKILL, factsOf(each)), index + 1).evaluation.status,
        );
        const first = ledgerOf([SKILL]);
        const second = ledgerOf([SKILL]);
        const file = second.addFile('before.ndjson');
        const apart = claims.map((each, index) => {
          const ledger = index < cut ? first : second;
          const judged = ledger.judge(claimOf(SKILL, factsOf(each)), index + 1);
          // The claim's own digest is left out: the same claim in both parts is a duplicate, which a whole list does not search for.
          if (index < cut) second.addBookings(SKILL, null, judged.bookings, { file, row: index + 1 });
          return judged.evaluation.status;
        });
        expect(apart).toEqual(together);
      }),
      { numRuns: 100 },
    );
  });

  test('the order of columns does not matter', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 12 }), fc.integer(), (claims, seed) => {
        const turned = (facts: Record<string, string>) => {
          const entries = Object.entries(facts);
          const by = Math.abs(seed) % entries.length;
          return Object.fromEntries([...entries.slice(by), ...entries.slice(0, by)].reverse());
        };
        const [one, other] = [ledgerOf([SKILL]), ledgerOf([SKILL])];
        for (const [index, each] of claims.entries()) {
          const a = one.judge(claimOf(SKILL, factsOf(each)), index + 1);
          const b = other.judge(claimOf(SKILL, turned(factsOf(each))), index + 1);
          expect(short(b)).toBe(short(a));
          expect([b.claim, b.bookings]).toEqual([a.claim, a.bookings]);
        }
      }),
      { numRuns: 50 },
    );
  });
});
