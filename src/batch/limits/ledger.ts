import type { Evaluation } from '../../engine/run.ts';
import type { Limit, Measure } from '../../policies/model.ts';
import { Exact } from '../../values/exact.ts';
import { Claim, countsAmount, type RunningLimit } from './claim.ts';
import { greater } from './counts.ts';
import { bookGross, bookPaid, excludedMeasures, type RunningExclusion } from './exclusions.ts';
import { factsOfLimit } from './facts.ts';
import { type Booking, type Judged, refused, untouched } from './findings.ts';
import { claimDigest } from './keys.ts';
import { hundredths, type Standing, Usage } from './usage.ts';

/** A limit or an exclusion that a list cannot be searched for, and the facts that it lacks. */
export interface Unchecked {
  readonly measure: Measure;
  readonly limit: Limit | null;
  /** The measure excluded. */
  readonly other: string | null;
  readonly facts: readonly string[];
}

/** What the ledger is told of a list. */
export interface LedgerOptions {
  /** The measures by which rows may be computed. */
  readonly measures: readonly Measure[];
  /**
   * Whether the list gives a fact: by a column, an option or the day of the run. A limit that rests on a fact which the
   * list does not give at all is not applied, and is listed as unchecked; where only a row lacks it, the row is undetermined.
   */
  readonly gives: (fact: string) => boolean;
  /** Whether whole claims are to be known again: for earlier results, and for results that later lists may count. */
  readonly claims?: boolean;
}

/** Everything of a measure that the ledger keeps. */
interface Account {
  readonly limits: readonly RunningLimit[];
  readonly exclusions: readonly RunningExclusion[];
  /** Claims of earlier lists. */
  readonly claims: Usage;
}

/**
 * Takes the claims of a list in the order of the file and says of each what limits leave of it. Only what has been granted
 * uses a limit up: rows that are undetermined, ineligible or invalid take nothing from those that follow. What had been used
 * before a claim is the most of three: what its row says; what granted rows before it said, with what they used; what earlier
 * lists granted, with what this one has since. So nothing is counted twice.
 */
export class LimitLedger {
  /** What this list cannot be searched for. */
  readonly unchecked: readonly Unchecked[];
  private readonly files: (string | null)[] = [null];
  private readonly accounts = new Map<string, Account>();
  private readonly sides = new Map<string, Usage>();

  constructor(private readonly options: LedgerOptions) {
    const unchecked: Unchecked[] = [];
    for (const measure of options.measures) this.accounts.set(measure.id, this.account(measure, unchecked));
    this.unchecked = unchecked;
  }

  /** Whether there is nothing to watch: then claims need not be shown to the ledger. */
  get isIdle(): boolean {
    return [...this.accounts.values()].every((each) => each.limits.length === 0 && each.exclusions.length === 0);
  }

  private account(measure: Measure, unchecked: Unchecked[]): Account {
    const lacks = (facts: readonly string[]) => facts.filter((name) => !this.options.gives(name));
    const limits = measure.limits.flatMap((limit) => {
      const facts = lacks([...limit.of, ...(limit.yearOf === null ? [] : [limit.yearOf])]);
      if (facts.length === 0) return [{ limit, usage: new Usage(this.files) }];
      unchecked.push({ measure, limit, other: null, facts });
      return [];
    });
    const exclusions = excludedMeasures(measure, this.options.measures).flatMap((each) => {
      const facts = lacks(each.of);
      if (facts.length === 0)
        return [{ ...each, own: this.side(measure.id, each.other), others: this.side(each.other, measure.id) }];
      unchecked.push({ measure, limit: null, other: each.other, facts });
      return [];
    });
    return { limits, exclusions, claims: new Usage(this.files) };
  }

  /** What claimants have had of a measure, of two that exclude each other. */
  private side(own: string, other: string): Usage {
    const name = `${own} ${other}`;
    const usage = this.sides.get(name) ?? new Usage(this.files);
    this.sides.set(name, usage);
    return usage;
  }

  /**
   * Judges the next claim of the list, and counts it where it is granted.
   * @param evaluation the claim by itself; it may be evaluated anew, in its own slots
   * @param row its number in the list, from 1
   */
  judge(evaluation: Evaluation, row: number): Judged {
    const { status, plan } = evaluation;
    const account = this.accounts.get(plan.measure.id);
    if (!account || status === 'invalid' || status === 'ineligible') return untouched(evaluation);
    if (account.limits.length === 0 && account.exclusions.length === 0) return untouched(evaluation);
    const claim = this.options.claims === false ? null : claimDigest(evaluation);
    const before = claim === null ? null : account.claims.find(claim);
    if (before) return refused(evaluation, [{ kind: 'duplicate', uses: before.uses() }]);
    return new Claim(account.limits, account.exclusions, evaluation, { file: 0, row }, claim).judge();
  }

  /** Makes known a file of earlier results. @returns its number, for the claims of it */
  addFile(name: string): number {
    this.files.push(name);
    return this.files.length - 1;
  }

  /** Whether claims of a measure count: others of a history are passed over. */
  watches(measure: string): boolean {
    return this.accounts.has(measure);
  }

  /** Facts and figures that the measures watched read, or count claims by. */
  factsRead(): ReadonlySet<string> {
    return new Set(
      this.options.measures.flatMap(({ facts, parameters, limits, exclusions }) => [
        ...facts,
        ...parameters.map((each) => each.name),
        ...limits.flatMap(factsOfLimit),
        ...exclusions.flatMap((each) => each.of),
      ]),
    );
  }

  /**
   * The facts of limits and exclusions of which a granted claim of another list should say what it used, and does not: that
   * list was not searched for them. What holds for some claims only may be silent.
   */
  unbooked(measure: string, bookings: readonly Booking[]): readonly string[] {
    const account = this.accounts.get(measure);
    if (!account) return [];
    const limits = account.limits
      .filter(({ limit }) => limit.when === null && bookings.every((each) => each.limit !== limit.id))
      .flatMap(({ limit }) => factsOfLimit(limit));
    const beside = account.exclusions
      .filter(({ other }) => bookings.every((each) => each.with !== other))
      .flatMap((each) => each.of);
    return [...new Set([...limits, ...beside])];
  }

  /** Whether what a claim of a measure used can be told from its amount alone. */
  needsOutputs(measure: string): boolean {
    const limits = this.accounts.get(measure)?.limits ?? [];
    return limits.some(({ limit }) => limit.when !== null || (limit.counts.length > 0 && !countsAmount(limit)));
  }

  /** Whether of a measure and another the higher is due, so that claims which came to nothing count for its total. */
  weighs(measure: string): boolean {
    return this.accounts.get(measure)?.exclusions.some((each) => each.rule === 'higher') ?? false;
  }

  /** What a claim comes to by its own measure alone, of which an earlier list granted so much. */
  grossOf(evaluation: Evaluation, granted: Exact, place: Standing): Exact {
    const account = this.accounts.get(evaluation.plan.measure.id);
    return account
      ? new Claim(account.limits, account.exclusions, evaluation, place, null).grossOf(evaluation, granted)
      : granted;
  }

  /** A claim that an earlier list granted, with what is known to have been used before it: so it was judged there. */
  withUsed(evaluation: Evaluation, place: Standing): Evaluation {
    const account = this.accounts.get(evaluation.plan.measure.id);
    return account ? new Claim(account.limits, [], evaluation, place, null).withUsed() : evaluation;
  }

  /**
   * Counts a claim that an earlier list granted, from its facts.
   * @param alone the claim by itself, with what its row says to have been used before it
   * @param judged the claim as it was judged there, which {@link withUsed} gives
   * @param granted the amount that it was granted, where the result says it
   * @returns the facts for want of which some limit cannot count it; nothing where all do
   */
  addGranted(alone: Evaluation, judged: Evaluation, granted: Exact | null, place: Standing): readonly string[] {
    const account = this.accounts.get(alone.plan.measure.id);
    if (!account) return [];
    const claim = claimDigest(alone);
    if (claim !== null) account.claims.book(claim, place, 0n, false);
    return new Claim(account.limits, account.exclusions, alone, place, claim).bookGranted(judged, granted);
  }

  /**
   * Counts a claim of which an earlier list granted nothing, where that is because it gave way to a measure that is higher: it
   * still counts for the total under its own.
   */
  addForgone(alone: Evaluation, place: Standing): void {
    const account = this.accounts.get(alone.plan.measure.id);
    const claim = claimDigest(alone);
    if (!account || (claim !== null && account.claims.find(claim))) return;
    new Claim(account.limits, account.exclusions, alone, place, null).bookForgone();
  }

  /** Counts a claim that an earlier list granted, from what its result says that it used. */
  addBookings(measure: string, claim: string | null, bookings: readonly Booking[], place: Standing): void {
    const account = this.accounts.get(measure);
    if (!account) return;
    if (claim !== null) account.claims.book(claim, place, 0n, false);
    for (const { limit, with: other, key, before, counts, gross, open } of bookings) {
      const used = hundredths(Exact.parse(counts));
      const running = account.limits.find((each) => each.limit.id === limit);
      if (running) {
        const had = greater(hundredths(Exact.parse(before)), running.usage.find(key)?.sum ?? 0n);
        running.usage.book(key, place, had + used, open === true);
      }
      const excluded = account.exclusions.find((each) => each.other === other);
      if (!excluded) continue;
      if (gross === undefined) bookPaid(excluded, key, place, used);
      else bookGross(excluded, key, place, hundredths(Exact.parse(before)), hundredths(Exact.parse(gross)));
    }
  }
}
