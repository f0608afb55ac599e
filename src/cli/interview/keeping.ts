import type { Evaluation } from '../../engine/run.ts';
import type { Answers } from './answers.ts';

/** How far a case has come. */
export interface Progress {
  /** The family or measure that it is of. */
  readonly subject: string;
  readonly answers: Answers;
  /** What it came to, or `null` while questions are left. */
  readonly evaluation: Evaluation | null;
}

/** Remembers cases as they go on, so that one that is interrupted is there again. */
export interface CaseKeeper {
  /** A case begins. @param id of the case that is taken up again, or `null` for a new one */
  begin(id: string | null): void;
  keep(progress: Progress): void;
}

/** Remembers nothing. */
export const NO_KEEPER: CaseKeeper = { begin: () => {}, keep: () => {} };
