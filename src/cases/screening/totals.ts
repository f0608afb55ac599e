import type { Evaluation } from '../../engine/run.ts';
import { Unknown } from '../../language/value.ts';
import type { Beneficiary } from '../../policies/model.ts';
import { Exact } from '../../values/exact.ts';
import { bestCombination, type Conflicts, componentsOf } from './combine.ts';

/** What a measure can come to in money received; the upper bound `null` where none is known. */
export interface Claim {
  readonly beneficiary: Beneficiary | null;
  readonly eligible: boolean;
  /** Whether it is money at all: ceilings, floors and decisions are not, nor is what the document gives no figure for. */
  readonly money: boolean;
  readonly low: Exact;
  readonly high: Exact | null;
}

/** What the eligible measures of one kind of beneficiary come to together, by positions in the list of claims. */
export interface Total {
  readonly beneficiary: Beneficiary | null;
  readonly low: Exact;
  /** `null`: no upper bound is known. */
  readonly high: Exact | null;
  /** The measures in the total. */
  readonly counted: readonly number[];
  /** Those that cannot be had beside them. */
  readonly leftOut: readonly number[];
  /** What measures that are still undetermined could add at most. */
  readonly possible: {
    readonly high: Exact;
    readonly measures: readonly number[];
    /** Those of which no upper bound is known. */
    readonly unbounded: readonly number[];
  };
}

export interface Totals {
  readonly totals: readonly Total[];
  /** Eligible measures in the best combination, where it is known which that is. */
  readonly kept: ReadonlySet<number>;
  readonly leftOut: ReadonlySet<number>;
}

export const BENEFICIARIES: readonly (Beneficiary | null)[] = ['person', 'employer', 'institution', 'project', null];

/** What an evaluation can come to in money received. @param prospect whether it counts where it is undetermined */
export function claimOf(evaluation: Evaluation, prospect = true): Claim {
  const { plan, amount, status } = evaluation;
  const { beneficiary } = plan.measure;
  const eligible = status === 'eligible';
  const none = { beneficiary, eligible, money: false, low: Exact.ZERO, high: Exact.ZERO };
  if (!eligible && !(status === 'undetermined' && prospect)) return none;
  const received = plan.amount >= 0 && plan.outputs[plan.amount]!.kind === 'amount';
  const open = amount instanceof Unknown;
  // A figure that the document leaves out is not part of a total, but may outweigh what it excludes.
  if (!received || amount === null || (open && plan.optional.has(plan.amount)))
    return plan.measure.unquantified ? { ...none, high: null } : none;
  const high = open ? amount.high : (amount as Exact);
  const low = !eligible ? Exact.ZERO : open ? (amount.low ?? Exact.ZERO) : (amount as Exact);
  return { beneficiary, eligible, money: true, low, high };
}

/**
 * Sums what can be had together. Where measures exclude each other, the combination counts that comes to most; where it is
 * open which one that is, the total has bounds.
 */
export function totalsOf(claims: readonly Claim[], conflicts: Conflicts): Totals {
  const nodes = [...claims.keys()].filter((each) => claims[each]!.eligible);
  const kept = new Set<number>();
  const leftOut = new Set<number>();
  const shares: Share[] = [];
  for (const component of componentsOf(nodes, conflicts)) {
    const chosen = settled(component, claims, conflicts);
    for (const node of component) (chosen?.has(node) ? kept : leftOut).add(node);
    if (chosen) shares.push(...[...chosen].map((node) => ({ ...claims[node]!, nodes: [node] })));
    else {
      for (const node of component) leftOut.delete(node);
      shares.push(...openShares(component, claims, conflicts));
    }
  }
  const totals = BENEFICIARIES.flatMap((beneficiary): Total[] => {
    const own = shares.filter((each) => each.beneficiary === beneficiary && each.money);
    const possible = possibleOf(beneficiary, claims, conflicts);
    if (own.length === 0 && possible.measures.length + possible.unbounded.length === 0) return [];
    const low = own.reduce((sum, each) => sum.plus(each.low), Exact.ZERO);
    const high = own.reduce<Exact | null>((sum, each) => sum && each.high && sum.plus(each.high), Exact.ZERO);
    const counted = own.flatMap((each) => each.nodes).sort((a, b) => a - b);
    const out = [...leftOut].filter((each) => claims[each]!.beneficiary === beneficiary && claims[each]!.money);
    return [{ beneficiary, low, high, counted, leftOut: out.sort((a, b) => a - b), possible }];
  });
  return { totals, kept, leftOut };
}

interface Share {
  readonly beneficiary: Beneficiary | null;
  readonly money: boolean;
  readonly low: Exact;
  readonly high: Exact | null;
  readonly nodes: readonly number[];
}

function exact({ low, high }: Claim): boolean {
  return high?.equals(low) === true;
}

/** What is best whatever the open amounts turn out to be, or `null` where they can change it. */
function settled(
  component: readonly number[],
  claims: readonly Claim[],
  conflicts: Conflicts,
): ReadonlySet<number> | null {
  const low = (node: number) => claims[node]!.low;
  // Where nothing is money, the choice is the claimant's.
  if (component.length > 1 && component.every((each) => claims[each]!.high?.isZero())) return null;
  const { chosen, total } = bestCombination(component, low, conflicts);
  if (component.length === 1 || component.every((each) => exact(claims[each]!))) return chosen;
  const others = component.filter((each) => !chosen.has(each));
  if (others.some((each) => claims[each]!.high === null)) return null;
  // The worst for the chosen ones: they come to least, and the others to most.
  const worst = bestCombination(component, (node) => (chosen.has(node) ? low(node) : claims[node]!.high!), conflicts);
  return worst.total.equals(total) ? chosen : null;
}

/** The bounds of what a knot comes to, for each beneficiary in it. */
function openShares(component: readonly number[], claims: readonly Claim[], conflicts: Conflicts): Share[] {
  const alone = new Set(component.map((each) => claims[each]!.beneficiary)).size === 1;
  return BENEFICIARIES.flatMap((beneficiary): Share[] => {
    const own = component.filter((each) => claims[each]!.beneficiary === beneficiary);
    if (own.length === 0) return [];
    // Where others have a part in the choice, one may come away with nothing.
    const low = alone ? bestCombination(own, (node) => claims[node]!.low, conflicts).total : Exact.ZERO;
    const unbounded = own.some((each) => claims[each]!.high === null);
    const high = unbounded ? null : bestCombination(own, (node) => claims[node]!.high!, conflicts).total;
    const nodes = own.filter((each) => claims[each]!.money);
    return [{ beneficiary, money: nodes.length > 0, low, high, nodes }];
  });
}

/** What undetermined measures could add at most to the total of a beneficiary. */
function possibleOf(
  beneficiary: Beneficiary | null,
  claims: readonly Claim[],
  conflicts: Conflicts,
): Total['possible'] {
  const wanted = (claim: Claim) => !claim.eligible && claim.money && claim.beneficiary === beneficiary;
  const nodes = [...claims.keys()].filter((each) => wanted(claims[each]!));
  const unbounded = nodes.filter((each) => claims[each]!.high === null);
  const measures = nodes.filter((each) => claims[each]!.high !== null && !claims[each]!.high!.isZero());
  const eligible = [...claims.keys()].filter((each) => claims[each]!.eligible);
  const all = [...measures, ...eligible].sort((a, b) => a - b);
  const high = componentsOf(all, conflicts).reduce((sum, component) => {
    const added = component.filter((each) => wanted(claims[each]!));
    if (added.length === 0) return sum;
    const most = (some: readonly number[]) => bestCombination(some, (node) => claims[node]!.high!, conflicts).total;
    const beside = component.filter((each) => claims[each]!.eligible);
    const plain = beside.every((each) => exact(claims[each]!) && claims[each]!.beneficiary === beneficiary);
    // Beside amounts that are open themselves, the bound is what the undetermined ones come to alone.
    return sum.plus(plain ? most(component).minus(most(beside)) : most(added));
  }, Exact.ZERO);
  return { high, measures, unbounded };
}
