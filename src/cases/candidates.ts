import type { NamedQuantity, NameIndex } from './names.ts';

const BRACKETED = /[(（[【]([^()（）[\]【】]*)[)）\]】]/g;
const YEARS = /(?:\d{4}|[〇一二三四五六七八九]{4})\s*年?[度末底初]?|^(?:本|上|今|去)年度?/g;
const JOINTS = /[/／、,，;；|｜或和及与]|\s+/;

/**
 * What a header may be that is none of our names as it stands: what it is without its brackets, in them, without a year, and
 * what the parts are that it is put together from. Different things once each, in the order found.
 */
export function candidatesOf(header: string, names: NameIndex): NamedQuantity[] {
  const text = header.normalize('NFKC').trim();
  const outside = text.replace(BRACKETED, ' ').trim();
  const inside = [...text.matchAll(BRACKETED)].map((each) => each[1]!.trim());
  const forms = new Set<string>();
  for (const form of [text, outside, ...inside]) {
    const plain = form.replace(YEARS, '').trim();
    for (const each of [form, plain, ...form.split(JOINTS), ...plain.split(JOINTS)]) forms.add(each.trim());
  }
  const found = new Map<string, NamedQuantity>();
  for (const form of forms) {
    const named = form === '' ? undefined : names.findColumn(form)?.named;
    if (named && !found.has(named.definition.name)) found.set(named.definition.name, named);
  }
  return [...found.values()];
}
