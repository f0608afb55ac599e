import { describe, expect, test } from 'vitest';
import { amount, quantity, type SmallPolicy, smallMeasure } from '../policies/small.ts';
import { line, run, type Told } from './cases.ts';

const label = (text: string) => `{ zh: ${text}, en: ${text} }`;
const FIGURES = quantity('share', 'rate', 'min: 0%') + quantity('most', 'rate', 'min: 0%, max: 100%');
const DAY = { application_date: '2020-05-01', prior_year_ui_premiums: '1000' };

function withBounds(parameters: string, value = 'prior_year_ui_premiums * share', more: Partial<SmallPolicy> = {}) {
  const measure = smallMeasure({ figures: FIGURES, measure: `parameters:\n${parameters}${amount(value)}`, ...more });
  return (facts: Told) => run(measure, { ...DAY, ...facts });
}

/** The line of an evaluation, with the code of its error where it is invalid. */
function outcome(evaluation: ReturnType<typeof run>): string {
  const [error] = evaluation.errors;
  if (error?.code !== 'figure-out-of-bounds') return error?.code ?? line(evaluation);
  return `beyond ${error.params.side} ${error.params.bound}`;
}

describe('bounds that rest on facts', () => {
  const of = withBounds(
    '  share: { bounds: { min: "layoff_rate", max: "if insured_staff <= 30 then 0.6 else 0.3" } }\n',
  );
  const FACTS = { layoff_rate: '0.1', insured_staff: '31' };

  test.each([
    ['on the upper bound', { share: '0.3' }, 'eligible 300'],
    ['above it', { share: '0.3001' }, 'beyond max 30%'],
    ['above it, not above that of another case', { share: '0.6', insured_staff: '30' }, 'eligible 600'],
    ['on the lower bound', { share: '0.1' }, 'eligible 100'],
    ['below it', { share: '0.0999' }, 'beyond min 10%'],
    ['nobody gives it', {}, 'eligible 100…300 share'],
  ])('%s', (_, more: Told, expected) => {
    expect(outcome(of({ ...FACTS, ...more }))).toBe(expected);
  });

  test('while a bound is not known, the value waits for what it rests on', () => {
    expect(outcome(of({ layoff_rate: '0.1', share: '0.4' }))).toBe('eligible 100…400 insured_staff');
    expect(outcome(of({ insured_staff: '31', share: '0.2' }))).toBe('eligible 0…200 layoff_rate');
    expect(outcome(of({ share: '0.4' }))).toBe('eligible 0…400 layoff_rate insured_staff');
  });

  test('what no bound can still forbid does not wait', () => {
    expect(outcome(of({ layoff_rate: '0.1', share: '0.3' }))).toBe('eligible 300');
    expect(outcome(of({ layoff_rate: '0.1', share: '0.6001' }))).toBe('beyond max 60%');
  });

  test('nobody gives it and a bound is open: both are missing', () => {
    expect(outcome(of({ layoff_rate: '0.1' }))).toBe('eligible 100…600 share');
  });
});

describe('bounds that rest on figures above', () => {
  const of = withBounds('  most: {}\n  share: { bounds: { min: "0", max: "most / 2" } }\n');

  test.each([
    ['on it', { most: '0.8', share: '0.4' }, 'eligible 400'],
    ['above it', { most: '0.8', share: '0.4001' }, 'beyond max 40%'],
    ['the figure above is not given', { share: '0.4' }, 'eligible 0…400 most'],
    ['whatever the figure above, it is too much', { share: '0.5001' }, 'beyond max 50%'],
    ['neither is given', {}, 'eligible 0…500 share'],
    ['the upper alone is', { most: '0.8' }, 'eligible 0…400 share'],
  ])('%s', (_, facts: Told, expected) => {
    expect(outcome(of(facts))).toBe(expected);
  });
});

describe('days and months as bounds', () => {
  const of = withBounds(
    '  last_day: { bounds: { min: "application_date", max: "date(\\"2020-12-31\\")" } }\n',
    'if last_day > date("2020-06-30") then 200 else 100',
    { figures: quantity('last_day', 'date') },
  );

  test.each([
    ['2020-05-01', 'eligible 100'],
    ['2020-12-31', 'eligible 200'],
    ['2020-04-30', 'beyond min 2020-05-01'],
    ['2021-01-01', 'beyond max 2020-12-31'],
  ])('%s', (day, expected) => {
    expect(outcome(of({ last_day: day }))).toBe(expected);
  });

  test('not given, it is missing and either may be', () => {
    expect(outcome(of({}))).toBe('eligible 100…200 last_day');
  });

  const monthly = withBounds(
    '  last_month: { bounds: { max: "@\\"2020-06\\"" } }\n',
    'if last_month = @"2020-06" then 2 else 1',
    {
      figures: quantity('last_month', 'month'),
    },
  );
  test('a month', () => {
    expect(outcome(monthly({ last_month: '2020-06' }))).toBe('eligible 2');
    expect(outcome(monthly({ last_month: '2020-07' }))).toBe('beyond max 2020-06');
  });
});

describe('a figure of a fixed set of values', () => {
  const of = withBounds('  basis: {}\n', 'if basis = per_person then 10 * insured_staff else prior_year_ui_premiums', {
    enums: `award_basis: { label: ${label('basis')}, members: { per_person: ${label('person')}, by_premiums: ${label('premiums')} } }`,
    figures: quantity('basis', 'enum award_basis'),
  });
  const FACTS = { insured_staff: '3', prior_year_ui_premiums: '100' };

  test.each([
    ['one', { ...FACTS, basis: 'per_person' }, 'eligible 30'],
    ['the other', { ...FACTS, basis: 'by_premiums' }, 'eligible 100'],
    ['open: what both would give', FACTS, 'eligible 30…100 basis'],
    ['only what the one taken needs is missing', { basis: 'per_person' }, 'eligible 0… insured_staff'],
  ])('%s', (_, facts: Told, expected) => {
    expect(outcome(of(facts))).toBe(expected);
  });
});

describe('a figure that a reading settles', () => {
  const reading = `readings:\n  - { id: day-basis, question: ${label('q')}, taken: ${label('taken as 365')}, because: ${label('b')}, instead: ${label('i')} }\n`;
  const values = `values: [{ region: "654000", from: 2020-06-01, value: 366, source: ${label('notice')} }]`;
  const of = withBounds(
    '  days_in_year: { otherwise: "365", reading: day-basis, bounds: { max: "366" } }\n',
    'prior_year_ui_premiums / number(days_in_year)',
    {
      figures: quantity('days_in_year', 'count', `min: 1, ${values}`),
      measure: `parameters:\n  days_in_year: { otherwise: "365", reading: day-basis, bounds: { max: "366" } }\n${amount('prior_year_ui_premiums / number(days_in_year)')}${reading}`,
    },
  );
  const FACTS = { prior_year_ui_premiums: '133590' };
  const origin = (facts: Told) => {
    const [found] = of({ ...FACTS, ...facts }).parameters;
    return `${found!.origin} ${found!.source?.en ?? ''}`;
  };

  test('is taken where nobody gives it, and nothing is missing', () => {
    expect(outcome(of(FACTS))).toBe('eligible 366');
    expect(origin({})).toBe('reading taken as 365');
  });

  test('a value of the place and day goes before it', () => {
    expect(outcome(of({ ...FACTS, application_date: '2020-06-01' }))).toBe('eligible 365');
    expect(origin({ application_date: '2020-06-01' })).toBe('reference notice');
    expect(origin({ application_date: '2020-05-31' })).toBe('reading taken as 365');
  });

  test('it does not stand in while the day that may bring a value is not known', () => {
    const parameters =
      '  days_in_year: { at: hire_date, otherwise: "365", reading: day-basis, bounds: { max: "366" } }\n';
    const dated = withBounds(parameters, '', {
      figures: quantity('days_in_year', 'count', `min: 1, ${values}`),
      measure: `parameters:\n${parameters}${amount('prior_year_ui_premiums / number(days_in_year)')}${reading}`,
    });
    expect(dated(FACTS).missing).toEqual(['hire_date']);
    expect(outcome(dated({ ...FACTS, hire_date: '2020-05-31' }))).toBe('eligible 366');
    expect(outcome(dated({ ...FACTS, hire_date: '2020-06-01' }))).toBe('eligible 365');
  });

  test('what the case gives goes before both, within the bounds', () => {
    expect(outcome(of({ ...FACTS, days_in_year: '360' }))).toBe('eligible 371.08');
    expect(origin({ days_in_year: '360' })).toBe('case ');
    expect(outcome(of({ ...FACTS, days_in_year: '367' }))).toBe('beyond max 366');
  });
});
