import { type Place, problem, SuanceError } from '../../values/problem.ts';
import { contentOf } from '../binary.ts';
import type { Delimiter } from '../csv-reader.ts';
import { type Encoding, TextInput } from '../encoding.ts';
import { columnName, findHead } from '../list/head.ts';
import { Beginning, delimiterOf } from '../list/records.ts';
import { refuseForText, refuseForWorkbook } from '../reading.ts';
import { begun, wholeOf } from '../run.ts';
import type { Source } from '../source.ts';
import { Checker, type CheckSettings } from './checker.ts';
import type { CheckReport, Finding } from './finding.ts';
import { CheckedRecords } from './records.ts';

/** What is to be checked. */
export interface CheckRequest extends CheckSettings {
  readonly source: Source;
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  readonly sheet: string | undefined;
  /** Hears of every finding, in the order of the file. */
  readonly tell: (finding: Finding) => void;
  /** Called now and then, so that what was told can be written. */
  readonly flush: () => Promise<void>;
}

/**
 * Reads a list from end to end and tells all that is wrong with it; nothing of it is written.
 * @throws SuanceError where it cannot be read as a list at all, and for faults of the mapping
 */
export async function checkList(request: CheckRequest): Promise<CheckReport> {
  const { source } = request;
  try {
    const { first, chunks } = await begun(source);
    const kind = contentOf(first);
    const report =
      kind === 'zip' || kind === 'compound'
        ? await checkWorkbook(request, first, chunks)
        : await checkText(request, chunks);
    if (!report) throw problem('input-empty', {});
    return report;
  } catch (error) {
    if (!(error instanceof SuanceError) || !/^(csv|input|workbook)-/.test(error.problem.code)) throw error;
    throw error.at({ file: source.name });
  } finally {
    source.close();
  }
}

async function checkText(request: CheckRequest, chunks: AsyncIterable<Buffer>): Promise<CheckReport | null> {
  refuseForText(request);
  const input = new TextInput(request.encoding, true);
  const checker = new Checker(request, request.tell, false);
  const first = new Beginning();
  let records: CheckedRecords | null = null;
  let line = 1;
  const begin = (ended: boolean) => {
    const { names } = request.settings;
    const head = (rows: readonly (readonly string[])[]) => findHead(rows, (text) => columnName(names, text));
    const begun = new CheckedRecords(request.delimiter ?? delimiterOf(first.text, ended, head), line);
    for (const each of begun.push(first.text)) checker.take(each);
    return begun;
  };
  try {
    for await (const block of input.blocks(chunks)) {
      if (records) for (const each of records.push(block)) checker.take(each);
      else if (first.text === '' && block.trim() === '') {
        // Blank lines before the header say nothing of the file's form, and may be without end; blocks end with lines.
        line += block.match(/\r\n|\n|\r/g)?.length ?? 0;
        continue;
      } else if (first.add(block)) records = begin(false);
      else continue;
      await request.flush();
    }
  } catch (error) {
    if (!(error instanceof SuanceError) || error.problem.code !== 'csv-record-too-large') throw error;
    // What came before it tells its place.
    records ??= begin(false);
    throw error.at({ row: checker.nextRow, line: records.nextLine } as Place);
  }
  records ??= begin(true);
  for (const each of records.push('', true)) checker.take(each);
  return checker.end();
}

async function checkWorkbook(
  request: CheckRequest,
  first: Buffer,
  chunks: AsyncIterable<Buffer>,
): Promise<CheckReport | null> {
  refuseForWorkbook(request);
  const { Workbook } = await import('../workbook/workbook.ts');
  const { source } = request;
  const book = await Workbook.open(source.file === null ? await wholeOf(first, chunks) : source.name);
  try {
    const reader = await book.rows(await book.choose(request.sheet));
    const checker = new Checker(request, request.tell, true);
    for await (const block of reader.blocks()) {
      for (const each of block) checker.take({ record: { ...each, raw: null } });
      await request.flush();
    }
    return checker.end();
  } finally {
    book.close();
  }
}
