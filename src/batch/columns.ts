import type { CaseSettings } from '../cases/assemble.ts';
import { candidatesOf } from '../cases/candidates.ts';
import type { NamedQuantity } from '../cases/names.ts';
import { CaseBuilder } from '../cases/read.ts';
import type { Measure, MeasureSummary } from '../policies/model.ts';
import type { ReadingHints } from '../policies/quantity.ts';
import type { PolicySet, Subject } from '../policies/set.ts';
import { problem, type SuanceError } from '../values/problem.ts';
import { factsGiven, factsOf } from './given.ts';
import { factsBeside, factsOfLimit } from './limits/facts.ts';
import type { Heading } from './list/head.ts';
import { inTitleUnits } from './list/title-units.ts';
import { type MapEntry, mapColumns, mapOption, NO_FACT } from './mapping/mapping.ts';
import { neededFacts } from './needed.ts';

/** A column that gives a fact or figure of the measures. */
export interface ValueColumn {
  readonly index: number;
  readonly header: string;
  readonly named: NamedQuantity;
  readonly hints: ReadingHints;
  /** Whether the header says its unit: then no unit of the whole table touches it. */
  readonly declared?: boolean;
}

/** What a header says. */
export interface Columns {
  readonly header: readonly string[];
  readonly values: readonly ValueColumn[];
  /** Facts that some rows may need and that neither a column nor an option gives. */
  readonly absent: readonly string[];
  /** Whether a total of a place, which has figures alone, could come out eligible: no other column has to be filled in. */
  readonly figuresAlone?: boolean;
  /** Rows above the list's rows, which may come again on each page, as {@link repeatKey} has them. */
  readonly repeats?: readonly string[];
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

/** Where some measures are of several that are computed at once. */
export interface Several {
  /** All of them: they may exclude each other. */
  readonly among: readonly Measure[];
  /** Hears of the facts for want of which none of these measures can grant anything: the others may. */
  needed(facts: readonly string[]): void;
}

/**
 * Finds the columns that the measures read; all others pass through.
 * @param describe a fact for a reader: its label and id
 * @param mapping what the user says of columns
 * @param several what goes for measures that are some of several
 * @param told hears of faults of columns, one by one, where they do not end it
 * @throws SuanceError `csv-header-empty`; `csv-column-twice` where two columns give one fact; `csv-header-extended`,
 * `csv-header-unclear`; `csv-column-missing` where no row could come out eligible for want of a column; as {@link mapColumns}
 */
export function readHeader(
  header: readonly string[],
  measures: readonly Measure[],
  settings: CaseSettings,
  describe: (name: string) => string,
  mapping: readonly MapEntry[] = [],
  told?: (error: SuanceError) => void,
  several?: Several,
): Columns {
  const refuse = (error: SuanceError) => {
    if (!told) throw error;
    told(error);
  };
  if (header.every((each) => each.trim() === '')) throw problem('csv-header-empty', {});
  const values: ValueColumn[] = [];
  const others: number[] = [];
  const mapped = mapColumns(mapping, header, settings.names, describe);
  const columns = header.map((text, index) => {
    const said = mapped.get(index);
    return { said: said !== undefined, found: said === undefined ? settings.names.findColumn(text) : said };
  });
  const named = columns.flatMap(({ found }) => found?.named ?? []);
  const beside = factsBeside(measures, factsGiven(named, measures, settings), several?.among);
  const relevant = new Set([REGION, ...measures.flatMap(namesRead), ...beside]);
  for (const [index, text] of header.entries()) {
    const { found, said } = columns[index]!;
    if (!found && !said) others.push(index);
    if (!found || !factsOf(found.named).some((name) => relevant.has(name))) continue;
    values.push({
      index,
      header: text,
      named: found.named,
      hints: { bareRate: found.bareRate, moneyUnit: found.moneyUnit },
      declared: found.declared,
    });
  }
  refuseTwice(values, header, describe, refuse);
  const counted = measures.flatMap((each) => each.limits.flatMap(factsOfLimit));
  refuseUnclear(others, { header, values, relevant: new Set([...relevant, ...counted]) }, settings, describe, refuse);
  const absent = absentFacts(values, measures, settings, describe, refuse, several);
  return { header, values, absent, figuresAlone: figuresSuffice(values, measures, settings) };
}

/** Whether a column holds figures, of which there are totals. */
export function isFigure({ named }: ValueColumn): boolean {
  const type = 'type' in named.definition ? named.definition.type : null;
  return type === 'money' || type === 'count' || type === 'rate' || type === 'number';
}

/** Whether a row may come out eligible in which all columns but those of figures are empty, for all that options give. */
function figuresSuffice(values: readonly ValueColumn[], measures: readonly Measure[], settings: CaseSettings): boolean {
  const given = new CaseBuilder(settings.context);
  settings.addDefaults(given);
  const texts = new Set(values.flatMap((each) => (isFigure(each) ? [] : factsOf(each.named))));
  return measures.some((measure) => {
    const { governedBy, unit } = measure.window;
    const dated = settings.on !== null && unit === 'date' && governedBy.length === 1;
    const open = (name: string) => texts.has(name) && !given.has(name) && !(dated && name === governedBy[0]);
    if (governedBy.some(open)) return false;
    return neededFacts(measure, measure.facts.filter(open), settings.context.regions).length === 0;
  });
}

/**
 * The columns of a list under what stands above it: units of the whole table, and rows that come again on each page.
 * @param refuse hears of a unit that is not certain: `csv-title-unit`
 */
export function columnsUnder(columns: Columns, heading: Heading, refuse?: (error: SuanceError) => void): Columns {
  return { ...inTitleUnits(columns, heading.units, refuse), repeats: heading.repeats };
}

function namesRead(measure: Measure): string[] {
  return [...measure.facts, ...measure.parameters.map((each) => each.name), ...measure.window.governedBy];
}

/** Hears of a fault of the header: throws it, or goes on where all are to be told. */
type Refuse = (error: SuanceError) => void;

function refuseTwice(
  values: readonly ValueColumn[],
  header: readonly string[],
  describe: (name: string) => string,
  refuse: Refuse,
): void {
  const taken = new Map<string, { index: number; month: string | null }[]>();
  for (const { named, index } of values) {
    const month = named.kind === 'fact' && named.month ? named.month.toString() : null;
    for (const name of factsOf(named)) {
      const others = taken.get(name) ?? [];
      const other = others.find((each) => each.month === null || month === null || each.month === month);
      if (other) {
        const both = [other.index, index];
        const options = both.map((each) => mapOption(each, header, NO_FACT));
        refuse(
          problem('csv-column-twice', { fact: describe(name), headers: both.map((each) => header[each]!), options }),
        );
      }
      taken.set(name, [...others, { index, month }]);
    }
  }
}

/** A header as far as it is known when unclear columns are looked for. */
interface KnownHeader {
  readonly header: readonly string[];
  readonly values: readonly ValueColumn[];
  readonly relevant: ReadonlySet<string>;
}

/**
 * A column of ours with a unit or a month that is not understood (裁员率(千分比), 养老保险单位缴费@2020-13), with a year, or of which
 * the name may mean several facts, would pass through and be missed in silence. Remarks on what another column gives, such
 * as 裁员率(说明), stay what they are.
 */
function refuseUnclear(
  others: readonly number[],
  { header, values, relevant }: KnownHeader,
  settings: CaseSettings,
  describe: (name: string) => string,
  refuse: Refuse,
): void {
  const given = new CaseBuilder(settings.context);
  settings.addDefaults(given);
  const columns = new Set(values.flatMap((each) => factsOf(each.named)));
  const wanting = (name: string) => relevant.has(name) && !(columns.has(name) || given.has(name));
  for (const index of others) {
    const text = header[index]!;
    if (text.trim() === '') continue;
    const extended = settings.names.extended(text);
    const name = extended && factsOf(extended.named).find((each) => relevant.has(each));
    const candidates = candidatesOf(text, settings.names).filter((each) => factsOf(each).some(wanting));
    if (candidates.length > 1 || (candidates.length === 1 && !extended)) {
      const facts = candidates.map((each) => describe(each.definition.name));
      const options = [...candidates.map((each) => each.definition.name), NO_FACT].map((name) =>
        mapOption(index, header, name),
      );
      refuse(problem('csv-header-unclear', { header: text, facts, options }));
    } else if (extended && name !== undefined && (text.includes('@') || wanting(name)))
      refuse(problem('csv-header-extended', { header: text, fact: describe(name), extension: extended.extension }));
  }
}

/** Facts read that nothing gives. Those without which no row can come out eligible are an error. */
function absentFacts(
  values: readonly ValueColumn[],
  measures: readonly Measure[],
  settings: CaseSettings,
  describe: (name: string) => string,
  refuse: Refuse,
  several: Several | undefined,
): string[] {
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
  if (several) several.needed(always);
  else if (always.length > 0) refuse(problem('csv-column-missing', { facts: always.map(describe) }));
  const absent = new Set(lacking.flatMap((each) => each.names));
  if (measures.length > 1 && !columns.has(REGION) && !given.has(REGION)) absent.add(REGION);
  return [...absent];
}
