import { fileTarget } from '../batch/target.ts';
import type { Evaluation } from '../engine/run.ts';
import { type SheetOptions, type SheetView, sheetPage } from './views/sheet.ts';

/**
 * Writes the sheet of a case to a file, beside its target first, so that an interrupted run leaves the old file or the new
 * one. A file that is there is replaced: ask before.
 * @param view texts of a language, the tables' hash and the program's version, names of regions
 * @throws SuanceError `file-is-directory`, `directory-not-found`, `file-unwritable`, at `--sheet`
 */
export async function writeSheet(
  path: string,
  evaluation: Evaluation,
  view: SheetView,
  options: SheetOptions = {},
): Promise<void> {
  const page = sheetPage(evaluation, view, options);
  const target = fileTarget(path, '--sheet');
  try {
    await target.write(page);
    target.finish();
  } finally {
    target.discard();
  }
}
