import { maskIdentity } from '../../batch/mask.ts';
import { amountCapitals, identityTexts } from '../../cases/result.ts';
import { type ExplainedCondition, type Explanation, explain } from '../../engine/explain.ts';
import type { Evaluation } from '../../engine/run.ts';
import type { Texts } from '../texts/texts.ts';
import { errorOfCase, inLanguage, printValue, wordingFor } from '../wording.ts';
import { widthOf } from '../wrap.ts';
import {
  amountWords,
  definitionWords,
  derivedWords,
  exclusionWords,
  factWords,
  figureWords,
  grantWords,
  missingWords,
  outputWords,
  scheduleTable,
  tableWords,
} from './account.ts';
import { Html, html, type Part } from './html.ts';
import type { View } from './result.ts';
import { SHEET_STYLE } from './sheet-style.ts';

/** What a sheet is made with. */
export type SheetView = Pick<View, 'texts' | 'provenance' | 'regions'>;

export interface SheetOptions {
  /** Whether numbers of identity are written in full. */
  readonly fullIds?: boolean;
}

/** Signs that every font of symbols has; the words beside them say the same. */
const MARKS = { yes: '✓', no: '✗', open: '?' } as const;
/** What stands on one line: 2023年8月9日, 2020-02, 1,500.00 元 and the month before it, 〔2020〕16号. */
const WHOLE =
  /(\d{4}年\d{1,2}月(?:\d{1,2}日)?|(?:\d{4}-\d{2} )?[\d,.]+ (?:元|yuan)|\d{4}-\d{2}(?:-\d{2})?|\p{Script=Han}{0,6}[〔[]\d{4}[〕\]]\d+号|（[一二三四五六七八九十]+）)/u;
/** Labels and values, two to a line. */
const COLUMNS = Html.trusted('<colgroup><col class="label"><col><col class="label"><col></colgroup>');
/** Columns, as of a terminal, of a value that fits half a line. */
const MOST_IN_HALF = 34;
const LANGUAGE = { zh: 'zh-CN', en: 'en' } as const;

/**
 * A case as the sheet that is signed and filed: one self-contained page of HTML for A4, all that the result rests on, and
 * places for signatures. It depends on the case, the tables and the program alone: no clock is read.
 */
export function sheetPage(evaluation: Evaluation, view: SheetView, options: SheetOptions = {}): string {
  const { texts } = view;
  const { sheet } = texts;
  const { measure } = evaluation.plan;
  const account = explain(evaluation, wordingFor(measure, texts, view.regions));
  const heading = sheet.heading(inLanguage(measure.title, texts));
  const invalid = evaluation.status === 'invalid';
  const page = html`<!doctype html>
<html lang="${LANGUAGE[texts.language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${heading}</title>
<style>${Html.trusted(SHEET_STYLE)}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${summary(evaluation, view, options)}
${invalid ? errors(evaluation, texts) : null}
${missing(evaluation, texts)}
${conditions(account, evaluation, texts)}
${facts(evaluation, view)}
${schedule(account, evaluation, texts)}
${invalid ? null : calculation(account, evaluation, texts)}
${figures(account, evaluation, texts)}
${exclusions(evaluation, texts)}
${readings(account, texts)}
${invalid ? null : signing(texts)}
<footer>${sheet.tables(view.provenance.tables, view.provenance.version)}</footer>
</main>
</body>
</html>
`;
  return page.text;
}

/** A part under its heading. */
function section(title: string, ...content: readonly Part[]): Html {
  return html`<section><h2>${title}</h2>${content}</section>`;
}

function list(items: readonly Part[]): Html {
  return html`<ul>${items.map((each) => html`<li>${each}</li>`)}</ul>`;
}

/** A label and its value, half a line wide. */
function pair(label: string, value: Part): Html {
  return html`<th scope="row">${label}</th><td>${value}</td>`;
}

function inPairs<T>(items: readonly T[]): T[][] {
  const pairs: T[][] = [];
  for (let at = 0; at < items.length; at += 2) pairs.push(items.slice(at, at + 2));
  return pairs;
}

/** Text in which dates, sums and numbers of documents are not broken. */
export function kept(text: string): Part {
  return text.split(WHOLE).map((each, index) => (index % 2 === 0 ? each : html`<span class="whole">${each}</span>`));
}

/** A label and its value, the whole line wide. */
function row(label: string, value: Part, strong = false): Html {
  const cell = strong ? html`<td colspan="3" class="strong">${value}</td>` : html`<td colspan="3">${value}</td>`;
  return html`<tr><th scope="row">${label}</th>${cell}</tr>`;
}

/** What it is about, who it is, and what came of it. */
function summary(evaluation: Evaluation, { texts }: SheetView, options: SheetOptions): Html {
  const { sheet, result } = texts;
  const { plan, status } = evaluation;
  const { measure } = plan;
  const amount = amountWords(evaluation, texts);
  const capitals = amountCapitals(evaluation);
  const mark = { eligible: MARKS.yes, ineligible: MARKS.no, undetermined: MARKS.open, invalid: MARKS.no }[status];
  const { clause, number, documentTitle } = measure;
  const title = inLanguage(documentTitle, texts);
  // A document without a number goes by its title.
  const place = number === documentTitle.zh ? sheet.clause(clause) : result.clause(number, clause);
  const grants = grantWords(evaluation, texts).map(({ word, text }) =>
    word === result.unquantified ? row(result.amount, sheet.figureless(text), true) : row(word, text, true),
  );
  const claimant = inLanguage(measure.claimant, texts);
  const day = measure.window.unit === 'month' ? sheet.period : sheet.day;
  const basis = html`${kept(sheet.document(title, place))}<span class="id">${measure.id}</span>`;
  return html`<table class="pairs form">${COLUMNS}<tbody>
${row(sheet.basis, basis)}
<tr>${pair(sheet.claimant, claimant)}${pair(day, kept(governing(evaluation, texts)))}</tr>
${identity(evaluation, texts, options)}
${row(sheet.outcome, `${mark} ${sheet.status[status]}`, true)}
${amount === null ? null : row(result.amount, amount.text, true)}
${amount === null || capitals === null ? null : row(sheet.capitals, capitals, true)}
${grants}
</tbody></table>`;
}

/** Who the case is of, two to a line; of lines that say nothing all are left to be written in, or none. */
function identity(evaluation: Evaluation, texts: Texts, { fullIds }: SheetOptions): Html[] {
  const given = identityTexts(evaluation);
  const all = Object.values(evaluation.plan.measure.vocabulary.facts).filter((each) => each.identity);
  const lines = inPairs(all);
  const told = lines.filter((line) => line.some(({ name }) => given[name] !== undefined));
  return (told.length > 0 ? told : lines).map((line) => {
    const cells = line.map(({ name, label, masked }) => {
      const text = given[name] ?? '';
      return pair(inLanguage(label, texts), masked && !fullIds ? maskIdentity(text) : text);
    });
    return html`<tr>${cells}</tr>`;
  });
}

/** The day by which the version was chosen, with the fact that gives it, or the period. */
function governing({ plan, given }: Evaluation, texts: Texts): string {
  const { measure } = plan;
  const { governedBy, unit } = measure.window;
  const shown = governedBy.map((name) => {
    const value = given.facts[name];
    return value === undefined ? texts.sheet.notGiven : printValue(value, unit, measure, texts);
  });
  const [first = '', last = first] = shown;
  if (governedBy.length > 1) return first === last ? first : texts.policies.window(first, last);
  const label = inLanguage(measure.vocabulary.facts[governedBy[0]!]!.label, texts);
  return texts.sheet.dayBy(first, label);
}

function errors(evaluation: Evaluation, texts: Texts): Html {
  return section(
    texts.result.errors,
    list(evaluation.errors.map((each) => errorOfCase(each, evaluation.plan.measure, texts))),
  );
}

function missing(evaluation: Evaluation, texts: Texts): Html | null {
  const names = missingWords(evaluation, texts);
  if (names.length === 0) return null;
  return section(texts.result.missing, list(names.map(({ label, name }) => `${label} (${name})`)));
}

function conditions(account: Explanation, evaluation: Evaluation, texts: Texts): Html | null {
  if (account.conditions.length === 0) return null;
  const { clause } = evaluation.plan.measure;
  const [outcome, condition, seen] = texts.sheet.conditionColumns;
  return section(
    texts.result.conditions,
    html`<table><thead><tr><th class="mark">${outcome}</th><th class="condition">${condition}</th><th>${seen}</th></tr></thead>
<tbody>${account.conditions.map((each) => conditionRow(each, clause, texts))}</tbody></table>`,
  );
}

function conditionRow(condition: ExplainedCondition, clause: string, texts: Texts): Html {
  const { sheet, result } = texts;
  const [mark, word] =
    condition.outcome === null
      ? [MARKS.open, sheet.undecided]
      : condition.outcome
        ? [MARKS.yes, sheet.met]
        : [MARKS.no, sheet.notMet];
  const own = condition.clause === clause ? null : html` <span class="small">${condition.clause}</span>`;
  const passed =
    condition.wouldPass === null
      ? null
      : html`<div class="passed">${result.wouldPass}${texts.colon}${kept(condition.wouldPass)}</div>`;
  return html`<tr><td class="mark"><b>${mark}</b>${word}</td><td>${inLanguage(condition.title, texts)}${own}</td>
<td>${kept(condition.because)}${passed}</td></tr>`;
}

/** The facts as they were given, short ones two to a line, and what was worked out from them. */
function facts(evaluation: Evaluation, { texts, regions }: SheetView): Html[] {
  const given = factWords(evaluation, texts, regions);
  const derived = derivedWords(evaluation, texts);
  const short = given.filter(([, value]) => widthOf(value) <= MOST_IN_HALF);
  const long = given.filter(([, value]) => widthOf(value) > MOST_IN_HALF);
  const lines = inPairs(short).map((line) =>
    line.length === 1 ? row(...line[0]!) : html`<tr>${line.map((each) => pair(...each))}</tr>`,
  );
  const rows = [...lines, ...long.map(([label, value]) => row(label, kept(value)))];
  return [
    ...(given.length === 0
      ? []
      : [section(texts.result.facts, html`<table class="pairs">${COLUMNS}<tbody>${rows}</tbody></table>`)]),
    ...(derived.length === 0 ? [] : [section(texts.sheet.derived, list(derived.map(kept)))]),
  ];
}

/** Tables looked up, steps, and the outputs with their numbers put in, before and after rounding. */
function calculation(account: Explanation, evaluation: Evaluation, texts: Texts): Html | null {
  const { measure } = evaluation.plan;
  const tables = tableWords(account, '→', texts).map(
    ({ head, rows }) => html`${head}${rows.map((each) => html`<div class="small">${each.join(' ')}</div>`)}`,
  );
  const steps = account.definitions.map((each) => kept(definitionWords(each, measure, texts)));
  const outputs = outputWords(account, evaluation, texts).map(({ name, steps: formula, value, rounding, rounded }) => {
    const line = [name, ...(formula === null ? [] : [formula]), value].join(' = ');
    return html`${kept(line)}${rounding === null || !rounded ? null : html` <span class="small">（${rounding}）</span>`}`;
  });
  const lines: Part[] = [...tables, ...steps, ...outputs];
  if (lines.length === 0) return null;
  return section(texts.result.formula, html`<ul class="steps">${lines.map((each) => html`<li>${each}</li>`)}</ul>`);
}

function schedule(account: Explanation, evaluation: Evaluation, texts: Texts): Html | null {
  if (!account.schedule) return null;
  const { head, rows, total, numeric } = scheduleTable(account.schedule, evaluation.plan.measure, texts);
  const cells = (row: readonly string[]) =>
    row.map((each, column) => (numeric[column] ? html`<td class="number">${each}</td>` : html`<td>${each}</td>`));
  const money = account.schedule.columns.some((each) => each.type === 'money');
  const unit = money ? html`<span class="unit">${texts.sheet.inYuan}</span>` : null;
  return html`<section><h2>${unit}${inLanguage(account.schedule.title, texts)}</h2>
<table class="schedule"><thead><tr>${head.map((each) => html`<th>${each}</th>`)}</tr></thead>
<tbody>${rows.map((each) => html`<tr>${cells(each)}</tr>`)}${
    total && html`<tr class="total">${cells(total)}</tr>`
  }</tbody></table></section>`;
}

function figures(account: Explanation, { plan }: Evaluation, texts: Texts): Html | null {
  if (account.parameters.length === 0) return null;
  const rows = account.parameters.map((each) => {
    const { label, value, time, source } = figureWords(each, plan.measure, texts);
    return html`<tr><td>${label}</td><td>${value}</td><td>${time ?? ''}</td><td>${source}</td></tr>`;
  });
  const head = texts.sheet.figureColumns.map((each) => html`<th>${each}</th>`);
  return section(
    texts.result.figures,
    html`<table class="figures"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}

function exclusions(evaluation: Evaluation, texts: Texts): Html | null {
  const found = exclusionWords(evaluation, texts);
  return found.length === 0 ? null : section(texts.policies.exclusions, list(found));
}

function readings(account: Explanation, texts: Texts): Html | null {
  if (account.readings.length === 0) return null;
  const items = account.readings.map(({ question, taken, because }) =>
    kept(texts.sheet.reading(inLanguage(question, texts), inLanguage(taken, texts), inLanguage(because, texts))),
  );
  return section(texts.result.readings, html`<ol class="small">${items.map((each) => html`<li>${each}</li>`)}</ol>`);
}

/** Places to sign. What is invalid decides nothing that could be signed. */
function signing(texts: Texts): Html {
  const { signatures, signed, sealed, signedOn, notice } = texts.sheet;
  const cells = signatures.map((each, index) => {
    const how = index === signatures.length - 1 ? sealed : signed;
    return html`<td>${each}${how}<div class="date">${signedOn}</div></td>`;
  });
  return html`<div class="signing"><table><tbody><tr>${cells}</tr></tbody></table>${notice}</div>`;
}
