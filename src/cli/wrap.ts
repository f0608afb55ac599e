import { widthOf } from './width.ts';

export { widthOf };

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character
const COLOUR = /\u001b\[[0-9;]*m/g;
const CLOSING = /^[，。；：！？、）》”’】…,.;:!?)\]}%]/;
const OPENING = /[（《“‘【([{]$/;
/** What is kept whole: a date, a figure with its unit, a word or id, a sign. Chinese breaks between any two characters. */
const TOKENS =
  /\d{4}年\d{1,2}月(?:\d{1,2}日)?|[-\d.,]*\d[%‰]?\s?(?:元|万元|人|次|项|个月|年|月|日|天|条|岁)?|\p{Script=Han}|\s+|[^\s\p{Script=Han}，。；：！？、（）《》“”‘’【】]+|./gu;

/** Fills a text up to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The pieces between which a line may break. Closing signs stay with what they close. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const part of text.match(TOKENS) ?? []) {
    const last = found.at(-1);
    const sticks =
      last !== undefined &&
      !/\s$/.test(last) &&
      !/^\s/.test(part) &&
      (CLOSING.test(part) || OPENING.test(last) || joined(last, part));
    if (sticks) found[found.length - 1] = last + part;
    else found.push(part);
  }
  return found;
}

/** Letters and digits that were taken apart only because a figure stood among them. */
function joined(left: string, right: string): boolean {
  return /[\w/…-]$/.test(left) && /^[\w/…-]/.test(right);
}

/** A text in lines of at most `width` columns. Words, figures and dates are kept whole; no line begins with a closing sign. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(4, width);
  return text.split('\n').flatMap((line) => wrapLine(line, room));
}

/** A text after a mark, in lines of at most `width` columns; its further lines stand under its first. */
export function hanging(mark: string, text: string, width: number): string[] {
  const indent = widthOf(mark);
  return wrap(text, width - indent).map((line, index) => (index === 0 ? mark : ' '.repeat(indent)) + line);
}

function wrapLine(text: string, width: number): string[] {
  if (widthOf(text) <= width) return [text];
  // Colour codes take no room: they are set aside and put back before the character that they stood before.
  const codes: { at: number; code: string }[] = [];
  let removed = 0;
  const bare = text.replace(COLOUR, (code, at: number) => {
    codes.push({ at: at - removed, code });
    removed += code.length;
    return '';
  });
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  let at = 0;
  let used = 0;
  for (const piece of pieces(bare)) place(piece);
  lines.push({ start, end: at });
  return lines
    .filter((each) => each.end > each.start)
    .map(({ start: from, end }) => coloured(bare, from, end, codes).trimEnd());

  function place(piece: string): void {
    const own = widthOf(piece);
    if (used + widthOf(piece.trimEnd()) > width && used > 0) {
      lines.push({ start, end: at });
      start = at;
      used = 0;
    }
    if (own > width) {
      // An id breaks behind a sign in it.
      const parts = piece.split(/(?<=[-/_])(?=.)/);
      if (parts.length > 1) {
        for (const part of parts) place(part);
        return;
      }
      for (const character of piece) {
        const size = widthOf(character);
        if (used + size > width) {
          lines.push({ start, end: at });
          start = at;
          used = 0;
        }
        at += character.length;
        used += size;
      }
      return;
    }
    at += piece.length;
    // Blanks at the break belong to neither line.
    if (used === 0 && piece.trim() === '' && start > 0) start = at;
    else used += own;
  }
}

function coloured(text: string, start: number, end: number, codes: readonly { at: number; code: string }[]): string {
  let result = '';
  let from = start;
  for (const { at, code } of codes) {
    const inside = at >= start && (at < end || (at === end && end === text.length));
    if (!inside) continue;
    result += text.slice(from, at) + code;
    from = at;
  }
  return result + text.slice(from, end);
}
