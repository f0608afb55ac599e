import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeptCase, NO_STATE, REMEMBERED, StateFile, statePath } from '../../../src/cli/window/state.ts';

const HOME = '/home/office';

describe('where the state is', () => {
  it.each<[string, Record<string, string>, NodeJS.Platform, string | null]>([
    ['the usual place', { HOME }, 'linux', '/home/office/.local/state/suance/window.json'],
    ['XDG', { HOME, XDG_STATE_HOME: '/xdg' }, 'linux', '/xdg/suance/window.json'],
    ['an empty XDG is none', { HOME, XDG_STATE_HOME: '' }, 'darwin', '/home/office/.local/state/suance/window.json'],
    ['Windows', { HOME, LOCALAPPDATA: '/local' }, 'win32', '/local/suance/window.json'],
    ['one that is named', { HOME, SUANCE_STATE: '/var/office.json' }, 'linux', '/var/office.json'],
    ['none', { HOME, SUANCE_STATE: '' }, 'linux', null],
  ])('%s', (_, env, platform, expected) => {
    expect(statePath(env, platform)).toBe(expected);
  });
});

function kept(id: string, rest: Partial<KeptCase> = {}): KeptCase {
  const facts = { layoff_rate: '0%' };
  const outcome = { measure: 'x/ui-refund', status: 'eligible', amount: '1.00' };
  const at = '2026-01-02T03:04:05.000Z';
  return {
    id,
    at,
    kind: 'measure',
    subject: 'ui-refund',
    facts,
    unknown: [],
    place: null,
    day: null,
    outcome,
    ...rest,
  };
}

describe('the state in its file', () => {
  let directory: string;
  let path: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'suance-state-'));
    path = join(directory, 'state', 'suance', 'window.json');
  });
  afterEach(() => {
    chmodSync(directory, 0o700);
    rmSync(directory, { recursive: true, force: true });
  });

  it('is there again for the next window, for its owner alone to read', () => {
    const written = new StateFile(path).update((state) => ({ ...state, place: '654002', recent: [kept('a')] }));
    expect(new StateFile(path).read()).toEqual(written);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(path))).toEqual(['window.json']);
  });

  it('is for its owner alone where the directory is open to others', () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
    new StateFile(path).update((state) => ({ ...state, day: '2020-06-15' }));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    writeFileSync(path, JSON.stringify({ version: 1 }), { mode: 0o644 });
    chmodSync(path, 0o644);
    new StateFile(path).update((state) => ({ ...state, day: '2020-06-15' }));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('takes what another window has written meanwhile', () => {
    const [one, other] = [new StateFile(path), new StateFile(path)];
    one.update((state) => ({ ...state, place: '654002' }));
    other.update((state) => ({ ...state, day: '2020-06-15' }));
    expect(one.read()).toMatchObject({ place: '654002', day: '2020-06-15' });
  });

  it.each([
    ['nothing', ''],
    ['half', '{"version": 1, "place": "6540'],
    ['a list', '[]'],
    ['another form', '{"version": 2, "place": "654002"}'],
    ['null', 'null'],
  ])('is empty where the file holds %s, and is written anew', (_, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const file = new StateFile(path);
    expect(file.read()).toEqual(NO_STATE);
    file.update((state) => ({ ...state, place: '654002' }));
    expect(file.read().place).toBe('654002');
  });

  it('leaves out what is not of the form', () => {
    mkdirSync(dirname(path), { recursive: true });
    const broken = [null, 3, { ...kept('b'), facts: { layoff_rate: 3 } }, { ...kept('c'), kind: 'x' }, { id: 'd' }];
    writeFileSync(path, JSON.stringify({ version: 1, language: 'fr', place: 5, recent: [kept('a'), ...broken] }));
    expect(new StateFile(path).read()).toEqual({ ...NO_STATE, recent: [kept('a')] });
    const many = Array.from({ length: 30 }, (_, index) => kept(`${index}`));
    writeFileSync(path, JSON.stringify({ version: 1, recent: many }));
    expect(new StateFile(path).read().recent).toHaveLength(REMEMBERED);
  });

  it('lasts as long as the window where it cannot be written, and says why', () => {
    writeFileSync(join(directory, 'state'), 'a file in the way');
    const file = new StateFile(path);
    file.update((state) => ({ ...state, place: '654002' }));
    expect(file.fault).toMatch(/^(ENOTDIR|EEXIST)$/);
    expect(file.read().place).toBe('654002');
    expect(file.update((state) => ({ ...state, day: '2020-06-15' }))).toMatchObject({ place: '654002' });
  });

  it('lasts as long as the window where none is wanted', () => {
    const file = new StateFile(null);
    file.update((state) => ({ ...state, place: '654002' }));
    expect(file.read().place).toBe('654002');
    expect(file.fault).toBeNull();
    expect(existsSync(path)).toBe(false);
    expect(() => readFileSync(path)).toThrow();
  });
});
