import { CsvWriter } from '../../batch/csv-writer.ts';
import { calendarOf, type FamilyCalendar, walkCalendar } from '../../policies/check/calendar.ts';
import { findSubject, type PolicySet } from '../../policies/set.ts';
import { SuanceError } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { styleFor } from '../style.ts';
import { calendarPage, type ListedPeriod, listedPeriods } from '../views/calendar.ts';

const CSV_COLUMNS = [
  'family',
  'region',
  'from',
  'to',
  'state',
  'version',
  'versions',
] as const satisfies readonly (keyof ListedPeriod)[];

/** `suance policies calendar`: when which version of a family is in force, region by region, with gaps and overlaps. */
export async function policiesCalendar(
  session: Session,
  positionals: readonly string[],
  options: Options,
): Promise<number> {
  const { io, texts } = session;
  const set = await openPolicies(session, options.policies);
  const calendars = calendarsOf(set, positionals[0], options.region);
  const rows = listedPeriods(calendars);
  const format = options.format ?? 'table';
  if (format === 'json') await write(io.stdout, `${JSON.stringify(calendars, null, 2)}\n`);
  else if (format === 'ndjson') for (const row of rows) await write(io.stdout, `${JSON.stringify(row)}\n`);
  else if (format === 'csv') {
    const writer = new CsvWriter(',', '\n', true);
    const cell = (value: ListedPeriod[keyof ListedPeriod]) =>
      value === null ? '' : typeof value === 'string' ? value : value.join(' ');
    const lines = rows.map((row) => writer.line(CSV_COLUMNS.map((name) => cell(row[name]))));
    await write(io.stdout, writer.line(CSV_COLUMNS) + lines.join(''));
  } else if (calendars.length === 0) await write(io.stdout, `${texts.compare.calendar.nothing}\n`);
  else {
    const style = await styleFor(io, options);
    await write(io.stdout, style.shown(`${calendarPage(calendars, set, texts, style).join('\n')}\n`));
  }
  return EXIT.computed;
}

/** The calendars asked for: of one family or all, for one place or for each that documents are made for. */
function calendarsOf(set: PolicySet, name: string | undefined, region: string | undefined): FamilyCalendar[] {
  const subject = name === undefined ? null : findSubject(set, name);
  const family = subject && (subject.kind === 'family' ? subject.family.id : set.measure(subject.id).family);
  const asked = (each: string) => family === null || each === family;
  if (region === undefined) return walkCalendar(set.summaries).filter((each) => asked(each.family));
  const chain = set.regions().chain(codeOf(set, region));
  return set.families
    .filter((each) => asked(each.id))
    .map((each) => calendarOf(set.summaries, each.id, chain))
    .filter((each) => each.versions.length > 0);
}

function codeOf(set: PolicySet, region: string): string {
  try {
    return set.regions().find(region).code;
  } catch (error) {
    throw error instanceof SuanceError ? error.at({ option: '--region' }) : error;
  }
}
