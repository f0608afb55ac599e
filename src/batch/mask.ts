/** Fifteen digits and more, as numbers of identity cards, accounts and long telephone numbers have; also spaced, also full width. */
const LONG_NUMBER = /[0-9０-９](?:[ \u00a0\u3000-]?[0-9０-９]){14,}[XxＸｘ]?/g;

/** The text without numbers that may name a person: messages and summaries never repeat them. */
export function maskNumbers(text: string): string {
  return text.replace(LONG_NUMBER, '***');
}
