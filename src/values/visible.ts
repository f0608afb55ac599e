/** Signs that a terminal obeys instead of showing them, and those that turn the order of letters round. */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const EACH_OBEYED = new RegExp(OBEYED.source, 'gu');
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * A text from a file, a path or an argument as it may be told in a line: line breaks and tabs are a blank, as those in the
 * headers of spreadsheets are read; other control characters are written out (`\u001b`), so that nothing but the program
 * itself gives orders to a terminal.
 */
export function visible(text: string): string {
  return OBEYED.test(text) ? written(text.replace(BREAKS, ' ')) : text;
}

/** A path as it may be told: line breaks are written out too, for a blank in their place would be another file. */
export function visiblePath(path: string): string {
  return OBEYED.test(path) ? written(path) : path;
}

function written(text: string): string {
  return text.replace(EACH_OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
