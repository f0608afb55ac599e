import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Document, isMap, isScalar } from 'yaml';
import type { Evaluation } from '../engine/run.ts';
import type { Vocabulary } from '../policies/model.ts';
import { languageType } from '../policies/quantity.ts';
import type { Language } from '../values/print.ts';
import { problem } from '../values/problem.ts';
import { amountTexts, factTexts, identityTexts, type Provenance } from './result.ts';
import { plainValue } from './wording.ts';

/**
 * A case as YAML that `calc --case` and `ask --case` read: the measure it was computed by, and its facts and given figures
 * in canonical form, each with its label beside it for whoever opens the file; below, what came of it and, with
 * `provenance`, by which tables and program, for `verify`.
 */
export function caseYaml(evaluation: Evaluation, language: Language, provenance: Provenance | null = null): string {
  const { measure } = evaluation.plan;
  const { facts, figures } = measure.vocabulary;
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries({ ...identityTexts(evaluation), ...factTexts(evaluation) })) {
    values[name] = facts[name]?.type === 'boolean' ? text === 'true' : text;
  }
  for (const { name } of measure.parameters) {
    const given = evaluation.given.figures[name];
    if (given) values[name] = plainValue(given.value, languageType(figures[name]!.type));
  }
  const { amount, min, max } = amountTexts(evaluation);
  const result = {
    status: evaluation.status,
    ...(evaluation.plan.amount < 0 ? {} : { amount, amount_min: min, amount_max: max }),
  };
  // What the locality has set is no fact of the case; `verify` needs it, and `calc` looks it up again.
  const parameters = evaluation.parameters
    .filter((each) => each.origin === 'locality')
    .map(({ name, value, unproven, region, validFrom, validTo }) => ({
      name,
      value: plainValue(unproven ?? value, languageType(figures[name]!.type)),
      from: 'locality',
      region,
      valid_from: validFrom,
      valid_to: validTo,
    }));
  const local = parameters.length > 0 ? { parameters } : {};
  const document = new Document({ measure: measure.id, facts: values, result, ...local, ...(provenance ?? {}) });
  document.commentBefore = ` ${measure.title[language]} ${measure.number} ${measure.clause}`;
  const map = document.get('facts');
  if (isMap(map)) {
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const label = (facts[name] ?? figures[name])?.label[language];
      if (label === undefined) continue;
      if (isScalar(value)) value.comment = ` ${label}`;
      else if (isScalar(key)) key.comment = ` ${label}`;
    }
  }
  return document.toString({ lineWidth: 0 });
}

/** Facts that belong to no one measure, as YAML that `screen --case` reads, each with its label beside it. */
export function factsYaml(
  values: readonly (readonly [name: string, text: string])[],
  { facts, figures }: Vocabulary,
  language: Language,
): string {
  const document = new Document({ facts: Object.fromEntries(values) });
  const map = document.get('facts');
  for (const { key, value } of isMap(map) ? map.items : []) {
    const name = isScalar(key) ? String(key.value) : '';
    const label = (facts[name] ?? figures[name])?.label[language];
    if (label !== undefined && isScalar(value)) value.comment = ` ${label}`;
  }
  return document.toString({ lineWidth: 0 });
}

/**
 * Writes a case for its owner alone to read, beside its target first, so that an interrupted run leaves the old file or
 * the new one. A file that is there is replaced: ask before.
 * @throws SuanceError `file-is-directory`, `file-unwritable`
 */
export function writeCase(path: string, text: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw problem('file-is-directory', { path });
  // A device or a pipe is written to; a file put in its place would be the end of it.
  const special = there !== undefined && !there.isFile();
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    if (special) {
      writeFileSync(path, text);
      return;
    }
    writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw problem('file-unwritable', { path, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}
