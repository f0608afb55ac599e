import { foldLabel } from '../../policies/quantity.ts';

/** The rank of what does not fit at all. */
export const NO_FIT = 4;

/** Letters that may be pinyin; a single one would be anything. */
const LETTERS = /^[a-z]{2,}$/;

/** The words of a search: each must be found. */
export function searchWords(term: string): string[] {
  return term
    .split(/\s+/)
    .map(foldLabel)
    .filter((each) => each !== '');
}

/**
 * How well something fits the words of a search, the best first: by its names, by the beginning of their pinyin, by pinyin
 * within, or not at all ({@link NO_FIT}). No words fit everything.
 */
export function searchRank(
  names: readonly string[],
  pinyin: readonly string[] | undefined,
  words: readonly string[],
): number {
  const folded = names.map(foldLabel);
  const ranks = words.map((word) => {
    if (folded.some((name) => name.includes(word))) return 0;
    if (!pinyin || !LETTERS.test(word)) return NO_FIT;
    if (pinyin.some((each) => each.startsWith(word))) return 1;
    return pinyin.some((each) => each.includes(word)) ? 2 : NO_FIT;
  });
  return Math.max(0, ...ranks);
}
