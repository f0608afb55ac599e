import { YearMonth } from '../../values/calendar.ts';
import { type Problem, problemData } from '../../values/problem.ts';
import type { Vocabulary, Window } from '../model.ts';
import type { MeasureFile } from '../schema.ts';
import type { YamlPart } from '../yaml.ts';

/**
 * When a measure holds, as its file says it: months become their first and last days.
 * @returns the window, or `null` where a fault, which is collected, leaves none
 */
export function windowOf(
  file: YamlPart,
  { from, to, governed_by: governing }: MeasureFile['in_force'],
  vocabulary: Vocabulary,
  problems: Problem[],
): Window | null {
  const names = typeof governing === 'string' ? [governing] : governing;
  const types = names.map((name) => vocabulary.facts[name]?.type);
  const [unit] = types;
  if ((unit !== 'date' && unit !== 'month') || types.some((each) => each !== unit)) {
    const place = file.placeOf(['in_force', 'governed_by']);
    problems.push(problemData('governing-fact', { name: names.join(', ') }, place));
    return null;
  }
  const first = from.length === 7 ? `${from}-01` : from;
  const stated = to === 'until-superseded' || to === 'open' ? null : to;
  const last = stated && (stated.length === 7 ? YearMonth.parse(stated).lastDay().toString() : stated);
  if (last && last < first) {
    problems.push(problemData('window-backwards', { from, to }, file.placeOf(['in_force', 'to'])));
    return null;
  }
  return { from: first, to: last, untilSuperseded: to === 'until-superseded', governedBy: names, unit };
}
