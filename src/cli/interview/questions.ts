import type {
  Condition,
  FactDefinition,
  FigureDefinition,
  Measure,
  Output,
  ParameterUse,
} from '../../policies/model.ts';
import type { YearMonth } from '../../values/calendar.ts';
import type { Label } from '../../values/problem.ts';
import type { Answer } from './answers.ts';

/** Everything that can be said of a question, in both languages. */
export interface Question {
  readonly name: string;
  readonly definition: FactDefinition | FigureDefinition;
  /** For a figure that the locality sets: how the document uses and bounds it. */
  readonly use: ParameterUse | null;
  /** The version by which the case is computed, where it is chosen. */
  readonly measure: Measure | null;
  /** For a value by month: the months of the case, where they are known. */
  readonly months: readonly YearMonth[] | null;
  /** What stands in the answer already, as it would be typed. */
  readonly prefill: string;
  /** How many questions are left after it, as far as can be told. */
  readonly left: number;
  /** Where many measures are asked about at once: how many of them are settled. */
  readonly settled: { readonly done: number; readonly all: number } | null;
}

/** Why a question is asked: what reads the answer. */
export interface Why {
  /** It says of which time and place the case is, and so which version holds. */
  readonly governs: boolean;
  readonly conditions: readonly Condition[];
  readonly outputs: readonly Output[];
  /** Measures that it could decide, where many are asked about at once. */
  readonly measures: readonly Label[];
}

/** An answer in a list; `null` where there is none yet. */
export interface Given {
  readonly name: string;
  readonly answer: Answer | null;
}

/** Answers that were let go when another was given. */
export interface Effects {
  /** They contradict it, and are asked again. */
  readonly impossible: readonly string[];
  /** They do not change the result any more. */
  readonly needless: readonly string[];
}

/** An interview, as far as asking a question has to do with it: about one measure, or about all in force. */
export interface Asking {
  question(name: string): Question;
  why(name: string): Why;
  /** @throws SuanceError with what was expected, or what it contradicts */
  check(name: string, text: string, changing: boolean): Answer;
  /** @throws SuanceError as check */
  answer(name: string, text: string, changing: boolean): Effects;
  skip(name: string): void;
  answered(name: string): Answer;
  /** The question asked before this one, to go back to, or `null`. */
  before(name: string): string | null;
  given(): readonly Given[];
}
