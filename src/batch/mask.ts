/** Fifteen digits and more, as numbers of identity cards, accounts and long telephone numbers have; also spaced, also full width. */
const LONG_NUMBER = /[0-9０-９](?:[ \u00a0\u3000-]?[0-9０-９]){14,}[XxＸｘ]?/g;

/** The text without numbers that may name a person: messages and summaries never repeat them. */
export function maskNumbers(text: string): string {
  return text.replace(LONG_NUMBER, '***');
}

/** The parts of a long number that stay: `35*************123` tells two people apart and hides the day of birth. */
const SHOWN = { first: 2, last: 3 };
/** Shorter ones would show too much of themselves. */
const LEAST = 12;

/** A number of identity with its middle hidden; a short one is hidden altogether. */
export function maskIdentity(text: string): string {
  const signs = [...text];
  if (signs.length < LEAST) return '*'.repeat(signs.length);
  const hidden = '*'.repeat(signs.length - SHOWN.first - SHOWN.last);
  return [...signs.slice(0, SHOWN.first), hidden, ...signs.slice(-SHOWN.last)].join('');
}

/**
 * A person's name as public notices show it: 张*三, 李*, 阿******提. The first and the last sign stay, of two the first
 * alone; dots and blanks between parts stay where they are.
 */
export function maskName(text: string): string {
  const signs = [...text.trim()];
  const last = signs.length > 2 ? signs.length - 1 : signs.length;
  return signs
    .map((each, at) => ((at > 0 || last === 1) && at < last && !/[\s·•・.]/.test(each) ? '*' : each))
    .join('');
}
