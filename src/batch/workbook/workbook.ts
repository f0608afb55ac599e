import { nearest } from '../../language/nearest.ts';
import { tidy } from '../../values/parse.ts';
import { problem, type SheetName } from '../../values/problem.ts';
import { contentOf } from '../binary.ts';
import { Archive } from './archive.ts';
import { randomBytes, type WorkbookInput } from './bytes.ts';
import { CellReader } from './cell.ts';
import { compoundKind } from './compound.ts';
import { SheetReader } from './sheet.ts';
import { SharedStrings } from './strings.ts';
import { readStructure, type SheetInfo, type Structure } from './structure.ts';
import { readStyles } from './styles.ts';

/** How much of the beginning is looked at. */
const HEAD = 4096;
/** Bytes of the type that an OpenDocument file says it has. */
const LONGEST_TYPE = 200;

/** An Excel workbook that is being read. */
export class Workbook {
  private cells: Promise<CellReader> | null = null;

  private constructor(
    private readonly archive: Archive,
    private readonly structure: Structure,
  ) {}

  /**
   * Opens a workbook, by its content, whatever its name.
   * @throws SuanceError `input-binary` with the kind of file for anything but an .xlsx or .xlsm that can be read;
   * `workbook-damaged`, `workbook-too-large`, and what says that a file cannot be read
   */
  static async open(input: WorkbookInput): Promise<Workbook> {
    refuseForeign(input);
    const archive = await Archive.open(input);
    try {
      await refuseOtherArchive(archive);
      return new Workbook(archive, await readStructure(archive));
    } catch (error) {
      archive.close();
      throw error;
    }
  }

  /** The sheets with cells, in their order. */
  get sheets(): readonly SheetInfo[] {
    return this.structure.sheets;
  }

  /**
   * The sheet of that name; without a name the only one. Sheets without any value do not count (a new workbook has two or
   * three), nor those that only programs can show; hidden ones do, because the list may be in either.
   * @throws SuanceError `workbook-sheet-unknown`, `workbook-sheet-several`, `workbook-no-sheet`, and as {@link rows}
   */
  async choose(name?: string): Promise<SheetInfo> {
    const { sheets } = this;
    if (sheets.length === 0) throw problem('workbook-no-sheet', {});
    if (name !== undefined) return this.named(name);
    const candidates = sheets.filter((each) => each.visibility !== 'very-hidden');
    if (candidates.length <= 1) return candidates[0] ?? sheets[0]!;
    const filled: SheetInfo[] = [];
    for (const each of candidates) {
      if (await this.hasContent(each)) filled.push(each);
    }
    if (filled.length > 1) throw problem('workbook-sheet-several', { sheets: filled.map(asListed) });
    return filled[0] ?? candidates[0]!;
  }

  /**
   * A reader of a sheet's rows.
   * @throws SuanceError `workbook-damaged`, `workbook-too-large`
   */
  async rows(sheet: SheetInfo): Promise<SheetReader> {
    this.cells ??= this.readCells();
    return new SheetReader(this.archive, sheet.part, await this.cells);
  }

  close(): void {
    this.archive.close();
  }

  private named(name: string): SheetInfo {
    const { sheets } = this;
    const exact = sheets.find((each) => each.name === name);
    const alike = sheets.filter((each) => folded(each.name) === folded(name));
    if (exact) return exact;
    if (alike.length === 1) return alike[0]!;
    const names = sheets.map((each) => each.name);
    throw problem('workbook-sheet-unknown', { name, nearest: nearest(name, names), sheets: sheets.map(asListed) });
  }

  private async readCells(): Promise<CellReader> {
    const { strings, styles, from1904 } = this.structure;
    const forms = await readStyles(this.archive, styles);
    return new CellReader(await SharedStrings.read(this.archive, strings), forms, from1904);
  }

  private async hasContent(sheet: SheetInfo): Promise<boolean> {
    for await (const _ of (await this.rows(sheet)).blocks()) return true;
    return false;
  }
}

function asListed(sheet: SheetInfo): SheetName {
  return { name: sheet.name, hidden: sheet.visibility !== 'visible' };
}

/** Names of sheets differ in more than blanks, width and case: no two of a workbook differ in case alone. */
function folded(name: string): string {
  return tidy(name).toLowerCase();
}

/** @throws SuanceError `input-binary` for what is no archive, and what says that a file cannot be read */
function refuseForeign(input: WorkbookInput): void {
  const bytes = randomBytes(input);
  try {
    const content = contentOf(bytes.read(0, HEAD));
    if (content === 'zip') return;
    if (content === 'compound') throw problem('input-binary', { kind: compoundKind(bytes) });
    throw problem('input-binary', { kind: content === 'text' ? 'binary' : content });
  } finally {
    bytes.close();
  }
}

/** @throws SuanceError `input-binary` for an archive that is no workbook of the kind that is read */
async function refuseOtherArchive(archive: Archive): Promise<void> {
  if (archive.has('xl/workbook.bin')) throw problem('input-binary', { kind: 'xlsb' });
  if (archive.has('word/document.xml') || archive.has('ppt/presentation.xml'))
    throw problem('input-binary', { kind: 'office' });
  if (archive.has('[Content_Types].xml')) return;
  const isOpenDocument = archive.has('mimetype') && archive.size('mimetype') <= LONGEST_TYPE;
  if (!isOpenDocument) throw problem('input-binary', { kind: 'archive' });
  const type = await archive.text('mimetype');
  throw problem('input-binary', { kind: type.includes('spreadsheet') ? 'ods' : 'office' });
}
