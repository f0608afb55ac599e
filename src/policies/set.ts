import { nearest } from '../language/nearest.ts';
import { problem } from '../values/problem.ts';
import type { Family, Measure, MeasureSummary, PolicyDocument, Region, Vocabulary } from './model.ts';
import { foldLabel } from './quantity.ts';
import type { Regions } from './regions.ts';

/** Everything that a directory of policy files says, as data. */
export interface PolicyTables {
  readonly hash: string;
  readonly vocabulary: Vocabulary;
  readonly regions: readonly Region[];
  readonly families: readonly Family[];
  readonly documents: readonly PolicyDocument[];
  /** Windows as the files state them. */
  readonly measures: readonly Measure[];
}

/** A set of policy tables: the built-in ones, or those with a directory of the user's added. */
export interface PolicySet {
  /** `sha256:…` of the files that the tables were made from. */
  readonly hash: string;
  /** All of it as plain data, where it was read from policy files. */
  readonly tables?: PolicyTables;
  readonly summaries: readonly MeasureSummary[];
  readonly families: readonly Family[];
  readonly documentIds: readonly string[];
  /** Whether there is a measure of that id. */
  has(id: string): boolean;
  /** The versions of a family. */
  versions(family: string): readonly MeasureSummary[];
  /** The part of the vocabulary that a subject needs: what most names of its cases are found in. */
  nearVocabulary(subject: Subject): Vocabulary;
  measure(id: string): Measure;
  document(id: string): PolicyDocument;
  vocabulary(): Vocabulary;
  regions(): Regions;
}

/** What a name on the command line means: one measure, or a family of which a version is to be chosen. */
export type Subject =
  | { readonly kind: 'measure'; readonly id: string }
  | { readonly kind: 'family'; readonly family: Family };

/** Everything that a family is called. */
export function familyNames(family: Family): string[] {
  return [family.id, family.label.zh, family.label.en, ...family.aliases];
}

/**
 * Finds a measure by its id, or a family by id, title or alias in either language.
 * @throws SuanceError `unknown-measure` with the nearest names
 */
export function findSubject(set: PolicySet, text: string): Subject {
  if (set.has(text)) return { kind: 'measure', id: text };
  const wanted = foldLabel(text);
  const family = set.families.find((each) => familyNames(each).some((name) => foldLabel(name) === wanted));
  if (family) return { kind: 'family', family };
  const known = [...set.summaries.map((each) => each.id), ...set.families.flatMap(familyNames)];
  throw problem('unknown-measure', { name: text, nearest: nearest(text, known, 4) });
}
