import type { Test, Tree } from '../language/tree.ts';
import type { Type } from '../language/types.ts';
import type { IdentifierFormat } from '../values/identifiers.ts';
import type { Label } from '../values/problem.ts';

/*
 * Policies as the engine reads them: plain data, so that the compiled tables are exactly this as JSON. Numbers in it are
 * text (`Exact.fromJSON` reads them), dates ISO text.
 */

export interface EnumMember {
  readonly id: string;
  readonly label: Label;
  readonly aliases: readonly string[];
}

export interface EnumDefinition {
  readonly name: string;
  readonly label: Label;
  readonly members: readonly EnumMember[];
}

export type FactType =
  | 'money'
  | 'rate'
  | 'count'
  | 'number'
  | 'date'
  | 'month'
  | 'boolean'
  | 'text'
  | 'region'
  | `enum ${string}`;

/** What can be given by name: a fact of a case, or a figure of a place and time. */
export interface Quantity {
  readonly name: string;
  readonly type: FactType;
  /** Bounds, both included. */
  readonly min: string | null;
  readonly max: string | null;
  readonly unit: Label | null;
  readonly label: Label;
  readonly help: Label | null;
  readonly headers: readonly string[];
  /** A text that must be an identifier of this form. */
  readonly format?: IdentifierFormat;
}

/** What officials file a fact under; they ask about one after the other, in this order. */
export const FACT_GROUPS = ['place', 'person', 'employer', 'insurance', 'event', 'money', 'other'] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

export interface FactDefinition extends Quantity {
  readonly group: FactGroup;
  /** `month`: one value for every month, or one for each. */
  readonly by: 'month' | null;
  readonly example: string | null;
  /** Says who a case is of: no measure reads it, sheets show it and cases keep it. */
  readonly identity?: true;
  /** Shown with its middle hidden unless it is asked for in full. */
  readonly masked?: true;
  /** Facts that an identifier says something of. */
  readonly agrees?: readonly Agreement[];
}

/** What an identifier says of another fact: both given, the test must hold. */
export interface Agreement {
  readonly fact: string;
  readonly label: Label;
  /** An expression of the parts of the identifier and of facts. */
  readonly test: Tree;
}

export interface FigureValue {
  readonly region: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: string;
  readonly source: Label;
}

export interface FigureDefinition extends Quantity {
  readonly values: readonly FigureValue[];
}

/** One name that sets several facts. */
export interface Shorthand {
  readonly name: string;
  readonly sets: readonly string[];
  readonly label: Label;
  readonly headers: readonly string[];
}

/** A table or a definition: what rests on facts and figures alone. */
export type WorkStep = Extract<Step, { readonly kind: 'table' | 'definition' }>;

/** How a fact follows from others where a case does not give it. */
export interface Derivation {
  readonly fact: string;
  /** The rule that it follows. */
  readonly source: Label;
  /** Facts that it is worked out from. */
  readonly inputs: readonly string[];
  readonly steps: readonly WorkStep[];
  readonly value: Tree;
  /** Worked cases: what is given, and what follows, `null` where it stays open. */
  readonly examples: readonly DerivedExample[];
}

export interface DerivedExample {
  readonly given: Readonly<Record<string, unknown>>;
  readonly value: string | null;
  readonly line: number;
}

/** Something that is true of every case that can be. */
export interface Constraint {
  readonly require: Tree;
  readonly names: readonly string[];
  readonly message: Label;
}

export interface Vocabulary {
  readonly enums: Readonly<Record<string, EnumDefinition>>;
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly figures: Readonly<Record<string, FigureDefinition>>;
  readonly shorthands: Readonly<Record<string, Shorthand>>;
  readonly constraints: readonly Constraint[];
  /** By the fact that is worked out. */
  readonly derivations: Readonly<Record<string, Derivation>>;
  readonly labels: Readonly<Record<string, Label>>;
}

export interface Region {
  readonly code: string;
  readonly label: Label;
  readonly parent: string | null;
  readonly aliases: readonly string[];
  /** As of a family. */
  readonly pinyin?: readonly string[];
}

export interface Family {
  readonly id: string;
  readonly label: Label;
  readonly aliases: readonly string[];
  /** The Chinese names in pinyin, whole and by initials, where the build has worked them out. */
  readonly pinyin?: readonly string[];
}

export interface Target {
  readonly id: string;
  readonly what: Label;
  readonly year: number | null;
  readonly comparison: 'at least' | 'at most' | 'value';
  readonly figure: string;
  readonly unit: Label | null;
}

export interface Clause {
  readonly id: string;
  readonly title: Label;
  readonly measures: readonly string[];
  readonly later: readonly string[];
  readonly targets: readonly Target[];
  readonly none: Label | null;
}

export interface PolicyDocument {
  readonly id: string;
  readonly number: string | null;
  readonly title: Label;
  readonly issuer: Label;
  readonly issued: string | null;
  readonly region: string;
  readonly under: string | null;
  readonly deadlines: readonly { readonly date: string; readonly what: Label }[];
  readonly clauses: readonly Clause[];
}

/** When a measure holds, and which facts say so. */
export interface Window {
  readonly from: string;
  /** `null`: the text gives no last day. */
  readonly to: string | null;
  /** Whether it ends when a later document on the same family covers the place. */
  readonly untilSuperseded: boolean;
  /** The fact that is tested, or the first and last of a period, any part of which suffices. */
  readonly governedBy: readonly string[];
  /** The type of those facts. */
  readonly unit: 'date' | 'month';
}

export interface ParameterUse {
  /** The figure. */
  readonly name: string;
  /** The day of which its value is taken; `null`: the governing one, or the period of the row. */
  readonly at: Tree | null;
  /** Whether it is taken anew for each row of the schedule. */
  readonly perRow: boolean;
  /** Bounds that the document sets, both included. */
  readonly min: Tree | null;
  readonly max: Tree | null;
  /** What a reading takes where nobody gives a value. */
  readonly otherwise: { readonly value: string; readonly source: Label } | null;
  readonly clause: string;
}

export interface Condition {
  readonly id: string;
  readonly title: Label;
  readonly clause: string;
  readonly test: Tree;
}

export interface TableOutput {
  readonly name: string;
  readonly type: Type;
  readonly title: Label;
}

export interface Rule {
  readonly cells: readonly (readonly Test[])[];
  readonly outputs: readonly Tree[];
  readonly line: number;
}

export interface DecisionTable {
  readonly name: string;
  readonly title: Label;
  readonly hitPolicy: 'unique' | 'first';
  readonly inputs: readonly Tree[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly Rule[];
}

/** To which unit a figure is rounded, half up. */
export type RoundingUnit = 'fen' | 'jiao' | 'yuan' | 'whole';

export interface NamedValue {
  readonly name: string;
  readonly title: Label;
  readonly type: Type;
  readonly value: Tree;
  readonly round: RoundingUnit | null;
}

export type OutputKind = 'amount' | 'ceiling' | 'floor' | 'rate' | 'months' | 'count' | 'decision' | 'class';

export interface Output extends NamedValue {
  readonly kind: OutputKind;
  /** Left out, and nothing missing for it, where the facts that it needs are not given. */
  readonly optional: boolean;
}

/** What a measure grants: outputs of some kinds, a figure that the document does not give, or a decision. */
export type MeasureKind = OutputKind | 'unquantified';

/** Who receives what a measure grants. */
export type Beneficiary = 'person' | 'employer' | 'institution' | 'project';

/** Another measure, or any version of a family, that cannot be had together with this one. */
export interface Exclusion {
  readonly with: string;
  /** `one`: the claimant chooses; `higher`: the higher one is due. */
  readonly rule: 'one' | 'higher';
  readonly clause: string;
  readonly note: Label;
  /** Facts by which claims of one claimant are known across a list; none: the list is not searched for it. */
  readonly of: readonly string[];
}

/**
 * How much may be had by claims that are counted together, those of a list and of earlier ones: a number of claims, or a
 * sum of what they grant.
 */
export interface Limit {
  readonly id: string;
  readonly title: Label;
  readonly clause: string;
  /** Facts in which claims that are counted together agree; none: all claims of the measure. */
  readonly of: readonly string[];
  /** A fact of type date or month: what falls in one calendar year is counted together. `null`: all time. */
  readonly yearOf: string | null;
  /** Outputs that are summed; none: claims are counted. */
  readonly counts: readonly string[];
  /** Which claims it is about; `null`: all that are granted. */
  readonly when: Tree | null;
  /** The fact that says what had been used before a claim: the measure's own conditions and formulas go by it. */
  readonly used: string | null;
  /** The most that may be had, itself included, where no fact says what is used. */
  readonly atMost: string | null;
  /** The reading on which it rests, where the text does not say it itself. */
  readonly reading: string | null;
}

/** A worked list: rows in the order of a file, and what comes out of each. */
export interface ListExample {
  readonly note: Label;
  readonly rows: readonly ListRow[];
  readonly line: number;
}

export interface ListRow {
  /** Another measure than the one of the file, where exclusions are shown. */
  readonly measure: string | null;
  readonly given: Readonly<Record<string, unknown>>;
  readonly status: string;
  readonly amount?: string | null;
  /** Ids of the limits, and measures of the exclusions, that took something away. */
  readonly over: readonly string[];
  /** Numbers of the rows of the list that used it up. */
  readonly by: readonly number[] | null;
  readonly missing: readonly string[] | null;
  readonly line: number;
}

export interface Schedule {
  readonly name: string;
  readonly title: Label;
  readonly each: { readonly name: string; readonly title: Label; readonly type: Type };
  readonly from: Tree;
  readonly to: Tree;
  readonly columns: readonly NamedValue[];
}

/** What is worked out on the way, in an order in which each needs only earlier ones. */
export type Step =
  | { readonly kind: 'table'; readonly table: DecisionTable }
  | { readonly kind: 'definition'; readonly definition: NamedValue }
  | { readonly kind: 'schedule'; readonly schedule: Schedule }
  | { readonly kind: 'output'; readonly output: string };

export interface Reading {
  readonly id: string;
  readonly question: Label;
  readonly taken: Label;
  readonly because: Label;
  readonly instead: Label;
}

/** A worked case: what is given and what must come out. */
export interface Example {
  readonly note: Label;
  readonly given: Readonly<Record<string, unknown>>;
  readonly status: string;
  readonly amount?: string | null;
  readonly amountMin?: string | null;
  readonly amountMax?: string | null;
  readonly outputs: Readonly<Record<string, string | null>>;
  readonly fails: readonly string[] | null;
  readonly missing: readonly string[] | null;
  readonly line: number;
}

/** What a list of measures and the choice of a version need to know of one. */
export interface MeasureSummary {
  readonly id: string;
  readonly document: string;
  readonly family: string;
  readonly title: Label;
  readonly clause: string;
  readonly number: string;
  readonly region: string;
  /** The region and those it lies in, the nearest first. */
  readonly regionChain: readonly string[];
  readonly window: Window;
  readonly kinds: readonly MeasureKind[];
  readonly beneficiary: Beneficiary | null;
  /** The measure that ended it, where one did. */
  readonly supersededBy: string | null;
}

export interface Measure extends MeasureSummary {
  readonly claimant: Label;
  readonly documentTitle: Label;
  readonly issued: string | null;
  /** Facts it reads, in the order in which they matter. */
  readonly facts: readonly string[];
  /** Those of them that it reads only to work out others. */
  readonly auxiliary: readonly string[];
  readonly parameters: readonly ParameterUse[];
  readonly steps: readonly Step[];
  readonly conditions: readonly Condition[];
  readonly outputs: readonly Output[];
  /** What the document grants without giving a figure. */
  readonly unquantified: Label | null;
  /** What an eligible case may do or is entitled to. */
  readonly decision: Label | null;
  readonly exclusions: readonly Exclusion[];
  readonly limits: readonly Limit[];
  readonly readings: readonly Reading[];
  readonly examples: readonly Example[];
  readonly lists: readonly ListExample[];
  /** Facts without which no worked example is granted; compiled tables alone have it. */
  readonly needed?: readonly string[];
  readonly file: string;
  /** The part of the vocabulary that it needs, so that nothing else has to be read to run it. */
  readonly vocabulary: Vocabulary;
}

/** Commands to try, by the command that they are shown with. */
export type HelpExamples = Readonly<Record<string, Readonly<Record<'zh' | 'en', readonly string[]>>>>;

/** The help of each command by its name; that of the whole is under the empty name. */
export type HelpPages = Readonly<Record<string, string>>;
