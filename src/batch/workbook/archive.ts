import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { problem, SuanceError } from '../../values/problem.ts';
import { unreadable } from '../source.ts';
import type { WorkbookInput } from './bytes.ts';
import { LIMITS, tooLarge } from './limits.ts';

/** Part name of errors that concern the archive as a whole. */
const WHOLE = 'ZIP';
/** Bytes of one entry of the directory: names of parts are short. */
const LONGEST_ENTRY = 4096;

/**
 * The archive that a workbook is. Parts are found by their names in its directory, never by scanning; nothing is written
 * to disk, so a name cannot lead anywhere. What is unpacked is counted over all parts, and its checksum is compared.
 */
export class Archive {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly input: WorkbookInput,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /**
   * Opens an archive and reads its directory.
   * @throws SuanceError `workbook-damaged`, `workbook-too-large`, `input-binary` (`encrypted`) for a part with a password,
   * and what says that a file cannot be read
   */
  static async open(input: WorkbookInput): Promise<Archive> {
    const options = { lazyEntries: true, autoClose: false };
    const opening = typeof input === 'string' ? openPromise(input, options) : fromBufferPromise(input, options);
    const zip = await guarded(input, WHOLE, () => opening);
    try {
      const entries = await guarded(input, WHOLE, () => readDirectory(zip));
      return new Archive(zip, input, entries);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Whether there is a part of that name; case does not count, as the format has it. */
  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /** Bytes that a part unpacks to, as the directory says. @throws SuanceError `workbook-damaged` where there is none */
  size(part: string): number {
    return this.entry(part).uncompressedSize;
  }

  /**
   * The content of a part, unpacked as it is asked for.
   * @throws SuanceError `workbook-damaged` for a part that is not there, cannot be unpacked, or has another size or
   * checksum than the directory says; `workbook-too-large` once all parts together go beyond `LIMITS.unpacked`
   */
  async *read(part: string): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.entry(part);
    if (this.unpacked + entry.uncompressedSize > LIMITS.unpacked) throw tooLarge('unpacked', LIMITS.unpacked);
    let sum = 0;
    const stream = await guarded(this.input, part, () => this.zip.openReadStreamPromise(entry));
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.unpacked += chunk.length;
        if (this.unpacked > LIMITS.unpacked) throw tooLarge('unpacked', LIMITS.unpacked);
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw damaged(this.input, part, error);
    } finally {
      stream.destroy();
    }
    if (sum !== entry.crc32) throw problem('workbook-damaged', { part });
  }

  /** The content of a small part as a whole. @throws SuanceError as {@link read} */
  async text(part: string): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.read(part)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('latin1');
  }

  close(): void {
    this.zip.close();
  }

  private entry(part: string): Entry {
    const entry = this.entries.get(part.toLowerCase());
    if (!entry) throw problem('workbook-damaged', { part });
    return entry;
  }
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.parts) throw tooLarge('parts', LIMITS.parts);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entry.isEncrypted()) throw problem('input-binary', { kind: 'encrypted' });
    const { fileNameLength, extraFieldLength, fileCommentLength } = entry;
    const long = fileNameLength + extraFieldLength + fileCommentLength > LONGEST_ENTRY;
    // Of two parts of one name, which one is read would be chance.
    if (long || entries.has(name)) throw problem('workbook-damaged', { part: WHOLE });
    entries.set(name, entry);
  }
  return entries;
}

async function guarded<T>(input: WorkbookInput, part: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw damaged(input, part, error);
  }
}

/** What an error says to people: our own as it is, the system's as one of the file, any other as damage. */
function damaged(input: WorkbookInput, part: string, error: unknown): unknown {
  if (error instanceof SuanceError) return error;
  const read = typeof input === 'string' ? unreadable(input, error) : error;
  return read instanceof SuanceError ? read : problem('workbook-damaged', { part });
}
