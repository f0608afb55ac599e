/*
 * Compiles policies/ to the JSON that the built command reads. Run by the build; fails on any fault in the tables.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderProblem } from '../src/cli/texts/render.ts';
import { textsFor } from '../src/cli/texts/texts.ts';
import { type CompiledIndex, compiledName } from '../src/policies/compiled.ts';
import { loadDirectory, loadHelp, setOf } from '../src/policies/load/directory.ts';
import type { MeasureSummary } from '../src/policies/model.ts';
import { SuanceError } from '../src/values/problem.ts';

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
  const index: CompiledIndex = { hash: set.hash, summaries, families: set.families, documentIds: set.documentIds };
  write('index.json', index);
  write('help.json', loadHelp(source, 'policies'));
  write('vocabulary.json', tables.vocabulary);
  write('regions.json', tables.regions);
  for (const measure of tables.measures) write(compiledName('measure', measure.id), measure);
  for (const document of tables.documents) write(compiledName('document', document.id), document);
} catch (error) {
  if (!(error instanceof SuanceError)) throw error;
  const texts = textsFor('en');
  for (const problem of error.problems) process.stderr.write(`${renderProblem(problem, texts)}\n`);
  process.exitCode = 3;
}
