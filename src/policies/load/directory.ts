import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { nearest } from '../../language/nearest.ts';
import { collecting, type Place, type Problem, problem, problemData } from '../../values/problem.ts';
import type { Family, HelpExamples, Measure, PolicyDocument, Region, Vocabulary } from '../model.ts';
import { foldLabel } from '../quantity.ts';
import { Regions } from '../regions.ts';
import { familiesSchema, helpSchema, readBySchema, regionsSchema } from '../schema.ts';
import { familyNames, type PolicySet, type PolicyTables } from '../set.ts';
import { endSuperseded } from '../windows.ts';
import { readYaml, throwAll, type YamlFile } from '../yaml.ts';
import { loadDocument } from './document.ts';
import { loadMeasure, type MeasureContext } from './measure.ts';
import { EMPTY_VOCABULARY, VocabularyLoader } from './vocabulary.ts';

/** Paths of all policy files below a directory, relative to it, sorted. @throws SuanceError `policies-not-found` */
export function policyFiles(directory: string, shownAs: string): string[] {
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    throw problem('policies-not-found', { path: shownAs });
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && /\.ya?ml$/.test(each.name))
    .map((each) => relative(directory, join(each.parentPath, each.name)).split(sep).join('/'))
    .sort();
}

/** A hash of the names and contents of policy files; what the help shows decides no result. */
export function hashFiles(directory: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files.filter((each) => each !== 'help.yaml'))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(directory, file)))
      .update('\0');
  return `sha256:${hash.digest('hex')}`;
}

function combineHashes(base: string | undefined, own: string): string {
  return base === undefined ? own : `sha256:${createHash('sha256').update(base).update(own).digest('hex')}`;
}

/** The examples that the help shows, from the directory of the built-in policies. @throws SuanceError with file, line and column */
export function loadHelp(directory: string, shownAs: string): HelpExamples {
  return readBySchema(readYaml(join(directory, 'help.yaml'), `${shownAs}/help.yaml`), helpSchema).examples;
}

/**
 * Loads a directory of policy files, on top of tables already loaded.
 * @param shownAs how the directory is called in messages
 * @throws SuanceError with every fault found, each with file, line and column
 */
export function loadDirectory(directory: string, shownAs: string, base: PolicyTables | null): PolicyTables {
  const files = policyFiles(directory, shownAs);
  if (files.length === 0) throw problem('policies-not-found', { path: shownAs });
  return new DirectoryLoader(directory, shownAs, files, base).load();
}

class DirectoryLoader {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly directory: string,
    private readonly shownAs: string,
    private readonly files: readonly string[],
    private readonly base: PolicyTables | null,
  ) {}

  load(): PolicyTables {
    const regions = this.regions();
    const vocabulary = this.vocabulary(new Regions(regions));
    const families = this.families();
    // What documents rest on comes first: without it, every name in them would be one more fault.
    throwAll(this.problems);
    const documents: PolicyDocument[] = [];
    const measures: Measure[] = [];
    for (const file of this.files.filter((each) => each.endsWith('/document.yaml'))) {
      const id = file.split('/')[0]!;
      const yaml = this.read(file);
      const document = yaml && loadDocument(yaml, id, new Regions(regions), this.problems);
      if (!document) continue;
      this.refuseTaken(id, yaml.placeOf([]), this.base?.documents.map((each) => each.id) ?? []);
      documents.push(document);
      measures.push(
        ...this.measures(document, yaml, { vocabulary, regions: new Regions(regions), document }, families),
      );
    }
    this.refuseStrays();
    this.refuseUnknownExclusions(measures, families);
    throwAll(this.problems);
    return {
      hash: combineHashes(
        this.base?.hash,
        hashFiles(
          this.directory,
          this.files.filter((each) => each !== 'help.yaml'),
        ),
      ),
      vocabulary,
      regions,
      families,
      documents: [...(this.base?.documents ?? []), ...documents],
      measures: [...(this.base?.measures ?? []), ...measures],
    };
  }

  private read(file: string): YamlFile | undefined {
    return collecting(this.problems, () => readYaml(join(this.directory, file), `${this.shownAs}/${file}`));
  }

  private refuseTaken(id: string, place: Place, taken: readonly string[]): void {
    if (taken.includes(id)) this.problems.push(problemData('built-in-id', { id }, place));
  }

  private regions(): Region[] {
    const regions: Region[] = [...(this.base?.regions ?? [])];
    if (!this.files.includes('regions.yaml')) return regions;
    const file = this.read('regions.yaml');
    const raw = file && collecting(this.problems, () => readBySchema(file, regionsSchema));
    if (!raw) return regions;
    for (const [code, each] of Object.entries(raw.regions)) {
      this.refuseTaken(code, file.placeOfKey(['regions'], code), this.base?.regions.map((region) => region.code) ?? []);
      regions.push({ code, label: { zh: each.zh, en: each.en }, parent: each.parent ?? null, aliases: each.aliases });
    }
    for (const region of regions) {
      if (region.parent !== null && !regions.some((each) => each.code === region.parent)) {
        const place = file.placeOf(['regions', region.code]);
        this.problems.push(problemData('parent-region', { id: region.code, parent: region.parent }, place));
      }
    }
    return regions;
  }

  private vocabulary(regions: Regions): Vocabulary {
    const loader = new VocabularyLoader(this.base?.vocabulary ?? EMPTY_VOCABULARY, regions);
    const part = (name: string) => (this.files.includes(name) ? this.read(name) : null);
    const vocabulary = part('vocabulary.yaml');
    // Enums and facts that could not be read would each be a fault in the other files too.
    const readable = vocabulary === null || (vocabulary !== undefined && loader.addVocabulary(vocabulary));
    const figures = part('figures.yaml');
    if (figures && readable) loader.addFigures(figures);
    const derived = part('derived.yaml');
    if (derived && loader.problems.length === 0 && readable) loader.addDerived(derived);
    this.problems.push(...loader.problems);
    return loader.vocabulary;
  }

  private families(): Family[] {
    const families: Family[] = [...(this.base?.families ?? [])];
    const file = this.files.includes('families.yaml') ? this.read('families.yaml') : undefined;
    const raw = file && collecting(this.problems, () => readBySchema(file, familiesSchema));
    for (const [id, each] of Object.entries(raw?.families ?? {})) {
      if (file)
        this.refuseTaken(id, file.placeOfKey(['families'], id), this.base?.families.map((family) => family.id) ?? []);
      families.push({ id, ...each });
    }
    if (file) this.refuseSharedNames(families, file);
    return families;
  }

  /** A name that meant two families would choose one of them in silence. */
  private refuseSharedNames(families: readonly Family[], file: YamlFile): void {
    const seen = new Map<string, string>();
    for (const family of families) {
      for (const label of familyNames(family)) {
        const first = seen.get(foldLabel(label)) ?? family.id;
        seen.set(foldLabel(label), first);
        if (first === family.id) continue;
        const params = { label, first, second: family.id };
        this.problems.push(problemData('label-shared', params, file.placeOfKey(['families'], family.id)));
      }
    }
  }

  private measures(
    document: PolicyDocument,
    documentFile: YamlFile,
    context: MeasureContext,
    families: readonly Family[],
  ): Measure[] {
    const loaded: Measure[] = [];
    const own = this.files.filter((each) => each.startsWith(`${document.id}/`) && !each.endsWith('/document.yaml'));
    const ids = new Set<string>();
    for (const path of own) {
      const family = path.slice(document.id.length + 1).replace(/\.ya?ml$/, '');
      const file = this.read(path);
      const again = ids.has(family);
      ids.add(family);
      if (!file) continue;
      if (again) this.problems.push(problemData('duplicate-id', { id: family, first: '' }, file.placeOf([])));
      if (!families.some((each) => each.id === family)) {
        const near = nearest(
          family,
          families.map((each) => each.id),
        );
        this.problems.push(problemData('unknown-measure', { name: family, nearest: near }, file.placeOf([])));
      }
      const measure = loadMeasure(file, family, context, this.problems);
      if (!measure) continue;
      if (!document.clauses.some((each) => each.id === measure.clause && each.measures.includes(family))) {
        this.problems.push(
          problemData('clause-not-listed', { measure: measure.id, clause: measure.clause }, file.placeOf(['clause'])),
        );
      }
      loaded.push(measure);
    }
    for (const [clause, { measures }] of document.clauses.entries()) {
      for (const [index, family] of measures.entries()) {
        if (ids.has(family)) continue;
        const place = documentFile.placeOf(['clauses', clause, 'measures', index]);
        const params = { name: family, nearest: nearest(family, ids) };
        this.problems.push(problemData('unknown-measure-of-clause', params, place));
      }
    }
    return loaded;
  }

  /** What a measure cannot be had together with must be there. */
  private refuseUnknownExclusions(measures: readonly Measure[], families: readonly Family[]): void {
    const known = [
      ...families.map((each) => each.id),
      ...(this.base?.measures ?? []).map((each) => each.id),
      ...measures.map((each) => each.id),
    ];
    for (const { file, exclusions } of measures) {
      for (const { with: name } of exclusions) {
        if (known.includes(name)) continue;
        this.problems.push(problemData('unknown-measure', { name, nearest: nearest(name, known) }, { file }));
      }
    }
  }

  /** A measure without its document, or a file whose name says nothing, would be left out in silence. */
  private refuseStrays(): void {
    const known = new Set(['regions.yaml', 'vocabulary.yaml', 'figures.yaml', 'derived.yaml', 'families.yaml']);
    // The help is the program's, and only the built-in directory has one.
    if (this.base === null) known.add('help.yaml');
    for (const file of this.files) {
      const folder = file.includes('/') ? file.split('/')[0]! : null;
      if (folder === null ? !known.has(file) : !this.files.includes(`${folder}/document.yaml`)) {
        const path = folder === null ? [...known].join(', ') : `${folder}/document.yaml`;
        this.problems.push(problemData('file-not-found', { path }, { file: `${this.shownAs}/${file}` }));
      }
    }
  }
}

/** The tables as a set to choose from and to run. */
export function setOf(tables: PolicyTables): PolicySet {
  const regions = new Regions(tables.regions);
  const measures = endSuperseded(tables.measures);
  return {
    hash: tables.hash,
    tables,
    summaries: measures,
    families: tables.families,
    documentIds: tables.documents.map((each) => each.id),
    has: (id) => measures.some((each) => each.id === id),
    versions: (family) => measures.filter((each) => each.family === family),
    nearVocabulary: () => tables.vocabulary,
    measure: (id) => {
      const found = measures.find((each) => each.id === id);
      if (!found)
        throw problem('unknown-measure', {
          name: id,
          nearest: nearest(
            id,
            measures.map((each) => each.id),
          ),
        });
      return found;
    },
    document: (id) => {
      const found = tables.documents.find((each) => each.id === id);
      if (!found)
        throw problem('unknown-document', {
          name: id,
          nearest: nearest(
            id,
            tables.documents.map((each) => each.id),
          ),
        });
      return found;
    },
    vocabulary: () => tables.vocabulary,
    regions: () => regions,
  };
}
