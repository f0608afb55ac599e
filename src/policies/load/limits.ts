import { nearest } from '../../language/nearest.ts';
import type { Tree } from '../../language/tree.ts';
import { Exact } from '../../values/exact.ts';
import { collecting, type Problem, problemData } from '../../values/problem.ts';
import type { Limit, Output, Vocabulary } from '../model.ts';
import { readQuantity } from '../quantity.ts';
import type { MeasureFile } from '../schema.ts';
import type { Path, YamlPart } from '../yaml.ts';
import { placedAt } from './scope.ts';

/** What limits are read with. */
export interface LimitContext {
  readonly file: YamlPart;
  readonly raw: MeasureFile;
  readonly vocabulary: Vocabulary;
  readonly outputs: ReadonlyMap<string, Output>;
  /** Facts that the measure reads. */
  readonly facts: ReadonlySet<string>;
  /** Reads an expression of the measure's names. */
  readonly expression: (path: Path) => Tree | undefined;
  readonly problems: Problem[];
}

type RawLimit = MeasureFile['limits'][number];

/** Reads the limits of a measure. Faults are collected. */
export function loadLimits(context: LimitContext): Limit[] {
  const { file, raw, problems } = context;
  const ids = raw.limits.map((each) => each.id);
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index)
      problems.push(problemData('duplicate-id', { id, first: '' }, file.placeOf(['limits', index])));
  }
  for (const [index, { of }] of raw.exclusions.entries()) checkKeys(of, ['exclusions', index, 'of'], context);
  return raw.limits.map((each, index) => loadLimit(each, index, context));
}

function loadLimit(raw: RawLimit, index: number, context: LimitContext): Limit {
  const path: Path = ['limits', index];
  const { file, vocabulary, problems } = context;
  const fault = (problem: Parameters<typeof problemData>, key: string) =>
    problems.push(problemData(problem[0], problem[1], file.placeOf([...path, key])));
  checkKeys(raw.of, [...path, 'of'], context);
  if (raw.year_of !== undefined && checkKeys([raw.year_of], [...path, 'year_of'], context)) {
    const { type } = vocabulary.facts[raw.year_of]!;
    if (type !== 'date' && type !== 'month')
      fault(['type-mismatch', { expected: 'date, month', found: type }], 'year_of');
  }
  const counted = raw.counts.map((name, at) => countedType(name, [...path, 'counts', at], context));
  const unit = counted[0] ?? 'count';
  const other = counted.find((each) => each !== undefined && each !== unit);
  if (other) fault(['type-mismatch', { expected: unit, found: other }], 'counts');
  if (raw.used !== undefined) checkUsed(raw, raw.used, unit, path, context);
  if (raw.reading !== undefined && !context.raw.readings.some((each) => each.id === raw.reading)) {
    const known = context.raw.readings.map((each) => each.id);
    fault(['unknown-reading', { name: raw.reading, nearest: nearest(raw.reading, known) }], 'reading');
  }
  return {
    id: raw.id,
    title: raw.title,
    clause: raw.clause ?? context.raw.clause,
    of: raw.of,
    yearOf: raw.year_of ?? null,
    counts: raw.counts,
    when: raw.when === undefined ? null : (context.expression([...path, 'when']) ?? null),
    used: raw.used ?? null,
    atMost: raw.at_most === undefined ? null : readMost(raw.at_most, unit, path, context),
    reading: raw.reading ?? null,
  };
}

/** Whether facts are there, each once a case. */
function checkKeys(names: readonly string[], path: Path, { file, vocabulary, problems }: LimitContext): boolean {
  const wrong = names.filter((name) => vocabulary.facts[name]?.by !== null);
  for (const name of wrong) {
    const params = { name, nearest: nearest(name, Object.keys(vocabulary.facts)) };
    problems.push(problemData('unknown-fact', params, file.placeOf(path)));
  }
  return wrong.length === 0;
}

/** What an output that is summed is counted in. */
function countedType(name: string, path: Path, context: LimitContext): 'money' | 'count' | undefined {
  const { outputs, file, problems } = context;
  const output = outputs.get(name);
  const { type } = output ?? {};
  if (type === 'money' || type === 'count') return type;
  problems.push(
    output
      ? problemData('type-mismatch', { expected: 'money, count', found: output.type }, file.placeOf(path))
      : problemData('unknown-name', { name, nearest: nearest(name, outputs.keys()) }, file.placeOf(path)),
  );
  return undefined;
}

/** The fact that says what is used is one that the measure goes by, of the same unit; yes or no where one claim is all. */
function checkUsed(raw: RawLimit, used: string, unit: string, path: Path, context: LimitContext): void {
  const { file, vocabulary, facts, problems } = context;
  const place = file.placeOf([...path, 'used']);
  const fact = vocabulary.facts[used];
  if (!fact || !facts.has(used)) {
    problems.push(problemData('unknown-fact', { name: used, nearest: nearest(used, facts) }, place));
    return;
  }
  const expected = raw.counts.length === 0 ? ['count', 'boolean'] : [unit];
  if (!expected.includes(fact.type))
    problems.push(problemData('type-mismatch', { expected: expected.join(', '), found: fact.type }, place));
}

function readMost(text: string, type: 'money' | 'count', path: Path, { file, vocabulary, problems }: LimitContext) {
  const bare = { name: '', type, min: '0', max: null, unit: null, label: { zh: '', en: '' }, help: null, headers: [] };
  const regions = () => {
    throw new Error('no region is read here');
  };
  const value = collecting(problems, () =>
    placedAt(file, [...path, 'at_most'], () => readQuantity(bare, text, { vocabulary, regions })),
  );
  return value instanceof Exact ? value.toJSON() : null;
}
