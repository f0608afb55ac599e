import { CsvWriter } from '../../batch/csv-writer.ts';
import type { PolicyDocument, Target } from '../../policies/model.ts';
import { groupDigits } from '../../values/print.ts';
import type { Label } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { type Style, styleFor } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { renderTable } from '../views/table.ts';
import { wrap } from '../wrap.ts';
import { findDocument } from './policies-show.ts';

/** A target as programs read it; also the columns of its CSV, in this order. The figure is the text of the document. */
interface ListedTarget {
  readonly document: string;
  readonly number: string | null;
  readonly clause: string;
  readonly id: string;
  readonly year: number | null;
  readonly what: Label;
  readonly comparison: Target['comparison'];
  readonly figure: string;
  readonly unit: Label | null;
}

const CSV_COLUMNS = [
  'document',
  'number',
  'clause',
  'id',
  'year',
  'what',
  'comparison',
  'figure',
  'unit',
] as const satisfies readonly (keyof ListedTarget)[];

/** `suance policies targets`: the goals that documents set, with their figures as the text has them. They entitle nobody. */
export async function policiesTargets(
  session: Session,
  positionals: readonly string[],
  options: Options,
): Promise<number> {
  const { io, texts } = session;
  const set = await openPolicies(session, options.policies);
  const [name] = positionals;
  const ids = name === undefined ? set.documentIds : [findDocument(set, name)];
  const documents = ids.map((id) => set.document(id));
  const rows = documents.flatMap(targetsOf);
  const format = options.format ?? 'table';
  if (format === 'json') await write(io.stdout, `${JSON.stringify(rows, null, 2)}\n`);
  else if (format === 'ndjson') for (const row of rows) await write(io.stdout, `${JSON.stringify(row)}\n`);
  else if (format === 'csv') await write(io.stdout, csvOf(rows, texts));
  else await write(io.stdout, await page(documents, texts, await styleFor(io, options)));
  return EXIT.computed;
}

function targetsOf(document: PolicyDocument): ListedTarget[] {
  return document.clauses.flatMap((clause) =>
    clause.targets.map((target) => ({
      document: document.id,
      number: document.number,
      clause: clause.id,
      id: target.id,
      year: target.year,
      what: target.what,
      comparison: target.comparison,
      figure: target.figure,
      unit: target.unit,
    })),
  );
}

function csvOf(rows: readonly ListedTarget[], texts: Texts): string {
  const writer = new CsvWriter(',', '\n', true);
  const cell = (value: ListedTarget[keyof ListedTarget]) =>
    value === null ? '' : typeof value === 'object' ? value[texts.language] : String(value);
  return writer.line(CSV_COLUMNS) + rows.map((row) => writer.line(CSV_COLUMNS.map((name) => cell(row[name])))).join('');
}

/** A table for each document that sets targets. */
async function page(documents: readonly PolicyDocument[], texts: Texts, style: Style): Promise<string> {
  const { language, compare } = texts;
  const blocks: string[] = [];
  for (const document of documents) {
    const rows = targetsOf(document);
    if (rows.length === 0) continue;
    const head = [
      compare.targetClause,
      compare.targetYear,
      compare.targetWhat,
      compare.targetFigure,
      compare.targetUnit,
    ];
    const cells = rows.map((row) => [
      row.clause,
      row.year === null ? '' : String(row.year),
      row.what[language],
      `${boundText(row.comparison, texts)}${groupDigits(row.figure)}`,
      row.unit?.[language] ?? '',
    ]);
    const name = [document.number, document.title[language]].filter(Boolean).join('  ');
    blocks.push(
      [
        ...wrap(style.bold(name), style.width),
        style.dim(document.id),
        ...(await renderTable(head, cells, style)),
        '',
      ].join('\n'),
    );
  }
  const count = documents.reduce((sum, each) => sum + targetsOf(each).length, 0);
  return style.shown(`${[...blocks, compare.targetCount(count)].join('\n')}\n`);
}

/** At least, at most, or nothing before the figure. */
function boundText(comparison: Target['comparison'], texts: Texts): string {
  const { atLeast, atMost } = texts.policies;
  return comparison === 'at least' ? atLeast : comparison === 'at most' ? atMost : '';
}
