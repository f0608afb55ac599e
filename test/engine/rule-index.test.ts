import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_RULE, OPEN, OVERLAP, RuleIndex } from '../../src/engine/rule-index.ts';
import { compileTable, type Hit } from '../../src/engine/table.ts';
import { compile, compileTests, Layout, type Slots } from '../../src/language/evaluate.ts';
import { oneOf } from '../../src/language/spans.ts';
import type { Test, Tree } from '../../src/language/tree.ts';
import { missingOf, Unknown, type Value } from '../../src/language/value.ts';
import type { DecisionTable } from '../../src/policies/model.ts';
import { problem, SuanceError } from '../../src/values/problem.ts';
import { type TableAndCases, tables } from './random-tables.ts';

/** What every cell of every rule says of a case, by the evaluator of expressions. */
function outcomesOf(table: DecisionTable, layout: Layout, slots: Slots): (boolean | Unknown)[] {
  const values = table.inputs.map((each) => compile(each, layout)(slots));
  return table.rules.map(({ cells }) => {
    const outcomes = cells.map((each, column) => compileTests(each, layout)(values[column]!, slots));
    if (outcomes.includes(false)) return false;
    const open = outcomes.filter((each) => each instanceof Unknown);
    return open.length === 0 || Unknown.for(missingOf(...open));
  });
}

/** A look-up that goes through all rules. */
function walked(table: DecisionTable, layout: Layout, slots: Slots): Hit {
  const outcomes = outcomesOf(table, layout, slots);
  const end = table.hitPolicy === 'first' ? outcomes.indexOf(true) : -1;
  const reached = outcomes.map((each, rule) => (end < 0 || rule <= end ? each : false));
  const certain = [...reached.keys()].filter((rule) => reached[rule] === true);
  const possible = [...reached.keys()].filter((rule) => reached[rule] instanceof Unknown);
  if (certain.length > 1) {
    const [first, second] = certain;
    throw problem('table-overlap', { table: table.name, first: first! + 1, second: second! + 1, example: null });
  }
  const decided = certain.length === 1 && (table.hitPolicy === 'unique' || possible.length === 0);
  const rules = decided ? certain : [...possible, ...certain];
  const missing = missingOf(...possible.map((rule) => reached[rule]!));
  const outputs = table.outputs.map((_, column) => {
    const given = rules.map((rule) => compile(table.rules[rule]!.outputs[column]!, layout)(slots));
    return decided ? given[0]! : oneOf(given, missing);
  });
  return { rules, outputs };
}

function outcome(look: () => Hit): unknown {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    return error.problem;
  }
}

function slotsOf(values: Readonly<Record<string, Value>>, layout: Layout): Slots {
  const slots: Slots = [];
  for (const [name, value] of Object.entries(values)) slots[layout.slot(name)] = value;
  return slots;
}

describe('a look-up agrees with going through all rules', () => {
  const agrees = ({ table, cases }: TableAndCases) => {
    const layout = new Layout();
    const compiled = compileTable(table, layout);
    for (const values of cases) {
      const slots = slotsOf(values, layout);
      expect(outcome(() => compiled.look(slots))).toEqual(outcome(() => walked(table, layout, slots)));
    }
  };

  test('all inputs known', () => {
    fc.assert(fc.property(tables({ dynamic: false, unknowns: false }), agrees), { numRuns: 400 });
  });

  test('cells that read facts', () => {
    fc.assert(fc.property(tables({ dynamic: true, unknowns: false }), agrees), { numRuns: 600 });
  });

  test('inputs and facts unknown, some of them within bounds or one of a few', () => {
    fc.assert(fc.property(tables({ dynamic: true, unknowns: true }), agrees), { numRuns: 600 });
  });
});

/** Values as plain numbers, not a number where they are unknown: another evaluator than that of expressions. */
const NUMBERS = {
  keyOf: (tree: Tree) => {
    const value = compile(tree, new Layout())([]);
    return value instanceof Unknown ? undefined : Number(value);
  },
  compare: (left: number, right: number) => left - right,
  isUnknown: Number.isNaN,
};

test('an index of numbers decides what is certain, and leaves open what is not', () => {
  const types = ['money', 'boolean'] as const;
  let [decided, overlapping, open, none] = [0, 0, 0, 0];
  fc.assert(
    fc.property(tables({ dynamic: false, unknowns: true, types }), ({ table, cases }) => {
      const index = RuleIndex.build(table, NUMBERS);
      for (const values of index ? cases : []) {
        const layout = new Layout();
        const plain = Object.fromEntries(
          Object.entries(values).map(([name, each]) => [name, each instanceof Unknown ? Unknown.for([name]) : each]),
        );
        const outcomes = outcomesOf(table, layout, slotsOf(plain, layout));
        const inputs = table.inputs.map((_, column) => {
          const value = plain[`input ${column}`]!;
          return value instanceof Unknown ? Number.NaN : Number(value);
        });
        const found = index!.look(inputs);
        const certain = [...outcomes.keys()].filter((rule) => outcomes[rule] === true);
        const applying = [...outcomes.keys()].filter((rule) => outcomes[rule] !== false);
        const listed: number[] = [];
        for (let rule = index!.next(0); rule >= 0; rule = index!.next(rule + 1)) listed.push(rule);
        expect(listed).toEqual(expect.arrayContaining(applying));
        if (found >= 0) {
          decided += 1;
          if (table.hitPolicy === 'unique') expect(applying).toEqual([found]);
          else expect([applying[0], outcomes[found]]).toEqual([found, true]);
        } else if (found === NO_RULE) {
          none += 1;
          expect(applying).toEqual([]);
        } else if (found === OVERLAP) {
          overlapping += 1;
          expect([table.hitPolicy, certain.length > 1]).toEqual(['unique', true]);
        } else {
          open += 1;
          expect(found).toBe(OPEN);
        }
        if (inputs.some(Number.isNaN)) continue;
        expect(listed).toEqual(applying);
        expect(found).not.toBe(OPEN);
      }
    }),
    { numRuns: 400 },
  );
  // All four come up often.
  expect(Math.min(decided, overlapping, open, none)).toBeGreaterThan(10);
});

const number = (value: string | number): Tree => ({ op: 'literal', value: String(value), type: 'number' });
const below = (bound: number): Test => ({ test: 'compare', comparison: '<', to: number(bound) });
const band = (low: number, high: number): Test => ({
  test: 'range',
  low: number(low),
  high: number(high),
  lowIncluded: true,
  highIncluded: false,
});

function tableOf(rules: readonly (readonly (readonly Test[])[])[], hitPolicy: 'unique' | 'first' = 'unique') {
  const inputs = rules[0]!.map((_, column): Tree => ({ op: 'name', name: `${column}`, type: 'number' }));
  return { hitPolicy, inputs, rules: rules.map((cells) => ({ cells, outputs: [], line: 1 })) };
}

describe('an index', () => {
  test('is none where no cell names a literal', () => {
    expect(RuleIndex.build(tableOf([[[]], [[]]]), NUMBERS)).toBeNull();
  });

  test('is none where a rule that is passed over could fail', () => {
    const quotient: Tree = {
      op: 'arithmetic',
      operator: '/',
      left: number(1),
      right: { op: 'name', name: 'zero', type: 'number' },
      type: 'number',
      at: [1, 1],
    };
    expect(RuleIndex.build(tableOf([[[{ test: 'compare', comparison: '=', to: quotient }]]]), NUMBERS)).toBeNull();
  });

  test('tells which cells it leaves to the caller', () => {
    const read: Test = { test: 'compare', comparison: '<=', to: { op: 'name', name: 'target', type: 'number' } };
    const index = RuleIndex.build(
      tableOf([
        [[below(5)], [read]],
        [[read], [read, below(1)]],
        [[below(9)], []],
      ]),
      NUMBERS,
    )!;
    expect(index.dynamic).toEqual(
      new Map([
        [0, [1]],
        [1, [0, 1]],
      ]),
    );
    expect(index.look([6, 0])).toBe(OPEN);
    expect([index.next(0), index.next(2), index.next(3)]).toEqual([1, 2, NO_RULE]);
  });

  test('does not take for certain an input that only cells with names test', () => {
    const read: Test = { test: 'compare', comparison: '<=', to: { op: 'name', name: 'target', type: 'number' } };
    const index = RuleIndex.build(tableOf([[[below(5)], [read]]]), NUMBERS)!;
    expect([index.look([4, 0]), index.look([5, 0])]).toEqual([OPEN, NO_RULE]);
    expect(RuleIndex.build(tableOf([[[], [read]]]), NUMBERS)).toBeNull();
  });

  test('finds each of 1,000 bands on its bounds, and what lies beside them', () => {
    const index = RuleIndex.build(tableOf(Array.from({ length: 1000 }, (_, at) => [[band(at, at + 1)]])), NUMBERS)!;
    for (const at of [0, 31, 32, 63, 64, 500, 999]) {
      expect([at, at + 0.5].map((each) => index.look([each]))).toEqual([at, at]);
    }
    expect([-0.001, 1000].map((each) => index.look([each]))).toEqual([NO_RULE, NO_RULE]);
    expect(index.look([Number.NaN])).toBe(OPEN);
  });

  test('of a first table gives the first rule, of a unique one tells that two apply', () => {
    const rules = [5, 10, 15].map((bound) => [[below(bound)]]);
    const [first, unique] = (['first', 'unique'] as const).map(
      (each) => RuleIndex.build(tableOf(rules, each), NUMBERS)!,
    );
    expect([4, 5, 10, 15].map((each) => first!.look([each]))).toEqual([0, 1, 2, NO_RULE]);
    expect([4, 5, 10, 15].map((each) => unique!.look([each]))).toEqual([OVERLAP, OVERLAP, 2, NO_RULE]);
  });

  test('is not built where its sets would be too large', () => {
    const rules = Array.from({ length: 20_000 }, (_, at) => [[below(at)]]);
    expect(RuleIndex.build(tableOf(rules, 'first'), NUMBERS)).toBeNull();
  });
});
