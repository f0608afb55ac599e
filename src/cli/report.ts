import { CommanderError } from 'commander';
import { nearest } from '../language/nearest.ts';
import { problem, SuanceError } from '../values/problem.ts';
import { write } from './io.ts';
import { EXIT } from './options.ts';
import { type Session, UnsoundTables } from './session.ts';
import { renderProblem } from './texts/render.ts';

/**
 * Tells what went wrong, in the user's language, without a stack.
 * @param operands what the parser took for neither options nor their values
 * @param flags all options that there are
 * @returns the exit code
 */
export async function report(
  error: unknown,
  operands: readonly string[],
  flags: () => readonly string[],
  session: Session,
): Promise<number> {
  const { texts, io } = session;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.computed;
    const found = commanderProblem(error, operands, flags);
    await write(io.stderr, `${texts.error}${texts.colon}${renderProblem(found.problem, texts)}\n`);
    return EXIT.usage;
  }
  if (error instanceof SuanceError) {
    for (const each of error.problems)
      await write(io.stderr, `${texts.error}${texts.colon}${renderProblem(each, texts)}\n`);
    return error instanceof UnsoundTables ? EXIT.unsound : EXIT.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  const internal = problem('internal', { message });
  await write(io.stderr, `${texts.error}${texts.colon}${renderProblem(internal.problem, texts)}\n`);
  return EXIT.usage;
}

const QUOTED = /'([^']*)'/;

function commanderProblem(
  error: CommanderError,
  operands: readonly string[],
  flags: () => readonly string[],
): SuanceError {
  const name = QUOTED.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return problem('unknown-option', { name, nearest: nearest(name, flags()) });
    case 'commander.optionMissingArgument':
      return problem('option-argument-missing', { option: name });
    case 'commander.missingArgument':
      return problem('argument-missing', { name });
    case 'commander.excessArguments':
      return problem('argument-excess', { found: operands.at(-1) ?? '' });
    default:
      return problem('unknown-option', { name: name || error.message, nearest: [] });
  }
}
