/**
 * Headers for the result columns. Where the input has a column of such a name already, as a list has that was computed
 * before, the new one takes a number: no two columns ever have one name.
 */
export function resultHeaders(
  input: readonly string[],
  wanted: readonly string[],
): { headers: string[]; renamed: { taken: string; instead: string }[] } {
  const taken = new Set(input.map((each) => each.trim()));
  const renamed: { taken: string; instead: string }[] = [];
  const headers = wanted.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
    if (free !== name) renamed.push({ taken: name, instead: free });
    taken.add(free);
    return free;
  });
  return { headers, renamed };
}
