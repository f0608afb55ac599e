import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configPath, localityPath, parseConfig, readConfig, requireSound, writeSetting } from '../../src/cli/config.ts';
import { temporaryDirectory } from '../policies/sets.ts';
import { codeOf } from '../values/problems.ts';

const HOME = '/home/office';

describe('where the settings are', () => {
  test.each<[string, Record<string, string>, NodeJS.Platform, string | null]>([
    ['the usual place', { HOME }, 'linux', '/home/office/.config/suance/config.yaml'],
    ['XDG', { HOME, XDG_CONFIG_HOME: '/xdg' }, 'linux', '/xdg/suance/config.yaml'],
    ['an empty XDG is none', { HOME, XDG_CONFIG_HOME: '' }, 'darwin', '/home/office/.config/suance/config.yaml'],
    ['Windows', { HOME, APPDATA: '/roaming' }, 'win32', '/roaming/suance/config.yaml'],
    ['one that is named', { HOME, SUANCE_CONFIG: '/etc/office.yaml' }, 'linux', '/etc/office.yaml'],
    ['none', { HOME, SUANCE_CONFIG: '' }, 'linux', null],
  ])('%s', (_, env, platform, expected) => {
    expect(configPath(env, platform)).toBe(expected);
  });
});

/** The settings of a text, and its faults by line. */
function parsed(text: string): unknown[] {
  const { settings, problems } = parseConfig(text, 'c');
  const values = Object.entries(settings).map(([key, each]) => `${key}=${each.value}`);
  return [...values, ...problems.map((each) => `${each.code} ${each.place.line}`)];
}

describe('the lines of a settings file', () => {
  test.each<[string, unknown[]]>([
    ['', []],
    ['# nothing\n\n---\nregion: 654002\n', ['region=654002']],
    ['\ufefflanguage: zh\r\nregion: "654002"\r\n', ['language=zh', 'region=654002']],
    ['locality: C:\\Users\\office\\yining.yaml', ['locality=C:\\Users\\office\\yining.yaml']],
    ['locality: "C:\\\\Users\\\\a b.yaml" # ours', ['locality=C:\\Users\\a b.yaml']],
    ["locality: 'it''s here.yaml'", ["locality=it's here.yaml"]],
    ['region: 伊宁市 # here', ['region=伊宁市']],
    ['locality: a#b.yaml', ['locality=a#b.yaml']],
    ['region:\nlanguage: ""', []],
    ['regon: 654002', ['config-unknown-key 1']],
    ['region: 1\nregion: 2', ['region=1', 'fact-twice 2']],
    ['language: fr', ['option-value 1']],
    ['region 654002', ['config-malformed 1']],
    ['region:654002', ['config-malformed 1']],
    ['  region: 654002', ['config-malformed 1']],
    ['region: "654002', ['config-malformed 1']],
    ['region: [654002]', ['config-malformed 1']],
    ['region: *there', ['config-malformed 1']],
    ['- region', ['config-malformed 1']],
  ])('%j', (text, expected) => {
    expect(parsed(text)).toEqual(expected);
  });

  test('the nearest key is suggested', () => {
    const [fault] = parseConfig('langage: zh', 'c').problems;
    expect(fault!.params).toEqual({ name: 'langage', nearest: ['language'] });
  });
});

const at = (path: string, argv: readonly string[] = []) => readConfig({ SUANCE_CONFIG: path }, argv);

describe('reading', () => {
  test('no file at the usual place is no fault; one that is named is', () => {
    const home = temporaryDirectory();
    expect(readConfig({ XDG_CONFIG_HOME: home }, [])).toMatchObject({ exists: false, settings: {}, problems: [] });
    const named = at(join(home, 'none.yaml'));
    expect(named).toMatchObject({ exists: false, problems: [{ code: 'file-not-found' }] });
    expect(codeOf(() => requireSound(named))).toBe('file-not-found');
    expect(codeOf(() => requireSound(at(home)))).toBe('file-unreadable');
  });

  test('--no-config leaves it aside, behind -- it does not', () => {
    const path = join(temporaryDirectory(), 'c.yaml');
    writeFileSync(path, 'region: 1\nx: 1\n');
    expect(at(path, ['calc', '--no-config'])).toEqual({ path: null, exists: false, settings: {}, problems: [] });
    expect(at(path, ['calc', '--', '--no-config']).problems).toHaveLength(1);
  });

  test('a path is taken from where the file is', () => {
    const home = temporaryDirectory();
    writeFileSync(join(home, 'c.yaml'), 'locality: ours/yining.yaml\n');
    expect(localityPath(at(join(home, 'c.yaml')))).toBe(join(home, 'ours/yining.yaml'));
    writeFileSync(join(home, 'c.yaml'), 'locality: /etc/yining.yaml\n');
    expect(localityPath(at(join(home, 'c.yaml')))).toBe('/etc/yining.yaml');
    expect(localityPath(at(join(home, 'none.yaml')))).toBeNull();
  });
});

describe('writing', () => {
  test('changes one line and keeps all others, faulty ones too', () => {
    const path = join(temporaryDirectory(), 'c.yaml');
    writeFileSync(path, '# ours\nregion: 1\nwhat is this\nregion: 2\nlanguage: en');
    writeSetting(at(path), 'region', '654002');
    writeSetting(at(path), 'locality', '/a b');
    writeSetting(at(path), 'language', null);
    expect(readFileSync(path, 'utf8')).toBe('# ours\nregion: "654002"\nwhat is this\nlocality: "/a b"\n');
  });

  test('makes the file and its directory, and leaves nothing beside it', () => {
    const home = join(temporaryDirectory(), 'deep', 'er');
    expect(writeSetting(at(join(home, 'c.yaml')), 'language', 'zh')).toBe(join(home, 'c.yaml'));
    expect(readdirSync(home)).toEqual(['c.yaml']);
  });

  test('a link stays a link', () => {
    const home = temporaryDirectory();
    writeFileSync(join(home, 'real.yaml'), '');
    symlinkSync('real.yaml', join(home, 'c.yaml'));
    writeSetting(at(join(home, 'c.yaml')), 'language', 'zh');
    expect(readlinkSync(join(home, 'c.yaml'))).toBe('real.yaml');
    expect(readFileSync(join(home, 'real.yaml'), 'utf8')).toBe('language: "zh"\n');
  });

  test('what is no file is not replaced', () => {
    const home = temporaryDirectory();
    mkdirSync(join(home, 'c.yaml'));
    expect(codeOf(() => writeSetting(at(join(home, 'c.yaml')), 'language', 'zh'))).toBe('file-is-directory');
    expect(statSync(join(home, 'c.yaml')).isDirectory()).toBe(true);
    expect(codeOf(() => writeSetting(at(join(home, 'c.yaml'), ['--no-config']), 'language', 'zh'))).toBe(
      'config-ignored',
    );
  });

  test('any value comes back as it was, here and by the YAML library', () => {
    const path = join(temporaryDirectory(), 'c.yaml');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const wellFormed = Buffer.from(value).toString();
        writeSetting(at(path), 'locality', wellFormed);
        expect(at(path).settings.locality?.value).toBe(wellFormed);
        expect(parse(readFileSync(path, 'utf8'))).toEqual({ locality: wellFormed });
      }),
      { numRuns: 200 },
    );
  });
});
