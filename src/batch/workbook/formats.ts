/** How a number of a cell is shown, as far as it changes what it is. */
export type NumberForm =
  | 'plain'
  | 'percent'
  | 'date'
  /** With a time of day. */
  | 'date-time'
  | 'time'
  /** Hours that go on counting after 24. */
  | 'elapsed'
  /** Shown in thousands or ten thousands of what is stored, or as if it were stored so. */
  | 'scaled'
  /** A whole number with zeros put before it up to so many digits. */
  | { readonly padded: number };

/** Formats that have a number and no text in the file (ECMA-376 18.8.30), with those of Chinese, Japanese and Korean. */
const BUILT_IN: readonly (readonly [from: number, to: number, form: NumberForm])[] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date-time'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
];

/** The form of a format that has a number only; `plain` for numbers without one. */
export function builtInForm(id: number): NumberForm {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'plain';
}

/** Texts of a format that are shown as they stand: in quotes, after a backslash or `!`, widths (`_x`) and fillings (`*x`). */
const LITERAL = /"[^"]*"|[\\!_*]./g;
const GENERAL = /general|g\/通用格式|常规|標準|standard/gi;
/** A point between digits that is none: `0!.0,` and its like show 12345 as 1.2. */
const FALSE_POINT = /[0#?](?:[\\!]\.|"\.")[0#?]/;

/** A unit larger than what is counted, as text of a format. */
const LARGE_UNIT = /[百千万亿]/;

/** The form that a format's text gives to positive numbers. */
export function formOf(code: string): NumberForm {
  const plain = code.replace(LITERAL, '').replace(GENERAL, '');
  const section = plain.split(';')[0]!;
  if (/\[(h+|m+|s+)\]/i.test(section)) return 'elapsed';
  const bare = section
    .replace(/\[[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p|上午\/下午/gi, 'h')
    .replace(/e[+-]/gi, '');
  if (bare.includes('%')) return 'percent';
  const hours = /[hs]/i.test(bare);
  const days = /[yde]|a{3}/i.test(bare) || (!hours && /m/i.test(bare));
  if (days) return hours ? 'date-time' : 'date';
  if (hours) return 'time';
  if (/[0#?],+(?![0#?,])/.test(bare) || FALSE_POINT.test(code)) return 'scaled';
  // A number that is shown with 万元 behind it is that to whoever looks at it, and yuan to whoever reads what is stored.
  if (LARGE_UNIT.test(code.split(';')[0]!)) return 'scaled';
  const padded = /^0{2,}$/.exec(bare.trim());
  return padded && !/["\\!]/.test(code) ? { padded: padded[0].length } : 'plain';
}
