import { applyMapping, joinEntries, type MapEntry, mapEntry } from '../../batch/mapping/mapping.ts';
import type { BatchReport } from '../../batch/run.ts';
import type { Target } from '../../batch/target.ts';
import type { CaseSettings } from '../../cases/assemble.ts';
import type { Options } from '../options.ts';
import type { Texts } from '../texts/texts.ts';

/** What the user says of columns, and where it is to be kept. */
export interface ChosenMapping {
  readonly entries: readonly MapEntry[];
  /** A file that was named and is not there yet. */
  readonly saveTo: string | null;
}

/**
 * Reads `--map` and `--map-file`, and tells the names of the run of it.
 * @param describe a fact for a reader: its label and id
 * @throws SuanceError `map-malformed`, `map-file-malformed`, `unknown-fact`, at their places
 */
export async function chosenMapping(
  { map, mapFile }: Options,
  { names }: CaseSettings,
  describe: (name: string) => string,
): Promise<ChosenMapping> {
  if (map === undefined && mapFile === undefined) return { entries: [], saveTo: null };
  const own = (map ?? []).map(mapEntry);
  const saved =
    mapFile === undefined ? null : (await import('../../batch/mapping/file.ts')).savedMapping(mapFile, '--map-file');
  const entries = applyMapping(joinEntries(own, saved ?? []), names, describe);
  return { entries, saveTo: saved ? null : (mapFile ?? null) };
}

/** Writes the columns that a run has used beside their file, for the next list; they are put in place with the results. */
export async function writeMapping(
  target: Target,
  { entries }: ChosenMapping,
  { columns: { header, values } }: Pick<BatchReport, 'columns'>,
  describe: (name: string) => string,
  texts: Texts,
): Promise<void> {
  const { mapFileText } = await import('../../batch/mapping/file.ts');
  await target.write(mapFileText(header, values, entries, texts.columns.fileComment, describe));
  target.settle();
}
