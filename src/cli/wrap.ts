import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** A text in lines of at most `width` columns; words are kept together, Chinese breaks anywhere. */
export function wrap(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(10, width), { hard: true, trim: true }).split('\n');
}

/** Fills a text up to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  return stringWidth(text);
}
