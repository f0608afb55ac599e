/** Markup that is made of trusted parts and of text that was escaped. */
export class Html {
  private constructor(readonly text: string) {}

  /** Markup of the program itself, taken as it is: never anything that comes from a case or a policy file. */
  static trusted(text: string): Html {
    return new Html(text);
  }
}

/** What can be put into markup: text, which is escaped; markup; several of them; nothing. */
export type Part = string | Html | null | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup with parts put in; text among them is shown as it stands, in elements and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0]!;
  for (const [index, part] of parts.entries()) text += textOf(part) + strings[index + 1]!;
  return Html.trusted(text);
}

function textOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(part);
  return part instanceof Html ? part.text : part.map(textOf).join('');
}

function escaped(text: string): string {
  // Control characters may not stand in a page; those that turn the order of letters round could show another name.
  return text
    .replace(/(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);
}
