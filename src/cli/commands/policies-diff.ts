import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readCompiledTables } from '../../policies/compiled.ts';
import { comparePolicies } from '../../policies/diff/directories.ts';
import { compareMeasures } from '../../policies/diff/measures.ts';
import type { Measure } from '../../policies/model.ts';
import { Regions } from '../../policies/regions.ts';
import { findSubject, type PolicySet, type PolicyTables } from '../../policies/set.ts';
import { versionText } from '../../policies/versions.ts';
import { readYaml } from '../../policies/yaml.ts';
import { problem } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { loadPolicies, openPolicies, type Session } from '../session.ts';
import { styleFor } from '../style.ts';
import { type DifferenceBlock, differencePage } from '../views/difference-page.ts';
import { type DifferenceRow, derivationRows, measureRows } from '../views/difference-rows.ts';
import { measureRow, tablesRow } from '../views/difference-tables.ts';
import { WORDS_FOR_PROGRAMS, wordsForPeople } from '../views/difference-words.ts';

/** `suance policies diff`: two measures, or two directories of policy tables, side by side. Exits with 0 either way. */
export async function policiesDiff(
  session: Session,
  positionals: readonly string[],
  options: Options,
): Promise<number> {
  const [a, b] = positionals as [string, string];
  const set = await openPolicies(session, options.policies);
  const [left, right] = [isDirectory(a, set), isDirectory(b, set)];
  if (left !== right) {
    const measure = left ? b : a;
    if (!set.summaries.some((each) => each.id === measure)) throw problem('directory-not-found', { path: measure });
    throw problem('diff-sides', { measure, directory: left ? a : b });
  }
  return left ? diffDirectories(session, a, b, options) : diffMeasures(session, a, b, set, options);
}

/** What a program reads of one difference. */
interface ListedDifference extends Pick<DifferenceRow, 'part' | 'id' | 'rule' | 'a' | 'b'> {
  readonly measure: string | null;
}

function listed(measure: string | null, rows: readonly DifferenceRow[]): ListedDifference[] {
  return rows.map(({ part, id, rule, a, b }) => ({ measure, part, id, ...(rule ? { rule } : {}), a, b }));
}

async function diffMeasures(session: Session, a: string, b: string, set: PolicySet, options: Options): Promise<number> {
  const { io, texts } = session;
  const [left, right] = [measureNamed(set, a), measureNamed(set, b)];
  const changes = compareMeasures(left, right);
  if (options.format === 'json') {
    const differences = listed(null, measureRows(changes, left, right, WORDS_FOR_PROGRAMS));
    await write(io.stdout, `${JSON.stringify({ a: left.id, b: right.id, differences }, null, 2)}\n`);
    return EXIT.computed;
  }
  const style = await styleFor(io, options);
  const rows = measureRows(
    changes,
    left,
    right,
    wordsForPeople(texts, () => set.regions()),
  );
  const head = (measure: Measure) => [measure.title[texts.language], measure.id];
  await write(io.stdout, differencePage([head(left), head(right)], [{ title: null, rows }], texts, style));
  return EXIT.computed;
}

/** A measure by its id. @throws SuanceError that lists the versions where a family is named */
function measureNamed(set: PolicySet, name: string): Measure {
  // What is written like a path and is not there is no measure with a slip in it.
  if (/^[./~]|^[A-Za-z]:/.test(name)) throw problem('directory-not-found', { path: name });
  const subject = findSubject(set, name);
  if (subject.kind === 'measure') return set.measure(subject.id);
  const { id } = subject.family;
  const versions = set.summaries.filter((each) => each.family === id).map(versionText);
  throw problem('diff-needs-versions', { family: id, versions });
}

async function diffDirectories(session: Session, a: string, b: string, options: Options): Promise<number> {
  const { io, texts } = session;
  const builtIn = readCompiledTables(io.tables);
  const [left, right] = [await tablesOf(a, builtIn), await tablesOf(b, builtIn)];
  const difference = comparePolicies(left, right);
  if (options.format === 'json') {
    const words = WORDS_FOR_PROGRAMS;
    const differences = [
      ...difference.measures.flatMap((each) =>
        each.a && each.b
          ? listed(each.id, measureRows(each.changes, each.a, each.b, words))
          : listed(each.id, [measureRow(each, words)]),
      ),
      ...listed(
        null,
        difference.derivations.flatMap((each) => derivationRows(each, left.vocabulary, right.vocabulary, words)),
      ),
      ...listed(
        null,
        difference.tables.map((each) => tablesRow(each, words)),
      ),
    ];
    const side = (path: string, tables: PolicyTables) => ({ path, tables: tables.hash });
    const report = { a: side(a, left), b: side(b, right), differences };
    await write(io.stdout, `${JSON.stringify(report, null, 2)}\n`);
    return EXIT.computed;
  }
  // A region that only one side knows is called by the name that it has there.
  const regions = new Regions([
    ...right.regions,
    ...left.regions.filter(({ code }) => !right.regions.some((each) => each.code === code)),
  ]);
  const words = wordsForPeople(texts, () => regions);
  const whole = difference.measures.filter((each) => !each.a || !each.b).map((each) => measureRow(each, words));
  const changed = difference.measures.flatMap((each): DifferenceBlock[] => {
    if (!each.a || !each.b) return [];
    const title = `${each.b.title[texts.language]}  ${each.id}`;
    return [{ title, rows: measureRows(each.changes, each.a, each.b, words) }];
  });
  const derived = difference.derivations.map((each): DifferenceBlock => {
    const title = `${texts.compare.sections.derived}${texts.colon}${(right.vocabulary.facts[each.id] ?? left.vocabulary.facts[each.id])!.label[texts.language]}  ${each.id}`;
    return { title, rows: derivationRows(each, left.vocabulary, right.vocabulary, words) };
  });
  const rest = difference.tables.map((each) => tablesRow(each, words));
  const head = (path: string) => [BUILT_IN.includes(path) ? texts.compare.builtIn : path];
  const blocks = [{ title: null, rows: whole }, ...changed, ...derived, { title: null, rows: rest }];
  await write(io.stdout, differencePage([head(a), head(b)], blocks, texts, await styleFor(io, options)));
  return EXIT.computed;
}

/** Words for the tables that come with the program. */
const BUILT_IN: readonly string[] = ['built-in', '内置'];

function isDirectory(name: string, set: PolicySet): boolean {
  if (BUILT_IN.includes(name)) return true;
  return !set.summaries.some((each) => each.id === name) && existsSync(name) && statSync(name).isDirectory();
}

/**
 * The tables of a directory: on its own if it brings the regions of the built-in tables along, else on top of them.
 * @throws UnsoundTables
 */
async function tablesOf(directory: string, builtIn: PolicyTables): Promise<PolicyTables> {
  if (BUILT_IN.includes(directory)) return builtIn;
  return loadPolicies(directory, directory, isComplete(directory, builtIn) ? null : builtIn);
}

function isComplete(directory: string, builtIn: PolicyTables): boolean {
  const path = join(directory, 'regions.yaml');
  if (!existsSync(path)) return false;
  try {
    const { regions } = readYaml(path, path).data as { regions: object };
    return builtIn.regions.some((each) => each.code in regions);
  } catch {
    // What is wrong with the file is told when the directory is loaded.
    return false;
  }
}
