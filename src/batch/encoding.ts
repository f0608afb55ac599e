import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { problem, SuanceError } from '../values/problem.ts';
import { refuseBinary } from './binary.ts';
import type { Codec } from './codec.ts';

/** Encodings of office files that are read. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

/** Longest stretch without a line break that is held: far above any row, far below memory. */
export const LONGEST_LINE = 4 * 1024 * 1024;
/** How much is looked at to tell a workbook or a web page from text. */
const SNIFFED = 512;

const BOM_UTF8 = Buffer.from([0xef, 0xbb, 0xbf]);
const BOM_UTF16LE = Buffer.from([0xff, 0xfe]);
const BOM_UTF16BE = Buffer.from([0xfe, 0xff]);
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Reads an input as text, in blocks that end at line breaks. The encoding is the one given, else that of a byte order mark,
 * else UTF-8 or GB18030: as long as all bytes are ASCII both stay open, so that a file whose first Chinese character comes
 * late is read as what it is. No byte is ever replaced.
 */
export class TextInput {
  private readonly decoder: BlockDecoder;
  private held: Buffer[] = [];
  private heldBytes = 0;

  /** @param lenient whether bytes that cannot be read stand as \ufffd in the text instead of ending it */
  constructor(given: Encoding | undefined, lenient = false) {
    this.decoder = new BlockDecoder(given, 0, lenient);
  }

  /** The encoding, once it is known. */
  get encoding(): Encoding | null {
    return this.decoder.encoding;
  }

  /** Whether a byte order mark stood before the text. */
  get marked(): boolean {
    return this.decoder.marked;
  }

  /** How many bytes have been given out as text. */
  get position(): number {
    return this.decoder.position;
  }

  /** Bytes that have come and are not given out yet. */
  rest(): Buffer {
    return this.held.length === 1 ? this.held[0]! : Buffer.concat(this.held);
  }

  /**
   * The text, block by block.
   * @throws SuanceError `input-binary`; `input-encoding` with the position, from 1, of the first byte that cannot be read;
   * `input-encoding-unknown`, `input-encoding-ambiguous`; `csv-record-too-large` for a line of more than 4 MiB
   */
  async *blocks(source: AsyncIterable<Buffer>): AsyncGenerator<string, void, undefined> {
    const { decoder } = this;
    for await (const chunk of source) {
      this.held.push(chunk);
      this.heldBytes += chunk.length;
      if (!decoder.started && this.heldBytes < SNIFFED && !chunk.includes(NEWLINE)) continue;
      if (!decoder.started) {
        this.held = [this.rest()];
        decoder.start(this.held[0]!);
      }
      // A byte that looks like a line break may be half of a character of two bytes.
      const whole = decoder.mayBreak(chunk) ? this.rest() : null;
      const cut = whole ? decoder.cut(whole) : 0;
      if (!whole || cut === 0) {
        if (this.heldBytes > LONGEST_LINE) throw problem('csv-record-too-large', { limit: '4 MiB' });
        continue;
      }
      const text = decoder.decode(whole.subarray(0, cut));
      this.held = cut === whole.length ? [] : [whole.subarray(cut)];
      this.heldBytes = whole.length - cut;
      if (text !== '') yield text;
    }
    const rest = this.rest();
    this.held = [];
    if (!decoder.started) decoder.start(rest);
    const text = decoder.decode(rest);
    if (text !== '') yield text;
  }
}

/** The text of an input, as {@link TextInput} reads it. */
export function decodeText(
  source: AsyncIterable<Buffer>,
  given: Encoding | undefined,
): AsyncGenerator<string, void, undefined> {
  return new TextInput(given).blocks(source);
}

/**
 * Lines in the encoding that a list is worked on in: the same bytes where they are in it already.
 * @param encoding the encoding, `null` while all bytes before were ASCII
 * @param position bytes before these, for errors
 * @returns the lines, and the encoding, which these may have settled
 * @throws SuanceError as {@link TextInput.blocks} does for bytes that cannot be read
 */
export function linesIn(
  codec: Codec,
  bytes: Buffer,
  encoding: Encoding | null,
  position: number,
): { readonly lines: Buffer; readonly encoding: Encoding | null } {
  if (encoding === 'utf-8' ? isUtf8(bytes) : encoding !== 'utf-16le' && isAscii(bytes))
    return { lines: encoding === 'utf-8' ? inCodec(codec, bytes, 'utf-8') : bytes, encoding };
  if (encoding === 'gb18030' && codec.encoding === 'gb18030' && isPlainGb18030(bytes))
    return { lines: bytes, encoding };
  const decoder = new BlockDecoder(encoding ?? undefined, position);
  const text = decoder.decode(bytes);
  // Of some characters GB18030 has two codes, and what goes the exact way comes out in one.
  const asWritten = decoder.encoding === codec.encoding && (decoder.encoding !== 'gb18030' || isPlainGb18030(bytes));
  return { lines: asWritten ? bytes : codec.encode(text), encoding: decoder.encoding };
}

function inCodec(codec: Codec, bytes: Buffer, encoding: Encoding): Buffer {
  return codec.encoding === encoding ? bytes : codec.encode(bytes.toString('utf8'));
}

/**
 * Whether bytes are GB18030 of one and two bytes a character alone: nearly every list. Each pair of its range stands for a
 * character; longer ones are for the decoder, and so is the second code of the ideographic space.
 */
function isPlainGb18030(bytes: Buffer): boolean {
  const { length } = bytes;
  for (let at = 0; at < length; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    at += 1;
    const trail = at < length ? bytes[at]! : 0;
    if (lead === 0x80 || lead === 0xff || trail < 0x40 || trail === 0x7f || trail === 0xff) return false;
    if (trail === 0xa0 && lead === 0xa3) return false;
  }
  return true;
}

/** Decodes blocks that end at a line break: no character crosses from one to the next. */
class BlockDecoder {
  started = false;
  /** Whether a byte order mark stood before the text. */
  marked = false;
  encoding: Encoding | null;
  private readonly decoders = new Map<Encoding, TextDecoder>();

  /**
   * @param position bytes that have been read before
   * @param lenient as for {@link TextInput}
   */
  constructor(
    given: Encoding | undefined,
    public position = 0,
    private readonly lenient = false,
  ) {
    this.encoding = given ?? null;
  }

  /** Looks at the first bytes: what kind of file it is, and its byte order mark. */
  start(head: Buffer): void {
    this.started = true;
    refuseBinary(head, this.encoding);
    if (this.encoding) return;
    if (starts(head, BOM_UTF8)) this.encoding = 'utf-8';
    else if (starts(head, BOM_UTF16LE)) this.encoding = 'utf-16le';
    else if (starts(head, BOM_UTF16BE)) throw problem('input-encoding-unknown', {});
  }

  /** Whether a line may end in these bytes; where not, none does. */
  mayBreak(chunk: Buffer): boolean {
    return chunk.includes(NEWLINE) || chunk.includes(RETURN);
  }

  /** How many bytes can be decoded by themselves: up to the last line break. It is never part of another character. */
  cut(bytes: Buffer): number {
    if (this.encoding !== 'utf-16le') return Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN)) + 1;
    for (let at = bytes.length - 2 - (bytes.length % 2); at >= 0; at -= 2) {
      if (bytes[at + 1] === 0 && (bytes[at] === NEWLINE || bytes[at] === RETURN)) return at + 2;
    }
    return 0;
  }

  decode(bytes: Buffer): string {
    const first = this.position === 0;
    const text = this.decodeBlock(bytes);
    this.position += bytes.length;
    if (!first || text.charCodeAt(0) !== 0xfeff) return text;
    this.marked = true;
    return text.slice(1);
  }

  private decodeBlock(bytes: Buffer): string {
    if (this.encoding !== 'utf-16le' && isAscii(bytes)) return bytes.toString('latin1');
    this.encoding ??= this.detected(bytes);
    if (this.encoding === 'utf-8') {
      if (isUtf8(bytes)) return bytes.toString('utf8');
      if (this.lenient) return replacing(bytes, 'utf-8');
      throw undecodable(bytes, 'utf-8', this.position);
    }
    let decoder = this.decoders.get(this.encoding);
    if (!decoder) {
      decoder = new TextDecoder(this.encoding, { fatal: true, ignoreBOM: true });
      this.decoders.set(this.encoding, decoder);
    }
    try {
      return decoder.decode(bytes);
    } catch {
      if (this.lenient) return replacing(bytes, this.encoding);
      throw undecodable(bytes, this.encoding, this.position);
    }
  }

  /** The encoding by a block that is not all ASCII; a few faults do not hide it where they may stay. */
  private detected(bytes: Buffer): Encoding {
    try {
      return encodingOf(bytes, this.position);
    } catch (error) {
      if (!this.lenient || !(error instanceof SuanceError) || error.problem.code !== 'input-encoding') throw error;
      return error.problem.params.encoding === 'UTF-8' ? 'utf-8' : 'gb18030';
    }
  }
}

function starts(bytes: Buffer, with_: Buffer): boolean {
  return bytes.length >= with_.length && bytes.subarray(0, with_.length).equals(with_);
}

/**
 * UTF-8 or GB18030, by a block of lines that is not all ASCII.
 * @param position bytes before these, for errors
 * @throws SuanceError `input-encoding`, `input-encoding-ambiguous`
 */
export function encodingOf(block: Buffer, position: number): Encoding {
  const asUtf8 = validLength(block, 'utf-8');
  const asGb = validLength(block, 'gb18030');
  if (asUtf8 === block.length) {
    // A few Chinese characters in GB18030 can happen to be valid UTF-8 for Greek or Cyrillic letters.
    if (asGb === block.length && !hasLongSequence(block) && isHan(block)) throw problem('input-encoding-ambiguous', {});
    return 'utf-8';
  }
  if (asGb === block.length && !mostlyUtf8(block)) return 'gb18030';
  // One bad byte in a file: the encoding that it is read by for longest says where.
  const utf8 = asUtf8 >= asGb || mostlyUtf8(block);
  throw problem('input-encoding', {
    encoding: utf8 ? 'UTF-8' : 'GB18030',
    offset: position + (utf8 ? asUtf8 : asGb) + 1,
  });
}

function hasLongSequence(block: Buffer): boolean {
  return block.some((byte) => byte >= 0xe0);
}

function isHan(block: Buffer): boolean {
  const text = new TextDecoder('gb18030').decode(block);
  return /^[\p{Script=Han}\p{ASCII}\u3000-\u303f\uff00-\uffef]*$/u.test(text);
}

/** Whether many lines are UTF-8 with characters of three bytes: text in GB18030 hardly ever looks so. */
function mostlyUtf8(block: Buffer): boolean {
  let foreign = 0;
  let valid = 0;
  for (let from = 0; from < block.length; ) {
    const end = block.indexOf(NEWLINE, from);
    const line = block.subarray(from, end < 0 ? block.length : end);
    from = end < 0 ? block.length : end + 1;
    if (isAscii(line)) continue;
    foreign += 1;
    if (isUtf8(line) && hasLongSequence(line)) valid += 1;
  }
  return valid * 3 > foreign;
}

/** How many bytes from the start can be read. */
function validLength(bytes: Buffer, encoding: Encoding): number {
  if (encoding === 'utf-8' && isUtf8(bytes)) return bytes.length;
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return bytes.length;
  } catch {
    // Only a faulty block is walked through byte by byte.
  }
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let read = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    try {
      if (decoder.decode(bytes.subarray(at, at + 1), { stream: true }) !== '') read = at + 1;
    } catch {
      return read;
    }
  }
  return read;
}

function replacing(bytes: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function undecodable(bytes: Buffer, encoding: Encoding, position: number): SuanceError {
  const name = encoding.toUpperCase();
  return problem('input-encoding', { encoding: name, offset: position + validLength(bytes, encoding) + 1 });
}
