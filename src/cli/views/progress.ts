import { groupDigits } from '../../values/print.ts';
import type { Output } from '../io.ts';
import type { Texts } from '../texts/texts.ts';
import { widthOf } from '../wrap.ts';

/** How far a run has come. */
export interface Advance {
  readonly rows: number;
  /** Share of the input read, 0 to 1; `null` where its size is not known. */
  readonly share: number | null;
  readonly seconds: number;
}

const BAR = 24;
const EVERY_MILLISECONDS = 100;

/** The state of a run in one line of at most `width` columns: what matters least is left out first. */
export function progressLine(advance: Advance, width: number, texts: Texts): string {
  const { rows, share, seconds } = advance;
  const words = texts.batch.progress;
  const parts: string[] = [];
  if (share !== null) {
    const done = Math.round(share * BAR);
    parts.push(`[${'#'.repeat(done)}${'-'.repeat(BAR - done)}]`, `${String(Math.floor(share * 100)).padStart(3)}%`);
  }
  parts.push(words.rows(groupDigits(String(rows))));
  if (seconds > 0) parts.push(words.rate(groupDigits(String(Math.round(rows / seconds)))));
  if (share !== null && share > 0.02 && seconds > 1)
    parts.push(words.left(groupDigits(String(Math.ceil(seconds / share - seconds)))));
  let line = parts.join('  ');
  while (widthOf(line) > width && parts.length > 1) {
    // The bar goes before the figures of a narrow terminal do.
    if (parts[0]!.startsWith('[')) parts.shift();
    else parts.pop();
    line = parts.join('  ');
  }
  return line;
}

/** A line on a terminal that is written over as a run goes on, and is gone when it ends. */
export class Progress {
  private shownAt = 0;
  private shown = false;
  private readonly start = performance.now();

  constructor(
    private readonly output: Output,
    private readonly size: number | null,
    private readonly texts: Texts,
  ) {}

  update(rows: number, bytes: number): void {
    const now = performance.now();
    if (now - this.shownAt < EVERY_MILLISECONDS) return;
    this.shownAt = now;
    this.shown = true;
    const share = this.size ? Math.min(1, bytes / this.size) : null;
    const width = Math.max(10, (this.output.columns ?? 80) - 1);
    this.output.write(
      `\r${progressLine({ rows, share, seconds: (now - this.start) / 1000 }, width, this.texts)}\x1b[K`,
    );
  }

  clear(): void {
    if (this.shown) this.output.write('\r\x1b[K');
    this.shown = false;
  }
}
