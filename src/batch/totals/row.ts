import { amountDue } from '../../cases/result.ts';
import { IN_REGION, type Plan } from '../../engine/plan.ts';
import type { Evaluation } from '../../engine/run.ts';
import { Unknown } from '../../language/value.ts';
import type { Exact } from '../../values/exact.ts';
import type { Label, Problem } from '../../values/problem.ts';
import type { Reason, TotalsRow } from './totals.ts';

/** Reasons of a plan, made once: a list has the same few again and again. */
interface PlanReasons {
  readonly conditions: readonly Reason[];
  readonly region: Reason;
  readonly missing: Map<string, Reason>;
}

const REASONS = new WeakMap<Plan, PlanReasons>();
const NONE: readonly Reason[] = [];

function reasonsOf(plan: Plan): PlanReasons {
  let known = REASONS.get(plan);
  if (!known) {
    const reason = (id: string, title: Label): Reason => ({ kind: 'condition', id, title });
    const inRegion = plan.measure.vocabulary.labels[IN_REGION] ?? { zh: IN_REGION, en: IN_REGION };
    known = {
      conditions: plan.conditions.map(({ condition }) => reason(condition.id, condition.title)),
      region: reason(IN_REGION, inRegion),
      missing: new Map(),
    };
    REASONS.set(plan, known);
  }
  return known;
}

/**
 * An evaluation as totals need it. It is read at once; the slots may be used again.
 * @param groups the cells of the columns to total by
 * @param further whether the row has been counted with another measure
 * @param labelOf labels of facts that the measure itself does not know
 */
export function totalsRowOf(
  evaluation: Evaluation,
  groups: readonly string[],
  further = false,
  labelOf: (name: string) => Label | undefined = () => undefined,
): TotalsRow {
  const { plan, status } = evaluation;
  const due = status === 'eligible' ? amountDue(evaluation) : null;
  const open = due instanceof Unknown ? { low: due.low, high: due.high } : null;
  return {
    status,
    measure: plan.measure.id,
    amount: open ? null : (due as Exact | null),
    open,
    reasons: whyNot(evaluation, labelOf),
    groups,
    further,
  };
}

function whyNot(
  { plan, status, outcomes, inRegion, missing, errors }: Evaluation,
  further: (name: string) => Label | undefined,
): readonly Reason[] {
  if (status === 'eligible') return NONE;
  const { facts, figures } = plan.measure.vocabulary;
  const labelOf = (name: string) => facts[name]?.label ?? figures[name]?.label ?? further(name);
  if (status === 'invalid') return errorReasons(errors, labelOf);
  const known = reasonsOf(plan);
  if (status === 'undetermined') {
    return missing.map((name) => {
      let reason = known.missing.get(name);
      if (!reason) {
        reason = { kind: 'missing', id: name, title: labelOf(name) ?? { zh: name, en: name } };
        known.missing.set(name, reason);
      }
      return reason;
    });
  }
  const failed = known.conditions.filter((_, index) => outcomes[index] === false);
  return inRegion === false ? [...failed, known.region] : failed;
}

/**
 * A row for which no version could be chosen, as totals need it: without a measure.
 * @param missing facts for want of which none could be chosen; `errors` where there are none
 */
export function uncomputedRow(
  missing: readonly string[],
  errors: readonly Problem[],
  labelOf: (name: string) => Label | undefined,
  groups: readonly string[],
  further = false,
): TotalsRow {
  const reasons =
    missing.length > 0
      ? missing.map((id): Reason => ({ kind: 'missing', id, title: labelOf(id) ?? { zh: id, en: id } }))
      : errorReasons(errors, labelOf);
  const status = missing.length > 0 ? 'undetermined' : 'invalid';
  return { status, measure: null, amount: null, open: null, reasons, groups, further };
}

/** Errors by the fact that they are about, each once; those about none by their kind. Texts for people word the kinds. */
function errorReasons(errors: readonly Problem[], labelOf: (name: string) => Label | undefined): Reason[] {
  const found = new Map<string, Reason>();
  for (const { code, place } of errors) {
    const id = place.field ?? code;
    found.set(id, { kind: 'error', id, title: labelsOf(id, labelOf) });
  }
  return [...found.values()];
}

/** What the facts are called that an error is about: two that disagree stand in one field. */
function labelsOf(id: string, labelOf: (name: string) => Label | undefined): Label {
  const labels = id.split(', ').map((name) => labelOf(name) ?? { zh: name, en: name });
  return { zh: labels.map((each) => each.zh).join('、'), en: labels.map((each) => each.en).join(', ') };
}
