import type { VerifiedManifest } from '../../batch/manifest/verify.ts';
import type { Provenance } from '../../cases/result.ts';
import { VERDICTS, type Verdict, type Verified } from '../../cases/verify/verify.ts';
import type { Place, Problem } from '../../values/problem.ts';
import { messageOf } from '../texts/render.ts';
import type { Texts } from '../texts/texts.ts';
import { manifestJson } from './manifest.ts';

/** What came of an item of a file: a record computed again, or one that could not be read. */
export type VerifyItem = Verified | { readonly verdict: 'failed'; readonly problems: readonly Problem[] };

/** Takes what is found, as it is found, and shows it. Nothing is kept but counts. */
export interface VerifyReport {
  begin(): Promise<void>;
  file(name: string): Promise<void>;
  item(item: VerifyItem): Promise<void>;
  /** The file that was begun is the manifest of a run. */
  manifest(found: VerifiedManifest): Promise<void>;
  /** The file that was begun cannot be read, or not to its end. */
  unreadable(problems: readonly Problem[]): Promise<void>;
  end(): Promise<void>;
}

/** Counts by verdict. */
export type Counts = Record<Verdict, number>;

/** No counts yet. */
export function noCounts(): Counts {
  return Object.fromEntries(VERDICTS.map((each) => [each, 0])) as Counts;
}

/** One JSON object, an item a line as it comes: `results`, `unreadable` files, counts by verdict, tables and program. */
export function jsonReport(texts: Texts, provenance: Provenance, out: (text: string) => Promise<void>): VerifyReport {
  const counts = noCounts();
  const unreadable: unknown[] = [];
  let file = '';
  let first = true;
  const put = async (item: unknown) => {
    await out(`${first ? '' : ','}\n  ${JSON.stringify(item)}`);
    first = false;
  };
  const errorOf = (each: Problem) => ({
    code: each.code,
    field: each.place.field ?? null,
    message: messageOf(each, texts),
  });
  return {
    begin: () => out('{ "results": ['),
    file: async (name) => {
      file = name;
    },
    item: async (item) => {
      counts[item.verdict] += 1;
      await put(itemJson(item, file, errorOf));
    },
    manifest: async (found) => {
      counts[found.verdict] += 1;
      await put(manifestJson(found, file, errorOf));
    },
    unreadable: async (problems) => {
      unreadable.push({ file, errors: problems.map(errorOf) });
    },
    end: () => {
      const rest = { unreadable, counts, ...provenance };
      return out(`\n],\n${JSON.stringify(rest, null, 2).slice(2)}\n`);
    },
  };
}

function itemJson(item: VerifyItem, file: string, errorOf: (each: Problem) => unknown): unknown {
  const place: Place = 'record' in item ? item.record.place : (item.problems[0]?.place ?? {});
  const at = { file, line: place.line ?? null, row: place.row ?? null };
  const errors = item.problems.map(errorOf);
  if (!('record' in item)) return { ...at, measure: null, verdict: item.verdict, errors };
  const { record, result, sameTables } = item;
  return {
    ...at,
    measure: result?.measure ?? record.subject,
    verdict: item.verdict,
    same_tables: sameTables,
    tables: record.tables,
    version: record.version,
    limits_as_recorded: item.limited,
    result: result && {
      status: result.status,
      amount: result.amount,
      amount_min: result.amount_min,
      amount_max: result.amount_max,
    },
    differences: item.differences.map(({ figure, ...each }) => ({
      ...each,
      ...(figure ? { figure: { then: detail(figure.then), now: detail(figure.now) } } : {}),
    })),
    errors,
  };
}

function detail(each: NonNullable<Verified['differences'][number]['figure']>['then']): unknown {
  return each && { from: each.from, region: each.region, valid_from: each.validFrom, valid_to: each.validTo };
}
