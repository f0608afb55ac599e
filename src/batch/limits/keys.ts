import { plainValue } from '../../cases/wording.ts';
import type { Case } from '../../engine/case.ts';
import type { Evaluation } from '../../engine/run.ts';
import { Unknown, type Value } from '../../language/value.ts';
import type { Measure } from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import { CalendarDate, YearMonth } from '../../values/calendar.ts';
import { digestOf } from './key-table.ts';

/** No value has it: it stands between the parts of a key. */
const BETWEEN = '\u001f';

/** The facts of which a key is made that a case does not give, or the digest of the key. */
export type Key = { readonly missing: readonly string[] } | { readonly digest: string };

/** The facts that a case gives and those that were worked out for it. */
function valueIn({ given, derived }: Evaluation, name: string): Value | undefined {
  return given.facts[name] ?? derived.find((each) => each.derivation.fact === name)?.value;
}

/**
 * The key of what is counted together: values of facts as they have been read, and the calendar year of one of them.
 * Identifiers are in their one form by then; other texts are compared without width, case and blanks.
 */
export function keyOf(evaluation: Evaluation, of: readonly string[], yearOf: string | null): Key {
  const missing: string[] = [];
  const parts: string[] = [];
  for (const name of of) {
    const value = valueIn(evaluation, name);
    if (value === undefined || value instanceof Unknown) missing.push(name);
    else parts.push(keyText(value, name, evaluation.plan.measure));
  }
  if (yearOf !== null) {
    const value = valueIn(evaluation, yearOf);
    if (value instanceof CalendarDate || value instanceof YearMonth) parts.push(String(value.year));
    else missing.push(yearOf);
  }
  return missing.length > 0 ? { missing } : { digest: digestOf(parts.join(BETWEEN)) };
}

/** The dot between the parts of a name, which every keyboard writes in another way. */
const DOTS = /(?<=\p{L})\s*[·•・‧∙⋅.]\s*(?=\p{L})/gu;

function keyText(value: Value, name: string, measure: Measure): string {
  const definition = measure.vocabulary.facts[name]!;
  const text = plainValue(value, languageType(definition.type));
  if (definition.type !== 'text' || definition.format) return text;
  return text.normalize('NFKC').replace(DOTS, '·').toUpperCase().replace(/\s+/g, '');
}

/**
 * The digest of a claim as a whole, by which the same claim is known when a list is computed again: the measure, whom it is
 * of, and every fact that the measure reads. What was used before is left out, since it changes with every list, and the
 * region, which may be given for a list as a whole. `null` where the case does not say whom it is of.
 */
export function claimDigest({ plan, given }: Evaluation): string | null {
  const { measure } = plan;
  const who = [...new Set([...measure.limits, ...measure.exclusions].flatMap((each) => each.of))];
  const known = who.filter((name) => given.facts[name] !== undefined);
  if (known.length === 0) return null;
  const used = new Set(measure.limits.map((each) => each.used));
  const read = measure.facts.filter((name) => name !== 'region' && !used.has(name));
  const parts = [...new Set([...known, ...read])].flatMap((name) => {
    const text = factText(given, name, measure);
    return text === null ? [] : [`${name}=${text}`];
  });
  return digestOf([measure.id, ...parts.sort()].join(BETWEEN));
}

function factText(given: Case, name: string, measure: Measure): string | null {
  const value = given.facts[name];
  if (value !== undefined) return value instanceof Unknown ? null : keyText(value, name, measure);
  const series = given.series[name];
  if (!series) return null;
  if (series.every) return series.every.toJSON();
  return Object.entries(series.months)
    .map(([month, each]) => `${month}:${each.toJSON()}`)
    .sort()
    .join(',');
}
