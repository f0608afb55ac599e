import type { Encoding } from './encoding.ts';

/** Encodings of results. */
export const OUTPUT_ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le'] as const;
export type OutputEncoding = (typeof OUTPUT_ENCODINGS)[number];

/** Texts as the bytes of an encoding, and back. */
export interface Codec {
  readonly encoding: Encoding;
  /** The text of bytes that are known to be whole characters. */
  decode(bytes: Buffer, from: number, to: number): string;
  encode(text: string): Buffer;
}

export const UTF8: Codec = {
  encoding: 'utf-8',
  decode: (bytes, from, to) => bytes.toString('utf8', from, to),
  encode: (text) => Buffer.from(text, 'utf8'),
};

const UTF16LE: Codec = {
  encoding: 'utf-16le',
  decode: (bytes, from, to) => bytes.toString('utf16le', from, to),
  encode: (text) => Buffer.from(text, 'utf16le'),
};

/** The codec of an encoding; tables are loaded only for those that need them. */
export async function codecOf(encoding: Encoding): Promise<Codec> {
  if (encoding === 'utf-8') return UTF8;
  if (encoding === 'utf-16le') return UTF16LE;
  const { default: iconv } = await import('iconv-lite');
  const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
  return {
    encoding,
    decode: (bytes, from, to) => decoder.decode(bytes.subarray(from, to)),
    encode: (text) => {
      if (!MOVED.test(text)) return iconv.encode(text, 'gb18030');
      const parts = text.split(MOVED_ALONE).map((each) => {
        const bytes = MOVED_CODES.get(each);
        return bytes ? Buffer.from(bytes) : iconv.encode(each, 'gb18030');
      });
      return Buffer.concat(parts);
    },
  };
}

/*
 * GB 18030-2022 gives 18 codes of two bytes, which stood for private characters before, to punctuation and components that
 * Unicode has had since. What decodes them follows it and what encodes them does not: such a cell would come out in other
 * bytes than it came in.
 */
const MOVED = /[\ufe10-\ufe19\u9fb4-\u9fbb]/;
const MOVED_ALONE = /([\ufe10-\ufe19\u9fb4-\u9fbb])/;
const MOVED_CODES: ReadonlyMap<string, readonly [number, number]> = new Map(
  (
    [
      ['\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16', 0xa6, [0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf]],
      ['\ufe17\ufe18\ufe19', 0xa6, [0xec, 0xed, 0xf3]],
      ['\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb', 0xfe, [0x59, 0x61, 0x66, 0x67, 0x6d, 0x7e, 0x90, 0xa0]],
    ] as const
  ).flatMap(([signs, lead, trails]) => [...signs].map((sign, index) => [sign, [lead, trails[index]!]] as const)),
);
