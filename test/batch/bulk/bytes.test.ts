import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bytes, constant } from '../../../src/batch/bulk/bytes.ts';
import { Exact } from '../../../src/values/exact.ts';
import { moneyText } from '../../../src/values/print.ts';

const MOST = Number.MAX_SAFE_INTEGER;

function fenText(fen: number): string {
  const bytes = new Bytes(0);
  bytes.fen(fen);
  return bytes.take().toString();
}

describe('Bytes', () => {
  test('prints amounts as the exact path does', () => {
    const edges = [0, 1, 9, 10, 99, 100, 101, 999, 1000, 2 ** 31 - 1, 2 ** 31, 214748364799, 214748364800, 1e13, MOST];
    for (const fen of edges.flatMap((each) => [each, -each, each - 1, Math.min(each + 1, MOST)]))
      expect(fenText(fen)).toBe(moneyText(Exact.units(fen, 2)));
    expect(fenText(-0)).toBe('0.00');
    const magnitude = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.integer({ min: -20_000, max: 20_000 }));
    fc.assert(
      fc.property(magnitude, (fen) => {
        expect(fenText(fen)).toBe(moneyText(Exact.units(fen, 2)));
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps all that is added, in order, whatever room there was', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    const step = fc.oneof(
      text.map((each) => ({ kind: 'text', text: each }) as const),
      text.map((each) => ({ kind: 'constant', text: each }) as const),
      text.map((each) => ({ kind: 'from', text: each }) as const),
      fc.integer({ min: 0x20, max: 0x7e }).map((each) => ({ kind: 'byte', text: String.fromCharCode(each) }) as const),
      fc.maxSafeInteger().map((each) => ({ kind: 'fen', fen: each, text: moneyText(Exact.units(each, 2)) }) as const),
      fc.constant({ kind: 'give', text: '' } as const),
    );
    fc.assert(
      fc.property(fc.nat(64), fc.array(step, { maxLength: 60 }), (size, steps) => {
        const bytes = new Bytes(size);
        const other = new Bytes(0);
        const given: Buffer[] = [];
        for (const each of steps) {
          if (each.kind === 'text') bytes.put(Buffer.from(each.text));
          else if (each.kind === 'constant') bytes.add(constant(Buffer.from(each.text)));
          else if (each.kind === 'byte') bytes.byte(each.text.charCodeAt(0));
          else if (each.kind === 'fen') bytes.fen(each.fen);
          else if (each.kind === 'give') given.push(bytes.give(undefined));
          else {
            const from = other.length;
            other.put(Buffer.from(each.text));
            bytes.addFrom(other, from, other.length);
          }
        }
        const all = Buffer.concat([...given, bytes.take()]).toString();
        expect(all).toBe(Buffer.from(steps.map((each) => each.text).join('')).toString());
      }),
      { numRuns: 500 },
    );
  });

  test('uses a buffer again only when it is told that it may', () => {
    const bytes = new Bytes(16);
    bytes.put(Buffer.from('first'));
    const first = bytes.give(undefined);
    bytes.put(Buffer.from('second'));
    expect(first.toString()).toBe('first');
    const second = bytes.give(first);
    bytes.put(Buffer.from('third'));
    expect([first, second].map(String)).toEqual(['third', 'second']);
  });
});
