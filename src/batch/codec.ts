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
    encode: (text) => iconv.encode(text, 'gb18030'),
  };
}
