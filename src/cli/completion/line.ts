/**
 * The words of a command line up to the cursor, quotes and backslashes taken off; the last is the one under way, empty
 * behind a blank. What stands before the program's own name (`LANG=zh suance …`) is left out with it.
 */
export function wordsOf(line: string, program: RegExp = /(^|\/)suance(\.js)?$/): string[] {
  const words: string[] = [''];
  let quote = '';
  let open = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    const last = words.length - 1;
    if (quote !== '') {
      if (character === quote) quote = '';
      else if (character === '\\' && quote === '"' && /["\\$`]/.test(line[at + 1] ?? '')) words[last] += line[++at]!;
      else words[last] += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      open = true;
    } else if (character === '\\') {
      at += 1;
      // A backslash before a line's end joins the lines.
      if (line[at] !== undefined && line[at] !== '\n') words[last] += line[at]!;
    } else if (/\s/.test(character)) {
      if (words[last] !== '' || open) words.push('');
      open = false;
    } else words[last] += character;
  }
  const start = words.findIndex((each) => program.test(each));
  return words.slice(start < 0 ? 1 : start + 1);
}
