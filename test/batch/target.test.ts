import {
  chmodSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileTarget, refuseSameFile } from '../../src/batch/target.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-target-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));
const at = (name: string) => join(directory, name);

describe('fileTarget', () => {
  it('shows nothing before it is finished, and keeps what was there', async () => {
    writeFileSync(at('out.csv'), 'old');
    chmodSync(at('out.csv'), 0o640);
    const target = fileTarget(at('out.csv'));
    await target.write('一');
    await target.write('二');
    expect(readFileSync(at('out.csv'), 'utf8')).toBe('old');
    const temporary = readdirSync(directory).find((each) => each !== 'out.csv')!;
    expect(temporary).toMatch(/^\.suance-[0-9a-f]+\.tmp$/);
    if (process.platform !== 'win32') expect(statSync(at(temporary)).mode & 0o777).toBe(0o600);
    target.finish();
    target.discard();
    expect(readdirSync(directory)).toEqual(['out.csv']);
    expect(readFileSync(at('out.csv'), 'utf8')).toBe('一二');
    if (process.platform !== 'win32') expect(statSync(at('out.csv')).mode & 0o777).toBe(0o640);
  });

  it('leaves nothing behind when it is given up', async () => {
    const target = fileTarget(at('out.csv'));
    await target.write('half');
    target.discard();
    target.discard();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('replaces what a link points to', async () => {
    writeFileSync(at('real.csv'), 'old');
    symlinkSync('real.csv', at('link.csv'));
    const target = fileTarget(at('link.csv'));
    await target.write('new');
    target.finish();
    expect(readFileSync(at('real.csv'), 'utf8')).toBe('new');
    expect(readdirSync(directory).sort()).toEqual(['link.csv', 'real.csv']);
  });

  it('refuses directories and places that are not there', () => {
    expect(() => fileTarget(directory)).toThrow('file-is-directory');
    expect(() => fileTarget(at('none/out.csv'))).toThrow('directory-not-found');
  });
});

describe('refuseSameFile', () => {
  it('knows a file under any name', () => {
    writeFileSync(at('in.csv'), 'x');
    symlinkSync('in.csv', at('link.csv'));
    linkSync(at('in.csv'), at('hard.csv'));
    for (const name of ['in.csv', 'link.csv', 'hard.csv', './in.csv']) {
      expect(() => refuseSameFile(at('in.csv'), `${directory}/${name}`)).toThrow('output-is-input');
    }
    refuseSameFile(at('in.csv'), at('other.csv'));
    refuseSameFile(at('none.csv'), at('in.csv'));
  });
});
