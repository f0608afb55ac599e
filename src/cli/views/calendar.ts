import type { CalendarPeriod, FamilyCalendar } from '../../policies/check/calendar.ts';
import type { PolicySet } from '../../policies/set.ts';
import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { hanging } from '../wrap.ts';

/** A period of a calendar as programs read it. */
export interface ListedPeriod extends CalendarPeriod {
  readonly family: string;
  readonly region: string;
}

/** All periods of calendars, one after the other. */
export function listedPeriods(calendars: readonly FamilyCalendar[]): ListedPeriod[] {
  return calendars.flatMap(({ family, region, periods }) => periods.map((each) => ({ family, region, ...each })));
}

/** Calendars by family and region: when which version is in force. */
export function calendarPage(
  calendars: readonly FamilyCalendar[],
  set: PolicySet,
  texts: Texts,
  style: Style,
): string[] {
  const families = [...new Set(calendars.map((each) => each.family))];
  return families.flatMap((family, index) => [
    ...(index > 0 ? [''] : []),
    ...hanging('', familyText(family, set, texts, style), style.width),
    ...calendars
      .filter((each) => each.family === family)
      .flatMap((each) => [
        ...hanging('  ', regionText(each.region, set, texts), style.width),
        ...each.periods.flatMap((period) => periodLines(period, texts, style)),
      ]),
  ]);
}

/** The calendars that an official should look at: those with gaps, or with several versions at a time. */
export function calendarNotes(
  calendars: readonly FamilyCalendar[],
  set: PolicySet,
  texts: Texts,
  style: Style,
): string[] {
  return calendars.flatMap((each) => {
    const notable = each.periods.filter((period) => period.state !== 'one');
    if (notable.length === 0) return [];
    const family = set.families.find(({ id }) => id === each.family)?.label[texts.language] ?? each.family;
    const title = `${family} ${each.family}${texts.comma}${regionText(each.region, set, texts)}`;
    return [...hanging('  ', title, style.width), ...notable.flatMap((period) => periodLines(period, texts, style))];
  });
}

function familyText(family: string, set: PolicySet, texts: Texts, style: Style): string {
  const label = set.families.find((each) => each.id === family)?.label[texts.language] ?? family;
  return `${style.bold(label)}  ${style.dim(family)}`;
}

function regionText(region: string, set: PolicySet, texts: Texts): string {
  return [region, set.regions().get(region)?.label[texts.language]].filter(Boolean).join(' ');
}

/** A period in a line: its days, and what is in force. */
function periodLines(period: CalendarPeriod, texts: Texts, style: Style): string[] {
  const { calendar } = texts.compare;
  const days = `    ${period.from}…${(period.to ?? '').padEnd(10)}  `;
  switch (period.state) {
    case 'one':
      return hanging(days, period.version!, style.width);
    case 'none':
      return hanging(days, style.open(calendar.none), style.width);
    case 'nearest': {
      const others = period.versions.slice(1).join(texts.words.listComma);
      return hanging(days, `${period.version}${texts.comma}${calendar.nearest(others)}`, style.width);
    }
    case 'ambiguous':
      return hanging(days, style.bad(calendar.ambiguous(period.versions.join(texts.words.listComma))), style.width);
  }
}
