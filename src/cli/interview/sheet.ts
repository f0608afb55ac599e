import type { Evaluation } from '../../engine/run.ts';
import type { Desk } from './desk.ts';

/** Writes the determination of a case to a file that is asked for, and says where. */
export type WriteSheet = (evaluation: Evaluation, desk: Desk) => Promise<void>;

/** How the determination is written; `null` while there is no sheet. The one place where it is wired to the menu. */
export const SHEET: WriteSheet | null = null as WriteSheet | null;
