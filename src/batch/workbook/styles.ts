import type { Archive } from './archive.ts';
import { builtInForm, formOf, type NumberForm } from './formats.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { type Attributes, readXml } from './xml.ts';

/**
 * The forms of a workbook's cell styles, by the number that cells give.
 * @param part the part with the styles; without one every number is plain
 * @throws SuanceError `workbook-damaged`, `workbook-too-large`
 */
export async function readStyles(archive: Archive, part: string | null): Promise<readonly NumberForm[]> {
  const forms: NumberForm[] = [];
  if (part === null) return forms;
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let within = false;
  await readXml(archive.read(part), part, {
    open: (name: string, attributes: Attributes) => {
      if (name === 'cellXfs') within = true;
      else if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'xf' && within) formats.push(Number(attributes.numFmtId ?? 0));
      if (formats.length > LIMITS.styles || codes.size > LIMITS.styles) throw tooLarge('styles', LIMITS.styles);
    },
    close: (name) => {
      if (name === 'cellXfs') within = false;
    },
    text: () => {},
  });
  const known = new Map<number, NumberForm>();
  for (const id of formats) {
    let form = known.get(id);
    if (form === undefined) {
      const code = codes.get(id);
      form = code === undefined ? builtInForm(id) : formOf(code);
      known.set(id, form);
    }
    forms.push(form);
  }
  return forms;
}
