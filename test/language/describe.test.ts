import { describe, expect, it } from 'vitest';
import { checkUnaryTests } from '../../src/language/check.ts';
import { Describer, type Inspector, type Wording } from '../../src/language/describe.ts';
import { plainSource } from '../../src/language/syntax.ts';
import type { Type } from '../../src/language/types.ts';
import { Unknown, type Value } from '../../src/language/value.ts';
import { check, run, SCOPE, show } from './world.ts';

const WORDING: Wording = {
  name: (name) => name,
  value: (value, type) => (value instanceof Unknown ? '?' : type === 'rate' ? `r${show(value)}` : show(value)),
  and: 'AND',
  or: 'OR',
  not: 'NOT',
  in: 'IN',
  notIn: 'NOT IN',
  if: 'IF',
  then: 'THEN',
  else: 'ELSE',
  separator: '; ',
  listComma: ', ',
};

const inspectorOf = (given: Readonly<Record<string, Value>> = {}): Inspector => ({
  valueOf: (tree) => run(tree, given),
});
const formula = (text: string) => new Describer(WORDING).formula(check(text));
const because = (text: string, given: Readonly<Record<string, Value>> = {}) =>
  new Describer(WORDING, inspectorOf(given)).because(check(text));

describe('a formula', () => {
  it.each([
    ['wage * 0.6 + 1', 'wage × 0.6 + 1'],
    ['wage * (0.6 + 1)', 'wage × (0.6 + 1)'],
    ['factor - (swing - 1)', 'factor − (swing − 1)'],
    ['factor - swing - 1', 'factor − swing − 1'],
    ['factor + (swing - 1)', 'factor + swing − 1'],
    ['factor / (swing * 2)', 'factor ÷ (swing × 2)'],
    ['factor * (swing / 2)', 'factor × swing ÷ 2'],
    ['factor / swing / 2', 'factor ÷ swing ÷ 2'],
    ['(factor + 1) ** 2', '(factor + 1) ^ 2'],
    ['-factor ** 2', '(−factor) ^ 2'],
    ['-2 ** 2', '(-2) ^ 2'],
    ['-(factor ** 2)', '−factor ^ 2'],
    ['2 ** 3 ** 2', '(2 ^ 3) ^ 2'],
    ['2 ** (3 ** factor)', '2 ^ (3 ^ factor)'],
    ['-(factor + 1)', '−(factor + 1)'],
    ['-(-factor)', '−(−factor)'],
    ['-(factor * 2)', '−(factor × 2)'],
    ['(if paid_up then 1 else 2) * 3', '(IF paid_up THEN 1 ELSE 2) × 3'],
    ['if paid_up then 1 else if dismissed then 2 else 3', 'IF paid_up THEN 1 ELSE IF dismissed THEN 2 ELSE 3'],
    ['if paid_up then (if dismissed then 1 else 2) else 3', 'IF paid_up THEN (IF dismissed THEN 1 ELSE 2) ELSE 3'],
    ['layoff_rate <= 0.20', 'layoff_rate ≤ r0.2'],
    ['layoff_rate != target', 'layoff_rate ≠ target'],
    ['paid_up and (dismissed or open_flag)', 'paid_up AND (dismissed OR open_flag)'],
    ['paid_up and dismissed or open_flag', '(paid_up AND dismissed) OR open_flag'],
    [
      '(if paid_up then dismissed else open_flag) and paid_up',
      '(IF paid_up THEN dismissed ELSE open_flag) AND paid_up',
    ],
    ['(paid_up and dismissed) = true', '(paid_up AND dismissed) = true'],
    ['(wage > 1) = (wage > 2)', '(wage > 1) = (wage > 2)'],
    ['not(paid_up)', 'NOT (paid_up)'],
    ['size = large', 'size = large'],
    ['size in (large)', 'size = large'],
    ['size in (large, small)', 'size IN {large, small}'],
    ['size in not(large)', 'size ≠ large'],
    ['size in not(large, small)', 'size NOT IN {large, small}'],
    ['staff in (> 5, [1..3), not(4))', 'staff IN {> 5, [1..3), NOT 4}'],
    ['staff between 1 and 5', 'staff IN [1..5]'],
    ['wage in payments', 'wage IN payments'],
    ['[1, factor]', '[1, factor]'],
    ['payments[2]', 'payments[2]'],
    ['(for x in 1..3 return x)[1]', '(for x IN 1..3: x)[1]'],
    ['every x in payments satisfies x > 1', 'every x IN payments: x > 1'],
    ['min(wage, 5)', 'min(wage, 5)'],
    ['applied.year', 'applied.year'],
    ['(applied - wait).year', '(applied − wait).year'],
    ['null', '?'],
  ])('%s is shown as %s', (text, expected) => {
    expect(formula(text)).toBe(expected);
  });

  it('has the values that it saw beside its names, or beside some of them', () => {
    const tree = check('premiums * target');
    expect(new Describer(WORDING, inspectorOf()).formula(tree)).toBe('premiums 12345.68 × target r0.055');
    const some = new Describer(WORDING, inspectorOf(), (name) => name === 'target');
    expect(some.formula(tree)).toBe('premiums × target r0.055');
  });
});

describe('why a condition came out as it did', () => {
  it.each([
    ['layoff_rate <= target', 'layoff_rate r0.042 ≤ target r0.055'],
    ['layoff_rate > target', 'layoff_rate r0.042 ≤ target r0.055'],
    ['layoff_rate = target', 'layoff_rate r0.042 ≠ target r0.055'],
    ['premiums * 0.6 < 7000', 'premiums 12345.68 × 0.6 = 7407.408 ≥ 7000'],
    ['staff <= 30 and layoff_rate <= target', 'staff 30 ≤ 30; layoff_rate r0.042 ≤ target r0.055'],
    ['staff <= 30 and layoff_rate > target', 'layoff_rate r0.042 ≤ target r0.055'],
    ['staff < 30 and layoff_rate > target', 'staff 30 ≥ 30'],
    ['staff < 30 or layoff_rate <= target', 'layoff_rate r0.042 ≤ target r0.055'],
    ['staff < 30 or layoff_rate > target', 'staff 30 ≥ 30; layoff_rate r0.042 ≤ target r0.055'],
    ['open_flag and open_money > 5', 'open_flag = ?; open_money ? > 5'],
    ['open_flag and paid_up', 'open_flag = ?'],
    ['not(size = small)', 'size large ≠ small'],
    ['not(size = large)', 'size = large'],
    ['size in (small)', 'size large ≠ small'],
    ['size in (large, small)', 'size large IN {large, small}'],
    ['staff in [1..29]', 'staff 30 NOT IN [1..29]'],
    ['size in not(large, small)', 'size large IN {large, small}'],
    ['size in not(small)', 'size large ≠ small'],
    ['paid_up', 'paid_up = true'],
    ['if paid_up then staff <= 30 else false', 'paid_up = true; staff 30 ≤ 30'],
    ['if dismissed then true else staff < 30', 'dismissed = false; staff 30 ≥ 30'],
    ['if open_flag then true else staff < 30', 'open_flag = ?'],
    ['some x in payments satisfies x > 250', 'some x IN payments [100, 200.5, 300]: x > 250 = true'],
    ['true', 'true = true'],
  ])('%s: %s', (text, expected) => {
    expect(because(text)).toBe(expected);
  });
});

describe('the cells of a table', () => {
  it.each<readonly [string, Type, string]>([
    ['-', 'money', '—'],
    ['large', 'enum size', 'large'],
    ['large, small', 'enum size', '{large, small}'],
    ['not(large)', 'enum size', 'NOT large'],
    ['not(large, small)', 'enum size', 'NOT {large, small}'],
    ['<= 30', 'count', '≤ 30'],
    ['!= 0.2', 'rate', '≠ r0.2'],
    ['[1..5)', 'count', '[1..5)'],
    ['(1..5], > 9', 'count', '{(1..5], > 9}'],
    ['[1, 2]', 'count', '[1, 2]'],
  ])('%s of a %s reads %s', (text, type, expected) => {
    expect(new Describer(WORDING).tests(checkUnaryTests(plainSource(text), SCOPE, type))).toBe(expected);
  });
});
