import type { Case } from '../engine/case.ts';
import { nearest } from '../language/nearest.ts';
import type { LocalityFile } from '../policies/locality/model.ts';
import type { Measure } from '../policies/model.ts';
import type { ReadingContext } from '../policies/quantity.ts';
import type { PolicySet, Subject } from '../policies/set.ts';
import type { CalendarDate } from '../values/calendar.ts';
import { parseDate } from '../values/parse.ts';
import { problem, SuanceError } from '../values/problem.ts';
import { type ChooseMeasure, chooseMeasure } from './choose.ts';
import { addEntries, type CaseEntry } from './entries.ts';
import { NameIndex } from './names.ts';
import { CaseBuilder, splitPair } from './read.ts';

/** What the command line says of cases, beside the facts of one. */
export interface CaseOptions {
  readonly region?: string | undefined;
  readonly on?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly param?: readonly string[] | undefined;
}

/** What an office has set once for all that it computes; whatever a case or an option says goes before it. */
export interface Standing {
  /** The figures of the locality. */
  readonly locality: LocalityFile | null;
  /** The region of cases that name none. */
  readonly region: StandingRegion | null;
}

export interface StandingRegion {
  readonly code: string;
  /** Who says so: the locality file, or the user's settings. */
  readonly from: 'locality' | 'config';
}

const NOTHING_STANDING: Standing = { locality: null, region: null };

/** Names to read facts by, and what holds for every case of a run. */
export interface CaseSettings {
  readonly set: PolicySet;
  readonly names: NameIndex;
  readonly context: ReadingContext;
  readonly on: CalendarDate | null;
  readonly locality: LocalityFile | null;
  /** The region that is taken for a case where neither it nor an option names one. */
  readonly standingRegion: StandingRegion | null;
  /** A region and those it lies in, the nearest first. */
  chainOf(region: string): readonly string[];
  /** Adds what the options say to a case, where the case does not say it itself. */
  addDefaults(builder: CaseBuilder): void;
}

/**
 * Reads the options that hold for every case.
 * @param subject what the cases are of, where that is known: its names are looked for first
 * @param standing what the office has set once
 * @throws SuanceError for a malformed date, region, name or value, at its option
 */
export function caseSettings(
  set: PolicySet,
  options: CaseOptions,
  subject: Subject | null = null,
  standing: Standing = NOTHING_STANDING,
): CaseSettings {
  // Most cases name nothing but what their measure reads: the whole vocabulary is left alone for them.
  const near = subject && set.nearVocabulary(subject);
  const vocabulary = near ?? set.vocabulary();
  const context: ReadingContext = {
    vocabulary,
    ...(near ? { whole: () => set.vocabulary() } : {}),
    regions: () => set.regions(),
  };
  const names = new NameIndex(vocabulary, near ? () => set.vocabulary() : null);
  const on = options.on === undefined ? null : atOption('--on', () => parseDate(options.on!));
  const region =
    options.region === undefined ? null : atOption('--region', () => set.regions().find(options.region!).code);
  const pairs = [
    ...(options.set ?? []).map((text) => ({ text, option: '--set', origin: 'set' as const })),
    ...(options.param ?? []).map((text) => ({ text, option: '--param', origin: 'param' as const })),
  ].map(({ text, option, origin }) =>
    atOption(option, () => {
      const [name, value] = splitPair(text);
      const named = names.require(name);
      if (origin === 'param' && named.kind !== 'figure') {
        const known = Object.values(set.vocabulary().figures).flatMap((each) => [
          each.name,
          each.label.zh,
          ...each.headers,
        ]);
        throw problem('parameter-unknown', { name, nearest: nearest(name, known) });
      }
      return { named, value, option, origin };
    }),
  );
  // Each is read once now, so that a slip in an option is told before any case.
  const probe = new CaseBuilder(context);
  for (const { named, value, option, origin } of pairs) probe.addText(named, value, { option }, {}, origin);
  const read = probe.build(null);
  const [first, ...others] = read.errors;
  if (first) throw new SuanceError([first, ...others]);
  const figures = Object.entries(read.figures);
  const facts = Object.entries(read.facts);
  const series = Object.entries(read.series);
  const standingRegion = region !== null || probe.region !== null ? null : standing.region;
  const addDefaults = (builder: CaseBuilder) => {
    for (const [name, figure] of figures) builder.addFigure(name, figure.value, figure.origin, null);
    for (const [name, value] of facts) builder.addDefault(name, value);
    for (const [name, each] of series) builder.addDefaultSeries(name, each);
    const place = region ?? standingRegion?.code;
    if (place !== undefined) builder.addDefault('region', place);
  };
  const chains = new Map<string, readonly string[]>();
  const chainOf = (code: string) => {
    let chain = chains.get(code);
    if (!chain) {
      chain = set.regions().chain(code);
      chains.set(code, chain);
    }
    return chain;
  };
  return { set, names, context, on, locality: standing.locality, standingRegion, chainOf, addDefaults };
}

function atOption<T>(option: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof SuanceError) throw error.at({ option });
    throw error;
  }
}

/** A case with the measure that it is to be computed by. */
export interface PlacedCase {
  readonly measure: Measure;
  readonly given: Case;
  /** Whether the version was chosen without a region. */
  readonly regionAssumed: boolean;
  /** Whether the case names no region and has that of the locality file or of the settings. */
  readonly regionStanding: boolean;
}

/** The same, with the names that were given and that the measure does not read. */
export interface AssembledCase extends PlacedCase {
  readonly unused: readonly string[];
}

/**
 * Puts a case together from `name=value` arguments and the entries of a file, and chooses its measure.
 * @throws SuanceError for unknown names and for a version that cannot be chosen; malformed values become errors of the case
 */
export function assembleCase(
  settings: CaseSettings,
  subject: Subject,
  pairs: readonly string[],
  entries: readonly CaseEntry[],
): AssembledCase {
  return completeCase(settings, subject, collectFacts(settings, pairs, entries));
}

/** Reads `name=value` arguments and the entries of a file into one case. @throws SuanceError for unknown names */
export function collectFacts(
  settings: CaseSettings,
  pairs: readonly string[],
  entries: readonly CaseEntry[],
): CaseBuilder {
  const builder = new CaseBuilder(settings.context);
  addEntries(builder, entries, settings.names);
  for (const pair of pairs) {
    const [name, value] = splitPair(pair);
    builder.addText(settings.names.require(name), value, { option: name });
  }
  return builder;
}

/** Adds to a case what the options say, chooses its measure, and builds it. @throws SuanceError where no version can be chosen */
export function completeCase(settings: CaseSettings, subject: Subject, builder: CaseBuilder): AssembledCase {
  const placed = placeCase(settings, subject, builder);
  return { ...placed, unused: unusedNames(placed.measure, placed.given) };
}

/** The names that a case gives and that its measure does not read; those that say who it is of aside. */
export function unusedNames(measure: Measure, given: Pick<Case, 'facts' | 'series' | 'figures'>): string[] {
  const told = [...measure.limits, ...measure.exclusions].flatMap((each) => each.of);
  // What follows from an identifier that is given is compared with it.
  for (const { name, agrees = [] } of Object.values(measure.vocabulary.facts))
    if (given.facts[name] !== undefined) told.push(...agrees.map((each) => each.fact));
  const read = new Set([...measure.facts, ...measure.parameters.map((each) => each.name), ...told, 'region']);
  const names = [...Object.keys(given.facts), ...Object.keys(given.series), ...Object.keys(given.figures)];
  const { facts } = measure.vocabulary;
  return names.filter((each) => !read.has(each) && !facts[each]?.identity);
}

/** The same without what is unused: what bulk needs of every row. @throws SuanceError where no version can be chosen */
export function placeCase(
  settings: CaseSettings,
  subject: Subject,
  builder: CaseBuilder,
  choose: ChooseMeasure = chooseMeasure,
): PlacedCase {
  const { set, on, locality } = settings;
  const regionStanding = settings.standingRegion !== null && !builder.has('region');
  settings.addDefaults(builder);
  const { region } = builder;
  const chain = region === null ? null : settings.chainOf(region);
  const given = builder.build(chain, locality?.figures ?? null);
  const measure = set.measure(choose(set, subject, region, given.facts, on));
  const { governedBy, unit } = measure.window;
  // The case and its builder have their facts in common.
  if (on && unit === 'date' && governedBy.length === 1) builder.addDefault(governedBy[0]!, on);
  return { measure, given, regionAssumed: subject.kind === 'family' && region === null, regionStanding };
}
