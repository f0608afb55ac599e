import { compileTests, Layout } from '../../language/evaluate.ts';
import type { Test } from '../../language/tree.ts';
import { enumOf, isNumeric, type Type } from '../../language/types.ts';
import { Unknown } from '../../language/value.ts';
import { Exact } from '../../values/exact.ts';
import type { Vocabulary } from '../model.ts';

/** What is said for people, or says where something stands, and decides nothing. */
const WORDING: ReadonlySet<string> = new Set(['title', 'label', 'help', 'note', 'source', 'line', 'pinyin']);

type Plain = Readonly<Record<string, unknown>>;

/**
 * A text that two parts of policies share when they mean the same: wording, places in files, the way in which a number
 * is written, the order of alternatives and the direction of a comparison are left aside.
 */
export function meaningOf(value: unknown): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(meaningOf).join(',')}]`;
  return meaningOfObject(value as Plain);
}

function meaningOfObject(object: Plain): string {
  if (object.op === 'literal' && isNumeric(object.type as Type) && typeof object.value === 'string') {
    return `${object.type as string} ${Exact.fromJSON(object.value).toJSON()}`;
  }
  const { op, at: _at, ...rest } = object;
  const turned = 'op' in object || 'test' in object ? inOrder(object) : {};
  const parts = Object.entries({ ...('op' in object ? { op, ...rest } : object), ...turned })
    .filter(([key, each]) => !WORDING.has(key) && each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${key}:${typeof each === 'string' && key in turned ? each : meaningOf(each)}`);
  return `{${parts.join(',')}}`;
}

const MIRRORED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=' };

/** The parts of a tree or test whose order says nothing, put in one order. */
function inOrder(object: Plain): Plain {
  const sorted = (list: unknown) => `{${(list as unknown[]).map(meaningOf).sort().join('|')}}`;
  switch (object.op ?? object.test) {
    case 'and':
    case 'or':
      return { operands: sorted(object.operands) };
    case 'in':
    case 'not':
      return 'tests' in object ? { tests: sorted(alternatives(object.tests as readonly Test[])) } : {};
    case 'arithmetic':
      if (object.operator !== '+' && object.operator !== '*') return {};
      return { left: sorted([object.left, object.right]), right: '' };
    case 'compare': {
      if (!('left' in object)) return {};
      const comparison = object.comparison as string;
      if (comparison === '=' || comparison === '!=') return { left: sorted([object.left, object.right]), right: '' };
      const mirrored = MIRRORED[comparison];
      return mirrored
        ? { comparison: JSON.stringify(mirrored), left: meaningOf(object.right), right: meaningOf(object.left) }
        : {};
    }
    default:
      return {};
  }
}

/** `in (a, b)` and the cell `a, b` are one: a member of a list that is written out is one of several alternatives. */
function alternatives(tests: readonly Test[]): Test[] {
  return tests.flatMap((each) =>
    each.test === 'member' && each.list.op === 'list'
      ? each.list.items.map((to): Test => ({ test: 'compare', comparison: '=', to }))
      : [each],
  );
}

/** Whether two parts of policies mean the same. */
export function sameMeaning(a: unknown, b: unknown): boolean {
  return meaningOf(a) === meaningOf(b);
}

/**
 * The values that a cell of a column of few values lets through.
 * @returns `null` where the column's values are not few, or the cell depends on more than the column
 */
export function admitted(tests: readonly Test[], type: Type, vocabulary: Vocabulary): ReadonlySet<string> | null {
  const enumName = enumOf(type);
  const values = enumName ? vocabulary.enums[enumName]?.members.map((each) => each.id) : undefined;
  if (!values && type !== 'boolean') return null;
  const layout = new Layout();
  const test = compileTests(tests, layout);
  if (layout.size > 0) return null;
  const found = new Set<string>();
  for (const value of values ?? [true, false]) {
    const outcome = test(value, []);
    if (outcome instanceof Unknown) return null;
    if (outcome === true) found.add(String(value));
  }
  return found;
}
