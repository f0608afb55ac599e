import type { Command } from 'commander';
import type { HelpExamples, HelpPages } from '../policies/model.ts';
import { commandName } from './parser.ts';
import { declareAll } from './program.ts';
import type { CommandName, CommandTexts, Texts } from './texts/texts.ts';
import { widthOf, wrap } from './wrap.ts';

const WIDTH = 80;

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(28, Math.max(...rows.map(([left]) => widthOf(left))));
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, WIDTH - width - 4);
    const head = `  ${left}${' '.repeat(Math.max(0, width - widthOf(left)))}  `;
    if (widthOf(left) > width) return [`  ${left}`, ...lines.map((each) => ' '.repeat(width + 4) + each)];
    return lines.map((each, index) => (index === 0 ? head : ' '.repeat(width + 4)) + each);
  });
}

/** The help of every command by its name, and of the whole under the empty name, as it is shown in 80 columns. */
export function helpPages(texts: Texts, examples: HelpExamples): HelpPages {
  const { program, groups, commands } = declareAll(texts);
  const all = [program, ...groups.values(), ...commands.map(([, command]) => command)];
  return Object.fromEntries(all.map((each) => [commandName(each), helpText(each, texts, examples)]));
}

/** The help of a command: usage, what it does, arguments, options, examples to run. */
function helpText(command: Command, texts: Texts, help: HelpExamples): string {
  const name = commandName(command);
  const own: CommandTexts | undefined = name ? texts.commands[name as CommandName] : undefined;
  const parts: string[] = [];
  const form = command.registeredArguments.map((each) =>
    each.required ? `<${each.name()}${each.variadic ? '…' : ''}>` : `[${each.name()}${each.variadic ? '…' : ''}]`,
  );
  // Those that are not meant to be typed are not shown.
  const subcommands = command.createHelp().visibleCommands(command);
  const usage = [
    'suance',
    name,
    ...(subcommands.length > 0 ? [`<${texts.commandWord}>`] : form),
    `[${texts.optionWord}]`,
  ]
    .filter(Boolean)
    .join(' ');
  parts.push(`${texts.usage}${usage}`);
  const about = own ? [own.summary, own.details].filter((each) => each !== undefined) : [texts.tagline];
  parts.push(about.flatMap((each) => wrap(each, WIDTH)).join('\n'));
  if (subcommands.length > 0) {
    parts.push(
      [texts.commandsTitle, ...columns(subcommands.map((each) => [each.name(), each.description()]))].join('\n'),
    );
  } else if (command.registeredArguments.length > 0) {
    const rows = command.registeredArguments.map((each) => [each.name(), each.description] as const);
    parts.push([texts.argumentsTitle, ...columns(rows)].join('\n'));
  }
  const options = [
    ...command.options.map((each) => [each.flags, each.description] as const),
    ['-h, --help', texts.options.help] as const,
  ];
  parts.push([texts.optionsTitle, ...columns(options)].join('\n'));
  const examples = help[name]?.[texts.language] ?? [];
  if (examples.length > 0) parts.push([texts.examplesTitle, ...examples.map((each) => `  ${each}`)].join('\n'));
  if (!own)
    parts.push(
      `${wrap(texts.exitCodes, WIDTH).join('\n')}\n${texts.helpHint('suance calc')}\n${wrap(texts.window.hint, WIDTH).join('\n')}`,
    );
  return `${parts.join('\n\n')}\n`;
}
