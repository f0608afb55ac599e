import type { Style } from '../style.ts';
import { wrap } from '../wrap.ts';

/**
 * Columns left free in what is drawn again and again. Some terminals show quotation marks, dots and dashes twice as wide as
 * reckoned; a line that wrapped for it would leave its rest on the screen.
 */
export const ROOM = 8;

/** The head of a prompt: an empty line, the question, and what explains it. */
export function questionLines(
  prompt: { readonly message: string; readonly help: readonly string[] },
  style: Style,
): string {
  const help = prompt.help.flatMap((line) => wrap(line, style.width - ROOM));
  return ['', `${style.open('?')} ${style.bold(prompt.message)}`, ...help.map((line) => `  ${style.dim(line)}`)].join(
    '\n',
  );
}

/** What stands before typed text. */
export function cursorSign(style: Style): string {
  return style.dim(style.ascii ? '>' : '›');
}

/** What inquirer's prompts look like here: our signs and colours, and no word of theirs. */
export function promptTheme(style: Style, keys: string) {
  const none = { idle: '', done: '', loading: '' };
  return {
    // The mark is part of the message, which begins with an empty line.
    prefix: none,
    spinner: { interval: 1000, frames: [''] },
    icon: { cursor: style.ascii ? '>' : '❯' },
    indexMode: 'hidden' as const,
    style: {
      message: (text: string) => text,
      highlight: (text: string) => style.good(text),
      answer: (text: string) => style.bold(text),
      help: (text: string) => style.dim(text),
      error: (text: string) => style.bad(text),
      disabled: (text: string) => style.dim(text),
      searchTerm: (text: string) => text,
      description: (text: string) => style.dim(text),
      keysHelpTip: () => `  ${style.dim(keys)}`,
    },
  };
}
