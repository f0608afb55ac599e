import { type ForeignKind, problem } from '../values/problem.ts';

/** What the first bytes of a file say that it is. */
export type Content = ForeignKind | 'text';

/** How many bytes are looked at: enough for the first element of a page after its comments and declarations. */
const LOOKED_AT = 4096;
/** How many bytes are looked at for zeros. */
const ZEROS_WITHIN = 512;

const MAGIC: readonly (readonly [content: Content, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0]],
  // Workbooks before compound files: the record that begins a sheet, in three versions.
  ['xls', [0x09, 0x00, 0x04, 0x00]],
  ['xls', [0x09, 0x02, 0x06, 0x00]],
  ['xls', [0x09, 0x04, 0x06, 0x00]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  // Pictures, of tables as often as not.
  ['binary', [0x89, 0x50, 0x4e, 0x47]],
  ['binary', [0xff, 0xd8, 0xff]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
];
const WEB_PAGE = /^(<!doctype html|<html|<head|<body|<table|<meta|<style|<div|<center|MIME-Version:)/i;

/**
 * What a file is by its first bytes; its name proves nothing. A `zip` may be a workbook, and a `compound` one of several
 * kinds: only their directories tell.
 */
export function contentOf(head: Buffer): Content {
  for (const [content, bytes] of MAGIC) {
    if (bytes.every((byte, at) => head[at] === byte)) return content;
  }
  const text = head
    .subarray(0, LOOKED_AT)
    .toString('latin1')
    .replace(/^(ï»¿|ÿþ|þÿ)/, '');
  const markup = text.replaceAll('\0', '').replace(/^(\s|<!--[\s\S]*?-->)+/, '');
  if (WEB_PAGE.test(markup)) return 'html';
  if (/^<\?xml/i.test(markup)) {
    if (/urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/i.test(markup)) return 'xml-spreadsheet';
    return /<html/i.test(markup) ? 'html' : 'xml';
  }
  return 'text';
}

/**
 * Refuses what is no text, by its first bytes.
 * @param encoding the encoding given, if any: zeros are usual in UTF-16
 * @throws SuanceError `input-binary` with the kind of file, `input-encoding-unknown` for UTF-16 without a mark
 */
export function refuseBinary(head: Buffer, encoding: string | null): void {
  const content = contentOf(head);
  if (content !== 'text') throw problem('input-binary', { kind: content });
  if (encoding === 'utf-16le' || (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    return;
  const sample = head.subarray(0, ZEROS_WITHIN);
  const zeros = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros === 0) return;
  if (zeros * 4 > sample.length) throw problem('input-encoding-unknown', {});
  throw problem('input-binary', { kind: 'binary' });
}
