import { caseSettings } from '../../../src/cases/assemble.ts';
import { type ScreeningResult, screeningResult } from '../../../src/cases/screening/result.ts';
import { readScreeningCase, Screener, type Screening } from '../../../src/cases/screening/screen.ts';
import { loadDirectory, setOf } from '../../../src/policies/load/directory.ts';
import type { PolicySet } from '../../../src/policies/set.ts';
import { directoryOf, ownTables } from '../../policies/sets.ts';

/** A measure in brief; everything is YAML. It holds in 2030 by the day of the claim, for employers, unless it says otherwise. */
export interface Brief {
  readonly pays?: string;
  readonly inForce?: string;
  readonly beneficiary?: string;
  readonly conditions?: string;
  readonly excludes?: readonly (readonly [other: string, rule: 'one' | 'higher'])[];
  /** Further keys. */
  readonly more?: string;
}

const label = (text: string) => `{ zh: ${text}, en: ${text} }`;

/** Documents with their measures by family: `{ 'a-2030@622900': { grant: {…} } }`. Nothing else is in force there in 2030. */
export function world(documents: Readonly<Record<string, Readonly<Record<string, Brief>>>>): PolicySet {
  const files: Record<string, string> = {};
  const families = new Set<string>();
  for (const [key, measures] of Object.entries(documents)) {
    const [id, region = '622900'] = key.split('@') as [string, string?];
    const names = Object.keys(measures);
    for (const each of names) families.add(each);
    const clauses = names.map(
      (each, index) => `  - { id: "${index + 1}", title: ${label(each)}, measures: [${each}] }`,
    );
    files[`${id}/document.yaml`] =
      `number: 试发${id}号\ntitle: ${label(id)}\nissuer: ${label('机关')}\nregion: "${region}"\nclauses:\n${clauses.join('\n')}\n`;
    for (const [index, [family, brief]] of Object.entries(measures).entries())
      files[`${id}/${family}.yaml`] = measureText(family, index + 1, brief);
  }
  files['families.yaml'] =
    `families:\n${[...families].map((each) => `  ${each}: { label: ${label(each)} }\n`).join('')}`;
  return setOf(loadDirectory(directoryOf(files), 'world', ownTables()));
}

function measureText(family: string, clause: number, brief: Brief): string {
  const excluded = brief.excludes?.map(
    ([other, rule]) => `  - { with: ${other}, rule: ${rule}, note: ${label(`not with ${other}`)} }`,
  );
  const lines = [
    `title: ${label(family)}`,
    `clause: "${clause}"`,
    `claimant: ${label('申请人')}`,
    `in_force: ${brief.inForce ?? '{ from: 2030-01-01, to: 2030-12-31, governed_by: application_date }'}`,
    ...(brief.beneficiary === '' ? [] : [`beneficiary: ${brief.beneficiary ?? 'employer'}`]),
    ...(brief.pays === undefined
      ? []
      : [`outputs:\n  amount: { title: ${label('金额')}, type: money, value: "${brief.pays}", round: fen }`]),
    ...(brief.conditions
      ? [`conditions:\n  - { id: test, title: ${label('条件')}, test: "${brief.conditions}" }`]
      : []),
    ...(excluded ? [`exclusions:\n${excluded.join('\n')}`] : []),
    ...(brief.more ? [brief.more] : []),
  ];
  if (brief.pays === undefined && !brief.more) lines.push(`decision: ${label('可办')}`);
  return `${lines.join('\n')}\n`;
}

/** Screens `name=value` facts at 622901 on 2030-06-15, or elsewhere. */
export function screen(
  set: PolicySet,
  facts: readonly string[] = [],
  options: { region?: string; on?: string; param?: readonly string[] } = {},
): Screening {
  const settings = caseSettings(set, { region: '622901', on: '2030-06-15', ...options });
  return new Screener(set).screen(readScreeningCase(settings, facts, []));
}

/** A screening as plain data. */
export function plain(screening: Screening): ScreeningResult {
  const options = {
    provenance: { tables: 'sha256:x', version: '0' },
    explain: false,
    message: (each: { code: string }) => each.code,
  };
  return screeningResult(screening, options, (name) => ({ zh: name, en: name }));
}

/** `family status amount` of every measure, in order. */
export function lines(screening: Screening): string[] {
  return plain(screening).measures.map(({ measure, group, amount, amount_max }) =>
    [measure, group, amount ?? (amount_max === null ? '' : `…${amount_max}`)].filter(Boolean).join(' '),
  );
}

/** The total of employers in brief: amount or bounds, what is counted and what is left out. */
export function total(screening: Screening, beneficiary: string | null = 'employer'): string {
  const found = plain(screening).totals.find((each) => each.beneficiary === beneficiary);
  if (!found) return 'none';
  const short = (ids: readonly string[]) => ids.map((each) => each.split('/')[1]).join('+');
  const sum = found.amount ?? `${found.amount_min}…${found.amount_max ?? ''}`;
  return [sum, short(found.measures), found.left_out.length > 0 ? `not ${short(found.left_out)}` : ''].join(' ').trim();
}
