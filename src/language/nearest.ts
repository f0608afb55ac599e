import { distance } from 'fastest-levenshtein';

/**
 * The names most like the one written, best first, at most `limit`; none where nothing is near. A name that contains
 * the written text counts as near, so that a part of a long name finds it.
 */
export function nearest(written: string, names: Iterable<string>, limit = 3): string[] {
  const wanted = written.toLowerCase();
  const scored: { name: string; score: number }[] = [];
  for (const name of new Set(names)) {
    const candidate = name.toLowerCase();
    // Two letters in the wrong order are one slip, which the edit distance counts twice.
    const swapped = wanted !== candidate && letters(wanted) === letters(candidate);
    const edits = swapped ? 1 : distance(wanted, candidate);
    const contained =
      Math.min(wanted.length, candidate.length) >= 2 && (candidate.includes(wanted) || wanted.includes(candidate));
    const longest = Math.max(wanted.length, candidate.length);
    const tolerance = Math.max(1, Math.floor(longest * 0.4));
    if ((edits <= tolerance && edits < longest) || contained)
      scored.push({ name, score: contained ? Math.min(edits, 1.5) : edits });
  }
  return scored
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map((each) => each.name);
}

function letters(text: string): string {
  return [...text].sort().join('');
}
