import { describe, expect, test } from 'vitest';
import { caseSettings } from '../../../src/cases/assemble.ts';
import { nextNeed, readScreeningCase, Screener } from '../../../src/cases/screening/screen.ts';
import { SuanceError } from '../../../src/values/problem.ts';
import { lines, plain, screen, world } from './world.ts';

const codes = (run: () => unknown): string[] => {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof SuanceError)
      return error.problems.map((each) => `${each.code} ${each.place.field ?? ''}`.trim());
    throw error;
  }
};

describe('which measures are in force', () => {
  test('those of the region and of regions around it; of a family the nearest', () => {
    const set = world({
      'province@620000': { grant: { pays: '100' }, other: { pays: '1' } },
      'prefecture@622900': { grant: { pays: '200' } },
      'elsewhere@654000': { third: { pays: '3' } },
    });
    expect(lines(screen(set))).toEqual(['prefecture/grant eligible 200.00', 'province/other eligible 1.00']);
    expect(lines(screen(set, [], { region: '620000' }))).toEqual([
      'province/grant eligible 100.00',
      'province/other eligible 1.00',
    ]);
  });

  test('by the day: the version that holds then; on its first and last day, not beside them', () => {
    const set = world({
      old: { grant: { pays: '1', inForce: '{ from: 2029-01-01, to: 2029-12-31, governed_by: application_date }' } },
      new: { grant: { pays: '2' } },
    });
    const on = (day: string) => lines(screen(set, [], { on: day }));
    expect(on('2028-12-31')).toEqual([]);
    expect(on('2029-01-01')).toEqual(['old/grant eligible 1.00']);
    expect(on('2029-12-31')).toEqual(['old/grant eligible 1.00']);
    expect(on('2030-01-01')).toEqual(['new/grant eligible 2.00']);
    expect(on('2030-12-31')).toEqual(['new/grant eligible 2.00']);
    expect(on('2031-01-01')).toEqual([]);
  });

  test('several versions at once are all shown, and told; one counts', () => {
    const set = world({ a: { grant: { pays: '1' } }, b: { grant: { pays: '2' } } });
    const found = screen(set);
    expect(lines(found)).toEqual(['a/grant eligible 1.00', 'b/grant eligible 2.00']);
    expect(plain(found).several).toEqual([['a/grant', 'b/grant']]);
    expect(plain(found).totals).toMatchObject([{ amount: '2.00', measures: ['b/grant'], left_out: ['a/grant'] }]);
    expect(plain(found).exclusions).toMatchObject([{ rule: 'one', note: null, kept: 'b/grant', left_out: 'a/grant' }]);
  });

  test('a date of an event stays unknown, and the day stands for it only to choose what is in force', () => {
    const hired = '{ from: 2030-01-01, to: 2030-06-30, governed_by: hire_date }';
    const set = world({ a: { grant: { pays: '5', inForce: hired } } });
    const open = plain(screen(set));
    expect(open.measures).toMatchObject([{ status: 'undetermined', missing: ['hire_date'], amount_max: '5.00' }]);
    expect(lines(screen(set, [], { on: '2030-07-01' }))).toEqual([]);
    expect(lines(screen(set, ['hire_date=2030-06-30'], { on: '2030-07-01' }))).toEqual(['a/grant eligible 5.00']);
    const outside = plain(screen(set, ['hire_date=2029-12-31']));
    expect(outside).toMatchObject({ measures: [], not_in_force: ['a/grant'] });
  });

  test('months, of which a part suffices', () => {
    const months = '{ from: 2030-02-01, to: 2030-06-30, governed_by: [contribution_from, contribution_to] }';
    const set = world({ a: { grant: { pays: '5', inForce: months } } });
    expect(plain(screen(set)).measures[0]!.missing).toEqual(['contribution_from', 'contribution_to']);
    expect(lines(screen(set, ['contribution_from=2030-06', 'contribution_to=2030-08']))).toEqual([
      'a/grant eligible 5.00',
    ]);
    expect(lines(screen(set, ['contribution_from=2030-06']))).toEqual(['a/grant undetermined …5.00']);
    expect(lines(screen(set, ['contribution_from=2030-07', 'contribution_to=2030-08']))).toEqual([]);
  });

  test('the day of the claim, given as a fact, does as well as the option, and wins over it', () => {
    const set = world({ a: { grant: { pays: '5' } } });
    const settings = caseSettings(set, { region: '622901' });
    const asked = readScreeningCase(settings, ['application_date=2030-03-01'], []);
    expect(asked.on.toString()).toBe('2030-03-01');
    expect(lines(new Screener(set).screen(asked))).toEqual(['a/grant eligible 5.00']);
    expect(lines(screen(set, ['application_date=2031-03-01']))).toEqual([]);
  });
});

describe('what has to be given', () => {
  const set = world({ a: { grant: { pays: '5', conditions: 'insured_staff > 3' } } });
  const read = (options: { region?: string; on?: string }, pairs: readonly string[]) =>
    codes(() => readScreeningCase(caseSettings(set, options), pairs, []));

  test('a region and a day, from the options or the case', () => {
    expect(read({ on: '2030-06-15' }, [])).toEqual(['screen-needs-region']);
    expect(read({ region: '622901' }, [])).toEqual(['screen-needs-date']);
    expect(read({}, ['region=622901', 'application_date=2030-06-15'])).toEqual([]);
  });

  test('a malformed value stops everything; all of them are told', () => {
    expect(read({}, ['insured_staff=x', 'layoff_rate=5.5'])).toEqual([
      'count-malformed insured_staff',
      'rate-without-unit layoff_rate',
    ]);
    expect(read({}, ['insured_stuff=3'])).toEqual(['unknown-fact']);
  });

  test('an impossible value makes those measures invalid that read it, and no others', () => {
    const both = world({
      a: { staff: { pays: '5', conditions: 'insured_staff > 3' }, free: { pays: '1' } },
    });
    const found = plain(screen(both, ['insured_staff=-3']));
    expect(found.measures.map((each) => [each.measure, each.status, each.errors.map((error) => error.code)])).toEqual([
      ['a/free', 'eligible', []],
      ['a/staff', 'invalid', ['below-minimum']],
    ]);
    expect(found.totals).toMatchObject([{ amount: '1.00' }]);
  });
});

describe('groups and their order', () => {
  const set = world({
    a: {
      person: { pays: '1', beneficiary: 'person', conditions: 'registered_unemployed' },
      project: { pays: '1', beneficiary: 'project', conditions: 'insured_staff > 3' },
      staff: { pays: '1', conditions: 'insured_staff > 3' },
      rate: { pays: '1', conditions: 'layoff_rate = 0' },
      free: { pays: '1', beneficiary: '' },
      many: { pays: '1', conditions: 'insured_staff > 100 and registered_unemployed' },
      both: { pays: '1', conditions: 'insured_staff > 3 and layoff_rate = 0' },
    },
  });

  test('eligible, undetermined, not eligible, untouched; within them by who receives it, then by clause', () => {
    expect(lines(screen(set, ['insured_staff=10']))).toEqual([
      'a/staff eligible 1.00',
      'a/project eligible 1.00',
      'a/free eligible 1.00',
      'a/both undetermined …1.00',
      'a/many ineligible 0.00',
      'a/person untouched …1.00',
      'a/rate untouched …1.00',
    ]);
  });

  test('region and day touch nothing', () => {
    const groups = plain(screen(set)).measures.map((each) => each.group);
    expect(new Set(groups)).toEqual(new Set(['eligible', 'untouched']));
  });

  test('names that no measure in force reads are told, faulty ones too', () => {
    expect(screen(set, ['insured_staff=10', 'enterprise_size=small', 'prior_year_ui_premiums=-1']).unread).toEqual([
      'enterprise_size',
      'prior_year_ui_premiums',
    ]);
  });

  test('what could decide most measures is to be asked first', () => {
    expect(plain(screen(set)).needs).toEqual([
      {
        fact: 'insured_staff',
        label: { zh: 'insured_staff', en: 'insured_staff' },
        measures: ['a/staff', 'a/many', 'a/both', 'a/project'],
      },
      { fact: 'registered_unemployed', label: expect.anything(), measures: ['a/person', 'a/many'] },
      { fact: 'layoff_rate', label: expect.anything(), measures: ['a/rate', 'a/both'] },
    ]);
  });
});

describe('the next question of an interview over everything', () => {
  const set = world({
    a: {
      staff: { pays: 'prior_year_ui_premiums * 0.5', conditions: 'insured_staff > 3' },
      both: { pays: '1', conditions: 'insured_staff > 3 and layoff_rate = 0' },
    },
  });

  test('decides measures first, then settles amounts, until nothing is left', () => {
    const given: string[] = [];
    const asked: string[] = [];
    const answers: Record<string, string> = { insured_staff: '4', layoff_rate: '0%', prior_year_ui_premiums: '10.01' };
    for (let next = nextNeed(screen(set, given)); next !== null; next = nextNeed(screen(set, given))) {
      asked.push(next);
      given.push(`${next}=${answers[next]}`);
    }
    expect(asked).toEqual(['insured_staff', 'layoff_rate', 'prior_year_ui_premiums']);
    expect(lines(screen(set, given))).toEqual(['a/staff eligible 5.01', 'a/both eligible 1.00']);
  });

  test('what is not known is not asked again', () => {
    const screening = screen(set);
    expect(nextNeed(screening, new Set(['insured_staff']))).toBe('layoff_rate');
    expect(nextNeed(screening, new Set(['insured_staff', 'layoff_rate']))).toBe('prior_year_ui_premiums');
    expect(nextNeed(screening, new Set(['insured_staff', 'layoff_rate', 'prior_year_ui_premiums']))).toBe(null);
  });
});
