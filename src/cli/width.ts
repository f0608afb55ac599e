import stringWidth from 'string-width';

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character
const COLOUR = /\u001b\[[0-9;]*m/g;

/**
 * Characters that stand for themselves, whatever stands beside them. Latin, general punctuation, arrows, mathematical signs
 * and box drawing take one column each; Chinese, its punctuation and full-width forms, from U+3000 on, take two.
 */
const PLAIN =
  /^[\u0020-\u007e\u00b0-\u00ff\u2010-\u2027\u2030\u2190-\u2193\u2200-\u22ff\u2500-\u257f\u2713\u2717\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;
const FIRST_WIDE = 0x3000;

/**
 * Columns that a text takes in a terminal; colour codes take none. Texts of anything but plain characters are measured by
 * string-width, which has to know how characters combine and takes ten times as long.
 */
export function widthOf(text: string): number {
  const bare = text.includes('\u001b') ? text.replace(COLOUR, '') : text;
  if (!PLAIN.test(bare)) return stringWidth(text);
  let width = bare.length;
  for (let at = 0; at < bare.length; at += 1) if (bare.charCodeAt(at) >= FIRST_WIDE) width += 1;
  return width;
}
