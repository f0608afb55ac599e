import type { Io, Output } from './io.ts';
import { EXIT, type Options } from './options.ts';
import type { TerminalPrompter } from './prompts/terminal.ts';
import type { Session } from './session.ts';
import { type Style, styleFor } from './style.ts';

/**
 * Holds a conversation at a terminal, and gives the terminal back however it ends.
 * @param output the terminal: standard output, unless that goes elsewhere
 * @returns the exit code
 */
export async function withTerminal(
  session: Session,
  output: Output,
  options: Pick<Options, 'color' | 'ascii'>,
  hold: (prompter: TerminalPrompter, style: Style) => Promise<void>,
): Promise<number> {
  const io: Io = { ...session.io, stdout: output };
  // Inquirer takes longer to load than all the rest.
  const [{ TerminalPrompter: Prompter }, { Interrupted }] = await Promise.all([
    import('./prompts/terminal.ts'),
    import('./interview/prompter.ts'),
  ]);
  const style = resized(await styleFor(io, options), io);
  const prompter = new Prompter(io, session.texts, style);
  try {
    await hold(prompter, style);
    return EXIT.computed;
  } catch (error) {
    if (error instanceof Interrupted) return error.exitCode;
    throw error;
  } finally {
    prompter.close();
  }
}

/** The same style, as wide as the terminal is at the time. */
function resized(style: Style, io: Io): Style {
  return {
    ...style,
    get width() {
      return Math.max(40, Math.min(io.stdout.columns || 80, 100));
    },
  };
}
