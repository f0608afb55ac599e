import { LONGEST_LINE } from '../encoding.ts';

const [NEWLINE, QUOTE] = [0x0a, 0x22] as const;

/** Bytes of a list that are worked on at a time. */
export const BLOCK = 1024 * 1024;
/** The longest record that is held. */
export const LONGEST_RECORD = LONGEST_LINE;

/**
 * Where the last record ends that is whole between two positions, the first of which is the border of a record; the first
 * position where none is. Line breaks in quotes end nothing; neither quotes nor line breaks are part of another character
 * in UTF-8 or GB18030.
 */
export function lastBorder(bytes: Buffer, from: number, to: number): number {
  const quote = bytes.indexOf(QUOTE, from);
  if (quote < 0 || quote >= to) return Math.max(from, bytes.lastIndexOf(NEWLINE, to - 1) + 1);
  let border = quote === from ? from : Math.max(from, bytes.lastIndexOf(NEWLINE, quote - 1) + 1);
  let quoted = false;
  for (let at = quote; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === NEWLINE && !quoted) border = at + 1;
  }
  return border;
}
