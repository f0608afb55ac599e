import { nearest } from '../../language/nearest.ts';
import { familyNames, findSubject, type PolicySet } from '../../policies/set.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { styleFor } from '../style.ts';
import { documentPage } from '../views/document.ts';
import { measurePage } from '../views/measure.ts';
import { selectMeasures } from './policies-list.ts';

/** `suance policies show`: a measure in words, the versions of a family, or a document with its clauses. */
export async function policiesShow(
  session: Session,
  positionals: readonly string[],
  options: Options,
): Promise<number> {
  const { io, texts } = session;
  const set = await openPolicies(session, options.policies);
  const name = positionals[0]!;
  const style = await styleFor(io, options);
  const json = options.format === 'json';
  const document = documentNamed(set, name);
  if (document !== null) {
    const found = set.document(document);
    await write(io.stdout, json ? `${JSON.stringify(found, null, 2)}\n` : documentPage(found, set, texts, style));
    return EXIT.computed;
  }
  const ids = measuresNamed(set, name, options);
  const pages: string[] = [];
  for (const id of ids) {
    const measure = set.measure(id);
    pages.push(json ? `${JSON.stringify(measure, null, 2)}\n` : await measurePage(measure, set, texts, style));
  }
  await write(io.stdout, pages.join(json ? '' : `\n${'-'.repeat(Math.min(style.width, 80))}\n\n`));
  return EXIT.computed;
}

/** A document by id or number, or `null`. */
function documentNamed(set: PolicySet, name: string): string | null {
  if (set.documentIds.includes(name)) return name;
  const fold = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[〔【[]/g, '[')
      .replace(/[〕】\]]/g, ']');
  const numbered = (id: string) => fold(set.document(id).number ?? '') === fold(name);
  return (
    set.summaries.find((each) => fold(each.number) === fold(name))?.document ??
    // A document of which no measure is in the tool has its number in its own file alone.
    set.documentIds.find(numbered) ??
    null
  );
}

/** The id of a document by id or number. @throws SuanceError `unknown-document` with the nearest */
export function findDocument(set: PolicySet, name: string): string {
  const found = documentNamed(set, name);
  if (found === null) throw problem('unknown-document', { name, nearest: nearest(name, set.documentIds) });
  return found;
}

function measuresNamed(set: PolicySet, name: string, options: Options): string[] {
  try {
    const subject = findSubject(set, name);
    if (subject.kind === 'measure') return [subject.id];
    const versions = selectMeasures(set, options).filter((each) => each.family === subject.family.id);
    if (versions.length > 0) return versions.map((each) => each.id);
    const all = set.summaries.filter((each) => each.family === subject.family.id).map((each) => each.id);
    throw problem('version-none', {
      family: subject.family.id,
      region: options.region ?? '',
      date: options.on ?? '',
      versions: all,
    });
  } catch (error) {
    if (!(error instanceof SuanceError) || error.problem.code !== 'unknown-measure') throw error;
    const known = [...set.documentIds, ...set.summaries.map((each) => each.id), ...set.families.flatMap(familyNames)];
    throw problem('unknown-measure', { name, nearest: nearest(name, known, 4) });
  }
}
