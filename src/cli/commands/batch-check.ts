import { checkList } from '../../batch/check/run.ts';
import type { Delimiter } from '../../batch/csv-reader.ts';
import type { Encoding } from '../../batch/encoding.ts';
import type { Source } from '../../batch/source.ts';
import { fileTarget, streamTarget } from '../../batch/target.ts';
import type { CaseSettings } from '../../cases/assemble.ts';
import type { Subject } from '../../policies/set.ts';
import { problem } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import type { Session } from '../session.ts';
import { styleFor } from '../style.ts';
import { CHECK_FORMS, type CheckForm, CheckPage } from '../views/batch-check.ts';
import { vocabularyLabels } from '../wording.ts';
import type { ChosenMapping } from './batch-mapping.ts';

/** Options of `batch` that say how a list is read; the others are for what is computed, and not for a check. */
const READING: ReadonlySet<string> = new Set<keyof Options | 'config' | 'worksheet'>([
  'region',
  'on',
  'set',
  'param',
  'locality',
  'policies',
  'format',
  'inputEncoding',
  'sheet',
  'delimiter',
  'map',
  'mapFile',
  'check',
  'output',
  'quiet',
  'lang',
  'color',
  'ascii',
  'config',
]);

/** A list to be checked, opened and with its settings. */
export interface CheckJob {
  readonly source: Source;
  readonly settings: CaseSettings;
  readonly subjects: readonly Subject[];
  readonly mapping: ChosenMapping;
  readonly fact: (name: string) => string;
  readonly delimiter: Delimiter | undefined;
}

/** Refuses options that a check has no use for. @throws SuanceError `option-not-here`, `file-not-found` for the file of columns */
export function refuseForCheck(options: Options, mapping: ChosenMapping): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || READING.has(name)) continue;
    const option = `--${name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`;
    throw problem('option-not-here', { option, command: 'batch --check' });
  }
  // A check writes nothing but its report.
  if (mapping.saveTo !== null) throw problem('file-not-found', { path: mapping.saveTo }, { option: '--map-file' });
}

/** `suance batch --check`: all that is wrong with a list, by row and column; nothing is computed. */
export async function batchCheck(session: Session, options: Options, job: CheckJob): Promise<number> {
  const { io, texts } = session;
  const { output } = options;
  const toFile = output !== undefined && output !== '-';
  const form: CheckForm = options.format === 'ndjson' ? 'ndjson' : options.format === 'csv' || toFile ? 'csv' : 'page';
  const target = toFile ? fileTarget(output) : streamTarget((data) => write(io.stdout, data));
  try {
    const style = await styleFor(io, options);
    const page = new CheckPage(job.source.name, texts, style, vocabularyLabels(job.settings.set.vocabulary(), texts));
    const lines = CHECK_FORMS[form](page);
    let waiting = toFile && form === 'csv' ? '\ufeff' : '';
    waiting += lines.begin();
    const report = await checkList({
      source: job.source,
      settings: job.settings,
      subjects: job.subjects,
      mapping: job.mapping.entries,
      fact: job.fact,
      encoding: options.inputEncoding as Encoding | undefined,
      delimiter: job.delimiter,
      sheet: options.sheet,
      tell: (finding) => {
        waiting += lines.finding(finding);
      },
      flush: async () => {
        if (waiting === '') return;
        const text = waiting;
        waiting = '';
        await target.write(text);
      },
    });
    for (const note of report.notes) waiting += lines.note(note);
    await target.write(waiting);
    target.finish();
    const summary = page.summary(report, form === 'page');
    if (form === 'page') await write(io.stdout, summary);
    else if (!options.quiet) await write(io.stderr, summary);
    return report.problems > 0 ? EXIT.invalid : EXIT.computed;
  } finally {
    target.discard();
  }
}
