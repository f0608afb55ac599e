import type { Language } from '../values/print.ts';
import type { Io } from './io.ts';

/** The language asked for with `--lang`, if the arguments have one: needed before they are parsed, for the help and the errors. */
export function languageArgument(argv: readonly string[]): string | undefined {
  for (const [index, argument] of argv.entries()) {
    if (argument === '--') return undefined;
    if (argument === '--lang') return argv[index + 1];
    if (argument.startsWith('--lang=')) return argument.slice('--lang='.length);
  }
  return undefined;
}

/** The language of the system's locale: Chinese where it says so, else English. */
export function systemLanguage(env: Io['env']): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
