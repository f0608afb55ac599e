import { addEntries, type CaseEntry } from '../../cases/entries.ts';
import { sameValue } from '../../cases/examples.ts';
import { NameIndex } from '../../cases/names.ts';
import { CaseBuilder } from '../../cases/read.ts';
import { amountTexts } from '../../cases/result.ts';
import { preparePlan } from '../../engine/plan.ts';
import { evaluate } from '../../engine/run.ts';
import type { ListExample, ListRow, Measure } from '../../policies/model.ts';
import type { PolicySet } from '../../policies/set.ts';
import { type Place, type Problem, problemData, SuanceError } from '../../values/problem.ts';
import type { Finding, Judged } from './findings.ts';
import { LimitLedger } from './ledger.ts';

/**
 * Runs the worked lists of a measure, each from an empty ledger.
 * @returns what does not come out as the file says, each at the line of its row; nothing when all hold
 */
export function runLists(measure: Measure, set: PolicySet): Problem[] {
  return measure.lists.flatMap((list, index) => {
    try {
      return runList(list, `${index + 1}`, measure, set);
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      return error.at({ file: measure.file, line: list.line, column: 1 }).problems;
    }
  });
}

function runList(list: ListExample, name: string, measure: Measure, set: PolicySet): Problem[] {
  const measures = [...new Set([measure.id, ...list.rows.flatMap((each) => each.measure ?? [])])].map((id) =>
    set.measure(id),
  );
  const given = new Set(list.rows.flatMap((each) => Object.keys(each.given)));
  const names = new NameIndex(set.vocabulary());
  const facts = new Set([...given].flatMap((each) => names.find(each)?.definition.name ?? []));
  const ledger = new LimitLedger({ measures, gives: (fact) => facts.has(fact) });
  const plans = new Map(measures.map((each) => [each.id, preparePlan(each)]));
  return list.rows.flatMap((row, index) => {
    const place = { file: measure.file, line: row.line, column: 1 };
    const builder = new CaseBuilder({ vocabulary: set.vocabulary(), regions: () => set.regions() });
    const entries = Object.entries(row.given).map(([fact, value]) => ({
      name: fact,
      value: value as CaseEntry['value'],
      place,
    }));
    addEntries(builder, entries, names);
    const chain = builder.region === null ? null : set.regions().chain(builder.region);
    const evaluation = evaluate(plans.get(row.measure ?? measure.id)!, builder.build(chain));
    return compare(row, ledger.judge(evaluation, index + 1), `${name}.${index + 1}`, place);
  });
}

/** What a row says against what came of it. */
function compare(row: ListRow, { evaluation, findings }: Judged, example: string, place: Place): Problem[] {
  const problems: Problem[] = evaluation.status === 'invalid' && row.status !== 'invalid' ? [...evaluation.errors] : [];
  if (evaluation.status !== row.status)
    problems.push(problemData('example-status', { example, expected: row.status, found: evaluation.status }, place));
  const { amount } = amountTexts(evaluation);
  if (row.amount !== undefined && !sameValue(row.amount, amount)) {
    const params = { example, output: 'amount', expected: row.amount ?? 'null', found: amount ?? 'null' };
    problems.push(problemData('example-value', params, place));
  }
  const differ = (expected: readonly (string | number)[], found: readonly (string | number)[]) => {
    if (expected.join() === found.join()) return;
    const params = { example, expected: expected.join(', '), found: found.join(', ') };
    problems.push(problemData('example-missing', params, place));
  };
  differ(row.over, findings.map(nameOf));
  if (row.by) differ(row.by, [...new Set(findings.flatMap((each) => each.uses.places.map((one) => one.row)))]);
  if (row.missing) differ(row.missing, evaluation.missing);
  return problems;
}

/** What a finding is called in files: the id of the limit, or of the measure excluded. */
function nameOf(finding: Finding): string {
  switch (finding.kind) {
    case 'used-up':
    case 'reduced':
      return finding.limit.id;
    case 'excluded':
    case 'higher':
      return finding.other;
    case 'duplicate':
      return finding.kind;
  }
}
