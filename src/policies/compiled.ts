import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../language/nearest.ts';
import type { Language } from '../values/print.ts';
import { problem } from '../values/problem.ts';
import type {
  Derivation,
  Example,
  Family,
  HelpPages,
  ListExample,
  Measure,
  MeasureSummary,
  PolicyDocument,
  Region,
  Vocabulary,
} from './model.ts';
import { Regions } from './regions.ts';
import type { PolicySet, PolicyTables } from './set.ts';

/*
 * The built-in tables as the build writes them, in parts, so that one case reads only what it needs, however many
 * measures there are. The reader of YAML, the schemas and the parser of expressions are not loaded for them.
 */

/** What is read at every start. */
export interface CompiledHead {
  readonly hash: string;
}

/** What a list of all measures needs. */
export interface CompiledIndex {
  readonly summaries: readonly MeasureSummary[];
  readonly documentIds: readonly string[];
}

/** What the choice of a version needs, and the names under which its facts are given. */
export interface CompiledFamily {
  readonly summaries: readonly MeasureSummary[];
  readonly vocabulary: Vocabulary;
}

/** The worked cases and lists of a measure. */
export interface CompiledExamples {
  readonly examples: readonly Example[];
  readonly lists: readonly ListExample[];
}

/** What is worked out of a derivation when it is needed. */
export type CompiledDerivation = Pick<Derivation, 'steps' | 'value'>;

type Part = 'measure' | 'examples' | 'document' | 'family' | 'derived';

/** Name of the file of a part within the compiled tables. */
export function compiledName(kind: Part, id: string): string {
  return `${kind}-${id.replace('/', '--')}.json`;
}

const MEASURE_ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/**
 * Opens the compiled tables of a directory.
 * @throws SuanceError `tables-unreadable` where the build did not write them
 */
export function openCompiled(directory: string): PolicySet {
  const { hash } = readJson<CompiledHead>(directory, 'tables.json');
  const once = <T>(name: string): (() => T) => {
    let value: T | undefined;
    return () => {
      value ??= readJson<T>(directory, name);
      return value;
    };
  };
  const index = once<CompiledIndex>('index.json');
  const families = once<readonly Family[]>('families.json');
  const vocabulary = once<Vocabulary>('vocabulary.json');
  let regions: Regions | null = null;
  const measures = new Map<string, Measure>();
  // A list asks for the versions of the same families with every row.
  const family = kept((id) => readJson<CompiledFamily>(directory, compiledName('family', id)));
  const document = kept((id) => readJson<PolicyDocument>(directory, compiledName('document', id)));
  const has = (id: string) => MEASURE_ID.test(id) && existsSync(join(directory, compiledName('measure', id)));
  const measure = (id: string): Measure => {
    let found = measures.get(id);
    if (!found) {
      if (!has(id)) {
        const known = index().summaries.map((each) => each.id);
        throw problem('unknown-measure', { name: id, nearest: nearest(id, known) });
      }
      found = readMeasure(directory, id);
      measures.set(id, found);
    }
    return found;
  };
  return {
    hash,
    get summaries() {
      return index().summaries;
    },
    get families() {
      return families();
    },
    get documentIds() {
      return index().documentIds;
    },
    has,
    versions: (id) => family(id).summaries,
    nearVocabulary: (subject) =>
      subject.kind === 'measure' ? measure(subject.id).vocabulary : family(subject.family.id).vocabulary,
    measure,
    document: (id) => {
      const { documentIds } = index();
      if (!documentIds.includes(id)) throw problem('unknown-document', { name: id, nearest: nearest(id, documentIds) });
      return document(id);
    },
    vocabulary,
    regions: () => {
      regions ??= new Regions(readJson<readonly Region[]>(directory, 'regions.json'));
      return regions;
    },
  };
}

/** Parts by their id, each read once. */
function kept<T>(read: (id: string) => T): (id: string) => T {
  const found = new Map<string, T>();
  return (id) => {
    let part = found.get(id);
    if (part === undefined) {
      part = read(id);
      found.set(id, part);
    }
    return part;
  };
}

/** A measure of which the worked examples, and how facts follow from others, are read when something asks for them. */
function readMeasure(directory: string, id: string): Measure {
  const measure = readJson<Measure>(directory, compiledName('measure', id));
  const worked = () => readJson<CompiledExamples>(directory, compiledName('examples', id));
  later(measure, 'examples', () => worked().examples);
  later(measure, 'lists', () => worked().lists);
  for (const derivation of Object.values(measure.vocabulary.derivations)) {
    const part = () => readJson<CompiledDerivation>(directory, compiledName('derived', derivation.fact));
    later(derivation, 'steps', () => part().steps);
    later(derivation, 'value', () => part().value);
  }
  return measure;
}

/** Gives an object a property that is read when it is first asked for. */
function later<T extends object, Key extends keyof T>(object: T, key: Key, read: () => T[Key]): void {
  Object.defineProperty(object, key, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value = read();
      Object.defineProperty(object, key, { value, enumerable: true });
      return value;
    },
  });
}

/** All compiled tables, to load a directory of the user's on top of them. @throws SuanceError `tables-unreadable` */
export function readCompiledTables(directory: string): PolicyTables {
  const { hash } = readJson<CompiledHead>(directory, 'tables.json');
  const index = readJson<CompiledIndex>(directory, 'index.json');
  return {
    hash,
    vocabulary: readJson<Vocabulary>(directory, 'vocabulary.json'),
    regions: readJson<readonly Region[]>(directory, 'regions.json'),
    families: readJson<readonly Family[]>(directory, 'families.json'),
    documents: index.documentIds.map((id) => readJson<PolicyDocument>(directory, compiledName('document', id))),
    measures: index.summaries.map(({ id }) => asStated(readMeasure(directory, id))),
  };
}

/** A measure with its window as its file states it: what ended it is to be found again among all measures. */
function asStated(measure: Measure): Measure {
  // What the build worked out of the examples is no part of a file either.
  const { needed: _, ...stated } = measure;
  const { window } = stated;
  return { ...stated, window: window.untilSuperseded ? { ...window, to: null } : window, supersededBy: null };
}

/** Name of the file of the help in a language. */
export function helpName(language: Language): string {
  return `help-${language}.json`;
}

/** The help as the build rendered it. @throws SuanceError `tables-unreadable` */
export function readHelp(directory: string, language: Language): HelpPages {
  return readJson<HelpPages>(directory, helpName(language));
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
