import { problem } from '../values/problem.ts';
import type { Options } from './options.ts';
import type { OptionName } from './texts/texts.ts';

/** Options that have one of a few values, in every command that takes them. */
export const CHOICES: Partial<Record<OptionName, readonly string[]>> = {
  lang: ['zh', 'en'],
  encoding: ['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le'],
  inputEncoding: ['utf-8', 'gb18030', 'utf-16le'],
  delimiter: ['comma', 'tab', 'semicolon'],
};

/** Refuses a value that an option cannot have. @throws SuanceError `option-value` */
export function checkChoices(options: Options, definition: { readonly formats?: readonly string[] }): void {
  const choices = { ...CHOICES, ...(definition.formats ? { format: definition.formats } : {}) };
  for (const [name, allowed] of Object.entries(choices)) {
    const value = options[name as keyof Options];
    if (typeof value === 'string' && !allowed.includes(value)) {
      throw problem(
        'option-value',
        { value, allowed },
        { option: `--${name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}` },
      );
    }
  }
}
