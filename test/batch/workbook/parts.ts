import { crc32, deflateRawSync } from 'node:zlib';

/** A file to put into an archive: its content, and what of its entry is to be a lie. */
export interface Part {
  readonly content: string | Buffer;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly size?: number;
  readonly crc?: number;
}

/** A ZIP archive, written byte by byte so that it can be wrong in any way. */
export function zipOf(parts: readonly (readonly [name: string, part: string | Buffer | Part])[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, given] of parts) {
    const part: Part = typeof given === 'string' || Buffer.isBuffer(given) ? { content: given } : given;
    const content = Buffer.from(part.content as string);
    const packed = part.stored ? content : deflateRawSync(content);
    const nameBytes = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((part.flags ?? 0) | 0x800, 2);
    shared.writeUInt16LE(part.stored ? 0 : 8, 4);
    shared.writeUInt32LE(0x21_0000, 6);
    shared.writeUInt32LE(part.crc ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(part.size ?? content.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, nameBytes, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, rest, nameBytes]));
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a workbook written by hand is made of; whatever is left out is the usual. */
export interface Handmade {
  readonly sheet?: string | Buffer | Part;
  readonly strings?: string | Part;
  readonly styles?: string;
  readonly workbook?: string;
  readonly more?: readonly (readonly [string, string | Buffer | Part])[];
}

/** The rows of a sheet within what stands around them. */
export function sheetOf(rows: string, after = ''): string {
  return `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** The parts of a workbook with one sheet. */
export function partsOf(made: Handmade): (readonly [string, string | Buffer | Part])[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const related = [
    relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
    ...(made.strings === undefined ? [] : [relation('r2', 'sharedStrings', '/xl/sharedStrings.xml')]),
    ...(made.styles === undefined ? [] : [relation('r3', 'styles', './styles.xml')]),
  ];
  return [
    ['[Content_Types].xml', TYPES],
    ['_rels/.rels', `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`],
    [
      'xl/workbook.xml',
      made.workbook ?? '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
    ],
    ['xl/_rels/workbook.xml.rels', `<Relationships>${related.join('')}</Relationships>`],
    ['xl/worksheets/sheet1.xml', made.sheet ?? sheetOf('')],
    ...(made.strings === undefined ? [] : [['xl/sharedStrings.xml', made.strings] as const]),
    ...(made.styles === undefined ? [] : [['xl/styles.xml', made.styles] as const]),
    ...(made.more ?? []),
  ];
}

/** A workbook with one sheet, written by hand. */
export function workbookOf(made: Handmade): Buffer {
  return zipOf(partsOf(made));
}
