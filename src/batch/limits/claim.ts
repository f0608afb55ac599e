import type { CompiledLimit } from '../../engine/plan.ts';
import { type Evaluation, evaluate } from '../../engine/run.ts';
import { Unknown, type Value } from '../../language/value.ts';
import type { Limit } from '../../policies/model.ts';
import { Exact } from '../../values/exact.ts';
import { type Count, concerns, countOf, greater, raisedValue, settled, statedOf } from './counts.ts';
import { bookGross, bookPaid, judgeExclusion, mayHavePaid, type RunningExclusion } from './exclusions.ts';
import { type Booking, type Finding, type Judged, refused } from './findings.ts';
import { keyOf } from './keys.ts';
import { fromHundredths, hundredths, type Standing, type Usage, type Uses } from './usage.ts';

/** A limit with what has been used of it. */
export interface RunningLimit {
  readonly limit: Limit;
  readonly usage: Usage;
}

/** A fact of the case as the ledger knows it. */
interface Raised {
  readonly name: string;
  readonly value: Value;
  readonly limit: Limit;
  readonly uses: Uses;
}

/** One claim held against what has been used. */
export class Claim {
  private readonly limits: readonly (RunningLimit & { readonly compiled: CompiledLimit })[];
  /** Facts for want of which a limit is not decided. */
  private readonly missing = new Set<string>();

  /** @param claim the digest of the claim as a whole */
  constructor(
    limits: readonly RunningLimit[],
    private readonly exclusions: readonly RunningExclusion[],
    private readonly evaluation: Evaluation,
    private readonly place: Standing,
    private readonly claim: string | null,
  ) {
    const all = evaluation.plan.limits;
    this.limits = limits.map((each) => ({
      ...each,
      compiled: all.find(({ limit }) => limit.id === each.limit.id)!,
    }));
  }

  /** Judges the claim, and counts it where it is granted. */
  judge(): Judged {
    const findings: Finding[] = [];
    const raised = this.raisedFacts();
    let evaluation = this.evaluation;
    if (raised.length > 0) {
      evaluation = this.again(raised);
      const lost = evaluation.status === 'ineligible';
      if (lost || differs(evaluation.amount, this.evaluation.amount)) {
        const kind = lost ? 'used-up' : 'reduced';
        for (const { limit, uses } of raised) findings.push({ kind, limit, uses });
      }
      if (lost || evaluation.status === 'invalid')
        return { evaluation, findings, claim: null, bookings: [], counts: false, missing: [] };
    }
    const over = this.overLimits(evaluation);
    if (over.length > 0) return refused(evaluation, [...findings, ...over]);
    // Of two of which the higher is due, limits count a claim as by its own measure alone: else one that gives way counts again.
    const whole = evaluation;
    const books: (() => Booking)[] = [];
    for (const each of this.exclusions) {
      const judged = judgeExclusion(each, evaluation, this.place);
      if ('missing' in judged) for (const name of judged.missing) this.missing.add(name);
      else if (judged.evaluation === null) {
        const bookings = judged.book ? [...this.book(whole), judged.book()] : [];
        return refused(evaluation, [...findings, judged.finding], bookings);
      } else {
        if (judged.finding) findings.push(judged.finding);
        evaluation = judged.evaluation;
        books.push(judged.book);
      }
    }
    if (this.missing.size > 0) {
      const missing = [...this.missing];
      const all = [...new Set([...evaluation.missing, ...missing])];
      const open: Evaluation = { ...evaluation, status: 'undetermined', missing: all };
      return { evaluation: open, findings, claim: null, bookings: [], counts: false, missing };
    }
    if (evaluation.status !== 'eligible')
      return { evaluation, findings, claim: null, bookings: [], counts: false, missing: [] };
    const bookings = [...this.book(whole), ...books.map((book) => book())];
    return { evaluation, findings, claim: this.claim, bookings, counts: true, missing: [] };
  }

  /** The claim with what the ledger knows to have been used before it. */
  withUsed(): Evaluation {
    const raised = this.raisedFacts();
    return raised.length > 0 ? this.again(raised) : this.evaluation;
  }

  /** Evaluates the claim with what was used before as the ledger knows it. */
  private again(raised: readonly Raised[]): Evaluation {
    const { plan, given, slots } = this.evaluation;
    const facts = Object.assign(Object.create(null) as Record<string, Value>, given.facts);
    for (const { name, value } of raised) facts[name] = value;
    const found = evaluate(plan, { ...given, facts }, slots);
    // What is only a bound is no fact of the case.
    for (const { name, value } of raised) if (value instanceof Unknown) delete facts[name];
    return { ...found, given: { ...given, facts } };
  }

  /** The digest of the claim's key of a limit, or `null`; what lacks for it is noted. */
  private keyOf({ of, yearOf }: Limit, evaluation: Evaluation): string | null {
    const key = keyOf(evaluation, of, yearOf);
    if ('digest' in key) return key.digest;
    for (const name of key.missing) this.missing.add(name);
    return null;
  }

  /** Facts that say what was used before, where the ledger knows of more than the case gives. */
  private raisedFacts(): Raised[] {
    const { evaluation } = this;
    return this.limits.flatMap(({ compiled, limit, usage }) => {
      if (limit.used === null || !concerns(compiled, evaluation)) return [];
      const digest = this.keyOf(limit, evaluation);
      const known = digest === null ? null : usage.find(digest);
      const value = known && raisedValue(limit.used, known, evaluation);
      return known && value !== null ? [{ name: limit.used, value, limit, uses: known.uses() }] : [];
    });
  }

  /** Limits of the measure's own that the claim would go beyond. */
  private overLimits(evaluation: Evaluation): Finding[] {
    return this.limits.flatMap(({ compiled, limit, usage }): Finding[] => {
      if (limit.atMost === null || !concerns(compiled, evaluation)) return [];
      const digest = this.keyOf(limit, evaluation);
      if (digest === null) return [];
      const known = usage.find(digest);
      const had = known?.sum ?? 0n;
      const most = hundredths(Exact.fromJSON(limit.atMost));
      const { low, high, open } = countOf(compiled, evaluation);
      if (had + low > most) return [{ kind: 'used-up', limit, uses: known?.uses() ?? { places: [], count: 0 } }];
      // What is open may still lie beyond: the claim waits for it.
      if (high === null || had + high > most) for (const name of open) this.missing.add(name);
      return [];
    });
  }

  /** Counts the claim as one that is granted. */
  private book(evaluation: Evaluation): Booking[] {
    return this.limits.flatMap(({ compiled, limit, usage }) => {
      if (!concerns(compiled, evaluation)) return [];
      const digest = this.keyOf(limit, evaluation);
      return digest === null ? [] : [this.bookLimit(limit, usage, digest, countOf(compiled, evaluation))];
    });
  }

  private bookLimit(limit: Limit, usage: Usage, digest: string, { low, high, open }: Count): Booking {
    const had = greater(statedOf(limit, this.evaluation), usage.find(digest)?.sum ?? 0n);
    // Of a bound that the measure sets itself what is open counts in full; of a fact, as far as it is known.
    const counts = limit.atMost === null ? low : (high ?? low);
    const isOpen = open.length > 0 && limit.atMost === null;
    usage.book(digest, this.place, had + counts, isOpen);
    const booking = { limit: limit.id, key: digest, before: plain(had), counts: plain(counts) };
    return isOpen ? { ...booking, open: true } : booking;
  }

  /**
   * Counts the claim as one that gave way to a measure that is higher, in an earlier list which granted nothing of it; not at all
   * where that was for another reason.
   */
  bookForgone(): void {
    const evaluation = this.withUsed();
    if (evaluation.status !== 'eligible' || this.overLimits(evaluation).length > 0) return;
    for (const each of this.exclusions) {
      const judged = judgeExclusion(each, evaluation, this.place);
      if ('missing' in judged || judged.evaluation !== null || !judged.book || this.missing.size > 0) continue;
      this.book(evaluation);
      judged.book();
      return;
    }
  }

  /** What the claim comes to by its own measure alone, of which a measure that is higher may have left less to be granted. */
  grossOf({ status, amount }: Evaluation, granted: Exact): Exact {
    if (status !== 'eligible' || !(amount instanceof Exact)) return granted;
    const mayBe = this.exclusions.some((each) => {
      const key = keyOf(this.evaluation, each.of, null);
      return 'digest' in key && mayHavePaid(each, key.digest, hundredths(amount), hundredths(granted));
    });
    return mayBe ? amount : granted;
  }

  /**
   * Counts the claim as one that an earlier list granted.
   * @param evaluation the claim as it was judged there: with what is known to have been used before it
   * @param granted the amount that it was granted, where the result says it
   * @returns the facts for want of which some limit cannot count it
   */
  bookGranted(evaluation: Evaluation, granted: Exact | null): readonly string[] {
    const gross = granted && this.grossOf(evaluation, granted);
    for (const { compiled, limit, usage } of this.limits) {
      if (evaluation.status === 'eligible' && !concerns(compiled, evaluation)) continue;
      const digest = this.keyOf(limit, evaluation);
      if (digest === null) continue;
      const count = gross && countsAmount(limit) ? settled(hundredths(gross)) : countOf(compiled, evaluation);
      this.bookLimit(limit, usage, digest, count);
    }
    for (const each of this.exclusions) {
      const key = keyOf(evaluation, each.of, null);
      if ('missing' in key) for (const name of key.missing) this.missing.add(name);
      else if (granted && gross && !gross.equals(granted))
        bookGross(each, key.digest, this.place, 0n, hundredths(gross));
      else bookPaid(each, key.digest, this.place, granted ? hundredths(granted) : 0n);
    }
    return [...this.missing];
  }
}

/** Whether a limit sums what a result says that it granted. */
export function countsAmount({ counts }: Limit): boolean {
  return counts.length === 1 && counts[0] === 'amount';
}

function differs(after: Value | null, before: Value | null): boolean {
  if (after instanceof Exact && before instanceof Exact) return !after.equals(before);
  return after instanceof Unknown !== before instanceof Unknown;
}

function plain(sum: bigint): string {
  return fromHundredths(sum).toString();
}
