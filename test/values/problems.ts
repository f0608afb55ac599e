import { expect } from 'vitest';
import { type Problem, SuanceError } from '../../src/values/problem.ts';

/** The problem with which something fails; the test fails if it does not, or with anything but a SuanceError. */
export function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(SuanceError);
    return (error as SuanceError).problem;
  }
  throw new Error('nothing was thrown');
}

/** The code of {@link problemOf}. */
export function codeOf(run: () => unknown): string {
  return problemOf(run).code;
}
