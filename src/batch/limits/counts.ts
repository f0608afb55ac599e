import type { CompiledLimit } from '../../engine/plan.ts';
import type { Evaluation } from '../../engine/run.ts';
import { Unknown, type Value } from '../../language/value.ts';
import type { Limit } from '../../policies/model.ts';
import { Exact } from '../../values/exact.ts';
import { fromHundredths, hundredths, type Known } from './usage.ts';

/** How much a claim uses of a limit, in hundredths; bounds where it is open, and what it is open for. */
export interface Count {
  readonly low: bigint;
  readonly high: bigint | null;
  readonly open: readonly string[];
}

/** A count that is settled. */
export function settled(sum: bigint): Count {
  return { low: sum, high: sum, open: [] };
}

const ONE = settled(100n);

/** How much a claim uses of a limit: itself, or what it grants. */
export function countOf({ limit, counts }: CompiledLimit, { outputs }: Evaluation): Count {
  if (limit.counts.length === 0) return ONE;
  let low = 0n;
  let high: bigint | null = 0n;
  const open: string[] = [];
  for (const index of counts) {
    const value = outputs[index];
    if (value instanceof Exact) {
      const sum = hundredths(value);
      low += sum;
      if (high !== null) high += sum;
      continue;
    }
    const unknown = value instanceof Unknown ? value : Unknown.for([]);
    if (unknown instanceof Unknown) {
      low += unknown.low ? hundredths(unknown.low) : 0n;
      high = high === null || !unknown.high ? null : high + hundredths(unknown.high);
      open.push(...unknown.missing);
    }
  }
  return { low, high, open };
}

/** Whether a limit is about a claim; where that is not known yet, it may be. */
export function concerns({ when }: CompiledLimit, { slots }: Evaluation): boolean {
  return when === null || when(slots) !== false;
}

/** What the case says was used before, in hundredths. */
export function statedOf({ used }: Limit, { given }: Evaluation): bigint {
  const stated = used === null ? undefined : given.facts[used];
  if (stated === true) return hundredths(Exact.ONE);
  return stated instanceof Exact ? hundredths(stated) : 0n;
}

/** The fact that says what was used before as the ledger knows it, or `null` where the case says as much. */
export function raisedValue(name: string, { sum, isOpen }: Known, { plan, given }: Evaluation): Value | null {
  const stated = given.facts[name];
  if (plan.measure.vocabulary.facts[name]!.type === 'boolean') return stated === true || sum === 0n ? null : true;
  if (sum === 0n && !isOpen) return null;
  if (!(stated instanceof Exact)) return Unknown.between([name], fromHundredths(sum), null);
  const had = greater(hundredths(stated), sum);
  // With an earlier claim open it is only known to be as much.
  if (isOpen) return Unknown.between([name], fromHundredths(had), null);
  return had === hundredths(stated) ? null : fromHundredths(had);
}

/** The greater of two integers. */
export function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
