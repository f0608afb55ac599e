import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CaseSettings } from '../../cases/assemble.ts';
import type { NamedQuantity } from '../../cases/names.ts';
import type { Exclusion, Measure } from '../../policies/model.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import type { ValueColumn } from '../columns.ts';
import { factsGiven } from '../given.ts';
import { openFile } from '../source.ts';
import { type HeldList, type HistoryReport, readHistory } from './history.ts';
import type { HistoryWords } from './history-columns.ts';
import { LimitLedger, type Unchecked } from './ledger.ts';

/** Earlier results that a list is held against. */
export interface History {
  readonly files: readonly string[];
  readonly words: HistoryWords;
}

/** A file of earlier results that was read. */
export interface HistoryFile extends HistoryReport {
  readonly name: string;
}

/** The limits that a list is held against. */
export interface Watch {
  /** `null` where nothing is to be watched. */
  readonly ledger: LimitLedger | null;
  readonly unchecked: readonly Unchecked[];
}

/**
 * What of the measures of a list is to be watched.
 * @param columns the columns that give facts
 * @param header what all columns name, also those that nothing is computed with
 * @param against whether there are earlier results: then measures that these exclude count too
 * @param carried whether results carry what claims used, which later lists count: of measures that these exclude too
 */
export function watchLimits(
  measures: readonly Measure[],
  columns: readonly ValueColumn[],
  header: readonly NamedQuantity[],
  settings: CaseSettings,
  { against, carried }: { readonly against: boolean; readonly carried: boolean },
): Watch {
  const named = columns.map((each) => each.named);
  const watched = against || carried ? [...measures, ...excludedBeside(measures, settings)] : measures;
  const ledger = new LimitLedger({
    measures: watched,
    gives: factsGiven(named, measures, settings),
    claims: against || carried,
  });
  // What only later lists may ask for is not missed in this one.
  const asked = new Set((against ? watched : measures).map((each) => each.id));
  const has = factsGiven(header, measures, settings);
  const unchecked = ledger.unchecked
    .filter(({ measure, other }) => measures.includes(measure) && (other === null || asked.has(other)))
    .map((each) => ({ ...each, facts: each.facts.filter((name) => !has(name)) }));
  return { ledger: ledger.isIdle ? null : ledger, unchecked };
}

/** Other measures that exclude those of a list, or that these exclude. */
function excludedBeside(measures: readonly Measure[], { set }: CaseSettings): Measure[] {
  const names = ({ with: name }: Exclusion, { id, family }: Measure) => name === id || name === family;
  const own = new Set(measures.map((each) => each.id));
  return set.summaries
    .filter(({ id }) => !own.has(id))
    .map(({ id }) => set.measure(id))
    .filter((other) =>
      measures.some(
        (each) => each.exclusions.some((one) => names(one, other)) || other.exclusions.some((one) => names(one, each)),
      ),
    );
}

/**
 * Reads the files of earlier results, in the order given, before the first row of a list.
 * @throws SuanceError `history-without-limits` where nothing is watched that they could count for, `history-twice`, and as
 * {@link readHistory}
 */
export async function readHistories(
  { files, words }: History,
  { ledger, unchecked }: Watch,
  settings: CaseSettings,
  list: HeldList,
): Promise<HistoryFile[]> {
  if (!ledger) {
    const { facts } = settings.set.vocabulary();
    const lacking = [...new Set(unchecked.flatMap((each) => each.facts))].map((name) => facts[name]!.label);
    throw problem('history-without-limits', { facts: lacking }, { option: '--history' });
  }
  const read: HistoryFile[] = [];
  const known = new Set<string>();
  for (const name of files) {
    const path = realPath(name);
    if (known.has(path)) throw problem('history-twice', { path: name }, { option: '--history' });
    known.add(path);
  }
  for (const name of files) read.push({ name, ...(await readHistory(opened(name), ledger, settings, words, list)) });
  return read;
}

/** A file under its one name, whatever links lead to it; one that is not there is told when it is opened. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function opened(path: string) {
  try {
    return openFile(path);
  } catch (error) {
    throw error instanceof SuanceError ? error.at({ option: '--history' }) : error;
  }
}
