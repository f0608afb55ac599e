import type { Finding } from '../../batch/limits/findings.ts';
import type { Unchecked } from '../../batch/limits/ledger.ts';
import type { RowPlace, Uses } from '../../batch/limits/usage.ts';
import type { LimitsReport } from '../../batch/run.ts';
import { Describer, type Wording } from '../../language/describe.ts';
import type { Limit, Measure } from '../../policies/model.ts';
import { Exact } from '../../values/exact.ts';
import { groupDigits, numberText, printMoney } from '../../values/print.ts';
import type { Texts } from '../texts/texts.ts';
import { inLanguage } from '../wording.ts';

/** What a limit says, in words, without its title: what is counted together, what of it, and how much there may be. */
export function limitText(limit: Limit, measure: Measure, wording: Wording, texts: Texts): string {
  const { limits, words } = texts;
  const named = (names: readonly string[]) => names.map((each) => wording.name(each)).join(words.listComma);
  const parts = [
    limit.of.length > 0 ? limits.together(limit.of.map((each) => wording.name(each))) : limits.allClaims,
    limit.yearOf === null ? '' : limits.eachYear(named([limit.yearOf])),
    limit.when ? limits.when(new Describer(wording).formula(limit.when)) : '',
    limit.counts.length > 0 ? limits.sumOf(named(limit.counts)) : limits.claims,
    limit.atMost === null ? '' : limits.most(mostText(limit, limit.atMost, measure, texts)),
    limit.used === null ? '' : limits.used(named([limit.used])),
  ];
  const reading = measure.readings.find((each) => each.id === limit.reading);
  if (reading) parts.push(limits.readingOf(inLanguage(reading.question, texts)));
  return parts.filter(Boolean).join(texts.comma);
}

function mostText({ counts }: Limit, most: string, { outputs }: Measure, texts: Texts): string {
  const value = Exact.fromJSON(most);
  const output = outputs.find((each) => each.name === counts[0]);
  if (!output) return texts.limits.times(numberText(value));
  if (output.type === 'money') return printMoney(value, texts.language);
  return output.kind === 'months' ? texts.result.months(numberText(value)) : numberText(value);
}

/**
 * Why a row of a list has nothing, or less than by itself: what took it away, and the rows and files that used it up.
 * @param titleOf what a measure is called, by its id
 */
export function findingText(finding: Finding, titleOf: (measure: string) => string, texts: Texts): string {
  const { limits } = texts;
  const by = usesText(finding.uses, texts);
  switch (finding.kind) {
    case 'used-up': {
      const title = inLanguage(finding.limit.title, texts);
      return finding.uses.count === 0 ? limits.beyond(title) : limits.usedUp(title, by);
    }
    case 'reduced':
      return limits.reduced(inLanguage(finding.limit.title, texts), by);
    case 'excluded':
      return limits.excluded(titleOf(finding.other), by);
    case 'higher':
      return limits.higherDue(titleOf(finding.other), by);
    case 'duplicate':
      return limits.duplicate(by);
  }
}

/** Rows, file by file: “row 3, 7 of this list”. */
function usesText({ places, count }: Uses, texts: Texts): string {
  const files = new Map<string | null, RowPlace[]>();
  for (const place of places) files.set(place.file, [...(files.get(place.file) ?? []), place]);
  const parts = [...files].map(([file, rows]) =>
    texts.limits.rowsOf(
      file,
      rows.map((each) => `${each.row}`),
    ),
  );
  if (count > places.length) parts.push(texts.limits.more(count));
  return parts.join(texts.comma);
}

/** What a summary says of limits: what counted, what was taken away, and what could not be looked at. */
export function limitNotes({ history, taken, unchecked }: LimitsReport, texts: Texts): string[] {
  const { limits, words } = texts;
  const kinds = [...taken].map(([kind, count]) => limits.taken[kind](groupDigits(String(count))));
  return [
    ...history.map(({ name, rows, counted }) =>
      limits.historyRead(name, groupDigits(String(rows)), groupDigits(String(counted))),
    ),
    ...(kinds.length > 0 ? [limits.takenAway(kinds.join(words.listComma))] : []),
    ...new Set(unchecked.map((each) => uncheckedText(each, texts))),
  ];
}

/** A limit or an exclusion that a list was not searched for, and what the list would need. */
export function uncheckedText({ measure, limit, other, facts }: Unchecked, texts: Texts): string {
  const labels = facts.map((name) => inLanguage(measure.vocabulary.facts[name]!.label, texts));
  const title = limit ? inLanguage(limit.title, texts) : (other ?? measure.id);
  return texts.limits.unchecked(title, labels.join(texts.words.listComma));
}
