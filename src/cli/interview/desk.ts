import type { PolicySet } from '../../policies/set.ts';
import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import type { Prompter } from './prompter.ts';

/** What an interview is held with: someone to ask, the tables, and the words and signs to ask in. */
export interface Desk {
  readonly prompter: Prompter;
  readonly set: PolicySet;
  readonly texts: Texts;
  readonly style: Style;
  /** Of the program, for whoever reads a result later. */
  readonly version: string;
  /** Whether numbers of identity are written in full on sheets. */
  readonly fullIds?: boolean | undefined;
}
