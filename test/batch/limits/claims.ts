import type { Judged } from '../../../src/batch/limits/findings.ts';
import { LimitLedger } from '../../../src/batch/limits/ledger.ts';
import { addEntries } from '../../../src/cases/entries.ts';
import { NameIndex } from '../../../src/cases/names.ts';
import { CaseBuilder } from '../../../src/cases/read.ts';
import { amountTexts } from '../../../src/cases/result.ts';
import { preparePlan } from '../../../src/engine/plan.ts';
import { type Evaluation, evaluate } from '../../../src/engine/run.ts';
import { residentCheck } from '../../../src/values/identifiers.ts';
import { ownSet } from '../../policies/sets.ts';

export const set = ownSet();
const names = new NameIndex(set.vocabulary());
const plans = new Map<string, ReturnType<typeof preparePlan>>();

/** A claim by itself. */
export function claimOf(measure: string, facts: Readonly<Record<string, string>>): Evaluation {
  let plan = plans.get(measure);
  if (!plan) {
    plan = preparePlan(set.measure(measure));
    plans.set(measure, plan);
  }
  const builder = new CaseBuilder({ vocabulary: set.vocabulary(), regions: () => set.regions() });
  const entries = Object.entries(facts).map(([name, value]) => ({ name, value, place: {} }));
  addEntries(builder, entries, names);
  return evaluate(plan, builder.build(null));
}

/** A ledger of measures to which the list gives every fact, or those that are named. */
export function ledgerOf(measures: readonly string[], gives: (fact: string) => boolean = () => true): LimitLedger {
  return new LimitLedger({ measures: measures.map((id) => set.measure(id)), gives });
}

/** What came of a claim in short: status, amount, and what took something away with the rows that used it up. */
export function short({ evaluation, findings }: Judged): string {
  const over = findings.map((each) => {
    const id = 'limit' in each ? each.limit.id : 'other' in each ? each.other : '';
    const rows = each.uses.places.map(({ file, row }) => (file === null ? `${row}` : `${file}:${row}`));
    return [each.kind, id, rows.join('+')].filter(Boolean).join(' ');
  });
  const missing = evaluation.missing.length > 0 ? [`? ${evaluation.missing.join('+')}`] : [];
  return [evaluation.status, amountTexts(evaluation).amount ?? '-', ...over, ...missing].join(' | ');
}

/** A resident identity number of nobody, by a number from 0 to 999. */
export function person(number: number): string {
  const digits = `65400219900101${String(number).padStart(3, '0')}`;
  return digits + residentCheck(digits);
}

export const SKILL = 'xinjiang-2023-49/skill-upgrade';

/** A claim of the skill-upgrade subsidy that is eligible by itself. */
export function skillFacts(more: Readonly<Record<string, string>>): Record<string, string> {
  return {
    application_date: '2023-09-01',
    enterprise_employee: 'yes',
    ui_insured_months: '24',
    certificate_kind: 'skill_level',
    certificate_level: 'level_five',
    certificate_date: '2023-03-15',
    skill_subsidies_this_year: '0',
    ...more,
  };
}
