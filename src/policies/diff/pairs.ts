import type { Sides } from './changes.ts';

/** Two lists brought together: first by one key, then what is left over by the next. */
export function pair<T>(
  a: readonly T[],
  b: readonly T[],
  ...keys: readonly ((each: T) => string)[]
): readonly Sides<T>[] {
  const partner = new Map<T, T>();
  const taken = new Set<T>();
  for (const key of keys) {
    for (const left of a) {
      if (partner.has(left)) continue;
      const wanted = key(left);
      const right = b.find((each) => !taken.has(each) && key(each) === wanted);
      if (right === undefined) continue;
      partner.set(left, right);
      taken.add(right);
    }
  }
  return [
    ...a.map((each) => ({ a: each, b: partner.get(each) ?? null })),
    ...b.filter((each) => !taken.has(each)).map((each) => ({ a: null, b: each })),
  ];
}
