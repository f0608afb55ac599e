import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { checkExpression, checkUnaryTests } from '../../src/language/check.ts';
import { compile, compileTests, Layout, type Slots } from '../../src/language/evaluate.ts';
import type { Scope } from '../../src/language/scope.ts';
import { plainSource } from '../../src/language/syntax.ts';
import type { Tree } from '../../src/language/tree.ts';
import { elementOf, type Type } from '../../src/language/types.ts';
import { literalValue, type Row, Unknown, type Value } from '../../src/language/value.ts';
import { CalendarDate, YearMonth } from '../../src/values/calendar.ts';
import { DaysDuration, MonthsDuration } from '../../src/values/duration.ts';
import { Exact } from '../../src/values/exact.ts';
import { numberText } from '../../src/values/print.ts';
import { SuanceError } from '../../src/values/problem.ts';

interface NamedValue {
  readonly type: Type;
  readonly value: Value;
}

/** A table of the tests: rows of texts by column. */
export function readTable(file: string): Record<string, string>[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return parse(text, { columns: true, skip_empty_lines: true }) as Record<string, string>[];
}

const PLAN: readonly Row[] = [
  { row: { month: YearMonth.parse('2020-01'), amount: Exact.parse('1314') } },
  { row: { month: YearMonth.parse('2020-02'), amount: Exact.parse('1168.50') } },
];

/** `?` for what is missing, `low..high` for a number of which only bounds are known. */
function readValue(name: string, type: Type, text: string): Value {
  if (text === '?') return Unknown.for([name]);
  const bounds = /^(-?[\d.]*?)\.\.(-?[\d.]*)$/.exec(text);
  if (bounds && type !== 'text') {
    return Unknown.between(
      [name],
      bounds[1] ? Exact.parse(bounds[1]) : null,
      bounds[2] ? Exact.parse(bounds[2]) : null,
    );
  }
  if (type.startsWith('rows ')) return PLAN as unknown as Value;
  const element = elementOf(type);
  if (element) return text.split(';').map((each) => literalValue(each, element));
  return literalValue(type === 'boolean' ? text === 'true' : text, type);
}

/** The names of `names.csv`, with their types and values. */
export const NAMES: ReadonlyMap<string, NamedValue> = new Map(
  readTable('names.csv').map(({ name, type, value }) => [
    name!,
    { type: type as Type, value: readValue(name!, type as Type, value!) },
  ]),
);

/** Chinese labels under which some of the names are known too. */
const LABELS: Readonly<Record<string, string>> = { 裁员率: 'layoff_rate', 企业规模: 'size', 参保人数: 'staff' };
const MEMBERS: Readonly<Record<string, string>> = { large: 'large', small: 'small', 大型: 'large', 小微: 'small' };

/** What the expressions of the tests may refer to: `names.csv`, its labels, the enum `size`, the rows `plan`. */
export const SCOPE: Scope = {
  lookup: (name) => {
    const id = LABELS[name] ?? name;
    const found = NAMES.get(id);
    return found && { name: id, type: found.type };
  },
  names: () => [...NAMES.keys(), ...Object.keys(LABELS)],
  member: (enumName, text) => (enumName === 'size' && Object.hasOwn(MEMBERS, text) ? MEMBERS[text] : undefined),
  members: (enumName) => (enumName === 'size' ? ['large', 'small'] : []),
  columns: () =>
    new Map<string, Type>([
      ['month', 'month'],
      ['amount', 'money'],
    ]),
};

/** Checks an expression of the tests. */
export function check(text: string, expected?: Type): Tree {
  return checkExpression(plainSource(text), SCOPE, expected);
}

/** The slots of a layout, filled from `names.csv` save for the values given. */
export function fill(layout: Layout, given: Readonly<Record<string, Value>> = {}): Slots {
  const slots: Slots = [];
  for (const [name, { value }] of NAMES) slots[layout.slot(name)] = given[name] ?? value;
  return slots;
}

/** The value of a checked expression. */
export function run(tree: Tree, given: Readonly<Record<string, Value>> = {}): Value {
  const layout = new Layout();
  const evaluate = compile(tree, layout);
  return evaluate(fill(layout, given));
}

/** The value of an expression. */
export function evaluate(text: string, given: Readonly<Record<string, Value>> = {}): Value {
  return run(check(text), given);
}

/** Whether a value passes unary tests. */
export function passes(text: string, type: Type, value: Value): Value {
  const layout = new Layout();
  const test = compileTests(checkUnaryTests(plainSource(text), SCOPE, type), layout);
  return test(value, fill(layout));
}

/** A value as the tables of the tests write it. */
export function show(value: Value): string {
  if (value instanceof Unknown) {
    const bounds = value.low || value.high ? `${value.low ?? ''}..${value.high ?? ''}` : '';
    return ['unknown', bounds, value.missing.join(' ')].filter((each) => each !== '').join(' ');
  }
  if (value instanceof Exact) return numberText(value);
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (
    value instanceof CalendarDate ||
    value instanceof YearMonth ||
    value instanceof MonthsDuration ||
    value instanceof DaysDuration
  ) {
    return value.toString();
  }
  return typeof value === 'object' ? 'row' : String(value);
}

/** What an expression comes to, as the tables write it: its value, or the code of its error with line and column. */
export function outcome(text: string): string {
  try {
    return show(evaluate(text));
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    const { code, place } = error.problem;
    return `! ${code} ${place.line}:${place.column}`;
  }
}
