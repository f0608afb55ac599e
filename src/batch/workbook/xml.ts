import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { problem, SuanceError } from '../../values/problem.ts';
import { DEEPEST, LIMITS, LONGEST_STRETCH, tooLarge } from './limits.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is done with the elements of a part; names come without their prefixes. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Text between tags, as a whole. */
  text(text: string): void;
}

/**
 * Reads the XML of a part as it comes, in bounded memory. Document types are refused, as the format does: with them go
 * entities of one's own, and the laughs. So are elements nested out of all measure and stretches without any tag.
 */
export class XmlReader {
  private readonly parser = new SaxesParser({ position: false });
  private decoder: TextDecoder | null = null;
  private depth = 0;
  private elements = 0;
  private stretch = 0;

  constructor(
    private readonly part: string,
    handler: XmlHandler,
    mostElements: number = LIMITS.elements,
  ) {
    const damaged = () => problem('workbook-damaged', { part });
    this.parser.on('opentag', (tag) => {
      this.stretch = 0;
      this.depth += 1;
      if (this.depth > DEEPEST) throw damaged();
      this.elements += 1;
      if (this.elements > mostElements) throw tooLarge('elements', mostElements);
      handler.open(localName(tag.name), tag.attributes as Attributes);
    });
    this.parser.on('closetag', (tag) => {
      this.stretch = 0;
      this.depth -= 1;
      handler.close(localName(tag.name));
    });
    this.parser.on('text', (text) => handler.text(text));
    this.parser.on('cdata', (text) => handler.text(text));
    this.parser.on('doctype', () => {
      throw damaged();
    });
    this.parser.on('error', () => {
      throw damaged();
    });
  }

  /**
   * Reads a piece.
   * @throws SuanceError `workbook-damaged` where it is no XML, `workbook-too-large` for elements without end; what the
   * handler throws
   */
  push(chunk: Buffer): void {
    this.stretch += chunk.length;
    if (this.stretch > LONGEST_STRETCH) throw problem('workbook-damaged', { part: this.part });
    this.decoder ??= new TextDecoder(isUtf16(chunk) ? 'utf-16le' : 'utf-8', { fatal: true });
    this.parser.write(this.decode(chunk));
  }

  /** Reads the end. @throws SuanceError `workbook-damaged` where there is more to come */
  end(): void {
    this.parser.write(this.decode());
    this.parser.close();
  }

  private decode(chunk?: Buffer): string {
    try {
      return chunk ? this.decoder!.decode(chunk, { stream: true }) : (this.decoder?.decode() ?? '');
    } catch (error) {
      if (error instanceof SuanceError) throw error;
      throw problem('workbook-damaged', { part: this.part });
    }
  }
}

/** Reads a whole part. @throws SuanceError as {@link XmlReader.push} */
export async function readXml(content: AsyncIterable<Buffer>, part: string, handler: XmlHandler): Promise<void> {
  const reader = new XmlReader(part, handler);
  for await (const chunk of content) reader.push(chunk);
  reader.end();
}

/** The value of an attribute with a prefix, whatever the prefix. */
export function prefixed(attributes: Attributes, local: string): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(`:${local}`))?.[1];
}

/** Whether an attribute of the format says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function isUtf16(chunk: Buffer): boolean {
  return (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0x3c && chunk[1] === 0);
}
