import { Exact } from '../../values/exact.ts';
import type { Result } from '../result.ts';
import type { Claim } from './saved.ts';

/**
 * What limits across a list did to a result, as it says itself: which took something away, and facts for want of which one
 * was not decided. Verifying has no list, so what they did is taken as given; everything else must come out again.
 */
export interface Limited {
  /** `used-up`, `reduced`, `excluded`, `higher` or `duplicate`. */
  readonly over: readonly string[];
  readonly missing: readonly string[];
}

/** Kinds that can leave nothing of a claim, and the one that may leave less of it. */
const TAKES_ALL: ReadonlySet<string> = new Set(['used-up', 'excluded', 'higher', 'duplicate']);
const TAKES_PART = 'higher';

/** The result of a case as limits may leave it, in the way that its claim says they did. */
export function asLimited(now: Result, claim: Claim, { over, missing }: Limited): Result {
  const open = now.status === 'eligible' || now.status === 'undetermined';
  if (open && claim.status === 'ineligible' && over.some((each) => TAKES_ALL.has(each))) return refused(now, claim);
  if (open && claim.status === 'undetermined' && missing.length > 0) {
    const all = [...new Set([...now.missing, ...missing])];
    const most = now.amount ?? now.amount_max;
    const amounts = now.status === 'eligible' ? { amount: null, amount_min: '0.00', amount_max: most } : {};
    return { ...now, ...amounts, status: 'undetermined', missing: all };
  }
  if (now.status === 'eligible' && claim.status === 'eligible' && over.includes(TAKES_PART)) return lessOf(now, claim);
  return now;
}

/** Nothing is granted; a condition that is open by itself may have been decided by what was used before. */
function refused({ schedule: _, ...now }: Result, claim: Claim): Result {
  const conditions = now.conditions.map((each) => {
    const then = claim.conditions?.find(({ id }) => id === each.id);
    if (each.outcome !== null || !then) return each;
    return { ...each, outcome: then.outcome, because: then.because ?? each.because };
  });
  const none = { amount: '0.00', amount_min: null, amount_max: null, outputs: {}, missing: [] } as const;
  return { ...now, ...none, conditions, status: 'ineligible' };
}

/** What was had elsewhere is taken off the amount: it may be less than it is by itself, and never more. */
function lessOf(now: Result, claim: Claim): Result {
  const { amount } = claim;
  if (amount == null || now.amount === null || !/^\d+\.\d{2}$/.test(amount)) return now;
  if (Exact.parse(amount).compare(Exact.parse(now.amount)) > 0) return now;
  const outputs = Object.entries(now.outputs).map(([name, value]) => [name, name === 'amount' ? amount : value]);
  return { ...now, amount, outputs: Object.fromEntries(outputs) };
}
