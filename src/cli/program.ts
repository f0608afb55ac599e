import { nearest } from '../language/nearest.ts';
import { readHelp } from '../policies/compiled.ts';
import type { Language } from '../values/print.ts';
import { problem } from '../values/problem.ts';
import { CHOICES, checkChoices } from './choices.ts';
import { readConfig } from './config.ts';
import { type Io, write } from './io.ts';
import { languageArgument, systemLanguage } from './language.ts';
import { EXIT, type Options } from './options.ts';
import { type CommandForm, commandName, type Declared, declare, flagsOf, listOf, type Shown } from './parser.ts';
import { report } from './report.ts';
import type { Session } from './session.ts';
import { type OptionName, type Texts, textsFor } from './texts/texts.ts';

const FLAGS: Record<OptionName, string> = {
  lang: '--lang <zh|en>',
  region: '--region <name|code>',
  on: '--on <date>',
  set: '--set <name=value>',
  param: '--param <name=value>',
  locality: '--locality <file>',
  noConfig: '--no-config',
  policies: '--policies <dir>',
  format: '--format <format>',
  explain: '--explain',
  quiet: '-q, --quiet',
  noColor: '--no-color',
  ascii: '--ascii',
  case: '--case <file>',
  output: '-o, --output <file>',
  encoding: '--encoding <name>',
  inputEncoding: '--input-encoding <name>',
  worksheet: '--sheet <name>',
  delimiter: '--delimiter <name>',
  formulas: '--formulas',
  history: '--history <file>',
  screen: '--screen',
  map: '--map <column=fact>',
  mapFile: '--map-file <file.yaml>',
  check: '--check',
  mask: '--mask',
  totalBy: '--total-by <column>',
  rejects: '--rejects <file>',
  report: '--report <file.html>',
  manifest: '--manifest <file.json>',
  save: '--save <file>',
  sheet: '--sheet <file.html>',
  fullIds: '--full-ids',
  help: '-h, --help',
  version: '-V, --version',
};

type Action = (session: Session, positionals: readonly string[], options: Options) => Promise<number>;

interface CommandDefinition extends CommandForm {
  readonly action: () => Promise<Action>;
}

const LOOK: readonly OptionName[] = ['lang', 'noColor', 'ascii', 'noConfig'];
const CASE: readonly OptionName[] = ['region', 'on', 'set', 'param', 'locality', 'policies'];

/** All commands; each is loaded when it runs. */
const COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'ask',
    arguments: [
      ['measure', '[measure]'],
      ['facts', '[facts...]'],
    ],
    options: [...CASE, 'case', 'save', 'sheet', 'fullIds', 'format', 'explain', ...LOOK],
    formats: ['table', 'json', 'ndjson', 'csv'],
    action: async () => (await import('./commands/ask.ts')).ask,
  },
  {
    name: 'calc',
    arguments: [
      ['measure', '[measure]'],
      ['facts', '[facts...]'],
    ],
    options: ['case', ...CASE, 'format', 'explain', 'sheet', 'fullIds', 'quiet', ...LOOK],
    formats: ['table', 'json', 'ndjson', 'csv'],
    action: async () => (await import('./commands/calc.ts')).calc,
  },
  {
    name: 'batch',
    arguments: [
      ['measure', '[measure]'],
      ['input', '[input]'],
    ],
    options: [
      'output',
      ...CASE,
      'format',
      'explain',
      'encoding',
      'inputEncoding',
      'worksheet',
      'delimiter',
      'formulas',
      'history',
      'screen',
      'map',
      'mapFile',
      'check',
      'mask',
      'totalBy',
      'rejects',
      'report',
      'manifest',
      'quiet',
      ...LOOK,
    ],
    formats: ['csv', 'ndjson'],
    action: async () => (await import('./commands/batch.ts')).batch,
  },
  {
    name: 'screen',
    arguments: [['facts', '[facts...]']],
    options: ['case', ...CASE, 'format', 'explain', 'quiet', ...LOOK],
    formats: ['table', 'json', 'ndjson', 'csv'],
    action: async () => (await import('./commands/screen.ts')).screen,
  },
  {
    name: 'policies list',
    arguments: [],
    options: ['region', 'on', 'policies', 'format', ...LOOK],
    formats: ['table', 'json', 'ndjson', 'csv'],
    action: async () => (await import('./commands/policies-list.ts')).policiesList,
  },
  {
    name: 'policies show',
    arguments: [['id', '<id>']],
    options: ['region', 'on', 'policies', 'format', ...LOOK],
    formats: ['table', 'json'],
    action: async () => (await import('./commands/policies-show.ts')).policiesShow,
  },
  {
    name: 'policies diff',
    arguments: [
      ['a', '<a>'],
      ['b', '<b>'],
    ],
    options: ['policies', 'format', ...LOOK],
    formats: ['table', 'json'],
    action: async () => (await import('./commands/policies-diff.ts')).policiesDiff,
  },
  {
    name: 'policies calendar',
    arguments: [['family', '[family]']],
    options: ['region', 'policies', 'format', ...LOOK],
    formats: ['table', 'json', 'ndjson', 'csv'],
    action: async () => (await import('./commands/policies-calendar.ts')).policiesCalendar,
  },
  {
    name: 'policies targets',
    arguments: [['document', '[document]']],
    options: ['policies', 'format', ...LOOK],
    formats: ['table', 'json', 'ndjson', 'csv'],
    action: async () => (await import('./commands/policies-targets.ts')).policiesTargets,
  },
  {
    name: 'policies check',
    arguments: [['directory', '[directory]']],
    options: ['policies', 'format', 'quiet', ...LOOK],
    formats: ['table', 'json'],
    action: async () => (await import('./commands/policies-check.ts')).policiesCheck,
  },
  {
    name: 'policies schema',
    arguments: [['kind', '<kind>']],
    options: ['lang'],
    action: async () => (await import('./commands/policies-schema.ts')).policiesSchema,
  },
  {
    name: 'template',
    arguments: [['measure', '<measure>']],
    options: ['output', 'region', 'on', 'locality', 'policies', 'lang', 'noConfig'],
    action: async () => (await import('./commands/template.ts')).template,
  },
  {
    name: 'eval',
    arguments: [
      ['expression', '<expression>'],
      ['values', '[values...]'],
    ],
    options: ['format', 'lang', 'noConfig'],
    formats: ['table', 'json', 'ndjson'],
    action: async () => (await import('./commands/eval.ts')).evalCommand,
  },
  {
    name: 'verify',
    arguments: [['files', '<files...>']],
    options: ['policies', 'format', ...LOOK],
    formats: ['table', 'json'],
    action: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'completion',
    arguments: [['shell', '<shell>']],
    options: ['lang'],
    action: async () => (await import('./commands/completion.ts')).completion,
  },
  {
    name: 'locality init',
    arguments: [['region', '<region>']],
    options: ['on', 'output', 'policies', 'quiet', 'lang', 'noConfig'],
    action: async () => (await import('./commands/locality-init.ts')).localityInit,
  },
  {
    name: 'locality check',
    arguments: [['file', '[file]']],
    options: ['policies', 'format', 'quiet', ...LOOK],
    formats: ['table', 'json'],
    action: async () => (await import('./commands/locality-check.ts')).localityCheck,
  },
  {
    name: 'config list',
    arguments: [],
    options: ['format', ...LOOK],
    formats: ['table', 'json'],
    action: async () => (await import('./commands/config.ts')).configList,
  },
  {
    name: 'config set',
    arguments: [
      ['key', '<key>'],
      ['value', '<value>'],
    ],
    options: ['policies', 'lang'],
    action: async () => (await import('./commands/config.ts')).configSet,
  },
  {
    name: 'config unset',
    arguments: [['key', '<key>']],
    options: ['lang'],
    action: async () => (await import('./commands/config.ts')).configUnset,
  },
];

/**
 * Runs one command line.
 * @returns the exit code: 0 computed, 1 some rows invalid or a check failed, 2 wrong use, 3 tables unsound, 130 interrupted
 */
export async function run(given: readonly string[], io: Io): Promise<number> {
  // `suance help calc` is asked for as often as `suance calc --help`.
  const argv = given[0] === 'help' ? [...given.slice(1), '--help'] : given;
  const config = readConfig(io.env, argv);
  const wanted = [languageArgument(argv), config.settings.language?.value].find(
    (each) => each === 'zh' || each === 'en',
  );
  const language = (wanted as Language | undefined) ?? systemLanguage(io.env);
  const session: Session = { io, texts: textsFor(language), config };
  if (argv[0] === '__complete') {
    const { answer } = await import('./completion/answer.ts');
    return answer(argv.slice(1), { commands: COMMANDS, flags: FLAGS, choices: CHOICES }, session);
  }
  let code: number = EXIT.computed;
  const shown: Shown = {
    page: (command) => helpOf(commandName(command), session),
    print: (text) => void io.stdout.write(text),
  };
  const { program, alone, groups, commands } = declare(COMMANDS, FLAGS, session.texts, shown, new Set(argv));
  alone.action(async (name: string | undefined) => {
    code = await withoutCommand(name, alone.optsWithGlobals(), session);
  });
  for (const [name, group] of groups)
    group.action(async (word: string | undefined, options: Options) => {
      code = await runGroup(name, word, options, session);
    });
  for (const [definition, command] of commands)
    command.action(async (...parameters: unknown[]) => {
      const positionals = parameters.slice(0, definition.arguments.length).flat();
      // Options that a group has too (`suance policies --lang zh list`) are taken from either place.
      code = await runCommand(definition, positionals as (string | undefined)[], command.optsWithGlobals(), session);
    });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    const flags = () => flagsOf(declareAll(session.texts).program);
    return await report(error, program.args, flags, session);
  }
}

/** All that the parser can be told of, for what names or shows all of it. */
export function declareAll(texts: Texts): Declared<CommandDefinition> {
  return declare(COMMANDS, FLAGS, texts, { page: () => '', print: () => {} }, null);
}

/** The help of a command, as it was rendered when the tables were compiled. */
function helpOf(name: string, { io, texts }: Session): string {
  return readHelp(io.tables, texts.language)[name] ?? '';
}

/** `suance` alone: the window on a terminal, else the help. */
async function withoutCommand(
  name: string | undefined,
  options: Options & { version?: boolean },
  session: Session,
): Promise<number> {
  const { io } = session;
  if (options.version) {
    await write(io.stdout, `${io.version}\n`);
    return EXIT.computed;
  }
  if (name !== undefined) {
    const names = [...new Set(COMMANDS.map((each) => each.name.split(' ')[0]!))];
    throw problem('unknown-command', { name, nearest: nearest(name, names) });
  }
  if (io.stdin.isTTY && io.stdout.isTTY) {
    const { window } = await import('./commands/window.ts');
    return window(session, options);
  }
  await write(io.stderr, helpOf('', session));
  return EXIT.usage;
}

/** A group without a command: its list, where it has one, else its help. */
async function runGroup(group: string, word: string | undefined, options: Options, session: Session): Promise<number> {
  if (word !== undefined) {
    const name = `${group} ${word}`;
    const names = COMMANDS.filter((each) => each.name.startsWith(`${group} `)).map((each) => each.name);
    throw problem('unknown-command', { name, nearest: nearest(name, names) });
  }
  const list = listOf(group, COMMANDS);
  if (list) return runCommand(list, [], options, session);
  await write(session.io.stderr, helpOf(group, session));
  return EXIT.usage;
}

async function runCommand(
  definition: CommandDefinition,
  positionals: readonly (string | undefined)[],
  options: Options,
  session: Session,
): Promise<number> {
  checkChoices(options, definition);
  const action = await definition.action();
  return action(
    session,
    positionals.filter((each) => each !== undefined),
    options,
  );
}
