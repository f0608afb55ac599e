import type { Screening } from '../../cases/screening/screen.ts';
import type { Total } from '../../cases/screening/totals.ts';
import type { PolicySet } from '../../policies/set.ts';
import { printMoney } from '../../values/print.ts';
import { inLanguage } from '../wording.ts';
import { hanging, pad, widthOf, wrap } from '../wrap.ts';
import type { View } from './result.ts';
import { labelIn } from './screen.ts';

/** Facts to ask next that are told. */
const NEEDS = 8;

/** What stands beneath the measures: totals, what excludes what, versions that cannot be chosen, and what to ask next. */
export function closingLines(screening: Screening, set: PolicySet, view: View): string[] {
  const { texts, style } = view;
  const { measures } = screening;
  const lines: string[] = [];
  const section = (title: string, content: readonly string[]) => {
    if (content.length > 0) lines.push('', ...wrap(style.bold(title), style.width), ...content);
  };
  const bullet = (text: string) => hanging(`${style.signs.bullet} `, text, style.width);
  section(texts.screen.totals, totalLines(screening, view));
  section(texts.screen.exclusions, exclusionTexts(screening, view).flatMap(bullet));
  section(
    texts.screen.versions,
    screening.several.flatMap((each) => bullet(each.join(texts.words.listComma))),
  );
  section(
    texts.screen.outside,
    screening.outside.flatMap((id) => {
      const measure = set.measure(id);
      const dates = measure.window.governedBy.map((each) => labelIn(each, set, view)).join(texts.words.listComma);
      return bullet(
        `${inLanguage(measure.title, texts)} ${style.dim(id)}${texts.comma}${texts.policies.testedOn(dates)}`,
      );
    }),
  );
  const needs = screening.needs.slice(0, NEEDS);
  section(
    texts.screen.needs,
    needs.flatMap(({ name, measures: own }) =>
      hanging(
        `${style.open(style.signs.unknown)} `,
        texts.screen.need(labelIn(name, set, view), name, own.length),
        style.width,
      ),
    ),
  );
  return measures.length === 0 ? [] : lines;
}

function totalLines({ totals: { totals }, measures }: Screening, view: View): string[] {
  const { texts, style } = view;
  const shown = totals.filter(({ counted, possible }) => counted.length > 0 || possible.measures.length > 0);
  const nameOf = ({ beneficiary }: Total) => texts.screen.beneficiary[beneficiary ?? 'none'];
  const width = Math.max(0, ...shown.map((each) => widthOf(nameOf(each))));
  const lines = shown.flatMap((total) => {
    const { counted, leftOut, possible } = total;
    const parts = [
      counted.length === 0 ? texts.screen.totalNone : texts.screen.total(counted.length, sumText(total, view)),
    ];
    if (leftOut.length > 0) {
      const titles = leftOut.map((each) => inLanguage(measures[each]!.measure.title, texts));
      parts.push(texts.screen.leftOut(titles.join(texts.words.listComma)));
    }
    if (possible.measures.length > 0)
      parts.push(texts.screen.possible(possible.measures.length, printMoney(possible.high, texts.language)));
    if (possible.unbounded.length > 0) parts.push(texts.screen.unbounded(possible.unbounded.length));
    const mark = `  ${pad(nameOf(total), width)}  `;
    return parts.flatMap((text, index) => hanging(index === 0 ? mark : ' '.repeat(widthOf(mark)), text, style.width));
  });
  const all = new Set(totals.flatMap((each) => [...each.counted, ...each.leftOut]));
  const others = measures.some(({ group }, index) => group === 'eligible' && !all.has(index));
  return lines.length > 0 && others
    ? [...lines, ...hanging('  ', style.dim(texts.screen.notMoney), style.width)]
    : lines;
}

function sumText({ low, high }: Total, { texts, style }: View): string {
  const print = (value: Total['low']) => printMoney(value, texts.language);
  if (high?.equals(low)) return style.bold(print(low));
  if (!high) return style.bold(texts.result.atLeast(print(low)));
  return style.bold(low.isZero() ? texts.result.atMost(print(high)) : texts.result.between(print(low), print(high)));
}

/** What excludes what, of measures that the case has or may have. */
function exclusionTexts({ exclusions, totals: { kept, leftOut }, measures }: Screening, { texts }: View): string[] {
  const open = (index: number) => ['eligible', 'undetermined'].includes(measures[index]!.group);
  const title = (index: number) => inLanguage(measures[index]!.measure.title, texts);
  return exclusions.flatMap(({ first, second, exclusion, declaredBy }) => {
    if (!exclusion || !open(first) || !open(second)) return [];
    const parts = [
      `${title(first)} / ${title(second)}${texts.colon}${texts.screen.exclusionRule[exclusion.rule]}`,
      inLanguage(exclusion.note, texts),
      texts.result.clause(declaredBy.number, exclusion.clause),
    ];
    const better = [first, second].find((each) => kept.has(each));
    const decided = [first, second].some((each) => leftOut.has(each));
    const eligible = [first, second].every((each) => measures[each]!.group === 'eligible');
    if (better !== undefined && decided) parts.push(texts.screen.better(title(better)));
    else if (eligible && exclusion.rule === 'higher') parts.push(texts.screen.betterOpen);
    return [parts.join(texts.words.separator)];
  });
}
