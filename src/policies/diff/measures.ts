import type { DecisionTable, Measure, NamedValue, Schedule, Step } from '../model.ts';
import type { MeasureChange, ScheduleChange, WorkChange } from './changes.ts';
import { meaningOf, sameMeaning } from './meaning.ts';
import { pair } from './pairs.ts';
import { compareTables } from './tables.ts';

/** Parts of a measure that are compared below, or follow from others, or are wording. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['id', 'document', 'family', 'title', 'clause', 'number', 'region', 'regionChain', 'window', 'supersededBy'],
  ...['claimant', 'documentTitle', 'issued', 'facts', 'parameters', 'steps', 'conditions', 'outputs', 'readings'],
  ...['examples', 'file', 'vocabulary', 'kinds', 'beneficiary', 'auxiliary', 'unquantified', 'decision', 'exclusions'],
  ...['limits', 'lists'],
]);

/** Where tables and definitions stand. */
type Work = Pick<Measure, 'steps' | 'vocabulary'>;

/** What differs between two measures, in the order in which a page shows them. Nothing where they mean the same. */
export function compareMeasures(a: Measure, b: Measure): MeasureChange[] {
  return [...compareFrames(a, b), ...compareConditions(a, b), ...compareSteps(a, b), ...compareRest(a, b)];
}

/** Document, region, time, facts, figures. */
function compareFrames(a: Measure, b: Measure): MeasureChange[] {
  const changes: MeasureChange[] = [];
  const documentOf = (each: Measure) => [each.number, each.issued, each.clause, each.document];
  if (!sameMeaning(documentOf(a), documentOf(b))) changes.push({ part: 'document', id: 'document', a, b });
  if (a.region !== b.region) changes.push({ part: 'region', id: 'region', a: a.region, b: b.region });
  const timeOf = ({ window }: Measure) => [window.from, window.to, window.untilSuperseded];
  if (!sameMeaning(timeOf(a), timeOf(b))) changes.push({ part: 'window', id: 'window', a, b });
  if (!sameMeaning(a.window.governedBy, b.window.governedBy))
    changes.push({ part: 'governed-by', id: 'governed_by', a: a.window, b: b.window });
  for (const each of pair(a.parameters, b.parameters, ({ name }) => name)) {
    const id = (each.a ?? each.b)!.name;
    if (!sameMeaning(withoutClause(each.a, a, b), withoutClause(each.b, a, b)))
      changes.push({ part: 'parameter', id, ...each });
  }
  for (const each of pair(a.facts, b.facts, (name) => name))
    if (each.a === null || each.b === null) changes.push({ part: 'fact', id: (each.a ?? each.b)!, ...each });
  return changes;
}

/** Clauses of two documents are numbered each in its own way: they are compared within one document only. */
function withoutClause<T extends { readonly clause: string }>(part: T | null, a: Measure, b: Measure): unknown {
  return part && a.document !== b.document ? { ...part, clause: null } : part;
}

function compareConditions(a: Measure, b: Measure): MeasureChange[] {
  return pair(
    a.conditions,
    b.conditions,
    ({ id }) => id,
    ({ test }) => meaningOf(test),
  ).flatMap((each): MeasureChange[] => {
    if (each.a && each.b && sameMeaning(each.a.test, each.b.test)) {
      const moved = a.document === b.document && each.a.clause !== each.b.clause;
      if (!moved) return [];
    }
    return [{ part: 'condition', id: (each.b ?? each.a)!.id, ...each }];
  });
}

/** What differs in definitions and tables. */
export function compareWork(a: Work, b: Work): WorkChange[] {
  const changes: WorkChange[] = [];
  const saidBy = (each: NamedValue) => meaningOf({ ...each, name: null });
  const definitions = (work: Work) => parts(work, 'definition').map((each) => each.definition);
  for (const each of pair(definitions(a), definitions(b), ({ name }) => name, saidBy))
    if (!each.a || !each.b || saidBy(each.a) !== saidBy(each.b))
      changes.push({ part: 'definition', id: (each.b ?? each.a)!.name, ...each });
  const tables = (work: Work) => parts(work, 'table').map((each) => each.table);
  const inputsOf = (each: DecisionTable) => each.inputs.map(meaningOf).join();
  for (const each of pair(tables(a), tables(b), ({ name }) => name, inputsOf)) {
    const found = each.a && each.b ? compareTables(each.a, each.b, a.vocabulary, b.vocabulary) : [];
    if (!each.a || !each.b || found.length > 0)
      changes.push({ part: 'table', id: (each.b ?? each.a)!.name, ...each, changes: found });
  }
  return changes;
}

function compareSteps(a: Measure, b: Measure): MeasureChange[] {
  const changes: MeasureChange[] = compareWork(a, b);
  const schedules = (measure: Measure) => parts(measure, 'schedule').map((each) => each.schedule);
  for (const each of pair(
    schedules(a),
    schedules(b),
    ({ name }) => name,
    () => '',
  )) {
    const found = each.a && each.b ? compareSchedules(each.a, each.b) : [];
    if (!each.a || !each.b || found.length > 0)
      changes.push({ part: 'schedule', id: (each.b ?? each.a)!.name, ...each, changes: found });
  }
  for (const each of pair(a.outputs, b.outputs, ({ name }) => name))
    if (!sameMeaning(each.a, each.b)) changes.push({ part: 'output', id: (each.b ?? each.a)!.name, ...each });
  for (const part of ['unquantified', 'decision'] as const)
    if ((a[part] === null) !== (b[part] === null)) changes.push({ part, id: part, a: a[part], b: b[part] });
  if (a.beneficiary !== b.beneficiary)
    changes.push({ part: 'beneficiary', id: 'beneficiary', a: a.beneficiary, b: b.beneficiary });
  for (const each of pair(a.exclusions, b.exclusions, (one) => one.with))
    if (!sameMeaning(withoutClause(each.a, a, b), withoutClause(each.b, a, b)))
      changes.push({ part: 'exclusion', id: (each.b ?? each.a)!.with, ...each });
  for (const each of pair(a.limits, b.limits, ({ id }) => id))
    if (!sameMeaning(withoutClause(each.a, a, b), withoutClause(each.b, a, b)))
      changes.push({ part: 'limit', id: (each.b ?? each.a)!.id, ...each });
  for (const each of pair(a.readings, b.readings, ({ id }) => id))
    if (!each.a || !each.b) changes.push({ part: 'reading', id: (each.b ?? each.a)!.id, ...each });
  return changes;
}

function parts<Kind extends Step['kind']>(
  measure: Pick<Measure, 'steps'>,
  kind: Kind,
): Extract<Step, { kind: Kind }>[] {
  return measure.steps.filter((each): each is Extract<Step, { kind: Kind }> => each.kind === kind);
}

function compareSchedules(a: Schedule, b: Schedule): ScheduleChange[] {
  const changes: ScheduleChange[] = [];
  if (!sameMeaning(a.each.type, b.each.type)) changes.push({ part: 'each', id: b.each.name, a: a.each, b: b.each });
  if (!sameMeaning(a.from, b.from)) changes.push({ part: 'from', id: 'from', a: a.from, b: b.from });
  if (!sameMeaning(a.to, b.to)) changes.push({ part: 'to', id: 'to', a: a.to, b: b.to });
  for (const each of pair(a.columns, b.columns, ({ name }) => name))
    if (!sameMeaning(each.a, each.b)) changes.push({ part: 'column', id: (each.b ?? each.a)!.name, ...each });
  return changes;
}

/** What the model may have beside the parts that are compared one by one. */
function compareRest(a: Measure, b: Measure): MeasureChange[] {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)].filter((key) => !KNOWN.has(key)));
  const other = (measure: Measure, key: string) => (measure as unknown as Record<string, unknown>)[key] ?? null;
  return [...keys].flatMap((key): MeasureChange[] =>
    sameMeaning(other(a, key), other(b, key)) ? [] : [{ part: 'other', id: key, a: other(a, key), b: other(b, key) }],
  );
}
