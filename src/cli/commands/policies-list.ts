import { CsvWriter } from '../../batch/csv-writer.ts';
import type { MeasureSummary } from '../../policies/model.ts';
import type { PolicySet } from '../../policies/set.ts';
import { inWindow } from '../../policies/windows.ts';
import { parseDate } from '../../values/parse.ts';
import { type Label, SuanceError } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { type Style, styleFor } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { pad, widthOf } from '../wrap.ts';

/** The measures that a place and a day leave, all of them without. */
export function selectMeasures(set: PolicySet, options: Pick<Options, 'region' | 'on'>): MeasureSummary[] {
  const chain =
    options.region === undefined
      ? null
      : set.regions().chain(at('--region', () => set.regions().find(options.region!).code));
  const day = options.on === undefined ? null : at('--on', () => parseDate(options.on!).toString());
  return set.summaries
    .filter((each) => chain === null || chain.includes(each.region))
    .filter((each) => day === null || inWindow(each.window, day, day));
}

function at<T>(option: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof SuanceError ? error.at({ option }) : error;
  }
}

/** `suance policies list`: all measures with their place and time. */
export async function policiesList(
  session: Session,
  _positionals: readonly string[],
  options: Options,
): Promise<number> {
  const { io, texts } = session;
  const set = await openPolicies(session, options.policies);
  const measures = selectMeasures(set, options);
  const rows = measures.map(
    (each): ListedMeasure => ({
      id: each.id,
      family: each.family,
      title: each.title,
      document: each.number,
      clause: each.clause,
      region: each.region,
      region_name: set.regions().get(each.region)?.label ?? null,
      from: each.window.from,
      to: each.window.to,
      governed_by: each.window.governedBy,
      superseded_by: each.supersededBy,
      kinds: each.kinds,
      beneficiary: each.beneficiary,
    }),
  );
  const format = options.format ?? 'table';
  if (format === 'json') await write(io.stdout, `${JSON.stringify(rows, null, 2)}\n`);
  else if (format === 'ndjson') for (const row of rows) await write(io.stdout, `${JSON.stringify(row)}\n`);
  else if (format === 'csv') await write(io.stdout, csvOf(rows, texts));
  else if (rows.length === 0) await write(io.stdout, `${texts.policies.noneInForce}\n`);
  else await write(io.stdout, familyList(measures, set, texts, await styleFor(io, options)));
  return EXIT.computed;
}

/** A measure as programs read it in a list; also the columns of its CSV, in this order. */
interface ListedMeasure {
  readonly id: string;
  readonly family: string;
  readonly title: Label;
  readonly document: string;
  readonly clause: string;
  readonly region: string;
  readonly region_name: Label | null;
  readonly from: string;
  readonly to: string | null;
  readonly governed_by: readonly string[];
  readonly superseded_by: string | null;
  readonly kinds: readonly string[];
  readonly beneficiary: string | null;
}

const CSV_COLUMNS = [
  'id',
  'family',
  'title',
  'document',
  'clause',
  'region',
  'region_name',
  'from',
  'to',
  'governed_by',
  'superseded_by',
  'kinds',
  'beneficiary',
] as const satisfies readonly (keyof ListedMeasure)[];

/** The list as CSV, its titles and places in one language; without measures the header alone. */
function csvOf(rows: readonly ListedMeasure[], texts: Texts): string {
  const writer = new CsvWriter(',', '\n', true);
  const cell = (value: ListedMeasure[keyof ListedMeasure]) => {
    if (value === null || typeof value === 'string') return value ?? '';
    return 'zh' in value ? value[texts.language] : value.join(' ');
  };
  const lines = rows.map((row) => writer.line(CSV_COLUMNS.map((name) => cell(row[name]))));
  return writer.line(CSV_COLUMNS) + lines.join('');
}

/** Measures by family: one line each, with place and time. */
function familyList(measures: readonly MeasureSummary[], set: PolicySet, texts: Texts, style: Style): string {
  const { language } = texts;
  const ids = Math.max(...measures.map((each) => widthOf(each.id)));
  const names = measures.map((each) => set.regions().get(each.region)?.label[language] ?? each.region);
  const places = Math.max(...names.map((each) => widthOf(each)));
  const lines = set.families.flatMap((family) => {
    const own = measures.filter((each) => each.family === family.id);
    if (own.length === 0) return [];
    const rows = own.map((each) => {
      const place = names[measures.indexOf(each)]!;
      return `  ${pad(each.id, ids)}  ${pad(place, places)}  ${each.window.from}…${each.window.to ?? ''}`;
    });
    return ['', `${style.bold(family.label[language])}  ${style.dim(family.id)}`, ...rows];
  });
  return style.shown(`${lines.slice(1).join('\n')}\n`);
}
