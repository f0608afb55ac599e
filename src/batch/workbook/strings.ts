import type { Archive } from './archive.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { readXml } from './xml.ts';

/**
 * The texts that the cells of a workbook share. They are held as bytes and made into strings when a cell asks, so that
 * they take no more memory than in the file.
 */
export class SharedStrings {
  private bytes = Buffer.allocUnsafe(64 * 1024);
  private ends = new Uint32Array(4096);
  private count = 0;

  /** @throws SuanceError `workbook-damaged`, `workbook-too-large` for a text longer than a cell can be, and for too many of them */
  static async read(archive: Archive, part: string | null): Promise<SharedStrings> {
    const strings = new SharedStrings();
    if (part === null) return strings;
    const text = new TextOfRuns();
    await readXml(archive.read(part), part, {
      open: (name) => {
        if (name === 'si') text.begin();
        else text.open(name);
      },
      close: (name) => {
        if (name === 'si') strings.add(text.end());
        else text.close(name);
      },
      text: (piece) => text.add(piece),
    });
    return strings;
  }

  /** The text of that number, from 0; `null` where there is none. */
  get(index: number): string | null {
    if (!(index >= 0 && index < this.count)) return null;
    const start = index === 0 ? 0 : this.ends[index - 1]!;
    return unescaped(this.bytes.toString('utf8', start, this.ends[index]));
  }

  private add(text: string): void {
    const start = this.count === 0 ? 0 : this.ends[this.count - 1]!;
    if (this.count >= LIMITS.texts) throw tooLarge('texts', LIMITS.texts);
    const longest = start + Buffer.byteLength(text);
    if (longest > LIMITS.textBytes) throw tooLarge('textBytes', LIMITS.textBytes);
    if (longest > this.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.min(LIMITS.textBytes, Math.max(longest, this.bytes.length * 2)));
      this.bytes.copy(grown, 0, 0, start);
      this.bytes = grown;
    }
    if (this.count === this.ends.length) {
      const grown = new Uint32Array(this.count * 2);
      grown.set(this.ends);
      this.ends = grown;
    }
    this.ends[this.count] = start + this.bytes.write(text, start, 'utf8');
    this.count += 1;
  }
}

/** Gathers the text of an element from its runs; how it is pronounced (`rPh`) is no part of it. */
export class TextOfRuns {
  private text = '';
  private taking = false;
  private phonetic = 0;

  begin(): void {
    this.text = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.phonetic += 1;
    else if (name === 't') this.taking = this.phonetic === 0;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic -= 1;
    else if (name === 't') this.taking = false;
  }

  /** @throws SuanceError `workbook-too-large` beyond `LIMITS.cell` */
  add(piece: string): void {
    if (!this.taking) return;
    this.text += piece;
    if (this.text.length > LIMITS.cell) throw tooLarge('cell', LIMITS.cell);
  }

  end(): string {
    return this.text;
  }
}

/** A text without the format's way to write characters that XML cannot hold: `_x000D_` is a carriage return. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
