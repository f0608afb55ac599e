import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastBorder } from '../../../src/batch/bulk/blocks.ts';

/** The same, sign by sign from the beginning. */
function plainly(bytes: Buffer, from: number, to: number): number {
  let quoted = false;
  let border = from;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === 0x22) quoted = !quoted;
    else if (bytes[at] === 0x0a && !quoted) border = at + 1;
  }
  return border;
}

describe('lastBorder', () => {
  test('finds the last line end outside quotes', () => {
    const border = (text: string) => lastBorder(Buffer.from(text), 0, Buffer.byteLength(text));
    expect(border('')).toBe(0);
    expect(border('a,b')).toBe(0);
    expect(border('a,b\n')).toBe(4);
    expect(border('a,b\nc')).toBe(4);
    expect(border('a\n"b\nc')).toBe(2);
    expect(border('a\n"b\nc"\n')).toBe(8);
    expect(border('"a\n')).toBe(0);
    expect(border('a\n"""\n')).toBe(2);
    expect(border('a\n""\n')).toBe(5);
  });

  test('is where it is sign by sign, few quotes or many, anywhere in a buffer', () => {
    const dense = fc.stringMatching(/^[a"\n]{0,300}$/);
    const sparse = fc
      .array(fc.constantFrom('"', '\n', '"\n', '\n"', 'x'.repeat(90), 'x'.repeat(7), '企业', '""'), { maxLength: 300 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(dense, sparse), fc.nat(), fc.nat(), (text, a, b) => {
        const bytes = Buffer.from(text);
        const [from, to] = [a % (bytes.length + 1), b % (bytes.length + 1)].sort((x, y) => x - y) as [number, number];
        expect(lastBorder(bytes, from, to)).toBe(plainly(bytes, from, to));
      }),
      { numRuns: 2000 },
    );
  });
});
