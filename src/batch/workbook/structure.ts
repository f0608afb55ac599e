import { problem } from '../../values/problem.ts';
import type { Archive } from './archive.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { type Attributes, isTrue, prefixed, readXml, type XmlHandler } from './xml.ts';

/** A sheet as the workbook lists it. */
export interface SheetInfo {
  readonly name: string;
  /** Very hidden: only a program can show it again. */
  readonly visibility: 'visible' | 'hidden' | 'very-hidden';
  /** The part that holds its cells. */
  readonly part: string;
}

/** What a workbook says of itself before any cell is read. A part that it names and does not have is damage. */
export interface Structure {
  readonly sheets: readonly SheetInfo[];
  readonly from1904: boolean;
  /** The parts with texts and formats, where there are such. */
  readonly strings: string | null;
  readonly styles: string | null;
}

interface Relation {
  readonly id: string;
  /** The last word of its type: the rest differs between the two forms of the standard. */
  readonly type: string;
  readonly part: string;
}

const ROOT = '_rels/.rels';

/**
 * Finds the parts of a workbook, by their relations as the format asks, not by the names that they usually have.
 * @throws SuanceError `workbook-damaged`, `workbook-too-large`
 */
export async function readStructure(archive: Archive): Promise<Structure> {
  const root = await readRelations(archive, ROOT, '');
  const main = root.find((each) => each.type === 'officeDocument')?.part;
  if (main === undefined) throw problem('workbook-damaged', { part: ROOT });
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = await readRelations(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const partOf = (type: string) => relations.find((each) => each.type === type)?.part ?? null;
  const sheets: SheetInfo[] = [];
  let from1904 = false;
  const open = (name: string, attributes: Attributes) => {
    if (name === 'workbookPr') from1904 = isTrue(attributes.date1904);
    if (name !== 'sheet') return;
    const id = prefixed(attributes, 'id');
    const relation = relations.find((each) => each.id === id);
    // Sheets of charts and dialogues hold no cells.
    if (relation?.type !== 'worksheet') return;
    if (sheets.length >= LIMITS.sheets) throw tooLarge('sheets', LIMITS.sheets);
    sheets.push({ name: attributes.name ?? '', visibility: visibilityOf(attributes.state), part: relation.part });
  };
  await readXml(archive.read(main), main, elements(open));
  return { sheets, from1904, strings: partOf('sharedStrings'), styles: partOf('styles') };
}

function visibilityOf(state: string | undefined): SheetInfo['visibility'] {
  if (state === 'hidden') return 'hidden';
  return state === 'veryHidden' ? 'very-hidden' : 'visible';
}

async function readRelations(archive: Archive, part: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  const open = (name: string, attributes: Attributes) => {
    if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
    const type = attributes.Type ?? '';
    const target = resolve(folder, attributes.Target ?? '');
    if (found.length >= LIMITS.sheets) throw tooLarge('sheets', LIMITS.sheets);
    found.push({ id: attributes.Id ?? '', type: type.slice(type.lastIndexOf('/') + 1), part: target });
  };
  await readXml(archive.read(part), part, elements(open));
  return found;
}

/** The name of a part from what a relation says, which is relative to the folder of the part that has it. */
function resolve(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((each) => each !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** A handler that looks at elements alone. */
export function elements(open: XmlHandler['open']): XmlHandler {
  return { open, close: () => {}, text: () => {} };
}
