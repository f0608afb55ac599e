import type { Tree } from '../../language/tree.ts';
import type { Label } from '../../values/problem.ts';
import type {
  Beneficiary,
  Condition,
  Constraint,
  DecisionTable,
  Derivation,
  EnumMember,
  Exclusion,
  FactDefinition,
  Family,
  FigureDefinition,
  FigureValue,
  Limit,
  Measure,
  NamedValue,
  Output,
  ParameterUse,
  PolicyDocument,
  Reading,
  Region,
  Rule,
  Schedule,
  Shorthand,
  TableOutput,
  Target,
  Window,
} from '../model.ts';

/** What stands on either side; `null` where there is nothing like it. */
export interface Sides<T> {
  readonly a: T | null;
  readonly b: T | null;
}

/** A part that differs, is on one side only, or is another one on the other. */
export interface Change<Part extends string, T> extends Sides<T> {
  readonly part: Part;
  /** What it is called in the files. */
  readonly id: string;
}

/** A rule of a table, with its number counted from 0. */
export interface NumberedRule {
  readonly index: number;
  readonly rule: Rule;
}

/** One cell of a rule that both tables have: of an input or of an output, by its number on either side. */
export interface CellChange {
  readonly column: 'input' | 'output';
  readonly a: number | null;
  readonly b: number | null;
}

/** What differs within a table that both sides have. */
export type TableChange =
  | Change<'hit-policy', DecisionTable['hitPolicy']>
  | Change<'input', Tree>
  | Change<'table-output', TableOutput>
  | (Change<'rule', NumberedRule> & { readonly cells: readonly CellChange[] })
  /** Rules that both have stand in another order, and the first that applies wins. */
  | Change<'rule-order', readonly number[]>;

/** What differs within a schedule that both sides have. */
export type ScheduleChange =
  | Change<'each', Schedule['each']>
  | Change<'from', Tree>
  | Change<'to', Tree>
  | Change<'column', NamedValue>;

/** What differs in what is worked out from facts and figures alone. */
export type WorkChange =
  | Change<'definition', NamedValue>
  | (Change<'table', DecisionTable> & { readonly changes: readonly TableChange[] });

/** What differs between two measures. Titles, helps and the words of readings are left aside. */
export type MeasureChange =
  | Change<'document', Measure>
  | Change<'region', string>
  | Change<'window', Measure>
  | Change<'governed-by', Window>
  | Change<'fact', string>
  | Change<'parameter', ParameterUse>
  | Change<'condition', Condition>
  | WorkChange
  | (Change<'schedule', Schedule> & { readonly changes: readonly ScheduleChange[] })
  | Change<'output', Output>
  /** That there is an entitlement without a figure, or a decision: how it is put is wording. */
  | Change<'unquantified' | 'decision', Label>
  | Change<'beneficiary', Beneficiary>
  | Change<'exclusion', Exclusion>
  | Change<'limit', Limit>
  | Change<'reading', Reading>
  /** A part that this comparison does not know: it is named, so that nothing that differs is passed over. */
  | Change<'other', unknown>;

/** What differs between two sets of policy tables, beside their measures. */
export type TablesChange =
  | Change<'region-definition', Region>
  | Change<'family', Family>
  | Change<'enum', readonly EnumMember[]>
  | Change<'fact-definition', FactDefinition>
  | Change<'figure', FigureDefinition>
  | (Change<'figure-value', FigureValue> & { readonly figure: FigureDefinition })
  | Change<'shorthand', Shorthand>
  | Change<'constraint', Constraint>
  | Change<'document-definition', PolicyDocument>
  | Change<'clause', ClauseEntry>
  | Change<'target', Target>;

/** What a clause leads to. */
export interface ClauseEntry {
  readonly document: string;
  readonly clause: string;
  readonly measures: readonly string[];
  readonly later: readonly string[];
}

/** A measure that only one side has, or that differs. */
export interface MeasureDifference extends Sides<Measure> {
  readonly id: string;
  readonly changes: readonly MeasureChange[];
}

/** A fact that only one side works out from others, or in another way. */
export interface DerivationDifference extends Sides<Derivation> {
  readonly id: string;
  readonly changes: readonly (WorkChange | Change<'derived-value', Tree>)[];
}

/** Everything that differs between two sets of policy tables. */
export interface TablesDifference {
  readonly measures: readonly MeasureDifference[];
  readonly derivations: readonly DerivationDifference[];
  readonly tables: readonly TablesChange[];
}
