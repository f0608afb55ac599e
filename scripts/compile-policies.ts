/*
 * Compiles policies/ to the JSON that the built command reads. Run by the build; fails on any fault in the tables.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { neededFacts } from '../src/batch/needed.ts';
import { helpPages } from '../src/cli/help.ts';
import { renderProblem } from '../src/cli/texts/render.ts';
import { textsFor } from '../src/cli/texts/texts.ts';
import {
  type CompiledDerivation,
  type CompiledExamples,
  type CompiledFamily,
  type CompiledHead,
  type CompiledIndex,
  compiledName,
  helpName,
} from '../src/policies/compiled.ts';
import { loadDirectory, loadHelp, setOf } from '../src/policies/load/directory.ts';
import type { MeasureSummary, Vocabulary } from '../src/policies/model.ts';
import { SuanceError } from '../src/values/problem.ts';
import { withPinyin } from './pinyin.ts';

const [source = 'policies', target = 'dist/policies'] = process.argv.slice(2);

try {
  const tables = loadDirectory(source, 'policies', null);
  const set = setOf(tables);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const write = (name: string, data: unknown) => writeFileSync(join(target, name), JSON.stringify(data));
  const summaries = set.summaries.map((each): MeasureSummary => {
    const { id, document, family, title, clause, number, region, regionChain, window } = each;
    const { kinds, beneficiary, supersededBy } = each;
    return {
      id,
      document,
      family,
      title,
      clause,
      number,
      region,
      regionChain,
      window,
      kinds,
      beneficiary,
      supersededBy,
    };
  });
  const head: CompiledHead = { hash: set.hash };
  write('tables.json', head);
  const index: CompiledIndex = { summaries, documentIds: set.documentIds };
  write('index.json', index);
  write('families.json', set.families.map(withPinyin));
  const help = loadHelp(source, 'policies');
  for (const language of ['zh', 'en'] as const) write(helpName(language), helpPages(textsFor(language), help));
  write('vocabulary.json', tables.vocabulary);
  write('regions.json', tables.regions.map(withPinyin));
  for (const { id } of summaries) {
    const { examples, lists, vocabulary, ...measure } = set.measure(id);
    const read = [...new Set([...measure.window.governedBy, ...measure.facts])];
    const needed = neededFacts(set.measure(id), read, () => set.regions());
    write(compiledName('measure', id), { ...measure, needed, vocabulary: withoutWork(vocabulary) });
    const worked: CompiledExamples = { examples, lists };
    write(compiledName('examples', id), worked);
  }
  for (const { id } of set.families) {
    const family: CompiledFamily = {
      summaries: summaries.filter((each) => each.family === id),
      vocabulary: namesOf(set.versions(id).map((each) => set.measure(each.id).vocabulary)),
    };
    write(compiledName('family', id), family);
  }
  for (const { fact, steps, value } of Object.values(tables.vocabulary.derivations)) {
    const derived: CompiledDerivation = { steps, value };
    write(compiledName('derived', fact), derived);
  }
  for (const document of tables.documents) write(compiledName('document', document.id), document);
} catch (error) {
  if (!(error instanceof SuanceError)) throw error;
  const texts = textsFor('en');
  for (const problem of error.problems) process.stderr.write(`${renderProblem(problem, texts)}\n`);
  process.exitCode = 3;
}

/** How facts follow from others is a file of its own: few cases need it. */
function withoutWork(vocabulary: Vocabulary): unknown {
  const derivations = Object.values(vocabulary.derivations).map(({ steps: _steps, value: _value, ...each }) => each);
  return { ...vocabulary, derivations: Object.fromEntries(derivations.map((each) => [each.fact, each])) };
}

/** Names under which facts and figures of several measures are given, and the values of enums. */
function namesOf(parts: readonly Vocabulary[]): Vocabulary {
  const all = <Key extends 'enums' | 'facts' | 'shorthands'>(key: Key) =>
    Object.assign({}, ...parts.map((each) => each[key])) as Vocabulary[Key];
  const figures = parts.flatMap((each) => Object.values(each.figures)).map((each) => ({ ...each, values: [] }));
  return {
    enums: all('enums'),
    facts: all('facts'),
    figures: Object.fromEntries(figures.map((each) => [each.name, each])),
    shorthands: all('shorthands'),
    constraints: [],
    derivations: {},
    labels: {},
  };
}
