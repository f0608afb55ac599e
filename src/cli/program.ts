import { Command, Option } from 'commander';
import { nearest } from '../language/nearest.ts';
import type { Language } from '../values/print.ts';
import { problem } from '../values/problem.ts';
import { CHOICES, checkChoices } from './choices.ts';
import { readConfig } from './config.ts';
import { type Io, write } from './io.ts';
import { languageArgument, systemLanguage } from './language.ts';
import { EXIT, type Options } from './options.ts';
import { report } from './report.ts';
import type { Session } from './session.ts';
import { type CommandName, type OptionName, textsFor } from './texts/texts.ts';

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
  save: '--save <file>',
  sheet: '--sheet <file.html>',
  fullIds: '--full-ids',
  help: '-h, --help',
  version: '-V, --version',
};

const REPEATED: ReadonlySet<OptionName> = new Set(['set', 'param']);

type Action = (session: Session, positionals: readonly string[], options: Options) => Promise<number>;

interface CommandDefinition {
  readonly name: CommandName;
  /** Arguments as commander writes them, by the name under which the texts explain them. */
  readonly arguments: readonly (readonly [name: string, form: string])[];
  readonly options: readonly OptionName[];
  readonly formats?: readonly string[];
  readonly action: () => Promise<Action>;
}

const LOOK: readonly OptionName[] = ['lang', 'noColor', 'ascii', 'noConfig'];
const CASE: readonly OptionName[] = ['region', 'on', 'set', 'param', 'locality', 'policies'];

/** What `suance` alone is to commander. Nobody types it. */
const WINDOW = 'window';
const WINDOW_OPTIONS: readonly OptionName[] = ['region', 'on', 'locality', 'policies', 'noColor', 'ascii', 'noConfig'];

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
      ['measure', '<measure>'],
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
  // The help measures text and is only loaded to be shown.
  const asked = argv.includes('-h') || argv.includes('--help');
  const page = asked ? await helpPage(session) : () => '';
  const program = buildProgram(session, page, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return await report(error, program, session);
  }
}

/** Loads the help: the wording, and the examples that come with the policies. */
async function helpPage(session: Session): Promise<HelpPage> {
  const { helpText } = await import('./help.ts');
  const { readHelp } = await import('../policies/compiled.ts');
  const examples = readHelp(session.io.tables);
  return (command) => helpText(command, session.texts, examples);
}

/** Renders the help of a command. */
type HelpPage = (command: Command) => string;

function buildProgram(session: Session, page: HelpPage, done: (code: number) => void): Command {
  const { texts } = session;
  const program = new Command('suance');
  const groups = new Map<string, Command>();
  configure(program, session, page);
  program.option(FLAGS.version, texts.options.version).option(FLAGS.lang, texts.options.lang);
  // Without a command: the window, which has options of its own that no other command is to take.
  const alone = program.command(WINDOW, { isDefault: true, hidden: true }).argument('[command]');
  configure(alone, session, () => page(program));
  for (const option of WINDOW_OPTIONS) alone.addOption(makeOption(option, session));
  alone.action(async (name: string | undefined) => {
    const options = alone.optsWithGlobals() as Options & { version?: boolean };
    if (options.version) {
      await write(session.io.stdout, `${session.io.version}\n`);
      return;
    }
    if (name !== undefined) {
      const names = [...new Set(COMMANDS.map((each) => each.name.split(' ')[0]!))];
      throw problem('unknown-command', { name, nearest: nearest(name, names) });
    }
    done(await withoutCommand(session, options, program));
  });
  for (const definition of COMMANDS) {
    const [first, second] = definition.name.split(' ') as [string, string?];
    let parent = program;
    if (second) {
      parent = groups.get(first) ?? addGroup(program, first as CommandName, session, page, groups, done);
    }
    addCommand(parent, second ?? first, definition, session, page, done);
  }
  return program;
}

/** `suance` alone: the window on a terminal, else the help. */
async function withoutCommand(session: Session, options: Options, program: Command): Promise<number> {
  if (session.io.stdin.isTTY && session.io.stdout.isTTY) {
    const { window } = await import('./commands/window.ts');
    return window(session, options);
  }
  await write(session.io.stderr, (await helpPage(session))(program));
  return EXIT.usage;
}

function configure(command: Command, session: Session, page: HelpPage): void {
  const { texts, io } = session;
  command
    .exitOverride()
    .helpOption(FLAGS.help, texts.options.help)
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr: () => {}, writeOut: (text) => void io.stdout.write(text) })
    .configureHelp({ formatHelp: (each) => page(each) });
}

function addGroup(
  program: Command,
  name: CommandName,
  session: Session,
  page: HelpPage,
  groups: Map<string, Command>,
  done: (code: number) => void,
): Command {
  const group = program.command(name).description(session.texts.commands[name].summary);
  configure(group, session, page);
  groups.set(name, group);
  // `suance policies` alone lists them.
  const list = COMMANDS.find((each) => each.name === `${name} list`);
  for (const option of list?.options ?? LOOK) group.addOption(makeOption(option, session, list?.formats));
  group.argument('[command]').action(async (word: string | undefined, options: Options) => {
    if (word !== undefined) {
      const names = COMMANDS.filter((each) => each.name.startsWith(`${name} `)).map((each) => each.name);
      throw problem('unknown-command', { name: `${name} ${word}`, nearest: nearest(`${name} ${word}`, names) });
    }
    if (!list) {
      await write(session.io.stderr, (await helpPage(session))(group));
      done(EXIT.usage);
      return;
    }
    checkChoices(options, list);
    const action = await list.action();
    done(await action(session, [], options));
  });
  return group;
}

function makeOption(name: OptionName, session: Session, formats: readonly string[] = []): Option {
  const { options, colon } = session.texts;
  const description = name === 'format' ? `${options.format}${colon}${formats.join(', ')}` : options[name];
  const option = new Option(FLAGS[name], description);
  if (REPEATED.has(name)) option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}

function addCommand(
  parent: Command,
  name: string,
  definition: CommandDefinition,
  session: Session,
  page: HelpPage,
  done: (code: number) => void,
): void {
  const texts = session.texts.commands[definition.name];
  const command = parent.command(name).description(texts.summary);
  configure(command, session, page);
  for (const [argument, form] of definition.arguments) command.argument(form, texts.arguments?.[argument] ?? '');
  for (const option of definition.options) command.addOption(makeOption(option, session, definition.formats));
  command.action(async (...parameters: unknown[]) => {
    // Options that a group has too (`suance policies --lang zh list`) are taken from either place.
    const options = command.optsWithGlobals() as Options;
    checkChoices(options, definition);
    const positionals = parameters
      .slice(0, definition.arguments.length)
      .flat()
      .filter((each) => each !== undefined);
    const action = await definition.action();
    done(await action(session, positionals as string[], options));
  });
}
