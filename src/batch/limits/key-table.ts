import { hash } from 'node:crypto';

/** Digests are kept in four words of 32 bits: of 2^40 keys two agree with a chance below 2^-48. */
const WORDS = 4;
const BYTES = WORDS * 4;
const FIRST = 1024;

/**
 * The digest under which a key is known: the first 128 bits of its SHA-256 as hexadecimal text. Results carry it, so that
 * later lists find the claim again without the number of a person.
 */
export function digestOf(key: string): string {
  return hash('sha256', key, 'hex').slice(0, BYTES * 2);
}

/**
 * Numbers keys from 0 in the order in which they come, and knows them again. Kept are digests, not the keys: about 30 bytes
 * for a key however long it is, and no number of a person stays in memory.
 */
export class KeyTable {
  private digests = new Uint32Array(FIRST * WORDS);
  /** Number of a key plus 1 by its place; 0 where none is. Never more than half full. */
  private places = new Int32Array(FIRST * 2);
  size = 0;

  /** The number of a key by its digest, or -1. */
  find(digest: string): number {
    const words = wordsOf(digest);
    return this.places[this.placeOf(words)]! - 1;
  }

  /** The number of a key by its digest, a new one where it has none. */
  take(digest: string): number {
    const words = wordsOf(digest);
    let place = this.placeOf(words);
    const found = this.places[place]! - 1;
    if (found >= 0) return found;
    if (this.size * 2 >= this.places.length) {
      this.grow();
      place = this.placeOf(words);
    }
    if ((this.size + 1) * WORDS > this.digests.length) {
      const wider = new Uint32Array(this.digests.length * 2);
      wider.set(this.digests);
      this.digests = wider;
    }
    this.digests.set(words, this.size * WORDS);
    this.size += 1;
    this.places[place] = this.size;
    return this.size - 1;
  }

  /** Where a key lies, or would lie. */
  private placeOf(words: readonly number[]): number {
    const mask = this.places.length - 1;
    for (let place = words[0]! & mask; ; place = (place + 1) & mask) {
      const number = this.places[place]! - 1;
      if (number < 0) return place;
      const at = number * WORDS;
      let same = true;
      for (let word = 0; same && word < WORDS; word += 1) same = this.digests[at + word] === words[word];
      if (same) return place;
    }
  }

  private grow(): void {
    this.places = new Int32Array(this.places.length * 2);
    for (let number = 0; number < this.size; number += 1) {
      const words = [...this.digests.subarray(number * WORDS, (number + 1) * WORDS)];
      this.places[this.placeOf(words)] = number + 1;
    }
  }
}

function wordsOf(digest: string): number[] {
  const words: number[] = [];
  for (let at = 0; at < BYTES * 2; at += 8) words.push(Number.parseInt(digest.slice(at, at + 8), 16));
  return words;
}
