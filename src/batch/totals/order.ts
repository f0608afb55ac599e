import type { GroupsData } from './groups.ts';
import type { TotalsData } from './totals.ts';

/**
 * Totals with the groups of each column in the order in which people look for them: regions by their division code, as
 * every official table has them, other texts by their letters and the numbers in them (第2组 before 第10组), blanks last.
 * @param codeOf the division code of a region; `null` where a text names none
 */
export function inReadingOrder(totals: TotalsData, codeOf: (text: string) => string | null): TotalsData {
  return { ...totals, columns: totals.columns.map((each) => ordered(each, codeOf)) };
}

function ordered(data: GroupsData, codeOf: (text: string) => string | null): GroupsData {
  if (data.groups === null) return data;
  const keyed = data.groups.map((each) => ({ each, code: each.text === '' ? null : codeOf(each.text) }));
  const byCode = keyed.every(({ each, code }) => each.text === '' || code !== null);
  keyed.sort(({ each: a, code: first }, { each: b, code: second }) => {
    if (a.text === '' || b.text === '') return a.text === b.text ? 0 : a.text === '' ? 1 : -1;
    return (
      (byCode ? compareTexts(first!, second!) : 0) || compareNatural(a.text, b.text) || compareTexts(a.text, b.text)
    );
  });
  return { ...data, groups: keyed.map(({ each }) => each) };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const PARTS = /\d+|\D+/g;
const NUMBER = /^\d/;

/** Part by part: numbers by their size, whatever their length; the rest as it is. */
function compareNatural(a: string, b: string): number {
  const first = a.match(PARTS) ?? [];
  const second = b.match(PARTS) ?? [];
  for (let at = 0; at < Math.min(first.length, second.length); at += 1) {
    const [one, other] = [first[at]!, second[at]!];
    const order = NUMBER.test(one) && NUMBER.test(other) ? compareDigits(one, other) : compareTexts(one, other);
    if (order !== 0) return order;
  }
  return first.length - second.length;
}

function compareDigits(a: string, b: string): number {
  const [one, other] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return one.length - other.length || compareTexts(one, other);
}
