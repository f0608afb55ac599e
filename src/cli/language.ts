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
export function systemLanguage(env: Io['env'], platform: NodeJS.Platform = process.platform): Language {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || defaultLocale(platform)) ? 'zh' : 'en';
}

/** What Node takes without these variables. It takes 10 ms to tell, and on Linux goes by nothing else. */
function defaultLocale(platform: NodeJS.Platform): string {
  return platform === 'linux' ? 'en' : Intl.DateTimeFormat().resolvedOptions().locale;
}
