/**
 * A linear congruential generator: the same numbers every time, on every machine.
 * @param {number} seed
 * @returns {(below: number) => number} gives an integer from 0 up to, not including, `below` (at most 2^32)
 */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // The high bits: the low ones of such a generator come round after a few steps.
    return Math.floor((state / 2 ** 32) * below);
  };
}
