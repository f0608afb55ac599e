import type { Style } from '../style.ts';
import { widthOf, wrap } from '../wrap.ts';

/**
 * Columns left free in what is drawn again and again. Some terminals show quotation marks, dots and dashes twice as wide as
 * reckoned; a line that wrapped for it would leave its rest on the screen.
 */
export const ROOM = 8;

/** Between a question and the note beside it. */
const GAP = '  ';

/** The head of a prompt: an empty line, the question, and what explains it. */
export function questionLines(
  prompt: { readonly message: string; readonly note?: string | undefined; readonly help: readonly string[] },
  style: Style,
): string {
  const width = style.width - ROOM;
  const { message, note } = prompt;
  // The note stands beside the question where there is room, else beneath it.
  const beside = note && widthOf(message) + widthOf(note) + GAP.length <= width ? `${GAP}${style.dim(note)}` : '';
  const head = wrap(style.bold(message), width).map((line, index) => `${index === 0 ? style.open('?') : ' '} ${line}`);
  const under = note && beside === '' ? [note, ...prompt.help] : prompt.help;
  const help = under.flatMap((line) => wrap(line, width)).map((line) => `  ${style.dim(line)}`);
  return style.shown(['', ...head.slice(0, -1), `${head.at(-1)}${beside}`, ...help].join('\n'));
}

/** Keys and what they do, in lines that break only between them. */
export function keyLines(keys: readonly string[], style: Style): string[] {
  const width = style.width - ROOM;
  const between = ` ${style.signs.bullet} `;
  const lines: string[] = [];
  for (const key of keys.map((each) => style.shown(each))) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last + between + key) <= width) lines[lines.length - 1] = last + between + key;
    else lines.push(key);
  }
  return lines.map((each) => style.dim(each));
}

/** What stands before typed text. */
export function cursorSign(style: Style): string {
  return style.dim(style.ascii ? '>' : '›');
}

/** What inquirer's prompts look like here: our signs and colours, and no word of theirs. */
export function promptTheme(style: Style, keys: readonly string[], numbered = false) {
  const none = { idle: '', done: '', loading: '' };
  return {
    // The mark is part of the message, which begins with an empty line.
    prefix: none,
    spinner: { interval: 1000, frames: [''] },
    icon: { cursor: style.ascii ? '>' : '❯' },
    indexMode: numbered ? ('number' as const) : ('hidden' as const),
    style: {
      message: (text: string) => text,
      highlight: (text: string) => style.good(text),
      answer: (text: string) => style.bold(text),
      help: (text: string) => style.dim(text),
      error: (text: string) => style.bad(text),
      disabled: (text: string) => style.dim(text),
      searchTerm: (text: string) => text,
      description: (text: string) => style.dim(text),
      keysHelpTip: () =>
        keyLines(keys, style)
          .map((line) => `  ${line}`)
          .join('\n'),
    },
  };
}
