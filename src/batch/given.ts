import type { CaseSettings } from '../cases/assemble.ts';
import type { NamedQuantity } from '../cases/names.ts';
import { CaseBuilder } from '../cases/read.ts';
import type { Measure } from '../policies/model.ts';

/** The facts or figures that a name sets. */
export function factsOf(named: NamedQuantity): readonly string[] {
  return named.kind === 'shorthand' ? named.definition.sets : [named.definition.name];
}

/** Tells of a fact whether a list says it: by a column, or by an option for all rows. */
function statedBy(columns: readonly NamedQuantity[], settings: CaseSettings): (fact: string) => boolean {
  const defaults = new CaseBuilder(settings.context);
  settings.addDefaults(defaults);
  const given = new Set(columns.flatMap(factsOf));
  return (name) => given.has(name) || defaults.has(name);
}

/** Tells of a fact whether a list gives it: by a column, by an option, or as what follows from such. */
export function factsGiven(
  columns: readonly NamedQuantity[],
  measures: readonly Measure[],
  settings: CaseSettings,
): (fact: string) => boolean {
  const stated = statedBy(columns, settings);
  const dated = new Set<string>();
  if (settings.on)
    for (const { window } of measures)
      if (window.unit === 'date' && window.governedBy.length === 1) dated.add(window.governedBy[0]!);
  const gives = (name: string) => stated(name) || dated.has(name);
  const derivations = measures[0]?.vocabulary.derivations ?? {};
  return (name) => gives(name) || (derivations[name]?.inputs.some(gives) ?? false);
}

/** Whether a list gives an identifier together with a fact that must agree with it. */
export function comparesIdentifiers(columns: readonly NamedQuantity[], settings: CaseSettings): boolean {
  const stated = statedBy(columns, settings);
  const facts = Object.values(settings.set.vocabulary().facts);
  const identifiers = facts.filter((each) => each.format && stated(each.name));
  return identifiers.some((each) => each.agrees?.some(({ fact }) => stated(fact)));
}
