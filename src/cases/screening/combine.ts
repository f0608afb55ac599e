import { Exact } from '../../values/exact.ts';

/** Which of some things cannot be had together: for each, the others. */
export type Conflicts = readonly ReadonlySet<number>[];

/** Things that can be had together, and what they come to. */
export interface Combination {
  readonly chosen: ReadonlySet<number>;
  readonly total: Exact;
}

/** Groups of things that conflicts join, directly or through others, each in order. */
export function componentsOf(nodes: readonly number[], conflicts: Conflicts): number[][] {
  const left = new Set(nodes);
  const components: number[][] = [];
  for (const start of nodes) {
    if (!left.delete(start)) continue;
    const component = [start];
    for (const node of component) {
      for (const other of conflicts[node]!) if (left.delete(other)) component.push(other);
    }
    components.push(component.sort((a, b) => a - b));
  }
  return components;
}

/**
 * The combination that comes to most. Of several, the one that keeps more things, and then earlier ones. What conflicts
 * do not join is looked at apart, so that the work grows with the knots and not with the number of things.
 */
export function bestCombination(
  nodes: readonly number[],
  weightOf: (node: number) => Exact,
  conflicts: Conflicts,
): Combination {
  const known = new Map<string, Combination>();
  const all = (rest: readonly number[]): Combination =>
    componentsOf(rest, conflicts).map(knot).reduce(joined, { chosen: new Set(), total: Exact.ZERO });
  const knot = (rest: readonly number[]): Combination => {
    if (rest.length === 1) return { chosen: new Set(rest), total: weightOf(rest[0]!) };
    const key = rest.join();
    let best = known.get(key);
    if (!best) {
      const degree = (node: number) => rest.filter((each) => conflicts[node]!.has(each)).length;
      const tied = rest.reduce((most, each) => (degree(each) > degree(most) ? each : most));
      const rival = all(rest.filter((each) => each !== tied));
      const own = { chosen: new Set([tied]), total: weightOf(tied) };
      const taken = joined(all(rest.filter((each) => each !== tied && !conflicts[tied]!.has(each))), own);
      best = better(taken, rival) ? taken : rival;
      known.set(key, best);
    }
    return best;
  };
  return all(nodes);
}

function joined(left: Combination, right: Combination): Combination {
  return { chosen: new Set([...left.chosen, ...right.chosen]), total: left.total.plus(right.total) };
}

function better(left: Combination, right: Combination): boolean {
  const order = left.total.compare(right.total);
  if (order !== 0) return order > 0;
  if (left.chosen.size !== right.chosen.size) return left.chosen.size > right.chosen.size;
  const sorted = (each: Combination) => [...each.chosen].sort((a, b) => a - b);
  const others = sorted(right);
  for (const [index, node] of sorted(left).entries()) if (node !== others[index]) return node < others[index]!;
  return false;
}
