import { describe, expect, it } from 'vitest';
import { problem, problemData, SuanceError, withPlace } from '../../src/values/problem.ts';

describe('a problem', () => {
  it('is data with a code, what its message says, and a place', () => {
    const error = problem('number-malformed', { text: 'x' }, { line: 3 });
    expect(error).toBeInstanceOf(SuanceError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('SuanceError');
    expect(error.message).toBe('number-malformed');
    expect(error.problem).toEqual({ code: 'number-malformed', params: { text: 'x' }, place: { line: 3 } });
  });

  it('keeps the place it has and takes what it lacks', () => {
    const error = problem('division-by-zero', {}, { line: 3, column: 4 });
    const placed = error.at({ file: 'a.yaml', line: 1, row: 7 });
    expect(placed.problem.place).toEqual({ file: 'a.yaml', line: 3, column: 4, row: 7 });
    expect(error.problem.place).toEqual({ line: 3, column: 4 });
  });

  it('gives its place to every problem of an error', () => {
    const first = problemData('input-empty', {});
    const second = problemData('date-serial', { text: '43862' }, { column: 2 });
    const error = new SuanceError([first, second]).at({ row: 5 });
    expect(error.message).toBe('input-empty, date-serial');
    expect(error.problems.map((each) => each.place)).toEqual([{ row: 5 }, { column: 2, row: 5 }]);
    expect(withPlace(second, { column: 9 }).place).toEqual({ column: 2 });
  });
});
