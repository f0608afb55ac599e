import { Command, Option } from 'commander';
import type { CommandName, OptionName, Texts } from './texts/texts.ts';

/** A command as far as the parser needs to know it. */
export interface CommandForm {
  readonly name: CommandName;
  /** Arguments as commander writes them, by the name under which the texts explain them. */
  readonly arguments: readonly (readonly [name: string, form: string])[];
  readonly options: readonly OptionName[];
  readonly formats?: readonly string[];
}

/** How help is shown. */
export interface Shown {
  page(command: Command): string;
  print(text: string): void;
}

/** What the parser knows of the command line. */
export interface Declared<Form extends CommandForm> {
  readonly program: Command;
  /** What runs without a command: the window. */
  readonly alone: Command;
  readonly groups: ReadonlyMap<string, Command>;
  readonly commands: readonly (readonly [Form, Command])[];
}

type Flags = Readonly<Record<OptionName, string>>;

/** What `suance` alone is to commander. Nobody types it. */
const WINDOW = 'window';
const WINDOW_OPTIONS: readonly OptionName[] = ['region', 'on', 'locality', 'policies', 'noColor', 'ascii', 'noConfig'];
/** Options of a group that lists nothing. */
const LOOK: readonly OptionName[] = ['lang', 'noColor', 'ascii', 'noConfig'];
const REPEATED: ReadonlySet<OptionName> = new Set(['set', 'param', 'map', 'history', 'totalBy']);

/**
 * Tells the parser of commands; what they do is added by whoever runs them.
 * @param words the arguments: a command of which the name is not among them cannot be meant, and is left out, so that a
 * start takes no longer for there being more commands; `null` for all
 */
export function declare<Form extends CommandForm>(
  forms: readonly Form[],
  flags: Flags,
  texts: Texts,
  { page, print }: Shown,
  words: ReadonlySet<string> | null,
): Declared<Form> {
  const option = (name: OptionName, formats?: readonly string[]) => makeOption(name, flags, texts, formats);
  const program = new Command('suance')
    .exitOverride()
    .helpOption(flags.help, texts.options.help)
    .helpCommand(false)
    .showSuggestionAfterError(false)
    // The pages are as they are to be shown: commander need not open a stream to ask how wide a terminal is.
    .configureOutput({
      writeErr: () => {},
      writeOut: print,
      getOutHelpWidth: () => 80,
      getOutHasColors: () => true,
    })
    .configureHelp({ formatHelp: page })
    .option(flags.version, texts.options.version)
    .option(flags.lang, texts.options.lang);
  // The window has options of its own that no other command is to take.
  const alone = program.command(WINDOW, { isDefault: true, hidden: true }).argument('[command]');
  alone.configureHelp({ formatHelp: () => page(program) });
  for (const name of WINDOW_OPTIONS) alone.addOption(option(name));
  const groups = new Map<string, Command>();
  const commands: [Form, Command][] = [];
  for (const form of forms) {
    const [first, second] = form.name.split(' ') as [string, string?];
    if (words !== null && !words.has(first)) continue;
    let parent = program;
    if (second !== undefined) {
      parent = groups.get(first) ?? declareGroup(first);
      groups.set(first, parent);
      if (words !== null && !words.has(second)) continue;
    }
    const { summary, arguments: explained } = texts.commands[form.name];
    const command = parent.command(second ?? first).description(summary);
    for (const [name, written] of form.arguments) command.argument(written, explained?.[name] ?? '');
    for (const name of form.options) command.addOption(option(name, form.formats));
    commands.push([form, command]);
  }
  return { program, alone, groups, commands };

  /** `suance policies` alone lists them: it takes what the list takes. */
  function declareGroup(name: string): Command {
    const group = program
      .command(name)
      .helpCommand(false)
      .description(texts.commands[name as CommandName].summary);
    const list = listOf(name, forms);
    for (const each of list?.options ?? LOOK) group.addOption(option(each, list?.formats));
    return group.argument('[command]');
  }
}

/** The command that a group is without one: its list, where it has one. */
export function listOf<Form extends CommandForm>(group: string, forms: readonly Form[]): Form | undefined {
  return forms.find((each) => each.name === `${group} list`);
}

function makeOption(
  name: OptionName,
  flags: Flags,
  { options, colon }: Texts,
  formats: readonly string[] = [],
): Option {
  const description = name === 'format' ? `${options.format}${colon}${formats.join(', ')}` : options[name];
  const option = new Option(flags[name], description);
  if (REPEATED.has(name)) option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}

/** The name of a command, with that of its group; that of the program is empty. */
export function commandName(command: Command): string {
  const names: string[] = [];
  for (let each: Command | null = command; each?.parent; each = each.parent) names.unshift(each.name());
  return names.join(' ');
}

/** The options of a command and of those under it, as they are written. */
export function flagsOf(command: Command): string[] {
  const own = command.options.flatMap((each) => [each.long ?? '', each.short ?? '']).filter((each) => each !== '');
  return [...own, ...command.commands.flatMap(flagsOf)];
}
