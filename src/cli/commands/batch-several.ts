import type { RowSettings } from '../../batch/exact-rows.ts';
import type { RowPlan } from '../../batch/several/list-rows.ts';
import { findSubject, type PolicySet, type Subject } from '../../policies/set.ts';
import { problem } from '../../values/problem.ts';
import type { Options } from '../options.ts';
import type { Texts } from '../texts/texts.ts';

/** What a list is computed by, and the list, as the command line says. */
export interface BatchArguments {
  /** The first of several; with `--screen` none. */
  readonly names: readonly string[];
  readonly input: string | undefined;
}

/** @throws SuanceError `argument-missing`, `option-not-here` */
export function batchArguments(positionals: readonly string[], options: Options): BatchArguments {
  if (options.screen) {
    const refused = { history: '--history', report: '--report', rejects: '--rejects' } as const;
    for (const [name, option] of Object.entries({ ...refused, totalBy: '--total-by' }))
      if (options[name as keyof Options] !== undefined)
        throw problem('option-not-here', { option, command: 'batch --screen' });
    if (positionals.length > 1) throw problem('screen-with-measure', { name: positionals[0]! });
    return { names: [], input: positionals[0] };
  }
  const [names, input] = positionals;
  if (names === undefined) throw problem('argument-missing', { name: 'measure' });
  return { names: names.split(',').map((each) => each.trim()), input };
}

/** The measures or families named. @throws SuanceError `unknown-measure`, `measure-twice` */
export function subjectsOf(names: readonly string[], set: PolicySet): Subject[] {
  const subjects = names.map((each) => findSubject(set, each));
  const ids = subjects.map(idOf);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw problem('measure-twice', { name: twice });
  return subjects;
}

function idOf(subject: Subject): string {
  return subject.kind === 'measure' ? subject.id : subject.family.id;
}

/** What is computed of a list where it is not one measure or family; loaded only then. */
export async function planOf(
  row: RowSettings,
  subjects: readonly Subject[],
  options: Options,
  texts: Texts,
): Promise<RowPlan | undefined> {
  if (!options.screen && subjects.length < 2) return undefined;
  const { screenPlan, severalPlan } = await import('../../batch/several/plan.ts');
  if (options.screen) {
    const { screenListWords } = await import('../views/screen-list.ts');
    return screenPlan(row, screenListWords(texts));
  }
  const { set } = row.settings;
  const label = (subject: Subject) =>
    (subject.kind === 'measure' ? set.measure(subject.id).title : subject.family.label)[texts.language];
  const labels = subjects.map(label);
  // Programs read English headers, and know ids; a title may belong to several measures.
  const plain = texts.language === 'en' || new Set(labels).size < labels.length;
  return severalPlan(
    row,
    subjects.map((subject, index) => ({ subject, name: plain ? idOf(subject) : labels[index]! })),
  );
}
