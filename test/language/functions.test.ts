import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS, wholeNumber } from '../../src/language/functions.ts';
import { Unknown, type Value } from '../../src/language/value.ts';
import { YearMonth } from '../../src/values/calendar.ts';
import { Exact, type RoundingMode } from '../../src/values/exact.ts';
import { date, exact, nonZero } from '../values/arbitraries.ts';
import { codeOf } from '../values/problems.ts';
import { check, evaluate, run, show } from './world.ts';

const roundings: Record<string, RoundingMode> = {
  'round up': 'up',
  'round down': 'down',
  'round half up': 'half-up',
  'round half down': 'half-down',
  'round half even': 'half-even',
  decimal: 'half-even',
  floor: 'floor',
  ceiling: 'ceiling',
};

describe('rounding', () => {
  it.each(Object.entries(roundings))('%s rounds %s', (name, mode) => {
    const tree = check(`${name}(factor, -1 + 3)`);
    fc.assert(
      fc.property(exact, (factor) => {
        expect(show(run(tree, { factor }))).toBe(show(factor.rounded(2, mode)));
      }),
    );
  });

  it('takes 400 decimals, either way, and no more', () => {
    expect(show(evaluate('round half up(1, 400)'))).toBe('1');
    expect(show(evaluate('round half up(1, -400)'))).toBe('0');
    expect(codeOf(() => evaluate('round half up(1, 401)'))).toBe('number-too-large');
    expect(codeOf(() => evaluate('round half up(1, -401)'))).toBe('number-too-large');
  });
});

describe('whole numbers', () => {
  it('are whole, known, and at most a million', () => {
    expect(wholeNumber(Exact.parse('12.0'))).toBe(12);
    expect(wholeNumber(Exact.parse('-1000000'))).toBe(-1_000_000);
    for (const text of ['1000001', '-1000001', '0.5', '-0.5', `1${'0'.repeat(50)}`]) {
      expect(codeOf(() => wholeNumber(Exact.parse(text)))).toBe('number-not-whole');
    }
    expect(codeOf(() => wholeNumber('12'))).toBe('number-not-whole');
  });
});

describe('laws of the functions', () => {
  it('modulo: what is left after the whole multiples', () => {
    const tree = check('factor - swing * floor(factor / swing) = modulo(factor, swing)');
    fc.assert(
      fc.property(exact, nonZero, (factor, swing) => {
        expect(run(tree, { factor, swing })).toBe(true);
      }),
    );
  });

  it('min, max and sum: of a list as of its elements, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(exact, { minLength: 1, maxLength: 6 }), (values) => {
        for (const name of ['min', 'max', 'sum']) {
          const { evaluate: apply } = FUNCTIONS.get(name)!;
          const result = apply([values]) as Exact;
          expect((apply(values) as Exact).equals(result)).toBe(true);
          expect((apply([[...values].reverse()]) as Exact).equals(result)).toBe(true);
          if (name !== 'sum') expect(values.some((each) => each.equals(result))).toBe(true);
          if (name === 'min') expect(values.every((each) => each.compare(result) >= 0)).toBe(true);
          if (name === 'max') expect(values.every((each) => each.compare(result) <= 0)).toBe(true);
        }
      }),
    );
  });

  it('min and max of dates and texts', () => {
    fc.assert(
      fc.property(date, date, fc.string(), fc.string(), (hired, applied, a, b) => {
        const [earlier, later] = hired.compare(applied) <= 0 ? [hired, applied] : [applied, hired];
        expect(run(check('min(hired, applied)'), { hired, applied })).toEqual(earlier);
        expect(run(check('max([hired, applied])'), { hired, applied })).toEqual(later);
        expect(run(check('max(county, open_text)'), { county: a, open_text: b })).toBe([a, b].sort().at(-1));
      }),
    );
  });

  it('years, months and days between agree with each other and with adding', () => {
    const months = check('months between(hired, applied)');
    const years = check('years between(hired, applied)');
    const duration = check('years and months duration(hired, applied)');
    const days = check('hired + duration("P1D") * days between(hired, applied) = applied');
    const anniversary = check('hired + duration("P1M") * months between(hired, applied) <= applied');
    fc.assert(
      fc.property(date, date, (hired, applied) => {
        const values = { hired, applied };
        const count = (run(months, values) as Exact).toSafeInteger();
        expect((run(years, values) as Exact).toSafeInteger()).toBe(Math.trunc(count / 12) + 0);
        expect((run(duration, values) as { months: number }).months).toBe(count);
        expect(run(days, values)).toBe(true);
        if (hired.compare(applied) <= 0) expect(run(anniversary, values)).toBe(true);
      }),
    );
  });

  it('the days of a month lead from its first to its last', () => {
    fc.assert(
      fc.property(date, (each) => {
        const month = YearMonth.containing(each);
        const text = (name: string) => run(check(`${name}(open_month)`), { open_month: month });
        expect(show(text('first day of'))).toBe(show(run(check('first day of(hired)'), { hired: each })));
        expect(show(text('last day of'))).toBe(show(run(check('last day of(hired)'), { hired: each })));
        const span = run(check('days between(first day of(hired), last day of(hired)) + 1'), { hired: each });
        expect(show(span)).toBe(show(text('days in month')));
      }),
    );
  });
});

describe('functions and what is unknown', () => {
  it('say unknown, never an error, of one unknown argument', () => {
    const open = Unknown.for(['gap']);
    for (const [name, each] of FUNCTIONS) {
      if (each.literal) continue;
      const values: Value[] = Array<Value>(each.count[0]).fill(open);
      const result = each.partial ? each.evaluate(values) : open;
      expect([name, result instanceof Unknown && result.missing]).toEqual([name, ['gap']]);
    }
  });

  it('a limit on the number of arguments is kept', () => {
    const most = `min(${Array<string>(1000).fill('1').join(', ')})`;
    expect(show(evaluate(most))).toBe('1');
    expect(codeOf(() => check(most.replace('(', '(1, ')))).toBe('argument-count');
  });
});
