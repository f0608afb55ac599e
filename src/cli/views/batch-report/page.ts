import type { NoticeRow } from '../../../batch/notice.ts';
import type { Seal } from '../../../batch/seal.ts';
import { MOST_GROUPS } from '../../../batch/totals/groups.ts';
import { countOf, STATUSES } from '../../../batch/totals/sums.ts';
import type { TotalsData } from '../../../batch/totals/totals.ts';
import type { Provenance } from '../../../cases/result.ts';
import type { Measure } from '../../../policies/model.ts';
import { hasCapitals, moneyInCapitals } from '../../../values/capitals.ts';
import { Exact } from '../../../values/exact.ts';
import { groupDigits, printMoney } from '../../../values/print.ts';
import type { Label } from '../../../values/problem.ts';
import type { Texts } from '../../texts/texts.ts';
import { inLanguage } from '../../wording.ts';
import { Html, html, type Part } from '../html.ts';
import { kept } from '../sheet.ts';
import {
  amountSummary,
  columnTable,
  countText,
  measureTable,
  openText,
  reasonRows,
  type TextTable,
  textsOfTotals,
} from '../totals-rows.ts';
import { amountChart, columnChart, reasonChart } from './charts.ts';
import { REPORT_STYLE } from './style.ts';

/** A file that the report rests on. */
export interface SealedFile extends Seal {
  /** Its name; `null`: it came or went through a pipe. */
  readonly name: string | null;
}

/** What a report tells. */
export interface ReportData {
  /** `null`: the titles of the measures. */
  readonly title: string | null;
  /** What the list was to be computed by: its title where no row has come to a measure. */
  readonly asked: readonly Label[];
  /** The measures that rows were computed by. */
  readonly measures: readonly Pick<Measure, 'id' | 'title' | 'documentTitle' | 'number' | 'clause' | 'readings'>[];
  /** Region and day in words, where they are one for all rows. */
  readonly region: string | null;
  readonly day: string | null;
  readonly totals: TotalsData;
  /** Headers of the columns that the notice shows, who the rows are of among them; whether any of them hides something. */
  readonly columns: readonly string[];
  readonly masked: boolean;
  readonly input: SealedFile;
  readonly output: SealedFile;
  readonly provenance: Provenance;
}

/** Rows that are listed on the page: some two thousand sheets of paper. */
export const MOST_LISTED = 100_000;
/** Groups, and reasons, that a table has. */
const MOST_ROWS = 200;
/** Rows of a table that stand on one page. */
const MOST_KEPT_TOGETHER = 14;
/** Rows of the list that are handed on together. */
const TOGETHER = 500;
const LANGUAGE = { zh: 'zh-CN', en: 'en' } as const;

/**
 * The report on a list, for the meeting and for public notice: one self-contained page of HTML for A4, without scripts. It
 * comes in pieces, and the list is never held as a whole. No clock is read.
 * @param notice the eligible rows, in order
 */
export async function* reportPage(
  data: ReportData,
  notice: AsyncIterable<NoticeRow>,
  language: Texts,
): AsyncGenerator<string, void, undefined> {
  const texts = textsOfTotals(data.totals, language);
  const heading = data.title ?? texts.list.report.heading(titlesOf(data, texts));
  yield html`<!doctype html>
<html lang="${LANGUAGE[texts.language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${heading}</title>
<style>${Html.trusted(REPORT_STYLE)}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${summary(data, texts)}
${overview(data, texts)}
${reasons(data, texts)}
${data.totals.columns.map((_, index) => byColumn(data, index, texts))}
${amounts(data, texts)}
${readings(data, texts)}
${seals(data, texts)}
`.text;
  yield* noticeList(data, notice, texts);
  yield html`</main>
</body>
</html>
`.text;
}

/** The titles of the measures, each once; of what was asked for where there are none. */
function titlesOf({ measures, asked }: ReportData, texts: Texts): string[] {
  const titles = measures.length > 0 ? measures.map((each) => each.title) : asked;
  return [...new Set(titles.map((each) => inLanguage(each, texts)))];
}

/** Document and clause of each measure, with its id. */
function basisOf({ measures }: ReportData, texts: Texts): { readonly text: string; readonly id: string }[] {
  const { sheet, result } = texts;
  return measures.map(({ documentTitle, number, clause, id }) => {
    const title = inLanguage(documentTitle, texts);
    // A document without a number goes by its title.
    const place = number === documentTitle.zh ? sheet.clause(clause) : result.clause(number, clause);
    return { text: sheet.document(title, place), id };
  });
}

/** A part under its heading. */
function section(title: string, ...content: readonly Part[]): Html {
  return html`<section><h2>${title}</h2>${content}</section>
`;
}

/** A table; its last row is that of all together. */
function table(name: string, { head, rows }: TextTable, all: boolean): Html {
  const body = rows.map((row, index) => {
    const cells = row.map((each) => html`<td>${each}</td>`);
    return all && index === rows.length - 1 ? html`<tr class="all">${cells}</tr>` : html`<tr>${cells}</tr>`;
  });
  const short = rows.length <= MOST_KEPT_TOGETHER ? ' short' : '';
  return html`<table class="${name + short}"><thead><tr>${head.map((each) => html`<th>${each}</th>`)}</tr></thead>
<tbody>${body}</tbody></table>`;
}

function remark(text: string | null): Html | null {
  return text === null ? null : html`<p class="remark">${text}</p>`;
}

/** What it is about and what it comes to. */
function summary(data: ReportData, texts: Texts): Html {
  const { region, day, totals } = data;
  const { report } = texts.list;
  const { all, rows } = totals;
  const line = (label: string, value: Part, strong = false) =>
    html`<tr><th scope="row">${label}</th><td colspan="3"${strong ? Html.trusted(' class="strong"') : null}>${value}</td></tr>
`;
  const pair = (label: string, value: Part) => html`<th scope="row">${label}</th><td>${value}</td>`;
  const found = basisOf(data, texts);
  const shown = found.map(({ text, id }) => html`<div>${kept(text)}<span class="id">${id}</span></div>`);
  const basis: Part = shown.length > 0 ? shown : report.basisNone;
  const sum = Exact.parse(all.amount);
  const results = countOf(all) === rows ? null : countText(countOf(all));
  return html`<table class="pairs form"><colgroup><col class="label"><col><col class="label"><col></colgroup><tbody>
${line(report.basis, basis)}<tr>${pair(report.region, region ?? report.byRow)}${pair(report.day, day ?? report.byRow)}</tr>
<tr>${pair(report.list, report.rows(countText(rows), results))}${pair(report.payable, report.payableOf(countText(all.statuses.eligible)))}</tr>
${line(report.total, all.settled === 0 ? report.noAmount : printMoney(sum, texts.language), true)}${
  all.settled > 0 && hasCapitals(sum) ? line(report.capitals, moneyInCapitals(sum), true) : null
}</tbody></table>
${remark(openText(all, texts))}`;
}

/** By status, and by measure where there are several. */
function overview({ totals, measures }: ReportData, texts: Texts): Html {
  const { report, totals: words } = texts.list;
  const count = countOf(totals.all);
  const rows = STATUSES.map((each) => {
    const own = totals.all.statuses[each];
    return [
      texts.sheet.status[each],
      countText(own),
      shareText(own, count),
      each === 'eligible' ? groupDigits(totals.all.amount) : '',
    ];
  });
  rows.push([words.all, countText(count), shareText(count, count), groupDigits(totals.all.amount)]);
  const titles = new Map(measures.map((each) => [each.id, inLanguage(each.title, texts)]));
  const titleOf = (id: string) => (titles.has(id) ? `${titles.get(id)} ${id}` : id);
  const several = totals.measures.length > 1;
  return html`${section(report.overview, table('totals', { head: [report.status, words.results, report.share, words.amount], rows }, true))}${
    several ? section(words.byMeasure, table('totals', measureTable(totals, titleOf, texts), true)) : null
  }`;
}

/** A part of a count in per cent, half up to a tenth. */
function shareText(part: number, whole: number): string {
  if (whole === 0) return '';
  const share = Exact.integer(part).times(Exact.integer(100)).dividedBy(Exact.integer(whole));
  return `${share.rounded(1, 'half-up').toFixed(1)}%`;
}

function reasons({ totals }: ReportData, texts: Texts): Html | null {
  const words = texts.list.totals;
  const all = reasonRows(totals.reasons, texts);
  if (all.length === 0) return null;
  const rows = all
    .slice(0, MOST_ROWS)
    .map((each) => [words.kind[each.kind], each.text, countText(each.results), countText(each.alone)]);
  const further = all.length - rows.length;
  const head = [texts.list.report.kind, words.reason, words.results, words.alone];
  return section(
    words.byReason,
    reasonChart(all, texts),
    table('totals reasons', { head, rows }, false),
    remark(further > 0 ? words.moreReasons(countText(further)) : null),
  );
}

function byColumn({ totals }: ReportData, index: number, texts: Texts): Html {
  const words = texts.list.totals;
  const groups = totals.columns[index]!;
  const found = columnTable(groups, totals.all, MOST_ROWS, texts);
  const title = words.byColumn(groups.column);
  if (!found) return section(title, remark(words.tooMany(groups.column, countText(MOST_GROUPS))));
  return section(title, remark(openText(totals.all, texts)), columnChart(groups, texts), table('totals', found, true));
}

function amounts({ totals }: ReportData, texts: Texts): Html | null {
  const words = texts.list.totals;
  const chart = amountChart(totals, texts);
  if (!chart) return null;
  const { figure, rows } = chart;
  const cells = rows.map(({ label, results, amount }) => [label, countText(results), groupDigits(amount)]);
  const head = [words.class, words.results, words.amount];
  return section(
    words.byAmount,
    remark(amountSummary(totals, texts)),
    figure,
    table('totals', { head, rows: cells }, false),
  );
}

/** What the results rest on where the text is open: those of several measures that say the same, once. */
function readings({ measures }: ReportData, texts: Texts): Html | null {
  const all = measures.flatMap((each) => each.readings);
  const found = new Set(
    all.map(({ question, taken, because }) =>
      texts.sheet.reading(inLanguage(question, texts), inLanguage(taken, texts), inLanguage(because, texts)),
    ),
  );
  if (found.size === 0) return null;
  return section(
    texts.result.readings,
    html`<ol class="small">${[...found].map((each) => html`<li>${each}</li>`)}</ol>`,
  );
}

/** The list for public notice, as its rows come. */
async function* noticeList(
  data: ReportData,
  notice: AsyncIterable<NoticeRow>,
  texts: Texts,
): AsyncGenerator<string, void, undefined> {
  const { report } = texts.list;
  const { totals, columns, measures } = data;
  const eligible = totals.all.statuses.eligible;
  const title = report.notice(titlesOf(data, texts));
  const basis = new Set(basisOf(data, texts).map(({ text }) => text));
  if (eligible === 0) {
    yield section(title, remark(report.noticeNone)).text;
    return;
  }
  const several = totals.measures.filter((each) => each.measure !== null).length > 1;
  const titles = new Map(measures.map((each) => [each.id, inLanguage(each.title, texts)]));
  const head = [report.row, ...columns, ...(several ? [texts.list.totals.measure] : []), report.amount];
  yield html`<section class="posted"><h1>${title}</h1>${[...basis].map((text) => remark(`${report.basis}${texts.colon}${text}`))}${remark(report.noticeNote(data.masked))}${
    columns.length === 0 ? remark(report.noticeNobody) : null
  }<table class="notice"><thead><tr>${head.map((each) => html`<th>${each}</th>`)}</tr></thead><tbody>
`.text;
  let shown = 0;
  let piece: Html[] = [];
  for await (const { row, cells, measure, amount, open } of notice) {
    if (shown === MOST_LISTED) break;
    shown += 1;
    const figure = amount === null ? (open ? report.open : report.figureless) : groupDigits(amount);
    piece.push(html`<tr><td class="row">${String(row)}</td>${columns.map((_, index) => html`<td>${cells[index] ?? ''}</td>`)}${
      several ? html`<td>${titles.get(measure) ?? measure}</td>` : null
    }<td class="number">${figure}</td></tr>
`);
    if (piece.length === TOGETHER) {
      yield html`${piece}`.text;
      piece = [];
    }
  }
  const width = String(1 + columns.length + (several ? 1 : 0));
  const sum = html`<tr class="all"><td colspan="${width}">${report.sum}</td><td class="number">${groupDigits(totals.all.amount)}</td></tr>`;
  const cut = shown < eligible;
  const rest = cut ? report.noticeCut(countText(shown), countText(eligible), data.output.name) : null;
  yield html`${piece}${cut ? null : sum}</tbody></table>${remark(rest)}<table class="posting"><tbody><tr>${report.posting.map((each) => html`<td>${each}</td>`)}</tr></tbody></table></section>
`.text;
}

/** What the page can be checked by. */
function seals({ input, output, provenance }: ReportData, texts: Texts): Html {
  const { report } = texts.list;
  const file = (what: string, { name, size, sha256 }: SealedFile) =>
    html`<tr><td>${what}</td><td>${name ?? report.stream}</td><td>${report.bytes(countText(size))}</td><td class="hash">${sha256}</td></tr>
`;
  const [what, name, size, hash] = report.sealColumns;
  const tables = provenance.tables.replace(/^sha256:/, '');
  return section(
    report.seals,
    html`<div class="whole-block"><table class="seals"><thead><tr><th>${what}</th><th>${name}</th><th>${size}</th><th>${hash}</th></tr></thead><tbody>
${file(report.input, input)}${file(report.output, output)}<tr><td>${report.tables}</td><td></td><td></td><td class="hash">${tables}</td></tr>
<tr><td>${report.program}</td><td colspan="3">suance ${provenance.version}</td></tr>
</tbody></table>${remark(report.sealNote)}</div>`,
  );
}
