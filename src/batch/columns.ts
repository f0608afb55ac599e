import type { CaseSettings } from '../cases/assemble.ts';
import type { NamedQuantity } from '../cases/names.ts';
import { CaseBuilder } from '../cases/read.ts';
import type { Measure, MeasureSummary } from '../policies/model.ts';
import type { ReadingHints } from '../policies/quantity.ts';
import type { PolicySet, Subject } from '../policies/set.ts';
import { problem } from '../values/problem.ts';
import { factsBeside } from './limits/facts.ts';
import { neededFacts } from './needed.ts';

/** A column that gives a fact or figure of the measures. */
export interface ValueColumn {
  readonly index: number;
  readonly header: string;
  readonly named: NamedQuantity;
  readonly hints: ReadingHints;
}

/** What a header says. */
export interface Columns {
  readonly header: readonly string[];
  readonly values: readonly ValueColumn[];
  /** Facts that some rows may need and that neither a column nor an option gives. */
  readonly absent: readonly string[];
}

const REGION = 'region';

/**
 * The measures that rows may be computed by: the one named, or the family's versions that reach the region given for all
 * rows.
 * @param header headers of a list; a region that stands for rows without one leaves out no version where rows have theirs
 */
export function measuresInReach(
  set: PolicySet,
  subject: Subject,
  settings: CaseSettings,
  header: readonly string[] = [],
): Measure[] {
  if (subject.kind === 'measure') return [set.measure(subject.id)];
  const all = set.versions(subject.family.id);
  const probe = new CaseBuilder(settings.context);
  settings.addDefaults(probe);
  const byRow =
    settings.standingRegion !== null &&
    header.some((each) => settings.names.findColumn(each)?.named.definition.name === REGION);
  const chain = probe.region === null || byRow ? null : set.regions().chain(probe.region);
  const here = all.filter((each: MeasureSummary) => !chain || chain.includes(each.region));
  return (here.length > 0 ? here : all).map((each) => set.measure(each.id));
}

/**
 * Finds the columns that the measures read; all others pass through.
 * @param describe a fact for a reader: its label and id
 * @throws SuanceError `csv-header-empty`; `csv-column-twice` where two columns give one fact; `csv-header-extended`; `csv-column-missing` where no
 * row could come out eligible for want of a column
 */
export function readHeader(
  header: readonly string[],
  measures: readonly Measure[],
  settings: CaseSettings,
  describe: (name: string) => string,
): Columns {
  const values = valueColumns(header, measures, settings, describe);
  const { absent, needed } = absentFacts(values, measures, settings);
  if (needed.length > 0) throw problem('csv-column-missing', { facts: needed.map(describe) });
  return { header, values, absent };
}

/** The columns that give what measures read, and what is compared with it. @throws SuanceError as {@link readHeader}, for columns that are there */
export function valueColumns(
  header: readonly string[],
  measures: readonly Measure[],
  settings: CaseSettings,
  describe: (name: string) => string,
): ValueColumn[] {
  if (header.every((each) => each.trim() === '')) throw problem('csv-header-empty', {});
  const named = header.flatMap((text) => settings.names.findColumn(text)?.named ?? []);
  const beside = factsBeside(measures, factsGiven(named, measures, settings));
  const relevant = new Set([REGION, ...measures.flatMap(namesRead), ...beside]);
  const values: ValueColumn[] = [];
  const others: string[] = [];
  for (const [index, text] of header.entries()) {
    const found = settings.names.findColumn(text);
    if (!found) others.push(text);
    if (!found || !factsOf(found.named).some((name) => relevant.has(name))) continue;
    values.push({
      index,
      header: text,
      named: found.named,
      hints: { bareRate: found.bareRate, moneyUnit: found.moneyUnit },
    });
  }
  refuseTwice(values, describe);
  refuseExtended(others, values, relevant, settings, describe);
  return values;
}

/** Tells of a fact whether a list gives it: by a column, by an option, or as what follows from such. */
export function factsGiven(
  columns: readonly NamedQuantity[],
  measures: readonly Measure[],
  settings: CaseSettings,
): (fact: string) => boolean {
  const defaults = new CaseBuilder(settings.context);
  settings.addDefaults(defaults);
  const given = new Set(columns.flatMap(factsOf));
  if (settings.on)
    for (const { window } of measures)
      if (window.unit === 'date' && window.governedBy.length === 1) given.add(window.governedBy[0]!);
  const gives = (name: string) => given.has(name) || defaults.has(name);
  const derivations = measures[0]?.vocabulary.derivations ?? {};
  return (name) => gives(name) || (derivations[name]?.inputs.some(gives) ?? false);
}

/** Whether a list gives an identifier together with a fact that must agree with it. */
export function comparesIdentifiers(columns: readonly ValueColumn[], settings: CaseSettings): boolean {
  const defaults = new CaseBuilder(settings.context);
  settings.addDefaults(defaults);
  const given = new Set(columns.flatMap((each) => factsOf(each.named)));
  const gives = (name: string) => given.has(name) || defaults.has(name);
  const identifiers = Object.values(settings.set.vocabulary().facts).filter((each) => each.format && gives(each.name));
  return identifiers.some((each) => each.agrees?.some(({ fact }) => gives(fact)));
}

function namesRead(measure: Measure): string[] {
  return [...measure.facts, ...measure.parameters.map((each) => each.name), ...measure.window.governedBy];
}

function factsOf(named: NamedQuantity): readonly string[] {
  return named.kind === 'shorthand' ? named.definition.sets : [named.definition.name];
}

function refuseTwice(values: readonly ValueColumn[], describe: (name: string) => string): void {
  const taken = new Map<string, { header: string; month: string | null }[]>();
  for (const { named, header } of values) {
    const month = named.kind === 'fact' && named.month ? named.month.toString() : null;
    for (const name of factsOf(named)) {
      const others = taken.get(name) ?? [];
      const other = others.find((each) => each.month === null || month === null || each.month === month);
      if (other) throw problem('csv-column-twice', { fact: describe(name), headers: [other.header, header] });
      taken.set(name, [...others, { header, month }]);
    }
  }
}

/**
 * A column of ours with a unit or a month that is not understood (裁员率(千分比), 养老保险单位缴费@2020-13) would pass through and be
 * missed in silence. Remarks on what another column gives, such as 裁员率(说明), stay what they are.
 */
function refuseExtended(
  headers: readonly string[],
  values: readonly ValueColumn[],
  relevant: ReadonlySet<string>,
  settings: CaseSettings,
  describe: (name: string) => string,
): void {
  const given = new CaseBuilder(settings.context);
  settings.addDefaults(given);
  const columns = new Set(values.flatMap((each) => factsOf(each.named)));
  for (const header of headers) {
    const found = settings.names.extended(header);
    const name = found && factsOf(found.named).find((each) => relevant.has(each));
    if (name === undefined) continue;
    if (header.includes('@') || !(columns.has(name) || given.has(name)))
      throw problem('csv-header-extended', { header, fact: describe(name), extension: found!.extension });
  }
}

/** Facts read that nothing gives, and those of them without which no row can come out eligible. */
export function absentFacts(
  values: readonly ValueColumn[],
  measures: readonly Measure[],
  settings: CaseSettings,
): { readonly absent: readonly string[]; readonly needed: readonly string[] } {
  const given = new CaseBuilder(settings.context);
  settings.addDefaults(given);
  const columns = new Set(values.flatMap((each) => factsOf(each.named)));
  const lacks = (name: string, measure: Measure) => {
    if (columns.has(name) || given.has(name)) return false;
    // A fact that follows from others does not lack where one of them is given; what it still needs is missing row by row.
    const inputs = measure.vocabulary.derivations[name]?.inputs ?? [];
    if (inputs.some((input) => columns.has(input) || given.has(input))) return false;
    const { governedBy, unit } = measure.window;
    return !(settings.on && unit === 'date' && governedBy.length === 1 && governedBy[0] === name);
  };
  const lacking = measures.map((measure) => ({
    measure,
    names: [...new Set([...measure.window.governedBy, ...measure.facts])].filter(
      (name) => !measure.auxiliary.includes(name) && lacks(name, measure),
    ),
  }));
  const needed = lacking.map(({ measure, names }) =>
    names.length === 0 ? [] : neededFacts(measure, names, settings.context.regions),
  );
  // What each version needs, whichever a row falls under.
  const always = (needed[0] ?? []).filter((name) => needed.every((each) => each.includes(name)));
  const absent = new Set(lacking.flatMap((each) => each.names));
  if (measures.length > 1 && !columns.has(REGION) && !given.has(REGION)) absent.add(REGION);
  return { absent: [...absent], needed: always };
}
