import { collecting, type Problem, problemData } from '../../values/problem.ts';
import type { Clause, PolicyDocument, Target } from '../model.ts';
import type { Regions } from '../regions.ts';
import { documentSchema, readBySchema } from '../schema.ts';
import type { YamlFile } from '../yaml.ts';

/** Reads a document with its clauses. Faults are collected. */
export function loadDocument(file: YamlFile, id: string, regions: Regions, problems: Problem[]): PolicyDocument | null {
  const raw = collecting(problems, () => readBySchema(file, documentSchema));
  if (!raw) return null;
  if (!regions.get(raw.region)) {
    problems.push(problemData('unknown-region', { name: raw.region, nearest: [] }, file.placeOf(['region'])));
  }
  const clauses: Clause[] = raw.clauses.map((each, index) => {
    const entries = each.measures.length + each.later.length + each.targets.length;
    if (entries === 0 && !each.none) {
      problems.push(problemData('clause-without-entry', { clause: each.id }, file.placeOf(['clauses', index])));
    }
    return {
      id: each.id,
      title: each.title,
      measures: each.measures,
      later: each.later,
      targets: each.targets.map(targetOf),
      none: each.none ?? null,
    };
  });
  for (const [index, clause] of clauses.entries()) {
    if (clauses.findIndex((each) => each.id === clause.id) < index) {
      problems.push(problemData('duplicate-id', { id: clause.id, first: '' }, file.placeOf(['clauses', index])));
    }
  }
  return {
    id,
    number: raw.number ?? null,
    title: raw.title,
    issuer: raw.issuer,
    issued: raw.issued ?? null,
    region: raw.region,
    under: raw.under ?? null,
    deadlines: raw.deadlines,
    clauses,
  };
}

function targetOf(raw: {
  id: string;
  what: Target['what'];
  year?: string | undefined;
  at_least?: string | undefined;
  at_most?: string | undefined;
  value?: string | undefined;
  unit?: Target['what'] | undefined;
}): Target {
  const comparison = raw.at_least !== undefined ? 'at least' : raw.at_most !== undefined ? 'at most' : 'value';
  return {
    id: raw.id,
    what: raw.what,
    year: raw.year === undefined ? null : Number(raw.year),
    comparison,
    figure: raw.at_least ?? raw.at_most ?? raw.value ?? '',
    unit: raw.unit ?? null,
  };
}
