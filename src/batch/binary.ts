import { problem } from '../values/problem.ts';

const MAGIC: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['Excel .xlsx / ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['Excel .xlsx / ZIP', [0x50, 0x4b, 0x05, 0x06]],
  ['Excel .xls / WPS .et', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['gzip', [0x1f, 0x8b]],
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
];

/**
 * Refuses what is no text, by its first bytes: its name proves nothing.
 * @param encoding the encoding given, if any: zeros are usual in UTF-16
 * @throws SuanceError `input-binary` with the kind of file, `input-encoding-unknown` for UTF-16 without a mark
 */
export function refuseBinary(head: Buffer, encoding: string | null): void {
  for (const [kind, bytes] of MAGIC) {
    if (bytes.every((byte, at) => head[at] === byte)) throw problem('input-binary', { kind });
  }
  const text = head
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^(ï»¿|ÿþ)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^(<!doctype html|<html|<head|<body|<table|<meta)/i.test(text)) throw problem('input-binary', { kind: 'HTML' });
  if (/^<\?xml/i.test(text)) throw problem('input-binary', { kind: 'XML' });
  if (encoding === 'utf-16le' || (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    return;
  const sample = head.subarray(0, 512);
  const zeros = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros === 0) return;
  if (zeros * 4 > sample.length) throw problem('input-encoding-unknown', {});
  throw problem('input-binary', { kind: 'binary' });
}
