import fc from 'fast-check';
import { compile, Layout } from '../../src/language/evaluate.ts';
import type { Comparison, LiteralValue, Test, Tree } from '../../src/language/tree.ts';
import { listOf, type Type } from '../../src/language/types.ts';
import { Unknown, type Value } from '../../src/language/value.ts';
import type { DecisionTable, Rule } from '../../src/policies/model.ts';
import { CalendarDate } from '../../src/values/calendar.ts';
import { Exact } from '../../src/values/exact.ts';

/** A type of input, and literals of it few enough for cases to meet the bounds of rules. */
interface Kind {
  readonly type: Type;
  readonly literals: readonly LiteralValue[];
  readonly ordered: boolean;
}

const KINDS: readonly Kind[] = [
  { type: 'number', literals: ['-1', '0', '0.5', '1', '1/3', '30', '30.01', '31'], ordered: true },
  { type: 'money', literals: ['0', '0.01', '99.99', '100', '100.01', '5000'], ordered: true },
  { type: 'date', literals: ['2019-12-31', '2020-01-01', '2020-02-29', '2021-01-01'], ordered: true },
  { type: 'month', literals: ['2019-12', '2020-01', '2020-02', '2021-01'], ordered: true },
  { type: 'months duration', literals: ['P0M', 'P1M', 'P1Y', 'P18M'], ordered: true },
  { type: 'days duration', literals: ['P0D', 'P1D', 'P30D', 'P31D'], ordered: true },
  { type: 'text', literals: ['a', 'b', 'c', 'ab'], ordered: true },
  { type: 'enum size', literals: ['large', 'medium', 'small', 'micro'], ordered: false },
  { type: 'boolean', literals: [true, false], ordered: false },
];

const literal = (kind: Kind): fc.Arbitrary<Tree> =>
  fc.constantFrom(...kind.literals).map((value): Tree => ({ op: 'literal', value, type: kind.type }));

/** A value of each kind that is no literal, under a name. */
const other = (kind: Kind): Tree => ({ op: 'name', name: `other ${kind.type}`, type: kind.type });

function operand(kind: Kind, dynamic: boolean): fc.Arbitrary<Tree> {
  const plain = literal(kind);
  const negatable = kind.type.endsWith(' duration')
    ? fc.oneof(
        plain,
        plain.map((of): Tree => ({ op: 'negate', of, type: kind.type })),
      )
    : plain;
  return dynamic ? fc.oneof({ weight: 6, arbitrary: negatable }, fc.constant(other(kind))) : negatable;
}

function test(kind: Kind, dynamic: boolean, depth = 2): fc.Arbitrary<Test> {
  const tree = operand(kind, dynamic);
  const comparisons: Comparison[] = kind.ordered ? ['=', '!=', '<', '<=', '>', '>='] : ['=', '!='];
  const choices: fc.Arbitrary<Test>[] = [
    fc.tuple(fc.constantFrom(...comparisons), tree).map(([comparison, to]) => ({ test: 'compare', comparison, to })),
    fc.array(tree, { maxLength: 3 }).map((items) => ({
      test: 'member',
      list: { op: 'list', items, type: listOf(kind.type) },
    })),
  ];
  if (kind.ordered) {
    choices.push(
      fc
        .tuple(tree, tree, fc.boolean(), fc.boolean())
        .map(([low, high, lowIncluded, highIncluded]) => ({ test: 'range', low, high, lowIncluded, highIncluded })),
    );
  }
  if (depth > 0) {
    choices.push(fc.array(test(kind, dynamic, depth - 1), { maxLength: 3 }).map((tests) => ({ test: 'not', tests })));
  }
  return fc.oneof(...choices);
}

function cell(kind: Kind, dynamic: boolean): fc.Arbitrary<readonly Test[]> {
  return fc.oneof(fc.constant([]), fc.array(test(kind, dynamic), { minLength: 1, maxLength: 2 }));
}

/** A value of a kind: one of the literals, or another beside them. */
function known(kind: Kind): fc.Arbitrary<Value> {
  const own = literal(kind).map((tree) => compile(tree, new Layout())([]));
  switch (kind.type) {
    case 'number':
    case 'money':
      return fc.oneof(own, fc.constantFrom('-7', '0.4', '30.005', '9999').map(Exact.parse));
    case 'date':
      return fc.oneof(own, fc.constantFrom('1999-01-01', '2020-02-28', '2022-01-01').map(CalendarDate.parse));
    case 'text':
    case 'enum size':
      return fc.oneof(own, fc.constantFrom('aa', 'z'));
    default:
      return own;
  }
}

function unknown(kind: Kind, name: string): fc.Arbitrary<Value> {
  const choices: fc.Arbitrary<Value>[] = [fc.constant(Unknown.for([name]))];
  const pair = fc.tuple(known(kind), known(kind));
  if (kind.type === 'number' || kind.type === 'money') {
    choices.push(
      pair.map(([a, b]) => {
        const [low, high] = (a as Exact).compare(b as Exact) <= 0 ? [a, b] : [b, a];
        return Unknown.between([name], low as Exact, high as Exact);
      }),
      known(kind).map((low) => Unknown.between([name], low as Exact, null)),
    );
  } else choices.push(pair.map((candidates) => Unknown.among([name], candidates)));
  return fc.oneof(...choices);
}

/** A table and cases for it: a value by name for each input and for each name that its cells read. */
export interface TableAndCases {
  readonly table: DecisionTable;
  readonly cases: readonly Readonly<Record<string, Value>>[];
}

/**
 * Tables of one to three inputs of mixed types with cells of every form, among them some that read facts, and cases on
 * the bounds and beside them.
 * @param options whether cells may read facts, whether inputs may be unknown, and which inputs there may be
 */
export function tables(options: {
  readonly dynamic: boolean;
  readonly unknowns: boolean;
  readonly types?: readonly Type[];
}): fc.Arbitrary<TableAndCases> {
  const kinds = KINDS.filter((each) => options.types?.includes(each.type) ?? true);
  return fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }).chain((columns) => {
    const rule = fc.tuple(...columns.map((each) => cell(each, options.dynamic)));
    const values: Record<string, fc.Arbitrary<Value>> = {};
    for (const [index, kind] of columns.entries()) {
      const name = `input ${index}`;
      values[name] = options.unknowns
        ? fc.oneof({ weight: 3, arbitrary: known(kind) }, unknown(kind, name))
        : known(kind);
      const read = `other ${kind.type}`;
      values[read] = options.unknowns ? fc.oneof(known(kind), unknown(kind, read)) : known(kind);
    }
    return fc
      .record({
        hitPolicy: fc.constantFrom('unique' as const, 'first' as const),
        // Some smaller than an index is used for, some larger than the 32 rules of a word of it.
        rules: fc.oneof(
          fc.array(rule, { minLength: 1, maxLength: 12, size: 'max' }),
          fc.array(rule, { minLength: 60, maxLength: 70, size: 'max' }),
        ),
        cases: fc.array(fc.record(values), { minLength: 7, maxLength: 7 }),
      })
      .map(({ hitPolicy, rules, cases }) => ({ table: tableOf(hitPolicy, columns, rules), cases }));
  });
}

function tableOf(
  hitPolicy: DecisionTable['hitPolicy'],
  columns: readonly Kind[],
  rules: readonly (readonly (readonly Test[])[])[],
): DecisionTable {
  const label = { zh: '表', en: 'table' };
  return {
    name: 'random',
    title: label,
    hitPolicy,
    inputs: columns.map((each, index): Tree => ({ op: 'name', name: `input ${index}`, type: each.type })),
    outputs: [
      { name: 'number', type: 'number', title: label },
      { name: 'name', type: 'text', title: label },
    ],
    rules: rules.map((cells, index): Rule => {
      const literals: Tree[] = [
        { op: 'literal', value: String(index % 7), type: 'number' },
        { op: 'literal', value: `rule ${index % 3}`, type: 'text' },
      ];
      return { cells, outputs: literals, line: index + 1 };
    }),
  };
}
