import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../language/nearest.ts';
import { problem } from '../values/problem.ts';
import type { Family, HelpExamples, Measure, MeasureSummary, PolicyDocument, Region, Vocabulary } from './model.ts';
import { Regions } from './regions.ts';
import type { PolicySet, PolicyTables } from './set.ts';

/*
 * The built-in tables as the build writes them: an index, and a file for each measure and document, so that one case
 * reads only what it needs. The reader of YAML, the schemas and the parser of expressions are not loaded for them.
 */

/** What is read at every start. */
export interface CompiledIndex {
  readonly hash: string;
  readonly summaries: readonly MeasureSummary[];
  readonly families: readonly Family[];
  readonly documentIds: readonly string[];
}

/** Name of the file of a measure or document within the compiled tables. */
export function compiledName(kind: 'measure' | 'document', id: string): string {
  return `${kind}-${id.replace('/', '--')}.json`;
}

/**
 * Opens the compiled tables of a directory.
 * @throws SuanceError `tables-unreadable` where the build did not write them
 */
export function openCompiled(directory: string): PolicySet {
  const index = readJson<CompiledIndex>(directory, 'index.json');
  let vocabulary: Vocabulary | null = null;
  let regions: Regions | null = null;
  const measures = new Map<string, Measure>();
  return {
    hash: index.hash,
    summaries: index.summaries,
    families: index.families,
    documentIds: index.documentIds,
    measure: (id) => {
      const known = measures.get(id);
      if (known) return known;
      const summary = index.summaries.find((each) => each.id === id);
      if (!summary)
        throw problem('unknown-measure', {
          name: id,
          nearest: nearest(
            id,
            index.summaries.map((each) => each.id),
          ),
        });
      // The index has the windows as they stand among all measures.
      const measure = { ...readJson<Measure>(directory, compiledName('measure', id)), ...summary };
      measures.set(id, measure);
      return measure;
    },
    document: (id) => {
      if (!index.documentIds.includes(id))
        throw problem('unknown-document', { name: id, nearest: nearest(id, index.documentIds) });
      return readJson<PolicyDocument>(directory, compiledName('document', id));
    },
    vocabulary: () => {
      vocabulary ??= readJson<Vocabulary>(directory, 'vocabulary.json');
      return vocabulary;
    },
    regions: () => {
      regions ??= new Regions(readJson<readonly Region[]>(directory, 'regions.json'));
      return regions;
    },
  };
}

/** All compiled tables, to load a directory of the user's on top of them. @throws SuanceError `tables-unreadable` */
export function readCompiledTables(directory: string): PolicyTables {
  const index = readJson<CompiledIndex>(directory, 'index.json');
  return {
    hash: index.hash,
    vocabulary: readJson<Vocabulary>(directory, 'vocabulary.json'),
    regions: readJson<readonly Region[]>(directory, 'regions.json'),
    families: index.families,
    documents: index.documentIds.map((id) => readJson<PolicyDocument>(directory, compiledName('document', id))),
    measures: index.summaries.map(({ id }) => readJson<Measure>(directory, compiledName('measure', id))),
  };
}

/** The examples that the help shows. @throws SuanceError `tables-unreadable` */
export function readHelp(directory: string): HelpExamples {
  return readJson<HelpExamples>(directory, 'help.json');
}

function readJson<T>(directory: string, name: string): T {
  const path = join(directory, name);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    // Not there, or cut short by a build that was interrupted: either way it is to be built again.
    throw problem('tables-unreadable', { path });
  }
}
