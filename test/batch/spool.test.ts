import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Sealer, sealedTarget, sealOfFile } from '../../src/batch/seal.ts';
import { Spool } from '../../src/batch/spool.ts';
import { streamTarget } from '../../src/batch/target.ts';

const directory = () => mkdtempSync(join(tmpdir(), 'suance-spool-'));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of items) found.push(each);
  return found;
}

describe('what rows say until the end', () => {
  test('a short list stays in memory', async () => {
    const at = directory();
    const spool = new Spool<string[]>(join(at, 'a.html'));
    spool.add(['张*三\n', '"']);
    spool.add([]);
    expect(spool.count).toBe(2);
    expect(readdirSync(at)).toEqual([]);
    expect(await all(spool.items())).toEqual([['张*三\n', '"'], []]);
    spool.discard();
  });

  test('a long one goes to a file of its owner alone, comes back in order, and leaves nothing', async () => {
    const at = directory();
    const spool = new Spool<{ row: number; text: string }>(join(at, 'a.html'));
    const text = '察布查尔锡伯自治县'.repeat(8);
    for (let row = 0; row < 30_000; row += 1) spool.add({ row, text: `${text}${row}` });
    const [file] = readdirSync(at);
    expect(file).toMatch(/^\.suance-[0-9a-f]{12}\.tmp$/);
    expect(statSync(join(at, file!)).mode & 0o777).toBe(0o600);
    let row = 0;
    for await (const each of spool.items()) {
      if (each.row !== row || each.text !== `${text}${row}`) throw new Error(`row ${row}`);
      row += 1;
    }
    expect(row).toBe(30_000);
    spool.discard();
    spool.discard();
    expect(readdirSync(at)).toEqual([]);
  });
});

describe('seals', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  test('of a file, of bytes as they pass, and of a target', async () => {
    const path = join(directory(), 'a.csv');
    const text = '县市,金额\n伊宁市,1\n';
    writeFileSync(path, text);
    const expected = { size: Buffer.byteLength(text), sha256: sha256(text) };
    expect(await sealOfFile(path)).toEqual(expected);
    const sealer = new Sealer();
    let out = '';
    const target = sealedTarget(
      streamTarget(async (each) => {
        out += each;
      }),
      sealer,
    );
    await target.write(text.slice(0, 4));
    expect(sealer.seal()).toEqual({ size: 10, sha256: sha256('县市,金') });
    await target.write(text.slice(4));
    expect([sealer.seal(), out]).toEqual([expected, text]);
  });

  test('a file that is not there', async () => {
    await expect(sealOfFile(join(directory(), 'none'))).rejects.toThrow('file-not-found');
    await expect(sealOfFile(directory())).rejects.toThrow('file-is-directory');
  });
});
