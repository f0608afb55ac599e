import type { Clause, Measure, PolicyDocument, Quantity, Vocabulary } from '../model.ts';
import type { PolicyTables } from '../set.ts';
import { endSuperseded } from '../windows.ts';
import type {
  Change,
  ClauseEntry,
  DerivationDifference,
  MeasureDifference,
  TablesChange,
  TablesDifference,
} from './changes.ts';
import { meaningOf, sameMeaning } from './meaning.ts';
import { compareMeasures, compareWork } from './measures.ts';
import { pair } from './pairs.ts';

/** Everything that differs between two sets of policy tables; windows as they stand among all measures of each. */
export function comparePolicies(a: PolicyTables, b: PolicyTables): TablesDifference {
  return {
    measures: compareAllMeasures(endSuperseded(a.measures), endSuperseded(b.measures)),
    derivations: compareDerivations(a.vocabulary, b.vocabulary),
    tables: [
      ...pair(a.documents, b.documents, ({ id }) => id).flatMap((each) => compareDocuments(each.a, each.b)),
      ...compareFigures(a.vocabulary, b.vocabulary),
      ...compareFacts(a.vocabulary, b.vocabulary),
      ...changesOf('family', a.families, b.families, ({ id }) => id),
      ...changesOf('region-definition', a.regions, b.regions, ({ code }) => code),
    ],
  };
}

/** Lists whose members are compared as a whole, wording left aside. */
function changesOf<Part extends TablesChange['part'], T>(
  part: Part,
  a: readonly T[],
  b: readonly T[],
  key: (each: T) => string,
): TablesChange[] {
  return pair(a, b, key)
    .filter((each) => !sameMeaning(each.a, each.b))
    .map((each) => ({ part, id: key((each.b ?? each.a)!), ...each }) as unknown as TablesChange);
}

function compareAllMeasures(a: readonly Measure[], b: readonly Measure[]): MeasureDifference[] {
  return pair(a, b, ({ id }) => id).flatMap((each): MeasureDifference[] => {
    const { id } = (each.b ?? each.a)!;
    const changes = each.a && each.b ? compareMeasures(each.a, each.b) : [];
    return each.a && each.b && changes.length === 0 ? [] : [{ id, ...each, changes }];
  });
}

/** How facts follow from others. The rule that it rests on is wording. */
function compareDerivations(a: Vocabulary, b: Vocabulary): DerivationDifference[] {
  const all = (vocabulary: Vocabulary) => Object.values(vocabulary.derivations);
  return pair(all(a), all(b), ({ fact }) => fact).flatMap((each): DerivationDifference[] => {
    const id = (each.b ?? each.a)!.fact;
    if (!each.a || !each.b) return [{ id, ...each, changes: [] }];
    const work = compareWork({ steps: each.a.steps, vocabulary: a }, { steps: each.b.steps, vocabulary: b });
    const changes: DerivationDifference['changes'] = sameMeaning(each.a.value, each.b.value)
      ? work
      : [...work, { part: 'derived-value', id, a: each.a.value, b: each.b.value }];
    return changes.length === 0 ? [] : [{ id, ...each, changes }];
  });
}

function compareDocuments(a: PolicyDocument | null, b: PolicyDocument | null): TablesChange[] {
  const { id } = (b ?? a)!;
  if (!a || !b) return [{ part: 'document-definition', id, a, b }];
  const frame = (each: PolicyDocument) => [
    each.number,
    each.issued,
    each.region,
    each.under,
    each.deadlines.map(({ date }) => date),
  ];
  const changes: TablesChange[] = sameMeaning(frame(a), frame(b)) ? [] : [{ part: 'document-definition', id, a, b }];
  const entry = (clause: Clause): ClauseEntry => ({
    document: id,
    clause: clause.id,
    measures: [...clause.measures].sort(),
    later: [...clause.later].sort(),
  });
  for (const each of pair(a.clauses, b.clauses, (clause) => clause.id)) {
    const sides = { a: each.a && entry(each.a), b: each.b && entry(each.b) };
    if (!sameMeaning(sides.a, sides.b))
      changes.push({ part: 'clause', id: `${id} ${(each.b ?? each.a)!.id}`, ...sides });
    const targets = changesOf('target', each.a?.targets ?? [], each.b?.targets ?? [], (target) => target.id);
    // What a target is of is wording; its year, its figure and how that is meant are not.
    changes.push(
      ...targets
        .filter((target) => {
          const [left, right] = [target.a, target.b] as Change<'target', Clause['targets'][number]>['a'][];
          const figure = (one: typeof left | undefined) =>
            one ? [one.year, one.comparison, one.figure, one.unit?.zh ?? null] : null;
          return !sameMeaning(figure(left), figure(right));
        })
        .map((target) => ({ ...target, id: `${id}/${target.id}` }) as TablesChange),
    );
  }
  return changes;
}

/** What decides how a value is read. */
function readingOf(each: Quantity & { readonly by?: unknown }): unknown {
  return [each.type, each.min, each.max, each.unit?.zh ?? null, each.by ?? null, [...each.headers].sort()];
}

function compareFigures(a: Vocabulary, b: Vocabulary): TablesChange[] {
  return pair(Object.values(a.figures), Object.values(b.figures), ({ name }) => name).flatMap((each) => {
    const figure = (each.b ?? each.a)!;
    const changed = !each.a || !each.b || !sameMeaning(readingOf(each.a), readingOf(each.b));
    const own: TablesChange[] = changed ? [{ part: 'figure', id: figure.name, ...each }] : [];
    const values = pair(each.a?.values ?? [], each.b?.values ?? [], (value) => `${value.region} ${value.from}`)
      .filter((value) => {
        const held = (one: typeof value.a) => one && [one.region, one.from, one.to, one.value];
        return !sameMeaning(held(value.a), held(value.b));
      })
      .map((value): TablesChange => ({ part: 'figure-value', id: figure.name, ...value, figure }));
    return [...own, ...values];
  });
}

function compareFacts(a: Vocabulary, b: Vocabulary): TablesChange[] {
  const changes: TablesChange[] = [];
  for (const each of pair(Object.values(a.facts), Object.values(b.facts), ({ name }) => name))
    if (!each.a || !each.b || !sameMeaning(readingOf(each.a), readingOf(each.b)))
      changes.push({ part: 'fact-definition', id: (each.b ?? each.a)!.name, ...each });
  for (const each of pair(Object.values(a.enums), Object.values(b.enums), ({ name }) => name)) {
    const sides = { a: each.a?.members ?? null, b: each.b?.members ?? null };
    if (!sameMeaning(sides.a, sides.b)) changes.push({ part: 'enum', id: (each.b ?? each.a)!.name, ...sides });
  }
  changes.push(...changesOf('shorthand', Object.values(a.shorthands), Object.values(b.shorthands), ({ name }) => name));
  for (const each of pair(a.constraints, b.constraints, ({ require }) => meaningOf(require)))
    if (!each.a || !each.b) changes.push({ part: 'constraint', id: (each.b ?? each.a)!.names.join(', '), ...each });
  return changes;
}
