import { loadDirectory, setOf } from '../../src/policies/load/directory.ts';
import type { Measure } from '../../src/policies/model.ts';
import type { PolicySet } from '../../src/policies/set.ts';
import { directoryOf, ownTables } from './sets.ts';

/** Parts of a small policy directory of one measure, `test-2020/award`, for 654000 in 2020. Everything is YAML. */
export interface SmallPolicy {
  /** Below `facts:`. */
  readonly facts?: string;
  /** Below `enums:`. */
  readonly enums?: string;
  /** Below `constraints:`. */
  readonly constraints?: string;
  /** Below `figures:`. */
  readonly figures?: string;
  /** The window; else 2020 by `application_date`. */
  readonly inForce?: string;
  /** All other keys of the measure. */
  readonly measure: string;
}

const label = (text: string) => `{ zh: ${text}, en: ${text} }`;

const DOCUMENT = `number: 试发〔2020〕1号
title: ${label('文件')}
issuer: ${label('机关')}
region: "654000"
clauses:
  - { id: "1", title: ${label('条')}, measures: [award] }
`;

/** A set with the built-in tables and one small measure on top. */
export function smallSet(policy: SmallPolicy): PolicySet {
  const section = (key: string, text: string | undefined) => (text ? `${key}:\n${text.replace(/^/gm, '  ')}\n` : '');
  // A measure grants something; what it is does not matter to most tests.
  const grants = /^(outputs|unquantified|decision):/m.test(policy.measure) ? '' : `decision: ${label('可办')}\n`;
  const inForce = policy.inForce ?? '{ from: 2020-01-01, to: 2020-12-31, governed_by: application_date }';
  const vocabulary =
    section('enums', policy.enums) + section('facts', policy.facts) + section('constraints', policy.constraints);
  const directory = directoryOf({
    'families.yaml': `families:\n  award: { label: ${label('试奖')} }\n`,
    'test-2020/document.yaml': DOCUMENT,
    'test-2020/award.yaml': `title: ${label('试奖')}\nclause: "1"\nclaimant: ${label('申请人')}\nin_force: ${inForce}\n${policy.measure}\n${grants}`,
    ...(vocabulary ? { 'vocabulary.yaml': vocabulary } : {}),
    ...(policy.figures ? { 'figures.yaml': section('figures', policy.figures) } : {}),
  });
  return setOf(loadDirectory(directory, 'small', ownTables()));
}

/** The small measure itself. */
export function smallMeasure(policy: SmallPolicy): Measure {
  return smallSet(policy).measure('test-2020/award');
}

/** A line of `facts:` or `figures:`: a quantity of a type, its label being its name. */
export function quantity(name: string, type: string, more = ''): string {
  return `${name}: { type: ${type}, label: { zh: ${name}, en: ${name} }${more ? `, ${more}` : ''} }\n`;
}

/** An output `amount` of this value, rounded to the fen. */
export function amount(value: string): string {
  return `outputs:\n  amount: { title: { zh: 金额, en: amount }, type: money, value: ${JSON.stringify(value)}, round: fen }\n`;
}
