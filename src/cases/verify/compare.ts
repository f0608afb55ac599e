import type { Result, ResultParameter } from '../result.ts';
import type { Claim, ClaimedFigure } from './saved.ts';

/** In what a result that was saved and one of now are not the same. */
export type DifferenceKind =
  | 'status'
  | 'amount'
  | 'amount_min'
  | 'amount_max'
  | 'output'
  | 'schedule'
  | 'condition'
  | 'missing'
  | 'error'
  | 'figure'
  | 'derived'
  | 'reason'
  | 'reading'
  | 'document'
  | 'clause';

/** The kinds in which a result must agree under any tables; the others say why it does not, and must agree under the same. */
const DECISIVE: ReadonlySet<DifferenceKind> = new Set<DifferenceKind>([
  'status',
  'amount',
  'amount_min',
  'amount_max',
  'output',
  'schedule',
  'condition',
  'missing',
  'error',
]);

/** Where a figure was taken from. */
export interface FigureDetail {
  readonly from: string;
  readonly region: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** One field, as it was and as it is; `null` stands for nothing. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** The output, condition, figure, fact, reading or `period column` concerned. */
  readonly name: string | null;
  readonly then: string | null;
  readonly now: string | null;
  /** Whether it alone makes the results differ. */
  readonly decisive: boolean;
  /** For a figure: where either was taken from. */
  readonly figure?: { readonly then: FigureDetail | null; readonly now: FigureDetail | null };
}

type Found = Omit<Difference, 'decisive'>;

/**
 * Compares field by field what a file says with what comes out now. What the file does not say is not compared.
 * @param same what both were computed by. By the same tables what lies behind the result must agree too, by the same
 * program the wording of the reasons as well
 */
export function compareResults(claim: Claim, now: Result, same: { tables: boolean; program: boolean }): Difference[] {
  const found: Found[] = [];
  const field = (
    kind: DifferenceKind,
    then: string | null | undefined,
    is: string | null,
    name: string | null = null,
  ) => {
    if (then !== undefined && then !== is) found.push({ kind, name, then, now: is });
  };
  const list = (kind: DifferenceKind, then: readonly string[] | undefined, is: readonly string[]) => {
    if (!then || then.toSorted().join('\n') === is.toSorted().join('\n')) return;
    found.push({ kind, name: null, then: then.join(', ') || null, now: is.join(', ') || null });
  };
  field('status', claim.status, now.status);
  const errors = now.errors.map((each) => each.code);
  const strict = (kind: DifferenceKind) => DECISIVE.has(kind) || (same.tables && (kind !== 'reason' || same.program));
  const ranked = () =>
    found
      .map((each): Difference => ({ ...each, decisive: strict(each.kind) }))
      .sort((a, b) => Number(b.decisive) - Number(a.decisive));
  if (found.length > 0 && [claim.status, now.status].includes('invalid')) {
    // An invalid case has nothing but its errors: all else would differ for the same reason.
    list('error', claim.errors, errors);
    return ranked();
  }
  field('amount', claim.amount, now.amount);
  field('amount_min', claim.amountMin, now.amount_min);
  field('amount_max', claim.amountMax, now.amount_max);
  // The output that is the amount has been compared.
  const told = claim.outputs?.amount === claim.amount;
  const outputs = (texts: Readonly<Record<string, string | null>>) =>
    Object.entries(texts).filter(([name]) => name !== 'amount' || !told);
  for (const [name, then, is] of pairs(claim.outputs && outputs(claim.outputs), outputs(now.outputs)))
    field('output', then, is, name);
  found.push(...scheduleDifferences(claim, now));
  const { conditions } = claim;
  if (conditions) {
    const outcomes = (all: readonly { readonly id: string; readonly outcome: boolean | null }[]) =>
      all.map(({ id, outcome }) => [id, String(outcome)] as const);
    for (const [name, then, is] of pairs(outcomes(conditions), outcomes(now.conditions)))
      field('condition', then, is, name);
  }
  list('missing', claim.missing, now.missing);
  list('error', claim.errors, errors);
  found.push(...figureDifferences(claim.figures, now.parameters));
  const derived = (now.derived ?? []).map(
    (each) => [each.name, each.value ?? each.candidates?.join(', ') ?? null] as const,
  );
  for (const [name, then, is] of pairs(claim.derived && Object.entries(claim.derived), derived))
    field('derived', then, is, name);
  for (const { id, because } of conditions ?? []) {
    const is = now.conditions.find((each) => each.id === id);
    if (is && because !== null) field('reason', because, is.because, id);
  }
  list('reading', claim.readings, now.readings);
  field('document', claim.document, now.document);
  field('clause', claim.clause, now.clause);
  return ranked();
}

/** Two sets of named texts side by side: what only one has is `null` in the other. Nothing where the first is not told. */
function pairs(
  then: Iterable<readonly [string, string | null]> | undefined,
  now: Iterable<readonly [string, string | null]>,
): [name: string, then: string | null, now: string | null][] {
  if (!then) return [];
  const [before, after] = [new Map(then), new Map(now)];
  return [...new Set([...before.keys(), ...after.keys()])].map((name) => [
    name,
    before.get(name) ?? null,
    after.get(name) ?? null,
  ]);
}

function scheduleDifferences(claim: Claim, now: Result): Found[] {
  if (!claim.schedule) return [];
  const rows = now.schedule ?? [];
  const found: Found[] = [];
  for (let index = 0; index < Math.max(rows.length, claim.schedule.length); index += 1) {
    const [then, is] = [claim.schedule[index] ?? {}, rows[index] ?? {}];
    // The first column is the period.
    const period = Object.values(then)[0] ?? Object.values(is)[0] ?? String(index + 1);
    for (const [name, before, after] of pairs(Object.entries(then), Object.entries(is)))
      if (before !== after) found.push({ kind: 'schedule', name: `${period} ${name}`, then: before, now: after });
  }
  return found;
}

function figureDifferences(claimed: readonly ClaimedFigure[] | undefined, now: readonly ResultParameter[]): Found[] {
  if (!claimed) return [];
  const found: Found[] = [];
  for (const name of new Set([...claimed, ...now].map((each) => each.name))) {
    // One taken for each row of a schedule may stand there several times, in order.
    const then = claimed.filter((each) => each.name === name);
    const is = now
      .filter((each) => each.name === name)
      .map(({ value, from, region, valid_from, valid_to }) => ({
        name,
        value,
        from,
        region,
        validFrom: valid_from,
        validTo: valid_to,
      }));
    for (let index = 0; index < Math.max(then.length, is.length); index += 1) {
      const [before, after] = [then[index] ?? null, is[index] ?? null];
      if (JSON.stringify(before) === JSON.stringify(after)) continue;
      found.push({
        kind: 'figure',
        name,
        then: before?.value ?? null,
        now: after?.value ?? null,
        figure: { then: before && detailOf(before), now: after && detailOf(after) },
      });
    }
  }
  return found;
}

function detailOf({ from, region, validFrom, validTo }: ClaimedFigure): FigureDetail {
  return { from, region, validFrom, validTo };
}
