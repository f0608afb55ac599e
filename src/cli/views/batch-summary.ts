import { titleUnitUses } from '../../batch/list/title-units.ts';
import type { BatchReport } from '../../batch/run.ts';
import type { BlockReport } from '../../batch/several/list-rows.ts';
import type { Tally } from '../../batch/tally.ts';
import { groupDigits, printMoney } from '../../values/print.ts';
import { visible } from '../../values/visible.ts';
import type { ChosenMapping } from '../commands/batch-mapping.ts';
import type { Texts } from '../texts/texts.ts';
import { hanging } from '../wrap.ts';
import { formLines, mappingNotes } from './batch-columns.ts';
import { limitNotes } from './limits.ts';

/** What came of a list, for the person who ran it. */
export function batchSummary(
  report: BatchReport,
  seconds: number,
  fact: (name: string) => string,
  texts: Texts,
  standing: { readonly from: 'locality' | 'config'; readonly name: string } | null = null,
  mapping: Pick<ChosenMapping, 'entries' | 'saveTo'> | null = null,
): string {
  const { tally } = report;
  const words = texts.batch;
  const number = (value: number) => groupDigits(String(value));
  const rows = words.rows(tally.rows, number(tally.rows));
  const several = report.blocks.length > 0;
  const lines = several ? [rows] : [`${rows}${texts.colon}${statusText(tally, texts)}`, ...countLines(tally, texts)];
  for (const block of report.blocks) {
    lines.push(`${block.name}${texts.colon}${statusText(block.tally, texts)}`);
    const below = [...countLines(block.tally, texts), ...absentLines(block, fact, texts)];
    lines.push(...below.map((each) => `  ${each}`));
  }
  lines.push(...formLines(report, texts));
  const note = (text: string) => lines.push(`${texts.note}${texts.colon}${text}`);
  if (!several) for (const each of absentLines({ ...report, needed: [] }, fact, texts)) note(each);
  if (tally.regionAssumed > 0) note(words.regionAssumed(number(tally.regionAssumed)));
  if (standing && tally.regionStanding > 0)
    note(texts.locality.regionOfRows[standing.from](number(tally.regionStanding), standing.name));
  for (const text of limitNotes(report.limits, texts)) note(text);
  for (const { taken, instead } of report.renamed) note(words.renamed(taken, instead));
  if (report.guarded > 0) note(words.guarded(number(report.guarded)));
  if (report.headerLine !== null) note(words.headerAt(number(report.headerLine), report.titles));
  for (const { unit, headers } of titleUnitUses(report.columns)) note(words.titleUnit(unit, headers));
  const { total: totals, note: notes, header: headers } = tally.carried;
  if (totals + notes + headers > 0) note(words.carried(totals, notes, headers));
  if (mapping) for (const each of mappingNotes(mapping, report, texts)) note(each);
  if (report.blankLines > 0) note(words.blankLines(number(report.blankLines)));
  for (const { row, line, message } of tally.invalid) lines.push(`  ${texts.row(row, line)}${texts.colon}${message}`);
  const further = tally.statuses.invalid - tally.invalidAgain - tally.invalid.length;
  if (further > 0) lines.push(`  ${words.further(number(further))}`);
  const rate = seconds > 0 ? Math.round(tally.rows / seconds) : tally.rows;
  lines.push(words.time(seconds.toFixed(seconds < 10 ? 2 : 0), number(rate)));
  return `${lines.map(visible).join('\n')}\n`;
}

function statusText(tally: Tally, texts: Texts): string {
  const statuses = ['eligible', 'ineligible', 'undetermined', 'invalid'] as const;
  const counts = statuses.map((each) =>
    texts.batch.count(texts.status[each], groupDigits(String(tally.statuses[each]))),
  );
  return counts.join(texts.comma);
}

/** The rows of each measure, and what they come to. */
function countLines(tally: Tally, texts: Texts): string[] {
  const words = texts.batch;
  const number = (value: number) => groupDigits(String(value));
  const lines: string[] = [];
  if (tally.measures.size > 1) {
    const width = Math.max(...[...tally.measures.values()].map((each) => number(each).length));
    for (const [id, count] of [...tally.measures].sort(([a], [b]) => (a < b ? -1 : 1)))
      lines.push(`  ${number(count).padStart(width)}  ${id}`);
  }
  if (tally.total) lines.push(`${words.total} ${printMoney(tally.total, texts.language)}`);
  if (tally.open > 0) {
    const { openLow, openHigh } = tally;
    const bounds =
      openLow && openHigh
        ? texts.result.between(printMoney(openLow, texts.language), printMoney(openHigh, texts.language))
        : '';
    lines.push(words.open(number(tally.open), bounds));
  }
  return lines;
}

/** Facts that rows lack for want of a column. */
function absentLines(
  { tally, absent, needed }: Omit<BlockReport, 'name'>,
  fact: (name: string) => string,
  texts: Texts,
): string[] {
  const lines = needed.length > 0 ? [texts.several.needed(needed.map(fact).join(texts.words.listComma))] : [];
  for (const name of absent) {
    const count = tally.lacking.get(name) ?? 0;
    if (count > 0 && !needed.includes(name)) lines.push(texts.batch.lacking(fact(name), groupDigits(String(count))));
  }
  return lines;
}

/** Lines too long for a terminal, continued below themselves, a little further in. */
export function folded(text: string, width: number): string {
  const lines = text.split('\n').flatMap((line) => {
    const indent = line.length - line.trimStart().length;
    const [first = '', ...rest] = hanging(' '.repeat(indent), line.slice(indent), width);
    if (rest.length === 0) return [first];
    const below = hanging(' '.repeat(indent + 2), line.slice(first.length).trimStart(), width);
    return [first, ...below];
  });
  return lines.join('\n');
}
