import type { RandomBytes } from './bytes.ts';

/*
 * Compound files (MS-CFB) hold old workbooks and encrypted new ones. Only the names in their directory are read, to tell
 * which of the two a file is.
 */

const HEADER = 512;
const ENTRY = 128;
/** Sectors of the directory that are looked at: names that matter stand among the first. */
const MOST_SECTORS = 64;
/** Numbers from here on stand for no sector: end of chain, free, part of the table itself. */
const NO_SECTOR = 0xfffffffa;
const TABLE_SECTORS_IN_HEADER = 109;

/** What a compound file holds, by the names in its directory. */
export type CompoundKind = 'xls' | 'encrypted' | 'office' | 'compound';

/** Tells old workbooks, encrypted workbooks and other documents apart; `compound` where the directory does not say. */
export function compoundKind(bytes: RandomBytes): CompoundKind {
  const names = directoryNames(bytes);
  if (names.has('EncryptedPackage')) return 'encrypted';
  if (names.has('Workbook') || names.has('Book')) return 'xls';
  if (names.has('WordDocument') || names.has('PowerPoint Document')) return 'office';
  return 'compound';
}

function directoryNames(bytes: RandomBytes): Set<string> {
  const names = new Set<string>();
  const header = bytes.read(0, HEADER);
  if (header.length < HEADER) return names;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return names;
  const size = 2 ** shift;
  const sector = (number: number) => bytes.read((number + 1) * size, size);
  let number = header.readUInt32LE(48);
  for (let read = 0; read < MOST_SECTORS && number < NO_SECTOR; read += 1) {
    const content = sector(number);
    for (let at = 0; at + ENTRY <= content.length; at += ENTRY) {
      const length = content.readUInt16LE(at + 64);
      if (length >= 2 && length <= 64) names.add(content.toString('utf16le', at, at + length - 2));
    }
    number = nextSector(number, header, size, sector);
  }
  return names;
}

/** The sector that follows another in its chain; {@link NO_SECTOR} where the table does not say. */
function nextSector(number: number, header: Buffer, size: number, sector: (number: number) => Buffer): number {
  const perSector = size / 4;
  const index = Math.floor(number / perSector);
  if (index >= TABLE_SECTORS_IN_HEADER) return NO_SECTOR;
  const table = header.readUInt32LE(76 + index * 4);
  if (table >= NO_SECTOR) return NO_SECTOR;
  const content = sector(table);
  const at = (number % perSector) * 4;
  return at + 4 <= content.length ? content.readUInt32LE(at) : NO_SECTOR;
}
