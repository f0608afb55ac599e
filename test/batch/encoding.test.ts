import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText, type Encoding } from '../../src/batch/encoding.ts';
import { SuanceError } from '../../src/values/problem.ts';

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(bytes: Buffer, sizes: readonly number[] = [65_536], given?: Encoding): Promise<string> {
  let text = '';
  for await (const block of decodeText(pieces(bytes, sizes), given)) text += block;
  return text;
}

async function problemOf(bytes: Buffer, given?: Encoding, sizes: readonly number[] = [65_536]) {
  try {
    await read(bytes, sizes, given);
  } catch (error) {
    if (error instanceof SuanceError) return error.problem;
    throw error;
  }
  throw new Error('no problem found');
}

const TEXT = '姓名,单位\r\n田𠮷,伊宁市晨露乳业有限公司\r\n马某䶮,"两行\n一格"\r\n阿依古丽·某,x\r\n';
const FORMS: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
  ['GB18030 with characters of four bytes', iconv.encode(TEXT, 'gb18030')],
  ['UTF-16LE with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
];

describe('decodeText', () => {
  for (const [name, bytes] of FORMS) {
    it(`reads ${name} in pieces of any size`, async () => {
      for (const size of [1, 2, 3, 5, 7, 11, 64, 65_536]) expect(await read(bytes, [size])).toBe(TEXT);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
          expect(await read(bytes, sizes)).toBe(TEXT);
        }),
        { numRuns: 50 },
      );
    });
  }

  it('keeps the encoding open while all is ASCII', async () => {
    const ascii = 'id,name\n'.repeat(30_000);
    const gb = Buffer.concat([Buffer.from(ascii), iconv.encode('1,企业\n', 'gb18030')]);
    expect(await read(gb)).toBe(`${ascii}1,企业\n`);
    expect(await read(Buffer.from(`${ascii}1,企业\n`))).toBe(`${ascii}1,企业\n`);
  });

  it('reads what is given as it is said to be', async () => {
    expect(await read(iconv.encode('茅,1\n', 'gb18030'), [9], 'gb18030')).toBe('茅,1\n');
    expect(await read(Buffer.from('a,茅\n', 'utf16le'), [3], 'utf-16le')).toBe('a,茅\n');
  });

  it('asks where a text can be read both ways', async () => {
    expect((await problemOf(iconv.encode('id,name\n1,茅\n', 'gb18030'))).code).toBe('input-encoding-ambiguous');
    expect((await problemOf(Buffer.from('id,name\n1,é\n'))).code).toBe('input-encoding-ambiguous');
    expect(await read(Buffer.from('id,name\n1,é\n'), [65_536], 'utf-8')).toBe('id,name\n1,é\n');
    // One character of three bytes settles it.
    expect(await read(Buffer.from('id,name\n1,é\n2,中\n'))).toBe('id,name\n1,é\n2,中\n');
  });

  it('says which byte cannot be read, and replaces none', async () => {
    const head = Buffer.from('列,b\n1,中文\n');
    const lines = Buffer.from('2,企业\n'.repeat(40_000));
    for (const at of [head.length, head.length + 9 * 30_000]) {
      const bytes = Buffer.concat([head, lines]);
      const broken = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at)]);
      expect(await problemOf(broken)).toMatchObject({
        code: 'input-encoding',
        params: { encoding: 'UTF-8', offset: at + 1 },
      });
    }
    const gb = iconv.encode('列,b\n1,中文\n', 'gb18030');
    const broken = Buffer.concat([gb, Buffer.from([0xff, 0x0a])]);
    expect(await problemOf(broken)).toMatchObject({
      code: 'input-encoding',
      params: { encoding: 'GB18030', offset: gb.length + 1 },
    });
    expect(await problemOf(Buffer.from('a\n\xff', 'latin1'), 'utf-8')).toMatchObject({ params: { offset: 3 } });
    // Half a character at the end.
    expect(await problemOf(Buffer.from('列,b\n1,中').subarray(0, 10))).toMatchObject({
      code: 'input-encoding',
      params: { offset: 9 },
    });
    expect(await problemOf(Buffer.from([0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x0a, 0]))).toMatchObject({
      code: 'input-encoding',
      params: { encoding: 'UTF-16LE' },
    });
  });

  it('knows what is no text by its bytes', async () => {
    const kinds: [Buffer, string][] = [
      [Buffer.from('PK\x03\x04...'), 'zip'],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'compound'],
      [Buffer.from('%PDF-1.7'), 'pdf'],
      [Buffer.from('\ufeff\n <!DOCTYPE html><html>'), 'html'],
      [Buffer.from('<?xml version="1.0"?>'), 'xml'],
      [Buffer.from('a,b\n1\0,2\n'), 'binary'],
    ];
    for (const [bytes, kind] of kinds) {
      const found = await problemOf(bytes);
      expect(found.code).toBe('input-binary');
      expect(found.params).toEqual({ kind });
    }
    expect((await problemOf(Buffer.from('a,b\n1,2\n', 'utf16le'))).code).toBe('input-encoding-unknown');
    expect((await problemOf(Buffer.from([0xfe, 0xff, 0, 0x61]))).code).toBe('input-encoding-unknown');
  });

  it('does not hold more of a line than a row can have', async () => {
    expect((await problemOf(Buffer.alloc(5 * 1024 * 1024, 0x78))).code).toBe('csv-record-too-large');
    // Each 上 (U+4E0A) has a byte that elsewhere ends a line.
    const wide = Buffer.from(`\ufeff${'上'.repeat(3_000_000)}`, 'utf16le');
    expect((await problemOf(wide)).code).toBe('csv-record-too-large');
  });
});
